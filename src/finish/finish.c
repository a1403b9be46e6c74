/* Reads Cairo's file, runs the steps, writes the finished one. */

#include "finish/finish.h"

#include "finish/finish_internal.h"

#include <string.h>

static void clean_up_qpdf(void *data)
{
    qpdf_data qpdf = data;

    qpdf_cleanup(&qpdf);
}

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

/* Cairo names the stamp in a page's resources once a painting, and libqpdf warns of each: those say nothing of what we
 * write. */
static void drain_warnings(struct kf_pdf *pdf)
{
    while (qpdf_more_warnings(pdf->qpdf)) {
        qpdf_next_warning(pdf->qpdf);
    }
}

static bool no_warnings(struct kf_pdf *pdf)
{
    if (!qpdf_more_warnings(pdf->qpdf)) {
        return true;
    }
    return kf_pdf_fail(pdf, "libqpdf warns: %s", qpdf_get_error_full_text(pdf->qpdf, qpdf_next_warning(pdf->qpdf)));
}

/* Cairo's boxes begin at 0. Its decimals are finer than our unit, so the length is the one it was given. */
static kf_len height_of(struct kf_pdf *pdf, qpdf_oh page)
{
    qpdf_oh box = qpdf_oh_get_key(pdf->qpdf, page, "/MediaBox");
    qpdf_oh top = qpdf_oh_get_array_item(pdf->qpdf, box, 3);
    double points = qpdf_oh_get_numeric_value(pdf->qpdf, top);

    qpdf_oh_release(pdf->qpdf, top);
    qpdf_oh_release(pdf->qpdf, box);
    return kf_pt(points);
}

static bool take_pages(struct kf_pdf *pdf)
{
    int count = qpdf_get_num_pages(pdf->qpdf);

    if (!kf_pdf_sound(pdf, "reading the pages")) {
        return false;
    }
    pdf->page_count = count;
    pdf->pages = KF_NEW_ARRAY(pdf->arena, count, qpdf_oh);
    pdf->heights = KF_NEW_ARRAY(pdf->arena, count, kf_len);
    for (int page = 0; page < count; page++) {
        pdf->pages[page] = qpdf_get_page_n(pdf->qpdf, (size_t)page);
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
    pdf->qpdf = qpdf_init();
    kf_arena_defer(pdf->arena, clean_up_qpdf, pdf->qpdf);
    qpdf_set_suppress_warnings(pdf->qpdf, QPDF_TRUE);
    qpdf_silence_errors(pdf->qpdf);
    qpdf_read_memory(pdf->qpdf, name, (const char *)pdf->input->pdf, pdf->input->length, NULL);
    if (!kf_pdf_sound(pdf, "reading what was written")) {
        return false;
    }
    pdf->root = qpdf_get_root(pdf->qpdf);
    return take_pages(pdf);
}

static bool read_pdf(struct kf_pdf *pdf)
{
    if (!kf_pdf_open(pdf, "Cairo's file") || !count_pages(pdf)) {
        return false;
    }
    drain_warnings(pdf);
    return true;
}

static bool run_steps(struct kf_pdf *pdf)
{
    if (!kf_finish_content(pdf) || !kf_finish_annotations(pdf) || !kf_finish_fields(pdf) ||
        !kf_finish_structure_tree(pdf)) {
        return false;
    }
    kf_finish_metadata(pdf);
    kf_finish_output_intent(pdf);
    kf_finish_bookmarks(pdf);
    kf_finish_page_labels(pdf);
    kf_finish_resources(pdf);
    drain_warnings(pdf);
    return kf_pdf_sound(pdf, "finishing the file");
}

/* Streams that are deflated already, ours and Cairo's, are written as they are: that is libqpdf's default. */
bool kf_pdf_write(struct kf_pdf *pdf)
{
    qpdf_data qpdf = pdf->qpdf;

    qpdf_init_write_memory(qpdf);
    qpdf_set_deterministic_ID(qpdf, QPDF_TRUE);
    qpdf_set_object_stream_mode(qpdf, qpdf_o_generate);
    qpdf_force_pdf_version(qpdf, "1.7");
    qpdf_set_newline_before_endstream(qpdf, QPDF_TRUE);
    qpdf_write(qpdf);
    if (!kf_pdf_sound(pdf, "writing the file") || !no_warnings(pdf)) {
        return false;
    }
    pdf->result.length = qpdf_get_buffer_length(qpdf);
    pdf->result.pdf = kf_arena_copy(pdf->run->arena, qpdf_get_buffer(qpdf), pdf->result.length);
    return true;
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
    struct kf_arena *arena = kf_arena_new();
    struct kf_pdf pdf = {
        .run = run,
        .input = input,
        .arena = arena,
        .elements = new_table(arena),
        .annotations = new_table(arena),
        .targets = g_hash_table_new(g_str_hash, g_str_equal),
    };
    kf_arena_defer(arena, destroy_table, pdf.targets);
    bool finished = check_input(&pdf) && read_pdf(&pdf) && run_steps(&pdf) && kf_pdf_write(&pdf);

    if (finished) {
        *ret_finished = pdf.result;
    }
    kf_arena_free(arena);
    return finished;
}
