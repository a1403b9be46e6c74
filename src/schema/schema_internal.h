#ifndef KF_SCHEMA_INTERNAL_H
#define KF_SCHEMA_INTERNAL_H

#include "schema/field.h"

/* --- rows and addresses, for bind and walk alike (address.c) -------------------------------------------------------- */

const struct kf_field *kf_field_find(const struct kf_record *record, const char *key);
/* The row that holds the id of a mapping of this record, or NULL. */
const struct kf_field *kf_field_id(const struct kf_record *record);
/* Rows of a record, KF_END not counted. */
int kf_field_count(const struct kf_record *record);

/* address/part; either may be empty. An address NULL is that of nothing, here and below: NULL again. */
const char *kf_address_join(struct kf_arena *arena, const char *address, const char *part);
/* Of what a row of a record at address holds. */
const char *kf_address_row(struct kf_arena *arena, const struct kf_record *record, const struct kf_field *field,
                           const char *address);
/* Of an item of a RECORDS or TEXTS row; row_address is that of the row; record is NULL for TEXTS. */
const char *kf_address_item(struct kf_arena *arena, const struct kf_field *field, const struct kf_record *record,
                            const struct kf_node *item, int index, const char *row_address);

/* A block's mapping, sorted out. */
struct kf_block_view {
    const struct kf_block_shape *shape; /* NULL: no key names a block */
    int key;                            /* index of the pair that names it, -1 */
    int second_key;                     /* another that does and is none of its rows, -1 */
    const char *id;                     /* given, or derived once the sequence is named */
    bool given;                         /* the id stands in the file */
};

/* The views of a sequence of blocks, with ids; one for each item, also for those that are no blocks. */
struct kf_block_view *kf_block_views(struct kf_arena *arena, const struct kf_shapes *shapes,
                                     const struct kf_node *sequence);
/* Which row governs a key beside the block's name: a common one, else one of its own, else NULL. */
const struct kf_field *kf_block_row(const struct kf_shapes *shapes, const struct kf_block_shape *shape, const char *key,
                                    bool *ret_common);

/* --- binding -------------------------------------------------------------------------------------------------------- */

struct kf_binder {
    struct kf_run *run;
    const struct kf_shapes *shapes;
    GHashTable *pieces; /* id → its node: one space for the module */
};

/* One value about to be bound. */
struct kf_slot {
    const struct kf_record *record; /* that the row is of */
    const struct kf_field *field;
    const struct kf_node *node;
    const char *address;
    bool safety;
};

void kf_bind_record(struct kf_binder *binder, const struct kf_record *record, const struct kf_node *node,
                    const char *address, bool safety, void *ret_bound);
void kf_bind_slot(struct kf_binder *binder, const struct kf_slot *slot, void *bound);
void kf_bind_fallbacks(struct kf_binder *binder, const struct kf_record *record, const struct kf_node *node,
                       const char *address, const bool *seen, void *bound);
void kf_bind_identity(const struct kf_record *record, const struct kf_node *node, const char *address, void *bound);
void kf_bind_blocks(struct kf_binder *binder, const struct kf_slot *slot, struct kf_blocks *ret_blocks);
/* The scalar kinds; returns false when it is another kind. */
bool kf_bind_scalar(struct kf_binder *binder, const struct kf_slot *slot, void *member);
void kf_bind_text(struct kf_binder *binder, const struct kf_slot *slot, struct kf_text *ret_text);
/* A whole number written plainly. */
bool kf_bind_whole(const struct kf_node *node, long long *ret_value);
bool kf_id_is_good(const char *id);
void kf_bind_check_id(struct kf_binder *binder, const struct kf_node *node, const char *address);

/* --- complaints (complain.c) ---------------------------------------------------------------------------------------- */

/* Returns the row that was likely meant, so that it is not called missing besides; or NULL. */
const struct kf_field *kf_complain_unknown(struct kf_binder *binder, const struct kf_record *record,
                                           const struct kf_block_shape *inside, const struct kf_node *mapping,
                                           const struct kf_pair *pair, const char *address);
void kf_complain_missing(struct kf_binder *binder, const struct kf_record *record, const struct kf_field *field,
                         const struct kf_node *mapping, const char *address);
/* The value is of another kind than its row wants. */
void kf_complain_type(struct kf_binder *binder, const struct kf_slot *slot);
void kf_complain_empty(struct kf_binder *binder, const struct kf_slot *slot);
void kf_complain_count(struct kf_binder *binder, const struct kf_slot *slot, int count);
void kf_complain_choice(struct kf_binder *binder, const struct kf_slot *slot);
/* id is there twice. */
void kf_complain_duplicate(struct kf_binder *binder, const char *id, const struct kf_node *second,
                           const struct kf_node *first, const char *address);
void kf_complain_block(struct kf_binder *binder, const struct kf_node *item, const char *address);
/* How a value of a row is written: `title: words to print`. */
const char *kf_form(struct kf_arena *arena, const struct kf_field *field);
/* The words of a list, by commas, at most so many. */
const char *kf_word_list(struct kf_arena *arena, const char *const *words, int count, int most);

#endif
