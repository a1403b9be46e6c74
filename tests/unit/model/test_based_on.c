/* A programme that is built on another. */

#include "model/based_on.h"
#include "support/programme.h"

#define COUNTY                                                                               \
    "program: County\ntagline: Evenings\nregion: US\nbrand: {initials: LC}\npaper: a4\n"     \
    "names: {worker: a county worker, reporting-body: the county}\n"                         \
    "words:\n  - {from: dinner, to: supper}\n  - {from: kid, to: child}\n"

#define LINE(id) \
    "  - {id: " id ", label: L, number: \"1\", hours: all, verified: true, verified-on: 2026-10-01}\n"

static const struct kf_community *site(struct kf_run *run, const char *lines)
{
    const struct kf_kit *kit;

    kf_test_programme(run, "p/county", COUNTY);
    kf_test_programme(run, "p/site", lines);
    kit = kf_test_open(run, "p/site");
    if (kit == NULL) {
        print_message("%s\n", kf_test_diags(run));
    }
    assert_non_null(kit);
    return kit->community;
}

static struct kf_run *refused(const char *site_lines, const char *county_lines, enum kf_code code)
{
    struct kf_run *run = kf_test_talks();

    kf_test_programme(run, "p/county", county_lines);
    kf_test_programme(run, "p/site", site_lines);
    assert_null(kf_test_open(run, "p/site"));
    kf_test_find(run, code);
    return run;
}

static void based_on__fills_what_is_not_said(void **state)
{
    struct kf_run *run = kf_test_talks();
    const struct kf_community *community = site(run, "based-on: ../county\nprogram: Site\n");

    assert_string_equal(community->program, "Site");
    assert_string_equal(community->tagline, "Evenings");
    assert_string_equal(community->paper, "a4");
    assert_string_equal(community->brand->initials, "LC");
    assert_string_equal(community->name, "site");
    assert_int_equal(community->base_count, 1);
    assert_string_equal(community->bases[0].path, "p/county");
    kf_test_run_free(run);
}

static void based_on__names_and_swaps_join_and_ours_win(void **state)
{
    struct kf_run *run = kf_test_talks();
    const struct kf_community *community = site(
        run, "based-on: ../county\nnames: {worker: a site worker}\nwords:\n  - {from: Dinner, to: tea}\n");
    const struct kf_swap_row *first = community->words.items[0], *second = community->words.items[1];

    assert_string_equal(kf_node_get_text(community->names, "worker"), "a site worker");
    assert_string_equal(kf_node_get_text(community->names, "reporting-body"), "the county");
    assert_int_equal(community->words.count, 2);
    assert_string_equal(first->to, "child");
    assert_string_equal(second->to, "tea");
    kf_test_run_free(run);
}

static void based_on__own_helplines_add(void **state)
{
    struct kf_run *run = kf_test_talks();

    kf_test_programme(run, "p/county", COUNTY "helplines:\n  add:\n  " LINE("night"));
    kf_test_programme(run, "p/site", "based-on: ../county\nhelplines:\n  add:\n  " LINE("day"));
    assert_int_equal(kf_test_open(run, "p/site")->community->helplines->add.count, 2);
    kf_test_run_free(run);
}

static void based_on__logo_lies_where_it_is_named(void **state)
{
    struct kf_run *run = kf_test_talks();

    kf_test_file(run, "p/county/logo.svg", "<svg/>");
    kf_test_programme(run, "p/county", "program: County\nregion: US\nbrand: {logo: logo.svg}\n");
    kf_test_programme(run, "p/site", "based-on: ../county\n");
    assert_string_equal(kf_test_open(run, "p/site")->community->brand->folder, "p/county");
    kf_test_run_free(run);
}

static void based_on__own_initials_stand_for_the_others_logo(void **state)
{
    struct kf_run *run = kf_test_talks();

    kf_test_file(run, "p/county/logo.svg", "<svg/>");
    kf_test_programme(run, "p/county", "program: County\nregion: US\nbrand: {logo: logo.svg}\n");
    kf_test_programme(run, "p/site", "based-on: ../county\nbrand: {initials: S}\n");
    assert_null(kf_test_open(run, "p/site")->community->brand->logo);
    kf_test_run_free(run);
}

static void based_on__own_languages_stand_for_the_others_one(void **state)
{
    struct kf_run *run = kf_test_talks();

    kf_test_programme(run, "p/county", COUNTY "language: en-GB\n");
    kf_test_programme(run, "p/site", "based-on: ../county\nlanguages: [en-US, es]\n");
    const struct kf_kit *kit = kf_test_open(run, "p/site");

    assert_non_null(kit);
    assert_int_equal(kit->community->languages.count, 2);
    assert_string_equal(kit->community->language, "en-US");
    kf_test_run_free(run);
}

static void based_on__series_is_a_groups_own(void **state)
{
    struct kf_run *run = kf_test_talks();

    kf_test_programme(run, "p/county", COUNTY "series: {sessions: [{module: talks}]}\n");
    kf_test_programme(run, "p/site", "based-on: ../county\n");
    assert_null(kf_test_open(run, "p/site")->community->series);
    kf_test_run_free(run);
}

static void based_on__pieces_of_the_nearest_come_first(void **state)
{
    struct kf_run *run = kf_test_talks();
    const struct kf_kit *kit;

    kf_test_programme(run, "p/county", COUNTY);
    kf_test_programme(run, "p/site", "based-on: ../county\n");
    kf_test_file(run, "p/county/pieces/a.yaml", "kinfold: 1\nid: a\n");
    kf_test_file(run, "p/site/pieces/b.yaml", "kinfold: 1\nid: b\n");
    kit = kf_test_open(run, "p/site");
    assert_int_equal(kit->piece_count, 2);
    assert_string_equal(kf_node_get_text(kit->pieces[0], "id"), "b");
    kf_test_run_free(run);
}

static void based_on__mistakes_of_the_other_are_shown_there(void **state)
{
    struct kf_run *run = refused("based-on: ../county\n", COUNTY "colour: red\n", KF_UNKNOWN_KEY);

    assert_string_equal(kf_test_find(run, KF_UNKNOWN_KEY)->span.source->path, "p/county/community.yaml");
    kf_test_run_free(run);
}

static void based_on__circle_names_both_files(void **state)
{
    struct kf_run *run = refused("based-on: ../county\n", COUNTY "based-on: ../site\n", KF_BASED_ON);
    const struct kf_diag *diag = kf_test_find(run, KF_BASED_ON);

    assert_string_equal(diag->span.source->path, "p/county/community.yaml");
    assert_string_equal(diag->related[0].span.source->path, "p/site/community.yaml");
    kf_assert_has(diag->message, "is based on itself in the end");
    kf_test_run_free(run);
}

static void based_on__itself_is_refused(void **state)
{
    struct kf_run *run = refused("based-on: .\n", COUNTY, KF_BASED_ON);

    kf_test_run_free(run);
}

static void based_on__missing_folder_is_named(void **state)
{
    struct kf_run *run = refused("based-on: ../country\n", COUNTY, KF_FILE_MISSING);

    kf_assert_has(kf_test_diags(run), "there is no community.yaml in \"p/country\"");
    kf_test_run_free(run);
}

static void based_on__way_on_one_machine_is_refused(void **state)
{
    struct kf_run *run = refused("based-on: /home/county\n", COUNTY, KF_BASED_ON);

    kf_assert_has(kf_test_diags(run), "based-on: ../county");
    kf_test_run_free(run);
}

static void based_on__five_deep_is_refused(void **state)
{
    struct kf_run *run = kf_test_talks();

    for (int i = 0; i < 6; i++) {
        kf_test_programme(run, kf_arena_format(run->arena, "p/%d", i),
                          i == 5 ? COUNTY : kf_arena_format(run->arena, "based-on: ../%d\n", i + 1));
    }
    assert_null(kf_test_open(run, "p/0"));
    assert_string_equal(kf_test_find(run, KF_BASED_ON)->span.source->path, "p/4/community.yaml");
    assert_non_null(kf_test_open(run, "p/1"));
    kf_test_run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(based_on__fills_what_is_not_said),
        cmocka_unit_test(based_on__names_and_swaps_join_and_ours_win),
        cmocka_unit_test(based_on__own_helplines_add),
        cmocka_unit_test(based_on__logo_lies_where_it_is_named),
        cmocka_unit_test(based_on__own_languages_stand_for_the_others_one),
        cmocka_unit_test(based_on__own_initials_stand_for_the_others_logo),
        cmocka_unit_test(based_on__series_is_a_groups_own),
        cmocka_unit_test(based_on__pieces_of_the_nearest_come_first),
        cmocka_unit_test(based_on__mistakes_of_the_other_are_shown_there),
        cmocka_unit_test(based_on__circle_names_both_files),
        cmocka_unit_test(based_on__itself_is_refused),
        cmocka_unit_test(based_on__missing_folder_is_named),
        cmocka_unit_test(based_on__way_on_one_machine_is_refused),
        cmocka_unit_test(based_on__five_deep_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
