#ifndef KF_CLI_CSV_H
#define KF_CLI_CSV_H

/* Spreadsheets as text: read as Excel, LibreOffice and Google write them, written as all three read them. */

#include "base/run.h"

struct kf_csv_row {
    const char **cells;
    int count;
    struct kf_span span; /* the row's first line */
    const struct kf_span *places; /* where each cell begins */
};

/* UTF-8 with or without a byte order mark; the separator is what the first line has most of. Empty rows are left out. NULL
 * after pushing an error; else a list of struct kf_csv_row *, in arena. */
struct kf_list *kf_csv_read(struct kf_run *run, const char *path);
/* The same of a sheet with people in it: no message ever shows a line of it. */
struct kf_list *kf_csv_read_private(struct kf_run *run, const char *path);
/* The row's cell, "" where it has none. */
const char *kf_csv_cell(const struct kf_csv_row *row, int column);
/* Where the cell is; of one that the row lacks, the row. */
struct kf_span kf_csv_place(const struct kf_csv_row *row, int column);

/* The mark by which Excel knows UTF-8; once, before the first row. */
void kf_csv_begin(GString *out);
void kf_csv_add(GString *out, const char *const *cells, int count);

#endif
