#ifndef KF_CLI_TRAIL_H
#define KF_CLI_TRAIL_H

/* What productions read and what they made of it: tells `watch` which modules to make again, and make and ninja when to
 * build (--deps). */

#include "base/reads.h"

struct kf_trail;

struct kf_trail *kf_trail_new(const struct kf_world *world);
void kf_trail_free(struct kf_trail *trail); /* accepts NULL */

/* A new record of what opening the kit reads, in place of the last one. When that has changed, so has every module. */
struct kf_reads *kf_trail_kit(struct kf_trail *trail);
/* A new record for a module, as the command line names it, in place of its last one. */
struct kf_reads *kf_trail_module(struct kf_trail *trail, const char *module);
/* A file that was made of the module. */
void kf_trail_made(struct kf_trail *trail, const char *module, const char *path);

/* Whether the module was never made, or would be made of something else now. */
bool kf_trail_wants(struct kf_trail *trail, const char *module);
/* Whether kit or any module would be made of something else now. Forgets all modules when it is the kit. */
bool kf_trail_changed(struct kf_trail *trail);
/* As kf_reads_touched. */
bool kf_trail_touched(const struct kf_trail *trail);
/* As kf_reads_folders, of all records. */
const char **kf_trail_folders(const struct kf_trail *trail, struct kf_arena *arena);

/* A rule for each module: its files, and below them what they were made of. For make and ninja; in arena. */
const char *kf_trail_rules(const struct kf_trail *trail, struct kf_arena *arena);

#endif
