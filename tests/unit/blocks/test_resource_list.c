/* The resource list: places with numbers and addresses that work on paper and on the screen. */

#include "unit/blocks/sheet.h"

#define TWO                                                                                                            \
    "resource-list:\n"                                                                                                 \
    "  items:\n"                                                                                                       \
    "    - {id: clinic, name: Our clinic, text: Ask for Ana., phone: \"(555) 555-0100\", url: \"https://example.org/\"}\n" \
    "    - {id: worker, name: My worker}\n"                                                                            \
    "  checked: October 2026\n"
#define HEARD                                                                                                          \
    "P: Checked on October 2026\nlist\nLbl: Our clinic\nP: Ask for Ana.\nLink: (555) 555-0100\nLink: example.org\n"     \
    "Lbl: My worker\nForm: My worker\n"
#define LONG                                                                                                           \
    "resource-list:\n"                                                                                                 \
    "  - {id: clinic, name: Our clinic, phone: \"555-0100\", text: Talk with a family worker alone or together. You do not " \
    "need a letter. The first visit is free. We are here every weekday until five in the afternoon.}\n"                \
    "  - {id: worker, name: My worker}\n"

static const struct kf_mark *link_mark(int n)
{
    const struct kf_marks *marks = &sheet->stage->pages.marks;

    for (int i = 0; i < marks->count; i++) {
        if (marks->items[i]->kind == KF_MARK_LINK && n-- == 0) {
            return marks->items[i];
        }
    }
    fail_msg("no such link");
    return NULL;
}

static void resource_list__says_name_text_number_and_address(void **state)
{
    put(build(TWO, KF_STANDARD));
    assert_heard(HEARD);
}

static void resource_list__is_heard_alike_in_large_print_and_in_a_column(void **state)
{
    put(build(TWO, KF_LARGE_PRINT));
    assert_heard(HEARD);
    kf_test_sheet_free(sheet);
    put(build_in_column(TWO));
    assert_heard(HEARD);
}

static void resource_list__is_heard_in_that_order_with_numbers_at_the_side(void **state)
{
    put(build(LONG, KF_STANDARD));
    const char *rest = "list\nLbl: Our clinic\nP: Talk with a family worker alone or together. You do not need a letter. The "
                       "first visit is free. We are here every weekday until five in the afternoon.\nLink: 555-0100\n"
                       "Lbl: My worker\nForm: My worker\n";
    assert_heard(rest);
}

static void resource_list__number_dials_its_digits_alone(void **state)
{
    put(build(TWO, KF_STANDARD));
    assert_string_equal("tel:5555550100", link_mark(0)->uri);
    assert_string_equal("https://example.org/", link_mark(1)->uri);
}

static void resource_list__keeps_the_plus_of_a_country(void **state)
{
    put(build("resource-list: [{id: a, name: A, phone: \"+1 555-555-0100\"}]", KF_STANDARD));
    assert_string_equal("tel:+15555550100", link_mark(0)->uri);
}

static void resource_list__number_keeps_its_order_between_right_to_left_words(void **state)
{
    const struct kf_box *list = build_right_to_left(TWO);

    assert_non_null(kf_test_find_text(list, "\u2066(555) 555-0100\u2069"));
    assert_non_null(kf_test_find_text(list, "\u2066example.org\u2069"));
}

static void resource_list__of_short_texts_stands_in_two_columns(void **state)
{
    const struct kf_box *list = kf_test_find_box(build(TWO, KF_STANDARD), KF_BOX_STACK, 1);

    assert_int_equal(1, list->as.stack.count);
    kf_assert_mm(list->as.stack.kids[0]->as.row.widths[0], 86);
}

static void resource_list__of_long_texts_has_numbers_at_the_side(void **state)
{
    const struct kf_box *list = build(LONG, KF_STANDARD);

    assert_int_equal(2, list->as.stack.count);
    kf_assert_mm(list->as.stack.kids[0]->as.row.widths[1], 62);
}

static void resource_list__odd_count_stands_in_one_column(void **state)
{
    const struct kf_box *list = build("resource-list: [{id: a, name: A}, {id: b, name: B}, {id: c, name: C}]", KF_STANDARD);

    assert_int_equal(3, list->as.stack.count);
}

static void resource_list__goes_on_after_a_page(void **state)
{
    struct kf_box *head, *tail;
    const struct kf_box *list = build("resource-list:\n"
                                      "  items: [{id: a, name: A}, {id: b, name: B}, {id: c, name: C}]\n"
                                      "  checked: October 2026\n",
                                      KF_STANDARD);

    assert_int_equal(KF_SPLIT_PART, split_at(list, KF_MM(40), &head, &tail));
    assert_non_null(kf_test_find_text(head, "Checked on October 2026"));
    assert_non_null(kf_test_find_text(tail, "C"));
}

static void resource_list__name_alone_has_a_line_to_write_on(void **state)
{
    put(build(TWO, KF_STANDARD));
    assert_int_equal(1, count_blanks());
    assert_string_equal("sample/page/resource-list/worker/phone", blank(0)->address);
    kf_test_sheet_free(sheet);
    put(build(TWO, KF_LARGE_PRINT));
    assert_string_equal("sample/page/resource-list/worker/phone", blank(0)->address);
}

static void resource_list__text_alone_needs_no_line(void **state)
{
    put(build("resource-list: [{id: a, name: Group, text: Tuesdays at six.}]", KF_STANDARD));
    assert_int_equal(0, count_blanks());
}

static void resource_list__refuses_a_number_that_is_none(void **state)
{
    const struct kf_diag *diag = build_fails("resource-list: [{id: a, name: A, phone: call Ana}]", KF_WRONG_TYPE);

    kf_assert_has(diag->message, "\"call Ana\" is not a telephone number");
    kf_assert_has(diag->hint, "555-0100");
}

static void resource_list__refuses_an_address_without_its_beginning(void **state)
{
    kf_assert_has(build_fails("resource-list: [{id: a, name: A, url: example.org}]", KF_WRONG_TYPE)->hint, "https://");
}

static void resource_list__prints_no_number_but_the_authors(void **state)
{
    const struct kf_box *list = build(TWO, KF_STANDARD);
    const struct kf_region *region = sheet->content->region;

    for (int i = 0; i < region->print.count; i++) {
        assert_null(kf_test_find_text(list, kf_region_line(region, region->print.items[i])->number));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(resource_list__says_name_text_number_and_address),
        T(resource_list__is_heard_alike_in_large_print_and_in_a_column),
        T(resource_list__is_heard_in_that_order_with_numbers_at_the_side),
        T(resource_list__number_dials_its_digits_alone),
        T(resource_list__keeps_the_plus_of_a_country),
        T(resource_list__number_keeps_its_order_between_right_to_left_words),
        T(resource_list__of_short_texts_stands_in_two_columns),
        T(resource_list__of_long_texts_has_numbers_at_the_side),
        T(resource_list__odd_count_stands_in_one_column),
        T(resource_list__goes_on_after_a_page),
        T(resource_list__name_alone_has_a_line_to_write_on),
        T(resource_list__text_alone_needs_no_line),
        T(resource_list__refuses_a_number_that_is_none),
        T(resource_list__refuses_an_address_without_its_beginning),
        T(resource_list__prints_no_number_but_the_authors),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
