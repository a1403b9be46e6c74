/* The node map: a circle with its words, threads to boxes at both sides, and a list under the middle in large print. */

#include "unit/blocks/sheet.h"

#define NODE(id) "    - {id: " id ", title: Title " id ", text: Words of " id ".}\n"
#define THREE NODE("a") NODE("b") NODE("c")
#define MAP(centre, nodes) "node-map:\n  centre: " centre "\n  nodes:\n" nodes

/* Where the box of a thread is. */
static struct kf_rect node(const char *id)
{
    char address[64];

    g_snprintf(address, sizeof address, "sample/page/node-map/nodes/%s", id);
    return item_at(address);
}

static const char heard[] = "P: Me\nlist\nLbl: Title a\nP: Words of a.\nLbl: Title b\nP: Words of b.\n"
                            "Lbl: Title c\nP: Words of c.\n";

static void map__reads_the_middle_and_then_its_threads(void **state)
{
    put(build(MAP("Me", THREE), KF_STANDARD));
    assert_heard(heard);
}

static void map__reads_alike_in_large_print_and_in_a_column(void **state)
{
    put(build(MAP("Me", THREE), KF_LARGE_PRINT));
    assert_heard(heard);
    kf_test_sheet_free(sheet);
    put(build_in_column(MAP("Me", THREE)));
    assert_heard(heard);
}

static void four_threads__stand_in_rows_of_two_as_high_as_the_higher(void **state)
{
    const struct kf_box *drawing = build(MAP("Me", THREE "    - {id: d, title: Title d}\n"), KF_STANDARD);

    put(drawing);
    kf_assert_mm(node("a").x, 0);
    kf_assert_mm(node("b").x, 120);
    kf_assert_mm(node("a").width, 60);
    assert_int_equal(node("c").height, node("d").height);
    assert_true(node("d").height > node("b").height);
    assert_int_equal(node("a").y + node("a").height + KF_MM(6), node("c").y);
    assert_int_equal(drawing->as.art.height, node("d").y + node("d").height);
}

static void last_of_an_odd_number__stands_under_the_middle(void **state)
{
    put(build(MAP("Me", THREE), KF_STANDARD));
    kf_assert_mm(node("c").x, 48);
    kf_assert_mm(node("c").width, 84);
    assert_true(node("c").y > KF_MM(37)); /* the circle's foot */
}

static void middle__is_level_with_the_boxes_beside_it(void **state)
{
    put(build(MAP("Me", THREE), KF_STANDARD));
    const struct kf_rect *words = &text_item("Me")->rect;
    kf_len y = words->y + words->height / 2 - KF_MM(32);

    assert_int_equal(node("a").y + node("a").height / 2, y);
    assert_true(node("a").y > KF_MM(5)); /* rows lower than the circle stand at its middle */
}

static void circle__grows_with_its_words(void **state)
{
    kf_assert_mm(build(MAP("Me", THREE), KF_STANDARD)->as.art.children[0].width, 27);
    kf_test_sheet_free(sheet);
    kf_len width = build(MAP("What helps me to stay steady", THREE), KF_STANDARD)->as.art.children[0].width;
    assert_true(width > KF_MM(28) && width < KF_MM(37));
}

static void circle__grows_a_little_where_that_saves_a_line(void **state)
{
    kf_assert_mm(build(MAP("Why we reach for it", THREE), KF_STANDARD)->as.art.children[0].width, 30);
}

static void right_to_left__begins_at_the_right(void **state)
{
    put(build_right_to_left(MAP("Me", THREE)));
    kf_assert_mm(node("a").x, 120);
    kf_assert_mm(node("b").x, 0);
}

/* A thread and a knot for each, and the circle. */
static void threads__join_each_box_to_the_middle(void **state)
{
    const struct kf_box *drawing = build(MAP("Me", THREE NODE("d") NODE("e")), KF_STANDARD);
    struct kf_placed placed = {.width = drawing->as.art.width, .height = drawing->as.art.height};

    assert_int_equal(5, count_ops(drawing->decorate, &placed, drawing->decor, " L "));
}

/* --- to write in ----------------------------------------------------------------------------------------------------- */

#define BLANK                                                                                                          \
    MAP("Me", "    - {id: a, title: Stress}\n    - {id: b, title: Company, text: With them., lines: 3}\n"              \
              "    - {id: c, title: Body, text: Sleep ___}\n")

static void assert_is_written_in(enum kf_variant variant)
{
    put(build(BLANK, variant));
    assert_int_equal(3, count_blanks());
    assert_string_equal("sample/page/node-map/nodes/a/lines", blank(0)->address);
    assert_string_equal("Stress", blank(0)->label);
    assert_string_equal("sample/page/node-map/nodes/b/lines", blank(1)->address);
    assert_string_equal("Company", blank(1)->label);
    assert_string_equal("sample/page/node-map/nodes/c/text/blank-1", blank(2)->address);
}

static void thread_without_text__has_two_lines_and_others_as_many_as_asked_for(void **state)
{
    assert_is_written_in(KF_STANDARD);
    kf_assert_mm(blank(0)->rect.height, 18);
    kf_assert_mm(blank(1)->rect.height, 27);
}

static void threads__have_the_same_fields_in_large_print(void **state)
{
    assert_is_written_in(KF_LARGE_PRINT);
}

static void lines__keep_their_number_on_a_squeezed_page(void **state)
{
    const struct kf_box *drawing = build(BLANK, KF_STANDARD);

    put_fitted(drawing, kf_fit_squeezed(&sheet->stage->theme, KF_FIT_SQUEEZES));
    kf_assert_mm(blank(1)->rect.height, 27);
}

/* --- on pages -------------------------------------------------------------------------------------------------------- */

static void large_print__breaks_between_boxes_and_the_thread_goes_on(void **state)
{
    const struct kf_box *block = build(MAP("Me", THREE), KF_LARGE_PRINT), *list = block->as.stack.kids[1];
    struct kf_box *head, *tail;

    assert_true(block->as.stack.kids[0]->flags & KF_KEEP_NEXT);
    assert_int_equal(KF_SPLIT_PART, split_at(list, KF_MM(40), &head, &tail));
    assert_int_equal(1, head->as.stack.count);
    assert_true(head->flags & KF_OPEN_BOTTOM);
    assert_true(tail->flags & KF_OPEN_TOP);
}

/* --- wrong ----------------------------------------------------------------------------------------------------------- */

static void two_threads__are_an_error(void **state)
{
    build_fails(MAP("Me", NODE("a") NODE("b")), KF_OUT_OF_RANGE);
}

static void seven_threads__are_an_error(void **state)
{
    build_fails(MAP("Me", THREE NODE("d") NODE("e") NODE("f") NODE("g")), KF_OUT_OF_RANGE);
}

static void words_that_overflow_the_circle__are_an_error(void **state)
{
    build(MAP("All of the many things that I have come to know about why we reach for it", THREE), KF_STANDARD);
    const struct kf_diag *diag = kf_test_find(sheet->run, KF_OVERFULL);

    assert_string_equal("sample/page/node-map/centre", diag->address);
    assert_true(g_str_has_prefix(diag->hint, "shorten it to about"));
}

static void word_wider_than_the_circle__is_an_error(void **state)
{
    build(MAP("Schutzmechanismus", THREE), KF_STANDARD);
    kf_assert_has(kf_test_find(sheet->run, KF_OVERFULL)->message, "is wider than its room");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(map__reads_the_middle_and_then_its_threads),
        T(map__reads_alike_in_large_print_and_in_a_column),
        T(four_threads__stand_in_rows_of_two_as_high_as_the_higher),
        T(last_of_an_odd_number__stands_under_the_middle),
        T(middle__is_level_with_the_boxes_beside_it),
        T(circle__grows_with_its_words),
        T(circle__grows_a_little_where_that_saves_a_line),
        T(right_to_left__begins_at_the_right),
        T(threads__join_each_box_to_the_middle),
        T(thread_without_text__has_two_lines_and_others_as_many_as_asked_for),
        T(threads__have_the_same_fields_in_large_print),
        T(lines__keep_their_number_on_a_squeezed_page),
        T(large_print__breaks_between_boxes_and_the_thread_goes_on),
        T(two_threads__are_an_error),
        T(seven_threads__are_an_error),
        T(words_that_overflow_the_circle__are_an_error),
        T(word_wider_than_the_circle__is_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
