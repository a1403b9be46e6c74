/* A question with numbers to choose from, on a line between two ends. */
#include "blocks/points.h"

struct scale {
    struct kf_text question, low, high;
    int from, to;
};

static const struct kf_field fields[] = {
    KF_TEXT_ROW(struct scale, question, "question", .flags = KF_PROSE | KF_REQUIRED,
                .help = "What the numbers answer."),
    KF_TEXT_ROW(struct scale, low, "low", .flags = KF_PROSE | KF_REQUIRED, .help = "What the lowest number means."),
    KF_TEXT_ROW(struct scale, high, "high", .flags = KF_PROSE | KF_REQUIRED, .help = "What the highest number means."),
    KF_INT_ROW(struct scale, from, "from", .min = 0, .max = 1, .fallback = "1", .help = "The lowest number: 0 or 1."),
    KF_INT_ROW(struct scale, to, "to", .min = 2, .max = 10, .fallback = "5", .help = "The highest number, 10 at most."),
    KF_END,
};

/* mm, from the target page. */
#define CIRCLE KF_MM(9)
#define LARGE_CIRCLE KF_MM(12)
#define END_GAP KF_MM(4)
#define LEAST_BETWEEN KF_MM(3) /* two circles: what a finger or a pen can tell apart */

static struct kf_box *points(struct kf_build *build, const struct scale *scale, const struct kf_block *block,
                             kf_len width)
{
    const struct kf_points points = {
        .address = block->address,
        .question = kf_build_spoken(build, kf_build_inline(build, &scale->question)),
        .from = scale->from,
        .to = scale->to,
        .side = build->theme->single_column ? LARGE_CIRCLE : CIRCLE,
    };

    return kf_points_line(build, &points, width);
}

static struct kf_box *end_of(struct kf_build *build, const struct kf_text *text, enum kf_align align, kf_len *ret_width)
{
    struct kf_box *box = kf_part_text(build, text, KF_STYLE_PROMPT, KF_ROLE_P);

    box->as.text.align = align;
    box->valign = KF_VALIGN_MIDDLE;
    *ret_width = kf_shape(build->shaper, box->as.text.text, KF_STYLE_PROMPT, 0)->widest + KF_LEN_PER_PT;
    return box;
}

/* The ends beside the circles where there is room, else above the first and the last. */
static struct kf_box *build_scale(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct scale *scale = data;
    int count = scale->to - scale->from + 1;
    kf_len low_width, high_width;
    struct kf_box *low = end_of(build, &scale->low, KF_ALIGN_START, &low_width);
    struct kf_box *high = end_of(build, &scale->high, KF_ALIGN_END, &high_width);
    struct kf_box *question = kf_part_text(build, &scale->question, KF_STYLE_SUBHEAD, KF_ROLE_P), *row;
    kf_len room = build->width - low_width - high_width - 2 * END_GAP;
    struct kf_list kids = {0};

    question->flags |= KF_KEEP_NEXT;
    kf_list_add(build->arena, &kids, low);
    if (build->theme->single_column || room < count * CIRCLE + (count - 1) * LEAST_BETWEEN) {
        kf_list_add(build->arena, &kids, high);
        row = kf_part_stack(build, 0, kf_box_row(build->arena, &kids, (const kf_len[]){0, 0}, build->width, END_GAP),
                            points(build, scale, block, build->width), NULL);
    } else {
        kf_list_add(build->arena, &kids, points(build, scale, block, room));
        kf_list_add(build->arena, &kids, high);
        row = kf_box_row(build->arena, &kids, (const kf_len[]){low_width, room, high_width}, build->width, END_GAP);
    }
    struct kf_box *box = kf_part_stack(build, 0, question, row, NULL);
    box->flags |= KF_KEEP_WHOLE;
    return box;
}

const struct kf_block_type kf_block_scale = {
    .name = "scale",
    .record = {.name = "scale", .summary = "A question with numbers on a line to choose from.",
               .size = sizeof(struct scale), .fields = fields, .node_offset = KF_NOWHERE,
               .address_offset = KF_NOWHERE},
    .build = build_scale,
    .tool = true,
    .example = "scale: {question: How sure am I?, low: Not sure yet, high: Very sure}\n",
};
