/* The map of changes has room for as many sites as there are. */

#include "support/support.h"

#include "cli/change_map.h"
#include "cli/job.h"
#include "support/forms.h"

static const struct kf_form form = {.name = "map"};

static void map__names_three_hundred_sites_that_changed_the_same(void **state)
{
    struct kf_run *run = kf_test_machine_run();
    const struct kf_community *community;
    struct kf_change_map map = {.arena = run->arena};
    const struct kf_list adaptations = {0};
    struct kf_laid_form laid;
    struct kf_paper_made paper;

    assert_true(kf_form_lay_out(run, &form, NULL, &laid));
    community = laid.content->kit->community;
    for (int i = 1; i <= 300; i++) {
        const struct kf_site site = {.name = kf_arena_format(run->arena, "Site %d", i)};

        kf_change_map_add(&map, &site, community, community, &adaptations);
    }
    assert_true(kf_change_map_make(run, kf_kit_fonts(run, run->arena, laid.content->kit), laid.content, &map, &paper));
    kf_assert_clean(run);
    assert_int_equal(paper.pages, 3);
    kf_test_run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(map__names_three_hundred_sites_that_changed_the_same),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
