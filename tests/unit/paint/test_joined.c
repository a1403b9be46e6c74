/* A joined document as a file: pages of different size and direction, and links from one part into another. */

#include <cairo.h>
#include <qpdf/qpdf-c.h>

#include "finish/finish.h"
#include "layout/join.h"
#include "paint/paint.h"
#include "support/stage.h"

#include <string.h>

static struct kf_test_stage *front, *wide, *mirrored;
static struct kf_pages whole;
static struct kf_finished finished;
static qpdf_data qpdf;

static void put(struct kf_test_stage *stage, const struct kf_box *box)
{
    struct kf_fit fit = kf_fit_natural(&stage->theme);
    int page = kf_placer_new_page(&stage->placer);

    kf_place(&stage->placer, page, box, (struct kf_point){stage->theme.left, stage->theme.main_top}, KF_MM(100),
             kf_measure(&stage->shaper, box, KF_MM(100), &fit), &fit, stage->pages.root, KF_ARTIFACT_NONE);
}

static struct kf_box *text(struct kf_test_stage *stage, const char *address, const char *words, enum kf_role role)
{
    struct kf_box *box = kf_box_text(stage->arena, kf_test_inline(stage, address, words), KF_STYLE_BODY);

    box->address = address;
    box->flags |= KF_ITEM;
    return kf_box_role(stage->arena, box, role);
}

static struct kf_box *entry(const char *words, const char *to)
{
    struct kf_box *link = kf_test_stack(front, 0, text(front, NULL, words, KF_ROLE_NONE), NULL);
    struct kf_box *reference = kf_test_stack(front, 0, kf_box_link(front->arena, link, to, words), NULL);

    return kf_box_role(front->arena,
                       kf_test_stack(front, 0, kf_box_role(front->arena, reference, KF_ROLE_REFERENCE), NULL), KF_ROLE_ENTRY);
}

static struct kf_box *inner_link(const char *words, const char *uri)
{
    struct kf_box *box = kf_box_text(mirrored->arena, kf_inline_link(mirrored->arena, words, uri), KF_STYLE_BODY);

    return kf_box_role(mirrored->arena, box, KF_ROLE_P);
}

static void lay_out(void)
{
    struct kf_box *contents = kf_test_stack(front, 2, entry("Certificate", "wide/card"), entry("Words", "mirrored"), NULL);

    kf_theme_turn(&wide->theme);
    put(front, kf_test_stack(front, 4, text(front, NULL, "Contents", KF_ROLE_H1),
                             kf_box_role(front->arena, contents, KF_ROLE_CONTENTS), NULL));
    put(wide, kf_test_stack(wide, 50, text(wide, NULL, "Certificate", KF_ROLE_H1), text(wide, "card", "Here", KF_ROLE_P), NULL));
    put(mirrored, kf_test_stack(mirrored, 4, text(mirrored, NULL, "محادثة", KF_ROLE_H1),
                                inner_link("محادثة", "#nowhere"), NULL));
}

static int set_up(void **state)
{
    struct kf_joint joint;

    whole = (struct kf_pages){0};
    front = kf_test_stage_new((struct kf_edition){0});
    wide = kf_test_stage_new((struct kf_edition){.paper = KF_A4});
    mirrored = kf_test_stage_new((struct kf_edition){.language = "ar"});
    lay_out();
    kf_joint_init(&joint, front->arena, &whole, &front->theme);
    kf_joint_add(&joint, NULL, &(struct kf_joined_part){.pages = &front->pages, .title = "Contents"});
    kf_joint_add(&joint, NULL, &(struct kf_joined_part){
        .pages = &wide->pages, .title = "Certificate", .address = "wide", .prefix = "wide/"});
    kf_joint_add(&joint, NULL, &(struct kf_joined_part){
        .pages = &mirrored->pages, .title = "Words", .address = "mirrored", .prefix = "mirrored/"});
    return 0;
}

static int tear_down(void **state)
{
    if (qpdf) {
        qpdf_cleanup(&qpdf);
    }
    kf_test_stage_free(front);
    kf_test_stage_free(wide);
    kf_test_stage_free(mirrored);
    return 0;
}

static void finish(void)
{
    const struct kf_page_labels labels[] = {{.style = KF_LABEL_ROMAN}, {.first = 1, .prefix = "C-"}};
    struct kf_painted painted;

    assert_true(kf_paint_pdf(front->run, front->arena, &whole, 1795000000, &painted));
    assert_true(kf_finish(front->run,
                          &(struct kf_finish_input){.pdf = painted.pdf,
                                                    .length = painted.length,
                                                    .runs = &painted.runs,
                                                    .root = whole.root,
                                                    .marks = &whole.marks,
                                                    .labels = labels,
                                                    .label_count = 2,
                                                    .info = {.title = "Joined", .language = "en-US", .date = 1795000000}},
                          &finished));
    kf_assert_clean(front->run);
    kf_assert_clean(wide->run);
    kf_assert_clean(mirrored->run);
    qpdf = qpdf_init();
    assert_int_equal(qpdf_read_memory(qpdf, "joined", (const char *)finished.pdf, finished.length, NULL), QPDF_SUCCESS);
}

static double number_at(qpdf_oh array, int n)
{
    return qpdf_oh_get_numeric_value(qpdf, qpdf_oh_get_array_item(qpdf, array, n));
}

static qpdf_oh key(qpdf_oh object, const char *name)
{
    assert_true(qpdf_oh_has_key(qpdf, object, name));
    return qpdf_oh_get_key(qpdf, object, name);
}

static void joined__pages_have_their_own_size(void **state)
{
    finish();
    qpdf_oh wide_box = key(qpdf_get_page_n(qpdf, 1), "/MediaBox"), last = key(qpdf_get_page_n(qpdf, 2), "/MediaBox");
    assert_int_equal((int)number_at(wide_box, 2), 841);
    assert_int_equal((int)number_at(wide_box, 3), 595);
    assert_int_equal((int)number_at(last, 2), 612);
    assert_int_equal((int)number_at(last, 3), 792);
}

static void joined__links_land_on_their_page_at_their_height(void **state)
{
    finish();
    qpdf_oh links = key(qpdf_get_page_n(qpdf, 0), "/Annots");
    assert_int_equal(qpdf_oh_get_array_n_items(qpdf, links), 2);
    qpdf_oh to_card = key(qpdf_oh_get_array_item(qpdf, links, 0), "/Dest");
    qpdf_oh to_part = key(qpdf_oh_get_array_item(qpdf, links, 1), "/Dest");
    const struct kf_mark *card = NULL;
    for (int i = 0; i < whole.marks.count; i++) {
        card = g_strcmp0(whole.marks.items[i]->address, "wide/card") == 0 ? whole.marks.items[i] : card;
    }
    assert_non_null(card);
    assert_int_equal(qpdf_oh_get_object_id(qpdf, qpdf_oh_get_array_item(qpdf, to_card, 0)),
                     qpdf_oh_get_object_id(qpdf, qpdf_get_page_n(qpdf, 1)));
    assert_int_equal((int)number_at(to_card, 3), (int)kf_to_pt(wide->theme.page_height - card->rect.y));
    assert_int_equal(qpdf_oh_get_object_id(qpdf, qpdf_oh_get_array_item(qpdf, to_part, 0)),
                     qpdf_oh_get_object_id(qpdf, qpdf_get_page_n(qpdf, 2)));
    assert_int_equal((int)number_at(to_part, 3), 792);
}

static void joined__a_link_to_what_is_not_there_is_words(void **state)
{
    finish();
    assert_int_equal(finished.links, 2);
    assert_false(qpdf_oh_has_key(qpdf, qpdf_get_page_n(qpdf, 2), "/Annots"));
}

static void joined__is_one_tree(void **state)
{
    finish();
    char *dump = kf_finish_dump(finished.pdf, finished.length);
    kf_assert_golden("joined.txt", dump);
    g_free(dump);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(joined__pages_have_their_own_size, set_up, tear_down),
        cmocka_unit_test_setup_teardown(joined__links_land_on_their_page_at_their_height, set_up, tear_down),
        cmocka_unit_test_setup_teardown(joined__a_link_to_what_is_not_there_is_words, set_up, tear_down),
        cmocka_unit_test_setup_teardown(joined__is_one_tree, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
