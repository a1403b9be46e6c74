/* A line with an icon that the eye finds first: safety, choice, kindness, privacy. */
#include "blocks/build.h"

enum kind { SAFETY, CHOICE, KINDNESS, PRIVACY };

struct note {
    int kind;
    struct kf_text title, text;
};

static const char *const kinds[] = {"safety", "choice", "kindness", "privacy", NULL};
static const char *const icons[] = {"shield", "yes", "leaf", "lock"};

static const struct kf_field fields[] = {
    KF_CHOICE_ROW(struct note, kind, "kind", .choices = kinds, .flags = KF_REQUIRED,
                  .help = "Which icon: safety (shield), choice (tick), kindness (leaf) or privacy (lock)."),
    KF_TEXT_ROW(struct note, title, "title", .flags = KF_PROSE, .help = "Two or three bold first words."),
    KF_TEXT_ROW(struct note, text, "text", .flags = KF_PROSE | KF_REQUIRED, .help = "What people should know."),
    KF_END,
};

/* The bold first words and the text are one paragraph. */
static const struct kf_inline *words(struct kf_build *build, const struct note *note)
{
    struct kf_text *joined = KF_NEW(build->arena, struct kf_text);

    *joined = note->text;
    if (note->title.text) {
        joined->text = kf_arena_format(build->arena, "**%s** %s", note->title.text, note->text.text);
    }
    return kf_inline_parse(build->arena, joined);
}

static struct kf_box *build_note(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct note *note = data;
    const struct kf_theme *theme = build->theme;
    const struct kf_inline *text = words(build, note);
    kf_len gap = KF_MM(3), width = build->width - theme->note_icon - gap;
    int lines = kf_shape(build->shaper, text, KF_STYLE_BODY, width)->line_count;
    kf_len size = theme->note_icon + (lines > 1 && !theme->single_column ? KF_MM(2) : 0); /* 9 beside two lines */
    struct kf_list kids = {0};

    (void)block;
    struct kf_box *icon = kf_part_icon(build, icons[note->kind], size, KF_STROKE_MEDIUM, KF_INK_BLACK);
    struct kf_box *body = kf_part_inline(build, text, KF_STYLE_BODY, KF_ROLE_P);
    icon->valign = body->valign = KF_VALIGN_MIDDLE;
    kf_list_add(build->arena, &kids, icon);
    kf_list_add(build->arena, &kids, body);
    struct kf_box *row = kf_box_row(build->arena, &kids, (const kf_len[]){size, 0}, build->width, gap);
    row->flags |= KF_KEEP_WHOLE;
    return row;
}

const struct kf_block_type kf_block_note = {
    .name = "note",
    .record = {.name = "note", .summary = "A line with an icon: safety, choice, kindness or privacy.",
               .size = sizeof(struct note), .fields = fields, .node_offset = KF_NOWHERE, .address_offset = KF_NOWHERE},
    .build = build_note,
    .example = "note: {kind: kindness, title: Be kind., text: You can stop at any time.}\n",
};
