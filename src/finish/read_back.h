#ifndef KF_FINISH_READ_BACK_H
#define KF_FINISH_READ_BACK_H

/* A finished file read again from its bytes: every letter that it shows, says or keeps, for the leak proof. Page text is
 * decoded through each font's ToUnicode; strings are taken from every object, so that no key is forgotten. */

#include "base/run.h"

/* Letters (base/letters.h) that belong together: a sentence may run over lines, pages and elements. */
struct kf_strand {
    const char *letters;
    size_t length;
    const struct kf_strand_part *parts; /* in order */
    int part_count;
};

struct kf_strand_part {
    size_t start;      /* in the strand */
    int page;          /* from 1; 0: of none */
    const char *what;  /* "alternate text"; NULL: text of the page */
    const char *owner; /* "Figure", NULL */
};

struct kf_read_back {
    struct kf_strand *strands;
    int count;
    int strings, glyphs; /* read */
    int unreadable;      /* glyphs on pages that no Unicode is known of */
};

/* In arena. False after a diagnostic: a file that cannot be read back is a mistake of ours. */
bool kf_read_back(struct kf_run *run, struct kf_arena *arena, const unsigned char *pdf, size_t length,
                  struct kf_read_back *ret_read);

/* Where a byte of a strand stands in the file: "page 2, alternate text (Figure)". In arena. */
const char *kf_strand_place(struct kf_arena *arena, const struct kf_strand *strand, size_t at);

#endif
