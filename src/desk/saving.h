#ifndef KF_DESK_SAVING_H
#define KF_DESK_SAVING_H

/* The files of a community's folder that the desk may write, as a worker hands them over: all of them or none. */

#include <json-glib/json-glib.h>

#include "base/world.h"

/* community.yaml, overlays/<module>.yaml and overlays/<module>.lock.yaml: nothing else, and no other folder. */
bool kf_saving_may_write(const char *name);

/* An item of the array "files", which are written in this order. text NULL: it is to be as it was, and stays so. */
void kf_saving_add(JsonBuilder *builder, const char *name, const char *text);

/* Of the bytes of these files, one after the other; what is not there has none. names: NULL-terminated. NULL: one cannot be
 * read. Caller frees. */
char *kf_saving_digest(const struct kf_world *world, struct kf_arena *arena, const char *folder, const char *const *names);

#endif
