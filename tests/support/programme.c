#include "support/programme.h"

static const char module_text[] =
    "kinfold: 1\n"
    "id: talks\n"
    "number: 2\n"
    "title: Talks\n"
    "version: \"1.0\"\n"
    "date: 2026-11-21\n"
    "language: en-US\n"
    "audience: [family, couple]\n"
    "identity: {mark: bubble, ribbon: double, accent: \"#601D44\", tint: \"#F4EFF2\"}\n"
    "handouts:\n"
    "  - id: first\n"
    "    title: First\n"
    "    blocks:\n"
    "      - text: Call {{worker}}.\n"
    "        id: call\n"
    "session:\n"
    "  lengths: [45, 90]\n"
    "  led-by: counsellor\n"
    "  goals: [Name it]\n"
    "  screen: [I asked each person alone.]\n"
    "  not-for: [Two people with fear between them.]\n"
    "  activities:\n"
    "    - id: arrive\n"
    "      title: Arrive\n"
    "      minutes: {45: 45, 90: 90}\n"
    "      led-by: counsellor\n"
    "      steps:\n"
    "        - {id: limits, say: \"I must tell {{reporting-body}}.\", minutes: {45: 45, 90: 90}}\n"
    "      uses: [first]\n";

static const char default_text[] = "kinfold: 1\nprogram: Your Organization\nregion: US\nlanguage: en-US\n"
                                   "names: {worker: a worker you trust, reporting-body: blank}\n";

static const char helplines_text[] =
    "kinfold: 1\n"
    "region: US\n"
    "footer: \"Call {{crisis-line}}.\"\n"
    "print: [crisis-line]\n"
    "lines:\n"
    "  - {id: crisis-line, label: Crisis, number: \"988\", hours: 24 hours, verified: true, verified-on: 2026-10-01}\n";

struct kf_run *kf_test_talks(void)
{
    return kf_test_mini_kit(default_text, helplines_text, module_text);
}

void kf_test_programme(struct kf_run *run, const char *folder, const char *lines)
{
    kf_test_file(run, kf_arena_format(run->arena, "%s/community.yaml", folder),
                 kf_arena_format(run->arena, "kinfold: 1\n%s", lines));
}

void kf_test_overlay(struct kf_run *run, const char *folder, const char *changes)
{
    kf_test_file(run, kf_arena_format(run->arena, "%s/overlays/talks.yaml", folder),
                 kf_arena_format(run->arena, "overlay-of: talks\nchanges:\n%s", changes));
}

const struct kf_kit *kf_test_open(struct kf_run *run, const char *community)
{
    return kf_kit_open(run, &kf_test_shapes, community);
}

const struct kf_content *kf_test_load(struct kf_run *run, const char *community, struct kf_edition edition)
{
    const struct kf_kit *kit = kf_test_open(run, community);

    return kit != NULL ? kf_content_load(run, kit, "talks", &edition) : NULL;
}

const char *kf_test_first_words(const struct kf_content *content)
{
    const struct kf_handout *handout = content->module->handouts.items[0];
    const struct kf_test_words *block = handout->blocks.items[0]->data;

    return block->text.text;
}
