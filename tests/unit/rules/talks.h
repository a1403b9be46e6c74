#ifndef KF_TESTS_TALKS_H
#define KF_TESTS_TALKS_H

/* What tests of rules share: a module in which no rule finds anything, and a way to change one text of it. */

#include "support/mini_kit.h"

#include <string.h>

#include "model/edition.h"
#include "rules/rule.h"

static const char talks_text[] =
    "kinfold: 1\n"
    "id: talks\n"
    "number: 2\n"
    "title: Talks\n"
    "version: \"1.0\"\n"
    "date: 2026-11-21\n"
    "language: en-US\n"
    "audience: [family]\n"
    "identity: {mark: bubble, ribbon: double, accent: \"#601D44\", tint: \"#F4EFF2\"}\n"
    "handouts:\n"
    "  - id: first\n"
    "    title: First\n"
    "    reading-grade: 6\n"
    "    blocks:\n"
    "      - text: We can talk when we both feel calm.\n"
    "        id: call\n"
    "      - text: This week I ask ___ on (day) ___\n"
    "        id: step\n"
    "      - text: Once is a good start.\n"
    "        id: end\n"
    "    lead: A calm talk can wait.\n"
    "session:\n"
    "  lengths: [45]\n"
    "  led-by: counsellor\n"
    "  goals: [Name it]\n"
    "  screen: [I asked each person alone.]\n"
    "  not-for: [Two people with fear between them.]\n"
    "  background:\n"
    "    - {id: repair, claim: It helps., strength: early, sources: [somebody-2020]}\n"
    "  prepare:\n"
    "    - {id: day, when: On the day, do: [Print the pages.]}\n"
    "  activities:\n"
    "    - id: arrive\n"
    "      title: Arrive\n"
    "      part: opening\n"
    "      core: true\n"
    "      safety: true\n"
    "      minutes: {45: 40}\n"
    "      led-by: counsellor\n"
    "      steps:\n"
    "        - {id: limits, say: 'I must tell {{reporting-body}}.', minutes: {45: 40}}\n"
    "      uses: [first]\n"
    "    - {id: close, title: Close, part: closing, core: true, minutes: {45: 5}, led-by: peer}\n"
    "facilitator-pages:\n"
    "  - {id: safety-page, title: Safety, blocks: [{text: Stay calm., id: calm}]}\n"
    "  - {id: private-screening, title: Alone, blocks: [{text: Ask alone., id: alone}]}\n"
    "references:\n"
    "  somebody-2020: {authors: Somebody, year: 2020}\n";

static const char talks_community_text[] = "kinfold: 1\nprogram: P\nregion: US\nnames: {reporting-body: blank}\n";

static const char talks_helplines_text[] =
    "kinfold: 1\nregion: US\nfooter: Call.\nprint: [crisis-line]\nlines:\n"
    "  - {id: crisis-line, label: C, number: \"988\", hours: all, verified: true, verified-on: 2026-12-31}\n";

/* Loads the kit's module with one text put in place of another. */
static inline struct kf_run *loaded(const char *old_text, const char *new_text, const struct kf_content **ret_content)
{
    static const struct kf_edition edition = {.variant = KF_STANDARD};
    const char *at = strstr(talks_text, old_text);
    const struct kf_kit *kit;
    struct kf_run *run;
    char *module;

    assert_non_null(at);
    module = g_strdup_printf("%.*s%s%s", (int)(at - talks_text), talks_text, new_text, at + strlen(old_text));
    run = kf_test_mini_kit(talks_community_text, talks_helplines_text, module);
    g_free(module);
    kit = kf_kit_open(run, &kf_test_shapes, NULL);
    *ret_content = kit != NULL ? kf_content_load(run, kit, "talks", &edition) : NULL;
    kf_assert_clean(run);
    return run;
}

/* The same, and checks it. */
static inline struct kf_run *checked(const char *old_text, const char *new_text)
{
    const struct kf_content *content;
    struct kf_run *run = loaded(old_text, new_text, &content);

    kf_rules_check(run, content);
    return run;
}

/* Of this kind: what else a page lacks when a test writes a short one is for other tests. */
static inline int findings_of(const struct kf_run *run, enum kf_code code)
{
    int count = 0;

    for (int i = 0; i < run->diags->count; i++) {
        count += run->diags->items[i]->code == code;
    }
    return count;
}

static inline void assert_finds(const char *old_text, const char *new_text, enum kf_code code, const char *message,
                         const char *hint)
{
    struct kf_run *run = checked(old_text, new_text);
    const struct kf_diag *diag = kf_test_find(run, code);

    kf_assert_has(diag->message, message);
    kf_assert_has(diag->hint, hint);
    assert_int_equal(findings_of(run, code), 1);
    kf_test_run_free(run);
}

#endif
