/* Reads Cairo's file, runs the steps, writes the finished one. */

#include "finish/finish.h"

#include "finish/finish_internal.h"

#include <string.h>

static void destroy_table(void *data)
{
    g_hash_table_destroy(data);
}

static GHashTable *new_table(struct kf_arena *arena)
{
    GHashTable *table = g_hash_table_new(NULL, NULL);

    kf_arena_defer(arena, destroy_table, table);
    return table;
}

/* Cairo's boxes begin at 0. Its decimals are finer than our unit, so the length is the one it was given. */
static kf_len height_of(struct kf_pdf *pdf, int page)
{
    return kf_pt(kf_number(kf_item(kf_found(&pdf->objects, kf_object(&pdf->objects, page), "/MediaBox"), 3)));
}

static bool take_pages(struct kf_pdf *pdf)
{
    pdf->page_count = kf_objects_pages(&pdf->objects, pdf->arena, &pdf->pages);
    if (pdf->page_count < 0) {
        return kf_pdf_fail(pdf, "the tree of pages is broken");
    }
    pdf->heights = KF_NEW_ARRAY(pdf->arena, pdf->page_count, kf_len);
    pdf->shown = KF_NEW_ARRAY(pdf->arena, pdf->page_count, GString *);
    for (int page = 0; page < pdf->page_count; page++) {
        pdf->heights[page] = height_of(pdf, pdf->pages[page]);
    }
    return true;
}

static bool count_pages(struct kf_pdf *pdf)
{
    int runs = pdf->input->runs->count;

    return pdf->page_count == runs || kf_pdf_fail(pdf, "%d pages in the file, runs of %d", pdf->page_count, runs);
}

bool kf_pdf_open(struct kf_pdf *pdf, const char *name)
{
    pdf->objects.arena = pdf->arena;
    const char *wrong = kf_objects_read(&pdf->objects, pdf->input->pdf, pdf->input->length);

    if (wrong != NULL) {
        return kf_pdf_fail(pdf, "%s cannot be read: %s", name, wrong);
    }
    pdf->root = pdf->objects.root;
    return take_pages(pdf);
}

static bool run_steps(struct kf_pdf *pdf)
{
    if (!kf_finish_content(pdf) || !kf_finish_annotations(pdf) || !kf_finish_fields(pdf) ||
        !kf_finish_structure_tree(pdf)) {
        return false;
    }
    kf_finish_page_lists(pdf);
    kf_finish_metadata(pdf);
    kf_finish_output_intent(pdf);
    kf_finish_bookmarks(pdf);
    kf_finish_page_labels(pdf);
    kf_finish_resources(pdf);
    return true;
}

void kf_pdf_write(struct kf_pdf *pdf)
{
    pdf->result.pdf = kf_objects_write(&pdf->objects, pdf->run->arena, &pdf->result.length);
}

static bool check_input(struct kf_pdf *pdf)
{
    const struct kf_document_info *info = &pdf->input->info;

    if (info->title == NULL || info->title[0] == '\0') {
        return kf_pdf_fail(pdf, "the document has no title");
    }
    if (info->language == NULL || info->language[0] == '\0') {
        return kf_pdf_fail(pdf, "the document has no language");
    }
    if (pdf->input->root->tag->role != KF_ROLE_DOCUMENT) {
        return kf_pdf_fail(pdf, "the structure begins with \"%s\", not with Document",
                           kf_role_name(pdf->input->root->tag->role));
    }
    return true;
}

bool kf_finish(struct kf_run *run, const struct kf_finish_input *input, struct kf_finished *ret_finished)
{
    struct kf_arena *arena = kf_arena_new_beside(run->arena);
    struct kf_pdf pdf = {
        .run = run,
        .input = input,
        .arena = arena,
        .elements = new_table(arena),
        .annotations = new_table(arena),
        .targets = g_hash_table_new(g_str_hash, g_str_equal),
    };
    kf_arena_defer(arena, destroy_table, pdf.targets);
    bool finished = check_input(&pdf) && kf_pdf_open(&pdf, "Cairo's file") && count_pages(&pdf) && run_steps(&pdf);

    if (finished) {
        kf_pdf_write(&pdf);
        *ret_finished = pdf.result;
    }
    kf_arena_free(arena);
    return finished;
}
