/* Cairo asks for smoothed images; PDF/A-2 forbids it (6.2.8). */

#include "finish/finish_internal.h"

void kf_finish_image(struct kf_pdf *pdf, qpdf_oh image)
{
    qpdf_data qpdf = pdf->qpdf;
    qpdf_oh mask = qpdf_oh_get_key(qpdf, image, "/SMask");

    qpdf_oh_remove_key(qpdf, image, "/Interpolate");
    if (qpdf_oh_is_stream(qpdf, mask)) {
        qpdf_oh dictionary = qpdf_oh_get_dict(qpdf, mask);
        qpdf_oh_remove_key(qpdf, dictionary, "/Interpolate");
        qpdf_oh_release(qpdf, dictionary);
    }
    qpdf_oh_release(qpdf, mask);
}
