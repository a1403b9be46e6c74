/* The points of PEMAT-P and of the Clear Communication Index, as a program sees them. */

#include "editions/card_points.h"

#include <string.h>

#include "model/block.h"
#include "rules/rule.h"

enum { LEAD_MOST = 25, CHUNK_MOST = 120 }; /* words */

const char *const kf_answer_names[] = {
    [KF_ANSWER_YES] = "yes",
    [KF_ANSWER_NO] = "no",
    [KF_ANSWER_NOT_HERE] = "not on this page",
    [KF_ANSWER_PERSON] = "for a person to judge",
};

/* --- what there is to see ---------------------------------------------------------------------------------------------- */

struct sight { /* of one page */
    struct kf_arena *arena;
    const struct kf_card *card;
    int lead;     /* words, 0: none */
    int headings; /* headings and parts with a title */
    int lists, steps, boxes, tables, diagrams, pictures; /* blocks */
    int numbers, percents, addressed, calls;             /* sentences */
};

struct seen {
    enum kf_answer answer;
    const char *saw;
};

static bool is_among(const char *name, const char *const *names)
{
    return g_strv_contains(names, name);
}

static void see_block(struct sight *sight, const struct kf_block_type *type)
{
    static const char *const lists[] = {"bullets", "numbered", "checklist", "starters", NULL};
    static const char *const steps[] = {"numbered", "steps-dialogue", "decision-tree", "flow", "ladder", "if-then",
                                        "starters", "checklist", "fill-lines", "agreement", NULL};
    static const char *const boxes[] = {"note", "callout", "key-message", "script-box", "traffic-light", NULL};
    static const char *const tables[] = {"plan-table", "compare-table", "tracker", "weekly-grid", "rating-table", NULL};
    const char *name = type->name;

    sight->lists += is_among(name, lists);
    sight->steps += is_among(name, steps);
    sight->boxes += is_among(name, boxes);
    sight->tables += is_among(name, tables);
    sight->pictures += strcmp(name, "image") == 0;
    sight->diagrams += type->visual && !is_among(name, tables) && strcmp(name, "image") != 0;
    sight->headings += strcmp(name, "heading") == 0 || is_among(name, boxes);
}

/* "You", "we", "my": whether the sentence has one of them. */
static bool is_addressed(const char *text)
{
    static const char *const words[] = {"you", "your", "yours", "yourself", "we", "our", "us", "i", "my", "me", NULL};
    char **parts = g_strsplit_set(text, " ,.!?;:\"()", -1);
    bool found = false;

    for (int i = 0; parts[i] != NULL && !found; i++) {
        char *lower = g_ascii_strdown(parts[i], -1);

        found = is_among(lower, words);
        g_free(lower);
    }
    g_strfreev(parts);
    return found;
}

static void see_sentence(struct sight *sight, const char *text)
{
    bool number = strpbrk(text, "0123456789") != NULL;
    bool call = number && (strstr(text, "all ") != NULL || strstr(text, "ext ") != NULL); /* Call, call, Text, text */

    sight->calls += call;
    sight->numbers += number && !call;
    sight->percents += number && (strchr(text, '%') != NULL || strstr(text, " in 10") != NULL);
    sight->addressed += is_addressed(text);
}

static struct sight look(struct kf_arena *arena, const struct kf_card *card)
{
    struct sight sight = {.arena = arena, .card = card};
    const struct kf_blocks *blocks = &card->handout->blocks;
    const char *lead = card->handout->lead.text;

    sight.lead = lead != NULL ? kf_reading_words(lead, strlen(lead)) : 0;
    for (int i = 0; i < blocks->count; i++) {
        see_block(&sight, blocks->items[i]->type);
    }
    for (int i = 0; i < card->reading->count; i++) {
        see_sentence(&sight, card->reading->sentences[i].text);
    }
    return sight;
}

/* --- answers ----------------------------------------------------------------------------------------------------------- */

static const char *say(const struct sight *sight, const char *format, ...) G_GNUC_PRINTF(2, 3);
static const char *say(const struct sight *sight, const char *format, ...)
{
    va_list args;
    const char *said;

    va_start(args, format);
    said = kf_arena_format_v(sight->arena, format, args);
    va_end(args);
    return said;
}

static const char *count(const struct sight *sight, int n, const char *one, const char *many)
{
    return n == 0 ? say(sight, "no %s", one) : say(sight, "%d %s", n, n == 1 ? one : many);
}

static int findings_of(const struct sight *sight, const char *rule)
{
    const struct kf_list *findings = &sight->card->findings;
    int found = 0;

    for (int i = 0; i < findings->count; i++) {
        const struct kf_diag *diag = findings->items[i];

        found += g_strcmp0(diag->rule, rule) == 0;
    }
    return found;
}

static bool has_rule(const char *name)
{
    for (int i = 0; i < kf_rule_count; i++) {
        if (strcmp(kf_rules[i]->name, name) == 0) {
            return true;
        }
    }
    return false;
}

/* By a rule of the program: no where it finds something. */
static struct seen by_rule(const struct sight *sight, const char *rule, const char *clean)
{
    int found = findings_of(sight, rule);

    if (!has_rule(rule)) {
        return (struct seen){KF_ANSWER_PERSON, "the program does not look for it"};
    }
    return found == 0 ? (struct seen){KF_ANSWER_YES, clean}
                      : (struct seen){KF_ANSWER_NO, say(sight, "%s of the rule %s", count(sight, found, "finding", "findings"),
                                                        rule)};
}

static struct seen judged(const char *saw)
{
    return (struct seen){KF_ANSWER_PERSON, saw};
}

/* Not on this page where there is none of them, else for a person. */
static struct seen judged_if(const struct sight *sight, int n, const char *one, const char *many)
{
    return (struct seen){n == 0 ? KF_ANSWER_NOT_HERE : KF_ANSWER_PERSON, count(sight, n, one, many)};
}

static struct seen yes_if(bool yes, const char *saw)
{
    return (struct seen){yes ? KF_ANSWER_YES : KF_ANSWER_NO, saw};
}

static int visuals(const struct sight *sight)
{
    return sight->diagrams + sight->pictures;
}

static struct seen see_purpose(const struct sight *sight)
{
    return judged(say(sight, "title%s, %s", sight->card->handout->question.text != NULL ? ", question" : "",
                      sight->lead > 0 ? say(sight, "lead of %d words", sight->lead) : "no lead"));
}

static struct seen see_extent(const struct sight *sight)
{
    return judged(say(sight, "%s, %d blocks, %d words of prose",
                      count(sight, sight->card->document->pages.count, "side", "sides"), sight->card->handout->blocks.count,
                      sight->card->reading->tally.words));
}

static struct seen see_language(const struct sight *sight)
{
    const struct kf_card *card = sight->card;
    int found = findings_of(sight, "words-to-avoid") + findings_of(sight, "reading-grade");

    if (card->formula == KF_FORMULA_COUNT) {
        return judged("too few words for a formula, or none for this language");
    }
    return yes_if(found == 0, say(sight, "%.1f by %s, %s", MAX(kf_card_figure(card, card->formula), 0),
                                  kf_formula_name(card->formula),
                                  found == 0 ? "no finding" : count(sight, found, "finding", "findings")));
}

static struct seen see_terms(const struct sight *sight)
{
    return by_rule(sight, "jargon", "no term of the trade without its meaning");
}

static struct seen see_voice(const struct sight *sight)
{
    return by_rule(sight, "passive-voice", "no passive sentence found");
}

static struct seen see_numbers(const struct sight *sight)
{
    return judged_if(sight, sight->numbers, "sentence with numbers", "sentences with numbers");
}

static struct seen see_calculation(const struct sight *sight)
{
    return sight->numbers == 0 ? (struct seen){KF_ANSWER_YES, "no sentence with numbers"} : see_numbers(sight);
}

static struct seen see_reckoning(const struct sight *sight) /* CCI 17 is no praise: yes is bad */
{
    return sight->numbers == 0 ? (struct seen){KF_ANSWER_NO, "no sentence with numbers"} : see_numbers(sight);
}

static struct seen see_chunks(const struct sight *sight)
{
    int found = findings_of(sight, "headings") + findings_of(sight, "list-length");

    return yes_if(found == 0, found == 0 ? say(sight, "no more than %d words in one stretch", CHUNK_MOST)
                                         : count(sight, found, "stretch or list too long", "stretches or lists too long"));
}

static struct seen see_headings(const struct sight *sight)
{
    const char *saw = count(sight, sight->headings, "heading or titled box", "headings and titled boxes");

    return sight->headings == 0 && findings_of(sight, "headings") > 0 ? yes_if(false, saw) : judged(saw);
}

static struct seen see_order(const struct sight *sight)
{
    return judged(say(sight, "%d blocks, %s", sight->card->handout->blocks.count,
                      count(sight, sight->steps, "list of steps", "lists of steps")));
}

static struct seen see_summary(const struct sight *sight)
{
    return by_rule(sight, "closing-line", "a closing line sums up");
}

static struct seen see_cues(const struct sight *sight)
{
    return yes_if(sight->boxes + sight->headings > 0,
                  say(sight, "%s, %s", count(sight, sight->boxes, "box", "boxes"),
                      count(sight, sight->headings, "heading or titled box", "headings and titled boxes")));
}

static struct seen see_visual_need(const struct sight *sight)
{
    return judged(say(sight, "%s, %s", count(sight, sight->diagrams, "diagram", "diagrams"),
                      count(sight, sight->pictures, "picture", "pictures")));
}

static struct seen see_visuals(const struct sight *sight)
{
    return judged_if(sight, visuals(sight), "diagram or picture", "diagrams and pictures");
}

static struct seen see_captions(const struct sight *sight)
{
    int n = visuals(sight) + sight->tables;

    return n == 0 ? (struct seen){KF_ANSWER_NOT_HERE, "no diagram, picture or table"}
                  : by_rule(sight, "caption", say(sight, "%d with words on how to use it", n));
}

static struct seen see_tables(const struct sight *sight)
{
    return sight->tables == 0 ? (struct seen){KF_ANSWER_NOT_HERE, "no table"}
                              : (struct seen){KF_ANSWER_YES, say(sight, "%s with heads of columns",
                                                                 count(sight, sight->tables, "table", "tables"))};
}

static struct seen see_action(const struct sight *sight)
{
    return by_rule(sight, "weekly-action", "an action for this week");
}

static struct seen see_address(const struct sight *sight)
{
    return yes_if(sight->addressed > 0,
                  say(sight, "you, we or I in %d of %d sentences", sight->addressed, sight->card->reading->count));
}

static struct seen see_steps(const struct sight *sight)
{
    const char *saw = count(sight, sight->steps, "list of steps or starters", "lists of steps or starters");

    return sight->steps > 0 ? yes_if(true, saw) : judged(saw);
}

static struct seen see_tool(const struct sight *sight)
{
    return yes_if(sight->card->blanks > 0 || (has_rule("tangible-tool") && findings_of(sight, "tangible-tool") == 0),
                  count(sight, sight->card->blanks, "place to write, tick or choose", "places to write, tick or choose"));
}

static struct seen see_message(const struct sight *sight)
{
    return sight->lead > 0 ? yes_if(sight->lead <= LEAD_MOST, say(sight, "lead of %d words", sight->lead))
                           : by_rule(sight, "main-message", "a main message");
}

static struct seen see_first(const struct sight *sight)
{
    return sight->lead > 0 ? yes_if(true, say(sight, "lead of %d words, first on the page", sight->lead))
                           : by_rule(sight, "main-message", "a main message, first on the page");
}

static struct seen see_emphasis(const struct sight *sight)
{
    return sight->lead > 0 ? yes_if(true, "lead set apart under the title")
                           : by_rule(sight, "main-message", "a main message in a box");
}

static struct seen see_support(const struct sight *sight)
{
    return visuals(sight) == 0 ? yes_if(false, "no diagram and no picture") : see_visuals(sight);
}

static struct seen see_words(const struct sight *sight)
{
    struct seen seen = see_language(sight);

    return seen.answer == KF_ANSWER_YES ? judged(seen.saw) : seen;
}

static struct seen see_lists(const struct sight *sight)
{
    int found = findings_of(sight, "list-length");

    return sight->lists == 0 ? (struct seen){KF_ANSWER_NOT_HERE, "no list"}
                             : yes_if(found == 0, say(sight, "%s, %s", count(sight, sight->lists, "list", "lists"),
                                                      found == 0 ? "none over seven items" : "one over seven items"));
}

static struct seen see_knowledge(const struct sight *sight)
{
    (void)sight;
    return judged("what is known and not known stands in the guide");
}

static struct seen see_reason(const struct sight *sight)
{
    (void)sight;
    return judged("whether it says why this matters to the reader");
}

static struct seen see_directions(const struct sight *sight)
{
    const char *saw = say(sight, "%s, %s", count(sight, sight->calls, "number to call", "numbers to call"),
                          count(sight, sight->steps, "list of steps", "lists of steps"));

    return sight->calls > 0 && sight->steps > 0 ? yes_if(true, saw) : judged(saw);
}

static struct seen see_risk(const struct sight *sight)
{
    int touches = sight->card->handout->touches.count;

    return touches == 0 ? (struct seen){KF_ANSWER_NOT_HERE, "touches no hurt, talk or limit"}
                        : judged(say(sight, "touches %s", sight->card->handout->touches.items[0]));
}

static struct seen see_chance(const struct sight *sight)
{
    return judged_if(sight, sight->percents, "sentence with a chance in numbers", "sentences with a chance in numbers");
}

/* --- the lists --------------------------------------------------------------------------------------------------------- */

static const struct {
    const char *list;
    int number;
    const char *asks;
    struct seen (*see)(const struct sight *sight);
} points[KF_POINT_COUNT] = {
    {"PEMAT", 1, "its purpose is evident", see_purpose},
    {"PEMAT", 2, "nothing distracts from its purpose", see_extent},
    {"PEMAT", 3, "everyday language", see_language},
    {"PEMAT", 4, "medical terms are explained", see_terms},
    {"PEMAT", 5, "active voice", see_voice},
    {"PEMAT", 6, "numbers are clear", see_numbers},
    {"PEMAT", 7, "no sums to do", see_calculation},
    {"PEMAT", 8, "short chunks", see_chunks},
    {"PEMAT", 9, "headings that inform", see_headings},
    {"PEMAT", 10, "a logical order", see_order},
    {"PEMAT", 11, "a summary", see_summary},
    {"PEMAT", 12, "key points stand out", see_cues},
    {"PEMAT", 15, "pictures where they help", see_visual_need},
    {"PEMAT", 16, "pictures support the words", see_visuals},
    {"PEMAT", 17, "pictures have titles or captions", see_captions},
    {"PEMAT", 18, "pictures are clear", see_visuals},
    {"PEMAT", 19, "tables are simple, with heads", see_tables},
    {"PEMAT", 20, "names one action or more", see_action},
    {"PEMAT", 21, "speaks to the reader", see_address},
    {"PEMAT", 22, "breaks actions into steps", see_steps},
    {"PEMAT", 23, "a tool to act with", see_tool},
    {"PEMAT", 24, "shows how to do sums", see_numbers},
    {"PEMAT", 25, "says how to use charts and tables", see_captions},
    {"PEMAT", 26, "pictures that help to act", see_visual_need},
    {"CCI", 1, "one main message", see_message},
    {"CCI", 2, "main message first", see_first},
    {"CCI", 3, "main message stands out", see_emphasis},
    {"CCI", 4, "a picture supports it", see_support},
    {"CCI", 5, "calls to act", see_action},
    {"CCI", 6, "message and call in active voice", see_voice},
    {"CCI", 7, "words that readers use", see_words},
    {"CCI", 8, "lists, none over seven", see_lists},
    {"CCI", 9, "chunks with headings", see_headings},
    {"CCI", 10, "the first part sums up", see_first},
    {"CCI", 11, "what is known, and what is not", see_knowledge},
    {"CCI", 12, "recommends something to do", see_action},
    {"CCI", 13, "says why it matters", see_reason},
    {"CCI", 14, "directions, and whom to call", see_directions},
    {"CCI", 15, "numbers that readers use", see_numbers},
    {"CCI", 16, "says what numbers mean", see_numbers},
    {"CCI", 17, "asks for sums (no is good)", see_reckoning},
    {"CCI", 18, "says what the risk is", see_risk},
    {"CCI", 19, "risks and benefits", see_risk},
    {"CCI", 20, "chances in words or pictures too", see_chance},
};

const struct kf_card_point *kf_card_points(struct kf_run *run, const struct kf_card *card)
{
    struct kf_card_point *answered = KF_NEW_ARRAY(run->arena, KF_POINT_COUNT, struct kf_card_point);
    const struct sight sight = look(run->arena, card);

    for (int i = 0; i < KF_POINT_COUNT; i++) {
        struct seen seen = points[i].see(&sight);

        answered[i] = (struct kf_card_point){points[i].list, points[i].number, points[i].asks, seen.answer, seen.saw};
    }
    return answered;
}
