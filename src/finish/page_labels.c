/* Page labels (ISO 32000-1, 12.4.2): what a reader shows and prints in a page's place. Numbers are those on the pages; a
 * prefix tells the pages of one part from those of another. */

#include "finish/finish_internal.h"

static void append_range(GString *out, const struct kf_page_labels *labels)
{
    kf_append_integer(out, labels->first);
    g_string_append(out, labels->style == KF_LABEL_ROMAN ? "<</S/r" : "<</S/D");
    kf_append_entry_text(out, "/P", labels->prefix);
    if (labels->start > 1) {
        g_string_append(out, "/St ");
        kf_append_integer(out, labels->start);
    }
    g_string_append(out, ">>");
}

void kf_finish_page_labels(struct kf_pdf *pdf)
{
    const struct kf_finish_input *input = pdf->input;
    GString *out = g_string_new("<</Nums[");

    for (int i = 0; i < input->label_count; i++) {
        append_range(out, &input->labels[i]);
    }
    g_string_append(out, "]>>");
    kf_pdf_put(pdf, pdf->root, "/PageLabels", input->label_count > 0 ? out->str : NULL);
    g_string_free(out, TRUE);
}
