#ifndef KF_CLI_RECALL_H
#define KF_CLI_RECALL_H

/* Which printed pages hold a line: sought in the lists of what was printed, places.json, of releases and of sites. */

#include <stdio.h>

#include "cli/options.h"
#include "editions/printed.h"
#include "finish/finish.h"

struct kf_recall_page { /* one page, once for each text on it */
    const char *place;  /* "East Clinic", "kinfold-2026-11-21" */
    const char *path;   /* of the file, as far as it is there */
    const char *module, *title, *number; /* number: "2.1" of a handout; NULL */
    const char *variant, *paper, *language, *version; /* version: as the page says it; NULL: it does not */
    int page;           /* from 1 */
    const char *label;  /* that it has in a packet or pack: "H2.1-1"; NULL */
    const char *part;   /* the title of that part */
    const char *address, *text; /* address: NULL: words of the program */
    enum kf_printed_kind kind;
};

struct kf_recall {
    const char *sought;
    struct kf_list pages; /* struct kf_recall_page: by place, file, page */
    struct kf_list absent; /* const char *: sites of the sheet for which nothing was made */
    int place_count, holding; /* places looked through; those that hold it */
    int file_count;
};

/* The first argument is sought; the others, --releases and --sites say where. NULL after an error. */
struct kf_recall *kf_recall_find(struct kf_cli *cli, const struct kf_options *options);

void kf_recall_print(const struct kf_recall *recall, struct kf_arena *arena, FILE *file);
/* notice: path of what was written, NULL. */
void kf_recall_report(const struct kf_recall *recall, const char *notice, FILE *file);

/* The notice for all who have such pages. False after errors. */
bool kf_recall_notice(struct kf_run *run, PangoContext *context, const struct kf_content *content,
                      const struct kf_recall *recall, const char *why, struct kf_finished *ret_finished);

#endif
