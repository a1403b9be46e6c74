/* What the codes of a font mean: its ToUnicode, or WinAnsi where there is none (the font of form fields). */

#include "finish/read_back_internal.h"

#include <string.h>

#include "base/letters.h"

struct kf_font_text {
    struct kf_arena *arena;
    GHashTable *letters; /* code -> its letters */
    int code_bytes;
    bool is_ansi;
};

static unsigned code_of(const unsigned char *bytes, size_t length)
{
    unsigned code = 0;

    for (size_t i = 0; i < length; i++) {
        code = code << 8 | bytes[i];
    }
    return code;
}

static void put(struct kf_font_text *font, unsigned code, const unsigned char *utf16, size_t bytes, unsigned last_more)
{
    gunichar2 units[32];
    size_t count = MIN(bytes / 2, G_N_ELEMENTS(units));
    glong length = 0;
    char *text;

    for (size_t i = 0; i < count; i++) {
        units[i] = (gunichar2)code_of(utf16 + 2 * i, 2);
    }
    if (count > 0) {
        units[count - 1] = (gunichar2)(units[count - 1] + last_more);
    }
    text = g_utf16_to_utf8(units, (glong)count, NULL, &length, NULL);
    if (text != NULL) {
        g_hash_table_insert(font->letters, GUINT_TO_POINTER(code), (gpointer)(guintptr)kf_letters_of(font->arena, text));
    }
    g_free(text);
}

/* --- the CMap (ISO 32000-1, 9.10.3) --------------------------------------------------------------------------------- */

struct map {
    struct kf_font_text *font;
    const char *text;
    size_t length, at;
};

/* The next string of a section; NULL at its end. Caller frees. */
static GByteArray *next_string(struct map *map, bool *ret_opens)
{
    for (;;) {
        struct kf_token token = kf_content_next(map->text, map->length, map->at);

        map->at = token.end;
        if (token.kind == KF_TOKEN_END || token.kind == KF_TOKEN_BROKEN || token.kind == KF_TOKEN_OPERATOR) {
            return NULL;
        }
        if (map->text[token.begin] == '[' || map->text[token.begin] == ']') {
            *ret_opens = map->text[token.begin] == '[';
        } else if (map->text[token.begin] == '<') {
            return kf_string_bytes((struct kf_value){map->text + token.begin, token.end - token.begin});
        }
    }
}

static void free_bytes(GByteArray *bytes)
{
    if (bytes != NULL) {
        g_byte_array_unref(bytes);
    }
}

static void read_characters(struct map *map)
{
    bool list = false;

    for (;;) {
        GByteArray *code = next_string(map, &list);
        GByteArray *text = code != NULL ? next_string(map, &list) : NULL;

        if (text != NULL) {
            put(map->font, code_of(code->data, code->len), text->data, text->len, 0);
        }
        free_bytes(code);
        free_bytes(text);
        if (text == NULL) {
            return;
        }
    }
}

static void read_ranges(struct map *map)
{
    bool list = false;

    for (;;) {
        GByteArray *first = next_string(map, &list), *last = first != NULL ? next_string(map, &list) : NULL;
        GByteArray *text = last != NULL ? next_string(map, &list) : NULL;
        bool ends = text == NULL;

        if (!ends) {
            unsigned begin = code_of(first->data, first->len), end = MIN(code_of(last->data, last->len), begin + 0xFFFF);

            for (unsigned code = begin; code <= end && text != NULL; code++) {
                put(map->font, code, text->data, text->len, list ? 0 : code - begin);
                if (list && code < end) {
                    free_bytes(text);
                    text = next_string(map, &list);
                }
            }
        }
        free_bytes(first);
        free_bytes(last);
        free_bytes(text);
        if (ends) {
            return;
        }
    }
}

static bool is_token(const char *text, struct kf_token token, const char *word)
{
    return token.end - token.begin == strlen(word) && memcmp(text + token.begin, word, strlen(word)) == 0;
}

static void read_map(struct kf_font_text *font, const char *text, size_t length)
{
    struct map map = {.font = font, .text = text, .length = length};

    for (;;) {
        struct kf_token token = kf_content_next(text, length, map.at);

        map.at = token.end;
        if (token.kind == KF_TOKEN_END || token.kind == KF_TOKEN_BROKEN) {
            return;
        }
        if (is_token(text, token, "beginbfchar")) {
            read_characters(&map);
        } else if (is_token(text, token, "beginbfrange")) {
            read_ranges(&map);
        }
    }
}

/* --- fonts ---------------------------------------------------------------------------------------------------------- */

static void destroy_table(void *table)
{
    g_hash_table_destroy(table);
}

struct kf_font_text *kf_font_text_new(struct kf_arena *arena, const struct kf_objects *objects, struct kf_value font)
{
    struct kf_font_text *text = KF_NEW(arena, struct kf_font_text);
    struct kf_value dictionary = kf_resolved(objects, font);
    GByteArray *map = kf_object_bytes(objects, kf_reference(kf_entry(dictionary, "/ToUnicode")));

    *text = (struct kf_font_text){.arena = arena, .letters = g_hash_table_new(NULL, NULL), .code_bytes = 1};
    kf_arena_defer(arena, destroy_table, text->letters);
    if (kf_value_is(kf_found(objects, dictionary, "/Subtype"), "/Type0")) {
        text->code_bytes = 2;
    }
    if (map != NULL) {
        read_map(text, (const char *)map->data, map->len);
        g_byte_array_unref(map);
    } else {
        text->is_ansi = text->code_bytes == 1;
    }
    return text;
}

static const char *ansi_letters(struct kf_arena *arena, unsigned char byte)
{
    char *text = g_convert((const char *)&byte, 1, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL);
    const char *letters = text != NULL ? kf_letters_of(arena, text) : NULL;

    g_free(text);
    return letters;
}

const char *kf_font_text_next(struct kf_font_text *font, const unsigned char *bytes, size_t length, size_t *at)
{
    size_t count = MIN((size_t)font->code_bytes, length - *at);
    unsigned code = code_of(bytes + *at, count);
    const char *letters = g_hash_table_lookup(font->letters, GUINT_TO_POINTER(code));

    *at += count;
    if (letters == NULL && font->is_ansi) {
        letters = ansi_letters(font->arena, (unsigned char)code);
        g_hash_table_insert(font->letters, GUINT_TO_POINTER(code), (gpointer)(guintptr)letters);
    }
    return letters;
}
