/* Bytes to nodes: whatever is read has its place in the file. */

#include "fuzz/fuzz.h"

#include <string.h>

#include "yaml/read.h"

const int kf_fuzz_tries = 8000;

enum { LETTERS_LOOKED_AT = 40 };

static void check_span(const struct kf_span *span)
{
    kf_fuzz_require(span->source != NULL && span->offset <= span->source->length, "a node lies in its file");
    kf_fuzz_require(span->line > 0 && span->column > 0, "a node has a line and a column");
}

/* In a text without escapes a letter of the value is that letter in the file. */
static void check_letters(const struct kf_node *scalar)
{
    for (size_t i = 0; scalar->text[i] != '\0' && i < LETTERS_LOOKED_AT; i++) {
        struct kf_span span = kf_node_span_at(scalar, i, 1);

        check_span(&span);
        if (scalar->style != KF_DOUBLE_QUOTED && g_ascii_isalnum(scalar->text[i])) {
            kf_fuzz_require(span.source->text[span.offset] == scalar->text[i], "a letter is found in the file");
        }
    }
}

static void check(const struct kf_node *node)
{
    check_span(&node->span);
    if (node->kind == KF_SCALAR && node->text != NULL) {
        check_letters(node);
    }
    for (int i = 0; i < node->count; i++) {
        if (node->kind == KF_MAPPING) {
            check(node->pairs[i].key);
            check(node->pairs[i].value);
        } else {
            check(node->items[i]);
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct kf_run *run = kf_fuzz_begin();
    const struct kf_node *root = kf_yaml_read_text(run, "module.yaml", kf_fuzz_text(run, bytes, length), length);

    kf_fuzz_require((root == NULL) == (run->diags->errors > 0), "a file is read or an error says why not");
    if (root != NULL) {
        check(root);
        g_free(kf_node_dump(root, /* provenance */ true));
    }
    kf_fuzz_end(run);
    return 0;
}
