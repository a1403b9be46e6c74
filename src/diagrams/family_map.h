#ifndef KF_DIAGRAMS_FAMILY_MAP_H
#define KF_DIAGRAMS_FAMILY_MAP_H

/* A family over up to three generations, with the plain signs of a genogram: a shape for each person, lines for couples
 * and their children, and ties of kinds that are told apart without color. People stand in the order given. */

#include "layout/layout.h"

enum { KF_FAMILY_ROWS = 3, KF_FAMILY_ROW_MOST = 6, KF_FAMILY_MOST = KF_FAMILY_ROWS * KF_FAMILY_ROW_MOST };

/* What the key explains; each has a sample. */
enum kf_family_sign {
    KF_FAMILY_TOGETHER,
    KF_FAMILY_STRONG,
    KF_FAMILY_CLOSE,
    KF_FAMILY_RAISING,
    KF_FAMILY_APART,
    KF_FAMILY_DISTANT,
    KF_FAMILY_SQUARE,
    KF_FAMILY_CIRCLE,
    KF_FAMILY_DIAMOND,
    KF_FAMILY_DIED,
    KF_FAMILY_SIGN_COUNT
};

struct kf_family_person {
    enum kf_family_sign shape;
    int row; /* from 0 */
    bool died;
    struct kf_box *words; /* under the shape: name and note, or a blank; an LI */
    kf_len words_width;   /* of the widest line: ties are hidden behind it */
};

struct kf_family_couple {
    int parents[2], parent_count; /* people, two of one row, side by side; or one alone */
    int children[KF_FAMILY_MOST], child_count;
    enum kf_family_sign kind; /* TOGETHER, APART or RAISING */
};

struct kf_family_tie {
    int of[2];
    enum kf_family_sign kind; /* CLOSE, STRONG or DISTANT */
};

struct kf_family {
    struct kf_family_person *people; /* row after row */
    struct kf_family_couple *couples;
    struct kf_family_tie *ties;
    int people_count, couple_count, tie_count;
};

/* Room for the words under a shape, when the widest row has so many people. */
kf_len kf_family_words_width(int widest_row, kf_len width);

struct kf_box *kf_family_map_box(struct kf_shaper *shaper, const struct kf_family *family, const char *alt,
                                 kf_len width);

/* A sign as large as on the map, for the key. */
struct kf_box *kf_family_sample(struct kf_arena *arena, enum kf_family_sign sign);

#endif
