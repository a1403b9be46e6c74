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

    (void)block;
    return kf_part_note(build, icons[note->kind], words(build, note));
}

const struct kf_block_type kf_block_note = {
    .name = "note",
    .record = {.name = "note", .summary = "A line with an icon: safety, choice, kindness or privacy.",
               .size = sizeof(struct note), .fields = fields, .node_offset = KF_NOWHERE, .address_offset = KF_NOWHERE},
    .build = build_note,
    .example = "note: {kind: kindness, title: Be kind., text: You can stop at any time.}\n",
};
