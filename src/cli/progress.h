#ifndef KF_CLI_PROGRESS_H
#define KF_CLI_PROGRESS_H

/* A line on the terminal that is written over: which module is being made. And how wide the terminal is. */

#include <stdbool.h>

struct kf_progress {
    bool shown; /* false: no terminal, or they asked for quiet */
};

struct kf_progress kf_progress_new(bool quiet);
void kf_progress_show(struct kf_progress progress, const char *module, int number, int count);
void kf_progress_clear(struct kf_progress progress);
/* What kf_interrupt_watch is to write before the program ends. */
const char *kf_progress_clearing(struct kf_progress progress);

/* How many letters a line of the terminal has that standard output goes to; 0: it goes elsewhere. */
int kf_terminal_columns(void);

#endif
