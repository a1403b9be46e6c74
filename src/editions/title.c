/* The head of a page. */
#include "editions/editions_internal.h"

#define PICTURE KF_MM(24)
#define PICTURE_GAP KF_MM(6)
#define GAP_AFTER KF_MM(2)
#define SHEET_GAP KF_MM(4) /* between a title and the lead on its line */

static struct kf_box *words(struct kf_build *build, const struct kf_inline *kicker, const struct kf_inline *title,
                            const struct kf_inline *lead)
{
    struct kf_list kids = {0};

    if (kicker) {
        kf_list_add(build->arena, &kids, kf_part_inline(build, kicker, KF_STYLE_SUBHEAD, KF_ROLE_P));
    }
    kf_list_add(build->arena, &kids, kf_part_inline(build, title, KF_STYLE_TITLE, KF_ROLE_H1));
    if (lead) {
        kf_list_add(build->arena, &kids, kf_part_inline(build, lead, KF_STYLE_LEAD, KF_ROLE_P));
    }
    return kf_box_stack(build->arena, &kids, 0);
}

struct kf_box *kf_title_box(struct kf_build *build, const struct kf_inline *kicker, const struct kf_inline *title,
                            const struct kf_inline *lead, const char *picture)
{
    struct kf_box *text = words(build, kicker, title, lead), *box = text;

    if (picture && !build->theme->single_column) { /* ink saver keeps its room: the same line breaks */
        struct kf_list kids = {0};
        const char *name = kf_arena_format(build->arena, "pic-%s", picture);
        struct kf_box *art = build->theme->pictures
                                 ? kf_part_icon(build, name, PICTURE, KF_STROKE_MEDIUM, KF_INK_ACCENT)
                                 : kf_box_art(build->arena, PICTURE, PICTURE, NULL, NULL);
        art->flags |= KF_PICTURE;
        kf_list_add(build->arena, &kids, text);
        kf_list_add(build->arena, &kids, art);
        box = kf_box_row(build->arena, &kids, (const kf_len[]){0, PICTURE}, build->width, PICTURE_GAP);
    }
    box->flags |= KF_KEEP_WHOLE | KF_KEEP_NEXT | KF_SNAP;
    return kf_box_gap_after(box, GAP_AFTER);
}

/* The lead begins on the title's baseline; in large print it goes on under itself. */
static struct kf_box *lead_beside(struct kf_build *build, const struct kf_text *lead, kf_len width, kf_len room)
{
    const struct kf_type *types = build->theme->types;
    struct kf_box *box = kf_part_text(build, lead, KF_STYLE_BODY, KF_ROLE_P);
    struct kf_list kids = {0};

    if (box) {
        kf_part_fits(build, lead, KF_STYLE_BODY, width, room / types[KF_STYLE_BODY].line);
        kf_list_add(build->arena, &kids, box);
    }
    struct kf_box *stack = kf_box_stack(build->arena, &kids, 0);
    stack->as.stack.pad.top = types[KF_STYLE_HEADING].baseline - types[KF_STYLE_BODY].baseline;
    return stack;
}

struct kf_box *kf_sheet_title_box(struct kf_build *build, const struct kf_text *title, const struct kf_text *lead,
                                  const struct kf_inline *keep)
{
    const struct kf_type *types = build->theme->types;
    const struct kf_inline *words = kf_build_inline(build, title);
    kf_len height = build->theme->sheet_head - GAP_AFTER, room = height - (keep ? types[KF_STYLE_BODY].line : 0);
    kf_len used = kf_shape(build->shaper, words, KF_STYLE_HEADING, 0)->widest + KF_LEN_PER_PT;
    kf_len width = lead->text ? kf_len_min(used, build->width / 2) : build->width;
    struct kf_list kids = {0};

    kf_part_fits(build, title, KF_STYLE_HEADING, width, room / types[KF_STYLE_HEADING].line);
    kf_list_add(build->arena, &kids, kf_part_inline(build, words, KF_STYLE_HEADING, KF_ROLE_H1));
    kf_list_add(build->arena, &kids, lead_beside(build, lead, build->width - width - SHEET_GAP, room));
    struct kf_box *row = kf_box_row(build->arena, &kids, (const kf_len[]){width, 0}, build->width, SHEET_GAP);
    struct kf_box *last = keep ? kf_part_inline(build, keep, KF_STYLE_BODY, KF_ROLE_P) : NULL;
    struct kf_box *box = kf_part_stack(build, 0, row, last, NULL);
    box->height = (struct kf_height){.least = height, .natural = height, .most = height};
    box->flags |= KF_KEEP_WHOLE | KF_KEEP_NEXT;
    return kf_box_gap_after(box, GAP_AFTER);
}

struct kf_box *kf_continued_box(struct kf_build *build, const char *title)
{
    const char *words = kf_vocabulary_fill(build->content->vocabulary, build->arena, "continued", "title", title, NULL);

    return kf_part_inline(build, kf_build_plain(build, words), KF_STYLE_SUBHEAD, KF_ROLE_NONE);
}

struct kf_box *kf_body_box(struct kf_build *build, struct kf_list *boxes)
{
    return kf_box_role(build->arena, kf_box_blocks(build->arena, boxes, build->theme->gap), KF_ROLE_SECT);
}
