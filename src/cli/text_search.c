/* Words looked for in every module, whatever their capitals and quotation marks. */

#include "cli/text_search.h"

#include <stdio.h>
#include <string.h>

#include "cli/json.h"
#include "cli/sought.h"

struct search {
    struct kf_cli *cli;
    char *words; /* folded */
    struct kf_list found; /* const struct kf_text_part * */
};

/* As a person types it: straight quotation marks, one blank, no capitals. Caller frees. */
static char *folded(struct kf_arena *arena, const char *text)
{
    static const struct {
        const char *printed, *typed;
    } marks[] = {{"\u2019", "'"}, {"\u2018", "'"}, {"\u201C", "\""}, {"\u201D", "\""}};
    char *low = g_utf8_casefold(kf_fingerprint_text(arena, text), -1);
    GString *result = g_string_new(low);

    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
        g_string_replace(result, marks[i].printed, marks[i].typed, /* limit */ 0);
    }
    g_free(low);
    return g_string_free(result, FALSE);
}

static void search_module(struct search *search, const struct kf_options *options, const char *module)
{
    struct kf_cli *cli = search->cli;
    struct kf_diags *diags = cli->run.diags;
    struct kf_subject subject;
    struct kf_sought sought;
    bool good;

    cli->run.diags = kf_diags_new(cli->run.arena); /* what build says of the module is not asked here */
    good = kf_subject_open(cli, options, /* module */ NULL, module, &subject);
    cli->run.diags = diags;
    if (!good) {
        return;
    }
    sought = kf_sought_in(cli->run.arena, &subject, subject.root);
    for (int i = 0; i < sought.parts.count; i++) {
        struct kf_text_part *part = sought.parts.items[i];
        char *text = folded(cli->run.arena, part->value);

        if (strstr(text, search->words) != NULL) {
            kf_list_add(cli->run.arena, &search->found, part);
        }
        g_free(text);
    }
}

static void print(struct kf_arena *arena, const struct kf_list *found)
{
    for (int i = 0; i < found->count; i++) {
        const struct kf_text_part *part = found->items[i];

        printf("%s\n  %s\n", part->address, kf_quoted(arena, part->value));
    }
}

static void print_json(const struct kf_list *found)
{
    JsonBuilder *builder = json_builder_new();

    json_builder_begin_object(builder);
    json_builder_set_member_name(builder, "texts");
    json_builder_begin_array(builder);
    for (int i = 0; i < found->count; i++) {
        const struct kf_text_part *part = found->items[i];

        json_builder_begin_object(builder);
        kf_json_text(builder, "address", part->address);
        kf_json_text(builder, "value", part->value);
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
    json_builder_end_object(builder);
    kf_json_print(builder, stdout);
}

int kf_text_search(struct kf_cli *cli, const struct kf_options *options, const char *words)
{
    const struct kf_kit *kit = kf_cli_kit(cli, options);
    struct search search = {.cli = cli, .words = folded(cli->run.arena, words)};

    for (int i = 0; kit != NULL && *search.words != '\0' && i < kit->module_count; i++) {
        search_module(&search, options, kit->module_ids[i]);
    }
    g_free(search.words);
    if (options->json && search.found.count > 0) {
        print_json(&search.found);
    } else {
        print(cli->run.arena, &search.found);
    }
    return search.found.count;
}
