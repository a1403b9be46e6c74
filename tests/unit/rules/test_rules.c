#include "talks.h"

static void rules__find_nothing_in_a_good_module(void **state)
{
    struct kf_run *run = checked("First", "First");

    kf_assert_clean(run);
    kf_test_run_free(run);
}

/* A page that asks for no step this week; and then a block without an id, too. */
static void content__is_sound_with_warnings_alone_and_tells_them_beside_mistakes(void **state)
{
    const struct kf_content *content;
    struct kf_run *run = loaded("This week I ask ___ on (day) ___", "I ask ___", &content);

    assert_true(kf_rules_sound(run, content));
    kf_assert_clean(run);
    kf_test_run_free(run);

    run = loaded("This week I ask ___ on (day) ___\n        id: step\n", "I ask ___\n", &content);
    assert_false(kf_rules_sound(run, content));
    assert_int_equal(run->diags->errors, 1);
    assert_int_equal(run->diags->warnings, 1);
    kf_test_run_free(run);
}

static void minutes_add_up__to_the_session(void **state)
{
    assert_finds("core: true, minutes: {45: 5}", "core: true, minutes: {45: 4}", KF_MINUTES,
                 "activities add up to 44 minutes, the session is 45", "arrive 40, close 4");
}

static void minutes_add_up__to_a_length_that_a_day_has(void **state)
{
    static const char *const wrong[] = {"0", "-45", "1441", "99999999999"};

    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
        char *lengths = g_strdup_printf("lengths: [45, %s]", wrong[i]);
        char *said = g_strdup_printf("a session cannot be %s minutes long", wrong[i]);

        assert_finds("lengths: [45]", lengths, KF_OUT_OF_RANGE, said, "1 to 1440");
        g_free(said);
        g_free(lengths);
    }
}

static void minutes_add_up__flexible_minutes_make_sense(void **state)
{
    assert_finds("minutes: {45: 5}", "minutes: {45: 5}, flexible: {least: 3}", KF_MINUTES,
                 "\"close\" protects people, so it is never made shorter", "leave `least:` out");
    assert_finds("    - {id: close,", "    - {id: mid, title: Mid, minutes: {90: 5}, flexible: {least: 9, most: 6}, led-by: peer}\n"
                 "    - {id: close,", KF_MINUTES, "the least of \"mid\", 9 minutes, is more than its most, 6", "smaller number");
}

static void minutes_add_up__to_the_activity(void **state)
{
    assert_finds("minutes: {45: 40}}", "minutes: {45: 5}}", KF_MINUTES,
                 "the steps of \"arrive\" add up to 5 minutes, the activity is 40", "length of 45");
}

static void handout_references__suggest_the_nearest(void **state)
{
    assert_finds("uses: [first]", "uses: [frist]", KF_UNKNOWN_REFERENCE, "\"frist\"", "did you mean \"first\"?");
}

static void step_kinds__is_one(void **state)
{
    assert_finds("{id: limits,", "{id: limits, do: [Wave.],", KF_WRONG_TYPE, "more than one", "one of: say");
    assert_finds("      uses: [first]", "        - {id: smile, hint: Smile.}\n      uses: [first]", KF_MISSING_KEY,
                 "does not say", "one of: say");
}

static void session_frame__opens_with_the_limits(void **state)
{
    assert_finds("part: opening", "part: teaching", KF_SESSION_FRAME, "\"arrive\" comes first and is not the opening",
                 "part: opening");
    assert_finds("safety: true", "safety: false", KF_SESSION_FRAME, "is not the opening", "safety: true");
    assert_finds("I must tell {{reporting-body}}.", "I tell nobody.", KF_SESSION_FRAME,
                 "in the session of 45 minutes, \"arrive\" does not say the limits", "limits-of-confidentiality");
}

static void session_frame__ends_with_the_closing(void **state)
{
    assert_finds("part: closing, core: true", "part: closing, core: false", KF_SESSION_FRAME,
                 "\"close\" comes last and is not the closing", "part: closing");
}

static void claim_sources__are_references(void **state)
{
    assert_finds("sources: [somebody-2020]", "sources: [sombody-2020]", KF_UNKNOWN_REFERENCE,
                 "\"sombody-2020\" is not among the references", "did you mean \"somebody-2020\"?");
}

static void page_numbers__are_given_once(void **state)
{
    assert_finds("session:\n",
                 "  - {id: second, title: Second, number: 1, blocks: [{text: Hello., id: call}]}\nsession:\n", KF_OUT_OF_RANGE,
                 "\"second\" has the number 1, as \"first\" has", "another `number:`");
    assert_finds("facilitator-pages:\n",
                 "facilitator-pages:\n  - {id: staff, title: S, number: 1, blocks: [{text: Hello., id: call}]}\n",
                 KF_OUT_OF_RANGE, "\"staff\" has the number 1, as \"first\" has", "another `number:`");
}

static void landscape__is_for_a_certificate_alone(void **state)
{
    assert_finds("    reading-grade: 6\n", "    reading-grade: 6\n    landscape: true\n", KF_OUT_OF_RANGE,
                 "only a certificate alone", "crisis line");
}

static void way_out__comes_before_a_talk(void **state)
{
    static const char handout[] = "    reading-grade: 6\n";

    assert_finds(handout, "    reading-grade: 6\n    touches: [talk]\n", KF_WAY_OUT,
                 "asks two people to talk and does not begin with a way out", "include: exit-if-afraid");
    assert_finds(handout, "    reading-grade: 6\n    touches: [limit]\n", KF_WAY_OUT, "sets a limit", "exit-if-afraid");
    assert_finds(handout, "    reading-grade: 6\n    touches: [hurt]\n", KF_WAY_OUT, "touches hurt and has no way out",
                 "kind safety or choice");
    assert_finds(handout, "    reading-grade: 6\n    touches: [sky]\n", KF_UNKNOWN_CHOICE, "cannot touch \"sky\"",
                 "hurt, talk, limit");
}

static void way_out__is_a_safety_block(void **state)
{
    struct kf_run *run = checked("    blocks:\n      - text: We can talk when we both feel calm.\n",
                                 "    touches: [talk, hurt]\n    blocks:\n      - text: We can talk when we both feel calm.\n"
                                 "        safety: true\n");

    kf_assert_clean(run);
    kf_test_run_free(run);
}

static void contrast__needs_seven_to_one(void **state)
{
    assert_finds("\"#601D44\", tint: \"#F4EFF2\"", "\"#767676\"", KF_LOW_CONTRAST, "4.5 to white", "darker accent");
    assert_finds("#F4EFF2", "#C0A0B0", KF_LOW_CONTRAST, "to the tint #C0A0B0", "paler tint");
    assert_finds("#601D44", "purple", KF_WRONG_TYPE, "\"purple\" is not a colour", "#601D44");
}

static void ids__are_suggested(void **state)
{
    assert_finds("\n        id: call", "", KF_BAD_ID, "has no id", "id: we-can-talk-when");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rules__find_nothing_in_a_good_module),
        cmocka_unit_test(minutes_add_up__to_the_session),
        cmocka_unit_test(minutes_add_up__to_a_length_that_a_day_has),
        cmocka_unit_test(minutes_add_up__flexible_minutes_make_sense),
        cmocka_unit_test(minutes_add_up__to_the_activity),
        cmocka_unit_test(handout_references__suggest_the_nearest),
        cmocka_unit_test(step_kinds__is_one),
        cmocka_unit_test(session_frame__opens_with_the_limits),
        cmocka_unit_test(session_frame__ends_with_the_closing),
        cmocka_unit_test(claim_sources__are_references),
        cmocka_unit_test(page_numbers__are_given_once),
        cmocka_unit_test(landscape__is_for_a_certificate_alone),
        cmocka_unit_test(way_out__comes_before_a_talk),
        cmocka_unit_test(way_out__is_a_safety_block),
        cmocka_unit_test(contrast__needs_seven_to_one),
        cmocka_unit_test(ids__are_suggested),
        cmocka_unit_test(content__is_sound_with_warnings_alone_and_tells_them_beside_mistakes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
