/* The packing list and the receipt of a site. */

#include "cli/site_papers.h"

#include "blocks/table.h"
#include "cli/own_document.h"

#define TICK KF_MM(12)
#define GUTTER KF_MM(8)
#define COPIES KF_MM(18)
#define SHEETS KF_MM(34)
#define VERSION KF_MM(52)

struct paper {
    struct kf_own_document document;
    const struct kf_box_of_site *box;
    struct kf_list boxes;
};

/* --- parts ------------------------------------------------------------------------------------------------------------ */

static void add(struct paper *paper, struct kf_box *box)
{
    kf_list_add(paper->document.arena, &paper->boxes, box);
}

static struct kf_box *words(struct paper *paper, const char *text, enum kf_style style, enum kf_role role)
{
    return kf_own_words(&paper->document, text, style, role);
}

static void add_form_row(struct paper *paper, const char *id)
{
    add(paper, kf_own_form_row(&paper->document, id));
}

static void add_tick(struct kf_build *build, struct kf_list *items, const char *text, enum kf_style style, const char *address)
{
    const struct kf_text item = {.text = text, .node = build->content->nodes, .address = address};

    kf_list_add(build->arena, items, kf_part_tick_item(build, kf_arena_copy(build->arena, &item, sizeof item), style));
}

/* --- rows ------------------------------------------------------------------------------------------------------------- */

static const char *title_of(struct paper *paper, const struct kf_packed *file)
{
    return file->number == NULL ? file->title
                                : kf_arena_format(paper->document.arena, "%s: %s",
                                                  kf_own_handout(&paper->document, file->number), file->title);
}

static void add_about(struct paper *paper, const struct kf_packed *file, struct kf_list *cells)
{
    struct kf_own_document *document = &paper->document;

    kf_list_add(document->arena, cells, kf_own_row_head(document, title_of(paper, file), file->path));
    kf_list_add(document->arena, cells, kf_own_cell(document, kf_own_digits(document, file->copies), KF_STYLE_SUBHEAD));
}

static struct kf_box *packed_row(struct paper *paper, const struct kf_packed *file, int number, const kf_len *widths)
{
    struct kf_own_document *document = &paper->document;
    struct kf_arena *arena = document->arena;
    struct kf_list cells = {0};

    kf_list_add(arena, &cells,
                kf_table_tick_cell(&document->build, kf_arena_format(arena, "packing-list/file-%d", number),
                                   title_of(paper, file), TICK));
    add_about(paper, file, &cells);
    kf_list_add(arena, &cells, kf_own_cell(document, kf_own_sheets(document, file->sheets), KF_STYLE_DETAIL));
    return kf_own_row(document, &cells, widths);
}

static struct kf_box *handed_row(struct paper *paper, const struct kf_packed *file, const kf_len *widths)
{
    struct kf_own_document *document = &paper->document;
    struct kf_list cells = {0};

    add_about(paper, file, &cells);
    kf_list_add(document->arena, &cells,
                kf_own_cell(document, file->version != NULL ? file->version : "", KF_STYLE_DETAIL));
    return kf_own_row(document, &cells, widths);
}

/* --- the packing list ------------------------------------------------------------------------------------------------- */

static void add_files_to_pack(struct paper *paper)
{
    static const char *const heads[] = {"packing-in", "packing-what", "ticket-copies", "ticket-paper"};
    struct kf_build *build = &paper->document.build;
    const kf_len widths[] = {TICK, build->width - TICK - COPIES - SHEETS, COPIES, SHEETS};
    struct kf_list rows = {0};

    add(paper, kf_part_heading(build, kf_build_words(build, "packing-printed")));
    kf_list_add(build->arena, &rows, kf_own_head_row(&paper->document, heads, G_N_ELEMENTS(heads), widths));
    for (int i = 0; i < paper->box->files.count; i++) {
        kf_list_add(build->arena, &rows, packed_row(paper, paper->box->files.items[i], i + 1, widths));
    }
    add(paper, kf_own_table(&paper->document, &rows));
}

static const char *thing_words(const struct kf_own_document *document, const struct kf_thing *thing)
{
    return thing->count == 0 ? thing->text
                             : kf_vocabulary_fill(document->content->vocabulary, document->arena, "amount", "what", thing->text, "n",
                                                  kf_own_digits(document, thing->count), NULL);
}

static struct kf_box *thing_column(struct paper *paper, kf_len width, int first, int end)
{
    struct kf_build build = paper->document.build;
    struct kf_list items = {0};

    build.width = width;
    for (int i = first; i < end; i++) {
        add_tick(&build, &items, thing_words(&paper->document, paper->box->things.items[i]), KF_STYLE_COMPACT,
                 kf_arena_format(build.arena, "packing-list/thing-%d", i + 1));
    }
    return kf_part_list(&build, &items, KF_MM(1), KF_NUMBERING_NONE);
}

/* In two columns, so that the list stays one page. */
static void add_things(struct paper *paper)
{
    struct kf_build *build = &paper->document.build;
    int count = paper->box->things.count, half = (count + 1) / 2;
    kf_len width = (build->width - GUTTER) / 2;
    const kf_len widths[] = {width, width};
    struct kf_list columns = {0};

    if (count == 0) {
        return;
    }
    add(paper, kf_part_heading(build, kf_build_words(build, "packing-things")));
    if (count < 4) {
        add(paper, thing_column(paper, build->width, 0, count));
        return;
    }
    kf_list_add(build->arena, &columns, thing_column(paper, width, 0, half));
    kf_list_add(build->arena, &columns, thing_column(paper, width, half, count));
    add(paper, kf_box_row(build->arena, &columns, widths, build->width, GUTTER));
}

static void add_head_of_list(struct paper *paper)
{
    const struct kf_box_of_site *box = paper->box;
    const struct kf_vocabulary *vocabulary = box->content->vocabulary;
    struct kf_arena *arena = paper->document.arena;
    const char *sheet = kf_own_word(&paper->document, box->content->edition.paper == KF_A4 ? "paper-a4" : "paper-letter");

    add(paper, words(paper, kf_vocabulary_fill(vocabulary, arena, "packing-lead", "paper", sheet, NULL), KF_STYLE_BODY, KF_ROLE_P));
    if (box->people > 0) {
        add(paper, words(paper,
                         kf_vocabulary_fill(vocabulary, arena, "packing-for", "groups", kf_own_digits(&paper->document, box->site->copies), "people",
                                            kf_own_digits(&paper->document, box->people), "facilitators", kf_own_digits(&paper->document, box->facilitators), NULL),
                         KF_STYLE_BODY, KF_ROLE_P));
    }
}

/* --- the receipt ------------------------------------------------------------------------------------------------------ */

static void add_files_handed(struct paper *paper)
{
    static const char *const heads[] = {"packing-what", "ticket-copies", "receipt-version"};
    struct kf_build *build = &paper->document.build;
    const kf_len widths[] = {build->width - COPIES - VERSION, COPIES, VERSION};
    struct kf_list rows = {0};

    kf_list_add(build->arena, &rows, kf_own_head_row(&paper->document, heads, G_N_ELEMENTS(heads), widths));
    for (int i = 0; i < paper->box->files.count; i++) {
        kf_list_add(build->arena, &rows, handed_row(paper, paper->box->files.items[i], widths));
    }
    add(paper, kf_own_table(&paper->document, &rows));
}

static void add_signatures(struct paper *paper)
{
    static const char *const ticks[] = {"receipt-all-here", "receipt-old-gone"};
    static const char *const lines[] = {"receipt-call", "receipt-given-by", "receipt-got-by", "receipt-signature"};
    struct kf_list items = {0};

    for (size_t i = 0; i < G_N_ELEMENTS(ticks); i++) {
        add_tick(&paper->document.build, &items, kf_own_word(&paper->document, ticks[i]), KF_STYLE_BODY, ticks[i]);
    }
    add(paper, kf_part_list(&paper->document.build, &items, KF_MM(1.5), KF_NUMBERING_NONE));
    for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
        add_form_row(paper, lines[i]);
    }
}

/* --- both ------------------------------------------------------------------------------------------------------------- */

static const char *begin(struct paper *paper, struct kf_run *run, PangoContext *context, const struct kf_box_of_site *box,
                         const char *title_id)
{
    const char *title;

    paper->box = box;
    kf_own_document_init(&paper->document, run, run->arena, context, box->content, box->content->edition.paper,
                         /* mirrored */ true);
    title = kf_vocabulary_fill(box->content->vocabulary, run->arena, title_id, "site",
                               kf_build_isolated(&paper->document.build, box->site->name), NULL);
    add(paper, words(paper, title, KF_STYLE_TITLE, KF_ROLE_H1));
    if (box->content->kit->community->program != NULL) {
        add(paper, words(paper, box->content->kit->community->program, KF_STYLE_SUBHEAD, KF_ROLE_P));
    }
    return title;
}

static bool end(struct paper *paper, const char *title, struct kf_paper_made *ret_paper)
{
    struct kf_own_document *document = &paper->document;

    kf_paginate(&document->placer, &(struct kf_flow){.body = kf_box_blocks(document->arena, &paper->boxes, KF_MM(3))},
                document->pages.root);
    ret_paper->pages = document->pages.count;
    return kf_own_document_finish(document, title, &ret_paper->finished);
}

bool kf_packing_list_make(struct kf_run *run, PangoContext *context, const struct kf_box_of_site *box,
                          struct kf_paper_made *ret_paper)
{
    struct paper paper = {.boxes = {0}};
    const char *title = begin(&paper, run, context, box, "packing-title");

    add_head_of_list(&paper);
    add_files_to_pack(&paper);
    add_things(&paper);
    add_form_row(&paper, "packing-by");
    return end(&paper, title, ret_paper);
}

bool kf_receipt_make(struct kf_run *run, PangoContext *context, const struct kf_box_of_site *box,
                     struct kf_paper_made *ret_paper)
{
    struct paper paper = {.boxes = {0}};
    const char *title = begin(&paper, run, context, box, "receipt-title");

    add(&paper, words(&paper, kf_own_word(&paper.document, "receipt-lead"), KF_STYLE_BODY, KF_ROLE_P));
    add_files_handed(&paper);
    add_signatures(&paper);
    return end(&paper, title, ret_paper);
}
