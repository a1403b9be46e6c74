#ifndef KF_BASE_UTF8_H
#define KF_BASE_UTF8_H

/* Stepping through checked UTF-8: without g_utf8_next_char, which casts const away, and without a call for the letters that
 * nearly every text is made of. Long texts are counted eight bytes at a time. */

#include <stdbool.h>

#include <glib.h>

static inline const char *kf_utf8_next(const char *text) { return text + g_utf8_skip[(unsigned char)*text]; }

/* The character that begins here; 0 at the end. */
static inline gunichar kf_utf8_at(const char *text)
{
    return (unsigned char)*text < 0x80 ? (gunichar)*text : g_utf8_get_char(text);
}

static inline bool kf_utf8_is_space(gunichar c) { return c < 0x80 ? g_ascii_isspace((char)c) : g_unichar_isspace(c); }
static inline bool kf_utf8_is_upper(gunichar c) { return c < 0x80 ? g_ascii_isupper((char)c) : g_unichar_isupper(c); }
static inline bool kf_utf8_is_alpha(gunichar c) { return c < 0x80 ? g_ascii_isalpha((char)c) : g_unichar_isalpha(c); }
static inline bool kf_utf8_is_alnum(gunichar c) { return c < 0x80 ? g_ascii_isalnum((char)c) : g_unichar_isalnum(c); }
static inline gunichar kf_utf8_lower(gunichar c)
{
    if (c >= 0x80) {
        return g_unichar_tolower(c);
    }
    return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
}

/* Whether a byte begins a character: the others go on with one. */
static inline bool kf_utf8_begins(char byte) { return ((unsigned char)byte & 0xC0) != 0x80; }
/* How many bytes of length begin a character; they need not be UTF-8. */
size_t kf_utf8_count(const char *text, size_t length);
/* How many bytes at the start of length are printable ASCII, from the space to the tilde. */
size_t kf_utf8_plain_run(const char *text, size_t length);

#endif
