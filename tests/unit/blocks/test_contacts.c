/* Contacts: verified lines of the country only, and a cell to write in. */

#include "unit/blocks/sheet.h"

static void contacts__print_every_verified_line_of_the_country(void **state)
{
    const struct kf_box *list = build("contacts: {from: region}", KF_STANDARD);
    const struct kf_region *region = sheet->content->region;

    assert_true(region->print.count > 0);
    for (int i = 0; i < region->print.count; i++) {
        const struct kf_helpline *line = kf_region_line(region, region->print.items[i]);
        assert_true(line->verified);
        assert_non_null(kf_test_find_text(list, line->number));
    }
    assert_int_equal(0, kf_test_count_boxes(list, KF_BOX_LINES));
}

static void contacts__have_a_cell_to_write_in(void **state)
{
    const struct kf_box *list = build("contacts: {from: region, blank: Our on-call worker}", KF_STANDARD);

    assert_int_equal(1, kf_test_count_boxes(list, KF_BOX_LINES));
    assert_string_equal("Our on-call worker", kf_test_find_box(list, KF_BOX_LINES, 0)->as.lines.label);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(contacts__print_every_verified_line_of_the_country),
        T(contacts__have_a_cell_to_write_in),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
