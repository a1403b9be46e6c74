/* The figures of report cards: counted here, shown elsewhere. */
#include <string.h>

#include "editions/report_card.h"
#include "rules/rule.h"

#define OWN_CHECKS 2 /* its sides, and what finishing finds */

/* --- words ------------------------------------------------------------------------------------------------------------ */

static void count_words(const struct kf_content *content, struct kf_cards *cards)
{
    const struct kf_readings *readings = kf_readings_of(content, KF_FAMILIES);
    enum kf_formula formula = kf_formula_of(content->language);

    for (int i = 0; i < cards->count; i++) {
        struct kf_card *card = &cards->items[i];

        card->reading = &readings->items[i];
        card->formula = kf_formula_can_grade(formula, card->reading) ? formula : KF_FORMULA_COUNT;
        card->hardest_count = kf_formula_hardest(formula, card->reading, card->hardest, KF_CARD_SENTENCES);
        for (int k = 0; k < card->reading->count; k++) {
            card->longest = MAX(card->longest, card->reading->sentences[k].tally.words);
        }
    }
}

double kf_card_figure(const struct kf_card *card, enum kf_formula formula)
{
    return kf_formula_figure(formula, card->reading->count, &card->reading->tally);
}

/* --- checks ------------------------------------------------------------------------------------------------------------ */

static bool is_under(const char *address, const char *piece)
{
    size_t length = strlen(piece);

    return address && strncmp(address, piece, length) == 0 && (address[length] == '\0' || address[length] == '/');
}

/* How many of what was found are the handout's. */
static int take(struct kf_run *run, const struct kf_diags *diags, const char *piece, struct kf_list *ret_findings)
{
    int before = ret_findings->count;

    for (int i = 0; i < diags->count; i++) {
        if (diags->items[i]->severity != KF_ALLOWED && (!piece || is_under(diags->items[i]->address, piece))) {
            kf_list_add(run->arena, ret_findings, diags->items[i]);
        }
    }
    return ret_findings->count - before;
}

static bool is_of_a_card(const struct kf_cards *cards, const struct kf_diag *diag)
{
    for (int i = 0; i < cards->count; i++) {
        if (is_under(diag->address, cards->items[i].handout->address)) {
            return true;
        }
    }
    return false;
}

static int count_allowed(const struct kf_diags *diags, const char *piece)
{
    int count = 0;

    for (int i = 0; i < diags->count; i++) {
        count += diags->items[i]->severity == KF_ALLOWED && is_under(diags->items[i]->address, piece);
    }
    return count;
}

static void ask_rule(struct kf_run *run, const struct kf_content *content, const struct kf_rule *rule, struct kf_cards *cards)
{
    struct kf_run own = *run;

    own.diags = kf_diags_new(run->arena);
    kf_rule_ask(&own, content, rule);
    for (int i = 0; i < cards->count; i++) {
        struct kf_card *card = &cards->items[i];
        card->asked++;
        card->passed += take(run, own.diags, card->handout->address, &card->findings) == 0;
        card->allowed += count_allowed(own.diags, card->handout->address);
    }
    for (int i = 0; i < own.diags->count; i++) {
        if (own.diags->items[i]->severity != KF_ALLOWED && !is_of_a_card(cards, own.diags->items[i])) {
            kf_list_add(run->arena, &cards->findings, own.diags->items[i]);
        }
    }
}

/* The leak proof, and all that can go wrong in making the file. */
static void finish_card(struct kf_run *run, const struct kf_content *content, struct kf_card *card)
{
    struct kf_run own = *run;
    struct kf_finished finished;
    int promised = card->handout->sides;

    own.diags = kf_diags_new(run->arena);
    (void)kf_document_finish(&own, content, card->document, &finished);
    card->asked += OWN_CHECKS;
    card->passed += take(run, own.diags, NULL, &card->findings) == 0;
    card->passed += promised == 0 || card->document->pages.count <= promised || content->edition.variant == KF_LARGE_PRINT;
}

/* --- the rest ----------------------------------------------------------------------------------------------------------- */

static int count_blanks(const struct kf_marks *marks)
{
    int count = 0;

    for (int i = 0; i < marks->count; i++) {
        count += marks->items[i]->kind == KF_MARK_BLANK;
    }
    return count;
}

static void add_changes(struct kf_run *run, const struct kf_content *content, struct kf_card *card)
{
    for (int i = 0; i < content->composed.change_count; i++) {
        const struct kf_change *change = &content->composed.changes[i];
        if (change->owner != KF_OVERLAY_OF_KIT && is_under(change->address, card->handout->address)) {
            kf_list_add(run->arena, &card->changes, (void *)(uintptr_t)change);
        }
    }
}

static const struct kf_document *document_of(const struct kf_documents *documents, const struct kf_handout *handout)
{
    for (int i = 0; i < documents->count; i++) {
        if (strcmp(documents->items[i]->piece, handout->id) == 0) {
            return documents->items[i];
        }
    }
    return NULL;
}

struct kf_cards *kf_cards_new(struct kf_run *run, const struct kf_content *content, const struct kf_documents *documents)
{
    const struct kf_records *handouts = &content->module->handouts;
    struct kf_cards *cards = KF_NEW(run->arena, struct kf_cards);
    int kept = 0;

    cards->items = KF_NEW_ARRAY(run->arena, handouts->count, struct kf_card);
    cards->count = handouts->count;
    for (int i = 0; i < handouts->count; i++) {
        const struct kf_handout *handout = handouts->items[i];
        cards->items[i] = (struct kf_card){
            .handout = handout,
            .document = document_of(documents, handout),
            .number = kf_module_handout_number(run->arena, content->module, handout->number),
        };
    }
    count_words(content, cards);
    for (int i = 0; i < kf_rule_count; i++) {
        ask_rule(run, content, kf_rules[i], cards);
    }
    for (int i = 0; i < cards->count; i++) { /* one that is not translated has no pages */
        if (cards->items[i].document) {
            struct kf_card *card = &cards->items[kept++];
            *card = cards->items[i];
            finish_card(run, content, card);
            add_changes(run, content, card);
            card->blanks = count_blanks(&card->document->pages.marks);
        }
    }
    cards->count = kept;
    return cards;
}
