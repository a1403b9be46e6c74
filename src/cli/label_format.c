/* Sizes, margins and steps. Two sources agree on each but where the README says so: the makers' own templates, as the gLabels
 * project collected them, and the sum of labels, gaps and margins, which must be the sheet. */

#include "cli/label_format.h"

#include <string.h>

#define EDGE KF_MM(4.5)  /* of the sheet: cheap printers do not reach it */
#define INSET KF_MM(1.2) /* sheets are fed a little askew */
#define INCH(inches) KF_PT(72 * (inches))

const struct kf_label_format kf_label_formats[] = {
    {"30", "Avery 5160, 8160", KF_LETTER, 3, 10, INCH(2.625), INCH(1), INCH(.1875), INCH(.5), INCH(2.75), INCH(1)},
    {"20", "Avery 5161, 8161", KF_LETTER, 2, 10, INCH(4), INCH(1), INCH(.15625), INCH(.5), INCH(4.1875), INCH(1)},
    {"10", "Avery 5163, 8163", KF_LETTER, 2, 5, INCH(4), INCH(2), INCH(.15625), INCH(.5), INCH(4.1875), INCH(2)},
    {"full", "Avery 5165, 8165", KF_LETTER, 1, 1, INCH(8.5), INCH(11), 0, 0, INCH(8.5), INCH(11)},
    {"21", "Avery L7160", KF_A4, 3, 7, KF_MM(63.5), KF_MM(38.1), KF_MM(7.25), KF_MM(15.15), KF_MM(66), KF_MM(38.1)},
    {"24", "Avery Zweckform 3474", KF_A4, 3, 8, KF_MM(70), KF_MM(37), 0, KF_MM(.5), KF_MM(70), KF_MM(37)},
    {"14", "Avery L7163", KF_A4, 2, 7, KF_MM(99.1), KF_MM(38.1), KF_MM(4.65), KF_MM(15.15), KF_MM(101.6), KF_MM(38.1)},
    {"full", "Avery L7167", KF_A4, 1, 1, KF_MM(210), KF_MM(297), 0, 0, KF_MM(210), KF_MM(297)},
};

const int kf_label_format_count = G_N_ELEMENTS(kf_label_formats);

const struct kf_label_format *kf_label_format_find(const char *name, enum kf_paper paper)
{
    for (int i = 0; i < kf_label_format_count; i++) {
        if (kf_label_formats[i].paper == paper && strcmp(kf_label_formats[i].name, name) == 0) {
            return &kf_label_formats[i];
        }
    }
    return NULL;
}

bool kf_label_format_is_full(const struct kf_label_format *format)
{
    return format->across * format->down == 1;
}

/* All labels are used alike, so what the outer ones lose at the sheet's edge the inner ones leave free too. */
struct kf_rect kf_label_format_inside(const struct kf_label_format *format)
{
    kf_len x = kf_len_max(INSET, EDGE - format->left), y = kf_len_max(INSET, EDGE - format->top);

    return (struct kf_rect){x, y, format->width - 2 * x, format->height - 2 * y};
}
