/* The module's accent reads on white and on its tint: 7:1, level AAA of WCAG 2. */

#include "rules/rule.h"

#include <string.h>

#define LEAST 7.0

/* x to the power 2.4, 0 < x <= 1, as the fifth root of x to the twelfth by Newton's method from above. The C library's
 * pow may differ in the last digit between machines, and is another library to link. */
static double power_2_4(double x)
{
    double square = x * x, sixth = square * square * square, twelfth = sixth * sixth;
    double root = 1;

    for (int i = 0; i < 60; i++) {
        root -= (root - twelfth / (root * root * root * root)) / 5;
    }
    return root;
}

static bool parse_channel(const char *text, double *ret_channel)
{
    int high = g_ascii_xdigit_value(text[0]), low = g_ascii_xdigit_value(text[1]);
    double share = (high * 16 + low) / 255.0;

    if (high < 0 || low < 0) {
        return false;
    }
    *ret_channel = share <= 0.04045 ? share / 12.92 : power_2_4((share + 0.055) / 1.055);
    return true;
}

/* Relative luminance of #RRGGBB. */
static bool parse_colour(const char *text, double *ret_luminance)
{
    double red, green, blue;

    if (text[0] != '#' || strlen(text) != strlen("#RRGGBB") || !parse_channel(text + 1, &red) ||
        !parse_channel(text + 3, &green) || !parse_channel(text + 5, &blue)) {
        return false;
    }
    *ret_luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    return true;
}

static struct kf_span span_of(const struct kf_identity *identity, const char *key)
{
    const struct kf_node *value = kf_node_get(identity->node, key);

    return value != NULL ? value->span : identity->node->span;
}

static bool check_colour(struct kf_run *run, const struct kf_identity *identity, const char *key, const char *colour,
                         double *ret_luminance)
{
    if (parse_colour(colour, ret_luminance)) {
        return true;
    }
    kf_diag_hint(run->diags,
                 kf_diag_push(run->diags, KF_WRONG_TYPE, span_of(identity, key), NULL, "%s: \"%s\" is not a colour",
                              key, colour),
                 "write a hash and six digits in quotes, as in \"#601D44\"");
    return false;
}

static bool check_pair(struct kf_run *run, const struct kf_identity *identity, double accent, double ground,
                       const char *name)
{
    double ratio = (MAX(accent, ground) + 0.05) / (MIN(accent, ground) + 0.05);

    if (ratio < LEAST) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, KF_LOW_CONTRAST, span_of(identity, "accent"), NULL,
                                  "accent %s has a contrast of %.1f to %s, and needs %.0f", identity->accent,
                                  (double)(int)(ratio * 10) / 10, name, LEAST),
                     "take a darker accent%s", ground < 1 ? ", or a paler tint" : "");
    }
    return ratio >= LEAST;
}

static void check(struct kf_run *run, const struct kf_content *content)
{
    const struct kf_identity *identity = content->module->identity;
    const char *tint_text = identity->tint != NULL ? identity->tint : "#FFFFFF";
    double accent, tint;
    bool accent_good = check_colour(run, identity, "accent", identity->accent, &accent);
    bool tint_good = check_colour(run, identity, "tint", tint_text, &tint);

    /* An accent too pale for white is too pale for any tint: once is enough. */
    if (accent_good && check_pair(run, identity, accent, /* ground */ 1.0, "white") && tint_good && tint < 1.0) {
        check_pair(run, identity, accent, tint, kf_arena_format(run->arena, "the tint %s", tint_text));
    }
}

const struct kf_rule kf_rule_contrast = {
    .name = "contrast",
    .summary = "The accent reads on white and on the tint, at 7:1.",
    .severity = KF_ERROR,
    .held = KF_HELD_FOR_PAGES,
    .check = check,
};
