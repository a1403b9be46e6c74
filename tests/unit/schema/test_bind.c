/* Binding: what comes out, and what is said of each mistake. */

#include "support/support.h"

#include <string.h>

#include "schema/bind.h"
#include "unit/schema/sample.h"
#include "yaml/read.h"

static int set_up(void **state)
{
    *state = kf_test_run_new();
    return 0;
}

static int tear_down(void **state)
{
    kf_test_run_free(*state);
    return 0;
}

static struct sample_module *bind(struct kf_run *run, const char *yaml)
{
    const struct kf_node *root = kf_yaml_read_text(run, "m.yaml", yaml, strlen(yaml));

    if (root == NULL) {
        print_error("%s", kf_test_diags(run));
        fail_msg("the YAML of this test cannot be read");
    }
    return kf_bind(run, &sample_shapes, &sample_module_record, root, "m");
}

/* Binds, and expects exactly one mistake. */
static const struct kf_diag *mistake(struct kf_run *run, const char *yaml, enum kf_code code, int line, int column)
{
    assert_null(bind(run, yaml));
    kf_assert_count(run, 1);
    kf_assert_diag(run, 0, code, line, column);
    return run->diags->items[0];
}

static const struct kf_block *block_of(const struct sample_module *module, int index)
{
    const struct sample_handout *handout = module->handouts.items[0];

    assert_true(index < handout->blocks.count);
    return handout->blocks.items[index];
}

/* --- what comes out ------------------------------------------------------------------------------------------------- */

static const char whole[] = "title: Repair\n"
                            "phone: 988\n"
                            "audience: couple\n"
                            "handouts:\n"
                            "  - id: six-steps\n"
                            "    title: Six steps\n"
                            "    keep: shred\n"
                            "    blocks:\n"
                            "      - heading: My own words\n"
                            "        choice-note: true\n"
                            "      - steps-dialogue:\n"
                            "          - id: pause\n"
                            "            step: Pause\n"
                            "            try: Let us wait\n"
                            "          - Own it\n"
                            "        id: steps\n"
                            "      - starters:\n"
                            "          - I felt ___\n"
                            "          - {text: I need ___, for: couple}\n"
                            "      - heading: Again\n"
                            "      - text: Get help.\n"
                            "        id: help\n"
                            "        safety: true\n"
                            "session:\n"
                            "  lengths: [45, 90]\n"
                            "  goals: [One]\n"
                            "  activities:\n"
                            "    - id: arrive\n"
                            "      say: Welcome\n"
                            "      minutes: {45: 5, 90: 0}\n"
                            "references:\n"
                            "  lewicki-2016: {title: Apology, year: 2016}\n"
                            "extra: {a: b}\n";

static void whole_module__binds_clean(void **state)
{
    const struct sample_module *module = bind(*state, whole);
    const struct sample_activity *activity;
    const struct sample_source *source;

    kf_assert_clean(*state);
    assert_string_equal(module->title.text, "Repair");
    assert_string_equal(module->phone, "988");
    assert_true(module->margin > 12.49 && module->margin < 12.51);
    assert_int_equal(module->audience.count, 1);
    assert_int_equal(module->session->lengths.count, 2);
    activity = module->session->activities.items[0];
    assert_int_equal(activity->minutes.lengths[1], 90);
    assert_int_equal(activity->minutes.minutes[1], 0);
    source = module->references.items[0];
    assert_string_equal(source->id, "lewicki-2016");
    assert_int_equal(source->year, 2016);
    assert_non_null(module->extra);
}

static void addresses__follow_pieces_blocks_and_items(void **state)
{
    const struct sample_module *module = bind(*state, whole);
    const struct sample_handout *handout = module->handouts.items[0];
    const struct sample_steps *steps = block_of(module, 1)->data;
    const struct sample_step *pause = steps->steps.items[0], *own = steps->steps.items[1];
    const struct sample_starters *starters = block_of(module, 2)->data;
    const struct sample_activity *activity = module->session->activities.items[0];

    assert_string_equal(module->title.address, "m/title");
    assert_string_equal(handout->address, "m/six-steps");
    assert_string_equal(handout->title.address, "m/six-steps/title");
    assert_string_equal(block_of(module, 0)->address, "m/six-steps/heading");
    assert_string_equal(((const struct sample_heading *)block_of(module, 0)->data)->heading.address, "m/six-steps/heading");
    assert_string_equal(pause->try.address, "m/six-steps/steps/pause/try");
    assert_string_equal(own->step.address, "m/six-steps/steps/2");
    assert_string_equal(own->step.text, "Own it");
    assert_string_equal(starters->items.items[1].address, "m/six-steps/starters/2");
    assert_string_equal(starters->items.items[1].text, "I need ___");
    assert_string_equal(block_of(module, 3)->id, "heading-2");
    assert_string_equal(module->session->goals.items[0].address, "m/session/goals/1");
    assert_string_equal(activity->address, "m/arrive");
    assert_string_equal(activity->say.address, "m/arrive/say");
}

static void block__takes_own_rows_beside_its_name(void **state)
{
    const struct sample_module *module = bind(*state, whole);

    assert_true(((const struct sample_heading *)block_of(module, 0)->data)->choice_note);
    assert_string_equal(block_of(module, 0)->type, "heading");
}

static void safety__reaches_block_and_text(void **state)
{
    const struct sample_module *module = bind(*state, whole);

    assert_true(block_of(module, 4)->safety);
    assert_true(((const struct sample_text *)block_of(module, 4)->data)->text.safety);
    assert_false(block_of(module, 3)->safety);
}

static void fallback__is_bound_as_if_written(void **state)
{
    const struct sample_module *module = bind(*state, whole);

    assert_int_equal(((const struct sample_starters *)block_of(module, 2)->data)->lines, 2);
    assert_int_equal(((const struct sample_handout *)module->handouts.items[0])->keep, 2);
}

static void text_is_own_row__photo_names_the_block(void **state)
{
    const struct sample_module *module =
        bind(*state, "title: x\nhandouts:\n  - {id: a, title: b, blocks: [{text: Us, photo: us.png}]}\n");

    kf_assert_clean(*state);
    assert_string_equal(block_of(module, 0)->type, "photo");
    assert_string_equal(((const struct sample_photo *)block_of(module, 0)->data)->text.text, "Us");
}

static void dump__shows_each_member(void **state)
{
    char *dump = kf_bound_dump(&sample_shapes, &sample_module_record, bind(*state, whole));

    kf_assert_has(dump, "title: \"Repair\" m/title\n");
    kf_assert_has(dump, "- steps-dialogue m/six-steps/steps\n");
    kf_assert_has(dump, "keep: shred\n");
    kf_assert_has(dump, "minutes: 45: 5, 90: 0\n");
    kf_assert_has(dump, "- text m/six-steps/help safety\n");
    g_free(dump);
}

/* --- keys ----------------------------------------------------------------------------------------------------------- */

static void unknown_key__names_the_nearest(void **state)
{
    const struct kf_diag *diag = mistake(*state, "title: x\naudiance: couple\n", KF_UNKNOWN_KEY, 2, 1);

    assert_string_equal(diag->message, "unknown key \"audiance\" in this module");
    assert_string_equal(diag->hint, "did you mean \"audience\"?");
}

static void unknown_key__far_from_all__lists_them(void **state)
{
    kf_assert_has(mistake(*state, "title: x\nzzz: 1\n", KF_UNKNOWN_KEY, 2, 1)->hint, "its keys are: title, phone,");
}

static void misspelt_required_key__is_not_called_missing_too(void **state)
{
    mistake(*state, "titel: x\n", KF_UNKNOWN_KEY, 1, 1);
}

static void missing_key__points_at_the_mapping(void **state)
{
    const struct kf_diag *diag = mistake(*state, "title: x\nhandouts:\n  - id: a\n", KF_MISSING_KEY, 3, 5);

    assert_string_equal(diag->message, "the key \"title\" is missing in this handout");
    assert_string_equal(diag->hint, "add: title: some words");
    assert_string_equal(diag->address, "m/a");
}

static void all_mistakes__are_reported_at_once(void **state)
{
    assert_null(bind(*state, "draft: yes\nmargin: wide\nfoo-bar-baz: 1\nhandouts:\n  - {id: A b, keep: x}\n"));
    kf_assert_count(*state, 7);
}

static void empty_value__is_refused(void **state)
{
    kf_assert_has(mistake(*state, "title:\n", KF_WRONG_TYPE, 1, 7)->hint, "write: title: some words");
}

static void value_behind_hash__asks_for_quotes(void **state)
{
    kf_assert_has(mistake(*state, "title: #1 of us\n", KF_WRONG_TYPE, 1, 7)->hint, "write: title: \"#1 of us\"");
}

/* --- values --------------------------------------------------------------------------------------------------------- */

static void bool__yes__hints_true(void **state)
{
    assert_string_equal(mistake(*state, "title: x\ndraft: Yes\n", KF_WRONG_TYPE, 2, 8)->hint, "write: draft: true");
}

static void bool__off__hints_false(void **state)
{
    assert_string_equal(mistake(*state, "title: x\ndraft: off\n", KF_WRONG_TYPE, 2, 8)->hint, "write: draft: false");
}

static void number__comma__hints_point(void **state)
{
    kf_assert_has(mistake(*state, "title: x\nmargin: 7,5\n", KF_WRONG_TYPE, 2, 9)->hint, "margin: 7.5");
}

static void number__out_of_range__says_bounds(void **state)
{
    assert_string_equal(mistake(*state, "title: x\nmargin: 31\n", KF_OUT_OF_RANGE, 2, 9)->hint,
                        "write a number from 5 to 30");
}

static void int__takes_plain_decimal_only(void **state)
{
    static const char *const bad[] = {"0x10", "010", "1_000", "1e3", "\"5\"", "+5", "5 min", "5.0", "five"};

    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        struct kf_run *run = kf_test_run_new();
        char *yaml = g_strdup_printf("title: x\nhandouts:\n  - {id: a, title: b, sides: %s}\n", bad[i]);

        mistake(run, yaml, KF_WRONG_TYPE, 3, 30);
        g_free(yaml);
        kf_test_run_free(run);
    }
    (void)state;
}

static void int__far_too_large__is_out_of_range(void **state)
{
    mistake(*state, "title: x\nhandouts: [{id: a, title: b, sides: 99999999999999999999}]\n", KF_OUT_OF_RANGE, 2, 37);
}

static void choice__names_the_nearest(void **state)
{
    kf_assert_has(mistake(*state, "title: x\nhandouts: [{id: a, title: b, keep: privte}]\n", KF_UNKNOWN_CHOICE, 2, 36)->hint,
                  "did you mean \"private\"?");
}

static void id__wrong__offers_a_corrected_one(void **state)
{
    kf_assert_has(mistake(*state, "title: x\nhandouts: [{id: Évi's Six_Steps!, title: b}]\n", KF_BAD_ID, 2, 17)->hint,
                  "evis-six-steps");
}

static void duplicate_id__reports_both_places(void **state)
{
    const struct kf_diag *diag =
        mistake(*state, "title: x\nhandouts:\n  - {id: a, title: b}\n  - {id: a, title: c}\n", KF_DUPLICATE_ID, 4, 10);

    assert_int_equal(diag->related_count, 1);
    assert_int_equal(diag->related[0].span.line, 3);
}

static void pieces__share_one_id_space(void **state)
{
    mistake(*state, "title: x\nhandouts: [{id: a, title: b}]\nsession: {activities: [{id: a}]}\n", KF_DUPLICATE_ID, 3, 29);
}

static void duplicate_block_id__reports_both_places(void **state)
{
    mistake(*state,
            "title: x\nhandouts:\n  - id: a\n    title: b\n    blocks:\n      - {text: x, id: y}\n      - {text: z, id: y}\n",
            KF_DUPLICATE_ID, 7, 23);
}

static void minutes__negative__is_refused(void **state)
{
    mistake(*state, "title: x\nsession: {activities: [{id: a, minutes: {45: -1}}]}\n", KF_WRONG_TYPE, 2, 46);
}

static void minutes__zero_length__is_refused(void **state)
{
    mistake(*state, "title: x\nsession: {activities: [{id: a, minutes: {0: 1}}]}\n", KF_WRONG_TYPE, 2, 42);
}

static void list_for_text__says_what_was_found(void **state)
{
    assert_string_equal(mistake(*state, "title:\n  - x\n", KF_WRONG_TYPE, 2, 3)->message,
                        "\"title\" wants text, not a list");
}

static void brackets_for_text__ask_for_quotes(void **state)
{
    assert_string_equal(mistake(*state, "title: [x]\n", KF_NEEDS_QUOTES, 1, 8)->hint, "write: title: \"[x]\"");
}

static void ints__word__is_refused(void **state)
{
    mistake(*state, "title: x\nsession: {lengths: [45, long]}\n", KF_WRONG_TYPE, 2, 25);
}

static void map__bad_key__is_a_bad_id(void **state)
{
    mistake(*state, "title: x\nreferences: {Lewicki 2016: {title: y}}\n", KF_BAD_ID, 2, 14);
}

/* --- texts ---------------------------------------------------------------------------------------------------------- */

#define BLOCKS "title: x\nhandouts:\n  - id: a\n    title: b\n    blocks:\n"

static void item_with_colon__asks_for_quotes(void **state)
{
    const struct kf_diag *diag = mistake(*state, BLOCKS "      - starters:\n          - I would like: more\n",
                                         KF_NEEDS_QUOTES, 7, 13);

    assert_string_equal(diag->hint, "write: - \"I would like: more\"");
}

static void bare_text_of_block_with_colon__asks_for_quotes(void **state)
{
    const struct kf_diag *diag =
        mistake(*state, BLOCKS "      - steps-dialogue:\n          - Pause now: wait\n", KF_NEEDS_QUOTES, 7, 13);

    assert_string_equal(diag->hint, "write: - \"Pause now: wait\"");
}

static void text_of_heading_below__asks_for_quotes(void **state)
{
    mistake(*state, BLOCKS "      - text:\n          Note well: this\n", KF_NEEDS_QUOTES, 7, 11);
}

static void too_many_items__say_how_many(void **state)
{
    kf_assert_has(mistake(*state, BLOCKS "      - starters: [a, b, c, d, e]\n", KF_OUT_OF_RANGE, 6, 19)->hint,
                  "1 to 4");
}

/* --- blocks --------------------------------------------------------------------------------------------------------- */

static void unknown_block__names_the_nearest(void **state)
{
    const struct kf_diag *diag = mistake(*state, BLOCKS "      - id: x\n        step-dialogue: [a]\n", KF_UNKNOWN_BLOCK, 7, 9);

    assert_string_equal(diag->message, "\"step-dialogue\" is no block");
    assert_string_equal(diag->hint, "did you mean \"steps-dialogue\"?");
}

static void bare_text_as_block__shows_the_form(void **state)
{
    assert_string_equal(mistake(*state, BLOCKS "      - Just words\n", KF_UNKNOWN_BLOCK, 6, 9)->hint,
                        "write: - text: \"Just words\"");
}

static void two_blocks_in_one_item__is_refused(void **state)
{
    const struct kf_diag *diag =
        mistake(*state, BLOCKS "      - heading: x\n        starters: [a]\n", KF_UNKNOWN_BLOCK, 7, 9);

    kf_assert_has(diag->message, "name two blocks");
    assert_int_equal(diag->related[0].span.line, 6);
}

static void common_key_inside_block__says_where_it_belongs(void **state)
{
    const struct kf_diag *diag =
        mistake(*state, BLOCKS "      - starters:\n          items: [a]\n          id: mine\n", KF_UNKNOWN_KEY, 8, 11);

    kf_assert_has(diag->hint, "beside \"starters\"");
}

static void row_inside_and_beside__is_refused(void **state)
{
    mistake(*state, BLOCKS "      - starters: {items: [a], lines: 3}\n        lines: 4\n", KF_DUPLICATE_KEY, 7, 9);
}

static void unknown_key_beside_block__names_the_nearest(void **state)
{
    assert_string_equal(
        mistake(*state, BLOCKS "      - heading: x\n        choice-not: true\n", KF_UNKNOWN_KEY, 7, 9)->hint,
        "did you mean \"choice-note\"?");
}

static void sentence_as_block__asks_for_quotes(void **state)
{
    mistake(*state, BLOCKS "      - I would like: more\n", KF_NEEDS_QUOTES, 6, 9);
}

static void message__has_address(void **state)
{
    const struct kf_diag *diag = mistake(*state, BLOCKS "      - starters: [a]\n        lines: 10\n", KF_OUT_OF_RANGE, 7, 16);

    assert_string_equal(diag->address, "m/a/starters/lines");
}

/* --- checks ---------------------------------------------------------------------------------------------------------- */

static void refuse(struct kf_run *run, const struct kf_block *block, const void *data)
{
    kf_diag_push(run->diags, KF_WRONG_TYPE, block->node->span, block->address, "refused: %s",
                 ((const struct sample_text *)data)->text.text);
}

static struct sample_module *bind_checked(struct kf_run *run, const char *blocks)
{
    static const struct kf_block_shape items[] = {{"text", &sample_text_record, "text", refuse, NULL}};
    static const struct kf_shapes shapes = {items, G_N_ELEMENTS(items), &sample_common_record};
    const char *yaml = kf_arena_format(run->arena, BLOCKS "%s", blocks);

    return kf_bind(run, &shapes, &sample_module_record, kf_yaml_read_text(run, "m.yaml", yaml, strlen(yaml)), "m");
}

static void check__sees_the_block_as_bound(void **state)
{
    assert_null(bind_checked(*state, "      - text: Us\n"));
    kf_assert_count((struct kf_run *)*state, 1);
    kf_assert_has(kf_test_diags(*state), "refused: Us");
}

static void check__is_spared_a_block_with_mistakes(void **state)
{
    assert_null(bind_checked(*state, "      - text: Us\n        sefety: true\n"));
    kf_assert_count((struct kf_run *)*state, 1);
    kf_test_find(*state, KF_UNKNOWN_KEY);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(whole_module__binds_clean),
        TEST(addresses__follow_pieces_blocks_and_items),
        TEST(block__takes_own_rows_beside_its_name),
        TEST(safety__reaches_block_and_text),
        TEST(fallback__is_bound_as_if_written),
        TEST(text_is_own_row__photo_names_the_block),
        TEST(dump__shows_each_member),
        TEST(unknown_key__names_the_nearest),
        TEST(unknown_key__far_from_all__lists_them),
        TEST(misspelt_required_key__is_not_called_missing_too),
        TEST(missing_key__points_at_the_mapping),
        TEST(all_mistakes__are_reported_at_once),
        TEST(empty_value__is_refused),
        TEST(value_behind_hash__asks_for_quotes),
        TEST(bool__yes__hints_true),
        TEST(bool__off__hints_false),
        TEST(number__comma__hints_point),
        TEST(number__out_of_range__says_bounds),
        TEST(int__takes_plain_decimal_only),
        TEST(int__far_too_large__is_out_of_range),
        TEST(choice__names_the_nearest),
        TEST(id__wrong__offers_a_corrected_one),
        TEST(duplicate_id__reports_both_places),
        TEST(pieces__share_one_id_space),
        TEST(duplicate_block_id__reports_both_places),
        TEST(minutes__negative__is_refused),
        TEST(minutes__zero_length__is_refused),
        TEST(list_for_text__says_what_was_found),
        TEST(brackets_for_text__ask_for_quotes),
        TEST(ints__word__is_refused),
        TEST(map__bad_key__is_a_bad_id),
        TEST(item_with_colon__asks_for_quotes),
        TEST(bare_text_of_block_with_colon__asks_for_quotes),
        TEST(text_of_heading_below__asks_for_quotes),
        TEST(too_many_items__say_how_many),
        TEST(unknown_block__names_the_nearest),
        TEST(bare_text_as_block__shows_the_form),
        TEST(two_blocks_in_one_item__is_refused),
        TEST(common_key_inside_block__says_where_it_belongs),
        TEST(row_inside_and_beside__is_refused),
        TEST(unknown_key_beside_block__names_the_nearest),
        TEST(sentence_as_block__asks_for_quotes),
        TEST(message__has_address),
        TEST(check__sees_the_block_as_bound),
        TEST(check__is_spared_a_block_with_mistakes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
