#ifndef KF_EDITIONS_SCREEN_INTERNAL_H
#define KF_EDITIONS_SCREEN_INTERNAL_H

/* What the parts of a page for a screen share. */

#include "editions/screen_page.h"

struct kf_screen_writer {
    GString *out, *said; /* said: the words alone */
    struct kf_arena *arena;
    const struct kf_content *content;
    const struct kf_pages *pages;
    const struct kf_element *before; /* the Form that was written last */
    const struct kf_mark *before_mark;
    int fields;
    const struct kf_inline *text; /* that was written last */
    size_t block_began;           /* in said: of the smallest block that is open */
    char **heads;                 /* of the table's columns, for phones; NULL */
    int head_count, column;
};

/* Text that can be nothing but text, in an element or in a value. */
void kf_screen_escape(GString *out, const char *text, size_t length);
/* value NULL: none. */
void kf_screen_attribute(GString *out, const char *name, const char *value);
/* Words of a text, with what is strong in them; numbers of helplines can be called, unless it is a link already. */
void kf_screen_run(struct kf_screen_writer *writer, const struct kf_inline *text, size_t start, size_t end,
                   bool linked);

/* A page that is safe to carry does not tell in its source either what it is about. In arena. */
const char *kf_screen_disguised(const struct kf_screen_writer *writer, const char *name);
/* The field of a Form element. labelled: what follows is its <label>, for the id "field-" and writer->fields. */
void kf_screen_form_field(struct kf_screen_writer *writer, const struct kf_element *form, bool labelled);

#endif
