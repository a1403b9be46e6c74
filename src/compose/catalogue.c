/* Translations ready to be looked up: the messages of a PO file that are in use, by address. */

#include "compose/catalogue.h"

#include "compose/po_merge.h"

#include <stdlib.h>
#include <string.h>

static int by_address(const void *a, const void *b)
{
    const struct kf_message *left = a, *right = b;

    return strcmp(left->address, right->address);
}

static struct kf_catalogue *catalogue_of(struct kf_run *run, const struct kf_po *po)
{
    struct kf_catalogue *catalogue = KF_NEW(run->arena, struct kf_catalogue);
    const struct kf_list *messages = &po->messages;

    catalogue->source = po->source;
    catalogue->language = kf_po_field(run->arena, po, "Language");
    catalogue->layer = kf_arena_format(run->arena, "translation %s", catalogue->language ? catalogue->language : "?");
    catalogue->messages = KF_NEW_ARRAY(run->arena, messages->count, struct kf_message);
    for (int i = 0; i < messages->count; i++) {
        const struct kf_po_message *message = messages->items[i];
        struct kf_po_review review = {.by = NULL};

        if (!message->obsolete) {
            (void)kf_po_review_of(run->arena, po, message, &review);
            catalogue->messages[catalogue->count++] = (struct kf_message){
                .address = message->address,
                .source = message->source,
                .text = *message->text ? message->text : NULL,
                .reviewed_by = review.by,
                .reviewed_on = review.on,
                .fuzzy = message->fuzzy,
                .span = message->span,
            };
        }
    }
    qsort(catalogue->messages, (size_t)catalogue->count, sizeof *catalogue->messages, by_address);
    return catalogue;
}

struct kf_catalogue *kf_catalogue_read_text(struct kf_run *run, const char *shown_path, const char *text, size_t length)
{
    const struct kf_po *po = kf_po_read_text(run, shown_path, text, length);

    return po ? catalogue_of(run, po) : NULL;
}

struct kf_catalogue *kf_catalogue_read(struct kf_run *run, const char *path)
{
    const struct kf_po *po = kf_po_read(run, path);

    return po ? catalogue_of(run, po) : NULL;
}

const struct kf_message *kf_catalogue_find(const struct kf_catalogue *catalogue, const char *address)
{
    int low = 0, high = catalogue->count;

    while (low < high) {
        int middle = low + (high - low) / 2;
        int order = strcmp(catalogue->messages[middle].address, address);

        if (order == 0) {
            return &catalogue->messages[middle];
        }
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return NULL;
}
