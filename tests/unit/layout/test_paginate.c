/* The page filler: stretches what is short, squeezes what is a little long, else breaks and rebalances. */

#include "support/stage.h"

#include <string.h>

#include "base/limits.h"
#include "layout/layout_internal.h"
#include "random_boxes.h"

/* Letter: main is 217.4 mm high. */
#define MAIN 217.4

static struct kf_test_stage *stage;

static int set_up(void **state)
{
    stage = kf_test_stage_new((struct kf_edition){0});
    return 0;
}

static int tear_down(void **state)
{
    kf_test_stage_free(stage);
    return 0;
}

static struct kf_flow_result fill(struct kf_flow flow)
{
    return kf_paginate(&stage->placer, &flow, stage->pages.root);
}

/* Pieces of art of one height with the flexible gap of blocks between. */
static struct kf_box *blocks_of(int count, double height_mm)
{
    struct kf_list kids = {0};

    for (int i = 0; i < count; i++) {
        struct kf_box *art = kf_test_art(stage, 100, height_mm);
        art->flags |= KF_ITEM;
        art->address = kf_arena_format(stage->arena, "block-%d", i + 1);
        kf_list_add(stage->arena, &kids, art);
    }
    return kf_box_blocks(stage->arena, &kids, stage->theme.gap);
}

static const struct kf_mark *mark_of(int block)
{
    const char *address = kf_arena_format(stage->arena, "block-%d", block);

    for (int i = 0; i < stage->pages.marks.count; i++) {
        if (strcmp(stage->pages.marks.items[i]->address, address) == 0) {
            return stage->pages.marks.items[i];
        }
    }
    fail_msg("%s is nowhere", address);
    return NULL;
}

static kf_len gap_after(int block)
{
    struct kf_rect a = mark_of(block)->rect, b = mark_of(block + 1)->rect;

    return b.y - a.y - a.height;
}

static kf_len bottom(int page)
{
    const struct kf_page *pages = &stage->pages.pages[page];
    kf_len lowest = 0;

    for (int i = 0; i < pages->count; i++) {
        lowest = kf_len_max(lowest, pages->items[i].rect.y + pages->items[i].rect.height);
    }
    return lowest - stage->theme.main_top;
}

/* --- stretching ------------------------------------------------------------------------------------------------------ */

static void paginate__fits_one_page(void **state)
{
    struct kf_flow_result result = fill((struct kf_flow){.body = blocks_of(3, 40)});

    assert_int_equal(0, result.first_page);
    assert_int_equal(1, result.page_count);
    assert_false(result.overfull);
    kf_assert_mm(result.left_over, MAIN - 128);
    kf_assert_mm(mark_of(1)->rect.x, 17.95);
    kf_assert_mm(mark_of(1)->rect.y, 32);
    kf_assert_clean(stage->run);
}

static void paginate__stretches_gaps_to_8_mm_and_no_further(void **state)
{
    fill((struct kf_flow){.body = blocks_of(3, 40)});
    kf_assert_mm(gap_after(1), 8);
    kf_assert_mm(gap_after(2), 8);
}

static void paginate__stretches_writing_lines_before_gaps(void **state)
{
    struct kf_box *lines = kf_box_lines(stage->arena, &stage->theme, 10, "Write");
    struct kf_box *body = blocks_of(3, 30);
    struct kf_list kids = {0};

    for (int i = 0; i < 3; i++) {
        kf_list_add(stage->arena, &kids, body->as.stack.kids[i]);
    }
    kf_list_add(stage->arena, &kids, lines); /* 90 + 12 + 90: 25.4 are left, 30 wanted by the lines alone */
    fill((struct kf_flow){.body = kf_box_blocks(stage->arena, &kids, stage->theme.gap)});
    kf_assert_mm(gap_after(1), 4);
    assert_true(bottom(0) > KF_MM(MAIN - 1));
    assert_true(bottom(0) <= KF_MM(MAIN));
}

static void paginate__gives_growing_boxes_all_that_is_left(void **state)
{
    struct kf_box *lines = kf_box_lines(stage->arena, &stage->theme, 2, "Write");
    struct kf_box *art = kf_test_art(stage, 100, 40);

    lines->flags |= KF_GROW;
    fill((struct kf_flow){.body = kf_test_stack(stage, 4, art, lines, NULL)});
    const struct kf_item *drawn = &stage->pages.pages[0].items[1];
    assert_int_equal((217.4 - 44) / 9, drawn->placed.kid_count); /* as many as fit under it */
    assert_true(bottom(0) > KF_MM(MAIN - 9));
    assert_true(bottom(0) <= KF_MM(MAIN));
}

static void paginate__never_passes_the_foot_of_main(void **state)
{
    for (int count = 1; count < 60; count++) {
        struct kf_test_stage *mine = kf_test_stage_new((struct kf_edition){.variant = count % 2 ? KF_STANDARD : KF_LARGE_PRINT});
        struct kf_test_stage *kept = stage;
        stage = mine;
        fill((struct kf_flow){.body = blocks_of(count, 7 + count % 13)});
        for (int page = 0; page < stage->pages.count; page++) {
            assert_true(bottom(page) <= stage->theme.main_height);
        }
        stage = kept;
        kf_test_stage_free(mine);
    }
}

/* --- squeezing ------------------------------------------------------------------------------------------------------- */

static void paginate__parts_what_is_lightly_kept_to_save_a_page(void **state)
{
    struct kf_list kids = {0};

    for (int i = 0; i < 3; i++) {
        struct kf_box *box = blocks_of(7, 16);
        box->flags |= KF_KEEP_WHOLE | (i == 1 ? KF_KEEP_LIGHTLY : 0);
        kf_list_add(stage->arena, &kids, box);
    }
    struct kf_box *body = kf_box_blocks(stage->arena, &kids, stage->theme.gap);
    assert_int_equal(2, fill((struct kf_flow){.body = body}).page_count);
    body->as.stack.kids[1]->flags &= ~(unsigned)KF_KEEP_LIGHTLY;
    assert_int_equal(3, fill((struct kf_flow){.body = body}).page_count);
}

static void paginate__squeezes_gaps_before_it_breaks(void **state)
{
    struct kf_flow_result result = fill((struct kf_flow){.body = blocks_of(5, 41)}); /* 205 + 16 = 221 */

    assert_int_equal(1, result.page_count);
    assert_true(gap_after(1) < KF_MM(4));
    assert_true(gap_after(1) >= KF_MM(2));
    assert_true(bottom(0) <= KF_MM(MAIN));
}

static void paginate__gives_back_what_a_squeeze_took_too_much(void **state)
{
    fill((struct kf_flow){.body = blocks_of(5, 41)}); /* 4 gaps share 12.4 */
    kf_assert_mm(gap_after(1), 3.1);
}

static void paginate__breaks_what_no_squeeze_saves(void **state)
{
    struct kf_flow_result result = fill((struct kf_flow){.body = blocks_of(6, 60)});

    assert_int_equal(2, result.page_count);
    kf_assert_clean(stage->run);
}

static void paginate__never_squeezes_for_more_than_three_lines(void **state)
{
    assert_int_equal(1, fill((struct kf_flow){.body = blocks_of(13, 14.4)}).page_count); /* 17.8 over, of 24 to save */
    assert_int_equal(2, fill((struct kf_flow){.body = blocks_of(13, 14.5)}).page_count); /* 19.1 over */
}

static void paginate__drops_the_picture_last(void **state)
{
    struct kf_box *picture = kf_test_art(stage, 22, 22);

    picture->flags |= KF_PICTURE;
    struct kf_box *body = kf_test_stack(stage, 0, picture, kf_test_art(stage, 100, 210), NULL);
    fill((struct kf_flow){.body = body, .sides = 1});
    assert_int_equal(1, stage->pages.count);
    assert_int_equal(1, stage->pages.pages[0].count);
    kf_assert_clean(stage->run);
}

/* A drawing and its smaller self, as wide. */
static struct kf_box *scaling_art(double height_mm, double small_mm)
{
    struct kf_box *art = kf_test_art(stage, 100, height_mm);

    art->as.art.small = kf_test_art(stage, 100, small_mm);
    return art;
}

static void paginate__makes_drawings_smaller_before_the_picture_goes(void **state)
{
    struct kf_box *picture = kf_test_art(stage, 22, 22);

    picture->flags |= KF_PICTURE;
    struct kf_box *body = kf_test_stack(stage, 0, picture, scaling_art(200, 184), NULL);
    fill((struct kf_flow){.body = body, .sides = 1});
    assert_int_equal(2, stage->pages.pages[0].count);
    kf_assert_mm(stage->pages.pages[0].items[1].placed.height, 184);
    kf_assert_clean(stage->run);
}

static void paginate__makes_drawings_smaller_on_full_pages_alone(void **state)
{
    struct kf_box *body = kf_test_stack(stage, 0, scaling_art(230, 212), scaling_art(100, 92), NULL);

    fill((struct kf_flow){.body = body, .sides = 2});
    kf_assert_mm(stage->pages.pages[0].items[0].placed.height, 212);
    kf_assert_mm(stage->pages.pages[1].items[0].placed.height, 100);
}

static void paginate__squeezes_to_keep_a_promise(void **state)
{
    struct kf_box *lines = kf_box_lines(stage->arena, &stage->theme, 23, "Write"); /* 24 + 207; squeezed 24 + 22 * 8.7 */
    struct kf_box *body = kf_test_stack(stage, 0, kf_test_art(stage, 100, 24), lines, NULL);

    assert_int_equal(1, fill((struct kf_flow){.body = body, .sides = 1}).page_count);
    assert_int_equal(22, stage->pages.pages[0].items[1].placed.kid_count);
    kf_assert_clean(stage->run);
}

/* --- promised sides -------------------------------------------------------------------------------------------------- */

static void paginate__says_by_how_much_sides_are_missed(void **state)
{
    fill((struct kf_flow){.body = blocks_of(5, 60), .sides = 1, .address = "m/h"});
    kf_assert_count(stage->run, 1);
    const struct kf_diag *diag = kf_test_find(stage->run, KF_SIDES);
    kf_assert_has(diag->message, "does not fit on 1 side: it is 91 mm too long");
    assert_string_equal("m/h", diag->address);
    kf_assert_has(diag->hint, "`sides: 2`");
}

/* The hint for five blocks on one side, the first of which are safety texts. */
static const char *hint_with_safety(int count)
{
    struct kf_box *body = blocks_of(5, 60);

    for (int i = 0, found = 0; i < body->as.stack.count && found < count; i++) {
        if (body->as.stack.kids[i]->flags & KF_ITEM) {
            body->as.stack.kids[i]->flags |= KF_SAFETY;
            found++;
        }
    }
    fill((struct kf_flow){.body = body, .sides = 1, .address = "m/h"});
    return kf_test_find(stage->run, KF_SIDES)->hint;
}

static void paginate__never_says_to_take_out_a_safety_text(void **state)
{
    const char *hint = hint_with_safety(3);

    kf_assert_has(hint, "safety texts stay, so shorten or take out something of block-4, block-5, or");
    assert_null(strstr(hint, "block-3"));
}

static void paginate__says_what_to_do_where_all_is_safety(void **state)
{
    const char *hint = hint_with_safety(5);

    assert_null(strstr(hint, "take out"));
    kf_assert_has(hint, "approved-by");
    kf_assert_has(hint, "`sides: 2`");
}

static void paginate__keeps_a_wish_without_an_error(void **state)
{
    struct kf_flow_result result = fill((struct kf_flow){.body = blocks_of(5, 60), .wished_sides = 1});

    assert_int_equal(2, result.page_count);
    kf_assert_clean(stage->run);
}

static void paginate__more_sides_than_needed_are_no_error(void **state)
{
    fill((struct kf_flow){.body = blocks_of(2, 60), .sides = 2});
    kf_assert_clean(stage->run);
}

/* --- what cannot fit ------------------------------------------------------------------------------------------------- */

static void paginate__places_and_reports_what_is_higher_than_a_page(void **state)
{
    struct kf_box *body = kf_test_stack(stage, 0, kf_test_art(stage, 100, 20), kf_test_art(stage, 100, 300),
                                        kf_test_art(stage, 100, 30), NULL);

    struct kf_flow_result result = fill((struct kf_flow){.body = body});
    assert_true(result.overfull);
    assert_int_equal(3, result.page_count);
    kf_assert_count(stage->run, 1);
    kf_assert_has(kf_test_find(stage->run, KF_OVERFULL)->message, "83 mm too high");
    for (int i = 0; i < 3; i++) {
        assert_int_equal(1, stage->pages.pages[i].count); /* nothing is lost */
    }
}

static void paginate__heading_over_what_cannot_fit_is_reported_once(void **state)
{
    struct kf_box *heading = kf_test_text(stage, 1);

    heading->flags |= KF_KEEP_NEXT;
    struct kf_flow_result result =
        fill((struct kf_flow){.body = kf_test_stack(stage, 0, heading, kf_test_art(stage, 100, 300), NULL)});
    assert_true(result.overfull);
    kf_assert_count(stage->run, 1);
    kf_assert_has(kf_test_find(stage->run, KF_OVERFULL)->message, "89 mm too high");
}

/* --- breaking -------------------------------------------------------------------------------------------------------- */

static void paginate__moves_blocks_to_a_thin_last_page(void **state)
{
    struct kf_flow_result result = fill((struct kf_flow){.body = blocks_of(5, 48)}); /* four, and one alone */

    assert_int_equal(2, result.page_count);
    assert_int_equal(0, mark_of(2)->page);
    assert_int_equal(1, mark_of(4)->page);
}

static void paginate__leaves_a_fuller_last_page_alone(void **state)
{
    fill((struct kf_flow){.body = blocks_of(6, 48)}); /* four and two: 100 mm */
    assert_int_equal(0, mark_of(4)->page);
    assert_int_equal(1, mark_of(5)->page);
}

static void paginate__repeats_the_continued_line_on_later_pages(void **state)
{
    struct kf_box *continued = kf_test_text(stage, 1);

    fill((struct kf_flow){.body = blocks_of(6, 60), .continued = continued});
    assert_int_equal(2, stage->pages.count);
    const struct kf_item *first = &stage->pages.pages[1].items[0];
    assert_int_equal(KF_ITEM_TEXT, first->kind);
    assert_int_equal(KF_ARTIFACT_LAYOUT, first->artifact);
    kf_assert_mm(first->rect.y, 32);
    kf_assert_mm(mark_of(4)->rect.y, 32 + 6 + 4);
}

static void paginate__flows_follow_each_other(void **state)
{
    fill((struct kf_flow){.body = blocks_of(1, 60)});
    struct kf_flow_result second = fill((struct kf_flow){.body = blocks_of(6, 60)});

    assert_int_equal(1, second.first_page);
    assert_int_equal(3, stage->pages.count);
}

/* --- forced breaks --------------------------------------------------------------------------------------------------- */

static struct kf_box *breaking(struct kf_box *body, int block, unsigned front)
{
    body->as.stack.kids[block - 1]->flags |= KF_BREAK_BEFORE | front;
    return body;
}

static void paginate__begins_a_page_where_a_box_asks(void **state)
{
    struct kf_flow_result result = fill((struct kf_flow){.body = breaking(blocks_of(4, 40), 3, 0)});

    assert_int_equal(2, result.page_count);
    assert_int_equal(0, mark_of(2)->page);
    assert_int_equal(1, mark_of(3)->page);
    kf_assert_mm(mark_of(3)->rect.y, 32);
    kf_assert_mm(gap_after(1), 8); /* a page before a break is stretched as any */
}

static void paginate__first_box_needs_no_break(void **state)
{
    assert_int_equal(1, fill((struct kf_flow){.body = breaking(blocks_of(2, 40), 1, 0)}).page_count);
}

static void paginate__never_balances_over_a_forced_break(void **state)
{
    fill((struct kf_flow){.body = breaking(blocks_of(5, 48), 5, 0)}); /* the last page stays thin */
    assert_int_equal(0, mark_of(4)->page);
    assert_int_equal(1, mark_of(5)->page);
}

static void paginate__balances_each_side_of_a_forced_break(void **state)
{
    fill((struct kf_flow){.body = breaking(blocks_of(7, 48), 6, 0)}); /* two and three; two */
    assert_int_equal(0, mark_of(2)->page);
    assert_int_equal(1, mark_of(4)->page);
    assert_int_equal(2, mark_of(6)->page);
    assert_int_equal(3, stage->pages.count);
}

static void paginate__squeezes_before_a_forced_break(void **state)
{
    assert_int_equal(2, fill((struct kf_flow){.body = breaking(blocks_of(6, 41), 6, 0)}).page_count); /* five: 221 */
    assert_true(gap_after(1) < KF_MM(4));
}

static void paginate__takes_along_what_is_kept_with_a_break(void **state)
{
    struct kf_box *body = breaking(blocks_of(4, 40), 3, 0);

    body->as.stack.kids[1]->flags |= KF_KEEP_NEXT;
    fill((struct kf_flow){.body = body});
    assert_int_equal(0, mark_of(1)->page);
    assert_int_equal(1, mark_of(2)->page);
}

static void paginate__leaves_a_back_empty_before_a_front(void **state)
{
    struct kf_box *continued = kf_test_text(stage, 1);
    struct kf_flow_result result =
        fill((struct kf_flow){.body = breaking(blocks_of(4, 40), 3, KF_FRONT), .continued = continued});

    assert_int_equal(3, result.page_count);
    assert_int_equal(0, stage->pages.pages[1].count);
    assert_int_equal(2, mark_of(3)->page);
}

static void paginate__needs_no_empty_page_when_the_front_comes_next(void **state)
{
    struct kf_box *body = breaking(breaking(blocks_of(3, 40), 2, 0), 3, KF_FRONT);

    assert_int_equal(3, fill((struct kf_flow){.body = body}).page_count);
    assert_int_equal(2, mark_of(3)->page);
}

static void paginate__flow_may_begin_on_a_front(void **state)
{
    fill((struct kf_flow){.body = blocks_of(1, 60)});
    struct kf_flow_result second = fill((struct kf_flow){.body = breaking(blocks_of(1, 60), 1, KF_FRONT)});

    assert_int_equal(2, second.first_page);
    assert_int_equal(1, second.page_count);
    assert_int_equal(0, stage->pages.pages[1].count);
}

static void paginate__says_when_breaks_alone_miss_the_sides(void **state)
{
    fill((struct kf_flow){.body = breaking(blocks_of(2, 60), 2, 0), .sides = 1});
    kf_assert_count(stage->run, 1);
    const struct kf_diag *diag = kf_test_find(stage->run, KF_SIDES);
    kf_assert_has(diag->message, "does not fit on 1 side: its page breaks make it 2");
    kf_assert_has(diag->hint, "take out a page break, or write `sides: 2`");
}

/* --- long flows ------------------------------------------------------------------------------------------------------ */

static long shape_calls;

/* The shaper's table asks for a hash once a call of kf_shape; its own key is private, and begins with the text. */
struct key {
    const struct kf_inline *text;
    int style;
    kf_len width;
};

static guint counting_hash(gconstpointer data)
{
    const struct key *key = data;

    shape_calls++;
    return g_direct_hash(key->text) ^ (guint)key->width;
}

static gboolean same_key(gconstpointer a, gconstpointer b)
{
    const struct key *left = a, *right = b;

    return left->text == right->text && left->style == right->style && left->width == right->width;
}

/* How often a flow of this many paragraphs looks up shaped text. */
static long calls_for(int paragraphs)
{
    struct kf_test_stage *mine = kf_test_stage_new((struct kf_edition){0});
    const struct kf_inline *text = kf_test_text(mine, 3)->as.text.text;
    GHashTable *own = mine->shaper.shaped, *counting = g_hash_table_new(counting_hash, same_key);
    struct kf_list kids = {0};

    for (int i = 0; i < paragraphs; i++) {
        struct kf_box *paragraph = kf_box_text(mine->arena, text, KF_STYLE_BODY);
        kf_list_add(mine->arena, &kids, kf_box_role(mine->arena, paragraph, KF_ROLE_P));
    }
    struct kf_flow flow = {.body = kf_box_blocks(mine->arena, &kids, mine->theme.gap)};
    mine->shaper.shaped = counting;
    shape_calls = 0;
    struct kf_flow_result result = kf_paginate(&mine->placer, &flow, mine->pages.root);
    mine->shaper.shaped = own;
    assert_int_equal((paragraphs + 9) / 10, result.page_count); /* ten on a page: 216 of 217.4 mm */
    assert_int_equal(1, g_hash_table_size(counting));
    kf_assert_clean(mine->run);
    g_hash_table_destroy(counting);
    kf_test_stage_free(mine);
    return shape_calls;
}

static void paginate__is_linear_in_a_long_flow(void **state)
{
    long short_flow = calls_for(1005), long_flow = calls_for(10005);

    assert_true(long_flow < 11 * short_flow);
    assert_true(long_flow < 10005 * 200l);
}

static void paginate__says_so_when_a_document_is_too_long(void **state)
{
    struct kf_flow_result result = fill((struct kf_flow){.body = blocks_of(2010, 200)});

    assert_int_equal(2000, result.page_count);
    assert_true(result.overfull);
    kf_assert_has(kf_test_find(stage->run, KF_OVERFULL)->message, "2000 pages");
}

/* --- any flow -------------------------------------------------------------------------------------------------------- */

enum { FLOWS = 150 };

static int count_runs(const struct kf_page *page)
{
    int count = 0;

    for (int i = 0; i < page->count; i++) {
        count += page->items[i].kind == KF_ITEM_TEXT ? page->items[i].count : 0;
    }
    return count;
}

static int lines_of(const struct kf_box *box, kf_len width)
{
    int count = 0;

    switch (box->kind) {
    case KF_BOX_TEXT:
        return kf_shape(&stage->shaper, box->as.text.text, box->as.text.style, width)->line_count;
    case KF_BOX_STACK:
        for (int i = 0; i < box->as.stack.count; i++) {
            count += lines_of(box->as.stack.kids[i], width - box->as.stack.pad.left - box->as.stack.pad.right);
        }
        return count;
    case KF_BOX_ROW:
        for (int i = 0; i < box->as.row.count; i++) {
            count += lines_of(box->as.row.kids[i], box->as.row.widths[i]);
        }
        return count;
    case KF_BOX_TABLE:
        for (int i = box->as.table.heads; i < box->as.table.count; i++) { /* heads repeat */
            count += lines_of(box->as.table.rows[i], width);
        }
        return count;
    case KF_BOX_ART:
    case KF_BOX_LINES:
    case KF_BOX_SPACE:
    case KF_BOX_KIND_COUNT:
        break;
    }
    return 0;
}

static bool has_heads(const struct kf_box *box)
{
    return kf_test_count_boxes(box, KF_BOX_TABLE) > 0;
}

/* Whatever comes: it ends, every line of text is on a page once, and what passes the foot of main was reported. */
static void paginate__places_every_line_of_any_flow(void **state)
{
    int pages = 0;

    for (int seed = 0; seed < FLOWS; seed++) {
        struct kf_test_stage *kept = stage;
        struct random_boxes random;
        stage = kf_test_stage_new((struct kf_edition){0});
        random_boxes_init(&random, stage);
        random.chance = kf_test_chance_new(seed);
        struct kf_list kids = {0};
        for (int i = 0; i < 12; i++) {
            kf_list_add(stage->arena, &kids, random_box(&random, 3, stage->theme.live_width));
        }
        struct kf_box *body = kf_box_blocks(stage->arena, &kids, stage->theme.gap);
        struct kf_flow_result result = fill((struct kf_flow){.body = body, .sides = 1 + below(&random, 4)});
        int placed = 0;
        for (int page = 0; page < stage->pages.count; page++) {
            placed += count_runs(&stage->pages.pages[page]);
            if (!result.overfull && bottom(page) > stage->theme.main_height) {
                fail_msg("seed %d, page %d: %.2f mm under the foot, and no word of it", seed, page + 1,
                         kf_to_mm(bottom(page) - stage->theme.main_height));
            }
        }
        if (!has_heads(body) && placed != lines_of(body, stage->theme.live_width)) {
            fail_msg("seed %d: %d lines of %d", seed, placed, lines_of(body, stage->theme.live_width));
        }
        pages += result.page_count;
        kf_test_stage_free(stage);
        stage = kept;
    }
    assert_true(pages > FLOWS * 2);
}

/* What does not stand on the most pages is told, never dropped in silence. */
static void pages__are_two_thousand(void **state)
{
    struct kf_box *body = blocks_of(KF_LIMIT_PAGES, 200);

    assert_int_equal(fill((struct kf_flow){.body = body}).page_count, KF_LIMIT_PAGES);
    kf_assert_clean(stage->run);
    body = blocks_of(KF_LIMIT_PAGES + 1, 200);
    assert_int_equal(fill((struct kf_flow){.body = body}).page_count, KF_LIMIT_PAGES);
    kf_test_find(stage->run, KF_OVERFULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
        T(pages__are_two_thousand),
        T(paginate__fits_one_page),
        T(paginate__stretches_gaps_to_8_mm_and_no_further),
        T(paginate__stretches_writing_lines_before_gaps),
        T(paginate__gives_growing_boxes_all_that_is_left),
        T(paginate__never_passes_the_foot_of_main),
        T(paginate__parts_what_is_lightly_kept_to_save_a_page),
        T(paginate__squeezes_gaps_before_it_breaks),
        T(paginate__gives_back_what_a_squeeze_took_too_much),
        T(paginate__breaks_what_no_squeeze_saves),
        T(paginate__never_squeezes_for_more_than_three_lines),
        T(paginate__drops_the_picture_last),
        T(paginate__makes_drawings_smaller_before_the_picture_goes),
        T(paginate__makes_drawings_smaller_on_full_pages_alone),
        T(paginate__squeezes_to_keep_a_promise),
        T(paginate__says_by_how_much_sides_are_missed),
        T(paginate__never_says_to_take_out_a_safety_text),
        T(paginate__says_what_to_do_where_all_is_safety),
        T(paginate__keeps_a_wish_without_an_error),
        T(paginate__more_sides_than_needed_are_no_error),
        T(paginate__places_and_reports_what_is_higher_than_a_page),
        T(paginate__heading_over_what_cannot_fit_is_reported_once),
        T(paginate__moves_blocks_to_a_thin_last_page),
        T(paginate__leaves_a_fuller_last_page_alone),
        T(paginate__repeats_the_continued_line_on_later_pages),
        T(paginate__flows_follow_each_other),
        T(paginate__begins_a_page_where_a_box_asks),
        T(paginate__first_box_needs_no_break),
        T(paginate__never_balances_over_a_forced_break),
        T(paginate__balances_each_side_of_a_forced_break),
        T(paginate__squeezes_before_a_forced_break),
        T(paginate__takes_along_what_is_kept_with_a_break),
        T(paginate__leaves_a_back_empty_before_a_front),
        T(paginate__needs_no_empty_page_when_the_front_comes_next),
        T(paginate__flow_may_begin_on_a_front),
        T(paginate__says_when_breaks_alone_miss_the_sides),
        T(paginate__is_linear_in_a_long_flow),
        T(paginate__says_so_when_a_document_is_too_long),
        T(paginate__places_every_line_of_any_flow),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
