/* The design tokens as numbers. Millimetres and points as designers write them; KF_MM and KF_PT at the edge. */
#include "layout/theme.h"

#include <math.h>
#include <string.h>

#include <glib.h>

enum face { SANS, SERIF };

struct token { /* sizes in pt, lines in mm; large print beside standard */
    enum face face;
    int weight;
    bool italic, tabular;
    double size, line, large_size, large_line;
    enum kf_ink ink;
};

/* Reading text 12, compact and speech 11.5, labels 10.5, small 10: later decisions than the pictures, which were drawn
 * half a point smaller. */
static const struct token tokens[KF_STYLE_COUNT] = {
    [KF_STYLE_DISPLAY] = {SERIF, 700, false, false, 38, 16, 38, 16, KF_INK_ACCENT},
    [KF_STYLE_TITLE] = {SERIF, 700, false, false, 26, 11, 30, 13, KF_INK_ACCENT},
    [KF_STYLE_HEADING] = {SERIF, 700, false, false, 15, 6, 23, 10, KF_INK_ACCENT},
    [KF_STYLE_LEAD] = {SANS, 400, false, false, 13.5, 6, 20, 9, KF_INK_BLACK},
    [KF_STYLE_SUBHEAD] = {SANS, 700, false, false, 12, 6, 20, 9, KF_INK_BLACK},
    [KF_STYLE_BODY] = {SANS, 400, false, false, 12, 6, 18, 9, KF_INK_BLACK},
    [KF_STYLE_PROMPT] = {SANS, 500, false, false, 12, 6, 18, 9, KF_INK_BLACK},
    [KF_STYLE_COMPACT] = {SANS, 400, false, false, 11.5, 5, 18, 8, KF_INK_BLACK},
    [KF_STYLE_SPEECH] = {SANS, 500, false, false, 11.5, 5, 18, 8, KF_INK_BLACK},
    [KF_STYLE_SCRIPT] = {SANS, 500, false, false, 12, 6, 18, 9, KF_INK_BLACK},
    [KF_STYLE_CLOCK] = {SERIF, 700, false, true, 13.5, 5, 20, 9, KF_INK_BLACK},
    [KF_STYLE_LABEL] = {SANS, 700, false, false, 10.5, 5, 16, 7, KF_INK_BLACK},
    [KF_STYLE_DETAIL] = {SANS, 400, false, false, 10.5, 5, 16, 7, KF_INK_BLACK},
    [KF_STYLE_SMALL] = {SANS, 400, false, false, 10, 4, 14, 6, KF_INK_BLACK},
    [KF_STYLE_SMALL_BOLD] = {SANS, 700, false, false, 10, 4, 14, 6, KF_INK_BLACK},
    [KF_STYLE_TAG] = {SANS, 700, false, false, 10, 4, 14, 6, KF_INK_PAPER},
    [KF_STYLE_NUMBER] = {SANS, 700, false, true, 13.3, 6, 20, 9, KF_INK_ACCENT},
    [KF_STYLE_NUMBER_SMALL] = {SANS, 700, false, true, 11, 5, 18, 8, KF_INK_ACCENT},
    [KF_STYLE_QUOTE] = {SERIF, 600, true, false, 13.5, 6, 20, 9, KF_INK_BLACK},
};

/* Ascent and descent in em, as measured from the faces. */
static const struct {
    double ascent, descent;
} metrics[] = {[SANS] = {.984, .316}, [SERIF] = {1.036, .335}};

#define LATIN_SANS "Atkinson Hyperlegible Next,Noto Sans"
#define LATIN_SERIF "Source Serif 4"

/* The script of the language first, so that its spaces and digits do not cut its words into runs. */
static const char *families(enum face face, const char *language)
{
    if (g_str_has_prefix(language, "ar") || g_str_has_prefix(language, "fa") || g_str_has_prefix(language, "ur")) {
        return face == SERIF ? "IBM Plex Sans Arabic," LATIN_SERIF
                             : "IBM Plex Sans Arabic," LATIN_SANS;
    }
    if (g_str_has_prefix(language, "he")) {
        return "Noto Sans Hebrew," LATIN_SANS;
    }
    return face == SERIF ? LATIN_SERIF ",Noto Sans,IBM Plex Sans Arabic,Noto Sans Hebrew"
                         : LATIN_SANS ",IBM Plex Sans Arabic,Noto Sans Hebrew";
}

static bool is_arabic(const char *language)
{
    return g_str_has_prefix(language, "ar") || g_str_has_prefix(language, "fa") || g_str_has_prefix(language, "ur");
}

/* Half-leading as in CSS: the baseline of a line box of this height. */
static kf_len baseline(enum face face, double size, double line_mm)
{
    double line = line_mm * 72.0 / 25.4;
    double ascent = metrics[face].ascent * size, descent = metrics[face].descent * size;

    return kf_pt((line - ascent - descent) / 2 + ascent);
}

static void set_type(struct kf_type *type, const struct token *token, bool large, const char *language)
{
    double size = large ? token->large_size : token->size;
    double line = large ? token->large_line : token->line;

    if (is_arabic(language)) { /* taller letters: 5.5 mm at least, titles 13 mm */
        line = token->face == SERIF && size >= 26 ? line + 2 : fmax(line, large ? line : line == 5 ? 5.5 : line);
    }
    *type = (struct kf_type){
        .families = families(token->face, language),
        .weight = token->weight,
        .italic = token->italic && !is_arabic(language),
        .tabular = token->tabular,
        .size = kf_pt(size),
        .line = kf_mm(line),
        .baseline = baseline(token->face, size, line),
        .ink = token->ink,
    };
}

bool kf_color_parse(const char *text, struct kf_color *ret_color)
{
    unsigned parts[3];

    if (!text || strlen(text) != 7 || text[0] != '#') {
        return false;
    }
    for (int i = 0; i < 3; i++) {
        int high = g_ascii_xdigit_value(text[1 + 2 * i]), low = g_ascii_xdigit_value(text[2 + 2 * i]);
        if (high < 0 || low < 0) {
            return false;
        }
        parts[i] = (unsigned)(high * 16 + low);
    }
    *ret_color = (struct kf_color){parts[0] / 255.0, parts[1] / 255.0, parts[2] / 255.0};
    return true;
}

/* Relative luminance, WCAG 2.2. */
static double luminance(struct kf_color color)
{
    double parts[3] = {color.red, color.green, color.blue}, weights[3] = {.2126, .7152, .0722}, sum = 0;

    for (int i = 0; i < 3; i++) {
        double c = parts[i];
        sum += weights[i] * (c <= .04045 ? c / 12.92 : pow((c + .055) / 1.055, 2.4));
    }
    return sum;
}

double kf_contrast(struct kf_color a, struct kf_color b)
{
    double la = luminance(a), lb = luminance(b);

    return (fmax(la, lb) + .05) / (fmin(la, lb) + .05);
}

static void set_geometry(struct kf_theme *theme)
{
    bool large = theme->variant == KF_LARGE_PRINT, letter = theme->paper == KF_LETTER;

    theme->page_width = letter ? KF_PT(612) : KF_MM(210);
    theme->page_height = letter ? KF_PT(792) : KF_MM(297);
    theme->live_width = KF_MM(180); /* one measure on both papers: line breaks agree */
    theme->left = (theme->page_width - theme->live_width) / 2;
    theme->header_top = KF_MM(15);
    theme->header_height = large ? KF_MM(13) : KF_MM(9);
    theme->ribbon_top = large ? KF_MM(30) : KF_MM(26);
    theme->main_top = large ? KF_MM(36) : KF_MM(32);
    theme->footer_height = large ? KF_MM(14.7) : KF_MM(11);
    theme->footer_top = theme->page_height - KF_MM(15) - theme->footer_height;
    theme->main_height = theme->footer_top - KF_MM(4) - theme->main_top;
}

static void set_inks(struct kf_theme *theme, const struct kf_identity *identity)
{
    theme->inks[KF_INK_PAPER] = (struct kf_color){1, 1, 1};
    theme->inks[KF_INK_TINT] = (struct kf_color){1, 1, 1};
    if (identity && theme->variant != KF_INK_SAVER) {
        kf_color_parse(identity->accent, &theme->inks[KF_INK_ACCENT]);
        kf_color_parse(identity->tint, &theme->inks[KF_INK_TINT]);
    }
}

static void set_strokes(struct kf_theme *theme)
{
    bool large = theme->variant == KF_LARGE_PRINT, saver = theme->variant == KF_INK_SAVER;
    const double points[KF_STROKE_COUNT] = {
        [KF_STROKE_HAIR] = .5,
        [KF_STROKE_LINE] = .75,
        [KF_STROKE_TICK] = 1,
        [KF_STROKE_MEDIUM] = large ? 1.75 : saver ? .75 : 1.25,
        [KF_STROKE_ARC] = saver ? 1 : 1.5,
        [KF_STROKE_BOLD] = 1.75,
        [KF_STROKE_HEAVY] = 2.25,
        [KF_STROKE_RULE] = large ? 1 : .75,
    };

    for (int i = 0; i < KF_STROKE_COUNT; i++) {
        theme->strokes[i] = kf_pt(points[i]);
    }
}

void kf_theme_init(struct kf_theme *theme, const struct kf_edition *edition, const char *language, bool right_to_left,
                   const struct kf_identity *identity)
{
    bool large = edition->variant == KF_LARGE_PRINT;

    *theme = (struct kf_theme){
        .variant = edition->variant,
        .paper = edition->paper,
        .right_to_left = right_to_left,
        .single_column = large,
        .pictures = edition->variant == KF_STANDARD,
        .fillable = edition->fillable,
        .language = language,
        .gap_least = large ? KF_MM(4) : KF_MM(2),
        .gap = large ? KF_MM(6) : KF_MM(4),
        .gap_most = KF_MM(8),
        .pitch_least = large ? KF_MM(12) : KF_MM(8.7),
        .pitch = large ? KF_MM(12) : KF_MM(9),
        .pitch_most = large ? KF_MM(14) : KF_MM(12),
        .tick = large ? KF_MM(7) : KF_MM(5),
        .number = large ? KF_MM(13) : KF_MM(9),
        .number_small = large ? KF_MM(11) : KF_MM(7),
        .icon = large ? KF_MM(13) : KF_MM(9),
        .note_icon = large ? KF_MM(12) : KF_MM(7),
        .padding = KF_MM(4),
    };
    set_geometry(theme);
    set_inks(theme, identity);
    set_strokes(theme);
    for (int i = 0; i < KF_STYLE_COUNT; i++) {
        set_type(&theme->types[i], &tokens[i], large, language);
    }
}
