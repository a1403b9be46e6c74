/* How something grows, in a few steps: order, bars and the weight of the frame all say how far it is. */
#include "blocks/build.h"

struct level {
    const char *id, *address;
    const struct kf_node *node;
    struct kf_text name, you_may_see, you_can;
};

struct levels {
    struct kf_records levels; /* struct level */
};

#define BARS_WIDTH KF_MM(12)
#define BARS_HEIGHT KF_MM(9)
#define BAR_WIDTH KF_MM(3.2)
#define BAR_LEAST KF_MM(3.2) /* height of the first */

static const struct kf_field level_fields[] = {
    KF_WORD_ROW(struct level, id, "id", .help = "The level's name in addresses.", .flags = KF_IS_ID),
    KF_TEXT_ROW(struct level, name, "name", .flags = KF_PROSE | KF_REQUIRED, .help = "The level in one or two words."),
    KF_TEXT_ROW(struct level, you_may_see, "you-may-see", .flags = KF_PROSE | KF_REQUIRED,
                .help = "What shows it."),
    KF_TEXT_ROW(struct level, you_can, "you-can", .flags = KF_PROSE | KF_REQUIRED, .help = "What helps then."),
    KF_END,
};

static const struct kf_record level_record = {
    .name = "level",
    .summary = "A level: what it looks like, and what helps.",
    .size = sizeof(struct level),
    .fields = level_fields,
    .node_offset = offsetof(struct level, node),
    .address_offset = offsetof(struct level, address),
};

static const struct kf_field fields[] = {
    KF_RECORDS_ROW(struct levels, levels, "levels", .record = &level_record, .min = 2, .max = 3, .flags = KF_REQUIRED,
                   .help = "Two or three levels, the lowest first."),
    KF_END,
};

struct bars {
    int filled, count;
};

static void draw_bars(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    const struct bars *bars = data;
    kf_len stroke = canvas->theme->strokes[KF_STROKE_TICK], pitch = (placed->width - BAR_WIDTH) / (bars->count - 1);

    for (int i = 0; i < bars->count; i++) {
        kf_len height = BAR_LEAST + (placed->height - BAR_LEAST) * i / (bars->count - 1);
        kf_canvas_rectangle(canvas, i * pitch + stroke / 2, placed->height - height + stroke / 2, BAR_WIDTH - stroke,
                            height - stroke, KF_MM(.4));
        if (i < bars->filled) {
            kf_canvas_fill_keep(canvas, KF_INK_BLACK);
        }
        kf_canvas_stroke(canvas, stroke, KF_INK_BLACK, KF_DASH_NONE);
    }
}

static struct kf_box *bars_of(struct kf_build *build, int level, int count)
{
    struct bars *bars = KF_NEW(build->arena, struct bars);
    struct kf_box *art = kf_box_art(build->arena, BARS_WIDTH, BARS_HEIGHT, draw_bars, bars);
    char *n = kf_arena_format(build->arena, "%d", level), *all = kf_arena_format(build->arena, "%d", count);

    *bars = (struct bars){level, count};
    return kf_part_figure(build, art, kf_vocabulary_fill(build->content->vocabulary, build->arena, "level-alt", "n", n,
                                                         "count", all, NULL));
}

static struct kf_box *head(struct kf_build *build, const struct level *level, int place, int count, kf_len width)
{
    struct kf_box *name = kf_part_text(build, &level->name, KF_STYLE_SUBHEAD, KF_ROLE_NONE);
    struct kf_list kids = {0};

    name->valign = KF_VALIGN_MIDDLE;
    kf_list_add(build->arena, &kids, bars_of(build, place, count));
    kf_list_add(build->arena, &kids, name);
    struct kf_box *row = kf_box_row(build->arena, &kids, (const kf_len[]){BARS_WIDTH, 0}, width, KF_MM(3));
    return kf_box_role(build->arena, row, KF_ROLE_LABEL);
}

static struct kf_box *part(struct kf_build *build, const char *words, const struct kf_text *text)
{
    return kf_part_stack(build, 0, kf_part_inline(build, kf_build_words(build, words), KF_STYLE_LABEL, KF_ROLE_P),
                         kf_part_text(build, text, KF_STYLE_COMPACT, KF_ROLE_P), NULL);
}

static struct kf_box *panel(struct kf_build *build, const struct level *level, int place, int count, kf_len width)
{
    static const enum kf_frame_kind frames[] = {KF_FRAME_PLAIN, KF_FRAME_BOLD, KF_FRAME_HEAVY};
    kf_len inner = width - 2 * build->theme->padding;
    struct kf_box *body = kf_part_stack(build, KF_MM(2), part(build, "you-may-see", &level->you_may_see),
                                        part(build, "you-can", &level->you_can), NULL);

    kf_box_role(build->arena, body, KF_ROLE_BODY);
    struct kf_box *box = kf_part_stack(build, KF_MM(2), head(build, level, place, count, inner), body, NULL);
    g_assert(place <= (int)G_N_ELEMENTS(frames)); /* the row's most */
    kf_part_frame(build, box, frames[place - 1]);
    box->origin = level->node;
    box->address = level->address;
    return kf_box_role(build->arena, box, KF_ROLE_ITEM);
}

static struct kf_box *build_levels(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct levels *levels = data;
    int count = levels->levels.count;
    kf_len gap = KF_MM(4), width = build->theme->single_column ? build->width : (build->width - gap * (count - 1)) / count;
    struct kf_list boxes = {0};

    (void)block;
    for (int i = 0; i < count; i++) {
        kf_list_add(build->arena, &boxes, panel(build, levels->levels.items[i], i + 1, count, width));
    }
    if (build->theme->single_column) {
        return kf_part_list(build, &boxes, gap, KF_NUMBERING_NONE);
    }
    struct kf_box *row = kf_box_row(build->arena, &boxes, (const kf_len[]){width, width, width}, build->width, gap);
    row->flags |= KF_KEEP_WHOLE;
    return kf_box_role(build->arena, row, KF_ROLE_LIST);
}

const struct kf_block_type kf_block_levels = {
    .name = "levels",
    .record = {.name = "levels", .summary = "How something grows, and what helps at each level.",
               .size = sizeof(struct levels), .fields = fields, .node_offset = KF_NOWHERE,
               .address_offset = KF_NOWHERE, .shorthand = "levels"},
    .build = build_levels,
    .example = "levels:\n"
               "  - {id: early, name: Early, you-may-see: Faster talk., you-can: Offer water.}\n"
               "  - {id: rising, name: Rising, you-may-see: Tears., you-can: Stop the task.}\n"
               "  - {id: too-high, name: Too high, you-may-see: Panic., you-can: Give the group a break.}\n",
};
