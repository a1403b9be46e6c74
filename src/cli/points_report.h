#ifndef KF_CLI_POINTS_REPORT_H
#define KF_CLI_POINTS_REPORT_H

/* kinfold report --points: what PEMAT and the Clear Communication Index ask, point by point. */

#include "cli/json.h"
#include "editions/report_card.h"

void kf_points_print(struct kf_run *run, const struct kf_card *card);
void kf_points_add(JsonBuilder *builder, struct kf_run *run, const struct kf_card *card);

#endif
