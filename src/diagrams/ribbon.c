/* Ribbons of the twelve modules: patterns that differ in rhythm, not in tone, so that a bad copy keeps them apart. */
#include "diagrams/ribbon.h"

#define MIDDLE (KF_RIBBON_HEIGHT / 2)
#define THIN KF_MM(.35)

static void rule(struct kf_canvas *canvas, kf_len from, kf_len to, kf_len y, kf_len thick)
{
    kf_canvas_move(canvas, from, y);
    kf_canvas_line(canvas, to, y);
    kf_canvas_stroke(canvas, thick, KF_INK_ACCENT, KF_DASH_NONE);
}

/* Marks and gaps in turn, mm. */
static void dashes(struct kf_canvas *canvas, kf_len width, kf_len thick, const double *pattern, int count)
{
    int i = 0;

    for (kf_len x = 0; x < width; i++) {
        kf_len next = kf_len_min(width, x + kf_mm(pattern[i % count]));
        if (i % 2 == 0) {
            rule(canvas, x, next, MIDDLE, thick);
        }
        x = next;
    }
}

/* Where the nth of the signs begins that stand about `pitch` apart and end with the band. */
static kf_len nth(kf_len width, kf_len sign, int n, int count)
{
    return (kf_len)((gint64)(width - sign) * n / (count - 1));
}

static int count_of(kf_len width, kf_len sign, kf_len pitch)
{
    return MAX(2, (int)((width - sign + pitch / 2) / pitch) + 1);
}

static void dots(struct kf_canvas *canvas, kf_len width, kf_len radius)
{
    const kf_len sign = KF_MM(1.2);
    int count = count_of(width, sign, KF_MM(3.04));

    for (int i = 0; i < count; i++) {
        kf_canvas_circle(canvas, nth(width, sign, i, count) + sign / 2, MIDDLE, radius);
    }
    kf_canvas_fill(canvas, KF_INK_ACCENT);
}

static void rings(struct kf_canvas *canvas, kf_len width)
{
    const kf_len sign = KF_MM(1.8);
    int count = count_of(width, sign, KF_MM(4.5));

    for (int i = 0; i < count; i++) {
        kf_canvas_circle(canvas, nth(width, sign, i, count) + sign / 2, MIDDLE, KF_MM(.7));
    }
    kf_canvas_stroke(canvas, THIN, KF_INK_ACCENT, KF_DASH_NONE);
}

static void squares(struct kf_canvas *canvas, kf_len width, bool filled)
{
    const kf_len side = KF_MM(1.4), sign = side + THIN;
    int count = count_of(width, sign, KF_MM(4));

    for (int i = 0; i < count; i++) {
        kf_canvas_rectangle(canvas, nth(width, sign, i, count) + THIN / 2, MIDDLE - side / 2, side, side, 0);
    }
    if (filled) {
        kf_canvas_fill(canvas, KF_INK_ACCENT);
    } else {
        kf_canvas_stroke(canvas, THIN, KF_INK_ACCENT, KF_DASH_NONE);
    }
}

/* Short strokes over the whole height, `lean` to the right at their upper end. */
static void strokes(struct kf_canvas *canvas, kf_len width, kf_len pitch, kf_len lean, kf_len thick)
{
    const kf_len sign = lean + thick;
    int count = count_of(width, sign, pitch);

    for (int i = 0; i < count; i++) {
        kf_len x = nth(width, sign, i, count) + thick / 2;
        kf_canvas_move(canvas, x, KF_RIBBON_HEIGHT - KF_MM(.1));
        kf_canvas_line(canvas, x + lean, KF_MM(.1));
    }
    kf_canvas_stroke(canvas, thick, KF_INK_ACCENT, KF_DASH_NONE);
}

/* Half waves of about 4 mm, each one curve whose control points stand at 0.3642 of its length, as for a sine. */
static void wave(struct kf_canvas *canvas, kf_len width, kf_len thick)
{
    const kf_len high = KF_MM(1.1);
    int count = MAX(1, (int)(width / KF_MM(4)));

    kf_canvas_move(canvas, 0, MIDDLE);
    for (int i = 0; i < count; i++) {
        kf_len y = i % 2 == 0 ? MIDDLE - high : MIDDLE + high, x = nth(width, 0, i, count + 1),
               end = nth(width, 0, i + 1, count + 1), near = KF_ROUND((end - x) * .3642);
        kf_canvas_curve(canvas, x + near, y, end - near, y, end, MIDDLE);
    }
    kf_canvas_stroke(canvas, thick, KF_INK_ACCENT, KF_DASH_NONE);
}

void kf_ribbon_draw(struct kf_canvas *canvas, enum kf_ribbon ribbon, kf_len width)
{
    static const double dash[] = {7.5, 1.5}, dash_dot[] = {12, 1.5, 1.5, 1.5};
    bool saver = canvas->theme->variant == KF_INK_SAVER;
    kf_len full = saver ? THIN : KF_MM(1), half = saver ? THIN : KF_MM(.5);

    switch (ribbon) {
    case KF_RIBBON_SOLID:
        rule(canvas, 0, width, MIDDLE, full);
        break;
    case KF_RIBBON_DOUBLE:
        rule(canvas, 0, width, KF_MM(.5), half);
        rule(canvas, 0, width, KF_MM(1.5), half);
        break;
    case KF_RIBBON_DASH:
        dashes(canvas, width, full, dash, G_N_ELEMENTS(dash));
        break;
    case KF_RIBBON_DOTS:
        dots(canvas, width, saver ? THIN : KF_MM(.6));
        break;
    case KF_RIBBON_DASH_DOT:
        dashes(canvas, width, full, dash_dot, G_N_ELEMENTS(dash_dot));
        break;
    case KF_RIBBON_THIN_THICK:
        rule(canvas, 0, width, KF_MM(.3), THIN);
        rule(canvas, 0, width, KF_MM(1.4), full);
        break;
    case KF_RIBBON_TRIPLE:
        for (int i = 0; i < 3; i++) {
            rule(canvas, 0, width, KF_MM(.2) + i * KF_MM(.8), THIN);
        }
        break;
    case KF_RIBBON_WAVE:
        wave(canvas, width, half);
        break;
    case KF_RIBBON_RINGS:
        rings(canvas, width);
        break;
    case KF_RIBBON_SQUARES:
        squares(canvas, width, !saver);
        break;
    case KF_RIBBON_SLANT:
        strokes(canvas, width, KF_MM(3), KF_MM(1.6), half);
        break;
    case KF_RIBBON_THICK_THIN:
        rule(canvas, 0, width, KF_MM(.6), full);
        rule(canvas, 0, width, KF_MM(1.7), THIN);
        break;
    case KF_RIBBON_RAYS:
        strokes(canvas, width, KF_MM(2), 0, half);
        break;
    case KF_RIBBON_COUNT:
        break;
    }
}
