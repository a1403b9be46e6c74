/* Lines for a clinic at the head of each page: one field each, typed once; heard and reached first on its page. */

#include "support/support.h"

#include <string.h>

#include "support/forms.h"

#define FIELDS 3

static const struct kf_form paper_form = {.name = "paper", .clinic = true, .guide = true};
static const struct kf_form screen_form = {
    .name = "screen", .edition = {.fillable = true, .variant = KF_LARGE_PRINT}, .clinic = true};
static const struct kf_form program_form = {.name = "program", .edition = {.fillable = true}};

static struct kf_run *run;
static struct kf_laid_form paper, screen, program;

static int set_up(void **state)
{
    run = kf_test_machine_run();
    return !(kf_form_lay_out(run, &paper_form, NULL, &paper) && kf_form_lay_out(run, &screen_form, NULL, &screen) &&
             kf_form_lay_out(run, &program_form, NULL, &program));
}

static int tear_down(void **state)
{
    kf_test_run_free(run);
    return 0;
}

static const char *const groups[FIELDS] = {"clinic/name", "clinic/worker", "clinic/phone"};

static bool is_clinic(const struct kf_mark *mark)
{
    return mark->kind == KF_MARK_BLANK && mark->group != NULL && g_str_has_prefix(mark->group, "clinic/");
}

/* The first page of what an element holds; G_MAXINT when it holds nothing. */
static int first_page(const struct kf_element *element)
{
    int first = G_MAXINT;

    for (int i = 0; i < element->count; i++) {
        const struct kf_kid *kid = &element->kids[i];
        int page = kid->kind == KF_KID_ELEMENT ? first_page(kid->element)
                   : kid->kind == KF_KID_RUN   ? kid->page
                                               : kid->mark->page;

        first = MIN(first, page);
    }
    return first;
}

static void clinic_fields__are_on_every_page_of_a_form(void **state)
{
    const struct kf_pages *pages = &kf_laid_handout(&screen)->pages;

    assert_true(pages->count > 1);
    for (int page = 0; page < pages->count; page++) {
        int found = 0;

        for (int i = 0; i < pages->marks.count; i++) {
            const struct kf_mark *mark = pages->marks.items[i];

            if (is_clinic(mark) && mark->page == page) {
                assert_true(found < FIELDS);
                assert_string_equal(mark->group, groups[found++]);
                assert_true(mark->rect.height >= KF_MM(5));
                assert_true(mark->rect.width >= KF_MM(15));
            }
        }
        assert_int_equal(found, FIELDS);
    }
}

static void clinic_fields__come_before_the_other_fields_of_their_page(void **state)
{
    const struct kf_pages *pages = &kf_laid_handout(&screen)->pages;
    int page = -1;

    for (int i = 0; i < pages->marks.count; i++) {
        const struct kf_mark *mark = pages->marks.items[i];

        assert_true(mark->page >= page);
        assert_true(mark->page == page || is_clinic(mark));
        page = mark->page;
    }
}

/* What stands before it in its parent began on an earlier page, and what stands behind it begins here or later. */
static void clinic_fields__are_read_where_their_page_begins(void **state)
{
    const struct kf_pages *pages = &kf_laid_handout(&screen)->pages;

    for (int i = 0; i < pages->marks.count; i++) {
        const struct kf_mark *mark = pages->marks.items[i];
        const struct kf_element *section, *parent;
        bool passed = false;

        if (!is_clinic(mark)) {
            continue;
        }
        section = mark->element->parent;
        parent = section->parent;
        assert_int_equal(section->tag->role, KF_ROLE_SECT);
        assert_int_equal(section->count, FIELDS);
        for (int k = 0; k < parent->count; k++) {
            int first = first_page(parent->kids[k].element);

            passed = passed || parent->kids[k].element == section;
            assert_true(passed ? first >= mark->page : first < mark->page);
        }
        assert_true(passed);
    }
}

static void clinic_lines__on_paper_are_furniture(void **state)
{
    GString *words = g_string_new(NULL);

    for (int i = 0; i < paper.documents->count; i++) {
        const struct kf_pages *pages = &paper.documents->items[i]->pages;

        for (int k = 0; k < pages->marks.count; k++) {
            assert_false(is_clinic(pages->marks.items[k]));
        }
        for (int k = 0; k < pages->pages[0].count; k++) {
            const struct kf_item *item = &pages->pages[0].items[k];

            if (item->artifact == KF_ARTIFACT_HEADER && item->kind == KF_ITEM_TEXT) {
                g_string_append_printf(words, "%s|", kf_item_text(run, item));
            }
        }
        assert_non_null(strstr(words->str, "Clinic or program|"));
        assert_non_null(strstr(words->str, "Phone|"));
        g_string_truncate(words, 0);
    }
    g_string_free(words, TRUE);
}

static void clinic_lines__are_not_in_a_program_s_own_pages(void **state)
{
    const struct kf_pages *pages = &kf_laid_handout(&program)->pages;

    for (int i = 0; i < pages->marks.count; i++) {
        assert_false(is_clinic(pages->marks.items[i]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clinic_fields__are_on_every_page_of_a_form),
        cmocka_unit_test(clinic_fields__come_before_the_other_fields_of_their_page),
        cmocka_unit_test(clinic_fields__are_read_where_their_page_begins),
        cmocka_unit_test(clinic_lines__on_paper_are_furniture),
        cmocka_unit_test(clinic_lines__are_not_in_a_program_s_own_pages),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
