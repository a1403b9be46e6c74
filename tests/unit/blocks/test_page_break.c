/* Page breaks: the next block begins a new page, once. */

#include "unit/blocks/sheet.h"

#define TEXT(words) "- text: " words "\n"

static struct kf_flow_result fill(const char *blocks)
{
    struct kf_list boxes = {0};

    sheet = kf_test_sheet_new(blocks, (struct kf_edition){0});
    kf_assert_clean(sheet->run);
    const struct kf_handout *handout = sheet->content->module->handouts.items[0];
    kf_build_blocks(&sheet->build, &handout->blocks, &boxes);
    struct kf_flow flow = {.body = kf_box_blocks(sheet->stage->arena, &boxes, sheet->stage->theme.gap)};
    return kf_paginate(&sheet->stage->placer, &flow, sheet->stage->pages.root);
}

static int page_of(const char *words)
{
    for (int i = 0; i < sheet->stage->pages.count; i++) {
        const struct kf_page *page = &sheet->stage->pages.pages[i];
        for (int j = 0; j < page->count; j++) {
            if (page->items[j].kind == KF_ITEM_TEXT && strcmp(page->items[j].shaped->text->text, words) == 0) {
                return i + 1;
            }
        }
    }
    fail_msg("\"%s\" is nowhere", words);
    return 0;
}

static void page_break__begins_a_new_page(void **state)
{
    assert_int_equal(2, fill(TEXT("One.") "- page-break: true\n" TEXT("Two.") TEXT("Three.")).page_count);
    assert_int_equal(1, page_of("One."));
    assert_int_equal(2, page_of("Two."));
    assert_int_equal(2, page_of("Three."));
    assert_int_equal(KF_MM(32), text_item("One.")->rect.y);
    assert_int_equal(KF_MM(32), sheet->stage->pages.pages[1].items[0].rect.y);
}

static void page_break__needs_no_value(void **state)
{
    assert_int_equal(2, fill(TEXT("One.") "- page-break:\n" TEXT("Two.")).page_count);
}

static void page_break__is_taken_out_by_false(void **state)
{
    assert_int_equal(1, fill(TEXT("One.") "- page-break: false\n" TEXT("Two.")).page_count);
}

static void page_break__does_nothing_first_or_last(void **state)
{
    assert_int_equal(1, fill("- page-break: true\n" TEXT("One.") "- page-break: true\n").page_count);
}

static void page_break__twice_is_once(void **state)
{
    assert_int_equal(2, fill(TEXT("One.") "- page-break: true\n- page-break: true\n" TEXT("Two.")).page_count);
}

static void page_break__takes_the_heading_above_along(void **state)
{
    fill(TEXT("One.") "- heading: My words\n- page-break: true\n" TEXT("Two."));
    assert_int_equal(2, page_of("My words"));
}

static void page_break__leaves_the_back_empty_for_a_front(void **state)
{
    assert_int_equal(3, fill(TEXT("One.") "- page-break: {front: true}\n" TEXT("Two.")).page_count);
    assert_int_equal(0, sheet->stage->pages.pages[1].count);
    assert_int_equal(3, page_of("Two."));
}

static void page_break__has_no_place_in_a_column(void **state)
{
    const struct kf_diag *diag = build_fails("- columns:\n"
                                             "    - id: left\n"
                                             "      blocks:\n"
                                             "        - text: One.\n"
                                             "        - page-break: true\n"
                                             "    - id: right\n"
                                             "      blocks:\n"
                                             "        - text: Two.\n",
                                             KF_UNKNOWN_BLOCK);

    kf_assert_has(diag->message, "cannot stand in a column");
    kf_assert_has(diag->hint, "between the columns and the block");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(page_break__begins_a_new_page),
        T(page_break__needs_no_value),
        T(page_break__is_taken_out_by_false),
        T(page_break__does_nothing_first_or_last),
        T(page_break__twice_is_once),
        T(page_break__takes_the_heading_above_along),
        T(page_break__leaves_the_back_empty_for_a_front),
        T(page_break__has_no_place_in_a_column),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
