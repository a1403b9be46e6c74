/* Ink on a page, counted by rectangles (a summed-area table). */
#include "editions/free_paper.h"

#include "layout/draw_page.h"

#define DOTS_PER_MM 5
#define INK_BELOW 200           /* of 255: a hair line is darker, a tint is lighter */
#define FAR_ENOUGH (40 * DOTS_PER_MM)
#define EDGE (5 * DOTS_PER_MM)  /* a printer may not reach it */
#define OVERHANG 2              /* dots: letters reach out of their own rectangle so far */

struct kf_free_paper {
    int width, height;
    uint32_t *sums; /* ink above and left of each corner: (width + 1) by (height + 1) */
};

struct dots { /* left and top inside, right and bottom outside */
    int left, top, right, bottom;
};

static cairo_surface_t *draw(const struct kf_pages *pages, int page, int width, int height)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    struct kf_canvas canvas = {cairo_create(surface), pages->theme, NULL};
    double scale = DOTS_PER_MM * 25.4 / 72;

    cairo_set_source_rgb(canvas.cr, 1, 1, 1);
    cairo_paint(canvas.cr);
    cairo_scale(canvas.cr, scale, scale);
    kf_draw_page(&canvas, &pages->pages[page]);
    cairo_destroy(canvas.cr);
    cairo_surface_flush(surface);
    return surface;
}

static bool is_ink(uint32_t pixel)
{
    unsigned red = pixel >> 16 & 255, green = pixel >> 8 & 255, blue = pixel & 255;

    return (red * 2 + green * 5 + blue) / 8 < INK_BELOW;
}

static void count_ink(struct kf_free_paper *paper, cairo_surface_t *surface)
{
    const unsigned char *data = cairo_image_surface_get_data(surface);
    int stride = cairo_image_surface_get_stride(surface), row = paper->width + 1;

    for (int y = 0; y < paper->height; y++) {
        const uint32_t *pixels = (const uint32_t *)(const void *)(data + (size_t)y * (size_t)stride);
        uint32_t sum = 0;

        for (int x = 0; x < paper->width; x++) {
            sum += is_ink(pixels[x]);
            paper->sums[(y + 1) * row + x + 1] = paper->sums[y * row + x + 1] + sum;
        }
    }
}

struct kf_free_paper *kf_free_paper_new(struct kf_arena *arena, const struct kf_pages *pages, int page)
{
    struct kf_free_paper *paper = KF_NEW(arena, struct kf_free_paper);
    cairo_surface_t *surface;

    paper->width = (int)(kf_to_mm(pages->theme->page_width) * DOTS_PER_MM);
    paper->height = (int)(kf_to_mm(pages->theme->page_height) * DOTS_PER_MM);
    paper->sums = KF_NEW_ARRAY(arena, (paper->width + 1) * (paper->height + 1), uint32_t);
    surface = draw(pages, page, paper->width, paper->height);
    count_ink(paper, surface);
    cairo_surface_destroy(surface);
    return paper;
}

static bool is_free(const struct kf_free_paper *paper, struct dots part)
{
    ptrdiff_t row = paper->width + 1;
    const uint32_t *top = paper->sums + part.top * row, *bottom = paper->sums + part.bottom * row;

    return bottom[part.right] - bottom[part.left] - top[part.right] + top[part.left] == 0;
}

/* One dot more on each side that is still free. */
static bool grow(const struct kf_free_paper *paper, struct dots *part, struct dots most)
{
    struct dots was = *part;

    if (part->bottom < most.bottom && is_free(paper, (struct dots){part->left, part->bottom, part->right, part->bottom + 1})) {
        part->bottom++;
    }
    if (part->top > most.top && is_free(paper, (struct dots){part->left, part->top - 1, part->right, part->top})) {
        part->top--;
    }
    if (part->right < most.right && is_free(paper, (struct dots){part->right, part->top, part->right + 1, part->bottom})) {
        part->right++;
    }
    if (part->left > most.left && is_free(paper, (struct dots){part->left - 1, part->top, part->left, part->bottom})) {
        part->left--;
    }
    return part->left != was.left || part->top != was.top || part->right != was.right || part->bottom != was.bottom;
}

static int dots_of(kf_len length, bool up)
{
    int64_t scaled = (int64_t)length * DOTS_PER_MM, one = KF_MM(1);

    return (int)((scaled + (up ? one - 1 : 0)) / one);
}

static struct kf_rect rect_of(struct dots part)
{
    kf_len x = kf_mm((double)part.left / DOTS_PER_MM), y = kf_mm((double)part.top / DOTS_PER_MM);

    return (struct kf_rect){x, y, kf_mm((double)part.right / DOTS_PER_MM) - x, kf_mm((double)part.bottom / DOTS_PER_MM) - y};
}

struct kf_rect kf_free_paper_around(const struct kf_free_paper *paper, struct kf_rect rect)
{
    struct dots most = {EDGE, EDGE, paper->width - EDGE, paper->height - EDGE};
    struct dots part = {
        CLAMP(dots_of(rect.x, false) - OVERHANG, 0, paper->width),
        CLAMP(dots_of(rect.y, false), 0, paper->height),
        CLAMP(dots_of(rect.x + rect.width, true) + OVERHANG, 0, paper->width),
        CLAMP(dots_of(rect.y + rect.height, true), 0, paper->height),
    };

    for (int i = 0; i < FAR_ENOUGH && grow(paper, &part, most); i++) {
    }
    return kf_rect_joined(rect, rect_of((struct dots){part.left + 1, part.top + 1, part.right - 1, part.bottom - 1}));
}
