/* What a community makes of its country's helplines: lines of its own, a line in place of another, and first those that
 * answer in the reader's language. */

#include <string.h>

#include "model/model_internal.h"

static const char *const needed[] = {"emergency", "crisis-line", KF_VIOLENCE_LINE};

/* --- lines of its own --------------------------------------------------------------------------------------------- */

struct kf_node *kf_region_with_own(struct kf_arena *arena, const struct kf_region *region,
                                   const struct kf_community *community, const char *language)
{
    struct kf_node *root = kf_node_copy(arena, region->node), *lines = kf_node_get(root, "lines");
    struct kf_list all = {.items = NULL};

    for (int i = 0; lines->kind == KF_SEQUENCE && i < lines->count; i++) {
        if (g_strcmp0(kf_node_get_text(lines->items[i], "verified"), "true") == 0) {
            kf_list_add(arena, &all, lines->items[i]);
        }
    }
    kf_own_lines_add(arena, community, language, &all);
    lines->items = (struct kf_node **)(void *)all.items;
    lines->count = all.count;
    return root;
}

/* --- a line in place of another ----------------------------------------------------------------------------------- */

static const struct kf_node *choices_of(const struct kf_community *community)
{
    const struct kf_node *use = community->helplines != NULL ? community->helplines->use : NULL;

    return use != NULL && use->kind == KF_MAPPING ? use : NULL;
}

static bool is_chosen(const struct kf_node *use, const char *id)
{
    for (int i = 0; i < use->count; i++) {
        if (g_strcmp0(use->pairs[i].value->text, id) == 0) {
            return true;
        }
    }
    return false;
}

static const struct kf_helpline *chosen_line(struct kf_arena *arena, const struct kf_region *region,
                                             const struct kf_pair *choice)
{
    struct kf_helpline *line =
        kf_arena_copy(arena, kf_region_line(region, choice->value->text), sizeof(struct kf_helpline));

    line->id = choice->key->text;
    return line;
}

/* A line keeps its address, so that its translation is found, and takes the other's name and place. */
static void choose(struct kf_arena *arena, struct kf_region *region, const struct kf_community *community)
{
    const struct kf_node *use = choices_of(community);
    struct kf_list lines = {.items = NULL}, print = {.items = NULL};

    if (use == NULL) {
        return;
    }
    for (int i = 0; i < use->count; i++) {
        kf_list_add(arena, &lines, (void *)(guintptr)chosen_line(arena, region, &use->pairs[i]));
    }
    for (int i = 0; i < region->lines.count; i++) {
        const struct kf_helpline *line = region->lines.items[i];

        if (kf_node_get(use, line->id) == NULL && !is_chosen(use, line->id)) {
            kf_list_add(arena, &lines, region->lines.items[i]);
        }
    }
    for (int i = 0; i < region->print.count; i++) {
        if (!is_chosen(use, region->print.items[i])) {
            kf_list_add(arena, &print, (void *)(guintptr)region->print.items[i]);
        }
    }
    region->lines.items = lines.items;
    region->lines.count = lines.count;
    region->print.items = kf_list_words(arena, &print);
    region->print.count = print.count;
}

static bool prints(const struct kf_list *print, const char *id)
{
    for (int i = 0; i < print->count; i++) {
        if (strcmp(print->items[i], id) == 0) {
            return true;
        }
    }
    return false;
}

/* A line of its own is printed after the country's, once: it may fill a gap, or stand in another's place. */
static void print_own(struct kf_arena *arena, struct kf_region *region, const struct kf_records *own)
{
    struct kf_list print = {.items = NULL};

    for (int i = 0; i < region->print.count; i++) {
        kf_list_add(arena, &print, (void *)(guintptr)region->print.items[i]);
    }
    for (int i = 0; i < own->count; i++) {
        const struct kf_helpline *line = own->items[i];

        if (line->verified && !prints(&print, line->id)) {
            kf_list_add(arena, &print, (void *)(guintptr)line->id);
        }
    }
    region->print.items = kf_list_words(arena, &print);
    region->print.count = print.count;
}

void kf_region_choose(struct kf_arena *arena, struct kf_region *region, const struct kf_community *community)
{
    if (community->helplines != NULL) {
        print_own(arena, region, &community->helplines->add);
        choose(arena, region, community);
    }
}

/* --- checks of both ----------------------------------------------------------------------------------------------- */

static const char **ids_of(struct kf_arena *arena, const struct kf_region *region, bool with_gaps, int *ret_count)
{
    const char **ids = KF_NEW_ARRAY(arena, region->lines.count + region->gaps.count, const char *);

    *ret_count = 0;
    for (int i = 0; i < region->lines.count; i++) {
        ids[(*ret_count)++] = ((const struct kf_helpline *)region->lines.items[i])->id;
    }
    for (int i = 0; with_gaps && i < region->gaps.count; i++) {
        ids[(*ret_count)++] = ((const struct kf_gap *)region->gaps.items[i])->id;
    }
    return ids;
}

const char *kf_region_nearest(struct kf_arena *arena, const struct kf_region *region, const char *id)
{
    int count;
    const char **ids = ids_of(arena, region, /* with_gaps */ false, &count);

    return kf_nearest(id, ids, count);
}

static void unknown_line(struct kf_run *run, const struct kf_region *region, struct kf_span span, const char *typed,
                         bool with_gaps)
{
    int count;
    const char **ids = ids_of(run->arena, region, with_gaps, &count);
    const char *nearest = kf_nearest(typed, ids, count);
    struct kf_diag *diag = kf_diag_push(run->diags, KF_MISSING_HELPLINE, span, NULL,
                                        "there is no checked line \"%s\" in the list of %s", typed, region->region);

    kf_diag_hint(run->diags, diag, "%s%s%sthe checked lines are: %s", nearest != NULL ? "did you mean " : "",
                 nearest != NULL ? nearest : "", nearest != NULL ? "? " : "", kf_join_words(run->arena, ids, count));
}

static void unchecked_line(struct kf_run *run, const struct kf_helpline *line, struct kf_span span)
{
    struct kf_diag *diag = kf_diag_push(run->diags, KF_MISSING_HELPLINE, span, line->address,
                                        "line \"%s\" is to be used and nobody has checked its number", line->id);

    kf_diag_also(run->diags, diag, line->node->span, "the line");
    kf_diag_hint(run->diags, diag,
                 "compare the number with the line's own site, and add it under `helplines: add:` with "
                 "`verified: true` and `verified-on:`");
}

static void check_choice(struct kf_run *run, const struct kf_region *country, const struct kf_region *region,
                         const struct kf_pair *choice)
{
    const char *kind = choice->key->text, *id = choice->value->kind == KF_SCALAR ? choice->value->text : NULL;
    const struct kf_helpline *unchecked;

    if (id == NULL || *id == '\0') {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, KF_WRONG_TYPE, choice->value->span, NULL,
                                  "`use:` takes the id of one line in place of \"%s\"", kind),
                     "write `%s: the-id-of-a-line`", kind);
        return;
    }
    if (kf_region_line(region, kind) == NULL && kf_region_gap(region, kind) == NULL) {
        unknown_line(run, region, choice->key->span, kind, /* with_gaps */ true);
    }
    unchecked = kf_region_line(region, id) != NULL ? NULL : kf_region_any_line(country, id);
    if (unchecked != NULL) {
        unchecked_line(run, unchecked, choice->value->span);
    } else if (kf_region_line(region, id) == NULL) {
        unknown_line(run, region, choice->value->span, id, /* with_gaps */ false);
    }
}

/* Lines of one area that nobody has checked help to find the one that is needed: "violence-line-ontario". */
static void tell_unchecked(struct kf_diags *diags, struct kf_diag *diag, const struct kf_region *country, const char *id)
{
    for (int i = 0; i < country->lines.count; i++) {
        const struct kf_helpline *line = country->lines.items[i];

        if (!line->verified && g_str_has_prefix(line->id, id)) {
            kf_diag_also(diags, diag, line->node->span, "a line of one area, that nobody has checked: %s", line->label.text);
        }
    }
}

static void report_gap(struct kf_run *run, const struct kf_region *country, const struct kf_gap *gap,
                       const struct kf_community *community)
{
    struct kf_diags *diags = run->diags;
    struct kf_diag *diag = kf_diag_push(diags, KF_MISSING_HELPLINE, kf_region_span(community), gap->address,
                                        "%s has no single national %s, and pages tell people to call one",
                                        country->region, gap->id);

    kf_diag_also(diags, diag, gap->node->span, "the country's list says so");
    tell_unchecked(diags, diag, country, gap->id);
    kf_diag_hint(diags, diag,
                 "add the line of your own area to community.yaml, under `helplines: add:`, once you have called it: "
                 "- {id: %s, label: %s, number: \"...\", hours: 24 hours, languages: [en], verified: true, verified-on: %s}",
                 gap->id, gap->label.text, kf_format_date(run->arena, run->world->today(run->world->data)));
}

/* The way out on each page sends people to these numbers: it must never be broken. */
static void check_needed(struct kf_run *run, const struct kf_region *country, const struct kf_region *region,
                         const struct kf_community *community)
{
    const struct kf_node *use = choices_of(community);

    for (size_t i = 0; i < G_N_ELEMENTS(needed); i++) {
        const struct kf_gap *gap = kf_region_gap(region, needed[i]);

        if (gap != NULL && kf_region_line(region, needed[i]) == NULL &&
            (use == NULL || kf_node_get(use, needed[i]) == NULL)) {
            report_gap(run, country, gap, community);
        }
    }
}

bool kf_region_check_choices(struct kf_run *run, const struct kf_region *country, const struct kf_region *region,
                             const struct kf_community *community)
{
    int errors = run->diags->errors;
    const struct kf_node *use = community->helplines != NULL ? community->helplines->use : NULL;

    if (use != NULL && !kf_node_is_null(use) && use->kind != KF_MAPPING) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, KF_WRONG_TYPE, use->span, NULL,
                                  "`use:` is a list of lines with those that take their place"),
                     "write `use: {%s: the-id-of-a-line}`", KF_VIOLENCE_LINE);
        return false;
    }
    for (int i = 0; choices_of(community) != NULL && i < use->count; i++) {
        check_choice(run, country, region, &use->pairs[i]);
    }
    check_needed(run, country, region, community);
    return run->diags->errors == errors;
}

/* --- order -------------------------------------------------------------------------------------------------------- */

bool kf_helpline_serves(const struct kf_helpline *line, const char *language)
{
    for (int i = 0; i < line->languages.count; i++) {
        if (kf_same_language(line->languages.items[i], language)) {
            return true;
        }
    }
    return false;
}

/* 0: danger, 1: answers in the language, 2: the others. */
static int rank(const struct kf_region *region, const char *id, const char *language)
{
    const struct kf_helpline *line = kf_region_line(region, id);

    if (strcmp(id, needed[0]) == 0) {
        return 0;
    }
    return line != NULL && kf_helpline_serves(line, language) ? 1 : 2;
}

void kf_region_order(struct kf_arena *arena, struct kf_region *region, const char *language)
{
    const char **ordered = KF_NEW_ARRAY(arena, region->print.count, const char *);
    int n = 0;

    for (int wanted = 0; wanted <= 2; wanted++) {
        for (int i = 0; i < region->print.count; i++) {
            if (rank(region, region->print.items[i], language) == wanted) {
                ordered[n++] = region->print.items[i];
            }
        }
    }
    region->print.items = ordered;
}
