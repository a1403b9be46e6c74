#include "support/mini_kit.h"

#include <string.h>

#include "model/edition.h"
#include "model/schedule.h"

static const char module_text[] = KF_TEST_MODULE_HEAD "handouts:\n"
                                                      "  - id: first\n"
                                                      "    title: First\n"
                                                      "    blocks:\n"
                                                      "      - text: Call {{crisis-line}} or {{worker}}.\n"
                                                      "        id: call\n"
                                                      "  - id: second\n"
                                                      "    title: Second\n"
                                                      "    blocks:\n"
                                                      "      - text: More words.\n"
                                                      "        id: more\n";

static const char helplines_text[] =
    KF_TEST_HELPLINES "  - {id: other-line, label: Other, number: \"1-800\", hours: 24 hours, verified: false}\n";

static struct kf_run *kit_run(const char *module)
{
    return kf_test_mini_kit(KF_TEST_COMMUNITY, helplines_text, module);
}

static const char *with_session(struct kf_run *run)
{
    return kf_arena_format(run->arena, "%s%s", module_text, KF_TEST_SESSION);
}

static const struct kf_content *load(struct kf_run *run, const char *community, struct kf_edition edition)
{
    const struct kf_kit *kit = kf_kit_open(run, &kf_test_shapes, community);

    return kit != NULL ? kf_content_load(run, kit, "talks", &edition) : NULL;
}

static const char *first_words(const struct kf_content *content)
{
    const struct kf_handout *handout = content->module->handouts.items[0];
    const struct kf_test_words *block = handout->blocks.items[0]->data;

    return block->text.text;
}

static void content__is_bound_with_names_filled(void **state)
{
    struct kf_run *run = kit_run(module_text);
    const struct kf_content *content = load(run, NULL, (struct kf_edition){.variant = KF_STANDARD});

    kf_assert_clean(run);
    assert_non_null(content);
    assert_string_equal(first_words(content), "Call 988 or a worker you trust.");
    assert_string_equal(content->region->footer.text, "Call 988.");
    assert_string_equal(content->language, "en-US");
    assert_string_equal(content->edition.audience, "family");
    assert_int_equal(content->date, 1795219200);
    assert_int_equal(((const struct kf_handout *)content->module->handouts.items[1])->number, 2);
    assert_string_equal(kf_vocabulary_get(content->vocabulary, "my-notes"), "My notes");
    assert_string_equal(kf_vocabulary_fill(content->vocabulary, run->arena, "page-of", "page", "1", "pages", "2", NULL),
                        "Page 1 of 2");
    kf_test_run_free(run);
}

static void content__keeps_unverified_lines_out(void **state)
{
    struct kf_run *run = kit_run(module_text);
    const struct kf_content *content = load(run, NULL, (struct kf_edition){.variant = KF_STANDARD});

    assert_non_null(content);
    assert_non_null(kf_region_line(content->region, "crisis-line"));
    assert_null(kf_region_line(content->region, "other-line"));
    kf_test_run_free(run);
}

static void content__needs_printed_lines_verified(void **state)
{
    struct kf_run *run = kit_run(module_text);

    kf_test_file(run, "kit/modules/helplines/US.yaml",
                 "kinfold: 1\nregion: US\nfooter: Call.\nprint: [crisis-line, gone-line]\nlines:\n"
                 "  - {id: crisis-line, label: C, number: \"988\", hours: all, verified: false}\n");
    assert_null(load(run, NULL, (struct kf_edition){.variant = KF_STANDARD}));
    assert_int_equal(kf_test_find(run, KF_MISSING_HELPLINE)->severity, KF_ERROR);
    kf_assert_has(kf_test_diags(run), "nobody has checked");
    kf_assert_has(kf_test_diags(run), "gone-line");
    kf_test_run_free(run);
}

static void content__warns_of_old_lines(void **state)
{
    struct kf_run *run = kit_run(module_text);

    kf_test_file(
        run, "kit/modules/helplines/US.yaml",
        "kinfold: 1\nregion: US\nfooter: Call.\nprint: [crisis-line]\nlines:\n"
        "  - {id: crisis-line, label: C, number: \"988\", hours: all, verified: true, verified-on: 2025-12-31}\n");
    assert_non_null(load(run, NULL, (struct kf_edition){.variant = KF_STANDARD}));
    assert_int_equal(kf_test_find(run, KF_STALE_HELPLINE)->severity, KF_WARNING);
    kf_test_run_free(run);
}

static const char riverbend[] = "kinfold: 1\nprogram: Riverbend\nregion: US\npaper: a4\n"
                                "words: [{from: words, to: lines}]\n"
                                "names: {worker: your worker, crisis-line: 555-0100}\n"
                                "helplines:\n  from: US\n  add:\n"
                                "    - {id: night-line, label: Night, number: 555-0111, hours: nights, verified: true, "
                                "verified-on: 2026-10-01}\n";

static int count_swaps(const struct kf_content *content)
{
    int count = 0;

    for (int i = 0; i < content->composed.substitution_count; i++) {
        count += content->composed.substitutions[i].kind == KF_SUBSTITUTION_SWAP;
    }
    return count;
}

static void content__takes_the_community_s_words_but_not_its_crisis_line(void **state)
{
    struct kf_run *run = kit_run(module_text);
    const struct kf_content *content;

    kf_test_file(run, "riverbend/community.yaml", riverbend);
    content = load(run, "riverbend", (struct kf_edition){.paper = KF_A4});
    assert_non_null(content);
    assert_string_equal(first_words(content), "Call 988 or your worker.");
    assert_int_equal(kf_test_find(run, KF_SAFETY_CHANGE)->severity, KF_WARNING);
    assert_int_equal(content->region->print.count, 2);
    assert_string_equal(kf_region_line(content->region, "night-line")->number, "555-0111");
    assert_int_equal(count_swaps(content), 1);
    kf_test_run_free(run);
}

static void content__applies_the_community_s_overlay(void **state)
{
    struct kf_run *run = kit_run(module_text);
    const struct kf_content *content;

    kf_test_file(run, "riverbend/community.yaml", riverbend);
    kf_test_file(run, "riverbend/overlays/talks.yaml",
                 "overlay-of: talks\nlanguage: en-US\nchanges:\n  - remove: first\n    why: ours is longer\n");
    content = load(run, "riverbend", (struct kf_edition){.paper = KF_A4});
    assert_non_null(content);
    assert_int_equal(content->module->handouts.count, 1);
    assert_int_equal(((const struct kf_handout *)content->module->handouts.items[0])->number, 2);
    kf_test_run_free(run);
}

/* A written number stays wherever the page stands; a community's own page follows the highest. */
static void content__numbers_pages_as_written(void **state)
{
    char **halves = g_strsplit(module_text, "  - id: first\n", 2);
    char *text = g_strjoin("  - id: first\n    number: 19\n", halves[0], halves[1], NULL);
    struct kf_run *run = kit_run(text);
    const struct kf_content *content;

    kf_test_file(run, "riverbend/community.yaml", riverbend);
    kf_test_file(run, "riverbend/overlays/talks.yaml",
                 "overlay-of: talks\nlanguage: en-US\nchanges:\n  - append: handouts\n    why: ours\n    items:\n"
                 "      - {id: own, title: Own, blocks: [{text: Hello., id: hello}]}\n");
    content = load(run, "riverbend", (struct kf_edition){.paper = KF_A4});
    assert_non_null(content);
    assert_int_equal(content->module->handouts.count, 3);
    assert_int_equal(((const struct kf_handout *)content->module->handouts.items[0])->number, 19);
    assert_int_equal(((const struct kf_handout *)content->module->handouts.items[1])->number, 2);
    assert_int_equal(((const struct kf_handout *)content->module->handouts.items[2])->number, 20);
    kf_test_run_free(run);
    g_free(text);
    g_strfreev(halves);
}

static void content__with_session_needs_the_community_s_rule(void **state)
{
    struct kf_run *run = kit_run("");

    kf_test_file(run, "kit/modules/talks/module.yaml", with_session(run));
    kf_test_file(run, "riverbend/community.yaml", riverbend);
    assert_null(load(run, "riverbend", (struct kf_edition){.paper = KF_A4}));
    kf_assert_has(kf_test_find(run, KF_MISSING_KEY)->hint, "reporting-body: blank");
    kf_test_run_free(run);
}

static void content__prints_a_blank_for_the_rule(void **state)
{
    struct kf_run *run = kit_run("");
    const struct kf_content *content;
    const struct kf_activity *activity;

    kf_test_file(run, "kit/modules/talks/module.yaml", with_session(run));
    content = load(run, NULL, (struct kf_edition){.variant = KF_STANDARD});
    kf_assert_clean(run);
    activity = content->module->session->activities.items[0];
    assert_string_equal(((const struct kf_step *)activity->steps.items[0])->say.text, "I must tell ___.");
    assert_string_equal(activity->address, "talks/arrive");
    assert_int_equal(content->edition.length, 45);
    kf_test_run_free(run);
}

/* Whether a slot can be held is the schedule's to say. */
static void content__takes_a_length_between_those_written(void **state)
{
    struct kf_run *run = kit_run("");
    const struct kf_content *content;

    kf_test_file(run, "kit/modules/talks/module.yaml", with_session(run));
    content = load(run, NULL, (struct kf_edition){.length = 60});
    assert_non_null(content);
    assert_int_equal(content->edition.length, 60);
    kf_test_run_free(run);
}

static const char po_text[] = "msgid \"\"\nmsgstr \"\"\n\"Language: ar\\n\"\n"
                              "\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"
                              "msgctxt \"talks/first/call\"\n"
                              "msgid \"Call {{crisis-line}} or {{worker}}.\"\n"
                              "msgstr \"اتصل {{crisis-line}} أو {{worker}}.\"\n";

static void content__is_translated(void **state)
{
    struct kf_run *run = kit_run(module_text);
    const struct kf_content *content;

    kf_test_file(run, "kit/modules/translations/ar/talks.po", po_text);
    kf_test_file(run, "kit/modules/translations/ar/kit.po",
                 "msgid \"\"\nmsgstr \"\"\n\"Language: ar\\n\"\n\n"
                 "msgctxt \"helplines/US/crisis-line/label\"\nmsgid \"Crisis\"\nmsgstr \"أزمة\"\n");
    content = load(run, NULL, (struct kf_edition){.language = "ar"});
    assert_non_null(content);
    assert_string_equal(first_words(content), "اتصل \u2066" "988\u2069 أو a worker you trust.");
    assert_string_equal(kf_vocabulary_get(content->vocabulary, "my-notes"), "ملاحظاتي");
    assert_string_equal(kf_region_line(content->region, "crisis-line")->label.text, "أزمة");
    assert_true(content->right_to_left);
    assert_true(content->draft);
    assert_string_equal(kf_output_name(run->arena, content, "first", false), "first.ar.pdf");
    kf_test_run_free(run);
}

static void content__says_which_translations_there_are(void **state)
{
    struct kf_run *run = kit_run(module_text);

    kf_test_file(run, "kit/modules/translations/ar/talks.po", po_text);
    assert_null(load(run, NULL, (struct kf_edition){.language = "fr"}));
    kf_assert_has(kf_test_find(run, KF_MISSING_TRANSLATION)->hint, "en-US, ar");
    kf_test_run_free(run);
}

static void content__suggests_a_module(void **state)
{
    struct kf_run *run = kit_run(module_text);
    const struct kf_edition edition = {.variant = KF_STANDARD};
    const struct kf_kit *kit = kf_kit_open(run, &kf_test_shapes, NULL);

    assert_null(kf_content_load(run, kit, "talk", &edition));
    kf_assert_has(kf_test_find(run, KF_UNKNOWN_MODULE)->hint, "did you mean talks?");
    kf_test_run_free(run);
}

static void output_name__leaves_defaults_out(void **state)
{
    struct kf_run *run = kit_run("");
    const struct kf_content *content;

    kf_test_file(run, "kit/modules/talks/module.yaml", with_session(run));
    content =
        load(run, NULL,
             (struct kf_edition){
                 .variant = KF_LARGE_PRINT, .paper = KF_A4, .fillable = true, .audience = "couple", .length = 90});
    assert_string_equal(kf_output_name(run->arena, content, "six", true), "six.couple.90.large-print.fillable.a4.pdf");
    assert_string_equal(kf_output_name(run->arena, content, "six", false), "six.couple.large-print.fillable.a4.pdf");
    kf_test_run_free(run);
}

static void check_logo(const char *logo, enum kf_code code)
{
    struct kf_run *run = kit_run(module_text);

    kf_test_file(run, "riverbend/community.yaml",
                 kf_arena_format(run->arena, "kinfold: 1\nprogram: R\nregion: US\nbrand: {logo: \"%s\"}\n", logo));
    assert_null(kf_kit_open(run, &kf_test_shapes, "riverbend"));
    kf_test_find(run, code);
    kf_test_run_free(run);
}

static void kit__keeps_paths_inside_the_folder(void **state)
{
    check_logo("/etc/passwd", KF_PATH_ESCAPES);
    check_logo("../logo.svg", KF_PATH_ESCAPES);
    check_logo("a/../../logo.svg", KF_PATH_ESCAPES);
    check_logo("..\\\\\\\\logo.svg", KF_PATH_ESCAPES);
    check_logo("C:/logo.svg", KF_PATH_ESCAPES);
    check_logo("logo.svg", KF_FILE_MISSING);
}

static void vocabulary__knows_its_ids(void **state)
{
    struct kf_run *run = kit_run(module_text);

    kf_test_file(run, "kit/modules/words/en-US.yaml", "kinfold: 1\nlanguage: en-US\nwords:\n  my-note: My notes\n");
    assert_null(load(run, NULL, (struct kf_edition){.variant = KF_STANDARD}));
    kf_assert_has(kf_test_find(run, KF_UNKNOWN_KEY)->hint, "my-notes");
    kf_assert_has(kf_test_diags(run), "words are missing here: activity, ");
    kf_test_run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(content__is_bound_with_names_filled),
        cmocka_unit_test(content__keeps_unverified_lines_out),
        cmocka_unit_test(content__needs_printed_lines_verified),
        cmocka_unit_test(content__warns_of_old_lines),
        cmocka_unit_test(content__takes_the_community_s_words_but_not_its_crisis_line),
        cmocka_unit_test(content__applies_the_community_s_overlay),
        cmocka_unit_test(content__numbers_pages_as_written),
        cmocka_unit_test(content__with_session_needs_the_community_s_rule),
        cmocka_unit_test(content__prints_a_blank_for_the_rule),
        cmocka_unit_test(content__takes_a_length_between_those_written),
        cmocka_unit_test(content__is_translated),
        cmocka_unit_test(content__says_which_translations_there_are),
        cmocka_unit_test(content__suggests_a_module),
        cmocka_unit_test(output_name__leaves_defaults_out),
        cmocka_unit_test(kit__keeps_paths_inside_the_folder),
        cmocka_unit_test(vocabulary__knows_its_ids),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
