/* What a session needs for a group of so many. */

#include "model/supplies.h"

#include <string.h>

struct kf_small_groups kf_in_pairs(int people)
{
    if (people < 2) {
        return (struct kf_small_groups){.ones = people};
    }
    return (struct kf_small_groups){.threes = people % 2, .twos = people / 2 - people % 2};
}

struct kf_small_groups kf_in_threes(int people)
{
    int twos = (3 - people % 3) % 3;

    if (people < 2) {
        return (struct kf_small_groups){.ones = people};
    }
    return (struct kf_small_groups){.threes = (people - 2 * twos) / 3, .twos = twos};
}

int kf_group_count(struct kf_small_groups groups)
{
    return groups.threes + groups.twos + groups.ones;
}

int kf_spares(int people)
{
    return MAX(1, (people + 9) / 10);
}

static int copies_of(const struct kf_supplies *supplies, int copies)
{
    switch ((enum kf_copies)copies) {
    case KF_COPIES_EACH:
        return supplies->people + supplies->facilitators + supplies->spares;
    case KF_COPIES_GROUP:
        return 1;
    case KF_COPIES_PAIRS:
        return kf_group_count(supplies->in_pairs);
    case KF_COPIES_THREES:
        return kf_group_count(supplies->in_threes);
    }
    return 0;
}

static int whole(const struct kf_node *item, const char *key)
{
    const char *text = item->kind == KF_MAPPING ? kf_node_get_text(item, key) : NULL;

    return text != NULL ? (int)g_ascii_strtoll(text, NULL, 10) : 0;
}

/* `each`: for all who are in the room, and spares. `per`: one for so many people, begun ones too. */
static int amount_of(const struct kf_supplies *supplies, const struct kf_node *item)
{
    int each = whole(item, "each"), per = whole(item, "per");

    return each > 0 ? each * copies_of(supplies, KF_COPIES_EACH) : per > 0 ? (supplies->people + per - 1) / per : 0;
}

static void add_handouts(struct kf_arena *arena, const struct kf_module *module, struct kf_supplies *supplies)
{
    supplies->handouts = KF_NEW_ARRAY(arena, module->handouts.count, struct kf_handout_supply);
    supplies->handout_count = module->handouts.count;
    for (int i = 0; i < module->handouts.count; i++) {
        const struct kf_handout *handout = module->handouts.items[i];

        supplies->handouts[i] = (struct kf_handout_supply){handout, copies_of(supplies, handout->copies)};
    }
}

static void add_materials(struct kf_arena *arena, const struct kf_session *session, struct kf_supplies *supplies)
{
    const struct kf_node *list = kf_node_get(session->node, "materials");

    supplies->materials = KF_NEW_ARRAY(arena, session->materials.count, struct kf_material_supply);
    supplies->material_count = session->materials.count;
    for (int i = 0; i < session->materials.count; i++) {
        supplies->materials[i] =
            (struct kf_material_supply){&session->materials.items[i], amount_of(supplies, list->items[i])};
    }
}

const struct kf_supplies *kf_supplies_with(struct kf_arena *arena, const struct kf_module *module,
                                           const struct kf_session *session, int people)
{
    struct kf_supplies *supplies;

    if (people <= 0) {
        return NULL;
    }
    supplies = KF_NEW(arena, struct kf_supplies);
    supplies->people = people;
    supplies->facilitators = session->facilitators != NULL ? session->facilitators->count : 1;
    supplies->spares = kf_spares(people);
    supplies->chairs = people + supplies->facilitators + 1;
    supplies->in_pairs = kf_in_pairs(people);
    supplies->in_threes = kf_in_threes(people);
    add_handouts(arena, module, supplies);
    add_materials(arena, session, supplies);
    return supplies;
}

const struct kf_supplies *kf_supplies_new(struct kf_arena *arena, const struct kf_content *content)
{
    const struct kf_module *module = content->module;

    return module->session == NULL ? NULL : kf_supplies_with(arena, module, module->session, content->edition.group_size);
}

const struct kf_handout_supply *kf_supplies_handout(const struct kf_supplies *supplies, const char *id)
{
    for (int i = 0; supplies != NULL && i < supplies->handout_count; i++) {
        if (strcmp(supplies->handouts[i].handout->id, id) == 0) {
            return &supplies->handouts[i];
        }
    }
    return NULL;
}
