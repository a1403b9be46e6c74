/* Fonts from our folder and those of a community, through a fontconfig of our own. */
#include "layout/fonts.h"

#include <string.h>

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include "yaml/read.h"

#include "layout/shape_memo.h"

void kf_fonts_isolate_process(void)
{
    FcConfig *empty = FcConfigCreate();

    FcConfigSetCurrent(empty);
    FcConfigDestroy(empty);
}

static bool is_font(const char *name)
{
    return g_str_has_suffix(name, ".ttf") || g_str_has_suffix(name, ".otf") || g_str_has_suffix(name, ".ttc");
}

static guint32 number_at(const guint8 *bytes, int size)
{
    guint32 number = 0;

    for (int i = 0; i < size; i++) {
        number = number << 8 | bytes[i];
    }
    return number;
}

/* Whether all tables that the font at this offset names lie inside the file: fontconfig and FreeType take one that is cut
 * short, and print pages without letters. OpenType 1.9, "Organization of an OpenType font". */
static bool has_its_tables(const guint8 *bytes, gsize size, gsize at)
{
    enum { HEAD = 12, ROW = 16 };
    gsize count;

    if (at > size || size - at < HEAD) {
        return false;
    }
    count = number_at(bytes + at + 4, 2);
    if (count == 0 || (size - at - HEAD) / ROW < count) {
        return false;
    }
    for (gsize i = 0; i < count; i++) {
        const guint8 *row = bytes + at + HEAD + i * ROW;
        gsize offset = number_at(row + 8, 4), length = number_at(row + 12, 4);

        if (offset > size || size - offset < length) {
            return false;
        }
    }
    return true;
}

static bool is_whole(const char *path)
{
    GMappedFile *file = g_mapped_file_new(path, /* writable */ FALSE, NULL);
    const guint8 *bytes = file != NULL ? (const guint8 *)g_mapped_file_get_contents(file) : NULL;
    gsize size = file != NULL ? g_mapped_file_get_length(file) : 0;
    bool whole = bytes != NULL && has_its_tables(bytes, size,
                                                 size >= 16 && memcmp(bytes, "ttcf", 4) == 0 ? number_at(bytes + 12, 4) : 0);

    if (file != NULL) {
        g_mapped_file_unref(file);
    }
    return whole;
}

static int count_fonts(FcConfig *config)
{
    const FcFontSet *set = FcConfigGetFonts(config, FcSetApplication);

    return set ? set->nfont : 0;
}

/* False for a file without a font in it, for a folder, which fontconfig would read as a whole, and for a pipe, which it would
 * wait for. */
static bool add_file(struct kf_run *run, FcConfig *config, const char *path)
{
    int before = count_fonts(config);

    (void)kf_world_stamp(run->world, path); /* fontconfig opens it by itself */
    return g_file_test(path, G_FILE_TEST_IS_REGULAR) && is_whole(path) &&
           FcConfigAppFontAddFile(config, (const FcChar8 *)path) && count_fonts(config) > before;
}

/* File by file: needs no cache folder and never writes one. */
static int add_files(struct kf_run *run, FcConfig *config, const char *folder)
{
    char **names = kf_run_names(run, folder);
    int count = 0;

    for (int i = 0; names && names[i]; i++) {
        const char *path = kf_arena_format(run->arena, "%s/%s", folder, names[i]);
        bool added = is_font(names[i]) && add_file(run, config, path);

        count += added;
        if (is_font(names[i]) && !added) {
            kf_diag_hint(run->diags,
                         kf_diag_push(run->diags, KF_FILE_UNREADABLE, (struct kf_span){0}, NULL,
                                      "\"%s\" is no font that can be read: it is cut short, empty or something else", path),
                         "copy the file again from where it came, or take it out of the folder");
        }
    }
    return count;
}

static PangoContext *new_context(PangoFontMap *map, struct kf_arena *arena)
{
    PangoContext *context = pango_font_map_create_context(map);
    cairo_font_options_t *options = cairo_font_options_create();

    kf_arena_defer(arena, g_object_unref, context);
    kf_shape_memo_attach(context, arena);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context, FALSE); /* else Cairo writes a correction for every letter */
    return context;
}

/* The kit's own list of its fonts, where there is one: without the bold letters, say, others would stand in unnoticed. */
static void check_list(struct kf_run *run, const char *folder)
{
    const char *path = kf_arena_format(run->arena, "%s/fonts.yaml", folder);
    const char *const *names = (const char *const *)kf_run_names(run, folder);
    const struct kf_node *list = names != NULL && g_strv_contains(names, "fonts.yaml") ? kf_yaml_read(run, path) : NULL;
    const struct kf_node *fonts = list != NULL && list->kind == KF_MAPPING ? kf_node_get(list, "fonts") : NULL;

    for (int i = 0; fonts != NULL && fonts->kind == KF_SEQUENCE && i < fonts->count; i++) {
        const struct kf_node *font = fonts->items[i];
        const char *file = font->kind == KF_MAPPING ? kf_node_get_text(font, "file") : NULL;

        if (file != NULL && !g_strv_contains(names, file)) {
            kf_diag_hint(run->diags,
                         kf_diag_push(run->diags, KF_MISSING_ON_MACHINE, font->span, NULL,
                                      "the font \"%s/%s\" is not there", folder, file),
                         "reinstall the kit; a kit that does without this font has no row for it here");
        }
    }
}

static bool add_folders(struct kf_run *run, FcConfig *config, const char *folder, const char *const *more, int more_count)
{
    int errors = run->diags->errors;

    if (add_files(run, config, folder) == 0 && run->diags->errors == errors) {
        struct kf_diag *diag = kf_diag_push(run->diags, KF_MISSING_ON_MACHINE, (struct kf_span){0}, NULL,
                                            "no fonts in \"%s\"", folder);
        kf_diag_hint(run->diags, diag, "reinstall the kit, or name its folder with KINFOLD_DATA");
    }
    for (int i = 0; i < more_count; i++) {
        add_files(run, config, more[i]);
    }
    if (run->diags->errors == errors) {
        check_list(run, folder);
    }
    return run->diags->errors == errors;
}

PangoContext *kf_fonts_context(struct kf_run *run, struct kf_arena *arena, const char *folder)
{
    return kf_fonts_context_with(run, arena, folder, /* more */ NULL, 0);
}

PangoContext *kf_fonts_context_with(struct kf_run *run, struct kf_arena *arena, const char *folder,
                                    const char *const *more, int more_count)
{
    FcConfig *config = FcConfigCreate();

    if (!add_folders(run, config, folder, more, more_count)) {
        FcConfigDestroy(config);
        return NULL;
    }
    PangoFontMap *map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    kf_arena_defer(arena, g_object_unref, map);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), config);
    FcConfigDestroy(config); /* the map holds it */
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map), 72);
    return new_context(map, arena);
}

const char *kf_fonts_broken(PangoFont *font)
{
    cairo_scaled_font_t *scaled = pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(font));
    FcChar8 *file = NULL;

    if (scaled != NULL && cairo_scaled_font_status(scaled) == CAIRO_STATUS_SUCCESS) {
        return NULL;
    }
    if (FcPatternGetString(pango_fc_font_get_pattern(PANGO_FC_FONT(font)), FC_FILE, 0, &file) != FcResultMatch) {
        return "";
    }
    return (const char *)file;
}

PangoContext *kf_fonts_beside(PangoContext *context, struct kf_arena *arena)
{
    return new_context(pango_context_get_font_map(context), arena);
}
