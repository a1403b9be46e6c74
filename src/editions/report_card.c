/* Report cards as pages. */
#include "editions/report_card.h"

#include "blocks/table.h"
#include "editions/guide_internal.h"
#include "editions/typeset.h"

#define MOST_TEXTS 4 /* findings, changes: the terminal and --report json have all */
#define PAGE_GAP KF_MM(5)
#define PAGES_A_ROW 4
#define FIGURE_WIDTH KF_MM(26)
#define LONGEST_SENTENCE 25 /* words; brief B.8, as the two below */
#define MEAN_SENTENCE 15

struct sheet { /* being made */
    struct kf_build *build;
    const struct kf_card *card;
    struct kf_list boxes, rows;
};

static const char *word(const struct sheet *sheet, const char *id)
{
    return kf_vocabulary_get(sheet->build->content->vocabulary, id);
}

static const char *number(const struct sheet *sheet, int n)
{
    return kf_arena_format(sheet->build->arena, "%d", n);
}

static void add(struct sheet *sheet, struct kf_box *box)
{
    kf_list_add(sheet->build->arena, &sheet->boxes, box);
}

/* --- figures ------------------------------------------------------------------------------------------------------------ */

static struct kf_box *cell(const struct sheet *sheet, enum kf_role role, enum kf_scope scope, const char *words,
                           enum kf_style style)
{
    struct kf_box *box = kf_part_inline(sheet->build, kf_build_plain(sheet->build, words), style, KF_ROLE_P);

    return kf_table_cell(sheet->build, role, scope, box);
}

static void add_row(struct sheet *sheet, struct kf_list *cells, enum kf_table_rule below)
{
    const kf_len widths[] = {sheet->build->width - 2 * FIGURE_WIDTH, FIGURE_WIDTH, FIGURE_WIDTH};

    kf_list_add(sheet->build->arena, &sheet->rows,
                kf_table_row(sheet->build, cells, widths, (struct kf_table_look){.below = below}));
}

static void add_head(struct sheet *sheet)
{
    static const char *const heads[] = {"report-card-what", "report-card-here", "report-card-aim"};
    struct kf_list cells = {0};

    for (size_t i = 0; i < G_N_ELEMENTS(heads); i++) {
        kf_list_add(sheet->build->arena, &cells,
                    cell(sheet, KF_ROLE_HEAD_CELL, KF_SCOPE_COLUMN, word(sheet, heads[i]), KF_STYLE_LABEL));
    }
    add_row(sheet, &cells, KF_TABLE_MEDIUM);
}

/* aim: NULL for none. What misses its aim is bold, and says so by its place too: the aim stands beside it. */
static void add_row_of(struct sheet *sheet, const char *what, const char *figure, const char *aim, bool misses)
{
    struct kf_arena *arena = sheet->build->arena;
    struct kf_list cells = {0};

    kf_list_add(arena, &cells, cell(sheet, KF_ROLE_HEAD_CELL, KF_SCOPE_ROW, what, KF_STYLE_DETAIL));
    kf_list_add(arena, &cells, cell(sheet, KF_ROLE_CELL, KF_SCOPE_NONE, figure, misses ? KF_STYLE_LABEL : KF_STYLE_DETAIL));
    kf_list_add(arena, &cells, cell(sheet, KF_ROLE_CELL, KF_SCOPE_NONE, aim ? aim : "\xE2\x80\x93", KF_STYLE_DETAIL));
    add_row(sheet, &cells, KF_TABLE_HAIR);
}

static void add_figure(struct sheet *sheet, const char *id, const char *figure, const char *aim, bool misses)
{
    add_row_of(sheet, word(sheet, id), figure, aim, misses);
}

static const char *at_most(const struct sheet *sheet, int n)
{
    return kf_vocabulary_fill(sheet->build->content->vocabulary, sheet->build->arena, "report-card-at-most", "n",
                              number(sheet, n), NULL);
}

/* English by grades of school; other languages by the figure of their formula. */
static void add_formula(struct sheet *sheet, enum kf_formula formula, double limit)
{
    const struct kf_vocabulary *words = sheet->build->content->vocabulary;
    struct kf_arena *arena = sheet->build->arena;
    double figure = kf_card_figure(sheet->card, formula);
    bool ease = formula == KF_FERNANDEZ_HUERTA;
    const char *aim = kf_vocabulary_fill(words, arena, ease ? "report-card-at-least" : "report-card-at-most", "n",
                                         kf_arena_format(arena, "%.0f", limit), NULL);
    const char *what = kf_vocabulary_fill(words, arena, "report-card-formula", "formula", kf_formula_name(formula), NULL);

    add_row_of(sheet, what, kf_arena_format(arena, "%.1f", MAX(figure, 0)), aim, kf_formula_is_over(formula, figure, limit));
}

static void add_reading(struct sheet *sheet)
{
    const struct kf_card *card = sheet->card;
    const struct kf_tally *tally = &card->reading->tally;
    double mean = card->reading->count > 0 ? (double)tally->words / card->reading->count : 0;
    bool promises = card->formula == KF_FLESCH_KINCAID && card->handout->reading_grade > 0;

    if (card->formula != KF_FORMULA_COUNT) {
        add_formula(sheet, card->formula,
                    promises ? card->handout->reading_grade : kf_formula_limits[card->formula].warning);
    }
    if (card->formula == KF_FLESCH_KINCAID && kf_formula_can_grade(KF_SMOG, card->reading)) {
        add_formula(sheet, KF_SMOG, kf_formula_limits[KF_SMOG].warning);
    }
    add_figure(sheet, "report-card-words", number(sheet, tally->words), NULL, false);
    add_figure(sheet, "report-card-sentence", kf_arena_format(sheet->build->arena, "%.1f", mean), at_most(sheet, MEAN_SENTENCE),
               mean > MEAN_SENTENCE);
    add_figure(sheet, "report-card-longest", number(sheet, card->longest), at_most(sheet, LONGEST_SENTENCE),
               card->longest > LONGEST_SENTENCE);
}

static void add_figures(struct sheet *sheet)
{
    const struct kf_card *card = sheet->card;
    int sides = card->document->pages.count, promised = card->handout->sides;

    add_head(sheet);
    add_reading(sheet);
    add_figure(sheet, "report-card-sides", number(sheet, sides), promised > 0 ? number(sheet, promised) : NULL,
               promised > 0 && sides > promised);
    add_figure(sheet, "report-card-blanks", number(sheet, card->blanks), NULL, false);
    add_figure(sheet, "report-card-checks", number(sheet, card->passed), number(sheet, card->asked),
               card->passed < card->asked);
    if (card->allowed > 0) {
        add_figure(sheet, "report-card-allowed", number(sheet, card->allowed), NULL, false);
    }
    add_figure(sheet, "report-card-changes", number(sheet, card->changes.count), NULL, false);
    add(sheet, kf_box_role(sheet->build->arena, kf_box_table(sheet->build->arena, &sheet->rows, /* heads */ 1),
                           KF_ROLE_TABLE));
}

/* --- texts ------------------------------------------------------------------------------------------------------------- */

/* Each text as it is, no Markdown read in it: a paragraph; the heading is kept with the first. */
static void add_texts(struct sheet *sheet, const char *heading, const char *const *texts, int count, int all)
{
    struct kf_build *build = sheet->build;
    struct kf_list kids = {0};

    if (count == 0) {
        return;
    }
    kf_list_add(build->arena, &kids, kf_part_heading(build, kf_build_words(build, heading)));
    for (int i = 0; i < count; i++) {
        kf_list_add(build->arena, &kids,
                    kf_part_inline(build, kf_build_plain(build, texts[i]), KF_STYLE_DETAIL, KF_ROLE_P));
    }
    if (all > count) {
        const char *more = kf_vocabulary_fill(build->content->vocabulary, build->arena, "report-card-more", "n",
                                              number(sheet, all - count), NULL);
        kf_list_add(build->arena, &kids, kf_part_inline(build, kf_build_plain(build, more), KF_STYLE_SMALL, KF_ROLE_P));
    }
    add(sheet, kf_box_stack(build->arena, &kids, KF_MM(1)));
}

static void add_sentences(struct sheet *sheet)
{
    const char *texts[KF_CARD_SENTENCES];
    const struct kf_card *card = sheet->card;

    for (int i = 0; i < card->hardest_count; i++) {
        const struct kf_sentence *sentence = card->hardest[i];
        double grade = kf_formula_figure(KF_FLESCH_KINCAID, 1, &sentence->tally);

        texts[i] = kf_vocabulary_fill(
            sheet->build->content->vocabulary, sheet->build->arena,
            card->formula == KF_FLESCH_KINCAID ? "report-card-sentence-grade" : "report-card-sentence-words", "grade",
            kf_arena_format(sheet->build->arena, "%.0f", MAX(grade, 0)), "words", number(sheet, sentence->tally.words), "text",
            sentence->text, NULL);
    }
    add_texts(sheet, "report-card-hardest", texts, card->hardest_count, 0);
}

static void add_findings(struct sheet *sheet)
{
    const struct kf_list *findings = &sheet->card->findings;
    const char *texts[MOST_TEXTS];
    int count = MIN(findings->count, MOST_TEXTS);

    for (int i = 0; i < count; i++) {
        const struct kf_diag *diag = findings->items[i];
        texts[i] = diag->hint ? kf_arena_format(sheet->build->arena, "%s (%s)", diag->message, diag->hint) : diag->message;
    }
    add_texts(sheet, "report-card-findings", texts, count, findings->count);
}

static void add_changes(struct sheet *sheet)
{
    const struct kf_list *changes = &sheet->card->changes;
    const char *texts[MOST_TEXTS];
    int count = MIN(changes->count, MOST_TEXTS);

    for (int i = 0; i < count; i++) {
        const struct kf_change *change = changes->items[i];
        const char *old_text = change->old_text ? change->old_text : "\xE2\x80\x93";
        const char *new_text = change->new_text ? change->new_text : "\xE2\x80\x93";
        texts[i] = kf_arena_format(sheet->build->arena, "%s \xE2\x86\x92 %s", old_text, new_text);
    }
    add_texts(sheet, "report-card-changed", texts, count, changes->count);
}

/* --- pages in small ------------------------------------------------------------------------------------------------------ */

static void add_pages(struct sheet *sheet)
{
    struct kf_build *build = sheet->build;
    const struct kf_pages *pages = &sheet->card->document->pages;
    kf_len width = (build->width - (PAGES_A_ROW - 1) * PAGE_GAP) / PAGES_A_ROW;
    struct kf_list rows = {0};

    kf_list_add(build->arena, &rows, kf_part_heading(build, kf_build_words(build, "report-card-pages")));
    for (int first = 0; first < pages->count; first += PAGES_A_ROW) {
        kf_len widths[PAGES_A_ROW];
        struct kf_list kids = {0};
        for (int i = first; i < pages->count && i < first + PAGES_A_ROW; i++) {
            const char *alt = kf_vocabulary_fill(build->content->vocabulary, build->arena, "report-card-page-alt", "page",
                                                 number(sheet, i + 1), "title", sheet->card->document->title, NULL);
            widths[kids.count] = width;
            kf_list_add(build->arena, &kids, kf_guide_page_picture(build, &pages->pages[i], width, alt));
        }
        struct kf_box *row = kf_box_row(build->arena, &kids, kf_arena_copy(build->arena, widths, sizeof widths),
                                        build->width, PAGE_GAP);
        row->flags |= KF_KEEP_WHOLE;
        kf_list_add(build->arena, &rows, row);
    }
    add(sheet, kf_box_stack(build->arena, &rows, KF_MM(3)));
}

/* --- the document -------------------------------------------------------------------------------------------------------- */

static struct kf_section *section_of(struct kf_build *build, const struct kf_card *card)
{
    struct sheet sheet = {.build = build, .card = card};
    struct kf_section *section = KF_NEW(build->arena, struct kf_section);

    section->title = kf_vocabulary_fill(build->content->vocabulary, build->arena, "handout-caption", "handout", card->number,
                                        "title", card->document->title, NULL);
    add(&sheet, kf_title_box(build, kf_build_words(build, "report-card"), kf_build_plain(build, section->title),
                             kf_build_words(build, "report-card-lead"), NULL));
    add_figures(&sheet);
    add_sentences(&sheet);
    add_findings(&sheet);
    add_changes(&sheet);
    add_pages(&sheet);
    section->flow = (struct kf_flow){
        .body = kf_body_box(build, &sheet.boxes),
        .continued = kf_continued_box(build, section->title),
        .origin = card->handout->node,
        .address = card->handout->address,
        .wished_sides = build->theme->single_column ? 0 : 1,
    };
    return section;
}

struct kf_document *kf_cards_layout(struct kf_run *run, PangoContext *context, const struct kf_content *content,
                                    const struct kf_cards *cards)
{
    const struct kf_typeset set = {.run = run, .context = context, .content = content};
    const char *title = kf_vocabulary_fill(content->vocabulary, run->arena, "report-card-title", "title",
                                           content->module->title.text, NULL);
    struct kf_document *document = kf_typeset_new(&set, KF_MAKE_REVIEW, "report-card", title);
    struct kf_build build = kf_typeset_build(&set, document, context, content, &document->theme);
    struct kf_head_lines lines = {.first = title,
                                  .second = kf_vocabulary_get(content->vocabulary, "tonight-staff-line"),
                                  .marked = true};
    struct kf_list sections = {0};
    struct kf_placer placer;

    kf_placer_init(&placer, build.shaper, &document->pages);
    for (int i = 0; i < cards->count; i++) {
        kf_list_add(build.arena, &sections, section_of(&build, &cards->items[i]));
    }
    kf_typeset_fill(document, &placer, &sections);
    kf_furniture_place(&build, &placer, document->kind, /* handout */ NULL,
                       &(struct kf_leaves){.count = document->pages.count, .step = 1, .lines = &lines});
    return document;
}
