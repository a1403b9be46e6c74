/* A translation and the texts as they are now. */

#include "compose/po_merge.h"

#include <string.h>

#include "compose/compose.h"
#include "compose/texts.h"

struct merging {
    struct kf_arena *arena;
    const struct kf_po *template, *old;
    struct kf_po *merged;
    GHashTable *wanted;     /* addresses of the template */
    GHashTable *by_address; /* of old: the message in use, else an obsolete one */
    GHashTable *homeless;   /* source to the one message whose address is gone, or to the table: there are several */
    GHashTable *used;       /* messages of old that have found their place */
    struct kf_po_changes changes;
};

/* --- finding ------------------------------------------------------------------------------------------------------- */

static const char *key_of(const struct merging *merging, const struct kf_po_message *message)
{
    return kf_fingerprint_text(merging->arena, message->source);
}

static void index_old(struct merging *merging)
{
    const struct kf_list *messages = merging->old ? &merging->old->messages : &(const struct kf_list){.items = NULL};

    for (int i = 0; i < messages->count; i++) {
        struct kf_po_message *message = messages->items[i];
        const struct kf_po_message *known =
            message->address ? g_hash_table_lookup(merging->by_address, message->address) : NULL;

        if (message->address && (!known || known->obsolete)) {
            g_hash_table_insert(merging->by_address, (gpointer)(guintptr)message->address, message);
        }
        if (*message->text && (!message->address || !g_hash_table_contains(merging->wanted, message->address))) {
            const char *key = key_of(merging, message);
            bool several = g_hash_table_contains(merging->homeless, key);

            g_hash_table_insert(merging->homeless, (gpointer)(guintptr)key,
                                several ? (gpointer)merging->homeless : (gpointer)message);
        }
    }
}

/* A message whose address is gone, with this very text. */
static struct kf_po_message *find_moved(const struct merging *merging, const struct kf_po_message *wanted)
{
    struct kf_po_message *found = g_hash_table_lookup(merging->homeless, key_of(merging, wanted));

    if ((gpointer)found == (gpointer)merging->homeless || (found && g_hash_table_contains(merging->used, found))) {
        return NULL;
    }
    return found;
}

/* --- one message --------------------------------------------------------------------------------------------------- */

bool kf_is_numeral(const char *text)
{
    return *text && text[strspn(text, "0123456789")] == '\0';
}

/* A number needs no translator: the source's, until someone has chosen another. */
static bool is_number(const struct kf_po_message *message)
{
    return kf_is_numeral(message->source);
}

static void take(struct merging *merging, struct kf_po_message *message, const struct kf_po_message *old)
{
    bool same = kf_same_text(merging->arena, old->source, message->source);

    message->text = old->text;
    message->comments = old->comments;
    message->flags = old->flags;
    message->start = old->start;
    message->span = old->span;
    if (!*old->text) {
        return;
    }
    message->fuzzy = old->fuzzy || !same;
    message->old_source = old->old_source;
    message->old_address = old->old_address;
    if (!same && !(old->fuzzy && old->old_source)) {
        message->old_source = old->source;
    }
    merging->changes.changed += !same;
}

static void merge_number(struct merging *merging, struct kf_po_message *message, const struct kf_po_message *old)
{
    if (!*old->text || !strcmp(old->text, old->source)) {
        message->comments = old->comments;
        message->text = message->source;
    } else {
        take(merging, message, old);
    }
}

static void merge_message(struct merging *merging, const struct kf_po_message *wanted)
{
    struct kf_po_message *message = kf_po_add(merging->arena, merging->merged, wanted->address, wanted->source);
    struct kf_po_message *old = g_hash_table_lookup(merging->by_address, wanted->address), *moved = NULL;

    message->notes = wanted->notes;
    message->references = wanted->references;
    if (!old || (!*old->text && !is_number(wanted) && old->comments.count == 0)) {
        moved = find_moved(merging, wanted);
    }
    if (moved) {
        take(merging, message, moved);
        merging->changes.moved++;
        g_hash_table_add(merging->used, moved);
    } else if (old && is_number(wanted)) {
        merge_number(merging, message, old);
    } else if (old) {
        take(merging, message, old);
    } else {
        message->text = is_number(wanted) ? wanted->source : "";
        merging->changes.added++;
    }
    if (old) {
        g_hash_table_add(merging->used, old);
    }
}

/* What has no place any more, and holds something that somebody wrote. */
static void keep_gone(struct merging *merging)
{
    const struct kf_list *messages = &merging->old->messages;

    for (int i = 0; i < messages->count; i++) {
        const struct kf_po_message *old = messages->items[i];
        struct kf_po_message *gone;

        if (g_hash_table_contains(merging->used, old) || (!*old->text && old->comments.count == 0)) {
            continue;
        }
        gone = kf_po_add(merging->arena, merging->merged, old->address, old->source);
        *gone = *old;
        gone->obsolete = true;
        gone->notes = gone->references = (struct kf_list){.items = NULL};
        merging->changes.gone += !old->obsolete;
    }
}

/* --- the header ---------------------------------------------------------------------------------------------------- */

static void begin_header(struct merging *merging, const char *language)
{
    struct kf_arena *arena = merging->arena;
    struct kf_po_message *header = merging->merged->header;

    kf_list_add(
        arena, &header->comments,
        (void *)(guintptr) " A draft, until X-Kinfold-Reviewed-By or a line at each message names who reviewed it.");
    header->text = merging->template->header->text;
    kf_po_set_field(arena, merging->merged, "Language", language);
    kf_po_set_field(arena, merging->merged, "Language-Team", language);
}

/* A review of the whole file is none of what comes after it: it moves to the messages that it was about. */
static void hand_review_to_messages(struct merging *merging)
{
    const char *by = kf_po_field(merging->arena, merging->old, "X-Kinfold-Reviewed-By");
    const struct kf_list *messages = &merging->merged->messages;

    if (!by || merging->changes.added + merging->changes.changed + merging->changes.moved == 0) {
        return;
    }
    for (int i = 0; i < messages->count; i++) {
        struct kf_po_message *message = messages->items[i];
        struct kf_po_review review;

        if (!is_number(message) && kf_po_review_of(merging->arena, merging->old, message, &review)) {
            kf_po_review_set(merging->arena, message, review.by, review.on);
        }
    }
    kf_po_set_field(merging->arena, merging->merged, "X-Kinfold-Reviewed-By", NULL);
    kf_po_set_field(merging->arena, merging->merged, "X-Kinfold-Reviewed-On", NULL);
}

struct kf_po *kf_po_merge(struct kf_arena *arena, const struct kf_po *template, const struct kf_po *old,
                          const char *language, struct kf_po_changes *ret_changes)
{
    struct merging merging = {
        .arena = arena,
        .template = template,
        .old = old,
        .merged = kf_po_new(arena, ""),
        .wanted = g_hash_table_new(g_str_hash, g_str_equal),
        .by_address = g_hash_table_new(g_str_hash, g_str_equal),
        .homeless = g_hash_table_new(g_str_hash, g_str_equal),
        .used = g_hash_table_new(NULL, NULL),
    };

    for (int i = 0; i < template->messages.count; i++) {
        const struct kf_po_message *message = template->messages.items[i];

        g_hash_table_add(merging.wanted, (gpointer)(guintptr)message->address);
    }
    index_old(&merging);
    for (int i = 0; i < template->messages.count; i++) {
        merge_message(&merging, template->messages.items[i]);
    }
    if (old) {
        *merging.merged->header = *old->header;
        merging.merged->end_comments = old->end_comments;
        keep_gone(&merging);
        hand_review_to_messages(&merging);
    } else {
        begin_header(&merging, language);
    }
    g_hash_table_destroy(merging.wanted);
    g_hash_table_destroy(merging.by_address);
    g_hash_table_destroy(merging.homeless);
    g_hash_table_destroy(merging.used);
    *ret_changes = merging.changes;
    return merging.merged;
}
