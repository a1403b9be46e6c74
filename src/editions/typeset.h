#ifndef KF_EDITIONS_TYPESET_H
#define KF_EDITIONS_TYPESET_H

/* What all makers of documents share. */

#include "editions/editions_internal.h"

struct kf_typeset { /* a module in one edition */
    struct kf_run *run;
    PangoContext *context;
    const struct kf_content *content;
    struct kf_handout_view *views; /* of its handouts, as laid out: for pages that speak of them */
    int view_count;
    struct kf_secrets *secrets; /* that its documents must not hold; NULL: the content's */
};

/* With an arena of its own, a name and a theme, and no pages yet. */
struct kf_document *kf_typeset_new(const struct kf_typeset *set, enum kf_make kind, const char *piece,
                                   const char *title);
/* Of the content's edition and language, in the module's colours and the programme's. */
void kf_typeset_theme(struct kf_theme *theme, const struct kf_content *content);
struct kf_build kf_typeset_build(const struct kf_typeset *set, struct kf_document *document, PangoContext *context,
                                 const struct kf_content *content, const struct kf_theme *theme);
/* Fills pages with sections (struct kf_section), and makes their bookmarks. Furniture comes afterwards. */
void kf_typeset_fill(struct kf_document *document, struct kf_placer *placer, const struct kf_list *sections);
/* The guide: laid out again until the pages that it names are true. */
void kf_guide_layout(const struct kf_typeset *set, struct kf_document *document, bool dump_boxes);
/* Of the sessions that the content's pages for staff go with, else of its own; NULL: it has none. */
const struct kf_facts *kf_facts_for(const struct kf_typeset *set);
void kf_typeset_keep_dumps(const struct kf_typeset *set, struct kf_document *document, const struct kf_list *sections);

#endif
