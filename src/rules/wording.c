/* Patterns in texts. */

#include "rules/wording.h"

#include <glib.h>
#include <string.h>

const char *kf_wording_for(const struct kf_wording *rows, int count, const char *language)
{
    for (int i = 0; i < count; i++) {
        size_t length = strlen(rows[i].language);

        if (strncmp(rows[i].language, language, length) == 0 && (language[length] == '\0' || language[length] == '-')) {
            return rows[i].pattern;
        }
    }
    return NULL;
}

bool kf_wording_in(const char *pattern, const char *text, char **ret_words)
{
    GRegex *regex = g_regex_new(pattern, G_REGEX_CASELESS, 0, NULL);
    GMatchInfo *match = NULL;
    bool found = g_regex_match(regex, text, 0, &match);

    if (found && ret_words != NULL) {
        *ret_words = g_match_info_fetch(match, 0);
    }
    g_match_info_free(match);
    g_regex_unref(regex);
    return found;
}
