/* The arena: alignment, zeroes, clean-ups, blocks that several share. */

#include "support/support.h"

#include <string.h>

static void pieces__are_zeroed_and_aligned(void **state)
{
    struct kf_arena *arena = kf_arena_new();

    for (size_t size = 0; size < 70000; size = size * 2 + 1) {
        unsigned char *piece = kf_arena_alloc(arena, size);

        assert_int_equal((uintptr_t)piece % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++) {
            assert_int_equal(piece[i], 0);
        }
        memset(piece, 0xAA, size);
    }
    kf_arena_free(arena);
    (void)state;
}

static void note(void *data)
{
    g_string_append((GString *)((void **)data)[0], ((void **)data)[1]);
}

static void clean_ups__run_last_first(void **state)
{
    struct kf_arena *arena = kf_arena_new();
    GString *log = g_string_new(NULL);
    char one[] = "1", two[] = "2";
    void *first[] = {log, one}, *second[] = {log, two};

    kf_arena_defer(arena, note, first);
    kf_arena_defer(arena, note, second);
    kf_arena_free(arena);
    assert_string_equal(log->str, "21");
    g_string_free(log, TRUE);
    (void)state;
}

static void free__accepts_null(void **state)
{
    kf_arena_free(NULL);
    (void)state;
}

static void strings__are_copied_and_ended(void **state)
{
    struct kf_arena *arena = kf_arena_new();
    char text[] = "abc";
    const char *copy = kf_arena_string(arena, text), *part = kf_arena_string_n(arena, text, 2);

    text[0] = 'z';
    assert_string_equal(copy, "abc");
    assert_string_equal(part, "ab");
    assert_null(kf_arena_string(arena, NULL));
    assert_string_equal(kf_arena_string_n(arena, NULL, 0), "");
    assert_string_equal(kf_arena_format(arena, "%d-%s", 3, "x"), "3-x");
    kf_arena_free(arena);
    (void)state;
}

static void list__grows(void **state)
{
    struct kf_arena *arena = kf_arena_new();
    struct kf_list list = {0};

    for (uintptr_t i = 0; i < 1000; i++) {
        kf_list_add(arena, &list, (void *)i);
    }
    assert_int_equal(list.count, 1000);
    assert_ptr_equal(list.items[999], (void *)(uintptr_t)999);
    kf_arena_free(arena);
    (void)state;
}

static void fill(struct kf_arena *arena, int pieces)
{
    for (int i = 0; i < pieces; i++) {
        unsigned char *piece = kf_arena_alloc(arena, 1000);

        for (size_t k = 0; k < 1000; k++) {
            assert_int_equal(piece[k], 0);
        }
        memset(piece, 0xAA, 1000);
    }
}

static void blocks__go_from_one_arena_to_the_next(void **state)
{
    struct kf_blocks *blocks = kf_blocks_new();
    struct kf_arena *first = kf_arena_new_in(blocks), *second = kf_arena_new_beside(first);

    fill(first, 500);
    size_t held = kf_blocks_held(blocks);
    assert_true(held >= 500 * 1000);
    kf_arena_free(first);
    assert_int_equal(kf_blocks_held(blocks), 0);
    fill(second, 500); /* of blocks that are full of 0xAA */
    assert_int_equal(kf_blocks_held(blocks), held);
    (void)kf_arena_alloc(second, 1000 * 1000);
    assert_true(kf_blocks_held(blocks) >= held + 1000 * 1000);
    kf_arena_free(second);
    assert_int_equal(kf_blocks_held(blocks), 0);
    kf_blocks_free(blocks);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces__are_zeroed_and_aligned), cmocka_unit_test(clean_ups__run_last_first),
        cmocka_unit_test(free__accepts_null),             cmocka_unit_test(strings__are_copied_and_ended),
        cmocka_unit_test(list__grows),                    cmocka_unit_test(blocks__go_from_one_arena_to_the_next),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
