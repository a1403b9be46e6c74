/* kinfold list: what there is. */

#include <stdio.h>
#include <string.h>

#include "cli/agenda_table.h"
#include "cli/jobs_plan.h"
#include "cli/options.h"
#include "cli/series_table.h"
#include "schema/walk.h"

static int run(struct kf_cli *cli, int argc, char **argv);

const struct kf_verb kf_verb_list = {
    .name = "list",
    .summary = "Show the modules, their handouts and their addresses.",
    .usage = "kinfold list [MODULE|FILE]... [OPTIONS]",
    .help = "Each handout is shown with its number, its id, its sides and its title. With --ids, each\n"
            "line is an address and what is there: use it with --set and in overlays. --series shows\n"
            "the sessions of the community's series: when they are, and the id that --session takes.\n"
            "--agenda shows what is held when, in a slot of any length.\n\n"
            "--jobs-plan lays out the pages and writes none: a line for each file that `kinfold build`\n"
            "makes with the same options. Files with one share key are made together; `kinfold build\n"
            "--help` tells how several machines share the work.\n\n"
            "Examples:\n"
            "  kinfold list --jobs-plan repair-conversations --variant large-print\n"
            "  kinfold list --agenda repair-conversations --length 75 --start 18:00\n",
    .options = KF_OPTIONS_COMMUNITY | KF_OPTIONS_WORDS | KF_OPTIONS_IDS | KF_OPTIONS_SERIES | KF_OPTIONS_AGENDA |
               KF_OPTIONS_FORM | KF_OPTIONS_BILINGUAL | KF_OPTIONS_MAKE | KF_OPTIONS_PIECE | KF_OPTIONS_OUT | KF_OPTIONS_IMPOSE |
               KF_OPTIONS_SITES | KF_OPTIONS_JOBS_PLAN,
    .run = run,
};

/* --- handouts ------------------------------------------------------------------------------------------------------- */

static const char *or_empty(const char *text)
{
    return text == NULL ? "" : text;
}

static int longest_id(const struct kf_records *handouts)
{
    int longest = 0;

    for (int i = 0; i < handouts->count; i++) {
        longest = MAX(longest, (int)strlen(((const struct kf_handout *)handouts->items[i])->id));
    }
    return longest;
}

static void print_handout(const char *sign, const struct kf_handout *handout, int width)
{
    printf("  %s.%-2d  %-*s  ", sign, handout->number, width, handout->id);
    if (handout->sides > 0) {
        printf("%d %-5s", handout->sides, handout->sides == 1 ? "side" : "sides");
    } else {
        printf("%7s", "");
    }
    printf("  %s\n", or_empty(handout->title.text));
}

static void print_session(const struct kf_session *session)
{
    fputs("  session: ", stdout);
    for (int i = 0; i < session->lengths.count; i++) {
        printf("%s%s", i == 0 ? "" : " or ", session->lengths.items[i]);
    }
    puts(" minutes");
}

static void print_module(struct kf_arena *arena, const struct kf_module *module)
{
    const char *sign = kf_module_sign(arena, module);
    int width = longest_id(&module->handouts);

    printf("%s: %s\n", module->id, or_empty(module->title.text));
    for (int i = 0; i < module->handouts.count; i++) {
        print_handout(sign, module->handouts.items[i], width);
    }
    if (module->session != NULL && module->session->lengths.count > 0) {
        print_session(module->session);
    }
}

/* --- addresses ------------------------------------------------------------------------------------------------------ */

struct line { /* what shares an address shares a line */
    const char *address;
    GString *kinds;
    unsigned flags;
    GHashTable *seen; /* addresses printed */
};

static void end_line(struct line *line)
{
    /* The blocks of a piece come late, under the piece's address. */
    if (line->address != NULL && g_hash_table_add(line->seen, (gpointer)(guintptr)line->address)) {
        printf("%s  %s%s%s%s\n", line->address, line->kinds->str, (line->flags & KF_IS_SAFETY) != 0 ? ", safety" : "",
               (line->flags & KF_IS_CORE) != 0 ? ", core" : "",
               (line->flags & KF_FACILITATOR) != 0 ? ", facilitator only" : "");
    }
    g_string_truncate(line->kinds, 0);
    line->flags = 0;
}

static const char *kind_of_row(const struct kf_field *field)
{
    switch (field->kind) {
    case KF_FIELD_TEXT:
        return "text";
    case KF_FIELD_WORD:
    case KF_FIELD_CHOICE:
        return "word";
    case KF_FIELD_INT:
    case KF_FIELD_NUMBER:
        return "number";
    case KF_FIELD_BOOL:
        return "true or false";
    case KF_FIELD_MINUTES:
        return "minutes";
    case KF_FIELD_TEXTS:
        return "texts";
    case KF_FIELD_WORDS:
    case KF_FIELD_INTS:
        return "words";
    case KF_FIELD_RECORD:
    case KF_FIELD_MAP:
        return "group";
    case KF_FIELD_RECORDS:
        return "list";
    case KF_FIELD_BLOCKS:
        return "blocks";
    case KF_FIELD_END:
    case KF_FIELD_NODE:
    case KF_FIELD_KIND_COUNT:
        break;
    }
    return "value";
}

static const char *kind_of(const struct kf_place *place)
{
    const struct kf_field *field = place->field;
    bool is_item = place->parent != NULL && place->parent->kind == KF_SEQUENCE;

    if (place->parent == NULL) {
        return "module";
    }
    if (field == NULL) {
        return "block";
    }
    if (is_item && field->kind == KF_FIELD_RECORDS) {
        return field->record->name;
    }
    return is_item && field->kind == KF_FIELD_TEXTS ? "text" : kind_of_row(field);
}

static bool print_place(void *data, struct kf_node *node, const struct kf_place *place)
{
    struct line *line = data;
    const char *kind = kind_of(place);

    (void)node;
    if (line->address == NULL || strcmp(line->address, place->address) != 0) {
        end_line(line);
        line->address = place->address;
    }
    if (line->kinds->len == 0 || !g_str_has_suffix(line->kinds->str, kind)) {
        g_string_append_printf(line->kinds, "%s%s", line->kinds->len == 0 ? "" : ", ", kind);
    }
    line->flags |= place->flags;
    return true;
}

static void print_addresses(struct kf_cli *cli, const struct kf_kit *kit, const struct kf_content *content)
{
    struct line line = {.kinds = g_string_new(NULL), .seen = g_hash_table_new(g_str_hash, g_str_equal)};

    kf_walk(cli->run.arena, kit->shapes, &kf_module_record, content->composed.root, content->module->id, print_place,
            &line);
    end_line(&line);
    g_string_free(line.kinds, TRUE);
    g_hash_table_destroy(line.seen);
}

/* --- the verb ------------------------------------------------------------------------------------------------------- */

/* What is read of it is freed with it. */
static void list_module(struct kf_cli *cli, const struct kf_options *options, const struct kf_kit *kit, const char *module)
{
    struct kf_edition edition = kf_options_edition(options, kit, /* variant */ 0);
    struct kf_cli own = *cli;
    const struct kf_content *content;

    own.run.arena = kf_arena_new();
    own.run.diags = kf_diags_new(own.run.arena);
    content = kf_content_load(&own.run, kit, module, &edition);
    if (content != NULL && options->ids) {
        print_addresses(&own, kit, content);
    } else if (content != NULL && options->agenda) {
        kf_agenda_print(own.run.arena, content);
    } else if (content != NULL) {
        print_module(own.run.arena, content->module);
    }
    kf_findings_add(cli->findings, own.run.diags, cli->colour);
    kf_arena_free(own.run.arena);
}

static void list(struct kf_cli *cli, const struct kf_options *options)
{
    const struct kf_kit *kit = kf_cli_kit(cli, options);
    const char **modules;

    if (kit != NULL && options->series) {
        kf_series_print(cli, kit, options);
        return;
    }
    cli->findings->quiet = options->agenda; /* what a note would say stands in the agenda */
    modules = kit == NULL ? NULL : kf_cli_modules(cli, kit, options);
    for (int i = 0; modules != NULL && modules[i] != NULL; i++) {
        list_module(cli, options, kit, modules[i]);
    }
}

/* Of a form that nothing else is listed in. */
static bool wants_files(const struct kf_options *options)
{
    return options->make != 0 || options->piece != NULL || options->out_set || options->paper_set || options->jobs != 0 ||
           options->shard.count > 0 || options->sites != NULL || options->impose != KF_NOT_IMPOSED || options->edition.fillable ||
           options->edition.carry_safe || options->edition.bilingual != KF_ONE_LANGUAGE ||
           options->variant_count > 1 || options->variants[0] != KF_STANDARD;
}

static int run(struct kf_cli *cli, int argc, char **argv)
{
    struct kf_options options;
    int status;

    if (!kf_options_parse(cli, &kf_verb_list, argc, argv, &options, &status)) {
        return status;
    }
    if (options.jobs_plan) {
        kf_jobs_plan_print(cli, &options);
    } else if (wants_files(&options)) {
        kf_cli_usage(cli, "write --jobs-plan too, or leave them out", "the options are of files, and no files are to be listed");
    } else {
        list(cli, &options);
    }
    (void)fflush(stdout);
    return kf_cli_end(cli, /* strict */ false);
}
