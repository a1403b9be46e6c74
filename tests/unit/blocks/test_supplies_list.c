/* What sessions need: counted for the group, by hand where nobody said how many come. */

#include "unit/blocks/sessions.h"

#define LIST "supplies-list: 2\n"

static void supplies__are_a_form_where_no_session_is_known(void **state)
{
    open_sheet(LIST, KF_STANDARD);
    sheet->build.facts = NULL;
    kf_assert_has(heard(), "P: What to bring\nP: How many\nP: Ready\nForm: What to bring, row 1\n");
    assert_int_equal(2 * 3, count_blanks());
}

static void supplies__are_counted_for_the_group(void **state)
{
    open_sheet(LIST, KF_STANDARD);
    add_session_of_series("prairie-county", "families-2");
    const char *words = heard();

    kf_assert_has(words, "H2: Session 2: Repair conversations\n");
    kf_assert_has(words, "P: Chairs\nP: 11\nForm: Tick box: Chairs\n");
    kf_assert_has(words, "P: 2.1 Six steps of a repair conversation\nP: 11\n");
    kf_assert_has(words, "P: The key to the gym door, and a light for the steps\n");
    assert_null(strstr(words, "How many, ")); /* nothing is left to count */
}

static void supplies__are_counted_by_hand_where_the_group_is_not_known(void **state)
{
    open_sheet(LIST, KF_STANDARD);
    add_session(NULL, "repair-conversations", (struct kf_edition){.length = 90});
    const char *words = heard();

    assert_null(strstr(words, "Chairs"));
    kf_assert_has(words,
                  "P: 2.1 Six steps of a repair conversation\nForm: Six steps of a repair conversation, How many\n"
                  "Form: Tick box: Six steps of a repair conversation\n");
}

static void supplies__have_the_same_fields_in_large_print(void **state)
{
    open_sheet(LIST, KF_STANDARD);
    add_session_of_series("prairie-county", "families-2");
    heard();
    int standard = count_blanks();
    kf_test_sheet_free(sheet);

    open_sheet(LIST, KF_LARGE_PRINT);
    add_session_of_series("prairie-county", "families-2");
    kf_assert_has(heard(), "P: Chairs\nP: 11\nForm: Tick box: Chairs\n");
    assert_int_equal(standard, count_blanks());
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(supplies__are_a_form_where_no_session_is_known),
        T(supplies__are_counted_for_the_group),
        T(supplies__are_counted_by_hand_where_the_group_is_not_known),
        T(supplies__have_the_same_fields_in_large_print),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
