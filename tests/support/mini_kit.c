#include "support/mini_kit.h"

static const struct kf_field words_fields[] = {
    KF_TEXT_ROW(struct kf_test_words, text, "text", .help = "Words.", .flags = KF_PROSE | KF_REQUIRED),
    KF_END,
};

static const struct kf_block_type words_type = {
    .name = "text",
    .record = {.name = "text",
               .summary = "Words.",
               .size = sizeof(struct kf_test_words),
               .fields = words_fields,
               .node_offset = offsetof(struct kf_test_words, node),
               .address_offset = KF_NOWHERE,
               .shorthand = "text"},
};

static const struct kf_block_shape shape_items[] = {{"text", &words_type.record, &words_type, NULL, NULL}};
const struct kf_shapes kf_test_shapes = {shape_items, 1, &kf_block_common_record};

/* The kit's own words files, so that the list of ids in vocabulary.c and the files are compared by every test here. */
static const char *real_file(struct kf_run *run, const char *path)
{
    const char *root = g_getenv("KF_SOURCE_DIR");
    const char *error = NULL;
    size_t length = 0;
    const char *text = kf_world_machine.read_file(kf_world_machine.data, run->arena,
                                                  kf_arena_format(run->arena, "%s/%s", root != NULL ? root : ".", path),
                                                  /* limit */ 1 << 20, &length, &error);

    assert_non_null(text);
    return text;
}

struct kf_run *kf_test_mini_kit(const char *community, const char *helplines, const char *module)
{
    struct kf_run *run = kf_test_run_new();

    run->data_dir = "kit";
    kf_test_file(run, "kit/modules/words/en-US.yaml", real_file(run, "modules/words/en-US.yaml"));
    kf_test_file(run, "kit/modules/words/ar.yaml", real_file(run, "modules/words/ar.yaml"));
    kf_test_file(run, "kit/modules/communities/default/community.yaml", community);
    kf_test_file(run, "kit/modules/helplines/US.yaml", helplines);
    kf_test_file(run, "kit/modules/talks/module.yaml", module);
    return run;
}
