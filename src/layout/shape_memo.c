/* A memo in two halves: when the young half is full, it becomes the old one, and what was old is dropped. */
#include "layout/shape_memo.h"

#include <string.h>

#define DATA_KEY "kf-shape-memo" /* of the context */

struct kf_shape_memo {
    PangoContext *context;
    guint serial;            /* the context's, when it was asked last */
    GHashTable *young, *old; /* GBytes -> struct kf_remembered */
    GByteArray *key;         /* of the look at hand */
};

static void free_remembered(void *data)
{
    struct kf_remembered *remembered = data;

    g_object_unref(remembered->layout);
    g_free((void *)(guintptr)remembered->blank_widths);
    g_free(remembered);
}

static void free_key(void *data)
{
    g_bytes_unref(data);
}

static GHashTable *new_half(void)
{
    return g_hash_table_new_full(g_bytes_hash, g_bytes_equal, free_key, free_remembered);
}

static void free_memo(void *data)
{
    struct kf_shape_memo *memo = data;

    g_object_set_data(G_OBJECT(memo->context), DATA_KEY, NULL);
    g_hash_table_destroy(memo->young);
    g_hash_table_destroy(memo->old);
    g_byte_array_unref(memo->key);
    g_free(memo);
}

void kf_shape_memo_attach(PangoContext *context, struct kf_arena *arena)
{
    struct kf_shape_memo *memo = g_new0(struct kf_shape_memo, 1);

    memo->context = context;
    memo->young = new_half();
    memo->old = new_half();
    memo->key = g_byte_array_new();
    g_object_set_data(G_OBJECT(context), DATA_KEY, memo);
    kf_arena_defer(arena, free_memo, memo);
}

/* A layout follows its context: with another language it would be shaped anew where it stands. */
struct kf_shape_memo *kf_shape_memo_of(PangoContext *context)
{
    struct kf_shape_memo *memo = g_object_get_data(G_OBJECT(context), DATA_KEY);
    guint serial = pango_context_get_serial(context);

    if (memo != NULL && memo->serial != serial) {
        g_hash_table_remove_all(memo->young);
        g_hash_table_remove_all(memo->old);
        memo->serial = serial;
    }
    return memo;
}

/* --- keys ----------------------------------------------------------------------------------------------------------- */

static void add_bytes(GByteArray *key, const void *bytes, size_t length)
{
    g_byte_array_append(key, bytes, (guint)length);
}

static void add_number(GByteArray *key, long long number)
{
    add_bytes(key, &number, sizeof number);
}

static void add_type(GByteArray *key, const struct kf_type *type)
{
    const long long numbers[] = {type->weight, type->italic, type->tabular,       type->size,
                                 type->line,   type->baseline, type->letter_spacing};

    add_bytes(key, numbers, sizeof numbers);
    add_bytes(key, type->families, strlen(type->families) + 1);
}

/* Whether a run leads out of the document or to a place in it is seen; where to is not. */
static void add_text(GByteArray *key, const struct kf_inline *text)
{
    for (int i = 0; i < text->run_count; i++) {
        const struct kf_inline_run *run = &text->runs[i];
        const long long numbers[] = {(long long)run->start, (long long)run->end, run->flags, run->uri ? run->uri[0] == '#' : -1};

        add_bytes(key, numbers, sizeof numbers);
    }
    add_number(key, text->boxed);
    add_bytes(key, text->blanks, (size_t)text->blank_count * sizeof *text->blanks);
    add_bytes(key, text->text, text->length);
}

/* The counts stand first, so that no two looks make the same bytes. */
static GBytes *key_of(struct kf_shape_memo *memo, const struct kf_shape_look *look)
{
    g_byte_array_set_size(memo->key, 0);
    add_number(memo->key, look->width);
    add_number(memo->key, look->right_to_left);
    add_number(memo->key, look->text->run_count);
    add_number(memo->key, look->text->blank_count);
    add_type(memo->key, look->type);
    add_text(memo->key, look->text);
    return g_bytes_new_static(memo->key->data, memo->key->len);
}

/* --- finding and keeping -------------------------------------------------------------------------------------------- */

static void put(struct kf_shape_memo *memo, GBytes *key, struct kf_remembered *remembered)
{
    if (g_hash_table_size(memo->young) == KF_SHAPES_KEPT) {
        g_hash_table_destroy(memo->old);
        memo->old = memo->young;
        memo->young = new_half();
    }
    g_hash_table_insert(memo->young, key, remembered);
}

const struct kf_remembered *kf_shape_memo_find(struct kf_shape_memo *memo, const struct kf_shape_look *look)
{
    GBytes *key = key_of(memo, look);
    struct kf_remembered *found = g_hash_table_lookup(memo->young, key);
    void *old_key, *old;

    if (found == NULL && g_hash_table_steal_extended(memo->old, key, &old_key, &old)) {
        put(memo, old_key, old);
        found = old;
    }
    g_bytes_unref(key);
    return found;
}

void kf_shape_memo_keep(struct kf_shape_memo *memo, const struct kf_shape_look *look, PangoLayout *layout,
                        const kf_len *blank_widths)
{
    struct kf_remembered *remembered = g_new0(struct kf_remembered, 1);
    GBytes *key = key_of(memo, look);

    remembered->layout = g_object_ref(layout);
    remembered->blank_count = (size_t)look->text->blank_count;
    remembered->blank_widths = g_memdup2(blank_widths, remembered->blank_count * sizeof *blank_widths);
    put(memo, g_bytes_new(memo->key->data, memo->key->len), remembered);
    g_bytes_unref(key);
}
