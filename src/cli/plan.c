/* Modules and editions of a run. */

#include "cli/plan.h"

#include "editions/volume.h"
#include "model/series.h"

/* --- modules -------------------------------------------------------------------------------------------------------- */

/* A pack of no module and no session that is named is that of the series. */
static bool is_of_series(const struct kf_options *options)
{
    return (options->make & KF_MAKE_PACK) != 0 && kf_options_all_modules(options);
}

/* Its folder stands in a module's place. NULL after saying what to write instead. */
static const char **name_series(struct kf_cli *cli, const struct kf_options *options, const struct kf_community *community)
{
    const char **names = KF_NEW_ARRAY(cli->run.arena, 2, const char *);

    if (community->series == NULL || community->series->sessions.count == 0) {
        kf_cli_usage(cli, "name a module, as in `kinfold build --make pack boundaries`; or write `series:` in community.yaml "
                          "and name its folder with --community",
                     "--make pack: %s has no series", community->is_default ? "the kit's own community" : community->folder);
        return NULL;
    }
    if ((options->make & ~(unsigned)(KF_MAKE_VOLUMES | KF_MAKE_HANDOUTS | KF_MAKE_TICKET)) != 0) {
        kf_cli_usage(cli, "write --make pack, or --make pack,packet,handouts; the others are made of modules, in a run of their own",
                     "--make: of a series there are a pack and packets, handouts and a ticket");
        return NULL;
    }
    names[0] = kf_series_folder(cli->run.arena, community->series);
    return names;
}

bool kf_plan_names(struct kf_cli *cli, const struct kf_options *options, const struct kf_kit *kit, struct kf_plan *plan)
{
    plan->series = is_of_series(options);
    plan->modules = plan->series ? name_series(cli, options, kit->community) : kf_cli_modules(cli, kit, options);
    plan->count = plan->modules == NULL ? 0 : (int)g_strv_length((char **)(guintptr)plan->modules);
    return plan->modules != NULL;
}

/* --- editions ------------------------------------------------------------------------------------------------------- */

/* A programme that prints several languages makes them all, unless one was asked for or is the session's. */
static int language_count(const struct kf_options *options, const struct kf_kit *kit)
{
    int listed = kit->community->languages.count;
    struct kf_edition asked = kf_options_edition(options, kit, /* variant */ 0);

    return asked.language == NULL && listed > 1 ? listed : 1;
}

static struct kf_unit unit_of(const struct kf_options *options, const struct kf_kit *kit, const struct kf_plan *plan,
                              const char *module, int language, int variant)
{
    struct kf_unit unit = {
        .module = module,
        .edition = kf_options_edition(options, kit, variant),
        .make_chosen = options->make != 0 || options->piece != NULL,
        .piece = plan->series ? NULL : options->piece,
        .series = plan->series,
        .explain = options->explain_layout,
        .impose = options->impose,
    };

    if (language_count(options, kit) > 1) {
        unit.edition.language = kit->community->languages.items[language];
        unit.edition.language_listed = true;
    }
    unit.make = kf_options_make(options, &unit.edition);
    return unit;
}

void kf_plan_units(struct kf_cli *cli, const struct kf_options *options, const struct kf_kit *kit, bool tickets,
                   struct kf_plan *plan)
{
    int variants = options->variant_count;

    plan->editions = language_count(options, kit) * variants;
    plan->units = KF_NEW_ARRAY(cli->run.arena, plan->count * plan->editions, struct kf_unit);
    for (int i = 0; i < plan->count * plan->editions; i++) {
        int edition = i % plan->editions;

        plan->units[i] = unit_of(options, kit, plan, plan->modules[i / plan->editions], edition / variants, edition % variants);
        if (tickets && (plan->units[i].make & KF_MAKE_VOLUMES) != 0) {
            plan->units[i].make |= KF_MAKE_TICKET;
        }
    }
}
