/* kinfold docs: what an author can write, from the rows and examples themselves. */

#include <stdio.h>
#include <string.h>

#include "blocks/build.h"
#include "cli/example.h"
#include "cli/file_kind.h"
#include "cli/interrupt.h"
#include "cli/job.h"
#include "cli/manual.h"
#include "cli/options.h"
#include "cli/progress.h"
#include "schema/print.h"

static int run(struct kf_cli *cli, int argc, char **argv);

const struct kf_verb kf_verb_docs = {
    .name = "docs",
    .summary = "Print the author's reference: every block and key, with examples.",
    .usage = "kinfold docs [BLOCK|RECORD]... [OPTIONS]",
    .help = "Markdown, to standard output. Each block has its keys, an example to copy and, with\n"
            "--pictures, how that example prints. Words such as handout, session or activity\n"
            "name the keys around the blocks. Without any, everything is printed. --man prints the\n"
            "manual page instead, which the Debian package has installed: `man kinfold`.\n\n"
            "Examples:\n"
            "  kinfold docs ladder starters\n"
            "  kinfold docs ladder --pictures pictures > reference.md\n",
    .options = KF_OPTIONS_PICTURES,
    .run = run,
};

enum { TOP = 2, ITEM, PART }; /* levels of headings */

struct docs {
    struct kf_cli *cli;
    const struct kf_options *options;
    struct kf_markdown markdown;
    GHashTable *drawn; /* names of blocks that have a picture */
};

static const struct kf_block_type *type_of(const struct kf_block_shape *shape)
{
    return shape->type;
}

/* --- what there is -------------------------------------------------------------------------------------------------- */

/* The record of this name that this one holds, however deep; itself too. */
static const struct kf_record *find_held(const struct kf_record *record, const char *name, GHashTable *seen)
{
    const struct kf_record *found = strcmp(record->name, name) == 0 ? record : NULL;

    if (!g_hash_table_add(seen, (gpointer)(guintptr)record)) {
        return NULL;
    }
    for (const struct kf_field *field = record->fields; field->kind != KF_FIELD_END && found == NULL; field++) {
        found = field->record != NULL ? find_held(field->record, name, seen) : NULL;
    }
    return found;
}

/* Of a file, or around the blocks. */
static const struct kf_record *find_record(const char *name)
{
    GHashTable *seen = g_hash_table_new(g_direct_hash, g_direct_equal);
    const struct kf_file_kind *kind = kf_file_kind_find(name);
    const struct kf_record *found = kind != NULL ? kind->record : find_held(&kf_block_common_record, name, seen);

    for (int i = 0; i < kf_file_kind_count && found == NULL; i++) {
        found = find_held(kf_file_kinds[i].record, name, seen);
    }
    g_hash_table_destroy(seen);
    return found;
}

static void add_names(struct kf_arena *arena, struct kf_list *names, const struct kf_record *record, GHashTable *seen)
{
    if (!g_hash_table_add(seen, (gpointer)(guintptr)record)) {
        return;
    }
    kf_list_add(arena, names, (void *)(guintptr)record->name);
    for (const struct kf_field *field = record->fields; field->kind != KF_FIELD_END; field++) {
        if (field->record != NULL) {
            add_names(arena, names, field->record, seen);
        }
    }
}

static const char *nearest_name(struct kf_arena *arena, const char *typed)
{
    const struct kf_shapes *shapes = kf_block_shapes();
    GHashTable *seen = g_hash_table_new(g_direct_hash, g_direct_equal);
    struct kf_list names = {0};

    for (int i = 0; i < shapes->count; i++) {
        kf_list_add(arena, &names, (void *)(guintptr)shapes->items[i].name);
    }
    add_names(arena, &names, &kf_block_common_record, seen);
    for (int i = 0; i < kf_file_kind_count; i++) {
        kf_list_add(arena, &names, (void *)(guintptr)kf_file_kinds[i].name);
        add_names(arena, &names, kf_file_kinds[i].record, seen);
    }
    g_hash_table_destroy(seen);
    return kf_nearest(typed, (const char *const *)names.items, names.count);
}

static bool check_names(struct kf_cli *cli, const struct kf_options *options)
{
    for (int i = 0; i < options->argument_count; i++) {
        const char *name = options->arguments[i], *nearest;

        if (kf_shapes_find(kf_block_shapes(), name) == NULL && find_record(name) == NULL) {
            nearest = nearest_name(cli->run.arena, name);
            kf_cli_usage(cli,
                         nearest != NULL ? kf_arena_format(cli->run.arena, "did you mean %s?", nearest)
                                         : "`kinfold docs` without a name prints them all",
                         "there is no block \"%s\", and no other part of a file", name);
            return false;
        }
    }
    return true;
}

static bool is_asked_for(const struct docs *docs, const char *block)
{
    for (int i = 0; i < docs->options->argument_count; i++) {
        if (strcmp(docs->options->arguments[i], block) == 0) {
            return true;
        }
    }
    return docs->options->argument_count == 0;
}

/* --- pictures ------------------------------------------------------------------------------------------------------- */

static const char *picture_path(const struct docs *docs, const char *block)
{
    struct kf_arena *arena = docs->cli->run.arena;

    return kf_cli_path_in(arena, docs->options->pictures, kf_arena_format(arena, "%s.png", block));
}

static bool write_picture(const struct docs *docs, const char *block, const struct kf_picture *picture)
{
    if (!kf_cli_write(&docs->cli->run, picture_path(docs, block), picture->png, picture->length,
                      "make room, or choose another folder with --pictures DIR")) {
        return false;
    }
    g_hash_table_add(docs->drawn, (gpointer)(guintptr)block);
    return true;
}

/* In an arena of its own, which is freed when the picture is written. */
static bool draw(const struct docs *docs, const struct kf_kit *kit, PangoContext *context, const struct kf_block_type *type)
{
    struct kf_cli *cli = docs->cli;
    struct kf_arena *arena = kf_arena_new();
    struct kf_run own = {
        .world = cli->run.world, .arena = arena, .diags = kf_diags_new(arena), .data_dir = cli->run.data_dir};
    struct kf_picture picture = {0};
    bool good = kf_example_draw(&own, arena, kit, context, type, &picture) &&
                (picture.png == NULL || write_picture(docs, type->name, &picture));

    kf_findings_add(cli->findings, own.diags, cli->colour);
    kf_arena_free(arena);
    return good;
}

/* The kit's own settings, so that everyone gets the same pictures. */
static bool draw_all(const struct docs *docs)
{
    struct kf_cli *cli = docs->cli;
    const struct kf_shapes *shapes = kf_block_shapes();
    const struct kf_kit *kit = kf_cli_plain_kit(cli);
    PangoContext *context = kit == NULL ? NULL : kf_kit_fonts(&cli->run, cli->run.arena, kit);
    struct kf_progress progress = kf_progress_new(/* quiet */ false);
    bool good = context != NULL;

    kf_interrupt_watch(kf_progress_clearing(progress));
    for (int i = 0; i < shapes->count && good; i++) {
        if (is_asked_for(docs, shapes->items[i].name)) {
            kf_progress_show(progress, shapes->items[i].name, i + 1, shapes->count);
            good = draw(docs, kit, context, type_of(&shapes->items[i]));
        }
    }
    kf_progress_clear(progress);
    return good;
}

/* --- text ----------------------------------------------------------------------------------------------------------- */

static void add(struct docs *docs, const char *format, ...) G_GNUC_PRINTF(2, 3);
static void add(struct docs *docs, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    g_string_append_vprintf(docs->markdown.text, format, args);
    va_end(args);
}

static void add_sentence(struct docs *docs, const char *sentence)
{
    kf_markdown_words(&docs->markdown, sentence);
    add(docs, "\n\n");
}

static void add_picture(struct docs *docs, const struct kf_block_type *type)
{
    char *link;

    if (!g_hash_table_contains(docs->drawn, type->name)) {
        return;
    }
    link = g_uri_escape_string(picture_path(docs, type->name), "/", TRUE);
    add(docs, "![");
    kf_markdown_words(&docs->markdown, type->record.summary);
    add(docs, "](%s)\n\n", link);
    g_free(link);
}

/* As it stands under `blocks:`. */
static void add_example(struct docs *docs, const char *example)
{
    char **lines = g_strsplit(example, "\n", -1);

    add(docs, "```yaml\n");
    for (int i = 0; lines[i] != NULL; i++) {
        if (lines[i][0] != '\0') {
            add(docs, "%s%s\n", i == 0 ? "- " : "  ", lines[i]);
        }
    }
    add(docs, "```\n\n");
    g_strfreev(lines);
}

static void add_block(struct docs *docs, const struct kf_block_shape *shape)
{
    add(docs, "%.*s `%s`\n\n", ITEM, "####", shape->name);
    add_sentence(docs, shape->record->summary);
    add_picture(docs, type_of(shape));
    add_example(docs, type_of(shape)->example);
    kf_markdown_record(&docs->markdown, shape->record, shape->name, PART);
}

static void add_record(struct docs *docs, const struct kf_record *record, const char *title, const char *owner)
{
    add(docs, "%.*s %s\n\n", ITEM, "####", title);
    add_sentence(docs, record->summary);
    kf_markdown_record(&docs->markdown, record, owner, PART);
}

static void add_asked(struct docs *docs)
{
    for (int i = 0; i < docs->options->argument_count; i++) {
        const char *name = docs->options->arguments[i];
        const struct kf_block_shape *shape = kf_shapes_find(kf_block_shapes(), name);

        if (shape != NULL) {
            add_block(docs, shape);
        } else {
            add_record(docs, find_record(name), kf_arena_format(docs->cli->run.arena, "`%s`", name), name);
        }
    }
}

static void add_contents(struct docs *docs, const struct kf_shapes *shapes)
{
    for (int i = 0; i < shapes->count; i++) {
        add(docs, "- [`%s`](#%s): ", shapes->items[i].name, shapes->items[i].name);
        kf_markdown_words(&docs->markdown, shapes->items[i].record->summary);
        add(docs, "\n");
    }
    add(docs, "\n");
}

static void add_everything(struct docs *docs)
{
    const struct kf_shapes *shapes = kf_block_shapes();

    add(docs, "# What an author can write\n\n%.*s Blocks\n\n", TOP, "####");
    add_contents(docs, shapes);
    for (int i = 0; i < shapes->count; i++) {
        add_block(docs, &shapes->items[i]);
    }
    add_record(docs, shapes->common, "Any block", shapes->common->name);
    add(docs, "%.*s Files\n\n", TOP, "####");
    for (int i = 0; i < kf_file_kind_count; i++) {
        add_record(docs, kf_file_kinds[i].record, kf_file_kinds[i].title, kf_file_kinds[i].name);
    }
}

/* --- the verb ------------------------------------------------------------------------------------------------------- */

static void print(struct kf_cli *cli, const struct kf_options *options)
{
    struct docs docs = {
        .cli = cli,
        .options = options,
        .markdown = kf_markdown_new(),
        .drawn = g_hash_table_new(g_str_hash, g_str_equal),
    };
    char *text;
    bool good = options->pictures == NULL || draw_all(&docs);

    if (good && options->argument_count > 0) {
        add_asked(&docs);
    } else if (good) {
        add_everything(&docs);
    }
    text = kf_markdown_end(&docs.markdown);
    fputs(text, stdout);
    g_free(text);
    g_hash_table_destroy(docs.drawn);
}

static int run(struct kf_cli *cli, int argc, char **argv)
{
    struct kf_options options;
    int status;

    if (!kf_options_parse(cli, &kf_verb_docs, argc, argv, &options, &status)) {
        return status;
    }
    if (options.man) {
        char *page = kf_manual_page();

        fputs(page, stdout);
        g_free(page);
    } else if (check_names(cli, &options)) {
        print(cli, &options);
    }
    (void)fflush(stdout);
    return kf_cli_end(cli, /* strict */ false);
}
