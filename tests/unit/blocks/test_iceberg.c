/* The iceberg: the tip first, then the water, then what is under it; all words inside the ice. */

#include "unit/blocks/sheet.h"

#define READ                                                                                                           \
    "iceberg:\n  above: {title: What shows, items: [I go quiet.]}\n  water: Both are me.\n"                           \
    "  below: {title: What is under it, items: [I am scared.], lines: 2}\n"
#define WRITE "iceberg:\n  above: {title: What shows}\n  below: {title: What is under it}\n"

#define HEARD                                                                                                          \
    "P: What shows\nlist\nLBody: I go quiet.\nP: Both are me.\nP: What is under it\n"                        \
    "list\nLBody: I am scared.\nForm: What is under it\n"

static void iceberg__reads_from_the_tip_down(void **state)
{
    put(build(READ, KF_STANDARD));
    assert_heard(HEARD);
}

static void iceberg__is_two_boxes_in_large_print(void **state)
{
    const struct kf_box *box = build(READ, KF_LARGE_PRINT);

    put(box);
    assert_heard(HEARD);
    assert_int_equal(KF_BOX_STACK, box->as.stack.kids[0]->kind);
    assert_true(box->as.stack.kids[0]->flags & KF_KEEP_WHOLE);
    assert_false(box->flags & KF_KEEP_WHOLE); /* each box on a page of its own where it must */
}

static void iceberg__is_two_boxes_in_a_column(void **state)
{
    put(build_in_column(READ));
    assert_heard(HEARD);
}

static void iceberg__says_what_the_water_line_means(void **state)
{
    put(build(WRITE, KF_STANDARD));
    char *dump = kf_structure_dump(sheet->stage->pages.root);
    const char *line = strstr(dump, "What comes next lies under the water."), *below = strstr(dump, "What is under it");

    assert_true(line && below && line < below);
    g_free(dump);
}

static void iceberg__without_items_is_for_writing_in_every_edition(void **state)
{
    for (int variant = 0; variant < 2; variant++) {
        put(build(WRITE, variant ? KF_LARGE_PRINT : KF_STANDARD));
        assert_int_equal(2, count_blanks());
        assert_string_equal("sample/page/iceberg/above/lines", blank(0)->address);
        assert_string_equal("sample/page/iceberg/below/lines", blank(1)->address);
        assert_string_equal("What is under it", blank(1)->label);
        assert_int_equal(KF_BLANK_AREA, blank(1)->blank);
        if (!variant) {
            kf_test_sheet_free(sheet);
        }
    }
}

static void iceberg__keeps_its_words_inside_the_ice(void **state)
{
    put(build(WRITE, KF_STANDARD));
    kf_assert_mm(blank(0)->rect.width, 84);
    kf_assert_mm(blank(1)->rect.width, 126);
    assert_true(blank(1)->rect.width > blank(0)->rect.width); /* more is under the water */
}

static void iceberg__gives_way_by_pitch(void **state)
{
    const struct kf_box *box = build(WRITE, KF_STANDARD);

    kf_assert_mm(height_of(box->as.stack.kids[2], kf_fit_natural(&sheet->stage->theme)) -
                     height_of(box->as.stack.kids[2], kf_fit_squeezed(&sheet->stage->theme, 3)),
                 4 * .3);
}

static void iceberg__with_a_long_item_says_how_long_it_may_be(void **state)
{
    build("iceberg:\n  above: {title: What shows, items: [\"I go quiet, and then I leave the room, and then I call "
          "nobody for a week, and then I come back and say that I am fine again.\"]}\n"
          "  below: {title: What is under it}\n",
          KF_STANDARD);
    const struct kf_diag *diag = kf_test_find(sheet->run, KF_OVERFULL);

    assert_non_null(diag);
    assert_non_null(strstr(diag->message, "room for 2"));
}

static void iceberg__without_a_part_below_is_an_error(void **state)
{
    build_fails("iceberg:\n  above: {title: What shows}\n", KF_MISSING_KEY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(iceberg__reads_from_the_tip_down),
        T(iceberg__is_two_boxes_in_large_print),
        T(iceberg__is_two_boxes_in_a_column),
        T(iceberg__says_what_the_water_line_means),
        T(iceberg__without_items_is_for_writing_in_every_edition),
        T(iceberg__keeps_its_words_inside_the_ice),
        T(iceberg__gives_way_by_pitch),
        T(iceberg__with_a_long_item_says_how_long_it_may_be),
        T(iceberg__without_a_part_below_is_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
