/* Parts, one after the other. */
#include "editions/binder.h"

static void free_array(void *array)
{
    g_array_free(array, TRUE);
}

static GArray *new_array(struct kf_binder *binder, size_t size)
{
    GArray *array = g_array_new(FALSE, FALSE, (guint)size);

    kf_arena_defer(binder->document->arena, free_array, array);
    return array;
}

void kf_binder_init(struct kf_binder *binder, const struct kf_typeset *set, enum kf_make kind, const char *piece,
                    const char *title)
{
    *binder = (struct kf_binder){.set = set, .document = kf_typeset_new(set, kind, piece, title)};
    kf_joint_init(&binder->joint, binder->document->arena, &binder->document->pages, &binder->document->theme);
    binder->labels = new_array(binder, sizeof(struct kf_page_labels));
    binder->bookmarks = new_array(binder, sizeof(struct kf_bookmark));
    binder->parts = new_array(binder, sizeof(struct kf_document_part));
}

/* --- the back of a sheet ---------------------------------------------------------------------------------------------- */

/* It says that nothing is missing. Words about paper, that nobody has to hear. */
static const struct kf_document *empty_page(struct kf_binder *binder)
{
    struct kf_document *document = kf_typeset_new(binder->set, binder->document->kind, "empty", "");
    const struct kf_theme *theme = &document->theme;
    struct kf_build build = kf_typeset_build(binder->set, document, binder->set->context, binder->set->content, theme);
    struct kf_placer placer;
    const struct kf_fit fit = kf_fit_natural(theme);
    struct kf_box *words = kf_part_inline(&build, kf_build_words(&build, "empty-side"), KF_STYLE_SMALL, KF_ROLE_NONE);

    kf_placer_init(&placer, build.shaper, &document->pages);
    kf_placer_new_page(&placer);
    words->as.text.align = KF_ALIGN_CENTRE;
    kf_place(&placer, 0, words, (struct kf_point){theme->left, theme->footer_top}, theme->live_width,
             kf_measure(build.shaper, words, theme->live_width, &fit), &fit, NULL, KF_ARTIFACT_FOOTER);
    if (binder->set->content->kit->community->sample) {
        kf_sample_mark_place(&build, &placer, 0, /* last */ false);
    }
    document->pages.pages[0].fill = (struct kf_fill){.empty = true, .left = theme->main_height};
    return document;
}

static const struct kf_pages *empty_pages(struct kf_binder *binder)
{
    if (!binder->empty) {
        binder->empty = empty_page(binder);
    }
    return &binder->empty->pages;
}

static void turn_to_front(struct kf_binder *binder)
{
    if (binder->document->pages.count % 2 != 0 && !binder->one_sided) {
        kf_joint_add(&binder->joint, NULL, &(struct kf_joined_part){.pages = empty_pages(binder)});
    }
}

/* --- parts ---------------------------------------------------------------------------------------------------------- */

static void add_bookmark(struct kf_binder *binder, struct kf_bookmark bookmark)
{
    g_array_append_val(binder->bookmarks, bookmark);
}

static void add_bookmarks(struct kf_binder *binder, const struct kf_binding *binding, int first)
{
    const struct kf_document *document = binding->document;
    int level = binding->level;

    if (binding->title) {
        add_bookmark(binder, (struct kf_bookmark){binding->title, level++, first, 0});
    }
    for (int i = 0; binding->sections && i < document->bookmark_count; i++) {
        struct kf_bookmark own = document->bookmarks[i];
        own.level += level;
        own.page += first;
        add_bookmark(binder, own);
    }
}

struct kf_element *kf_binder_group(struct kf_binder *binder, const char *title, int level)
{
    turn_to_front(binder);
    add_bookmark(binder, (struct kf_bookmark){title, level, binder->document->pages.count, 0});
    return kf_joint_group(&binder->joint, NULL, title);
}

static const char *first_label(struct kf_binder *binder, const struct kf_binding *binding)
{
    return binding->label ? kf_arena_format(binder->document->arena, "%s1", binding->label) : "i";
}

void kf_binder_add(struct kf_binder *binder, const struct kf_binding *binding)
{
    const struct kf_document *document = binding->document;

    if (!binding->follows) {
        turn_to_front(binder);
    }
    int first = kf_joint_add(&binder->joint, binding->group,
                             &(struct kf_joined_part){.pages = &document->pages,
                                                      .title = binding->title ? binding->title : document->title,
                                                      .address = binding->address,
                                                      .prefix = binding->prefix,
                                                      .sides = binding->sides,
                                                      .empty = binding->sides ? empty_pages(binder) : NULL});
    struct kf_page_labels labels = {
        .first = first, .style = binding->label ? KF_LABEL_DECIMAL : KF_LABEL_ROMAN, .prefix = binding->label};
    struct kf_document_part part = {binding->title ? binding->title : document->title, first_label(binder, binding), first,
                                    binder->document->pages.count - first};
    g_array_append_val(binder->labels, labels);
    g_array_append_val(binder->parts, part);
    add_bookmarks(binder, binding, first);
}

const char *kf_handout_label(struct kf_arena *arena, const struct kf_content *content, int number, bool of_series)
{
    return content->module->letter
               ? kf_arena_format(arena, "%s%d-", content->module->letter, number)
               : kf_vocabulary_fill(content->vocabulary, arena, "page-label-handout", "handout",
                                    of_series ? kf_module_handout_number(arena, content->module, number)
                                              : kf_arena_format(arena, "%d", number), NULL);
}

struct kf_document *kf_binder_close(struct kf_binder *binder)
{
    struct kf_document *document = binder->document;

    document->labels = (struct kf_page_labels *)(void *)binder->labels->data;
    document->label_count = (int)binder->labels->len;
    document->bookmarks = (struct kf_bookmark *)(void *)binder->bookmarks->data;
    document->bookmark_count = (int)binder->bookmarks->len;
    document->parts = (struct kf_document_part *)(void *)binder->parts->data;
    document->part_count = (int)binder->parts->len;
    return document;
}
