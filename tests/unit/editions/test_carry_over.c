/* What a session takes over from the one before it in the series. */
#include "long_session.h"

#include "model/schedule.h"
#include "model/series.h"

static struct laid lay_out_session(const char *id)
{
    const char *root = g_getenv("KF_SOURCE_DIR");
    struct laid laid = {.run = kf_test_run_new()};
    struct kf_edition edition = {0};

    laid.run->world = &kf_world_machine;
    laid.run->data_dir = root != NULL ? root : ".";
    const struct kf_kit *kit =
        kf_kit_open(laid.run, kf_block_shapes(),
                    kf_arena_format(laid.run->arena, "%s/modules/communities/prairie-county", laid.run->data_dir));
    const struct kf_series_session *session = kf_series_find(kit->community, id);

    kf_series_apply(session, &edition);
    laid.content = kf_content_load(laid.run, kit, session->module, &edition);
    assert_non_null(laid.content);
    const char *fonts = kf_arena_format(laid.run->arena, "%s/fonts", laid.run->data_dir);
    laid.documents = kf_documents_layout(laid.run, kf_fonts_context(laid.run, laid.run->arena, fonts), laid.content,
                                         KF_MAKE_GUIDE, NULL, /* dump_boxes */ false);
    return laid;
}

static void carry_over__review_opens_with_what_was_given(void **state)
{
    struct laid laid = lay_out_session("families-2");
    const char *words = structure_of(&laid, NULL);
    const struct kf_home_practice *given = laid.content->before->module->session->home_practice;

    assert_string_equal(laid.content->before->module->id, "attachment-injuries");
    assert_int_equal(count_of(words, "From last time"), 1);
    kf_assert_has(words, "In “Attachment injuries,” people were given this:");
    kf_assert_has(words, kf_arena_format(laid.run->arena, "%.24s", given->give.text));
    kf_assert_has(words, kf_arena_format(laid.run->arena, "%.24s", given->next_time.text));
    assert_int_equal(page_of(document_of(&laid, NULL), "From last time"), page_of(document_of(&laid, NULL), "Looking back"));
    close_laid(&laid);
}

static void carry_over__head_says_which_session_and_when(void **state)
{
    struct laid laid = lay_out_session("families-2");
    const char *words = structure_of(&laid, NULL);

    kf_assert_has(words, "Session 2 of 3 · Tuesday, January 19, 2027 · 7:00\xc2\xa0pm to 8:30\xc2\xa0pm");
    kf_assert_has(words, "Session 2 at a glance");
    kf_assert_has(words, "For 8 people");
    kf_assert_has(words, "11 chairs · In threes: 2 of three, 1 of two · In pairs: 4 of two");
    close_laid(&laid);
}

static void carry_over__first_session_has_nothing_to_look_back_on(void **state)
{
    struct laid laid = lay_out_session("families-1");

    assert_null(laid.content->before);
    assert_null(strstr(structure_of(&laid, NULL), "From last time"));
    close_laid(&laid);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(carry_over__review_opens_with_what_was_given),
        cmocka_unit_test(carry_over__head_says_which_session_and_when),
        cmocka_unit_test(carry_over__first_session_has_nothing_to_look_back_on),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
