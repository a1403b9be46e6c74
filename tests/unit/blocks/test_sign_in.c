/* A sign-in sheet: what is asked and what may not be, as many rows as a page holds, the same fields in large print. */

#include "unit/blocks/sheet.h"

#define KEPT "  privacy: We keep this locked.\n"
#define SHEET "sign-in:\n  columns: [New here]\n  rows: 4\n" KEPT

static void sign_in__is_read_from_the_date_to_the_privacy_note(void **state)
{
    put(build(SHEET, KF_STANDARD));
    assert_heard("P: Date \nForm: Date\nP: Place \nForm: Place\nP: Facilitators \nForm: Facilitators\n"
                 "P: First name or code\nP: New here\n"
                 "P: 1\nForm: First name or code, row 1\nForm: New here, row 1\n"
                 "P: 2\nForm: First name or code, row 2\nForm: New here, row 2\n"
                 "P: 3\nForm: First name or code, row 3\nForm: New here, row 3\n"
                 "P: 4\nForm: First name or code, row 4\nForm: New here, row 4\n"
                 "P: We keep this locked.\n");
    assert_string_equal("sample/page/sign-in/row-4/name", blank(9)->address);
    assert_string_equal("sample/page/sign-in/row-4/1", blank(10)->address);
}

static void sign_in__has_the_rows_that_a_page_holds(void **state)
{
    assert_int_equal(1 + 15, build("sign-in:\n" KEPT, KF_STANDARD)->as.stack.kids[1]->as.table.count);
    kf_test_sheet_free(sheet);
    const struct kf_box *box = build_edition("sign-in:\n" KEPT, (struct kf_edition){.paper = KF_A4});
    assert_int_equal(1 + 16, box->as.stack.kids[1]->as.table.count);
}

static void sign_in__rows_are_as_high_as_on_the_target_page_and_give(void **state)
{
    const struct kf_box *row = build(SHEET, KF_STANDARD)->as.stack.kids[1]->as.table.rows[1];
    struct kf_fit most = kf_fit_natural(&sheet->stage->theme);

    most.rows = KF_FIT_FULL;
    kf_assert_mm(height_at(row, 0), 11.2);
    kf_assert_mm(height_at(row, 5), 10);
    kf_assert_mm(height_of(row, most), 12);
}

static void sign_in__heads_are_heads(void **state)
{
    const struct kf_box *table = build(SHEET, KF_STANDARD)->as.stack.kids[1];

    assert_int_equal(KF_ROLE_TABLE, table->tag->role);
    assert_int_equal(1, table->as.table.heads);
    assert_int_equal(KF_SCOPE_COLUMN, cell(table, 0, 1)->tag->scope);
    assert_int_equal(KF_SCOPE_ROW, cell(table, 1, 0)->tag->scope);
}

static void sign_in__words_may_be_the_authors(void **state)
{
    put(build("sign-in:\n  about: [Group, \"Room ___ at ___\"]\n  name: Code\n  rows: 4\n" KEPT, KF_STANDARD));
    assert_string_equal("Group", blank(0)->label);
    assert_string_equal("sample/page/sign-in/about/1/blank-1", blank(0)->address);
    assert_string_equal("Code, row 1", blank(3)->label);
    assert_int_equal(text_item("Group")->rect.y, text_item("Room")->rect.y);
    assert_int_equal(3 + 4, count_blanks());
}

static void sign_in__has_the_same_fields_in_large_print(void **state)
{
    char *standard[11];

    put(build(SHEET, KF_STANDARD));
    assert_int_equal(11, count_blanks());
    for (int i = 0; i < 11; i++) {
        standard[i] = g_strdup(blank(i)->address);
    }
    kf_test_sheet_free(sheet);
    put(build(SHEET, KF_LARGE_PRINT));
    assert_int_equal(11, count_blanks());
    for (int i = 0; i < 11; i++) {
        assert_string_equal(standard[i], blank(i)->address);
        g_free(standard[i]);
    }
    assert_true(text_item("Place")->rect.y > text_item("Date")->rect.y); /* one under the other */
}

static void sign_in__splits_between_rows_and_keeps_the_note(void **state)
{
    const struct kf_box *box = build("sign-in:\n  columns: [New here]\n" KEPT, KF_LARGE_PRINT);
    struct kf_box *head, *tail;

    assert_int_equal(KF_SPLIT_PART, split_at(box, KF_MM(150), &head, &tail));
    assert_null(kf_test_find_text(head, "We keep this locked."));
    assert_non_null(kf_test_find_text(tail, "New here"));
    assert_non_null(kf_test_find_text(tail, "We keep this locked."));
}

static void sign_in__number_is_at_the_right_where_pages_run_right_to_left(void **state)
{
    put(build_right_to_left(SHEET));
    assert_true(blank(3)->rect.x > blank(4)->rect.x);
    assert_true(text_item("1")->rect.x > blank(3)->rect.x);
}

static void sign_in__refuses_to_ask_for_a_phone_or_e_mail(void **state)
{
    static const char *const heads[] = {"Phone", "Your E-Mail", "Correo", "Telephone"};

    for (size_t i = 0; i < G_N_ELEMENTS(heads); i++) {
        char *blocks = g_strdup_printf("sign-in:\n  columns: [%s]\n" KEPT, heads[i]);
        char *message =
            g_strdup_printf("\"%s\" asks for a phone number or e-mail, which others at the table can read", heads[i]);
        const struct kf_diag *diag = build_fails(blocks, KF_OUT_OF_RANGE);
        assert_string_equal(message, diag->message);
        assert_string_equal("ask for it in private, on a slip for each person", diag->hint);
        assert_string_equal("sample/page/sign-in/columns/1", diag->address);
        g_free(message);
        g_free(blocks);
        kf_test_sheet_free(sheet);
    }
    build_fails("sign-in:\n  name: Name and phone\n" KEPT, KF_OUT_OF_RANGE);
}

static void sign_in__refuses_a_question_whose_answer_tells_something(void **state)
{
    const struct kf_diag *diag = build_fails("sign-in:\n  columns: [I’d like to talk after]\n" KEPT, KF_OUT_OF_RANGE);

    assert_string_equal("give everyone the same private slip, and have each person hand it in", diag->hint);
}

static void sign_in__says_who_sees_it(void **state)
{
    build_fails("sign-in:\n  columns: [New here]\n", KF_MISSING_KEY);
}

static void sign_in__says_which_head_is_too_wide(void **state)
{
    build("sign-in:\n  columns: [Donaudampfschifffahrtsgesellschaft]\n" KEPT, KF_STANDARD);
    assert_string_equal("sample/page/sign-in/columns/1", kf_test_find(sheet->run, KF_OVERFULL)->address);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(sign_in__is_read_from_the_date_to_the_privacy_note),
        T(sign_in__has_the_rows_that_a_page_holds),
        T(sign_in__rows_are_as_high_as_on_the_target_page_and_give),
        T(sign_in__heads_are_heads),
        T(sign_in__words_may_be_the_authors),
        T(sign_in__has_the_same_fields_in_large_print),
        T(sign_in__splits_between_rows_and_keeps_the_note),
        T(sign_in__number_is_at_the_right_where_pages_run_right_to_left),
        T(sign_in__refuses_to_ask_for_a_phone_or_e_mail),
        T(sign_in__refuses_a_question_whose_answer_tells_something),
        T(sign_in__says_who_sees_it),
        T(sign_in__says_which_head_is_too_wide),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
