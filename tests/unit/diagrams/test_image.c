/* Image files: SVG, PNG and JPEG load and are drawn upright; what cameras write into a file goes no further. */

#include "diagrams/image.h"

#include "base/limits.h"
#include "diagrams/jpeg.h"
#include "diagrams/visibility.h"
#include "support/support.h"

#include <string.h>

/* 16 by 8 pixels: red, then blue. */
static const char jpeg_text[] =
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoMDAsKCwsNDhIQDQ4RDgsLEBYQ"
    "ERMUFRUVDA8XGBYUGBIUFRT/2wBDAQMEBAUEBQkFBQkUDQsNFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQU"
    "FBQUFBQUFBQUFBQUFBT/wAARCAAIABADAREAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAABwj/xAAUEAEAAAAAAAAAAAAA"
    "AAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAACQf/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCdEMKmAjjB"
    "0f/Z"
    ;

static const struct kf_image_wish wish = {.name = "picture", .hint = "use another file"};
static const struct kf_image_wish grey_wish = {.name = "picture", .hint = "use another file", .grey = true};

/* --- a world with one file ------------------------------------------------------------------------------------------- */

static GByteArray *file;

static char *read_file(void *data, struct kf_arena *arena, const char *path, size_t limit, size_t *ret_length,
                       const char **ret_error)
{
    (void)data;
    (void)path;
    (void)limit;
    (void)ret_error;
    *ret_length = file->len;
    return kf_arena_copy(arena, file->data, file->len + 1);
}

static struct kf_run *run;
static struct kf_world world;

static int set_up(void **state)
{
    (void)state;
    run = kf_test_run_new();
    world = kf_world_machine;
    world.read_file = read_file;
    run->world = &world;
    file = g_byte_array_new();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    g_byte_array_unref(file);
    kf_test_run_free(run);
    return 0;
}

static void write_bytes(const void *bytes, size_t length)
{
    g_byte_array_append(file, bytes, (guint)length);
    g_byte_array_append(file, (const guint8 *)"", 1); /* ends as texts do */
    g_byte_array_set_size(file, file->len - 1);
}

static void write_text(const char *text)
{
    write_bytes(text, strlen(text));
}

/* The JPEG with this after its first two bytes, and that at its end. */
static void write_jpeg(const void *segment, size_t length, const char *end)
{
    gsize size;
    guchar *jpeg = g_base64_decode(jpeg_text, &size);

    g_byte_array_append(file, jpeg, 2);
    g_byte_array_append(file, segment, (guint)length);
    g_byte_array_append(file, jpeg + 2, (guint)size - 2);
    write_bytes(end, strlen(end));
    g_free(jpeg);
}

/* Of these sides, as its header says. */
static void write_jpeg_of(int width, int height)
{
    static const guint8 frame[] = {0xFF, 0xC0, 0, 0x11, 8};
    gsize size;
    guchar *jpeg = g_base64_decode(jpeg_text, &size);

    for (gsize i = 0; i + 9 < size; i++) {
        if (memcmp(jpeg + i, frame, sizeof frame) == 0) {
            jpeg[i + 5] = (guchar)(height >> 8);
            jpeg[i + 6] = (guchar)height;
            jpeg[i + 7] = (guchar)(width >> 8);
            jpeg[i + 8] = (guchar)width;
        }
    }
    write_bytes(jpeg, size);
    g_free(jpeg);
}

#define HELD "\xFF\xE1\0\x2A" "Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0" "SECRET" "\0\0"

static const struct kf_image *load(const struct kf_image_wish *how)
{
    return kf_image_load(run, run->arena, "a/b.file", (struct kf_span){0}, how);
}

/* The colour in the middle of a tenth of a drawing of 100 by 100 pt. */
static guint32 pixel(const struct kf_image *image, int x, int y)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 100, 100);
    struct kf_canvas canvas = {.cr = cairo_create(surface)};
    guint32 found;

    cairo_set_source_rgb(canvas.cr, 1, 1, 1);
    cairo_paint(canvas.cr);
    kf_image_draw(&canvas, image, KF_PT(100), KF_PT(100));
    cairo_surface_flush(surface);
    memcpy(&found, cairo_image_surface_get_data(surface) + 4 * (x * 10 + 5) +
                       (size_t)cairo_image_surface_get_stride(surface) * (size_t)(y * 10 + 5), sizeof found);
    cairo_destroy(canvas.cr);
    cairo_surface_destroy(surface);
    return found & 0xFFFFFF;
}

static bool is_red(guint32 color)
{
    return (color >> 16) > 200 && (color & 255) < 60;
}

static bool is_blue(guint32 color)
{
    return (color >> 16) < 60 && (color & 255) > 200;
}

/* --- tests ----------------------------------------------------------------------------------------------------------- */

static void jpeg__is_drawn_in_its_colours_in_the_middle(void **state)
{
    write_jpeg("", 0, "");
    const struct kf_image *image = load(&wish);

    kf_assert_clean(run);
    assert_int_equal(16, (int)image->width);
    assert_int_equal(8, (int)image->height);
    assert_false(image->is_vector);
    assert_true(is_red(pixel(image, 2, 5)));
    assert_true(is_blue(pixel(image, 7, 5)));
    assert_int_equal(0xFFFFFF, pixel(image, 5, 0));
}

static void jpeg__held_on_its_side_is_drawn_upright(void **state)
{
    write_jpeg(HELD, sizeof HELD - 1, "");
    const struct kf_image *image = load(&wish);

    kf_assert_clean(run);
    assert_int_equal(8, (int)image->width);
    assert_int_equal(16, (int)image->height);
    assert_true(is_red(pixel(image, 5, 2)));
    assert_true(is_blue(pixel(image, 5, 7)));
}

static void jpeg__loses_what_the_camera_and_the_telephone_wrote(void **state)
{
    size_t length;

    write_jpeg(HELD, sizeof HELD - 1, "SECRET");
    assert_non_null(memmem(file->data, file->len, "SECRET", 6));
    unsigned char *bytes = kf_jpeg_without_metadata((const char *)file->data, file->len, &length);
    assert_null(memmem(bytes, length, "SECRET", 6));
    assert_null(memmem(bytes, length, "Exif", 4));
    assert_non_null(memmem(bytes, length, "JFIF", 4));
    assert_memory_equal("\xFF\xD9", bytes + length - 2, 2);
    g_byte_array_set_size(file, 0);
    write_bytes(bytes, length);
    assert_non_null(load(&wish)); /* and is whole without it */
    g_free(bytes);
}

static void jpeg__says_its_size_before_it_is_decoded(void **state)
{
    struct kf_jpeg_size size;

    write_jpeg(HELD, sizeof HELD - 1, "");
    assert_true(kf_jpeg_measure((const char *)file->data, file->len, &size));
    assert_int_equal(16, size.width);
    assert_int_equal(8, size.height);
    assert_int_equal(3, size.components);
}

static void jpeg__cut_anywhere_is_refused_or_drawn(void **state)
{
    write_jpeg(HELD, sizeof HELD - 1, "");
    for (guint length = file->len - 1; length > 2; length--) {
        struct kf_jpeg_size size;
        size_t kept;
        char *bytes = g_memdup2(file->data, length); /* the sanitizer sees what is read past it */
        kf_jpeg_measure(bytes, length, &size);
        g_free(kf_jpeg_without_metadata(bytes, length, &kept));
        g_free(bytes);
    }
    g_byte_array_set_size(file, 60);
    assert_null(load(&wish));
    kf_assert_has(kf_test_find(run, KF_BAD_IMAGE)->message, "is too large, or broken");
}

static void jpeg__saves_ink_without_colour(void **state)
{
    write_jpeg("", 0, "");
    guint32 color = pixel(load(&grey_wish), 2, 5);

    assert_int_equal(color >> 16, color & 255);
    assert_int_equal(color >> 16, color >> 8 & 255);
}

static void svg__has_the_proportion_of_its_view_box(void **state)
{
    write_text("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 30 10'><path d='M0 0H30V10H0Z'/></svg>");
    const struct kf_image *image = load(&wish);

    kf_assert_clean(run);
    assert_true(image->is_vector);
    assert_int_equal(30, (int)image->width);
    assert_int_equal(10, (int)image->height);
    assert_int_equal(0, pixel(image, 5, 5));
    assert_int_equal(0xFFFFFF, pixel(image, 5, 1));
}

static void svg__without_a_size_is_refused(void **state)
{
    write_text("<svg xmlns='http://www.w3.org/2000/svg' width='100%'><path d='M0 0H30V10H0Z'/></svg>");
    assert_null(load(&wish));
    kf_assert_has(kf_test_find(run, KF_BAD_IMAGE)->message, "does not say how large it is");
}

static void svg__with_letters_is_refused(void **state)
{
    write_text("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 30 10'><text>Call me</text></svg>");
    assert_null(load(&wish));
    kf_assert_has(kf_test_find(run, KF_BAD_IMAGE)->message, "letters");
}

static void svg__with_letters_under_a_prefix_is_refused(void **state)
{
    write_text("<s:svg xmlns:s='http://www.w3.org/2000/svg' viewBox='0 0 30 10'><!-- <svg --><s:text>A</s:text></s:svg>");
    assert_null(load(&wish));
    kf_assert_has(kf_test_find(run, KF_BAD_IMAGE)->message, "letters");
}

static void svg__that_draws_from_another_file_is_refused(void **state)
{
    write_text("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 30 10'><image href=\"photo.png\"/></svg>");
    assert_null(load(&wish));
    kf_assert_has(kf_test_find(run, KF_BAD_IMAGE)->message, "draws from another file");
}

static void svg__with_links_and_its_own_parts_is_drawn(void **state)
{
    write_text("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 30 10'><a href=\"https://a.org\">"
               "<path id='textile' fill='url(#g)' d='M0 0H30V10H0Z'/></a><use href=\"#textile\"/></svg>");
    assert_non_null(load(&wish));
    kf_assert_clean(run);
}

static void svg__flat_and_grey_has_no_colour(void **state)
{
    static const struct kf_image_wish flat = {.name = "logo", .hint = "use another", .grey = true, .flat = true};

    write_text("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 30 10'><path fill='#a00' d='M0 0H30V10H0Z'/></svg>");
    const struct kf_image *image = load(&flat);
    guint32 color = pixel(image, 5, 5);

    assert_false(image->is_vector);
    assert_int_equal(color >> 16, color & 255);
    assert_true((color & 255) > 0 && (color & 255) < 255);
}

/* --- on white paper -------------------------------------------------------------------------------------------------- */

static struct kf_visibility seen(const char *shapes)
{
    g_byte_array_set_size(file, 0);
    write_text("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 40'>");
    write_text(shapes);
    write_text("</svg>");
    return kf_image_visibility(load(&wish));
}

static void visibility__tells_pale_from_dark(void **state)
{
    struct kf_visibility dark = seen("<circle cx='20' cy='20' r='15' fill='#204080'/>");
    struct kf_visibility pale = seen("<circle cx='20' cy='20' r='15' fill='#f0f0a0'/>");

    assert_true(dark.readable > .9 && dark.lost < .1 && dark.strongest > 9);
    assert_true(pale.readable < .1 && pale.strongest < 1.3);
}

static void visibility__finds_white_parts_on_nothing(void **state)
{
    const char *beside = "<rect x='2' y='2' width='16' height='36' fill='#fff'/><rect x='22' y='2' width='16' height='36'/>";
    const char *inside = "<circle cx='20' cy='20' r='18'/><circle cx='20' cy='20' r='9' fill='#fff'/>";

    assert_true(seen(beside).lost > .4);
    assert_true(seen(inside).lost < .05); /* white on black is seen */
}

static void file__that_is_no_image_is_refused_with_its_name(void **state)
{
    write_text("kinfold: 1\n");
    assert_null(load(&wish));
    const struct kf_diag *diag = kf_test_find(run, KF_BAD_IMAGE);
    assert_string_equal("the picture \"a/b.file\" is neither an SVG nor a PNG or JPEG", diag->message);
    assert_string_equal("use another file", diag->hint);
}

static void png__larger_than_allowed_is_refused_before_it_is_decoded(void **state)
{
    write_bytes("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xFF\xFF\0\0\xFF\xFF\x08\x02\0\0\0", 29);
    assert_null(load(&wish));
    kf_assert_has(kf_test_find(run, KF_BAD_IMAGE)->message, "is too large");
}

static void image__as_long_as_cairo_can_draw_is_drawn_and_a_longer_one_is_refused(void **state)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 40, 40);
    struct kf_canvas canvas = {.cr = cairo_create(surface)};
    const struct kf_image *image;

    (void)state;
    write_jpeg_of(16, KF_LIMIT_IMAGE_SIDE);
    image = load(&wish);
    assert_non_null(image);
    kf_image_draw(&canvas, image, KF_PT(40), KF_PT(40));
    assert_int_equal(cairo_status(canvas.cr), CAIRO_STATUS_SUCCESS);
    cairo_destroy(canvas.cr);
    cairo_surface_destroy(surface);

    g_byte_array_set_size(file, 0);
    write_jpeg_of(16, KF_LIMIT_IMAGE_SIDE + 1);
    assert_null(load(&wish));
    kf_assert_has(kf_test_find(run, KF_BAD_IMAGE)->message, "is too large, or broken");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
        T(image__as_long_as_cairo_can_draw_is_drawn_and_a_longer_one_is_refused),
        T(jpeg__is_drawn_in_its_colours_in_the_middle),
        T(jpeg__held_on_its_side_is_drawn_upright),
        T(jpeg__loses_what_the_camera_and_the_telephone_wrote),
        T(jpeg__says_its_size_before_it_is_decoded),
        T(jpeg__cut_anywhere_is_refused_or_drawn),
        T(jpeg__saves_ink_without_colour),
        T(svg__has_the_proportion_of_its_view_box),
        T(svg__without_a_size_is_refused),
        T(svg__with_letters_is_refused),
        T(svg__with_letters_under_a_prefix_is_refused),
        T(svg__that_draws_from_another_file_is_refused),
        T(svg__with_links_and_its_own_parts_is_drawn),
        T(svg__flat_and_grey_has_no_colour),
        T(visibility__tells_pale_from_dark),
        T(visibility__finds_white_parts_on_nothing),
        T(file__that_is_no_image_is_refused_with_its_name),
        T(png__larger_than_allowed_is_refused_before_it_is_decoded),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
