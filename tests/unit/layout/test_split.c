/* Where boxes are cut: one behaviour a test, then what must hold for every tree, room and fit. */

#include "support/stage.h"

#include <string.h>

#include "layout/layout_internal.h"
#include "random_boxes.h"

#define WIDTH KF_MM(180)
#define LINE KF_MM(6) /* of body text */

struct cut {
    struct kf_box *head, *tail;
    enum kf_split how;
};

static struct cut cut_with(struct kf_test_stage *stage, const struct kf_box *box, kf_len room, const struct kf_fit *fit)
{
    struct cut cut = {0};

    cut.how = kf_split(&stage->shaper, box, WIDTH, fit, room, &cut.head, &cut.tail);
    return cut;
}

static struct cut cut(struct kf_test_stage *stage, const struct kf_box *box, kf_len room)
{
    struct kf_fit fit = kf_fit_natural(&stage->theme);

    return cut_with(stage, box, room, &fit);
}

static kf_len height(struct kf_test_stage *stage, const struct kf_box *box)
{
    struct kf_fit fit = kf_fit_natural(&stage->theme);

    return kf_measure(&stage->shaper, box, WIDTH, &fit);
}

static int set_up(void **state)
{
    *state = kf_test_stage_new((struct kf_edition){0});
    return 0;
}

static int tear_down(void **state)
{
    kf_test_stage_free(*state);
    return 0;
}

/* --- text ---------------------------------------------------------------------------------------------------------- */

static void split_text__cuts_after_the_last_line_that_fits(void **state)
{
    struct cut parts = cut(*state, kf_test_text(*state, 8), 5 * LINE + LINE / 2);

    assert_int_equal(KF_SPLIT_PART, parts.how);
    assert_int_equal(0, parts.head->as.text.first);
    assert_int_equal(5, parts.head->as.text.count);
    assert_int_equal(5, parts.tail->as.text.first);
    assert_int_equal(3, parts.tail->as.text.count);
}

static void split_text__leaves_no_single_line_behind(void **state)
{
    assert_int_equal(KF_SPLIT_NONE, cut(*state, kf_test_text(*state, 8), LINE + LINE / 2).how);
    assert_int_equal(KF_SPLIT_PART, cut(*state, kf_test_text(*state, 8), 2 * LINE).how);
}

static void split_text__pulls_a_line_over_to_a_widow(void **state)
{
    struct cut parts = cut(*state, kf_test_text(*state, 6), 5 * LINE);

    assert_int_equal(KF_SPLIT_PART, parts.how);
    assert_int_equal(4, parts.head->as.text.count);
    assert_int_equal(2, parts.tail->as.text.count);
}

static void split_text__keeps_three_lines_whole(void **state)
{
    assert_int_equal(KF_SPLIT_NONE, cut(*state, kf_test_text(*state, 3), 2 * LINE).how);
}

static void split_text__marks_open_edges(void **state)
{
    struct cut parts = cut(*state, kf_test_text(*state, 8), 4 * LINE);

    assert_int_equal(KF_OPEN_BOTTOM, parts.head->flags);
    assert_int_equal(KF_OPEN_TOP, parts.tail->flags);
}

static void split_text__cuts_the_rest_again(void **state)
{
    struct cut first = cut(*state, kf_test_text(*state, 12), 4 * LINE), second = cut(*state, first.tail, 4 * LINE);

    assert_int_equal(KF_SPLIT_PART, second.how);
    assert_int_equal(4, second.head->as.text.first);
    assert_int_equal(4, second.head->as.text.count);
    assert_int_equal(8, second.tail->as.text.first);
    assert_int_equal(4, second.tail->as.text.count);
}

static void split_text__cuts_content_not_its_least_height(void **state)
{
    struct kf_box *text = kf_test_text(*state, 4);

    text->height = (struct kf_height){KF_MM(40), KF_MM(40), KF_MM(40), KF_GIVE_ROWS};
    struct cut parts = cut(*state, text, KF_MM(30));
    assert_int_equal(KF_SPLIT_PART, parts.how);
    assert_true(height(*state, parts.head) <= KF_MM(30));
}

/* --- any box --------------------------------------------------------------------------------------------------------- */

static void split__gives_whole_what_fits(void **state)
{
    assert_int_equal(KF_SPLIT_WHOLE, cut(*state, kf_test_text(*state, 4), 4 * LINE).how);
}

static void split__gives_none_without_room(void **state)
{
    struct kf_box *stack = kf_test_stack(*state, 2, kf_test_text(*state, 8), NULL);

    assert_int_equal(KF_SPLIT_NONE, cut(*state, kf_test_text(*state, 8), 0).how);
    assert_int_equal(KF_SPLIT_NONE, cut(*state, stack, 0).how);
    assert_int_equal(KF_SPLIT_NONE, cut(*state, stack, -LINE).how);
}

static void split__never_cuts_what_is_kept_whole(void **state)
{
    struct kf_box *stack = kf_test_stack(*state, 0, kf_test_text(*state, 8), kf_test_text(*state, 8), NULL);

    stack->flags |= KF_KEEP_WHOLE;
    assert_int_equal(KF_SPLIT_NONE, cut(*state, stack, 10 * LINE).how);
}

static void split__never_cuts_art(void **state)
{
    assert_int_equal(KF_SPLIT_NONE, cut(*state, kf_test_art(*state, 50, 50), KF_MM(49)).how);
}

static void split__does_not_snap_the_part_over_a_cut(void **state)
{
    struct kf_box *text = kf_box_text(((struct kf_test_stage *)*state)->arena,
                                      kf_test_text(*state, 8)->as.text.text, KF_STYLE_COMPACT);

    text->flags |= KF_SNAP; /* 5 lines of 5 mm are 25: snapped they would be 26 */
    struct cut parts = cut(*state, text, KF_MM(25.2));
    assert_int_equal(5, parts.head->as.text.count);
    assert_true(height(*state, parts.head) <= KF_MM(25.2));
}

/* --- stacks ---------------------------------------------------------------------------------------------------------- */

static void split_stack__cuts_between_children(void **state)
{
    struct kf_box *a = kf_test_art(*state, 20, 20), *b = kf_test_art(*state, 20, 20), *c = kf_test_art(*state, 20, 20);
    struct cut parts = cut(*state, kf_test_stack(*state, 4, a, b, c, NULL), KF_MM(45));

    assert_int_equal(2, parts.head->as.stack.count);
    assert_ptr_equal(a, parts.head->as.stack.kids[0]);
    assert_ptr_equal(b, parts.head->as.stack.kids[1]);
    assert_int_equal(1, parts.tail->as.stack.count);
    assert_ptr_equal(c, parts.tail->as.stack.kids[0]);
}

static void split_stack__cuts_inside_a_child(void **state)
{
    struct cut parts =
        cut(*state, kf_test_stack(*state, 4, kf_test_art(*state, 20, 20), kf_test_text(*state, 8), NULL), KF_MM(44));

    assert_int_equal(2, parts.head->as.stack.count);
    assert_int_equal(3, parts.head->as.stack.kids[1]->as.text.count);
    assert_int_equal(5, parts.tail->as.stack.kids[0]->as.text.count);
}

static void split_stack__opens_the_edges_at_the_cut(void **state)
{
    struct kf_box *stack = kf_test_stack(*state, 0, kf_test_text(*state, 8), NULL);

    stack->as.stack.pad = (struct kf_pad){KF_MM(4), KF_MM(4), KF_MM(4), KF_MM(4)};
    struct cut parts = cut(*state, stack, KF_MM(4) + 4 * LINE);
    assert_int_equal(KF_SPLIT_PART, parts.how);
    assert_true(parts.head->flags & KF_OPEN_BOTTOM);
    assert_true(parts.tail->flags & KF_OPEN_TOP);
    assert_int_equal(KF_MM(4) + 4 * LINE, height(*state, parts.head)); /* no pad under the cut */
    assert_int_equal(4 * LINE + KF_MM(4), height(*state, parts.tail)); /* none over it */
}

static struct kf_box *list_of_arts(struct kf_test_stage *stage, int count)
{
    struct kf_list kids = {0};

    for (int i = 0; i < count; i++) {
        kf_list_add(stage->arena, &kids, kf_test_art(stage, 10, 10));
    }
    struct kf_box *list = kf_box_stack(stage->arena, &kids, 0);
    list->as.stack.least_kids = 2;
    return list;
}

static void split_stack__keeps_a_heading_with_what_follows(void **state)
{
    struct kf_box *first = kf_test_art(*state, 20, 20), *heading = kf_test_text(*state, 1);

    heading->flags |= KF_KEEP_NEXT;
    struct cut parts = cut(*state, kf_test_stack(*state, 0, first, heading, kf_test_art(*state, 20, 40), NULL), KF_MM(50));
    assert_int_equal(1, parts.head->as.stack.count);
    assert_ptr_equal(heading, parts.tail->as.stack.kids[0]);
}

static void split_stack__keeps_a_chain_of_headings_with_what_follows(void **state)
{
    struct kf_box *heading = kf_test_text(*state, 1), *lead = kf_test_text(*state, 1), *first = kf_test_art(*state, 20, 20);

    heading->flags |= KF_KEEP_NEXT;
    lead->flags |= KF_KEEP_NEXT;
    struct cut parts =
        cut(*state, kf_test_stack(*state, 0, first, heading, lead, kf_test_art(*state, 20, 40), NULL), KF_MM(50));
    assert_int_equal(1, parts.head->as.stack.count);
    assert_int_equal(3, parts.tail->as.stack.count);
}

static void split_stack__takes_a_short_lead_along_with_its_heading(void **state)
{
    struct kf_box *first = kf_test_art(*state, 20, 20), *heading = kf_test_text(*state, 1), *list = kf_test_art(*state, 20, 40);

    heading->flags |= KF_KEEP_NEXT;
    struct cut parts = cut(*state, kf_test_stack(*state, 0, first, heading, kf_test_text(*state, 2), list, NULL), KF_MM(50));
    assert_int_equal(1, parts.head->as.stack.count);
    parts = cut(*state, kf_test_stack(*state, 0, first, heading, kf_test_text(*state, 3), list, NULL), KF_MM(50));
    assert_int_equal(3, parts.head->as.stack.count); /* enough to read there */
    parts = cut(*state, kf_test_stack(*state, 0, heading, kf_test_text(*state, 2), list, NULL), KF_MM(50));
    assert_int_equal(2, parts.head->as.stack.count); /* nothing would stay */
}

static void split_stack__parts_what_is_lightly_kept_where_the_fit_says_so(void **state)
{
    struct kf_box *box = list_of_arts(*state, 6);
    struct kf_fit fit = kf_fit_natural(&((struct kf_test_stage *)*state)->theme);

    box->flags |= KF_KEEP_WHOLE | KF_KEEP_LIGHTLY;
    assert_int_equal(KF_SPLIT_NONE, cut_with(*state, box, KF_MM(40), &fit).how);
    fit.light_splits = true;
    assert_int_equal(KF_SPLIT_PART, cut_with(*state, box, KF_MM(40), &fit).how);
    box->flags &= ~(unsigned)KF_KEEP_LIGHTLY;
    assert_int_equal(KF_SPLIT_NONE, cut_with(*state, box, KF_MM(40), &fit).how);
}

static void split_stack__heading_stays_where_two_lines_of_its_text_fit(void **state)
{
    struct kf_box *heading = kf_test_text(*state, 1);

    heading->flags |= KF_KEEP_NEXT;
    struct cut parts = cut(*state, kf_test_stack(*state, 0, heading, kf_test_text(*state, 8), NULL), 3 * LINE);
    assert_int_equal(KF_SPLIT_PART, parts.how);
    assert_int_equal(2, parts.head->as.stack.count);
}

static void split_stack__heading_moves_where_one_line_of_its_text_fits(void **state)
{
    struct kf_box *heading = kf_test_text(*state, 1);

    heading->flags |= KF_KEEP_NEXT;
    assert_int_equal(KF_SPLIT_NONE,
                     cut(*state, kf_test_stack(*state, 0, heading, kf_test_text(*state, 8), NULL), 2 * LINE).how);
}

static void split_list__keeps_two_items_on_each_side(void **state)
{
    struct cut parts = cut(*state, list_of_arts(*state, 5), KF_MM(45));

    assert_int_equal(3, parts.head->as.stack.count);
    assert_int_equal(2, parts.tail->as.stack.count);
    assert_int_equal(KF_SPLIT_NONE, cut(*state, list_of_arts(*state, 5), KF_MM(15)).how);
    assert_int_equal(KF_SPLIT_PART, cut(*state, list_of_arts(*state, 5), KF_MM(25)).how);
}

static void split_list__too_short_for_two_and_two_still_breaks(void **state)
{
    assert_int_equal(KF_SPLIT_PART, cut(*state, list_of_arts(*state, 3), KF_MM(25)).how);
}

/* --- rows ------------------------------------------------------------------------------------------------------------ */

static void split_row__cuts_columns_at_the_same_height(void **state)
{
    struct kf_box *row = kf_test_row(*state, 180, 8, kf_test_text(*state, 10), kf_test_text(*state, 8), NULL);
    struct cut parts = cut(*state, row, 5 * LINE);

    assert_int_equal(KF_SPLIT_PART, parts.how);
    assert_int_equal(5, parts.head->as.row.kids[0]->as.text.count);
    assert_int_equal(5, parts.head->as.row.kids[1]->as.text.count);
    assert_int_equal(5, parts.tail->as.row.kids[0]->as.text.count);
    assert_int_equal(3, parts.tail->as.row.kids[1]->as.text.count);
    assert_true(parts.head->flags & KF_OPEN_BOTTOM);
    assert_true(parts.tail->flags & KF_OPEN_TOP);
}

static void split_row__leaves_an_empty_column_under_a_short_one(void **state)
{
    struct kf_box *row = kf_test_row(*state, 180, 8, kf_test_text(*state, 2), kf_test_text(*state, 8), NULL);
    struct cut parts = cut(*state, row, 5 * LINE);

    assert_ptr_equal(row->as.row.kids[0], parts.head->as.row.kids[0]);
    assert_int_equal(KF_BOX_SPACE, parts.tail->as.row.kids[0]->kind);
    assert_int_equal(0, parts.tail->as.row.kids[0]->as.space.height);
}

static void split_row__waits_for_a_column_that_cannot_begin(void **state)
{
    struct kf_box *row = kf_test_row(*state, 180, 8, kf_test_text(*state, 8), kf_test_art(*state, 50, 60), NULL);

    assert_int_equal(KF_SPLIT_NONE, cut(*state, row, 5 * LINE).how);
}

static void split_row__leaves_no_empty_rest(void **state)
{
    struct kf_box *row = kf_test_row(*state, 180, 8, kf_test_art(*state, 50, 20), kf_test_art(*state, 50, 21), NULL);

    row->flags |= KF_SNAP; /* 21 mm of content, 22 snapped */
    assert_int_equal(KF_SPLIT_NONE, cut(*state, row, KF_MM(21.5)).how);
}

/* --- tables ---------------------------------------------------------------------------------------------------------- */

static struct kf_box *table_of(struct kf_test_stage *stage, int rows)
{
    struct kf_list list = {0};

    for (int i = 0; i < rows + 1; i++) {
        struct kf_box *row = kf_test_row(stage, 180, 0, kf_test_text(stage, i == 0 ? 1 : 2), NULL);
        kf_list_add(stage->arena, &list, kf_box_role(stage->arena, row, KF_ROLE_ROW));
    }
    return kf_box_role(stage->arena, kf_box_table(stage->arena, &list, 1), KF_ROLE_TABLE);
}

static void split_table__repeats_head_on_next_page(void **state)
{
    struct kf_box *table = table_of(*state, 6);
    struct cut parts = cut(*state, table, 7 * LINE + LINE / 2);

    assert_int_equal(4, parts.head->as.table.count); /* head and three rows */
    assert_int_equal(4, parts.tail->as.table.count); /* the head again and three rows */
    assert_int_equal(1, parts.tail->as.table.heads);
    assert_ptr_equal(table->as.table.rows[0], parts.head->as.table.rows[0]);
    assert_ptr_equal(table->as.table.rows[0], parts.tail->as.table.rows[0]);
    assert_ptr_equal(table->as.table.rows[4], parts.tail->as.table.rows[1]);
}

static void split_table__keeps_two_rows_on_each_side(void **state)
{
    assert_int_equal(KF_SPLIT_NONE, cut(*state, table_of(*state, 6), 4 * LINE).how);
    assert_int_equal(5, cut(*state, table_of(*state, 6), 12 * LINE).head->as.table.count);
}

static void split_table__never_leaves_a_head_alone(void **state)
{
    assert_int_equal(KF_SPLIT_NONE, cut(*state, table_of(*state, 2), LINE + LINE / 2).how);
}

static int count_items(const struct kf_page *page, bool artifacts)
{
    int count = 0;

    for (int i = 0; i < page->count; i++) {
        count += (page->items[i].element == NULL) == artifacts;
    }
    return count;
}

static void split_table__repeated_head_is_an_artifact(void **state)
{
    struct kf_test_stage *stage = *state;
    struct kf_fit fit = kf_fit_natural(&stage->theme);
    struct cut parts = cut(stage, table_of(stage, 6), 7 * LINE);
    struct kf_box *halves[] = {parts.head, parts.tail};

    for (int i = 0; i < 2; i++) {
        int page = kf_placer_new_page(&stage->placer);
        kf_place(&stage->placer, page, halves[i], (struct kf_point){KF_MM(18), KF_MM(32)}, WIDTH,
                 height(stage, halves[i]), &fit, stage->pages.root, KF_ARTIFACT_NONE);
    }
    assert_int_equal(0, count_items(&stage->pages.pages[0], true));
    assert_int_equal(4, count_items(&stage->pages.pages[0], false));
    assert_int_equal(1, count_items(&stage->pages.pages[1], true));
    assert_int_equal(KF_ARTIFACT_LAYOUT, stage->pages.pages[1].items[0].artifact);
    assert_int_equal(3, count_items(&stage->pages.pages[1], false));
    assert_int_equal(1, stage->pages.root->count); /* both halves are one table */
    assert_int_equal(7, stage->pages.root->kids[0].element->count);
}

/* --- lines to write on ----------------------------------------------------------------------------------------------- */

static struct kf_box *lines_of(struct kf_test_stage *stage, int count)
{
    return kf_box_lines(stage->arena, &stage->theme, count, "Write");
}

static void split_lines__keeps_two_on_each_side(void **state)
{
    struct cut parts = cut(*state, lines_of(*state, 6), KF_MM(9) * 5);

    assert_int_equal(4, parts.head->as.lines.count);
    assert_int_equal(2, parts.tail->as.lines.count);
    assert_int_equal(KF_SPLIT_NONE, cut(*state, lines_of(*state, 6), KF_MM(9)).how);
    assert_int_equal(KF_SPLIT_NONE, cut(*state, lines_of(*state, 3), KF_MM(18)).how);
}

static void split_lines__number_their_parts(void **state)
{
    struct cut first = cut(*state, lines_of(*state, 9), KF_MM(27)), second = cut(*state, first.tail, KF_MM(27));

    assert_int_equal(0, first.head->as.lines.part);
    assert_int_equal(1, second.head->as.lines.part);
    assert_int_equal(2, second.tail->as.lines.part);
}

static void split_lines__gives_up_one_line_only_when_squeezed(void **state)
{
    struct kf_test_stage *stage = *state;
    struct kf_fit fit = kf_fit_squeezed(&stage->theme, 4);
    struct kf_box *lines = lines_of(stage, 10);
    struct cut parts = cut_with(stage, lines, KF_MM(45), &fit);

    assert_int_equal(9, kf_lines_in(lines, &fit));
    assert_int_equal(9, kf_lines_in(parts.head, &fit) + kf_lines_in(parts.tail, &fit));
}

/* --- what holds for every tree --------------------------------------------------------------------------------------- */

struct leaf { /* how often each part of a leaf was seen */
    int lines[64]; /* of text */
    int count;     /* of lines to write on, of art */
};

struct counting {
    struct kf_test_stage *stage;
    const struct kf_fit *fit;
    GHashTable *leaves; /* address -> struct leaf */
};

static struct leaf *leaf_of(struct counting *counting, const struct kf_box *box)
{
    struct leaf *leaf = g_hash_table_lookup(counting->leaves, box->address);

    if (leaf == NULL) {
        leaf = g_new0(struct leaf, 1);
        g_hash_table_insert(counting->leaves, (gpointer)(uintptr_t)box->address, leaf);
    }
    return leaf;
}

static void count_leaves(struct counting *counting, const struct kf_box *box, kf_len width);

static void count_all(struct counting *counting, struct kf_box *const *kids, int from, int count, kf_len width)
{
    for (int i = from; i < count; i++) {
        count_leaves(counting, kids[i], width);
    }
}

static void count_text(struct counting *counting, const struct kf_box *box, kf_len width)
{
    const struct kf_shaped *shaped = kf_shape(&counting->stage->shaper, box->as.text.text, box->as.text.style, width);
    int first = box->as.text.first, count = kf_text_lines(box, shaped);

    assert_true(count > 0 && first + count <= shaped->line_count);
    for (int i = first; i < first + count; i++) {
        leaf_of(counting, box)->lines[i % 64]++;
    }
}

static void count_leaves(struct counting *counting, const struct kf_box *box, kf_len width)
{
    switch (box->kind) {
    case KF_BOX_TEXT:
        count_text(counting, box, width);
        break;
    case KF_BOX_STACK:
        count_all(counting, box->as.stack.kids, 0, box->as.stack.count,
                  width - box->as.stack.pad.left - box->as.stack.pad.right);
        break;
    case KF_BOX_ROW:
        for (int i = 0; i < box->as.row.count; i++) {
            count_leaves(counting, box->as.row.kids[i], box->as.row.widths[i]);
        }
        break;
    case KF_BOX_TABLE: /* a repeated head is no more than that */
        count_all(counting, box->as.table.rows, box->flags & KF_OPEN_TOP ? box->as.table.heads : 0, box->as.table.count,
                  width);
        break;
    case KF_BOX_ART:
        leaf_of(counting, box)->count++;
        break;
    case KF_BOX_LINES:
        leaf_of(counting, box)->count += kf_lines_in(box, counting->fit);
        break;
    case KF_BOX_SPACE:
    case KF_BOX_KIND_COUNT:
        break;
    }
}

static bool same_leaf(const struct leaf *a, const struct leaf *b)
{
    return memcmp(a, b, sizeof *a) == 0;
}

static void assert_same_leaves(const struct counting *whole, const struct counting *parts, int seed)
{
    GHashTableIter iter;
    gpointer address, leaf;

    if (g_hash_table_size(whole->leaves) != g_hash_table_size(parts->leaves)) {
        fail_msg("seed %d: %u leaves became %u", seed, g_hash_table_size(whole->leaves),
                 g_hash_table_size(parts->leaves));
    }
    g_hash_table_iter_init(&iter, whole->leaves);
    while (g_hash_table_iter_next(&iter, &address, &leaf)) {
        const struct leaf *other = g_hash_table_lookup(parts->leaves, address);
        if (other == NULL || !same_leaf(leaf, other)) {
            fail_msg("seed %d: %s is lost, cut short or doubled", seed, (const char *)address);
        }
    }
}

/* Every byte of a tree, and the pointers that hold it together. */
static void add_bytes(GByteArray *bytes, const struct kf_box *box)
{
    struct kf_box *const *kids = box->kind == KF_BOX_STACK   ? box->as.stack.kids
                                 : box->kind == KF_BOX_ROW   ? box->as.row.kids
                                 : box->kind == KF_BOX_TABLE ? box->as.table.rows
                                                             : NULL;
    int count = box->kind == KF_BOX_STACK   ? box->as.stack.count
                : box->kind == KF_BOX_ROW   ? box->as.row.count
                : box->kind == KF_BOX_TABLE ? box->as.table.count
                                            : 0;

    g_byte_array_append(bytes, (const guint8 *)box, sizeof *box);
    if (box->kind == KF_BOX_ROW) {
        g_byte_array_append(bytes, (const guint8 *)box->as.row.widths, (guint)count * sizeof(kf_len));
    }
    for (int i = 0; i < count; i++) {
        g_byte_array_append(bytes, (const guint8 *)&kids[i], sizeof kids[i]);
        add_bytes(bytes, kids[i]);
    }
}

static GByteArray *bytes_of(const struct kf_box *box)
{
    GByteArray *bytes = g_byte_array_new();

    add_bytes(bytes, box);
    return bytes;
}

/* Cuts until nothing is left, with rooms by chance, and asks of every head that it fits. Returns how many parts. */
static int cut_up(struct random_boxes *random, const struct kf_box *box, const struct kf_fit *fit,
                  struct counting *counting, int seed)
{
    struct kf_shaper *shaper = &random->stage->shaper;
    int parts = 0;

    for (int tries = 0; tries < 3000; tries++) {
        struct kf_box *head = NULL, *tail = NULL;
        kf_len room = kf_mm(below(random, 120)) + below(random, 1000);
        if (tries % 40 == 39) {
            room = kf_measure(shaper, box, WIDTH, fit); /* what can never be cut must end too */
        }
        switch (kf_split(shaper, box, WIDTH, fit, room, &head, &tail)) {
        case KF_SPLIT_WHOLE:
            if (kf_measure(shaper, box, WIDTH, fit) > room) {
                fail_msg("seed %d: whole, but higher than the room", seed);
            }
            count_leaves(counting, box, WIDTH);
            return parts + 1;
        case KF_SPLIT_PART:
            if (kf_measure(shaper, head, WIDTH, fit) > room) {
                fail_msg("seed %d: a head of %.2f mm in %.2f mm", seed, kf_to_mm(kf_measure(shaper, head, WIDTH, fit)),
                         kf_to_mm(room));
            }
            count_leaves(counting, head, WIDTH);
            box = tail;
            parts++;
            break;
        case KF_SPLIT_NONE:
            break;
        }
    }
    fail_msg("seed %d: never ends", seed);
    return 0;
}

static struct counting counting_new(struct kf_test_stage *stage, const struct kf_fit *fit)
{
    return (struct counting){stage, fit, g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free)};
}

enum { TREES = 4000, TREES_A_STAGE = 500, CUTS = 3 };

static void try_tree(struct random_boxes *random, int seed, int *parts)
{
    struct kf_test_stage *stage = random->stage;

    random->chance = kf_test_chance_new(seed);
    struct kf_box *box = random_box(random, 4, WIDTH);
    GByteArray *before = bytes_of(box);
    for (int i = 0; i < CUTS; i++) {
        int step = below(random, KF_FIT_SQUEEZES + 1);
        struct kf_fit fit = kf_fit_squeezed(&stage->theme, step);
        struct counting whole = counting_new(stage, &fit), cut_leaves = counting_new(stage, &fit);
        count_leaves(&whole, box, WIDTH);
        *parts += cut_up(random, box, &fit, &cut_leaves, seed);
        assert_same_leaves(&whole, &cut_leaves, seed);
        g_hash_table_destroy(whole.leaves);
        g_hash_table_destroy(cut_leaves.leaves);
    }
    GByteArray *after = bytes_of(box);
    if (before->len != after->len || memcmp(before->data, after->data, before->len) != 0) {
        fail_msg("seed %d: a box was altered", seed);
    }
    g_byte_array_unref(before);
    g_byte_array_unref(after);
}

static void split__ends_fits_loses_nothing_and_alters_nothing(void **state)
{
    int parts = 0;

    for (int first = 0; first < TREES; first += TREES_A_STAGE) {
        struct kf_test_stage *stage = kf_test_stage_new((struct kf_edition){0});
        struct random_boxes random;
        random_boxes_init(&random, stage);
        for (int seed = first; seed < first + TREES_A_STAGE; seed++) {
            try_tree(&random, seed, &parts);
        }
        kf_test_stage_free(stage);
    }
    assert_true(parts > 2 * TREES * CUTS); /* there was something to cut */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
        T(split_text__cuts_after_the_last_line_that_fits),
        T(split_text__leaves_no_single_line_behind),
        T(split_text__pulls_a_line_over_to_a_widow),
        T(split_text__keeps_three_lines_whole),
        T(split_text__marks_open_edges),
        T(split_text__cuts_the_rest_again),
        T(split_text__cuts_content_not_its_least_height),
        T(split__gives_whole_what_fits),
        T(split__gives_none_without_room),
        T(split__never_cuts_what_is_kept_whole),
        T(split__never_cuts_art),
        T(split__does_not_snap_the_part_over_a_cut),
        T(split_stack__cuts_between_children),
        T(split_stack__cuts_inside_a_child),
        T(split_stack__opens_the_edges_at_the_cut),
        T(split_stack__keeps_a_heading_with_what_follows),
        T(split_stack__keeps_a_chain_of_headings_with_what_follows),
        T(split_stack__takes_a_short_lead_along_with_its_heading),
        T(split_stack__parts_what_is_lightly_kept_where_the_fit_says_so),
        T(split_stack__heading_stays_where_two_lines_of_its_text_fit),
        T(split_stack__heading_moves_where_one_line_of_its_text_fits),
        T(split_list__keeps_two_items_on_each_side),
        T(split_list__too_short_for_two_and_two_still_breaks),
        T(split_row__cuts_columns_at_the_same_height),
        T(split_row__leaves_an_empty_column_under_a_short_one),
        T(split_row__waits_for_a_column_that_cannot_begin),
        T(split_row__leaves_no_empty_rest),
        T(split_table__repeats_head_on_next_page),
        T(split_table__keeps_two_rows_on_each_side),
        T(split_table__never_leaves_a_head_alone),
        T(split_table__repeated_head_is_an_artifact),
        T(split_lines__keeps_two_on_each_side),
        T(split_lines__number_their_parts),
        T(split_lines__gives_up_one_line_only_when_squeezed),
        cmocka_unit_test(split__ends_fits_loses_nothing_and_alters_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
