/* Bubbles and the arrow between them, for blocks that say "instead of this, try that". */
#include "blocks/bubble.h"

#include "blocks/table.h"

/* mm, from the target page. */
#define ARROW_SIZE KF_MM(6)
#define ARROW_INDENT KF_MM(.6) /* the try bubble's tail takes the rest */
#define STACKED_GAP KF_MM(2)
#define LABEL_BESIDE_LEAST KF_MM(100) /* in less, a bubble needs the whole width */

struct kf_box *kf_bubble(struct kf_build *build, const struct kf_text *text, enum kf_frame_kind kind, kf_len least)
{
    enum kf_style style = kind == KF_FRAME_INSTEAD ? KF_STYLE_COMPACT : KF_STYLE_SPEECH;
    struct kf_box *words = kf_part_text(build, text, style, KF_ROLE_P);
    struct kf_box *stack = kf_part_frame(build, kf_part_stack(build, 0, words, NULL), kind);

    if (words->as.text.text->blank_count > 0) {
        stack->as.stack.pad.top += build->theme->pitch_least - build->theme->types[style].line;
    }
    stack->height = (struct kf_height){least, least, least, KF_GIVE_ROWS};
    stack->valign = KF_VALIGN_MIDDLE;
    return stack;
}

struct kf_box *kf_bubble_arrow(struct kf_build *build)
{
    struct kf_box *icon = kf_part_icon(build, "arrow", ARROW_SIZE, KF_STROKE_TICK, KF_INK_BLACK);
    struct kf_box *stack = kf_part_stack(build, 0, icon, NULL);

    stack->as.stack.pad.left = ARROW_INDENT;
    stack->valign = KF_VALIGN_MIDDLE;
    return stack;
}

struct kf_box *kf_bubble_head(struct kf_build *build, const char *id, kf_len indent)
{
    struct kf_box *text = kf_part_inline(build, kf_build_words(build, id), KF_STYLE_SUBHEAD, KF_ROLE_P);
    struct kf_box *cell = kf_table_cell(build, KF_ROLE_HEAD_CELL, KF_SCOPE_COLUMN, text);

    cell->as.stack.pad.left = indent;
    return cell;
}

struct kf_box *kf_bubble_cell(struct kf_build *build, struct kf_box *bubble)
{
    struct kf_box *cell = kf_table_cell(build, KF_ROLE_CELL, KF_SCOPE_NONE, bubble);

    cell->valign = KF_VALIGN_MIDDLE;
    return cell;
}

/* --- one under the other ------------------------------------------------------------------------------------------ */

static bool stands_under_label(const struct kf_build *build, kf_len width)
{
    return build->theme->single_column && width < LABEL_BESIDE_LEAST;
}

static struct kf_box *labelled(struct kf_build *build, const char *id, struct kf_box *bubble, kf_len width)
{
    struct kf_box *label = kf_part_inline(build, kf_build_words(build, id), KF_STYLE_SUBHEAD, KF_ROLE_P);
    kf_len label_width = build->theme->single_column ? KF_MM(37) : KF_MM(24);
    struct kf_list kids = {0};

    if (stands_under_label(build, width)) {
        label->flags |= KF_KEEP_NEXT;
        return kf_part_stack(build, KF_MM(1), label, bubble, NULL);
    }
    label->valign = KF_VALIGN_MIDDLE;
    kf_list_add(build->arena, &kids, label);
    kf_list_add(build->arena, &kids, bubble);
    return kf_box_row(build->arena, &kids, (const kf_len[]){label_width, 0}, width, KF_MM(5));
}

struct kf_box *kf_bubble_stacked(struct kf_build *build, const struct kf_text *instead_of, const struct kf_text *try_,
                                 kf_len width)
{
    kf_len least = stands_under_label(build, width) ? 0 : KF_BUBBLE_HEIGHT;
    struct kf_box *leave = kf_bubble(build, instead_of, KF_FRAME_INSTEAD, least);
    struct kf_box *say = kf_bubble(build, try_, KF_FRAME_TRY, least);

    return kf_part_stack(build, STACKED_GAP, labelled(build, "instead-of", leave, width),
                         labelled(build, "try", say, width), NULL);
}
