/* A picture from a file: a drawing or a photograph, with what it shows in words, and a caption. It keeps its own direction
 * and its proportion, and is never printed larger than its pixels allow. */
#include "blocks/build.h"

#include <math.h>

#include "diagrams/image.h"

struct image {
    struct kf_text alt, caption;
    const char *file;
    bool decorative;
    double width;
};

enum { DOTS = 150 /* an inch: fewer show */ };

#define LEAST_MM 20
#define MOST_MM 180
#define HEIGHT_MOST KF_MM(120) /* of a picture that is given no width: words have room beside it on its page */
#define CAPTION_GAP KF_MM(2)
#define CAPTION_MOST KF_MM(132)

static const struct kf_field fields[] = {
    KF_WORD_ROW(struct image, file, "file", .flags = KF_REQUIRED,
                .help = "An SVG, PNG or JPEG file in the module's own folder, or the community's."),
    KF_TEXT_ROW(struct image, alt, "alt", .flags = KF_PROSE,
                .help = "What the picture shows, in a sentence or two, for people who do not see it."),
    KF_BOOL_ROW(struct image, decorative, "decorative",
                .help = "True where the picture says nothing that the words do not; then it has no alt."),
    KF_TEXT_ROW(struct image, caption, "caption", .flags = KF_PROSE, .help = "A line under the picture."),
    KF_NUMBER_ROW(struct image, width, "width", .min = LEAST_MM, .max = MOST_MM,
                  .help = "Width in mm; without it, as wide as its column and its pixels allow."),
    KF_END,
};

static void check_image(struct kf_run *run, const struct kf_block *block, const void *data)
{
    const struct image *image = data;
    const struct kf_text *said = image->alt.text ? &image->alt : &image->caption;
    struct kf_diag *diag;

    if (image->decorative && said->text) {
        diag = kf_diag_push(run->diags, KF_MISSING_ALT, said->node->span, block->address,
                            "a decorative picture has no alt and no caption");
        kf_diag_hint(run->diags, diag, "leave decorative out, and write alt: what the picture shows");
    } else if (!image->decorative && !image->alt.text) {
        diag = kf_diag_push(run->diags, KF_MISSING_ALT, block->node->span, block->address,
                            "the picture says nothing to people who do not see it");
        kf_diag_hint(run->diags, diag, "write alt: what it shows, or decorative: true");
    }
}

/* Where a key's value stands: `image: {file: cups.png}`, or `image: cups.png` with the other keys beside it. */
static const struct kf_node *row(const struct kf_block *block, const char *key)
{
    const struct kf_node *own = kf_node_get(block->node, "image");
    const struct kf_node *inside = own->kind == KF_MAPPING ? kf_node_get(own, key) : NULL;
    const struct kf_node *beside = kf_node_get(block->node, key);

    return inside ? inside : beside ? beside : own;
}

/* Of print at 150 dots an inch. */
static kf_len sharp_width(const struct kf_image *image)
{
    return image->is_vector ? KF_MM(MOST_MM) : kf_mm(floor(image->width / DOTS * 25.4));
}

/* False after saying how wide the picture may be. */
static bool is_sharp(struct kf_build *build, const struct kf_block *block, const struct image *image,
                     const struct kf_image *loaded)
{
    double allowed = floor(loaded->width / DOTS * 25.4), wanted = image->width > 0 ? image->width : LEAST_MM;
    struct kf_diags *diags = build->run->diags;
    const struct kf_node *place = row(block, image->width > 0 ? "width" : "file");

    if (loaded->is_vector || allowed >= wanted) {
        return true;
    }
    struct kf_diag *diag = kf_diag_push(diags, KF_BAD_IMAGE, place->span, block->address,
                                        "\"%s\" has %d pixels across, too few for %g mm", image->file,
                                        (int)loaded->width, wanted);
    if (allowed >= LEAST_MM) {
        kf_diag_hint(diags, diag, "write width: %g at most, or take a larger picture", allowed);
    } else {
        kf_diag_hint(diags, diag, "take a picture of %d pixels or more", (int)ceil(wanted / 25.4 * DOTS));
    }
    return false;
}

static void draw_image(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_image_draw(canvas, data, placed->width, placed->height);
}

static kf_len width_of(const struct kf_build *build, const struct image *image, const struct kf_image *loaded)
{
    kf_len most = image->width > 0 ? build->theme->main_height : HEIGHT_MOST;
    kf_len width = kf_len_min(image->width > 0 ? kf_mm(image->width) : sharp_width(loaded), build->width);

    return kf_len_min(width, (kf_len)(most * loaded->width / loaded->height));
}

static struct kf_box *art_of(struct kf_build *build, const struct image *image, const struct kf_image *loaded)
{
    kf_len width = width_of(build, image, loaded), height = (kf_len)(width * loaded->height / loaded->width);
    struct kf_box *art = kf_box_art(build->arena, width, height, draw_image, loaded);

    art->flags |= KF_FIXED_DIRECTION;
    return image->alt.text ? kf_part_figure(build, art, kf_build_spoken(build, kf_build_inline(build, &image->alt))) : art;
}

static struct kf_box *caption_of(struct kf_build *build, const struct image *image)
{
    struct kf_box *caption = kf_part_text(build, &image->caption, KF_STYLE_DETAIL, KF_ROLE_CAPTION);
    kf_len width = build->theme->single_column ? build->width : kf_len_min(build->width, CAPTION_MOST);
    struct kf_list kids = {0};

    if (!caption) {
        return NULL;
    }
    kf_list_add(build->arena, &kids, caption);
    return kf_box_row(build->arena, &kids, (const kf_len[]){width}, build->width, 0);
}

static struct kf_box *build_image(struct kf_build *build, const struct kf_block *block, const void *data)
{
    static const struct kf_image_wish colour = {.name = "picture", .hint = "use an SVG, PNG or JPEG file"};
    static const struct kf_image_wish grey = {.name = "picture", .hint = "use an SVG, PNG or JPEG file", .grey = true};
    const struct image *image = data;
    const struct kf_node *file = row(block, "file");
    bool saves_ink = build->theme->variant == KF_INK_SAVER;

    if (image->decorative && build->theme->single_column) {
        return NULL;
    }
    const char *path = kf_picture_path(build->run, build->content, file);
    const struct kf_image *loaded =
        path ? kf_image_load(build->run, build->arena, path, file->span, saves_ink ? &grey : &colour) : NULL;
    if (!loaded || !is_sharp(build, block, image, loaded)) {
        return NULL;
    }
    struct kf_box *art = art_of(build, image, loaded);
    if (image->decorative && saves_ink) { /* its room stays: pages of both editions agree */
        art = kf_box_space(build->arena, art->as.art.height);
    }
    struct kf_box *box = kf_part_stack(build, CAPTION_GAP, art, caption_of(build, image), NULL);
    box->flags |= KF_KEEP_WHOLE;
    return image->caption.text ? kf_box_role(build->arena, box, KF_ROLE_DIV) : box;
}

const struct kf_block_type kf_block_image = {
    .name = "image",
    .record = {.name = "image", .summary = "A picture from a file, with what it shows in words.",
               .size = sizeof(struct image), .fields = fields, .node_offset = KF_NOWHERE, .address_offset = KF_NOWHERE,
               .shorthand = "file"},
    .check = check_image,
    .build = build_image,
    .visual = true,
    .example = "image:\n"
               "  file: two-cups.svg\n"
               "  alt: Two warm cups stand side by side on a table.\n"
               "  caption: A short talk over a warm drink is a good first step.\n"
               "  width: 90\n",
};
