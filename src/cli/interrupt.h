#ifndef KF_CLI_INTERRUPT_H
#define KF_CLI_INTERRUPT_H

/* Ctrl-C, SIGTERM and a terminal that is closed: the program ends at once and quietly, with 130, but never between the files of
 * one module. A pipe that nobody reads any more ends nothing. */

/* clear: what undoes the line of progress on the terminal, "" for nothing. Lives on. */
void kf_interrupt_watch(const char *clear);
/* A font or picture that a library has mapped into memory and that is cut short, or whose disk goes away, ends the program with a
 * message and KF_EXIT_MISSING instead of a crash. */
void kf_interrupt_watch_files(void);
/* A program that runs until it is told to end is told so in this way: it ends with this instead of 130. */
void kf_interrupt_end_with(int status);
/* Between these two a signal waits. */
void kf_interrupt_hold(void);
void kf_interrupt_release(void);

#endif
