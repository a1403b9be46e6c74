/* Steps of a talk: who speaks, what to leave and what to try, and the thread from circle to circle. */

#include "unit/blocks/sheet.h"

#define STEP(id, speaker) "  - {id: " id ", step: Step " id ", speaker: " speaker ", instead-of: “No.”, try: “Yes.”}\n"
#define THREE "steps-dialogue:\n" STEP("one", "both") STEP("two", "who-was-hurt") STEP("three", "who-caused-it")

/* --- the table ------------------------------------------------------------------------------------------------------- */

static void steps__are_a_table_with_heads_of_columns_and_rows(void **state)
{
    const struct kf_box *table = build(THREE, KF_STANDARD);

    assert_int_equal(KF_BOX_TABLE, table->kind);
    assert_int_equal(KF_ROLE_TABLE, table->tag->role);
    assert_int_equal(4, table->as.table.count);
    assert_int_equal(1, table->as.table.heads);
    assert_int_equal(KF_SCOPE_COLUMN, table->as.table.rows[0]->as.row.kids[0]->tag->scope);
    assert_int_equal(KF_SCOPE_ROW, table->as.table.rows[1]->as.row.kids[0]->tag->scope);
}

static void steps__every_row_is_kept_whole_and_is_an_item(void **state)
{
    const struct kf_box *table = build(THREE, KF_STANDARD);

    for (int i = 1; i < table->as.table.count; i++) {
        assert_true(table->as.table.rows[i]->flags & KF_KEEP_WHOLE);
        assert_true(table->as.table.rows[i]->flags & KF_ITEM);
    }
    put(table);
    assert_int_equal(4, sheet->stage->pages.marks.count); /* the block, and its steps */
    assert_string_equal("sample/page/steps-dialogue/two", sheet->stage->pages.marks.items[2]->address);
    assert_int_equal(2, sheet->stage->pages.marks.items[2]->item);
}

static void steps__say_who_speaks(void **state)
{
    const struct kf_box *table = build(THREE, KF_STANDARD);
    static const char *const words[] = {"speaker-both", "speaker-who-was-hurt", "speaker-who-caused-it"};

    for (int i = 0; i < 3; i++) {
        const char *spoken = kf_vocabulary_get(sheet->content->vocabulary, words[i]);
        assert_non_null(kf_test_find_text(table->as.table.rows[i + 1], spoken));
    }
}

/* The mark is the art after the circle with the number. */
static const struct kf_box *speaker_mark(const struct kf_box *table, int step)
{
    return kf_test_find_box(table->as.table.rows[step], KF_BOX_ART, 1);
}

static int mark_shapes(const struct kf_box *mark, const char *part)
{
    struct kf_placed placed = {.width = mark->as.art.width, .height = mark->as.art.height};

    return count_ops(mark->decorate, &placed, mark->decor, part);
}

static void steps__mark_the_speaker_by_shape(void **state)
{
    const struct kf_box *table = build(THREE, KF_STANDARD), *both = speaker_mark(table, 1),
                        *hurt = speaker_mark(table, 2), *caused = speaker_mark(table, 3);

    assert_int_equal(1, mark_shapes(both, "path fill")); /* one filled, one open */
    assert_int_equal(2, mark_shapes(both, "path stroke"));
    assert_int_equal(1, mark_shapes(hurt, "path fill"));
    assert_int_equal(1, mark_shapes(hurt, "path stroke"));
    assert_int_equal(0, mark_shapes(caused, "path fill"));
    assert_int_equal(1, mark_shapes(caused, "path stroke"));
    assert_true(both->as.art.width > hurt->as.art.width);
}

/* --- the thread ------------------------------------------------------------------------------------------------------ */

static int thread_lines(const struct kf_page *page)
{
    const struct kf_item *thread = &page->items[0]; /* behind everything */

    return count_ops(thread->draw, &thread->placed, thread->data, " M ");
}

static void thread__runs_from_circle_to_circle_and_stops_at_the_last(void **state)
{
    assert_int_equal(2, thread_lines(put(build(THREE, KF_STANDARD)))); /* three circles */
}

static void thread__stops_at_the_last_circle_of_a_page(void **state)
{
    static const char six[] = "steps-dialogue:\n" STEP("one", "both") STEP("two", "both") STEP("three", "both")
        STEP("four", "both") STEP("five", "both") STEP("six", "both");
    struct kf_box *head, *tail;

    sheet = kf_test_sheet_new(six, (struct kf_edition){0});
    const struct kf_box *table = kf_test_sheet_box(sheet, 0);
    assert_int_equal(KF_SPLIT_PART, split_at(table, KF_MM(95), &head, &tail));
    assert_int_equal(5, head->as.table.count); /* the head and four steps */
    assert_int_equal(3, thread_lines(put(head)));
    assert_int_equal(1, thread_lines(put(tail)));
}

/* --- large print ----------------------------------------------------------------------------------------------------- */

static void large_print__is_a_list_of_steps(void **state)
{
    const struct kf_box *list = build(THREE, KF_LARGE_PRINT);

    assert_int_equal(KF_BOX_STACK, list->kind);
    assert_int_equal(KF_ROLE_LIST, list->tag->role);
    assert_int_equal(KF_NUMBERING_DECIMAL, list->tag->numbering);
    assert_int_equal(0, kf_test_count_boxes(list, KF_BOX_TABLE));
    assert_int_equal(3, list->as.stack.count);
}

static void large_print__has_the_words_of_the_table(void **state)
{
    const struct kf_box *list = build(THREE, KF_LARGE_PRINT);

    for (int i = 0; i < 3; i++) {
        const struct kf_box *step = list->as.stack.kids[i];
        assert_non_null(kf_test_find_text(step, "“No.”"));
        assert_non_null(kf_test_find_text(step, "“Yes.”"));
        assert_non_null(kf_test_find_text(step, kf_vocabulary_get(sheet->content->vocabulary, "instead-of")));
        assert_non_null(kf_test_find_text(step, kf_vocabulary_get(sheet->content->vocabulary, "try")));
    }
}

static void steps__one_alone_is_an_error(void **state)
{
    build_fails("steps-dialogue:\n" STEP("one", "both"), KF_OUT_OF_RANGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(steps__are_a_table_with_heads_of_columns_and_rows),
        T(steps__every_row_is_kept_whole_and_is_an_item),
        T(steps__say_who_speaks),
        T(steps__mark_the_speaker_by_shape),
        T(thread__runs_from_circle_to_circle_and_stops_at_the_last),
        T(thread__stops_at_the_last_circle_of_a_page),
        T(large_print__is_a_list_of_steps),
        T(large_print__has_the_words_of_the_table),
        T(steps__one_alone_is_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
