/* Two languages side by side: what belongs together, where each half lands, in which order and language it is read. */

#include "layout/parallel.h"
#include "support/stage.h"

#include <string.h>

static struct kf_test_stage *stage;  /* in English */
static struct kf_theme second_theme; /* the same fonts, in another language */
static struct kf_shaper second;

static void speak_second(const char *language, bool right_to_left)
{
    second_theme = stage->theme;
    second_theme.language = language;
    second_theme.right_to_left = right_to_left;
    kf_shaper_init(&second, stage->run, stage->arena, kf_test_context(), &second_theme);
}

static int set_up(void **state)
{
    stage = kf_test_stage_new((struct kf_edition){0});
    speak_second("es", /* right_to_left */ false);
    return 0;
}

static int tear_down(void **state)
{
    kf_test_stage_free(stage);
    return 0;
}

static struct kf_box *text(const char *address, const char *words)
{
    struct kf_box *box = kf_box_text(stage->arena, kf_test_inline(stage, address, words), KF_STYLE_BODY);

    return kf_box_role(stage->arena, box, KF_ROLE_P);
}

static struct kf_parallel parallel_of(bool apart)
{
    return (struct kf_parallel){
        .arena = stage->arena,
        .shapers = {&stage->shaper, &second},
        .width = KF_MM(85),
        .gap = KF_MM(10),
        .apart = apart,
        .roots = {kf_tag_new(stage->arena, KF_ROLE_SECT), kf_tag_new(stage->arena, KF_ROLE_SECT)},
    };
}

static struct kf_box *item(const char *address, const char *words)
{
    struct kf_box *box = kf_test_stack(stage, 0, text(address, words), NULL);

    box->address = address;
    return kf_box_role(stage->arena, box, KF_ROLE_ITEM);
}

static struct kf_box *list(struct kf_box *first, struct kf_box *last)
{
    return kf_box_role(stage->arena, kf_test_stack(stage, 4, first, last, NULL), KF_ROLE_LIST);
}

static const struct kf_page *put(const struct kf_box *box)
{
    struct kf_fit fit = kf_fit_natural(&stage->theme);
    int page = kf_placer_new_page(&stage->placer);

    kf_place(&stage->placer, page, box, (struct kf_point){stage->theme.left, stage->theme.main_top}, KF_MM(180),
             kf_measure(&stage->shaper, box, KF_MM(180), &fit), &fit, stage->pages.root, KF_ARTIFACT_NONE);
    return &stage->pages.pages[page];
}

/* "P(en one)" and so on, in reading order, with the language where it changes. */
static void add_read(const struct kf_element *element, GString *out)
{
    if (element->language) {
        g_string_append_printf(out, "%s:", element->language);
    }
    g_string_append_printf(out, "%s", kf_role_name(element->tag->role));
    if (element->words) {
        g_string_append_printf(out, "'%s'", element->words);
    }
    for (int i = 0; i < element->count; i++) {
        if (element->kids[i].kind == KF_KID_ELEMENT) {
            g_string_append_c(out, i == 0 ? '(' : ' ');
            add_read(element->kids[i].element, out);
        }
    }
    if (element->count > 0 && element->kids[element->count - 1].kind == KF_KID_ELEMENT) {
        g_string_append_c(out, ')');
    }
}

static void assert_read(const char *expected)
{
    GString *out = g_string_new(NULL);

    add_read(stage->pages.root, out);
    assert_string_equal(out->str, expected);
    g_string_free(out, TRUE);
}

static const struct kf_item *words_item(const struct kf_page *page, const char *words)
{
    for (int i = 0; i < page->count; i++) {
        if (page->items[i].kind == KF_ITEM_TEXT && strstr(page->items[i].shaped->text->text, words)) {
            return &page->items[i];
        }
    }
    fail_msg("no item says \"%s\"", words);
    return NULL;
}

/* Millimetres are rounded one by one. */
static void assert_near(kf_len a, kf_len b)
{
    assert_true(a - b <= 4 && b - a <= 4);
}

/* --- which belong together ------------------------------------------------------------------------------------------- */

static void align__leaves_alone_what_is_in_one_list_only(void **state)
{
    const char *const first[] = {"a", "b", "c", "e"}, *const other[] = {"a", "c", "d", "e"};
    const int expected[][2] = {{0, 0}, {1, -1}, {2, 1}, {-1, 2}, {3, 3}};
    struct kf_match matches[8];

    assert_int_equal(kf_parallel_align(stage->arena, first, 4, other, 4, matches), 5);
    for (int i = 0; i < 5; i++) {
        assert_int_equal(matches[i].at[0], expected[i][0]);
        assert_int_equal(matches[i].at[1], expected[i][1]);
    }
}

static void align__nothing_to_nothing(void **state)
{
    struct kf_match matches[1];

    assert_int_equal(kf_parallel_align(stage->arena, NULL, 0, NULL, 0, matches), 0);
}

/* --- beside each other ------------------------------------------------------------------------------------------------ */

static void parallel__puts_two_texts_beside_each_other(void **state)
{
    const struct kf_parallel parallel = parallel_of(/* apart */ false);
    const struct kf_page *page = put(kf_parallel(&parallel, text("a", "one"), text("a", "uno")));
    const struct kf_item *one = words_item(page, "one"), *uno = words_item(page, "uno");

    assert_int_equal(one->rect.x, stage->theme.left);
    assert_near(uno->rect.x, stage->theme.left + KF_MM(95));
    assert_int_equal(one->rect.y, uno->rect.y);
    assert_int_equal(uno->rect.width, KF_MM(85));
    assert_read("Document(P'one' es:P'uno')");
}

static void parallel__goes_from_item_to_item(void **state)
{
    const struct kf_parallel parallel = parallel_of(/* apart */ false);

    const struct kf_page *page =
        put(kf_parallel(&parallel, list(item("a/1", "one\u2028and more"), item("a/2", "two")), list(item("a/1", "uno"), item("a/2", "dos"))));
    assert_read("Document(L(LI(P'one\u2028and more') es:LI(P'uno') LI(P'two') es:LI(P'dos')))");
    assert_int_equal(words_item(page, "two")->rect.y, words_item(page, "dos")->rect.y); /* though "one" is two lines */
}

static void parallel__leaves_alone_what_one_language_has_not(void **state)
{
    const struct kf_parallel parallel = parallel_of(/* apart */ false);
    const struct kf_page *page = put(kf_parallel(&parallel, list(item("a/1", "one"), item("a/2", "two")),
                                                 list(item("a/2", "dos"), item("a/3", "tres"))));

    assert_read("Document(L(LI(P'one') LI(P'two') es:LI(P'dos') es:LI(P'tres')))");
    assert_near(words_item(page, "tres")->rect.x, stage->theme.left + KF_MM(95)); /* in its own column */
    assert_true(words_item(page, "tres")->rect.y > words_item(page, "dos")->rect.y);
}

static void parallel__prints_once_what_is_not_translated(void **state)
{
    const struct kf_parallel parallel = parallel_of(/* apart */ false);

    put(kf_parallel(&parallel, text("a", "one"), text("a", "one")));
    put(kf_parallel(&parallel, text("b", "988"), text("b", "988"))); /* a number is wanted in both */
    assert_read("Document(P'one' P'988' es:P'988')");
}

static void parallel__prints_twice_what_has_lines_to_write_on(void **state)
{
    const struct kf_parallel parallel = parallel_of(/* apart */ false);
    struct kf_box *bubbles[2];

    for (int i = 0; i < 2; i++) { /* of someone who has the same name in both languages */
        bubbles[i] = kf_test_stack(stage, 0, text("a", "Lee"),
                                   kf_box_lines(stage->arena, &stage->theme, 2, i == 0 ? "words" : "palabras"), NULL);
        bubbles[i]->as.stack.pad.left = KF_MM(4);
    }
    put(kf_parallel(&parallel, bubbles[0], bubbles[1]));
    assert_int_equal(2, stage->pages.marks.count);
}

static void parallel__opens_no_frame(void **state)
{
    const struct kf_parallel parallel = parallel_of(/* apart */ false);
    struct kf_box *first = kf_test_stack(stage, 0, text("a", "one"), text("b", "two"), NULL);
    struct kf_box *other = kf_test_stack(stage, 0, text("a", "uno"), text("b", "dos"), NULL);

    first->as.stack.pad.left = other->as.stack.pad.left = KF_MM(4);
    put(kf_parallel(&parallel, first, other));
    assert_read("Document(P'one' P'two' es:P'uno' es:P'dos')");
}

static void parallel__apart_each_language_is_read_whole(void **state)
{
    const struct kf_parallel parallel = parallel_of(/* apart */ true);

    put(kf_parallel(&parallel, list(item("a/1", "one"), item("a/2", "two")), list(item("a/1", "uno"), item("a/2", "dos"))));
    put(kf_parallel(&parallel, text("b", "three"), text("b", "tres")));
    assert_read("Document(Sect(L(LI(P'one') LI(P'two')) P'three') es:Sect(L(LI(P'uno') LI(P'dos')) P'tres'))");
}

static void parallel__keeps_with_next_what_either_keeps(void **state)
{
    const struct kf_parallel parallel = parallel_of(/* apart */ false);
    struct kf_box *first = text("a", "one"), *other = kf_box_gap_after(text("a", "uno"), KF_MM(7));

    first->flags |= KF_KEEP_NEXT;
    const struct kf_box *row = kf_parallel(&parallel, first, other);
    assert_true((row->flags & KF_KEEP_NEXT) != 0);
    assert_true(row->has_gap_after);
    assert_int_equal(row->gap_after, KF_MM(7));
}

/* --- the other direction ---------------------------------------------------------------------------------------------- */

static void parallel__other_direction_is_mirrored_inside_its_column(void **state)
{
    speak_second("ar", /* right_to_left */ true);
    const struct kf_parallel parallel = parallel_of(/* apart */ false);
    struct kf_box *first = kf_test_row(stage, 85, 5, kf_test_art(stage, 10, 8), text("a", "one"), NULL);
    struct kf_box *other = kf_test_row(stage, 85, 5, kf_test_art(stage, 10, 8), text("a", "uno"), NULL);
    const struct kf_page *page = put(kf_parallel(&parallel, first, other));
    kf_len left = stage->theme.left;

    for (int i = 0; i < page->count; i++) { /* what lies at the left of one column lies at the right of the other */
        const struct kf_item *item = &page->items[i];
        assert_true(item->rect.x >= left - 4 && item->rect.x + item->rect.width <= left + KF_MM(180) + 4);
    }
    kf_len from_left = words_item(page, "one")->rect.x - left;
    const struct kf_item *uno = words_item(page, "uno");
    assert_true(from_left > KF_MM(10));
    assert_near(left + KF_MM(180) - uno->rect.x - uno->rect.width, from_left);
}

static void parallel__left_to_right_on_a_right_to_left_page_stands_at_the_left(void **state)
{
    struct kf_test_stage *kept = stage;

    stage = kf_test_stage_new((struct kf_edition){.language = "ar"});
    speak_second("en", /* right_to_left */ false);
    const struct kf_parallel parallel = parallel_of(/* apart */ false);
    struct kf_box *own = kf_test_row(stage, 85, 5, kf_test_art(stage, 10, 8), text("a", "واحد"), NULL);
    struct kf_box *other = kf_test_row(stage, 85, 5, kf_test_art(stage, 10, 8), text("a", "one"), NULL);
    const struct kf_page *page = put(kf_parallel(&parallel, own, other));
    kf_len left = stage->theme.left;

    assert_true(words_item(page, "one")->rect.x > left + KF_MM(10));
    assert_true(words_item(page, "one")->rect.x < left + KF_MM(85));
    assert_true(words_item(page, "واحد")->rect.x >= left + KF_MM(94));
    assert_true(words_item(page, "واحد")->rect.x + words_item(page, "واحد")->rect.width < left + KF_MM(170));
    kf_test_stage_free(stage);
    stage = kept;
}

static void fields__of_the_second_language_say_so(void **state)
{
    const struct kf_parallel parallel = parallel_of(/* apart */ false);

    second.field_suffix = "-es";
    put(kf_parallel(&parallel, text("m/h/a", "I felt ___"), text("m/h/a", "Sentí ___")));
    assert_int_equal(stage->pages.marks.count, 2);
    assert_string_equal(stage->pages.marks.items[0]->address, "m/h/a/blank-1");
    assert_string_equal(stage->pages.marks.items[1]->address, "m/h/a/blank-1-es");
    assert_string_equal(stage->pages.marks.items[1]->label, "Sentí");
}

/* --- room ------------------------------------------------------------------------------------------------------------ */

static void room__none_for_a_broken_word_or_a_wide_drawing(void **state)
{
    assert_true(kf_box_has_room(&stage->shaper, text("a", "Many short words go over several lines"), KF_MM(30)));
    assert_false(kf_box_has_room(&stage->shaper, text("a", "Incomprehensibilities"), KF_MM(20)));
    assert_true(kf_box_has_room(&stage->shaper, kf_test_art(stage, 40, 10), KF_MM(40)));
    assert_false(kf_box_has_room(&stage->shaper, kf_test_art(stage, 41, 10), KF_MM(40)));
}

static void room__ample_none_for_a_column_of_words(void **state)
{
    struct kf_box *words = text("a", "I pull away, even when I want to be close.");

    assert_true(kf_box_has_room(&stage->shaper, words, KF_MM(26)));
    assert_false(kf_box_has_ample_room(&stage->shaper, words, KF_MM(26)));
    assert_true(kf_box_has_ample_room(&stage->shaper, words, KF_MM(60)));
    assert_true(kf_box_has_ample_room(&stage->shaper, text("a", "Something else"), KF_MM(26)));
}

/* --- pages that face each other ---------------------------------------------------------------------------------------- */

static void assert_runs_are_on_their_pages(const struct kf_element *element, int *runs)
{
    for (int i = 0; i < element->count; i++) {
        const struct kf_kid *kid = &element->kids[i];
        if (kid->kind == KF_KID_RUN) {
            assert_ptr_equal(stage->pages.pages[kid->page].items[kid->run].element, element);
            (*runs)++;
        } else if (kid->kind == KF_KID_ELEMENT) {
            assert_runs_are_on_their_pages(kid->element, runs);
        }
    }
}

static void unfold__gives_each_language_its_page(void **state)
{
    const struct kf_theme *const themes[] = {&stage->theme, &second_theme};
    struct kf_theme spread = stage->theme;
    struct kf_parallel parallel = parallel_of(/* apart */ true);
    int runs = 0;

    spread.page_width *= 2;
    parallel.width = KF_MM(180);
    parallel.gap = 2 * stage->theme.left;
    stage->pages.theme = &spread;
    put(kf_parallel(&parallel, text("m/h/a", "one ___"), text("m/h/a", "uno ___")));
    put(kf_parallel(&parallel, text("m/h/b", "two"), text("m/h/b", "dos")));
    kf_pages_unfold(stage->arena, &stage->pages, themes);

    const char *const expected[] = {"one", "uno", "two", "dos"};
    assert_int_equal(stage->pages.count, 4);
    for (int i = 0; i < 4; i++) {
        assert_int_equal(words_item(&stage->pages.pages[i], expected[i])->rect.x, stage->theme.left);
        assert_ptr_equal(stage->pages.pages[i].theme, themes[i % 2]);
    }
    assert_runs_are_on_their_pages(stage->pages.root, &runs);
    assert_int_equal(runs, 6);
    assert_int_equal(stage->pages.marks.items[0]->page, 0);
    assert_int_equal(stage->pages.marks.items[1]->page, 1);
    assert_int_equal(stage->pages.marks.items[0]->rect.y, stage->pages.marks.items[1]->rect.y);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
        T(align__leaves_alone_what_is_in_one_list_only),
        T(align__nothing_to_nothing),
        T(parallel__puts_two_texts_beside_each_other),
        T(parallel__goes_from_item_to_item),
        T(parallel__leaves_alone_what_one_language_has_not),
        T(parallel__prints_once_what_is_not_translated),
        T(parallel__prints_twice_what_has_lines_to_write_on),
        T(parallel__opens_no_frame),
        T(parallel__apart_each_language_is_read_whole),
        T(parallel__keeps_with_next_what_either_keeps),
        T(parallel__other_direction_is_mirrored_inside_its_column),
        T(parallel__left_to_right_on_a_right_to_left_page_stands_at_the_left),
        T(fields__of_the_second_language_say_so),
        T(room__none_for_a_broken_word_or_a_wide_drawing),
        T(room__ample_none_for_a_column_of_words),
        T(unfold__gives_each_language_its_page),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
