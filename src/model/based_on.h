#ifndef KF_MODEL_BASED_ON_H
#define KF_MODEL_BASED_ON_H

/* `based-on: ../county`: a programme's settings over those of another programme, key by key. */

#include "base/limits.h"
#include "base/run.h"
#include "model/community.h"
#include "yaml/node.h"

struct kf_settings_file { /* community.yaml with all that it is based on */
    const struct kf_node *node;                 /* its own keys, then those that only the others say */
    struct kf_programme_folder bases[KF_LIMIT_BASES]; /* the nearest first */
    int base_count;
};

/* Reads folder/community.yaml and what it is based on. False after an error. */
bool kf_settings_read(struct kf_run *run, const char *folder, struct kf_settings_file *ret_file);

/* The folder's own name: "riverbend". In arena. */
const char *kf_folder_name(struct kf_arena *arena, const char *folder);

#endif
