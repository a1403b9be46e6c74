#ifndef KF_SCHEMA_BIND_H
#define KF_SCHEMA_BIND_H

/* Stage 3, bind: nodes to structs, by the rows alone. */

#include "schema/field.h"

/* Binds a composed mapping to a new struct of the record, in run->arena. address is the address of the mapping
 * ("repair-conversations"); the ids of pieces, blocks and items are added to it on the way down.
 * Pushes every unknown, missing and mistyped key (nearest name in the hint), and returns NULL if there was any. */
void *kf_bind(struct kf_run *run, const struct kf_shapes *shapes, const struct kf_record *record,
              const struct kf_node *node, const char *address);

/* The struct as text, one member a line, for goldens and `inspect --stage module`. Caller frees. */
char *kf_bound_dump(const struct kf_shapes *shapes, const struct kf_record *record, const void *bound);

#endif
