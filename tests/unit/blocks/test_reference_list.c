/* References of the page's module and of its sessions: each once, sorted, and not twice in a document. */

#include "unit/blocks/sessions.h"

#define LIST "reference-list: true\n"

static void references__are_lines_to_write_on_where_there_are_none(void **state)
{
    open_sheet(LIST, KF_STANDARD);
    kf_assert_has(heard(), "H2: References\nForm: References\n");
    assert_int_equal(1, count_blanks());
}

static void references__of_all_modules_stand_once_and_sorted(void **state)
{
    open_sheet(LIST, KF_STANDARD);
    add_session(NULL, "repair-conversations", (struct kf_edition){0});
    add_session(NULL, "attachment-injuries", (struct kf_edition){0});
    const char *words = heard(), *coan = strstr(words, "Coan, J. A., Schaefer"),
               *bowlby = strstr(words, "Bowlby, J. (1988)");

    kf_assert_has(words, "H2: References\n");
    assert_non_null(coan);
    assert_null(strstr(coan + 1, "Coan, J. A., Schaefer")); /* both modules name it */
    assert_non_null(bowlby);                                /* of the second module */
    assert_true(bowlby < coan);
}

static void references__of_the_pages_own_module_are_there_too(void **state)
{
    open_sheet(LIST, KF_STANDARD);
    add_session(NULL, "kit", (struct kf_edition){0});
    sheet->build.content = facts.sessions[0].content;
    sheet->build.facts = NULL;
    kf_assert_has(heard(), "Bowlby, J. (1988).");
}

static void references__have_a_heading_or_none(void **state)
{
    open_sheet("reference-list: {heading: false}\n", KF_STANDARD);
    add_session(NULL, "repair-conversations", (struct kf_edition){0});
    assert_null(strstr(heard(), "H2: References\n"));
}

static void references__stand_once_in_a_document_that_lists_them(void **state)
{
    open_sheet(LIST, KF_STANDARD);
    add_session(NULL, "repair-conversations", (struct kf_edition){0});
    facts.lists_references = true;
    assert_null(built());
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(references__are_lines_to_write_on_where_there_are_none), T(references__of_all_modules_stand_once_and_sorted),
        T(references__of_the_pages_own_module_are_there_too),      T(references__have_a_heading_or_none),
        T(references__stand_once_in_a_document_that_lists_them),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
