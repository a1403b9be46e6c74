/* The window: a table of three bands, band by band; three boxes where there is no room for its columns. */

#include "unit/blocks/sheet.h"

#define HEADS "window-bands:\n  heads: {signs: Signs, helps: Helps}\n  bands:\n"
#define BANDS                                                                                                          \
    HEADS "    - {id: high, title: Too much, signs: [Fast heart.], helps: [A walk.]}\n"                                \
          "    - {id: window, title: My window, text: I can think., lines: 2}\n"                                         \
          "    - {id: low, title: Too little, signs: [Numb.]}\n"

static void window__reads_band_by_band(void **state)
{
    put(build(BANDS, KF_STANDARD));
    assert_heard("P: Signs\nP: Helps\nP: Too much\nlist\nLBody: Fast heart.\nlist\nLBody: A walk.\n"
                 "P: My window\nP: I can think.\nForm: My window, Signs\nForm: My window, Helps\n"
                 "P: Too little\nlist\nLBody: Numb.\nForm: Too little, Helps\n");
}

static void window__is_a_table_with_heads_of_rows_and_columns(void **state)
{
    const struct kf_box *table = build(BANDS, KF_STANDARD);

    assert_int_equal(KF_ROLE_TABLE, table->tag->role);
    assert_int_equal(KF_SCOPE_COLUMN, cell(table, 0, 1)->tag->scope);
    assert_int_equal(KF_SCOPE_ROW, cell(table, 2, 0)->tag->scope);
    assert_true(table->flags & KF_KEEP_WHOLE); /* the curve runs through all three */
}

static void window__says_signs_then_helps_in_large_print(void **state)
{
    put(build(BANDS, KF_LARGE_PRINT));
    assert_heard("list\nLbl: Too much\nP: Signs\nlist\nLBody: Fast heart.\nP: Helps\nlist\nLBody: A walk.\n"
                 "Lbl: My window\nP: I can think.\nP: Signs\nForm: My window, Signs\nP: Helps\nForm: My window, Helps\n"
                 "Lbl: Too little\nP: Signs\nlist\nLBody: Numb.\nP: Helps\nForm: Too little, Helps\n");
}

static void window__has_the_same_fields_in_each_form(void **state)
{
    for (int form = 0; form < 3; form++) {
        put(form == 2 ? build_in_column(BANDS) : build(BANDS, form ? KF_LARGE_PRINT : KF_STANDARD));
        assert_int_equal(3, count_blanks());
        assert_string_equal("sample/page/window-bands/bands/window/signs", blank(0)->address);
        assert_string_equal("sample/page/window-bands/bands/window/helps", blank(1)->address);
        assert_string_equal("sample/page/window-bands/bands/low/helps", blank(2)->address);
        if (form < 2) {
            kf_test_sheet_free(sheet);
        }
    }
}

static void window__is_bold_in_the_middle_alone_when_stacked(void **state)
{
    const struct kf_box *list = build(BANDS, KF_LARGE_PRINT);

    assert_int_equal(3, list->as.stack.count);
    assert_true(list->as.stack.kids[0]->decor == list->as.stack.kids[2]->decor);
    assert_true(list->as.stack.kids[0]->decor != list->as.stack.kids[1]->decor);
}

static void window__grows_with_the_lines_to_write_on(void **state)
{
    const struct kf_box *table = build(BANDS, KF_STANDARD);

    kf_assert_mm(height_of(table->as.table.rows[3], kf_fit_natural(&sheet->stage->theme)) -
                     height_of(table->as.table.rows[3], kf_fit_squeezed(&sheet->stage->theme, 3)),
                 3 * .3);
}

static void window__has_its_names_at_the_right_where_pages_run_right_to_left(void **state)
{
    put(build_right_to_left(BANDS));
    assert_true(blank(0)->rect.x > blank(1)->rect.x);
}

static void window__of_two_bands_is_an_error(void **state)
{
    build_fails(HEADS "    - {id: a, title: A}\n    - {id: b, title: B}\n", KF_OUT_OF_RANGE);
}

static void window__without_heads_is_an_error(void **state)
{
    build_fails("window-bands:\n  bands: [{id: a, title: A}, {id: b, title: B}, {id: c, title: C}]\n", KF_MISSING_KEY);
}

static void window__with_a_long_title_says_how_long_it_may_be(void **state)
{
    build(HEADS "    - {id: a, title: When everything is too much and too fast and too loud for me to think}\n"
                "    - {id: b, title: B}\n    - {id: c, title: C}\n",
          KF_STANDARD);
    assert_string_equal("sample/page/window-bands/bands/a/title", kf_test_find(sheet->run, KF_OVERFULL)->address);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(window__reads_band_by_band),
        T(window__is_a_table_with_heads_of_rows_and_columns),
        T(window__says_signs_then_helps_in_large_print),
        T(window__has_the_same_fields_in_each_form),
        T(window__is_bold_in_the_middle_alone_when_stacked),
        T(window__grows_with_the_lines_to_write_on),
        T(window__has_its_names_at_the_right_where_pages_run_right_to_left),
        T(window__of_two_bands_is_an_error),
        T(window__without_heads_is_an_error),
        T(window__with_a_long_title_says_how_long_it_may_be),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
