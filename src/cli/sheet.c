/* Sheets with heads. */

#include "cli/sheet.h"

#include <string.h>

/* --- heads ---------------------------------------------------------------------------------------------------------- */

static int head_count(const struct kf_sheet *sheet)
{
    return (int)g_strv_length((char **)(guintptr)sheet->heads);
}

static int column_of(const struct kf_sheet *sheet, const char *typed)
{
    char *lower = g_utf8_strdown(typed, -1);
    int found = -1;

    (void)g_strdelimit(lower, " _", '-');
    for (int i = 0; sheet->heads[i] != NULL; i++) {
        found = strcmp(lower, sheet->heads[i]) == 0 ? i : found;
    }
    g_free(lower);
    return found;
}

/* What is not a head may be what a first row says, in a sheet without heads: a private one does not tell it. */
static void say_unknown(struct kf_sheet *sheet, int place)
{
    struct kf_diags *diags = sheet->run->diags;
    const char *typed = kf_csv_cell(sheet->row, place);
    const char *nearest = kf_nearest(typed, sheet->heads, head_count(sheet));
    const char *name = sheet->is_private ? "" : kf_arena_format(sheet->run->arena, ", \"%s\",", typed);
    struct kf_span span = kf_csv_place(sheet->row, place);

    if (nearest != NULL) {
        kf_diag_hint(diags,
                     kf_diag_push(diags, KF_UNKNOWN_KEY, span, NULL, "column %d%s has a head that is not known", place + 1, name),
                     "did you mean %s?", nearest);
    } else if (*typed != '\0') {
        kf_diag_note(diags, KF_UNKNOWN_KEY, span, NULL, "column %d%s is not read", place + 1, name);
    }
}

bool kf_sheet_read_heads(struct kf_sheet *sheet, const struct kf_csv_row *row)
{
    struct kf_diags *diags = sheet->run->diags;
    int errors = diags->errors;

    sheet->row = row;
    sheet->head_count = row->count;
    for (int i = 0; i < KF_SHEET_COLUMNS_MOST; i++) {
        sheet->columns[i] = -1;
    }
    for (int i = 0; i < row->count; i++) {
        int column = column_of(sheet, kf_csv_cell(row, i));

        if (column < 0) {
            say_unknown(sheet, i);
        } else if (kf_sheet_has(sheet, column)) {
            kf_diag_also(diags,
                         kf_diag_push(diags, KF_DUPLICATE_KEY, kf_csv_place(row, i), NULL, "a second column has the head %s",
                                      sheet->heads[column]),
                         kf_csv_place(row, sheet->columns[column]), "the first");
        } else {
            sheet->columns[column] = i;
        }
    }
    return diags->errors == errors;
}

bool kf_sheet_has(const struct kf_sheet *sheet, int column)
{
    return sheet->columns[column] >= 0;
}

/* --- rows ----------------------------------------------------------------------------------------------------------- */

bool kf_sheet_begin_row(struct kf_sheet *sheet, const struct kf_csv_row *row)
{
    struct kf_diags *diags = sheet->run->diags;

    sheet->row = row;
    sheet->errors = 0;
    if (row->count > sheet->head_count) {
        kf_diag_hint(diags,
                     kf_diag_push(diags, KF_OUT_OF_RANGE, row->span, NULL, "%d cells, where there are %d heads", row->count,
                                  sheet->head_count),
                     "put what has a comma in it in quotes: \"Example, Ana\"");
        return false;
    }
    return true;
}

const char *kf_sheet_cell(const struct kf_sheet *sheet, int column)
{
    return kf_sheet_has(sheet, column) ? kf_csv_cell(sheet->row, sheet->columns[column]) : "";
}

struct kf_span kf_sheet_place(const struct kf_sheet *sheet, int column)
{
    return kf_sheet_has(sheet, column) ? kf_csv_place(sheet->row, sheet->columns[column]) : sheet->row->span;
}

struct kf_diag *kf_sheet_refuse(struct kf_sheet *sheet, enum kf_code code, int column, const char *what, const char *hint)
{
    struct kf_diags *diags = sheet->run->diags;
    struct kf_diag *diag =
        kf_diag_push(diags, code, kf_sheet_place(sheet, column), NULL, "%s: %s", sheet->heads[column], what);

    kf_diag_hint(diags, diag, "%s", hint);
    sheet->errors++;
    return diag;
}
