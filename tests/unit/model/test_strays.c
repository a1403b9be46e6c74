/* Files of a programme that nothing reads. */

#include "model/strays.h"
#include "support/programme.h"

static struct kf_run *site(void)
{
    struct kf_run *run = kf_test_talks();

    kf_test_programme(run, "p/site",
                      "program: Site\nregion: US\nlanguages: [en-US, es]\n"
                      "series: {sessions: [{id: spring-1, module: talks}, {id: spring-2, module: talks}]}\n");
    return run;
}

static void look(struct kf_run *run, const char *community)
{
    const struct kf_kit *kit = kf_test_open(run, community);

    assert_non_null(kit);
    kf_strays_warn(run, kit, (const char *[]){"talks", NULL});
}

/* One warning of this file, with this hint. */
static void assert_told(struct kf_run *run, const char *path, const char *hint)
{
    const struct kf_diag *diag = kf_test_find(run, KF_UNUSED_FILE);

    assert_non_null(diag);
    assert_int_equal(diag->severity, KF_WARNING);
    assert_string_equal(diag->span.source->path, path);
    assert_string_equal(diag->hint, hint);
    assert_int_equal(run->diags->warnings, 1);
    kf_test_run_free(run);
}

static void assert_stray(const char *path, const char *hint)
{
    struct kf_run *run = site();

    kf_test_file(run, path, "");
    look(run, "p/site");
    assert_told(run, path, hint);
}

static void strays__overlay_is_named_with_the_nearest_module(void **state)
{
    assert_stray("p/site/overlays/talk.yaml", "did you mean talks.yaml?");
    assert_stray("p/site/overlays/talks.yml", "call it talks.yaml");
    assert_stray("p/site/translations/es/overlays/talkss.yaml", "did you mean talks.yaml?");
    assert_stray("p/site/sessions/spring-1/overlays/tolks.yaml", "did you mean talks.yaml?");
}

static void strays__translation_is_named_with_the_nearest_module(void **state)
{
    assert_stray("p/site/translations/es/tolks.po", "did you mean talks.po?");
    assert_stray("p/site/translations/es/other.po", "what it may be called: talks, kit");
}

static void assert_stray_folder(const char *folder, const char *file, const char *hint)
{
    struct kf_run *run = site();

    kf_test_file(run, kf_arena_format(run->arena, "%s/%s", folder, file), "");
    look(run, "p/site");
    assert_told(run, folder, hint);
}

static void strays__folder_is_named_with_the_nearest_name(void **state)
{
    assert_stray_folder("p/site/sessions/spring-3", "overlays/talks.yaml", "did you mean spring-1?");
    assert_stray_folder("p/site/translations/EN-us", "overlays/talks.yaml", "did you mean en-US?");
    assert_stray_folder("p/site/translations/spanish", "talks.po", "write a code such as es");
    assert_stray_folder("p/site/overlay", "talks.yaml", "did you mean overlays?");
}

static void strays__session_without_a_series_is_told(void **state)
{
    struct kf_run *run = kf_test_talks();

    kf_test_programme(run, "p/site", "program: Site\nregion: US\n");
    kf_test_overlay(run, "p/site/sessions/1", "  - remove: first/call\n");
    look(run, "p/site");
    assert_told(run, "p/site/sessions/1", "there is no session yet: write one, or take this away");
}

static void strays__of_the_kit_are_told_in_the_kit_alone(void **state)
{
    struct kf_run *run = site();

    kf_test_overlay(run, "kit/modules/regions/USA", "  - remove: first/call\n");
    look(run, "p/site");
    assert_int_equal(run->diags->warnings, 0);
    look(run, NULL);
    assert_told(run, "kit/modules/regions/USA", "did you mean US?");
}

static void strays__what_is_read_is_none(void **state)
{
    static const char *const files[] = {"overlays/talks.yaml",  "overlays/talks.lock.yaml", "overlays/talks.yaml~",
                                        "overlays/mine.yaml",   "translations/es/talks.po", "translations/es/kit.po",
                                        "translations/fr-CA/overlays/talks.yaml", "translations/es/talks.pot",
                                        "sessions/spring-2/overlays/talks.yaml", "photos/room.jpg", "notes.txt"};
    struct kf_run *run = site();

    for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
        kf_test_file(run, kf_arena_format(run->arena, "p/site/%s", files[i]), "");
    }
    kf_test_file(run, "own/module.yaml", "id: mine\n");
    kf_strays_warn(run, kf_test_open(run, "p/site"), (const char *[]){"own/module.yaml", NULL});
    assert_int_equal(run->diags->count, 0);
    kf_test_run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strays__overlay_is_named_with_the_nearest_module),
        cmocka_unit_test(strays__translation_is_named_with_the_nearest_module),
        cmocka_unit_test(strays__folder_is_named_with_the_nearest_name),
        cmocka_unit_test(strays__session_without_a_series_is_told),
        cmocka_unit_test(strays__of_the_kit_are_told_in_the_kit_alone),
        cmocka_unit_test(strays__what_is_read_is_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
