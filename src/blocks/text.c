/* A paragraph to read. */
#include "blocks/build.h"

struct text {
    struct kf_text text;
};

#define READING_MOST KF_MM(132) /* about 75 letters of 12 pt: past two lines, longer ones tire the eye */

static const struct kf_field fields[] = {
    KF_TEXT_ROW(struct text, text, "text", .flags = KF_PROSE | KF_REQUIRED, .help = "The paragraph."),
    KF_END,
};

static struct kf_box *build_text(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct text *paragraph = data;
    struct kf_box *text = kf_part_text(build, &paragraph->text, KF_STYLE_BODY, KF_ROLE_P);
    int lines = kf_shape(build->shaper, text->as.text.text, KF_STYLE_BODY, build->width)->line_count;
    struct kf_list kids = {0};

    (void)block;
    if (lines <= 2 || build->width <= READING_MOST || build->theme->single_column) {
        return text;
    }
    kf_list_add(build->arena, &kids, text);
    return kf_box_row(build->arena, &kids, (const kf_len[]){READING_MOST}, build->width, 0);
}

const struct kf_block_type kf_block_text = {
    .name = "text",
    .record = {.name = "text", .summary = "A paragraph.", .size = sizeof(struct text), .fields = fields,
               .node_offset = KF_NOWHERE, .address_offset = KF_NOWHERE, .shorthand = "text"},
    .build = build_text,
    .example = "text: Many hurts can heal, with or without the other person.\n",
};
