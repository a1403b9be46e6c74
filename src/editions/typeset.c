/* One document: its theme and arena, what its blocks are built with, its pages filled with sections. */
#include "editions/typeset.h"

static void free_arena(void *arena)
{
    kf_arena_free(arena);
}

void kf_typeset_theme(struct kf_theme *theme, const struct kf_content *content)
{
    const struct kf_brand *brand = content->kit->community->brand;

    kf_theme_init(theme, &content->edition, content->language, content->right_to_left,
                  content->edition.carry_safe ? NULL : content->module->identity);
    if (brand && brand->colour) {
        kf_theme_brand(theme, brand->colour);
    }
}

struct kf_document *kf_typeset_new(const struct kf_typeset *set, enum kf_make kind, const char *piece,
                                   const char *title)
{
    struct kf_document *document = KF_NEW(set->run->arena, struct kf_document);

    document->kind = kind;
    document->arena = kf_arena_new_beside(set->run->arena);
    kf_arena_defer(set->run->arena, free_arena, document->arena);
    document->piece = piece;
    document->title = title;
    document->secrets = set->secrets;
    document->name = kf_output_name(set->run->arena, set->content, piece, /* with_length */ kind == KF_MAKE_GUIDE);
    kf_typeset_theme(&document->theme, set->content);
    return document;
}

void kf_typeset_keep_dumps(const struct kf_typeset *set, struct kf_document *document, const struct kf_list *sections)
{
    const char **dumps = KF_NEW_ARRAY(set->run->arena, sections->count, const char *);

    for (int i = 0; i < sections->count; i++) {
        char *dump = kf_box_dump(((const struct kf_section *)sections->items[i])->flow.body);
        dumps[i] = kf_arena_string(set->run->arena, dump);
        g_free(dump);
    }
    document->box_dumps = dumps;
    document->box_dump_count = sections->count;
}

struct kf_build kf_typeset_build(const struct kf_typeset *set, struct kf_document *document, PangoContext *context,
                                 const struct kf_content *content, const struct kf_theme *theme)
{
    struct kf_shaper *shaper = KF_NEW(document->arena, struct kf_shaper);

    kf_shaper_init(shaper, set->run, document->arena, context, theme);
    return (struct kf_build){
        .run = set->run,
        .arena = document->arena,
        .shaper = shaper,
        .theme = theme,
        .content = content,
        .width = theme->live_width,
        .heading = KF_ROLE_H2,
        .handouts = set->views,
        .handout_count = set->view_count,
        .facts = document->kind & KF_MAKE_FOR_STAFF ? kf_facts_for(set) : NULL,
    };
}

static int count_bookmarks(const struct kf_list *sections)
{
    int count = 0;

    for (int i = 0; i < sections->count; i++) {
        const struct kf_section *section = sections->items[i];
        count += 1 + section->parts.count;
    }
    return count;
}

static void add_part_bookmark(struct kf_document *document, const struct kf_part_title *part)
{
    const struct kf_marks *marks = &document->pages.marks;

    for (int i = 0; i < marks->count; i++) {
        const struct kf_mark *mark = marks->items[i];
        if (mark->kind == KF_MARK_ITEM && g_strcmp0(mark->address, part->address) == 0) {
            document->bookmarks[document->bookmark_count++] =
                (struct kf_bookmark){part->title, 1, mark->page, mark->rect.y};
            return;
        }
    }
}

static void add_bookmarks(struct kf_document *document, const struct kf_section *section, int first_page)
{
    document->bookmarks[document->bookmark_count++] =
        (struct kf_bookmark){section->title, 0, first_page, document->theme.main_top};
    for (int i = 0; i < section->parts.count; i++) {
        add_part_bookmark(document, section->parts.items[i]);
    }
}

/* Each section begins on a page of its own and is a bookmark. */
void kf_typeset_fill(struct kf_document *document, struct kf_placer *placer, const struct kf_list *sections)
{
    document->bookmarks = KF_NEW_ARRAY(document->arena, count_bookmarks(sections), struct kf_bookmark);
    for (int i = 0; i < sections->count; i++) {
        struct kf_section *section = sections->items[i];
        section->first_page = kf_paginate(placer, &section->flow, document->pages.root).first_page;
        add_bookmarks(document, section, section->first_page);
    }
}
