#ifndef KF_EDITIONS_SCREEN_PAGE_H
#define KF_EDITIONS_SCREEN_PAGE_H

/* A handout as a page of HTML, for people with no printer, and for reading aloud. It is made from the structure of the pages
 * as laid out, which holds each word of theirs once, in reading order (tests/unit/editions/test_honest.c): so a page on a
 * screen says what the paper says, and each kind of block is there without a second way of drawing it. Blanks are fields
 * with the labels that screen readers say of them on paper; a drawing is what they say of it. */

#include "editions/document.h"

struct kf_screen_form {
    const char *style, *script; /* of the page itself: in a file that works alone. NULL: style_at and script_at */
    const char *style_at, *script_at, *icon_at; /* addresses of them; the script is a module */
    const char *head, *foot;                    /* HTML of who shows the page, before and after it; NULL: none */
};

/* The page's own part, a <main>. NUL-terminated, in arena. */
const char *kf_screen_main(struct kf_arena *arena, const struct kf_content *content,
                           const struct kf_document *document);
/* The whole file. In arena. */
const char *kf_screen_page(struct kf_arena *arena, const struct kf_content *content, const struct kf_document *document,
                           const struct kf_screen_form *form);

#endif
