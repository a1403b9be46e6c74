#ifndef KF_TESTS_BLOCKS_SHEET_H
#define KF_TESTS_BLOCKS_SHEET_H

/* What tests of blocks share: one sheet at a time, its first block built, put on pages, split, heard and measured. */

#include "support/stage.h"

#include <string.h>

static struct kf_test_sheet *sheet; /* the one that was built last */

/* --- built -------------------------------------------------------------------------------------------------------- */

static inline struct kf_box *build_edition(const char *blocks, struct kf_edition edition)
{
    sheet = kf_test_sheet_new(blocks, edition);
    return kf_test_sheet_box(sheet, 0);
}

static inline struct kf_box *build(const char *blocks, enum kf_variant variant)
{
    return build_edition(blocks, (struct kf_edition){.variant = variant});
}

/* In one of two columns. */
static inline struct kf_box *build_in_column(const char *blocks)
{
    sheet = kf_test_sheet_new(blocks, (struct kf_edition){0});
    sheet->build.width = KF_MM(86);
    return kf_test_sheet_box(sheet, 0);
}

static inline struct kf_box *build_right_to_left(const char *blocks)
{
    sheet = kf_test_sheet_new(blocks, (struct kf_edition){0});
    sheet->stage->theme.right_to_left = true;
    return kf_test_sheet_box(sheet, 0);
}

/* There is nothing to build: these blocks are wrong in this way. */
static inline const struct kf_diag *build_fails(const char *blocks, enum kf_code code)
{
    sheet = kf_test_sheet_new(blocks, (struct kf_edition){0});
    assert_null(sheet->content);
    return kf_test_find(sheet->run, code);
}

static inline int tear_down(void **state)
{
    (void)state;
    kf_test_sheet_free(sheet);
    return 0;
}

/* The head row is 0. */
static inline const struct kf_box *cell(const struct kf_box *table, int row, int column)
{
    return table->as.table.rows[row]->as.row.kids[column];
}

/* --- measured ----------------------------------------------------------------------------------------------------- */

static inline kf_len height_of(const struct kf_box *box, struct kf_fit fit)
{
    return kf_measure(&sheet->stage->shaper, box, sheet->build.width, &fit);
}

/* squeeze: as of kf_fit_squeezed, 0 is natural. */
static inline kf_len height_at(const struct kf_box *box, int squeeze)
{
    return height_of(box, kf_fit_squeezed(&sheet->stage->theme, squeeze));
}

static inline enum kf_split split_at(const struct kf_box *box, kf_len height, struct kf_box **ret_head,
                                     struct kf_box **ret_tail)
{
    struct kf_fit fit = kf_fit_natural(&sheet->stage->theme);

    return kf_split(&sheet->stage->shaper, box, sheet->build.width, &fit, height, ret_head, ret_tail);
}

/* --- on a page ---------------------------------------------------------------------------------------------------- */

/* On a new page, at its left margin and 32 mm down. */
static inline const struct kf_page *put_fitted(const struct kf_box *box, struct kf_fit fit)
{
    struct kf_test_stage *stage = sheet->stage;
    int page = kf_placer_new_page(&stage->placer);

    kf_place(&stage->placer, page, box, (struct kf_point){stage->theme.left, KF_MM(32)}, sheet->build.width,
             height_of(box, fit), &fit, stage->pages.root, KF_ARTIFACT_NONE);
    return &stage->pages.pages[page];
}

static inline const struct kf_page *put(const struct kf_box *box)
{
    return put_fitted(box, kf_fit_natural(&sheet->stage->theme));
}

/* Of all pages. */
static inline int count_blanks(void)
{
    const struct kf_marks *marks = &sheet->stage->pages.marks;
    int count = 0;

    for (int i = 0; i < marks->count; i++) {
        count += marks->items[i]->kind == KF_MARK_BLANK;
    }
    return count;
}

/* The n-th blank of all pages, from 0. */
static inline const struct kf_mark *blank(int n)
{
    const struct kf_marks *marks = &sheet->stage->pages.marks;

    for (int i = 0; i < marks->count; i++) {
        if (marks->items[i]->kind == KF_MARK_BLANK && n-- == 0) {
            return marks->items[i];
        }
    }
    fail_msg("no such blank");
    return NULL;
}

/* Where the item of this address was put, from the top left of its block. */
static inline struct kf_rect item_at(const char *address)
{
    const struct kf_marks *marks = &sheet->stage->pages.marks;

    for (int i = 0; i < marks->count; i++) {
        const struct kf_rect *rect = &marks->items[i]->rect;
        if (marks->items[i]->kind == KF_MARK_ITEM && strcmp(marks->items[i]->address, address) == 0) {
            return (struct kf_rect){rect->x - sheet->stage->theme.left, rect->y - KF_MM(32), rect->width, rect->height};
        }
    }
    fail_msg("%s is not on the page", address);
    return (struct kf_rect){0};
}

/* The first text on the first page that begins with these words. */
static inline const struct kf_item *text_item(const char *words)
{
    const struct kf_page *page = &sheet->stage->pages.pages[0];

    for (int i = 0; i < page->count; i++) {
        if (page->items[i].kind == KF_ITEM_TEXT && g_str_has_prefix(page->items[i].shaped->text->text, words)) {
            return &page->items[i];
        }
    }
    fail_msg("\"%s\" is not on the page", words);
    return NULL;
}

/* Words, the labels of blanks, and where a list begins, in reading order. */
static inline void add_heard(GString *out, const struct kf_element *element)
{
    const char *said = element->tag->role == KF_ROLE_FORM ? element->tag->alt : element->words;

    if (said) {
        g_string_append_printf(out, "%s: %s\n", kf_role_name(element->tag->role), said);
    } else if (element->tag->role == KF_ROLE_LIST) {
        g_string_append(out, "list\n");
    }
    for (int i = 0; i < element->count; i++) {
        if (element->kids[i].kind == KF_KID_ELEMENT) {
            add_heard(out, element->kids[i].element);
        }
    }
}

static inline void assert_heard(const char *expected)
{
    GString *out = g_string_new(NULL);

    add_heard(out, sheet->stage->pages.root);
    assert_string_equal(expected, out->str);
    g_string_free(out, TRUE);
}

/* How often a drawing makes this operation: " L ", "path fill". */
static inline int count_ops(kf_draw *draw, const struct kf_placed *placed, const void *data, const char *operation)
{
    cairo_surface_t *surface = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, NULL);
    struct kf_canvas canvas = {cairo_create(surface), &sheet->stage->theme, g_string_new(NULL)};
    int count = 0;

    draw(&canvas, placed, data);
    for (const char *p = canvas.ops->str; (p = strstr(p, operation)) != NULL; p++) {
        count++;
    }
    cairo_destroy(canvas.cr);
    cairo_surface_destroy(surface);
    g_string_free(canvas.ops, TRUE);
    return count;
}

#endif
