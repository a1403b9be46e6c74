#ifndef KF_CLI_GROUP_H
#define KF_CLI_GROUP_H

/* The units of one module: what build, check and release do with them alike. */

#include "cli/job.h"

struct kf_group {
    struct kf_unit *units;
    int count;
    const char *name; /* the module's id, or as it was named until a unit knows it */
    int errors, warnings;
};

/* Waits for the units and moves what they found to the findings of the program. */
void kf_group_take(struct kf_cli *cli, struct kf_batch *batch, struct kf_group *group);
/* With strict, warnings count as errors. */
bool kf_group_is_good(const struct kf_group *group, bool strict);
int kf_group_file_count(const struct kf_group *group);
/* Frees what was made of them. */
void kf_group_clear(struct kf_group *group);

#endif
