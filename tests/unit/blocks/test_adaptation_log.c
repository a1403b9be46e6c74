/* What was changed, and why: from a programme's layers, by hand; who approved; a module's second session. */

#include "unit/blocks/sessions.h"

#define LOG "adaptation-log:\n  example: [Soup first., Our families like it., Not core]\n  blank-rows: 2\n"

static void adaptation__is_a_form_with_its_example_where_no_session_is_known(void **state)
{
    open_sheet(LOG, KF_STANDARD);
    sheet->build.facts = NULL;
    const char *words = heard();

    kf_assert_has(words, "P: What we changed\nP: Why\nP: Core kept?\nP: Example. Soup first.\n");
    assert_int_equal(2 * (2 + 3), count_blanks());
    assert_string_equal("sample/page/adaptation-log/row-1/what", blank(0)->address);
    assert_string_equal("Why, row 2", blank(6)->label);
}

static void adaptation__has_what_a_programme_changed_and_why(void **state)
{
    open_sheet(LOG, KF_STANDARD);
    add_session(example_programme("riverbend"), "repair-conversations", (struct kf_edition){0});
    const char *words = heard();

    kf_assert_has(words, "H2: Repair conversations\n");
    kf_assert_has(
        words,
        "P: 2.1 Six steps of a repair conversation: steps, agree, try\n"
        "P: Was: “I will set an alarm. Can we talk on Sunday about how it went?”\n"
        "P: Now: “I will set an alarm. Can we look back at Sunday supper?”\n"
        "P: Sunday supper is when our families are together.\nP: Layer: Riverbend Family Services\nP: Not core\n");
    kf_assert_has(words, "P: The session: goals\nP: Added: Name one person at Riverbend they can ask.\n");
    kf_assert_has(words, "P: Left out: If I caused the hurt, I am sorry that I ___\n");
    assert_null(strstr(words, "Example."));
    assert_int_equal(2 * (2 + 3), count_blanks()); /* for what is changed on the day */
}

static void adaptation__asks_of_core_whether_it_was_kept(void **state)
{
    open_sheet(LOG, KF_STANDARD);
    add_changed_session("repair-conversations", "  - append: session/core-components\n"
                                                "    items: [We eat together before we begin.]\n"
                                                "    why: Our evenings begin with food.\n"
                                                "  - replace: practice-in-threes/steps/make-threes/do/1\n"
                                                "    with: Form threes by counting.\n"
                                                "    why: It is quicker.\n");
    const char *words = heard();

    kf_assert_has(words, "P: Now: Form threes by counting.\nP: It is quicker.\nP: Layer: ");
    assert_string_equal("sample/page/adaptation-log/repair-conversations/1/yes", blank(0)->address);
    kf_assert_has(words, "P: Core\nlist\nForm: Tick box: Yes\n");
}

static void adaptation__puts_safety_first_with_who_approved_it(void **state)
{
    open_sheet(LOG, KF_STANDARD);
    add_changed_session("repair-conversations", "  - append: session/goals\n"
                                                "    items: [Name one person they can ask.]\n"
                                                "    why: Our funder asks it.\n"
                                                "  - replace: arrive/lead\n"
                                                "    with: People hear what stays private and what cannot.\n"
                                                "    why: Our rule.\n"
                                                "    approved-by: R. Alvarez, clinical director\n"
                                                "    approved-on: 2026-10-12\n");
    const char *words = heard(),
               *safety = strstr(words, "P: Safety\nP: Approved by R. Alvarez, clinical director, October 12, 2026\n");

    assert_non_null(safety);
    assert_true(safety < strstr(words, "P: The session: goals\n"));
}

static void adaptation__says_what_two_sessions_of_a_module_share_once(void **state)
{
    open_sheet(LOG, KF_STANDARD);
    add_session(example_programme("riverbend"), "repair-conversations", (struct kf_edition){0});
    add_session(example_programme("riverbend"), "repair-conversations", (struct kf_edition){.length = 90});

    const char *words = heard(), *first = strstr(words, "Can we look back at Sunday supper?");
    assert_non_null(first);
    assert_null(strstr(first + 1, "Can we look back at Sunday supper?"));
}

static void adaptation__names_the_session_that_a_change_is_for(void **state)
{
    open_sheet(LOG, KF_STANDARD);
    add_session_of_series("prairie-county", "families-2");
    kf_assert_has(heard(), "P: The session: materials\nP: Added: The key to the gym door, and a light for the steps\n"
                           "P: The janitor leaves at six.\nP: Layer: Session 2: Repair conversations\n");
}

static void adaptation__has_what_was_changed_on_its_own_pages(void **state)
{
    open_sheet(LOG, KF_STANDARD);
    add_session(example_programme("prairie-county"), "kit", (struct kf_edition){0});
    const struct kf_content *kit = facts.sessions[0].content;
    facts = (struct kf_facts){0};
    add_session(example_programme("prairie-county"), "boundaries", (struct kf_edition){0});

    sheet->build.content = kit;
    const struct kf_box *box = built();
    assert_non_null(kf_test_find_text(box, "For every session"));
    assert_non_null(kf_test_find_text(box, "Everyone meets everyone on Saturday."));
}

static void adaptation__repeats_its_head_on_the_next_page(void **state)
{
    open_sheet(LOG, KF_STANDARD);
    add_session(example_programme("riverbend"), "repair-conversations", (struct kf_edition){0});
    struct kf_box *head, *tail;

    assert_int_equal(KF_SPLIT_PART, split_at((struct kf_box *)(uintptr_t)kf_test_find_box(built(), KF_BOX_TABLE, 0),
                                             KF_MM(70), &head, &tail));
    assert_non_null(kf_test_find_text(head, "What we changed"));
    assert_non_null(kf_test_find_text(tail, "What we changed"));
}

static void adaptation__has_the_same_fields_in_large_print(void **state)
{
    open_sheet(LOG, KF_STANDARD);
    add_session(example_programme("riverbend"), "repair-conversations", (struct kf_edition){0});
    heard();
    int standard = count_blanks();
    kf_test_sheet_free(sheet);

    open_sheet(LOG, KF_LARGE_PRINT);
    add_session(example_programme("riverbend"), "repair-conversations", (struct kf_edition){0});
    kf_assert_has(heard(), "P: What we changed\nP: 2.1 Six steps");
    assert_int_equal(standard, count_blanks());
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(adaptation__is_a_form_with_its_example_where_no_session_is_known),
        T(adaptation__has_what_a_programme_changed_and_why),
        T(adaptation__asks_of_core_whether_it_was_kept),
        T(adaptation__puts_safety_first_with_who_approved_it),
        T(adaptation__says_what_two_sessions_of_a_module_share_once),
        T(adaptation__names_the_session_that_a_change_is_for),
        T(adaptation__has_what_was_changed_on_its_own_pages),
        T(adaptation__repeats_its_head_on_the_next_page),
        T(adaptation__has_the_same_fields_in_large_print),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
