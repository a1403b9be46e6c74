#ifndef KF_COMPOSE_TEXTS_H
#define KF_COMPOSE_TEXTS_H

/* What of a file can be said in another language: its texts of words, each with its address. */

#include "schema/field.h"
#include "schema/walk.h"

struct kf_translatable {
    struct kf_node *scalar;
    const char *address;
    const struct kf_field *field;
    const struct kf_block_shape *block; /* that it stands in, NULL */
    const struct kf_node *piece;        /* handout, activity or page that it stands in, NULL */
    unsigned flags;                     /* those of the rows above too */
    bool number;                        /* no words, but a number that a language may have of its own: `sides` */
};

/* In the order of the file; empty texts are left out. flags: of the whole file. In arena. */
struct kf_list kf_texts_of(struct kf_arena *arena, const struct kf_shapes *shapes, const struct kf_record *record,
                           struct kf_node *root, const char *address, unsigned flags);

/* Of a walk that is kept. */
struct kf_list kf_texts_in(struct kf_arena *arena, const struct kf_shapes *shapes, const struct kf_walked *walked);

/* The same address, or one under it. */
bool kf_address_is_below(const char *address, const char *above);

/* The same text but for white space. */
bool kf_same_text(struct kf_arena *arena, const char *a, const char *b);

#endif
