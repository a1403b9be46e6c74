#include "support/support.h"

#include <string.h>

#include "diagrams/qr.h"

static void qr__of_a_short_address_has_25_modules(void **state)
{
    struct kf_run *run = kf_test_run_new();
    const struct kf_qr *qr = kf_qr_new(run->arena, "https://988lifeline.org");

    assert_int_equal(kf_qr_modules(qr), 25);
    kf_test_run_free(run);
}

/* A finder is 7 modules: a ring around a gap around a square of 3. */
static void qr__has_finders_in_three_corners(void **state)
{
    static const int corners[][2] = {{0, 0}, {18, 0}, {0, 18}};
    struct kf_run *run = kf_test_run_new();
    const struct kf_qr *qr = kf_qr_new(run->arena, "https://988lifeline.org");

    for (size_t i = 0; i < G_N_ELEMENTS(corners); i++) {
        int x = corners[i][0], y = corners[i][1];

        assert_true(kf_qr_is_dark(qr, x, y));
        assert_false(kf_qr_is_dark(qr, x + 1, y + 1));
        assert_true(kf_qr_is_dark(qr, x + 3, y + 3));
    }
    kf_test_run_free(run);
}

static void qr__refuses_a_text_too_long_to_scan(void **state)
{
    struct kf_run *run = kf_test_run_new();
    char text[301];

    memset(text, 'a', 300);
    text[300] = '\0';
    assert_null(kf_qr_new(run->arena, text));
    kf_test_run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(qr__of_a_short_address_has_25_modules),
        cmocka_unit_test(qr__has_finders_in_three_corners),
        cmocka_unit_test(qr__refuses_a_text_too_long_to_scan),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
