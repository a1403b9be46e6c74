/* Letters of texts, and phrases sought among them. */

#include "base/letters.h"

#include <stdbool.h>
#include <string.h>

#include "base/utf8.h"

#define KASHIDA 0x0640 /* stretches an Arabic word and says nothing */

/* Of the bytes of ASCII that a text begins with; returns how many there are. */
static size_t add_ascii(GString *letters, const char *text, size_t length)
{
    gsize count = letters->len;
    size_t at;

    g_string_set_size(letters, count + length); /* as many as there can be */
    for (at = 0; at < length && (guchar)text[at] < 0x80; at++) {
        if (g_ascii_isalnum(text[at])) {
            letters->str[count++] = (char)kf_utf8_lower((guchar)text[at]);
        }
    }
    g_string_truncate(letters, count);
    return at;
}

/* U+2000 to U+203F: quotes, dashes and spaces, the most there is beside ASCII. None stands for a letter. */
static size_t punctuation_length(const char *text, size_t length)
{
    return length >= 3 && (guchar)text[0] == 0xE2 && (guchar)text[1] == 0x80 ? 3 : 0;
}

static size_t other_length(const char *text, size_t length)
{
    size_t at = 0;

    while (at < length && (guchar)text[at] >= 0x80) {
        at++;
    }
    return at;
}

static void add_folded(GString *letters, const char *text, size_t length)
{
    char *plain = g_utf8_normalize(text, (gssize)length, G_NORMALIZE_NFKD);
    char *folded = plain != NULL ? g_utf8_casefold(plain, -1) : NULL;

    for (const char *at = folded; at != NULL && *at != '\0'; at = kf_utf8_next(at)) {
        gunichar letter = g_utf8_get_char(at);

        if (g_unichar_isalnum(letter) && letter != KASHIDA) {
            g_string_append_unichar(letters, letter);
        }
    }
    g_free(folded);
    g_free(plain);
}

/* Letters of ASCII neither change when others beside them are taken apart, nor change those. */
void kf_letters_add(GString *letters, const char *text, size_t length)
{
    for (size_t at = 0; at < length;) {
        size_t other;

        at += add_ascii(letters, text + at, length - at);
        at += punctuation_length(text + at, length - at);
        other = other_length(text + at, length - at);
        if (other > 0) {
            add_folded(letters, text + at, other);
            at += other;
        }
    }
}

const char *kf_letters_of(struct kf_arena *arena, const char *text)
{
    GString *letters = g_string_new(NULL);
    const char *kept;

    kf_letters_add(letters, text, strlen(text));
    kept = kf_arena_string_n(arena, letters->str, letters->len);
    g_string_free(letters, TRUE);
    return kept;
}

int kf_letters_count(const char *letters)
{
    return (int)g_utf8_strlen(letters, -1);
}

/* --- phrases -------------------------------------------------------------------------------------------------------- */

struct phrase {
    const char *letters;
    size_t length;
    void *data;
    struct phrase *next; /* with the same hash */
};

enum { FILTER_SIZE = 16384 };

struct kf_phrases {
    struct kf_arena *arena;
    GHashTable *by_hash; /* of the first KF_LETTERS_LEAST bytes -> struct phrase */
    bool may_begin[FILTER_SIZE]; /* by hash: at nearly all places nothing does, and this says so sooner */
};

/* Of a window of bytes, modulo 2^32: a byte in, a byte out. */
#define HASH_BASE 16777619u

static guint32 highest_power(void)
{
    guint32 power = 1;

    for (int i = 1; i < KF_LETTERS_LEAST; i++) {
        power *= HASH_BASE;
    }
    return power;
}

static guint32 hash_of(const char *bytes)
{
    guint32 hash = 0;

    for (int i = 0; i < KF_LETTERS_LEAST; i++) {
        hash = hash * HASH_BASE + (unsigned char)bytes[i];
    }
    return hash;
}

static void destroy_table(void *table)
{
    g_hash_table_destroy(table);
}

struct kf_phrases *kf_phrases_new(struct kf_arena *arena)
{
    struct kf_phrases *phrases = KF_NEW(arena, struct kf_phrases);

    phrases->arena = arena;
    phrases->by_hash = g_hash_table_new(NULL, NULL);
    kf_arena_defer(arena, destroy_table, phrases->by_hash);
    return phrases;
}

void kf_phrases_add(struct kf_phrases *phrases, const char *letters, void *data)
{
    size_t length = strlen(letters);

    if (length >= KF_LETTERS_LEAST) {
        guint32 hash = hash_of(letters);
        gpointer key = GUINT_TO_POINTER(hash);
        struct phrase *phrase = KF_NEW(phrases->arena, struct phrase);

        phrases->may_begin[hash % FILTER_SIZE] = true;
        *phrase = (struct phrase){letters, length, data, g_hash_table_lookup(phrases->by_hash, key)};
        g_hash_table_insert(phrases->by_hash, key, phrase);
    }
}

void kf_phrases_seek(const struct kf_phrases *phrases, const char *letters, size_t length,
                     void (*found)(void *user, void *data, size_t at), void *user)
{
    const guint32 power = highest_power();
    guint32 hash = length >= KF_LETTERS_LEAST ? hash_of(letters) : 0;

    for (size_t at = 0; at + KF_LETTERS_LEAST <= length; at++) {
        const struct phrase *phrase =
            phrases->may_begin[hash % FILTER_SIZE] ? g_hash_table_lookup(phrases->by_hash, GUINT_TO_POINTER(hash)) : NULL;

        for (; phrase != NULL; phrase = phrase->next) {
            if (at + phrase->length <= length && memcmp(letters + at, phrase->letters, phrase->length) == 0) {
                found(user, phrase->data, at);
            }
        }
        if (at + KF_LETTERS_LEAST < length) {
            hash = (hash - (unsigned char)letters[at] * power) * HASH_BASE + (unsigned char)letters[at + KF_LETTERS_LEAST];
        }
    }
}
