#ifndef KF_CLI_CARDS_REPORT_H
#define KF_CLI_CARDS_REPORT_H

/* What kinfold report says of a module's cards beside their pages: all of them, or that of --piece. */

#include "cli/json.h"
#include "cli/options.h"
#include "editions/report_card.h"

struct kf_cards_report {
    struct kf_cli *cli;
    const struct kf_options *options;
    JsonBuilder *builder; /* NULL: for people */
};

/* A table, and under it what was found; with --piece the hardest sentences, with --points the points. */
void kf_cards_print(const struct kf_cards_report *report, const char *module, const struct kf_cards *cards);
void kf_cards_add(const struct kf_cards_report *report, const char *module, const char *path, const struct kf_cards *cards);

#endif
