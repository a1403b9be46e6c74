/* Words that may be said as they stand, in a bubble, and what is better left out. */
#include "blocks/build.h"

struct script_box {
    struct kf_text title, say, leave_out;
};

static const struct kf_field fields[] = {
    KF_TEXT_ROW(struct script_box, title, "title", .flags = KF_PROSE | KF_REQUIRED, .help = "A few words over the bubble."),
    KF_TEXT_ROW(struct script_box, say, "say", .flags = KF_PROSE | KF_REQUIRED,
                .help = "The words to say, in quotation marks."),
    KF_TEXT_ROW(struct script_box, leave_out, "leave-out", .flags = KF_PROSE | KF_TO_LEAVE, .help = "What not to say or ask."),
    KF_END,
};

static struct kf_box *head(struct kf_build *build, const struct kf_text *title)
{
    const struct kf_theme *theme = build->theme;
    struct kf_box *icon = kf_part_icon(build, "bubble", theme->icon, KF_STROKE_MEDIUM, KF_INK_BLACK);
    struct kf_box *words = kf_part_text(build, title, KF_STYLE_SUBHEAD, KF_ROLE_P);
    struct kf_list kids = {0};

    words->valign = KF_VALIGN_MIDDLE;
    kf_list_add(build->arena, &kids, icon);
    kf_list_add(build->arena, &kids, words);
    return kf_box_row(build->arena, &kids, (const kf_len[]){theme->icon, 0}, build->width, KF_MM(2));
}

static struct kf_box *build_script_box(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct script_box *script = data;
    struct kf_list kids = {0};

    (void)block;
    struct kf_box *words = kf_part_text(build, &script->say, KF_STYLE_SCRIPT, KF_ROLE_P);
    struct kf_box *bubble = kf_part_frame(build, kf_part_stack(build, 0, words, NULL), KF_FRAME_SAY_DOWN);
    kf_list_add(build->arena, &kids, head(build, &script->title));
    kf_list_add(build->arena, &kids, kf_box_role(build->arena, bubble, KF_ROLE_QUOTE));
    if (script->leave_out.text) {
        const char *label = kf_vocabulary_get(build->content->vocabulary, "leave-out");
        const struct kf_inline *text = kf_build_labelled(build, label, &script->leave_out);
        kf_list_add(build->arena, &kids, kf_part_inline(build, text, KF_STYLE_COMPACT, KF_ROLE_P));
    }
    struct kf_box *box = kf_box_stack(build->arena, &kids, KF_MM(2));
    box->flags |= KF_KEEP_WHOLE;
    return box;
}

const struct kf_block_type kf_block_script_box = {
    .name = "script-box",
    .record = {.name = "script-box", .summary = "Words to say, and what to leave out.", .size = sizeof(struct script_box),
               .fields = fields, .node_offset = KF_NOWHERE, .address_offset = KF_NOWHERE},
    .build = build_script_box,
    .example = "script-box:\n"
               "  title: You could say\n"
               "  say: “I believe you. I will tell you what happens next.”\n"
               "  leave-out: asking why, or promising to tell no one.\n",
};
