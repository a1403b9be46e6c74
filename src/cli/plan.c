/* Modules and editions of a run. */

#include "cli/plan.h"

#include "editions/volume.h"
#include "model/series.h"
#include "yaml/read.h"

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

/* --- ids ------------------------------------------------------------------------------------------------------------ */

/* Of a module that is named by its file; what is wrong with that is told when it is made. */
static const char *id_in_file(struct kf_cli *cli, const char *path)
{
    struct kf_run quiet = cli->run;
    struct kf_arena *arena = kf_arena_new();
    const struct kf_node *file;
    const char *id;

    quiet.arena = arena;
    quiet.diags = kf_diags_new(arena);
    file = kf_yaml_read(&quiet, path);
    id = file != NULL && file->kind == KF_MAPPING ? kf_node_get_text(file, "id") : NULL;
    id = kf_arena_string(cli->run.arena, id != NULL ? id : path);
    kf_arena_free(arena);
    return id;
}

static bool is_new_id(struct kf_cli *cli, GHashTable *seen, const char *id)
{
    if (g_hash_table_add(seen, (gpointer)(guintptr)id)) {
        return true;
    }
    kf_cli_usage(cli, "leave one of them out, or give it another id", "two of the modules have the id \"%s\", and so the same files",
                 id);
    return false;
}

bool kf_plan_ids(struct kf_cli *cli, const struct kf_kit *kit, struct kf_plan *plan)
{
    GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
    bool good = true;

    plan->ids = KF_NEW_ARRAY(cli->run.arena, plan->count, const char *);
    for (int i = 0; i < plan->count && good; i++) {
        const char *module = plan->modules[i];
        bool is_file = !plan->series && kf_cli_module_path(cli, kit, module) == module;

        plan->ids[i] = is_file ? id_in_file(cli, module) : module;
        good = is_new_id(cli, seen, plan->ids[i]);
    }
    g_hash_table_destroy(seen);
    return good;
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

const char *kf_edition_words(struct kf_arena *arena, const struct kf_edition *edition)
{
    GString *key = g_string_new(kf_variant_names[edition->variant]);
    const char *const words[] = {kf_paper_names[edition->paper],
                                 edition->language,
                                 edition->second_language,
                                 edition->bilingual != KF_ONE_LANGUAGE ? kf_bilingual_names[edition->bilingual - 1] : NULL,
                                 edition->audience,
                                 edition->length > 0 ? kf_arena_format(arena, "%d", edition->length) : NULL,
                                 edition->session != NULL ? edition->session->id : NULL,
                                 edition->fillable ? "fillable" : NULL,
                                 edition->carry_safe ? "carry-safe" : NULL};
    const char *kept;

    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        if (words[i] != NULL) {
            g_string_append_printf(key, ".%s", words[i]);
        }
    }
    kept = kf_arena_string_n(arena, key->str, key->len);
    g_string_free(key, TRUE);
    return kept;
}

static void add_unit(struct kf_plan *plan, const struct kf_unit *unit)
{
    struct kf_group *group = plan->group_count > 0 ? &plan->groups[plan->group_count - 1] : NULL;

    plan->units[plan->unit_count] = *unit;
    if (group == NULL || group->name != unit->module) {
        group = &plan->groups[plan->group_count++];
        *group = (struct kf_group){.units = &plan->units[plan->unit_count], .name = unit->module};
    }
    group->count++;
    plan->unit_count++;
}

void kf_plan_units(struct kf_cli *cli, const struct kf_options *options, const struct kf_kit *kit, bool tickets,
                   struct kf_plan *plan)
{
    struct kf_arena *arena = cli->run.arena;
    int variants = options->variant_count, editions = language_count(options, kit) * variants;

    plan->units = KF_NEW_ARRAY(arena, plan->count * editions, struct kf_unit);
    plan->groups = KF_NEW_ARRAY(arena, plan->count, struct kf_group);
    for (int i = 0; i < plan->count * editions; i++) {
        int place = i % editions;
        struct kf_unit unit = unit_of(options, kit, plan, plan->modules[i / editions], place / variants, place % variants);

        unit.first_variant = place % variants == 0;
        if (tickets && (unit.make & KF_MAKE_VOLUMES) != 0) {
            unit.make |= KF_MAKE_TICKET;
        }
        if (plan->ids != NULL) {
            unit.key = kf_arena_format(arena, "%s/%s", plan->ids[i / editions], kf_edition_words(arena, &unit.edition));
        }
        if (plan->ids == NULL || kf_shard_has(&options->shard, unit.key)) {
            add_unit(plan, &unit);
        }
    }
}

int kf_plan_leave_out(struct kf_plan *plan, bool (*unwanted)(void *data, const struct kf_unit *unit), void *data)
{
    int count = plan->unit_count;

    plan->unit_count = 0;
    plan->group_count = 0;
    for (int i = 0; i < count; i++) {
        const struct kf_unit unit = plan->units[i];

        if (!unwanted(data, &unit)) {
            add_unit(plan, &unit);
        }
    }
    return count - plan->unit_count;
}

const char *kf_plan_folder_name(const struct kf_options *options, const char *module)
{
    return options->edition.carry_safe ? "sheets" : module;
}

const char *kf_plan_folder(struct kf_arena *arena, const struct kf_options *options, const char *module)
{
    return kf_cli_path_in(arena, options->out, kf_plan_folder_name(options, module));
}
