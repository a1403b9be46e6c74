/* A person's name on a line of its own. It is a paragraph that speaks for itself: letters of the other direction around it,
 * or the page's, do not move its own. */
#include "blocks/made_out.h"
#include "layout/fonts.h"

static const int sizes[] = {100, 92, 84, 77, KF_NAME_SMALLEST}; /* percent */

enum { LINES_MOST = 2, HALVINGS = 8 };

static kf_len scaled(kf_len length, int percent)
{
    return (kf_len)((int64_t)length * percent / 100);
}

/* The first letter tells the direction, and which fonts come first: those of a page in another script have only some of
 * its letters. */
static gunichar first_letter(const char *name)
{
    while (*name && !g_unichar_isalpha(g_utf8_get_char(name))) {
        name = g_utf8_next_char(name);
    }
    return g_utf8_get_char(name);
}

static bool runs_right_to_left(const struct kf_build *build, const char *name)
{
    gunichar letter = first_letter(name);

    return letter ? kf_letter_runs_right_to_left(letter) : build->theme->right_to_left;
}

static const char *families_for(const struct kf_build *build, const char *name)
{
    gunichar letter = first_letter(name);
    const char *language = !kf_letter_runs_right_to_left(letter)                  ? "en"
                           : g_unichar_get_script(letter) == G_UNICODE_SCRIPT_HEBREW ? "he"
                                                                                     : "ar";
    struct kf_theme theme;

    kf_theme_init(&theme, &build->content->edition, language, /* right_to_left */ false, /* identity */ NULL);
    return theme.types[KF_STYLE_TITLE].families;
}

static PangoContext *context_for(const struct kf_build *build, bool right_to_left)
{
    PangoContext *context = build->shaper->context;

    if (right_to_left == build->theme->right_to_left) {
        return context;
    }
    context = kf_fonts_beside(context, build->arena);
    pango_context_set_language(context, pango_context_get_language(build->shaper->context));
    pango_context_set_base_dir(context, right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    return context;
}

/* The build's, with titles of this size, in the name's fonts and direction. */
static struct kf_shaper *shaper_for(const struct kf_build *build, PangoContext *context, const char *name, int percent)
{
    struct kf_theme *theme = kf_arena_copy(build->arena, build->theme, sizeof *theme);
    struct kf_type *type = &theme->types[KF_STYLE_TITLE];
    struct kf_shaper *shaper = KF_NEW(build->arena, struct kf_shaper);

    type->families = families_for(build, name);
    type->size = scaled(type->size, percent);
    type->line = scaled(type->line, percent);
    type->baseline = scaled(type->baseline, percent);
    theme->right_to_left = runs_right_to_left(build, name);
    kf_shaper_init(shaper, build->run, build->arena, context, theme);
    return shaper;
}

/* Two lines of about the same length: the narrowest width that needs no third. */
static kf_len even_width(struct kf_shaper *shaper, const struct kf_inline *name, kf_len width)
{
    kf_len least = width / 2, most = width;

    for (int i = 0; i < HALVINGS; i++) {
        kf_len middle = least + (most - least) / 2;
        const struct kf_shaped *shaped = kf_shape(shaper, name, KF_STYLE_TITLE, middle);
        if (shaped->line_count <= LINES_MOST && !kf_shaped_breaks_words(shaped)) {
            most = middle;
        } else {
            least = middle;
        }
    }
    return most;
}

static struct kf_box *name_box(const struct kf_build *build, struct kf_shaper *shaper, const struct kf_inline *name,
                               kf_len width, kf_len height)
{
    struct kf_box *text = kf_box_role(build->arena, kf_box_text(build->arena, name, KF_STYLE_TITLE), KF_ROLE_P);
    kf_len side = (build->width - width) / 2;
    kf_len lines = kf_shape(shaper, name, KF_STYLE_TITLE, width)->line_count * shaper->theme->types[KF_STYLE_TITLE].line;
    struct kf_list kids = {0};

    text->shaper = shaper;
    text->valign = KF_VALIGN_MIDDLE;
    text->as.text.align = KF_ALIGN_CENTRE;
    text->as.text.ink_set = true;
    text->as.text.ink = KF_INK_BLACK;
    kf_list_add(build->arena, &kids, kf_box_space(build->arena, 0));
    kf_list_add(build->arena, &kids, text);
    struct kf_box *row = kf_box_row(build->arena, &kids, (const kf_len[]){side, width}, build->width, 0);
    height = kf_len_max(height, lines);
    row->height = (struct kf_height){height, height, height, KF_GIVE_PITCH};
    return row;
}

/* No message ever tells a name. */
static struct kf_build quietly(const struct kf_build *build)
{
    struct kf_run *run = kf_arena_copy(build->arena, build->run, sizeof *run);
    struct kf_build quiet = *build;

    run->diags = kf_diags_new(build->arena);
    quiet.run = run;
    return quiet;
}

enum kf_name_fit kf_name_set(struct kf_build *build, const char *name, kf_len height, struct kf_box **ret_box,
                             gunichar *ret_letter)
{
    const struct kf_inline *text = kf_inline_plain(build->arena, name);
    struct kf_build quiet = quietly(build);
    PangoContext *context = context_for(build, runs_right_to_left(build, name));
    struct kf_shaper *shaper = NULL;

    for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
        shaper = shaper_for(&quiet, context, name, sizes[i]);
        const struct kf_shaped *shaped = kf_shape(shaper, text, KF_STYLE_TITLE, 0);
        *ret_letter = kf_shaped_missing_letter(shaped);
        if (*ret_letter != 0) {
            return KF_NAME_IN_NO_FONT;
        }
        if (shaped->widest <= build->width - KF_LEN_PER_PT) {
            *ret_box = name_box(build, shaper, text, build->width, height);
            return KF_NAME_FITS;
        }
    }
    const struct kf_shaped *whole = kf_shape(shaper, text, KF_STYLE_TITLE, build->width);
    if (whole->line_count > LINES_MOST || kf_shaped_breaks_words(whole)) {
        return KF_NAME_TOO_LONG;
    }
    *ret_box = name_box(build, shaper, text, even_width(shaper, text, build->width), height);
    return KF_NAME_FITS;
}
