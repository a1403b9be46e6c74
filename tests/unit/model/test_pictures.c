/* The pictures that modules may name are those that are drawn. */

#include "support/support.h"

#include "diagrams/icon.h"
#include "model/module.h"

static void pictures__are_drawn(void **state)
{
    for (int i = 0; kf_picture_names[i] != NULL; i++) {
        char *name = g_strconcat("pic-", kf_picture_names[i], NULL);

        assert_non_null(kf_icon_find(name));
        g_free(name);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {cmocka_unit_test(pictures__are_drawn)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
