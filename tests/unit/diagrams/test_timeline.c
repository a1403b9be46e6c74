/* A session as a bar: names where they fit, numbers and a list where they do not. */
#include "support/stage.h"

#include <string.h>

#include "diagrams/timeline.h"
#include "layout/fonts.h"

struct timeline {
    struct kf_test_stage *stage;
    struct kf_timeline_part parts[12];
    int count;
    struct kf_box *box;
};

static const char *const long_names[] = {"Why repair matters more than being right", "Two facilitators show a story",
                                         "A sheet of your own"};

static struct timeline timeline_new(struct kf_edition edition)
{
    return (struct timeline){.stage = kf_test_stage_new(edition)};
}

static void add(struct timeline *timeline, const char *name, int minutes)
{
    struct kf_test_stage *stage = timeline->stage;
    const char *length = kf_arena_format(stage->arena, "%d min", minutes);
    bool pause = strcmp(name, "Break") == 0;
    int number = timeline->count + 1;

    timeline->parts[timeline->count++] = (struct kf_timeline_part){
        .minutes = minutes,
        .pause = pause,
        .number = pause ? NULL : kf_test_inline(stage, NULL, kf_arena_format(stage->arena, "**%d**", number)),
        .time = kf_test_inline(stage, NULL, kf_arena_format(stage->arena, "0:%02d", number)),
        .name = kf_test_inline(stage, NULL, kf_arena_format(stage->arena, "**%s**", name)),
        .length = kf_test_inline(stage, NULL, length),
        .caption = kf_test_inline(stage, NULL, kf_arena_format(stage->arena, "**%s**, %s", name, length)),
    };
}

static void place(struct timeline *timeline)
{
    struct kf_test_stage *stage = timeline->stage;
    struct kf_fit fit = kf_fit_natural(&stage->theme);
    kf_len width = stage->theme.live_width;

    timeline->box = kf_timeline_box(&stage->shaper, timeline->parts, timeline->count,
                                    kf_test_inline(stage, NULL, "2:00"), width);
    int page = kf_placer_new_page(&stage->placer);
    kf_place(&stage->placer, page, timeline->box, (struct kf_point){stage->theme.left, stage->theme.main_top}, width,
             kf_measure(&stage->shaper, timeline->box, width, &fit), &fit, stage->pages.root, KF_ARTIFACT_NONE);
}

static bool has_text(const struct timeline *timeline, const char *words)
{
    const struct kf_page *page = &timeline->stage->pages.pages[0];

    for (int i = 0; i < page->count; i++) {
        if (page->items[i].kind == KF_ITEM_TEXT && strcmp(page->items[i].shaped->text->text, words) == 0) {
            return true;
        }
    }
    return false;
}

/* Where a text's lines are, as wide as the widest. */
static struct kf_rect ink_of(const struct kf_item *item)
{
    struct kf_rect *lines, rect = item->rect;
    struct kf_arena *arena = kf_arena_new();
    int count = kf_shaped_range(arena, item->shaped, item->start, item->end, item->first, item->count, item->rect.width,
                                item->align, &lines);
    kf_len left = item->rect.width, right = 0;

    assert_true(count > 0);
    for (int i = 0; i < count; i++) {
        left = kf_len_min(left, lines[i].x);
        right = kf_len_max(right, lines[i].x + lines[i].width);
    }
    kf_arena_free(arena);
    rect.x += left;
    rect.width = right - left;
    return rect;
}

static void assert_apart(const struct timeline *timeline)
{
    const struct kf_page *page = &timeline->stage->pages.pages[0];
    kf_len touch = KF_PT(.5);

    for (int i = 0; i < page->count; i++) {
        if (page->items[i].kind != KF_ITEM_TEXT) {
            continue;
        }
        struct kf_rect a = ink_of(&page->items[i]);
        assert_true(a.x >= page->main.x - touch && a.x + a.width <= page->main.x + page->main.width + touch);
        for (int k = 0; k < i; k++) {
            if (page->items[k].kind == KF_ITEM_TEXT) {
                struct kf_rect b = ink_of(&page->items[k]);
                if (a.x + touch < b.x + b.width && b.x + touch < a.x + a.width && a.y + touch < b.y + b.height &&
                    b.y + touch < a.y + a.height) {
                    fail_msg("\"%s\" lies over \"%s\"", page->items[i].shaped->text->text,
                             page->items[k].shaped->text->text);
                }
            }
        }
    }
}

/* --- tests -------------------------------------------------------------------------------------------------------------- */

static void short_names__stand_in_the_bar(void **state)
{
    struct timeline timeline = timeline_new((struct kf_edition){0});

    add(&timeline, "Arrive", 10);
    add(&timeline, "Why repair", 15);
    add(&timeline, "Six steps", 20);
    add(&timeline, "Break", 5);
    add(&timeline, "Practice in pairs", 25);
    add(&timeline, "My words", 10);
    add(&timeline, "Close", 5);
    place(&timeline);
    assert_int_equal(timeline.box->kind, KF_BOX_ART);
    assert_true(has_text(&timeline, "Arrive"));
    assert_true(has_text(&timeline, "Break, 5 min")); /* on the line under the bar */
    assert_true(has_text(&timeline, "Close, 5 min"));
    assert_false(has_text(&timeline, "1"));
    assert_apart(&timeline);
    kf_test_stage_free(timeline.stage);
}

static void names_without_room__become_numbers_and_a_list(void **state)
{
    struct timeline timeline = timeline_new((struct kf_edition){0});

    add(&timeline, "Arrive", 10);
    add(&timeline, long_names[0], 15);
    add(&timeline, long_names[1], 15);
    add(&timeline, "Break", 5);
    add(&timeline, long_names[2], 15);
    place(&timeline);
    assert_int_equal(timeline.box->kind, KF_BOX_STACK);
    assert_true(has_text(&timeline, "2"));
    assert_true(has_text(&timeline, long_names[0]));
    assert_true(has_text(&timeline, "Break"));
    assert_apart(&timeline);
    kf_test_stage_free(timeline.stage);
}

/* The list says all, so the numbers in the bar are not heard twice. */
static void numbers_in_the_bar__are_not_read(void **state)
{
    struct timeline timeline = timeline_new((struct kf_edition){0});
    int read = 0, silent = 0;

    for (int i = 0; i < 6; i++) {
        add(&timeline, long_names[i % 3], 10);
    }
    place(&timeline);
    const struct kf_page *page = &timeline.stage->pages.pages[0];
    for (int i = 0; i < page->count; i++) {
        const struct kf_item *item = &page->items[i];
        if (item->kind == KF_ITEM_TEXT && strcmp(item->shaped->text->text, "4") == 0) {
            read += item->element != NULL;
            silent += item->element == NULL && item->artifact == KF_ARTIFACT_LAYOUT;
        }
    }
    assert_int_equal(read, 1);
    assert_int_equal(silent, 1);
    kf_test_stage_free(timeline.stage);
}

static void large_print__has_the_list_alone(void **state)
{
    struct timeline timeline = timeline_new((struct kf_edition){.variant = KF_LARGE_PRINT});

    add(&timeline, "Arrive", 10);
    add(&timeline, "Break", 5);
    add(&timeline, "Six steps", 20);
    place(&timeline);
    assert_false(has_text(&timeline, "2:00"));
    assert_true(has_text(&timeline, "Six steps"));
    assert_apart(&timeline);
    kf_test_stage_free(timeline.stage);
}

static void words__keep_apart_with_3_to_12_parts(void **state)
{
    static const char *const names[] = {"Arrive", "Break", "Six steps", "Why repair", "Two facilitators show a story",
                                        "Plan one small step", "Close", "Why repair matters more than being right"};
    struct kf_test_chance chance = kf_test_chance_new(7);

    for (int round = 0; round < 150; round++) {
        struct timeline timeline = timeline_new((struct kf_edition){.language = round % 3 == 0 ? "he" : NULL});
        int count = 3 + kf_test_chance_below(&chance, 10), most = 1 + kf_test_chance_below(&chance, 40);

        for (int i = 0; i < count; i++) {
            add(&timeline, names[kf_test_chance_below(&chance, G_N_ELEMENTS(names))], 3 + kf_test_chance_below(&chance, most));
        }
        place(&timeline);
        assert_apart(&timeline);
        kf_test_stage_free(timeline.stage);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(short_names__stand_in_the_bar),
        cmocka_unit_test(names_without_room__become_numbers_and_a_list),
        cmocka_unit_test(numbers_in_the_bar__are_not_read),
        cmocka_unit_test(large_print__has_the_list_alone),
        cmocka_unit_test(words__keep_apart_with_3_to_12_parts),
    };

    kf_fonts_isolate_process();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
