/* The blocks of the safety page, built and placed as the guide does: what a screen reader is told. */
#include "support/support.h"

#include <string.h>

#include "blocks/build.h"
#include "editions/document.h"
#include "layout/fonts.h"

struct page {
    struct kf_run *run;
    struct kf_documents *documents;
    char *structure;
};

static struct page open_page(enum kf_variant variant)
{
    struct page page = {.run = kf_test_run_new()};
    const char *root = g_getenv("KF_SOURCE_DIR");
    struct kf_edition edition = {.variant = variant};

    page.run->world = &kf_world_machine;
    page.run->data_dir = root != NULL ? root : ".";
    struct kf_kit *kit = kf_kit_open(page.run, kf_block_shapes(), NULL);
    const struct kf_content *content = kf_content_load(page.run, kit, "repair-conversations", &edition);
    assert_non_null(content);
    const char *fonts = kf_arena_format(page.run->arena, "%s/fonts", page.run->data_dir);
    PangoContext *context = kf_fonts_context(page.run, page.run->arena, fonts);

    page.documents = kf_documents_layout(page.run, context, content, KF_MAKE_GUIDE, NULL, false);
    assert_non_null(page.documents);
    page.structure = kf_structure_dump(page.documents->items[page.documents->count - 1]->pages.root);
    return page;
}

static void close_page(struct page *page)
{
    g_free(page->structure);
    kf_test_run_free(page->run);
}

static void levels__say_how_far_they_are(void **state)
{
    struct page page = open_page(KF_STANDARD);

    kf_assert_has(page.structure, "Level 1 of 3");
    kf_assert_has(page.structure, "Level 3 of 3");
    kf_assert_has(page.structure, "You may see");
    close_page(&page);
}

static void script_box__names_what_to_leave_out(void **state)
{
    struct page page = open_page(KF_STANDARD);

    kf_assert_has(page.structure, "Leave out:");
    close_page(&page);
}

static void contacts__print_checked_lines_alone(void **state)
{
    struct page page = open_page(KF_STANDARD);

    kf_assert_has(page.structure, "1-800-662-4357");
    assert_null(strstr(page.structure, "1-800-656-4673")); /* `verified: false` */
    close_page(&page);
}

static void contacts__say_what_there_is_to_scan(void **state)
{
    struct page page = open_page(KF_STANDARD);

    kf_assert_has(page.structure, "QR code: Suicide and crisis");
    assert_null(strstr(page.structure, "QR code: Emergency")); /* it has no site of its own */
    close_page(&page);
}

static void contacts__leave_a_cell_to_write_in(void **state)
{
    struct page page = open_page(KF_STANDARD);

    kf_assert_has(page.structure, "Our on-call worker");
    close_page(&page);
}

static void large_print__loses_no_word_of_the_page(void **state)
{
    static const char *const words[] = {"Level 3 of 3", "Leave out:", "Violence against an adult", "QR code: Substance use",
                                        "Our on-call worker"};
    struct page page = open_page(KF_LARGE_PRINT);

    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        kf_assert_has(page.structure, words[i]);
    }
    close_page(&page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(levels__say_how_far_they_are),
        cmocka_unit_test(script_box__names_what_to_leave_out),
        cmocka_unit_test(contacts__print_checked_lines_alone),
        cmocka_unit_test(contacts__say_what_there_is_to_scan),
        cmocka_unit_test(contacts__leave_a_cell_to_write_in),
        cmocka_unit_test(large_print__loses_no_word_of_the_page),
    };

    kf_fonts_isolate_process();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
