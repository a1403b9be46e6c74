#ifndef KF_MODEL_SUPPLIES_H
#define KF_MODEL_SUPPLIES_H

/* What a session needs for a group of so many: copies, sets, chairs, small groups. The guide, the pack and the ticket all
 * read it; nobody else counts. */

#include "model/edition.h"

struct kf_small_groups {
    int threes, twos, ones; /* ones: somebody who comes alone */
};

struct kf_handout_supply {
    const struct kf_handout *handout;
    int copies; /* of a handout for each: with one for each facilitator, and spares; else sets */
};

struct kf_material_supply {
    const struct kf_text *text;
    int count; /* 0: not counted */
};

struct kf_supplies {
    int people, facilitators, spares;
    int chairs; /* people, facilitators, and one that stays free */
    struct kf_small_groups in_pairs, in_threes;
    struct kf_handout_supply *handouts; /* one for each of the module, in order */
    int handout_count;
    struct kf_material_supply *materials; /* one for each of the session, in order */
    int material_count;
};

/* In arena. NULL: it is not known how many come (--group-size, or the series' group-size), or there is no session. */
const struct kf_supplies *kf_supplies_new(struct kf_arena *arena, const struct kf_content *content);
/* The same for handouts of a module without one, which go with another's session: pages of the kit. NULL: people is 0. */
const struct kf_supplies *kf_supplies_with(struct kf_arena *arena, const struct kf_module *module,
                                           const struct kf_session *session, int people);
/* NULL: none of this id. */
const struct kf_handout_supply *kf_supplies_handout(const struct kf_supplies *supplies, const char *id);

/* Pairs, with one group of three where the number is odd. */
struct kf_small_groups kf_in_pairs(int people);
/* Threes, with one or two groups of two where the number asks for it: 7 are one of three and two of two. */
struct kf_small_groups kf_in_threes(int people);
int kf_group_count(struct kf_small_groups groups);
/* One in ten, at least one. */
int kf_spares(int people);

#endif
