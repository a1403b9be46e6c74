/* What a change was made against: a text, made the same however it was typed or wrapped, and its hash. */

#include "compose/compose.h"

#include <string.h>

const char *kf_fingerprint_text(struct kf_arena *arena, const char *text)
{
    char *composed = g_utf8_normalize(text, -1, G_NORMALIZE_NFC);
    GString *out = g_string_new(NULL);
    bool gap = false;

    for (const char *at = composed ? composed : text; *at; at = g_utf8_next_char(at)) {
        gunichar letter = g_utf8_get_char(at);

        if (g_unichar_isspace(letter)) {
            gap = true;
            continue;
        }
        if (gap && out->len > 0) {
            g_string_append_c(out, ' ');
        }
        gap = false;
        g_string_append_unichar(out, letter);
    }
    const char *result = kf_arena_string_n(arena, out->str, out->len);
    g_string_free(out, TRUE);
    g_free(composed);
    return result;
}

const char *kf_fingerprint_hash(struct kf_arena *arena, const char *text)
{
    const char *plain = kf_fingerprint_text(arena, text);
    char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, plain, -1);
    const char *result = kf_arena_format(arena, "sha256:%.16s", digest);

    g_free(digest);
    return result;
}
