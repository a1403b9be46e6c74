/* The guide of a session with everything in it: what it says at each length, and that nothing falls off a page. */
#include "long_session.h"

static const int lengths[] = {120, 90, 45};

/* --- tidy ------------------------------------------------------------------------------------------------------------- */

static void guide__keeps_words_apart_at_each_length(void **state)
{
    for (size_t i = 0; i < G_N_ELEMENTS(lengths); i++) {
        assert_all_tidy((struct wish){.edition = {.length = lengths[i]}, .make = KF_MAKE_GUIDE});
    }
}

static void guide__keeps_words_apart_on_a4(void **state)
{
    assert_all_tidy((struct wish){.edition = {.paper = KF_A4}, .make = KF_MAKE_GUIDE});
}

static void guide__keeps_words_apart_in_large_print(void **state)
{
    assert_all_tidy((struct wish){.edition = {.variant = KF_LARGE_PRINT}, .make = KF_MAKE_GUIDE});
}

static void guide__keeps_words_apart_from_right_to_left(void **state)
{
    assert_all_tidy((struct wish){.make = KF_MAKE_GUIDE, .right_to_left = true});
}

/* --- what is held ------------------------------------------------------------------------------------------------------- */

static void guide__has_a_bookmark_for_each_part_that_is_held(void **state)
{
    static const char *const titles[] = {
        "Session 2 at a glance", "Before the session",   "Agenda",            "Arrive and settle", "Why repair matters more than being right",
        "A sheet of your own",   "Questions from the box", "Plan one small step", "One word to close",
        "After the session",     "Before next time",     "What is known",     "References",
        "When someone needs more help"};
    struct laid laid = lay_out_guide(45);
    const struct kf_document *guide = document_of(&laid, NULL);

    assert_int_equal(guide->bookmark_count, G_N_ELEMENTS(titles));
    for (size_t i = 0; i < G_N_ELEMENTS(titles); i++) {
        assert_string_equal(guide->bookmarks[i].title, titles[i]);
        if (strcmp(titles[i], "After the session") != 0) { /* stands on later pages only, as "continued" */
            assert_int_equal(guide->bookmarks[i].page, page_of(guide, titles[i]));
        }
    }
    close_laid(&laid);
}

static void guide__leaves_out_what_is_not_held(void **state)
{
    struct laid laid = lay_out_guide(45);
    const char *words = structure_of(&laid, NULL);

    assert_null(strstr(words, "Looking back on the week"));
    assert_null(strstr(words, "Practice in threes"));
    kf_assert_has(words, "no break");
    assert_null(strstr(words, "one more question from the box")); /* a step of the long session */
    kf_assert_has(words, "Activity 6");
    assert_null(strstr(words, "Activity 7"));
    close_laid(&laid);
    laid = lay_out_guide(120);
    words = structure_of(&laid, NULL);
    kf_assert_has(words, "Looking back on the week");
    kf_assert_has(words, "with one break");
    kf_assert_has(words, "one more question from the box");
    kf_assert_has(words, "Activity 11");
    close_laid(&laid);
}

static void guide__says_what_is_truly_next(void **state)
{
    struct laid laid = lay_out_guide(45);
    const char *words = structure_of(&laid, NULL);

    kf_assert_has(words, "Next, at 0:05: Why repair matters more than being right (10 min)");
    assert_int_equal(count_of(words, "Something that may not be held."), 1); /* the author's, after the last */
    kf_assert_has(words, "Next, at 0:45: Something that may not be held.");
    close_laid(&laid);
    laid = lay_out_guide(90);
    kf_assert_has(structure_of(&laid, NULL), "Next, at 0:45: Break (5 min), then Practice in threes (15 min)");
    close_laid(&laid);
}

static void guide__adds_up_the_clock(void **state)
{
    struct laid laid = lay_out_guide(90);
    const char *words = structure_of(&laid, NULL);

    kf_assert_has(words, "0:50"); /* 10 + 15 + 10 + 10 + 5 */
    kf_assert_has(words, "1:23"); /* the closing takes the last 7 */
    kf_assert_has(words, "Next, at 1:30:");
    close_laid(&laid);
}

static void guide__shows_a_step_without_minutes_all_through(void **state)
{
    struct laid laid = lay_out_guide(45);

    /* Once in each activity but the first, which watches for nothing. */
    assert_int_equal(count_of(structure_of(&laid, NULL), "All through"), 5);
    close_laid(&laid);
}

/* --- first pages -------------------------------------------------------------------------------------------------------- */

static void guide__decides_on_its_first_page_whether_and_with_whom(void **state)
{
    for (size_t i = 0; i < G_N_ELEMENTS(lengths); i++) {
        struct laid laid = lay_out_guide(lengths[i]);
        const struct kf_document *guide = document_of(&laid, NULL);

        assert_int_equal(page_of(guide, "Before you invite people"), 0);
        assert_int_equal(page_of(guide, "By the end, people can"), 0);
        assert_int_equal(page_of(guide, "The session"), 0);
        assert_int_equal(page_of(guide, "Not in the same group"), 0);
        assert_int_equal(page_of(guide, "What must stay"), 1);
        assert_int_equal(page_of(guide, "Support for you"), 1);
        assert_int_equal(page_of(guide, "Agenda"), 2);
        assert_in_range(page_of(guide, "Arrive and settle"), 3, 4);
        close_laid(&laid);
    }
}

/* Whether the paragraph that begins so leads to this handout. */
static bool tells_of(const char *structure, const char *beginning, const char *handout)
{
    const char *start = strstr(structure, beginning), *end = start ? strstr(start, "\n    H2") : NULL;
    const char *found = start ? strstr(start, handout) : NULL;

    return found && (!end || found < end);
}

static void guide__pictures_handouts_in_use_and_names_the_others(void **state)
{
    struct laid laid = lay_out_guide(45);
    const char *words = structure_of(&laid, NULL);

    kf_assert_has(words, "A small picture of handout 2.1, Six steps of a repair conversation");
    assert_null(strstr(words, "A small picture of handout 2.4"));
    assert_true(tells_of(words, "Also in this module:", "2.4 A story to try"));
    assert_true(tells_of(words, "Also in this module:", "2.5 What an observer listens for"));
    close_laid(&laid);
    laid = lay_out_guide(120);
    words = structure_of(&laid, NULL);
    assert_true(tells_of(words, "Also used:", "2.7 My plan for the week"));
    assert_true(tells_of(words, "Also used:", "2.8 A letter that I do not send"));
    close_laid(&laid);
}

static void guide__counts_the_pages_of_a_handout(void **state)
{
    struct laid laid = lay_out_guide(90);

    kf_assert_has(structure_of(&laid, NULL), "One each, 1 page");
    close_laid(&laid);
}

static void guide__asks_for_one_set_where_a_group_shares_a_handout(void **state)
{
    struct laid laid = lay_out_guide(90);

    kf_assert_has(structure_of(&laid, NULL), "One for the group, 1 page");
    close_laid(&laid);
}

/* --- activities --------------------------------------------------------------------------------------------------------- */

static void guide__says_what_helps_when_things_go_otherwise(void **state)
{
    struct laid laid = lay_out_guide(45);
    const char *words = structure_of(&laid, NULL);

    kf_assert_has(words, "If someone cries: Wait.");
    kf_assert_has(words, "Listen for: Stories that name someone in the room.");
    kf_assert_has(words, "On your own?");
    kf_assert_has(words, "Sit where you can see the door");
    close_laid(&laid);
}

static void guide__shows_what_is_beside_a_handout_once(void **state)
{
    struct laid laid = lay_out_guide(120);
    const char *words = structure_of(&laid, NULL);

    assert_int_equal(count_of(words, "People rush to"), 2); /* of two handouts, one of them in use twice */
    kf_assert_has(words, "one minute of your time");
    close_laid(&laid);
}

static void guide__says_where_on_the_handout_a_note_belongs(void **state)
{
    struct laid laid = lay_out_guide(120);
    const char *words = structure_of(&laid, NULL);

    assert_true(tells_of(words, "Handout 2.1, page 1: I felt and what I …", "Listen for: People rush to"));
    assert_true(tells_of(words, "Handout 2.4, page 2, items 1 to 2", "Listen for: Long lists."));
    assert_true(tells_of(words, "Handout 2.4, page 2, item 2: Ask for a break.", "Listen for: Someone asks"));
    close_laid(&laid);
}

/* --- after the session ---------------------------------------------------------------------------------------------------- */

static void guide__says_what_is_known_and_from_where(void **state)
{
    struct laid laid = lay_out_guide(90);
    const struct kf_document *guide = document_of(&laid, NULL);
    const char *words = structure_of(&laid, NULL);
    int links = 0;

    kf_assert_has(words, "“This week, write one line");
    kf_assert_has(words, "If someone is not cleared for it alone");
    kf_assert_has(words, "Well supported");
    kf_assert_has(words, "One view");
    kf_assert_has(words, "Sources: 1, 2, 3");
    kf_assert_has(words, "Lewicki, R. J., Polin, B., and Lount, R. B. (2016).");
    kf_assert_has(words, "Kinfold (2026).");
    for (int i = 0; i < guide->pages.marks.count; i++) {
        const struct kf_mark *mark = guide->pages.marks.items[i];
        links += mark->kind == KF_MARK_LINK && mark->uri && g_str_has_prefix(mark->uri, "https://doi.org/10.");
    }
    assert_true(links >= 11);
    close_laid(&laid);
}

static void guide__needs_two_pages_for_what_comes_after(void **state)
{
    struct laid laid = lay_out_guide(90);
    const struct kf_document *guide = document_of(&laid, NULL);

    assert_true(page_of(guide, "When someone needs more help") - page_of(guide, "Before next time") <= 2);
    close_laid(&laid);
}

/* --- the file --------------------------------------------------------------------------------------------------------------- */

static void guide__is_named_by_its_length(void **state)
{
    struct laid usual = lay_out_guide(120), shorter = lay_out_guide(45);

    assert_string_equal(document_of(&usual, NULL)->name, "facilitator-guide.pdf");
    assert_string_equal(document_of(&shorter, NULL)->name, "facilitator-guide.45.pdf");
    close_laid(&usual);
    close_laid(&shorter);
}

static void guide__of_a_module_without_session_has_its_pages_for_facilitators(void **state)
{
    struct laid laid = lay_out((struct wish){.make = KF_MAKE_GUIDE, .without_session = true});
    const struct kf_document *guide = document_of(&laid, "facilitator-guide");

    assert_int_equal(guide->bookmark_count, 1);
    assert_string_equal(guide->bookmarks[0].title, "When someone needs more help");
    assert_string_equal(guide->name, "facilitator-guide.pdf");
    close_laid(&laid);
}

static void pages_for_staff__are_not_made_while_texts_lack_a_translation(void **state)
{
    static const unsigned makes[] = {KF_MAKE_GUIDE, KF_MAKE_CLINICIAN};

    for (size_t i = 0; i < G_N_ELEMENTS(makes); i++) {
        struct laid laid = lay_out(
            (struct wish){.module = "repair-conversations", .edition = {.language = "ar"}, .make = makes[i]});
        assert_null(laid.documents);
        assert_non_null(kf_test_find(laid.run, KF_MISSING_TRANSLATION));
        close_laid(&laid);
    }
}

static void guide__names_every_blank_once(void **state)
{
    struct laid laid = lay_out_guide(120);
    const struct kf_document *guide = document_of(&laid, NULL);
    GHashTable *names = g_hash_table_new(g_str_hash, g_str_equal);

    for (int i = 0; i < guide->pages.marks.count; i++) {
        const struct kf_mark *mark = guide->pages.marks.items[i];
        if (mark->kind == KF_MARK_BLANK) {
            assert_true(g_hash_table_add(names, (gpointer)(uintptr_t)mark->address));
            assert_true(*mark->label);
        }
    }
    assert_true(g_hash_table_size(names) > 10);
    g_hash_table_destroy(names);
    close_laid(&laid);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(guide__keeps_words_apart_at_each_length),
        cmocka_unit_test(guide__keeps_words_apart_on_a4),
        cmocka_unit_test(guide__keeps_words_apart_in_large_print),
        cmocka_unit_test(guide__keeps_words_apart_from_right_to_left),
        cmocka_unit_test(guide__has_a_bookmark_for_each_part_that_is_held),
        cmocka_unit_test(guide__leaves_out_what_is_not_held),
        cmocka_unit_test(guide__says_what_is_truly_next),
        cmocka_unit_test(guide__adds_up_the_clock),
        cmocka_unit_test(guide__shows_a_step_without_minutes_all_through),
        cmocka_unit_test(guide__decides_on_its_first_page_whether_and_with_whom),
        cmocka_unit_test(guide__pictures_handouts_in_use_and_names_the_others),
        cmocka_unit_test(guide__counts_the_pages_of_a_handout),
        cmocka_unit_test(guide__asks_for_one_set_where_a_group_shares_a_handout),
        cmocka_unit_test(guide__says_what_helps_when_things_go_otherwise),
        cmocka_unit_test(guide__shows_what_is_beside_a_handout_once),
        cmocka_unit_test(guide__says_where_on_the_handout_a_note_belongs),
        cmocka_unit_test(guide__says_what_is_known_and_from_where),
        cmocka_unit_test(guide__needs_two_pages_for_what_comes_after),
        cmocka_unit_test(guide__is_named_by_its_length),
        cmocka_unit_test(guide__of_a_module_without_session_has_its_pages_for_facilitators),
        cmocka_unit_test(pages_for_staff__are_not_made_while_texts_lack_a_translation),
        cmocka_unit_test(guide__names_every_blank_once),
    };

    kf_fonts_isolate_process();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
