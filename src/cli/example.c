/* Pictures of blocks. */

#include "cli/example.h"

#include <string.h>

#include "blocks/build.h"
#include "layout/layout.h"
#include "paint/paint.h"

#define AIR KF_MM(4)
#define DPI 110

static const char module_head[] = "kinfold: 1\n"
                                  "id: example\n"
                                  "number: 1\n"
                                  "title: Example\n"
                                  "version: \"1.0\"\n"
                                  "date: 2026-11-21\n"
                                  "language: en-US\n"
                                  "audience: [mixed-family]\n"
                                  "identity: {mark: circle, ribbon: solid, accent: \"#601D44\", tint: \"#F4EFF2\"}\n"
                                  "handouts:\n"
                                  "  - id: page\n"
                                  "    title: Example\n"
                                  "    blocks:\n";

/* --- the module ----------------------------------------------------------------------------------------------------- */

struct file { /* that stands among the machine's own */
    const struct kf_world *machine;
    const char *path, *text;
};

static char *read_file(void *data, struct kf_arena *arena, const char *path, size_t limit, size_t *ret_length,
                       const char **ret_error)
{
    const struct file *file = data;

    if (strcmp(path, file->path) == 0) {
        *ret_length = strlen(file->text);
        return kf_arena_string(arena, file->text);
    }
    return file->machine->read_file(file->machine->data, arena, path, limit, ret_length, ret_error);
}

static char **list_folder(void *data, struct kf_arena *arena, const char *path, const char **ret_error)
{
    const struct file *file = data;

    return file->machine->list_folder(file->machine->data, arena, path, ret_error);
}

static bool is_folder(void *data, const char *path)
{
    const struct file *file = data;

    return file->machine->is_folder(file->machine->data, path);
}

static int today(void *data)
{
    const struct file *file = data;

    return file->machine->today(file->machine->data);
}

static long long no_epoch(void *data)
{
    (void)data;
    return -1;
}

static const char *module_with(struct kf_arena *arena, const char *example)
{
    GString *text = g_string_new(module_head);
    char **lines = g_strsplit(example, "\n", -1);
    const char *kept;

    for (int i = 0; lines[i] != NULL; i++) {
        if (lines[i][0] != '\0') {
            g_string_append_printf(text, "      %s%s\n", i == 0 ? "- " : "  ", lines[i]);
        }
    }
    kept = kf_arena_string(arena, text->str);
    g_strfreev(lines);
    g_string_free(text, TRUE);
    return kept;
}

static const struct kf_content *load(struct kf_run *run, const struct kf_kit *kit, const struct kf_block_type *type)
{
    struct file file = {
        .machine = run->world,
        .path = kf_arena_format(run->arena, "%s.yaml", type->name),
        .text = module_with(run->arena, type->example),
    };
    struct kf_world world = {
        .data = &file,
        .read_file = read_file,
        .list_folder = list_folder,
        .is_folder = is_folder,
        .today = today,
        .source_date_epoch = no_epoch,
    };
    struct kf_run own = *run;
    struct kf_edition edition = {.variant = KF_STANDARD, .paper = KF_A4};

    own.world = &world;
    return kf_content_load(&own, kit, file.path, &edition);
}

/* --- the picture ---------------------------------------------------------------------------------------------------- */

static bool draw(struct kf_build *build, struct kf_picture *ret_picture, struct kf_arena *arena)
{
    const struct kf_handout *handout = build->content->module->handouts.items[0];
    const struct kf_theme *theme = build->theme;
    struct kf_box *box = kf_build_block(build, handout->blocks.items[0]);
    struct kf_fit fit = kf_fit_natural(theme);
    struct kf_pages pages = {0};
    struct kf_placer placer;
    struct kf_rect part = {theme->left - AIR, theme->main_top - AIR, theme->live_width + 2 * AIR, 2 * AIR};
    kf_len height;

    if (box == NULL || box->kind == KF_BOX_SPACE || build->run->diags->errors > 0) {
        return build->run->diags->errors == 0;
    }
    kf_placer_init(&placer, build->shaper, &pages);
    height = kf_measure(build->shaper, box, build->width, &fit);
    kf_place(&placer, kf_placer_new_page(&placer), box, (struct kf_point){theme->left, theme->main_top}, build->width,
             height, &fit, pages.root, KF_ARTIFACT_NONE);
    part.height += height;
    return kf_paint_png_part(build->run, arena, &pages, /* page */ 0, part, DPI, &ret_picture->png, &ret_picture->length);
}

static void free_arena(void *arena)
{
    kf_arena_free(arena);
}

bool kf_example_draw(struct kf_run *run, struct kf_arena *arena, const struct kf_kit *kit, PangoContext *context,
                     const struct kf_block_type *type, struct kf_picture *ret_picture)
{
    const struct kf_content *content = load(run, kit, type);
    struct kf_arena *layout;
    struct kf_theme theme;
    struct kf_shaper shaper;
    struct kf_build build;

    if (content == NULL) {
        return false;
    }
    layout = kf_arena_new();
    kf_arena_defer(run->arena, free_arena, layout);
    pango_context_set_base_dir(context, PANGO_DIRECTION_LTR);
    pango_context_set_language(context, pango_language_from_string(content->language));
    kf_theme_init(&theme, &content->edition, content->language, content->right_to_left, content->module->identity);
    kf_shaper_init(&shaper, run, layout, context, &theme);
    build = (struct kf_build){
        .run = run,
        .arena = layout,
        .shaper = &shaper,
        .theme = &theme,
        .content = content,
        .width = theme.live_width,
        .heading = KF_ROLE_H2,
    };
    *ret_picture = (struct kf_picture){0};
    return draw(&build, ret_picture, arena);
}
