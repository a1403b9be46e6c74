/* Characters that no text may hold. */

#include "base/unprintable.h"

#include <glib.h>

#include "base/utf8.h"

static const char delete_it[] = "delete it (it may have come with a copy from another program)";
static const char turns[] = "a character that turns the direction of text";
static const char turn_nothing[] =
    "delete it: right-to-left text needs none, and it can hide what a line says; where a full stop or a bracket stands on the "
    "wrong side, write the mark U+200E or U+200F behind it";

static const struct kf_unprintable refused[] = {
    {0x00, 0x08, "a control character", delete_it, true},
    {0x0B, 0x0C, "a page or line break character", "delete it, or begin a new line", true},
    {0x0E, 0x1F, "a control character", delete_it, true},
    {0x7F, 0x9F, "a control character", delete_it, true},
    {0x2028, 0x2029, "a page or line break character", "delete it, or begin a new line", true},
    {0x202A, 0x202E, turns, turn_nothing, false},
    {0x2066, 0x2069, turns, turn_nothing, false},
    {0xFEFF, 0xFEFF, "a byte order mark inside the text", delete_it, true},
    {0xFFFC, 0xFFFC, "an object replacement character",
     "delete it (it stands where a picture was copied); write ___ for a blank", false},
    {0xFFFE, 0xFFFF, "a character that is none", delete_it, true},
};

const struct kf_unprintable *kf_unprintable(unsigned letter)
{
    for (size_t i = 0; i < G_N_ELEMENTS(refused); i++) {
        if (letter >= refused[i].first && letter <= refused[i].last) {
            return &refused[i];
        }
    }
    return NULL;
}

const struct kf_unprintable *kf_unprintable_find(const char *text, size_t length, size_t *ret_at)
{
    for (size_t i = kf_utf8_plain_run(text, length); i < length;) {
        const struct kf_unprintable *why = kf_unprintable(text[i] == '\0' ? 0 : g_utf8_get_char(text + i));

        if (why != NULL) {
            *ret_at = i;
            return why;
        }
        i += (size_t)(kf_utf8_next(text + i) - (text + i));
        i += i < length ? kf_utf8_plain_run(text + i, length - i) : 0;
    }
    return NULL;
}

void kf_unprintable_report(struct kf_diags *diags, struct kf_span span, unsigned letter, const struct kf_unprintable *why)
{
    struct kf_diag *diag = kf_diag_push(diags, KF_CONTROL_CHARACTER, span, NULL, "%s (U+%04X) cannot be printed", why->name, letter);

    kf_diag_hint(diags, diag, "%s", why->hint);
}
