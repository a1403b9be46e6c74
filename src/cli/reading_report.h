#ifndef KF_CLI_READING_REPORT_H
#define KF_CLI_READING_REPORT_H

/* kinfold report --sentences: the segmented text of handouts, for people and other programs to count. */

#include "cli/json.h"
#include "cli/options.h"

/* Prints "== module/handout: figures" and a sentence a line, or adds a member to each module of builder (NULL: for people).
 * With --piece, of that handout alone. */
void kf_sentences_report(struct kf_cli *cli, const struct kf_options *options, const struct kf_kit *kit,
                         const char *const *modules, JsonBuilder *builder);

/* The handouts that --piece chooses: all without it. */
bool kf_report_has(const struct kf_options *options, const struct kf_handout *handout);
/* Says that --piece names no handout of these modules. */
void kf_report_has_none(struct kf_cli *cli, const struct kf_options *options, const struct kf_list *ids);

#endif
