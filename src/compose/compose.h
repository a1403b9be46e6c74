#ifndef KF_COMPOSE_COMPOSE_H
#define KF_COMPOSE_COMPOSE_H

/* Stage 2, compose: node trees to one node tree. Everything that changes a module before it is bound happens here, on
 * nodes, each new node keeping where it came from and what it replaced: shared pieces, the language, the overlays of
 * region, site and session, word swaps, placeholders, the audience, --set. What was read is never altered. */

#include "schema/allow.h"
#include "schema/field.h"

struct kf_word_swap {
    const char *from, *to;
    const char *from_plural, *plural; /* NULL: the English plural of from; plurals are left as they are */
    const char *article;              /* "a" or "an", as it stands before `to`; NULL: left as it is */
    struct kf_span span;              /* of its row */
};

#define KF_BLANK_WORD "blank" /* in a community's settings: a line to fill in by hand */

enum kf_name_origin { KF_NAME_OWN /* of the community */, KF_NAME_HELPLINE, KF_NAME_KIT, KF_NAME_PLAIN /* carry-safe */ };

struct kf_name { /* a placeholder's value: `{{worker}}` */
    const char *name, *value;
    struct kf_span span;
    bool safety; /* value comes from safety data: a helpline, the reporting rule */
    enum kf_name_origin origin;
    const char *checked_on; /* of a helpline: the day its number was compared, NULL */
};

/* Who looks after an overlay file: we, a programme that ours is based on, the kit. */
enum kf_overlay_owner { KF_OVERLAY_OWN, KF_OVERLAY_OF_BASE, KF_OVERLAY_OF_KIT };

struct kf_overlay_file { /* overlays/<module>.yaml of one layer, as read */
    const char *layer;               /* "riverbend" */
    const char *language;            /* that its changes are written in when it does not say; NULL: the module's */
    const char *path;
    enum kf_overlay_owner owner;
    const struct kf_node *root;
    const struct kf_node *lock_root; /* overlays/<module>.lock.yaml, NULL when there is none */
    const char *lock_path;
};

struct kf_setting { /* --set ADDRESS=VALUE */
    const char *address, *value;
};

struct kf_catalogue; /* translations: compose/catalogue.h */

struct kf_compose_input {
    const struct kf_node *module;         /* module.yaml as read */
    const struct kf_record *record;       /* its rows */
    const struct kf_shapes *shapes;
    const char *id;                       /* the module's id: first part of every address */
    const struct kf_node *const *pieces;  /* files of pieces/, the community's before the kit's */
    int piece_count;
    const struct kf_record *piece_record; /* rows of a pieces file */
    const struct kf_overlay_file *overlays;
    int overlay_count;
    const struct kf_catalogue *const *catalogues; /* translations of the edition's language, empty for its own */
    int catalogue_count;
    const char *language;                 /* of the edition */
    bool community_build;                 /* a community's own build: unreviewed safety text is an error */
    const struct kf_word_swap *swaps;
    int swap_count;
    const struct kf_name *names;
    int name_count;
    const char *audience;                 /* NULL: the module's first */
    bool carry_safe;                      /* what reveals is left out, what stands in for it comes in */
    const struct kf_setting *settings;
    int setting_count;
};

/* What compose did, for reports and the adaptation log. */
enum kf_change_kind { KF_CHANGE_REPLACE, KF_CHANGE_INSERT, KF_CHANGE_REMOVE, KF_CHANGE_APPEND, KF_CHANGE_SET,
                       KF_CHANGE_KIND_COUNT };

struct kf_change {
    enum kf_change_kind kind;
    const char *address, *layer;
    const char *old_text, *new_text; /* the words there before and after; NULL: none */
    struct kf_span span;             /* of the change */
    bool core, safety;
    enum kf_overlay_owner owner;
    const char *why, *approved_by, *approved_on; /* as the overlay says, NULL */
};

/* How a change of an overlay stands to the text that it was made against. */
enum kf_overlay_status {
    KF_OVERLAY_FRESH,
    KF_OVERLAY_UNRECORDED, /* nothing says what it was made against */
    KF_OVERLAY_STALE,      /* that text is another now */
    KF_OVERLAY_MOVED,      /* it stands elsewhere now, and the change has followed */
    KF_OVERLAY_ORPHANED,   /* its place is gone, and the change does nothing */
    KF_OVERLAY_ELSEWHERE,  /* written in another language than this edition's */
    KF_OVERLAY_FAULTY,     /* wrong in itself: an error says how */
    KF_OVERLAY_STATUS_COUNT
};

struct kf_overlay_state { /* one change, in the order of files and lines */
    const struct kf_overlay_file *file;
    enum kf_overlay_status status;
    enum kf_change_kind kind;
    const char *given, *language; /* its address without the module's id; language: NULL: the file's */
    struct kf_span span;
    const char *recorded, *recorded_hash; /* the text that it was made against, NULL */
    const char *text;                     /* what stands there now, before this layer; NULL: nothing, or unknown */
    struct kf_span there;                 /* where that is */
    const char *own;                      /* the text that replaces it, NULL */
    const char *moved_to, *nearest, *most_like; /* addresses without the module's id, NULL */
    bool core, safety;
    const char *why, *approved_by, *approved_on;
};

enum kf_substitution_kind {
    KF_SUBSTITUTION_NAME,
    KF_SUBSTITUTION_SWAP,
    KF_SUBSTITUTION_KEPT, /* a word that a swap would have taken, left alone in a safety text */
};

/* A name filled in or a word swapped, in one place. */
struct kf_substitution {
    enum kf_substitution_kind kind;
    const char *address;
    const struct kf_node *scalar;     /* as it prints; its `replaced` is the text before */
    size_t at, length, now_at;        /* bytes of the text before; where the new text begins in that after */
    const char *old_text, *new_text;  /* "{{worker}}" and "your family worker" */
    const struct kf_name *name;       /* NULL, or where the value comes from */
    const struct kf_word_swap *swap;  /* NULL, or the row that was applied */
};

/* A rule that is switched off, for its reason: at the address and below. */
struct kf_allowance {
    const struct kf_allow *row;
    const char *address;
    const struct kf_source *overlay; /* NULL: the kit's own; else only what this file brings, between these bytes of it */
    size_t from, to;
};

struct kf_composed {
    struct kf_node *root;
    struct kf_change *changes;
    int change_count;
    struct kf_substitution *substitutions; /* in the order of the pages */
    int substitution_count;
    const struct kf_overlay_state *overlay_states;
    int overlay_state_count;
    bool draft; /* some text printed here is an unreviewed translation */
    struct kf_list reviewers; /* const char *: who reviewed the others, each once */
    const char *reviewed_on;  /* the last day of it, NULL */
    struct kf_list left_out; /* const struct kf_node *: handouts of which no text is translated */
    /* Facilitator texts without a current translation: handouts can be printed, the guide cannot (its safety texts
     * never print untranslated). */
    int facilitator_missing;
    struct kf_list allowances; /* struct kf_allowance * */
};

/* Returns false after pushing at least one error; warnings (stale overlays, core changes) may come with true.
 * ret_composed is filled even after errors, so that what can be read is bound and checked.
 *
 * Order: pieces (already translated by address `pieces/...`), translation, overlays layer by layer, settings, audience,
 * word swaps, placeholders. Overlays address the kit's untouched file: nothing renumbers. */
bool kf_compose(struct kf_run *run, const struct kf_compose_input *input, struct kf_composed *ret_composed);

/* Applies names (and swaps, which may be none) to one text outside a module: a words file, a helplines footer.
 * Unknown placeholders are left as they stand when keep_unknown (the program fills `{{page}}` later). In arena. */
const char *kf_compose_text(struct kf_run *run, const struct kf_node *scalar, const struct kf_name *names, int name_count,
                            bool keep_unknown);

bool kf_same_language(const char *a, const char *b); /* en-US and en-GB are */

/* The text an overlay was written against: NFC, white space collapsed, and its hash (`sha256:` and 16 hex digits). */
const char *kf_fingerprint_text(struct kf_arena *arena, const char *text);
const char *kf_fingerprint_hash(struct kf_arena *arena, const char *text);

/* The rows of overlays/<module>.yaml and of its lock file, for the JSON Schema and the reference. */
extern const struct kf_record kf_overlay_record;
extern const struct kf_record kf_lock_record;

/* The text of the lock file of these changes, all of one file (`kinfold overlay accept`). A change whose text is NULL,
 * or that was moved, keeps what was recorded. Caller frees. */
char *kf_overlay_lock(struct kf_arena *arena, const struct kf_overlay_state *const *states, int count);

#endif
