/* Words to say: kept whole, quoted, and what to leave out only where there is something. */

#include "unit/blocks/sheet.h"

static void script_box__is_kept_whole_and_quoted(void **state)
{
    const struct kf_box *box = build("script-box: {title: You could say, say: “I believe you.”}", KF_STANDARD);

    assert_true(box->flags & KF_KEEP_WHOLE);
    assert_int_equal(2, box->as.stack.count); /* nothing to leave out */
    assert_int_equal(KF_ROLE_QUOTE, box->as.stack.kids[1]->tag->role);
    assert_non_null(kf_test_find_text(box, "“I believe you.”"));
}

static void script_box__says_what_to_leave_out(void **state)
{
    const struct kf_box *box =
        build("script-box: {title: You could say, say: “I believe you.”, leave-out: asking why.}", KF_STANDARD);

    assert_int_equal(3, box->as.stack.count);
    kf_assert_has(box->as.stack.kids[2]->as.text.text->text, "asking why.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(script_box__is_kept_whole_and_quoted),
        T(script_box__says_what_to_leave_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
