/* The coverage of the kit, on paper, as a sheet, in figures. */

#include "cli/coverage_report.h"

#include <stdio.h>
#include <string.h>

#include "cli/coverage.h"
#include "cli/csv.h"
#include "cli/job.h"
#include "editions/coverage_list.h"

enum { WORDS_MOST = 700 /* bytes of a block's words on paper; the address leads to the rest */ };

struct covering {
    struct kf_cli *cli;
    const struct kf_options *options;
    const struct kf_kit *kit;
    PangoContext *context;
    struct kf_coverage *coverage;
};

/* --- on paper ------------------------------------------------------------------------------------------------------- */

static const char *shortened(struct kf_arena *arena, const char *words)
{
    const char *end;

    if (strlen(words) <= WORDS_MOST) {
        return words;
    }
    end = g_utf8_find_prev_char(words, words + WORDS_MOST + 1);
    return kf_arena_format(arena, "%.*s \xE2\x80\xA6", (int)(end - words), words);
}

static void print_pages(const struct covering *covering, const struct kf_content *content)
{
    struct kf_run *run = &covering->cli->run;
    const struct kf_coverage *coverage = covering->coverage;
    const char *id = content->module->id;
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(struct kf_covered));
    struct kf_document *document;
    struct kf_finished finished;

    for (int i = 0; i < coverage->count; i++) {
        const struct kf_list *places = &coverage->rows[i].places;

        for (int k = 0; k < places->count; k++) {
            const struct kf_coverage_place *place = places->items[k];
            struct kf_covered row = {coverage->rows[i].number, coverage->rows[i].what, place->page, place->address,
                                     shortened(run->arena, place->words)};
            if (strcmp(place->module, id) == 0) {
                g_array_append_val(rows, row);
            }
        }
    }
    document = rows->len == 0 ? NULL
                              : kf_coverage_layout(run, covering->context, content, (const struct kf_covered *)(void *)rows->data,
                                                   (int)rows->len);
    if (document != NULL && kf_document_finish(run, content, document, &finished)) {
        kf_cli_write(run, kf_arena_format(run->arena, "%s/%s/coverage.pdf", covering->options->out, id), finished.pdf,
                     finished.length, /* hint */ NULL);
    }
    g_array_free(rows, TRUE);
}

/* --- as a sheet ----------------------------------------------------------------------------------------------------- */

static void add_cells(GString *sheet, const struct kf_coverage_row *row, const struct kf_coverage_place *place)
{
    char number[16];

    (void)g_snprintf(number, sizeof number, "%d", row->number);
    kf_csv_add(sheet,
               (const char *const[]){number, row->what, place ? place->module : "", place ? place->page : "",
                                     place ? place->address : "", place ? place->words : "", row->reason},
               7);
}

static void write_sheet(const struct covering *covering)
{
    static const char *const head[] = {"row", "what", "module", "page", "address", "words", "not printed, because"};
    const struct kf_run *run = &covering->cli->run;
    GString *sheet = g_string_new(NULL);

    kf_csv_begin(sheet);
    kf_csv_add(sheet, head, G_N_ELEMENTS(head));
    for (int i = 0; i < covering->coverage->count; i++) {
        const struct kf_coverage_row *row = &covering->coverage->rows[i];

        for (int k = 0; k < row->places.count; k++) {
            add_cells(sheet, row, row->places.items[k]);
        }
        if (row->places.count == 0) {
            add_cells(sheet, row, NULL);
        }
    }
    kf_cli_write(run, kf_cli_path_in(run->arena, covering->options->out, "coverage.csv"), sheet->str, sheet->len,
                 /* hint */ NULL);
    g_string_free(sheet, TRUE);
}

/* --- in figures ----------------------------------------------------------------------------------------------------- */

static int count_in(const struct kf_coverage *coverage, const char *module)
{
    int count = 0;

    for (int i = 0; i < coverage->count; i++) {
        const struct kf_list *places = &coverage->rows[i].places;
        bool here = false;

        for (int k = 0; k < places->count; k++) {
            here = here || strcmp(((const struct kf_coverage_place *)places->items[k])->module, module) == 0;
        }
        count += here;
    }
    return count;
}

static void add_figures(const struct kf_coverage *coverage, JsonBuilder *builder)
{
    kf_json_array(builder, "coverage");
    for (int i = 0; i < coverage->count; i++) {
        const struct kf_coverage_row *row = &coverage->rows[i];

        json_builder_begin_object(builder);
        kf_json_number(builder, "row", row->number);
        kf_json_text(builder, "what", row->what);
        kf_json_text(builder, "not-printed", *row->reason != '\0' ? row->reason : NULL);
        kf_json_array(builder, "places");
        for (int k = 0; k < row->places.count; k++) {
            const struct kf_coverage_place *place = row->places.items[k];

            json_builder_begin_object(builder);
            kf_json_text(builder, "address", place->address);
            kf_json_text(builder, "page", place->page);
            kf_json_text(builder, "words", place->words);
            json_builder_end_object(builder);
        }
        json_builder_end_array(builder);
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
}

static void print_figures(const struct covering *covering, const char *const *modules)
{
    const struct kf_coverage *coverage = covering->coverage;
    int printed = 0, excused = 0;

    for (int i = 0; i < coverage->count; i++) {
        printed += coverage->rows[i].places.count > 0;
        excused += *coverage->rows[i].reason != '\0';
    }
    for (int i = 0; modules[i] != NULL; i++) {
        printf("  %3d  %s\n", count_in(coverage, modules[i]), modules[i]);
    }
    printf("%d of %d rows printed, %d not printed with a reason\n%s/coverage.csv has them all\n", printed, coverage->count,
           excused, covering->options->out);
    for (int i = 0; i < coverage->count; i++) {
        if (*coverage->rows[i].reason != '\0') {
            printf("  %d. %s\n     not printed: %s\n", coverage->rows[i].number, coverage->rows[i].what,
                   coverage->rows[i].reason);
        }
    }
}

/* --- all ------------------------------------------------------------------------------------------------------------ */

void kf_coverage_report(struct kf_cli *cli, const struct kf_options *options, const struct kf_kit *kit,
                        const char *const *modules, JsonBuilder *builder)
{
    struct covering covering = {.cli = cli, .options = options, .kit = kit, .coverage = kf_coverage_read(&cli->run, kit)};
    struct kf_edition edition = kf_options_edition(options, kit, /* variant */ 0);
    struct kf_list contents = {0};

    covering.context = covering.coverage == NULL ? NULL : kf_kit_fonts(&cli->run, cli->run.arena, kit);
    if (covering.context == NULL) {
        return;
    }
    for (int i = 0; modules[i] != NULL; i++) {
        const struct kf_content *content = kf_content_load(&cli->run, kit, modules[i], &edition);

        if (content != NULL) {
            kf_coverage_collect(&cli->run, covering.coverage, content);
            kf_list_add(cli->run.arena, &contents, (void *)(guintptr)content);
        }
    }
    if (kf_options_all_modules(options)) {
        kf_coverage_check(&cli->run, covering.coverage);
    }
    for (int i = 0; i < contents.count; i++) {
        print_pages(&covering, contents.items[i]);
    }
    write_sheet(&covering);
    if (builder != NULL) {
        add_figures(covering.coverage, builder);
    } else {
        print_figures(&covering, modules);
    }
}
