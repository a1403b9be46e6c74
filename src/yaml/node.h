#ifndef KF_YAML_NODE_H
#define KF_YAML_NODE_H

/* The node tree: YAML as read, and as composed. Every node knows where it came from, and a node that an overlay, a
 * translation or a word swap put in place of another also knows what it replaced. */

#include <stdbool.h>
#include <string.h>

#include "base/run.h"
#include "base/source.h"

enum kf_node_kind { KF_SCALAR, KF_SEQUENCE, KF_MAPPING, KF_NODE_KIND_COUNT };
enum kf_scalar_style { KF_PLAIN, KF_SINGLE_QUOTED, KF_DOUBLE_QUOTED, KF_LITERAL, KF_FOLDED };

struct kf_node {
    enum kf_node_kind kind;
    struct kf_span span;            /* of the node; for a mapping or sequence, of its first line */
    const char *text;               /* scalar: its value; empty and plain: null */
    enum kf_scalar_style style;     /* scalar */
    struct kf_pair *pairs;          /* mapping */
    struct kf_node **items;         /* sequence */
    int count;                      /* of pairs or items */
    const char *layer;              /* NULL: the file itself; else who put it here: "overlay riverbend", "translation ar" */
    const struct kf_node *replaced; /* what stood here before that layer, NULL */
    int place;                      /* item of a sequence: from 1, in the kit's untouched file; 0: inserted */
    const char *inserted_as;        /* item that a layer inserted: "own-your-part+riverbend-1", else NULL */
    bool safety;                    /* this node or one above it says `safety: true` (set by compose) */
};

struct kf_pair {
    struct kf_node *key; /* a scalar */
    struct kf_node *value;
};

/* Whether two keys are the same: most differ in their first letter, and are told apart without a call. */
static inline bool kf_same_key(const char *a, const char *b) { return *a == *b && strcmp(a, b) == 0; }
/* The value of a key, or NULL. */
struct kf_node *kf_node_get(const struct kf_node *mapping, const char *key);
/* The text of a key whose value is a scalar, or NULL. */
const char *kf_node_get_text(const struct kf_node *mapping, const char *key);
bool kf_node_is_null(const struct kf_node *node); /* NULL, or an empty plain scalar, `~` or `null` */

/* The place in the file of a byte of a scalar's value, through quotes, escapes, folding and indents. */
struct kf_span kf_node_span_at(const struct kf_node *scalar, size_t offset, size_t bytes);

/* Deep and shallow copies, for compose, which never alters what was read. */
struct kf_node *kf_node_copy(struct kf_arena *arena, const struct kf_node *node);
struct kf_node *kf_node_new_scalar(struct kf_arena *arena, const char *text, struct kf_span span);

/* The tree as text, one node a line, for goldens and `inspect --stage nodes`; with provenance when asked. Caller frees. */
char *kf_node_dump(const struct kf_node *node, bool provenance);

#endif
