#ifndef KF_EDITIONS_PACK_INTERNAL_H
#define KF_EDITIONS_PACK_INTERNAL_H

/* What the files of a facilitator pack share: its pieces in order, and its own pages, which speak of them. */

#include "editions/binder.h"
#include "editions/volume.h"

struct kf_pack_piece {
    const struct kf_document *document; /* NULL: the head of a session, with its pieces after it */
    const struct kf_chapter *chapter;   /* NULL: of none */
    const char *title;                  /* "2.1 Six steps" */
    const char *address, *prefix;       /* prefix: NULL, or of a module's second session */
    const char *label;                  /* "H2.1-" */
    const char *copies;                 /* "9 copies"; NULL */
    int level;                          /* 1 under a head */
    bool sections;                      /* are bookmarks too */
};

struct kf_pack {
    struct kf_run *run;
    const struct kf_volume *volume;
    const struct kf_content *content; /* of the first chapter: its words and language */
    struct kf_typeset set;
    const struct kf_text *title;
    const struct kf_facts *facts; /* of its chapters */
    struct kf_list pieces; /* struct kf_pack_piece */
};

/* "Session 2: Repair conversations" */
const char *kf_pack_session_title(const struct kf_pack *pack, const struct kf_chapter *chapter);

/* Cover, contents, how to use it, and for a series its sessions: i, ii, iii. */
const struct kf_document *kf_pack_front(struct kf_pack *pack);
/* Of all modules, each once, sorted; NULL when there are none. */
const struct kf_document *kf_pack_references(struct kf_pack *pack);

/* Adds a section with this title. */
void kf_pack_add_section(struct kf_build *build, struct kf_list *boxes, const char *title, struct kf_list *ret_sections);
/* A document of the pack's own pages, in neutral colours where it has several modules. */
struct kf_document *kf_pack_new_pages(struct kf_pack *pack, const char *title, struct kf_build *ret_build);
void kf_pack_fill_pages(struct kf_pack *pack, struct kf_document *document, struct kf_build *build,
                        const struct kf_list *sections, bool roman);

#endif
