/* Image files. A JPEG goes into the PDF as it was compressed, but without what cameras write into it: a photograph of a
 * family must not say where it was taken. */
#include "diagrams/image.h"

#include <dlfcn.h>
#include <glib-object.h>
#include <string.h>

#include "base/limits.h"
#include "diagrams/jpeg.h"

/* librsvg's few functions, found when an image asks (its ABI is stable since 2.46). */
struct rsvg_rectangle {
    double x, y, width, height;
};

struct rsvg_length {
    double length;
    int unit; /* 0: a share of what it stands in */
};

struct rsvg {
    void *(*new_from_data)(const guint8 *data, gsize length, GError **error);
    gboolean (*render_document)(void *handle, cairo_t *cr, const struct rsvg_rectangle *viewport, GError **error);
    void (*get_dimensions)(void *handle, gboolean *has_width, struct rsvg_length *width, gboolean *has_height,
                           struct rsvg_length *height, gboolean *has_viewbox, struct rsvg_rectangle *viewbox);
};

/* And gdk-pixbuf's. */
struct pixbuf {
    void *(*loader_new)(const char *type, GError **error);
    gboolean (*loader_write)(void *loader, const guchar *bytes, gsize length, GError **error);
    gboolean (*loader_close)(void *loader, GError **error);
    void *(*loader_get)(void *loader);
    int (*width)(const void *pixbuf);
    int (*height)(const void *pixbuf);
    int (*stride)(const void *pixbuf);
    int (*channels)(const void *pixbuf);
    const guint8 *(*pixels)(const void *pixbuf);
    const char *(*option)(void *pixbuf, const char *key);
};

struct kf_image_source {
    struct rsvg rsvg;
    void *svg;              /* RsvgHandle, or */
    cairo_surface_t *image; /* as it lies in the file */
    cairo_matrix_t upright; /* from its pixels to those of the picture as it is to be seen */
};

struct loading {
    struct kf_run *run;
    struct kf_arena *arena;
    const struct kf_image_wish *wish;
    const char *path, *bytes;
    size_t length;
    struct kf_span span;
};

static struct kf_image *bad(const struct loading *loading, const char *why)
{
    struct kf_diags *diags = loading->run->diags;
    struct kf_diag *diag = kf_diag_push(diags, KF_BAD_IMAGE, loading->span, NULL, "the %s \"%s\" %s", loading->wish->name,
                                        loading->path, why);

    kf_diag_hint(diags, diag, "%s", loading->wish->hint);
    return NULL;
}

static struct kf_image *missing(const struct loading *loading, const char *format, const char *library)
{
    struct kf_diags *diags = loading->run->diags;
    struct kf_diag *diag = kf_diag_push(diags, KF_MISSING_ON_MACHINE, loading->span, NULL, "%s %s needs %s",
                                        strcmp(format, "SVG") == 0 ? "an" : "a", format, library);

    kf_diag_hint(diags, diag, "install the package %s, or use a PNG", library);
    return NULL;
}

struct symbol {
    const char *name;
    void *function; /* where its address goes */
};

static bool find_all(const char *library, const struct symbol *symbols, size_t count)
{
    void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);

    for (size_t i = 0; i < count; i++) {
        void *symbol = handle ? dlsym(handle, symbols[i].name) : NULL;
        if (!symbol) {
            return false;
        }
        memcpy(symbols[i].function, &symbol, sizeof symbol); /* ISO C has no cast from object to function pointer */
    }
    return true;
}

static struct kf_image *new_image(const struct loading *loading, double width, double height)
{
    struct kf_image *image = KF_NEW(loading->arena, struct kf_image);

    image->source = KF_NEW(loading->arena, struct kf_image_source);
    image->width = width;
    image->height = height;
    cairo_matrix_init_identity(&image->source->upright);
    return image;
}

static void destroy_surface(void *surface)
{
    cairo_surface_destroy(surface);
}

static void keep_surface(const struct loading *loading, struct kf_image *image, cairo_surface_t *surface)
{
    image->source->image = surface;
    kf_arena_defer(loading->arena, destroy_surface, surface);
}

/* The luma of Rec. 709, of every pixel of a surface of 32 bits; what is see-through stays so. */
static void drop_colour(cairo_surface_t *surface)
{
    int width = cairo_image_surface_get_width(surface), stride = cairo_image_surface_get_stride(surface);
    unsigned char *row = cairo_image_surface_get_data(surface);

    cairo_surface_flush(surface);
    for (int y = cairo_image_surface_get_height(surface); y > 0; y--, row += stride) {
        for (int x = 0; x < width; x++) {
            guint32 pixel;
            memcpy(&pixel, row + 4 * (size_t)x, sizeof pixel);
            guint32 red = pixel >> 16 & 255, green = pixel >> 8 & 255, blue = pixel & 255;
            guint32 grey = (54 * red + 183 * green + 19 * blue + 128) >> 8;
            pixel = (pixel & 0xFF000000u) | grey << 16 | grey << 8 | grey;
            memcpy(row + 4 * (size_t)x, &pixel, sizeof pixel);
        }
    }
    cairo_surface_mark_dirty(surface);
}

/* --- SVG ------------------------------------------------------------------------------------------------------------- */

/* Of the view box, else of width and height in one unit. */
static bool proportion(const struct rsvg *rsvg, void *svg, double *ret_width, double *ret_height)
{
    gboolean has_width, has_height, has_viewbox;
    struct rsvg_length width, height;
    struct rsvg_rectangle viewbox;

    rsvg->get_dimensions(svg, &has_width, &width, &has_height, &height, &has_viewbox, &viewbox);
    if (has_viewbox) {
        *ret_width = viewbox.width;
        *ret_height = viewbox.height;
    } else {
        bool known = has_width && has_height && width.unit == height.unit && width.unit != 0;
        *ret_width = known ? width.length : 0;
        *ret_height = known ? height.length : 0;
    }
    return *ret_width > 0 && *ret_height > 0;
}

/* Whether the text has such an element, under any prefix: <text, <svg:text. */
static bool has_element(const struct loading *loading, const char *name)
{
    const char *end = loading->bytes + loading->length;
    size_t length = strlen(name);

    for (const char *at = loading->bytes; (at = g_strstr_len(at, end - at, name)) != NULL; at++) {
        const char *before = at;
        while (before > loading->bytes && (g_ascii_isalnum(before[-1]) || before[-1] == ':')) {
            before--;
        }
        bool whole = before == at || at[-1] == ':';
        if (whole && before > loading->bytes && before[-1] == '<' && at + length < end && !g_ascii_isalnum(at[length])) {
            return true;
        }
    }
    return false;
}

/* A link to follow draws nothing. */
static bool is_of_link(const struct loading *loading, const char *at)
{
    while (at > loading->bytes && *at != '<') {
        at--;
    }
    return g_str_has_prefix(at, "<a ");
}

/* Another file that it draws from: it would not be there, or would bring who knows what. */
static bool draws_from_elsewhere(const struct loading *loading)
{
    static const char *const references[] = {"href=\"", "href='", "url(", "@import"};
    const char *end = loading->bytes + loading->length;

    for (size_t i = 0; i < G_N_ELEMENTS(references); i++) {
        for (const char *at = loading->bytes; (at = g_strstr_len(at, end - at, references[i])) != NULL;) {
            at += strlen(references[i]);
            at += strspn(at, "\"' ");
            if (!is_of_link(loading, at) && *at != '#' && !g_str_has_prefix(at, "data:") && !g_str_has_prefix(at, "http://www.w3.org/")) {
                return true;
            }
        }
    }
    return false;
}

static const char *refusal(const struct loading *loading)
{
    return has_element(loading, "text")            ? "has letters in it that are not drawn as paths (in the drawing program: text to paths)"
           : has_element(loading, "foreignObject") ? "has a piece of a web page in it"
           : draws_from_elsewhere(loading)         ? "draws from another file, which is not in it (in the drawing program: embed)"
                                                   : NULL;
}

/* A vector has no colour to take away: its pixels have, fine enough for print. */
static struct kf_image *flatten(const struct loading *loading, const struct kf_image *vector)
{
    const double side = 1000;
    double scale = side / MAX(vector->width, vector->height);
    struct kf_image *image = new_image(loading, (int)MAX(vector->width * scale, 1), (int)MAX(vector->height * scale, 1));
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, (int)image->width, (int)image->height);
    struct kf_canvas canvas = {.cr = cairo_create(surface)};

    kf_image_draw(&canvas, vector, kf_pt(image->width), kf_pt(image->height));
    cairo_destroy(canvas.cr);
    keep_surface(loading, image, surface);
    drop_colour(surface);
    return image;
}

static struct kf_image *load_svg(const struct loading *loading)
{
    struct kf_image *image = new_image(loading, 1, 1);
    struct rsvg *rsvg = &image->source->rsvg;
    const struct symbol symbols[] = {{"rsvg_handle_new_from_data", &rsvg->new_from_data},
                                     {"rsvg_handle_render_document", &rsvg->render_document},
                                     {"rsvg_handle_get_intrinsic_dimensions", &rsvg->get_dimensions}};
    GError *error = NULL;

    if (refusal(loading)) { /* of letters: nobody could read them aloud or translate them */
        return bad(loading, refusal(loading));
    }
    if (!find_all("librsvg-2.so.2", symbols, G_N_ELEMENTS(symbols))) {
        return missing(loading, "SVG", "librsvg2-2");
    }
    void *svg = rsvg->new_from_data((const guint8 *)loading->bytes, loading->length, &error);
    if (!svg) {
        const char *why = kf_arena_format(loading->run->arena, "cannot be read: %s", error ? error->message : "not an SVG");
        g_clear_error(&error);
        return bad(loading, why);
    }
    kf_arena_defer(loading->arena, g_object_unref, svg);
    image->source->svg = svg;
    image->is_vector = true;
    if (!proportion(rsvg, svg, &image->width, &image->height)) {
        return bad(loading, "does not say how large it is");
    }
    return loading->wish->grey && loading->wish->flat ? flatten(loading, image) : image;
}

/* --- PNG ------------------------------------------------------------------------------------------------------------- */

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

#define TOO_LARGE "is too large, or broken: it may have 40 million pixels, and 32,767 on a side"

static bool too_large(unsigned long long width, unsigned long long height)
{
    return width == 0 || height == 0 || MAX(width, height) > KF_LIMIT_IMAGE_SIDE ||
           width * height > KF_LIMIT_IMAGE_PIXELS;
}

/* Width and height stand at bytes 16 and 20 of every PNG: checked before anything is decoded. */
static bool png_too_large(const char *bytes, size_t length)
{
    unsigned long long sides[2] = {0, 0};

    for (size_t i = 0; i < 8 && length >= 24; i++) {
        sides[i / 4] = sides[i / 4] << 8 | (unsigned char)bytes[16 + i];
    }
    return too_large(sides[0], sides[1]);
}

static bool has_32_bits(cairo_surface_t *surface)
{
    cairo_format_t format = cairo_image_surface_get_format(surface);

    return format == CAIRO_FORMAT_ARGB32 || format == CAIRO_FORMAT_RGB24;
}

/* Of a PNG of 16 bits a colour, newer versions of Cairo keep them all. */
static cairo_surface_t *with_32_bits(cairo_surface_t *surface)
{
    cairo_surface_t *copy = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, cairo_image_surface_get_width(surface),
                                                       cairo_image_surface_get_height(surface));
    cairo_t *cr = cairo_create(copy);

    cairo_set_source_surface(cr, surface, 0, 0);
    cairo_paint(cr);
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
    return copy;
}

static struct kf_image *load_png(const struct loading *loading)
{
    struct reader reader = {loading->bytes, loading->length};

    if (png_too_large(loading->bytes, loading->length)) {
        return bad(loading, TOO_LARGE);
    }
    cairo_surface_t *surface = cairo_image_surface_create_from_png_stream(read_bytes, &reader);
    if (cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS && !has_32_bits(surface)) {
        surface = with_32_bits(surface);
    }
    struct kf_image *image =
        new_image(loading, cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface));
    keep_surface(loading, image, surface);
    if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) {
        return bad(loading, "is broken");
    }
    if (loading->wish->grey) {
        drop_colour(surface);
    }
    return image;
}

/* --- JPEG ------------------------------------------------------------------------------------------------------------ */

static bool load_pixbuf(struct pixbuf *ret_pixbuf)
{
    const struct symbol symbols[] = {{"gdk_pixbuf_loader_new_with_type", &ret_pixbuf->loader_new},
                                     {"gdk_pixbuf_loader_write", &ret_pixbuf->loader_write},
                                     {"gdk_pixbuf_loader_close", &ret_pixbuf->loader_close},
                                     {"gdk_pixbuf_loader_get_pixbuf", &ret_pixbuf->loader_get},
                                     {"gdk_pixbuf_get_width", &ret_pixbuf->width},
                                     {"gdk_pixbuf_get_height", &ret_pixbuf->height},
                                     {"gdk_pixbuf_get_rowstride", &ret_pixbuf->stride},
                                     {"gdk_pixbuf_get_n_channels", &ret_pixbuf->channels},
                                     {"gdk_pixbuf_read_pixels", &ret_pixbuf->pixels},
                                     {"gdk_pixbuf_get_option", &ret_pixbuf->option}};

    return find_all("libgdk_pixbuf-2.0.so.0", symbols, G_N_ELEMENTS(symbols));
}

static cairo_surface_t *surface_of(const struct pixbuf *library, const void *pixbuf)
{
    int width = library->width(pixbuf), height = library->height(pixbuf), channels = library->channels(pixbuf);
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    unsigned char *row = cairo_image_surface_get_data(surface);
    const guint8 *from = library->pixels(pixbuf);

    for (int y = 0; row && y < height; y++, row += cairo_image_surface_get_stride(surface), from += library->stride(pixbuf)) {
        for (int x = 0; x < width; x++) {
            const guint8 *p = from + (size_t)channels * (size_t)x;
            guint32 pixel = (guint32)p[0] << 16 | (guint32)p[1] << 8 | p[2];
            memcpy(row + 4 * (size_t)x, &pixel, sizeof pixel);
        }
    }
    cairo_surface_mark_dirty(surface);
    return surface;
}

/* Cameras write down how they were held, 1 to 8, and leave the turning to us. */
static void set_upright(struct kf_image *image, const char *orientation)
{
    static const signed char turns[8][4] = {/* x from x, y from x, x from y, y from y */
                                            {1, 0, 0, 1},  {-1, 0, 0, 1}, {-1, 0, 0, -1}, {1, 0, 0, -1},
                                            {0, 1, 1, 0},  {0, 1, -1, 0}, {0, -1, -1, 0}, {0, -1, 1, 0}};
    int held = orientation && *orientation >= '1' && *orientation <= '8' ? *orientation - '1' : 0;
    double width = image->width, height = image->height;
    const signed char *t = turns[held];

    cairo_matrix_init(&image->source->upright, t[0], t[1], t[2], t[3], (t[0] < 0 ? width : 0) + (t[2] < 0 ? height : 0),
                      (t[1] < 0 ? width : 0) + (t[3] < 0 ? height : 0));
    if (t[0] == 0) {
        image->width = height;
        image->height = width;
    }
}

/* The compressed bytes go into the PDF, where their colours are those that it declares. */
static void attach_jpeg(const struct loading *loading, cairo_surface_t *surface)
{
    size_t length;
    unsigned char *bytes = kf_jpeg_without_metadata(loading->bytes, loading->length, &length);

    if (cairo_surface_set_mime_data(surface, CAIRO_MIME_TYPE_JPEG, bytes, length, g_free, bytes) != CAIRO_STATUS_SUCCESS) {
        g_free(bytes);
    }
}

static struct kf_image *decode_jpeg(const struct loading *loading, const struct pixbuf *library, void *loader, int components)
{
    const guchar *bytes = (const guchar *)loading->bytes;
    bool good = library->loader_write(loader, bytes, loading->length, NULL);

    good = library->loader_close(loader, NULL) && good;
    void *pixbuf = good ? library->loader_get(loader) : NULL;
    if (!pixbuf) {
        return bad(loading, "is broken");
    }
    struct kf_image *image = new_image(loading, library->width(pixbuf), library->height(pixbuf));
    cairo_surface_t *surface = surface_of(library, pixbuf);
    keep_surface(loading, image, surface);
    set_upright(image, library->option(pixbuf, "orientation"));
    if (loading->wish->grey) {
        drop_colour(surface);
    } else if (components != 4) { /* inks of a printing press have no place in a document of sRGB */
        attach_jpeg(loading, surface);
    }
    return image;
}

static struct kf_image *load_jpeg(const struct loading *loading)
{
    struct kf_jpeg_size size;
    struct pixbuf library;

    if (!kf_jpeg_measure(loading->bytes, loading->length, &size) || too_large((unsigned)size.width, (unsigned)size.height)) {
        return bad(loading, TOO_LARGE);
    }
    if (!load_pixbuf(&library)) {
        return missing(loading, "JPEG", "libgdk-pixbuf-2.0-0");
    }
    void *loader = library.loader_new("jpeg", NULL);
    if (!loader) {
        return missing(loading, "JPEG", "libgdk-pixbuf-2.0-0");
    }
    struct kf_image *image = decode_jpeg(loading, &library, loader, size.components);
    g_object_unref(loader);
    return image;
}

/* --- all ------------------------------------------------------------------------------------------------------------- */

static struct kf_image *load_format(const struct loading *loading)
{
    if (loading->length > 8 && memcmp(loading->bytes, "\x89PNG\r\n\x1a\n", 8) == 0) {
        return load_png(loading);
    }
    if (loading->length > 3 && memcmp(loading->bytes, "\xFF\xD8\xFF", 3) == 0) {
        return load_jpeg(loading);
    }
    if (g_strstr_len(loading->bytes, (gssize)loading->length, "<svg")) {
        return load_svg(loading);
    }
    return bad(loading, "is neither an SVG nor a PNG or JPEG");
}

static const char *sum_of(const struct loading *loading)
{
    char *sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)loading->bytes, loading->length);
    const char *kept = kf_arena_string_n(loading->arena, sum, 16);

    g_free(sum);
    return kept;
}

const struct kf_image *kf_image_load(struct kf_run *run, struct kf_arena *arena, const char *path, struct kf_span span,
                                     const struct kf_image_wish *wish)
{
    struct loading loading = {.run = run, .arena = arena, .wish = wish, .path = path, .span = span};
    const char *error;

    loading.bytes =
        run->world->read_file(run->world->data, run->arena, path, KF_LIMIT_IMAGE_BYTES, &loading.length, &error);
    if (!loading.bytes) {
        return bad(&loading, kf_arena_format(run->arena, "cannot be read: %s", error));
    }
    struct kf_image *image = load_format(&loading);
    if (image) {
        image->sum = sum_of(&loading);
    }
    return image;
}

void kf_image_draw(struct kf_canvas *canvas, const struct kf_image *image, kf_len width, kf_len height)
{
    const struct kf_image_source *source = image->source;
    double across = kf_to_pt(width), down = kf_to_pt(height), scale = MIN(across / image->width, down / image->height);

    kf_canvas_note_image(canvas, image->sum, width, height);
    if (source->svg) {
        struct rsvg_rectangle viewport = {0, 0, across, down};
        source->rsvg.render_document(source->svg, canvas->cr, &viewport, NULL);
        return;
    }
    cairo_save(canvas->cr);
    cairo_translate(canvas->cr, (across - image->width * scale) / 2, (down - image->height * scale) / 2);
    cairo_scale(canvas->cr, scale, scale);
    cairo_transform(canvas->cr, &source->upright);
    cairo_set_source_surface(canvas->cr, source->image, 0, 0);
    cairo_paint(canvas->cr);
    cairo_restore(canvas->cr);
}
