/* A plan in three zones: how each is told without colour, its halves, its blanks, and the line that keeps people safe. */

#include "unit/blocks/sheet.h"

#define SAFE "  safety-line: Call someone now.\n"
#define PLAN                                                                          \
    "traffic-light:\n  zones:\n"                                                      \
    "    - {id: fine, title: I am fine, signs: [I sleep.], do: [I walk with ___.]}\n" \
    "    - {id: shaky}\n"                                                             \
    "    - {id: danger, signs: [I hide.], lines: 2}\n"

static void light__is_read_zone_by_zone(void **state)
{
    put(build(PLAN SAFE, KF_STANDARD));
    assert_heard(
        "list\n"
        "Lbl: I am fine\n"
        "P: What I notice\nlist\nLBody: I sleep.\nP: What I do\nlist\nLBody: I walk with  .\nForm: I walk with\n"
        "Lbl: Wobbling\n"
        "P: What I notice\nForm: Wobbling, What I notice\nP: What I do\nForm: Wobbling, What I do\n"
        "Lbl: In danger\n"
        "P: What I notice\nlist\nLBody: I hide.\nForm: In danger, What I notice\n"
        "P: What I do\nForm: In danger, What I do\n"
        "P: Call someone now.\n");
}

static void light__heads_may_be_the_authors(void **state)
{
    put(build(PLAN "  notice: Others see\n  act: They may\n", KF_STANDARD));
    text_item("Others see");
    assert_string_equal("Wobbling, They may", blank(2)->label);
    assert_string_equal("sample/page/traffic-light/zones/shaky/do", blank(2)->address);
}

static void light__has_the_same_fields_in_large_print(void **state)
{
    char *standard[5];

    put(build(PLAN, KF_STANDARD));
    assert_int_equal(5, count_blanks());
    for (int i = 0; i < 5; i++) {
        standard[i] = g_strdup(blank(i)->address);
    }
    kf_test_sheet_free(sheet);
    put(build(PLAN, KF_LARGE_PRINT));
    assert_int_equal(5, count_blanks());
    for (int i = 0; i < 5; i++) {
        assert_string_equal(standard[i], blank(i)->address);
        g_free(standard[i]);
    }
}

/* The n-th drawing that is a Figure. */
static const struct kf_box *lamp(const struct kf_box *box, int n)
{
    for (int i = 0;; i++) {
        const struct kf_box *art = kf_test_find_box(box, KF_BOX_ART, i);
        assert_non_null(art);
        if (art->tag && art->tag->role == KF_ROLE_FIGURE && n-- == 0) {
            return art;
        }
    }
}

/* Where the canvas paints black: 0 for the topmost lamp; -1 for none. */
static int lit(const struct kf_box *light)
{
    struct kf_placed placed = {.width = light->as.art.width, .height = light->as.art.height};
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, placed.width / KF_LEN_PER_PT, placed.height / KF_LEN_PER_PT);
    struct kf_canvas canvas = {cairo_create(surface), &sheet->stage->theme, NULL};
    int width = cairo_image_surface_get_width(surface), height = cairo_image_surface_get_height(surface), found = -1;

    cairo_set_source_rgb(canvas.cr, 1, 1, 1);
    cairo_paint(canvas.cr);
    light->decorate(&canvas, &placed, light->decor);
    cairo_surface_flush(surface);
    for (int i = 0; i < 3; i++) {
        const unsigned char *row = cairo_image_surface_get_data(surface) +
                                   (ptrdiff_t)(height * (2 * i + 1) / 6) * cairo_image_surface_get_stride(surface);
        if (row[4 * (width / 2)] < 32) {
            assert_int_equal(-1, found); /* one alone */
            found = i;
        }
    }
    cairo_destroy(canvas.cr);
    cairo_surface_destroy(surface);
    return found;
}

static void light__lights_one_lamp_green_at_the_foot(void **state)
{
    const struct kf_box *box = build(PLAN, KF_INK_SAVER);

    assert_string_equal("Traffic light: green", lamp(box, 0)->tag->alt);
    assert_string_equal("Traffic light: red", lamp(box, 2)->tag->alt);
    assert_int_equal(2, lit(lamp(box, 0)));
    assert_int_equal(1, lit(lamp(box, 1)));
    assert_int_equal(0, lit(lamp(box, 2)));
}

static void light__frames_grow_heavier(void **state)
{
    const struct kf_box *box = build(PLAN, KF_STANDARD);
    double ops[3];

    for (int i = 0; i < 3; i++) {
        const struct kf_box *zone = box->as.stack.kids[i];
        const struct kf_placed placed = {.width = KF_MM(180), .height = KF_MM(40)};
        assert_true(zone->flags & KF_KEEP_WHOLE);
        ops[i] = count_ops(zone->decorate, &placed, zone->decor, i == 0 ? "0.75" : i == 1 ? "1.75" : "2.25");
        assert_true(ops[i] > 0);
    }
}

static void light__safety_line_stands_in_the_red_zone_and_may_not_be_cut(void **state)
{
    const struct kf_box *box = build(PLAN SAFE, KF_LARGE_PRINT);
    int safe = 0;

    assert_non_null(kf_test_find_text(box->as.stack.kids[2], "Call someone now."));
    assert_null(kf_test_find_text(box->as.stack.kids[0], "Call someone now."));
    for (int i = 0; i < kf_test_count_boxes(box, KF_BOX_ROW); i++) {
        safe += (kf_test_find_box(box, KF_BOX_ROW, i)->flags & KF_SAFETY) != 0;
    }
    assert_int_equal(1, safe);
}

static void light__halves_are_side_by_side_and_stack_in_a_column(void **state)
{
    put(build(PLAN, KF_STANDARD));
    assert_int_equal(blank(1)->rect.y, blank(2)->rect.y);
    kf_assert_mm(blank(1)->rect.width, (180 - 8 - 9 - 4 - 6) / 2.);
    kf_test_sheet_free(sheet);
    put(build_in_column(PLAN));
    assert_true(blank(2)->rect.y > blank(1)->rect.y + blank(1)->rect.height);
    assert_true(blank(2)->rect.x + blank(2)->rect.width <= KF_MM(18 + 86));
}

static void light__stands_at_the_right_where_pages_run_right_to_left(void **state)
{
    put(build_right_to_left(PLAN));
    assert_true(blank(1)->rect.x > blank(2)->rect.x);
    assert_true(text_item("I am fine")->rect.x + text_item("I am fine")->rect.width < KF_MM(18 + 180 - 9));
}

static void light__splits_between_zones_alone(void **state)
{
    const struct kf_box *box = build(PLAN, KF_LARGE_PRINT);
    struct kf_box *head, *tail;

    assert_int_equal(KF_SPLIT_PART, split_at(box, KF_MM(100), &head, &tail));
    assert_int_equal(1, head->as.stack.count);
    assert_int_equal(2, tail->as.stack.count);
}

static void light__has_three_zones(void **state)
{
    build_fails("traffic-light: {zones: [{id: a}, {id: b}]}\n", KF_OUT_OF_RANGE);
    kf_test_sheet_free(sheet);
    build_fails("traffic-light: {zones: [{id: a}, {id: b}, {id: c}, {id: d}]}\n", KF_OUT_OF_RANGE);
}

static void light__says_which_name_is_too_long(void **state)
{
    build("traffic-light:\n  zones:\n    - {id: a, title: \"I feel fine on most of these days, I sleep well, and I see "
          "people whom I like and who like me back\"}\n    - {id: b}\n    - {id: c}\n",
          KF_STANDARD);
    assert_string_equal("sample/page/traffic-light/zones/a/title", kf_test_find(sheet->run, KF_OVERFULL)->address);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(light__is_read_zone_by_zone),
        T(light__heads_may_be_the_authors),
        T(light__has_the_same_fields_in_large_print),
        T(light__lights_one_lamp_green_at_the_foot),
        T(light__frames_grow_heavier),
        T(light__safety_line_stands_in_the_red_zone_and_may_not_be_cut),
        T(light__halves_are_side_by_side_and_stack_in_a_column),
        T(light__stands_at_the_right_where_pages_run_right_to_left),
        T(light__splits_between_zones_alone),
        T(light__has_three_zones),
        T(light__says_which_name_is_too_long),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
