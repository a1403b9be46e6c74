#ifndef KF_CLI_PRINTER_H
#define KF_CLI_PRINTER_H

/* Paper: the command that prints a file on both sides, to be read or run. */

#include <stdio.h>

#include "base/run.h"
#include "model/edition.h"

/* "lp -o sides=two-sided-long-edge -o media=Letter tonight.pdf", as it can be pasted. In arena. */
const char *kf_printer_line(struct kf_arena *arena, const char *path, enum kf_paper paper);
/* Words as one line of a shell. In arena. */
const char *kf_printer_shell(struct kf_arena *arena, const char *const *words);
/* Runs it, and says what the printer answered. False after an error. */
bool kf_printer_send(struct kf_run *run, const char *path, enum kf_paper paper, FILE *lines);

#endif
