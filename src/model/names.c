/* What stands for {{names}}: checked helplines first, then the community's own names, then the kit's. */

#include <string.h>

#include "model/model_internal.h"

static void add(struct kf_run *run, struct kf_names_list *names, struct kf_name name)
{
    names->items = kf_arena_grow(run->arena, names->items, names->count, &names->room, sizeof *names->items);
    names->items[names->count++] = name;
}

/* Between right-to-left letters a number's groups would change places (7233-799-800-1): isolated, they stay. */
static const char *isolated(struct kf_run *run, const char *number, bool right_to_left)
{
    return right_to_left ? kf_arena_format(run->arena, "\u2066%s\u2069", number) : number;
}

static void add_lines(struct kf_run *run, struct kf_names_list *names, const struct kf_records *lines,
                      bool right_to_left)
{
    for (int i = 0; i < lines->count; i++) {
        const struct kf_helpline *line = lines->items[i];

        if (line->verified) {
            add(run, names,
                (struct kf_name){line->id, isolated(run, line->number, right_to_left), kf_span_of(line->node, "number"),
                                 .safety = true, .origin = KF_NAME_HELPLINE, .checked_on = line->verified_on});
        }
    }
}

static void warn_shadowed(struct kf_run *run, const struct kf_pair *pair, const struct kf_helpline *line)
{
    struct kf_diag *diag =
        kf_diag_warn(run->diags, KF_SAFETY_CHANGE, pair->value->span, line->address,
                     "name \"%s\" is a checked helpline, so its number %s prints instead", line->id, line->number);

    kf_diag_also(run->diags, diag, line->node->span, "the helpline");
    kf_diag_hint(run->diags, diag, "take the name out; add a line of your own under `helplines: add:`");
}

/* A name of one's own is fine, for one's own texts; one that is nearly the kit's was meant to be it. */
static void warn_misspelt(struct kf_run *run, const struct kf_node *given, const struct kf_node *kits)
{
    struct kf_list left = {.items = NULL};

    if (given == NULL || given->kind != KF_MAPPING || kits == NULL || kits->kind != KF_MAPPING) {
        return;
    }
    for (int i = 0; i < kits->count; i++) {
        if (kf_node_get(given, kits->pairs[i].key->text) == NULL) {
            kf_list_add(run->arena, &left, (void *)(guintptr)kits->pairs[i].key->text);
        }
    }
    for (int i = 0; i < given->count; i++) {
        const struct kf_node *name = given->pairs[i].key;
        const char *nearest = kf_node_get(kits, name->text) != NULL
                                  ? NULL
                                  : kf_nearest(name->text, (const char *const *)left.items, left.count);

        if (nearest != NULL) {
            kf_diag_hint(run->diags,
                         kf_diag_warn(run->diags, KF_UNKNOWN_PLACEHOLDER, name->span, NULL,
                                      "no page of the kit says {{%s}}", name->text),
                         "did you mean \"%s\"?", nearest);
        }
    }
}

static void add_names(struct kf_run *run, struct kf_names_list *names, const struct kf_community *community,
                      const struct kf_region *region, bool fallback)
{
    const struct kf_node *given = community->names;

    for (int i = 0; given != NULL && given->kind == KF_MAPPING && i < given->count; i++) {
        const struct kf_pair *pair = &given->pairs[i];
        const char *name = pair->key->text;
        const struct kf_helpline *line = kf_region_line(region, name);
        bool rule = strcmp(name, KF_REPORTING_BODY) == 0;

        if (line != NULL && !fallback) {
            warn_shadowed(run, pair, line);
        }
        /* A community's rule is its own: the kit's placeholder must never stand for it. */
        if (!(rule && fallback)) {
            add(run, names,
                (struct kf_name){name, pair->value->text, pair->value->span, .safety = rule,
                                 .origin = fallback || community->is_default ? KF_NAME_KIT : KF_NAME_OWN});
        }
    }
}

static bool check_rule(struct kf_run *run, const struct kf_community *community)
{
    const struct kf_node *names = community->names != NULL ? community->names : community->node;
    const char *rule = names->kind == KF_MAPPING ? kf_node_get_text(names, KF_REPORTING_BODY) : NULL;

    if (community->names != NULL && rule != NULL && *rule != '\0') {
        return true;
    }
    kf_diag_hint(
        run->diags,
        kf_diag_push(run->diags, KF_MISSING_KEY, kf_span_of(names, KF_REPORTING_BODY), NULL,
                     "`" KF_REPORTING_BODY "` is missing: people must hear who is told when someone is being hurt"),
        "write the rule of your area under `names:`, as in `" KF_REPORTING_BODY
        ": county child and adult protective services`, or `" KF_REPORTING_BODY ": blank` for a line to fill in by hand");
    return false;
}

/* The first of a name wins. */
void kf_names_collect_plain(struct kf_run *run, const struct kf_vocabulary *vocabulary, struct kf_names_list *ret_names)
{
    static const char *const plain[] = {KF_VIOLENCE_LINE, "program", "worker"};

    for (size_t i = 0; i < G_N_ELEMENTS(plain); i++) {
        const char *words = kf_vocabulary_get(vocabulary, kf_arena_format(run->arena, "plain-%s", plain[i]));

        add(run, ret_names, (struct kf_name){.name = plain[i], .value = words, .origin = KF_NAME_PLAIN});
    }
}

bool kf_names_collect(struct kf_run *run, const struct kf_kit *kit, const struct kf_region *region, bool for_staff,
                      bool right_to_left, struct kf_names_list *ret_names)
{
    const struct kf_community *community = kit->community;

    if (for_staff && !check_rule(run, community)) {
        return false;
    }
    add_lines(run, ret_names, &region->lines, right_to_left);
    add_names(run, ret_names, community, region, /* fallback */ false);
    if (community != kit->default_community) {
        warn_misspelt(run, community->names, kit->default_community->names);
        add_names(run, ret_names, kit->default_community, region, /* fallback */ true);
    }
    add(run, ret_names,
        (struct kf_name){"program", community->program != NULL ? community->program : KF_BLANK_WORD,
                         kf_span_of(community->node, "program"), .safety = false});
    return true;
}
