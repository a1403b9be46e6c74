/* Translations brought up to date, and what becomes of their reviews. */

#include "mini.h"

#include "compose/po_merge.h"

struct merge {
    struct kf_run *run;
    struct kf_po *merged;
    struct kf_po_changes changes;
};

static struct merge merge_of(const char *template, const char *old)
{
    struct merge merge = {.run = kf_test_run_new()};
    struct kf_po *now = kf_po_read_text(merge.run, "es.pot", template, strlen(template));
    struct kf_po *before = old ? kf_po_read_text(merge.run, "es.po", old, strlen(old)) : NULL;

    kf_assert_clean(merge.run);
    merge.merged = kf_po_merge(merge.run->arena, now, before, "es", &merge.changes);
    return merge;
}

static const struct kf_po_message *at(const struct merge *merge, const char *address)
{
    const struct kf_po_message *message = kf_po_find(merge->merged, address);

    assert_non_null(message);
    return message;
}

static void merge__keeps_what_has_not_changed_with_its_comments(void **state)
{
    struct merge merge =
        merge_of(PO_HEADER "\n#. new note\n#: a.yaml:9" PO("m/a", "A  text", ""),
                 PO_HEADER "\n# hers\n#. old note\n#: a.yaml:1\n#, no-wrap" PO("m/a", "A text", "x"));
    const struct kf_po_message *a = at(&merge, "m/a");

    assert_string_equal(a->text, "x");
    assert_string_equal(a->source, "A  text"); /* wrapped in another way: not another text */
    assert_false(a->fuzzy);
    assert_string_equal(a->comments.items[0], " hers");
    assert_string_equal(a->notes.items[0], " new note");
    assert_string_equal(a->references.items[0], "a.yaml:9");
    assert_string_equal(a->flags.items[0], "no-wrap");
    kf_test_run_free(merge.run);
}

static void merge__changed_source_is_fuzzy_and_remembers_the_old_one(void **state)
{
    struct merge merge = merge_of(PO_HEADER PO("m/a", "New", ""), PO_HEADER PO("m/a", "Old", "x"));

    assert_true(at(&merge, "m/a")->fuzzy);
    assert_string_equal(at(&merge, "m/a")->text, "x");
    assert_string_equal(at(&merge, "m/a")->old_source, "Old");
    assert_int_equal(merge.changes.changed, 1);
    kf_test_run_free(merge.run);
}

static void merge__twice_changed_source_remembers_what_was_translated(void **state)
{
    struct merge merge =
        merge_of(PO_HEADER PO("m/a", "Newest", ""), PO_HEADER "\n#, fuzzy\n#| msgid \"Old\"" PO("m/a", "New", "x"));

    assert_string_equal(at(&merge, "m/a")->old_source, "Old");
    kf_test_run_free(merge.run);
}

static void merge__gone_text_is_obsolete_and_comes_back(void **state)
{
    struct merge gone = merge_of(PO_HEADER PO("m/b", "B", ""), PO_HEADER PO("m/a", "A", "x"));
    char *text = kf_po_text(gone.merged);
    struct merge back = merge_of(PO_HEADER PO("m/a", "A", ""), text);

    assert_non_null(strstr(text, "#~ msgctxt \"m/a\"\n#~ msgid \"A\"\n#~ msgstr \"x\"\n"));
    assert_int_equal(gone.changes.gone, 1);
    assert_string_equal(at(&back, "m/a")->text, "x");
    assert_int_equal(back.merged->messages.count, 1);
    g_free(text);
    kf_test_run_free(gone.run);
    kf_test_run_free(back.run);
}

static void merge__moved_text_goes_along_when_it_is_the_only_one(void **state)
{
    struct merge one = merge_of(PO_HEADER PO("m/new", "Same", ""), PO_HEADER PO("m/old", "Same", "x"));
    struct merge two =
        merge_of(PO_HEADER PO("m/new", "Same", ""), PO_HEADER PO("m/old", "Same", "x") PO("m/older", "Same", "y"));

    assert_string_equal(at(&one, "m/new")->text, "x");
    assert_false(at(&one, "m/new")->fuzzy);
    assert_int_equal(one.merged->messages.count, 1);
    assert_int_equal(one.changes.moved, 1);
    assert_string_equal(at(&two, "m/new")->text, ""); /* nobody knows which is meant */
    assert_int_equal(two.merged->messages.count, 3);
    kf_test_run_free(one.run);
    kf_test_run_free(two.run);
}

static void merge__sides_follow_the_kit_until_the_language_has_its_own(void **state)
{
    struct merge follows = merge_of(PO_HEADER PO("m/h/sides", "2", ""), PO_HEADER PO("m/h/sides", "1", "1"));
    struct merge own = merge_of(PO_HEADER PO("m/h/sides", "3", ""), PO_HEADER PO("m/h/sides", "1", "2"));

    assert_string_equal(at(&follows, "m/h/sides")->text, "2");
    assert_false(at(&follows, "m/h/sides")->fuzzy);
    assert_string_equal(at(&own, "m/h/sides")->text, "2");
    assert_true(at(&own, "m/h/sides")->fuzzy);
    kf_test_run_free(follows.run);
    kf_test_run_free(own.run);
}

static void merge__begins_a_file_in_the_language(void **state)
{
    struct merge merge = merge_of(PO_HEADER PO("m/a", "A", ""), NULL);

    assert_string_equal(kf_po_field(merge.run->arena, merge.merged, "Language"), "es");
    assert_int_equal(merge.changes.added, 1);
    kf_test_run_free(merge.run);
}

/* --- reviews ------------------------------------------------------------------------------------------------------- */

static void review__of_other_words_counts_for_nothing(void **state)
{
    struct merge merge = merge_of(PO_HEADER PO("m/a", "A", ""), PO_HEADER PO("m/a", "A", "x"));
    struct kf_po_message *a = kf_po_find(merge.merged, "m/a");
    struct kf_po_review review;

    kf_po_review_set(merge.run->arena, a, "M. Ortiz, nurse", "2026-11-21");
    assert_true(kf_po_review_of(merge.run->arena, merge.merged, a, &review));
    assert_string_equal(review.by, "M. Ortiz, nurse");
    assert_string_equal(review.on, "2026-11-21");
    a->text = "y";
    assert_false(kf_po_review_of(merge.run->arena, merge.merged, a, &review));
    a->text = "x";
    a->fuzzy = true;
    assert_false(kf_po_review_of(merge.run->arena, merge.merged, a, &review));
    kf_test_run_free(merge.run);
}

static void review__takes_the_place_of_the_one_before(void **state)
{
    struct merge merge = merge_of(PO_HEADER PO("m/a", "A", ""), PO_HEADER "\n# hers" PO("m/a", "A", "x"));
    struct kf_po_message *a = kf_po_find(merge.merged, "m/a");

    kf_po_review_set(merge.run->arena, a, "M. Ortiz", "2026-11-21");
    kf_po_review_set(merge.run->arena, a, "L. Paz", "2027-01-02");
    assert_int_equal(a->comments.count, 2);
    assert_non_null(strstr(a->comments.items[1], "L. Paz"));
    kf_test_run_free(merge.run);
}

static void review__of_the_file_is_none_of_what_comes_after_it(void **state)
{
    struct merge merge = merge_of(PO_HEADER PO("m/a", "A", "") PO("m/b", "New", ""),
                                  PO_REVIEWED PO("m/a", "A", "x") PO("m/b", "Old", "y"));
    struct kf_po_review review;

    assert_null(kf_po_field(merge.run->arena, merge.merged, "X-Kinfold-Reviewed-By"));
    assert_true(kf_po_review_of(merge.run->arena, merge.merged, at(&merge, "m/a"), &review));
    assert_string_equal(review.by, "A. Haddad");
    assert_false(kf_po_review_of(merge.run->arena, merge.merged, at(&merge, "m/b"), &review));
    kf_test_run_free(merge.run);
}

static void review__of_the_file_stays_while_nothing_changes(void **state)
{
    struct merge merge = merge_of(PO_HEADER PO("m/a", "A", ""), PO_REVIEWED PO("m/a", "A", "x"));

    assert_non_null(kf_po_field(merge.run->arena, merge.merged, "X-Kinfold-Reviewed-By"));
    assert_int_equal(at(&merge, "m/a")->comments.count, 0);
    kf_test_run_free(merge.run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(merge__keeps_what_has_not_changed_with_its_comments),
        cmocka_unit_test(merge__changed_source_is_fuzzy_and_remembers_the_old_one),
        cmocka_unit_test(merge__twice_changed_source_remembers_what_was_translated),
        cmocka_unit_test(merge__gone_text_is_obsolete_and_comes_back),
        cmocka_unit_test(merge__moved_text_goes_along_when_it_is_the_only_one),
        cmocka_unit_test(merge__sides_follow_the_kit_until_the_language_has_its_own),
        cmocka_unit_test(merge__begins_a_file_in_the_language),
        cmocka_unit_test(review__of_other_words_counts_for_nothing),
        cmocka_unit_test(review__takes_the_place_of_the_one_before),
        cmocka_unit_test(review__of_the_file_is_none_of_what_comes_after_it),
        cmocka_unit_test(review__of_the_file_stays_while_nothing_changes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
