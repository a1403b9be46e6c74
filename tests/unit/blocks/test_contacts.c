/* Contacts: verified lines of the country only, and a cell to write in. */

#include "unit/blocks/sheet.h"

#include "yaml/read.h"

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

/* The worker's name, as the community writes it. */
static const struct kf_box *contacts_of(const char *worker, struct kf_edition edition)
{
    struct kf_arena *arena;
    struct kf_content *content;
    struct kf_kit *kit;
    struct kf_community *community;

    sheet = kf_test_sheet_new("contacts: {from: region, blank: Our own worker}", edition);
    arena = sheet->run->arena;
    content = kf_arena_copy(arena, sheet->content, sizeof *content);
    kit = kf_arena_copy(arena, content->kit, sizeof *kit);
    community = kf_arena_copy(arena, kit->community, sizeof *community);
    const char *names = kf_arena_format(arena, "worker: %s\n", worker);
    community->names = kf_yaml_read_text(sheet->run, "community.yaml", names, strlen(names));
    kit->community = community;
    content->kit = kit;
    sheet->build.content = content;
    return kf_test_sheet_box(sheet, 0);
}

static void contacts__print_a_worker_who_is_named_with_a_number(void **state)
{
    const struct kf_box *list = contacts_of("Dolores Finch (555-0142)", (struct kf_edition){0});

    assert_non_null(kf_test_find_text(list, "Our own worker"));
    assert_non_null(kf_test_find_text(list, "Dolores Finch (555-0142)"));
    assert_int_equal(0, kf_test_count_boxes(list, KF_BOX_LINES));
}

static void contacts__leave_lines_for_a_worker_without_a_number(void **state)
{
    assert_int_equal(1, kf_test_count_boxes(contacts_of("your family worker", (struct kf_edition){0}), KF_BOX_LINES));
}

static void contacts__name_no_worker_on_a_sheet_to_carry(void **state)
{
    const struct kf_box *list = contacts_of("Dolores Finch (555-0142)", (struct kf_edition){.carry_safe = true});

    assert_null(kf_test_find_text(list, "Dolores Finch (555-0142)"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(contacts__print_every_verified_line_of_the_country),
        T(contacts__have_a_cell_to_write_in),
        T(contacts__print_a_worker_who_is_named_with_a_number),
        T(contacts__leave_lines_for_a_worker_without_a_number),
        T(contacts__name_no_worker_on_a_sheet_to_carry),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
