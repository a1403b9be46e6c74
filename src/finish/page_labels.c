/* Page labels (ISO 32000-1, 12.4.2): what a reader shows and prints in a page's place. Numbers are those on the pages; a
 * prefix tells the pages of one part from those of another. */

#include "finish/finish_internal.h"

static qpdf_oh new_range(struct kf_pdf *pdf, const struct kf_page_labels *labels)
{
    qpdf_oh range = qpdf_oh_new_dictionary(pdf->qpdf);

    kf_pdf_put_name(pdf, range, "/S", labels->style == KF_LABEL_ROMAN ? "/r" : "/D");
    kf_pdf_put_text(pdf, range, "/P", labels->prefix);
    if (labels->start > 1) {
        kf_pdf_put(pdf, range, "/St", qpdf_oh_new_integer(pdf->qpdf, labels->start));
    }
    return range;
}

void kf_finish_page_labels(struct kf_pdf *pdf)
{
    const struct kf_finish_input *input = pdf->input;

    if (input->label_count == 0) {
        return;
    }
    qpdf_oh numbers = qpdf_oh_new_array(pdf->qpdf), labels = qpdf_oh_new_dictionary(pdf->qpdf);
    for (int i = 0; i < input->label_count; i++) {
        kf_pdf_add(pdf, numbers, qpdf_oh_new_integer(pdf->qpdf, input->labels[i].first));
        kf_pdf_add(pdf, numbers, new_range(pdf, &input->labels[i]));
    }
    kf_pdf_put(pdf, labels, "/Nums", numbers);
    kf_pdf_put(pdf, pdf->root, "/PageLabels", labels);
}
