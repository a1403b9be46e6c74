#ifndef KF_LAYOUT_TEXT_H
#define KF_LAYOUT_TEXT_H

/* The only place that touches PangoLayout: text is shaped once for a style and width and kept, measured and drawn from
 * the same layout. */

#include <pango/pango.h>

#include "base/run.h"
#include "layout/box.h"

struct kf_shaper {
    struct kf_run *run;
    struct kf_arena *arena; /* the layout's */
    PangoContext *context;
    const struct kf_theme *theme;
    GHashTable *shaped;     /* cache */
    PangoFontDescription *descriptions[KF_STYLE_COUNT];
    const char *field_suffix; /* of names of fields in this language, where a document has another too; NULL */
};

struct kf_blank { /* an inline blank, exact */
    struct kf_rect rect; /* relative to the text box; the line's whole height */
    int line;
    size_t byte;
    bool boxed; /* for a number: as wide as it is, whatever its line has left */
};

#define KF_BLANK_MARGIN KF_MM(.8) /* on each side of a blank, inside its rectangle */
/* Of a box for a number on lines of this height: 9 by 7 mm where they are 6 mm. */
static inline kf_len kf_blank_box_height(const struct kf_type *type) { return type->line + KF_MM(1); }
static inline kf_len kf_blank_box_width(const struct kf_type *type) { return kf_blank_box_height(type) * 9 / 7; }

struct kf_shaped {
    PangoLayout *layout;
    const struct kf_inline *text;
    const struct kf_type *type;
    bool right_to_left; /* of the page */
    kf_len width;       /* 0: not wrapped */
    int line_count;
    kf_len widest;   /* ink-free logical width of the widest line */
    struct kf_blank *blanks;
    int blank_count;
};

void kf_shaper_init(struct kf_shaper *shaper, struct kf_run *run, struct kf_arena *arena, PangoContext *context,
                    const struct kf_theme *theme);

/* Characters no font has are errors (KF_MISSING_GLYPH) at the text's place, once. Never NULL. */
const struct kf_shaped *kf_shape(struct kf_shaper *shaper, const struct kf_inline *text, enum kf_style style,
                                 kf_len width);

/* Hebrew, Arabic, Syriac, Thaana, N'Ko and their presentation forms. */
static inline bool kf_letter_runs_right_to_left(gunichar c)
{
    return (c >= 0x0590 && c <= 0x08FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFF);
}

/* The first letter that no font has; 0: all are there. */
gunichar kf_shaped_missing_letter(const struct kf_shaped *shaped);

/* Whether a line ends inside a word that is wider than the text by itself. */
bool kf_shaped_breaks_words(const struct kf_shaped *shaped);

/* x of a line's left edge inside its width. Start is the right edge where the page runs right to left. */
kf_len kf_shaped_line_x(const struct kf_shaped *shaped, int line, enum kf_align align, kf_len width);

/* Draws lines first to first + count - 1 with the top of the first at (0, 0) of the canvas; only glyphs of bytes
 * [start, end). width and align place each line. */
void kf_shaped_draw(struct kf_canvas *canvas, const struct kf_shaped *shaped, int first, int count, size_t start,
                    size_t end, kf_len width, enum kf_align align, enum kf_ink ink);

/* First and one-past-last byte of a line. */
void kf_shaped_line_bytes(const struct kf_shaped *shaped, int line, size_t *ret_start, size_t *ret_end);
/* Rectangles of a byte range, one for each line it touches, relative to the top of line `first`. Returns the count. */
int kf_shaped_range(struct kf_arena *arena, const struct kf_shaped *shaped, size_t start, size_t end, int first,
                    int count, kf_len width, enum kf_align align, struct kf_rect **ret_rects);

#endif
