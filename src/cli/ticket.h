#ifndef KF_CLI_TICKET_H
#define KF_CLI_TICKET_H

/* The print ticket: for each file of a module what it is, how many, on which paper, and what is done with it afterwards.
 * A page for the front desk, and the same as JSON for programs and for `kinfold print`. */

#include "cli/job.h"
#include "cli/volumes.h"
#include "cli/printer.h"

enum kf_ticket_after { KF_AFTER_PRIVATE, KF_AFTER_LEAVE_HERE, KF_AFTER_SHRED, KF_AFTER_SHARE, KF_AFTER_STAFF };

/* As the JSON names them, in the enum's order. */
extern const char *const kf_ticket_after_names[];

struct kf_ticket_line { /* one file */
    const char *file, *title, *number; /* number: "2.1" of a handout, NULL */
    const char *what;                  /* id of a word: "ticket-handout" */
    const char *session;               /* "Session 2: Repair conversations", of a series; NULL */
    int pages, sheets, copies;         /* sheets: of one copy */
    enum kf_print_sides sides;
    bool staple, cut;
    enum kf_ticket_after after;
    const char *lp; /* to be pasted in a shell, in the folder of the file */
};

struct kf_ticket {
    const char *module, *series; /* id; title of a series; the other is NULL */
    const char *title, *paper, *media; /* "letter", and "Letter" as CUPS has it */
    int people, facilitators, spares;
    struct kf_list lines; /* struct kf_ticket_line */
};

/* Of these documents. In arena. */
struct kf_ticket *kf_ticket_new(struct kf_arena *arena, const struct kf_content *content,
                                const struct kf_documents *documents);
/* Of all sessions of a series: struct kf_bound, each with its session's copies. */
struct kf_ticket *kf_ticket_of_series(struct kf_arena *arena, const struct kf_list *bound);
/* NUL-terminated, in arena. */
char *kf_ticket_json(struct kf_arena *arena, const struct kf_ticket *ticket);
/* On paper, in the content's language. False after errors. */
bool kf_ticket_print(struct kf_run *run, PangoContext *context, const struct kf_content *content,
                     const struct kf_ticket *ticket, struct kf_finished *ret_finished, int *ret_pages);

/* What `kf_ticket_json` wrote. NULL after pushing an error: it cannot be read, or is no ticket. */
struct kf_ticket *kf_ticket_read(struct kf_run *run, const char *path);

#endif
