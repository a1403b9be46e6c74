/* Corrections for people, and as JSON. */

#include "cli/corrections.h"

#include <math.h>
#include <string.h>

#include "cli/json.h"

static const char *const remedies[KF_REMEDY_COUNT] = {
    [KF_REMEDY_LABEL] = "a label covers it",
    [KF_REMEDY_TOO_LONG] = "too long for the old place",
    [KF_REMEDY_ADDED] = "new on this page",
    [KF_REMEDY_REMOVED] = "no longer on this page",
    [KF_REMEDY_OTHER_PAGE] = "now on another page",
    [KF_REMEDY_OTHER_TYPE] = "set in other letters now",
    [KF_REMEDY_ON_BLACK] = "white on black: a label would show",
    [KF_REMEDY_PICTURE] = "a logo, a picture or a code to scan changed",
    [KF_REMEDY_NEW_PICTURE] = "a logo, a picture or a code to scan is new",
};
static const char *const remedy_words[KF_REMEDY_COUNT] = {
    [KF_REMEDY_LABEL] = "label",           [KF_REMEDY_TOO_LONG] = "too-long",     [KF_REMEDY_ADDED] = "added",
    [KF_REMEDY_REMOVED] = "removed",       [KF_REMEDY_OTHER_PAGE] = "other-page", [KF_REMEDY_OTHER_TYPE] = "other-type",
    [KF_REMEDY_ON_BLACK] = "on-black",     [KF_REMEDY_PICTURE] = "picture",
    [KF_REMEDY_NEW_PICTURE] = "new-picture",
};
static const char *const headings[KF_PRINTED_KIND_COUNT] = {
    [KF_PRINTED_HELPLINE] = "Helplines",
    [KF_PRINTED_SAFETY] = "Safety",
    [KF_PRINTED_WORDS] = "Other words",
};

const char *kf_corrections_file_name(struct kf_arena *arena, const struct kf_printed_file *file)
{
    if (file->number != NULL) {
        return kf_arena_format(arena, "%s, handout %s", file->module, file->number);
    }
    return file->length > 0 ? kf_arena_format(arena, "%s, %s for %d minutes", file->module, file->piece, file->length)
                            : kf_arena_format(arena, "%s, %s", file->module, file->piece);
}

static const char *where_words(enum kf_printed_where where)
{
    static const char *const words[] = {[KF_PRINTED_BODY] = "", [KF_PRINTED_HEAD] = ", head", [KF_PRINTED_FOOT] = ", foot"};

    return words[where];
}

static const struct kf_printed_file *file_of(const struct kf_correction_page *page)
{
    return page->old_file != NULL ? page->old_file : page->new_file;
}

/* --- for people ----------------------------------------------------------------------------------------------------- */

struct printer {
    const struct kf_corrections *corrections;
    struct kf_arena *arena;
    FILE *file;
    GHashTable *told; /* changes whose words are printed: they are the same on many pages */
};

/* A blank as people know it. */
static const char *shown(struct kf_arena *arena, const struct kf_printed_text *text)
{
    char **parts = g_strsplit(text->text, "\uFFFC", -1), *joined = g_strjoinv("____", parts);
    const char *result = kf_arena_string(arena, g_strdelimit(joined, "\n", ' '));

    g_free(joined);
    g_strfreev(parts);
    return result;
}

static bool is_same_text(const struct kf_printed_text *one, const struct kf_printed_text *two)
{
    return (one == NULL) == (two == NULL) && (one == NULL || strcmp(one->text, two->text) == 0);
}

static bool has_text(const struct kf_correction *correction)
{
    return correction->old_text != NULL || correction->new_text != NULL;
}

/* A picture has no words to be known by. */
static bool is_same_change(const struct kf_correction *one, const struct kf_correction *two)
{
    bool pictures = !has_text(one) || !has_text(two);

    return is_same_text(one->old_text, two->old_text) && is_same_text(one->new_text, two->new_text) &&
           (!pictures || (one->remedy == two->remedy && g_strcmp0(one->address, two->address) == 0));
}

struct place { /* a change on one page, or at the same place of several that follow each other */
    const struct kf_correction_page *page;
    const struct kf_correction *correction;
    int last_page;
};

static const char *remedy_in_words(struct kf_arena *arena, const struct kf_correction *correction)
{
    if (correction->label > 0) {
        return kf_arena_format(arena, "label %d", correction->label);
    }
    return correction->remedy == KF_REMEDY_LABEL
               ? "print again, with the rest of the page"
               : kf_arena_format(arena, "print again: %s", remedies[correction->remedy]);
}

static void print_place(const struct printer *printer, const struct place *place)
{
    const struct kf_correction *correction = place->correction;
    const char *pages = place->last_page > place->page->page
                            ? kf_arena_format(printer->arena, "pages %d to %d", place->page->page, place->last_page)
                            : kf_arena_format(printer->arena, "page %d", place->page->page);

    fprintf(printer->file, "    %s, %s%s, %.0f mm down, %.0f mm in: %s\n",
            kf_corrections_file_name(printer->arena, file_of(place->page)), pages, where_words(correction->where),
            kf_to_mm(correction->at.y), kf_to_mm(correction->at.x), remedy_in_words(printer->arena, correction));
}

static bool goes_on(const struct place *place, const struct kf_correction_page *page,
                    const struct kf_correction *correction)
{
    const struct kf_correction *first = place->correction;

    return first != NULL && file_of(place->page) == file_of(page) && page->page == place->last_page + 1 &&
           first->label == correction->label && first->remedy == correction->remedy && first->at.x == correction->at.x &&
           first->at.y == correction->at.y;
}

static void print_places(const struct printer *printer, const struct kf_correction *change)
{
    struct place place = {0};

    for (int i = 0; i < printer->corrections->pages.count; i++) {
        const struct kf_correction_page *page = printer->corrections->pages.items[i];

        for (int k = 0; k < page->corrections.count; k++) {
            const struct kf_correction *correction = page->corrections.items[k];

            if (!is_same_change(correction, change)) {
                continue;
            }
            g_hash_table_add(printer->told, (gpointer)(guintptr)correction);
            if (!goes_on(&place, page, correction)) {
                if (place.correction != NULL) {
                    print_place(printer, &place);
                }
                place = (struct place){.page = page, .correction = correction};
            }
            place.last_page = page->page;
        }
    }
    g_assert(place.correction != NULL); /* the change itself stands somewhere */
    print_place(printer, &place);
}

/* The change, then every place where it is printed. */
static void print_change(const struct printer *printer, const struct kf_correction *change)
{
    fprintf(printer->file, "  %s\n", change->address != NULL ? change->address : "words of the page");
    if (change->old_text != NULL) {
        fprintf(printer->file, "    was  %s\n", shown(printer->arena, change->old_text));
    }
    if (change->new_text != NULL) {
        fprintf(printer->file, "    now  %s\n", shown(printer->arena, change->new_text));
    }
    print_places(printer, change);
}

static void print_kind(const struct printer *printer, enum kf_printed_kind kind)
{
    bool first = true;

    for (int i = 0; i < printer->corrections->pages.count; i++) {
        const struct kf_correction_page *page = printer->corrections->pages.items[i];

        for (int k = 0; k < page->corrections.count; k++) {
            const struct kf_correction *correction = page->corrections.items[k];

            if (kf_correction_kind(correction) == kind && !g_hash_table_contains(printer->told, correction)) {
                fprintf(printer->file, "%s%s", first ? headings[kind] : "", first ? "\n" : "");
                first = false;
                print_change(printer, correction);
            }
        }
    }
}

static void print_files(const struct printer *printer, const char *heading, const struct kf_list *files)
{
    for (int i = 0; i < files->count; i++) {
        fprintf(printer->file, "%s%s  %s: %s\n", i == 0 ? heading : "", i == 0 ? "\n" : "",
                kf_corrections_file_name(printer->arena, files->items[i]),
                ((const struct kf_printed_file *)files->items[i])->title);
    }
}

/* --- counts --------------------------------------------------------------------------------------------------------- */

struct counts { /* of documents: what people take out of the cupboard */
    int mended, again, labels; /* labels: the most that one of the mended needs */
};

/* Pages of a file stand one after the other. */
static struct counts count_files(const struct kf_corrections *corrections)
{
    struct counts counts = {0};

    for (int i = 0; i < corrections->pages.count;) {
        const struct kf_correction_page *page = corrections->pages.items[i];
        const struct kf_printed_file *file = file_of(page);
        bool again = false;
        int labels = 0;

        for (; i < corrections->pages.count; i++) {
            page = corrections->pages.items[i];
            if (file_of(page) != file) {
                break;
            }
            again = again || page->again;
            labels += page->labels;
        }
        counts.mended += !again;
        counts.again += again;
        counts.labels = again ? counts.labels : MAX(counts.labels, labels);
    }
    return counts;
}

static void print_counts(const struct printer *printer)
{
    const struct kf_corrections *corrections = printer->corrections;
    struct counts counts = count_files(corrections);

    if (counts.mended > 0) {
        fprintf(printer->file, "%s can be mended with %s\n", kf_count(printer->arena, counts.mended, "document", "documents"),
                counts.labels == 1 ? "1 label each" : kf_arena_format(printer->arena, "at most %d labels each", counts.labels));
    }
    if (counts.again > 0) {
        fprintf(printer->file, "%s must be printed again, whole or in part\n",
                kf_count(printer->arena, counts.again, "document", "documents"));
    }
    if (corrections->marked > 0) {
        fprintf(printer->file, "%s only another version line, and can stay as %s\n",
                corrections->marked == 1 ? "1 page has" : kf_arena_format(printer->arena, "%d pages have", corrections->marked),
                corrections->marked == 1 ? "it is" : "they are");
    }
    if (corrections->pages.count == 0 && corrections->only_old.count == 0 && corrections->only_new.count == 0) {
        fprintf(printer->file, "nothing to mend: what is printed says what the new pages say\n");
    }
}

void kf_corrections_print(const struct kf_corrections *corrections, struct kf_arena *arena, FILE *file)
{
    struct printer printer = {corrections, arena, file, g_hash_table_new(NULL, NULL)};

    for (int kind = 0; kind < KF_PRINTED_KIND_COUNT; kind++) {
        print_kind(&printer, (enum kf_printed_kind)kind);
    }
    print_files(&printer, "No longer made", &corrections->only_old);
    print_files(&printer, "New", &corrections->only_new);
    print_counts(&printer);
    g_hash_table_destroy(printer.told);
}

/* --- as JSON -------------------------------------------------------------------------------------------------------- */

static void add_mm(JsonBuilder *builder, const char *key, kf_len length)
{
    json_builder_set_member_name(builder, key);
    json_builder_add_double_value(builder, round(kf_to_mm(length) * 100) / 100);
}

static void add_rect(JsonBuilder *builder, struct kf_rect rect)
{
    add_mm(builder, "left", rect.x);
    add_mm(builder, "top", rect.y);
    add_mm(builder, "width", rect.width);
    add_mm(builder, "height", rect.height);
}

static void add_file(JsonBuilder *builder, const struct kf_printed_file *file)
{
    kf_json_text(builder, "module", file->module);
    kf_json_text(builder, "piece", file->piece);
    kf_json_text(builder, "number", file->number);
    kf_json_text(builder, "title", file->title);
    kf_json_text(builder, "language", file->language);
    kf_json_place(builder, "length", file->length);
}

static void add_correction(JsonBuilder *builder, const struct kf_correction *correction)
{
    json_builder_begin_object(builder);
    kf_json_text(builder, "address", correction->address);
    kf_json_text(builder, "kind", kf_printed_kind_names[kf_correction_kind(correction)]);
    kf_json_text(builder, "where", kf_printed_where_names[correction->where]);
    kf_json_text(builder, "old", correction->old_text != NULL ? correction->old_text->text : NULL);
    kf_json_text(builder, "new", correction->new_text != NULL ? correction->new_text->text : NULL);
    kf_json_text(builder, "remedy", remedy_words[correction->remedy]);
    kf_json_place(builder, "label", correction->label);
    add_rect(builder, correction->at);
    json_builder_end_object(builder);
}

static void add_page(JsonBuilder *builder, const struct kf_correction_page *page)
{
    json_builder_begin_object(builder);
    add_file(builder, file_of(page));
    kf_json_number(builder, "page", page->page);
    kf_json_flag(builder, "again", page->again);
    json_builder_set_member_name(builder, "corrections");
    json_builder_begin_array(builder);
    for (int i = 0; i < page->corrections.count; i++) {
        add_correction(builder, page->corrections.items[i]);
    }
    json_builder_end_array(builder);
    json_builder_end_object(builder);
}

static void add_label(JsonBuilder *builder, int number, const struct kf_label *label)
{
    json_builder_begin_object(builder);
    kf_json_number(builder, "number", number);
    kf_json_text(builder, "text", label->correction->new_text->text);
    kf_json_number(builder, "places", label->pages.count);
    add_rect(builder, label->cut);
    json_builder_end_object(builder);
}

static void add_files(JsonBuilder *builder, const char *key, const struct kf_list *files)
{
    kf_json_array(builder, key);
    for (int i = 0; i < files->count; i++) {
        json_builder_begin_object(builder);
        add_file(builder, files->items[i]);
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
}

void kf_corrections_report(const struct kf_corrections *corrections, const struct kf_list *written, FILE *file)
{
    JsonBuilder *builder = json_builder_new();

    json_builder_begin_object(builder);
    kf_json_array(builder, "pages");
    for (int i = 0; i < corrections->pages.count; i++) {
        add_page(builder, corrections->pages.items[i]);
    }
    json_builder_end_array(builder);
    kf_json_array(builder, "labels");
    for (int i = 0; i < corrections->labels.count; i++) {
        add_label(builder, i + 1, corrections->labels.items[i]);
    }
    json_builder_end_array(builder);
    add_files(builder, "no-longer-made", &corrections->only_old);
    add_files(builder, "new", &corrections->only_new);
    kf_json_number(builder, "unchanged-pages", corrections->same);
    kf_json_number(builder, "other-version-line", corrections->marked);
    kf_json_texts(builder, "files", (const char *const *)written->items, written->count);
    json_builder_end_object(builder);
    kf_json_print(builder, file);
}
