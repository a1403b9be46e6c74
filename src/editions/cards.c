/* The figures of report cards: counted here, shown elsewhere. */
#include <math.h>
#include <string.h>

#include "editions/report_card.h"
#include "rules/rule.h"

#define SHORT 6 /* words: one long word makes a shorter sentence look hard that is not */
#define OWN_CHECKS 2 /* its sides, and what finishing finds */

struct counting {
    struct kf_run *run;
    struct kf_cards *cards;
    int at;            /* of the last passage's handout: they come in order */
    int *long_words;   /* of each card: of three syllables and more */
    GHashTable *seen;  /* sentences */
};

/* --- words ------------------------------------------------------------------------------------------------------------ */

static double grade_of(int sentences, int words, int syllables)
{
    return sentences == 0 || words == 0 ? 0 : 0.39 * words / sentences + 11.8 * syllables / words - 15.59;
}

static int count_long_words(const char *text, size_t length)
{
    char *sentence = g_strndup(text, length), **words = g_strsplit_set(sentence, " \t\n/", -1);
    int count = 0;

    for (int i = 0; words[i]; i++) {
        count += kf_reading_words(words[i], strlen(words[i])) > 0 && kf_reading_syllables(words[i], strlen(words[i])) >= 3;
    }
    g_strfreev(words);
    g_free(sentence);
    return count;
}

/* Keeps the hardest, in order. */
static void keep_sentence(struct counting *counting, struct kf_card *card, const char *text, size_t length, int words)
{
    int place = card->hardest_count;
    struct kf_card_sentence sentence = {
        .words = kf_arena_string_n(counting->run->arena, text, length),
        .count = words,
        .grade = grade_of(1, words, kf_reading_syllables(text, length)),
    };

    if (words < SHORT || !g_hash_table_add(counting->seen, (gpointer)(guintptr)sentence.words)) {
        return;
    }
    while (place > 0 && card->hardest[place - 1].grade < sentence.grade) {
        place--;
    }
    if (place == KF_CARD_SENTENCES) {
        return;
    }
    card->hardest_count = MIN(card->hardest_count + 1, KF_CARD_SENTENCES);
    memmove(&card->hardest[place + 1], &card->hardest[place],
            (size_t)(card->hardest_count - 1 - place) * sizeof card->hardest[0]);
    card->hardest[place] = sentence;
}

static void count_passage(void *data, const struct kf_passage *passage)
{
    struct counting *counting = data;
    const char *text = passage->words, *start;
    size_t length;

    while (counting->at < counting->cards->count && counting->cards->items[counting->at].handout != passage->handout) {
        counting->at++;
        g_hash_table_remove_all(counting->seen);
    }
    while (counting->at < counting->cards->count && kf_reading_sentence(&text, &start, &length)) {
        struct kf_card *card = &counting->cards->items[counting->at];
        int words = kf_reading_words(start, length);

        counting->long_words[counting->at] += count_long_words(start, length);
        card->longest = MAX(card->longest, words);
        keep_sentence(counting, card, start, length, words);
    }
}

static void count_words(struct kf_run *run, const struct kf_content *content, struct kf_cards *cards)
{
    const struct kf_grade *grades = kf_reading_grades(run, content);
    struct counting counting = {run, cards, 0, KF_NEW_ARRAY(run->arena, cards->count, int),
                                g_hash_table_new(g_str_hash, g_str_equal)};

    kf_reading_each(run, content, count_passage, &counting);
    g_hash_table_destroy(counting.seen);
    for (int i = 0; i < cards->count; i++) {
        struct kf_card *card = &cards->items[i];
        card->grade = grades[i];
        if (card->grade.sentences > 0) {
            card->smog = 1.043 * sqrt(counting.long_words[i] * 30.0 / card->grade.sentences) + 3.1291;
        }
    }
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
            .graded = g_ascii_strncasecmp(content->language, "en", 2) == 0,
        };
    }
    count_words(run, content, cards);
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
