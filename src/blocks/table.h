#ifndef KF_BLOCKS_TABLE_H
#define KF_BLOCKS_TABLE_H

/* What tables share: cells and rows with their rules, columns with their widths, and the form that a row takes where
 * columns do not fit. */

#include "blocks/build.h"

struct kf_table_row { /* as the author writes it */
    const char *id, *address;
    const struct kf_node *node;
    struct kf_texts cells;
};

extern const struct kf_record kf_table_row_record;

#define KF_TABLE_COLUMNS_MOST 5 /* the most that any table has */

enum kf_table_rule { KF_TABLE_NO_RULE, KF_TABLE_HAIR, KF_TABLE_LINE, KF_TABLE_MEDIUM /* accent */ };

struct kf_table_look { /* of one row */
    enum kf_table_rule above; /* of a row with tint: what the row above has below, drawn again over the tint's edge */
    enum kf_table_rule below;
    bool tint;
    bool framed;       /* the table has a frame: rules end at it, and stand between the columns too */
    unsigned dividers; /* without a frame: bit i, a rule before column i */
};

/* NULL or no words. */
bool kf_table_is_empty(const struct kf_text *text);
/* A cell around content, which may be NULL. */
struct kf_box *kf_table_cell(struct kf_build *build, enum kf_role role, enum kf_scope scope, struct kf_box *content);
/* A box to tick in the middle of a cell of this width. */
struct kf_box *kf_table_tick_cell(struct kf_build *build, const char *address, const char *label, kf_len width);
/* A line to write on, as high as a row: the row's own rule is the line. */
struct kf_box *kf_table_line_cell(struct kf_build *build, enum kf_role role, enum kf_scope scope, const char *address,
                                  const char *label, struct kf_height height);
/* Lines to write on with dotted guides between them: the last one is the row's own rule. height: of each. */
struct kf_box *kf_table_blank_cell(struct kf_build *build, const char *address, const char *label, int lines,
                                   struct kf_height height);
/* A row of cells, kept whole, with room for a hand where a text has a blank. */
struct kf_box *kf_table_row(struct kf_build *build, struct kf_list *cells, const kf_len *widths,
                            struct kf_table_look look);
/* A table of such rows with a frame around it; the first is its head. */
struct kf_box *kf_table_framed(struct kf_build *build, struct kf_list *rows);
/* Shares total as `given`, mm for each column; equally when there is none. ret_widths has room for count. */
void kf_table_widths(const struct kf_words *given, int count, kf_len total, kf_len *ret_widths);
/* Pushes what is wrong with the number of widths, and of cells in each row. */
void kf_table_check(struct kf_run *run, const struct kf_block *block, const struct kf_words *widths,
                    const struct kf_records *rows, int columns, bool whole_rows);
/* Whether each word of a head is narrower than its column. If not, says so at the head's place (KF_OVERFULL). */
bool kf_table_head_fits(struct kf_build *build, const struct kf_text *head, enum kf_style style, kf_len width);
/* Where columns do not fit: content under its column's head. */
struct kf_box *kf_table_under_head(struct kf_build *build, const struct kf_text *head, struct kf_box *content);

#endif
