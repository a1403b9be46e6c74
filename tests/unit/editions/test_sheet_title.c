/* The head of a page that is all grid: title and lead on one line. */
#include "unit/blocks/sheet.h"

#include "editions/document.h"

static const char blocks[] = "text: A block.\n";

static struct kf_handout *handout_of(const char *title, const char *lead, enum kf_variant variant)
{
    sheet = kf_test_sheet_new(blocks, (struct kf_edition){.variant = variant});
    struct kf_handout *handout = sheet->content->module->handouts.items[0];

    handout->sheet_title = true;
    handout->title = (struct kf_text){.text = title, .node = handout->node};
    handout->lead = (struct kf_text){.text = lead, .node = handout->node};
    return handout;
}

static const struct kf_page *lay_out(void)
{
    const struct kf_documents *documents =
        kf_documents_layout(sheet->run, kf_test_context(), sheet->content, KF_MAKE_HANDOUTS, NULL, false);

    return documents ? &documents->items[0]->pages.pages[0] : NULL;
}

static const struct kf_item *words_on(const struct kf_page *page, const char *words)
{
    for (int i = 0; i < page->count; i++) {
        if (page->items[i].kind == KF_ITEM_TEXT && g_str_has_prefix(page->items[i].shaped->text->text, words)) {
            return &page->items[i];
        }
    }
    fail_msg("\"%s\" is not on the page", words);
    return NULL;
}

static kf_len baseline_of(const struct kf_item *item)
{
    return item->rect.y + item->shaped->type->baseline;
}

static void sheet_title__shares_its_baseline_with_the_lead(void **state)
{
    handout_of("Coping cards", "Cut along the dashed lines.", KF_STANDARD);
    const struct kf_page *page = lay_out();
    const struct kf_item *title = words_on(page, "Coping"), *lead = words_on(page, "Cut");

    kf_assert_clean(sheet->run);
    assert_int_equal(baseline_of(title), baseline_of(lead));
    assert_true(lead->rect.x > title->rect.x + KF_MM(20));
    assert_int_equal(KF_ROLE_H1, title->element->tag->role);
}

static void sheet_title__leaves_ten_millimetres_to_the_grid(void **state)
{
    handout_of("Coping cards", "Cut along the dashed lines.", KF_STANDARD);

    kf_assert_mm(words_on(lay_out(), "A block")->rect.y, 32 + 10);
}

static void sheet_title__says_what_becomes_of_the_page_in_large_print(void **state)
{
    handout_of("Coping cards", "Cut along the dashed lines. Keep them where hard moments happen.", KF_LARGE_PRINT);
    const struct kf_page *page = lay_out();

    kf_assert_clean(sheet->run);
    kf_assert_mm(words_on(page, "Keep this page")->rect.y, 36 + 18 + 1.22);
    kf_assert_mm(words_on(page, "A block")->rect.y, 36 + 31);
}

static void sheet_title__with_a_long_lead_is_an_error(void **state)
{
    handout_of("Coping cards", "Cut along the dashed lines. Keep them where hard moments happen, and take them with you.",
               KF_STANDARD);

    assert_null(lay_out());
    kf_assert_has(kf_test_find(sheet->run, KF_OVERFULL)->message, "takes 2 lines where there is room for 1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(sheet_title__shares_its_baseline_with_the_lead),
        T(sheet_title__leaves_ten_millimetres_to_the_grid),
        T(sheet_title__says_what_becomes_of_the_page_in_large_print),
        T(sheet_title__with_a_long_lead_is_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
