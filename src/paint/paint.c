/* Pages on Cairo surfaces. */
#include "paint/paint.h"

#include <string.h>

#include <cairo-pdf.h>

#include "layout/draw_page.h"
#include "paint/png.h"

struct sink { /* a growing buffer that Cairo writes to */
    GByteArray *bytes;
};

static cairo_status_t write_bytes(void *closure, const unsigned char *data, unsigned int length)
{
    g_byte_array_append(((struct sink *)closure)->bytes, data, length);
    return CAIRO_STATUS_SUCCESS;
}

static void free_bytes(void *bytes)
{
    g_byte_array_unref(bytes);
}

/* The one knob that Cairo has for it, in 1.16 as in 1.18. */
void kf_paint_leave_plain(void)
{
    g_setenv("CAIRO_DEBUG_PDF", "1", /* overwrite */ TRUE);
}

/* The stamp: the same recording surface each time, so that Cairo writes each painting as the same `/xN Do`. */
static cairo_surface_t *new_marker(void)
{
    cairo_rectangle_t extents = {0, 0, 1, 1};
    cairo_surface_t *marker = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &extents);
    cairo_t *cr = cairo_create(marker);

    cairo_rectangle(cr, 0, 0, 1, 1);
    cairo_fill(cr);
    cairo_destroy(cr);
    return marker;
}

/* Under a clip, off the page or in a group a stamp is lost: identity matrix, no clip, top left corner. */
static void stamp(cairo_t *cr, cairo_surface_t *marker)
{
    cairo_save(cr);
    cairo_identity_matrix(cr);
    cairo_set_source_surface(cr, marker, 0, 0);
    cairo_paint(cr);
    cairo_restore(cr);
}

static void add_run(struct kf_page_runs *runs, const struct kf_item *item)
{
    runs->items[runs->count++] = (struct kf_drawn){
        .element = item->element,
        .artifact = item->element ? KF_ARTIFACT_NONE : item->artifact,
        .right_to_left = item->element && item->element->actual,
        .silent = item->silent,
    };
}

/* Each page has its own size and inks: a certificate lies on its side among others. */
static void paint_page(struct kf_canvas *canvas, cairo_surface_t *marker, const struct kf_page *page,
                       struct kf_page_runs *runs, struct kf_arena *arena)
{
    canvas->theme = page->theme;
    cairo_pdf_surface_set_size(cairo_get_target(canvas->cr), kf_to_pt(page->theme->page_width),
                               kf_to_pt(page->theme->page_height));
    runs->items = KF_NEW_ARRAY(arena, page->count, struct kf_drawn);
    runs->room = page->count;
    for (int i = 0; i < page->count; i++) {
        stamp(canvas->cr, marker);
        add_run(runs, &page->items[i]);
        kf_draw_item(canvas, &page->items[i]);
    }
    cairo_show_page(canvas->cr);
}

static bool refused(struct kf_run *run, cairo_status_t status)
{
    if (status != CAIRO_STATUS_SUCCESS) {
        kf_diag_push(run->diags, KF_WRITE_REFUSED, (struct kf_span){0}, NULL, "cannot draw: %s",
                     cairo_status_to_string(status));
    }
    return status != CAIRO_STATUS_SUCCESS;
}

static void set_date(cairo_surface_t *surface, long long date)
{
    GDateTime *time = g_date_time_new_from_unix_utc(date);
    char *text = g_date_time_format(time, "%Y-%m-%dT%H:%M:%SZ");

    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, text); /* Cairo 1.16 would take the clock */
    g_free(text);
    g_date_time_unref(time);
}

bool kf_paint_pdf(struct kf_run *run, struct kf_arena *arena, const struct kf_pages *pages, long long date,
                  struct kf_painted *ret_painted)
{
    struct sink sink = {g_byte_array_new()};
    const struct kf_theme *theme = pages->theme;
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(write_bytes, &sink, kf_to_pt(theme->page_width),
                                                                   kf_to_pt(theme->page_height));
    cairo_surface_t *marker = new_marker();
    struct kf_canvas canvas = {cairo_create(surface), theme, NULL};
    struct kf_runs runs = {KF_NEW_ARRAY(arena, pages->count, struct kf_page_runs), pages->count};

    kf_arena_defer(arena, free_bytes, sink.bytes);
    set_date(surface, date);
    for (int i = 0; i < pages->count; i++) {
        paint_page(&canvas, marker, &pages->pages[i], &runs.pages[i], arena);
    }
    cairo_status_t status = cairo_status(canvas.cr);
    cairo_destroy(canvas.cr);
    cairo_surface_destroy(marker);
    cairo_surface_finish(surface);
    status = status ? status : cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    if (refused(run, status)) {
        return false;
    }
    *ret_painted = (struct kf_painted){sink.bytes->data, sink.bytes->len, runs};
    return true;
}

void kf_paint_page(cairo_t *cr, const struct kf_pages *pages, int page, GString *ops)
{
    struct kf_canvas canvas = {cr, pages->pages[page].theme, ops};

    kf_draw_page(&canvas, &pages->pages[page]);
}

char *kf_paint_ops(const struct kf_pages *pages, const char *name)
{
    GString *ops = g_string_new(NULL);
    cairo_surface_t *nowhere = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, NULL);
    cairo_t *cr = cairo_create(nowhere);
    char width[G_ASCII_DTOSTR_BUF_SIZE], height[G_ASCII_DTOSTR_BUF_SIZE];

    g_string_append_printf(ops, "file %s %s %s\n", name,
                           g_ascii_formatd(width, sizeof width, "%.3f", kf_to_pt(pages->theme->page_width)),
                           g_ascii_formatd(height, sizeof height, "%.3f", kf_to_pt(pages->theme->page_height)));
    for (int i = 0; i < pages->count; i++) {
        kf_paint_page(cr, pages, i, ops);
        g_string_append(ops, "page\n");
    }
    cairo_destroy(cr);
    cairo_surface_destroy(nowhere);
    return g_string_free(ops, FALSE);
}

bool kf_paint_png_part(struct kf_run *run, struct kf_arena *arena, const struct kf_pages *pages, int page,
                       struct kf_rect part, double dpi, unsigned char **ret_png, size_t *ret_length)
{
    double scale = dpi / 72;
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)(kf_to_pt(part.width) * scale + .5),
                                   (int)(kf_to_pt(part.height) * scale + .5));
    cairo_t *cr = cairo_create(surface);

    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    cairo_scale(cr, scale, scale);
    cairo_translate(cr, -kf_to_pt(part.x), -kf_to_pt(part.y));
    kf_paint_page(cr, pages, page, NULL);
    cairo_status_t status = cairo_status(cr);
    cairo_destroy(cr);
    bool fine = !refused(run, status ? status : cairo_surface_status(surface));
    if (fine) {
        *ret_png = kf_png_write(arena, surface, ret_length);
    }
    cairo_surface_destroy(surface);
    return fine;
}

bool kf_paint_png(struct kf_run *run, struct kf_arena *arena, const struct kf_pages *pages, int page, double dpi,
                  unsigned char **ret_png, size_t *ret_length)
{
    const struct kf_theme *theme = pages->pages[page].theme;
    struct kf_rect all = {0, 0, theme->page_width, theme->page_height};

    return kf_paint_png_part(run, arena, pages, page, all, dpi, ret_png, ret_length);
}
