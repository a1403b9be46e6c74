/* places.json, written and read by the same rows. */

#include "cli/printed_list.h"

#include <math.h>
#include <string.h>

#include "cli/json.h"

enum { VERSION = 1 };

static const char *const style_names[] = {
    [KF_STYLE_DISPLAY] = "display",   [KF_STYLE_TITLE] = "title",
    [KF_STYLE_HEADING] = "heading",   [KF_STYLE_LEAD] = "lead",
    [KF_STYLE_SUBHEAD] = "subhead",   [KF_STYLE_BODY] = "body",
    [KF_STYLE_PROMPT] = "prompt",     [KF_STYLE_COMPACT] = "compact",
    [KF_STYLE_SPEECH] = "speech",     [KF_STYLE_SCRIPT] = "script",
    [KF_STYLE_CLOCK] = "clock",       [KF_STYLE_LABEL] = "label",
    [KF_STYLE_DETAIL] = "detail",     [KF_STYLE_SMALL] = "small",
    [KF_STYLE_SMALL_BOLD] = "small-bold", [KF_STYLE_TAG] = "tag",
    [KF_STYLE_NUMBER] = "number",     [KF_STYLE_NUMBER_SMALL] = "number-small",
    [KF_STYLE_QUOTE] = "quote",       [KF_STYLE_FILL] = "fill",
    [KF_STYLE_WRITE] = "write",       [KF_STYLE_COUNT] = NULL,
};
static const char *const align_names[] = {
    [KF_ALIGN_START] = "start", [KF_ALIGN_CENTRE] = "centre", [KF_ALIGN_END] = "end", NULL};
static const char *const ink_names[] = {
    [KF_INK_BLACK] = "black", [KF_INK_ACCENT] = "accent", [KF_INK_TINT] = "tint",
    [KF_INK_PAPER] = "paper", [KF_INK_BRAND] = "brand",   [KF_INK_NONE] = "none",
    [KF_INK_COUNT] = NULL,
};

/* --- writing -------------------------------------------------------------------------------------------------------- */

/* Thousandths of a millimetre: finer than any of our units is coarse. */
static void write_mm(JsonBuilder *builder, kf_len length)
{
    json_builder_add_double_value(builder, round(kf_to_mm(length) * 1000) / 1000);
}

static void write_length(JsonBuilder *builder, const char *key, kf_len length)
{
    json_builder_set_member_name(builder, key);
    write_mm(builder, length);
}

static void write_rect(JsonBuilder *builder, const char *key, struct kf_rect rect)
{
    kf_json_array(builder, key);
    write_mm(builder, rect.x);
    write_mm(builder, rect.y);
    write_mm(builder, rect.width);
    write_mm(builder, rect.height);
    json_builder_end_array(builder);
}

static void write_runs(JsonBuilder *builder, const struct kf_printed_text *text)
{
    if (text->run_count == 0) {
        return;
    }
    kf_json_array(builder, "runs");
    for (int i = 0; i < text->run_count; i++) {
        json_builder_begin_array(builder);
        json_builder_add_int_value(builder, text->runs[i].start);
        json_builder_add_int_value(builder, text->runs[i].end);
        json_builder_add_int_value(builder, text->runs[i].flags);
        json_builder_add_string_value(builder, text->runs[i].uri != NULL ? text->runs[i].uri : "");
        json_builder_end_array(builder);
    }
    json_builder_end_array(builder);
}

/* What most texts have is left out: a release has some ten thousand. */
static void write_word(JsonBuilder *builder, const char *key, const char *const *names, int place, int usual)
{
    if (place != usual) {
        kf_json_text(builder, key, names[place]);
    }
}

static void write_count(JsonBuilder *builder, const char *key, int count, int usual)
{
    if (count != usual) {
        kf_json_number(builder, key, count);
    }
}

static void write_text(JsonBuilder *builder, const struct kf_printed_text *text)
{
    json_builder_begin_object(builder);
    if (text->address != NULL) {
        kf_json_text(builder, "address", text->address);
    }
    kf_json_text(builder, "text", text->text);
    write_word(builder, "kind", kf_printed_kind_names, text->kind, KF_PRINTED_WORDS);
    write_word(builder, "where", kf_printed_where_names, text->where, KF_PRINTED_BODY);
    write_rect(builder, "box", text->box);
    write_rect(builder, "rect", text->rect);
    write_rect(builder, "room", text->room);
    write_count(builder, "lines", text->lines, 1);
    write_count(builder, "boxed", text->boxed, 0);
    write_word(builder, "style", style_names, text->style, KF_STYLE_BODY);
    write_word(builder, "align", align_names, text->align, KF_ALIGN_START);
    write_word(builder, "ink", ink_names, text->ink, KF_INK_BLACK);
    write_length(builder, "size", text->size);
    write_length(builder, "line", text->line);
    write_runs(builder, text);
    json_builder_end_object(builder);
}

static void write_drawing(JsonBuilder *builder, const struct kf_printed_drawing *drawing)
{
    json_builder_begin_object(builder);
    if (drawing->address != NULL) {
        kf_json_text(builder, "address", drawing->address);
    }
    write_word(builder, "where", kf_printed_where_names, drawing->where, KF_PRINTED_BODY);
    write_rect(builder, "rect", drawing->rect);
    kf_json_text(builder, "hash", drawing->hash);
    json_builder_end_object(builder);
}

static void write_page(JsonBuilder *builder, const struct kf_printed_page *page)
{
    json_builder_begin_object(builder);
    kf_json_array(builder, "texts");
    for (int i = 0; i < page->text_count; i++) {
        write_text(builder, &page->texts[i]);
    }
    json_builder_end_array(builder);
    kf_json_array(builder, "drawings");
    for (int i = 0; i < page->drawing_count; i++) {
        write_drawing(builder, &page->drawings[i]);
    }
    json_builder_end_array(builder);
    json_builder_end_object(builder);
}

static void write_parts(JsonBuilder *builder, const struct kf_printed_file *file)
{
    if (file->part_count == 0) {
        return;
    }
    kf_json_array(builder, "parts");
    for (int i = 0; i < file->part_count; i++) {
        json_builder_begin_object(builder);
        kf_json_text(builder, "title", file->parts[i].title);
        kf_json_text(builder, "label", file->parts[i].label);
        kf_json_number(builder, "page", file->parts[i].first + 1);
        kf_json_number(builder, "pages", file->parts[i].count);
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
}

static void write_file(JsonBuilder *builder, const struct kf_printed_file *file)
{
    json_builder_begin_object(builder);
    kf_json_text(builder, "module", file->module);
    kf_json_text(builder, "piece", file->piece);
    kf_json_text(builder, "title", file->title);
    kf_json_text(builder, "file", file->name);
    kf_json_text(builder, "number", file->number);
    kf_json_text(builder, "variant", file->variant);
    kf_json_text(builder, "paper", file->paper);
    kf_json_text(builder, "language", file->language);
    kf_json_text(builder, "audience", file->audience);
    kf_json_place(builder, "length", file->length);
    kf_json_flag(builder, "right-to-left", file->right_to_left);
    write_length(builder, "width", file->page_width);
    write_length(builder, "height", file->page_height);
    write_parts(builder, file);
    kf_json_array(builder, "pages");
    for (int i = 0; i < file->page_count; i++) {
        write_page(builder, &file->pages[i]);
    }
    json_builder_end_array(builder);
    json_builder_end_object(builder);
}

const char *kf_printed_list_write(struct kf_arena *arena, const struct kf_list *files)
{
    JsonBuilder *builder = json_builder_new();
    const char *text;
    JsonNode *root;
    char *written;

    json_builder_begin_object(builder);
    kf_json_number(builder, "kinfold-places", VERSION);
    kf_json_array(builder, "files");
    for (int i = 0; i < files->count; i++) {
        write_file(builder, files->items[i]);
    }
    json_builder_end_array(builder);
    json_builder_end_object(builder);
    root = json_builder_get_root(builder);
    written = json_to_string(root, /* pretty */ FALSE);
    text = kf_arena_string(arena, written);
    g_free(written);
    json_node_unref(root);
    g_object_unref(builder);
    return text;
}

/* --- reading -------------------------------------------------------------------------------------------------------- */

struct reader {
    struct kf_arena *arena;
    const char *wrong; /* the first thing that is not as it should be; NULL: none */
};

static JsonNode *member(struct reader *reader, JsonObject *object, const char *key)
{
    JsonNode *node = object != NULL ? json_object_get_member(object, key) : NULL;

    if (node == NULL && reader->wrong == NULL) {
        reader->wrong = kf_arena_format(reader->arena, "\"%s\" is missing", key);
    }
    return node;
}

static void complain(struct reader *reader, const char *key)
{
    if (reader->wrong == NULL) {
        reader->wrong = kf_arena_format(reader->arena, "\"%s\" is not what it should be", key);
    }
}

/* NULL where it is null or left out. */
static const char *optional_text(struct reader *reader, JsonObject *object, const char *key)
{
    JsonNode *node = object != NULL ? json_object_get_member(object, key) : NULL;

    if (node == NULL || JSON_NODE_HOLDS_NULL(node)) {
        return NULL;
    }
    if (!JSON_NODE_HOLDS_VALUE(node) || json_node_get_value_type(node) != G_TYPE_STRING) {
        complain(reader, key);
        return NULL;
    }
    return kf_arena_string(reader->arena, json_node_get_string(node));
}

static const char *needed_text(struct reader *reader, JsonObject *object, const char *key)
{
    const char *text = optional_text(reader, object, key);

    if (text == NULL) {
        complain(reader, key);
        return "";
    }
    return text;
}

static double number_in(struct reader *reader, JsonNode *node, const char *key)
{
    if (node == NULL || !JSON_NODE_HOLDS_VALUE(node) || json_node_get_value_type(node) == G_TYPE_STRING) {
        complain(reader, key);
        return 0;
    }
    return CLAMP(json_node_get_double(node), -1e5, 1e5);
}

static int optional_number(struct reader *reader, JsonObject *object, const char *key, int usual)
{
    JsonNode *node = object != NULL ? json_object_get_member(object, key) : NULL;

    return node == NULL || JSON_NODE_HOLDS_NULL(node) ? usual : (int)number_in(reader, node, key);
}

static kf_len length_of(struct reader *reader, JsonObject *object, const char *key)
{
    JsonNode *node = member(reader, object, key);

    return node == NULL ? 0 : kf_mm(number_in(reader, node, key));
}

/* The place of a word among names; the usual one where it is left out, or, after saying so, is none of them. */
static int choice_of(struct reader *reader, JsonObject *object, const char *key, const char *const *names, int usual)
{
    const char *word = optional_text(reader, object, key);

    for (int i = 0; word != NULL && names[i] != NULL; i++) {
        if (strcmp(names[i], word) == 0) {
            return i;
        }
    }
    if (word != NULL) {
        complain(reader, key);
    }
    return usual;
}

static JsonArray *array_of(struct reader *reader, JsonObject *object, const char *key)
{
    JsonNode *node = member(reader, object, key);

    if (node != NULL && !JSON_NODE_HOLDS_ARRAY(node)) {
        complain(reader, key);
        return NULL;
    }
    return node == NULL ? NULL : json_node_get_array(node);
}

static JsonObject *object_at(struct reader *reader, JsonArray *array, int i, const char *key)
{
    JsonNode *node = json_array_get_element(array, (guint)i);

    if (!JSON_NODE_HOLDS_OBJECT(node)) {
        complain(reader, key);
        return NULL;
    }
    return json_node_get_object(node);
}

static struct kf_rect read_rect(struct reader *reader, JsonObject *object, const char *key)
{
    JsonArray *array = array_of(reader, object, key);
    kf_len parts[4] = {0};

    if (array == NULL || json_array_get_length(array) != 4) {
        complain(reader, key);
        return (struct kf_rect){0};
    }
    for (guint i = 0; i < 4; i++) {
        parts[i] = kf_mm(number_in(reader, json_array_get_element(array, i), key));
    }
    return (struct kf_rect){parts[0], parts[1], parts[2], parts[3]};
}

static void read_run(struct reader *reader, JsonNode *node, int length, struct kf_printed_run *ret_run)
{
    JsonArray *array = JSON_NODE_HOLDS_ARRAY(node) ? json_node_get_array(node) : NULL;
    int parts[3] = {0};
    JsonNode *uri;

    if (array == NULL || json_array_get_length(array) != 4) {
        complain(reader, "runs");
        return;
    }
    for (guint i = 0; i < 3; i++) {
        parts[i] = (int)number_in(reader, json_array_get_element(array, i), "runs");
    }
    uri = json_array_get_element(array, 3);
    if (parts[0] < 0 || parts[1] < parts[0] || parts[1] > length || !JSON_NODE_HOLDS_VALUE(uri) ||
        json_node_get_value_type(uri) != G_TYPE_STRING) {
        complain(reader, "runs");
        return;
    }
    *ret_run = (struct kf_printed_run){parts[0], parts[1], (unsigned)parts[2], NULL};
    if (json_node_get_string(uri)[0] != '\0') {
        ret_run->uri = kf_arena_string(reader->arena, json_node_get_string(uri));
    }
}

static void read_runs(struct reader *reader, JsonObject *object, struct kf_printed_text *text)
{
    JsonArray *array = object != NULL && json_object_has_member(object, "runs") ? array_of(reader, object, "runs") : NULL;
    guint count = array == NULL ? 0 : json_array_get_length(array);

    text->runs = KF_NEW_ARRAY(reader->arena, count, struct kf_printed_run);
    for (guint i = 0; i < count; i++) {
        read_run(reader, json_array_get_element(array, i), (int)strlen(text->text), &text->runs[i]);
    }
    text->run_count = (int)count;
}

static void read_text(struct reader *reader, JsonObject *object, struct kf_printed_text *ret_text)
{
    *ret_text = (struct kf_printed_text){
        .address = optional_text(reader, object, "address"),
        .text = needed_text(reader, object, "text"),
        .kind = (enum kf_printed_kind)choice_of(reader, object, "kind", kf_printed_kind_names, KF_PRINTED_WORDS),
        .where = (enum kf_printed_where)choice_of(reader, object, "where", kf_printed_where_names, KF_PRINTED_BODY),
        .box = read_rect(reader, object, "box"),
        .rect = read_rect(reader, object, "rect"),
        .room = read_rect(reader, object, "room"),
        .lines = optional_number(reader, object, "lines", 1),
        .boxed = optional_number(reader, object, "boxed", 0),
        .style = (enum kf_style)choice_of(reader, object, "style", style_names, KF_STYLE_BODY),
        .align = (enum kf_align)choice_of(reader, object, "align", align_names, KF_ALIGN_START),
        .ink = (enum kf_ink)choice_of(reader, object, "ink", ink_names, KF_INK_BLACK),
        .size = length_of(reader, object, "size"),
        .line = length_of(reader, object, "line"),
    };
    read_runs(reader, object, ret_text);
}

static void read_page(struct reader *reader, JsonObject *object, struct kf_printed_page *ret_page)
{
    JsonArray *texts = array_of(reader, object, "texts"), *drawings = array_of(reader, object, "drawings");

    if (texts == NULL || drawings == NULL) {
        return;
    }
    ret_page->text_count = (int)json_array_get_length(texts);
    ret_page->texts = KF_NEW_ARRAY(reader->arena, ret_page->text_count, struct kf_printed_text);
    for (int i = 0; i < ret_page->text_count; i++) {
        read_text(reader, object_at(reader, texts, i, "texts"), &ret_page->texts[i]);
    }
    ret_page->drawing_count = (int)json_array_get_length(drawings);
    ret_page->drawings = KF_NEW_ARRAY(reader->arena, ret_page->drawing_count, struct kf_printed_drawing);
    for (int i = 0; i < ret_page->drawing_count; i++) {
        JsonObject *drawing = object_at(reader, drawings, i, "drawings");

        ret_page->drawings[i] = (struct kf_printed_drawing){
            .address = optional_text(reader, drawing, "address"),
            .where = (enum kf_printed_where)choice_of(reader, drawing, "where", kf_printed_where_names, KF_PRINTED_BODY),
            .rect = read_rect(reader, drawing, "rect"),
            .hash = needed_text(reader, drawing, "hash"),
        };
    }
}

static void read_parts(struct reader *reader, JsonObject *object, struct kf_printed_file *file)
{
    JsonArray *array = object != NULL && json_object_has_member(object, "parts") ? array_of(reader, object, "parts") : NULL;
    int count = array == NULL ? 0 : (int)json_array_get_length(array);
    struct kf_document_part *parts = KF_NEW_ARRAY(reader->arena, count, struct kf_document_part);

    for (int i = 0; i < count; i++) {
        JsonObject *part = object_at(reader, array, i, "parts");

        parts[i] = (struct kf_document_part){
            .title = needed_text(reader, part, "title"),
            .label = needed_text(reader, part, "label"),
            .first = optional_number(reader, part, "page", 1) - 1,
            .count = optional_number(reader, part, "pages", 0),
        };
    }
    file->parts = parts;
    file->part_count = count;
}

static struct kf_printed_file *read_file(struct reader *reader, JsonObject *object)
{
    struct kf_printed_file *file = KF_NEW(reader->arena, struct kf_printed_file);
    JsonArray *pages = array_of(reader, object, "pages");

    *file = (struct kf_printed_file){
        .module = needed_text(reader, object, "module"),
        .piece = needed_text(reader, object, "piece"),
        .title = needed_text(reader, object, "title"),
        .name = needed_text(reader, object, "file"),
        .number = optional_text(reader, object, "number"),
        .variant = kf_variant_names[choice_of(reader, object, "variant", kf_variant_names, KF_STANDARD)],
        .paper = kf_paper_names[choice_of(reader, object, "paper", kf_paper_names, KF_LETTER)],
        .language = needed_text(reader, object, "language"),
        .audience = optional_text(reader, object, "audience"),
        .length = optional_number(reader, object, "length", 0),
        .right_to_left = object != NULL && json_object_get_boolean_member_with_default(object, "right-to-left", FALSE),
        .page_width = length_of(reader, object, "width"),
        .page_height = length_of(reader, object, "height"),
        .page_count = pages == NULL ? 0 : (int)json_array_get_length(pages),
    };
    read_parts(reader, object, file);
    file->pages = KF_NEW_ARRAY(reader->arena, file->page_count, struct kf_printed_page);
    for (int i = 0; i < file->page_count; i++) {
        read_page(reader, object_at(reader, pages, i, "pages"), &file->pages[i]);
    }
    return file;
}

static void read_all(struct reader *reader, JsonNode *root, struct kf_list *ret_files)
{
    JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT(root) ? json_node_get_object(root) : NULL;
    JsonArray *files;

    if (object == NULL || optional_number(reader, object, "kinfold-places", 0) != VERSION) {
        complain(reader, "kinfold-places");
        return;
    }
    files = array_of(reader, object, "files");
    for (int i = 0; files != NULL && i < (int)json_array_get_length(files) && reader->wrong == NULL; i++) {
        kf_list_add(reader->arena, ret_files, read_file(reader, object_at(reader, files, i, "files")));
    }
}

bool kf_printed_list_read(struct kf_run *run, const char *path, const char *text, struct kf_list *ret_files)
{
    struct reader reader = {.arena = run->arena};
    JsonParser *parser = kf_json_parse(text, strlen(text));

    if (parser != NULL) {
        read_all(&reader, json_parser_get_root(parser), ret_files);
    } else {
        reader.wrong = "it is not JSON";
    }
    g_clear_object(&parser);
    if (reader.wrong != NULL) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, KF_FILE_UNREADABLE, (struct kf_span){.source = NULL}, NULL,
                                  "%s cannot be read: %s", path, reader.wrong),
                     "take the file from the release again; it is made by `kinfold release` and not changed by hand");
    }
    return reader.wrong == NULL;
}
