/* Finding a block type by name. */

#include <stdlib.h>
#include <string.h>

#include "schema/field.h"

static int compare(const void *name, const void *shape)
{
    return strcmp(name, ((const struct kf_block_shape *)shape)->name);
}

const struct kf_block_shape *kf_shapes_find(const struct kf_shapes *shapes, const char *name)
{
    if (shapes == NULL || shapes->count == 0) {
        return NULL;
    }
    return bsearch(name, shapes->items, (size_t)shapes->count, sizeof *shapes->items, compare);
}
