#ifndef KF_SCHEMA_FIELD_H
#define KF_SCHEMA_FIELD_H

/* One table per YAML mapping: the rows drive binding, errors, JSON Schema, the reference, starters and the words that
 * compose may touch. A row whose member has another C type than it claims does not compile. */

#include <stdbool.h>
#include <stddef.h>

#include "base/run.h"
#include "yaml/node.h"

/* --- the C types that members of bound structs have ------------------------------------------------------------- */

struct kf_text { /* words to print, with a little Markdown and blanks; empty: text == NULL */
    const char *text;
    const struct kf_node *node; /* for messages and provenance */
    const char *address;        /* `repair-conversations/six-steps/title` */
    bool safety;                /* never cut, never shortened */
};

struct kf_texts {
    struct kf_text *items;
    int count;
};

struct kf_words { /* ids or plain choices: `for: [teens, couple]` */
    const char **items;
    int count;
    const struct kf_node *node;
};

struct kf_minutes { /* `minutes: {45: 10, 90: 15}`: minutes for each session length */
    int lengths[8], minutes[8];
    int count;
    const struct kf_node *node;
};

struct kf_records { /* a sequence (or an id-keyed mapping) of mappings; each item is the row's record's struct */
    void **items;
    int count;
    const struct kf_node *node;
};

/* One block as bound. `heading: My own words` and the keys beside it: a key beside is one of the common rows, or else one
 * of the block's own (`choice-note: true` beside a bare `heading:`), so that short things stay short. */
struct kf_block {
    const void *type;           /* its `struct kf_block_type` (model/block.h) */
    const void *data;           /* its record's struct */
    const void *common;         /* the common keys' struct (shapes->common) */
    const char *id;             /* given, or the type's name (`-2` for the second) */
    const char *address;        /* `repair-conversations/six-steps/steps` */
    const struct kf_node *node; /* the block's mapping */
    bool safety;
};

struct kf_blocks { /* a sequence of blocks, each of its own type: see model/block.h */
    struct kf_block **items;
    int count;
    const struct kf_node *node;
};

/* --- rows --------------------------------------------------------------------------------------------------------- */

enum kf_field_kind {
    KF_FIELD_END,
    KF_FIELD_TEXT,    /* struct kf_text: a scalar of words */
    KF_FIELD_WORD,    /* const char *: an id, a plain word, a number kept as text (`988`) */
    KF_FIELD_INT,     /* int, min to max; minutes where the help says so */
    KF_FIELD_NUMBER,  /* double, min to max: mm or pt as the help says */
    KF_FIELD_BOOL,    /* bool */
    KF_FIELD_CHOICE,  /* int: the place of the word in .choices */
    KF_FIELD_TEXTS,   /* struct kf_texts: a sequence of scalars, or of {text, for} */
    KF_FIELD_WORDS,   /* struct kf_words: a sequence of plain words; one word alone is a list of one */
    KF_FIELD_INTS,    /* struct kf_words too: a sequence of whole numbers kept as text */
    KF_FIELD_MINUTES, /* struct kf_minutes */
    KF_FIELD_RECORD,  /* pointer to a struct of .record, NULL when absent */
    KF_FIELD_RECORDS, /* struct kf_records of .record */
    KF_FIELD_MAP,     /* struct kf_records of .record: a mapping whose keys are the ids */
    KF_FIELD_BLOCKS,  /* struct kf_blocks */
    KF_FIELD_NODE,    /* const struct kf_node *: left unbound */
    KF_FIELD_KIND_COUNT
};

enum kf_field_flags {
    KF_PROSE = 1 << 0,       /* printed words: word swaps, translation and reading rules apply */
    KF_FACILITATOR = 1 << 1, /* may never reach participants; the leak proof collects these */
    KF_IS_ID = 1 << 2,       /* the id of its mapping: `[a-z0-9]+(-[a-z0-9]+)*` */
    KF_IS_SOURCE = 1 << 3,   /* a reference: never swapped, never translated */
    KF_IS_CORE = 1 << 4,     /* changes are reported and listed */
    KF_IS_SAFETY = 1 << 5,   /* a community may reword only with an approver */
    KF_REQUIRED = 1 << 6,
    KF_PIECES = 1 << 7,      /* of RECORDS: items are pieces, whose address is the module's id and theirs */
    KF_BY_LANGUAGE = 1 << 8, /* a number that a translation may have of its own */
    KF_EACH_LANGUAGE = 1 << 9, /* of WORD, and each value of NODE: one text, or one for each language (model/by_language.h) */
    KF_OF_BLOCKS = 1 << 10,  /* of NODE, for editors: a list of blocks */
    KF_OF_ITEMS = 1 << 11,   /* of NODE, for editors: a list of what the place holds */
    KF_OF_WORDS = 1 << 12,   /* of NODE, for editors: words by name */
    KF_TO_LEAVE = 1 << 14,   /* words that a page shows as words not to say */
    KF_COUNTED = 1 << 13,    /* of TEXTS: an item may say `each: 2` or `per: 3`, how many a group needs */
};

struct kf_record;

struct kf_field {
    const char *key;
    const char *help; /* one sentence, with the unit where there is one; goes to the JSON Schema and the reference */
    size_t offset;
    const struct kf_record *record;
    const char *const *choices; /* NULL-terminated */
    const char *fallback;       /* as it would be written in YAML, NULL for none */
    double min, max;            /* both 0: no bounds. Of TEXTS, RECORDS, BLOCKS: how many */
    enum kf_field_kind kind;
    unsigned flags;
};

/* A mapping: its name in messages, its struct's size and its rows. */
struct kf_record {
    const char *name; /* "handout": for messages and the schema's $defs */
    const char *summary;
    size_t size;
    const struct kf_field *fields; /* ends with KF_END */
    size_t node_offset;            /* where the struct keeps its `const struct kf_node *node`, SIZE_MAX for nowhere */
    size_t address_offset;         /* where it keeps its `const char *address`, SIZE_MAX for nowhere */
    const char *shorthand;         /* key meant when the author writes a bare scalar or list in its place, NULL */
    bool allows;                   /* of a file: its mappings may say `allow:` (schema/allow.h) */
};

#define KF_MEMBER_IS(T, m, type)                                                                                      \
    (0 * sizeof(struct { _Static_assert(_Generic(((T *)0)->m, type : 1, default : 0), #m " is not " #type); char unused; }))
#define KF_ROW(T, m, yaml_key, field_kind, type, ...)                                                                 \
    {                                                                                                                 \
        .key = (yaml_key), .kind = (field_kind), .offset = offsetof(T, m) + KF_MEMBER_IS(T, m, type), __VA_ARGS__     \
    }

#define KF_TEXT_ROW(T, m, key, ...) KF_ROW(T, m, key, KF_FIELD_TEXT, struct kf_text, __VA_ARGS__)
#define KF_WORD_ROW(T, m, key, ...) KF_ROW(T, m, key, KF_FIELD_WORD, const char *, __VA_ARGS__)
#define KF_INT_ROW(T, m, key, ...) KF_ROW(T, m, key, KF_FIELD_INT, int, __VA_ARGS__)
#define KF_NUMBER_ROW(T, m, key, ...) KF_ROW(T, m, key, KF_FIELD_NUMBER, double, __VA_ARGS__)
#define KF_BOOL_ROW(T, m, key, ...) KF_ROW(T, m, key, KF_FIELD_BOOL, bool, __VA_ARGS__)
#define KF_CHOICE_ROW(T, m, key, ...) KF_ROW(T, m, key, KF_FIELD_CHOICE, int, __VA_ARGS__)
#define KF_TEXTS_ROW(T, m, key, ...) KF_ROW(T, m, key, KF_FIELD_TEXTS, struct kf_texts, __VA_ARGS__)
#define KF_WORDS_ROW(T, m, key, ...) KF_ROW(T, m, key, KF_FIELD_WORDS, struct kf_words, __VA_ARGS__)
#define KF_INTS_ROW(T, m, key, ...) KF_ROW(T, m, key, KF_FIELD_INTS, struct kf_words, __VA_ARGS__)
#define KF_MINUTES_ROW(T, m, key, ...) KF_ROW(T, m, key, KF_FIELD_MINUTES, struct kf_minutes, __VA_ARGS__)
#define KF_RECORD_ROW(T, m, yaml_key, ...)                                                                                 \
    {                                                                                                                 \
        .key = (yaml_key), .kind = KF_FIELD_RECORD, .offset = offsetof(T, m), __VA_ARGS__                                  \
    }
#define KF_RECORDS_ROW(T, m, key, ...) KF_ROW(T, m, key, KF_FIELD_RECORDS, struct kf_records, __VA_ARGS__)
#define KF_MAP_ROW(T, m, key, ...) KF_ROW(T, m, key, KF_FIELD_MAP, struct kf_records, __VA_ARGS__)
#define KF_BLOCKS_ROW(T, m, key, ...) KF_ROW(T, m, key, KF_FIELD_BLOCKS, struct kf_blocks, __VA_ARGS__)
#define KF_NODE_ROW(T, m, key, ...) KF_ROW(T, m, key, KF_FIELD_NODE, const struct kf_node *, __VA_ARGS__)
#define KF_END                                                                                                        \
    {                                                                                                                 \
        .kind = KF_FIELD_END                                                                                          \
    }
#define KF_NOWHERE ((size_t)-1)

/* --- block types, seen from the schema ---------------------------------------------------------------------------- */

/* A block is one key that names it, with a few common keys beside it (`id`, `for`, `facilitator`, `keep`, ...). The
 * schema knows block types only through this; blocks/registry.c has the list. */
struct kf_block_shape {
    const char *name;               /* the key: "steps-dialogue" */
    const struct kf_record *record; /* of its value: bare lists and scalars go to record->shorthand */
    const void *type;               /* the `struct kf_block_type` */
    /* What the rows cannot say, of a block that binds clean: pushes diagnostics. May be NULL. */
    void (*check)(struct kf_run *run, const struct kf_block *block, const void *data);
    const char *example; /* YAML of one block, for editors; may be NULL */
};

struct kf_shapes {
    const struct kf_block_shape *items; /* sorted by name */
    int count;
    const struct kf_record *common; /* rows of the keys beside: bound into `struct kf_block` */
};

const struct kf_block_shape *kf_shapes_find(const struct kf_shapes *shapes, const char *name);

#endif
