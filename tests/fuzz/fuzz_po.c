/* PO files: what is written is read as the same again. */

#include "fuzz/fuzz.h"

#include <string.h>

#include "compose/catalogue.h"
#include "compose/po_merge.h"

const int kf_fuzz_tries = 20000;

static void check_written(struct kf_run *run, const struct kf_po *po)
{
    char *text = kf_po_text(po);
    struct kf_po *again = kf_po_read_text(run, "written.po", text, strlen(text));
    char *twice = again != NULL ? kf_po_text(again) : NULL;

    kf_fuzz_require(again != NULL && strcmp(text, twice) == 0, "a PO file that was written is read as the same");
    g_free(twice);
    g_free(text);
}

static void merge(struct kf_run *run, const struct kf_po *po)
{
    struct kf_po_changes changes;
    struct kf_po *template = kf_po_new(run->arena, "Language: ar\n");

    (void)kf_po_add(run->arena, template, "talks/title", "Talks");
    (void)kf_po_add(run->arena, template, "talks/first/title", "Hello");
    check_written(run, kf_po_merge(run->arena, template, po, "ar", &changes));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct kf_run *run = kf_fuzz_begin();
    const char *text = kf_fuzz_text(run, bytes, length);
    const struct kf_po *po = kf_po_read_text(run, "ar.po", text, length);

    kf_fuzz_require((po == NULL) == (run->diags->errors > 0), "a PO file is read or an error says why not");
    if (po != NULL) {
        check_written(run, po);
        merge(run, po);
        (void)kf_catalogue_read_text(run, "ar.po", text, length);
    }
    kf_fuzz_end(run);
    return 0;
}
