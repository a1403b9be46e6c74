/* The notice that goes to all who have such pages: what, why, which pages to pull. One row for a file, wherever it lies, so
 * that it stays one page for many sites. */

#include <string.h>

#include "blocks/table.h"
#include "cli/own_document.h"
#include "cli/recall.h"

#define TICK KF_MM(14)
#define PAGES KF_MM(34)
#define PLACES KF_MM(48)

struct row { /* files that are the same but for where they lie */
    const struct kf_recall_page *first;
    struct kf_list pages;  /* const char *: "3", "H2.1-1" */
    struct kf_list places; /* const char * */
};

struct notice {
    struct kf_own_document document;
    const struct kf_recall *recall;
    struct kf_list rows; /* struct row */
    struct kf_list boxes;
};

/* --- rows ------------------------------------------------------------------------------------------------------------- */

static bool same_file(const struct kf_recall_page *one, const struct kf_recall_page *two)
{
    return strcmp(one->module, two->module) == 0 && strcmp(one->title, two->title) == 0 &&
           g_strcmp0(one->number, two->number) == 0 && strcmp(one->variant, two->variant) == 0 &&
           strcmp(one->paper, two->paper) == 0 && strcmp(one->language, two->language) == 0 &&
           g_strcmp0(one->version, two->version) == 0;
}

static void add_once(struct kf_arena *arena, struct kf_list *list, const char *text)
{
    for (int i = 0; i < list->count; i++) {
        if (strcmp(list->items[i], text) == 0) {
            return;
        }
    }
    kf_list_add(arena, list, (void *)(guintptr)text);
}

static struct row *row_for(struct notice *notice, const struct kf_recall_page *page)
{
    struct row *row;

    for (int i = 0; i < notice->rows.count; i++) {
        row = notice->rows.items[i];
        if (same_file(row->first, page)) {
            return row;
        }
    }
    row = KF_NEW(notice->document.arena, struct row);
    row->first = page;
    kf_list_add(notice->document.arena, &notice->rows, row);
    return row;
}

static void collect(struct notice *notice)
{
    struct kf_arena *arena = notice->document.arena;

    for (int i = 0; i < notice->recall->pages.count; i++) {
        const struct kf_recall_page *page = notice->recall->pages.items[i];
        struct row *row = row_for(notice, page);

        add_once(arena, &row->pages, page->label != NULL ? page->label : kf_arena_format(arena, "%d", page->page));
        add_once(arena, &row->places, page->place);
    }
}

static const char *listed(struct notice *notice, const struct kf_list *words)
{
    GString *text = g_string_new(NULL);
    const char *result;

    for (int i = 0; i < words->count; i++) {
        g_string_append_printf(text, "%s%s", i == 0 ? "" : ", ", kf_build_isolated(&notice->document.build, words->items[i]));
    }
    result = kf_arena_string(notice->document.arena, text->str);
    g_string_free(text, TRUE);
    return result;
}

static struct kf_box *row_box(struct notice *notice, const struct row *row, int number, const kf_len *widths)
{
    struct kf_own_document *document = &notice->document;
    const struct kf_recall_page *page = row->first;
    struct kf_arena *arena = document->arena;
    const char *title = page->number == NULL
                            ? page->title
                            : kf_arena_format(arena, "%s: %s", kf_own_handout(document, page->number), page->title);
    const char *about = kf_arena_format(arena, "%s%s%s · %s", page->version != NULL ? page->version : "",
                                        page->version != NULL ? " · " : "", page->language, page->paper);
    struct kf_list cells = {0};

    kf_list_add(arena, &cells,
                kf_table_tick_cell(&document->build, kf_arena_format(arena, "recall-notice/%d", number), title, TICK));
    kf_list_add(arena, &cells, kf_own_row_head(document, title, about));
    kf_list_add(arena, &cells, kf_own_cell(document, listed(notice, &row->pages), KF_STYLE_LABEL));
    kf_list_add(arena, &cells, kf_own_cell(document, listed(notice, &row->places), KF_STYLE_DETAIL));
    return kf_own_row(document, &cells, widths);
}

/* --- the page --------------------------------------------------------------------------------------------------------- */

static void add(struct notice *notice, struct kf_box *box)
{
    kf_list_add(notice->document.arena, &notice->boxes, box);
}

static void add_words(struct notice *notice, const char *text, enum kf_style style, enum kf_role role)
{
    add(notice, kf_own_words(&notice->document, text, style, role));
}

static void add_heading(struct notice *notice, const char *id)
{
    add(notice, kf_part_heading(&notice->document.build, kf_build_words(&notice->document.build, id)));
}

static void add_what(struct notice *notice, const char *why)
{
    const struct kf_own_document *document = &notice->document;

    add_heading(notice, "recall-line");
    add_words(notice, kf_build_isolated(&document->build, notice->recall->sought), KF_STYLE_LEAD, KF_ROLE_P);
    add_heading(notice, "recall-why");
    if (why != NULL) {
        add_words(notice, why, KF_STYLE_BODY, KF_ROLE_P);
    } else {
        add(notice, kf_own_form_row(&notice->document, "recall-blank"));
    }
    add(notice, kf_own_form_row(&notice->document, "recall-instead"));
}

static void add_table(struct notice *notice)
{
    static const char *const heads[] = {"recall-pulled", "packing-what", "recall-pages", "recall-where"};
    struct kf_own_document *document = &notice->document;
    const kf_len widths[] = {TICK, document->build.width - TICK - PAGES - PLACES, PAGES, PLACES};
    struct kf_list rows = {0};

    add_heading(notice, "recall-to-pull");
    kf_list_add(document->arena, &rows, kf_own_head_row(document, heads, G_N_ELEMENTS(heads), widths));
    for (int i = 0; i < notice->rows.count; i++) {
        kf_list_add(document->arena, &rows, row_box(notice, notice->rows.items[i], i + 1, widths));
    }
    add(notice, kf_own_table(document, &rows));
}

bool kf_recall_notice(struct kf_run *run, PangoContext *context, const struct kf_content *content,
                      const struct kf_recall *recall, const char *why, struct kf_finished *ret_finished)
{
    struct notice notice = {.recall = recall};
    struct kf_own_document *document = &notice.document;
    const char *title;

    kf_own_document_init(document, run, run->arena, context, content, content->edition.paper, /* mirrored */ true);
    title = kf_own_word(document, "recall-title");
    collect(&notice);
    add_words(&notice, title, KF_STYLE_TITLE, KF_ROLE_H1);
    add_words(&notice, kf_own_word(document, "recall-lead"), KF_STYLE_BODY, KF_ROLE_P);
    add_what(&notice, why);
    add_table(&notice);
    add(&notice, kf_own_form_row(document, "recall-done"));
    kf_paginate(&document->placer, &(struct kf_flow){.body = kf_box_blocks(run->arena, &notice.boxes, KF_MM(3))},
                document->pages.root);
    return kf_own_document_finish(document, title, ret_finished);
}
