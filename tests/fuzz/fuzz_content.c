/* Content streams: markers turned into runs. The first byte says how many runs, the next ones what each is. */

#include "fuzz/fuzz.h"

#include "finish/finish_internal.h"

const int kf_fuzz_tries = 80000;

enum { MOST_RUNS = 16 };

static void check_tokens(const char *content, size_t length)
{
    struct kf_token token = {.kind = KF_TOKEN_NAME};

    while (token.kind != KF_TOKEN_END && token.kind != KF_TOKEN_BROKEN) {
        size_t before = token.end;

        token = kf_content_next(content, length, token.end);
        kf_fuzz_require(token.begin >= before && token.begin <= token.end && token.end <= length, "tokens go on");
    }
}

static struct kf_page_runs runs_of(struct kf_arena *arena, const uint8_t *kinds, int count)
{
    static const struct kf_tag tag = {.role = KF_ROLE_P};
    struct kf_element *element = kf_element_new(arena, NULL, &tag);
    struct kf_page_runs runs = {.items = KF_NEW_ARRAY(arena, count, struct kf_drawn), .count = count};

    for (int i = 0; i < count; i++) {
        enum kf_artifact artifact = (enum kf_artifact)(kinds[i] % KF_ARTIFACT_COUNT);

        runs.items[i].artifact = artifact;
        runs.items[i].element = artifact == KF_ARTIFACT_NONE ? element : NULL;
    }
    return runs;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    int count = length > 0 ? bytes[0] % MOST_RUNS : 0;

    if (length < (size_t)count + 1) {
        return 0;
    }
    struct kf_run *run = kf_fuzz_begin();
    struct kf_page_runs runs = runs_of(run->arena, bytes + 1, count);
    const char *content = kf_fuzz_text(run, bytes + 1 + count, length - 1 - (size_t)count);
    GString *out = g_string_new(NULL);

    length -= 1 + (size_t)count;
    check_tokens(content, length);
    (void)kf_content_stamp(run->arena, content, length);
    (void)kf_content_rewrite(run->arena, content, length, "/x6", &runs, out);
    g_string_free(out, TRUE);
    kf_fuzz_end(run);
    return 0;
}
