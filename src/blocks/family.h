#ifndef KF_BLOCKS_FAMILY_H
#define KF_BLOCKS_FAMILY_H

/* A family as an author writes it: who there is, who belongs to whom, and what of it can be said in words. */

#include "blocks/build.h"
#include "diagrams/family_map.h"

struct family_person {
    const char *id, *address;
    const struct kf_node *node;
    struct kf_text name, note;
    int shape, generation;
    bool died;
};

struct family_couple {
    const char *id, *address;
    const struct kf_node *node;
    struct kf_words of, children;
    int kind;
};

struct family_tie {
    const char *id, *address;
    const struct kf_node *node;
    struct kf_words of;
    int kind;
};

struct family {
    struct kf_text question;
    struct kf_records people;  /* struct family_person */
    struct kf_records couples; /* struct family_couple */
    struct kf_records ties;    /* struct family_tie */
    bool legend;
};

enum { FAMILY_TOGETHER, FAMILY_APART, FAMILY_RAISING };  /* of a couple */
enum { FAMILY_CLOSE, FAMILY_STRONG, FAMILY_DISTANT };    /* of a tie */

/* Place of a person as written, from 0; -1: there is none. */
int kf_family_find(const struct family *family, const char *id);
void kf_family_check(struct kf_run *run, const struct kf_block *block, const void *data);

/* The name as spoken; "Person 3" for one whose name is to be written. */
const char *kf_family_name(struct kf_build *build, const struct family *family, int person);
/* A sentence for each couple, tie and death, the ties first. */
void kf_family_sentences(struct kf_build *build, const struct family *family, struct kf_list *ret_sentences);

enum kf_family_sign kf_family_couple_sign(const struct family_couple *couple);
enum kf_family_sign kf_family_tie_sign(const struct family_tie *tie);
/* What the signs mean: those on the map, and all lines where people draw their own. */
struct kf_box *kf_family_key(const struct kf_build *build, const struct family *family);

#endif
