/* Cairo asks for smoothed images; PDF/A-2 forbids it (6.2.8). */

#include "finish/finish_internal.h"

void kf_finish_image(struct kf_pdf *pdf, int image)
{
    int mask = kf_reference(kf_entry(kf_object(&pdf->objects, image), "/SMask"));

    kf_pdf_drop(pdf, image, "/Interpolate");
    if (mask > 0) {
        kf_pdf_drop(pdf, mask, "/Interpolate");
    }
}
