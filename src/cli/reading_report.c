/* The sentences of handouts, as reading rules count them. */

#include "cli/reading_report.h"

#include <stdio.h>
#include <string.h>

#include "rules/formulas.h"

bool kf_report_has(const struct kf_options *options, const struct kf_handout *handout)
{
    return options->piece == NULL || strcmp(options->piece, handout->id) == 0;
}

void kf_report_has_none(struct kf_cli *cli, const struct kf_options *options, const struct kf_list *ids)
{
    const char *nearest = kf_nearest(options->piece, (const char *const *)(guintptr)ids->items, ids->count);
    struct kf_diag *diag = kf_diag_push(cli->run.diags, KF_UNKNOWN_PIECE, (struct kf_span){.source = NULL}, NULL,
                                        "--piece: no handout here has the id \"%s\"", options->piece);

    if (nearest != NULL) {
        kf_diag_hint(cli->run.diags, diag, "did you mean \"%s\"?", nearest);
    } else {
        kf_diag_hint(cli->run.diags, diag, "`kinfold list MODULE` shows the handouts of a module");
    }
}

static void print_page(struct kf_arena *arena, const struct kf_content *content, const struct kf_reading *page)
{
    printf("== %s/%s: %s\n", content->module->id, page->handout->id, kf_formulas_tell(arena, content->language, page));
    for (int i = 0; i < page->count; i++) {
        puts(page->sentences[i].text);
    }
}

static void add_page(JsonBuilder *builder, const struct kf_reading *page)
{
    json_builder_begin_object(builder);
    kf_json_text(builder, "id", page->handout->id);
    kf_json_array(builder, "sentences");
    for (int i = 0; i < page->count; i++) {
        const struct kf_sentence *sentence = &page->sentences[i];

        json_builder_begin_object(builder);
        kf_json_text(builder, "text", sentence->text);
        kf_json_span(builder, sentence->node->span);
        kf_json_number(builder, "words", sentence->tally.words);
        kf_json_number(builder, "syllables", sentence->tally.syllables);
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
    json_builder_end_object(builder);
}

static void tell_module(struct kf_cli *cli, const struct kf_options *options, const struct kf_content *content,
                        JsonBuilder *builder, struct kf_list *ids)
{
    const struct kf_readings *readings = kf_readings_of(content, KF_FAMILIES);

    if (builder != NULL) {
        json_builder_begin_object(builder);
        kf_json_text(builder, "module", content->module->id);
        kf_json_array(builder, "handouts");
    }
    for (int i = 0; i < readings->count; i++) {
        kf_list_add(cli->run.arena, ids, (void *)(guintptr)readings->items[i].handout->id);
        if (kf_report_has(options, readings->items[i].handout) && builder != NULL) {
            add_page(builder, &readings->items[i]);
        } else if (kf_report_has(options, readings->items[i].handout)) {
            print_page(cli->run.arena, content, &readings->items[i]);
        }
    }
    if (builder != NULL) {
        json_builder_end_array(builder);
        json_builder_end_object(builder);
    }
}

static bool is_in(const struct kf_list *ids, const char *id)
{
    for (int i = 0; i < ids->count; i++) {
        if (strcmp(ids->items[i], id) == 0) {
            return true;
        }
    }
    return false;
}

void kf_sentences_report(struct kf_cli *cli, const struct kf_options *options, const struct kf_kit *kit,
                         const char *const *modules, JsonBuilder *builder)
{
    struct kf_edition edition = kf_options_edition(options, kit, /* variant */ 0);
    struct kf_list ids = {0};

    for (int i = 0; modules[i] != NULL; i++) {
        const struct kf_content *content = kf_content_load(&cli->run, kit, modules[i], &edition);

        if (content != NULL) {
            tell_module(cli, options, content, builder, &ids);
        }
    }
    if (options->piece != NULL && cli->run.diags->errors == 0 && !is_in(&ids, options->piece)) {
        kf_report_has_none(cli, options, &ids);
    }
}
