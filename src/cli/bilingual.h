#ifndef KF_CLI_BILINGUAL_H
#define KF_CLI_BILINGUAL_H

#include "cli/options.h"

/* The languages of `--language`: one, or the two of a document that --bilingual asks for (edition.bilingual is set, and the
 * other options are read). typed may be NULL. False after saying what is wrong. */
bool kf_bilingual_read(struct kf_cli *cli, const char *typed, struct kf_options *options);

#endif
