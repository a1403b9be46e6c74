/* Rows of a listing, as a table or one under the other. */
#include "blocks/listing.h"

#include <string.h>

#include "layout/layout.h"
#include "model/series.h"

#define COLUMN_GAP KF_MM(4)
#define DIVIDER_GAP KF_MM(2)
#define CELL_PAD KF_MM(1.5)
#define LINE_LEAST KF_MM(7) /* to write on */
#define LINE KF_MM(8)
#define LINE_MOST KF_MM(9)
#define TITLE_ROOM KF_MM(24) /* of a page, which a part does not have */

static bool is_stacked(const struct kf_build *build, const struct kf_listing *listing)
{
    return build->theme->single_column && !listing->stays_table;
}

static kf_len height_of(struct kf_build *build, const struct kf_box *box)
{
    const struct kf_fit fit = kf_fit_natural(build->theme);

    return kf_measure(build->shaper, box, build->width, &fit);
}

/* --- cells ----------------------------------------------------------------------------------------------------------- */

struct kf_listing_cell kf_listing_words(struct kf_build *build, const struct kf_inline *words)
{
    enum kf_style style = build->theme->single_column ? KF_STYLE_BODY : KF_STYLE_COMPACT;

    return (struct kf_listing_cell){.content = kf_part_inline(build, words, style, KF_ROLE_P)};
}

struct kf_listing_cell kf_listing_plain(struct kf_build *build, const char *words)
{
    return kf_listing_words(build, kf_build_plain(build, words));
}

struct kf_listing_cell kf_listing_blank(const char *address, const char *label, int lines)
{
    return (struct kf_listing_cell){.address = address, .label = label, .lines = lines};
}

static struct kf_box *cell_box(struct kf_build *build, const struct kf_listing *listing,
                               const struct kf_listing_cell *cell, int column)
{
    const struct kf_height height = {LINE_LEAST, LINE, LINE_MOST, KF_GIVE_ROWS};
    bool head = column == 0 && listing->row_heads && cell->content;
    kf_len right = column + 1 < listing->columns ? COLUMN_GAP : 0;

    if (!cell->content && cell->label) {
        struct kf_box *blank = kf_table_blank_cell(build, cell->address, cell->label, cell->lines, height);
        blank->as.stack.pad.right = right;
        return blank;
    }
    struct kf_box *box = kf_table_cell(build, head ? KF_ROLE_HEAD_CELL : KF_ROLE_CELL,
                                       head ? KF_SCOPE_ROW : KF_SCOPE_NONE, cell->content);
    box->as.stack.pad = (struct kf_pad){CELL_PAD, right, CELL_PAD, 0};
    box->valign = listing->middle ? KF_VALIGN_MIDDLE : box->valign;
    return box;
}

static struct kf_box *head_row(struct kf_build *build, const struct kf_listing *listing)
{
    struct kf_list cells = {0};

    for (int i = 0; i < listing->columns; i++) {
        struct kf_box *words =
            kf_part_inline(build, kf_build_words(build, listing->heads[i]), KF_STYLE_LABEL, KF_ROLE_P);
        struct kf_box *cell = kf_table_cell(build, KF_ROLE_HEAD_CELL, KF_SCOPE_COLUMN, words);
        kf_len left = listing->dividers & 1u << i ? DIVIDER_GAP : 0;
        cell->as.stack.pad = (struct kf_pad){0, i + 1 < listing->columns ? COLUMN_GAP : 0, KF_MM(1), left};
        cell->valign = KF_VALIGN_BOTTOM;
        kf_list_add(build->arena, &cells, cell);
    }
    return kf_table_row(build, &cells, listing->widths, (struct kf_table_look){.below = KF_TABLE_MEDIUM});
}

static struct kf_box *table_row(struct kf_build *build, const struct kf_listing *listing,
                                const struct kf_listing_cell *given)
{
    struct kf_list cells = {0};

    for (int i = 0; i < listing->columns; i++) {
        kf_list_add(build->arena, &cells, cell_box(build, listing, &given[i], i));
    }
    return kf_table_row(build, &cells, listing->widths,
                        (struct kf_table_look){.below = KF_TABLE_LINE, .dividers = listing->dividers});
}

/* --- large print ----------------------------------------------------------------------------------------------------- */

static struct kf_box *large_content(struct kf_build *build, const struct kf_listing_cell *cell)
{
    if (cell->content || !cell->label) {
        return cell->content;
    }
    struct kf_box *lines = kf_box_lines(build->arena, build->theme, cell->lines, cell->label);
    lines->address = cell->address;
    return lines;
}

/* What the row is about, then the others each under its head. */
static struct kf_box *large_row(struct kf_build *build, const struct kf_listing *listing,
                                const struct kf_listing_cell *given)
{
    bool led = listing->row_heads && given[0].content;
    struct kf_list parts = {0};

    if (led) {
        given[0].content->flags |= KF_KEEP_NEXT;
        kf_list_add(build->arena, &parts, given[0].content);
    }
    for (int i = led ? 1 : 0; i < listing->columns; i++) {
        const struct kf_text head = {.text = kf_vocabulary_get(build->content->vocabulary, listing->heads[i])};
        struct kf_box *content = large_content(build, &given[i]);
        if (content) {
            kf_list_add(build->arena, &parts, kf_table_under_head(build, &head, content));
        }
    }
    struct kf_box *body = kf_box_role(build->arena, kf_box_stack(build->arena, &parts, KF_MM(2)), KF_ROLE_BODY);
    struct kf_box *item = kf_box_role(build->arena, kf_part_stack(build, 0, body, NULL), KF_ROLE_ITEM);
    if (height_of(build, item) <= build->theme->main_height / 2) {
        item->flags |= KF_KEEP_WHOLE;
    }
    return item;
}

/* --- rows ------------------------------------------------------------------------------------------------------------ */

void kf_listing_add(struct kf_build *build, struct kf_listing *listing, const char *address,
                    const struct kf_listing_cell *cells)
{
    struct kf_box *row =
        is_stacked(build, listing) ? large_row(build, listing, cells) : table_row(build, listing, cells);

    row->address = address;
    row->flags |= KF_ITEM;
    kf_list_add(build->arena, &listing->rows, row);
}

const char *kf_listing_label(struct kf_build *build, const struct kf_listing *listing, int column, int n)
{
    const struct kf_vocabulary *words = build->content->vocabulary;

    return kf_vocabulary_fill(words, build->arena, "cell-label", "column",
                              kf_vocabulary_get(words, listing->heads[column]), "n",
                              kf_arena_format(build->arena, "%d", n), NULL);
}

void kf_listing_add_blank(struct kf_build *build, struct kf_listing *listing, const char *address, int n, int lines)
{
    const char *row = kf_arena_format(build->arena, "%s/row-%d", address, n);
    struct kf_listing_cell cells[KF_TABLE_COLUMNS_MOST] = {0};

    for (int i = 0; i < listing->columns; i++) {
        cells[i] = kf_listing_blank(kf_arena_format(build->arena, "%s/%d", row, i + 1),
                                    kf_listing_label(build, listing, i, n), lines);
    }
    kf_listing_add(build, listing, row, cells);
}

struct kf_box *kf_listing_box(struct kf_build *build, const struct kf_listing *listing)
{
    struct kf_list rows = {0};

    if (is_stacked(build, listing)) {
        struct kf_list items = listing->rows;
        struct kf_box *list = kf_part_list(build, &items, build->theme->gap, KF_NUMBERING_NONE);
        list->as.stack.flexible_gap = true;
        list->as.stack.least_kids = 1; /* a row may fill a third of a page */
        return list;
    }
    kf_list_add(build->arena, &rows, head_row(build, listing));
    for (int i = 0; i < listing->rows.count; i++) {
        kf_list_add(build->arena, &rows, listing->rows.items[i]);
    }
    return kf_box_role(build->arena, kf_box_table(build->arena, &rows, /* heads */ 1), KF_ROLE_TABLE);
}

struct kf_box *kf_listing_blank_box(struct kf_build *build, struct kf_listing *listing, const char *address, int rows,
                                    int lines)
{
    for (int n = 1; n <= rows; n++) {
        kf_listing_add_blank(build, listing, address, n, lines);
    }
    return kf_listing_box(build, listing);
}

/* --- sessions -------------------------------------------------------------------------------------------------------- */

const char *kf_session_fact_title(struct kf_build *build, const struct kf_session_fact *session)
{
    const struct kf_content *content = session->content;
    const char *title = kf_build_spoken(build, kf_build_inline(build, &content->module->title));

    if (!content->edition.session) {
        return title;
    }
    return kf_vocabulary_fill(build->content->vocabulary, build->arena, "pack-session", "number",
                              kf_arena_format(build->arena, "%d", content->edition.session->place), "title", title,
                              NULL);
}

const char *kf_session_fact_id(const struct kf_session_fact *session)
{
    return session->content->edition.session ? session->content->edition.session->id : session->content->module->id;
}

struct kf_box *kf_session_fact_part(struct kf_build *build, const struct kf_session_fact *session,
                                    struct kf_box *content)
{
    const struct kf_inline *title = kf_build_plain(build, kf_session_fact_title(build, session));
    struct kf_box *part = kf_part_stack(build, 0, kf_part_heading(build, title), content, NULL);

    if (height_of(build, part) <= build->theme->main_height - TITLE_ROOM) {
        part->flags |= KF_KEEP_WHOLE;
    }
    if (strcmp(session->content->language, build->content->language) != 0) {
        struct kf_tag *tag = kf_tag_new(build->arena, KF_ROLE_DIV);
        tag->language = session->content->language;
        part->tag = tag;
    }
    return part;
}
