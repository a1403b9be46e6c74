#ifndef KF_CLI_RELEASE_INDEX_H
#define KF_CLI_RELEASE_INDEX_H

/* The page that a release is opened with: every handout with its picture and links, the guides, licence and version. One
 * HTML file that holds all it shows; a double click opens it on any machine, and nothing in it runs or is fetched. */

#include "cli/group.h"

struct kf_release_module {
    const struct kf_content *content;
    struct kf_group group; /* its units: handouts with pictures on Letter, the rest without */
};

/* modules: at least one. date: of the release. In arena. */
const char *kf_release_index(struct kf_arena *arena, const struct kf_release_module *modules, int count,
                             long long date);

/* Where a file lies in a release: "letter/repair-conversations/six-steps.fillable.pdf". In arena. */
const char *kf_release_path(struct kf_arena *arena, const struct kf_release_module *module,
                            const struct kf_file *file);

#endif
