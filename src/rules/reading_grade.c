/* Each page is as easy to read as it promises, by the formulas of its language. */

#include <string.h>

#include "rules/formulas.h"
#include "rules/rule.h"

enum { SENTENCES_SHOWN = 3, LETTERS_SHOWN = 60 };

static void show_hardest(struct kf_run *run, struct kf_diag *diag, enum kf_formula formula, const struct kf_reading *page)
{
    const struct kf_sentence *hardest[SENTENCES_SHOWN];
    int count = kf_formula_hardest(formula, page, hardest, SENTENCES_SHOWN);

    for (int i = 0; i < count; i++) {
        const char *text = hardest[i]->text;
        char *shown = g_utf8_substring(text, 0, MIN(LETTERS_SHOWN, g_utf8_strlen(text, -1)));

        kf_diag_also(run->diags, diag, hardest[i]->node->span, "hard to read, %d words, %d of them long: \"%s%s\"",
                     hardest[i]->tally.words, hardest[i]->tally.long_words, shown, strcmp(shown, text) == 0 ? "" : "...");
        g_free(shown);
    }
}

static struct kf_span span_of(const struct kf_reading *page)
{
    const struct kf_node *promise = page->page->kind == KF_MAPPING ? kf_node_get(page->page, "reading-grade") : NULL;

    return promise != NULL ? promise->span : page->page->span;
}

static const char *reads_at(struct kf_arena *arena, enum kf_formula formula, const struct kf_reading *page, double figure)
{
    const char *name = kf_formula_name(formula);

    switch (formula) {
    case KF_FLESCH_KINCAID:
        return kf_arena_format(arena, "reads at grade %.1f by %s", figure, name);
    case KF_SMOG:
        return kf_arena_format(arena, "reads at grade %.1f by %s (%s)", figure, name,
                               page->count < KF_SENTENCES_TO_SMOG_EXACTLY
                                   ? kf_arena_format(arena, "%d sentences; it is exact from %d on", page->count,
                                                     KF_SENTENCES_TO_SMOG_EXACTLY)
                                   : kf_arena_format(arena, "%d long words", page->tally.long_words));
    case KF_FERNANDEZ_HUERTA:
    case KF_LIX:
    case KF_FORMULA_COUNT:
        break;
    }
    return kf_arena_format(arena, "reads at %.1f by %s", figure, name);
}

static const char *words_of(struct kf_arena *arena, enum kf_formula formula, const struct kf_tally *tally)
{
    return formula == KF_LIX ? kf_arena_format(arena, "%d of %d have seven letters or more", tally->wide_words, tally->words)
                             : kf_arena_format(arena, "%.2f syllables", (double)tally->syllables / tally->words);
}

static void complain(struct kf_run *run, enum kf_formula formula, const struct kf_reading *page, double figure,
                     const char *limit)
{
    struct kf_diag *diag =
        kf_diag_warn(run->diags, KF_READING_GRADE, span_of(page), page->address, "%s %s, and %s",
                    strrchr(page->address, '/') ? strrchr(page->address, '/') + 1 : page->address,
                    reads_at(run->arena, formula, page, figure), limit);

    kf_diag_hint(run->diags, diag, "use shorter sentences (now %.1f words) and shorter words (now %s)",
                 (double)page->tally.words / page->count, words_of(run->arena, formula, &page->tally));
    show_hardest(run, diag, formula, page);
}

static const char *at_most(struct kf_arena *arena, enum kf_formula formula, double limit)
{
    return kf_arena_format(arena, formula == KF_FERNANDEZ_HUERTA ? "%g is the least" : "%g is the most", limit);
}

static void check_handout(struct kf_run *run, enum kf_formula formula, const struct kf_reading *page)
{
    const struct kf_limits *limit = &kf_formula_limits[formula];
    int promise = page->handout->reading_grade;
    bool promises = formula == KF_FLESCH_KINCAID && promise > 0;
    double figure = kf_formula_figure(formula, page->count, &page->tally);
    double warning = promises ? MIN(promise, limit->failure) : limit->warning;

    if (kf_formula_is_over(formula, figure, limit->failure)) {
        complain(run, formula, page, figure, at_most(run->arena, formula, limit->failure));
    } else if (kf_formula_is_over(formula, figure, warning)) {
        complain(run, formula, page, figure,
                 promises ? kf_arena_format(run->arena, "promises %d", promise) : at_most(run->arena, formula, warning));
    }
}

static void check_handouts(struct kf_run *run, const struct kf_content *content, enum kf_formula formula)
{
    const struct kf_readings *readings = kf_readings_of(content, KF_FAMILIES);

    for (int i = 0; i < readings->count; i++) {
        if (kf_formula_can_grade(formula, &readings->items[i])) {
            check_handout(run, formula, &readings->items[i]);
        }
        if (formula == KF_FLESCH_KINCAID && kf_formula_can_grade(KF_SMOG, &readings->items[i])) {
            check_handout(run, KF_SMOG, &readings->items[i]);
        }
    }
}

static void check_staff(struct kf_run *run, const struct kf_content *content, enum kf_formula formula)
{
    const struct kf_readings *readings = kf_readings_of(content, KF_STAFF);

    for (int i = 0; i < readings->count; i++) {
        const struct kf_reading *page = &readings->items[i];
        double figure = kf_formula_figure(formula, page->count, &page->tally);

        if (kf_formula_can_grade(formula, page) && kf_formula_is_over(formula, figure, kf_formula_limits[formula].staff)) {
            complain(run, formula, page, figure,
                     kf_arena_format(run->arena, "for those who lead %s",
                                     at_most(run->arena, formula, kf_formula_limits[formula].staff)));
        }
    }
}

static void check(struct kf_run *run, const struct kf_content *content)
{
    enum kf_formula formula = kf_formula_of(content->language);

    if (formula != KF_FORMULA_COUNT) {
        check_handouts(run, content, formula);
        check_staff(run, content, formula);
    }
}

const struct kf_rule kf_rule_reading_grade = {
    .name = "reading-grade",
    .summary = "A page is as easy to read as it promises.",
    .severity = KF_WARNING,
    .check = check,
};
