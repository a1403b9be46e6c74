/* The programme's colour reads on paper: 7:1, level AAA of WCAG 2. */

#include "rules/rule.h"

#include "layout/theme.h"

#define LEAST 7.0

static const struct kf_color white = {1, 1, 1};

static struct kf_color darkened(struct kf_color colour, int steps)
{
    double keep = (255 - steps) / 255.0;

    return (struct kf_color){colour.red * keep, colour.green * keep, colour.blue * keep};
}

/* As it would be written, so that what is suggested passes too. */
static const char *written(struct kf_arena *arena, struct kf_color colour)
{
    return kf_arena_format(arena, "#%02X%02X%02X", (unsigned)(colour.red * 255), (unsigned)(colour.green * 255),
                           (unsigned)(colour.blue * 255));
}

/* The least dark one of the same hue that can be read; black at the latest. */
static const char *nearest_readable(struct kf_arena *arena, struct kf_color colour)
{
    for (int steps = 1;; steps++) {
        const char *text = written(arena, darkened(colour, steps));
        struct kf_color rounded;

        if (kf_color_parse(text, &rounded) && kf_contrast(rounded, white) >= LEAST) {
            return text;
        }
    }
}

static void check(struct kf_run *run, const struct kf_content *content)
{
    const struct kf_brand *brand = content->kit->community->brand;
    struct kf_color colour;
    struct kf_span span;
    double contrast;

    if (brand == NULL || brand->colour == NULL) {
        return;
    }
    span = kf_node_get(brand->node, "colour")->span;
    if (!kf_color_parse(brand->colour, &colour)) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, KF_WRONG_TYPE, span, NULL, "colour: \"%s\" is not a colour", brand->colour),
                     "write a hash and six digits in quotes, as in \"#1B5E20\"");
        return;
    }
    contrast = kf_contrast(colour, white);
    if (contrast < LEAST) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, KF_LOW_CONTRAST, span, NULL,
                                  "the programme's colour %s has a contrast of %.1f to white, and needs %.0f",
                                  brand->colour, (double)(int)(contrast * 10) / 10, LEAST),
                     "\"%s\" is the nearest darker one that can be read", nearest_readable(run->arena, colour));
    }
}

const struct kf_rule kf_rule_brand_colour = {
    .name = "brand-colour",
    .summary = "The programme's colour reads on white, at 7:1.",
    .severity = KF_ERROR,
    .held = KF_HELD_FOR_PAGES,
    .check = check,
};
