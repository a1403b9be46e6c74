/* A family map: who is heard in which order, what the lines say in words, where people stand, and what does not fit. */

#include "unit/blocks/sheet.h"

#include <stdlib.h>

#define PEOPLE                                                                                                         \
    "family-map:\n  people:\n"                                                                                         \
    "    - {id: me, name: Me, generation: 2}\n"                                                                        \
    "    - {id: nana, name: Nana, shape: circle, generation: 1, note: Cooks.}\n"                                       \
    "    - {id: pop, name: Pop, shape: square, generation: 1, died: true}\n"                                           \
    "    - {id: next, generation: 2}\n"                                                                                \
    "    - {id: friend, name: Sam, generation: 2}\n"
#define LINES                                                                                                          \
    "  couples:\n    - {id: elders, of: [nana, pop], children: [me, next]}\n"                                          \
    "  ties:\n    - {id: strong, of: [nana, me], kind: strong}\n"

static void map__reads_generation_after_generation_as_written(void **state)
{
    put(build(PEOPLE LINES "  legend: false\n", KF_STANDARD));
    assert_heard("list\nP: Nana\nP: Cooks.\nP: Pop\nP: Me\nForm: Name: Person 4\nP: Sam\n");
}

static const char listed[] = "P: Generation 1\nlist\nP: Nana\nP: Cooks.\nP: Pop\n"
                             "P: Generation 2\nlist\nP: Me\nP: Person 4\nForm: Name: Person 4\nP: Sam\n"
                             "P: Nana and Me have a strong tie.\nP: Nana and Pop are a couple.\n"
                             "P: Children of Nana and Pop: Me and Person 4.\nP: Pop has died.\n";

static void map__is_a_list_with_its_lines_in_words_in_large_print(void **state)
{
    put(build(PEOPLE LINES, KF_LARGE_PRINT));
    assert_heard(listed);
}

static void map__is_a_list_in_a_column(void **state)
{
    put(build_in_column(PEOPLE LINES));
    assert_heard(listed);
}

static const char *figure_of(const struct kf_element *element)
{
    const char *alt = element->tag->role == KF_ROLE_FIGURE ? element->tag->alt : NULL;

    for (int i = 0; i < element->count && !alt; i++) {
        alt = element->kids[i].kind == KF_KID_ELEMENT ? figure_of(element->kids[i].element) : NULL;
    }
    return alt;
}

static void drawing__says_its_lines(void **state)
{
    put(build(PEOPLE LINES, KF_STANDARD));
    assert_string_equal("A family map. Nana and Me have a strong tie. Nana and Pop are a couple. "
                        "Children of Nana and Pop: Me and Person 4. Pop has died.",
                        figure_of(sheet->stage->pages.root));
}

static void map__has_the_same_fields_in_large_print(void **state)
{
    for (int variant = 0; variant < 2; variant++) {
        put(build_edition(PEOPLE LINES, (struct kf_edition){.variant = variant ? KF_LARGE_PRINT : KF_STANDARD,
                                                            .fillable = true}));
        assert_string_equal("sample/page/family-map/people/next/name", blank(0)->address);
        assert_int_equal(1, count_blanks());
        if (!variant) {
            kf_test_sheet_free(sheet);
        }
    }
}

static kf_len middle_of(const char *words)
{
    struct kf_rect rect = text_item(words)->rect;

    return rect.x + rect.width / 2;
}

static void children__stand_under_the_middle_of_their_parents(void **state)
{
    put(build(PEOPLE LINES, KF_STANDARD));
    kf_len second = blank(0)->rect.x + blank(0)->rect.width / 2;

    assert_true(abs((middle_of("Nana") + middle_of("Pop")) / 2 - (middle_of("Me") + second) / 2) < KF_MM(.1));
    kf_assert_mm(second - middle_of("Me"), 44);
    kf_assert_mm(middle_of("Sam") - second, 44);
}

static void map__mirrors_where_pages_run_right_to_left(void **state)
{
    put(build_right_to_left(PEOPLE LINES));
    assert_true(middle_of("Nana") > middle_of("Pop"));
}

static void key__shows_the_signs_in_use(void **state)
{
    const struct kf_box *box = build(
        "family-map:\n  people:\n    - {id: a, name: A, shape: circle, generation: 1}\n"
        "    - {id: b, name: B, shape: circle, generation: 1}\n  ties:\n    - {id: t, of: [a, b], kind: close}\n",
        KF_STANDARD);

    assert_non_null(kf_test_find_text(box, "Close"));
    assert_non_null(kf_test_find_text(box, "Woman or girl"));
    assert_null(kf_test_find_text(box, "Some distance"));
    assert_null(kf_test_find_text(box, "Man or boy"));
}

static void key__shows_all_lines_where_people_draw_their_own(void **state)
{
    const struct kf_box *box = build(PEOPLE LINES, KF_STANDARD);

    assert_non_null(kf_test_find_text(box, "Some distance"));
    assert_non_null(kf_test_find_text(box, "Raised by"));
}

static void carer__may_be_two_generations_older(void **state)
{
    put(build("family-map:\n  people:\n    - {id: a, name: A, generation: 1}\n    - {id: b, name: B, generation: 2}\n"
              "    - {id: c, name: C, generation: 3}\n"
              "  couples:\n    - {id: x, of: a, children: [c], kind: raising}\n",
              KF_LARGE_PRINT));
    kf_assert_has(text_item("Raised")->shaped->text->text, "Raised by A: C.");
}

static void assert_wrong(const char *couple, enum kf_code code, const char *message, const char *hint)
{
    char *blocks = g_strconcat(PEOPLE, "  couples:\n    - ", couple, "\n", NULL);
    const struct kf_diag *diag = build_fails(blocks, code);

    kf_assert_has(diag->message, message);
    kf_assert_has(diag->hint, hint);
    g_free(blocks);
}

static void couple__of_someone_unknown_is_an_error(void **state)
{
    assert_wrong("{id: x, of: [nana, popp]}", KF_UNKNOWN_REFERENCE, "no person has the id \"popp\"",
                 "did you mean \"pop\"?");
}

static void couple__of_two_generations_is_an_error(void **state)
{
    assert_wrong("{id: x, of: [nana, me]}", KF_OUT_OF_RANGE, "different generations", "the same `generation:`");
}

static void couple__with_others_between_is_an_error(void **state)
{
    assert_wrong("{id: x, of: [me, friend]}", KF_OUT_OF_RANGE, "do not stand side by side", "after one another");
}

static void couple__of_one_person_twice_is_an_error(void **state)
{
    assert_wrong("{id: x, of: [pop, pop]}", KF_OUT_OF_RANGE, "named twice", "`of: pop`");
}

static void child__of_its_parents_generation_is_an_error(void **state)
{
    assert_wrong("{id: x, of: [me, next], children: [friend]}", KF_OUT_OF_RANGE, "does not fit under generation 2",
                 "give it generation 3");
}

static void generation__with_seven_people_is_an_error(void **state)
{
    GString *blocks = g_string_new("family-map:\n  people:\n");

    for (int i = 0; i < 7; i++) {
        g_string_append_printf(blocks, "    - {id: p%d, generation: 1}\n", i);
    }
    kf_assert_has(build_fails(blocks->str, KF_OUT_OF_RANGE)->message, "no room for more than 6");
    g_string_free(blocks, TRUE);
}

static void generation__left_out_is_an_error(void **state)
{
    kf_assert_has(build_fails("family-map:\n  people:\n    - {id: a, generation: 1}\n    - {id: b, generation: 3}\n",
                              KF_OUT_OF_RANGE)
                      ->message,
                  "nobody is of generation 2");
}

static void name__too_long_for_its_place_is_an_error(void **state)
{
    build("family-map:\n  people:\n    - {id: a, generation: 1}\n"
          "    - {id: b, generation: 1, name: My great aunt who lives by the sea and writes long letters to all}\n",
          KF_STANDARD);
    kf_assert_has(kf_test_find(sheet->run, KF_OVERFULL)->message, "room for 2");
}

static void name__has_the_room_of_its_place_in_a_full_generation(void **state)
{
    GString *blocks = g_string_new("family-map:\n  people:\n");

    for (int i = 0; i < 6; i++) {
        g_string_append_printf(blocks, "    - {id: p%d, generation: 1, name: Grandmother Rose}\n", i);
    }
    put(build(blocks->str, KF_STANDARD));
    assert_int_equal(0, sheet->run->diags->errors);
    g_string_free(blocks, TRUE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(map__reads_generation_after_generation_as_written),
        T(map__is_a_list_with_its_lines_in_words_in_large_print),
        T(map__is_a_list_in_a_column),
        T(drawing__says_its_lines),
        T(map__has_the_same_fields_in_large_print),
        T(children__stand_under_the_middle_of_their_parents),
        T(map__mirrors_where_pages_run_right_to_left),
        T(key__shows_the_signs_in_use),
        T(key__shows_all_lines_where_people_draw_their_own),
        T(carer__may_be_two_generations_older),
        T(couple__of_someone_unknown_is_an_error),
        T(couple__of_two_generations_is_an_error),
        T(couple__with_others_between_is_an_error),
        T(couple__of_one_person_twice_is_an_error),
        T(child__of_its_parents_generation_is_an_error),
        T(generation__with_seven_people_is_an_error),
        T(generation__left_out_is_an_error),
        T(name__too_long_for_its_place_is_an_error),
        T(name__has_the_room_of_its_place_in_a_full_generation),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
