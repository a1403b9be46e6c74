#ifndef KF_EDITIONS_DOCUMENT_H
#define KF_EDITIONS_DOCUMENT_H

/* From a bound module to finished bytes: which pieces make which document, with header, footer and page numbers. A module's
 * handouts are laid out first; their index is handed, read-only, to the guide. */

#include "finish/finish.h"
#include "layout/layout.h"
#include "model/edition.h"
#include "paint/paint.h"

enum kf_make { KF_MAKE_HANDOUTS = 1 << 0, KF_MAKE_GUIDE = 1 << 1, KF_MAKE_CLINICIAN = 1 << 2,
               KF_MAKE_PACKET = 1 << 3, KF_MAKE_PACK = 1 << 4, /* of other documents: editions/volume.h */
               KF_MAKE_CARDS = 1 << 5, /* likewise */
               KF_MAKE_POSTERS = 1 << 6,
               KF_MAKE_TICKET = 1 << 7, /* of the others' files, by cli/ticket.h */
               KF_MAKE_REVIEW = 1 << 8 }; /* by itself: editions/review.h */
#define KF_MAKE_ALL (KF_MAKE_HANDOUTS | KF_MAKE_GUIDE | KF_MAKE_CLINICIAN)
#define KF_MAKE_FOR_STAFF (KF_MAKE_GUIDE | KF_MAKE_CLINICIAN | KF_MAKE_PACK)
#define KF_MAKE_NOT_FOR_FAMILIES (KF_MAKE_FOR_STAFF | KF_MAKE_REVIEW) /* all others pass the leak proof */
#define KF_MAKE_VOLUMES (KF_MAKE_PACKET | KF_MAKE_PACK)

struct kf_document_part { /* of a packet or pack */
    const char *title, *label; /* label: of its first page, "H2.1-1" */
    int first, count;          /* pages, from 0 */
};

struct kf_secrets;

struct kf_document { /* one file */
    enum kf_make kind;
    const char *name;          /* "six-steps.pdf" */
    const char *piece;         /* "six-steps", "six-steps-clinician", "facilitator-guide" */
    const char *title;
    const char *const *box_dumps; /* of its flows, when asked for */
    int box_dump_count;
    struct kf_pages pages;
    struct kf_theme theme;
    struct kf_arena *arena;    /* of its layout */
    struct kf_bookmark *bookmarks;
    int bookmark_count;
    int handout;               /* number, 0: not a handout */
    struct kf_secrets *secrets; /* that it must not hold; NULL: those of the content that it is finished with */
    const char *subject;       /* what it is about; NULL: the module */
    struct kf_page_labels *labels;
    int label_count;           /* 0: by kind */
    struct kf_document_part *parts;
    int part_count;            /* 0: it is one */
};

struct kf_documents { /* of one module in one edition: handouts in order, their clinician sides, then the guide */
    struct kf_document **items;
    int count;
};

/* The handout that a document is of; NULL: another kind of page. */
const struct kf_handout *kf_document_handout(const struct kf_content *content, const struct kf_document *document);
/* The parts of a packet or pack with their words in another arena, for what outlives the document. */
const struct kf_document_part *kf_document_copy_parts(struct kf_arena *arena, const struct kf_document *document);

/* Stages 5 and 6 of a module. context: one font map a worker. The layouts' arenas are deferred to run->arena. Returns
 * NULL after errors: glyphs, overfull, sides. piece: a handout or clinician side to make alone; NULL, or another: all. */
struct kf_documents *kf_documents_layout(struct kf_run *run, PangoContext *context, const struct kf_content *content,
                                         unsigned make, const char *piece, bool dump_boxes);

/* The same to be seen while it is written: what takes more sides than it promises is there, after the error. */
struct kf_documents *kf_documents_draft(struct kf_run *run, PangoContext *context, const struct kf_content *content,
                                        unsigned make, const char *piece);

/* What can be made of this: not the pages for staff where they are not translated. */
unsigned kf_documents_ready(const struct kf_content *content, unsigned make);

/* Whether the document has no more fields to fill in than KF_LIMIT_FIELDS; else false after an error. */
bool kf_document_may_be_filled(struct kf_run *run, const struct kf_document *document);

/* Stages 7 and 8 of one document, and the leak proof of what families get. Returns false after errors. */
bool kf_document_finish(struct kf_run *run, const struct kf_content *content, const struct kf_document *document,
                        struct kf_finished *ret_finished);

/* The leak proof alone, of a file made of the document's pages; name: of the file. True of what is for staff. */
bool kf_document_keeps_secrets(struct kf_run *run, const struct kf_content *content, const struct kf_document *document,
                               const char *name, const struct kf_finished *finished);

#endif
