#ifndef KF_BLOCKS_LISTING_H
#define KF_BLOCKS_LISTING_H

/* Tables of what the modules hold, for the pages that go with them: heads in the words of the program, a row for each thing,
 * cells to write in. In large print each row is a small list. */

#include "blocks/table.h"
#include "model/facts.h"

struct kf_listing_cell {
    struct kf_box *content;      /* NULL: lines to write on */
    const char *address, *label; /* of the lines; label: as spoken, NULL: nothing stands here */
    int lines;
};

struct kf_listing {
    int columns;
    const char *heads[KF_TABLE_COLUMNS_MOST]; /* words of the program by id */
    kf_len widths[KF_TABLE_COLUMNS_MOST];     /* 0: what the others leave */
    bool row_heads;                           /* the first cell says what its row is about */
    bool middle;         /* cells stand at half their row's height, for what is marked in one line */
    bool stays_table;    /* in large print too: all but one of its columns hold a number, a tick or a day */
    unsigned dividers;   /* bit i: a rule before column i */
    struct kf_list rows; /* struct kf_box */
};

/* cells: one for each column. */
void kf_listing_add(struct kf_build *build, struct kf_listing *listing, const char *address,
                    const struct kf_listing_cell *cells);
/* A row to fill in by hand, the n-th. address: of the block. */
void kf_listing_add_blank(struct kf_build *build, struct kf_listing *listing, const char *address, int n, int lines);
/* All of it rows to fill in by hand. */
struct kf_box *kf_listing_blank_box(struct kf_build *build, struct kf_listing *listing, const char *address, int rows,
                                    int lines);
struct kf_box *kf_listing_box(struct kf_build *build, const struct kf_listing *listing);

/* "What we saw, row 3" */
const char *kf_listing_label(struct kf_build *build, const struct kf_listing *listing, int column, int n);

/* What to read or write in a cell. */
struct kf_listing_cell kf_listing_words(struct kf_build *build, const struct kf_inline *words);
struct kf_listing_cell kf_listing_plain(struct kf_build *build, const char *words);
struct kf_listing_cell kf_listing_blank(const char *address, const char *label, int lines);

/* "Session 2: Repair conversations"; without a series the module's title. */
const char *kf_session_fact_title(struct kf_build *build, const struct kf_session_fact *session);
/* Its part of addresses: of a module's second session another than of its first. */
const char *kf_session_fact_id(const struct kf_session_fact *session);
/* What one session adds under its title, on one page where it has room. */
struct kf_box *kf_session_fact_part(struct kf_build *build, const struct kf_session_fact *session,
                                    struct kf_box *content);

#endif
