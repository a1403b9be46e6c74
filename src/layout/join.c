/* One document of several: pages are shared out as they are, elements and marks are copied with their places moved. */
#include "layout/join.h"

struct copier { /* of one part */
    struct kf_joint *joint;
    const struct kf_joined_part *part;
    int *places; /* of its pages in the whole */
    GHashTable *elements; /* of the part -> of the whole */
    GHashTable *marks;
    GHashTable *groups;   /* of radio buttons: name in the part -> in the whole */
};

static gpointer key_of(const void *pointer)
{
    return (gpointer)(uintptr_t)pointer;
}

/* --- names ---------------------------------------------------------------------------------------------------------- */

static const char *prefixed(const struct copier *copier, const char *address)
{
    return address && copier->part->prefix
               ? kf_arena_format(copier->joint->arena, "%s%s", copier->part->prefix, address)
               : address;
}

/* Two parts may each have a field that its part calls "blank". */
static const char *unique(const struct copier *copier, const char *address)
{
    const char *whole = prefixed(copier, address), *name = whole;

    for (int i = 2; g_hash_table_contains(copier->joint->names, name); i++) {
        name = kf_arena_format(copier->joint->arena, "%s-%d", whole, i);
    }
    g_hash_table_add(copier->joint->names, key_of(name));
    return name;
}

/* A question of one part is not that of another; but a text that is typed once fills all pages of all parts. */
static const char *group_of(const struct copier *copier, const struct kf_mark *mark)
{
    const char *name = mark->blank == KF_BLANK_RADIO ? g_hash_table_lookup(copier->groups, mark->group) : mark->group;

    if (!name) {
        name = unique(copier, mark->group);
        g_hash_table_insert(copier->groups, key_of(mark->group), key_of(name));
    }
    return name;
}

/* --- marks ---------------------------------------------------------------------------------------------------------- */

static void add_mark(struct kf_joint *joint, struct kf_mark *mark)
{
    struct kf_marks *marks = &joint->pages->marks;

    marks->items = kf_arena_grow(joint->arena, marks->items, marks->count, &marks->room, sizeof *marks->items);
    marks->items[marks->count++] = mark;
}

static void copy_mark(struct copier *copier, const struct kf_mark *mark)
{
    struct kf_mark *copy = kf_arena_copy(copier->joint->arena, mark, sizeof *mark);

    copy->page = copier->places[mark->page];
    copy->to = prefixed(copier, mark->to);
    copy->address = mark->kind == KF_MARK_BLANK ? unique(copier, mark->address) : prefixed(copier, mark->address);
    copy->group = mark->group ? group_of(copier, mark) : NULL;
    g_hash_table_insert(copier->marks, key_of(mark), copy);
    add_mark(copier->joint, copy);
}

static void mark_part(struct copier *copier)
{
    const struct kf_joined_part *part = copier->part;
    struct kf_mark *mark = KF_NEW(copier->joint->arena, struct kf_mark);

    mark->kind = KF_MARK_ITEM;
    mark->address = part->address;
    mark->label = part->title;
    mark->page = copier->places[0];
    mark->rect = (struct kf_rect){0, 0, part->pages->pages[0].theme->page_width, 0};
    add_mark(copier->joint, mark);
}

/* --- structure ------------------------------------------------------------------------------------------------------ */

static void copy_kids(struct copier *copier, const struct kf_element *element, struct kf_element *copy);

static void copy_kid(struct copier *copier, const struct kf_kid *kid, struct kf_element *parent)
{
    struct kf_arena *arena = copier->joint->arena;

    switch (kid->kind) {
    case KF_KID_RUN:
        kf_element_add_run(arena, parent, copier->places[kid->page], kid->run);
        break;
    case KF_KID_MARK:
        kf_element_add_mark(arena, parent, g_hash_table_lookup(copier->marks, kid->mark));
        break;
    case KF_KID_ELEMENT: {
        const struct kf_element *element = kid->element;
        struct kf_element *copy = kf_element_new(arena, parent, element->tag);
        copy->language = element->language;
        copy->actual = element->actual;
        copy->words = element->words;
        copy->box = element->box;
        copy->box_page = element->box_page < 0 ? -1 : copier->places[element->box_page];
        copy_kids(copier, element, copy);
        break;
    }
    }
}

static void copy_kids(struct copier *copier, const struct kf_element *element, struct kf_element *copy)
{
    g_hash_table_insert(copier->elements, key_of(element), copy);
    for (int i = 0; i < element->count; i++) {
        copy_kid(copier, &element->kids[i], copy);
    }
}

/* --- pages ---------------------------------------------------------------------------------------------------------- */

static void copy_page(struct copier *copier, const struct kf_page *page)
{
    struct kf_arena *arena = copier->joint->arena;
    struct kf_pages *whole = copier->joint->pages;

    whole->pages = kf_arena_grow(arena, whole->pages, whole->count, &whole->room, sizeof *whole->pages);
    struct kf_page *copy = &whole->pages[whole->count++];
    *copy = *page;
    copy->items = kf_arena_copy(arena, page->items, (size_t)page->count * sizeof *page->items);
    copy->room = page->count;
    for (int i = 0; i < copy->count; i++) {
        copy->items[i].element = page->items[i].element ? g_hash_table_lookup(copier->elements, page->items[i].element) : NULL;
    }
}

static void add_empty(struct kf_joint *joint, const struct kf_pages *empty)
{
    kf_joint_add(joint, NULL, &(struct kf_joined_part){.pages = empty});
}

/* Where its pages will stand. */
static void choose_places(struct copier *copier)
{
    const struct kf_joined_part *part = copier->part;
    int place = copier->joint->pages->count;

    copier->places = KF_NEW_ARRAY(copier->joint->arena, part->pages->count, int);
    for (int i = 0; i < part->pages->count; i++) {
        enum kf_side side = part->sides ? part->sides[i] : KF_SIDE_NEXT;
        place += side == KF_SIDE_NEXT ? 0 : place % 2;
        copier->places[i] = place;
        place += side == KF_SIDE_ALONE ? 2 : 1;
    }
}

static void copy_pages(struct copier *copier)
{
    const struct kf_joined_part *part = copier->part;

    for (int i = 0; i < part->pages->count; i++) {
        if (copier->joint->pages->count < copier->places[i]) {
            add_empty(copier->joint, part->empty);
        }
        copy_page(copier, &part->pages->pages[i]);
    }
}

static struct kf_element *part_element(struct copier *copier, struct kf_element *parent)
{
    const char *language = copier->part->pages->theme->language;
    struct kf_element *element = kf_joint_group(copier->joint, parent, copier->part->title);

    if (g_strcmp0(language, copier->joint->pages->theme->language) != 0) {
        element->language = language;
    }
    return element;
}

/* --- public --------------------------------------------------------------------------------------------------------- */

void kf_joint_init(struct kf_joint *joint, struct kf_arena *arena, struct kf_pages *pages, const struct kf_theme *theme)
{
    *joint = (struct kf_joint){arena, pages, g_hash_table_new(g_str_hash, g_str_equal)};
    kf_arena_defer(arena, (void (*)(void *))g_hash_table_destroy, joint->names);
    pages->theme = theme;
    pages->root = kf_element_new(arena, NULL, kf_tag_new(arena, KF_ROLE_DOCUMENT));
}

struct kf_element *kf_joint_group(struct kf_joint *joint, struct kf_element *parent, const char *title)
{
    struct kf_tag *tag = kf_tag_new(joint->arena, KF_ROLE_PART);

    tag->title = title;
    return kf_element_new(joint->arena, parent ? parent : joint->pages->root, tag);
}

int kf_joint_add(struct kf_joint *joint, struct kf_element *parent, const struct kf_joined_part *part)
{
    struct copier copier = {
        .joint = joint,
        .part = part,
        .elements = g_hash_table_new(NULL, NULL),
        .marks = g_hash_table_new(NULL, NULL),
        .groups = g_hash_table_new(g_str_hash, g_str_equal),
    };

    choose_places(&copier);
    if (part->address) {
        mark_part(&copier);
    }
    for (int i = 0; i < part->pages->marks.count; i++) {
        copy_mark(&copier, part->pages->marks.items[i]);
    }
    copy_kids(&copier, part->pages->root,
              part->title ? part_element(&copier, parent) : parent ? parent : joint->pages->root);
    for (int i = 0; i < part->pages->marks.count; i++) { /* elements know marks, and marks elements */
        const struct kf_mark *mark = part->pages->marks.items[i];
        struct kf_mark *copy = g_hash_table_lookup(copier.marks, mark);
        copy->element = mark->element ? g_hash_table_lookup(copier.elements, mark->element) : NULL;
    }
    copy_pages(&copier);
    g_hash_table_destroy(copier.elements);
    g_hash_table_destroy(copier.marks);
    g_hash_table_destroy(copier.groups);
    return copier.places[0];
}
