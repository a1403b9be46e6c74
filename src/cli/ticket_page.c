/* The ticket on paper: a table that a front desk understands, then the lines for a terminal. */

#include "blocks/table.h"
#include "cli/own_document.h"
#include "cli/ticket.h"

#define COPIES KF_MM(16)
#define PAPER KF_MM(44)
#define AFTER KF_MM(42)
#define AIR KF_MM(.7) /* over and under a row */

struct page {
    struct kf_own_document document;
    const struct kf_ticket *ticket;
    struct kf_list boxes;
};

static struct kf_build *build_of(struct page *page)
{
    return &page->document.build;
}

static const char *word(struct page *page, const char *id)
{
    return kf_vocabulary_get(page->document.content->vocabulary, id);
}

static const char *digits(struct page *page, int number)
{
    return kf_arena_format(page->document.arena, "%d", number);
}

static struct kf_box *words(struct page *page, const char *text, enum kf_style style, enum kf_role role)
{
    return kf_own_words(&page->document, text, style, role);
}

static void add(struct page *page, struct kf_box *box)
{
    kf_list_add(page->document.arena, &page->boxes, box);
}

/* --- the table ---------------------------------------------------------------------------------------------------------- */

static const char *what_words(struct page *page, const struct kf_ticket_line *line)
{
    const struct kf_vocabulary *vocabulary = page->document.content->vocabulary;

    return line->number == NULL ? word(page, line->what)
                                : kf_vocabulary_fill(vocabulary, page->document.arena, "ticket-handout", "handout",
                                                     kf_build_isolated(build_of(page), line->number), NULL);
}

static const char *paper_words(struct page *page, const struct kf_ticket_line *line)
{
    static const char *const sides[] = {"ticket-one-sided", "ticket-long-edge", "ticket-short-edge"};
    const struct kf_vocabulary *vocabulary = page->document.content->vocabulary;
    const char *count = line->sheets == 1 ? word(page, "ticket-sheet")
                                          : kf_vocabulary_fill(vocabulary, page->document.arena, "ticket-sheets", "n",
                                                               digits(page, line->sheets), NULL);

    return kf_arena_format(page->document.arena, "%s, %s", count, word(page, sides[line->sides]));
}

static const char *after_words(struct page *page, const struct kf_ticket_line *line)
{
    static const char *const afterwards[] = {"ticket-after-private", "ticket-after-leave-here", "ticket-after-shred",
                                             "ticket-after-share", "ticket-after-staff"};
    const char *first = line->staple ? word(page, "ticket-staple") : line->cut ? word(page, "ticket-cut") : NULL;
    const char *after = word(page, afterwards[line->after]);

    return first == NULL ? after : kf_arena_format(page->document.arena, "%s %s", first, after);
}

static struct kf_box *cell(struct page *page, const char *text, enum kf_style style)
{
    struct kf_box *box = kf_part_stack(build_of(page), 0, words(page, text, style, KF_ROLE_P), NULL);

    box->as.stack.pad.top = AIR;
    return kf_table_cell(build_of(page), KF_ROLE_CELL, KF_SCOPE_NONE, box);
}

static struct kf_box *file_cell(struct page *page, const struct kf_ticket_line *line)
{
    struct kf_build *build = build_of(page);
    const char *title = line->number == NULL ? line->title
                                             : kf_arena_format(build->arena, "%s: %s", what_words(page, line), line->title);
    struct kf_box *about = kf_part_stack(build, KF_MM(.5), words(page, title, KF_STYLE_LABEL, KF_ROLE_P),
                                         words(page, kf_build_isolated(build, line->file), KF_STYLE_SMALL, KF_ROLE_P), NULL);

    about->as.stack.pad = (struct kf_pad){.top = AIR, .bottom = AIR};
    return kf_table_cell(build, KF_ROLE_HEAD_CELL, KF_SCOPE_ROW, about);
}

static struct kf_box *head_row(struct page *page, const kf_len *widths)
{
    static const char *const heads[] = {"ticket-file", "ticket-copies", "ticket-paper", "ticket-after"};
    struct kf_build *build = build_of(page);
    struct kf_list cells = {0};

    for (size_t i = 0; i < G_N_ELEMENTS(heads); i++) {
        kf_list_add(build->arena, &cells,
                    kf_table_cell(build, KF_ROLE_HEAD_CELL, KF_SCOPE_COLUMN,
                                  words(page, word(page, heads[i]), KF_STYLE_LABEL, KF_ROLE_P)));
    }
    return kf_table_row(build, &cells, widths, (struct kf_table_look){.below = KF_TABLE_MEDIUM});
}

static struct kf_box *line_row(struct page *page, const struct kf_ticket_line *line, const kf_len *widths)
{
    struct kf_build *build = build_of(page);
    struct kf_list cells = {0};

    kf_list_add(build->arena, &cells, file_cell(page, line));
    kf_list_add(build->arena, &cells, cell(page, digits(page, line->copies), KF_STYLE_SUBHEAD));
    kf_list_add(build->arena, &cells, cell(page, paper_words(page, line), KF_STYLE_DETAIL));
    kf_list_add(build->arena, &cells, cell(page, after_words(page, line), KF_STYLE_DETAIL));
    return kf_table_row(build, &cells, widths, (struct kf_table_look){.below = KF_TABLE_LINE});
}

static struct kf_box *table(struct page *page)
{
    struct kf_build *build = build_of(page);
    const kf_len widths[] = {build->width - COPIES - PAPER - AFTER, COPIES, PAPER, AFTER};
    struct kf_list rows = {0};

    kf_list_add(build->arena, &rows, head_row(page, widths));
    for (int i = 0; i < page->ticket->lines.count; i++) {
        kf_list_add(build->arena, &rows, line_row(page, page->ticket->lines.items[i], widths));
    }
    return kf_box_role(build->arena, kf_box_table(build->arena, &rows, /* heads */ 1), KF_ROLE_TABLE);
}

/* --- the whole ---------------------------------------------------------------------------------------------------------- */

static void add_head(struct page *page)
{
    const struct kf_ticket *ticket = page->ticket;
    const struct kf_content *content = page->document.content;
    struct kf_build *build = build_of(page);

    add(page, words(page, kf_vocabulary_fill(content->vocabulary, build->arena, "ticket-title", "title", ticket->title, NULL),
                    KF_STYLE_TITLE, KF_ROLE_H1));
    add(page, words(page,
                    kf_vocabulary_fill(content->vocabulary, build->arena, "ticket-lead", "paper",
                                       word(page, content->edition.paper == KF_A4 ? "paper-a4" : "paper-letter"), "people",
                                       digits(page, ticket->people), "facilitators", digits(page, ticket->facilitators),
                                       "spares", digits(page, ticket->spares), NULL),
                    KF_STYLE_BODY, KF_ROLE_P));
}

static void add_commands(struct page *page)
{
    struct kf_build *build = build_of(page);
    struct kf_list lines = {0};

    add(page, kf_part_heading(build, kf_build_words(build, "ticket-terminal")));
    add(page, words(page, kf_vocabulary_fill(build->content->vocabulary, build->arena, "ticket-terminal-lead", "command",
                                             kf_build_isolated(build, "kinfold print *.pdf"), NULL),
                    KF_STYLE_DETAIL, KF_ROLE_P));
    for (int i = 0; i < page->ticket->lines.count; i++) {
        const struct kf_ticket_line *line = page->ticket->lines.items[i];

        kf_list_add(build->arena, &lines, words(page, kf_build_isolated(build, line->lp), KF_STYLE_SMALL, KF_ROLE_P));
    }
    add(page, kf_box_stack(build->arena, &lines, KF_MM(1)));
}

bool kf_ticket_print(struct kf_run *run, PangoContext *context, const struct kf_content *content,
                     const struct kf_ticket *ticket, struct kf_finished *ret_finished, int *ret_pages)
{
    struct page page = {.ticket = ticket};
    const char *title = kf_vocabulary_fill(content->vocabulary, run->arena, "ticket-title", "title", ticket->title, NULL);

    kf_own_document_init(&page.document, run, run->arena, context, content, content->edition.paper, /* mirrored */ true);
    add_head(&page);
    add(&page, table(&page));
    add_commands(&page);
    kf_paginate(&page.document.placer,
                &(struct kf_flow){.body = kf_box_blocks(run->arena, &page.boxes, KF_MM(3))}, page.document.pages.root);
    *ret_pages = page.document.pages.count;
    return kf_own_document_finish(&page.document, title, ret_finished);
}
