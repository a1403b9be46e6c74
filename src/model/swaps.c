/* The rows of `words:`: a word of the kit and the community's own. Each is swapped once, in one pass. */

#include <string.h>

#include "model/model_internal.h"

struct kf_word_swap *kf_swaps_of(struct kf_arena *arena, const struct kf_community *community)
{
    struct kf_word_swap *swaps = KF_NEW_ARRAY(arena, community->words.count, struct kf_word_swap);

    for (int i = 0; i < community->words.count; i++) {
        const struct kf_swap_row *row = community->words.items[i];

        swaps[i] = (struct kf_word_swap){
            .from = row->from,
            .to = row->to,
            .from_plural = row->from_plural,
            .plural = row->plural,
            .article = row->article,
            .span = row->node->span,
        };
    }
    return swaps;
}

/* --- one row -------------------------------------------------------------------------------------------------------- */

/* As words are compared: in small letters, with single spaces. In arena. */
static const char *folded(struct kf_arena *arena, const char *words)
{
    char *lower = g_utf8_casefold(words, -1);
    char **parts = g_strsplit_set(g_strstrip(lower), " \t\n", -1);
    GString *out = g_string_new(NULL);
    const char *result;

    for (int i = 0; parts[i] != NULL; i++) {
        if (parts[i][0] != '\0') {
            g_string_append_printf(out, "%s%s", out->len > 0 ? " " : "", parts[i]);
        }
    }
    result = kf_arena_string_n(arena, out->str, out->len);
    g_string_free(out, TRUE);
    g_strfreev(parts);
    g_free(lower);
    return result;
}

static bool check_words(struct kf_run *run, const struct kf_swap_row *row)
{
    const struct {
        const char *key, *words;
    } all[] = {{"from", row->from}, {"to", row->to}, {"from-plural", row->from_plural}, {"plural", row->plural}};
    int errors = run->diags->errors;

    for (size_t i = 0; i < G_N_ELEMENTS(all); i++) {
        const char *words = all[i].words;

        if (words != NULL && *folded(run->arena, words) == '\0') {
            kf_diag_hint(run->diags,
                         kf_diag_push(run->diags, KF_WORD_SWAP, kf_span_of(row->node, all[i].key), NULL,
                                      "%s: there is no word here", all[i].key),
                         "write the word, or take the row out; to leave words out of a text, replace it in an overlay");
        } else if (words != NULL && strstr(words, "{{") != NULL) {
            kf_diag_hint(run->diags,
                         kf_diag_push(run->diags, KF_WORD_SWAP, kf_span_of(row->node, all[i].key), NULL,
                                      "%s: names in double braces are not swapped", all[i].key),
                         "change what the name stands for, under `names:`");
        }
    }
    return run->diags->errors == errors;
}

static void check_forms(struct kf_run *run, const struct kf_swap_row *row)
{
    if (row->article != NULL && strcmp(row->article, "a") != 0 && strcmp(row->article, "an") != 0) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, KF_UNKNOWN_CHOICE, kf_span_of(row->node, "article"), NULL,
                                  "article: unknown choice \"%s\"", row->article),
                     "write a or an, as it stands before \"%s\"", row->to);
    }
    if (row->from_plural != NULL && row->plural == NULL) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, KF_WORD_SWAP, kf_span_of(row->node, "from-plural"), NULL,
                                  "from-plural: nothing is said to stand for \"%s\"", row->from_plural),
                     "add `plural:` with your own word for several");
    }
    if (strcmp(folded(run->arena, row->from), folded(run->arena, row->to)) == 0) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, KF_WORD_SWAP, row->node->span, NULL, "\"%s\" is swapped for itself",
                                  row->from),
                     "take the row out, or write another word after `to:`");
    }
}

/* --- rows together -------------------------------------------------------------------------------------------------- */

/* The first row of each word: folded `from` to struct kf_swap_row. */
static GHashTable *rows_by_word(struct kf_arena *arena, const struct kf_records *words)
{
    GHashTable *rows = g_hash_table_new(g_str_hash, g_str_equal);

    for (int i = 0; i < words->count; i++) {
        struct kf_swap_row *row = words->items[i];
        const char *from = folded(arena, row->from);

        if (!g_hash_table_contains(rows, from)) {
            g_hash_table_insert(rows, (gpointer)(guintptr)from, row);
        }
    }
    return rows;
}

/* Each row is sought once, not held against each other: a list of ten thousand costs no minutes. */
static const struct kf_swap_row *row_of(struct kf_run *run, GHashTable *rows, const char *words)
{
    return g_hash_table_lookup(rows, folded(run->arena, words));
}

static void check_twice(struct kf_run *run, GHashTable *rows, const struct kf_swap_row *second)
{
    const struct kf_swap_row *first = row_of(run, rows, second->from);
    struct kf_diags *diags = run->diags;
    struct kf_diag *diag;

    if (first == second) {
        return;
    }
    diag = kf_diag_push(diags, KF_WORD_SWAP, kf_span_of(second->node, "from"), NULL, "\"%s\" has two rows",
                        second->from);
    kf_diag_also(diags, diag, kf_span_of(first->node, "from"), "first here");
    kf_diag_hint(diags, diag, "keep one of the two");
}

/* dinner to supper, supper to tea: what was "dinner" stays "supper", and some would expect "tea". */
static void check_chain(struct kf_run *run, GHashTable *rows, const struct kf_swap_row *row)
{
    const struct kf_swap_row *next = row_of(run, rows, row->to);
    struct kf_diag *diag;

    if (next == NULL || next == row) {
        return;
    }
    diag = kf_diag_warn(run->diags, KF_WORD_SWAP, kf_span_of(row->node, "to"), NULL,
                        "\"%s\" becomes \"%s\", which another row swaps: words are swapped once, so it stays \"%s\"",
                        row->from, row->to, row->to);
    kf_diag_also(run->diags, diag, next->node->span, "the other row");
    kf_diag_hint(run->diags, diag, "if you want \"%s\" for both, write `to: %s` here too", next->to, next->to);
}

void kf_swaps_check(struct kf_run *run, const struct kf_community *community)
{
    const struct kf_records *words = &community->words;
    int errors = run->diags->errors;

    for (int i = 0; i < words->count; i++) {
        if (check_words(run, words->items[i])) {
            check_forms(run, words->items[i]);
        }
    }
    if (run->diags->errors > errors) {
        return;
    }
    GHashTable *rows = rows_by_word(run->arena, words);

    for (int i = 0; i < words->count; i++) {
        check_twice(run, rows, words->items[i]);
        check_chain(run, rows, words->items[i]);
    }
    g_hash_table_unref(rows);
}
