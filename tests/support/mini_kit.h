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

/* The texts of such a kit: a community without a name of its own, and a session of one activity, which uses the handout
 * "first". A module is its head with `handouts:` and these. */
#define KF_TEST_COMMUNITY                                                                       \
    "kinfold: 1\nprogram: Your Organization\nregion: US\nlanguage: en-US\n"                    \
    "names: {worker: a worker you trust, reporting-body: blank}\n"
#define KF_TEST_MODULE_HEAD                                                                     \
    "kinfold: 1\n"                                                                              \
    "id: talks\n"                                                                               \
    "number: 2\n"                                                                               \
    "title: Talks\n"                                                                            \
    "version: \"1.0\"\n"                                                                        \
    "date: 2026-11-21\n"                                                                        \
    "language: en-US\n"                                                                         \
    "audience: [family, couple]\n"                                                              \
    "identity: {mark: bubble, ribbon: double, accent: \"#601D44\", tint: \"#F4EFF2\"}\n"
#define KF_TEST_SESSION                                                                         \
    "session:\n"                                                                                \
    "  lengths: [45, 90]\n"                                                                     \
    "  led-by: counsellor\n"                                                                    \
    "  goals: [Name it]\n"                                                                      \
    "  screen: [I asked each person alone.]\n"                                                  \
    "  not-for: [Two people with fear between them.]\n"                                         \
    "  activities:\n"                                                                           \
    "    - id: arrive\n"                                                                        \
    "      title: Arrive\n"                                                                     \
    "      minutes: {45: 45, 90: 90}\n"                                                         \
    "      led-by: counsellor\n"                                                                \
    "      steps:\n"                                                                            \
    "        - {id: limits, say: \"I must tell {{reporting-body}}.\", minutes: {45: 45, 90: 90}}\n" \
    "      uses: [first]\n"
#define KF_TEST_HELPLINES                                                                       \
    "kinfold: 1\n"                                                                              \
    "region: US\n"                                                                              \
    "footer: \"Call {{crisis-line}}.\"\n"                                                       \
    "print: [crisis-line]\n"                                                                    \
    "lines:\n"                                                                                  \
    "  - {id: crisis-line, label: Crisis, number: \"988\", hours: 24 hours, verified: true, verified-on: 2026-10-01}\n"

/* A run over the kit: the default community, its region's helplines (US) and the module as given, the words file the
 * kit's own. */
struct kf_run *kf_test_mini_kit(const char *community, const char *helplines, const char *module);

#endif
