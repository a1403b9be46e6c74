#ifndef KF_CLI_MADE_H
#define KF_CLI_MADE_H

/* The record of what was made in a folder, for `build --resume`: of each unit, one digest of all that it was made from (what
 * was read, the options, the program) and the digests of its files. A unit is as it was made when both are still true.
 *
 * It lies in the folder as what-was-made.txt, for a share of several machines as what-was-made.2-of-4.txt: each machine writes
 * its own, and reads all. A line that is torn or wrong costs time alone: the unit is made again. */

#include "base/reads.h"
#include "cli/job.h"
#include "cli/options.h"

struct kf_made;

/* Reads what earlier runs left in the folder of --out. world: outlives it. */
struct kf_made *kf_made_open(const struct kf_world *world, const struct kf_options *options);
void kf_made_free(struct kf_made *made); /* accepts NULL */

/* What every unit of this run is made of, too. To be called before the next two. */
void kf_made_kit(struct kf_made *made, const struct kf_reads *reads);
/* Whether nothing is different since the unit was made; its files too. Units are known by their key. */
bool kf_made_has(struct kf_made *made, const struct kf_unit *unit);
/* The unit was made and written to the folder so called inside that of --out; its reads are still there. */
void kf_made_add(struct kf_made *made, const struct kf_unit *unit, const char *folder);

/* Writes the record, if anything is new and the last time is not short ago; soon: also then. False after an error. */
bool kf_made_write(struct kf_made *made, const struct kf_run *run, bool soon);

#endif
