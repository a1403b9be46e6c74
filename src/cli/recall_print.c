/* Pages that hold a line, for people and for programs. */

#include <string.h>

#include "cli/json.h"
#include "cli/recall.h"
#include "cli/sought.h"

/* --- for people ------------------------------------------------------------------------------------------------------- */

static const char *name_of(struct kf_arena *arena, const struct kf_recall_page *page)
{
    return page->number != NULL ? kf_arena_format(arena, "handout %s, %s", page->number, page->title)
           : page->part != NULL ? kf_arena_format(arena, "%s, in it %s", page->title, page->part)
                                : page->title;
}

static void print_page(struct kf_arena *arena, const struct kf_recall_page *page, FILE *file)
{
    fprintf(file, "    page %d", page->page);
    if (page->label != NULL) {
        fprintf(file, " (%s)", page->label);
    }
    fprintf(file, ": %s", kf_quoted(arena, page->text));
    if (page->kind != KF_PRINTED_WORDS) {
        fprintf(file, "  [%s]", kf_printed_kind_names[page->kind]);
    }
    fprintf(file, "\n");
    if (page->address != NULL) {
        fprintf(file, "      %s\n", page->address);
    }
}

static bool is_first_of_file(const struct kf_recall *recall, int i)
{
    const struct kf_recall_page *page = recall->pages.items[i], *before = i > 0 ? recall->pages.items[i - 1] : NULL;

    return before == NULL || strcmp(page->path, before->path) != 0 || g_strcmp0(page->part, before->part) != 0;
}

static void print_places(const struct kf_recall *recall, struct kf_arena *arena, FILE *file)
{
    const char *place = "";

    for (int i = 0; i < recall->pages.count; i++) {
        const struct kf_recall_page *page = recall->pages.items[i];

        if (strcmp(place, page->place) != 0) {
            place = page->place;
            fprintf(file, "\n%s\n", place);
        }
        if (is_first_of_file(recall, i)) {
            fprintf(file, "  %s\n    %s; %s, %s, %s%s%s\n", page->path, name_of(arena, page), page->language, page->paper,
                    page->variant, page->version != NULL ? "; " : "", page->version != NULL ? page->version : "");
        }
        print_page(arena, page, file);
    }
}

void kf_recall_print(const struct kf_recall *recall, struct kf_arena *arena, FILE *file)
{
    const char *sought = kf_quoted(arena, recall->sought);
    const char *files = kf_count(arena, recall->file_count, "file", "files");
    const char *places = kf_count(arena, recall->place_count, "place", "places");

    if (recall->pages.count == 0) {
        fprintf(file, "no page holds %s (%s of %s)\n", sought, files, places);
        return;
    }
    fprintf(file, "%s stands in %d of %s (%s)\n", sought, recall->holding, places, files);
    print_places(recall, arena, file);
}

/* --- for programs ----------------------------------------------------------------------------------------------------- */

static void report_page(JsonBuilder *builder, const struct kf_recall_page *page)
{
    json_builder_begin_object(builder);
    kf_json_text(builder, "place", page->place);
    kf_json_text(builder, "path", page->path);
    kf_json_text(builder, "module", page->module);
    kf_json_text(builder, "title", page->title);
    kf_json_text(builder, "number", page->number);
    kf_json_text(builder, "part", page->part);
    kf_json_text(builder, "variant", page->variant);
    kf_json_text(builder, "paper", page->paper);
    kf_json_text(builder, "language", page->language);
    kf_json_text(builder, "version", page->version);
    kf_json_number(builder, "page", page->page);
    kf_json_text(builder, "label", page->label);
    kf_json_text(builder, "address", page->address);
    kf_json_text(builder, "kind", kf_printed_kind_names[page->kind]);
    kf_json_text(builder, "text", page->text);
    json_builder_end_object(builder);
}

void kf_recall_report(const struct kf_recall *recall, const char *notice, FILE *file)
{
    JsonBuilder *builder = json_builder_new();

    json_builder_begin_object(builder);
    kf_json_text(builder, "sought", recall->sought);
    kf_json_number(builder, "places", recall->place_count);
    kf_json_number(builder, "holding", recall->holding);
    kf_json_number(builder, "files", recall->file_count);
    kf_json_text(builder, "notice", notice);
    kf_json_texts(builder, "absent", (const char *const *)recall->absent.items, recall->absent.count);
    kf_json_array(builder, "pages");
    for (int i = 0; i < recall->pages.count; i++) {
        report_page(builder, recall->pages.items[i]);
    }
    json_builder_end_array(builder);
    json_builder_end_object(builder);
    kf_json_print(builder, file);
}
