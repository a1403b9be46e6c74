/* The points of PEMAT and of the Clear Communication Index, as the program sees them. */

#include "support/mini_kit.h"

#include <string.h>

#include "blocks/build.h"
#include "editions/card_points.h"

#define LEAD "    lead: A pause has an end, and you both know when.\n"
#define TEXT "      - text: We can talk when we both feel calm.\n"

struct page {
    struct kf_run *run;
    struct kf_document document;
    struct kf_card card;
};

static void load(struct page *page, const char *handout, const char *blocks)
{
    static const struct kf_edition edition = {.variant = KF_STANDARD};
    char *module = g_strdup_printf("%shandouts:\n  - id: first\n    title: First\n%s    blocks:\n%s%s", KF_TEST_MODULE_HEAD,
                                   handout, blocks, KF_TEST_SESSION);
    const struct kf_content *content;
    const struct kf_kit *kit;

    page->run = kf_test_mini_kit(KF_TEST_COMMUNITY, KF_TEST_HELPLINES, module);
    g_free(module);
    kit = kf_kit_open(page->run, kf_block_shapes(), NULL);
    content = kit != NULL ? kf_content_load(page->run, kit, "talks", &edition) : NULL;
    kf_assert_clean(page->run);
    page->document = (struct kf_document){.pages = {.count = 1}};
    page->card = (struct kf_card){
        .handout = content->module->handouts.items[0],
        .document = &page->document,
        .number = "2.1",
        .formula = KF_FLESCH_KINCAID,
        .reading = &kf_readings_of(content, KF_FAMILIES)->items[0],
    };
}

static void find(struct page *page, const char *rule)
{
    struct kf_diag *diag = KF_NEW(page->run->arena, struct kf_diag);

    diag->rule = rule;
    kf_list_add(page->run->arena, &page->card.findings, diag);
}

static void assert_answers(struct page *page, const char *list, int number, enum kf_answer answer, const char *saw)
{
    const struct kf_card_point *points = kf_card_points(page->run, &page->card);

    for (int i = 0; i < KF_POINT_COUNT; i++) {
        if (strcmp(points[i].list, list) == 0 && points[i].number == number) {
            assert_string_equal(kf_answer_names[points[i].answer], kf_answer_names[answer]);
            kf_assert_has(points[i].saw, saw);
            return;
        }
    }
    fail_msg("no point %d of %s", number, list);
}

static void points__are_all_there_in_order(void **state)
{
    struct page page;
    const struct kf_card_point *points;
    int pemat = 0, index = 0;

    load(&page, LEAD, TEXT);
    points = kf_card_points(page.run, &page.card);
    for (int i = 0; i < KF_POINT_COUNT; i++) {
        bool of_pemat = strcmp(points[i].list, "PEMAT") == 0;
        int *count = of_pemat ? &pemat : &index;

        ++*count;
        assert_int_equal(points[i].number, of_pemat && *count > 12 ? *count + 2 : *count); /* 13 and 14 are not for paper */
        assert_true(strlen(points[i].asks) > 0 && strlen(points[i].asks) <= 34); /* its column */
        assert_true(strlen(points[i].saw) > 0);
    }
    assert_int_equal(pemat, 24);
    assert_int_equal(index, 20);
    kf_test_run_free(page.run);
}

static void points__tell_what_was_seen(void **state)
{
    struct page page;

    load(&page, LEAD, TEXT "      - bullets: [One, Two]\n      - text: In 2 of 10 homes, \"call 988\" is on the wall.\n");
    assert_answers(&page, "PEMAT", 1, KF_ANSWER_PERSON, "lead of 10 words");
    assert_answers(&page, "PEMAT", 6, KF_ANSWER_NOT_HERE, "no sentence with numbers");
    assert_answers(&page, "PEMAT", 19, KF_ANSWER_NOT_HERE, "no table");
    assert_answers(&page, "PEMAT", 21, KF_ANSWER_YES, "you, we or I in 2 of 3 sentences");
    assert_answers(&page, "CCI", 2, KF_ANSWER_YES, "lead of 10 words, first on the page");
    assert_answers(&page, "CCI", 4, KF_ANSWER_NO, "no diagram and no picture");
    assert_answers(&page, "CCI", 8, KF_ANSWER_YES, "1 list, none over seven items");
    kf_test_run_free(page.run);
}

static void points__follow_what_rules_find(void **state)
{
    struct page page;

    load(&page, LEAD, TEXT "      - bullets: [One, Two]\n");
    assert_answers(&page, "PEMAT", 3, KF_ANSWER_YES, "by Flesch-Kincaid, no finding");
    assert_answers(&page, "PEMAT", 8, KF_ANSWER_YES, "no more than 120 words");
    find(&page, "reading-grade");
    find(&page, "list-length");
    assert_answers(&page, "PEMAT", 3, KF_ANSWER_NO, "1 finding");
    assert_answers(&page, "PEMAT", 8, KF_ANSWER_NO, "1 stretch or list too long");
    assert_answers(&page, "CCI", 8, KF_ANSWER_NO, "one over seven items");
    kf_test_run_free(page.run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(points__are_all_there_in_order),
        cmocka_unit_test(points__tell_what_was_seen),
        cmocka_unit_test(points__follow_what_rules_find),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
