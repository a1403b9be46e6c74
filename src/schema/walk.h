#ifndef KF_SCHEMA_WALK_H
#define KF_SCHEMA_WALK_H

/* A node tree seen through its rows, without binding: for compose (which scalars are prose, what is the address of
 * this), for the leak proof and for the fingerprints. */

#include "schema/field.h"

struct kf_place {
    const char *address;          /* of this node, in the walk's arena; NULL: none are made */
    const struct kf_field *field; /* the row that governs it; NULL for the root, a block and an unknown key */
    const struct kf_node *parent; /* mapping or sequence, NULL for the root */
    const char *parent_address;
    int index;                    /* of the pair or item in the parent */
    int depth;                    /* more than that of all visited nodes that it is below */
    unsigned flags;               /* the row's and, for facilitator, safety and core, those of the nodes above */
};

/* Calls visit for every node that has an address, parents first. visit returns false to skip what is below. Unknown keys
 * are passed over (bind reports them). Addresses: a piece, block or item by its `id`; a block without one by its type
 * name (`-2` for the second); a string item by its place in the kit's untouched file; an inserted one by its layer.
 * A row adds its key, but for the shorthand row of its record and the first row of blocks, which add nothing, and rows
 * of pieces, whose items hang on the module. So a block, its list and its text may share an address: the outermost is
 * visited first. The mapping below a block's name is not visited itself. address NULL: none are made. */
void kf_walk(struct kf_arena *arena, const struct kf_shapes *shapes, const struct kf_record *record,
             struct kf_node *root, const char *address, bool (*visit)(void *data, struct kf_node *node,
             const struct kf_place *place), void *data);

/* A walk that is kept, for many visitors: the tree must not change meanwhile. In arena. */
struct kf_walked;

struct kf_walked *kf_walked_new(struct kf_arena *arena, const struct kf_shapes *shapes, const struct kf_record *record,
                                struct kf_node *root, const char *address);
/* As kf_walk; places live as long as the walk that is kept. */
void kf_walked_each(const struct kf_walked *walked, bool (*visit)(void *data, struct kf_node *node,
                    const struct kf_place *place), void *data);

#endif
