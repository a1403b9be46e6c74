/* The sessions of a series in order, with their days; a form without any. */

#include "unit/blocks/sessions.h"

#define GLANCE "sessions-at-a-glance: 3\n"

static void glance__is_a_form_where_no_session_is_known(void **state)
{
    open_sheet(GLANCE, KF_STANDARD);
    sheet->build.facts = NULL;
    kf_assert_has(heard(), "P: Session\nP: When\nP: To print\nP: Until next time\nForm: Session, row 1\n");
    assert_int_equal(3 * 4, count_blanks());
}

static void glance__says_when_what_to_print_and_what_comes_next(void **state)
{
    open_sheet(GLANCE, KF_STANDARD);
    add_session_of_series("prairie-county", "families-1");
    add_session_of_series("prairie-county", "families-3");
    const char *words = heard();

    kf_assert_has(
        words,
        "P: Session 1: Attachment injuries\nP: Tuesday, January 12, 2027 · 7:00\u00a0pm · 90 minutes\nP: 1.1, 1.2");
    kf_assert_has(words, "P: Session 3: Boundaries\n");
    kf_assert_has(words, facts.sessions[1].content->module->action.text);
}

static void glance__prints_what_the_activities_use(void **state)
{
    open_sheet(GLANCE, KF_STANDARD);
    add_session(NULL, "repair-conversations", (struct kf_edition){.length = 45});
    const char *words = heard();

    kf_assert_has(words, "P: Repair conversations\nP: 45 minutes\nP: 2.1");
    assert_null(strstr(words, "2.11")); /* cards of a practice that 45 minutes have no time for */
}

static void glance__says_each_under_its_head_in_large_print(void **state)
{
    open_sheet(GLANCE, KF_LARGE_PRINT);
    add_session_of_series("prairie-county", "families-1");
    kf_assert_has(heard(), "list\nP: Session 1: Attachment injuries\nP: When\nP: Tuesday");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(glance__is_a_form_where_no_session_is_known),
        T(glance__says_when_what_to_print_and_what_comes_next),
        T(glance__prints_what_the_activities_use),
        T(glance__says_each_under_its_head_in_large_print),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
