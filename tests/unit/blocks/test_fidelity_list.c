/* What must stay, to mark: from the module, from a programme's layer, by hand; the same in large print. */

#include "unit/blocks/sessions.h"

#define LIST "fidelity-list: 2\n"

static void fidelity__is_a_form_where_no_session_is_known(void **state)
{
    open_sheet(LIST, KF_STANDARD);
    sheet->build.facts = NULL;
    put(built());
    assert_int_equal(2 * 5, count_blanks());
    assert_string_equal("sample/page/fidelity-list/row-1/core", blank(0)->address);
    assert_string_equal("The core of this session, row 1", blank(0)->label);
    assert_string_equal("0, 1 or 2, row 1 2", blank(3)->label);
    assert_string_equal("What we saw, row 2", blank(9)->label);
}

static void fidelity__has_each_core_component_and_each_activity_that_is_kept(void **state)
{
    open_sheet(LIST, KF_STANDARD);
    add_session(NULL, "repair-conversations", (struct kf_edition){.length = 90});
    const char *words = heard();

    kf_assert_has(words, "H2: Repair conversations\n");
    kf_assert_has(words, "P: All six steps, in order. The person who was hurt is heard before any apology.\n");
    kf_assert_has(words, "P: Activity 1: Arrive and settle (10 min)\n");
    assert_null(strstr(words, "row 1"));
    const struct kf_module *module = facts.sessions[0].content->module;
    const struct kf_box *table = kf_test_find_box(built(), KF_BOX_TABLE, 0);
    assert_true(table->as.table.count > 1 + module->session->core_components.count);
    assert_int_equal(KF_SCOPE_ROW, cell(table, 1, 0)->tag->scope);
    assert_string_equal("sample/page/fidelity-list/repair-conversations/core-1/mark", blank(0)->group);
    assert_string_equal("The limits of confidentiality come first, word for word., What we saw", blank(3)->label);
}

static void fidelity__leaves_out_what_may_be_cut(void **state)
{
    open_sheet(LIST, KF_STANDARD);
    add_session(NULL, "repair-conversations", (struct kf_edition){.length = 90});
    const struct kf_records *activities = &facts.sessions[0].content->module->session->activities;
    const char *words = heard();
    int left_out = 0;

    for (int i = 0; i < activities->count; i++) {
        const struct kf_activity *activity = activities->items[i];
        if (!activity->core && !activity->safety) {
            assert_null(strstr(words, kf_arena_format(sheet->run->arena, ": %s (", activity->title.text)));
            left_out++;
        }
    }
    assert_true(left_out > 0);
}

static void fidelity__has_what_a_programme_adds(void **state)
{
    open_sheet(LIST, KF_STANDARD);
    add_changed_session("repair-conversations", "  - append: session/core-components\n"
                                                "    items: [We eat together before we begin.]\n"
                                                "    why: Our evenings begin with food.\n");
    kf_assert_has(heard(), "P: We eat together before we begin.\n");
}

static void fidelity__names_each_session_of_a_series(void **state)
{
    open_sheet(LIST, KF_STANDARD);
    add_session_of_series("prairie-county", "families-1");
    add_session_of_series("prairie-county", "families-2");
    const char *words = heard();

    kf_assert_has(words, "H2: Session 1: Attachment injuries\n");
    kf_assert_has(words, "H2: Session 2: ");
    assert_string_equal("sample/page/fidelity-list/families-1/core-1/mark", blank(0)->group);
}

static void fidelity__keeps_a_session_on_one_page(void **state)
{
    open_sheet(LIST, KF_STANDARD);
    add_session_of_series("prairie-county", "families-1");
    add_session_of_series("prairie-county", "families-2");
    struct kf_box *head, *tail, *box = built();

    assert_int_equal(KF_SPLIT_PART, split_at(box, sheet->stage->theme.main_height, &head, &tail));
    assert_null(kf_test_find_text(head, "Session 2: Repair conversations"));
    assert_non_null(kf_test_find_text(tail, "Session 2: Repair conversations"));
}

static void fidelity__has_the_same_fields_in_large_print(void **state)
{
    open_sheet(LIST, KF_STANDARD);
    add_session(NULL, "repair-conversations", (struct kf_edition){0});
    heard();
    int standard = count_blanks();
    kf_test_sheet_free(sheet);

    open_sheet(LIST, KF_LARGE_PRINT);
    add_session(NULL, "repair-conversations", (struct kf_edition){0});
    const char *words = heard();
    assert_int_equal(standard, count_blanks());
    kf_assert_has(words, "list\nP: The limits of confidentiality come first, word for word.\nP: 0, 1 or 2\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(fidelity__is_a_form_where_no_session_is_known),
        T(fidelity__has_each_core_component_and_each_activity_that_is_kept),
        T(fidelity__leaves_out_what_may_be_cut),
        T(fidelity__has_what_a_programme_adds),
        T(fidelity__names_each_session_of_a_series),
        T(fidelity__keeps_a_session_on_one_page),
        T(fidelity__has_the_same_fields_in_large_print),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
