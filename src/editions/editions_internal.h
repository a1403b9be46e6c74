#ifndef KF_EDITIONS_EDITIONS_INTERNAL_H
#define KF_EDITIONS_EDITIONS_INTERNAL_H

#include "blocks/build.h"
#include "editions/document.h"

/* A part of a document that begins on a page of its own: a handout, an activity, the safety page. */
struct kf_section {
    struct kf_flow flow;
    const char *title;    /* bookmark */
    struct kf_list parts; /* struct kf_part_title: bookmarks under it, where they lie on the pages */
    int activity;         /* of a guide: which of the schedule it is about, from 1; 0: none */
    int first_page;       /* from 0, once it is laid out */
};

struct kf_part_title {
    const char *title, *address; /* address: of a box with KF_ITEM */
};

/* Adds struct kf_section pointers (in build->arena) to the list. */
void kf_handout_section(struct kf_build *build, const struct kf_handout *handout, struct kf_list *ret_sections);
void kf_clinician_section(struct kf_build *build, const struct kf_handout *handout, struct kf_list *ret_sections);
/* The guide's, in order. Those of what is held name pages of the guide (`build->pages`), the others do not. */
void kf_guide_first_sections(struct kf_build *build, struct kf_list *ret_sections);
void kf_guide_held_sections(struct kf_build *build, struct kf_list *ret_sections);
void kf_guide_last_sections(struct kf_build *build, struct kf_list *ret_sections);
/* Of the series where the module is held in one, else the module's own. */
const char *kf_guide_session_number(struct kf_build *build);

/* The head of its page. keep: what becomes of it when it is written on, where a grid fills the page; NULL. */
struct kf_box *kf_handout_head(struct kf_build *build, const struct kf_handout *handout, const struct kf_inline *keep);

/* The last words of its body, where the foot of the page has no room for them: what becomes of it, and that it is a draft
 * (NULL: it is none, or says so at the foot). */
struct kf_box *kf_handout_keep(struct kf_build *build, const struct kf_handout *handout);
struct kf_box *kf_handout_draft(struct kf_build *build);

/* What becomes of a handout when it is written on: "Keep this page, leave it here, or shred it." */
const char *kf_keep_line(struct kf_build *build, const struct kf_handout *handout);

/* "2-3": what tells the facilitator, and nobody else, which handout a sheet is that is safe to carry. */
const char *kf_carry_mark(struct kf_arena *arena, const struct kf_content *content, const struct kf_handout *handout);
/* Gives such a sheet's document a plain title, and a file name that only the kit's list explains: sheet-2-3.pdf. */
void kf_carry_disguise(struct kf_arena *arena, const struct kf_content *content, const struct kf_handout *handout,
                       struct kf_document *document);
/* Whether a sheet as laid out names the programme or shows the violence line; if so warns at the words (KF_CARRY_SAFE). */
bool kf_carry_tells(struct kf_run *run, const struct kf_content *content, const struct kf_handout *handout,
                    const struct kf_pages *pages);

/* Title, lead and picture: the head of a page; "Title, continued" for later pages. kicker and lead may be NULL. */
struct kf_box *kf_title_box(struct kf_build *build, const struct kf_inline *kicker, const struct kf_inline *title,
                            const struct kf_inline *lead, const char *picture);
/* The head of a page that is all grid: title and lead on one line, keep (NULL: none) under them. */
struct kf_box *kf_sheet_title_box(struct kf_build *build, const struct kf_text *title, const struct kf_text *lead,
                                  const struct kf_inline *keep);
struct kf_box *kf_continued_box(struct kf_build *build, const char *title);
/* A section's body: the title, then the blocks with the flexible gap. */
struct kf_box *kf_body_box(struct kf_build *build, struct kf_list *boxes);

struct kf_head_lines { /* at the head of the pages of a packet or pack that are its own */
    const char *first, *second;
    bool marked; /* with the module's mark */
    bool roman;  /* pages are numbered i, ii, iii */
};

struct kf_leaves { /* pages that are numbered together: a document's, or those in one of its languages */
    int first, count, step;
    struct kf_build *second; /* of the other language on the same pages; NULL: none */
    const struct kf_head_lines *lines; /* NULL: as the kind of document has them */
};

/* A reader calls them by this and their numbers: once all of the document's pages are there. */
void kf_document_label_pages(struct kf_document *document, const char *prefix, const struct kf_leaves *leaves);

/* Header, ribbon and footer of these pages, once all are there: artifacts. handout: NULL for the guide. */
void kf_furniture_place(struct kf_build *build, struct kf_placer *placer, enum kf_make kind,
                        const struct kf_handout *handout, const struct kf_leaves *leaves);
/* "Sample, not for use with families", on a page of an example programme; read on the last. */
void kf_sample_mark_place(struct kf_build *build, struct kf_placer *placer, int page, bool last);

/* A handout and the same in the other language, as one document (--bilingual). */
struct kf_in_two {
    struct kf_document *document;
    struct kf_build builds[2];
    const struct kf_handout *handouts[2];
};

/* Lays it out: its pages with their furniture, and its bookmarks. Adds its sections, for dumps. */
void kf_bilingual_fill(struct kf_in_two *bilingual, struct kf_list *ret_sections);

#endif
