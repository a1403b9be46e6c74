/* Shares of a run. */

#include "cli/shard.h"
#include "support/support.h"

enum { KEYS = 2000 };

static char *key(int i)
{
    return g_strdup_printf("module-%d/standard.letter", i);
}

/* The test values of the hash's authors. */
static void hash__is_fnv_1a(void **state)
{
    assert_true(kf_shard_hash("") == G_GUINT64_CONSTANT(0xcbf29ce484222325));
    assert_true(kf_shard_hash("a") == G_GUINT64_CONSTANT(0xaf63dc4c8601ec8c));
    assert_true(kf_shard_hash("foobar") == G_GUINT64_CONSTANT(0x85944171f73967e8));
}

static void shard__makes_all_when_alone(void **state)
{
    const struct kf_shard all = {.count = 0}, one = {.number = 1, .count = 1};

    assert_true(kf_shard_has(&all, "boundaries/standard.letter"));
    assert_true(kf_shard_has(&one, "boundaries/standard.letter"));
}

static void key__falls_to_one_of_the_shards(void **state)
{
    for (int i = 0; i < KEYS; i++) {
        char *text = key(i);
        int owners = 0;

        for (int n = 1; n <= 7; n++) {
            owners += kf_shard_has(&(struct kf_shard){.number = n, .count = 7}, text);
        }
        assert_int_equal(owners, 1);
        g_free(text);
    }
}

/* Keys that differ in little more than a digit. */
static void shards__have_about_as_much_each(void **state)
{
    int counts[8] = {0};

    for (int i = 0; i < KEYS; i++) {
        char *text = key(i);

        counts[kf_shard_of(text, 8) - 1]++;
        g_free(text);
    }
    for (int i = 0; i < 8; i++) {
        assert_in_range(counts[i], KEYS / 8 * 4 / 5, KEYS / 8 * 6 / 5);
    }
}

/* Another machine takes its share from all others, and nothing moves between these. */
static void machine_more__moves_only_what_it_takes(void **state)
{
    int moved = 0;

    for (int i = 0; i < KEYS; i++) {
        char *text = key(i);
        int before = kf_shard_of(text, 8), after = kf_shard_of(text, 9);

        assert_true(after == before || after == 9);
        moved += after != before;
        g_free(text);
    }
    assert_in_range(moved, KEYS / 9 * 3 / 4, KEYS / 9 * 5 / 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hash__is_fnv_1a),
        cmocka_unit_test(shard__makes_all_when_alone),
        cmocka_unit_test(key__falls_to_one_of_the_shards),
        cmocka_unit_test(shards__have_about_as_much_each),
        cmocka_unit_test(machine_more__moves_only_what_it_takes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
