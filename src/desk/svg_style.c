/* Values, declarations and rules of styles: a small part of CSS, which is all that drawing programs write for shapes. */

#include "desk/svg_style.h"

#include <string.h>

#include <glib.h>

#include "desk/svg.h"

static const char *const properties[] = {
    "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-linecap", "stroke-linejoin",
    "stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset", "opacity", "color", "stop-color", "stop-opacity",
    "clip-path", "clip-rule", "mask", "marker", "marker-start", "marker-mid", "marker-end", "display", "visibility",
    "overflow", "paint-order", "vector-effect", "shape-rendering", "isolation", "mix-blend-mode", "color-interpolation",
};

static const char *const idle[] = {"font",           "text-",        "letter-spacing", "word-spacing",  "line-height",
                                         "writing-mode",   "direction",    "white-space",    "baseline-shift", "unicode-bidi",
                                         "dominant-baseline", "alignment-baseline", "-inkscape-", "kerning", "block-progression",
                                         "solid-",         "image-rendering", "color-rendering", "pointer-events", "enable-background"};

static const char *const functions[] = {"url",       "rgb",    "rgba",  "hsl",   "hsla",  "translate",
                                        "translateX", "translateY", "scale", "rotate", "matrix", "skewX", "skewY"};

bool kf_svg_is_property(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(properties); i++) {
        if (strcmp(properties[i], name) == 0) {
            return true;
        }
    }
    return false;
}

bool kf_svg_is_idle(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(idle); i++) {
        if (g_str_has_prefix(name, idle[i])) {
            return true;
        }
    }
    return false;
}

/* --- values ----------------------------------------------------------------------------------------------------------- */

/* The name of a function that ends before the bracket. */
static bool is_known_function(const char *value, const char *bracket)
{
    const char *begin = bracket;

    while (begin > value && g_ascii_isalnum(begin[-1])) {
        begin--;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(functions); i++) {
        if (strlen(functions[i]) == (size_t)(bracket - begin) &&
            strncmp(functions[i], begin, (size_t)(bracket - begin)) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_of_id(char letter)
{
    return g_ascii_isalnum(letter) || (unsigned char)letter >= 0x80 || (letter != '\0' && strchr("_.:-", letter) != NULL);
}

/* From behind "url(" to its bracket: #part, in quotes or not. Written without; NULL: it leads elsewhere. */
static const char *take_part(GString *into, const char *at)
{
    at += strspn(at, " '\"");
    if (*at != '#' || !is_of_id(at[1])) {
        return NULL;
    }
    do {
        g_string_append_c(into, *at++);
    } while (is_of_id(*at));
    at += strspn(at, " '\"");
    return *at == ')' ? at : NULL;
}

char *kf_svg_value(const char *value)
{
    GString *written = g_string_new(NULL);
    const char *at = value;

    while (at != NULL && *at != '\0') {
        char letter = *at;

        if ((!g_ascii_isalnum(letter) && strchr(" \t\r\n#.,%+-_()!", letter) == NULL) ||
            (letter == '(' && !is_known_function(value, at))) {
            at = NULL;
        } else {
            g_string_append_c(written, g_ascii_isspace(letter) ? ' ' : letter);
            at++;
            at = letter == '(' && at - value >= 4 && strncmp(at - 4, "url", 3) == 0 ? take_part(written, at) : at;
        }
    }
    return g_string_free(written, at == NULL);
}

/* --- declarations ----------------------------------------------------------------------------------------------------- */

static void leave(unsigned *left, enum kf_svg_left what)
{
    *left |= 1U << what;
}

static void take_declaration(GString *into, const char *name, const char *value, unsigned *left)
{
    char *harmless = kf_svg_is_property(name) ? kf_svg_value(value) : NULL;

    if (harmless != NULL) {
        g_string_append_printf(into, "%s%s:%s", into->len > 0 ? ";" : "", name, harmless);
    } else if (strstr(value, "url(") != NULL && strcmp(name, "filter") != 0) {
        leave(left, KF_SVG_FETCHED);
    } else if (strcmp(name, "filter") == 0) {
        leave(left, KF_SVG_EFFECTS);
    } else if (!kf_svg_is_idle(name)) {
        leave(left, KF_SVG_STYLES);
    }
    g_free(harmless);
}

char *kf_svg_declarations(const char *declarations, unsigned *left)
{
    GString *written = g_string_new(NULL);
    char **parts = g_strsplit(declarations, ";", -1);

    for (int i = 0; parts[i] != NULL; i++) {
        char *colon = strchr(parts[i], ':');

        if (colon != NULL) {
            *colon = '\0';
            take_declaration(written, g_strstrip(parts[i]), g_strstrip(colon + 1), left);
        } else if (*g_strstrip(parts[i]) != '\0') {
            leave(left, KF_SVG_STYLES);
        }
    }
    g_strfreev(parts);
    return g_string_free(written, FALSE);
}

/* --- rules ------------------------------------------------------------------------------------------------------------ */

/* One that is not closed hides all that follows. Caller frees. */
static char *without_comments(const char *rules)
{
    GString *rest = g_string_new(NULL);

    for (const char *at = rules; *at != '\0';) {
        const char *comment = strstr(at, "/*"), *end = comment != NULL ? strstr(comment + 2, "*/") : NULL;

        g_string_append_len(rest, at, comment != NULL ? comment - at : (gssize)strlen(at));
        at = end != NULL ? end + 2 : "";
    }
    return g_string_free(rest, FALSE);
}

static bool is_plain_selector(const char *selector)
{
    for (const char *at = selector; *at != '\0'; at++) {
        if (!is_of_id(*at) && strchr("#*,> ", *at) == NULL) {
            return false;
        }
    }
    return *selector != '\0' && strchr(selector, ':') == NULL;
}

static void take_rule(GString *into, char *selector, const char *declarations, unsigned *left)
{
    char *harmless;

    g_strdelimit(g_strstrip(selector), "\t\r\n", ' ');
    if (!is_plain_selector(selector)) {
        leave(left, KF_SVG_STYLES);
        return;
    }
    harmless = kf_svg_declarations(declarations, left);
    if (*harmless != '\0') {
        g_string_append_printf(into, "%s{%s}\n", selector, harmless);
    }
    g_free(harmless);
}

/* @import and the like: to the ; or to the bracket that closes it. */
static const char *behind_at_rule(const char *at)
{
    int open = 0;

    for (; *at != '\0'; at++) {
        open += (*at == '{') - (*at == '}');
        if ((*at == ';' && open == 0) || (*at == '}' && open <= 0)) {
            return at + 1;
        }
    }
    return at;
}

char *kf_svg_rules(const char *rules, unsigned *left)
{
    GString *written = g_string_new(NULL);
    char *plain = without_comments(rules);

    for (const char *at = plain + strspn(plain, " \t\r\n"); *at != '\0'; at += strspn(at, " \t\r\n")) {
        size_t head = strcspn(at, "{"), body = at[head] == '{' ? strcspn(at + head + 1, "{}") : 0;
        char *selector, *declarations;

        if (*at == '@') {
            leave(left, KF_SVG_STYLES);
            at = behind_at_rule(at);
            continue;
        }
        if (at[head] != '{' || at[head + 1 + body] != '}') {
            leave(left, KF_SVG_STYLES);
            break;
        }
        selector = g_strndup(at, head);
        declarations = g_strndup(at + head + 1, body);
        take_rule(written, selector, declarations, left);
        g_free(declarations);
        g_free(selector);
        at += head + 1 + body + 1;
    }
    g_free(plain);
    return g_string_free(written, FALSE);
}
