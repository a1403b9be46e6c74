/* The list of block types, made from the folder: a new file is found by a plain build. */
#include <stdlib.h>
#include <string.h>

#include "blocks/build.h"

#define KF_ITEM(stem) extern const struct kf_block_type kf_block_##stem;
#include "blocks_list.inc"
#undef KF_ITEM

const struct kf_block_type *const kf_block_types[] = {
#define KF_ITEM(stem) &kf_block_##stem,
#include "blocks_list.inc"
#undef KF_ITEM
};

const int kf_block_type_count = G_N_ELEMENTS(kf_block_types);

static int by_name(const void *a, const void *b)
{
    const struct kf_block_shape *left = a, *right = b;

    return strcmp(left->name, right->name);
}

const struct kf_shapes *kf_block_shapes(void)
{
    static struct kf_block_shape items[G_N_ELEMENTS(kf_block_types)];
    static struct kf_shapes shapes;
    static gsize ready; /* made once, whichever worker asks first; never altered after */

    if (g_once_init_enter(&ready)) {
        for (int i = 0; i < kf_block_type_count; i++) {
            const struct kf_block_type *type = kf_block_types[i];
            items[i] = (struct kf_block_shape){type->name, &type->record, type, type->check, type->example};
        }
        qsort(items, G_N_ELEMENTS(items), sizeof *items, by_name);
        shapes = (struct kf_shapes){items, kf_block_type_count, &kf_block_common_record};
        g_once_init_leave(&ready, 1);
    }
    return &shapes;
}
