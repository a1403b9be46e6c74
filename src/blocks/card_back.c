/* The other side of a card: its own words, or the module's mark and the group's name. */
#include "blocks/card_back.h"

#include "blocks/mark.h"

#define SIDES KF_MM(6)
#define BACK_MARK KF_MM(14)

static void add_centred(struct kf_build *build, struct kf_list *kids, const struct kf_text *text, enum kf_style style,
                        kf_len *room)
{
    struct kf_box *box = kf_part_text(build, text, style, KF_ROLE_P);

    if (box) {
        kf_len line = build->theme->types[style].line;
        kf_part_fits(build, text, style, build->width, (int)(*room / line));
        *room -= line * kf_shape(build->shaper, box->as.text.text, style, build->width)->line_count;
        box->as.text.align = KF_ALIGN_CENTRE;
        kf_list_add(build->arena, kids, box);
    }
}

bool kf_card_has_back(const struct kf_card *card)
{
    return card && card->back && (card->back->title.text || card->back->text.text);
}

struct kf_box *kf_card_back(struct kf_build *build, const struct kf_card *card, const char *address,
                            const struct kf_text *group, const struct kf_card_place *place)
{
    struct kf_build inner = *build;
    kf_len room = place->height - 2 * SIDES;
    struct kf_list kids = {0};

    inner.width = place->width - 2 * SIDES;
    if (kf_card_has_back(card)) {
        add_centred(&inner, &kids, &card->back->title, KF_STYLE_HEADING, &room);
        add_centred(&inner, &kids, &card->back->text, KF_STYLE_BODY, &room);
    } else {
        struct kf_box *mark = kf_part_mark(&inner, BACK_MARK);
        struct kf_list row = {0};
        kf_list_add(build->arena, &row, kf_box_space(build->arena, 0));
        kf_list_add(build->arena, &row, mark);
        kf_list_add(build->arena, &row, kf_box_space(build->arena, 0));
        kf_list_add(build->arena, &kids,
                    kf_box_row(build->arena, &row, (const kf_len[]){0, BACK_MARK, 0}, inner.width, 0));
        room -= BACK_MARK;
        add_centred(&inner, &kids, group, KF_STYLE_HEADING, &room);
        if (kids.count > 1 && place->group_repeats) {
            ((struct kf_box *)kids.items[1])->flags |= KF_REPEATS;
        }
    }
    struct kf_box *words = kf_box_stack(build->arena, &kids, KF_MM(2));
    words->valign = KF_VALIGN_MIDDLE;
    words->tag = place->body;
    struct kf_box *box = kf_box_art(build->arena, place->width, place->height, NULL, NULL);
    kf_box_art_children(build->arena, box, &(struct kf_child){words, SIDES, SIDES, inner.width, place->height - 2 * SIDES}, 1);
    box->address = kf_arena_format(build->arena, "%s/back", address);
    box->flags |= KF_ITEM;
    box->tag = place->item;
    return box;
}
