#ifndef KF_LAYOUT_THEME_H
#define KF_LAYOUT_THEME_H

/* The design tokens of one edition: geometry, type, colours, strokes. Made once from variant, paper, identity and
 * language; every block reads its sizes here, so a variant is another theme and no block asks which one it is, but for
 * what stacks (single_column). Source: the design tokens' tables, quoted beside each number in theme.c. */

#include <stdbool.h>

#include "base/length.h"
#include "model/edition.h"

enum kf_style {
    KF_STYLE_DISPLAY,
    KF_STYLE_TITLE,
    KF_STYLE_HEADING,
    KF_STYLE_LEAD,
    KF_STYLE_SUBHEAD,
    KF_STYLE_BODY,
    KF_STYLE_PROMPT,
    KF_STYLE_COMPACT,
    KF_STYLE_SPEECH,
    KF_STYLE_SCRIPT,
    KF_STYLE_CLOCK,  /* times and telephone numbers: serif, tabular figures */
    KF_STYLE_LABEL,  /* 10.5 bold */
    KF_STYLE_DETAIL, /* 10.5 regular */
    KF_STYLE_SMALL,
    KF_STYLE_SMALL_BOLD,
    KF_STYLE_TAG,    /* small bold, white on black */
    KF_STYLE_NUMBER, /* digit in a circle, accent */
    KF_STYLE_NUMBER_SMALL,
    KF_STYLE_QUOTE,
    KF_STYLE_FILL,   /* speech with blanks: its lines are as far apart as a hand needs */
    KF_STYLE_WRITE,  /* reading text with blanks, as far apart */
    KF_STYLE_COUNT
};

enum kf_ink {
    KF_INK_BLACK,
    KF_INK_ACCENT,
    KF_INK_TINT,
    KF_INK_PAPER,
    KF_INK_BRAND, /* the programme's: black where it has none */
    KF_INK_NONE,
    KF_INK_COUNT
};

struct kf_color {
    double red, green, blue;
};

struct kf_type { /* one style, ready for Pango */
    const char *families; /* comma-separated, first choice first */
    int weight;           /* 400 to 700 */
    bool italic, tabular;
    kf_len size;          /* 1/1024 pt */
    kf_len line;          /* height of a line */
    kf_len baseline;      /* from the top of the line */
    kf_len letter_spacing; /* added between letters, 0: none */
    enum kf_ink ink;
};

enum kf_stroke {
    KF_STROKE_HAIR,
    KF_STROKE_LINE,
    KF_STROKE_TICK,
    KF_STROKE_MEDIUM,
    KF_STROKE_ARC,
    KF_STROKE_BOLD,
    KF_STROKE_HEAVY,
    KF_STROKE_RULE, /* a line to write on */
    KF_STROKE_COUNT
};

struct kf_theme {
    enum kf_variant variant;
    enum kf_paper paper;
    bool right_to_left, single_column, pictures, fillable;
    bool landscape; /* a sheet turned on its side, without header, ribbon and footer */
    const char *language;

    kf_len page_width, page_height;
    kf_len left, live_width;              /* side margin, 180 mm */
    kf_len header_top, header_height;
    kf_len ribbon_top;                    /* of a 2 mm box */
    kf_len main_top, main_height;
    kf_len footer_top, footer_height;

    struct kf_type types[KF_STYLE_COUNT];
    struct kf_color inks[KF_INK_COUNT];
    kf_len strokes[KF_STROKE_COUNT];

    kf_len gap_least, gap, gap_most;      /* between blocks */
    kf_len pitch_least, pitch, pitch_most; /* of writing lines */
    kf_len sheet_head;                    /* above a grid that fills its page: at one height on every sheet */
    kf_len tick, number, number_small, icon, note_icon, padding;
    kf_len reading_most;                  /* width of a paragraph over two lines: past it, longer lines tire the eye */
};

/* identity may be NULL: black. */
void kf_theme_init(struct kf_theme *theme, const struct kf_edition *edition, const char *language, bool right_to_left,
                   const struct kf_identity *identity);

/* The programme's own colour; black in the ink saver. */
void kf_theme_brand(struct kf_theme *theme, const char *colour);

struct kf_community;
/* On a page that is the programme's, not the module's: its colour in place of the module's. */
void kf_theme_use_brand(struct kf_theme *theme, const struct kf_community *community);

/* Turns the sheet on its side; all of it within 15 mm is for content. */
void kf_theme_turn(struct kf_theme *theme);

bool kf_color_parse(const char *text, struct kf_color *ret_color); /* "#601D44" */
/* WCAG 2 contrast of two colours, 1 to 21. */
double kf_contrast(struct kf_color a, struct kf_color b);

#endif
