#ifndef KF_BLOCKS_WRITING_H
#define KF_BLOCKS_WRITING_H

/* What the parts of drawings hold: words to read, or lines to write on where an author leaves the words out. */

#include "blocks/build.h"

struct kf_writing {
    const struct kf_text *text;   /* NULL: this kind of part has none */
    const struct kf_texts *items; /* the same */
    int lines;                    /* as the author wants, after the words; 0: not said */
    int blank;                    /* lines where there are no words and nothing is said */
    const char *address;          /* of the lines */
    const char *label;            /* the lines as spoken */
};

/* A paragraph, a list, lines: a stack of what there is. */
struct kf_box *kf_part_writing(struct kf_build *build, const struct kf_writing *writing);
/* Whether no word of it takes more than `lines` lines of this width; complains of each that does. */
bool kf_writing_fits(struct kf_build *build, const struct kf_writing *writing, kf_len width, int lines);

#endif
