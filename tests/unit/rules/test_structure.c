/* Rules of what stands on a page: message, step, tool, end, captions. And what protects: numbers, names. */

#include "support/mini_kit.h"

#include <string.h>

#include "blocks/build.h"
#include "rules/rule.h"

#define LEAD "    lead: A pause has an end, and you both know when.\n"
#define STEP "            - This week I will take a pause on (day) ___\n"
#define END "      - text: Once is a beginning.\n        id: end\n"

/* A page that has all; each test spoils one thing of it. */
static const char good_module[] =
    KF_TEST_MODULE_HEAD "handouts:\n"
                        "  - id: first\n"
                        "    title: When a talk gets hot\n" LEAD "    keep: private\n"
                        "    blocks:\n"
                        "      - starters:\n" STEP "        id: step\n" END
                        "session:\n"
                        "  lengths: [45]\n"
                        "  led-by: counsellor\n"
                        "  goals: [Name it]\n"
                        "  screen: [I asked each person alone.]\n"
                        "  not-for: [Two people with fear between them.]\n"
                        "  prepare:\n"
                        "    - {id: day, when: On the day, do: [Print the handouts.]}\n"
                        "  materials: [Pens]\n"
                        "  activities:\n"
                        "    - id: arrive\n"
                        "      title: Arrive\n"
                        "      part: opening\n"
                        "      core: true\n"
                        "      safety: true\n"
                        "      minutes: {45: 40}\n"
                        "      led-by: counsellor\n"
                        "      steps:\n"
                        "        - {id: limits, say: 'I must tell {{reporting-body}}.', minutes: {45: 40}}\n"
                        "        - {id: room, do: [Look around.]}\n"
                        "      uses: [first]\n"
                        "    - {id: close, title: Close, part: closing, core: true, minutes: {45: 5}, led-by: peer}\n"
                        "facilitator-pages:\n"
                        "  - {id: safety-page, title: Safety, blocks: [{text: Stay calm., id: calm}]}\n"
                        "  - {id: private-screening, title: Alone, blocks: [{text: Ask alone., id: alone}]}\n";

static const char helplines[] =
    "kinfold: 1\nregion: US\nfooter: Call.\nprint: [crisis-line]\nlines:\n"
    "  - {id: crisis-line, label: C, number: \"988\", hours: all, verified: true, verified-on: 2026-12-31}\n"
    "  - {id: emergency, label: E, number: \"911\", hours: all, verified: true, verified-on: 2026-12-31}\n"
    "  - {id: violence-line, label: V, number: \"555-0100\", hours: all, verified: true, verified-on: 2026-12-31}\n";

/* The module with one text put in place of another, after the rules. */
static struct kf_run *checked(const char *old_text, const char *new_text)
{
    static const struct kf_edition edition = {.variant = KF_STANDARD};
    const char *at = strstr(good_module, old_text);
    const struct kf_content *content;
    const struct kf_kit *kit;
    struct kf_run *run;
    char *module;

    assert_non_null(at);
    module = g_strdup_printf("%.*s%s%s", (int)(at - good_module), good_module, new_text, at + strlen(old_text));
    run = kf_test_mini_kit(KF_TEST_COMMUNITY, helplines, module);
    g_free(module);
    kit = kf_kit_open(run, kf_block_shapes(), NULL);
    content = kit != NULL ? kf_content_load(run, kit, "talks", &edition) : NULL;
    kf_assert_clean(run);
    kf_rules_check(run, content);
    return run;
}

static void assert_finds(const char *old_text, const char *new_text, enum kf_code code, const char *message,
                         const char *hint)
{
    struct kf_run *run = checked(old_text, new_text);
    const struct kf_diag *diag = kf_test_find(run, code);

    kf_assert_has(diag->message, message);
    kf_assert_has(diag->hint, hint);
    kf_assert_count(run, 1);
    kf_test_run_free(run);
}

static void assert_accepts(const char *old_text, const char *new_text)
{
    struct kf_run *run = checked(old_text, new_text);

    kf_assert_clean(run);
    kf_test_run_free(run);
}

static void structure__finds_nothing_in_a_good_module(void **state)
{
    assert_accepts("first", "first");
}

static void main_message__comes_first(void **state)
{
    static const char key_message[] = "      - key-message: {text: A pause has an end.}\n        id: message\n";
    char *begins = g_strdup_printf("    keep: private\n    blocks:\n%s", key_message);
    char *ends = g_strdup_printf("    keep: private\n    blocks:\n      - text: Stop.\n        id: stop\n%s", key_message);

    assert_finds(LEAD, "", KF_MAIN_MESSAGE, "\"first\" does not begin with its main message", "write `lead:`");
    assert_accepts(LEAD "    keep: private\n    blocks:\n", begins);
    assert_finds(LEAD "    keep: private\n    blocks:\n", ends, KF_MAIN_MESSAGE, "does not begin", "25 words");
    g_free(ends);
    g_free(begins);
}

static void main_message__is_short(void **state)
{
    assert_finds("A pause has an end, and you both know when.",
                 "A pause has an end. You both know when that is. It may be long. It may be short. You may say so early or "
                 "late, each in your own way.",
                 KF_MAIN_MESSAGE, "has 31 words", "25 words at most");
}

static void weekly_action__is_on_each_page(void **state)
{
    assert_finds(STEP, "            - I like ___\n", KF_WEEKLY_ACTION, "\"first\" asks for no step this week",
                 "purpose: action");
    assert_accepts(STEP "        id: step\n", "            - I like ___\n        id: step\n        purpose: action\n");
    assert_accepts("    keep: private\n    blocks:\n      - starters:\n" STEP,
                   "    keep: leave-here\n    blocks:\n      - starters:\n            - I like ___\n");
}

static void tangible_tool__is_on_each_page(void **state)
{
    assert_finds("      - starters:\n" STEP, "      - text: Take a pause this week.\n", KF_TANGIBLE_TOOL,
                 "nothing to write in, tick, cut out or say", "checklist");
    assert_accepts("      - starters:\n" STEP, "      - text: Take a pause this week with ___\n");
}

static void closing_line__is_last(void **state)
{
    assert_finds(END, "", KF_CLOSING_LINE, "\"first\" ends without a line to remember", "purpose: summary");
    assert_finds(END, "      - text: So I will ___\n        id: end\n", KF_CLOSING_LINE, "line to remember", "sums up");
    assert_accepts(END, "      - callout: {title: Go slow., text: It helps.}\n        id: calm\n"
                        "      - starters: [I like ___]\n        id: like\n");
    assert_accepts("        id: step\n" END, "        id: step\n        purpose: summary\n");
    assert_accepts(LEAD "    keep: private\n    blocks:\n      - starters:\n" STEP "        id: step\n" END,
                   LEAD "    poster: true\n    sides: 1\n    blocks:\n      - starters:\n" STEP "        id: step\n");
    assert_finds(LEAD "    keep: private\n    blocks:\n      - starters:\n" STEP "        id: step\n" END,
                 LEAD "    poster: true\n    sides: 2\n    blocks:\n      - starters:\n" STEP "        id: step\n",
                 KF_CLOSING_LINE, "line to remember", "sums up");
}

#define TABLE(id) "      - plan-table: {columns: [What, When], blank-rows: 2}\n        id: " id "\n"
#define CHECKS "      - weekly-grid: {parts: [{id: eat, title: Eat}, {id: rest, title: Rest}]}\n        id: week\n"

static void caption__stands_over_the_second_table(void **state)
{
    assert_accepts(END, TABLE("one") END);
    assert_finds(END, TABLE("one") CHECKS END, KF_CAPTION, "this weekly-grid has no heading", "- heading:");
    assert_finds(END, TABLE("one") "      - heading: My week\n        id: h\n" CHECKS END, KF_CAPTION,
                 "nothing says how to use this weekly-grid", "choice-note: true");
    assert_accepts(END, TABLE("one") "      - heading: My week\n        id: h\n        choice-note: true\n" CHECKS END);
    assert_accepts(END, TABLE("one") "      - heading: One more\n        id: h\n" TABLE("two") END);
}

static void danger_line__goes_with_the_danger(void **state)
{
    assert_finds("Once is a beginning.", "An overdose can happen.", KF_DANGER_LINE,
                 "names an overdose (\"overdose\") and gives no number", "give naloxone");
    assert_finds("Once is a beginning.", "Some of us think of suicide.", KF_DANGER_LINE, "suicide", "crisis-line");
    assert_finds("Once is a beginning.", "A threat is not a limit.", KF_DANGER_LINE, "(\"threat\")", "violence-line");
    assert_finds("Once is a beginning.", "Some stop drinking at once.", KF_DANGER_LINE, "stopping alcohol", "{{emergency}}");
    assert_accepts("Once is a beginning.", "Shaking after you stop drinking? Get medical help now.");
    assert_accepts("Once is a beginning.", "\"An overdose? Call {{emergency}}.\"");
    assert_accepts("Once is a beginning.", "\"A threat? Call {{violence-line}}.\"");
}

static void private_name__is_not_asked(void **state)
{
    assert_finds(STEP, STEP "            - My full name ___\n", KF_PRIVATE_NAME, "asks for \"full name\"", "keep: team");
    assert_finds(STEP, STEP "            - Name ___\n", KF_PRIVATE_NAME, "asks for \"Name", "take the blank out");
    assert_accepts(STEP, STEP "            - A kind name for it ___\n");
    assert_accepts("    keep: private\n    blocks:\n      - starters:\n" STEP,
                   "    keep: team\n    blocks:\n      - starters:\n" STEP "            - My full name ___\n");
}

static void care_line__asks_for_the_pages_of_the_guide(void **state)
{
    assert_finds("id: safety-page", "id: other-page", KF_CARE_LINE, "the guide has no page \"safety-page\"",
                 "- include: safety-page");
    assert_accepts("id: private-screening", "id: other-page");
}

#define FOR_TWO                                                                                                   \
    "    keep: private\n    touches: [talk]\n    blocks:\n      - text: You may stop.\n        id: out\n" \
    "        safety: true\n"

static void care_line__asks_for_the_screening_before_a_talk(void **state)
{
    const char *tail = strstr(good_module, "      - starters:");
    const char *page = strstr(good_module, "id: private-screening");
    char *for_two = g_strdup_printf(FOR_TWO "%.*sid: other-page", (int)(page - tail), tail);
    char *head = g_strdup_printf("    keep: private\n    blocks:\n%.*sid: private-screening", (int)(page - tail), tail);

    assert_accepts("    keep: private\n    blocks:\n", FOR_TWO);
    assert_finds(head, for_two, KF_CARE_LINE, "\"first\" asks two people to talk", "- include: private-screening");
    g_free(head);
    g_free(for_two);
}

static void child_task__is_for_grown_ups(void **state)
{
    assert_finds("do: [Look around.]", "do: [Ask the older child to interpret for her.]", KF_CHILD_TASK,
                 "child to interpret", "trained interpreter");
    assert_accepts("do: [Look around.]", "do: [Never ask a child to interpret.]");
    assert_accepts("do: [Look around.]", "do: [A child may sign or type.]");
    assert_accepts("do: [Look around.]", "watch: [They ask a child to interpret.]");
}

static void materials__use_or_offer_each_handout(void **state)
{
    assert_finds("      uses: [first]\n", "", KF_MATERIALS, "\"first\" is used by no activity", "“When a talk gets hot”");
    assert_accepts("        - {id: room, do: [Look around.]}\n      uses: [first]\n",
                   "        - {id: room, do: [Give out When a talk gets hot.]}\n");
}

static void materials__name_what_is_taken_in_hand(void **state)
{
    assert_finds("do: [Look around.]", "do: [Ring the bell.]", KF_MATERIALS, "needs \"bell\"", "under `materials:`");
    assert_accepts("  materials: [Pens]\n", "  materials: [Pens, A bell]\n");
}

#define PAGE "    keep: private\n    blocks:\n      - starters:\n" STEP "        id: step\n" END
#define CARDS "    blocks:\n      - cards: {cards: [{id: one, title: One, text: A pause.}]}\n        id: cards\n"

/* The page of cards, and the module up to the list, which then ends with more. */
static char *up_to(const char *page, const char *end, const char *more)
{
    const char *from = strstr(good_module, PAGE) + strlen(PAGE), *to = strstr(from, end) + strlen(end);

    return g_strdup_printf("%s%.*s%s", page, (int)(to - from), from, more);
}

static void materials__are_cut(void **state)
{
    char *cut = up_to(PAGE, "do: [Print the handouts.", ""), *named = up_to(PAGE, "materials: [Pens", "");
    char *said = up_to(CARDS, "materials: [Pens", ", One set of cards");
    char *told = up_to(CARDS, "do: [Print the handouts.", ", Cut the cards.");

    assert_finds(named, said, KF_MATERIALS, "nobody is told to cut out \"first\"", "under `prepare:`");
    assert_finds(cut, told, KF_MATERIALS, "do not name the cards of \"first\"", "under `materials:`");
    g_free(told);
    g_free(said);
    g_free(named);
    g_free(cut);
}

static void materials__are_printed(void **state)
{
    assert_finds("Print the handouts.", "Breathe.", KF_MATERIALS, "nobody is told to print", "Print the handouts.");
}

static void staff_note__is_on_no_page_of_families(void **state)
{
    assert_finds("      - text: Once is a beginning.\n        id: end\n",
                 "      - text: Look up. People rush here, so come back first to the one who was hurt.\n        id: end\n"
                 "        facilitator: People rush here, so come back first to the one who *was* hurt.\n",
                 KF_FACILITATOR_LEAK, "this is a note for staff: \"People rush here", "words of their own");
    assert_accepts("      - text: Once is a beginning.\n        id: end\n",
                   "      - text: Once is a beginning.\n        id: end\n        facilitator: Once is a beginning.\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(structure__finds_nothing_in_a_good_module),
        cmocka_unit_test(main_message__comes_first),
        cmocka_unit_test(main_message__is_short),
        cmocka_unit_test(weekly_action__is_on_each_page),
        cmocka_unit_test(tangible_tool__is_on_each_page),
        cmocka_unit_test(closing_line__is_last),
        cmocka_unit_test(caption__stands_over_the_second_table),
        cmocka_unit_test(danger_line__goes_with_the_danger),
        cmocka_unit_test(private_name__is_not_asked),
        cmocka_unit_test(care_line__asks_for_the_pages_of_the_guide),
        cmocka_unit_test(care_line__asks_for_the_screening_before_a_talk),
        cmocka_unit_test(child_task__is_for_grown_ups),
        cmocka_unit_test(materials__use_or_offer_each_handout),
        cmocka_unit_test(materials__name_what_is_taken_in_hand),
        cmocka_unit_test(materials__are_printed),
        cmocka_unit_test(materials__are_cut),
        cmocka_unit_test(staff_note__is_on_no_page_of_families),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
