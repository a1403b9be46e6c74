/* The page for staff beside a handout: what it says, that it is one page, and that no family's page says it. */
#include "long_session.h"

#include "schema/walk.h"

static const char *const words_of_staff[] = {"Use it when", "Not when", "Three questions to ask", "If it goes badly",
                                             "Stop the task. Say"};

static void clinician_side__is_one_page_on_both_papers(void **state)
{
    for (enum kf_paper paper = 0; paper < KF_PAPER_COUNT; paper++) {
        struct laid laid = lay_out((struct wish){.edition = {.paper = paper}, .make = KF_MAKE_CLINICIAN});

        assert_non_null(laid.documents);
        assert_int_equal(laid.documents->count, 2); /* of the two handouts that have one */
        for (int i = 0; i < laid.documents->count; i++) {
            assert_int_equal(laid.documents->items[i]->pages.count, 1);
            assert_int_equal(laid.documents->items[i]->kind, KF_MAKE_CLINICIAN);
            assert_int_equal(laid.documents->items[i]->handout, 0);
        }
        close_laid(&laid);
    }
}

static void clinician_side__keeps_words_apart(void **state)
{
    assert_all_tidy((struct wish){.make = KF_MAKE_CLINICIAN});
    assert_all_tidy((struct wish){.edition = {.paper = KF_A4}, .make = KF_MAKE_CLINICIAN});
    assert_all_tidy((struct wish){.edition = {.variant = KF_LARGE_PRINT}, .make = KF_MAKE_CLINICIAN});
    assert_all_tidy((struct wish){.make = KF_MAKE_CLINICIAN, .right_to_left = true});
}

static void clinician_side__is_named_after_its_handout(void **state)
{
    struct laid laid = lay_out((struct wish){.edition = {.length = 45, .paper = KF_A4}, .make = KF_MAKE_CLINICIAN});

    assert_string_equal(document_of(&laid, "one-clinician")->name, "one-clinician.a4.pdf"); /* the same at each length */
    assert_string_equal(document_of(&laid, "one-clinician")->title, "Using “Six steps of a repair conversation”");
    close_laid(&laid);
}

static void clinician_side__says_when_when_not_what_to_ask_and_what_then(void **state)
{
    struct laid laid = lay_out((struct wish){.make = KF_MAKE_CLINICIAN});
    const char *at = structure_of(&laid, "one-clinician");

    kf_assert_has(at, "A small picture of handout 2.1, Six steps of a repair conversation");
    kf_assert_has(at, "Keep this page, leave it here, or shred it.");
    kf_assert_has(at, "Listen for: People rush to");
    kf_assert_has(at, "one minute of your time"); /* the example */
    kf_assert_has(at, "My notes");
    for (size_t i = 0; i < G_N_ELEMENTS(words_of_staff); i++) {
        kf_assert_has(at, words_of_staff[i]);
        at = strstr(at, words_of_staff[i]); /* in this order */
    }
    close_laid(&laid);
}

static char *repeated(const char *text, int times)
{
    GString *words = g_string_new(NULL);

    for (int i = 0; i < times; i++) {
        g_string_append(words, text);
    }
    return g_string_free(words, FALSE);
}

/* Notes go first, then what the guide has too. */
static void clinician_side__gives_up_its_side_before_its_page(void **state)
{
    static const int times[] = {7, 60};

    for (size_t i = 0; i < G_N_ELEMENTS(times); i++) {
        char *text = repeated("Go back to the story. ", times[i]);
        const struct kf_setting setting = {"one/words/example/1", text};
        struct laid laid = lay_out(
            (struct wish){.edition = {.settings = &setting, .setting_count = 1}, .make = KF_MAKE_CLINICIAN});
        const char *words = structure_of(&laid, "one-clinician");

        assert_int_equal(document_of(&laid, "one-clinician")->pages.count, 1);
        assert_int_equal(strstr(words, "Go back to the story.") != NULL, i == 0);
        assert_int_equal(strstr(words, "My notes") != NULL, i == 1);
        close_laid(&laid);
        g_free(text);
    }
}

static void clinician_side__is_refused_when_it_is_over_a_page(void **state)
{
    char *text = repeated("Two people want a short talk. ", 60);
    const struct kf_setting setting = {"one/clinician/use-when/1", text};
    struct laid laid = lay_out(
        (struct wish){.edition = {.settings = &setting, .setting_count = 1}, .make = KF_MAKE_CLINICIAN});

    assert_null(laid.documents);
    assert_non_null(kf_test_find(laid.run, KF_OVERFULL));
    close_laid(&laid);
    g_free(text);
}

/* --- never a word of it on a family's page ---------------------------------------------------------------------------- */

static void handouts__have_no_word_of_their_clinician_side(void **state)
{
    struct laid laid = lay_out((struct wish){.make = KF_MAKE_ALL});
    int handouts = 0;

    for (int i = 0; i < laid.documents->count; i++) {
        const struct kf_document *document = laid.documents->items[i];
        if (document->handout > 0) {
            const char *words = structure_of(&laid, document->piece);
            for (size_t k = 0; k < G_N_ELEMENTS(words_of_staff); k++) {
                assert_null(strstr(words, words_of_staff[k]));
            }
            handouts++;
        }
    }
    assert_int_equal(handouts, 8);
    close_laid(&laid);
}

struct rows {
    int staff, others;
};

static bool count_row(void *data, struct kf_node *node, const struct kf_place *place)
{
    struct rows *rows = data;

    if (node->kind == KF_SCALAR && strstr(place->address, "/clinician/") != NULL) {
        *((place->flags & KF_FACILITATOR) != 0 ? &rows->staff : &rows->others) += 1;
    }
    return true;
}

/* What the leak proof seeks are the rows with this flag. */
static void clinician_rows__are_for_staff_alone(void **state)
{
    struct laid laid = lay_out((struct wish){.make = KF_MAKE_CLINICIAN});
    struct rows rows = {0};

    kf_walk(laid.run->arena, laid.content->kit->shapes, &kf_module_record, laid.content->composed.root,
            laid.content->module->id, count_row, &rows);
    assert_int_equal(rows.staff, 2 * (3 + 3 + 3 + 4));
    assert_int_equal(rows.others, 0);
    close_laid(&laid);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clinician_side__is_one_page_on_both_papers),
        cmocka_unit_test(clinician_side__keeps_words_apart),
        cmocka_unit_test(clinician_side__is_named_after_its_handout),
        cmocka_unit_test(clinician_side__says_when_when_not_what_to_ask_and_what_then),
        cmocka_unit_test(clinician_side__gives_up_its_side_before_its_page),
        cmocka_unit_test(clinician_side__is_refused_when_it_is_over_a_page),
        cmocka_unit_test(handouts__have_no_word_of_their_clinician_side),
        cmocka_unit_test(clinician_rows__are_for_staff_alone),
    };

    kf_fonts_isolate_process();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
