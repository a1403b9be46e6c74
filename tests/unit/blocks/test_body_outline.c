/* The outline of a body: what a screen reader hears, the same fields in each form, labels that stand clear of each other,
 * and what is wrong with it. */

#include "unit/blocks/sheet.h"

#define BODY                                                                                                           \
    "body-outline:\n  question: Where is it?\n  places:\n"                                                             \
    "    - {id: feet, where: feet, title: Feet or legs}\n"                                                             \
    "    - {id: head, where: head, text: Busy thoughts.}\n"                                                            \
    "    - {id: belly, where: belly}\n"

#define CARE "P: If this feels worse, look around instead.\n"
#define PLACES                                                                                                         \
    "list\nLbl: Feet or legs\nForm: Where is it? Feet or legs\nLbl: Head\nP: Busy thoughts.\n"                         \
    "Lbl: Belly\nForm: Where is it? Belly\n"

static void outline__reads_question_and_care_then_the_places_as_written(void **state)
{
    put(build(BODY, KF_STANDARD));
    assert_heard("P: Where is it?\n" CARE PLACES);
}

static void outline__is_a_list_in_large_print_and_in_a_column(void **state)
{
    put(build(BODY, KF_LARGE_PRINT));
    assert_heard("P: Where is it?\n" CARE PLACES);
    kf_test_sheet_free(sheet);
    put(build_in_column(BODY));
    assert_heard("P: Where is it?\n" CARE PLACES);
    kf_assert_mm(blank(0)->rect.width, 86);
}

static const char *figure_of(const struct kf_element *element)
{
    const char *alt = element->tag->role == KF_ROLE_FIGURE ? element->tag->alt : NULL;

    for (int i = 0; i < element->count && !alt; i++) {
        alt = element->kids[i].kind == KF_KID_ELEMENT ? figure_of(element->kids[i].element) : NULL;
    }
    return alt;
}

static void outline__says_where_its_lines_lead(void **state)
{
    put(build(BODY, KF_STANDARD));
    assert_string_equal("The outline of a person, seen from the front. Lines lead to these places: "
                        "Feet (Feet or legs), Head, and Belly.",
                        figure_of(sheet->stage->pages.root));
    kf_test_sheet_free(sheet);
    put(build(BODY, KF_LARGE_PRINT));
    assert_string_equal("The outline of a person, seen from the front, to mark or color.",
                        figure_of(sheet->stage->pages.root));
}

static void outline__has_the_same_fields_in_large_print(void **state)
{
    for (int variant = 0; variant < 2; variant++) {
        put(build_edition(BODY, (struct kf_edition){.variant = variant ? KF_LARGE_PRINT : KF_STANDARD,
                                                    .fillable = true}));
        assert_string_equal("sample/page/body-outline/places/feet/lines", blank(0)->address);
        assert_string_equal("sample/page/body-outline/places/belly/lines", blank(1)->address);
        assert_int_equal(2, count_blanks());
        if (!variant) {
            kf_test_sheet_free(sheet);
        }
    }
}

static struct kf_rect rect_of(const char *words)
{
    return text_item(words)->rect;
}

static void sides__take_turns_from_the_head_down(void **state)
{
    put(build(BODY, KF_STANDARD));
    kf_len middle = sheet->stage->theme.page_width / 2;

    assert_true(rect_of("Head").x + rect_of("Head").width < middle);
    assert_true(rect_of("Belly").x > middle);
    assert_true(rect_of("Feet").x + rect_of("Feet").width < middle);
    assert_true(rect_of("Head").y < rect_of("Belly").y && rect_of("Belly").y < rect_of("Feet").y);
}

static void labels__of_one_side_stand_four_millimetres_apart(void **state)
{
    static const char crowded[] = "body-outline:\n  lines: 3\n  places:\n"
                                  "    - {id: a, where: head}\n    - {id: b, where: face}\n"
                                  "    - {id: c, where: throat}\n    - {id: d, where: shoulders}\n"
                                  "    - {id: e, where: chest}\n    - {id: f, where: back}\n"
                                  "    - {id: g, where: belly}\n    - {id: h, where: hands}\n";

    put(build(crowded, KF_STANDARD));
    assert_int_equal(8, count_blanks());
    for (int i = 0; i + 2 < 8; i++) { /* the next of the same side; 6 of its own title */
        const struct kf_mark *upper = blank(i), *lower = blank(i + 2);
        assert_true(lower->rect.y - upper->rect.y - upper->rect.height >= KF_MM(9.9));
        kf_assert_mm(upper->rect.width, 54);
    }
}

static void lines__can_be_few(void **state)
{
    put(build("body-outline:\n  lines: 1\n  places:\n    - {id: a, where: head}\n    - {id: b, where: feet}\n",
              KF_STANDARD));
    kf_assert_mm(blank(0)->rect.height, 9);
    assert_int_equal(KF_BLANK_TEXT, blank(0)->blank);
}

static void outline__mirrors_where_pages_run_right_to_left(void **state)
{
    put(build(BODY, KF_STANDARD));
    struct kf_rect ltr = rect_of("Belly");
    kf_test_sheet_free(sheet);
    put(build_right_to_left(BODY));
    assert_int_equal(sheet->stage->theme.page_width - ltr.x - ltr.width, rect_of("Belly").x);
}

static void places__at_the_same_part_are_an_error(void **state)
{
    const struct kf_diag *diag = build_fails(
        "body-outline:\n  places:\n    - {id: a, where: chest}\n    - {id: b, where: chest}\n", KF_OUT_OF_RANGE);

    kf_assert_has(diag->message, "two places are at the chest");
    kf_assert_has(diag->hint, "choose another part");
}

static void place__alone_is_an_error(void **state)
{
    build_fails("body-outline:\n  places:\n    - {id: a, where: chest}\n", KF_OUT_OF_RANGE);
}

static void text__too_long_for_its_side_is_an_error(void **state)
{
    build("body-outline:\n  places:\n    - {id: b, where: feet}\n"
          "    - {id: a, where: chest, text: \"My heart beats so fast and so hard that I can hear it, and then I look "
          "for the door, and I hold my breath for a long time.\"}\n",
          KF_STANDARD);
    kf_assert_has(kf_test_find(sheet->run, KF_OVERFULL)->message, "room for 3");
}

static void list__may_break_after_its_first_place_in_large_print(void **state)
{
    const struct kf_box *box = build("body-outline:\n  places:\n    - {id: a, where: head, title: One, text: x}\n"
                                     "    - {id: b, where: chest, title: Two, text: x}\n"
                                     "    - {id: c, where: belly, title: Three, text: x}\n"
                                     "    - {id: d, where: feet, title: Four, text: x}\n",
                                     KF_LARGE_PRINT);
    struct kf_box *head = NULL, *tail = NULL;
    kf_len height = KF_MM(90); /* of the outline, with which the first place stays */

    while (split_at(box, height, &head, &tail) == KF_SPLIT_NONE) {
        height += KF_MM(1);
    }
    assert_non_null(kf_test_find_text(head, "One"));
    assert_non_null(kf_test_find_text(tail, "Two"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(outline__reads_question_and_care_then_the_places_as_written),
        T(outline__is_a_list_in_large_print_and_in_a_column),
        T(outline__says_where_its_lines_lead),
        T(outline__has_the_same_fields_in_large_print),
        T(sides__take_turns_from_the_head_down),
        T(labels__of_one_side_stand_four_millimetres_apart),
        T(lines__can_be_few),
        T(outline__mirrors_where_pages_run_right_to_left),
        T(list__may_break_after_its_first_place_in_large_print),
        T(places__at_the_same_part_are_an_error),
        T(place__alone_is_an_error),
        T(text__too_long_for_its_side_is_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
