/* A certificate: its words, which are never more than taking part; its fields; and the sheet that it fills. */

#include "unit/blocks/sheet.h"

#define CERTIFICATE                                                                                                    \
    "certificate:\n  title: Thank you\n  lead: This is for\n  text: who gave time to\n  course: Repair\n"              \
    "  closing: You matter.\n  signers:\n    - {id: first, title: Facilitator}\n    - {id: second, title: Guest}\n"

#define NOT " Not an assessment of safety, recovery or parenting.\n"

static void certificate__reads_from_the_top_down(void **state)
{
    put(build(CERTIFICATE "  sessions: 6\n", KF_STANDARD));
    const char *program = sheet->build.content->kit->community->program;
    const char *tagline = sheet->build.content->kit->community->tagline;
    char *head = !program ? g_strdup("") : tagline ? g_strdup_printf("P: %s · %s\n", program, tagline)
                                                   : g_strdup_printf("P: %s\n", program);
    char *heard = g_strconcat(head,
                              "H2: Thank you\nP: This is for\nForm: Name\nP: who gave time to\nP: Repair\n"
                              "P: Taking part: attended 6 sessions." NOT "P: Date\nForm: Date\n"
                              "Form: Signature: Facilitator\nP: Facilitator\nForm: Signature: Guest\nP: Guest\n"
                              "P: You matter.\n",
                              NULL);

    assert_heard(heard);
    g_free(head);
    g_free(heard);
}

static void training__stands_in_place_of_the_sessions(void **state)
{
    put(build_edition(CERTIFICATE "  training: Completed ___ hours. Renew by ___.\n",
                      (struct kf_edition){.variant = KF_STANDARD, .fillable = true}));
    assert_int_equal(6, count_blanks());
    assert_true(g_str_has_suffix(blank(1)->address, "certificate/training/blank-1"));
    assert_true(g_str_has_suffix(blank(2)->address, "certificate/training/blank-2"));
}

static void session__alone_is_one(void **state)
{
    put(build(CERTIFICATE "  sessions: 1\n", KF_STANDARD));
    assert_non_null(text_item("Taking part: attended 1 session."));
}

static void certificate__has_the_same_fields_in_large_print(void **state)
{
    static const char *const names[] = {"certificate/name", "certificate/sessions/blank-1",
                                        "certificate/date",
                                        "certificate/signers/first/signature", "certificate/signers/second/signature"};

    for (int variant = 0; variant < 2; variant++) {
        put(build_edition(CERTIFICATE, (struct kf_edition){.variant = variant ? KF_LARGE_PRINT : KF_STANDARD,
                                                           .fillable = true}));
        assert_int_equal(5, count_blanks());
        for (int i = 0; i < 5; i++) {
            assert_true(g_str_has_suffix(blank(i)->address, names[i]));
        }
        assert_string_equal("How many sessions", blank(1)->label);
        if (!variant) {
            kf_test_sheet_free(sheet);
        }
    }
}

static void seal__stands_between_the_signatures(void **state)
{
    put(build(CERTIFICATE, KF_STANDARD));
    kf_len middle = sheet->stage->theme.page_width / 2;

    assert_true(blank(3)->rect.x + blank(3)->rect.width < middle - KF_MM(17));
    assert_true(blank(4)->rect.x > middle + KF_MM(17));
}

static void first_signature__is_at_the_right_where_pages_run_right_to_left(void **state)
{
    put(build_right_to_left(CERTIFICATE));
    assert_true(blank(3)->rect.x > blank(4)->rect.x);
}

/* On a sheet of its own. */
static const struct kf_pages *pages_on_its_side(struct kf_edition edition)
{
    sheet = kf_test_sheet_new(CERTIFICATE, edition);
    struct kf_handout *handout = sheet->content->module->handouts.items[0];
    handout->landscape = true;
    struct kf_documents *documents =
        kf_documents_layout(sheet->run, kf_test_context(), sheet->content, KF_MAKE_HANDOUTS, NULL, false);
    kf_assert_clean(sheet->run);
    return &documents->items[0]->pages;
}

static void assert_bare(struct kf_edition edition)
{
    const struct kf_pages *pages = pages_on_its_side(edition);

    assert_int_equal(1, pages->count);
    assert_true(pages->theme->page_width > pages->theme->page_height);
    for (int i = 0; i < pages->pages[0].count; i++) {
        assert_true(pages->pages[0].items[i].artifact != KF_ARTIFACT_HEADER);
        assert_true(pages->pages[0].items[i].artifact != KF_ARTIFACT_FOOTER);
    }
}

static void sheet__on_its_side_has_no_head_and_foot(void **state)
{
    for (int edition = 0; edition < KF_VARIANT_COUNT * KF_PAPER_COUNT; edition++) {
        if (edition > 0) {
            kf_test_sheet_free(sheet);
        }
        assert_bare((struct kf_edition){.variant = (enum kf_variant)(edition / KF_PAPER_COUNT),
                                        .paper = (enum kf_paper)(edition % KF_PAPER_COUNT)});
    }
}

static void title__is_the_heading_of_a_sheet_on_its_side(void **state)
{
    const struct kf_pages *pages = pages_on_its_side((struct kf_edition){0});
    const struct kf_page *page = &pages->pages[0];
    bool found = false;

    for (int i = 0; i < page->count; i++) {
        const struct kf_element *element = page->items[i].element;
        found = found || (element && element->tag->role == KF_ROLE_H1 && g_strcmp0(element->words, "Thank you") == 0);
    }
    assert_true(found);
}

static void title__too_long_is_an_error(void **state)
{
    build("certificate:\n  title: A certificate for everyone who came to each one of the evenings in our little town hall\n"
          "  course: Repair\n  signers:\n    - {id: a, title: A}\n",
          KF_STANDARD);
    kf_assert_has(kf_test_find(sheet->run, KF_OVERFULL)->message, "room for 2");
}

static void certificate__without_a_signer_is_an_error(void **state)
{
    build_fails("certificate:\n  title: T\n  course: C\n", KF_MISSING_KEY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(certificate__reads_from_the_top_down),
        T(training__stands_in_place_of_the_sessions),
        T(session__alone_is_one),
        T(certificate__has_the_same_fields_in_large_print),
        T(seal__stands_between_the_signatures),
        T(first_signature__is_at_the_right_where_pages_run_right_to_left),
        T(sheet__on_its_side_has_no_head_and_foot),
        T(title__is_the_heading_of_a_sheet_on_its_side),
        T(title__too_long_is_an_error),
        T(certificate__without_a_signer_is_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
