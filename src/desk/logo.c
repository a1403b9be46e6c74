/* A logo is read and drawn once by the engine's own reader, before it is anybody's. */

#include "desk/logo.h"

#include <string.h>

#include <cairo-pdf.h>

#include "base/limits.h"
#include "desk/svg.h"
#include "diagrams/image.h"

static const struct kf_span nowhere = {.source = NULL};

static const char *ending_of(const char *bytes, size_t length)
{
    static const struct {
        const char *begins, *ending;
    } kinds[] = {{"\x89PNG\r\n\x1a\n", "png"}, {"\xFF\xD8\xFF", "jpg"}};

    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (length > strlen(kinds[i].begins) && memcmp(bytes, kinds[i].begins, strlen(kinds[i].begins)) == 0) {
            return kinds[i].ending;
        }
    }
    return g_strstr_len(bytes, (gssize)length, "<svg") != NULL || g_strstr_len(bytes, (gssize)length, ":svg") != NULL ? "svg"
                                                                                                                       : NULL;
}

/* --- drawn once ------------------------------------------------------------------------------------------------------- */

static cairo_status_t count_bytes(void *data, const unsigned char *bytes, unsigned length)
{
    size_t *left = data;

    (void)bytes;
    if (length > *left) {
        return CAIRO_STATUS_WRITE_ERROR;
    }
    *left -= length;
    return CAIRO_STATUS_SUCCESS;
}

/* Parts that stand for parts that stand for parts: a small drawing can fill every page that has it. */
static bool is_small_when_drawn(const struct kf_image *image)
{
    size_t left = KF_LIMIT_IMAGE_BYTES;
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(count_bytes, &left, 100, 100);
    struct kf_canvas canvas = {.cr = cairo_create(surface)};
    bool good;

    kf_image_draw(&canvas, image, kf_pt(100), kf_pt(100));
    good = cairo_status(canvas.cr) == CAIRO_STATUS_SUCCESS;
    cairo_destroy(canvas.cr);
    cairo_surface_finish(surface);
    good = good && cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
    cairo_surface_destroy(surface);
    return good;
}

/* In a world of its own, where it has a name. */
static const struct kf_image *load(struct kf_run *run, struct kf_arena *arena, const struct kf_logo_file *file)
{
    const struct kf_image_wish wish = {
        .name = "logo",
        .hint = "take an SVG, PNG or JPEG file of at most 4 MB and 40 million pixels",
    };
    struct kf_run apart = *run;
    struct kf_world *world = kf_world_over_new(arena, run->world);
    const char *name = kf_arena_format(arena, "logo.%s", file->ending);

    kf_world_over_lay(world, name, file->bytes, file->length);
    apart.world = world;
    return kf_image_load(&apart, arena, name, nowhere, &wish);
}

/* --- the file --------------------------------------------------------------------------------------------------------- */

static bool clean(struct kf_arena *arena, const char *bytes, size_t length, struct kf_logo_file *file)
{
    enum kf_svg_refusal refusal;
    char *text = kf_svg_clean(arena, bytes, length, &file->left, &refusal);

    if (text == NULL) {
        file->refusal = kf_svg_refusal_word(refusal);
        return false;
    }
    file->bytes = text;
    file->length = strlen(text);
    return true;
}

bool kf_logo_take(struct kf_run *run, struct kf_arena *arena, const char *bytes, size_t length, struct kf_logo_file *ret_file)
{
    struct kf_logo_file file = {.ending = ending_of(bytes, length), .bytes = bytes, .length = length};
    const struct kf_image *image = NULL;

    if (file.ending == NULL || length > KF_LIMIT_IMAGE_BYTES) {
        file.refusal = file.ending == NULL ? kf_svg_refusal_word(KF_SVG_OTHER) : "too-large";
    } else if (strcmp(file.ending, "svg") != 0 || clean(arena, bytes, length, &file)) {
        image = load(run, arena, &file);
    }
    if (image != NULL && !is_small_when_drawn(image)) {
        file.refusal = kf_svg_refusal_word(KF_SVG_TOO_MUCH);
        image = NULL;
    }
    *ret_file = file;
    return image != NULL;
}
