/* Records of what was read, over a world in memory. */

#include "support/support.h"

#include <stdio.h>

#include "base/reads.h"

struct place {
    struct kf_arena *arena;
    struct kf_world *under;
    struct kf_reads *reads;
};

static int set_up(void **state)
{
    struct place *place = g_new0(struct place, 1);

    place->arena = kf_arena_new();
    place->under = kf_world_memory_new(place->arena);
    kf_world_memory_add(place->under, "kit/m.yaml", "a: 1\n");
    place->reads = kf_reads_new(place->under);
    *state = place;
    return 0;
}

static int tear_down(void **state)
{
    struct place *place = *state;

    kf_reads_free(place->reads);
    kf_arena_free(place->arena);
    g_free(place);
    return 0;
}

static const char *read_in(const struct place *place, const char *path)
{
    const struct kf_world *world = kf_reads_world(place->reads);
    const char *error = NULL;
    size_t length = 0;

    return world->read_file(world->data, place->arena, path, 1000, &length, &error);
}

static void list_in(const struct place *place, const char *path)
{
    const struct kf_world *world = kf_reads_world(place->reads);
    const char *error = NULL;

    (void)world->list_folder(world->data, place->arena, path, &error);
}

static void reads__hand_on_what_is_there(void **state)
{
    const struct place *place = *state;
    const struct kf_world *world = kf_reads_world(place->reads);
    const char *error = NULL;

    assert_string_equal(read_in(place, "kit/m.yaml"), "a: 1\n");
    assert_null(read_in(place, "kit/n.yaml"));
    assert_string_equal(world->list_folder(world->data, place->arena, "kit", &error)[0], "m.yaml");
    assert_true(world->is_folder(world->data, "kit"));
    assert_true(kf_world_has_name(world, place->arena, "kit", "m.yaml", NULL));
    assert_false(kf_world_has_name(world, place->arena, "kit", "M.yaml", NULL));
    assert_int_equal(world->today(world->data), place->under->today(place->under->data));
}

static void reads__change_with_the_bytes_of_a_file(void **state)
{
    const struct place *place = *state;

    (void)read_in(place, "kit/m.yaml");
    kf_world_memory_add(place->under, "kit/m.yaml", "a: 1\n");
    assert_false(kf_reads_changed(place->reads));
    kf_world_memory_add(place->under, "kit/m.yaml", "a: 2\n");
    assert_true(kf_reads_changed(place->reads));
}

static void reads__do_not_change_with_other_files(void **state)
{
    const struct place *place = *state;

    (void)read_in(place, "kit/m.yaml");
    (void)kf_world_has_name(kf_reads_world(place->reads), place->arena, "kit", "n.yaml", NULL);
    kf_world_memory_add(place->under, "kit/notes.txt", "");
    assert_false(kf_reads_changed(place->reads));
}

static void reads__change_when_what_was_missing_comes(void **state)
{
    const struct place *place = *state;

    assert_null(read_in(place, "kit/n.yaml"));
    kf_world_memory_add(place->under, "kit/n.yaml", "");
    assert_true(kf_reads_changed(place->reads));
}

static void reads__change_when_a_sought_name_comes(void **state)
{
    const struct place *place = *state;

    assert_false(kf_world_has_name(kf_reads_world(place->reads), place->arena, "kit", "n.yaml", NULL));
    kf_world_memory_add(place->under, "kit/n.yaml", "");
    assert_true(kf_reads_changed(place->reads));
}

static void reads__change_when_a_folder_comes(void **state)
{
    const struct place *place = *state;
    const struct kf_world *world = kf_reads_world(place->reads);

    assert_false(world->is_folder(world->data, "kit/pieces"));
    kf_world_memory_add(place->under, "kit/pieces/p.yaml", "");
    assert_true(kf_reads_changed(place->reads));
}

static void reads__change_with_the_names_in_a_folder(void **state)
{
    const struct place *place = *state;

    list_in(place, "kit");
    kf_world_memory_add(place->under, "kit/m.yaml", "a: 2\n");
    assert_false(kf_reads_changed(place->reads));
    kf_world_memory_add(place->under, "kit/n.yaml", "");
    assert_true(kf_reads_changed(place->reads));
}

static void reads__pass_over_what_editors_leave(void **state)
{
    static const char *const left[] = {"kit/.m.yaml.swp", "kit/.DS_Store",   "kit/m.yaml~",          "kit/#m.yaml#",
                                       "kit/4913",        "kit/m.yaml.bak", "kit/.kinfold-12-0.tmp"};
    const struct place *place = *state;

    list_in(place, "kit");
    for (size_t i = 0; i < G_N_ELEMENTS(left); i++) {
        kf_world_memory_add(place->under, left[i], "");
    }
    assert_false(kf_reads_changed(place->reads));
}

static void reads__keep_what_was_read_first(void **state)
{
    const struct place *place = *state;

    (void)read_in(place, "kit/m.yaml");
    kf_world_memory_add(place->under, "kit/m.yaml", "a: 2\n");
    (void)read_in(place, "kit/m.yaml");
    assert_true(kf_reads_changed(place->reads));
}

static void reads__merge(void **state)
{
    const struct place *place = *state;
    struct kf_reads *all = kf_reads_new(place->under);

    (void)read_in(place, "kit/m.yaml");
    kf_reads_merge(all, place->reads);
    assert_false(kf_reads_changed(all));
    kf_world_memory_add(place->under, "kit/m.yaml", "a: 2\n");
    assert_true(kf_reads_changed(all));
    kf_reads_free(all);
}

static void reads__name_the_files_that_are_there(void **state)
{
    const struct place *place = *state;
    const char **files;

    kf_world_memory_add(place->under, "a.po", "");
    (void)read_in(place, "kit/m.yaml");
    (void)read_in(place, "a.po");
    (void)read_in(place, "kit/missing.yaml");
    list_in(place, "kit");
    files = kf_reads_files(place->reads, place->arena);
    assert_string_equal(files[0], "a.po");
    assert_string_equal(files[1], "kit/m.yaml");
    assert_null(files[2]);
}

static void reads__name_the_folders_to_watch(void **state)
{
    const struct place *place = *state;
    const char **folders;

    (void)read_in(place, "kit/m.yaml");
    list_in(place, "kit/translations/es");
    (void)read_in(place, "away/far/x.yaml");
    folders = kf_reads_folders(place->reads, place->arena);
    assert_string_equal(folders[0], ".");
    assert_string_equal(folders[1], "kit");
    assert_null(folders[2]);
}

/* --- the machine's own ---------------------------------------------------------------------------------------------- */

static void reads__of_the_machine_are_touched_by_a_write(void **state)
{
    const struct place *place = *state;
    char *folder = g_dir_make_tmp("kf-reads-XXXXXX", NULL);
    const char *path = kf_arena_format(place->arena, "%s/m.yaml", folder), *error = NULL;
    struct kf_reads *reads = kf_reads_new(&kf_world_machine);
    const struct kf_world *world = kf_reads_world(reads);
    size_t length = 0;

    assert_true(world->write_file(world->data, place->arena, path, "a", 1, &error));
    (void)world->read_file(world->data, place->arena, path, 10, &length, &error);
    assert_false(kf_reads_touched(reads));

    assert_true(world->write_file(world->data, place->arena, path, "a", 1, &error));
    assert_true(kf_reads_touched(reads)); /* another file of the same bytes */
    assert_false(kf_reads_changed(reads));
    assert_false(kf_reads_touched(reads)); /* it has been looked at */

    assert_true(world->write_file(world->data, place->arena, path, "b", 1, &error));
    assert_true(kf_reads_touched(reads));
    assert_true(kf_reads_changed(reads));
    kf_reads_free(reads);
    (void)remove(path);
    (void)remove(folder);
    g_free(folder);
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        T(reads__hand_on_what_is_there),
        T(reads__change_with_the_bytes_of_a_file),
        T(reads__do_not_change_with_other_files),
        T(reads__change_when_what_was_missing_comes),
        T(reads__change_when_a_sought_name_comes),
        T(reads__change_when_a_folder_comes),
        T(reads__change_with_the_names_in_a_folder),
        T(reads__pass_over_what_editors_leave),
        T(reads__keep_what_was_read_first),
        T(reads__merge),
        T(reads__name_the_files_that_are_there),
        T(reads__name_the_folders_to_watch),
        T(reads__of_the_machine_are_touched_by_a_write),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
