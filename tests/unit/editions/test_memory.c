/* What documents keep in memory: their layout, once, and nothing of the files that were made of them. */
#include "long_session.h"

enum { MOST_OF_PAGE = 160 * 1000 };

struct held { /* documents in blocks of their own */
    struct laid laid;
    struct kf_blocks *blocks;
    struct kf_run run;
    PangoContext *context;
};

static void open_held(struct held *held, unsigned make)
{
    struct wish wish = {.edition = {.length = 90}};

    held->laid = (struct laid){.run = kf_test_run_new()};
    held->laid.content = load(&held->laid, &wish);
    held->context = kf_fonts_context(held->laid.run, held->laid.run->arena,
                                     kf_arena_format(held->laid.run->arena, "%s/fonts", held->laid.run->data_dir));
    held->blocks = kf_blocks_new();
    held->run = *held->laid.run;
    held->run.arena = kf_arena_new_in(held->blocks);
    held->laid.documents =
        kf_documents_layout(&held->run, held->context, held->laid.content, make, NULL, /* dump_boxes */ false);
    assert_non_null(held->laid.documents);
}

static void close_held(struct held *held)
{
    kf_arena_free(held->run.arena);
    assert_int_equal(kf_blocks_held(held->blocks), 0);
    kf_blocks_free(held->blocks);
    close_laid(&held->laid);
}

/* It is laid out twice: 110 kB a page once. */
static void guide__holds_its_last_pass_alone(void **state)
{
    struct held handouts, all;

    open_held(&handouts, KF_MAKE_HANDOUTS);
    open_held(&all, KF_MAKE_GUIDE);
    size_t guide = kf_blocks_held(all.blocks) - kf_blocks_held(handouts.blocks);
    int pages = document_of(&all.laid, NULL)->pages.count;
    assert_in_range(guide / (size_t)pages, 1, MOST_OF_PAGE);
    close_held(&handouts);
    close_held(&all);
    (void)state;
}

static void finish(const struct held *held, const struct kf_document *document)
{
    struct kf_run own = held->run;
    struct kf_finished finished;
    size_t before = kf_blocks_held(held->blocks);

    own.arena = kf_arena_new_beside(held->run.arena);
    assert_true(kf_document_finish(&own, held->laid.content, document, &finished));
    assert_true(kf_blocks_held(held->blocks) >= before + finished.length);
    kf_arena_free(own.arena);
}

/* What the first is searched for is kept for the others. */
static void file__gives_back_what_it_took(void **state)
{
    struct held held;

    open_held(&held, KF_MAKE_ALL);
    finish(&held, held.laid.documents->items[0]);
    size_t before = kf_blocks_held(held.blocks);
    for (int i = 0; i < held.laid.documents->count; i++) {
        finish(&held, held.laid.documents->items[i]);
        assert_int_equal(kf_blocks_held(held.blocks), before);
    }
    close_held(&held);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(guide__holds_its_last_pass_alone),
        cmocka_unit_test(file__gives_back_what_it_took),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
