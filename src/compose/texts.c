/* The texts of a file, for translation and for those who write translations. */

#include "compose/texts.h"

#include "compose/compose_internal.h"

#include <string.h>

struct gathering {
    struct kf_arena *arena;
    const struct kf_shapes *shapes;
    unsigned flags;
    struct kf_list texts;
    const struct kf_node *piece;
    const char *piece_address;
    GPtrArray *blocks; /* struct open_block *, that the walk is in */
};

struct open_block {
    const char *address;
    const struct kf_block_shape *shape;
};

bool kf_address_is_below(const char *address, const char *above)
{
    size_t length = strlen(above);

    return !strncmp(address, above, length) && (address[length] == '/' || address[length] == '\0');
}

static void open_block(struct gathering *gathering, const struct kf_node *node, const char *address)
{
    for (int i = 0; node->kind == KF_MAPPING && i < node->count; i++) {
        const struct kf_block_shape *shape =
            gathering->shapes ? kf_shapes_find(gathering->shapes, node->pairs[i].key->text) : NULL;

        if (shape) {
            struct open_block *block = KF_NEW(gathering->arena, struct open_block);

            *block = (struct open_block){address, shape};
            g_ptr_array_add(gathering->blocks, block);
            return;
        }
    }
}

/* The innermost block that the address lies in. */
static const struct kf_block_shape *block_of(struct gathering *gathering, const char *address)
{
    GPtrArray *blocks = gathering->blocks;

    while (blocks->len > 0) {
        const struct open_block *block = blocks->pdata[blocks->len - 1];

        if (kf_address_is_below(address, block->address)) {
            return block->shape;
        }
        g_ptr_array_set_size(blocks, (int)blocks->len - 1);
    }
    return NULL;
}

static void add_text(struct gathering *gathering, struct kf_node *scalar, const struct kf_place *place, bool number)
{
    struct kf_translatable *text = KF_NEW(gathering->arena, struct kf_translatable);

    *text = (struct kf_translatable){
        .scalar = scalar,
        .address = place->address,
        .field = place->field,
        .block = block_of(gathering, place->address),
        .piece = gathering->piece && kf_address_is_below(place->address, gathering->piece_address) ? gathering->piece : NULL,
        .flags = place->flags | gathering->flags,
        .number = number,
    };
    kf_list_add(gathering->arena, &gathering->texts, text);
}

static bool gather(void *data, struct kf_node *node, const struct kf_place *place)
{
    struct gathering *gathering = data;
    struct kf_node *scalar = kf_prose_of(node, place->field, place->flags);

    if (!place->field && place->parent) {
        open_block(gathering, node, place->address);
    } else if (place->field && (place->field->flags & KF_PIECES) && node->kind == KF_MAPPING) {
        gathering->piece = node;
        gathering->piece_address = place->address;
    }
    if (scalar && *scalar->text) { /* the empty corner of a table says the same in every language */
        add_text(gathering, scalar, place, /* number */ false);
        return scalar == node; /* `{text, for}`: what is below it is this */
    }
    if (place->field && (place->field->flags & KF_BY_LANGUAGE) && node->kind == KF_SCALAR && !kf_node_is_null(node)) {
        add_text(gathering, node, place, /* number */ true);
    }
    return true;
}

struct kf_list kf_texts_of(struct kf_arena *arena, const struct kf_shapes *shapes, const struct kf_record *record,
                           struct kf_node *root, const char *address, unsigned flags)
{
    struct gathering gathering = {arena, shapes, flags, .blocks = g_ptr_array_new()};

    kf_walk(arena, shapes, record, root, address, gather, &gathering);
    g_ptr_array_free(gathering.blocks, TRUE);
    return gathering.texts;
}

struct kf_list kf_texts_in(struct kf_arena *arena, const struct kf_shapes *shapes, const struct kf_walked *walked)
{
    struct gathering gathering = {arena, shapes, .blocks = g_ptr_array_new()};

    kf_walked_each(walked, gather, &gathering);
    g_ptr_array_free(gathering.blocks, TRUE);
    return gathering.texts;
}

bool kf_same_text(struct kf_arena *arena, const char *a, const char *b)
{
    return !strcmp(a, b) || !strcmp(kf_fingerprint_text(arena, a), kf_fingerprint_text(arena, b));
}
