/* Parts that were laid out by themselves, in one document. */

#include "layout/join.h"
#include "support/stage.h"

#include <string.h>

static struct kf_test_stage *first, *second; /* two parts */
static struct kf_pages whole;
static struct kf_joint joint;

static int set_up(void **state)
{
    first = kf_test_stage_new((struct kf_edition){0});
    second = kf_test_stage_new((struct kf_edition){.language = "ar", .paper = KF_A4});
    whole = (struct kf_pages){0};
    kf_joint_init(&joint, first->arena, &whole, &first->theme);
    return 0;
}

static int tear_down(void **state)
{
    kf_test_stage_free(first);
    kf_test_stage_free(second);
    return 0;
}

static void put(struct kf_test_stage *stage, const struct kf_box *box)
{
    struct kf_fit fit = kf_fit_natural(&stage->theme);
    int page = kf_placer_new_page(&stage->placer);

    kf_place(&stage->placer, page, box, (struct kf_point){stage->theme.left, stage->theme.main_top}, KF_MM(180),
             kf_measure(&stage->shaper, box, KF_MM(180), &fit), &fit, stage->pages.root, KF_ARTIFACT_NONE);
}

static struct kf_box *text(struct kf_test_stage *stage, const char *words)
{
    struct kf_box *box = kf_box_text(stage->arena, kf_test_inline(stage, "piece/text", words), KF_STYLE_BODY);

    box->address = "piece/text";
    box->flags |= KF_ITEM;
    return kf_box_role(stage->arena, box, KF_ROLE_P);
}

static struct kf_box *tick(struct kf_test_stage *stage)
{
    return kf_box_blank(stage->arena, kf_test_art(stage, 5, 5), KF_BLANK_CHECK, "blank", "Done");
}

static struct kf_box *radio(struct kf_test_stage *stage, const char *address)
{
    return kf_box_shared_blank(stage->arena, kf_test_art(stage, 5, 5), KF_BLANK_RADIO, address, address, "piece/mood",
                               "How is it?");
}

static struct kf_box *name_line(struct kf_test_stage *stage)
{
    return kf_box_shared_blank(stage->arena, kf_test_art(stage, 50, 5), KF_BLANK_TEXT, "clinic", "Name of your clinic",
                               "clinic", "Name of your clinic");
}

static int add(struct kf_test_stage *stage, const char *title, const char *address, const char *prefix)
{
    return kf_joint_add(&joint, NULL, &(struct kf_joined_part){
                                          .pages = &stage->pages, .title = title, .address = address, .prefix = prefix});
}

static const struct kf_mark *find(enum kf_mark_kind kind, int n)
{
    for (int i = 0; i < whole.marks.count; i++) {
        if (whole.marks.items[i]->kind == kind && n-- == 0) {
            return whole.marks.items[i];
        }
    }
    fail_msg("no such mark");
    return NULL;
}

static const struct kf_element *kid(const struct kf_element *element, int n)
{
    assert_true(n < element->count);
    assert_int_equal(element->kids[n].kind, KF_KID_ELEMENT);
    return element->kids[n].element;
}

static void join__moves_pages_and_keeps_their_size(void **state)
{
    put(first, text(first, "One"));
    put(second, text(second, "Two"));
    assert_int_equal(add(first, "A", NULL, NULL), 0);
    assert_int_equal(add(second, "B", NULL, NULL), 1);
    assert_int_equal(whole.count, 2);
    assert_int_equal(whole.pages[0].theme->page_height, KF_PT(792));
    assert_int_equal(whole.pages[1].theme->page_height, KF_MM(297));
    assert_true(whole.pages[1].theme->right_to_left);
    assert_int_equal(find(KF_MARK_ITEM, 1)->page, 1);
}

static void join__puts_each_part_under_an_element_with_its_title_and_language(void **state)
{
    put(first, text(first, "One"));
    put(second, text(second, "Two"));
    add(first, "A", NULL, NULL);
    add(second, "B", NULL, NULL);
    const struct kf_element *a = kid(whole.root, 0), *b = kid(whole.root, 1);
    assert_int_equal(a->tag->role, KF_ROLE_PART);
    assert_string_equal(a->tag->title, "A");
    assert_null(a->language);
    assert_string_equal(b->language, "ar");
    assert_int_equal(kid(b, 0)->kids[0].kind, KF_KID_RUN);
    assert_int_equal(kid(b, 0)->kids[0].page, 1);
    assert_ptr_equal(whole.pages[1].items[0].element, kid(b, 0));
}

static void join__leaves_the_parts_as_they_are(void **state)
{
    put(first, text(first, "One"));
    char *before = kf_pages_dump(&first->pages), *tree = kf_structure_dump(first->pages.root);
    add(first, "A", "a", "x/");
    add(first, "Again", "b", "y/");
    char *after = kf_pages_dump(&first->pages), *tree_after = kf_structure_dump(first->pages.root);
    assert_string_equal(before, after);
    assert_string_equal(tree, tree_after);
    assert_int_equal(whole.count, 2);
    g_free(before), g_free(tree), g_free(after), g_free(tree_after);
}

static void join__prefixes_addresses_and_links_alike(void **state)
{
    struct kf_box *link = kf_box_link(first->arena, kf_test_stack(first, 0, text(first, "See"), NULL), "piece/text", "See");

    put(first, link);
    add(first, "A", "talks/piece", "talks/");
    assert_string_equal(find(KF_MARK_ITEM, 0)->address, "talks/piece");
    assert_int_equal(find(KF_MARK_ITEM, 0)->rect.y, 0);
    assert_string_equal(find(KF_MARK_ITEM, 1)->address, "talks/piece/text");
    assert_string_equal(find(KF_MARK_LINK, 0)->to, "talks/piece/text");
}

static void join__gives_fields_names_of_their_own(void **state)
{
    put(first, kf_test_stack(first, 0, tick(first), radio(first, "piece/mood/1"), radio(first, "piece/mood/2"), NULL));
    put(second, kf_test_stack(second, 0, tick(second), radio(second, "piece/mood/1"), NULL));
    add(first, "A", NULL, NULL);
    add(second, "B", NULL, NULL);
    assert_string_equal(find(KF_MARK_BLANK, 0)->address, "blank");
    assert_string_equal(find(KF_MARK_BLANK, 3)->address, "blank-2");
    assert_string_equal(find(KF_MARK_BLANK, 1)->group, "piece/mood");
    assert_string_equal(find(KF_MARK_BLANK, 2)->group, "piece/mood");
    assert_string_equal(find(KF_MARK_BLANK, 4)->group, "piece/mood-2");
}

static void join__fills_a_text_of_all_pages_in_all_parts(void **state)
{
    put(first, name_line(first));
    put(second, name_line(second));
    add(first, "A", NULL, "a/");
    add(second, "B", NULL, "b/");
    assert_string_equal(find(KF_MARK_BLANK, 0)->group, "clinic");
    assert_string_equal(find(KF_MARK_BLANK, 1)->group, "clinic");
}

static void join__knows_the_elements_of_marks(void **state)
{
    put(first, text(first, "One"));
    put(second, kf_box_link(second->arena, kf_test_stack(second, 0, text(second, "See"), NULL), "piece/text", "See"));
    add(first, "A", NULL, NULL);
    add(second, "B", NULL, NULL);
    const struct kf_mark *link = find(KF_MARK_LINK, 0);
    const struct kf_element *element = kid(kid(whole.root, 1), 0);
    assert_ptr_equal(link->element, element);
    assert_int_equal(element->tag->role, KF_ROLE_LINK);
    assert_ptr_equal(element->kids[element->count - 1].mark, link);
}

static void join__leaves_the_back_empty_of_what_is_cut(void **state)
{
    static const enum kf_side sides[] = {KF_SIDE_ALONE, KF_SIDE_FRONT, KF_SIDE_NEXT, KF_SIDE_NEXT, KF_SIDE_ALONE};
    static const int places[] = {0, 2, 3, 4, 6};

    for (int i = 0; i < 5; i++) {
        put(first, text(first, "One"));
    }
    put(second, text(second, "Empty"));
    kf_joint_add(&joint, NULL, &(struct kf_joined_part){.pages = &first->pages, .sides = sides, .empty = &second->pages});
    assert_int_equal(whole.count, 7);
    for (int i = 0, k = 0; i < whole.count; i++) {
        bool own = k < 5 && places[k] == i;
        assert_ptr_equal(whole.pages[i].theme, own ? &first->theme : &second->theme);
        k += own;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(join__moves_pages_and_keeps_their_size, set_up, tear_down),
        cmocka_unit_test_setup_teardown(join__puts_each_part_under_an_element_with_its_title_and_language, set_up, tear_down),
        cmocka_unit_test_setup_teardown(join__leaves_the_parts_as_they_are, set_up, tear_down),
        cmocka_unit_test_setup_teardown(join__prefixes_addresses_and_links_alike, set_up, tear_down),
        cmocka_unit_test_setup_teardown(join__gives_fields_names_of_their_own, set_up, tear_down),
        cmocka_unit_test_setup_teardown(join__fills_a_text_of_all_pages_in_all_parts, set_up, tear_down),
        cmocka_unit_test_setup_teardown(join__knows_the_elements_of_marks, set_up, tear_down),
        cmocka_unit_test_setup_teardown(join__leaves_the_back_empty_of_what_is_cut, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
