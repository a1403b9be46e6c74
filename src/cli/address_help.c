/* A text explained: its value, its pages, its layers. */

#include "cli/address_help.h"

#include <string.h>

#include "cli/json.h"
#include "cli/progress.h"
#include "cli/provenance.h"
#include "cli/whereabouts.h"

enum { LONGEST_PART = 72 };

struct told {
    struct kf_arena *arena;
    struct kf_provenance provenance;
    struct kf_list places; /* struct kf_whereabouts */
    bool has_pages;        /* a module's, whose pages were looked through */
    bool is_placed;        /* they could be laid out */
    const char *fills;     /* of a helpline: the texts that its number stands in, NULL */
};

/* --- helplines ---------------------------------------------------------------------------------------------------------- */

static int count_name(const struct kf_composed *composed, const char *name)
{
    int count = 0;

    for (int i = 0; i < composed->substitution_count; i++) {
        const struct kf_substitution *done = &composed->substitutions[i];

        count += done->name != NULL && strcmp(done->name->name, name) == 0;
    }
    return count;
}

/* "in 14 texts: repair-conversations 5, boundaries 9". */
static const char *filled_texts(struct kf_cli *cli, const struct kf_options *options, const struct kf_subject *subject,
                                const char *name)
{
    const struct kf_kit *kit = subject->content->kit;
    struct kf_edition edition = kf_options_edition(options, kit, /* variant */ 0);
    struct kf_run quiet = cli->run;
    const char *list = NULL;
    int total = 0;

    quiet.diags = kf_diags_new(cli->run.arena);
    for (int i = 0; i < kit->module_count; i++) {
        const struct kf_content *content = kf_content_load(&quiet, kit, kit->module_ids[i], &edition);
        int count = content == NULL ? 0 : count_name(&content->composed, name);

        total += count;
        if (count > 0) {
            list = kf_arena_format(cli->run.arena, "%s%s%s %d", list != NULL ? list : "", list != NULL ? ", " : "",
                                   kit->module_ids[i], count);
        }
    }
    return total == 0 ? NULL
                      : kf_arena_format(cli->run.arena, "{{%s}} in %s: %s", name,
                                        kf_count(cli->run.arena, total, "text", "texts"), list);
}

/* The id of the line in helplines/US/crisis-line/number. In arena. */
static const char *line_in(struct kf_arena *arena, const struct kf_subject *subject)
{
    const char *rest = subject->address + strlen(subject->id);

    return *rest == '/' ? kf_arena_string_n(arena, rest + 1, strcspn(rest + 1, "/")) : NULL;
}

/* --- for people ----------------------------------------------------------------------------------------------------------- */

static const char *place_of(struct kf_arena *arena, struct kf_span span)
{
    return span.source == NULL ? "(command line)" : kf_arena_format(arena, "%s:%d", span.source->path, span.line);
}

static void print_flags(const struct kf_provenance *provenance)
{
    const char *const flags[] = {provenance->safety ? "safety text" : NULL, provenance->core ? "core" : NULL,
                                 provenance->facilitator ? "for staff only" : NULL};
    bool any = false;

    for (size_t i = 0; i < G_N_ELEMENTS(flags); i++) {
        if (flags[i] != NULL) {
            printf("%s%s", any ? ", " : "  ", flags[i]);
            any = true;
        }
    }
    if (provenance->audience != NULL) {
        printf("%sfor %s", any ? ", " : "  ", provenance->audience);
        any = true;
    }
    fputs(any ? "\n" : "", stdout);
}

static void print_places(const struct told *told)
{
    if (!told->is_placed) {
        puts("  prints on: not known, for the module has mistakes (`kinfold check` lists them)");
        return;
    }
    for (int i = 0; i < told->places.count; i++) {
        const struct kf_whereabouts *place = told->places.items[i];

        printf("  %-10s %s, page %d", i == 0 ? "prints on:" : "", place->document, place->page);
        if (place->item > 0) {
            printf(", number %d", place->item);
        }
        putchar('\n');
    }
    if (told->places.count == 0 && told->has_pages) {
        puts("  prints on no page of this edition");
    }
}

struct columns { /* of the list of layers */
    int name, place; /* letters */
    bool stacked;    /* each text stands on a line of its own, for the terminal is narrow */
};

/* In arena; NULL: the layer has no text, only notes. */
static const char *text_of(struct kf_arena *arena, const struct kf_layer_note *layer)
{
    if (layer->old_text != NULL && layer->text == layer->old_text) {
        return kf_arena_format(arena, "%s stays", kf_quoted(arena, layer->text));
    }
    if (layer->old_text != NULL) {
        return kf_arena_format(arena, "%s → %s", layer->old_text, layer->text);
    }
    if (layer->text != NULL) {
        return kf_quoted(arena, layer->text);
    }
    return layer->notes[0] == NULL ? "takes it out" : NULL;
}

static void print_layer(struct kf_arena *arena, const struct kf_layer_note *layer, const char *place,
                        const struct columns *columns)
{
    int indent = columns->name + (columns->stacked ? 4 : columns->place + 6);
    const char *text = text_of(arena, layer);
    bool begun = true; /* there is a line to go on with */

    printf("  %-*s  %-*s", columns->name, layer->name, columns->stacked ? 0 : columns->place + 2, place);
    for (int i = text != NULL ? -1 : 0; i < KF_LAYER_NOTES && (i < 0 || layer->notes[i] != NULL); i++) {
        if (begun && columns->stacked) {
            putchar('\n');
        }
        printf("%*s%s\n", begun && !columns->stacked ? 0 : indent, "", i < 0 ? text : layer->notes[i]);
        begun = false;
    }
}

static struct columns columns_of(const struct told *told)
{
    const struct kf_list *layers = &told->provenance.layers;
    struct columns columns = {0};
    int widest = 0, terminal = kf_terminal_columns();

    for (int i = 0; i < layers->count; i++) {
        const struct kf_layer_note *layer = layers->items[i];
        const char *text = text_of(told->arena, layer);

        columns.name = MAX(columns.name, (int)strlen(layer->name));
        columns.place = MAX(columns.place, (int)strlen(place_of(told->arena, layer->span)));
        widest = MAX(widest, text != NULL ? (int)g_utf8_strlen(text, -1) : 0);
        for (int k = 0; k < KF_LAYER_NOTES && layer->notes[k] != NULL; k++) {
            widest = MAX(widest, (int)g_utf8_strlen(layer->notes[k], -1));
        }
    }
    columns.stacked = terminal > 0 && columns.name + columns.place + 6 + widest > terminal;
    return columns;
}

static void print_layers(const struct told *told)
{
    const struct kf_list *layers = &told->provenance.layers;
    struct columns columns = columns_of(told);

    for (int i = 0; i < layers->count; i++) {
        const struct kf_layer_note *layer = layers->items[i];

        print_layer(told->arena, layer, place_of(told->arena, layer->span), &columns);
    }
}

static const char *shortened(struct kf_arena *arena, const char *text)
{
    const char *end = text;

    if (g_utf8_strlen(text, -1) <= LONGEST_PART) {
        return text;
    }
    end = g_utf8_offset_to_pointer(text, LONGEST_PART - 1);
    while (end > text && *end != ' ') {
        end = g_utf8_prev_char(end);
    }
    return kf_arena_format(arena, "%.*s…", (int)(end - text), text);
}

static void print_parts(const struct told *told)
{
    const struct kf_list *parts = &told->provenance.parts;

    for (int i = 0; i < parts->count; i++) {
        const struct kf_text_part *part = parts->items[i];

        printf("  %s\n      %s\n", part->address, kf_quoted(told->arena, shortened(told->arena, part->value)));
    }
}

static void print(const struct told *told)
{
    const struct kf_provenance *provenance = &told->provenance;

    puts(provenance->address);
    if (provenance->value != NULL) {
        printf("  %s\n", kf_quoted(told->arena, provenance->value));
    }
    if (provenance->gone != NULL) {
        printf("  %s\n", provenance->gone);
    }
    print_places(told);
    if (told->fills != NULL) {
        printf("  stands for %s\n", told->fills);
    }
    print_flags(provenance);
    print_layers(told);
    print_parts(told);
}

/* --- for programs --------------------------------------------------------------------------------------------------------- */

static void add_layers(JsonBuilder *builder, const struct kf_list *layers)
{
    kf_json_array(builder, "layers");
    for (int i = 0; i < layers->count; i++) {
        const struct kf_layer_note *layer = layers->items[i];

        json_builder_begin_object(builder);
        kf_json_text(builder, "layer", layer->name);
        kf_json_span(builder, layer->span);
        kf_json_text(builder, "old", layer->old_text);
        kf_json_text(builder, "text", layer->text);
        kf_json_array(builder, "notes");
        for (int k = 0; k < KF_LAYER_NOTES && layer->notes[k] != NULL; k++) {
            json_builder_add_string_value(builder, layer->notes[k]);
        }
        json_builder_end_array(builder);
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
}

static void add_places(JsonBuilder *builder, const struct kf_list *places)
{
    kf_json_array(builder, "prints-on");
    for (int i = 0; i < places->count; i++) {
        const struct kf_whereabouts *place = places->items[i];

        json_builder_begin_object(builder);
        kf_json_text(builder, "document", place->document);
        kf_json_text(builder, "file", place->file);
        kf_json_number(builder, "page", place->page);
        kf_json_place(builder, "item", place->item);
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
}

static void add_parts(JsonBuilder *builder, const struct kf_list *parts)
{
    kf_json_array(builder, "parts");
    for (int i = 0; i < parts->count; i++) {
        const struct kf_text_part *part = parts->items[i];

        json_builder_begin_object(builder);
        kf_json_text(builder, "address", part->address);
        kf_json_text(builder, "value", part->value);
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
}

static void print_json(const struct told *told)
{
    const struct kf_provenance *provenance = &told->provenance;
    JsonBuilder *builder = json_builder_new();

    json_builder_begin_object(builder);
    kf_json_text(builder, "address", provenance->address);
    kf_json_text(builder, "value", provenance->value);
    kf_json_text(builder, "gone", provenance->gone);
    kf_json_flag(builder, "safety", provenance->safety);
    kf_json_flag(builder, "core", provenance->core);
    kf_json_flag(builder, "facilitator-only", provenance->facilitator);
    kf_json_text(builder, "audience", provenance->audience);
    kf_json_text(builder, "fills", told->fills);
    add_places(builder, &told->places);
    add_layers(builder, &provenance->layers);
    add_parts(builder, &provenance->parts);
    json_builder_end_object(builder);
    kf_json_print(builder, stdout);
}

/* --- the verb's ------------------------------------------------------------------------------------------------------------ */

void kf_address_explain(struct kf_cli *cli, const struct kf_options *options, const char *module, const char *address)
{
    struct told told = {.arena = cli->run.arena, .is_placed = true};
    struct kf_subject subject;
    const char *line;

    if (!kf_subject_open(cli, options, module, address, &subject)) {
        return;
    }
    cli->run.diags = kf_diags_new(cli->run.arena); /* what build says of the module is not asked here */
    if (!kf_provenance_find(&cli->run, &subject, &told.provenance)) {
        return;
    }
    told.has_pages = subject.is_module && told.provenance.gone == NULL;
    if (told.has_pages) {
        told.is_placed = kf_whereabouts_find(&cli->run, options, &subject, &told.places);
    }
    line = subject.record == &kf_region_record ? line_in(cli->run.arena, &subject) : NULL;
    told.fills = line == NULL ? NULL : filled_texts(cli, options, &subject, line);
    if (options->json) {
        print_json(&told);
    } else {
        print(&told);
    }
}
