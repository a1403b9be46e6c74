/* The helplines of the community's country: only checked lines, in the edition's language, with the community's own. */

#include <string.h>

#include "model/model_internal.h"
#include "schema/bind.h"
#include "yaml/read.h"

const char *kf_region_name(const struct kf_community *community)
{
    return community->helplines != NULL && community->helplines->from != NULL ? community->helplines->from
                                                                              : community->region;
}

struct kf_span kf_region_span(const struct kf_community *community)
{
    const struct kf_helplines_own *own = community->helplines;

    return own != NULL && own->from != NULL ? kf_span_of(own->node, "from") : kf_span_of(community->node, "region");
}

/* --- checks ------------------------------------------------------------------------------------------------------- */

static struct kf_span print_span(const struct kf_region *region, int index)
{
    const struct kf_node *print = region->print.node;

    if (print != NULL && print->kind == KF_SEQUENCE && index < print->count) {
        return print->items[index]->span;
    }
    return print != NULL ? print->span : region->node->span;
}

static void check_printed(struct kf_run *run, const struct kf_region *region, int index)
{
    const char *id = region->print.items[index];
    const struct kf_helpline *line = kf_region_any_line(region, id);
    struct kf_diags *diags = run->diags;
    struct kf_diag *diag;

    if (line == NULL && kf_region_gap(region, id) != NULL) {
        return;
    }
    if (line == NULL) {
        diag = kf_diag_push(diags, KF_MISSING_HELPLINE, print_span(region, index), region->address,
                            "line \"%s\" is to be printed and is not in `lines:`", id);
        const char *nearest = kf_region_nearest(run->arena, region, id);
        kf_diag_hint(diags, diag, "%s%s%sadd the line, or take it out of `print:`", nearest ? "did you mean " : "",
                     nearest ? nearest : "", nearest ? "? Else " : "");
    } else if (!line->verified) {
        diag = kf_diag_push(diags, KF_MISSING_HELPLINE, print_span(region, index), line->address,
                            "line \"%s\" is to be printed and nobody has checked its number", id);
        kf_diag_also(diags, diag, line->node->span, "the line");
        kf_diag_hint(diags, diag,
                     "compare the number with the line's own site, then write `verified: true` and `verified-on:`");
    }
}

/* It may be tomorrow where the number was called. As a number that is only compared. */
static int day_after(int day)
{
    return day + 1;
}

/* A day a year earlier, as a number; 29 February needs no care, for numbers are only compared. */
static int year_before(int day)
{
    return day - 10000;
}

static void check_how(struct kf_run *run, const struct kf_helpline *line)
{
    static const char *const ways[] = {"call", "text", "call or text", NULL};

    if (!g_strv_contains(ways, line->how)) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, KF_UNKNOWN_CHOICE, kf_span_of(line->node, "how"), line->address,
                                  "\"%s\" is no choice for \"how\"", line->how),
                     "choose one of: call, text, call or text");
    }
}

static void check_age(struct kf_run *run, const struct kf_helpline *line)
{
    struct kf_diags *diags = run->diags;
    int checked = kf_parse_date(line->verified_on), today = run->world->today(run->world->data);

    if (!line->verified) {
        return;
    }
    if (checked == 0) {
        kf_diag_hint(diags,
                     kf_diag_push(diags, KF_MISSING_HELPLINE, kf_span_of(line->node, "verified-on"), line->address,
                                  "line \"%s\" does not say when its number was checked", line->id),
                     "write the day as in `verified-on: 2026-10-01`");
    } else if (checked > day_after(today)) {
        kf_diag_hint(diags,
                     kf_diag_push(diags, KF_MISSING_HELPLINE, kf_span_of(line->node, "verified-on"), line->address,
                                  "the number of \"%s\" was checked on %s, and that day is still to come", line->id,
                                  line->verified_on),
                     "call the number, then write the day that you did; if the day is right, set the clock of this machine, "
                     "which says %04d-%02d-%02d",
                     today / 10000, today / 100 % 100, today % 100);
    } else if (checked < year_before(today)) {
        kf_diag_hint(diags,
                     kf_diag_warn(diags, KF_STALE_HELPLINE, kf_span_of(line->node, "verified-on"), line->address,
                                  "the number of \"%s\" was last checked on %s, over 12 months ago", line->id,
                                  line->verified_on),
                     "compare it with the line's own site%s%s, then write the new day", line->url != NULL ? ", " : "",
                     line->url != NULL ? line->url : "");
    }
}

static void check_own(struct kf_run *run, const struct kf_region *region, const struct kf_community *community)
{
    for (int i = 0; community->helplines != NULL && i < community->helplines->add.count; i++) {
        const struct kf_helpline *line = community->helplines->add.items[i];
        const struct kf_helpline *kits = kf_region_any_line(region, line->id);

        check_age(run, line);
        check_how(run, line);
        if (kits != NULL) {
            struct kf_diag *diag = kf_diag_push(run->diags, KF_DUPLICATE_ID, kf_span_of(line->node, "id"),
                                                line->address, "line \"%s\" is already one of the country's", line->id);

            kf_diag_also(run->diags, diag, kits->node->span, "the country's line");
            kf_diag_hint(run->diags, diag, "give yours another id, such as %s-%s; checked numbers are never replaced",
                         community->name, line->id);
        }
    }
}

static const char *list_countries(struct kf_run *run, const char *folder)
{
    char **files = kf_run_names(run, folder);
    struct kf_list found = {.items = NULL};

    for (int i = 0; files != NULL && files[i] != NULL; i++) {
        if (g_str_has_suffix(files[i], ".yaml")) {
            size_t length = strlen(files[i]) - strlen(".yaml");

            kf_list_add(run->arena, &found, kf_arena_string_n(run->arena, files[i], length));
        }
    }
    return kf_join_words(run->arena, (const char *const *)found.items, found.count);
}

static void report_no_list(struct kf_run *run, const struct kf_community *community, const char *folder)
{
    const char *name = kf_region_name(community);
    struct kf_diag *diag = kf_diag_push(run->diags, KF_FILE_MISSING, kf_region_span(community), NULL,
                                        "there is no list of helplines for \"%s\"", name);

    kf_diag_hint(run->diags, diag,
                 "the countries are: %s. For another, make %s/%s.yaml from one of them, and check every number; no "
                 "other country's numbers ever print",
                 list_countries(run, folder), folder, name);
}

static struct kf_region *read_country(struct kf_run *run, const struct kf_kit *kit)
{
    const char *name = kf_region_name(kit->community);
    struct kf_arena *arena = run->arena;
    const char *folder = kf_arena_format(arena, "%s/modules/helplines", run->data_dir);
    const char *file = kf_arena_format(arena, "%s.yaml", name);
    struct kf_node *node;

    if (!kf_world_has(run, folder, file)) {
        report_no_list(run, kit->community, folder);
        return NULL;
    }
    node = kf_yaml_read(run, kf_arena_format(arena, "%s/%s", folder, file));
    return node != NULL
               ? kf_bind(run, kit->shapes, &kf_region_record, node, kf_arena_format(arena, "helplines/%s", name))
               : NULL;
}

/* The language that lines are read in: British English where the list is in American. */
static const char *language_of(const struct kf_region *country, const char *module_language, const char *language)
{
    const char *own = country->language != NULL ? country->language : module_language;

    return kf_same_language(own, language) ? language : own;
}

struct kf_region *kf_region_read(struct kf_run *run, const struct kf_kit *kit, const char *module_language,
                                 const char *language)
{
    int errors = run->diags->errors;
    const struct kf_region *country = read_country(run, kit);
    struct kf_region *region;

    if (country == NULL) {
        return NULL;
    }
    for (int i = 0; i < country->print.count; i++) {
        check_printed(run, country, i);
    }
    for (int i = 0; i < country->lines.count; i++) {
        check_age(run, country->lines.items[i]);
        check_how(run, country->lines.items[i]);
    }
    check_own(run, country, kit->community);
    language = language_of(country, module_language, language);
    (void)kf_own_lines_check(run, kit->community, language);
    if (run->diags->errors > errors) {
        return NULL;
    }
    region = kf_bind(run, kit->shapes, &kf_region_record,
                     kf_region_with_own(run->arena, country, kit->community, language), country->address);
    if (region == NULL || !kf_region_check_choices(run, country, region, kit->community)) {
        return NULL;
    }
    kf_region_choose(run->arena, region, kit->community);
    return region;
}

/* --- as printed --------------------------------------------------------------------------------------------------- */

/* As compose wants it: with the language it is written in. */
static struct kf_node *prepare(struct kf_run *run, const struct kf_region *read, const char *module_language)
{
    struct kf_node *root = kf_node_copy(run->arena, read->node);

    if (kf_node_get(root, "language") == NULL) {
        struct kf_pair *pairs = KF_NEW_ARRAY(run->arena, root->count + 1, struct kf_pair);

        memcpy(pairs, root->pairs, (size_t)root->count * sizeof *pairs);
        pairs[root->count].key = kf_node_new_scalar(run->arena, "language", root->span);
        pairs[root->count].value = kf_node_new_scalar(run->arena, module_language, root->span);
        root->pairs = pairs;
        root->count++;
    }
    return root;
}

/* Before the others: what the programme gives for each language in its own file. */
static struct kf_catalogues with_own_words(struct kf_arena *arena, const struct kf_community *community,
                                           const struct kf_region *read, const char *module_language, const char *language,
                                           const struct kf_catalogues *catalogues)
{
    const char *from = language_of(read, module_language, language);
    const struct kf_catalogue **items = KF_NEW_ARRAY(arena, catalogues->count + 1, const struct kf_catalogue *);

    if (kf_same_language(from, language)) {
        return *catalogues;
    }
    items[0] = kf_own_lines_catalogue(arena, community, read->address, from, language);
    for (int i = 0; i < catalogues->count; i++) {
        items[i + 1] = catalogues->items[i];
    }
    return (struct kf_catalogues){items, catalogues->count + 1};
}

struct kf_region *kf_region_compose(struct kf_run *run, const struct kf_kit *kit, const struct kf_region *read,
                                    const char *module_language, const char *language,
                                    const struct kf_catalogues *catalogues, const struct kf_names_list *names,
                                    bool *ret_draft)
{
    const struct kf_catalogues all = with_own_words(run->arena, kit->community, read, module_language, language, catalogues);
    const struct kf_compose_input input = {
        .module = prepare(run, read, module_language),
        .record = &kf_region_record,
        .shapes = kit->shapes,
        .id = read->address,
        .catalogues = all.items,
        .catalogue_count = all.count,
        .language = language,
        .community_build = kf_kit_is_for_families(kit),
        .names = names->items,
        .name_count = names->count,
    };
    struct kf_composed composed;
    struct kf_region *region;

    if (!kf_compose(run, &input, &composed)) {
        return NULL;
    }
    region = kf_bind(run, kit->shapes, &kf_region_record, composed.root, read->address);
    if (region != NULL) {
        kf_region_choose(run->arena, region, kit->community);
        if (!kf_same_language(language, module_language)) {
            kf_region_order(run->arena, region, language);
        }
    }
    *ret_draft = composed.draft;
    return region;
}
