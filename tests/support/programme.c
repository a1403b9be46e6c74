#include "support/programme.h"

static const char module_text[] = KF_TEST_MODULE_HEAD "handouts:\n"
                                                      "  - id: first\n"
                                                      "    title: First\n"
                                                      "    blocks:\n"
                                                      "      - text: Call {{worker}}.\n"
                                                      "        id: call\n" KF_TEST_SESSION;

struct kf_run *kf_test_talks(void)
{
    return kf_test_mini_kit(KF_TEST_COMMUNITY, KF_TEST_HELPLINES, module_text);
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
