/* Measured on a small picture of it: each pixel over white paper. */

#include "diagrams/visibility.h"

#include <string.h>

#define SIDE 160       /* pixels of the longer side */
#define READABLE 3.0   /* contrast of what is drawn: WCAG 2, 1.4.11 */
#define SEEN 1.15      /* contrast from which something can be seen at all */
#define PAINTED 128    /* alpha from which a pixel is the image's, not the paper's */

struct measure {
    const unsigned char *pixels;
    int width, height, stride;
    int seen, readable, outline, lost;
    double strongest;
    guint32 last_pixel; /* neighbours are mostly alike, and powers dear */
    double last_contrast;
};

static guint32 pixel(const struct measure *measure, int x, int y)
{
    guint32 value;

    memcpy(&value, measure->pixels + (size_t)y * (size_t)measure->stride + 4 * (size_t)x, sizeof value);
    return value;
}

static bool is_painted(const struct measure *measure, int x, int y)
{
    return pixel(measure, x, y) >> 24 >= PAINTED;
}

/* Pixels hold their colour times their alpha: what is missing to full alpha is paper. */
static double contrast_to_paper(guint32 pixel)
{
    const struct kf_color white = {1, 1, 1};
    double paper = 255 - (double)(pixel >> 24);
    struct kf_color color = {((pixel >> 16 & 255) + paper) / 255, ((pixel >> 8 & 255) + paper) / 255,
                             ((pixel & 255) + paper) / 255};

    return kf_contrast(color, white);
}

/* Where the image ends and paper begins. The edge of the file is none: many have white around them. */
static bool is_outline(const struct measure *measure, int x, int y)
{
    return is_painted(measure, x, y) && x > 0 && y > 0 && x < measure->width - 1 && y < measure->height - 1 &&
           !(is_painted(measure, x - 1, y) && is_painted(measure, x + 1, y) && is_painted(measure, x, y - 1) &&
             is_painted(measure, x, y + 1));
}

static double contrast_at(struct measure *measure, int x, int y)
{
    guint32 here = pixel(measure, x, y);

    if (here != measure->last_pixel) {
        measure->last_pixel = here;
        measure->last_contrast = contrast_to_paper(here);
    }
    return measure->last_contrast;
}

static void look_at(struct measure *measure, int x, int y)
{
    double contrast = contrast_at(measure, x, y);

    measure->strongest = MAX(measure->strongest, contrast);
    measure->seen += contrast >= SEEN;
    measure->readable += contrast >= READABLE;
    if (is_outline(measure, x, y)) {
        measure->outline++;
        measure->lost += contrast < SEEN;
    }
}

static double share(int part, int whole)
{
    return whole > 0 ? (double)part / whole : 0;
}

static cairo_surface_t *small_picture(const struct kf_image *image)
{
    double scale = SIDE / MAX(image->width, image->height);
    int width = MAX((int)(image->width * scale), 1), height = MAX((int)(image->height * scale), 1);
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height);
    struct kf_canvas canvas = {.cr = cairo_create(surface)};

    kf_image_draw(&canvas, image, kf_pt(width), kf_pt(height));
    cairo_destroy(canvas.cr);
    cairo_surface_flush(surface);
    return surface;
}

struct kf_visibility kf_image_visibility(const struct kf_image *image)
{
    cairo_surface_t *surface = small_picture(image);
    struct measure measure = {
        .pixels = cairo_image_surface_get_data(surface),
        .width = cairo_image_surface_get_width(surface),
        .height = cairo_image_surface_get_height(surface),
        .stride = cairo_image_surface_get_stride(surface),
        .strongest = 1,
        .last_pixel = 0, /* nothing: paper */
        .last_contrast = 1,
    };

    for (int y = 0; measure.pixels && y < measure.height; y++) {
        for (int x = 0; x < measure.width; x++) {
            look_at(&measure, x, y);
        }
    }
    cairo_surface_destroy(surface);
    return (struct kf_visibility){
        .strongest = measure.strongest,
        .readable = share(measure.readable, measure.seen),
        .lost = share(measure.lost, measure.outline),
    };
}
