/* Patterns in texts. */

#include "rules/wording.h"

#include <string.h>

static void free_pattern(void *pattern)
{
    g_regex_unref(pattern);
}

static const GRegex *compile(struct kf_arena *arena, const char *pattern)
{
    GRegex *regex = pattern != NULL ? g_regex_new(pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL) : NULL;

    if (regex != NULL) {
        kf_arena_defer(arena, free_pattern, regex);
    }
    return regex;
}

const GRegex *kf_wording_for(struct kf_arena *arena, const struct kf_wording *rows, int count, const char *language)
{
    for (int i = 0; i < count; i++) {
        size_t length = strlen(rows[i].language);

        if (strncmp(rows[i].language, language, length) == 0 && (language[length] == '\0' || language[length] == '-')) {
            return compile(arena, rows[i].pattern);
        }
    }
    return NULL;
}

bool kf_wording_in(const GRegex *pattern, const char *text, char **ret_words)
{
    GMatchInfo *match = NULL;
    bool found = g_regex_match(pattern, text, 0, ret_words != NULL ? &match : NULL);

    if (found && ret_words != NULL) {
        *ret_words = g_match_info_fetch(match, 0);
    }
    g_match_info_free(match);
    return found;
}
