#ifndef KF_DIAGRAMS_QR_H
#define KF_DIAGRAMS_QR_H

/* QR codes as vectors: black runs of modules, no picture. */

#include "layout/canvas.h"

struct kf_qr;

/* In arena; NULL when the text is too long for a code that a telephone reads from paper. */
const struct kf_qr *kf_qr_new(struct kf_arena *arena, const char *text);
int kf_qr_modules(const struct kf_qr *qr); /* along one side, without the quiet zone */
bool kf_qr_is_dark(const struct kf_qr *qr, int column, int row);
/* Fills a square of this size; the caller leaves the quiet zone, 4 modules on each side. */
void kf_qr_draw(struct kf_canvas *canvas, const struct kf_qr *qr, kf_len size);

#endif
