/* The order of squeezes: tokens, section 8. */
#include "layout/fit.h"

#include "layout/theme.h"

struct kf_fit kf_fit_natural(const struct kf_theme *theme)
{
    return (struct kf_fit){.gap = theme->gap};
}

struct kf_fit kf_fit_squeezed(const struct kf_theme *theme, int step)
{
    struct kf_fit fit = kf_fit_natural(theme);

    if (step >= 1) {
        fit.gap = theme->gap - (theme->gap - theme->gap_least) / 2; /* 4 to 3 mm */
    }
    if (step >= 2) {
        fit.gap = theme->gap_least;
    }
    if (step >= 3) {
        fit.pitch = -KF_FIT_FULL;
    }
    if (step >= 4) {
        fit.drop_lines = 1;
    }
    if (step >= 5) {
        fit.rows = -KF_FIT_FULL;
        fit.tight_pads = true;
    }
    if (step >= 6) {
        fit.small_art = true;
    }
    if (step >= 7) {
        fit.no_picture = true;
    }
    return fit;
}
