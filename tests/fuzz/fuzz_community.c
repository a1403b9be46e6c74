/* A programme's community.yaml, opened over the kit. */

#include "fuzz/fuzz.h"

#include "blocks/build.h"
#include "model/edition.h"

const int kf_fuzz_tries = 1200;

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct kf_run *run = kf_fuzz_begin();

    kf_fuzz_world(run, "/fuzz/programme/community.yaml", bytes, length);
    const struct kf_kit *kit = kf_kit_open(run, kf_block_shapes(), "/fuzz/programme");

    kf_fuzz_require(kit != NULL || run->diags->errors > 0, "a programme is opened or an error says why not");
    kf_fuzz_end(run);
    return 0;
}
