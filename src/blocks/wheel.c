/* How much of something is in each part of a life: a wheel of spokes to shade, with a number for each. In large print,
 * and in a column, a list of the parts, each with its number. */
#include "blocks/build.h"
#include "diagrams/wheel.h"

struct area {
    const char *id, *address;
    const struct kf_node *node;
    struct kf_text title, text;
};

struct wheel {
    struct kf_text question, low, high, comfort;
    struct kf_records areas; /* struct area */
};

static const struct kf_field area_fields[] = {
    KF_WORD_ROW(struct area, id, "id", .flags = KF_IS_ID | KF_REQUIRED, .help = "Name of the part in addresses."),
    KF_TEXT_ROW(struct area, title, "title", .flags = KF_PROSE | KF_REQUIRED,
                .help = "A part of a life in one or two words."),
    KF_TEXT_ROW(struct area, text, "text", .flags = KF_PROSE, .help = "What belongs to it, in two short lines."),
    KF_END,
};

static const struct kf_record area_record = {
    .name = "area", .summary = "A spoke of the wheel.", .size = sizeof(struct area), .fields = area_fields,
    .node_offset = offsetof(struct area, node), .address_offset = offsetof(struct area, address)};

static const struct kf_field fields[] = {
    KF_TEXT_ROW(struct wheel, question, "question", .flags = KF_PROSE | KF_REQUIRED,
                .help = "What to ask of each part, from 0 to 10."),
    KF_TEXT_ROW(struct wheel, low, "low", .flags = KF_PROSE | KF_REQUIRED, .help = "What 0 means, in a few words."),
    KF_TEXT_ROW(struct wheel, high, "high", .flags = KF_PROSE | KF_REQUIRED, .help = "What 10 means, in a few words."),
    KF_RECORDS_ROW(struct wheel, areas, "areas", .record = &area_record, .flags = KF_REQUIRED, .min = KF_WHEEL_LEAST,
                   .max = KF_WHEEL_MOST, .help = "Five to eight parts, clockwise from the top."),
    KF_TEXT_ROW(struct wheel, comfort, "comfort", .flags = KF_PROSE, .help = "A kind line under the wheel."),
    KF_END,
};

#define NUMBER_WIDTH KF_MM(9)
#define NUMBER_HEIGHT KF_MM(7)
#define LARGE_NUMBER_WIDTH KF_MM(22)
#define LARGE_NUMBER_HEIGHT KF_MM(14)
#define LEAST_WIDTH KF_MM(160) /* of a wheel with its words at the sides */

static bool is_stacked(const struct kf_build *build)
{
    return build->theme->single_column || build->width < LEAST_WIDTH;
}

static struct kf_box *number_box(struct kf_build *build, const struct area *area, kf_len width, kf_len height)
{
    const char *label =
        kf_vocabulary_fill(build->content->vocabulary, build->arena, "number-label", "text",
                           kf_build_inline(build, &area->title)->text, "from", "0", "to", "10", NULL);

    return kf_wheel_number(build->arena, width, height, kf_arena_format(build->arena, "%s/number", area->address),
                           label);
}

static struct kf_box *marked(struct kf_box *box, const struct area *area)
{
    box->address = area->address;
    box->origin = area->node;
    box->flags |= KF_ITEM;
    return box;
}

/* "0 Not at all" at one end, "10 Very much" at the other; large print has one under the other. */
static struct kf_box *ends(struct kf_build *build, const struct wheel *wheel)
{
    const struct kf_inline *zero = kf_build_labelled(build, "0", &wheel->low);
    const struct kf_inline *ten = kf_build_labelled(build, "10", &wheel->high);
    struct kf_box *low = kf_part_inline(build, zero, KF_STYLE_COMPACT, KF_ROLE_P);
    struct kf_box *high = kf_part_inline(build, ten, KF_STYLE_COMPACT, KF_ROLE_P);
    struct kf_list kids = {0};

    if (is_stacked(build)) {
        return kf_part_stack(build, 0, low, high, NULL);
    }
    high->as.text.align = KF_ALIGN_END;
    kf_list_add(build->arena, &kids, low);
    kf_list_add(build->arena, &kids, high);
    return kf_box_row(build->arena, &kids, (const kf_len[]){0, 0}, build->width, KF_MM(8));
}

static struct kf_box *drawn(struct kf_build *build, const struct wheel *wheel)
{
    struct kf_wheel_area areas[KF_WHEEL_MOST];
    struct kf_box *digits[KF_WHEEL_RINGS];
    struct kf_tag *scale = kf_tag_new(build->arena, KF_ROLE_P); /* the digits are read as one line */

    for (int i = 0; i < wheel->areas.count; i++) {
        const struct area *area = wheel->areas.items[i];
        areas[i] = (struct kf_wheel_area){
            marked(kf_part_text(build, &area->title, KF_STYLE_SUBHEAD, KF_ROLE_LABEL), area),
            kf_part_text(build, &area->text, KF_STYLE_COMPACT, KF_ROLE_P),
            number_box(build, area, NUMBER_WIDTH, NUMBER_HEIGHT),
        };
    }
    for (int i = 0; i < KF_WHEEL_RINGS; i++) {
        char *words = kf_arena_format(build->arena, "%d", 2 * (i + 1));
        digits[i] = kf_part_inline(build, kf_build_plain(build, words), KF_STYLE_SMALL, KF_ROLE_NONE);
        digits[i]->tag = scale;
    }
    return kf_wheel_box(build->shaper, areas, wheel->areas.count, digits, build->width);
}

/* --- large print ----------------------------------------------------------------------------------------------------- */

static struct kf_box *listed_area(struct kf_build *build, const struct area *area)
{
    struct kf_tag *body = kf_tag_new(build->arena, KF_ROLE_BODY);
    struct kf_box *text = kf_part_text(build, &area->text, KF_STYLE_COMPACT, KF_ROLE_P);
    struct kf_box *number = number_box(build, area, LARGE_NUMBER_WIDTH, LARGE_NUMBER_HEIGHT);
    struct kf_box *title = kf_part_text(build, &area->title, KF_STYLE_SUBHEAD, KF_ROLE_LABEL);
    struct kf_box *words = kf_part_stack(build, 0, title, NULL);
    struct kf_list kids = {0};

    if (text) {
        struct kf_box *under = kf_part_stack(build, 0, text, NULL);
        under->tag = body;
        words = kf_part_stack(build, 0, title, under, NULL);
    }
    words->valign = KF_VALIGN_MIDDLE;
    struct kf_box *side = kf_part_stack(build, 0, number, NULL);
    side->valign = KF_VALIGN_MIDDLE;
    side->tag = body;
    kf_list_add(build->arena, &kids, words);
    kf_list_add(build->arena, &kids, side);
    struct kf_box *row =
        kf_box_row(build->arena, &kids, (const kf_len[]){0, LARGE_NUMBER_WIDTH}, build->width, KF_MM(6));
    row->flags |= KF_KEEP_WHOLE;
    return kf_box_role(build->arena, marked(row, area), KF_ROLE_ITEM);
}

static struct kf_box *listed(struct kf_build *build, const struct wheel *wheel)
{
    struct kf_list items = {0};

    for (int i = 0; i < wheel->areas.count; i++) {
        kf_list_add(build->arena, &items, listed_area(build, wheel->areas.items[i]));
    }
    return kf_part_list(build, &items, KF_MM(4), KF_NUMBERING_NONE);
}

static struct kf_box *build_wheel(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct wheel *wheel = data;
    struct kf_box *question = kf_part_text(build, &wheel->question, KF_STYLE_SUBHEAD, KF_ROLE_P);
    struct kf_box *scale = ends(build, wheel);
    struct kf_box *comfort = kf_part_text(build, &wheel->comfort, KF_STYLE_BODY, KF_ROLE_P);

    (void)block;
    question->flags |= KF_KEEP_NEXT;
    scale->flags |= KF_KEEP_NEXT;
    kf_box_gap_after(question, KF_MM(1));
    if (is_stacked(build)) {
        return kf_part_stack(build, KF_MM(4), question, scale, listed(build, wheel), comfort, NULL);
    }
    if (comfort) {
        comfort->as.text.align = KF_ALIGN_CENTRE;
    }
    struct kf_box *stack = kf_part_stack(build, KF_MM(3), question, scale, drawn(build, wheel), comfort, NULL);
    stack->flags |= KF_KEEP_WHOLE;
    return stack;
}

const struct kf_block_type kf_block_wheel = {
    .name = "wheel",
    .record = {.name = "wheel", .summary = "A wheel of spokes from 0 to 10 to shade, with a number for each.",
               .size = sizeof(struct wheel), .fields = fields, .node_offset = KF_NOWHERE, .address_offset = KF_NOWHERE},
    .build = build_wheel,
    .tool = true,
    .visual = true,
    .example = "wheel:\n"
               "  question: How steady is each part today?\n"
               "  low: Not at all\n"
               "  high: Very steady\n"
               "  areas:\n"
               "    - {id: body, title: Body, text: Sleep and food.}\n"
               "    - {id: home, title: Home, text: A safe place.}\n"
               "    - {id: people, title: People}\n"
               "    - {id: work, title: Work, text: Days with a shape.}\n"
               "    - {id: joy, title: Joy, text: Things I like.}\n"
               "  comfort: Low is fine. It shows where to begin.\n",
};
