/* The design tokens as numbers. Millimetres and points as designers write them; KF_MM and KF_PT at the edge. */
#include "layout/theme.h"

#include <math.h>
#include <string.h>

#include <glib.h>

enum face { SANS, SERIF };

enum scale { SCALE_STANDARD, SCALE_LARGE, SCALE_CLEAR, SCALE_COUNT };

struct token {
    enum face face;
    int weight;
    bool italic, tabular;
    struct {
        double size, line; /* pt, mm */
    } scales[SCALE_COUNT];
    bool spaced; /* letters stand apart in clear spacing */
    enum kf_ink ink;
};

/* Reading text 12, compact and speech 11.5, labels 10.5, small 10: later decisions than the pictures, which were drawn
 * half a point smaller. Clear spacing: 13 pt on lines of one and a half times that, letters 0.05 em further apart (the
 * British Dyslexia Association's style guide asks for both; from 0.06 em on, pdftotext takes parts of words for words).
 * Small text stays in the head and foot of pages, which have no room for more. */
static const struct token tokens[KF_STYLE_COUNT] = {
    [KF_STYLE_DISPLAY] = {SERIF, 700, false, false, {{38, 16}, {38, 16}, {38, 16}}, false, KF_INK_ACCENT},
    [KF_STYLE_TITLE] = {SERIF, 700, false, false, {{26, 11}, {30, 13}, {26, 12}}, false, KF_INK_ACCENT},
    [KF_STYLE_HEADING] = {SERIF, 700, false, false, {{15, 6}, {23, 10}, {17, 8}}, false, KF_INK_ACCENT},
    [KF_STYLE_LEAD] = {SANS, 400, false, false, {{13.5, 6}, {20, 9}, {14, 7.5}}, true, KF_INK_BLACK},
    [KF_STYLE_SUBHEAD] = {SANS, 700, false, false, {{12, 6}, {20, 9}, {13.5, 7}}, true, KF_INK_BLACK},
    [KF_STYLE_BODY] = {SANS, 400, false, false, {{12, 6}, {18, 9}, {13, 7}}, true, KF_INK_BLACK},
    [KF_STYLE_PROMPT] = {SANS, 500, false, false, {{12, 6}, {18, 9}, {13, 7}}, true, KF_INK_BLACK},
    [KF_STYLE_COMPACT] = {SANS, 400, false, false, {{11.5, 5}, {18, 8}, {12.5, 6.5}}, true, KF_INK_BLACK},
    [KF_STYLE_SPEECH] = {SANS, 500, false, false, {{11.5, 5}, {18, 8}, {12.5, 6.5}}, true, KF_INK_BLACK},
    [KF_STYLE_SCRIPT] = {SANS, 500, false, false, {{12, 6}, {18, 9}, {13, 7}}, true, KF_INK_BLACK},
    [KF_STYLE_CLOCK] = {SERIF, 700, false, true, {{13.5, 5}, {20, 9}, {14, 6}}, false, KF_INK_BLACK},
    [KF_STYLE_LABEL] = {SANS, 700, false, false, {{10.5, 5}, {16, 7}, {12, 6}}, true, KF_INK_BLACK},
    [KF_STYLE_DETAIL] = {SANS, 400, false, false, {{10.5, 5}, {16, 7}, {12, 6}}, true, KF_INK_BLACK},
    [KF_STYLE_SMALL] = {SANS, 400, false, false, {{10, 4}, {14, 6}, {10, 4}}, false, KF_INK_BLACK},
    [KF_STYLE_SMALL_BOLD] = {SANS, 700, false, false, {{10, 4}, {14, 6}, {10, 4}}, false, KF_INK_BLACK},
    [KF_STYLE_TAG] = {SANS, 700, false, false, {{10, 4}, {14, 6}, {10, 4}}, false, KF_INK_PAPER},
    [KF_STYLE_NUMBER] = {SANS, 700, false, true, {{13.3, 6}, {20, 9}, {13.3, 6}}, false, KF_INK_ACCENT},
    [KF_STYLE_NUMBER_SMALL] = {SANS, 700, false, true, {{11, 5}, {18, 8}, {11, 5}}, false, KF_INK_ACCENT},
    [KF_STYLE_QUOTE] = {SERIF, 600, true, false, {{13.5, 6}, {20, 9}, {14, 7}}, false, KF_INK_BLACK},
    [KF_STYLE_FILL] = {SANS, 500, false, false, {{11.5, 9}, {18, 12}, {12.5, 9}}, true, KF_INK_BLACK},
    [KF_STYLE_WRITE] = {SANS, 400, false, false, {{12, 9}, {18, 12}, {13, 9}}, true, KF_INK_BLACK},
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

#define LETTER_SPACING .05 /* em */

static void set_type(struct kf_type *type, const struct token *token, enum scale scale, const char *language)
{
    double size = token->scales[scale].size, line = token->scales[scale].line;
    bool joined = is_arabic(language), spaced = scale == SCALE_CLEAR && token->spaced && !joined;

    if (joined) { /* taller letters: 5.5 mm at least, titles 13 mm */
        line = token->face == SERIF && size >= 26 ? line + 2 : scale == SCALE_STANDARD && line == 5 ? 5.5 : line;
    }
    *type = (struct kf_type){
        .families = families(token->face, language),
        .weight = token->weight,
        .italic = token->italic && !joined && scale != SCALE_CLEAR,
        .tabular = token->tabular,
        .size = kf_pt(size),
        .line = kf_mm(line),
        .baseline = baseline(token->face, size, line),
        .letter_spacing = spaced ? kf_pt(size * LETTER_SPACING) : 0,
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

static enum scale scale_of(enum kf_variant variant)
{
    return variant == KF_LARGE_PRINT ? SCALE_LARGE : variant == KF_CLEAR_SPACING ? SCALE_CLEAR : SCALE_STANDARD;
}

struct measures { /* mm */
    double gap_least, gap, gap_most, pitch_least, pitch, pitch_most, tick, number, number_small, icon, note_icon, reading;
    double sheet_head; /* a sheet title, or "continued", with its gap */
};

static const struct measures measures[] = {
    [SCALE_STANDARD] = {2, 4, 8, 8.7, 9, 12, 5, 9, 7, 9, 7, 132, 10},
    [SCALE_LARGE] = {4, 6, 8, 12, 12, 14, 7, 13, 11, 13, 12, 180, 31},
    [SCALE_CLEAR] = {4, 6, 8, 10, 10, 13, 6, 9, 7, 9, 9, 140, 18},
};

void kf_theme_init(struct kf_theme *theme, const struct kf_edition *edition, const char *language, bool right_to_left,
                   const struct kf_identity *identity)
{
    enum scale scale = scale_of(edition->variant);
    const struct measures *mm = &measures[scale];

    *theme = (struct kf_theme){
        .variant = edition->variant,
        .paper = edition->paper,
        .right_to_left = right_to_left,
        .single_column = scale != SCALE_STANDARD,
        .pictures = edition->variant == KF_STANDARD,
        .fillable = edition->fillable,
        .language = language,
        .gap_least = kf_mm(mm->gap_least),
        .gap = kf_mm(mm->gap),
        .gap_most = kf_mm(mm->gap_most),
        .pitch_least = kf_mm(mm->pitch_least),
        .pitch = kf_mm(mm->pitch),
        .pitch_most = kf_mm(mm->pitch_most),
        .tick = kf_mm(mm->tick),
        .number = kf_mm(mm->number),
        .number_small = kf_mm(mm->number_small),
        .icon = kf_mm(mm->icon),
        .note_icon = kf_mm(mm->note_icon),
        .reading_most = kf_mm(mm->reading),
        .sheet_head = kf_mm(mm->sheet_head),
        .padding = KF_MM(4),
    };
    set_geometry(theme);
    set_inks(theme, identity);
    set_strokes(theme);
    for (int i = 0; i < KF_STYLE_COUNT; i++) {
        set_type(&theme->types[i], &tokens[i], scale, language);
    }
}

void kf_theme_brand(struct kf_theme *theme, const char *colour)
{
    if (theme->variant != KF_INK_SAVER) {
        kf_color_parse(colour, &theme->inks[KF_INK_BRAND]);
    }
}

#define LANDSCAPE_MARGIN KF_MM(15)

void kf_theme_use_brand(struct kf_theme *theme, const struct kf_community *community)
{
    if (community->brand && community->brand->colour) {
        kf_theme_brand(theme, community->brand->colour);
        theme->inks[KF_INK_ACCENT] = theme->inks[KF_INK_BRAND];
    }
}

void kf_theme_turn(struct kf_theme *theme)
{
    kf_len width = theme->page_height, height = theme->page_width;

    theme->landscape = true;
    theme->page_width = width;
    theme->page_height = height;
    theme->left = theme->main_top = LANDSCAPE_MARGIN;
    theme->live_width = width - 2 * LANDSCAPE_MARGIN;
    theme->main_height = height - 2 * LANDSCAPE_MARGIN;
}
