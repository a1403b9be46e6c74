#ifndef KF_CLI_SHEET_H
#define KF_CLI_SHEET_H

/* A spreadsheet whose first line names its columns, in any order: its heads, and the cells of one row after another. */

#include "base/run.h"
#include "cli/csv.h"

enum { KF_SHEET_COLUMNS_MOST = 16 };

struct kf_sheet {
    struct kf_run *run;
    const char *const *heads; /* that are known: lower case, hyphens; NULL-terminated */
    bool is_private;          /* messages show nothing that is typed */
    /* what is read */
    int columns[KF_SHEET_COLUMNS_MOST]; /* place in the file of each known head, -1: none */
    int head_count;                     /* in the file */
    const struct kf_csv_row *row;       /* the one at hand */
    int errors;                         /* of this row */
};

/* Reads the heads: capitals, blanks and underscores make no other head. One that is nearly a known one, or there twice, is
 * an error; another is not read, and a note says so. False after errors. */
bool kf_sheet_read_heads(struct kf_sheet *sheet, const struct kf_csv_row *row);
bool kf_sheet_has(const struct kf_sheet *sheet, int column);

/* Goes to a row. False after an error: it has more cells than there are heads. */
bool kf_sheet_begin_row(struct kf_sheet *sheet, const struct kf_csv_row *row);
/* What stands in the row under a head, "" where there is nothing. */
const char *kf_sheet_cell(const struct kf_sheet *sheet, int column);
struct kf_span kf_sheet_place(const struct kf_sheet *sheet, int column);
/* Says what is wrong in a cell, after its head. */
struct kf_diag *kf_sheet_refuse(struct kf_sheet *sheet, enum kf_code code, int column, const char *what, const char *hint);

#endif
