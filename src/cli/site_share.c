/* Shares of a sheet of sites. */

#include "cli/site_share.h"

#include <stdio.h>

#include "cli/jobs_plan.h"
#include "cli/printed_list.h"
#include "compose/adaptation.h"
#include "model/series.h"

const char *kf_site_key(struct kf_arena *arena, const struct kf_site *first)
{
    return kf_arena_format(arena, "site/%s", first->name);
}

/* --- changes ------------------------------------------------------------------------------------------------------------ */

static bool add_changes(struct kf_run *run, const struct kf_kit *kit, const char *module, const struct kf_edition *edition,
                        struct kf_list *ret_adaptations)
{
    const struct kf_content *content = kf_content_load(run, kit, module, edition);

    if (content != NULL) {
        kf_adaptations_add(run->arena, ret_adaptations, content->composed.changes, content->composed.change_count);
    }
    return content != NULL;
}

static bool add_changes_of_series(struct kf_run *run, const struct kf_kit *kit, const struct kf_edition *edition,
                                  struct kf_list *ret_adaptations)
{
    const struct kf_records *sessions = &kit->community->series->sessions;
    bool good = true;

    for (int i = 0; i < sessions->count; i++) {
        const struct kf_series_session *session = sessions->items[i];
        struct kf_edition own = *edition;

        kf_series_apply(session, &own);
        good = add_changes(run, kit, session->module, &own, ret_adaptations) && good;
    }
    return good;
}

bool kf_site_changes(struct kf_run *run, const struct kf_kit *kit, const struct kf_plan *plan, struct kf_list *ret_adaptations)
{
    bool good = true;

    for (int i = 0; i < plan->unit_count; i++) {
        const struct kf_unit *unit = &plan->units[i];
        struct kf_list own = {.items = NULL};

        good = (unit->series ? add_changes_of_series(run, kit, &unit->edition, &own)
                             : add_changes(run, kit, unit->module, &unit->edition, &own)) &&
               good;
        kf_adaptations_sort(&own);
        for (int k = 0; k < own.count; k++) {
            kf_list_add(run->arena, ret_adaptations, own.items[k]);
        }
    }
    return good;
}

/* --- the plan ----------------------------------------------------------------------------------------------------------- */

static void print_paper(const char *key, const char *folder, const char *name)
{
    kf_jobs_plan_line(key, "-", "-", folder, name);
}

void kf_site_plan_print(const struct kf_plan *plan, const struct kf_site *site, const char *key,
                        const struct kf_options *options)
{
    struct kf_arena *arena = kf_arena_new();
    const char *folder = kf_site_folder(arena, site, options);

    for (int i = 0; i < plan->unit_count; i++) {
        const struct kf_unit *unit = &plan->units[i];

        for (int f = 0; f < unit->file_count; f++) {
            kf_jobs_plan_line(key, unit->id, kf_edition_words(arena, &unit->edition), folder,
                              kf_arena_format(arena, "%s/%s", unit->id, unit->files[f].name));
        }
    }
    print_paper(key, folder, KF_SITE_LIST);
    print_paper(key, folder, KF_PRINTED_LIST);
    print_paper(key, folder, KF_SITE_RECEIPT);
    kf_arena_free(arena);
}

void kf_site_plan_print_map(const struct kf_options *options)
{
    print_paper(KF_SITE_MAP, options->out, KF_SITE_MAP);
}
