/* The head of a page. */
#include "editions/editions_internal.h"

#define PICTURE KF_MM(24)
#define PICTURE_GAP KF_MM(6)

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
    return kf_box_gap_after(box, KF_MM(2));
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
