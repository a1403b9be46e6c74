/* The sessions of a series. */

#include "model/series.h"
#include "support/programme.h"

#define PROGRAMME "program: Site\nregion: US\nnames: {reporting-body: the state}\nseries:\n  group-size: 10\n  sessions:\n"

static struct kf_run *run_with(const char *sessions)
{
    struct kf_run *run = kf_test_talks();

    kf_test_programme(run, "site", kf_arena_format(run->arena, PROGRAMME "%s", sessions));
    return run;
}

static void refused(const char *sessions, enum kf_code code, int line, int column)
{
    struct kf_run *run = run_with(sessions);

    assert_null(kf_test_open(run, "site"));
    kf_assert_count(run, 1);
    kf_assert_diag(run, 0, code, line, column);
    kf_test_run_free(run);
}

static void series__sessions_are_called_by_id_or_place(void **state)
{
    struct kf_run *run = run_with("    - {module: talks, date: 2027-03-02, start: \"18:00\", length: 90}\n"
                                  "    - {id: last, module: talks}\n");
    const struct kf_community *community = kf_test_open(run, "site")->community;

    assert_int_equal(community->series->group_size, 10);
    assert_string_equal(kf_series_find(community, "1")->date, "2027-03-02");
    assert_int_equal(kf_series_find(community, "last")->place, 2);
    assert_null(kf_series_find(community, "2"));
    kf_test_run_free(run);
}

static void series__edition_keeps_what_it_says(void **state)
{
    struct kf_series_session session = {.length = 90, .audience = "couple", .language = "es"};
    struct kf_edition edition = {.length = 45};

    kf_series_apply(&session, &edition);
    assert_int_equal(edition.length, 45);
    assert_string_equal(edition.audience, "couple");
    assert_string_equal(edition.language, "es");
    assert_ptr_equal(edition.session, &session);
}

static const char *name_of(struct kf_run *run, const struct kf_kit *kit, const struct kf_edition *edition)
{
    return kf_output_name(run->arena, kf_content_load(run, kit, "talks", edition), "six", /* with_length */ false);
}

/* Two sessions of one module, each in its own words, print into one folder. */
static void series__session_has_files_of_its_own(void **state)
{
    struct kf_run *run = run_with("    - {module: talks}\n    - {id: last, module: talks}\n");
    const struct kf_kit *kit = kf_test_open(run, "site");
    struct kf_edition first = {.variant = KF_LARGE_PRINT}, last = {.variant = KF_LARGE_PRINT};
    const struct kf_edition usual = {.variant = KF_LARGE_PRINT};

    kf_series_apply(kf_series_find(kit->community, "1"), &first);
    kf_series_apply(kf_series_find(kit->community, "last"), &last);
    assert_string_equal(name_of(run, kit, &usual), "six.large-print.pdf");
    assert_string_equal(name_of(run, kit, &first), "six.session-1.large-print.pdf");
    assert_string_equal(name_of(run, kit, &last), "six.session-last.large-print.pdf");
    last.carry_safe = true;
    assert_string_equal(name_of(run, kit, &last), "six.2.large-print.pdf");
    kf_test_run_free(run);
}

static void series__mistakes_are_named_at_their_place(void **state)
{
    refused("    - {module: talk}\n", KF_UNKNOWN_REFERENCE, 8, 16);
    refused("    - {module: talks, date: 2027-02-30}\n", KF_WRONG_TYPE, 8, 29);
    refused("    - {module: talks, start: \"6 pm\"}\n", KF_WRONG_TYPE, 8, 30);
    refused("    - {module: talks, start: \"24:00\"}\n", KF_WRONG_TYPE, 8, 30);
    refused("    - {module: talks, id: a}\n    - {module: talks, id: a}\n", KF_DUPLICATE_ID, 9, 27);
    refused("    - {module: talks}\n    - {module: talks, id: 1}\n", KF_DUPLICATE_ID, 9, 27);
    refused("    - {module: talks, date: 2027-03-09}\n    - {module: talks, date: 2027-03-02}\n", KF_SERIES_ORDER, 9, 29);
    refused("    - {module: talks, date: 2027-03-09, start: \"18:00\"}\n"
            "    - {module: talks, date: 2027-03-09, start: \"17:00\"}\n", KF_SERIES_ORDER, 9, 48);
}

static void series__length_is_refused_at_its_row(void **state)
{
    struct kf_run *run = run_with("    - {module: talks, length: 20}\n");
    const struct kf_kit *kit = kf_test_open(run, "site");
    struct kf_edition edition = {0};
    const struct kf_diag *diag;

    kf_series_apply(kf_series_find(kit->community, "1"), &edition);
    assert_null(kf_content_load(run, kit, "talks", &edition));
    diag = kf_test_find(run, KF_MINUTES);
    assert_string_equal(diag->span.source->path, "site/community.yaml");
    assert_string_equal(diag->related[0].span.source->path, "kit/modules/talks/module.yaml");
    kf_assert_has(diag->message, "20 minutes are not enough");
    kf_test_run_free(run);
}

static void series__backward_days_name_both_lines(void **state)
{
    struct kf_run *run = run_with("    - {module: talks, date: 2027-03-09}\n    - {module: talks}\n"
                                  "    - {module: talks, date: 2027-03-02}\n");
    const struct kf_diag *diag;

    assert_null(kf_test_open(run, "site"));
    diag = kf_test_find(run, KF_SERIES_ORDER);
    assert_string_equal(diag->message, "session 3 is before session 1");
    assert_int_equal(diag->span.line, 10);
    assert_int_equal(diag->related[0].span.line, 8);
    kf_test_run_free(run);
}

/* A module of its own whose place in the series is checked: after is its `after:`. */
static struct kf_run *place_of(const char *after, const char *series)
{
    struct kf_run *run = kf_test_talks();
    struct kf_module module = {.id = "talks", .address = "talks"};
    struct kf_node *node = KF_NEW(run->arena, struct kf_node);
    const struct kf_kit *kit;

    kf_test_file(run, "kit/modules/others/module.yaml", "kinfold: 1\nid: others\n");
    kf_test_programme(run, "site", kf_arena_format(run->arena,
                                                   "program: Site\nregion: US\nnames: {reporting-body: the state}\n%s", series));
    kit = kf_test_open(run, "site");
    assert_non_null(kit);
    node->kind = KF_SCALAR;
    module.after = (struct kf_words){.items = (const char *[]){after}, .count = 1, .node = node};
    kf_series_check_place(run, kit, &module);
    return run;
}

static void series__module_comes_after_what_it_builds_on(void **state)
{
    static const char wrong[] = "series:\n  sessions:\n    - {module: talks}\n    - {module: others}\n";
    static const char right[] = "series:\n  sessions:\n    - {module: others}\n    - {module: talks}\n";
    struct kf_run *run = place_of("others", wrong);
    const struct kf_diag *diag = kf_test_find(run, KF_SERIES_ORDER);

    assert_string_equal(diag->message, "\"talks\" comes after \"others\", and is before it in the series");
    assert_int_equal(diag->span.line, 7);
    assert_int_equal(diag->related[0].span.line, 8);
    kf_test_run_free(run);
    run = place_of("all", wrong);
    kf_test_find(run, KF_SERIES_ORDER);
    kf_test_run_free(run);
    run = place_of("others", right);
    kf_assert_clean(run);
    kf_test_run_free(run);
    run = place_of("all", right);
    kf_assert_clean(run);
    kf_test_run_free(run);
    run = place_of("others", "series:\n  sessions:\n    - {module: talks}\n"); /* not in it at all */
    kf_assert_clean(run);
    kf_test_run_free(run);
    run = place_of("other", right);
    kf_assert_has(kf_test_find(run, KF_UNKNOWN_REFERENCE)->hint, "did you mean others?");
    kf_test_run_free(run);
}

static void series__module_comes_after_the_screening(void **state)
{
    struct kf_run *run = place_of("screening", "series:\n  sessions:\n    - {module: talks, date: 2027-03-02}\n");

    assert_int_equal(kf_test_find(run, KF_SERIES_ORDER)->severity, KF_WARNING);
    kf_test_run_free(run);
    run = place_of("screening", "series:\n  screening: 2027-03-05\n  sessions:\n    - {module: talks, date: 2027-03-02}\n");
    assert_int_equal(kf_test_find(run, KF_SERIES_ORDER)->severity, KF_ERROR);
    assert_int_equal(kf_test_find(run, KF_SERIES_ORDER)->related[0].span.line, 6);
    kf_test_run_free(run);
    run = place_of("screening", "series:\n  screening: 2027-03-01\n  sessions:\n    - {module: talks, date: 2027-03-02}\n");
    kf_assert_clean(run);
    kf_test_run_free(run);
}

static void series__reads_times_of_day(void **state)
{
    assert_int_equal(kf_series_minutes("00:00"), 0);
    assert_int_equal(kf_series_minutes("18:05"), 1085);
    assert_int_equal(kf_series_minutes("18:60"), -1);
    assert_int_equal(kf_series_minutes("8:00"), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(series__sessions_are_called_by_id_or_place),
        cmocka_unit_test(series__edition_keeps_what_it_says),
        cmocka_unit_test(series__mistakes_are_named_at_their_place),
        cmocka_unit_test(series__length_is_refused_at_its_row),
        cmocka_unit_test(series__session_has_files_of_its_own),
        cmocka_unit_test(series__backward_days_name_both_lines),
        cmocka_unit_test(series__module_comes_after_what_it_builds_on),
        cmocka_unit_test(series__module_comes_after_the_screening),
        cmocka_unit_test(series__reads_times_of_day),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
