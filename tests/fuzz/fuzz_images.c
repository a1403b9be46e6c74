/* Image files: sniffed, decoded and drawn small. */

#include "fuzz/fuzz.h"

#include "diagrams/image.h"
#include "diagrams/jpeg.h"

const int kf_fuzz_tries = 3000;

#define PATH "/fuzz/picture"

static void draw(const struct kf_image *image)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 40, 40);
    struct kf_canvas canvas = {.cr = cairo_create(surface)};

    kf_image_draw(&canvas, image, KF_PT(40), KF_PT(40));
    cairo_destroy(canvas.cr);
    cairo_surface_destroy(surface);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    const struct kf_image_wish wish = {.name = "picture", .hint = "use another", .grey = length % 2 != 0, .flat = length % 4 > 1};
    struct kf_run *run = kf_fuzz_begin();

    kf_fuzz_world(run, PATH, bytes, length);
    const struct kf_image *image = kf_image_load(run, run->arena, PATH, (struct kf_span){0}, &wish);

    kf_fuzz_require((image == NULL) == (run->diags->errors > 0), "an image is loaded or an error says why not");
    if (image != NULL) {
        kf_fuzz_require(image->width > 0 && image->height > 0, "an image has a size");
        draw(image);
    }
    kf_fuzz_end(run);
    return 0;
}
