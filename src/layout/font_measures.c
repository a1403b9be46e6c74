/* Fonts measured ahead of Pango. */
#include "layout/font_measures.h"

#include <stdbool.h>
#include <string.h>

#include <cairo-ft.h>
#include <pango/pangocairo.h>

#define DATA_KEY "kf-font-measures" /* of the context */

static GMutex measuring; /* stands for the flag, which is the process's too */

/* PangoFont -> the sample text, a language's, that it was measured with last. Holds the fonts: another object for the same
 * font would be measured again. */
static GHashTable *fonts_of(PangoContext *context)
{
    GHashTable *fonts = g_object_get_data(G_OBJECT(context), DATA_KEY);

    if (fonts == NULL) {
        fonts = g_hash_table_new_full(g_direct_hash, g_direct_equal, g_object_unref, /* sample */ NULL);
        g_object_set_data_full(G_OBJECT(context), DATA_KEY, fonts, (GDestroyNotify)g_hash_table_unref);
    }
    return fonts;
}

static void free_item(gpointer item)
{
    pango_item_free(item);
}

/* As a layout does: its description lies under all attributes. An empty text takes the font of a space. */
static GList *items_of(PangoContext *context, const char *text, const PangoFontDescription *description,
                       PangoAttrList *attributes)
{
    PangoAttrList *list = attributes != NULL ? pango_attr_list_copy(attributes) : pango_attr_list_new();
    GList *items;

    if (description != NULL) {
        pango_attr_list_insert_before(list, pango_attr_font_desc_new(description));
    }
    text = text[0] != '\0' ? text : " ";
    items = pango_itemize(context, text, 0, (int)strlen(text), list, NULL);
    pango_attr_list_unref(list);
    return items;
}

/* Locked and never unlocked, its file stays open; other threads may use it meanwhile, since this call lets go of its mutex. */
static void keep_open(PangoFont *font)
{
    cairo_scaled_font_t *scaled = pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(font));

    if (scaled != NULL) {
        (void)cairo_ft_scaled_font_lock_face(scaled);
    }
}

static void measure(GHashTable *fonts, PangoFont *font, PangoLanguage *language)
{
    g_mutex_lock(&measuring);
    keep_open(font);
    pango_font_metrics_unref(pango_font_get_metrics(font, language));
    g_mutex_unlock(&measuring);
    g_hash_table_replace(fonts, g_object_ref(font), (gpointer)(guintptr)pango_language_get_sample_string(language));
}

static bool is_measured(GHashTable *fonts, PangoFont *font, PangoLanguage *language)
{
    return g_hash_table_lookup(fonts, font) == pango_language_get_sample_string(language);
}

/* As Pango sets the sample: with the options of the font, or it would seek all fonts once more. */
static PangoContext *context_of_sample(PangoContext *context, PangoFont *font, PangoLanguage *language)
{
    PangoContext *own = pango_font_map_create_context(pango_font_get_font_map(font));

    pango_cairo_context_set_font_options(own, pango_cairo_context_get_font_options(context));
    pango_context_set_language(own, language);
    return own;
}

/* A sample that the font lacks is set in others, which must have been measured by then. */
static void measure_with_its_sample(PangoContext *of_layout, GHashTable *fonts, PangoFont *font, PangoLanguage *language)
{
    PangoContext *context = context_of_sample(of_layout, font, language);
    PangoFontDescription *description = pango_font_describe_with_absolute_size(font);
    GList *items;

    items = items_of(context, pango_language_get_sample_string(language), description, /* attributes */ NULL);
    for (const GList *l = items; l != NULL; l = l->next) {
        const PangoItem *item = l->data;

        if (!is_measured(fonts, item->analysis.font, language)) {
            measure(fonts, item->analysis.font, language);
        }
    }
    if (!is_measured(fonts, font, language)) {
        measure(fonts, font, language);
    }
    g_list_free_full(items, free_item);
    pango_font_description_free(description);
    g_object_unref(context);
}

void kf_font_measures_take(PangoLayout *layout)
{
    PangoContext *context = pango_layout_get_context(layout);
    GHashTable *fonts = fonts_of(context);
    GList *items = items_of(context, pango_layout_get_text(layout), pango_layout_get_font_description(layout),
                            pango_layout_get_attributes(layout));

    for (const GList *l = items; l != NULL; l = l->next) {
        const PangoItem *item = l->data;

        if (!is_measured(fonts, item->analysis.font, item->analysis.language)) {
            measure_with_its_sample(context, fonts, item->analysis.font, item->analysis.language);
        }
    }
    g_list_free_full(items, free_item);
}
