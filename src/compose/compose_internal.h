#ifndef KF_COMPOSE_INTERNAL_H
#define KF_COMPOSE_INTERNAL_H

/* What the steps of compose share: the state of one composition, the index of addresses, and small edits of the tree. */

#include "compose/catalogue.h"
#include "compose/compose.h"
#include "schema/allow.h"
#include "schema/walk.h"

/* One addressed node of the tree as it was indexed. */
struct kf_entry {
    const char *address;
    struct kf_node *node;         /* as indexed */
    struct kf_node *now;          /* what stands here after the layers so far; NULL: gone */
    const char *gone_by;          /* the layer that removed or rewrote it */
    struct kf_span gone_at;       /* that change */
    const struct kf_field *field; /* NULL for the root and a block */
    unsigned flags;
};

struct kf_index {
    struct kf_entry *entries; /* in the order of the walk, parents first */
    int count;
    GHashTable *by_address; /* const char * to struct kf_entry *; filled when an address is first sought */
    GHashTable *by_node;    /* struct kf_node * to the last struct kf_entry * of it */
};

struct kf_piece {
    const char *id;
    const struct kf_node *file;  /* as read */
    struct kf_node *root;        /* translated and expanded; NULL until it is first included */
    bool facilitator_only, open; /* open: being expanded, so an include of it is a cycle */
};

struct kf_compose_state {
    struct kf_run *run;
    const struct kf_compose_input *input;
    struct kf_arena *arena; /* the run's */
    struct kf_node *root;   /* our own copy */
    const char *audience;
    struct kf_piece *pieces;
    int piece_count;
    int included;                              /* nodes that includes have added, against KF_LIMIT_NODES */
    GHashTable *parents;                       /* struct kf_node * to its parent, kept right by every edit; NULL: not asked yet */
    GHashTable *grown;                         /* lists to their arrays that have room for more: tree.c */
    GArray *changes;                           /* struct kf_change */
    GArray *substitutions;                     /* struct kf_substitution */
    GArray *overlay_states;                    /* struct kf_overlay_state */
    struct kf_list missing;                    /* struct kf_unready *: handout prose without a translation */
    struct kf_list missing_safety, unreviewed; /* the same: safety texts */
    bool draft;
    struct kf_list reviewers; /* const char * */
    const char *reviewed_on;
    struct kf_list left_out; /* struct kf_node *: handouts of which no text is translated */
    int facilitator_missing; /* facilitator texts without a current translation */
    struct kf_list allowances; /* struct kf_allowance * */
};

/* --- index.c: addresses to nodes --------------------------------------------------------------------------------- */

struct kf_index *kf_index_new(struct kf_arena *arena, const struct kf_shapes *shapes, const struct kf_record *record,
                              struct kf_node *root, const char *address);
void kf_index_free(struct kf_index *index); /* the hashes; the rest is in the arena */
struct kf_entry *kf_index_find(const struct kf_index *index, const char *address);
struct kf_entry *kf_index_of(const struct kf_index *index, const struct kf_node *node);
/* The address that the author most likely meant, NULL when nothing is near. In arena. */
const char *kf_index_nearest(struct kf_arena *arena, const struct kf_index *index, const char *address);
/* What lies under the longest part of the address that there is: "pause, listen, agree". NULL: nothing. In arena. */
const char *kf_index_below(struct kf_arena *arena, const struct kf_index *index, const char *address,
                           const char **ret_part);
const char *kf_address_last(const char *address);
/* With and without the module's id in front; authors write either. */
const char *kf_address_full(struct kf_arena *arena, const char *id, const char *address);
const char *kf_address_short(const char *id, const char *address);
bool kf_entry_is_piece(const struct kf_entry *entry); /* a handout, an activity or a facilitator page */

/* The scalar of words that this place holds: the node itself, or the text of `{text, for}`; NULL for anything else. */
struct kf_node *kf_prose_of(struct kf_node *node, const struct kf_field *field, unsigned flags);

/* Calls visit for every list that a row of blocks, records or texts governs, outer ones first; visit may change the
 * list. flags gathers those of the rows above. */
void kf_each_list(struct kf_arena *arena, const struct kf_shapes *shapes, const struct kf_record *record,
                  struct kf_node *root,
                  void (*visit)(void *data, struct kf_node *list, const struct kf_field *field, unsigned flags),
                  void *data);

/* --- tree.c: edits of our own copy ------------------------------------------------------------------------------- */

bool kf_node_says(const struct kf_node *mapping, const char *key); /* `key: true` */
void kf_tree_mark_safety(struct kf_node *node, bool safety);       /* spreads `safety: true` downwards */
bool kf_tree_has_safety(const struct kf_node *node);
void kf_tree_set_layer(struct kf_node *node, const char *layer); /* all nodes below too; places become 0 */
int kf_tree_count(const struct kf_node *node);
void kf_tree_put(struct kf_arena *arena, struct kf_node *mapping, const char *key, struct kf_node *value);
void kf_tree_drop(struct kf_node *mapping, const char *key);
void kf_tree_splice(struct kf_compose_state *state, struct kf_node *list, int at, int removed, struct kf_node *const *items,
                    int count);
/* The same with the state's table of parents kept right. */
void kf_tree_adopt(struct kf_compose_state *state, struct kf_node *node, struct kf_node *parent);
struct kf_node *kf_tree_parent(struct kf_compose_state *state, const struct kf_node *node);
int kf_tree_place(const struct kf_node *parent, const struct kf_node *node); /* index, -1 when it is not there */
void kf_tree_replace(struct kf_compose_state *state, struct kf_node *old, struct kf_node *new_node);
void kf_tree_insert(struct kf_compose_state *state, struct kf_node *list, int at, struct kf_node *const *items,
                    int count);
void kf_tree_remove(struct kf_compose_state *state, struct kf_node *node);
struct kf_node *kf_tree_scalar_like(struct kf_arena *arena, const struct kf_node *old, const char *text,
                                    const char *layer); /* new text with the old one's place; replaced is the old one */

/* --- the steps, in their order ----------------------------------------------------------------------------------- */

void kf_pieces_open(struct kf_compose_state *state);
void kf_pieces_expand(struct kf_compose_state *state);
/* Expands the includes of a list of blocks that an overlay brings. */
void kf_pieces_expand_blocks(struct kf_compose_state *state, struct kf_node *list);
bool kf_translation_needed(const struct kf_compose_state *state, const struct kf_node *file);
void kf_translation_apply(struct kf_compose_state *state, const struct kf_record *record, struct kf_node *root,
                          const char *address);
void kf_translation_report(struct kf_compose_state *state);
void kf_translation_leave_out(struct kf_compose_state *state); /* handouts that are not translated at all */
void kf_overlays_apply(struct kf_compose_state *state);
void kf_settings_apply(struct kf_compose_state *state);
void kf_allow_take(struct kf_compose_state *state);
void kf_audience_apply(struct kf_compose_state *state);
void kf_prose_apply(struct kf_compose_state *state); /* word swaps and placeholders, in one pass */

struct kf_unready { /* a text that may not print in the edition's language yet */
    const char *address, *text;
    struct kf_span span, translation; /* translation: source NULL when there is none */
    const struct kf_catalogue *catalogue;
};

void kf_change_add(struct kf_compose_state *state, struct kf_change change);

/* --- words.c, plural.c, placeholder.c, fill.c ---------------------------------------------------------------------- */

struct kf_swaps; /* swaps made ready to be matched */

struct kf_swap_match {
    const struct kf_word_swap *swap;
    size_t length;    /* of the word or words found, in bytes */
    const char *text; /* in arena: what takes their place, in their case */
    size_t article_at, article_length;
    const char *article;  /* NULL, or what takes the place of the "a" or "an" before */
    bool article_jars;    /* an "a" or "an" stands before that the new word does not go with, and the row gives none */
};

/* NULL: none. english: of the language of the texts. */
struct kf_swaps *kf_swaps_new(struct kf_arena *arena, const struct kf_word_swap *swaps, int count, bool english);
/* The longest swap that matches at `at`, a whole word. False when there is none. */
bool kf_swaps_match(struct kf_arena *arena, const struct kf_swaps *swaps, const char *text, size_t at,
                    struct kf_swap_match *ret_match);

bool kf_starts_with_vowel(const char *word);
const char *kf_english_plural(struct kf_arena *arena, const char *word);

struct kf_names; /* placeholders' values, each resolved when it is first used */

struct kf_names *kf_names_new(struct kf_run *run, const struct kf_name *names, int count);
void kf_names_free(struct kf_names *names);

struct kf_name_value {
    const struct kf_name *name;
    const char *text;  /* with other names filled in and Markdown's letters escaped */
    const char *plain; /* the same without escapes, for addresses in `<...>` */
};

/* NULL when there is no such name. An empty text after an error, which is said once. */
const struct kf_name_value *kf_names_value(struct kf_names *names, const char *name);
/* Says that there is no such name, and which there are. */
struct kf_diag *kf_names_unknown(const struct kf_names *names, struct kf_span span, const char *address, const char *name);
/* The name between the braces at `at`, and where it ends; NULL when it is not closed. In arena. */
const char *kf_name_read(struct kf_arena *arena, const char *at, const char **ret_end);

struct kf_fill { /* what to do with one text */
    struct kf_run *run;
    struct kf_names *names;
    const struct kf_swaps *swaps; /* NULL: none */
    const char *address;
    bool keep_unknown;
    /* May be NULL. match: of a swap. */
    void (*substituted)(void *data, const struct kf_substitution *substitution, const struct kf_swap_match *match);
    void *data;
};

/* The text with words swapped and names filled in; the scalar's own text when nothing changed. In arena. */
const char *kf_fill_text(const struct kf_fill *fill, const struct kf_node *scalar);
/* The place of a byte of a scalar, also where its text came from a translation. */
struct kf_span kf_scalar_span(const struct kf_node *scalar, size_t offset, size_t bytes);

/* --- lock.c -------------------------------------------------------------------------------------------------------- */

struct kf_lock_entry {
    const char *address, *language, *hash, *text; /* language: NULL: the overlay file's */
    struct kf_span span;
};

struct kf_lock {
    struct kf_lock_entry *entries;
    int count;
    GHashTable *by_key; /* address, or address and language, to entry */
};

struct kf_lock *kf_lock_read(struct kf_compose_state *state, const struct kf_node *root);
void kf_lock_free(struct kf_lock *lock);
const struct kf_lock_entry *kf_lock_find(const struct kf_lock *lock, const char *address, const char *language);

/* --- overlay.c, for target.c, change.c and lock.c ------------------------------------------------------------------ */

enum kf_overlay_verb {
    KF_OVERLAY_REPLACE,
    KF_OVERLAY_BEFORE,
    KF_OVERLAY_AFTER,
    KF_OVERLAY_REMOVE,
    KF_OVERLAY_APPEND,
    KF_OVERLAY_VERB_COUNT
};

extern const char *const kf_overlay_verb_keys[KF_OVERLAY_VERB_COUNT];

struct kf_change_row { /* one change, as the file writes it */
    const struct kf_node *node;
    const char *replace, *insert_before, *insert_after, *remove, *append;
    const struct kf_node *with, *blocks, *items, *allow;
    const char *why, *approved_by, *approved_on, *language;
};

struct kf_overlay_change { /* the same made ready */
    const struct kf_change_row *row;
    enum kf_overlay_verb verb;
    const char *given;       /* the address as written */
    struct kf_span span;     /* of the address */
    struct kf_entry *target; /* in the kit's tree, NULL: look among what earlier layers brought */
    const char *text;        /* the target's fingerprint text */
    const struct kf_lock_entry *recorded;
    struct kf_overlay_state state; /* what is known of it */
    struct kf_list added;    /* struct kf_node *: what it brings */
    int recorded_change;     /* place among the state's changes, from 1; 0: not made */
    bool skipped; /* written in another language than the edition's, or wrong in itself */
    bool foreign; /* the former */
};

struct kf_overlay_layer {
    struct kf_compose_state *state;
    const struct kf_overlay_file *file;
    const char *name;     /* "overlay riverbend" */
    const char *language; /* the file's, NULL: the module's */
    struct kf_overlay_change *changes;
    int count;
    struct kf_lock *lock;
    struct kf_index *live; /* the tree as this layer found it, made when it is first needed */
    GHashTable *inserted;  /* anchor to how many this layer has inserted there */
};

struct kf_overlays {
    struct kf_compose_state *state;
    struct kf_index *kit;
    GHashTable *prose;  /* of kf_prose_index */
    GHashTable *named;  /* lists whose blocks keep the names that they had */
    GHashTable *places; /* the same of blocks, items and lists; NULL until it is needed */
    struct kf_overlay_layer *layers;
    int count;
};

/* Pushes an error at the change's address. */
struct kf_diag *kf_overlay_complain(const struct kf_overlay_layer *layer, const struct kf_overlay_change *change,
                                    enum kf_code code, const char *message);

/* --- target.c: what a change is about ------------------------------------------------------------------------------ */

/* The words of a place, made one line; or, where it has none, all that is written there. In arena. */
const char *kf_words_at(struct kf_arena *arena, const struct kf_index *index, struct kf_node *node);
/* The kit's texts: fingerprint text to struct kf_entry *, or to the table itself when it stands in several places. */
GHashTable *kf_prose_index(struct kf_arena *arena, const struct kf_index *kit);
/* Finds the layer's targets in the kit's tree, before the first change is made; reports moved and stale ones. */
void kf_targets_resolve(struct kf_overlays *overlays, struct kf_overlay_layer *layer);
/* The tree as the layer found it: its index, made when it is first asked for. */
const struct kf_index *kf_layer_live(struct kf_overlays *overlays, struct kf_overlay_layer *layer);
/* What stands at the change's address now, and its entry; NULL after an error, or a warning that it is gone. */
struct kf_node *kf_target_find(struct kf_overlays *overlays, struct kf_overlay_layer *layer,
                               struct kf_overlay_change *change, struct kf_entry *ret_entry);

/* --- change.c: making a change -------------------------------------------------------------------------------------- */

/* `allow:` beside the change. */
void kf_allow_in_change(struct kf_compose_state *state, const struct kf_change_row *row);
/* Does nothing when the change is skipped; errors are pushed. */
void kf_overlay_change_make(struct kf_overlays *overlays, struct kf_overlay_layer *layer,
                            struct kf_overlay_change *change);

#endif
