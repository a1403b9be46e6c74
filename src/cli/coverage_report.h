#ifndef KF_CLI_COVERAGE_REPORT_H
#define KF_CLI_COVERAGE_REPORT_H

/* kinfold report --coverage: the rows of modules/coverage.tsv beside the words that speak of them. */

#include "cli/json.h"
#include "cli/options.h"

/* Writes DIR/<module>/coverage.pdf for each module and DIR/coverage.csv for all; prints the figures, or adds them to
 * builder (NULL: for people). With all modules, a row that is printed nowhere without a reason is an error. */
void kf_coverage_report(struct kf_cli *cli, const struct kf_options *options, const struct kf_kit *kit,
                        const char *const *modules, JsonBuilder *builder);

#endif
