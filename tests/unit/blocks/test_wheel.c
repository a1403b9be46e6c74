/* The wheel: what a screen reader hears, the same fields in each form, and a list where it has no room. */

#include "support/stage.h"

#define WHEEL                                                                                                          \
    "wheel:\n  question: How steady?\n  low: Not at all\n  high: Very\n  areas:\n"                                    \
    "    - {id: body, title: Body, text: Sleep.}\n    - {id: home, title: Home}\n"                                     \
    "    - {id: people, title: People}\n    - {id: work, title: Work}\n    - {id: joy, title: Joy}\n"                   \
    "  comfort: Low is fine.\n"

static struct kf_test_sheet *sheet;

static struct kf_box *build(const char *blocks, struct kf_edition edition)
{
    sheet = kf_test_sheet_new(blocks, edition);
    return kf_test_sheet_box(sheet, 0);
}

static int tear_down(void **state)
{
    kf_test_sheet_free(sheet);
    return 0;
}

static void put(const struct kf_box *box)
{
    struct kf_test_stage *stage = sheet->stage;
    struct kf_fit fit = kf_fit_natural(&stage->theme);

    kf_place(&stage->placer, kf_placer_new_page(&stage->placer), box, (struct kf_point){stage->theme.left, KF_MM(32)},
             sheet->build.width, kf_measure(&stage->shaper, box, sheet->build.width, &fit), &fit, stage->pages.root,
             KF_ARTIFACT_NONE);
}

static const struct kf_mark *blank(int n)
{
    const struct kf_marks *marks = &sheet->stage->pages.marks;

    for (int i = 0; i < marks->count; i++) {
        if (marks->items[i]->kind == KF_MARK_BLANK && n-- == 0) {
            return marks->items[i];
        }
    }
    return NULL;
}

/* Words, roles of what has none, and the labels of blanks, in reading order. */
static void add_heard(GString *out, const struct kf_element *element)
{
    const char *said = element->tag->role == KF_ROLE_FORM ? element->tag->alt : element->words;

    if (said) {
        g_string_append_printf(out, "%s: %s\n", kf_role_name(element->tag->role), said);
    } else if (element->tag->role == KF_ROLE_LIST) {
        g_string_append(out, "list\n");
    }
    for (int i = 0; i < element->count; i++) {
        if (element->kids[i].kind == KF_KID_ELEMENT) {
            add_heard(out, element->kids[i].element);
        }
    }
}

static void assert_heard(const char *expected)
{
    GString *out = g_string_new(NULL);

    add_heard(out, sheet->stage->pages.root);
    assert_string_equal(expected, out->str);
    g_string_free(out, TRUE);
}

static const char heard_areas[] = "Lbl: Body\nP: Sleep.\nForm: Body: a number from 0 to 10\n"
                                  "Lbl: Home\nForm: Home: a number from 0 to 10\n"
                                  "Lbl: People\nForm: People: a number from 0 to 10\n"
                                  "Lbl: Work\nForm: Work: a number from 0 to 10\n"
                                  "Lbl: Joy\nForm: Joy: a number from 0 to 10\n"
                                  "P: Low is fine.\n";

static void wheel__reads_question_scale_and_each_area_with_its_number(void **state)
{
    put(build(WHEEL, (struct kf_edition){0}));
    assert_heard(kf_arena_format(sheet->run->arena, "P: How steady?\nP: 0 Not at all\nP: 10 Very\nP: 2 4 6 8 10\nlist\n%s",
                                 heard_areas));
}

static void wheel__is_a_list_in_large_print(void **state)
{
    put(build(WHEEL, (struct kf_edition){.variant = KF_LARGE_PRINT}));
    assert_heard(kf_arena_format(sheet->run->arena, "P: How steady?\nP: 0 Not at all\nP: 10 Very\nlist\n%s", heard_areas));
}

static void wheel__is_a_list_in_a_column(void **state)
{
    sheet = kf_test_sheet_new(WHEEL, (struct kf_edition){0});
    sheet->build.width = KF_MM(86);
    put(kf_test_sheet_box(sheet, 0));
    assert_heard(kf_arena_format(sheet->run->arena, "P: How steady?\nP: 0 Not at all\nP: 10 Very\nlist\n%s", heard_areas));
}

static void wheel__has_the_same_fields_in_large_print(void **state)
{
    for (int variant = 0; variant < 2; variant++) {
        put(build(WHEEL, (struct kf_edition){.variant = variant ? KF_LARGE_PRINT : KF_STANDARD, .fillable = true}));
        assert_string_equal("sample/page/wheel/areas/body/number", blank(0)->address);
        assert_string_equal("sample/page/wheel/areas/joy/number", blank(4)->address);
        assert_null(blank(5));
        if (!variant) {
            kf_test_sheet_free(sheet);
        }
    }
}

static void wheel__is_kept_whole(void **state)
{
    assert_true(build(WHEEL, (struct kf_edition){0})->flags & KF_KEEP_WHOLE);
}

static void wheel__of_four_areas_is_an_error(void **state)
{
    sheet = kf_test_sheet_new("wheel:\n  question: Q?\n  low: L\n  high: H\n  areas:\n    - {id: a, title: A}\n"
                              "    - {id: b, title: B}\n    - {id: c, title: C}\n    - {id: d, title: D}\n",
                              (struct kf_edition){0});
    assert_null(sheet->content);
    kf_test_find(sheet->run, KF_OUT_OF_RANGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(wheel__reads_question_scale_and_each_area_with_its_number),
        T(wheel__is_a_list_in_large_print),
        T(wheel__is_a_list_in_a_column),
        T(wheel__has_the_same_fields_in_large_print),
        T(wheel__is_kept_whole),
        T(wheel__of_four_areas_is_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
