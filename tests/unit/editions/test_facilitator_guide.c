/* The guide of the kit's own module, laid out: what it says, and that nothing falls off a page or over something else. */
#include "support/support.h"

#include <string.h>

#include "blocks/build.h"
#include "editions/document.h"
#include "layout/fonts.h"

struct guide {
    struct kf_run *run;
    const struct kf_document *document; /* NULL after errors */
    char *structure;
};

/* translated: as if every text of the guide were translated, so that its layout can be seen. */
static struct guide open_guide_as(struct kf_edition edition, bool translated)
{
    struct guide guide = {.run = kf_test_run_new()};
    const char *root = g_getenv("KF_SOURCE_DIR");

    guide.run->world = &kf_world_machine;
    guide.run->data_dir = root != NULL ? root : ".";
    struct kf_kit *kit = kf_kit_open(guide.run, kf_block_shapes(), NULL);
    const struct kf_content *loaded = kf_content_load(guide.run, kit, "repair-conversations", &edition);
    assert_non_null(loaded);
    struct kf_content *content = kf_arena_copy(guide.run->arena, loaded, sizeof *loaded);
    content->composed.facilitator_missing = translated ? 0 : loaded->composed.facilitator_missing;
    const char *fonts = kf_arena_format(guide.run->arena, "%s/fonts", guide.run->data_dir);
    PangoContext *context = kf_fonts_context(guide.run, guide.run->arena, fonts);
    const struct kf_documents *documents = kf_documents_layout(guide.run, context, content, KF_MAKE_GUIDE, false);

    if (documents != NULL) {
        guide.document = documents->items[documents->count - 1];
        guide.structure = kf_structure_dump(guide.document->pages.root);
    }
    return guide;
}

static struct guide open_guide(struct kf_edition edition)
{
    return open_guide_as(edition, /* translated */ true);
}

static void close_guide(struct guide *guide)
{
    g_free(guide->structure);
    kf_test_run_free(guide->run);
}

static bool is_text(const struct kf_item *item)
{
    return item->kind == KF_ITEM_TEXT && item->element != NULL;
}

/* Where the words of a text stand: its lines, as wide as the widest of them. */
static struct kf_rect words_of(const struct kf_item *item)
{
    struct kf_rect *lines, rect;
    struct kf_arena *arena = kf_arena_new();
    int count = kf_shaped_range(arena, item->shaped, item->start, item->end, item->first, item->count, item->rect.width,
                                item->align, &lines);

    rect = count > 0 ? lines[0] : (struct kf_rect){0};
    for (int i = 1; i < count; i++) {
        kf_len right = kf_len_max(rect.x + rect.width, lines[i].x + lines[i].width);
        rect.x = kf_len_min(rect.x, lines[i].x);
        rect.width = right - rect.x;
        rect.height = lines[i].y + lines[i].height - rect.y;
    }
    kf_arena_free(arena);
    rect.x += item->rect.x;
    rect.y += item->rect.y;
    return rect;
}

static bool overlap(struct kf_rect a, struct kf_rect b)
{
    kf_len touch = KF_PT(.5);

    return a.x + touch < b.x + b.width && b.x + touch < a.x + a.width && a.y + touch < b.y + b.height &&
           b.y + touch < a.y + a.height;
}

static void assert_on_page(const struct kf_page *page, struct kf_rect rect)
{
    kf_len touch = KF_PT(.5);

    assert_true(rect.x >= page->main.x - touch);
    assert_true(rect.x + rect.width <= page->main.x + page->main.width + touch);
    assert_true(rect.y >= page->main.y - touch);
    assert_true(rect.y + rect.height <= page->main.y + page->main.height + touch);
}

static void assert_tidy(const struct kf_page *page)
{
    for (int i = 0; i < page->count; i++) {
        if (!is_text(&page->items[i])) {
            continue;
        }
        struct kf_rect rect = words_of(&page->items[i]);
        assert_on_page(page, rect);
        for (int j = 0; j < i; j++) {
            /* Runs of one paragraph share its lines. */
            if (is_text(&page->items[j]) && page->items[j].shaped != page->items[i].shaped) {
                assert_false(overlap(rect, words_of(&page->items[j])));
            }
        }
    }
}

static void assert_all_tidy(struct kf_edition edition)
{
    struct guide guide = open_guide(edition);

    assert_non_null(guide.document);
    for (int i = 0; i < guide.document->pages.count; i++) {
        assert_tidy(&guide.document->pages.pages[i]);
    }
    close_guide(&guide);
}

static void guide__keeps_words_apart_and_on_the_page(void **state)
{
    assert_all_tidy((struct kf_edition){.paper = KF_LETTER});
}

static void guide__keeps_words_apart_on_a4(void **state)
{
    assert_all_tidy((struct kf_edition){.paper = KF_A4});
}

static void guide__keeps_words_apart_in_large_print(void **state)
{
    assert_all_tidy((struct kf_edition){.variant = KF_LARGE_PRINT});
}

static void guide__keeps_words_apart_from_right_to_left(void **state)
{
    assert_all_tidy((struct kf_edition){.language = "ar"});
}

static void guide__is_not_made_while_texts_lack_a_translation(void **state)
{
    struct guide guide = open_guide_as((struct kf_edition){.language = "ar"}, /* translated */ false);

    assert_null(guide.document);
    assert_non_null(kf_test_find(guide.run, KF_MISSING_TRANSLATION));
    close_guide(&guide);
}

static void guide__has_a_bookmark_for_each_part(void **state)
{
    static const char *const titles[] = {"Session 2 at a glance", "Arrive and settle",  "Six steps in a made-up story",
                                         "Beside the handout",    "One small step",     "When someone needs more help"};
    struct guide guide = open_guide((struct kf_edition){.paper = KF_LETTER});

    assert_int_equal(guide.document->bookmark_count, G_N_ELEMENTS(titles));
    for (size_t i = 0; i < G_N_ELEMENTS(titles); i++) {
        assert_string_equal(guide.document->bookmarks[i].title, titles[i]);
    }
    close_guide(&guide);
}

static void guide__adds_up_the_clock(void **state)
{
    struct guide guide = open_guide((struct kf_edition){.paper = KF_LETTER});

    kf_assert_has(guide.structure, "0:30"); /* 10 minutes of the first, 20 of the second activity */
    kf_assert_has(guide.structure, "Next, at 0:35:");
    close_guide(&guide);
}

static void guide__numbers_handouts_from_their_pages(void **state)
{
    struct guide guide = open_guide((struct kf_edition){.paper = KF_LETTER});

    kf_assert_has(guide.structure, "A small picture of handout 2.1, Six steps of a repair conversation");
    kf_assert_has(guide.structure, "One each, 1 page");
    close_guide(&guide);
}

static void guide__shows_what_no_handout_does(void **state)
{
    struct guide guide = open_guide((struct kf_edition){.paper = KF_LETTER});

    kf_assert_has(guide.structure, "People rush to");       /* listen-for */
    kf_assert_has(guide.structure, "you left before my song"); /* the example */
    close_guide(&guide);
}

static void guide__names_every_blank_once(void **state)
{
    struct guide guide = open_guide((struct kf_edition){.paper = KF_LETTER});
    GHashTable *names = g_hash_table_new(g_str_hash, g_str_equal);

    for (int i = 0; i < guide.document->pages.marks.count; i++) {
        const struct kf_mark *mark = guide.document->pages.marks.items[i];
        if (mark->kind == KF_MARK_BLANK) {
            assert_true(g_hash_table_add(names, (gpointer)(uintptr_t)mark->address));
            assert_true(*mark->label);
        }
    }
    assert_true(g_hash_table_size(names) > 10);
    g_hash_table_destroy(names);
    close_guide(&guide);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(guide__keeps_words_apart_and_on_the_page),
        cmocka_unit_test(guide__keeps_words_apart_on_a4),
        cmocka_unit_test(guide__keeps_words_apart_in_large_print),
        cmocka_unit_test(guide__keeps_words_apart_from_right_to_left),
        cmocka_unit_test(guide__is_not_made_while_texts_lack_a_translation),
        cmocka_unit_test(guide__has_a_bookmark_for_each_part),
        cmocka_unit_test(guide__adds_up_the_clock),
        cmocka_unit_test(guide__numbers_handouts_from_their_pages),
        cmocka_unit_test(guide__shows_what_no_handout_does),
        cmocka_unit_test(guide__names_every_blank_once),
    };

    kf_fonts_isolate_process();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
