#ifndef KF_CLI_CSV_H
#define KF_CLI_CSV_H

/* Spreadsheets as text: read as Excel, LibreOffice and Google write them, written as all three read them. */

#include "base/run.h"

struct kf_csv_row {
    const char **cells;
    int count;
    struct kf_span span; /* the row's first line */
};

/* UTF-8 with or without a byte order mark; the separator is what the first line has most of. Empty rows are left out. NULL
 * after pushing an error; else a list of struct kf_csv_row *, in arena. */
struct kf_list *kf_csv_read(struct kf_run *run, const char *path);
/* The row's cell, "" where it has none. */
const char *kf_csv_cell(const struct kf_csv_row *row, int column);

/* The mark by which Excel knows UTF-8; once, before the first row. */
void kf_csv_begin(GString *out);
void kf_csv_add(GString *out, const char *const *cells, int count);

#endif
