/* The machine's printers: the same lp that `kinfold print` runs. */

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "cli/json.h"
#include "cli/printer.h"
#include "desk/desk.h"

/* One run of the command line's code, with what it finds. */
static struct kf_cli begin(void)
{
    struct kf_arena *arena = kf_arena_new();

    return (struct kf_cli){
        .run = {.world = &kf_world_machine, .arena = arena, .diags = kf_diags_new(arena)},
        .findings = kf_findings_new(arena),
    };
}

static GBytes *end(struct kf_cli *cli, JsonBuilder *builder)
{
    kf_arena_free(cli->run.arena);
    json_builder_end_object(builder);
    return kf_json_bytes(builder);
}

GBytes *kf_desk_printers(void)
{
    struct kf_cli cli = begin();
    JsonBuilder *builder = json_builder_new();
    char **names = kf_printer_names(cli.run.arena);

    json_builder_begin_object(builder);
    kf_json_texts(builder, "printers", (const char *const *)names, (int)g_strv_length(names));
    return end(&cli, builder);
}

/* -1: no such word; the usual: both sides, to be turned like a book. */
static int sides_of(const char *word)
{
    for (int i = 0; word != NULL && kf_print_sides_names[i] != NULL; i++) {
        if (strcmp(kf_print_sides_names[i], word) == 0) {
            return i;
        }
    }
    return KF_LONG_EDGE;
}

/* A file that lp reads and is done with; its name shows in the printer's list. NULL: errno says why. Caller frees. */
static char *write_apart(GBytes *pdf, const char *name)
{
    char *folder = g_dir_make_tmp("kinfold-desk-XXXXXX", NULL), *path = NULL;
    gsize length;
    const char *bytes = g_bytes_get_data(pdf, &length);

    if (folder != NULL) {
        path = g_build_filename(folder, name, NULL);
        if (!g_file_set_contents(path, bytes, (gssize)length, NULL)) {
            (void)g_rmdir(folder);
            g_clear_pointer(&path, g_free);
        }
    }
    g_free(folder);
    return path;
}

static void remove_apart(char *path)
{
    char *folder = g_path_get_dirname(path);

    (void)g_unlink(path);
    (void)g_rmdir(folder);
    g_free(folder);
    g_free(path);
}

static void add_said(JsonBuilder *builder, const struct kf_cli *cli)
{
    const struct kf_diag *first = cli->run.diags->count > 0 ? cli->run.diags->items[0] : NULL;

    kf_json_text(builder, "message", first != NULL ? first->message : NULL);
    kf_json_text(builder, "hint", first != NULL ? first->hint : NULL);
}

GBytes *kf_desk_print(GBytes *pdf, const char *name, const char *printer, int copies, const char *sides, const char *paper,
                      bool *ret_good)
{
    struct kf_cli cli = begin();
    JsonBuilder *builder = json_builder_new();
    char *said = NULL, *path = write_apart(pdf, name != NULL ? name : "handout.pdf");
    size_t length = 0;
    FILE *lines = open_memstream(&said, &length);
    const struct kf_print_job job = {
        .path = path,
        .copies = copies,
        .sides = (enum kf_print_sides)sides_of(sides),
        .media = kf_printer_media(g_strcmp0(paper, "a4") == 0 ? KF_A4 : KF_LETTER),
        .printer = printer,
    };

    *ret_good = path != NULL && kf_printer_is_there(&cli, printer) && kf_printer_send(&cli, &job, lines);
    (void)fclose(lines);
    free(said);
    json_builder_begin_object(builder);
    kf_json_flag(builder, "sent", *ret_good);
    add_said(builder, &cli);
    if (path != NULL) {
        remove_apart(path);
    }
    return end(&cli, builder);
}
