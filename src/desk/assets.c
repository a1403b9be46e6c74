/* What browsers load: compiled in (desk.gresource.xml), but for the fonts, which are the kit's. */

#include <string.h>

#include <gio/gio.h>

#include "cli/screen_file.h"
#include "desk/desk.h"

#define FOLDER "/kinfold/desk/"

static const char *const types[][2] = {
    {".html", "text/html; charset=utf-8"}, {".css", "text/css; charset=utf-8"}, {".js", "text/javascript; charset=utf-8"},
    {".svg", "image/svg+xml"},             {".ttf", "font/ttf"},
};

/* The names that style.css uses, and the files of fonts/. */
static const char *const fonts[][2] = {
    {"text.ttf", "AtkinsonHyperlegibleNext_400Regular.ttf"},
    {"text-bold.ttf", "AtkinsonHyperlegibleNext_700Bold.ttf"},
    {"title.ttf", "SourceSerif4_700Bold.ttf"},
};

static const char *type_of(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(types); i++) {
        if (g_str_has_suffix(name, types[i][0])) {
            return types[i][1];
        }
    }
    return NULL;
}

static GBytes *read_font(const struct kf_desk *desk, const char *file)
{
    char *path = g_build_filename(desk->data, "fonts", file, NULL);
    GMappedFile *mapped = g_mapped_file_new(path, FALSE, NULL);
    GBytes *bytes = mapped != NULL ? g_mapped_file_get_bytes(mapped) : NULL;

    if (mapped != NULL) {
        g_mapped_file_unref(mapped);
    }
    g_free(path);
    return bytes;
}

char *kf_desk_asset_text(const char *name)
{
    char *path = g_strconcat(FOLDER, name, NULL), *text;
    GBytes *bytes = g_resources_lookup_data(path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
    gsize length;
    const char *data;

    g_assert(bytes != NULL);
    data = g_bytes_get_data(bytes, &length);
    text = g_strndup(data, length);
    g_bytes_unref(bytes);
    g_free(path);
    return text;
}

GBytes *kf_desk_asset(const struct kf_desk *desk, const char *name, const char **ret_type)
{
    char *path;
    GBytes *bytes;

    *ret_type = type_of(name);
    for (size_t i = 0; i < G_N_ELEMENTS(fonts); i++) {
        if (strcmp(fonts[i][0], name) == 0) {
            return read_font(desk, fonts[i][1]);
        }
    }
    if (*ret_type == NULL || strchr(name, '/') != NULL) {
        return NULL;
    }
    path = g_strconcat(FOLDER, name, NULL);
    bytes = g_resources_lookup_data(path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
    g_free(path);
    return bytes != NULL ? bytes : kf_screen_asset(name);
}
