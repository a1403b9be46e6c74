#ifndef KF_TESTS_MINI_KIT_H
#define KF_TESTS_MINI_KIT_H

/* A kit in memory, small enough to stand in a test: one module, "talks", with one block type. */

#include "support/support.h"

#include "model/block.h"

/* The block type: `text: words`. */
struct kf_test_words {
    const struct kf_node *node;
    struct kf_text text;
};

/* The shapes to open the kit with. */
extern const struct kf_shapes kf_test_shapes;

/* A run over the kit: the default community, its region's helplines (US) and the module as given, the words file the
 * kit's own. */
struct kf_run *kf_test_mini_kit(const char *community, const char *helplines, const char *module);

#endif
