/* Where things land, what is said of them, and that a right-to-left page is the same page in a mirror. */

#include "support/stage.h"

#include <string.h>

#include "layout/layout_internal.h"
#include "random_boxes.h"

#define WIDTH KF_MM(180)

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

static const struct kf_page *put(const struct kf_box *box, double height_mm)
{
    struct kf_fit fit = kf_fit_natural(&stage->theme);
    int page = kf_placer_new_page(&stage->placer);
    kf_len height = height_mm > 0 ? kf_mm(height_mm) : kf_measure(&stage->shaper, box, WIDTH, &fit);

    kf_place(&stage->placer, page, box, (struct kf_point){stage->theme.left, stage->theme.main_top}, WIDTH, height, &fit,
             stage->pages.root, KF_ARTIFACT_NONE);
    return &stage->pages.pages[page];
}

static struct kf_box *text(const char *markdown)
{
    return kf_box_text(stage->arena, kf_test_inline(stage, "m/h/text", markdown), KF_STYLE_BODY);
}

static const struct kf_mark *mark(enum kf_mark_kind kind, int n)
{
    for (int i = 0; i < stage->pages.marks.count; i++) {
        if (stage->pages.marks.items[i]->kind == kind && n-- == 0) {
            return stage->pages.marks.items[i];
        }
    }
    fail_msg("no such mark");
    return NULL;
}

static int count_marks(enum kf_mark_kind kind)
{
    int count = 0;

    for (int i = 0; i < stage->pages.marks.count; i++) {
        count += stage->pages.marks.items[i]->kind == kind;
    }
    return count;
}

/* --- stacks, rows, alignment ----------------------------------------------------------------------------------------- */

static void place_stack__puts_children_under_each_other(void **state)
{
    const struct kf_page *page =
        put(kf_test_stack(stage, 4, kf_test_art(stage, 30, 10), kf_test_art(stage, 40, 20), NULL), 0);

    assert_int_equal(stage->theme.main_top, page->items[0].rect.y);
    kf_assert_mm(page->items[1].rect.y - stage->theme.main_top, 14);
    assert_int_equal(KF_MM(40), page->items[1].rect.width);
}

static void place_stack__spreads_what_is_left_between(void **state)
{
    struct kf_box *stack = kf_test_stack(stage, 0, kf_test_art(stage, 30, 10), kf_test_art(stage, 30, 10),
                                         kf_test_art(stage, 30, 10), NULL);

    stack->flags |= KF_SPREAD;
    const struct kf_page *page = put(stack, 50);
    kf_assert_mm(page->items[1].rect.y - page->items[0].rect.y, 20);
    kf_assert_mm(page->items[2].rect.y - page->items[1].rect.y, 20);
}

static void place_stack__aligns_in_the_middle_and_at_the_bottom(void **state)
{
    struct kf_box *stack = kf_test_stack(stage, 0, kf_test_art(stage, 30, 10), NULL);

    stack->valign = KF_VALIGN_MIDDLE;
    kf_assert_mm(put(stack, 30)->items[0].rect.y - stage->theme.main_top, 10);
    stack->valign = KF_VALIGN_BOTTOM;
    kf_assert_mm(put(stack, 30)->items[0].rect.y - stage->theme.main_top, 20);
}

static void place_row__puts_children_beside_each_other(void **state)
{
    const struct kf_page *page =
        put(kf_test_row(stage, 180, 8, kf_test_art(stage, 30, 10), kf_test_art(stage, 30, 20), NULL), 0);

    kf_assert_mm(page->items[1].rect.x - page->items[0].rect.x, 94);
    assert_int_equal(page->items[0].rect.y, page->items[1].rect.y);
}

static void place_row__from_the_end_draws_the_first_child_there(void **state)
{
    struct kf_box *row = kf_test_row(stage, 180, 8, kf_test_art(stage, 30, 10), kf_test_art(stage, 40, 20), NULL);

    row->flags |= KF_FROM_END;
    const struct kf_page *page = put(row, 0);
    kf_assert_mm(page->items[0].rect.height, 10);
    kf_assert_mm(page->items[0].rect.x - page->items[1].rect.x, 94);
}

static void place_art__puts_its_children_where_they_are_told(void **state)
{
    struct kf_box *art = kf_test_art(stage, 60, 40);

    kf_box_art_children(stage->arena, art,
                        &(struct kf_child){kf_test_text(stage, 1), KF_MM(10), KF_MM(5), KF_MM(40), 0}, 1);
    const struct kf_page *page = put(art, 0);
    kf_assert_mm(page->items[1].rect.x - stage->theme.left, 10);
    kf_assert_mm(page->items[1].rect.y - stage->theme.main_top, 5);
}

static int drawn_kids;

static void draw_kids(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    drawn_kids = placed->kid_count;
}

static void place__decorates_behind_with_the_rectangles_of_children(void **state)
{
    struct kf_box *stack = kf_test_stack(stage, 4, kf_test_art(stage, 30, 10), kf_test_art(stage, 30, 20), NULL);

    stack->decorate = draw_kids;
    const struct kf_page *page = put(stack, 0);
    assert_int_equal(3, page->count);
    assert_ptr_equal(draw_kids, page->items[0].draw);
    assert_int_equal(KF_ARTIFACT_LAYOUT, page->items[0].artifact);
    assert_int_equal(2, page->items[0].placed.kid_count);
    kf_assert_mm(page->items[0].placed.kids[1].y, 14);
}

/* --- the structure --------------------------------------------------------------------------------------------------- */

static void place__halves_of_a_box_are_one_element(void **state)
{
    struct kf_box *paragraph = kf_box_role(stage->arena, kf_test_text(stage, 8), KF_ROLE_P), *head, *tail;
    struct kf_fit fit = kf_fit_natural(&stage->theme);

    assert_int_equal(KF_SPLIT_PART, kf_split(&stage->shaper, paragraph, WIDTH, &fit, KF_MM(30), &head, &tail));
    put(head, 0);
    put(tail, 0);
    assert_int_equal(1, stage->pages.root->count);
    const struct kf_element *element = stage->pages.root->kids[0].element;
    assert_int_equal(2, element->count);
    assert_int_equal(0, element->kids[0].page);
    assert_int_equal(1, element->kids[1].page);
}

static void place__as_artifact_makes_no_element(void **state)
{
    struct kf_fit fit = kf_fit_natural(&stage->theme);
    struct kf_box *box = kf_box_role(stage->arena, text("Name ___ and [site](https://example.org)"), KF_ROLE_P);
    int page = kf_placer_new_page(&stage->placer);

    kf_place(&stage->placer, page, box, (struct kf_point){KF_MM(18), KF_MM(15)}, WIDTH, KF_MM(6), &fit, NULL,
             KF_ARTIFACT_HEADER);
    assert_int_equal(0, stage->pages.root->count);
    assert_int_equal(0, stage->pages.marks.count);
    assert_true(stage->pages.pages[page].count > 1);
    for (int i = 0; i < stage->pages.pages[page].count; i++) {
        assert_null(stage->pages.pages[page].items[i].element);
        assert_int_equal(KF_ARTIFACT_HEADER, stage->pages.pages[page].items[i].artifact);
    }
}

static void place__figure_knows_its_place(void **state)
{
    struct kf_box *art = kf_box_role(stage->arena, kf_test_art(stage, 60, 40), KF_ROLE_FIGURE);
    const struct kf_page *page = put(art, 0);
    const struct kf_element *figure = stage->pages.root->kids[0].element;

    assert_memory_equal(&page->items[0].rect, &figure->box, sizeof figure->box);
    assert_int_equal(0, figure->box_page);
}

/* --- items ----------------------------------------------------------------------------------------------------------- */

static void place__marks_items_with_their_rectangle(void **state)
{
    struct kf_box *item = kf_test_stack(stage, 0, kf_test_text(stage, 1), kf_test_text(stage, 1), NULL);

    item->flags |= KF_ITEM;
    item->address = "m/h/steps/pause";
    put(item, 0);
    assert_int_equal(1, count_marks(KF_MARK_ITEM));
    assert_string_equal("m/h/steps/pause", mark(KF_MARK_ITEM, 0)->address);
    assert_string_equal("line 1", mark(KF_MARK_ITEM, 0)->label); /* its own words */
    kf_assert_mm(mark(KF_MARK_ITEM, 0)->rect.height, 12);
    kf_assert_mm(mark(KF_MARK_ITEM, 0)->rect.width, 180);
}

static void place__item_says_its_number(void **state)
{
    struct kf_box *item = kf_test_text(stage, 2);

    item->flags |= KF_ITEM;
    item->item = 4;
    put(item, 0);
    assert_int_equal(4, mark(KF_MARK_ITEM, 0)->item);
}

/* --- blanks ---------------------------------------------------------------------------------------------------------- */

static void place_blank__lies_inside_its_line(void **state)
{
    const struct kf_page *page = put(text("I felt ___"), 0);
    const struct kf_mark *blank = mark(KF_MARK_BLANK, 0);

    kf_assert_mm(blank->rect.y, 32);
    kf_assert_mm(blank->rect.height, 6);
    assert_true(blank->rect.x > stage->theme.left + KF_MM(9)); /* after the words */
    assert_true(blank->rect.x + blank->rect.width <= stage->theme.left + WIDTH);
    assert_true(blank->rect.x + blank->rect.width > stage->theme.left + WIDTH - KF_MM(1)); /* to the edge */
    assert_memory_equal(&blank->rect, &page->items[1].rect, sizeof blank->rect);
}

static void place_blank__takes_its_place_after_a_cut(void **state)
{
    const char *words = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
                        "seventeen eighteen nineteen twenty twenty-one twenty-two twenty-three twenty-four twenty-five "
                        "twenty-six twenty-seven twenty-eight twenty-nine thirty thirty-one thirty-two thirty-three "
                        "thirty-four thirty-five thirty-six thirty-seven thirty-eight thirty-nine forty ___";
    struct kf_box *paragraph = text(words), *head, *tail;
    struct kf_fit fit = kf_fit_natural(&stage->theme);

    assert_int_equal(KF_SPLIT_PART, kf_split(&stage->shaper, paragraph, WIDTH, &fit, KF_MM(12), &head, &tail));
    put(head, 0);
    put(tail, 0);
    const struct kf_mark *blank = mark(KF_MARK_BLANK, 0);
    assert_int_equal(1, count_marks(KF_MARK_BLANK));
    assert_int_equal(1, blank->page);
    kf_assert_mm(blank->rect.y, 32 + 6 * (tail->as.text.count - 1 + (tail->as.text.count == 0)));
}

static void place_blank__is_said_by_the_words_before_it(void **state)
{
    put(text("I felt ___ when ___"), 0);
    assert_string_equal("I felt", mark(KF_MARK_BLANK, 0)->label);
    assert_string_equal("when", mark(KF_MARK_BLANK, 1)->label);
    put(text("___ is who I call"), 0);
    assert_string_equal("is who I call", mark(KF_MARK_BLANK, 2)->label);
}

static void place_blank__names_are_unique(void **state)
{
    GHashTable *names = g_hash_table_new(g_str_hash, g_str_equal);

    for (int i = 0; i < 5; i++) {
        put(text("A ___ B ___ C ___"), 0);
        struct kf_box *lines = kf_box_lines(stage->arena, &stage->theme, 3, "Write");
        lines->address = "m/h/lines";
        put(lines, 0);
    }
    assert_int_equal(20, count_marks(KF_MARK_BLANK));
    for (int i = 0; i < 20; i++) {
        assert_true(g_hash_table_add(names, (gpointer)(uintptr_t)mark(KF_MARK_BLANK, i)->address));
    }
    assert_string_equal("m/h/text/blank-1", mark(KF_MARK_BLANK, 0)->address);
    assert_string_equal("m/h/lines", mark(KF_MARK_BLANK, 3)->address);
    assert_string_equal("m/h/lines-2", mark(KF_MARK_BLANK, 7)->address);
    g_hash_table_destroy(names);
}

static void place_lines__are_one_field_with_a_rule_a_line(void **state)
{
    const struct kf_page *page = put(kf_box_lines(stage->arena, &stage->theme, 4, "My plan"), 0);
    const struct kf_mark *area = mark(KF_MARK_BLANK, 0);

    assert_int_equal(KF_BLANK_AREA, area->blank);
    assert_string_equal("My plan", area->label);
    kf_assert_mm(area->rect.height, 36);
    assert_int_equal(4, page->items[0].placed.kid_count);
    for (int i = 0; i < 4; i++) {
        kf_assert_mm(page->items[0].placed.kids[i].y, 9 * (i + 1) - .5);
    }
}

static void place_lines__one_line_is_a_text_field(void **state)
{
    put(kf_box_lines(stage->arena, &stage->theme, 1, "Name"), 0);
    assert_int_equal(KF_BLANK_TEXT, mark(KF_MARK_BLANK, 0)->blank);
}

static void place_blank__belongs_to_a_form_element(void **state)
{
    put(text("I felt ___"), 0);
    const struct kf_element *form = mark(KF_MARK_BLANK, 0)->element;
    assert_int_equal(KF_ROLE_FORM, form->tag->role);
    assert_int_equal(KF_KID_RUN, form->kids[0].kind); /* printed: the line is its content */
}

static void place_blank__in_a_form_is_its_field(void **state)
{
    struct kf_test_stage *kept = stage;

    stage = kf_test_stage_new((struct kf_edition){.fillable = true});
    const struct kf_page *page = put(text("I felt ___"), 0);
    const struct kf_element *form = mark(KF_MARK_BLANK, 0)->element;
    assert_int_equal(1, form->count);
    assert_int_equal(KF_KID_MARK, form->kids[0].kind);
    assert_null(page->items[1].element);
    kf_test_stage_free(stage);
    stage = kept;
}

/* --- links ----------------------------------------------------------------------------------------------------------- */

static void place_link__is_marked_with_its_words(void **state)
{
    const struct kf_page *page = put(text("See [the site](https://example.org) today"), 0);
    const struct kf_mark *link = mark(KF_MARK_LINK, 0);

    assert_int_equal(1, count_marks(KF_MARK_LINK));
    assert_string_equal("https://example.org", link->uri);
    assert_string_equal("the site", link->label);
    assert_int_equal(KF_ROLE_LINK, link->element->tag->role);
    assert_int_equal(3, page->count);
    assert_true(link->rect.x > stage->theme.left + KF_MM(5));
    assert_true(link->rect.width > KF_MM(10) && link->rect.width < KF_MM(25));
    assert_int_equal(KF_MM(6), link->rect.height);
}

static void place_link__over_two_lines_has_two_marks(void **state)
{
    put(text("Here is one line of words that is nearly as long as the page is wide, as you see, and then [a link that goes "
             "on and on to the next line](https://example.org)."), 0);
    assert_int_equal(2, count_marks(KF_MARK_LINK));
    assert_int_equal(stage->theme.left, mark(KF_MARK_LINK, 1)->rect.x);
    assert_ptr_equal(mark(KF_MARK_LINK, 0)->element, mark(KF_MARK_LINK, 1)->element);
}

static void place_link__is_marked_inside_bold_words(void **state)
{
    put(text("**Please see [the site](https://example.org) today**"), 0);
    assert_int_equal(1, count_marks(KF_MARK_LINK));
    assert_true(mark(KF_MARK_LINK, 0)->rect.x > stage->theme.left + KF_MM(10));
    assert_true(mark(KF_MARK_LINK, 0)->rect.width < KF_MM(25));
}

/* --- for every tree -------------------------------------------------------------------------------------------------- */

enum { TREES = 400 };

static void draw_anything(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
}

/* Art is drawn, so that there is an item to look at. */
static void draw_all(struct kf_box *box)
{
    switch (box->kind) {
    case KF_BOX_ART:
        box->decorate = draw_anything;
        break;
    case KF_BOX_STACK:
        for (int i = 0; i < box->as.stack.count; i++) {
            draw_all(box->as.stack.kids[i]);
        }
        break;
    case KF_BOX_ROW:
        for (int i = 0; i < box->as.row.count; i++) {
            draw_all(box->as.row.kids[i]);
        }
        break;
    case KF_BOX_TABLE:
        for (int i = 0; i < box->as.table.count; i++) {
            draw_all(box->as.table.rows[i]);
        }
        break;
    case KF_BOX_TEXT:
    case KF_BOX_LINES:
    case KF_BOX_SPACE:
    case KF_BOX_KIND_COUNT:
        break;
    }
}

static struct kf_page page_of_tree(struct random_boxes *random, int seed)
{
    struct kf_test_stage *kept = stage;

    stage = random->stage;
    random->chance = kf_test_chance_new(seed);
    struct kf_box *box = random_box(random, 4, WIDTH);
    draw_all(box);
    struct kf_page page = *put(box, 0);
    stage = kept;
    return page;
}

static bool inside(struct kf_rect rect, struct kf_rect area)
{
    return rect.x >= area.x && rect.x + rect.width <= area.x + area.width && rect.y >= area.y &&
           rect.y + rect.height <= area.y + area.height;
}

static kf_len height_of(const struct kf_page *page)
{
    kf_len lowest = 0;

    for (int i = 0; i < page->count; i++) {
        lowest = kf_len_max(lowest, page->items[i].rect.y + page->items[i].rect.height);
    }
    return lowest;
}

static void place__stays_inside_main(void **state)
{
    struct random_boxes random;
    int items = 0;

    random_boxes_init(&random, stage);
    for (int seed = 0; seed < TREES; seed++) {
        struct kf_page page = page_of_tree(&random, seed);
        struct kf_rect main_area = page.main;
        main_area.height = kf_len_max(main_area.height, height_of(&page) - main_area.y); /* trees may be long, not wide */
        for (int i = 0; i < page.count; i++) {
            if (!inside(page.items[i].rect, main_area)) {
                fail_msg("seed %d: item %d lies outside", seed, i);
            }
        }
        items += page.count;
    }
    assert_true(items > TREES * 3);
}

static void place__every_run_hangs_under_one_element(void **state)
{
    struct random_boxes random;
    int runs = 0;

    random_boxes_init(&random, stage);
    for (int seed = 0; seed < TREES / 4; seed++) {
        struct kf_page page = page_of_tree(&random, seed);
        for (int i = 0; i < page.count; i++) {
            const struct kf_element *element = page.items[i].element;
            int found = 0;
            for (int j = 0; element && j < element->count; j++) {
                found += element->kids[j].kind == KF_KID_RUN && element->kids[j].run == i &&
                         &stage->pages.pages[element->kids[j].page] == &stage->pages.pages[seed];
            }
            assert_int_equal(element ? 1 : 0, found);
            assert_true((element == NULL) == (page.items[i].artifact != KF_ARTIFACT_NONE));
            runs += found;
        }
    }
    assert_true(runs > TREES / 4);
}

static void place__right_to_left_is_the_same_page_in_a_mirror(void **state)
{
    struct kf_test_stage *left = kf_test_stage_new((struct kf_edition){0});
    struct kf_test_stage *right = kf_test_stage_new((struct kf_edition){0});

    struct random_boxes ltr, rtl;

    right->theme.right_to_left = true; /* the same fonts and words: only the direction differs */
    random_boxes_init(&ltr, left);
    random_boxes_init(&rtl, right);
    for (int seed = 0; seed < TREES / 2; seed++) {
        struct kf_page a = page_of_tree(&ltr, seed), b = page_of_tree(&rtl, seed);
        assert_int_equal(a.count, b.count);
        for (int i = 0; i < a.count; i++) {
            struct kf_rect x = a.items[i].rect, y = b.items[i].rect;
            assert_int_equal(left->theme.page_width - x.x - x.width, y.x);
            assert_int_equal(x.y, y.y);
            assert_int_equal(x.width, y.width);
            assert_int_equal(x.height, y.height);
        }
    }
    kf_test_stage_free(right);
    kf_test_stage_free(left);
}

static void place_blank__right_to_left_lies_at_the_left_edge(void **state)
{
    struct kf_test_stage *kept = stage;

    stage = kf_test_stage_new((struct kf_edition){.language = "ar"});
    put(text("شعرت ___"), 0);
    const struct kf_mark *blank = mark(KF_MARK_BLANK, 0);
    kf_assert_clean(stage->run);
    assert_true(blank->rect.x >= stage->theme.left);
    assert_true(blank->rect.x < stage->theme.left + KF_MM(1));
    assert_true(blank->rect.x + blank->rect.width < stage->theme.left + WIDTH - KF_MM(5)); /* the words are at the right */
    kf_test_stage_free(stage);
    stage = kept;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
        T(place_stack__puts_children_under_each_other),
        T(place_stack__spreads_what_is_left_between),
        T(place_stack__aligns_in_the_middle_and_at_the_bottom),
        T(place_row__puts_children_beside_each_other),
        T(place_row__from_the_end_draws_the_first_child_there),
        T(place_art__puts_its_children_where_they_are_told),
        T(place__decorates_behind_with_the_rectangles_of_children),
        T(place__halves_of_a_box_are_one_element),
        T(place__as_artifact_makes_no_element),
        T(place__figure_knows_its_place),
        T(place__marks_items_with_their_rectangle),
        T(place__item_says_its_number),
        T(place_blank__lies_inside_its_line),
        T(place_blank__takes_its_place_after_a_cut),
        T(place_blank__is_said_by_the_words_before_it),
        T(place_blank__names_are_unique),
        T(place_lines__are_one_field_with_a_rule_a_line),
        T(place_lines__one_line_is_a_text_field),
        T(place_blank__belongs_to_a_form_element),
        T(place_blank__in_a_form_is_its_field),
        T(place_link__is_marked_with_its_words),
        T(place_link__over_two_lines_has_two_marks),
        T(place_link__is_marked_inside_bold_words),
        T(place__stays_inside_main),
        T(place__every_run_hangs_under_one_element),
        T(place__right_to_left_is_the_same_page_in_a_mirror),
        T(place_blank__right_to_left_lies_at_the_left_edge),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
