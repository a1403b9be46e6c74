#ifndef KF_CLI_OWN_DOCUMENT_H
#define KF_CLI_OWN_DOCUMENT_H

/* A document that the program makes for itself, of no module: pages to fill or to place things on, then a finished PDF. */

#include "blocks/build.h"
#include "finish/finish.h"
#include "layout/layout.h"

struct kf_own_document {
    struct kf_run *run;
    struct kf_arena *arena;
    const struct kf_content *content; /* for its words, language and date */
    struct kf_theme theme;
    struct kf_shaper shaper;
    struct kf_pages pages;
    struct kf_placer placer;
    struct kf_build build;
};

/* Words in the language of this edition: those of the first module that is written in it. NULL after pushing errors. */
const struct kf_content *kf_own_content(struct kf_run *run, const struct kf_kit *kit, const struct kf_edition *edition);

/* mirrored: where the language runs right to left. */
void kf_own_document_init(struct kf_own_document *document, struct kf_run *run, struct kf_arena *arena,
                          PangoContext *context, const struct kf_content *content, enum kf_paper paper, bool mirrored);
bool kf_own_document_finish(struct kf_own_document *document, const char *title, struct kf_finished *ret_finished);

const char *kf_own_word(const struct kf_own_document *document, const char *id);
const char *kf_own_digits(const struct kf_own_document *document, int number);
/* "3 sheets" */
const char *kf_own_sheets(const struct kf_own_document *document, int count);
/* "Handout 2.1"; number: "2.1". */
const char *kf_own_handout(const struct kf_own_document *document, const char *number);

/* Words of the program with {{names}} filled, as a paragraph. */
struct kf_box *kf_own_words(struct kf_own_document *document, const char *words, enum kf_style style, enum kf_role role);

/* A word of the program with ___ in it, as a line to write on. */
struct kf_box *kf_own_form_row(struct kf_own_document *document, const char *id);

/* --- tables ----------------------------------------------------------------------------------------------------------- */

extern const struct kf_pad kf_own_cell_pad; /* around what stands in a cell */

/* ids: of a word for each column. */
struct kf_box *kf_own_head_row(struct kf_own_document *document, const char *const *ids, int count, const kf_len *widths);
/* What a row is about, in two lines: the second is a name of a file or the like. */
struct kf_box *kf_own_row_head(struct kf_own_document *document, const char *title, const char *name);
struct kf_box *kf_own_cell(struct kf_own_document *document, const char *words, enum kf_style style);
struct kf_box *kf_own_row(struct kf_own_document *document, struct kf_list *cells, const kf_len *widths);
/* The first row has the heads. */
struct kf_box *kf_own_table(struct kf_own_document *document, struct kf_list *rows);

#endif
