/* Word swaps: whole words, longest first, with the case of what they replace. */

#include "compose/compose_internal.h"

#include <string.h>

struct kf_swaps {
    GHashTable *by_letter; /* first letter, lower case, to GPtrArray of const struct kf_word_swap *, longest first */
};

static void free_letters(void *data)
{
    g_hash_table_destroy(data);
}

static int longest_first(gconstpointer a, gconstpointer b)
{
    const struct kf_word_swap *left = *(const struct kf_word_swap *const *)a,
                              *right = *(const struct kf_word_swap *const *)b;
    size_t left_length = strlen(left->from), right_length = strlen(right->from);

    if (left_length != right_length) {
        return left_length > right_length ? -1 : 1;
    }
    return left < right ? -1 : left > right; /* of two alike, the one given first */
}

static void sort_letter(gpointer key, gpointer value, gpointer data)
{
    (void)key;
    (void)data;
    g_ptr_array_sort(value, longest_first);
}

static void free_list(gpointer data)
{
    g_ptr_array_free(data, TRUE);
}

static gpointer first_letter(const char *text)
{
    return GUINT_TO_POINTER(g_unichar_tolower(g_utf8_get_char(text)));
}

struct kf_swaps *kf_swaps_new(struct kf_arena *arena, const struct kf_word_swap *swaps, int count)
{
    struct kf_swaps *result;

    if (count == 0) {
        return NULL;
    }
    result = KF_NEW(arena, struct kf_swaps);
    result->by_letter = g_hash_table_new_full(NULL, NULL, NULL, free_list);
    kf_arena_defer(arena, free_letters, result->by_letter);
    for (int i = 0; i < count; i++) {
        GPtrArray *list;

        if (!swaps[i].from || !*swaps[i].from) {
            continue;
        }
        list = g_hash_table_lookup(result->by_letter, first_letter(swaps[i].from));
        if (!list) {
            list = g_ptr_array_new();
            g_hash_table_insert(result->by_letter, first_letter(swaps[i].from), list);
        }
        g_ptr_array_add(list, (gpointer)(guintptr)&swaps[i]);
    }
    g_hash_table_foreach(result->by_letter, sort_letter, NULL);
    return result;
}

static bool is_word_letter(gunichar letter)
{
    return g_unichar_isalnum(letter) || g_unichar_ismark(letter);
}

/* Apostrophes and dots between letters join them (Unicode's MidLetter), except before a final s: "the worker's". */
static bool joins(gunichar letter)
{
    return letter == '\'' || letter == 0x2019 || letter == '.' || letter == 0xB7;
}

static bool is_possessive(const char *apostrophe)
{
    const char *next = g_utf8_next_char(apostrophe);

    return *apostrophe != '.' && (*next == 's' || *next == 'S') && !is_word_letter(g_utf8_get_char(next + 1));
}

static bool word_begins(const char *text, const char *at)
{
    const char *before = g_utf8_find_prev_char(text, at), *further;

    if (!before) {
        return true;
    }
    if (is_word_letter(g_utf8_get_char(before))) {
        return false;
    }
    further = g_utf8_find_prev_char(text, before);
    return !(joins(g_utf8_get_char(before)) && further && is_word_letter(g_utf8_get_char(further)));
}

static bool word_ends(const char *at)
{
    gunichar letter = g_utf8_get_char(at);

    if (*at == '\0' || (!is_word_letter(letter) && !joins(letter))) {
        return true;
    }
    if (is_word_letter(letter)) {
        return false;
    }
    return !is_word_letter(g_utf8_get_char(g_utf8_next_char(at))) || is_possessive(at);
}

/* The end of `from` at `at`, with any white space for a space and any case; NULL when it is not there. */
static const char *match_letters(const char *at, const char *from)
{
    while (*from) {
        gunichar wanted = g_utf8_get_char(from), found = g_utf8_get_char(at);

        if (g_unichar_isspace(wanted)) {
            if (!g_unichar_isspace(found)) {
                return NULL;
            }
            while (*at && g_unichar_isspace(g_utf8_get_char(at))) {
                at = g_utf8_next_char(at);
            }
            from = g_utf8_next_char(from);
            continue;
        }
        if (*at == '\0' || g_unichar_tolower(wanted) != g_unichar_tolower(found)) {
            return NULL;
        }
        at = g_utf8_next_char(at);
        from = g_utf8_next_char(from);
    }
    return at;
}

static bool all_upper(const char *text, size_t length)
{
    int upper = 0;

    for (const char *at = text; at < text + length; at = g_utf8_next_char(at)) {
        if (g_unichar_islower(g_utf8_get_char(at))) {
            return false;
        }
        upper += g_unichar_isupper(g_utf8_get_char(at));
    }
    return upper > 1;
}

static const char *in_case_of(struct kf_arena *arena, const char *found, size_t length, const struct kf_word_swap *swap)
{
    const char *to = swap->to, *result;

    if (!strncmp(found, swap->from, length) && swap->from[length] == '\0') {
        return to; /* as it was given: names keep their capitals */
    }
    if (all_upper(found, length)) {
        char *upper = g_utf8_strup(to, -1);

        result = kf_arena_string(arena, upper);
        g_free(upper);
        return result;
    }
    if (*to && g_unichar_isupper(g_utf8_get_char(found))) {
        char first[7] = {0};

        g_unichar_to_utf8(g_unichar_totitle(g_utf8_get_char(to)), first);
        return kf_arena_format(arena, "%s%s", first, g_utf8_next_char(to));
    }
    return to;
}

size_t kf_swaps_match(struct kf_arena *arena, const struct kf_swaps *swaps, const char *text, size_t at,
                      const char **ret_text)
{
    const char *start = text + at;
    const GPtrArray *list = g_hash_table_lookup(swaps->by_letter, first_letter(start));

    if (!list || !word_begins(text, start)) {
        return 0;
    }
    for (guint i = 0; i < list->len; i++) {
        const struct kf_word_swap *swap = list->pdata[i];
        const char *end = match_letters(start, swap->from);

        if (end && word_ends(end)) {
            *ret_text = in_case_of(arena, start, (size_t)(end - start), swap);
            return (size_t)(end - start);
        }
    }
    return 0;
}
