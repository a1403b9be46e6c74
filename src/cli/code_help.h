#ifndef KF_CLI_CODE_HELP_H
#define KF_CLI_CODE_HELP_H

/* `kinfold explain CODE`: what the word in `error[...]` means. */

#include <stdbool.h>

#include "base/diag.h"

/* KF_CODE_COUNT when no code is called so. `error[tab]`, as it stands in a message, is taken too. */
enum kf_code kf_code_named(const char *typed);
/* The nearest code's word, NULL. */
const char *kf_code_nearest(const char *typed);

void kf_code_print(enum kf_code code, bool json);
void kf_codes_print(bool json); /* all, a line each */

#endif
