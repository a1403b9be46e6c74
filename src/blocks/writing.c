/* Words, or room for a hand. */
#include "blocks/writing.h"

static bool has_words(const struct kf_writing *writing)
{
    return (writing->text && writing->text->text) || (writing->items && writing->items->count > 0);
}

struct kf_box *kf_part_writing(struct kf_build *build, const struct kf_writing *writing)
{
    int count = writing->lines ? writing->lines : has_words(writing) ? 0 : writing->blank;
    struct kf_list kids = {0};

    if (writing->text && writing->text->text) {
        struct kf_box *text = kf_part_text(build, writing->text, KF_STYLE_COMPACT, KF_ROLE_P);
        kf_list_add(build->arena, &kids, kf_part_hand_room(build, text, text));
    }
    if (writing->items && writing->items->count > 0) {
        kf_list_add(build->arena, &kids, kf_part_bullets(build, writing->items, KF_STYLE_COMPACT));
    }
    if (count > 0) {
        struct kf_box *lines = kf_box_lines(build->arena, build->theme, count, writing->label);
        lines->address = writing->address;
        kf_list_add(build->arena, &kids, lines);
    }
    return kf_box_stack(build->arena, &kids, KF_MM(1.6));
}

#define BULLET_ROOM KF_MM(6)

bool kf_writing_fits(struct kf_build *build, const struct kf_writing *writing, kf_len width, int lines)
{
    bool fits = !writing->text || kf_part_fits(build, writing->text, KF_STYLE_COMPACT, width, lines);

    for (int i = 0; writing->items && i < writing->items->count; i++) {
        fits = kf_part_fits(build, &writing->items->items[i], KF_STYLE_COMPACT, width - BULLET_ROOM, lines) && fits;
    }
    return fits;
}
