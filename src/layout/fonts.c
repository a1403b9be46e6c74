/* Fonts from our folder and those of a community, through a fontconfig of our own. */
#include "layout/fonts.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

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

static int count_fonts(FcConfig *config)
{
    const FcFontSet *set = FcConfigGetFonts(config, FcSetApplication);

    return set ? set->nfont : 0;
}

/* False for a file without a font in it, and for a folder, which fontconfig would read as a whole. */
static bool add_file(struct kf_run *run, FcConfig *config, const char *path)
{
    int before = count_fonts(config);

    (void)kf_world_stamp(run->world, path); /* fontconfig opens it by itself */
    return !run->world->is_folder(run->world->data, path) &&
           FcConfigAppFontAddFile(config, (const FcChar8 *)path) && count_fonts(config) > before;
}

/* File by file: needs no cache folder and never writes one. */
static int add_files(struct kf_run *run, FcConfig *config, const char *folder, bool all_must_be_fonts)
{
    char **names = run->world->list_folder(run->world->data, run->arena, folder);
    int count = 0;

    for (int i = 0; names && names[i]; i++) {
        const char *path = kf_arena_format(run->arena, "%s/%s", folder, names[i]);
        bool added = is_font(names[i]) && add_file(run, config, path);

        count += added;
        if (is_font(names[i]) && !added && all_must_be_fonts) {
            kf_diag_hint(run->diags,
                         kf_diag_push(run->diags, KF_FILE_UNREADABLE, (struct kf_span){0}, NULL,
                                      "\"%s\" is no font that can be read", path),
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

static bool add_folders(struct kf_run *run, FcConfig *config, const char *folder, const char *const *more, int more_count)
{
    int errors = run->diags->errors;

    if (add_files(run, config, folder, /* all_must_be_fonts */ false) == 0) {
        struct kf_diag *diag = kf_diag_push(run->diags, KF_MISSING_ON_MACHINE, (struct kf_span){0}, NULL,
                                            "no fonts in \"%s\"", folder);
        kf_diag_hint(run->diags, diag, "reinstall the kit, or name its folder with KINFOLD_DATA");
    }
    for (int i = 0; i < more_count; i++) {
        add_files(run, config, more[i], /* all_must_be_fonts */ true);
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

PangoContext *kf_fonts_beside(PangoContext *context, struct kf_arena *arena)
{
    return new_context(pango_context_get_font_map(context), arena);
}
