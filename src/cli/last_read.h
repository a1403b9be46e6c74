#ifndef KF_CLI_LAST_READ_H
#define KF_CLI_LAST_READ_H

/* The module that a worker has read last, with what the rules found in it: its variants differ in nothing but their layout,
 * so that the next one is laid out from the same. */

#include "cli/job.h"

struct kf_last_read;

/* world: of the machine; outlives it. */
struct kf_last_read *kf_last_read_new(const struct kf_world *world);
void kf_last_read_free(struct kf_last_read *last);

/* The unit's module as its edition has it, read unless it was, and checked unless the unit only lists. What was found is
 * told to run->diags, and what was read is recorded in unit->reads, each time. Valid until the next call; NULL after
 * errors. */
const struct kf_content *kf_last_read_content(struct kf_last_read *last, struct kf_run *run, const struct kf_kit *kit,
                                              const struct kf_unit *unit);

#endif
