/* Nodes to structs, by the rows of a module. */

#include "fuzz/fuzz.h"

#include "blocks/build.h"
#include "model/module.h"
#include "schema/bind.h"
#include "yaml/read.h"

const int kf_fuzz_tries = 2500;

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct kf_run *run = kf_fuzz_begin();
    const struct kf_node *root = kf_yaml_read_text(run, "module.yaml", kf_fuzz_text(run, bytes, length), length);
    int errors = run->diags->errors;

    if (root != NULL) {
        const void *module = kf_bind(run, kf_block_shapes(), &kf_module_record, root, "fuzz");

        kf_fuzz_require((module == NULL) == (run->diags->errors > errors), "a module is bound or an error says why not");
        if (module != NULL) {
            g_free(kf_bound_dump(kf_block_shapes(), &kf_module_record, module));
        }
    }
    kf_fuzz_end(run);
    return 0;
}
