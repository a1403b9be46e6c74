/* A wide logo takes what room the head of a page has beside the programme's name; where it has little, a logo of any shape
 * has about the same weight: a wide one is lower. None is stretched. */

#include "editions/logo.h"

#include "diagrams/visibility.h"

#define WEIGHT 1.7       /* a logo that is this many times as wide as high, or less, is as high as the band */
#define WIDEST 4         /* times the height of the band */
#define WEIGHT_ALONE 4.  /* the same two where there is room */
#define WIDEST_ALONE 5
#define LEAST_READABLE .2
#define LEAST_CONTRAST 3.
#define MOST_LOST .25
#define FLATTEST 8. /* times as wide as high: lower than 4 mm, its words are smaller than the smallest print */
#define TALLEST 3.

static void warn(struct kf_build *build, const struct kf_brand *brand, const char *what, const char *hint)
{
    const struct kf_node *node = kf_node_get(brand->node, "logo");
    struct kf_diag *diag = kf_diag_warn(build->run->diags, KF_BAD_IMAGE, node->span, NULL, "logo \"%s\" %s", brand->logo, what);

    kf_diag_hint(build->run->diags, diag, "%s", hint);
}

static void check_shape(struct kf_build *build, const struct kf_brand *brand, const struct kf_image *image)
{
    double aspect = image->width / image->height;

    if (aspect > FLATTEST || aspect < 1 / TALLEST) {
        warn(build, brand,
             kf_arena_format(build->run->arena, "is %.1f times as %s as %s: it prints very small",
                             aspect > 1 ? aspect : 1 / aspect, aspect > 1 ? "wide" : "high", aspect > 1 ? "high" : "wide"),
             "use a form of it that is nearer to a square, and cut off what is empty around it");
    }
}

static void check_visible(struct kf_build *build, const struct kf_brand *brand, const struct kf_image *image)
{
    struct kf_visibility seen = kf_image_visibility(image);

    if (seen.readable < LEAST_READABLE) {
        warn(build, brand,
             seen.strongest < LEAST_CONTRAST
                 ? kf_arena_format(build->run->arena, "is too pale for white paper: its darkest part has a contrast of %.1f",
                                   seen.strongest)
                 : kf_arena_format(build->run->arena, "is too pale for white paper: %.0f %% of what is drawn can hardly be "
                                   "seen", (1 - seen.readable) * 100),
             "use its dark form, black if there is one: what is drawn needs a contrast of 3 or more");
    } else if (seen.lost > MOST_LOST) {
        warn(build, brand,
             kf_arena_format(build->run->arena, "has white parts with nothing behind them: %.0f %% of its outline is lost on "
                             "white paper", seen.lost * 100),
             "use its form for white paper, or one that has a dark ground of its own");
    }
}

static const struct kf_image *load_image(struct kf_build *build, const struct kf_community *community)
{
    const struct kf_brand *brand = community->brand;
    const struct kf_image_wish wish = {
        .name = "logo",
        .hint = "use an SVG, PNG or JPEG file, or leave `logo` out: the initials are drawn then",
        .grey = build->theme->variant == KF_INK_SAVER,
        .flat = build->theme->variant == KF_INK_SAVER,
    };
    const char *path = kf_arena_format(build->arena, "%s/%s", brand->folder, brand->logo);
    const struct kf_image *image =
        kf_image_load(build->run, build->arena, path, kf_node_get(brand->node, "logo")->span, &wish);

    if (image) {
        check_shape(build, brand, image);
        check_visible(build, brand, image);
    }
    return image;
}

/* A square root by Newton's method: the C library's is another library to link. */
static double root(double x)
{
    double result = x > 1 ? x : 1;

    for (int i = 0; i < 30; i++) {
        result = (result + x / result) / 2;
    }
    return result;
}

static kf_len width_of(double aspect, kf_len band, double weight, int widest)
{
    kf_len height = aspect <= weight ? band : (kf_len)((double)band * root(weight / aspect));

    return kf_len_min(band * widest, (kf_len)((double)height * aspect));
}

void kf_logo_fit(struct kf_logo *logo, kf_len band, kf_len room)
{
    if (!logo->image) {
        return;
    }
    double aspect = logo->image->width / logo->image->height;
    kf_len least = width_of(aspect, band, WEIGHT, WIDEST), most = width_of(aspect, band, WEIGHT_ALONE, WIDEST_ALONE);

    logo->width = kf_len_max(least, kf_len_min(most, room));
    logo->height = kf_len_min(band, (kf_len)((double)logo->width / aspect));
}

/* Of the first two words of the name. */
static const char *initials_of(struct kf_build *build, const char *program)
{
    GString *letters = g_string_new(NULL);
    bool begins = true;
    int count = 0;

    for (const char *at = program; *at && count < 2; at = g_utf8_next_char(at)) {
        gunichar letter = g_utf8_get_char(at);
        bool is_letter = g_unichar_isalnum(letter);
        if (begins && is_letter) {
            g_string_append_unichar(letters, g_unichar_toupper(letter));
            count++;
        }
        begins = !is_letter && letter != '\'' && letter != 0x2019; /* of "People's", one */
    }
    const char *kept = kf_arena_string(build->arena, letters->str);
    g_string_free(letters, TRUE);
    return kept;
}

bool kf_logo_load(struct kf_build *build, kf_len band, struct kf_logo *ret_logo)
{
    const struct kf_community *community = build->content->kit->community;
    const struct kf_brand *brand = community->brand;

    if (!community->program && !(brand && (brand->logo || brand->initials))) {
        return false;
    }
    *ret_logo = (struct kf_logo){.width = band, .height = band};
    ret_logo->image = brand && brand->logo ? load_image(build, community) : NULL;
    if (ret_logo->image) {
        kf_logo_fit(ret_logo, band, 0);
    } else {
        ret_logo->initials = brand && brand->initials ? brand->initials
                             : community->program     ? initials_of(build, community->program)
                                                      : "";
    }
    return true;
}

static void draw_logo(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_image_draw(canvas, data, placed->width, placed->height);
}

static void draw_initials_frame(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_len stroke = canvas->theme->strokes[KF_STROKE_MEDIUM];

    (void)data;
    kf_canvas_rectangle(canvas, stroke / 2, stroke / 2, placed->width - stroke, placed->height - stroke, KF_MM(1.5));
    kf_canvas_stroke(canvas, stroke, KF_INK_BRAND, KF_DASH_NONE);
}

static struct kf_box *initials_box(struct kf_build *build, const struct kf_logo *logo)
{
    struct kf_box *box = kf_box_art(build->arena, logo->width, logo->height, draw_initials_frame, NULL);
    kf_len height = build->theme->types[KF_STYLE_NUMBER_SMALL].line;

    if (*logo->initials) {
        struct kf_box *text =
            kf_part_inline(build, kf_build_plain(build, logo->initials), KF_STYLE_NUMBER_SMALL, KF_ROLE_NONE);
        text->address = KF_LOGO_ADDRESS;
        text->as.text.align = KF_ALIGN_CENTRE;
        text->as.text.ink_set = true;
        text->as.text.ink = KF_INK_BRAND;
        kf_box_art_children(build->arena, box,
                            &(struct kf_child){text, 0, (logo->height - height) / 2, logo->width, 0}, 1);
    }
    return box;
}

struct kf_box *kf_logo_box(struct kf_build *build, const struct kf_logo *logo)
{
    struct kf_box *box = logo->image ? kf_box_art(build->arena, logo->width, logo->height, draw_logo, logo->image)
                                     : initials_box(build, logo);

    box->flags |= logo->image ? KF_FIXED_DIRECTION : 0;
    box->address = KF_LOGO_ADDRESS;
    return box;
}
