/* A sentence on a family's page says who does it. A hint alone: grammar cannot be told for sure from words, so this knows
 * what is mostly a passive voice in English, and leaves what is mostly a state ("is tired") or is meant ("to be heard"). */

#include "rules/reading.h"
#include "rules/rule.h"

#include <string.h>

#include "base/utf8.h"

enum { WORDS_AROUND = 3, SHOWN_MAX = 60 };

struct word {
    const char *start;
    size_t length;
};

static const char *const forms_of_be[] = {"is",   "are",   "was",    "were",   "be",    "isn't", "aren't",
                                          "wasn't", "weren't", "isn’t", "aren’t", "wasn’t", "weren’t", NULL};
static const char *const modals[] = {"can", "cannot", "could", "may", "might", "must", "shall", "should", "will", "would", "to", NULL};
static const char *const have_to[] = {"have", "has", "had", "need", "needs", NULL};
static const char *const between[] = {"not", "often", "always", "also", "only", "now", "still", "just", "already", "all",
                                      "both", "usually", "sometimes", "even", "first", "then", "soon", "later", NULL};
static const char *const irregular[] = {
    "written", "given", "taken",  "made",  "done",   "said",   "told",    "shown",   "seen",  "held", "found", "cut",
    "read",    "paid",  "sent",   "spent", "bought", "brought", "caught",  "taught",  "sold",  "chosen", "broken", "spoken",
    "stolen",  "drawn", "eaten",  "hidden", "thrown", "begun",  "put",     "kept",    "left",  NULL};
/* Ends like a participle, and is a state or another word. */
static const char *const states[] = {
    "tired",    "scared",   "worried",  "used",      "supposed",  "allowed",  "married",   "named",     "called",   "needed",
    "based",    "finished", "excited",  "interested", "bored",    "confused", "surprised", "ashamed",   "relaxed",  "stressed",
    "pleased",  "closed",   "locked",   "related",   "involved",  "prepared", "concerned", "divorced",  "separated", "frightened",
    "annoyed",  "overwhelmed", "disappointed", "embarrassed", "exhausted", "trained", "armed", "connected", "crowded", "mixed",
    "inherited", "invited", "blocked",  "paid",      "cleared",   "protected", "owed",     "owned",     "wanted",   "loved",
    "hundred",  "indeed",   "drugged",  "numbed",    "rested",    "settled",  "wounded",   "injured",   "harmed",   "abused",
    "done",     "broken",   "left",     "kept",      "put",       "cut",      "read",      "lined",     "limited",  "licensed",
    "frozen",   "hidden",   "shared",   "planned",   "retired",   "unfinished", "unwanted", "unnamed",  "unneeded", "asked", NULL};
/* Before it: not about a doer who is left out, but about what someone lives through. */
static const char *const not_about_doers[] = {"who", "what", "whatever", "which", "nobody", "none", "one", "child", "never", NULL};
static const char *const loose_ends[] = {"up", "out", "off", "down", NULL};
static const char *const times[] = {"now", "then", "one", "end", "time", "day", "week", NULL}; /* "by now", "by the end" */

static bool is_one_of(struct word word, const char *const *list)
{
    char first = (char)(*word.start | 0x20); /* small, if it is a letter */

    for (; *list != NULL; list++) {
        if (**list == first && strlen(*list) == word.length && g_ascii_strncasecmp(word.start, *list, word.length) == 0) {
            return true;
        }
    }
    return false;
}

static bool ends_with(struct word word, const char *ending)
{
    size_t length = strlen(ending);

    return word.length > length && strncmp(word.start + word.length - length, ending, length) == 0;
}

static bool is_participle(struct word word)
{
    return is_one_of(word, irregular) || (word.length > strlen("shed") && ends_with(word, "ed") && !ends_with(word, "eed"));
}

static bool is_in_a_word(gunichar c)
{
    return kf_utf8_is_alpha(c) || c == '\'' || c == 0x2019 || c == '-';
}

/* Words and marks; a mark is a word of its own, so that nothing is read across a comma. */
static void read_words(GArray *words, const char *text, size_t length)
{
    g_array_set_size(words, 0);
    for (const char *at = text; at < text + length;) {
        struct word word = {.start = at};

        while (at < text + length && is_in_a_word(kf_utf8_at(at))) {
            at = kf_utf8_next(at);
        }
        if (at == word.start) {
            at = kf_utf8_next(at);
        }
        word.length = (size_t)(at - word.start);
        if (!kf_utf8_is_space(kf_utf8_at(word.start))) {
            g_array_append_val(words, word);
        }
    }
}

static struct word word_at(const GArray *words, int i)
{
    return i >= 0 && i < (int)words->len ? g_array_index(words, struct word, i) : (struct word){.start = ""};
}

static bool has_before(const GArray *words, int at, int most, const char *const *list)
{
    for (int i = at - 1; i >= 0 && i >= at - most; i--) {
        if (is_one_of(word_at(words, i), list)) {
            return true;
        }
    }
    return false;
}

/* "can be told" and "has to be told", but not "to be heard". */
static bool speaks_of_a_deed(const GArray *words, int at)
{
    struct word before = word_at(words, at - 1);

    if (!is_one_of(word_at(words, at), (const char *const[]){"be", NULL})) {
        return true;
    }
    if (is_one_of(before, (const char *const[]){"not", NULL})) {
        before = word_at(words, --at - 1);
    }
    return is_one_of(before, modals) && (!is_one_of(before, (const char *const[]){"to", NULL}) ||
                                         is_one_of(word_at(words, at - 2), have_to));
}

static bool has_doer(const GArray *words, int participle)
{
    bool article = is_one_of(word_at(words, participle + 2), (const char *const[]){"the", NULL});

    return is_one_of(word_at(words, participle + 1), (const char *const[]){"by", NULL}) &&
           !is_one_of(word_at(words, participle + 2 + article), times);
}

/* The place of the participle, -1 for none. */
static int passive_at(const GArray *words, int at)
{
    int participle = at + 1;

    if (!is_one_of(word_at(words, at), forms_of_be)) {
        return -1;
    }
    while (is_one_of(word_at(words, participle), between) || ends_with(word_at(words, participle), "ly")) {
        participle++;
    }
    if (!is_participle(word_at(words, participle)) || is_one_of(word_at(words, participle + 1), loose_ends)) {
        return -1;
    }
    if (has_doer(words, participle)) {
        return participle;
    }
    return is_one_of(word_at(words, participle), states) || has_before(words, at, WORDS_AROUND, not_about_doers) ||
                   !speaks_of_a_deed(words, at)
               ? -1
               : participle;
}

static void report(struct kf_run *run, const struct kf_passage *passage, struct word sentence, struct word first,
                   struct word last)
{
    glong letters = g_utf8_strlen(sentence.start, (gssize)sentence.length);
    char *shown = g_utf8_substring(sentence.start, 0, MIN(SHOWN_MAX, letters));

    kf_diag_hint(run->diags,
                 kf_diag_note(run->diags, KF_PASSIVE_VOICE, passage->node->span, passage->address,
                              "\"%.*s\" does not say who does it: \"%s%s\"",
                              (int)(last.start + last.length - first.start), first.start, shown,
                              letters > SHOWN_MAX ? "..." : ""),
                 "say who does it: you, we, the worker");
    g_free(shown);
}

struct search {
    struct kf_run *run;
    GArray *words; /* of a sentence */
};

static void check_passage(void *data, const struct kf_passage *passage)
{
    const struct search *search = data;
    const GArray *words = search->words;
    const char *text = passage->words, *start;
    size_t length;

    while (!passage->node->safety && kf_reading_sentence(&text, &start, &length)) {
        read_words(search->words, start, length);
        for (int i = 0; i < (int)words->len; i++) {
            int participle = passive_at(words, i);

            if (participle >= 0) {
                report(search->run, passage, (struct word){start, length}, word_at(words, i), word_at(words, participle));
                i = participle;
            }
        }
    }
}

static void check(struct kf_run *run, const struct kf_content *content)
{
    if (g_ascii_strncasecmp(content->language, "en", 2) == 0) {
        struct search search = {run, g_array_new(FALSE, FALSE, sizeof(struct word))};

        kf_reading_each(content, check_passage, &search);
        g_array_free(search.words, TRUE);
    }
}

const struct kf_rule kf_rule_passive_voice = {
    .name = "passive-voice",
    .summary = "A sentence on a family's page says who does it.",
    .severity = KF_NOTE,
    .check = check,
};
