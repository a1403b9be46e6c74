/* What stands under a card's rule: a line that rises and falls, a list counted down, sentences to finish, a text, lines. */
#include "blocks/card_body.h"

#include "diagrams/curve.h"

/* Labels stand under the way in and the way out of a breath; under start, peak and end of a wave. */
static void place_labels(struct kf_build *build, const struct kf_card *card, kf_len *ret_widths)
{
    kf_len peak = kf_curve_peak(card->drawing - 1, build->width), most = build->width * 2 / 5;
    const struct kf_text *labels = card->labels.items;

    if (card->drawing - 1 == KF_CURVE_BREATH) {
        ret_widths[0] = peak;
        ret_widths[1] = build->width - peak;
        return;
    }
    for (int i = 0; i <= 2; i += 2) {
        const struct kf_shaped *shaped = kf_shape(build->shaper, kf_build_inline(build, &labels[i]), KF_STYLE_LABEL, 0);
        ret_widths[i] = kf_len_min(shaped->widest + KF_LEN_PER_PT, most);
    }
    ret_widths[1] = build->width - ret_widths[0] - ret_widths[2];
}

static struct kf_box *labels_of(struct kf_build *build, const struct kf_card *card)
{
    static const enum kf_align aligns[KF_CURVE_COUNT][3] = {{KF_ALIGN_CENTRE, KF_ALIGN_CENTRE},
                                                            {KF_ALIGN_START, KF_ALIGN_CENTRE, KF_ALIGN_END}};
    struct kf_list labels = {0};
    kf_len widths[3] = {0};

    g_assert(card->drawing > 0 && card->labels.count <= (int)G_N_ELEMENTS(widths)); /* as many as the drawing has parts */
    place_labels(build, card, widths);
    for (int i = 0; i < card->labels.count; i++) {
        struct kf_box *label = kf_part_text(build, &card->labels.items[i], KF_STYLE_LABEL, KF_ROLE_P);
        kf_part_fits(build, &card->labels.items[i], KF_STYLE_LABEL, widths[i], 1);
        label->as.text.align = aligns[card->drawing - 1][i];
        kf_list_add(build->arena, &labels, label);
    }
    return kf_box_row(build->arena, &labels, widths, build->width, 0);
}

static struct kf_box *line_of(struct kf_build *build, const struct kf_card *card)
{
    static const char *const said[] = {"breath-alt", "wave-alt"};
    enum kf_curve curve = card->drawing - 1;

    return kf_part_figure(build, kf_curve_box(build->arena, curve, build->width),
                          kf_vocabulary_get(build->content->vocabulary, said[curve]));
}

#define COUNT_WIDTH KF_MM(6)
#define COUNT_GAP KF_MM(1)
#define COUNT_STEP KF_MM(.4)

static struct kf_box *count_down(struct kf_build *build, const struct kf_texts *count)
{
    struct kf_list items = {0};

    for (int i = 0; i < count->count; i++) {
        const struct kf_inline *number = kf_build_plain(build, kf_arena_format(build->arena, "%d", count->count - i));
        struct kf_box *label = kf_part_inline(build, kf_inline_with(build->arena, number, KF_STRONG), KF_STYLE_COMPACT,
                                              KF_ROLE_LABEL);
        struct kf_box *text = kf_part_text(build, &count->items[i], KF_STYLE_COMPACT, KF_ROLE_NONE);
        kf_list_add(build->arena, &items, kf_part_item(build, label, COUNT_WIDTH, COUNT_GAP, text));
    }
    return kf_part_list(build, &items, build->theme->single_column ? 0 : COUNT_STEP, KF_NUMBERING_DECIMAL);
}

static struct kf_box *paragraph(struct kf_build *build, const struct kf_text *text, enum kf_style style)
{
    struct kf_box *box = kf_part_text(build, text, style, KF_ROLE_P);

    return kf_part_hand_room(build, box, box);
}

static struct kf_box *starters_of(struct kf_build *build, const struct kf_texts *starters)
{
    struct kf_list rows = {0};

    for (int i = 0; i < starters->count; i++) {
        kf_list_add(build->arena, &rows, kf_part_text(build, &starters->items[i], KF_STYLE_WRITE, KF_ROLE_P));
    }
    return kf_box_stack(build->arena, &rows, 0);
}

struct kf_box *kf_card_lines(struct kf_build *build, int count, const char *title, const char *address)
{
    const struct kf_vocabulary *vocabulary = build->content->vocabulary;
    const char *label = kf_vocabulary_fill(vocabulary, build->arena, "list-more", "a", title, "b",
                                           kf_vocabulary_get(vocabulary, "blank-label"), NULL);
    struct kf_box *lines = kf_box_lines(build->arena, build->theme, count, label);

    lines->address = kf_arena_format(build->arena, "%s/lines", address);
    return lines;
}

enum kf_style kf_card_text_style(const struct kf_card *card)
{
    return card->drawing || card->count.count || card->starters.count || card->lines ? KF_STYLE_COMPACT : KF_STYLE_BODY;
}

void kf_card_body(struct kf_build *build, const struct kf_card *card, const char *title, struct kf_list *ret_boxes)
{
    if (card->drawing) {
        kf_list_add(build->arena, ret_boxes, line_of(build, card));
    }
    if (card->labels.count > 0) {
        kf_list_add(build->arena, ret_boxes, labels_of(build, card));
    }
    if (card->count.count > 0) {
        kf_list_add(build->arena, ret_boxes, count_down(build, &card->count));
    }
    if (card->starters.count > 0) {
        kf_list_add(build->arena, ret_boxes, starters_of(build, &card->starters));
    }
    if (card->text.text) {
        kf_list_add(build->arena, ret_boxes, paragraph(build, &card->text, kf_card_text_style(card)));
    }
    if (card->lines > 0) {
        kf_list_add(build->arena, ret_boxes, kf_card_lines(build, card->lines, title, card->address));
    }
}
