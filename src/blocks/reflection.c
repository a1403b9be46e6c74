/* Questions to think about, each over lines to write on: what a page stretches and squeezes first. */
#include "blocks/build.h"

#include <string.h>

struct area {
    const char *id, *address;
    const struct kf_node *node;
    struct kf_text prompt;
    int lines;
    bool fill, row_number;
};

struct reflection {
    struct kf_records areas; /* struct area */
};

static const struct kf_field area_fields[] = {
    KF_WORD_ROW(struct area, id, "id", .flags = KF_IS_ID, .help = "The area's name in addresses."),
    KF_TEXT_ROW(struct area, prompt, "prompt", .flags = KF_PROSE | KF_REQUIRED,
                .help = "The question, or the beginning of a sentence; ___ is a blank inside it."),
    KF_INT_ROW(struct area, lines, "lines", .min = 1, .max = 20, .fallback = "2", .help = "Lines to write on."),
    KF_BOOL_ROW(struct area, fill, "fill", .help = "Whether it takes more lines where the page has room."),
    KF_BOOL_ROW(struct area, row_number, "row-number",
                .help = "Whether the first ___ of the prompt is a small box, for the number of a row in a table."),
    KF_END,
};

static const struct kf_record area_record = {
    .name = "writing-area",
    .summary = "A prompt over lines to write on.",
    .size = sizeof(struct area),
    .fields = area_fields,
    .node_offset = offsetof(struct area, node),
    .address_offset = offsetof(struct area, address),
    .shorthand = "prompt",
};

static const struct kf_field fields[] = {
    KF_RECORDS_ROW(struct reflection, areas, "areas", .record = &area_record, .min = 1, .max = 8, .flags = KF_REQUIRED,
                   .help = "The prompts in order."),
    KF_END,
};

static void check_reflection(struct kf_run *run, const struct kf_block *block, const void *data)
{
    const struct reflection *reflection = data;

    (void)block;
    for (int i = 0; i < reflection->areas.count; i++) {
        const struct area *area = reflection->areas.items[i];
        if (area->row_number && !strstr(area->prompt.text, "___")) {
            struct kf_diag *diag = kf_diag_push(run->diags, KF_OUT_OF_RANGE, area->prompt.node->span, area->prompt.address,
                                                "the prompt has no place for the number of a row");
            kf_diag_hint(run->diags, diag, "write ___ where the box goes, or take out `row-number:`");
        }
    }
}

#define BOX_FOOT KF_MM(1.5) /* between the box for a number, which is higher than its line, and the lines to write on */

static struct kf_box *area_box(struct kf_build *build, const struct area *area)
{
    const struct kf_inline *words = kf_build_inline(build, &area->prompt);
    const struct kf_inline *boxed = kf_inline_boxed(build->arena, words, area->row_number ? 1 : 0);
    struct kf_box *prompt = kf_part_inline(build, boxed, KF_STYLE_PROMPT, KF_ROLE_P);
    const char *spoken = kf_build_spoken(build, prompt->as.text.text);
    struct kf_box *lines = kf_box_lines(build->arena, build->theme, area->lines, spoken);

    prompt->flags |= KF_KEEP_NEXT | KF_KEEP_WHOLE;
    lines->as.lines.fill = area->fill;
    lines->address = area->address;
    lines->origin = area->node;
    return kf_part_stack(build, area->row_number ? BOX_FOOT : 0, prompt, lines, NULL);
}

static struct kf_box *build_reflection(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct reflection *reflection = data;
    struct kf_list areas = {0};

    (void)block;
    for (int i = 0; i < reflection->areas.count; i++) {
        kf_list_add(build->arena, &areas, area_box(build, reflection->areas.items[i]));
    }
    return kf_box_stack(build->arena, &areas, KF_MM(3));
}

const struct kf_block_type kf_block_reflection = {
    .name = "reflection",
    .record = {.name = "reflection", .summary = "Prompts over lines to write on.", .size = sizeof(struct reflection),
               .fields = fields, .node_offset = KF_NOWHERE, .address_offset = KF_NOWHERE, .shorthand = "areas"},
    .check = check_reflection,
    .build = build_reflection,
    .tool = true,
    .example = "reflection:\n"
               "  - {id: notice, prompt: \"When my alarm goes off, I notice\", lines: 3, fill: true}\n"
               "  - {id: row, prompt: A row I feel good about is number ___ because, row-number: true}\n"
               "  - {id: safer, prompt: A person or place that helps me feel safer is}\n",
};
