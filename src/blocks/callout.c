/* The sentence a page wants to be remembered for: a framed line of reassurance, with a picture beside it. */
#include "blocks/build.h"

struct callout {
    struct kf_text title, text;
    int icon;
};

static const char *const icons[] = {"heart", "leaf", "sun", "cup", "people", "house", "pause", "shield", NULL};

static const struct kf_field fields[] = {
    KF_TEXT_ROW(struct callout, title, "title", .flags = KF_PROSE | KF_REQUIRED, .help = "The reassurance, one short line."),
    KF_TEXT_ROW(struct callout, text, "text", .flags = KF_PROSE, .help = "Why it is so, one to three lines."),
    KF_CHOICE_ROW(struct callout, icon, "icon", .choices = icons, .fallback = "heart", .help = "The drawing beside it."),
    KF_END,
};

#define ICON KF_MM(13)
#define ICON_GAP KF_MM(4)
#define SIDES (2 * KF_MM(5)) /* padding of the frame */

/* The title looks like a heading and is none: nothing stands under it, so it has no place in the outline. */
static struct kf_box *words(struct kf_build *build, const struct callout *callout, kf_len width)
{
    struct kf_box *title = kf_part_text(build, &callout->title, KF_STYLE_HEADING, KF_ROLE_P);
    struct kf_box *stack = kf_part_stack(build, 0, title, kf_part_reading(build, &callout->text, width), NULL);

    stack->valign = KF_VALIGN_MIDDLE;
    return stack;
}

static struct kf_box *build_callout(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct callout *callout = data;
    kf_len inner = build->width - SIDES;
    struct kf_box *icon = kf_part_icon(build, icons[callout->icon], ICON, KF_STROKE_MEDIUM, KF_INK_ACCENT), *content;
    struct kf_list kids = {0};

    (void)block;
    if (build->theme->single_column) {
        content = kf_part_stack(build, KF_MM(2), icon, words(build, callout, inner), NULL);
    } else {
        icon->valign = KF_VALIGN_MIDDLE;
        kf_list_add(build->arena, &kids, icon);
        kf_list_add(build->arena, &kids, words(build, callout, inner - ICON - ICON_GAP));
        content = kf_box_row(build->arena, &kids, (const kf_len[]){ICON, 0}, inner, ICON_GAP);
    }
    struct kf_box *box = kf_part_frame(build, kf_part_stack(build, 0, content, NULL), KF_FRAME_CALLOUT);
    box->valign = KF_VALIGN_MIDDLE;
    if (build->theme->single_column) { /* larger letters want more air */
        box->as.stack.pad.top = box->as.stack.pad.bottom = build->theme->padding;
    }
    return box;
}

const struct kf_block_type kf_block_callout = {
    .name = "callout",
    .record = {.name = "callout", .summary = "A framed line of reassurance; one a page at most.",
               .size = sizeof(struct callout), .fields = fields, .node_offset = KF_NOWHERE, .address_offset = KF_NOWHERE,
               .shorthand = "title"},
    .build = build_callout,
    .example = "callout: {title: You are not broken., text: These reactions began as ways to stay safe.}\n",
};
