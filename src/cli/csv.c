/* Spreadsheets: libcsv reads, for quotes and line ends have more forms than one thinks. */

#include "cli/csv.h"

#include <csv.h>
#include <string.h>

#include "base/limits.h"

static const char MARK[] = "\xEF\xBB\xBF";

/* --- reading -------------------------------------------------------------------------------------------------------- */

struct reading {
    struct kf_arena *arena;
    const struct kf_source *source;
    size_t at, row_start; /* bytes */
    struct kf_list *rows, cells;
};

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

static void end_row(int end, void *data)
{
    struct reading *reading = data;
    const char *start = reading->source->text + reading->row_start;

    (void)end;
    start += strspn(start, "\r\n"); /* of the row before, whose end libcsv sees at its first letter */
    if (!is_empty(&reading->cells)) {
        struct kf_csv_row *row = KF_NEW(reading->arena, struct kf_csv_row);
        struct kf_span span =
            kf_span_at(reading->source, (size_t)(start - reading->source->text), strcspn(start, "\r\n"));

        *row = (struct kf_csv_row){KF_NEW_ARRAY(reading->arena, reading->cells.count, const char *),
                                   reading->cells.count, span};
        for (int i = 0; i < row->count; i++) {
            row->cells[i] = reading->cells.items[i];
        }
        kf_list_add(reading->arena, reading->rows, row);
    }
    reading->cells = (struct kf_list){.items = NULL};
    reading->row_start = reading->at + 1;
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

/* Byte by byte, so that each row knows where it begins. */
static void read_rows(struct reading *reading)
{
    const struct kf_source *source = reading->source;
    struct csv_parser parser;

    (void)csv_init(&parser, 0);
    csv_set_delim(&parser, separator_of(source->text + reading->at));
    for (; reading->at < source->length; reading->at++) {
        (void)csv_parse(&parser, source->text + reading->at, 1, end_cell, end_row, reading);
    }
    (void)csv_fini(&parser, end_cell, end_row, reading);
    csv_free(&parser);
}

struct kf_list *kf_csv_read(struct kf_run *run, const char *path)
{
    const char *error = NULL, *bad = NULL;
    size_t length = 0;
    char *text = run->world->read_file(run->world->data, run->arena, path, KF_LIMIT_FILE_BYTES, &length, &error);
    struct kf_source *source = KF_NEW(run->arena, struct kf_source);
    struct reading reading = {run->arena, source, .rows = KF_NEW(run->arena, struct kf_list)};

    if (text == NULL) {
        kf_diag_push(run->diags, error == kf_world_missing ? KF_FILE_MISSING : KF_FILE_UNREADABLE,
                     (struct kf_span){.source = NULL}, NULL, "%s: %s", path, error);
        return NULL;
    }
    *source = (struct kf_source){kf_arena_string(run->arena, path), text, length};
    if (!g_utf8_validate(text, (gssize)length, &bad)) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, KF_INVALID_UTF8, kf_span_at(source, (size_t)(bad - text), 1), NULL,
                                  "this letter is not in UTF-8"),
                     "save the sheet as \"CSV UTF-8\"");
        return NULL;
    }
    reading.at = reading.row_start = g_str_has_prefix(text, MARK) ? strlen(MARK) : 0;
    read_rows(&reading);
    return reading.rows;
}

const char *kf_csv_cell(const struct kf_csv_row *row, int column)
{
    return column < row->count ? row->cells[column] : "";
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
