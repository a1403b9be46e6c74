/* What the scripts of all shells have in common. */

#include "cli/completion.h"

#include <string.h>

static const struct {
    const char *word;
    unsigned offers;
} places[] = {
    {"MODULE", KF_OFFER_MODULES}, {"HANDOUT", KF_OFFER_HANDOUTS}, {"FILE", KF_OFFER_FILES}, {"DIR", KF_OFFER_FOLDERS},
    {"OLD", KF_OFFER_FILES},      {"NEW", KF_OFFER_FILES},        {"ID", KF_OFFER_HANDOUTS},
};

static unsigned offers_of_word(const char *word)
{
    for (size_t i = 0; i < G_N_ELEMENTS(places); i++) {
        if (strcmp(places[i].word, word) == 0) {
            return places[i].offers;
        }
    }
    return 0;
}

/* Adds one of "extract|merge" once. */
static void add_word(GString *words, const char *word)
{
    char **seen = g_strsplit(words->str, " ", -1);

    if (!g_strv_contains((const char *const *)seen, word)) {
        g_string_append_printf(words, "%s%s", words->len > 0 ? " " : "", word);
    }
    g_strfreev(seen);
}

unsigned kf_offers_of_verb(const struct kf_verb *verb, char **ret_words)
{
    char **tokens = g_strsplit_set(verb->usage, " []|.\"\n", -1);
    GString *words = g_string_new(NULL);
    unsigned offers = 0;

    for (int i = 0; tokens[i] != NULL; i++) {
        if (g_str_has_prefix(tokens[i], "--")) {
            i += tokens[i + 1] != NULL; /* with its value */
        } else if (g_ascii_islower(tokens[i][0]) && strcmp(tokens[i], "kinfold") != 0 && strcmp(tokens[i], verb->name) != 0) {
            add_word(words, tokens[i]);
        } else {
            offers |= offers_of_word(tokens[i]);
        }
    }
    g_strfreev(tokens);
    *ret_words = g_string_free(words, FALSE);
    return offers;
}

unsigned kf_offers_of_option(const struct kf_option_row *row)
{
    return row->value == NULL ? 0 : offers_of_word(row->value);
}

char *kf_first_sentence(const char *help)
{
    const char *end = strstr(help, ". ");
    size_t length = end != NULL ? (size_t)(end - help) : strlen(help);

    while (length > 0 && help[length - 1] == '.') {
        length--;
    }
    return g_strndup(help, length);
}

char *kf_join_choices(const char *const *choices, const char *between)
{
    return g_strjoinv(between, (char **)(guintptr)choices);
}
