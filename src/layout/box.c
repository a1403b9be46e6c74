/* Making boxes. */
#include "layout/box.h"

static struct kf_box *new_box(struct kf_arena *arena, enum kf_box_kind kind)
{
    struct kf_box *box = KF_NEW(arena, struct kf_box);

    box->kind = kind;
    return box;
}

struct kf_box *kf_box_text(struct kf_arena *arena, const struct kf_inline *text, enum kf_style style)
{
    struct kf_box *box = new_box(arena, KF_BOX_TEXT);

    box->as.text.text = text;
    box->as.text.style = style;
    if (text->source) {
        box->origin = text->source->node;
        box->address = text->source->address;
    }
    return box;
}

struct kf_box *kf_box_stack(struct kf_arena *arena, struct kf_list *kids, kf_len gap)
{
    struct kf_box *box = new_box(arena, KF_BOX_STACK);

    box->as.stack.kids = (struct kf_box *const *)kids->items;
    box->as.stack.count = kids->count;
    box->as.stack.gap = gap;
    return box;
}

struct kf_box *kf_box_blocks(struct kf_arena *arena, struct kf_list *kids, kf_len natural_gap)
{
    struct kf_box *box = kf_box_stack(arena, kids, natural_gap);

    box->as.stack.flexible_gap = true;
    return box;
}

struct kf_box *kf_box_row(struct kf_arena *arena, struct kf_list *kids, const kf_len *widths, kf_len total, kf_len gap)
{
    struct kf_box *box = new_box(arena, KF_BOX_ROW);
    kf_len *settled = KF_NEW_ARRAY(arena, kids->count, kf_len), left = total - gap * (kids->count - 1);
    int sharing = 0;

    for (int i = 0; i < kids->count; i++) {
        left -= widths[i];
        sharing += widths[i] == 0;
    }
    for (int i = 0; i < kids->count; i++) {
        settled[i] = widths[i] ? widths[i] : left / sharing;
    }
    box->as.row.kids = (struct kf_box *const *)kids->items;
    box->as.row.count = kids->count;
    box->as.row.widths = settled;
    box->as.row.gap = gap;
    return box;
}

struct kf_box *kf_box_table(struct kf_arena *arena, struct kf_list *rows, int heads)
{
    struct kf_box *box = new_box(arena, KF_BOX_TABLE);

    box->as.table.rows = (struct kf_box *const *)rows->items;
    box->as.table.count = rows->count;
    box->as.table.heads = heads;
    box->as.table.least_rows = 2;
    return box;
}

struct kf_box *kf_box_art(struct kf_arena *arena, kf_len width, kf_len height, kf_draw *draw, const void *decor)
{
    struct kf_box *box = new_box(arena, KF_BOX_ART);

    box->as.art.width = width;
    box->as.art.height = height;
    box->as.art.artifact = KF_ARTIFACT_LAYOUT;
    box->decorate = draw;
    box->decor = decor;
    return box;
}

void kf_box_art_children(struct kf_arena *arena, struct kf_box *art, const struct kf_child *children, int count)
{
    art->as.art.children = kf_arena_copy(arena, children, (size_t)count * sizeof *children);
    art->as.art.count = count;
}

struct kf_box *kf_box_lines(struct kf_arena *arena, const struct kf_theme *theme, int count, const char *label)
{
    struct kf_box *box = new_box(arena, KF_BOX_LINES);

    box->as.lines.count = count;
    box->as.lines.label = label;
    box->height = (struct kf_height){theme->pitch_least, theme->pitch, theme->pitch_most, KF_GIVE_PITCH};
    return box;
}

struct kf_box *kf_box_space(struct kf_arena *arena, kf_len height)
{
    struct kf_box *box = new_box(arena, KF_BOX_SPACE);

    box->as.space.height = height;
    return box;
}

struct kf_tag *kf_tag_new(struct kf_arena *arena, enum kf_role role)
{
    struct kf_tag *tag = KF_NEW(arena, struct kf_tag);

    tag->role = role;
    return tag;
}

struct kf_box *kf_box_role(struct kf_arena *arena, struct kf_box *box, enum kf_role role)
{
    struct kf_tag *tag = kf_tag_new(arena, role);

    tag->address = box->address;
    box->tag = tag;
    return box;
}

struct kf_box *kf_box_shared_blank(struct kf_arena *arena, struct kf_box *art, enum kf_blank_kind kind,
                                   const char *address, const char *label, const char *group, const char *group_label)
{
    struct kf_tag *tag = kf_tag_new(arena, KF_ROLE_FORM);

    tag->blank = kind;
    tag->alt = label;
    tag->address = address;
    tag->group = group;
    tag->group_label = group_label;
    art->tag = tag;
    art->address = address;
    return art;
}

struct kf_box *kf_box_blank(struct kf_arena *arena, struct kf_box *art, enum kf_blank_kind kind, const char *address,
                            const char *label)
{
    return kf_box_shared_blank(arena, art, kind, address, label, NULL, NULL);
}

struct kf_box *kf_box_link(struct kf_arena *arena, struct kf_box *box, const char *to, const char *label)
{
    struct kf_tag *tag = kf_tag_new(arena, KF_ROLE_LINK);

    tag->to = to;
    tag->alt = label;
    box->tag = tag;
    return box;
}

struct kf_box *kf_box_gap_after(struct kf_box *box, kf_len gap)
{
    box->gap_after = gap;
    box->has_gap_after = true;
    return box;
}
