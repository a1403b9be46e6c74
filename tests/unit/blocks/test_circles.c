/* The map of support: its legend, its rings with their blanks, and boxes with lines in large print. */

#include "support/stage.h"

#define MAP                                                                                                            \
    "circles:\n  centre: Me\n  rings:\n"                                                                               \
    "    - {id: closest, title: Closest in, text: At any hour., spaces: 2}\n"                                          \
    "    - {id: company, title: Good company, spaces: 1}\n"                                                            \
    "  comfort: Blank spaces are fine.\n"

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

static void circles__read_the_legend_then_each_ring_with_its_blanks(void **state)
{
    put(build(MAP, (struct kf_edition){0}));
    assert_heard("list\nLbl: 1\nP: Closest in\nP: At any hour.\nLbl: 2\nP: Good company\n"
                 "P: Me\n"
                 "list\nLbl: 1\nForm: Closest in, space 1\nForm: Closest in, space 2\nLbl: 2\n"
                 "Form: Good company, space 1\n"
                 "P: Blank spaces are fine.\n");
}

static const char heard_in_boxes[] = "P: Me\n"
                                     "list\nLbl: 1\nP: Closest in\nP: At any hour.\nForm: Closest in, space 1\n"
                                     "Form: Closest in, space 2\nLbl: 2\nP: Good company\n"
                                     "Form: Good company, space 1\nP: Blank spaces are fine.\n";

static void circles__read_each_ring_with_its_lines_in_large_print(void **state)
{
    put(build(MAP, (struct kf_edition){.variant = KF_LARGE_PRINT}));
    assert_heard(heard_in_boxes);
}

static void circles__are_boxes_in_a_column(void **state)
{
    sheet = kf_test_sheet_new(MAP, (struct kf_edition){0});
    sheet->build.width = KF_MM(86);
    put(kf_test_sheet_box(sheet, 0));
    assert_heard(heard_in_boxes);
}

static void circles__have_the_same_fields_in_large_print(void **state)
{
    for (int variant = 0; variant < 2; variant++) {
        put(build(MAP, (struct kf_edition){.variant = variant ? KF_LARGE_PRINT : KF_STANDARD, .fillable = true}));
        assert_string_equal("sample/page/circles/rings/closest/space-2", blank(1)->address);
        assert_string_equal("sample/page/circles/rings/company/space-1", blank(2)->address);
        assert_null(blank(3));
        if (!variant) {
            kf_test_sheet_free(sheet);
        }
    }
}

static void circles__have_room_for_many_without_a_number(void **state)
{
    static const char full[] = "circles:\n  centre: Me\n  rings:\n    - {id: a, title: A}\n    - {id: b, title: B}\n"
                               "    - {id: c, title: C}\n";

    put(build(full, (struct kf_edition){0}));
    assert_non_null(blank(3 + 6 + 8 - 1));
    assert_null(blank(3 + 6 + 8));
}

static void circles__are_in_the_middle_of_the_page(void **state)
{
    put(build(MAP, (struct kf_edition){0}));
    kf_len middle = blank(2)->rect.x + blank(2)->rect.width / 2; /* one alone is at the foot of its ring */

    kf_assert_mm(middle - sheet->stage->theme.left, 90);
    kf_assert_mm(blank(2)->rect.width, 31);
}

static void blank__hides_the_ring_under_it(void **state)
{
    const struct kf_box *box = build(MAP, (struct kf_edition){0});
    cairo_surface_t *surface = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, NULL);
    struct kf_canvas canvas = {cairo_create(surface), &sheet->stage->theme, g_string_new(NULL)};

    put(box);
    const struct kf_page *page = &sheet->stage->pages.pages[0];
    for (int i = 0; i < page->count; i++) {
        if (page->items[i].element && page->items[i].element->tag->role == KF_ROLE_FORM) {
            page->items[i].draw(&canvas, &page->items[i].placed, page->items[i].data);
            break;
        }
    }
    kf_assert_has(canvas.ops->str, "path fill 0.000 1.000 1.000 1.000");
    cairo_destroy(canvas.cr);
    cairo_surface_destroy(surface);
    g_string_free(canvas.ops, TRUE);
}

static void ring__with_too_many_spaces_is_an_error(void **state)
{
    sheet = kf_test_sheet_new("circles:\n  centre: Me\n  rings:\n    - {id: a, title: A, spaces: 4}\n",
                              (struct kf_edition){0});
    assert_null(sheet->content);
    kf_assert_has(kf_test_find(sheet->run, KF_OUT_OF_RANGE)->message, "no room for 4");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(circles__read_the_legend_then_each_ring_with_its_blanks),
        T(circles__read_each_ring_with_its_lines_in_large_print),
        T(circles__are_boxes_in_a_column),
        T(circles__have_the_same_fields_in_large_print),
        T(circles__have_room_for_many_without_a_number),
        T(circles__are_in_the_middle_of_the_page),
        T(blank__hides_the_ring_under_it),
        T(ring__with_too_many_spaces_is_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
