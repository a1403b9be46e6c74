/* Handouts with a place for the day: of sessions, of a packet, by hand. */

#include "unit/blocks/sessions.h"

#include "blocks/session_lists.h"

#define LOG "handout-log: 2\n"

static void log__is_a_form_where_no_session_is_known(void **state)
{
    open_sheet(LOG, KF_STANDARD);
    sheet->build.facts = NULL;
    kf_assert_has(heard(), "P: What it is\nP: Sides\nP: Day\nForm: What it is, row 1\n");
    assert_int_equal(2 * 3, count_blanks());
}

static void log__has_each_handout_of_each_session(void **state)
{
    open_sheet(LOG, KF_STANDARD);
    add_session_of_series("prairie-county", "families-2");
    add_session_of_series("prairie-county", "families-3");
    const char *words = heard();

    kf_assert_has(words, "H2: Session 2: Repair conversations\n");
    kf_assert_has(words,
                  "P: 2.1 Six steps of a repair conversation\nP: 2\nForm: Six steps of a repair conversation, Day\n");
    kf_assert_has(words, "H2: Session 3: Boundaries\n");
    assert_int_equal(facts.sessions[0].handout_count + facts.sessions[1].handout_count, count_blanks());
    assert_string_equal("sample/page/handout-log/families-2/repair-conversations/six-steps", blank(0)->address);
}

static void log__leads_to_a_handout_that_the_document_has(void **state)
{
    open_sheet(LOG, KF_STANDARD);
    add_session(NULL, "repair-conversations", (struct kf_edition){0});
    struct kf_handout_fact fact = facts.sessions[0].handouts[0];

    fact.address = fact.handout->address;
    put(kf_handout_log_box(&sheet->build, "packet-log", &fact, 1));
    char *tree = kf_structure_dump(sheet->stage->pages.root);
    kf_assert_has(tree, "Link");
    g_free(tree);
    assert_string_equal("packet-log/repair-conversations/six-steps", blank(0)->address);
}

static void log__has_the_same_fields_in_large_print(void **state)
{
    open_sheet(LOG, KF_LARGE_PRINT);
    add_session(NULL, "repair-conversations", (struct kf_edition){0});
    kf_assert_has(heard(), "P: 2.1 Six steps of a repair conversation\nP: 2\nForm: Six steps");
    assert_int_equal(facts.sessions[0].handout_count, count_blanks());
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(log__is_a_form_where_no_session_is_known),
        T(log__has_each_handout_of_each_session),
        T(log__leads_to_a_handout_that_the_document_has),
        T(log__has_the_same_fields_in_large_print),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
