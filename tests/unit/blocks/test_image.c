/* The image: a figure with its words, a caption, and never larger than its pixels allow. */

#include "unit/blocks/sheet.h"

#define CUPS "image: {file: two-cups.svg, alt: Two cups on a table., caption: A first step., width: 90}"

/* --- a file beside the module ---------------------------------------------------------------------------------------- */

struct beside {
    const char *name;
    GByteArray *bytes;
};

static struct beside beside;
static struct kf_world world;

static char *read_beside(void *data, struct kf_arena *arena, const char *path, size_t limit, size_t *ret_length,
                         const char **ret_error)
{
    if (!g_str_has_prefix(path, "/sample/")) {
        return kf_world_machine.read_file(data, arena, path, limit, ret_length, ret_error);
    }
    *ret_length = beside.bytes->len;
    return kf_arena_copy(arena, beside.bytes->data, beside.bytes->len);
}

static char **list_beside(void *data, struct kf_arena *arena, const char *path, const char **ret_error)
{
    if (strcmp(path, "/sample") != 0) {
        return kf_world_machine.list_folder(data, arena, path, ret_error);
    }
    char **names = KF_NEW_ARRAY(arena, 2, char *);
    names[0] = kf_arena_string(arena, beside.name);
    return names;
}

static cairo_status_t collect(void *closure, const unsigned char *data, unsigned int length)
{
    g_byte_array_append(closure, data, length);
    return CAIRO_STATUS_SUCCESS;
}

static void put_png_beside(const char *name, int width, int height)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);

    beside = (struct beside){name, g_byte_array_new()};
    cairo_surface_write_to_png_stream(surface, collect, beside.bytes);
    cairo_surface_destroy(surface);
}

/* Of a PNG `photo.png` of 600 by 300 pixels: 101 mm at 150 an inch. NULL when it may not print. */
static const struct kf_box *build_photo(const char *blocks, enum kf_variant variant)
{
    put_png_beside("photo.png", 600, 300);
    sheet = kf_test_sheet_new(blocks, (struct kf_edition){.variant = variant});
    kf_assert_clean(sheet->run);
    world = *sheet->run->world;
    world.read_file = read_beside;
    world.list_folder = list_beside;
    sheet->run->world = &world;
    return kf_test_sheet_box(sheet, 0);
}

static int tear_down_photo(void **state)
{
    if (beside.bytes) {
        g_byte_array_unref(beside.bytes);
        beside.bytes = NULL;
    }
    return tear_down(state);
}

static const struct kf_box *art(const struct kf_box *box)
{
    return kf_test_find_box(box, KF_BOX_ART, 0);
}

/* --- tests ----------------------------------------------------------------------------------------------------------- */

static void image__is_a_figure_with_a_caption_beside_it(void **state)
{
    const struct kf_box *image = build(CUPS, KF_STANDARD);

    assert_int_equal(KF_ROLE_DIV, image->tag->role);
    assert_int_equal(KF_ROLE_FIGURE, art(image)->tag->role);
    assert_string_equal("Two cups on a table.", art(image)->tag->alt);
    assert_int_equal(KF_ROLE_CAPTION, kf_test_find_text(image, "A first step.")->tag->role);
}

static void image__may_be_written_short(void **state)
{
    const struct kf_box *image = build("image: two-cups.svg\nalt: Two cups.", KF_STANDARD);

    assert_string_equal("Two cups.", art(image)->tag->alt);
    assert_null(image->tag);
}

static void image__keeps_its_proportion_and_its_direction(void **state)
{
    const struct kf_box *drawing = art(build_right_to_left(CUPS));

    kf_assert_mm(drawing->as.art.width, 90);
    kf_assert_mm(drawing->as.art.height, 90 * 66 / 158.);
    assert_true(drawing->flags & KF_FIXED_DIRECTION);
}

static void image__is_no_wider_than_its_column(void **state)
{
    kf_assert_mm(art(build_in_column(CUPS))->as.art.width, 86);
}

static void image__without_a_width_is_as_wide_as_its_pixels_allow(void **state)
{
    kf_assert_mm(art(build_photo("image: {file: photo.png, alt: A street.}", KF_STANDARD))->as.art.width, 101);
}

static void image__wider_than_its_pixels_allow_is_refused(void **state)
{
    assert_null(build_photo("image: {file: photo.png, alt: A street., width: 120}", KF_STANDARD));
    const struct kf_diag *diag = kf_test_find(sheet->run, KF_BAD_IMAGE);
    assert_string_equal("\"photo.png\" has 600 pixels across, too few for 120 mm", diag->message);
    kf_assert_has(diag->hint, "width: 101 at most");
    assert_int_equal(19, diag->span.line);
}

static void image__as_wide_as_its_pixels_allow_prints(void **state)
{
    kf_assert_mm(art(build_photo("image: {file: photo.png, alt: A street., width: 101}", KF_STANDARD))->as.art.height, 50.5);
}

static void image__that_says_nothing_is_refused(void **state)
{
    kf_assert_has(build_fails("image: {file: two-cups.svg}", KF_MISSING_ALT)->hint, "decorative: true");
}

static void image__that_is_decorative_says_nothing(void **state)
{
    kf_assert_has(build_fails("image: {file: two-cups.svg, decorative: true, alt: Cups.}", KF_MISSING_ALT)->hint,
                  "leave decorative out");
    kf_test_sheet_free(sheet);
    build_fails("image: {file: two-cups.svg, decorative: true, caption: Cups.}", KF_MISSING_ALT);
}

#define DECORATION "image: {file: two-cups.svg, decorative: true, width: 79}"

static void image__that_decorates_is_an_artifact(void **state)
{
    assert_null(art(build(DECORATION, KF_STANDARD))->tag);
}

static void image__that_decorates_leaves_its_room_where_ink_is_saved(void **state)
{
    const struct kf_box *image = build(DECORATION, KF_INK_SAVER);

    assert_int_equal(0, kf_test_count_boxes(image, KF_BOX_ART));
    kf_assert_mm(kf_test_find_box(image, KF_BOX_SPACE, 0)->as.space.height, 33);
}

static void image__that_decorates_is_left_out_of_large_print(void **state)
{
    assert_null(build(DECORATION, KF_LARGE_PRINT));
}

static void image__that_speaks_stays_in_every_edition(void **state)
{
    assert_non_null(build(CUPS, KF_INK_SAVER));
    kf_test_sheet_free(sheet);
    assert_non_null(build(CUPS, KF_LARGE_PRINT));
}

static void image__that_is_missing_is_named_with_its_folder(void **state)
{
    assert_null(build("image: {file: three-cups.svg, alt: Cups.}", KF_STANDARD));
    kf_assert_has(kf_test_find(sheet->run, KF_FILE_MISSING)->message, "file \"three-cups.svg\" is not in /sample");
}

static void image__may_not_come_from_elsewhere(void **state)
{
    assert_null(build("image: {file: ../pictures/two-cups.svg, alt: Cups.}", KF_STANDARD));
    kf_test_find(sheet->run, KF_PATH_ESCAPES);
    kf_test_sheet_free(sheet);
    assert_null(build("image: {file: /etc/passwd, alt: Cups.}", KF_STANDARD));
    kf_test_find(sheet->run, KF_PATH_ESCAPES);
}

static void image__that_is_no_image_is_refused(void **state)
{
    assert_null(build("image: {file: README.md, alt: Cups.}", KF_STANDARD)); /* of modules/pictures */
    kf_assert_has(kf_test_find(sheet->run, KF_BAD_IMAGE)->hint, "SVG, PNG or JPEG");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down_photo)
        T(image__is_a_figure_with_a_caption_beside_it),
        T(image__may_be_written_short),
        T(image__keeps_its_proportion_and_its_direction),
        T(image__is_no_wider_than_its_column),
        T(image__without_a_width_is_as_wide_as_its_pixels_allow),
        T(image__wider_than_its_pixels_allow_is_refused),
        T(image__as_wide_as_its_pixels_allow_prints),
        T(image__that_says_nothing_is_refused),
        T(image__that_is_decorative_says_nothing),
        T(image__that_decorates_is_an_artifact),
        T(image__that_decorates_leaves_its_room_where_ink_is_saved),
        T(image__that_decorates_is_left_out_of_large_print),
        T(image__that_speaks_stays_in_every_edition),
        T(image__that_is_missing_is_named_with_its_folder),
        T(image__may_not_come_from_elsewhere),
        T(image__that_is_no_image_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
