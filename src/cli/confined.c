/* What one run may open. */

#include "cli/confined.h"

#include <string.h>

#include <glib/gstdio.h>

#include "base/confine.h"

struct lists {
    struct kf_arena *arena;
    struct kf_list reads, writes;
};

static void add(struct lists *lists, struct kf_list *list, const char *path)
{
    kf_list_add(lists->arena, list, kf_arena_string(lists->arena, path));
}

static void add_folder_of(struct lists *lists, struct kf_list *list, const char *path)
{
    char *folder = g_path_get_dirname(path);

    add(lists, list, folder);
    g_free(folder);
}

/* --- links --------------------------------------------------------------------------------------------------------- */

/* A file need not be there: then its folder is. */
static void add_target(struct lists *lists, struct kf_list *list, const char *path, const char *target)
{
    char *folder = g_path_get_dirname(path);
    char *whole = g_path_is_absolute(target) ? g_strdup(target) : g_build_filename(folder, target, NULL);

    if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
        add(lists, list, path);
    } else {
        add_folder_of(lists, list, whole);
    }
    g_free(whole);
    g_free(folder);
}

/* In the kit, and where the files go, people put links on purpose. */
static void add_links(struct lists *lists, struct kf_list *list, const char *folder, bool deeper)
{
    GDir *open = g_dir_open(folder, 0, NULL);

    for (const char *name = open == NULL ? NULL : g_dir_read_name(open); name != NULL; name = g_dir_read_name(open)) {
        char *path = g_build_filename(folder, name, NULL), *target = g_file_read_link(path, NULL);

        if (target != NULL) {
            add_target(lists, list, path, target);
        } else if (deeper && g_file_test(path, G_FILE_TEST_IS_DIR)) {
            add_links(lists, list, path, /* deeper */ false);
        }
        g_free(target);
        g_free(path);
    }
    if (open != NULL) {
        g_dir_close(open);
    }
}

/* --- what is read --------------------------------------------------------------------------------------------------- */

/* It reads what it must not complain of when the process ends. */
static void add_of_sanitizer(struct lists *lists)
{
#ifdef KF_SANITIZE
    const char *options = g_getenv("LSAN_OPTIONS"), *key = "suppressions=";
    const char *path = options != NULL ? strstr(options, key) : NULL;

    if (path != NULL) {
        path += strlen(key);
        add(lists, &lists->reads, kf_arena_string_n(lists->arena, path, strcspn(path, ":")));
    }
#else
    (void)lists;
#endif
}

/* Libraries that load late (logos), their settings, the time zone; and what the C library asks of the process itself. */
static void add_machine(struct lists *lists)
{
    static const char *const paths[] = {"/usr",           "/lib",       "/lib64",      "/etc/ld.so.cache",
                                        "/etc/localtime", "/dev/null",  "/dev/urandom", "/proc/self",
                                        "/sys/devices/system/cpu"};

    for (size_t i = 0; i < G_N_ELEMENTS(paths); i++) {
        add(lists, &lists->reads, paths[i]);
    }
    add_of_sanitizer(lists);
}

static void add_inputs(struct lists *lists, const struct kf_kit *kit, const char *const *modules)
{
    const struct kf_community *community = kit->community;

    add(lists, &lists->reads, kit->data_dir);
    add_links(lists, &lists->reads, kit->data_dir, /* deeper */ true);
    add(lists, &lists->reads, community->folder);
    for (int i = 0; i < community->base_count; i++) {
        add(lists, &lists->reads, community->bases[i].path);
    }
    for (int i = 0; modules[i] != NULL; i++) { /* an id has no folder: it lies in the kit */
        if (strchr(modules[i], '/') != NULL || g_str_has_suffix(modules[i], ".yaml")) {
            add_folder_of(lists, &lists->reads, modules[i]);
        }
    }
}

/* --- what is written ------------------------------------------------------------------------------------------------ */

/* It must be there to be named to the kernel. */
static void make_folder(struct lists *lists, const char *folder, struct kf_confined *confined)
{
    char *above;

    if (g_file_test(folder, G_FILE_TEST_EXISTS)) {
        return;
    }
    above = g_path_get_dirname(folder);
    if (strcmp(above, folder) != 0) {
        make_folder(lists, above, confined);
    }
    if (g_mkdir(folder, 0777) == 0) {
        kf_list_add(lists->arena, &confined->made, kf_arena_string(lists->arena, folder));
    }
    g_free(above);
}

static void add_outputs(struct lists *lists, const struct kf_options *options, struct kf_confined *confined)
{
    if (strcmp(options->out, "-") != 0) {
        make_folder(lists, options->out, confined);
        add(lists, &lists->writes, options->out);
        add_links(lists, &lists->writes, options->out, /* deeper */ true);
    }
    if (options->deps != NULL) {
        add_folder_of(lists, &lists->writes, options->deps);
    }
}

/* --- both ----------------------------------------------------------------------------------------------------------- */

static bool is_wanted(void)
{
    const char *unconfined = g_getenv("KINFOLD_UNCONFINED");

    return kf_confine_known() && (unconfined == NULL || unconfined[0] == '\0');
}

static const char *const *end(struct lists *lists, struct kf_list *list)
{
    kf_list_add(lists->arena, list, NULL);
    return (const char *const *)list->items;
}

void kf_cli_confine(struct kf_cli *cli, const struct kf_kit *kit, const char *const *modules,
                    const struct kf_options *options, bool write, struct kf_confined *ret_confined)
{
    struct lists lists = {.arena = cli->run.arena};
    struct kf_confinement confinement = {.reads = NULL};
    char *above = NULL;

    *ret_confined = (struct kf_confined){0};
    if (!is_wanted()) {
        return;
    }
    if (kit != NULL) {
        add_machine(&lists);
        add_inputs(&lists, kit, modules);
        confinement.reads = end(&lists, &lists.reads);
    }
    if (write) {
        add_outputs(&lists, options, ret_confined);
    }
    if (ret_confined->made.count > 0) {
        above = g_path_get_dirname(ret_confined->made.items[0]);
    }
    confinement.writes = end(&lists, &lists.writes);
    confinement.rid = above;
    (void)kf_confine(&confinement); /* a machine that refuses still prints */
    g_free(above);
}

void kf_cli_confine_reader(struct kf_arena *arena, const struct kf_kit *kit)
{
    const char *const no_modules[] = {NULL};
    struct lists lists = {.arena = arena};

    if (is_wanted()) {
        add_machine(&lists);
        add_inputs(&lists, kit, no_modules);
        (void)kf_confine(&(struct kf_confinement){.reads = end(&lists, &lists.reads), .writes = end(&lists, &lists.writes)});
    }
}

void kf_cli_leave(const struct kf_confined *confined)
{
    for (int i = confined->made.count - 1; i >= 0; i--) {
        (void)g_rmdir(confined->made.items[i]); /* refused unless it is empty */
    }
}
