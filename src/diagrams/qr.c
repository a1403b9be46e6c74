/* QR codes by libqrencode, drawn as rectangles. */
#include "diagrams/qr.h"

#include <qrencode.h>

#include "base/arena.h"

enum { VERSION_MOST = 6 /* 41 modules: at 19 mm each is .46 mm wide, as small as a copied page allows */ };

struct kf_qr {
    int modules;
    bool *dark; /* row by row */
};

const struct kf_qr *kf_qr_new(struct kf_arena *arena, const char *text)
{
    QRcode *code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
    struct kf_qr *qr = NULL;

    if (code && code->version <= VERSION_MOST) {
        qr = KF_NEW(arena, struct kf_qr);
        qr->modules = code->width;
        qr->dark = KF_NEW_ARRAY(arena, code->width * code->width, bool);
        for (int i = 0; i < code->width * code->width; i++) {
            qr->dark[i] = (code->data[i] & 1) != 0; /* the other bits say what part of the code it is */
        }
    }
    QRcode_free(code);
    return qr;
}

int kf_qr_modules(const struct kf_qr *qr)
{
    return qr->modules;
}

bool kf_qr_is_dark(const struct kf_qr *qr, int column, int row)
{
    return qr->dark[row * qr->modules + column];
}

/* One path for the whole code, edges shared, so that no hairline shows between modules. */
void kf_qr_draw(struct kf_canvas *canvas, const struct kf_qr *qr, kf_len size)
{
    int n = qr->modules;

    for (int row = 0; row < n; row++) {
        kf_len y = (kf_len)((int64_t)size * row / n), foot = (kf_len)((int64_t)size * (row + 1) / n);
        for (int column = 0; column < n; column++) {
            int end = column;
            while (end < n && kf_qr_is_dark(qr, end, row)) {
                end++;
            }
            if (end > column) {
                kf_len x = (kf_len)((int64_t)size * column / n), right = (kf_len)((int64_t)size * end / n);
                kf_canvas_rectangle(canvas, x, y, right - x, foot - y, 0);
                column = end;
            }
        }
    }
    kf_canvas_fill(canvas, KF_INK_BLACK);
}
