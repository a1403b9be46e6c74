/* The plan of a run, for who hands it out to machines. */

#include "cli/jobs_plan.h"

#include <stdio.h>
#include <string.h>

#include "cli/imposing.h"
#include "cli/plan.h"
#include "cli/site_build.h"

void kf_jobs_plan_line(const char *key, const char *module, const char *edition, const char *folder, const char *name)
{
    bool slash = g_str_has_suffix(folder, "/");

    printf("%016" G_GINT64_MODIFIER "x\t%s\t%s\t%s%s%s\n", kf_shard_hash(key), module, edition, folder, slash ? "" : "/", name);
}

static void print_unit(struct kf_arena *arena, const struct kf_options *options, const struct kf_unit *unit)
{
    for (int i = 0; i < unit->file_count; i++) {
        kf_jobs_plan_line(unit->key, unit->id, kf_edition_words(arena, &unit->edition),
                          kf_plan_folder(arena, options, unit->id), unit->files[i].name);
    }
}

/* Of a module with errors nothing is made, as in a build. */
static void print_group(const struct kf_options *options, const struct kf_group *group)
{
    struct kf_arena *arena = kf_arena_new();

    for (int i = 0; i < group->count && kf_group_is_good(group, /* strict */ false); i++) {
        print_unit(arena, options, &group->units[i]);
    }
    kf_arena_free(arena);
}

static void print_plan(struct kf_cli *cli, const struct kf_options *options, const struct kf_kit *kit, struct kf_plan *plan)
{
    struct kf_batch *batch;

    kf_plan_units(cli, options, kit, /* tickets */ true, plan);
    for (int i = 0; i < plan->unit_count; i++) {
        plan->units[i].list_only = true;
    }
    batch = kf_batch_start(cli, kit, plan->units, plan->unit_count, options->jobs);
    for (int i = 0; i < plan->group_count; i++) {
        kf_group_take(cli, batch, &plan->groups[i]);
        print_group(options, &plan->groups[i]);
        kf_group_clear(&plan->groups[i]);
    }
    kf_batch_free(batch);
}

void kf_jobs_plan_print(struct kf_cli *cli, const struct kf_options *options)
{
    struct kf_plan plan = {.modules = NULL};
    const struct kf_kit *kit = NULL;

    if (strcmp(options->out, "-") == 0) {
        kf_cli_usage(cli, "name the folder of the build: --out DIR", "--jobs-plan: standard output has no paths");
    } else if (options->sites != NULL) {
        (void)kf_sites_build(cli, options);
    } else {
        kit = kf_cli_kit(cli, options);
    }
    if (kit != NULL && kf_plan_names(cli, options, kit, &plan) && kf_plan_ids(cli, kit, &plan) &&
        kf_imposing_check(cli, options, kit)) {
        print_plan(cli, options, kit, &plan);
    }
}
