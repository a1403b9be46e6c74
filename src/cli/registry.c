/* The list of verbs, made from the folder: a new file is found by a plain build. */

#include <string.h>

#include "cli/verb.h"

#define KF_ITEM(stem) extern const struct kf_verb kf_verb_##stem;
#include "verbs_list.inc"
#undef KF_ITEM

const struct kf_verb *const kf_verbs[] = {
#define KF_ITEM(stem) &kf_verb_##stem,
#include "verbs_list.inc"
#undef KF_ITEM
};

const int kf_verb_count = G_N_ELEMENTS(kf_verbs);

const struct kf_verb *kf_verb_find(const char *name)
{
    for (int i = 0; i < kf_verb_count; i++) {
        if (strcmp(kf_verbs[i]->name, name) == 0) {
            return kf_verbs[i];
        }
    }
    return NULL;
}

const char *kf_verb_nearest(const char *name)
{
    const char *names[G_N_ELEMENTS(kf_verbs)];

    for (int i = 0; i < kf_verb_count; i++) {
        names[i] = kf_verbs[i]->name;
    }
    return kf_nearest(name, names, kf_verb_count);
}
