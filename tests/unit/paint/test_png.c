/* What is written is read again by Cairo's own reader. */

#include "support/support.h"

#include <cairo.h>

#include "paint/png.h"

struct source {
    const unsigned char *bytes;
    size_t length, at;
};

static cairo_status_t give(void *data, unsigned char *into, unsigned length)
{
    struct source *source = data;

    if (length > source->length - source->at) {
        return CAIRO_STATUS_READ_ERROR;
    }
    memcpy(into, source->bytes + source->at, length);
    source->at += length;
    return CAIRO_STATUS_SUCCESS;
}

/* Of a width whose rows Cairo pads, with every channel different. */
static cairo_surface_t *draw(int width, int height)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    cairo_t *cr = cairo_create(surface);

    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    cairo_set_source_rgb(cr, .9, .4, .1);
    cairo_move_to(cr, 0, 0);
    cairo_line_to(cr, width, height);
    cairo_stroke(cr);
    cairo_destroy(cr);
    return surface;
}

static void picture__is_read_again_pixel_by_pixel(void **state)
{
    static const int sizes[][2] = {{1, 1}, {7, 5}, {333, 200}};

    for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
        struct kf_arena *arena = kf_arena_new();
        cairo_surface_t *drawn = draw(sizes[i][0], sizes[i][1]), *read;
        struct source source = {0};

        source.bytes = kf_png_write(arena, drawn, &source.length);
        read = cairo_image_surface_create_from_png_stream(give, &source);
        assert_int_equal(cairo_surface_status(read), CAIRO_STATUS_SUCCESS);
        assert_int_equal(source.at, source.length);
        assert_int_equal(cairo_image_surface_get_width(read), sizes[i][0]);
        assert_int_equal(cairo_image_surface_get_height(read), sizes[i][1]);
        for (int y = 0; y < sizes[i][1]; y++) {
            const uint32_t *a = (const void *)(cairo_image_surface_get_data(drawn) + y * cairo_image_surface_get_stride(drawn));
            const uint32_t *b = (const void *)(cairo_image_surface_get_data(read) + y * cairo_image_surface_get_stride(read));

            for (int x = 0; x < sizes[i][0]; x++) {
                assert_int_equal(a[x] & 0xffffff, b[x] & 0xffffff);
            }
        }
        cairo_surface_destroy(read);
        cairo_surface_destroy(drawn);
        kf_arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(picture__is_read_again_pixel_by_pixel)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
