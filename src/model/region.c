/* The helplines of the community's country: only checked lines, in the edition's language, with the community's own. */

#include <string.h>

#include "model/model_internal.h"
#include "schema/bind.h"
#include "yaml/read.h"

static const char *region_of(const struct kf_community *community)
{
    return community->helplines != NULL && community->helplines->from != NULL ? community->helplines->from
                                                                              : community->region;
}

/* --- checks ------------------------------------------------------------------------------------------------------- */

static const struct kf_helpline *find_any(const struct kf_region *region, const char *id)
{
    for (int i = 0; i < region->lines.count; i++) {
        const struct kf_helpline *line = region->lines.items[i];

        if (strcmp(line->id, id) == 0) {
            return line;
        }
    }
    return NULL;
}

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
    const struct kf_helpline *line = find_any(region, id);
    struct kf_diags *diags = run->diags;
    struct kf_diag *diag;

    if (line == NULL) {
        diag = kf_diag_push(diags, KF_MISSING_HELPLINE, print_span(region, index), region->address,
                            "line \"%s\" is to be printed and is not in `lines:`", id);
        kf_diag_hint(diags, diag, "add the line, or take it out of `print:`");
    } else if (!line->verified) {
        diag = kf_diag_push(diags, KF_MISSING_HELPLINE, print_span(region, index), line->address,
                            "line \"%s\" is to be printed and nobody has checked its number", id);
        kf_diag_also(diags, diag, line->node->span, "the line");
        kf_diag_hint(diags, diag,
                     "compare the number with the line's own site, then write `verified: true` and `verified-on:`");
    }
}

/* A day a year earlier, as a number; 29 February needs no care, for numbers are only compared. */
static int year_before(int day)
{
    return day - 10000;
}

static void check_age(struct kf_run *run, const struct kf_helpline *line)
{
    struct kf_diags *diags = run->diags;
    int checked = kf_parse_date(line->verified_on);

    if (!line->verified) {
        return;
    }
    if (checked == 0) {
        kf_diag_hint(diags,
                     kf_diag_push(diags, KF_MISSING_HELPLINE, kf_span_of(line->node, "verified-on"), line->address,
                                  "line \"%s\" does not say when its number was checked", line->id),
                     "write the day as in `verified-on: 2026-10-01`");
    } else if (checked < year_before(run->world->today(run->world->data))) {
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
        const struct kf_helpline *kits = find_any(region, line->id);

        check_age(run, line);
        if (kits != NULL) {
            struct kf_diag *diag = kf_diag_push(run->diags, KF_DUPLICATE_ID, kf_span_of(line->node, "id"),
                                                line->address, "line \"%s\" is already one of the country's", line->id);

            kf_diag_also(run->diags, diag, kits->node->span, "the country's line");
            kf_diag_hint(run->diags, diag, "give yours another id, such as %s-%s; checked numbers are never replaced",
                         community->name, line->id);
        }
    }
}

struct kf_region *kf_region_read(struct kf_run *run, const struct kf_kit *kit)
{
    int errors = run->diags->errors;
    const char *name = region_of(kit->community);
    struct kf_arena *arena = run->arena;
    const char *folder = kf_arena_format(arena, "%s/modules/helplines", run->data_dir);
    const char *file = kf_arena_format(arena, "%s.yaml", name);
    struct kf_region *region;
    struct kf_node *node;

    if (!kf_world_has(run, folder, file)) {
        kf_diag_hint(
            run->diags,
            kf_diag_push(run->diags, KF_FILE_MISSING, kf_span_of(kit->community->node, "region"), NULL,
                         "there is no list of helplines for \"%s\"", name),
            "make %s/%s from that of another country, and check every number; no other country's numbers ever print",
            folder, file);
        return NULL;
    }
    node = kf_yaml_read(run, kf_arena_format(arena, "%s/%s", folder, file));
    region = node != NULL
                 ? kf_bind(run, kit->shapes, &kf_region_record, node, kf_arena_format(arena, "helplines/%s", name))
                 : NULL;
    if (region == NULL) {
        return NULL;
    }
    for (int i = 0; i < region->print.count; i++) {
        check_printed(run, region, i);
    }
    for (int i = 0; i < region->lines.count; i++) {
        check_age(run, region->lines.items[i]);
    }
    check_own(run, region, kit->community);
    return run->diags->errors == errors ? region : NULL;
}

/* --- as printed --------------------------------------------------------------------------------------------------- */

/* Lines that nobody has checked never print, and so need no translation. */
static void drop_unchecked(struct kf_node *lines)
{
    int kept = 0;

    for (int i = 0; lines != NULL && i < lines->count; i++) {
        const char *verified = kf_node_get_text(lines->items[i], "verified");

        if (g_strcmp0(verified, "true") == 0) {
            lines->items[kept++] = lines->items[i];
        }
    }
    if (lines != NULL) {
        lines->count = kept;
    }
}

/* The file as compose wants it: checked lines only, and the language it is written in. */
static struct kf_node *prepare(struct kf_run *run, const struct kf_region *read, const char *module_language)
{
    struct kf_node *root = kf_node_copy(run->arena, read->node);

    drop_unchecked(kf_node_get(root, "lines"));
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

static void add_own(struct kf_run *run, struct kf_region *region, const struct kf_helplines_own *own)
{
    struct kf_list lines = {.items = NULL}, print = {.items = NULL};

    for (int i = 0; i < region->lines.count; i++) {
        kf_list_add(run->arena, &lines, region->lines.items[i]);
    }
    for (int i = 0; i < region->print.count; i++) {
        kf_list_add(run->arena, &print, (void *)(guintptr)region->print.items[i]);
    }
    for (int i = 0; i < own->add.count; i++) {
        struct kf_helpline *line = own->add.items[i];

        if (line->verified) {
            kf_list_add(run->arena, &lines, line);
            kf_list_add(run->arena, &print, (void *)(guintptr)line->id);
        }
    }
    region->lines.items = lines.items;
    region->lines.count = lines.count;
    region->print.items = kf_list_words(run->arena, &print);
    region->print.count = print.count;
}

struct kf_region *kf_region_compose(struct kf_run *run, const struct kf_kit *kit, const struct kf_region *read,
                                    const char *module_language, const char *language,
                                    const struct kf_catalogues *catalogues, const struct kf_names_list *names,
                                    bool *ret_draft)
{
    const struct kf_compose_input input = {
        .module = prepare(run, read, module_language),
        .record = &kf_region_record,
        .shapes = kit->shapes,
        .id = read->address,
        .catalogues = catalogues->items,
        .catalogue_count = catalogues->count,
        .language = language,
        .community_build = !kit->community->is_default,
        .names = names->items,
        .name_count = names->count,
    };
    struct kf_composed composed;
    struct kf_region *region;

    if (!kf_compose(run, &input, &composed)) {
        return NULL;
    }
    region = kf_bind(run, kit->shapes, &kf_region_record, composed.root, read->address);
    if (region != NULL && kit->community->helplines != NULL) {
        add_own(run, region, kit->community->helplines);
    }
    *ret_draft = composed.draft;
    return region;
}
