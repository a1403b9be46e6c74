/* A page to be cut: two parts under headings of their own, a line that is nothing to read, and where it may break. */

#include "unit/blocks/sheet.h"

#define HALVES                                                       \
    "tear-off:\n"                                                    \
    "  keep: {blocks: [{starters: [Next time I would like ___]}]}\n" \
    "  take: {title: For you, blocks: [{heading: This week}, {starters: [I will try ___]}]}\n"

static void tear_off__is_read_from_what_stays_to_what_goes_home(void **state)
{
    put(build(HALVES, KF_STANDARD));
    assert_heard("H2: Keep here\nlist\nLBody: Next time I would like \nForm: Next time I would like\n"
                 "H2: For you\nH3: This week\nlist\nLBody: I will try \nForm: I will try\n");
}

static void tear_off__parts_are_sections(void **state)
{
    const struct kf_box *box = build(HALVES, KF_STANDARD);

    assert_int_equal(3, box->as.stack.count);
    assert_int_equal(KF_ROLE_SECT, box->as.stack.kids[0]->tag->role);
    assert_int_equal(KF_ROLE_SECT, box->as.stack.kids[2]->tag->role);
    assert_string_equal("sample/page/tear-off/take", box->as.stack.kids[2]->address);
}

/* Black pieces along the middle of a drawing, from x on: 3 pixels a mm. */
static int dashes_of(const struct kf_box *art, double x)
{
    struct kf_placed placed = {.width = art->as.art.width, .height = art->as.art.height};
    int width = (int)(3 * kf_to_mm(placed.width)), height = (int)(3 * kf_to_mm(placed.height)), count = 0;
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    struct kf_canvas canvas = {cairo_create(surface), &sheet->stage->theme, NULL};

    cairo_set_source_rgb(canvas.cr, 1, 1, 1);
    cairo_paint(canvas.cr);
    cairo_scale(canvas.cr, 3 * 25.4 / 72, 3 * 25.4 / 72);
    art->decorate(&canvas, &placed, art->decor);
    cairo_surface_flush(surface);
    const unsigned char *row =
        cairo_image_surface_get_data(surface) + (ptrdiff_t)(height / 2) * cairo_image_surface_get_stride(surface);
    for (int i = (int)(3 * x); i < width; i++) {
        count += row[4 * i] < 200 && row[4 * (i - 1)] >= 200;
    }
    cairo_destroy(canvas.cr);
    cairo_surface_destroy(surface);
    return count;
}

static void tear_off__cut_is_dashed_across_the_page_and_says_nothing(void **state)
{
    const struct kf_box *line = build(HALVES, KF_STANDARD)->as.stack.kids[1];

    assert_int_equal(KF_BOX_ART, line->kind);
    assert_null(line->tag);
    kf_assert_mm(line->as.art.width, 180);
    assert_in_range(dashes_of(line, /* past the scissors */ 7), 48, 51); /* 2 mm on, 1.5 off, for 172 mm */
}

static void tear_off__scissors_point_along_the_line_where_pages_run_right_to_left(void **state)
{
    const struct kf_box *box = build_right_to_left(HALVES);

    assert_false(box->as.stack.kids[1]->flags & KF_FIXED_DIRECTION);
    const struct kf_page *page = put(box);
    for (int i = 0; i < page->count; i++) {
        if (page->items[i].draw == box->as.stack.kids[1]->decorate) {
            assert_true(page->items[i].mirrored);
            return;
        }
    }
    fail_msg("no cut on the page");
}

static void tear_off__breaks_between_its_parts_alone(void **state)
{
    const struct kf_box *box = build(HALVES, KF_STANDARD);
    struct kf_box *head, *tail;

    for (double room = 20; room < kf_to_mm(height_at(box, 0)) - 1; room += 2) {
        if (split_at(box, kf_mm(room), &head, &tail) == KF_SPLIT_PART) {
            assert_int_equal(1, head->as.stack.count);
            assert_int_equal(2, tail->as.stack.count); /* the line goes with what is cut off */
        }
    }
    assert_int_equal(KF_SPLIT_PART, split_at(box, height_at(box, 0) - KF_MM(4), &head, &tail));
}

static void tear_off__part_longer_than_a_page_may_break(void **state)
{
    const struct kf_box *box =
        build("tear-off:\n"
              "  keep: {blocks: [{starters: [A ___]}]}\n"
              "  take: {blocks: [{starters: [A ___, B ___, C ___, D ___, E ___, F ___, G ___]},"
              "                  {starters: [H ___, I ___, J ___, K ___, L ___, M ___, N ___]},"
              "                  {starters: [O ___, P ___, Q ___, R ___, S ___, T ___, U ___]}]}\n",
              KF_LARGE_PRINT);

    assert_true(box->as.stack.kids[0]->flags & KF_KEEP_WHOLE);
    assert_false(box->as.stack.kids[2]->flags & KF_KEEP_WHOLE);
}

static void tear_off__has_the_same_fields_in_large_print(void **state)
{
    put(build(HALVES, KF_STANDARD));
    char *first = g_strdup(blank(0)->address), *second = g_strdup(blank(1)->address);
    assert_int_equal(2, count_blanks());
    kf_test_sheet_free(sheet);
    put(build(HALVES, KF_LARGE_PRINT));
    assert_int_equal(2, count_blanks());
    assert_string_equal(first, blank(0)->address);
    assert_string_equal(second, blank(1)->address);
    assert_non_null(strstr(second, "/tear-off/take/starters/"));
    g_free(first);
    g_free(second);
}

static void tear_off__part_has_no_page_break(void **state)
{
    const struct kf_diag *diag = build_fails("tear-off:\n  keep: {blocks: [{text: Here.}, {page-break: true}]}\n"
                                             "  take: {blocks: [{text: There.}]}\n",
                                             KF_OUT_OF_RANGE);

    assert_string_equal("page-break cannot stand in a part of a page that is cut", diag->message);
    assert_string_equal("put it before or after the tear-off", diag->hint);
}

static void tear_off__part_has_no_cards(void **state)
{
    const struct kf_diag *diag = build_fails("tear-off:\n  keep: {blocks: [{text: Here.}]}\n"
                                             "  take: {blocks: [{cards: [{id: breath, title: Breath}]}]}\n",
                                             KF_OUT_OF_RANGE);

    assert_string_equal("cards cannot stand in a part of a page that is cut", diag->message);
}

static void tear_off__has_two_parts_with_something_in_each(void **state)
{
    build_fails("tear-off:\n  keep: {blocks: [{text: Here.}]}\n", KF_MISSING_KEY);
    kf_test_sheet_free(sheet);
    build_fails("tear-off:\n  keep: {blocks: [{text: Here.}]}\n  take: {blocks: []}\n", KF_OUT_OF_RANGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(tear_off__is_read_from_what_stays_to_what_goes_home),
        T(tear_off__parts_are_sections),
        T(tear_off__cut_is_dashed_across_the_page_and_says_nothing),
        T(tear_off__scissors_point_along_the_line_where_pages_run_right_to_left),
        T(tear_off__breaks_between_its_parts_alone),
        T(tear_off__part_longer_than_a_page_may_break),
        T(tear_off__has_the_same_fields_in_large_print),
        T(tear_off__part_has_no_page_break),
        T(tear_off__part_has_no_cards),
        T(tear_off__has_two_parts_with_something_in_each),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
