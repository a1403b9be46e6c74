/* Read by GLib's XML reader, which fetches nothing and knows no entities but XML's own; written by us.
 * https://www.w3.org/TR/SVG11/ */

#include "desk/svg.h"

#include <string.h>

#include "base/limits.h"
#include "desk/svg_style.h"

enum { MOST_ELEMENTS = 20000 };

struct cleaning {
    GString *out;
    int depth, skipped; /* skipped: elements open below one that is left out; 0: none */
    int elements, shapes;
    unsigned left;
    bool in_style;
    GString *style; /* the text of the style element that is open */
    enum kf_svg_refusal refusal;
};

/* --- what is known ---------------------------------------------------------------------------------------------------- */

enum fate { KEPT, SHAPE, UNWRAPPED, LEFT_OUT, REFUSED };

struct known_element {
    const char *name;
    enum fate fate;
    enum kf_svg_left left; /* of what is not kept */
};

static const struct known_element elements[] = {
    {"svg", KEPT, 0}, {"g", KEPT, 0}, {"defs", KEPT, 0}, {"symbol", KEPT, 0}, {"switch", KEPT, 0}, {"clipPath", KEPT, 0},
    {"mask", KEPT, 0}, {"linearGradient", KEPT, 0}, {"radialGradient", KEPT, 0}, {"stop", KEPT, 0}, {"pattern", KEPT, 0},
    {"marker", KEPT, 0}, {"style", KEPT, 0},
    {"path", SHAPE, 0}, {"rect", SHAPE, 0}, {"circle", SHAPE, 0}, {"ellipse", SHAPE, 0}, {"line", SHAPE, 0},
    {"polyline", SHAPE, 0}, {"polygon", SHAPE, 0}, {"use", SHAPE, 0},
    {"a", UNWRAPPED, KF_SVG_LINKS},
    {"text", REFUSED, 0}, {"tspan", REFUSED, 0}, {"textPath", REFUSED, 0}, {"tref", REFUSED, 0}, {"flowRoot", REFUSED, 0},
    {"script", LEFT_OUT, KF_SVG_SCRIPTS}, {"handler", LEFT_OUT, KF_SVG_SCRIPTS}, {"listener", LEFT_OUT, KF_SVG_SCRIPTS},
    {"image", LEFT_OUT, KF_SVG_PICTURES}, {"filter", LEFT_OUT, KF_SVG_EFFECTS},
    {"animate", LEFT_OUT, KF_SVG_MOTION}, {"animateMotion", LEFT_OUT, KF_SVG_MOTION},
    {"animateTransform", LEFT_OUT, KF_SVG_MOTION}, {"animateColor", LEFT_OUT, KF_SVG_MOTION}, {"set", LEFT_OUT, KF_SVG_MOTION},
    {"title", LEFT_OUT, KF_SVG_NOTES}, {"desc", LEFT_OUT, KF_SVG_NOTES}, {"metadata", LEFT_OUT, KF_SVG_NOTES},
    {"font", LEFT_OUT, KF_SVG_STYLES}, {"font-face", LEFT_OUT, KF_SVG_STYLES},
    {"cursor", LEFT_OUT, KF_SVG_FETCHED}, {"color-profile", LEFT_OUT, KF_SVG_FETCHED},
};

/* Where things stand and how large they are; colours and lines are in svg_style. */
static const char *const places[] = {
    "d", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy", "fr", "width", "height", "points",
    "transform", "viewBox", "preserveAspectRatio", "offset", "gradientUnits", "gradientTransform", "spreadMethod",
    "patternUnits", "patternContentUnits", "patternTransform", "clipPathUnits", "maskUnits", "maskContentUnits",
    "markerUnits", "markerWidth", "markerHeight", "refX", "refY", "orient", "pathLength",
};

/* They say nothing of the drawing, or we write them ourselves. */
static const char *const silent[] = {"version", "baseProfile", "xml:space", "xml:lang", "xml:base", "enable-background",
                                     "requiredExtensions", "requiredFeatures", "systemLanguage", "type", "media"};

static bool is_among(const char *const *names, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(names[i], name) == 0) {
            return true;
        }
    }
    return false;
}

/* "svg:path" is path; what has another prefix belongs to a drawing program. */
static const char *plain_name(const char *name)
{
    return g_str_has_prefix(name, "svg:") ? name + strlen("svg:") : name;
}

static struct known_element find_element(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(elements); i++) {
        if (strcmp(elements[i].name, name) == 0) {
            return elements[i];
        }
    }
    return (struct known_element){name, LEFT_OUT, strchr(name, ':') != NULL ? KF_SVG_NOTES : KF_SVG_WEB};
}

/* --- attributes ------------------------------------------------------------------------------------------------------- */

static void leave(struct cleaning *cleaning, enum kf_svg_left left)
{
    cleaning->left |= 1U << left;
}

static void write_attribute(struct cleaning *cleaning, const char *name, const char *value)
{
    char *escaped = g_markup_escape_text(value, -1);

    g_string_append_printf(cleaning->out, " %s=\"%s\"", name, escaped);
    g_free(escaped);
}

static bool is_word(const char *value, const char *more)
{
    for (const char *at = value; *at != '\0'; at++) {
        if (!g_ascii_isalnum(*at) && (unsigned char)*at < 0x80 && strchr(more, *at) == NULL) {
            return false;
        }
    }
    return *value != '\0';
}

static void write_checked(struct cleaning *cleaning, const char *name, const char *value, enum kf_svg_left otherwise)
{
    char *harmless = kf_svg_value(value);

    if (harmless != NULL) {
        write_attribute(cleaning, name, harmless);
    } else {
        leave(cleaning, otherwise);
    }
    g_free(harmless);
}

/* To a part of the same drawing. */
static void write_reference(struct cleaning *cleaning, const char *value)
{
    if (value[0] == '#' && is_word(value + 1, "_.:-")) {
        write_attribute(cleaning, "xlink:href", value);
    } else {
        leave(cleaning, KF_SVG_FETCHED);
    }
}

static void write_style(struct cleaning *cleaning, const char *value)
{
    char *harmless = kf_svg_declarations(value, &cleaning->left);

    if (*harmless != '\0') {
        write_attribute(cleaning, "style", harmless);
    }
    g_free(harmless);
}

static void take_attribute(struct cleaning *cleaning, const char *name, const char *value)
{
    if (strcmp(name, "href") == 0 || strcmp(name, "xlink:href") == 0) {
        write_reference(cleaning, value);
    } else if (strcmp(name, "style") == 0) {
        write_style(cleaning, value);
    } else if (is_among(places, G_N_ELEMENTS(places), name) || kf_svg_is_property(name)) {
        write_checked(cleaning, name, value, strstr(value, "url(") != NULL ? KF_SVG_FETCHED : KF_SVG_STYLES);
    } else if (strcmp(name, "id") == 0 ? is_word(value, "_.:-") : strcmp(name, "class") == 0 && is_word(value, "_- ")) {
        write_attribute(cleaning, name, value);
    } else if (g_ascii_strncasecmp(name, "on", 2) == 0) {
        leave(cleaning, KF_SVG_SCRIPTS);
    } else if (strcmp(name, "filter") == 0) {
        leave(cleaning, KF_SVG_EFFECTS);
    } else if (!g_str_has_prefix(name, "xmlns") && !is_among(silent, G_N_ELEMENTS(silent), name) &&
               !kf_svg_is_idle(name)) {
        leave(cleaning, KF_SVG_NOTES);
    }
}

/* A link has two names, and XML takes none twice. */
static bool is_repeated(const char *const *names, int place)
{
    bool is_link = strcmp(names[place], "href") == 0 || strcmp(names[place], "xlink:href") == 0;

    for (int i = 0; i < place; i++) {
        bool other_link = strcmp(names[i], "href") == 0 || strcmp(names[i], "xlink:href") == 0;

        if (strcmp(names[i], names[place]) == 0 || (is_link && other_link)) {
            return true;
        }
    }
    return false;
}

/* --- elements --------------------------------------------------------------------------------------------------------- */

static void refuse(struct cleaning *cleaning, enum kf_svg_refusal refusal, GError **error)
{
    cleaning->refusal = refusal;
    g_set_error_literal(error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "refused");
}

static void open_element(struct cleaning *cleaning, const char *name, const char *const *names, const char *const *values)
{
    g_string_append_printf(cleaning->out, "<%s", name);
    if (cleaning->depth == 1) {
        g_string_append(cleaning->out, " xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
    }
    for (int i = 0; names[i] != NULL; i++) {
        if (!is_repeated(names, i)) {
            take_attribute(cleaning, names[i], values[i]);
        }
    }
    g_string_append_c(cleaning->out, '>');
}

static bool is_too_much(const struct cleaning *cleaning)
{
    return cleaning->elements > MOST_ELEMENTS || cleaning->depth > KF_LIMIT_DEPTH;
}

static void start_element(GMarkupParseContext *context, const char *given, const char **names, const char **values,
                          void *data, GError **error)
{
    struct cleaning *cleaning = data;
    const char *name = plain_name(given);
    struct known_element known = find_element(name);

    (void)context;
    cleaning->depth++;
    cleaning->elements++;
    if (cleaning->depth == 1 && strcmp(name, "svg") != 0) {
        refuse(cleaning, KF_SVG_OTHER, error);
    } else if (is_too_much(cleaning)) {
        refuse(cleaning, KF_SVG_TOO_MUCH, error);
    } else if (cleaning->skipped > 0 || known.fate == LEFT_OUT || cleaning->in_style) {
        if (cleaning->skipped++ == 0) {
            leave(cleaning, known.fate == LEFT_OUT ? known.left : KF_SVG_STYLES);
        }
    } else if (known.fate == REFUSED) {
        refuse(cleaning, KF_SVG_LETTERS, error);
    } else if (known.fate == UNWRAPPED) {
        leave(cleaning, known.left);
    } else {
        cleaning->shapes += known.fate == SHAPE;
        cleaning->in_style = strcmp(name, "style") == 0;
        open_element(cleaning, name, names, values);
    }
}

static void end_style(struct cleaning *cleaning)
{
    char *rules = kf_svg_rules(cleaning->style->str, &cleaning->left), *escaped = g_markup_escape_text(rules, -1);

    g_string_append(cleaning->out, escaped);
    g_string_truncate(cleaning->style, 0);
    cleaning->in_style = false;
    g_free(escaped);
    g_free(rules);
}

static void end_element(GMarkupParseContext *context, const char *given, void *data, GError **error)
{
    struct cleaning *cleaning = data;
    const char *name = plain_name(given);

    (void)context;
    (void)error;
    cleaning->depth--;
    if (cleaning->skipped > 0) {
        cleaning->skipped--;
        return;
    }
    if (cleaning->in_style) {
        end_style(cleaning);
    }
    if (find_element(name).fate != UNWRAPPED) {
        g_string_append_printf(cleaning->out, "</%s>\n", name);
    }
}

/* Letters outside a style are blanks between elements, or what nobody would see. */
static void take_text(GMarkupParseContext *context, const char *text, size_t length, void *data, GError **error)
{
    struct cleaning *cleaning = data;

    (void)context;
    (void)error;
    if (cleaning->in_style && cleaning->skipped == 0) {
        g_string_append_len(cleaning->style, text, (gssize)length);
    }
}

/* Comments, the first line, instructions to other programs. */
static void pass_by(GMarkupParseContext *context, const char *text, size_t length, void *data, GError **error)
{
    struct cleaning *cleaning = data;

    (void)context;
    if (g_strstr_len(text, (gssize)length, "<!ENTITY") != NULL) {
        refuse(cleaning, KF_SVG_ENTITIES, error);
    } else if (g_strstr_len(text, (gssize)length, "<?xml-stylesheet") == text) {
        leave(cleaning, KF_SVG_FETCHED);
    }
}

/* --- the whole -------------------------------------------------------------------------------------------------------- */

static bool read_all(struct cleaning *cleaning, const char *bytes, size_t length)
{
    static const GMarkupParser parser = {start_element, end_element, take_text, pass_by, NULL};
    GMarkupParseContext *context;
    bool good;

    if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) { /* some programs begin a file with this mark */
        bytes += 3;
        length -= 3;
    }
    context = g_markup_parse_context_new(&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, cleaning, NULL);
    good = g_markup_parse_context_parse(context, bytes, (gssize)length, NULL) &&
           g_markup_parse_context_end_parse(context, NULL);
    g_markup_parse_context_free(context);
    return good;
}

static bool has_picture(const struct cleaning *cleaning)
{
    return (cleaning->left & 1U << KF_SVG_PICTURES) != 0;
}

char *kf_svg_clean(struct kf_arena *arena, const char *bytes, size_t length, unsigned *ret_left,
                   enum kf_svg_refusal *ret_refusal)
{
    struct cleaning cleaning = {.out = g_string_new(NULL), .style = g_string_new(NULL), .refusal = KF_SVG_BROKEN};
    bool good = read_all(&cleaning, bytes, length);
    char *clean = NULL;

    if (good && cleaning.shapes > 0) {
        clean = kf_arena_string_n(arena, cleaning.out->str, cleaning.out->len);
        *ret_left = cleaning.left;
    } else {
        *ret_refusal = !good ? cleaning.refusal : has_picture(&cleaning) ? KF_SVG_ONLY_A_PICTURE : KF_SVG_EMPTY;
    }
    g_string_free(cleaning.style, TRUE);
    g_string_free(cleaning.out, TRUE);
    return clean;
}

const char *kf_svg_left_word(enum kf_svg_left left)
{
    static const char *const words[KF_SVG_LEFT_COUNT] = {"scripts", "links",   "fetched", "pictures", "web",
                                                         "motion",  "effects", "styles",  "notes"};

    return words[left];
}

const char *kf_svg_refusal_word(enum kf_svg_refusal refusal)
{
    static const char *const words[KF_SVG_REFUSAL_COUNT] = {"broken",  "other", "entities", "letters",
                                                            "picture", "empty", "too-much"};

    return words[refusal];
}
