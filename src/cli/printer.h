#ifndef KF_CLI_PRINTER_H
#define KF_CLI_PRINTER_H

/* The machine's printing system (CUPS), by its own programs lp and lpstat: the command that prints a file, to be read or
 * run. */

#include "cli/cli.h"

enum kf_print_sides { KF_ONE_SIDED, KF_LONG_EDGE, KF_SHORT_EDGE };

/* As lp and the print ticket name them, in the enum's order. */
extern const char *const kf_print_sides_names[];

struct kf_print_job {
    const char *path;
    int copies;
    enum kf_print_sides sides;
    const char *media, *printer; /* NULL: as the system has it */
};

/* "Letter", as CUPS has it. */
const char *kf_printer_media(enum kf_paper paper);
/* "lp -n 2 -o sides=two-sided-long-edge -o media=Letter -o print-scaling=none -- tonight.pdf", to be pasted. In arena. */
const char *kf_printer_line(struct kf_arena *arena, const struct kf_print_job *job);

/* The printers of this machine, NULL-terminated, in arena: none where there is no CUPS. */
char **kf_printer_names(struct kf_arena *arena);

/* Whether this machine has lp and the printer (NULL: a usual one). Pushes what is missing, and what to do about it. */
bool kf_printer_is_there(struct kf_cli *cli, const char *printer);
/* Runs lp, and says what was sent. False after an error. */
bool kf_printer_send(struct kf_cli *cli, const struct kf_print_job *job, FILE *lines);

#endif
