/* The ticket on paper: a table that a front desk understands, then the lines for a terminal. */

#include "cli/own_document.h"
#include "cli/ticket.h"

#define COPIES KF_MM(17)
#define PAPER KF_MM(46)
#define AFTER KF_MM(42)

struct page {
    struct kf_own_document document;
    const struct kf_ticket *ticket;
    struct kf_list boxes;
};

static struct kf_build *build_of(struct page *page)
{
    return &page->document.build;
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

static const char *paper_words(struct page *page, const struct kf_ticket_line *line)
{
    static const char *const sides[] = {"ticket-one-sided", "ticket-long-edge", "ticket-short-edge"};

    return kf_arena_format(page->document.arena, "%s, %s", kf_own_sheets(&page->document, line->sheets),
                           kf_own_word(&page->document, sides[line->sides]));
}

static const char *after_words(struct page *page, const struct kf_ticket_line *line)
{
    static const char *const afterwards[] = {"ticket-after-private", "ticket-after-leave-here", "ticket-after-shred",
                                             "ticket-after-share", "ticket-after-staff"};
    const struct kf_own_document *document = &page->document;
    const char *first = line->staple ? kf_own_word(document, "ticket-staple")
                        : line->cut  ? kf_own_word(document, "ticket-cut")
                                     : NULL;
    const char *after = kf_own_word(document, afterwards[line->after]);

    return first == NULL ? after : kf_arena_format(page->document.arena, "%s %s", first, after);
}

static struct kf_box *line_row(struct page *page, const struct kf_ticket_line *line, const kf_len *widths)
{
    struct kf_own_document *document = &page->document;
    struct kf_arena *arena = document->arena;
    const char *title = line->number == NULL
                            ? line->title
                            : kf_arena_format(arena, "%s: %s", kf_own_handout(document, line->number), line->title);
    struct kf_list cells = {0};

    kf_list_add(arena, &cells, kf_own_row_head(document, title, line->file));
    kf_list_add(arena, &cells, kf_own_cell(document, kf_own_digits(document, line->copies), KF_STYLE_SUBHEAD));
    kf_list_add(arena, &cells, kf_own_cell(document, paper_words(page, line), KF_STYLE_DETAIL));
    kf_list_add(arena, &cells, kf_own_cell(document, after_words(page, line), KF_STYLE_DETAIL));
    return kf_own_row(document, &cells, widths);
}

/* Lines from first on, up to end. */
static struct kf_box *table(struct page *page, int first, int end)
{
    static const char *const heads[] = {"ticket-file", "ticket-copies", "ticket-paper", "ticket-after"};
    struct kf_own_document *document = &page->document;
    const kf_len widths[] = {document->build.width - COPIES - PAPER - AFTER, COPIES, PAPER, AFTER};
    struct kf_list rows = {0};

    kf_list_add(document->arena, &rows, kf_own_head_row(document, heads, G_N_ELEMENTS(heads), widths));
    for (int i = first; i < end; i++) {
        kf_list_add(document->arena, &rows, line_row(page, page->ticket->lines.items[i], widths));
    }
    return kf_own_table(document, &rows);
}

static const char *session_at(const struct page *page, int line)
{
    return ((const struct kf_ticket_line *)page->ticket->lines.items[line])->session;
}

/* A table for each session of a series, under its name; else one. */
static void add_tables(struct page *page)
{
    int count = page->ticket->lines.count;

    for (int first = 0, end; first < count; first = end) {
        const char *session = session_at(page, first);

        for (end = first + 1; end < count && g_strcmp0(session, session_at(page, end)) == 0; end++) {
        }
        if (session != NULL) {
            add(page, kf_part_heading(build_of(page), kf_build_plain(build_of(page), session)));
        }
        add(page, table(page, first, end));
    }
}

/* --- the whole ---------------------------------------------------------------------------------------------------------- */

static void add_head(struct page *page)
{
    const struct kf_ticket *ticket = page->ticket;
    const struct kf_own_document *document = &page->document;
    const struct kf_vocabulary *vocabulary = document->content->vocabulary;
    const char *sheet = kf_own_word(document, document->content->edition.paper == KF_A4 ? "paper-a4" : "paper-letter");

    add(page, words(page, kf_vocabulary_fill(vocabulary, document->arena, "ticket-title", "title", ticket->title, NULL),
                    KF_STYLE_TITLE, KF_ROLE_H1));
    add(page, words(page,
                    kf_vocabulary_fill(vocabulary, document->arena, "ticket-lead", "paper", sheet, "people",
                                       kf_own_digits(document, ticket->people), "facilitators",
                                       kf_own_digits(document, ticket->facilitators), "spares",
                                       kf_own_digits(document, ticket->spares), NULL),
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
    add_tables(&page);
    add_commands(&page);
    kf_paginate(&page.document.placer,
                &(struct kf_flow){.body = kf_box_blocks(run->arena, &page.boxes, KF_MM(3))}, page.document.pages.root);
    *ret_pages = page.document.pages.count;
    return kf_own_document_finish(&page.document, title, ret_finished);
}
