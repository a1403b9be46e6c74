#ifndef KF_CLI_PRINT_QUEUE_H
#define KF_CLI_PRINT_QUEUE_H

/* The machine's printing system, by its own programs: lp and lpstat. */

#include "cli/cli.h"

/* Whether this machine has `lp` and the printer (NULL: any). Pushes what is missing, and the nearest name. */
bool kf_queue_is_there(struct kf_cli *cli, const char *printer);
/* Runs these words. Returns the job's id, "PDF-3" ("" where lp did not say it); NULL after pushing what lp said. */
const char *kf_queue_send(struct kf_cli *cli, const char *const *words);

#endif
