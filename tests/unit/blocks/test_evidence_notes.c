/* Claims of sessions with the word for their strength and their sources; a form without sessions. */

#include "unit/blocks/sessions.h"

#define NOTES "evidence-notes: 2\n"

static void evidence__is_a_form_where_no_session_is_known(void **state)
{
    open_sheet(NOTES, KF_STANDARD);
    sheet->build.facts = NULL;
    kf_assert_has(heard(), "P: What we may say\nP: How sure\nP: Where from\nForm: What we may say, row 1\n");
    assert_int_equal(2 * 3, count_blanks());
    assert_string_equal("sample/page/evidence-notes/row-2/3", blank(5)->address);
}

static void evidence__has_each_claim_with_its_strength_and_its_sources(void **state)
{
    open_sheet(NOTES, KF_STANDARD);
    add_session(NULL, "repair-conversations", (struct kf_edition){0});
    const struct kf_module *module = facts.sessions[0].content->module;
    const char *words = heard();

    kf_assert_has(words, "Coming back into step, again and again, seems to matter more than never missing.\n");
    kf_assert_has(words, "P: Well supported\nP: Tronick 1989\n");
    kf_assert_has(words, "P: Johnson 2019\n");
    const struct kf_box *table = kf_test_find_box(built(), KF_BOX_TABLE, 0);
    assert_int_equal(1 + module->session->background.count, table->as.table.count);
    assert_int_equal(0, count_blanks());
}

static void evidence__says_it_once_of_a_module_that_comes_twice(void **state)
{
    open_sheet(NOTES, KF_STANDARD);
    add_session(NULL, "repair-conversations", (struct kf_edition){0});
    int once = kf_test_count_boxes(built(), KF_BOX_TABLE);
    add_session(NULL, "repair-conversations", (struct kf_edition){.length = 90});
    assert_int_equal(once, kf_test_count_boxes(built(), KF_BOX_TABLE));
    add_session(NULL, "boundaries", (struct kf_edition){0});
    assert_int_equal(once + 1, kf_test_count_boxes(built(), KF_BOX_TABLE));
}

static void evidence__is_a_form_where_the_sessions_claim_nothing(void **state)
{
    open_sheet(NOTES, KF_STANDARD);
    add_session(NULL, "kit", (struct kf_edition){0});
    heard();
    assert_int_equal(2 * 3, count_blanks());
}

static void evidence__says_each_under_its_head_in_large_print(void **state)
{
    open_sheet(NOTES, KF_LARGE_PRINT);
    add_session(NULL, "repair-conversations", (struct kf_edition){0});
    kf_assert_has(heard(), "P: How sure\nP: Well supported\nP: Where from\nP: Tronick 1989\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(evidence__is_a_form_where_no_session_is_known),
        T(evidence__has_each_claim_with_its_strength_and_its_sources),
        T(evidence__says_it_once_of_a_module_that_comes_twice),
        T(evidence__is_a_form_where_the_sessions_claim_nothing),
        T(evidence__says_each_under_its_head_in_large_print),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
