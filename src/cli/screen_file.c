/* A page with its style and script in it. */

#include "cli/screen_file.h"

#include <gio/gio.h>

#include "rules/rule.h"

#define FOLDER "/kinfold/screen/"

void kf_screen_register_resource(void); /* generated from screen/screen.gresource.xml */

/* When it is asked for: most runs of the program never do. */
static void open_assets(void)
{
    static gsize opened;

    if (g_once_init_enter(&opened)) {
        kf_screen_register_resource();
        g_once_init_leave(&opened, 1);
    }
}

GBytes *kf_screen_asset(const char *name)
{
    char *path = g_strconcat(FOLDER, name, NULL);
    GBytes *bytes;

    open_assets();
    bytes = g_resources_lookup_data(path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
    g_free(path);
    return bytes;
}

static const char *text_of(struct kf_arena *arena, const char *name)
{
    GBytes *bytes = kf_screen_asset(name);
    gsize length;
    const char *data, *text;

    g_assert(bytes != NULL);
    data = g_bytes_get_data(bytes, &length);
    text = kf_arena_string_n(arena, data, length);
    g_bytes_unref(bytes);
    return text;
}

bool kf_screen_is_fit(struct kf_run *run, const struct kf_content *content, const struct kf_document *document)
{
    struct kf_finished finished; /* its leak proof is of the same words */

    if (document->kind != KF_MAKE_HANDOUTS) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, KF_USAGE, (struct kf_span){.source = NULL}, NULL,
                                  "\"%s\" is for staff, and is made for paper alone", document->piece),
                     "name a handout; or build it, as a PDF");
        return false;
    }
    return kf_rules_sound(run, content) && kf_document_finish(run, content, document, &finished);
}

const char *kf_screen_file(struct kf_run *run, const struct kf_content *content, const struct kf_document *document)
{
    const struct kf_screen_form form = {
        .style = text_of(run->arena, "screen.css"),
        .script = text_of(run->arena, "screen.js"),
    };

    return kf_screen_is_fit(run, content, document) ? kf_screen_page(run->arena, content, document, &form) : NULL;
}
