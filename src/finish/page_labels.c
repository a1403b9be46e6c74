/* Page labels (ISO 32000-1, 12.4.2): what a reader shows and prints in a page's place. Numbers are those on the pages; a
 * prefix tells one file's pages from another's when they are put together. */

#include "finish/finish_internal.h"

void kf_finish_page_labels(struct kf_pdf *pdf)
{
    const char *prefix = pdf->input->page_prefix;

    if (prefix == NULL) {
        return;
    }
    qpdf_oh range = qpdf_oh_new_dictionary(pdf->qpdf), numbers = qpdf_oh_new_array(pdf->qpdf);
    qpdf_oh labels = qpdf_oh_new_dictionary(pdf->qpdf);
    kf_pdf_put_name(pdf, range, "/S", "/D");
    kf_pdf_put_text(pdf, range, "/P", prefix);
    kf_pdf_add(pdf, numbers, qpdf_oh_new_integer(pdf->qpdf, /* from the first page on */ 0));
    kf_pdf_add(pdf, numbers, range);
    kf_pdf_put(pdf, labels, "/Nums", numbers);
    kf_pdf_put(pdf, pdf->root, "/PageLabels", labels);
}
