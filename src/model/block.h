#ifndef KF_MODEL_BLOCK_H
#define KF_MODEL_BLOCK_H

/* A block type: one record in one file of blocks/. */

#include "schema/field.h"

struct kf_box;
struct kf_build; /* blocks/build.h */

struct kf_block_type {
    const char *name; /* the YAML key, hyphens */
    struct kf_record record;
    /* What the rows cannot say: pushes diagnostics. May be NULL. */
    void (*check)(struct kf_run *run, const struct kf_block *block, const void *data);
    /* Lowers the block to boxes. Input is valid by now. NULL: it draws nothing. */
    struct kf_box *(*build)(struct kf_build *build, const struct kf_block *block, const void *data);
    bool cut_out;        /* scissors go through its page: nothing may be printed behind it but its own backs */
    bool fills_page;     /* under a sheet title, in a grid that is as high as the paper lets it */
    bool tool;        /* people write in it, tick, choose, cut out or speak its words: what a page is for */
    bool visual;      /* a diagram, a table or a picture: it needs a title, and one that is a tool a word on how to use it */
    bool of_sessions;    /* lists what they hold: it is as long as they are, whatever its page promises */
    const char *example; /* YAML of one block that binds clean, builds, lays out */
};

struct kf_block_facilitator { /* what the facilitator needs to know about a block: never on a participant's page */
    struct kf_text listen_for;
    int minutes;
    const struct kf_node *node;
};

struct kf_block_common { /* keys beside the block's own */
    const char *id;
    struct kf_words for_;
    struct kf_block_facilitator *facilitator;
    int carry_safe; /* compose has done it */
    struct kf_words covers;
    bool safety, core;
    int purpose; /* enum kf_purpose */
};

enum kf_purpose { KF_PURPOSE_NONE, KF_PURPOSE_ACTION, KF_PURPOSE_SUMMARY }; /* what rules look for on each page */
extern const char *const kf_purpose_names[];

extern const struct kf_record kf_facilitator_record, kf_block_common_record;

/* The same of one item of a block, one that a reader finds by its number: `struct kf_block_facilitator *facilitator`. */
#define KF_FACILITATOR_ROW(T)                                                                                         \
    KF_RECORD_ROW(T, facilitator, KF_FACILITATOR_KEY, .record = &kf_facilitator_record, .flags = KF_FACILITATOR,       \
                  .help = "What the facilitator needs to know about it; printed in the guide only.")
#define KF_FACILITATOR_KEY "facilitator"

#endif
