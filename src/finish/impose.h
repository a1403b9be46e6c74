#ifndef KF_FINISH_IMPOSE_H
#define KF_FINISH_IMPOSE_H

/* Imposition: the pages of a finished file put on sheets, as forms. A copy for printers alone: untagged, PDF/A-2b, no
 * PDF/UA; the accessible file lies beside it and its title says so.
 *
 * A booklet is one signature, folded once and stitched in the fold. Its pages are filled up to a multiple of four, two
 * stand on each side of a sheet, and their numbers there add up to one more than there are; printed on both sides,
 * flipped on the short edge (psbook(1) of psutils). Each sheet inside another reaches further out by the thickness of
 * the paper, so what is on it moves toward the fold by as much, the outermost not at all, and edges of text lie one
 * behind the other (creep, as Quite Imposing Plus 6 counts it from the paper's thickness). */

#include "finish/finish.h"

enum kf_imposition {
    KF_NOT_IMPOSED,
    KF_BOOKLET,      /* two pages on the paper turned: each half as large */
    KF_BOOKLET_FULL, /* two pages in full size, on paper twice as large */
    KF_TWO_UP,       /* each page twice on the paper turned, to cut in two */
};

extern const char *const kf_imposition_names[]; /* "booklet", "booklet-full", "2-up", NULL */

struct kf_sheet_side {
    int left, right; /* pages from 0; at the count of pages and over: empty */
    kf_len creep;    /* both move so far toward the fold */
};

/* The sides in the order in which they are printed, front and back of each sheet. In arena. */
int kf_impose_sides(struct kf_arena *arena, enum kf_imposition imposition, int pages, bool right_to_left,
                    kf_len thickness, struct kf_sheet_side **ret_sides);

/* How large letters are that were 1; paper: of the pages, upright. */
double kf_impose_scale(enum kf_imposition imposition, double width, double height);

struct kf_impose_input {
    const unsigned char *pdf; /* the finished file */
    size_t length;
    const unsigned char *empty; /* a finished file of one page, which says that it is empty on purpose; NULL: white */
    size_t empty_length;
    enum kf_imposition imposition;
    kf_len thickness; /* of the paper */
    struct kf_document_info info; /* its title names the accessible file */
};

/* A page that lies on its side is turned. False after a diagnostic. Same input, same bytes. */
bool kf_impose(struct kf_run *run, const struct kf_impose_input *input, struct kf_finished *ret_finished, int *ret_sides);

#endif
