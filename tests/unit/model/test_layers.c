/* The order of a module's overlays. */

#include "model/layers.h"
#include "model/series.h"
#include "support/programme.h"

#define WORDS(words) "  - {replace: first/call, with: " words "}\n"

static struct kf_run *all_layers(void)
{
    struct kf_run *run = kf_test_talks();

    kf_test_programme(run, "p/state", "program: State\nregion: US\nnames: {reporting-body: the state}\n");
    kf_test_programme(run, "p/county", "based-on: ../state\nprogram: County\n");
    kf_test_programme(run, "p/site",
                      "based-on: ../county\nprogram: Site\nseries: {sessions: [{module: talks, length: 90}]}\n");
    kf_test_overlay(run, "kit/modules/translations/en-US", WORDS("Kit language"));
    kf_test_overlay(run, "p/state/translations/en-US", WORDS("State language"));
    kf_test_overlay(run, "p/site/translations/en-US", WORDS("Site language"));
    kf_test_overlay(run, "kit/modules/regions/US", WORDS("Kit region"));
    kf_test_overlay(run, "p/state", WORDS("State"));
    kf_test_overlay(run, "p/county", WORDS("County"));
    kf_test_overlay(run, "p/site", WORDS("Site"));
    kf_test_overlay(run, "p/site/sessions/1", WORDS("Session"));
    return run;
}

static void layers__go_from_the_kit_to_the_session(void **state)
{
    static const char *const names[] = {"en-us", "state-en-us", "site-en-us", "region-us",
                                        "state", "county",      "site",       "session-1"};
    struct kf_run *run = all_layers();
    const struct kf_kit *kit = kf_test_open(run, "p/site");
    struct kf_edition edition = {.language = "en-US"};
    struct kf_overlay_file *files;

    kf_series_apply(kf_series_find(kit->community, "1"), &edition);
    assert_int_equal(kf_layers_read(run, kit, &edition, "talks", &files), G_N_ELEMENTS(names));
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        assert_string_equal(files[i].layer, names[i]);
    }
    assert_int_equal(files[0].owner, KF_OVERLAY_OF_KIT);
    assert_int_equal(files[4].owner, KF_OVERLAY_OF_BASE);
    assert_int_equal(files[7].owner, KF_OVERLAY_OWN);
    kf_test_run_free(run);
}

static void layers__session_is_last_and_only_where_it_is_asked_for(void **state)
{
    struct kf_run *run = all_layers();
    const struct kf_kit *kit = kf_test_open(run, "p/site");
    struct kf_edition edition = {0};
    const struct kf_content *content = kf_content_load(run, kit, "talks", &edition);

    assert_string_equal(kf_test_first_words(content), "Site");
    kf_series_apply(kf_series_find(kit->community, "1"), &edition);
    content = kf_content_load(run, kit, "talks", &edition);
    assert_string_equal(kf_test_first_words(content), "Session");
    assert_int_equal(content->edition.length, 90);
    kf_test_run_free(run);
}

static void layers__broken_lock_stops_the_module(void **state)
{
    struct kf_run *run = all_layers();

    kf_test_file(run, "p/county/overlays/talks.lock.yaml", "accepted: [\n");
    assert_null(kf_test_load(run, "p/site", (struct kf_edition){0}));
    assert_string_equal(kf_test_find(run, KF_YAML_SYNTAX)->span.source->path, "p/county/overlays/talks.lock.yaml");
    kf_test_run_free(run);
}

static void layers__of_the_kit_are_the_kits_own_to_record(void **state)
{
    struct kf_run *run = all_layers();
    const struct kf_content *content = kf_test_load(run, NULL, (struct kf_edition){0});

    assert_int_equal(content->input->overlay_count, 2);
    assert_int_equal(content->input->overlays[1].owner, KF_OVERLAY_OWN);
    kf_test_run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(layers__go_from_the_kit_to_the_session),
        cmocka_unit_test(layers__session_is_last_and_only_where_it_is_asked_for),
        cmocka_unit_test(layers__broken_lock_stops_the_module),
        cmocka_unit_test(layers__of_the_kit_are_the_kits_own_to_record),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
