/* Helplines of a country as a community prints them. */

#include "support/mini_kit.h"

#include <string.h>

#include "model/edition.h"
#include "model/translatable.h"

#define MODULE(language)                                                                                              \
    "kinfold: 1\nid: talks\nnumber: 2\ntitle: Talks\nversion: \"1.0\"\ndate: 2026-11-21\nlanguage: " language "\n"     \
    "audience: [family]\nidentity: {mark: bubble, ribbon: double, accent: \"#601D44\", tint: \"#F4EFF2\"}\n"         \
    "handouts:\n  - id: first\n    title: First\n    blocks:\n"                                                      \
    "      - text: Call {{violence-line}} or {{crisis-line}}.\n        id: call\n"

#define LINE(id, number, more) \
    "  - {id: " id ", label: " id ", number: \"" number "\", hours: all, verified: true, verified-on: 2026-10-01" more "}\n"

#define LIST(print, lines) \
    "kinfold: 1\nregion: US\nfooter: \"Call {{crisis-line}}.\"\nprint: [" print "]\nlines:\n" lines

#define COMMUNITY(more) "kinfold: 1\nprogram: Riverbend\nregion: US\n" more

static const char list[] = LIST("emergency, violence-line, crisis-line",
                                LINE("emergency", "911", ", languages: [en]")
                                LINE("violence-line", "1-800", ", languages: [en]")
                                LINE("crisis-line", "988", ", languages: [en, es]")
                                LINE("north-line", "1-900", "")
                                "  - {id: old-line, label: O, number: \"5\", hours: all, verified: false}\n");

static const char gap_list[] = LIST("emergency, violence-line, crisis-line",
                                    LINE("emergency", "911", "") LINE("crisis-line", "988", ""))
                               "no-national-line:\n  - {id: violence-line, label: Violence, text: None.}\n";

struct test {
    struct kf_run *run;
    const struct kf_content *content;
};

static struct test load(const char *helplines, const char *community, const char *language)
{
    struct test test = {.run = kf_test_mini_kit(COMMUNITY(""), helplines, MODULE("en-US"))};
    struct kf_edition edition = {.language = language};

    kf_test_file(test.run, "riverbend/community.yaml", community);
    kf_test_file(test.run, "riverbend/translations/ar/talks.po",
                 "msgid \"\"\nmsgstr \"\"\n\"Language: ar\\n\"\n\"X-Kinfold-Reviewed-By: Ana\\n\"\n\n"
                 "msgctxt \"talks/first/title\"\nmsgid \"First\"\nmsgstr \"Uno\"\n");
    const struct kf_kit *kit = kf_kit_open(test.run, &kf_test_shapes, "riverbend");
    test.content = kit != NULL ? kf_content_load(test.run, kit, "talks", &edition) : NULL;
    return test;
}

static const char *words_of(const struct kf_content *content)
{
    const struct kf_handout *handout = content->module->handouts.items[0];

    return ((const struct kf_test_words *)handout->blocks.items[0]->data)->text.text;
}

static const char *printed(const struct test *test)
{
    const struct kf_words *print = &test->content->region->print;
    GString *text = g_string_new(NULL);

    for (int i = 0; i < print->count; i++) {
        g_string_append_printf(text, "%s ", print->items[i]);
    }
    const char *kept = kf_arena_string(test->run->arena, text->str);
    g_string_free(text, TRUE);
    return kept;
}

static void use__puts_a_line_in_the_place_of_another(void **state)
{
    struct test test = load(list, COMMUNITY("helplines: {use: {violence-line: north-line}}\n"), NULL);

    kf_assert_clean(test.run);
    assert_non_null(test.content);
    assert_string_equal(words_of(test.content), "Call 1-900 or 988.");
    assert_string_equal(printed(&test), "emergency violence-line crisis-line ");
    assert_string_equal(kf_region_line(test.content->region, "violence-line")->label.text, "north-line");
    assert_string_equal(kf_region_line(test.content->region, "violence-line")->address, "helplines/US/north-line");
    assert_null(kf_region_line(test.content->region, "north-line"));
    kf_test_run_free(test.run);
}

static void use__takes_a_line_of_its_own_and_prints_it_once(void **state)
{
    struct test test = load(list,
                            COMMUNITY("helplines:\n  use: {violence-line: our-line}\n  add:\n  "
                                      LINE("our-line", "555", "")),
                            NULL);

    kf_assert_clean(test.run);
    assert_string_equal(words_of(test.content), "Call 555 or 988.");
    assert_string_equal(printed(&test), "emergency violence-line crisis-line ");
    kf_test_run_free(test.run);
}

static void check_refused(const char *community, const char *message, const char *hint)
{
    struct test test = load(list, community, NULL);
    const struct kf_diag *diag = kf_test_find(test.run, KF_MISSING_HELPLINE);

    assert_null(test.content);
    kf_assert_has(diag->message, message);
    kf_assert_has(diag->hint, hint);
    kf_test_run_free(test.run);
}

static void use__refuses_what_nobody_checked_or_knows(void **state)
{
    check_refused(COMMUNITY("helplines: {use: {violence-line: old-line}}\n"), "nobody has checked", "verified: true");
    check_refused(COMMUNITY("helplines: {use: {violence-line: noth-line}}\n"), "no checked line \"noth-line\"",
                  "did you mean north-line?");
    check_refused(COMMUNITY("helplines: {use: {violense-line: north-line}}\n"), "\"violense-line\"",
                  "did you mean violence-line?");
}

static void gap__never_leaves_the_way_out_without_a_number(void **state)
{
    struct test test = load(gap_list, COMMUNITY(""), NULL);
    const struct kf_diag *diag = kf_test_find(test.run, KF_MISSING_HELPLINE);

    assert_null(test.content);
    assert_int_equal(test.run->diags->errors, 1); /* not one more for each {{violence-line}} */
    assert_string_equal(diag->span.source->path, "riverbend/community.yaml");
    assert_int_equal(diag->related_count, 1);
    kf_assert_has(diag->hint, "id: violence-line");
    kf_test_run_free(test.run);
}

static void gap__is_filled_by_the_community(void **state)
{
    struct test test =
        load(gap_list, COMMUNITY("helplines:\n  add:\n  " LINE("violence-line", "555", "")), NULL);

    kf_assert_clean(test.run);
    assert_string_equal(words_of(test.content), "Call 555 or 988.");
    assert_string_equal(printed(&test), "emergency violence-line crisis-line ");
    kf_test_run_free(test.run);
}

static void gap__that_is_not_filled_is_said(void **state)
{
    struct test test = load(
        LIST("emergency, violence-line, crisis-line, drugs-line",
             LINE("emergency", "911", "") LINE("crisis-line", "988", "") LINE("violence-line", "1", ""))
            "no-national-line:\n  - {id: drugs-line, label: Drugs, text: None., url: https://a.org}\n",
        COMMUNITY(""), NULL);

    kf_assert_clean(test.run);
    assert_string_equal(printed(&test), "emergency violence-line crisis-line drugs-line ");
    assert_null(kf_region_line(test.content->region, "drugs-line"));
    assert_string_equal(kf_region_gap(test.content->region, "drugs-line")->text.text, "None.");
    kf_test_run_free(test.run);
}

static void own_line__without_a_day_is_an_error(void **state)
{
    struct test test = load(
        list,
        COMMUNITY("helplines:\n  add:\n    - {id: our-line, label: O, number: 555, hours: all, verified: true}\n"), NULL);

    assert_null(test.content);
    kf_assert_has(kf_test_find(test.run, KF_MISSING_HELPLINE)->hint, "verified-on: 2026-10-01");
    kf_test_run_free(test.run);
}

#define ARABIC_LINE(label, rest) \
    "sample: true\nhelplines:\n  add:\n  - {id: our-line, label: " label ", number: \"555\", hours: {en: all day, ar: طوال اليوم}" \
    rest ", verified: true, verified-on: 2026-10-01}\n"

static const struct kf_helpline *own_line(const struct test *test)
{
    assert_non_null(test->content);
    return kf_region_line(test->content->region, "our-line");
}

static void own_line__speaks_the_language_of_the_page(void **state)
{
    const char *community = COMMUNITY(ARABIC_LINE("{ar: خطنا, en: Our line}", ", note: {ar: مجاني, en: Free}"));
    struct test english = load(list, community, NULL), arabic = load(list, community, "ar");

    assert_string_equal(own_line(&english)->label.text, "Our line");
    assert_string_equal(own_line(&english)->hours.text, "all day");
    assert_string_equal(own_line(&arabic)->label.text, "خطنا");
    assert_string_equal(own_line(&arabic)->hours.text, "طوال اليوم");
    assert_string_equal(own_line(&arabic)->note.text, "مجاني");
    assert_null(strstr(kf_test_diags(arabic.run), "our-line"));
    kf_test_run_free(english.run);
    kf_test_run_free(arabic.run);
}

/* As where it was written once: printed in the list's language, and said. */
static void own_line__without_the_pages_language_is_said(void **state)
{
    struct test test = load(list, COMMUNITY(ARABIC_LINE("{en: Our line, fr: Notre ligne}", "")), "ar");

    assert_string_equal(own_line(&test)->label.text, "Our line");
    kf_assert_has(kf_test_find(test.run, KF_MISSING_TRANSLATION)->hint, "helplines/US");
    kf_assert_has(kf_test_diags(test.run), "10 texts have no translation to \"ar\"");
    kf_test_run_free(test.run);
}

static void own_line__has_the_language_of_the_list(void **state)
{
    struct test test = load(list, COMMUNITY(ARABIC_LINE("{ar: خطنا}", "")), NULL);
    const struct kf_diag *diag = kf_test_find(test.run, KF_MISSING_TRANSLATION);

    assert_null(test.content);
    kf_assert_has(diag->message, "label of line \"our-line\" has no text in \"en-US\"");
    kf_assert_has(diag->hint, "label: {en-US: ...");
    assert_string_equal(diag->span.source->path, "riverbend/community.yaml");
    kf_test_run_free(test.run);
}

static void own_line__takes_a_language_for_a_key_only_where_people_read(void **state)
{
    struct test test = load(list, COMMUNITY(ARABIC_LINE("{arabic: خطنا, en: Our line}", "")), NULL);

    assert_null(test.content);
    kf_assert_has(kf_test_diags(test.run), "label: \"arabic\" is not a language");
    kf_test_run_free(test.run);
}

/* No PO file asks for what is given in the programme's own file. */
static void own_line__leaves_po_files_what_is_given_once(void **state)
{
    struct test test = load(list, COMMUNITY(ARABIC_LINE("Our line", "")), NULL);
    const struct kf_translatables *texts = kf_translatables_load(test.run, test.content->kit, KF_SHARED_TEXTS);
    int own = 0;

    for (int i = 0; i < texts->items.count; i++) {
        const char *address = ((const struct kf_translatable *)texts->items.items[i])->address;

        if (g_str_has_prefix(address, "helplines/US/our-line/")) {
            assert_string_equal(address, "helplines/US/our-line/label");
            own++;
        }
    }
    assert_int_equal(own, 1);
    kf_test_run_free(test.run);
}

/* The whole list has no Spanish here; what is asked is the order. */
static void order__is_of_the_readers_language(void **state)
{
    struct test english = load(list, COMMUNITY(""), "en-GB");
    struct test spanish = {.run = kf_test_mini_kit(COMMUNITY(""), list, MODULE("en-US"))};
    struct kf_edition edition = {.language = "es"};

    assert_string_equal(printed(&english), "emergency violence-line crisis-line ");
    kf_test_file(spanish.run, "kit/modules/translations/es/talks.po",
                 "msgid \"\"\nmsgstr \"\"\n\"Language: es\\n\"\n\n"
                 "msgctxt \"talks/first/title\"\nmsgid \"First\"\nmsgstr \"Uno\"\n");
    spanish.content =
        kf_content_load(spanish.run, kf_kit_open(spanish.run, &kf_test_shapes, NULL), "talks", &edition);
    assert_non_null(spanish.content);
    assert_string_equal(printed(&spanish), "emergency crisis-line violence-line ");
    kf_test_run_free(english.run);
    kf_test_run_free(spanish.run);
}

static void country__that_is_not_there_names_those_that_are(void **state)
{
    struct test test = load(list, "kinfold: 1\nprogram: R\nregion: FR\n", NULL);
    const struct kf_diag *diag = kf_test_find(test.run, KF_FILE_MISSING);

    assert_null(test.content);
    kf_assert_has(diag->message, "\"FR\"");
    kf_assert_has(diag->hint, "the countries are: US.");
    kf_test_run_free(test.run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(use__puts_a_line_in_the_place_of_another),
        cmocka_unit_test(use__takes_a_line_of_its_own_and_prints_it_once),
        cmocka_unit_test(use__refuses_what_nobody_checked_or_knows),
        cmocka_unit_test(gap__never_leaves_the_way_out_without_a_number),
        cmocka_unit_test(gap__is_filled_by_the_community),
        cmocka_unit_test(gap__that_is_not_filled_is_said),
        cmocka_unit_test(own_line__without_a_day_is_an_error),
        cmocka_unit_test(own_line__speaks_the_language_of_the_page),
        cmocka_unit_test(own_line__without_the_pages_language_is_said),
        cmocka_unit_test(own_line__has_the_language_of_the_list),
        cmocka_unit_test(own_line__takes_a_language_for_a_key_only_where_people_read),
        cmocka_unit_test(own_line__leaves_po_files_what_is_given_once),
        cmocka_unit_test(order__is_of_the_readers_language),
        cmocka_unit_test(country__that_is_not_there_names_those_that_are),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
