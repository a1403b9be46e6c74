/* Report cards for people and for programs. */

#include "cli/cards_report.h"

#include <stdio.h>
#include <string.h>

#include "cli/points_report.h"
#include "cli/reading_report.h"

/* --- for people ----------------------------------------------------------------------------------------------------- */

static const char *or_dash(struct kf_arena *arena, int number)
{
    return number > 0 ? kf_arena_format(arena, "%d", number) : "-";
}

static void print_card(struct kf_arena *arena, const struct kf_card *card, int width)
{
    const struct kf_handout *handout = card->handout;
    const char *grade = card->formula == KF_FORMULA_COUNT
                            ? "-"
                            : kf_arena_format(arena, "%.1f", MAX(kf_card_figure(card, card->formula), 0));

    printf("  %-5s %-*s  %5s %4s  %5d  %7d  %5d %7s  %3d of %-3d %8d\n", card->number, width, handout->id, grade,
           or_dash(arena, handout->reading_grade), card->reading->tally.words, card->longest, card->document->pages.count,
           or_dash(arena, handout->sides), card->passed, card->asked, card->changes.count);
}

static bool is_asked_for(const struct kf_cards_report *report, const struct kf_card *card)
{
    return kf_report_has(report->options, card->handout);
}

static void print_hardest(const struct kf_card *card)
{
    for (int i = 0; i < card->hardest_count; i++) {
        const struct kf_sentence *sentence = card->hardest[i];
        struct kf_span span = sentence->node->span;

        printf("  %s: %s, %d words: \"%s\"\n    %s:%d:%d\n", card->number, i == 0 ? "hardest sentence" : "and then",
               sentence->tally.words, sentence->text, span.source->path, span.line, span.column);
    }
}

static void print_points(const struct kf_cards_report *report, const struct kf_card *card)
{
    if (report->options->points) {
        kf_points_print(&report->cli->run, card);
    }
}

static void print_findings(const char *title, const struct kf_list *findings)
{
    for (int i = 0; i < findings->count; i++) {
        const struct kf_diag *diag = findings->items[i];

        printf("  %s: %s\n", title, diag->message);
        if (diag->span.source != NULL) {
            printf("    %s:%d:%d\n", diag->span.source->path, diag->span.line, diag->span.column);
        }
    }
}

void kf_cards_print(const struct kf_cards_report *report, const char *module, const struct kf_cards *cards)
{
    struct kf_arena *arena = report->cli->run.arena;
    int width = (int)strlen("handout");

    for (int i = 0; i < cards->count; i++) {
        width = MAX(width, (int)strlen(cards->items[i].handout->id));
    }
    printf("%s\n  %-5s %-*s  %5s %4s  %5s  %7s  %5s %7s  %-10s %8s\n", module, "", width, "handout", "grade", "aim", "words",
           "longest", "sides", "promise", "   checks", "changed");
    for (int i = 0; i < cards->count; i++) {
        if (is_asked_for(report, &cards->items[i])) {
            print_card(arena, &cards->items[i], width);
        }
    }
    for (int i = 0; i < cards->count; i++) {
        if (is_asked_for(report, &cards->items[i])) {
            if (report->options->piece != NULL) {
                print_hardest(&cards->items[i]);
            }
            print_findings(cards->items[i].number, &cards->items[i].findings);
            print_points(report, &cards->items[i]);
        }
    }
    if (report->options->piece == NULL) {
        print_findings("module", &cards->findings);
    }
}

/* --- for programs --------------------------------------------------------------------------------------------------- */

static void add_figure(JsonBuilder *builder, const char *key, double figure)
{
    json_builder_set_member_name(builder, key);
    json_builder_add_double_value(builder, (double)(gint64)(figure * 10 + (figure < 0 ? -0.5 : 0.5)) / 10);
}

static void add_sentences(JsonBuilder *builder, const struct kf_card *card)
{
    kf_json_array(builder, "hardest");
    for (int i = 0; i < card->hardest_count; i++) {
        json_builder_begin_object(builder);
        kf_json_text(builder, "text", card->hardest[i]->text);
        kf_json_span(builder, card->hardest[i]->node->span);
        kf_json_number(builder, "words", card->hardest[i]->tally.words);
        if (card->formula != KF_FORMULA_COUNT) {
            add_figure(builder, card->formula == KF_FLESCH_KINCAID ? "grade" : "figure",
                       kf_formula_figure(card->formula, 1, &card->hardest[i]->tally));
        }
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
}

static void add_findings(JsonBuilder *builder, const struct kf_list *findings)
{
    kf_json_array(builder, "findings");
    for (int i = 0; i < findings->count; i++) {
        const struct kf_diag *diag = findings->items[i];

        json_builder_begin_object(builder);
        kf_json_text(builder, "code", kf_code_word(diag->code));
        kf_json_span(builder, diag->span);
        kf_json_text(builder, "address", diag->address);
        kf_json_text(builder, "message", diag->message);
        kf_json_text(builder, "hint", diag->hint);
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
}

static void add_changes(JsonBuilder *builder, const struct kf_card *card)
{
    kf_json_array(builder, "changes");
    for (int i = 0; i < card->changes.count; i++) {
        const struct kf_change *change = card->changes.items[i];

        json_builder_begin_object(builder);
        kf_json_text(builder, "address", change->address);
        kf_json_text(builder, "layer", change->layer);
        kf_json_text(builder, "from", change->old_text);
        kf_json_text(builder, "to", change->new_text);
        kf_json_text(builder, "why", change->why);
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
}

static void add_card(const struct kf_cards_report *report, const struct kf_card *card)
{
    JsonBuilder *builder = report->builder;

    json_builder_begin_object(builder);
    kf_json_text(builder, "number", card->number);
    kf_json_text(builder, "id", card->handout->id);
    kf_json_text(builder, "title", card->document->title);
    kf_json_text(builder, "formula", card->formula == KF_FORMULA_COUNT ? NULL : kf_formula_name(card->formula));
    if (card->formula == KF_FLESCH_KINCAID) {
        add_figure(builder, "grade", kf_card_figure(card, KF_FLESCH_KINCAID));
        if (kf_formula_can_grade(KF_SMOG, card->reading)) {
            add_figure(builder, "smog", kf_card_figure(card, KF_SMOG));
        }
    } else if (card->formula != KF_FORMULA_COUNT) {
        add_figure(builder, "figure", kf_card_figure(card, card->formula));
    }
    kf_json_place(builder, "grade-promised", card->handout->reading_grade);
    kf_json_number(builder, "words", card->reading->tally.words);
    kf_json_number(builder, "sentences", card->reading->count);
    kf_json_number(builder, "longest-sentence", card->longest);
    add_sentences(builder, card);
    kf_json_number(builder, "sides", card->document->pages.count);
    kf_json_place(builder, "sides-promised", card->handout->sides);
    kf_json_number(builder, "blanks", card->blanks);
    kf_json_number(builder, "checks", card->asked);
    kf_json_number(builder, "checks-passed", card->passed);
    kf_json_number(builder, "checks-allowed", card->allowed);
    kf_points_add(builder, &report->cli->run, card);
    add_findings(builder, &card->findings);
    add_changes(builder, card);
    json_builder_end_object(builder);
}

void kf_cards_add(const struct kf_cards_report *report, const char *module, const char *path, const struct kf_cards *cards)
{
    JsonBuilder *builder = report->builder;

    json_builder_begin_object(builder);
    kf_json_text(builder, "module", module);
    kf_json_text(builder, "path", path);
    kf_json_array(builder, "handouts");
    for (int i = 0; i < cards->count; i++) {
        if (is_asked_for(report, &cards->items[i])) {
            add_card(report, &cards->items[i]);
        }
    }
    json_builder_end_array(builder);
    add_findings(builder, &cards->findings);
    json_builder_end_object(builder);
}
