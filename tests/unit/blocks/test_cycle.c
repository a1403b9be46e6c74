/* The cycle: stations on a ring, in order, each with its box; nothing is cut when words are many. */

#include "unit/blocks/sheet.h"

#define STATION(id) "    - {id: " id ", title: Title " id ", text: Words of " id ".}\n"
#define LONG(id)                                                                                                       \
    "    - {id: " id ", title: Title " id ", text: My heart races and my chest is tight and my thoughts run. My heart " \
    "races and my chest is tight and my thoughts run. My heart races and my chest is tight. My thoughts run.}\n"
#define FOUR STATION("a") STATION("b") STATION("c") STATION("d")
#define CYCLE(centre, stations) "cycle:\n  centre: " centre "\n  exit: \"**A way out:** pause.\"\n  stations:\n" stations

/* Where the box of a station is: its item mark, relative to the drawing. */
static struct kf_rect label(const char *station)
{
    char *address = g_strdup_printf("sample/page/cycle/%s", station);
    const struct kf_marks *marks = &sheet->stage->pages.marks;
    struct kf_rect rect = {0};

    for (int i = 0; i < marks->count; i++) {
        if (marks->items[i]->kind == KF_MARK_ITEM && strcmp(marks->items[i]->address, address) == 0) {
            rect = marks->items[i]->rect;
        }
    }
    g_free(address);
    assert_true(rect.width > 0);
    return (struct kf_rect){rect.x - sheet->stage->theme.left, rect.y - KF_MM(32), rect.width, rect.height};
}

static const struct kf_element *kid(const struct kf_element *element, int n)
{
    for (int i = 0; i < element->count; i++) {
        if (element->kids[i].kind == KF_KID_ELEMENT && n-- == 0) {
            return element->kids[i].element;
        }
    }
    fail_msg("no such element");
    return NULL;
}

/* --- the ring -------------------------------------------------------------------------------------------------------- */

static void cycle__is_62_mm_high_with_boxes_at_its_corners(void **state)
{
    const struct kf_box *drawing = build(CYCLE("Round", FOUR), KF_STANDARD);

    put(drawing);
    assert_int_equal(KF_BOX_ART, drawing->kind);
    kf_assert_mm(drawing->as.art.width, 180);
    assert_true(drawing->as.art.height > KF_MM(61.5) && drawing->as.art.height <= KF_MM(62));
    kf_assert_mm(label("a").x, 0);
    kf_assert_mm(label("a").y, 0);
    kf_assert_mm(label("b").x, 116);
    kf_assert_mm(label("c").x, 116);
    kf_assert_mm(label("d").x, 0);
    assert_true(label("c").y == label("d").y && label("c").y > label("b").y);
    kf_assert_mm(label("a").width, 64);
    kf_assert_mm(label("a").height, 19.5);
}

static void cycle__is_read_as_name_then_numbered_stations_then_way_out(void **state)
{
    const struct kf_element *root;

    put(build(CYCLE("The round", FOUR), KF_STANDARD));
    root = sheet->stage->pages.root;
    assert_string_equal("The round", kid(root, 0)->words);
    assert_int_equal(KF_ROLE_LIST, kid(root, 1)->tag->role);
    assert_int_equal(KF_NUMBERING_DECIMAL, kid(root, 1)->tag->numbering);
    for (int i = 0; i < 4; i++) {
        static const char *const numbers[] = {"1", "2", "3", "4"}, *const titles[] = {"Title a", "Title b", "Title c", "Title d"};
        const struct kf_element *item = kid(kid(root, 1), i);
        assert_int_equal(KF_ROLE_ITEM, item->tag->role);
        assert_int_equal(KF_ROLE_LABEL, kid(item, 0)->tag->role);
        assert_string_equal(numbers[i], kid(item, 0)->words);
        assert_int_equal(KF_ROLE_BODY, kid(item, 1)->tag->role);
        assert_string_equal(titles[i], kid(kid(item, 1), 0)->words);
    }
    assert_string_equal("A way out: pause.", kid(root, 2)->words);
}

static void cycle__goes_without_a_way_out(void **state)
{
    const struct kf_box *drawing = build("cycle:\n  centre: Round\n  stations:\n" FOUR, KF_STANDARD);

    assert_true(drawing->as.art.height < KF_MM(50));
    assert_int_equal(2, drawing->as.art.count);
}

static void cycle__of_three_and_of_five_has_its_boxes_beside_the_ring(void **state)
{
    put(build(CYCLE("Round", STATION("a") STATION("b") STATION("c")), KF_STANDARD));
    kf_assert_mm(label("a").x, 0);
    kf_assert_mm(label("b").x, 116);
    kf_assert_mm(label("c").x, 0);
    kf_test_sheet_free(sheet);
    put(build(CYCLE("Round", FOUR STATION("e")), KF_STANDARD));
    kf_assert_mm(label("a").x, 0);
    kf_assert_mm(label("b").x, 116);
    kf_assert_mm(label("c").x, 116);
    kf_assert_mm(label("d").x, 116);
    kf_assert_mm(label("e").x, 0);
}

static bool overlap(struct kf_rect a, struct kf_rect b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/* Nothing is cut: each box is as high as its words, inside the drawing, and touches no other. */
static void assert_boxes_stand_free(const struct kf_box *drawing, int count)
{
    static const char *const ids[] = {"a", "b", "c", "d", "e"};

    put(drawing);
    for (int i = 0; i < count; i++) {
        assert_true(label(ids[i]).y >= 0);
        assert_true(label(ids[i]).y + label(ids[i]).height < drawing->as.art.height - KF_MM(10));
        for (int j = i + 1; j < count; j++) {
            assert_false(overlap(label(ids[i]), label(ids[j])));
        }
    }
}

static void long_words__make_the_drawing_higher_and_touch_nothing(void **state)
{
    const struct kf_box *four = build(CYCLE("Round", LONG("a") STATION("b") LONG("c") LONG("d")), KF_STANDARD);

    assert_boxes_stand_free(four, 4);
    assert_true(label("a").height > KF_MM(25));
    kf_assert_mm(label("b").height, 19.5);
    kf_test_sheet_free(sheet);
    assert_boxes_stand_free(build(CYCLE("Round", LONG("a") LONG("b") LONG("c") LONG("d") LONG("e")), KF_STANDARD), 5);
}

static void assert_name_stands_above(const char *blocks)
{
    const struct kf_box *block = build(blocks, KF_STANDARD);

    assert_int_equal(KF_BOX_STACK, block->kind);
    assert_true(block->as.stack.kids[0]->flags & KF_KEEP_NEXT);
    assert_int_equal(KF_BOX_ART, block->as.stack.kids[1]->kind);
}

static void name_of_many_words__stands_above_the_ring(void **state)
{
    assert_name_stands_above(CYCLE("What goes round and round between the two of us all day", FOUR));
}

static void name_with_a_long_word__stands_above_the_ring(void **state)
{
    assert_name_stands_above(CYCLE("Schutzmechanismus", FOUR));
}

static void ring__has_an_arc_from_each_station_to_the_next(void **state)
{
    const struct kf_box *drawing = build(CYCLE("Round", FOUR), KF_STANDARD);
    struct kf_placed placed = {.width = drawing->as.art.width, .height = drawing->as.art.height};

    assert_int_equal(4, count_ops(drawing->decorate, &placed, drawing->decor, " C "));
}

static void right_to_left__starts_at_the_top_right(void **state)
{
    put(build_right_to_left(CYCLE("Round", FOUR)));
    kf_assert_mm(label("a").x, 116);
    kf_assert_mm(label("b").x, 0);
    assert_true(sheet->stage->pages.pages[0].items[0].mirrored);
}

/* --- large print ----------------------------------------------------------------------------------------------------- */

static void large_print__is_a_list_of_boxes_and_then_the_way_out(void **state)
{
    const struct kf_box *block = build(CYCLE("Round", FOUR), KF_LARGE_PRINT), *list = block->as.stack.kids[1];

    assert_int_equal(3, block->as.stack.count);
    assert_int_equal(KF_ROLE_LIST, list->tag->role);
    assert_int_equal(KF_NUMBERING_DECIMAL, list->tag->numbering);
    assert_int_equal(4, list->as.stack.count);
    assert_non_null(kf_test_find_text(block->as.stack.kids[2], "A way out: pause."));
}

static int count_in_arrows(const struct kf_page *page, const char *operation)
{
    const struct kf_item *arrows = &page->items[0]; /* behind everything */

    return count_ops(arrows->draw, &arrows->placed, arrows->data, operation);
}

/* Moves and lines: an arrow on is 2 and 3, the arrow back 2 and 5; at the page's end it has no beginning, at the next
 * page's top no head. */
static void large_print__joins_boxes_with_arrows_and_one_back(void **state)
{
    const struct kf_box *list = build(CYCLE("Round", FOUR), KF_LARGE_PRINT)->as.stack.kids[1];
    const struct kf_page *page = put(list);

    assert_int_equal(3 * 2 + 2, count_in_arrows(page, " M "));
    assert_int_equal(3 * 3 + 5, count_in_arrows(page, " L "));
}

static void large_print__breaks_between_boxes_and_leaves_two(void **state)
{
    const struct kf_box *list = build(CYCLE("Round", FOUR), KF_LARGE_PRINT)->as.stack.kids[1];
    struct kf_box *head, *tail;

    assert_int_equal(KF_SPLIT_PART, split_at(list, KF_MM(90), &head, &tail));
    assert_int_equal(2, head->as.stack.count);
    assert_int_equal(3 + 4, count_in_arrows(put(head), " L "));
    assert_int_equal(3 + 2, count_in_arrows(put(tail), " L "));
}

/* --- to write in ----------------------------------------------------------------------------------------------------- */

#define BLANK CYCLE("Round", "    - {id: a, title: First}\n    - {id: b, title: Then, text: I feel ___}\n" STATION("c"))

static void assert_is_written_in(enum kf_variant variant)
{
    put(build(BLANK, variant));
    assert_int_equal(2, count_blanks());
    assert_string_equal("sample/page/cycle/a/text", blank(0)->address);
    assert_string_equal("First", blank(0)->label);
    assert_string_equal("sample/page/cycle/b/text/blank-1", blank(1)->address);
}

static void station_without_text__has_lines_to_write_on(void **state)
{
    assert_is_written_in(KF_STANDARD);
    kf_assert_mm(blank(0)->rect.height, 18);
    kf_assert_mm(label("a").height, 28.5);
}

static void station_without_text__has_the_same_field_in_large_print(void **state)
{
    assert_is_written_in(KF_LARGE_PRINT);
}

static void two_stations__are_an_error(void **state)
{
    build_fails(CYCLE("Round", STATION("a") STATION("b")), KF_OUT_OF_RANGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(cycle__is_62_mm_high_with_boxes_at_its_corners),
        T(cycle__is_read_as_name_then_numbered_stations_then_way_out),
        T(cycle__goes_without_a_way_out),
        T(cycle__of_three_and_of_five_has_its_boxes_beside_the_ring),
        T(long_words__make_the_drawing_higher_and_touch_nothing),
        T(name_of_many_words__stands_above_the_ring),
        T(name_with_a_long_word__stands_above_the_ring),
        T(ring__has_an_arc_from_each_station_to_the_next),
        T(right_to_left__starts_at_the_top_right),
        T(large_print__is_a_list_of_boxes_and_then_the_way_out),
        T(large_print__joins_boxes_with_arrows_and_one_back),
        T(large_print__breaks_between_boxes_and_leaves_two),
        T(station_without_text__has_lines_to_write_on),
        T(station_without_text__has_the_same_field_in_large_print),
        T(two_stations__are_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
