/* Overlay, lock file, translation and a shared piece, composed over a small module: parts between lines of `%%`. */

#include "fuzz/fuzz.h"

#include <stdlib.h>

#include "blocks/build.h"
#include "compose/catalogue.h"
#include "compose/compose.h"
#include "model/module.h"
#include "schema/bind.h"
#include "yaml/read.h"

const int kf_fuzz_tries = 1200;

static const char module[] =
    "kinfold: 1\nid: talks\nnumber: 2\ntitle: Talks with {{worker}}\nversion: \"1.0\"\ndate: 2026-11-21\n"
    "language: en-US\nlicence: CC-BY-4.0\naudience: [family, couple]\n"
    "identity: {mark: bubble, ribbon: double, accent: \"#601D44\", tint: \"#F4EFF2\"}\n"
    "aim: Talk.\nmain-message: One.\naction: Look.\n"
    "handouts:\n"
    "  - id: first\n    title: Hello\n    core: true\n    blocks:\n"
    "      - starters:\n          - I felt ___\n          - {text: Two, for: [couple]}\n          - Three\n        id: s\n"
    "      - include: shared\n"
    "      - text: Stop when you are afraid.\n        id: exit\n        safety: true\n"
    "      - text: My client said so.\n        for: [family]\n"
    "  - id: second\n    title: Again\n    blocks:\n      - text: \"Call {{worker}}.\"\n";
static const char piece[] = "kinfold: 1\nid: shared\nblocks:\n  - text: A shared text.\n    id: shared-text\n";

static const struct kf_node *read_part(struct kf_run *run, const char *path, const uint8_t *bytes, size_t length, int part)
{
    const char *text = kf_fuzz_part(run, bytes, length, part, &length);

    return length > 0 ? kf_yaml_read_text(run, path, text, length) : NULL;
}

static const struct kf_catalogue *read_catalogue(struct kf_run *run, const uint8_t *bytes, size_t length, int part)
{
    const char *text = kf_fuzz_part(run, bytes, length, part, &length);

    return length > 0 ? kf_catalogue_read_text(run, "ar.po", text, length) : NULL;
}

/* Composing leaves what was read as it was, so it is read once; were something hung into it, the next call would find it freed. */
static struct kf_run *kept;
static const struct kf_node *module_nodes, *piece_nodes;

static void free_kept(void)
{
    kf_arena_free(kept->arena);
}

static void set_up(void)
{
    kept = kf_fuzz_begin();
    (void)atexit(free_kept);
    module_nodes = kf_yaml_read_text(kept, "module.yaml", module, sizeof module - 1);
    piece_nodes = kf_yaml_read_text(kept, "shared.yaml", piece, sizeof piece - 1);
    kf_fuzz_require(module_nodes != NULL && piece_nodes != NULL, "the module and the piece are good");
}

static void compose(struct kf_run *run, const uint8_t *bytes, size_t length)
{
    const struct kf_overlay_file overlay = {
        .layer = "fuzz",
        .path = "overlay.yaml",
        .root = read_part(run, "overlay.yaml", bytes, length, 0),
        .lock_root = read_part(run, "overlay.lock.yaml", bytes, length, 1),
        .lock_path = "overlay.lock.yaml",
    };
    const struct kf_catalogue *catalogue = read_catalogue(run, bytes, length, 2);
    const struct kf_node *more = read_part(run, "piece.yaml", bytes, length, 3);
    const struct kf_node *pieces[] = {piece_nodes, more};
    const struct kf_word_swap swap = {.from = "client", .to = "guest"};
    const struct kf_name names[] = {{.name = "worker", .value = "Ana"}, {.name = "crisis-line", .value = "988", .safety = true}};
    struct kf_compose_input input = {
        .module = module_nodes,
        .record = &kf_module_record,
        .shapes = kf_block_shapes(),
        .id = "talks",
        .pieces = pieces,
        .piece_count = more != NULL ? 2 : 1,
        .piece_record = &kf_piece_record,
        .overlays = &overlay,
        .overlay_count = overlay.root != NULL,
        .catalogues = &catalogue,
        .catalogue_count = catalogue != NULL,
        .language = catalogue != NULL ? "ar" : "en-US",
        .swaps = &swap,
        .swap_count = 1,
        .names = names,
        .name_count = G_N_ELEMENTS(names),
    };
    struct kf_composed composed = {0};
    int errors = run->diags->errors;
    bool good = kf_compose(run, &input, &composed);

    kf_fuzz_require(good || run->diags->errors > errors, "a module is composed or an error says why not");
    if (composed.root != NULL) {
        g_free(kf_node_dump(composed.root, /* provenance */ true));
        (void)kf_bind(run, kf_block_shapes(), &kf_module_record, composed.root, "talks");
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct kf_run *run;

    if (kept == NULL) {
        set_up();
    }
    run = kf_fuzz_begin();
    compose(run, bytes, length);
    kf_fuzz_end(run);
    return 0;
}
