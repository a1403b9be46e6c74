#ifndef KF_MODEL_INLINE_H
#define KF_MODEL_INLINE_H

/* Inline text: a scalar with a little Markdown and blanks becomes plain characters and runs of attributes. Pango gets
 * attribute runs, never markup. Blanks (`___`) are taken out before Markdown is read; then cmark with an allow-list of
 * nodes (text, emphasis, strong, link, soft and hard break) and of schemes; everything else prints as it was typed. */

#include "schema/field.h"

enum kf_inline_flags { KF_STRONG = 1 << 0, KF_EMPHASIS = 1 << 1 };

struct kf_inline_run {
    size_t start, end; /* bytes of text */
    unsigned flags;
    const char *uri; /* link; https, http, mailto or tel, or "#" and an address of the same document; NULL */
};

struct kf_inline {
    const char *text; /* U+FFFC for each blank, U+2028 for a hard break */
    size_t length;
    struct kf_inline_run *runs; /* cover the text in order, without gaps */
    int run_count;
    size_t *blanks; /* byte of each U+FFFC */
    int blank_count;
    int boxed; /* so many of the blanks, the first ones, are small boxes for a number */
    const struct kf_text *source; /* node and address, for messages and marks */
};

/* Never fails: whatever is not allowed prints as typed. Characters that may not be typed were refused at reading. */
const struct kf_inline *kf_inline_parse(struct kf_arena *arena, const struct kf_text *text);
/* Plain words of the program (page numbers, labels): no Markdown, no blanks. */
const struct kf_inline *kf_inline_plain(struct kf_arena *arena, const char *text);
/* Plain words that are a link: a telephone number, an address. uri has one of the allowed schemes, or is "#" and an address
 * of the same document: what an author writes cannot be that. */
const struct kf_inline *kf_inline_link(struct kf_arena *arena, const char *text, const char *uri);
/* One after the other; without blanks. */
const struct kf_inline *kf_inline_join(struct kf_arena *arena, const struct kf_inline *const *parts, int count);
/* The same inline with flags added to every run (a bold table head). */
const struct kf_inline *kf_inline_with(struct kf_arena *arena, const struct kf_inline *text, unsigned flags);
/* The same inline whose first blanks are boxes for a number. */
const struct kf_inline *kf_inline_boxed(struct kf_arena *arena, const struct kf_inline *text, int boxed);

#endif
