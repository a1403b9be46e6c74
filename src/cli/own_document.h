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

/* mirrored: where the language runs right to left. */
void kf_own_document_init(struct kf_own_document *document, struct kf_run *run, struct kf_arena *arena,
                          PangoContext *context, const struct kf_content *content, enum kf_paper paper, bool mirrored);
bool kf_own_document_finish(struct kf_own_document *document, const char *title, struct kf_finished *ret_finished);

/* Words of the program with {{names}} filled, as a paragraph. */
struct kf_box *kf_own_words(struct kf_own_document *document, const char *words, enum kf_style style, enum kf_role role);

#endif
