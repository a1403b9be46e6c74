/* Logos. */
#include "diagrams/logo.h"

#include <dlfcn.h>
#include <glib-object.h>
#include <string.h>

#include "base/limits.h"

/* librsvg's few functions, found when a logo asks (its ABI is stable since 2.46). */
struct rsvg_rectangle {
    double x, y, width, height;
};

struct rsvg {
    void *(*handle_new_from_data)(const guint8 *data, gsize length, GError **error);
    gboolean (*handle_render_document)(void *handle, cairo_t *cr, const struct rsvg_rectangle *viewport, GError **error);
};

struct kf_logo {
    struct rsvg rsvg;
    void *svg;              /* RsvgHandle, or */
    cairo_surface_t *image; /* PNG */
};

static bool find(void *library, const char *name, void *ret_function)
{
    void *symbol = dlsym(library, name);

    memcpy(ret_function, &symbol, sizeof symbol); /* ISO C has no cast from object to function pointer */
    return symbol != NULL;
}

static bool load_rsvg(struct kf_run *run, struct rsvg *ret_rsvg, struct kf_span span)
{
    void *library = dlopen("librsvg-2.so.2", RTLD_NOW | RTLD_LOCAL);

    if (!library || !find(library, "rsvg_handle_new_from_data", &ret_rsvg->handle_new_from_data) ||
        !find(library, "rsvg_handle_render_document", &ret_rsvg->handle_render_document)) {
        struct kf_diag *diag = kf_diag_push(run->diags, KF_MISSING_ON_MACHINE, span, NULL, "an SVG logo needs librsvg");
        kf_diag_hint(run->diags, diag, "install the package librsvg2-2, or use a PNG logo");
        return false;
    }
    return true;
}

static struct kf_logo *bad(struct kf_run *run, struct kf_span span, const char *path, const char *why)
{
    struct kf_diag *diag = kf_diag_push(run->diags, KF_BAD_IMAGE, span, NULL, "the logo \"%s\" %s", path, why);

    kf_diag_hint(run->diags, diag, "use an SVG or PNG file, or leave `logo` out: the initials are drawn then");
    return NULL;
}

static void destroy_surface(void *surface)
{
    cairo_surface_destroy(surface);
}

static struct kf_logo *load_svg(struct kf_run *run, struct kf_arena *arena, const char *path, const char *bytes,
                                size_t length, struct kf_span span)
{
    struct kf_logo *logo = KF_NEW(arena, struct kf_logo);
    GError *error = NULL;

    if (!load_rsvg(run, &logo->rsvg, span)) {
        return NULL;
    }
    logo->svg = logo->rsvg.handle_new_from_data((const guint8 *)bytes, length, &error);
    if (!logo->svg) {
        const char *why = kf_arena_format(run->arena, "cannot be read: %s", error ? error->message : "not an SVG");
        g_clear_error(&error);
        return bad(run, span, path, why);
    }
    kf_arena_defer(arena, g_object_unref, logo->svg);
    return logo;
}

struct reader {
    const char *bytes;
    size_t left;
};

static cairo_status_t read_bytes(void *closure, unsigned char *data, unsigned int length)
{
    struct reader *reader = closure;

    if (length > reader->left) {
        return CAIRO_STATUS_READ_ERROR;
    }
    memcpy(data, reader->bytes, length);
    reader->bytes += length;
    reader->left -= length;
    return CAIRO_STATUS_SUCCESS;
}

/* Width and height stand at bytes 16 and 20 of every PNG: checked before anything is decoded. */
static bool png_too_large(const char *bytes, size_t length)
{
    unsigned long long sides[2] = {0, 0};

    for (size_t i = 0; i < 8 && length >= 24; i++) {
        sides[i / 4] = sides[i / 4] << 8 | (unsigned char)bytes[16 + i];
    }
    return sides[0] == 0 || sides[1] == 0 || sides[0] * sides[1] > KF_LIMIT_IMAGE_PIXELS;
}

static struct kf_logo *load_png(struct kf_run *run, struct kf_arena *arena, const char *path, const char *bytes,
                                size_t length, struct kf_span span)
{
    struct kf_logo *logo = KF_NEW(arena, struct kf_logo);
    struct reader reader = {bytes, length};

    if (png_too_large(bytes, length)) {
        return bad(run, span, path, "is too large, or broken");
    }
    logo->image = cairo_image_surface_create_from_png_stream(read_bytes, &reader);
    kf_arena_defer(arena, destroy_surface, logo->image);
    return cairo_surface_status(logo->image) == CAIRO_STATUS_SUCCESS ? logo : bad(run, span, path, "is broken");
}

struct kf_logo *kf_logo_load(struct kf_run *run, struct kf_arena *arena, const char *path, struct kf_span span)
{
    size_t length;
    const char *error;
    char *bytes = run->world->read_file(run->world->data, run->arena, path, KF_LIMIT_FILE_BYTES, &length, &error);

    if (!bytes) {
        return bad(run, span, path, kf_arena_format(run->arena, "cannot be read: %s", error));
    }
    if (length > 8 && memcmp(bytes, "\x89PNG\r\n\x1a\n", 8) == 0) {
        return load_png(run, arena, path, bytes, length, span);
    }
    if (g_strstr_len(bytes, (gssize)length, "<svg")) {
        return load_svg(run, arena, path, bytes, length, span);
    }
    return bad(run, span, path, "is neither an SVG nor a PNG");
}

void kf_logo_draw(struct kf_canvas *canvas, const struct kf_logo *logo, kf_len side)
{
    double size = kf_to_pt(side);

    if (logo->svg) {
        struct rsvg_rectangle viewport = {0, 0, size, size};
        logo->rsvg.handle_render_document(logo->svg, canvas->cr, &viewport, NULL);
        return;
    }
    double width = cairo_image_surface_get_width(logo->image), height = cairo_image_surface_get_height(logo->image);
    double scale = size / MAX(width, height);
    cairo_save(canvas->cr);
    cairo_translate(canvas->cr, (size - width * scale) / 2, (size - height * scale) / 2);
    cairo_scale(canvas->cr, scale, scale);
    cairo_set_source_surface(canvas->cr, logo->image, 0, 0);
    cairo_paint(canvas->cr);
    cairo_restore(canvas->cr);
}
