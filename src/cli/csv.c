/* Spreadsheets: libcsv reads, for quotes and line ends have more forms than one thinks. */

#include "cli/csv.h"

#include <csv.h>
#include <string.h>

#include "base/limits.h"
#include "base/unprintable.h"
#include "base/utf8.h"

static const char MARK[] = "\xEF\xBB\xBF";

/* --- reading -------------------------------------------------------------------------------------------------------- */

struct place { /* counted on and on, so that a long sheet takes no longer a row than a short one */
    size_t at; /* byte */
    int line, column;
};

struct reading {
    struct kf_arena *arena;
    const struct kf_source *source, *shown; /* shown: in messages */
    size_t at, cell_start; /* bytes */
    struct place place;
    struct kf_list *rows, cells, places; /* places: struct kf_span *, of the cells */
    bool too_many;
};

/* Forward only. */
static void go_to(struct reading *reading, size_t at)
{
    const char *text = reading->source->text;
    struct place *place = &reading->place;

    for (; place->at < at; place->at++) {
        if (text[place->at] == '\n' || (text[place->at] == '\r' && text[place->at + 1] != '\n')) {
            place->line++;
            place->column = 1;
        } else if (kf_utf8_begins(text[place->at])) {
            place->column++;
        }
    }
}

static struct kf_span span_from(struct reading *reading, size_t at, size_t bytes)
{
    struct kf_span span = {.source = reading->shown, .offset = at};

    go_to(reading, at);
    span.line = reading->place.line;
    span.column = reading->place.column;
    for (size_t i = 0; i < bytes; i++) {
        span.length += kf_utf8_begins(reading->source->text[at + i]);
    }
    return span;
}

/* After the end of the row before, whose end libcsv sees at its first letter, and what stands before a quote. */
static size_t start_of_cell(const struct reading *reading)
{
    size_t start = reading->cell_start;

    while (start < reading->at && strchr("\r\n ", reading->source->text[start]) != NULL) {
        start++;
    }
    return start;
}

static void keep_place(struct reading *reading)
{
    struct kf_span *place = KF_NEW(reading->arena, struct kf_span);

    *place = span_from(reading, start_of_cell(reading), 1);
    kf_list_add(reading->arena, &reading->places, place);
    reading->cell_start = reading->at + 1;
}

static void end_cell(void *bytes, size_t length, void *data)
{
    struct reading *reading = data;
    char *text = g_strndup(bytes != NULL ? bytes : "", length);

    /* A cell of several lines: as PO files have them. */
    for (char *from = text, *to = text;; from++) {
        if (*from == '\r' && from[1] == '\n') {
            continue;
        }
        *to++ = *from;
        if (*from == '\0') {
            break;
        }
    }
    kf_list_add(reading->arena, &reading->cells, kf_arena_string(reading->arena, g_strstrip(text)));
    g_free(text);
    keep_place(reading);
}

static bool is_empty(const struct kf_list *cells)
{
    for (int i = 0; i < cells->count; i++) {
        if (*(const char *)cells->items[i] != '\0') {
            return false;
        }
    }
    return true;
}

static void keep_row(struct reading *reading)
{
    struct kf_csv_row *row = KF_NEW(reading->arena, struct kf_csv_row);
    struct kf_span *places = KF_NEW_ARRAY(reading->arena, reading->cells.count, struct kf_span);

    *row = (struct kf_csv_row){
        .cells = KF_NEW_ARRAY(reading->arena, reading->cells.count, const char *),
        .count = reading->cells.count,
        .places = places,
    };
    reading->too_many = reading->rows->count >= KF_LIMIT_ROWS;
    for (int i = 0; i < row->count; i++) {
        row->cells[i] = reading->cells.items[i];
        places[i] = *(const struct kf_span *)reading->places.items[i];
    }
    const char *line = reading->source->text + places[0].offset;
    size_t bytes = strcspn(line, "\r\n");

    row->span = places[0];
    row->span.length = 0;
    for (size_t i = 0; i < bytes; i++) {
        row->span.length += kf_utf8_begins(line[i]);
    }
    kf_list_add(reading->arena, reading->rows, row);
}

static void end_row(int end, void *data)
{
    struct reading *reading = data;

    (void)end;
    if (!is_empty(&reading->cells) && !reading->too_many) {
        keep_row(reading);
    }
    reading->cells = reading->places = (struct kf_list){.items = NULL};
}

static unsigned char separator_of(const char *text)
{
    static const char separators[] = {',', ';', '\t'};
    size_t line = strcspn(text, "\n");
    unsigned char best = ',';
    int most = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(separators); i++) {
        int count = 0;

        for (size_t k = 0; k < line; k++) {
            count += text[k] == separators[i];
        }
        if (count > most) {
            most = count;
            best = (unsigned char)separators[i];
        }
    }
    return best;
}

/* Byte by byte, so that each row knows where it begins. False: a quote is left open. */
static bool read_rows(struct reading *reading)
{
    const struct kf_source *source = reading->source;
    struct csv_parser parser;
    bool good;

    (void)csv_init(&parser, 0);
    csv_set_delim(&parser, separator_of(source->text + reading->at));
    for (; reading->at < source->length && !reading->too_many; reading->at++) {
        (void)csv_parse(&parser, source->text + reading->at, 1, end_cell, end_row, reading);
    }
    (void)csv_set_opts(&parser, CSV_STRICT | CSV_STRICT_FINI);
    good = csv_fini(&parser, end_cell, end_row, reading) == 0;
    csv_free(&parser);
    return good;
}

static char *read_text(struct kf_run *run, const char *path, size_t *ret_length)
{
    const char *error = NULL;
    char *text = run->world->read_file(run->world->data, run->arena, path, KF_LIMIT_FILE_BYTES, ret_length, &error);

    if (text == NULL) {
        kf_diag_push(run->diags, error == kf_world_missing ? KF_FILE_MISSING : KF_FILE_UNREADABLE,
                     (struct kf_span){.source = NULL}, NULL, "%s: %s", path, error);
    }
    return text;
}

static bool check_letters(struct kf_run *run, const struct reading *reading, bool is_private)
{
    const char *bad = NULL;
    const struct kf_source *source = reading->source;
    size_t mark = g_str_has_prefix(source->text, MARK) ? strlen(MARK) : 0, at;
    struct kf_span span;

    if (g_utf8_validate(source->text, (gssize)source->length, &bad)) {
        const struct kf_unprintable *why =
            is_private ? NULL : kf_unprintable_find(source->text + mark, source->length - mark, &at);

        if (why != NULL) { /* of people, each row is refused by itself */
            kf_unprintable_report(run->diags, kf_span_at(source, mark + at, 1), g_utf8_get_char(source->text + mark + at), why);
        }
        return why == NULL;
    }
    span = kf_span_at(reading->source, (size_t)(bad - reading->source->text), 1);
    span.source = reading->shown;
    kf_diag_hint(run->diags, kf_diag_push(run->diags, KF_INVALID_UTF8, span, NULL, "this letter is not in UTF-8"),
                 "save the sheet as \"CSV UTF-8\"");
    return false;
}

static bool good_size(struct kf_run *run, const struct reading *reading)
{
    if (reading->too_many) {
        const struct kf_csv_row *last = reading->rows->items[reading->rows->count - 1];

        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, KF_SIZE_LIMIT, last->span, NULL, "the sheet has more than %d rows", KF_LIMIT_ROWS),
                     "split it into several files, each with the first row");
    }
    return !reading->too_many;
}

static struct kf_list *read_sheet(struct kf_run *run, const char *path, bool is_private)
{
    size_t length = 0;
    char *text = read_text(run, path, &length);
    struct kf_source *source = KF_NEW(run->arena, struct kf_source), *shown = KF_NEW(run->arena, struct kf_source);
    struct reading reading = {run->arena, source, is_private ? shown : source, .place = {0, 1, 1},
                              .rows = KF_NEW(run->arena, struct kf_list)};

    if (text == NULL) {
        return NULL;
    }
    *source = (struct kf_source){kf_arena_string(run->arena, path), text, length};
    *shown = (struct kf_source){source->path, NULL, 0};
    if (!check_letters(run, &reading, is_private)) {
        return NULL;
    }
    reading.at = reading.cell_start = reading.place.at = g_str_has_prefix(text, MARK) ? strlen(MARK) : 0;
    if (!read_rows(&reading)) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, KF_WRONG_TYPE, span_from(&reading, start_of_cell(&reading), 1), NULL,
                                  "the quote that opens here is never closed"),
                     "write the other \" at the end of the cell, or leave both out");
        return NULL;
    }
    return good_size(run, &reading) ? reading.rows : NULL;
}

struct kf_list *kf_csv_read(struct kf_run *run, const char *path)
{
    return read_sheet(run, path, /* is_private */ false);
}

struct kf_list *kf_csv_read_private(struct kf_run *run, const char *path)
{
    return read_sheet(run, path, /* is_private */ true);
}

const char *kf_csv_cell(const struct kf_csv_row *row, int column)
{
    return column < row->count ? row->cells[column] : "";
}

struct kf_span kf_csv_place(const struct kf_csv_row *row, int column)
{
    return column < row->count ? row->places[column] : row->span;
}

/* --- writing -------------------------------------------------------------------------------------------------------- */

void kf_csv_begin(GString *out)
{
    g_string_append(out, MARK);
}

void kf_csv_add(GString *out, const char *const *cells, int count)
{
    for (int i = 0; i < count; i++) {
        g_string_append(out, i == 0 ? "\"" : ",\"");
        for (const char *at = cells[i]; *at != '\0'; at++) {
            g_string_append_c(out, *at);
            if (*at == '"') {
                g_string_append_c(out, '"');
            }
        }
        g_string_append_c(out, '"');
    }
    g_string_append(out, "\r\n");
}
