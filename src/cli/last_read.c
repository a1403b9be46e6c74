/* A module and its findings, kept from one variant to the next. */

#include "cli/last_read.h"

#include <string.h>

#include "rules/rule.h"

struct kf_last_read {
    const struct kf_world *world;
    const struct kf_unit *unit; /* that it was read for; NULL: nothing was read */
    struct kf_run run;          /* its arena holds all of it */
    struct kf_reads *reads;     /* NULL: not recorded */
    const struct kf_content *content;
};

struct kf_last_read *kf_last_read_new(const struct kf_world *world)
{
    struct kf_last_read *last = g_new0(struct kf_last_read, 1);

    last->world = world;
    return last;
}

static void let_go(struct kf_last_read *last)
{
    if (last->unit != NULL) {
        kf_arena_free(last->run.arena);
        kf_reads_free(last->reads);
        *last = (struct kf_last_read){.world = last->world};
    }
}

void kf_last_read_free(struct kf_last_read *last)
{
    let_go(last);
    g_free(last);
}

/* The rest of what they say is of the command line, and so the same in all units of a batch. */
static bool is_of(const struct kf_last_read *last, const struct kf_unit *unit)
{
    const struct kf_edition *a = &unit->edition, *b;

    if (last->unit == NULL) {
        return false;
    }
    b = &last->unit->edition;
    return strcmp(unit->module, last->unit->module) == 0 && unit->list_only == last->unit->list_only && a->paper == b->paper &&
           a->fillable == b->fillable && a->carry_safe == b->carry_safe && g_strcmp0(a->language, b->language) == 0 &&
           a->language_listed == b->language_listed && a->bilingual == b->bilingual &&
           g_strcmp0(a->second_language, b->second_language) == 0 && g_strcmp0(a->audience, b->audience) == 0 &&
           a->length == b->length && a->session == b->session && a->settings == b->settings;
}

static void read_for(struct kf_last_read *last, const struct kf_run *run, const struct kf_kit *kit, const struct kf_unit *unit)
{
    struct kf_arena *arena = kf_arena_new_beside(run->arena);

    last->unit = unit;
    last->reads = unit->reads != NULL ? kf_reads_new(last->world) : NULL;
    last->run = (struct kf_run){
        .world = last->reads != NULL ? kf_reads_world(last->reads) : last->world,
        .arena = arena,
        .diags = kf_diags_new(arena),
        .data_dir = run->data_dir,
    };
    last->content = kf_content_load(&last->run, kit, unit->module, &unit->edition);
    if (last->content == NULL || unit->list_only) {
        return;
    }
    kf_rules_check(&last->run, last->content);
    if (last->content->second != NULL) {
        kf_rules_check(&last->run, last->content->second);
    }
}

/* NULL for NULL. */
static const struct kf_content *in_variant(struct kf_arena *arena, const struct kf_content *content, enum kf_variant variant)
{
    struct kf_content *own;

    if (content == NULL || content->edition.variant == variant) {
        return content;
    }
    own = kf_arena_copy(arena, content, sizeof *content);
    own->edition.variant = variant;
    own->before = in_variant(arena, content->before, variant);
    own->second = in_variant(arena, content->second, variant);
    return own;
}

const struct kf_content *kf_last_read_content(struct kf_last_read *last, struct kf_run *run, const struct kf_kit *kit,
                                              const struct kf_unit *unit)
{
    if (!is_of(last, unit)) {
        let_go(last);
        read_for(last, run, kit, unit);
    }
    kf_diags_move(run->diags, last->run.diags);
    if (last->reads != NULL && unit->reads != NULL) {
        kf_reads_merge(unit->reads, last->reads);
    }
    return in_variant(run->arena, last->content, unit->edition.variant);
}
