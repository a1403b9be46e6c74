/* What counts as a sentence, a word and a syllable; formulas, and the rules that rest on them. */

#include "support/mini_kit.h"

#include <string.h>

#include "blocks/build.h"
#include "rules/formulas.h"
#include "rules/rule.h"
#include "rules/sentences.h"
#include "rules/syllables.h"
#include "rules/syllables_spanish.h"

extern const struct kf_rule kf_rule_reading_grade, kf_rule_long_sentence, kf_rule_sentence_length, kf_rule_list_length, kf_rule_headings;

#define HARD "Interpersonal communication necessitates considerable emotional availability from everybody."
#define PLAIN "We can talk when we both feel calm."
#define FIVE(text) text " " text " " text " " text " " text

/* --- a page ------------------------------------------------------------------------------------------------------------ */

static const struct kf_content *load(struct kf_run **ret_run, const char *handout, const char *blocks)
{
    static const struct kf_edition edition = {.variant = KF_STANDARD};
    char *module = g_strdup_printf("%shandouts:\n  - id: first\n    title: A page of five words\n%s    blocks:\n%s%s",
                                   KF_TEST_MODULE_HEAD, handout, blocks, KF_TEST_SESSION);
    const struct kf_content *content;
    const struct kf_kit *kit;

    *ret_run = kf_test_mini_kit(KF_TEST_COMMUNITY, KF_TEST_HELPLINES, module);
    g_free(module);
    kit = kf_kit_open(*ret_run, kf_block_shapes(), NULL);
    content = kit != NULL ? kf_content_load(*ret_run, kit, "talks", &edition) : NULL;
    kf_assert_clean(*ret_run);
    return content;
}

/* The sentences of a page with these blocks, parted by bars. */
static void assert_sentences(const char *blocks, const char *expected)
{
    struct kf_run *run;
    const struct kf_content *content = load(&run, "", blocks);
    const struct kf_readings *readings = kf_readings_of(content, KF_FAMILIES);
    GString *sentences = g_string_new(NULL);

    assert_int_equal(readings->count, 1);
    for (int i = 0; i < readings->items[0].count; i++) {
        g_string_append_printf(sentences, "%s%s", i == 0 ? "" : "|", readings->items[0].sentences[i].text);
    }
    assert_string_equal(sentences->str, expected);
    g_string_free(sentences, TRUE);
    kf_test_run_free(run);
}

static void segmented_text__is_prose_alone(void **state)
{
    assert_sentences("      - text: We can talk. Not now!\n", "We can talk.|Not now!");
    assert_sentences("      - heading: How we could talk about this\n      - text: Stop.\n", "Stop.");
    assert_sentences("      - heading: Why do I wait?\n", "Why do I wait?");
    assert_sentences("      - bullets: [Rest, A short walk, A walk with my old friend]\n", "A walk with my old friend");
}

static void segmented_text__has_no_blanks_nor_hints(void **state)
{
    assert_sentences("      - starters: ['I felt ___ and what I needed was ___', 'Also: ___']\n", "I felt and what I needed was");
    assert_sentences("      - text: I will call by (day) ___ at (time) ___ and tell them.\n", "I will call by at and tell them.");
    assert_sentences("      - text: I will call (on my **own** phone) today.\n", "I will call (on my own phone) today.");
}

static struct kf_tally tally_of(const char *text)
{
    char *blocks = g_strdup_printf("      - text: \"%s\"\n", text);
    struct kf_run *run;
    const struct kf_content *content = load(&run, "", blocks);
    struct kf_tally tally = kf_readings_of(content, KF_FAMILIES)->items[0].tally;

    g_free(blocks);
    kf_test_run_free(run);
    return tally;
}

static void names_and_numbers__are_short_words(void **state)
{
    assert_int_equal(tally_of("Call 1-800-799-7233 at once.").syllables, 4);
    assert_int_equal(tally_of("I saw Penelope at Riverbend University.").syllables, 6);
    assert_int_equal(tally_of("It is an addiction.").long_words, 0);
    assert_int_equal(tally_of("Everybody was there.").syllables, 6); /* any word begins a sentence with a capital */
    assert_int_equal(tally_of("She said: Everybody may go.").long_words, 1);
}

static void pages_for_staff__are_read_apart(void **state)
{
    struct kf_run *run;
    const struct kf_content *content = load(&run, "", "      - text: We can talk.\n");
    const struct kf_readings *readings = kf_readings_of(content, KF_STAFF);

    assert_int_equal(readings->count, 2); /* the session, and its activity */
    assert_string_equal(readings->items[0].address, "talks/session");
    assert_string_equal(readings->items[0].sentences[0].text, "I asked each person alone.");
    assert_string_equal(readings->items[1].address, "talks/arrive");
    kf_test_run_free(run);
}

/* --- sentences --------------------------------------------------------------------------------------------------------- */

static int count_sentences(const char *text)
{
    const char *start;
    size_t length;
    int count = 0;

    while (kf_reading_sentence(&text, &start, &length)) {
        count++;
    }
    return count;
}

static void sentences__end_where_a_reader_stops(void **state)
{
    assert_int_equal(count_sentences(""), 0);
    assert_int_equal(count_sentences("One"), 1);
    assert_int_equal(count_sentences("One. Two! Three?"), 3);
    assert_int_equal(count_sentences("“No.” “Not yet.”"), 2);
    assert_int_equal(count_sentences("At 7.30 see www.x.org now..."), 1);
    assert_int_equal(count_sentences("One\xE2\x80\xA8Two"), 2);
    assert_int_equal(count_sentences("At 7 p.m. on Friday. Not later."), 2);
    assert_int_equal(count_sentences("“Not yet.” she said. Dr. Reyes came."), 2);
}

static void words__stand_between_spaces_dashes_and_slashes(void **state)
{
    static const struct {
        const char *text;
        int words;
    } rows[] = {
        {"I want to get this right.", 6}, {"It’s a made-up story", 4}, {"call 988", 2},
        {"“No” — and “yes”", 3},     {"day/night", 2},            {"- ... -", 0},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        assert_int_equal(kf_reading_words(rows[i].text, strlen(rows[i].text)), rows[i].words);
    }
}

/* --- syllables --------------------------------------------------------------------------------------------------------- */

struct spoken {
    const char *word;
    int syllables;
};

static void assert_syllables(const struct spoken *rows, size_t count, int (*syllables)(const char *word, size_t length))
{
    for (size_t i = 0; i < count; i++) {
        int found = syllables(rows[i].word, strlen(rows[i].word));

        if (found != rows[i].syllables) {
            fail_msg("\"%s\" has %d syllables, not %d", rows[i].word, rows[i].syllables, found);
        }
    }
}

static void syllables__of_english_as_spoken(void **state)
{
    static const struct spoken rows[] = {
        {"the", 1},         {"make", 1},       {"makes", 1},     {"table", 2},       {"tables", 2},     {"asked", 1},
        {"wanted", 2},      {"settled", 2},    {"called", 1},    {"breathes", 1},    {"promises", 3},   {"stayed", 1},
        {"safely", 2},      {"closeness", 2},  {"hopefully", 3}, {"element", 3},     {"moment", 2},     {"someone", 2},
        {"sometimes", 2},   {"everybody", 4},  {"anyone", 3},    {"caregiver", 3},   {"coordinator", 5}, {"quiet", 2},
        {"science", 2},     {"friend", 1},     {"patient", 2},   {"special", 2},     {"trial", 2},      {"nation", 2},
        {"radio", 3},       {"million", 2},    {"serious", 3},   {"being", 2},       {"saying", 2},     {"trying", 2},
        {"usual", 3},       {"guard", 1},      {"question", 2},  {"recovery", 4},    {"family", 3},     {"body", 2},
        {"people", 2},      {"medicine", 3},   {"easier", 3},    {"naloxone", 3},    {"benzodiazepines", 6},
        {"it’s", 1},        {"didn’t", 2},     {"don’t", 1},     {"nurse’s", 2},     {"we’re", 1},     {"made-up", 2},
        {"café", 2},        {"PTSD", 4},
    };

    assert_syllables(rows, G_N_ELEMENTS(rows), kf_syllables_english);
}

static void syllables__of_spanish_as_spelt(void **state)
{
    static const struct spoken rows[] = {
        {"aire", 2},   {"día", 2},      {"país", 2},     {"ciudad", 2},    {"cuidado", 3}, {"también", 2}, {"qué", 1},
        {"guerra", 2}, {"pingüino", 3}, {"continúa", 4}, {"prohibir", 2},  {"hoy", 1},     {"yo", 1},      {"reyes", 2},
        {"y", 1},      {"oía", 3},      {"noche", 2},    {"averiguar", 4}, {"leer", 2},    {"muy", 1},
    };

    assert_syllables(rows, G_N_ELEMENTS(rows), kf_syllables_spanish);
}

/* --- formulas ---------------------------------------------------------------------------------------------------------- */

static void formulas__are_as_published(void **state)
{
    static const struct kf_tally tally = {.words = 100, .syllables = 150, .long_words = 10, .wide_words = 20};

    assert_float_equal(kf_formula_figure(KF_FLESCH_KINCAID, 10, &tally), 6.01, 0.001);
    assert_float_equal(kf_formula_figure(KF_SMOG, 10, &tally), 8.8419, 0.001);
    assert_float_equal(kf_formula_figure(KF_FERNANDEZ_HUERTA, 10, &tally), 106.64, 0.001);
    assert_float_equal(kf_formula_figure(KF_LIX, 10, &tally), 30, 0.001);
}

static void formulas__go_by_language(void **state)
{
    assert_int_equal(kf_formula_of("en-GB"), KF_FLESCH_KINCAID);
    assert_int_equal(kf_formula_of("es"), KF_FERNANDEZ_HUERTA);
    assert_int_equal(kf_formula_of("de"), KF_LIX);
    assert_int_equal(kf_formula_of("est"), KF_LIX); /* Estonian */
    assert_int_equal(kf_formula_of("zh-Hans"), KF_FORMULA_COUNT);
}

/* --- rules ------------------------------------------------------------------------------------------------------------- */

static struct kf_run *asked(const struct kf_rule *rule, const char *language, const char *handout, const char *blocks)
{
    struct kf_run *run;
    struct kf_content content = *load(&run, handout, blocks);

    content.language = language;
    rule->check(run, &content);
    return run;
}

static void assert_finds(struct kf_run *run, enum kf_code code, const char *message, const char *hint)
{
    const struct kf_diag *diag = kf_test_find(run, code);

    kf_assert_has(diag->message, message);
    kf_assert_has(diag->hint, hint);
    kf_assert_count(run, 1);
    kf_test_run_free(run);
}

static void assert_finds_nothing(struct kf_run *run)
{
    kf_assert_clean(run);
    kf_test_run_free(run);
}

static void reading_grade__is_kept(void **state)
{
    static const char text[] = "      - text: " FIVE("We are never angry about money in the evening.") "\n";

    assert_finds_nothing(asked(&kf_rule_reading_grade, "en-US", "    reading-grade: 7\n", text));
    assert_finds(asked(&kf_rule_reading_grade, "en-US", "    reading-grade: 6\n", text), KF_READING_GRADE,
                 "first reads at grade 6.3 by Flesch-Kincaid, and promises 6", "shorter words (now 1.56 syllables)");
}

static void reading_grade__shows_the_hardest_sentences(void **state)
{
    struct kf_run *run = asked(&kf_rule_reading_grade, "en-US", "", "      - text: " FIVE(HARD) "\n");
    const struct kf_diag *diag = kf_test_find(run, KF_READING_GRADE);

    kf_assert_count(run, 1); /* too few sentences for SMOG */
    kf_assert_has(diag->message, "by Flesch-Kincaid, and 8 is the most");
    assert_int_equal(diag->related_count, 1); /* the same sentence five times */
    kf_assert_has(diag->related[0].text, "hard to read, 8 words, 7 of them long: \"Interpersonal");
    kf_test_run_free(run);
}

static void reading_grade__asks_for_enough_words(void **state)
{
    assert_finds_nothing(asked(&kf_rule_reading_grade, "en-US", "    reading-grade: 1\n", "      - text: " HARD "\n"));
}

static void reading_grade__counts_long_words_too(void **state)
{
    static const char text[] = "      - text: Medicine is here. Company is here. " FIVE(PLAIN) " " FIVE(PLAIN) " Recovery is here.\n";

    assert_finds_nothing(asked(&kf_rule_reading_grade, "en-US", "", text));
    assert_finds(asked(&kf_rule_reading_grade, "en-US", "",
                       "      - text: My medicine company is near. The hospital is not very far away. Recovery is slow and good. "
                       "I saw the ambulance come. Nobody is at home now. Go to sleep. The area is very quiet. "
                       "Eat. Family is here. Wait.\n"),
                 KF_READING_GRADE, "by SMOG (10 sentences; it is exact from 30 on), and 8 is the most", "shorter");
}

static void reading_grade__goes_by_language(void **state)
{
    assert_finds(asked(&kf_rule_reading_grade, "es", "", "      - text: " FIVE("La responsabilidad de la comunicación "
                       "interpersonal necesita disponibilidad emocional.") "\n"),
                 KF_READING_GRADE, "by Fernández-Huerta, and 60 is the least", "shorter sentences");
    assert_finds(asked(&kf_rule_reading_grade, "de", "", "      - text: " FIVE("Verantwortung verlangt Bereitschaft von allen "
                       "Beteiligten.") "\n"),
                 KF_READING_GRADE, "by LIX, and 40 is the most", "20 of 30 have seven letters or more");
}

static void long_sentence__is_counted_without_markup(void **state)
{
    assert_finds(asked(&kf_rule_long_sentence, "en-US", "",
                       "      - text: Go on. We go on and on and on and **on** and on and on and on and on and on and on and on "
                       "and on and on to the end.\n"),
                 KF_LONG_SENTENCE, "a sentence of 30 words", "25 words");
}

static void sentence_length__is_15_on_the_mean(void **state)
{
    assert_finds(asked(&kf_rule_sentence_length, "en-US", "",
                       "      - text: " FIVE("We can talk when we both feel calm and wait for that as long as needed.") "\n"),
                 KF_SENTENCE_LENGTH, "have 16.0 words on the mean", "15 words on the mean");
    assert_finds_nothing(asked(&kf_rule_sentence_length, "en-US", "",
                               "      - text: " FIVE("We can talk when we both feel calm and wait as long as needed.") "\n"));
}

static void list_length__is_seven(void **state)
{
    assert_finds_nothing(asked(&kf_rule_list_length, "en-US", "", "      - bullets: [a, b, c, d, e, f, g, 'Mine: ___']\n"));
    assert_finds(asked(&kf_rule_list_length, "en-US", "", "      - bullets: [a, b, c, d, e, f, g, h, 'Mine: ___']\n"), KF_LIST_LENGTH,
                 "a list of 8 items", "two lists");
}

static void headings__come_every_120_words(void **state)
{
    static const char long_text[] = "      - text: " FIVE(PLAIN) " " FIVE(PLAIN) "\n        id: one\n";
    char *whole = g_strconcat(long_text, "      - text: " FIVE(PLAIN) " " FIVE(PLAIN) "\n        id: two\n", NULL);
    char *parted = g_strconcat(long_text, "      - heading: Then\n      - text: " FIVE(PLAIN) " " FIVE(PLAIN) "\n", NULL);

    assert_finds(asked(&kf_rule_headings, "en-US", "", whole), KF_HEADINGS, "goes on for 160 words without a heading",
                 "before the block with \"We can talk");
    assert_finds_nothing(asked(&kf_rule_headings, "en-US", "", parted));
    g_free(whole);
    g_free(parted);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(segmented_text__is_prose_alone),
        cmocka_unit_test(segmented_text__has_no_blanks_nor_hints),
        cmocka_unit_test(names_and_numbers__are_short_words),
        cmocka_unit_test(pages_for_staff__are_read_apart),
        cmocka_unit_test(sentences__end_where_a_reader_stops),
        cmocka_unit_test(words__stand_between_spaces_dashes_and_slashes),
        cmocka_unit_test(syllables__of_english_as_spoken),
        cmocka_unit_test(syllables__of_spanish_as_spelt),
        cmocka_unit_test(formulas__are_as_published),
        cmocka_unit_test(formulas__go_by_language),
        cmocka_unit_test(reading_grade__is_kept),
        cmocka_unit_test(reading_grade__shows_the_hardest_sentences),
        cmocka_unit_test(reading_grade__asks_for_enough_words),
        cmocka_unit_test(reading_grade__counts_long_words_too),
        cmocka_unit_test(reading_grade__goes_by_language),
        cmocka_unit_test(long_sentence__is_counted_without_markup),
        cmocka_unit_test(sentence_length__is_15_on_the_mean),
        cmocka_unit_test(list_length__is_seven),
        cmocka_unit_test(headings__come_every_120_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
