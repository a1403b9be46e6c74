/* A module from its bytes to pages: all that happens before paint. */

#include "fuzz/fuzz.h"

#include "blocks/build.h"
#include "editions/document.h"
#include "layout/fonts.h"

const int kf_fuzz_tries = 150;

#define PATH "/fuzz/module.yaml"

/* The fonts and the kit are the same in every call. */
static struct kf_arena *kept;
static PangoContext *context;
static const struct kf_kit *kit;

static void free_kept(void)
{
    kf_arena_free(kept);
}

static void set_up(void)
{
    struct kf_run *run = kf_fuzz_begin(), *machine;

    (void)atexit(free_kept);
    kept = run->arena;
    machine = kf_arena_copy(kept, run, sizeof *run);
    machine->world = &kf_world_machine;
    kf_fonts_isolate_process();
    context = kf_fonts_context(machine, kept, kf_fuzz_tree_path("fonts"));
    kf_fuzz_world(run, PATH, NULL, 0);
    kit = kf_kit_open(run, kf_block_shapes(), NULL);
    kf_fuzz_require(context != NULL && kit != NULL, "the kit's own files are good");
}

/* The length of the input says for whom: a fuzzer finds the other forms by itself. */
static struct kf_edition edition_of(size_t length)
{
    return (struct kf_edition){
        .variant = (enum kf_variant)(length % KF_VARIANT_COUNT),
        .paper = (enum kf_paper)(length / KF_VARIANT_COUNT % KF_PAPER_COUNT),
        .fillable = length / (KF_VARIANT_COUNT * KF_PAPER_COUNT) % 2 != 0,
    };
}

/* What finish would call a mistake of ours. */
static void check_marks(const struct kf_documents *documents)
{
    for (int i = 0; i < documents->count; i++) {
        const struct kf_marks *marks = &documents->items[i]->pages.marks;

        for (int k = 0; k < marks->count; k++) {
            const struct kf_mark *mark = marks->items[k];

            kf_fuzz_require(mark->kind == KF_MARK_ITEM || (mark->label != NULL && *mark->label != '\0'),
                            "a field or link has words to be heard");
            kf_fuzz_require(mark->page >= 0 && mark->page < documents->items[i]->pages.count, "a mark is on a page");
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    const struct kf_edition edition = edition_of(length);
    struct kf_run *run;

    if (kept == NULL) {
        set_up();
    }
    run = kf_fuzz_begin();
    kf_fuzz_world(run, PATH, bytes, length);
    const struct kf_content *content = kf_content_load(run, kit, PATH, &edition);

    kf_fuzz_require(content != NULL || run->diags->errors > 0, "a module is loaded or an error says why not");
    if (content != NULL) {
        int errors = run->diags->errors;
        const struct kf_documents *documents = kf_documents_layout(run, context, content, KF_MAKE_ALL, NULL, false);

        kf_fuzz_require(documents != NULL || run->diags->errors > errors, "a module is laid out or an error says why not");
        if (documents != NULL && run->diags->errors == errors) {
            check_marks(documents);
        }
    }
    kf_fuzz_end(run);
    return 0;
}
