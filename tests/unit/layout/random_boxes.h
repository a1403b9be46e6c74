#ifndef KF_TESTS_RANDOM_BOXES_H
#define KF_TESTS_RANDOM_BOXES_H

/* Trees of boxes by chance, the same for the same seed: every kind, nested, with flags, gaps, pads and heights. Each leaf
 * has an address of its own, which its halves keep, so that leaves can be counted after any number of cuts. */

#include "support/stage.h"

struct random_boxes {
    struct kf_test_stage *stage;
    struct kf_test_chance chance;
    const struct kf_inline *texts[12];
    int text_count, leaf_count;
};

static inline int below(struct random_boxes *random, int count)
{
    return kf_test_chance_below(&random->chance, count);
}

static inline bool percent(struct random_boxes *random, int chance)
{
    return kf_test_chance_percent(&random->chance, chance);
}

static inline void random_boxes_init(struct random_boxes *random, struct kf_test_stage *stage)
{
    static const int words[] = {1, 3, 8, 15, 22, 30, 40, 55, 70, 90};

    *random = (struct random_boxes){.stage = stage};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        GString *text = g_string_new("We");
        for (int j = 1; j < words[i]; j++) {
            g_string_append(text, j % 3 == 0 ? " listened" : j % 3 == 1 ? " sat" : " and then");
        }
        random->texts[random->text_count++] = kf_inline_plain(stage->arena, text->str);
        g_string_free(text, TRUE);
    }
}

static inline struct kf_box *random_leaf(struct random_boxes *random, kf_len width)
{
    struct kf_arena *arena = random->stage->arena;
    struct kf_box *box;
    int kind = below(random, 10);

    if (kind < 5) {
        box = kf_box_text(arena, random->texts[below(random, random->text_count)],
                          percent(random, 50) ? KF_STYLE_BODY : KF_STYLE_COMPACT);
    } else if (kind < 7) {
        box = kf_box_lines(arena, &random->stage->theme, 1 + below(random, 9), "Write here");
        box->as.lines.fill = percent(random, 30);
    } else if (kind < 9) {
        box = kf_box_art(arena, kf_len_min(width, kf_mm(20 + below(random, 60))), kf_mm(5 + below(random, 50)), NULL, NULL);
        box->flags |= percent(random, 10) ? KF_PICTURE : 0;
    } else {
        box = kf_box_space(arena, kf_mm(below(random, 12)));
    }
    box->address = kf_arena_format(arena, "leaf-%d", ++random->leaf_count);
    return box->kind == KF_BOX_TEXT ? kf_box_role(arena, box, KF_ROLE_P) : box;
}

static inline void random_flags(struct random_boxes *random, struct kf_box *box)
{
    box->flags |= percent(random, 20) ? KF_KEEP_NEXT : 0;
    box->flags |= percent(random, 10) ? KF_KEEP_WHOLE : 0;
    box->flags |= percent(random, 30) ? KF_SNAP : 0;
    if (percent(random, 15)) {
        kf_box_gap_after(box, kf_mm(below(random, 8)));
    }
    if (box->kind != KF_BOX_LINES && percent(random, 15)) {
        kf_len natural = kf_mm(5 + below(random, 60));
        box->height = (struct kf_height){natural - kf_mm(below(random, 4)), natural, natural + kf_mm(below(random, 6)),
                                         percent(random, 50) ? KF_GIVE_ROWS : KF_GIVE_PITCH};
    }
}

static inline struct kf_box *random_box(struct random_boxes *random, int depth, kf_len width);

static inline struct kf_box *random_stack(struct random_boxes *random, int depth, kf_len width)
{
    struct kf_arena *arena = random->stage->arena;
    struct kf_list kids = {0};
    kf_len pad = percent(random, 30) ? KF_MM(4) : 0;
    int count = 1 + below(random, 6);

    for (int i = 0; i < count; i++) {
        kf_list_add(arena, &kids, random_box(random, depth - 1, width - 2 * pad));
    }
    struct kf_box *box = kf_box_stack(arena, &kids, kf_mm(2 * below(random, 3)));
    box->as.stack.flexible_gap = percent(random, 40);
    box->as.stack.pad = (struct kf_pad){pad, pad, pad, pad};
    box->as.stack.flexible_pad = percent(random, 50);
    box->as.stack.least_kids = below(random, 3);
    return box;
}

static inline struct kf_box *random_row(struct random_boxes *random, int depth, kf_len width)
{
    static const kf_len shares[4];
    struct kf_list kids = {0};
    int count = 2 + below(random, 2);

    for (int i = 0; i < count; i++) {
        kf_list_add(random->stage->arena, &kids,
                    random_box(random, depth - 1, (width - KF_MM(4) * (count - 1)) / count));
    }
    return kf_box_row(random->stage->arena, &kids, shares, width, KF_MM(4));
}

static inline struct kf_box *random_table(struct random_boxes *random, int depth, kf_len width)
{
    struct kf_list rows = {0};
    int heads = below(random, 2), count = heads + 1 + below(random, 6);

    for (int i = 0; i < count; i++) {
        struct kf_box *row = i < heads ? random_leaf(random, width) : random_row(random, depth - 1, width);
        kf_list_add(random->stage->arena, &rows, row);
    }
    return kf_box_table(random->stage->arena, &rows, heads);
}

static inline struct kf_box *random_box(struct random_boxes *random, int depth, kf_len width)
{
    int kind = depth > 0 && width > KF_MM(30) ? below(random, 10) : 9;
    struct kf_box *box = kind < 4   ? random_stack(random, depth, width)
                         : kind < 5 ? random_row(random, depth, width)
                         : kind < 6 ? random_table(random, depth, width)
                                    : random_leaf(random, width);

    random_flags(random, box);
    return box;
}

#endif
