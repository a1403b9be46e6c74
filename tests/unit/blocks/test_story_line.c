/* The story line: stations in order, then the chapter that is open; side by side, or a list where there is no room. */

#include "unit/blocks/sheet.h"

#include "blocks/stops.h"

#define STORY                                                                                                          \
    "story-line:\n  stations:\n    - {id: then, title: Then, text: We sang.}\n    - {id: now, title: Now}\n"           \
    "  next: {title: Next, lines: 2}\n"

static void story_line__reads_its_stations_then_what_comes_next(void **state)
{
    put(build(STORY, KF_STANDARD));
    assert_heard("list\nP: Then\nP: We sang.\nP: Now\nForm: Now\nP: Next\nForm: Next\n");
}

static void story_line__is_a_list_with_the_same_fields_in_large_print(void **state)
{
    for (int variant = 0; variant < 2; variant++) {
        put(build(STORY, variant ? KF_LARGE_PRINT : KF_STANDARD));
        assert_int_equal(2, count_blanks());
        assert_string_equal("sample/page/story-line/stations/now/lines", blank(0)->address);
        assert_string_equal("sample/page/story-line/next/lines", blank(1)->address);
        if (!variant) {
            kf_test_sheet_free(sheet);
        }
    }
    assert_true(blank(1)->rect.y > blank(0)->rect.y);
}

static void story_line__stands_side_by_side_where_there_is_room(void **state)
{
    put(build(STORY, KF_STANDARD));
    assert_true(text_item("Then")->rect.y == text_item("Next")->rect.y);
    assert_true(text_item("Then")->rect.x < text_item("Now")->rect.x);
    kf_assert_mm(blank(0)->rect.width, 56);
}

static void story_line__is_a_list_in_a_column(void **state)
{
    assert_int_equal(KF_BOX_STACK, build_in_column(STORY)->kind);
}

static void story_line__of_five_parts_is_a_list(void **state)
{
    const struct kf_box *box = build("story-line:\n  stations: [{id: a, title: A}, {id: b, title: B}, {id: c, title: C}, "
                                     "{id: d, title: D}]\n  next: {title: E}\n",
                                     KF_STANDARD);

    assert_int_equal(KF_BOX_STACK, box->kind);
    assert_int_equal(5, box->as.stack.count);
}

/* Dashed dots and dashes: the solid part ends where the next chapter begins. */
static int solid_bends(const struct kf_box *box, int stops)
{
    struct kf_rect kids[KF_STOPS_MOST] = {{0, 0, KF_MM(40), KF_MM(60)}};

    for (int i = 1; i < stops; i++) {
        kids[i] = (struct kf_rect){i * KF_MM(50), 0, KF_MM(40), KF_MM(60)};
    }
    const struct kf_placed placed = {KF_MM(180), KF_MM(60), kids, stops, false, false};
    return count_ops(box->decorate, &placed, box->decor, "path stroke");
}

static void story_line__draws_a_dashed_end(void **state)
{
    const struct kf_box *box = build(STORY, KF_STANDARD);

    assert_int_equal(4 + 3, solid_bends(box, 3)); /* leaders, solid, dashed, head; three dots */
}

static void story_line__runs_to_the_left_where_pages_do(void **state)
{
    put(build_right_to_left(STORY));
    assert_true(blank(0)->rect.x > blank(1)->rect.x);
}

static void story_line__splits_between_stations_in_large_print(void **state)
{
    struct kf_box *head, *tail;

    assert_int_equal(KF_SPLIT_PART, split_at(build(STORY, KF_LARGE_PRINT), KF_MM(60), &head, &tail));
    assert_non_null(kf_test_find_text(head, "Then"));
    assert_non_null(kf_test_find_text(tail, "Next"));
}

static void story_line__of_one_station_is_an_error(void **state)
{
    build_fails("story-line:\n  stations: [{id: a, title: A}]\n", KF_OUT_OF_RANGE);
}

static void story_line__with_a_long_title_says_how_long_it_may_be(void **state)
{
    build("story-line:\n  stations: [{id: a, title: \"The years in which we did not know what to say and kept away\"}, "
          "{id: b, title: B}, {id: c, title: C}]\n",
          KF_STANDARD);
    assert_string_equal("sample/page/story-line/stations/a/title", kf_test_find(sheet->run, KF_OVERFULL)->address);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(story_line__reads_its_stations_then_what_comes_next),
        T(story_line__is_a_list_with_the_same_fields_in_large_print),
        T(story_line__stands_side_by_side_where_there_is_room),
        T(story_line__is_a_list_in_a_column),
        T(story_line__of_five_parts_is_a_list),
        T(story_line__draws_a_dashed_end),
        T(story_line__runs_to_the_left_where_pages_do),
        T(story_line__splits_between_stations_in_large_print),
        T(story_line__of_one_station_is_an_error),
        T(story_line__with_a_long_title_says_how_long_it_may_be),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
