/* How many fields a document to fill in may have. */

#include "support/support.h"

#include "base/limits.h"
#include "editions/document.h"

static bool may_be_filled(struct kf_run *run, int count)
{
    static struct kf_mark blank = {.kind = KF_MARK_BLANK}, link = {.kind = KF_MARK_LINK};
    struct kf_document document = {.name = "long.fillable.pdf"};
    struct kf_marks *marks = &document.pages.marks;

    marks->items = KF_NEW_ARRAY(run->arena, 2 * count, struct kf_mark *);
    for (int i = 0; i < count; i++) {
        marks->items[marks->count++] = &blank;
        marks->items[marks->count++] = &link;
    }
    run->diags = kf_diags_new(run->arena);
    return kf_document_may_be_filled(run, &document);
}

static void fields__are_counted(void **state)
{
    struct kf_run *run = kf_test_run_new();

    assert_true(may_be_filled(run, KF_LIMIT_FIELDS));
    kf_assert_clean(run);
    assert_false(may_be_filled(run, KF_LIMIT_FIELDS + 1));
    kf_assert_has(kf_test_find(run, KF_SIZE_LIMIT)->message, "\"long.fillable.pdf\" has 10001 fields to fill in, more than 10000");
    kf_assert_has(kf_test_diags(run), "leave out --fillable");
    kf_test_run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(fields__are_counted)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
