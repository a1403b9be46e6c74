/* Cards to cut out: what is heard, where they lie, that backs lie behind fronts, and what does not fit. */
#include "unit/blocks/sheet.h"

#include "blocks/card.h"
#include "diagrams/icon.h"
#include "editions/document.h"

#define TWO                                                                                                            \
    "cards:\n"                                                                                                         \
    "  - {id: breath, icon: wind, title: Slow breath, when: When I speed up, drawing: breath, labels: [In 4, Out 6],\n" \
    "     text: Let it be long.}\n"                                                                                    \
    "  - {id: senses, title: Five senses, count: [things I see, sounds I hear], starters: [I can text ___], lines: 1}\n" \
    "per-sheet: 4\n"

#define QUESTIONS "cards: [{id: a, title: A}, {id: b, title: B}, {id: c, title: C}]\n"

/* --- heard ----------------------------------------------------------------------------------------------------------- */

static const char heard[] = "list\nLbl: Slow breath\nP: When I speed up\nP: In 4\nP: Out 6\nP: Let it be long.\n"
                            "P: Call or text 988\n"
                            "Lbl: Five senses\nlist\nLbl: 2\nLBody: things I see\nLbl: 1\nLBody: sounds I hear\n"
                            "P: I can text \nForm: I can text\nForm: Five senses, Write here\n"
                            "Lbl: My own card\nP: When \nForm: My own card 1, When\nForm: My own card 1, Write here\n"
                            "Lbl: My own card\nP: When \nForm: My own card 2, When\nForm: My own card 2, Write here\n";

static void cards__say_the_number_to_call_once(void **state)
{
    put(build(TWO, KF_STANDARD));
    assert_heard(heard);
}

static void cards__are_heard_alike_in_large_print(void **state)
{
    put(build(TWO, KF_LARGE_PRINT));
    kf_assert_clean(sheet->run);
    assert_heard(heard);
}

static void drawing__says_what_its_line_does(void **state)
{
    put(build(TWO, KF_STANDARD));
    char *dump = kf_structure_dump(sheet->stage->pages.root);

    kf_assert_has(dump, "rises and then falls more slowly");
    g_free(dump);
}

static void card__without_a_number_in_its_country_leaves_the_corner_free(void **state)
{
    sheet = kf_test_sheet_new("cards: [{id: a, title: Alone}]\n", (struct kf_edition){0});
    struct kf_content *content = kf_arena_copy(sheet->run->arena, sheet->content, sizeof *content);

    content->region = KF_NEW(sheet->run->arena, struct kf_region);
    sheet->build.content = content;
    const struct kf_box *box = kf_test_sheet_box(sheet, 0);

    assert_null(kf_test_find_text(box, "988"));
    assert_non_null(kf_test_find_text(box, "Alone"));
}

static void card__of_slips_tells_no_number(void **state)
{
    for (int variant = 0; variant < 2; variant++) {
        put(build("cards: [{id: a, title: See you then}]\ncrisis: false\n", variant ? KF_LARGE_PRINT : KF_STANDARD));
        assert_null(kf_test_find_text(kf_test_sheet_box(sheet, 0), "988"));
        if (!variant) {
            kf_test_sheet_free(sheet);
        }
    }
}

/* --- cards of one's own ---------------------------------------------------------------------------------------------- */

static void cards__of_ones_own_fill_the_last_sheet(void **state)
{
    put(build(QUESTIONS, KF_STANDARD));

    assert_int_equal(5, count_blanks());
    assert_string_equal("sample/page/cards/own-1/lines", blank(0)->address);
}

static void cards__of_ones_own_are_there_when_asked_for(void **state)
{
    struct kf_box *box = build(QUESTIONS "per-sheet: 4\nblank: 2\n", KF_STANDARD);

    assert_int_equal(2, box->as.stack.count);
    put(box);
    assert_int_equal(5, count_blanks());
}

static void cards__have_the_same_fields_in_every_edition(void **state)
{
    static const enum kf_variant variants[] = {KF_STANDARD, KF_INK_SAVER, KF_LARGE_PRINT, KF_CLEAR_SPACING};

    for (size_t i = 0; i < G_N_ELEMENTS(variants); i++) {
        put(build_edition(QUESTIONS "per-sheet: 10\n", (struct kf_edition){.variant = variants[i], .fillable = true}));
        assert_int_equal(7, count_blanks());
        assert_string_equal("sample/page/cards/own-7/lines", blank(6)->address);
        if (i + 1 < G_N_ELEMENTS(variants)) {
            kf_test_sheet_free(sheet);
        }
    }
}

static void lines__are_far_enough_apart_for_a_hand(void **state)
{
    put(build(TWO, KF_STANDARD));

    kf_assert_mm(blank(3)->rect.height, 63); /* seven lines */
}

static void starters__that_wrap_keep_room_for_a_hand(void **state)
{
    put(build("cards: [{id: sorry, title: Sorry, starters: [On ___ I said that I would be there and then I ___]}]\n",
              KF_STANDARD));

    kf_assert_mm(blank(1)->rect.y - blank(0)->rect.y, 9);
}

/* --- the grid -------------------------------------------------------------------------------------------------------- */

static const struct kf_box *first_card(enum kf_paper paper, const char *more)
{
    char *blocks = g_strconcat(QUESTIONS, more, NULL);
    const struct kf_box *box = build_edition(blocks, (struct kf_edition){.paper = paper});

    g_free(blocks);
    return box->as.stack.kids[0]->as.art.children[0].box;
}

static void cards__are_as_high_as_the_paper_lets_them(void **state)
{
    static const struct {
        enum kf_paper paper;
        const char *more;
        double height;
    } cases[] = {{KF_LETTER, "", 51}, {KF_LETTER, "per-sheet: 4\n", 102}, {KF_LETTER, "per-sheet: 10\n", 41},
                 {KF_A4, "", 55},     {KF_A4, "per-sheet: 4\n", 111},     {KF_A4, "per-sheet: 10\n", 44}};

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        const struct kf_box *card = first_card(cases[i].paper, cases[i].more);
        kf_assert_mm(card->as.art.width, 90);
        kf_assert_mm(card->as.art.height, cases[i].height);
        if (i + 1 < G_N_ELEMENTS(cases)) {
            kf_test_sheet_free(sheet);
        }
    }
}

static void cut_lines__are_drawn_once_for_each_edge(void **state)
{
    const struct kf_box *cut = build(QUESTIONS, KF_STANDARD)->as.stack.kids[0];
    struct kf_placed placed = {.width = cut->as.art.width, .height = cut->as.art.height};

    assert_int_equal(3 + 5, count_ops(cut->decorate, &placed, cut->decor, "stroke 0.750") > 0
                                ? count_ops(cut->decorate, &placed, cut->decor, " L ") - 2 /* the scissors' blades */
                                : 0);
}

/* --- on paper -------------------------------------------------------------------------------------------------------- */

#define DECK                                                                                                           \
    "cards: [{id: a, title: A, back: Yes}, {id: b, title: B}, {id: c, title: C}, {id: d, title: D}, {id: e, title: E}]\n" \
    "per-sheet: 4\nbacks: true\ngroup: Tuesday group\n"

static const struct kf_pages *print_pages(const char *blocks, struct kf_edition edition, bool right_to_left)
{
    sheet = kf_test_sheet_new(blocks, edition);
    kf_assert_clean(sheet->run);
    struct kf_content *content = kf_arena_copy(sheet->run->arena, sheet->content, sizeof *content);
    struct kf_handout *handout = content->module->handouts.items[0];

    content->right_to_left = right_to_left;
    handout->keep = KF_KEEP_SHARE;
    const struct kf_documents *documents =
        kf_documents_layout(sheet->run, kf_test_context(), content, KF_MAKE_HANDOUTS, NULL, false);
    kf_assert_clean(sheet->run);
    return &documents->items[0]->pages;
}

static const struct kf_mark *card_on(const struct kf_pages *pages, const char *id)
{
    char *address = g_strdup_printf("sample/page/cards/%s", id);
    const struct kf_mark *found = NULL;

    for (int i = 0; i < pages->marks.count && !found; i++) {
        const struct kf_mark *mark = pages->marks.items[i];
        found = mark->kind == KF_MARK_ITEM && strcmp(mark->address, address) == 0 ? mark : NULL;
    }
    if (!found) {
        fail_msg("%s is on no page", address);
    }
    g_free(address);
    return found;
}

static void assert_registered(const struct kf_pages *pages, const char *id)
{
    char *back_id = g_strdup_printf("%s/back", id);
    const struct kf_mark *front = card_on(pages, id), *back = card_on(pages, back_id);

    assert_int_equal(0, front->page % 2); /* pages are counted from 0: a front side */
    assert_int_equal(front->page + 1, back->page);
    kf_assert_mm(back->rect.x, kf_to_mm(pages->theme->page_width - front->rect.x - front->rect.width));
    kf_assert_mm(back->rect.y, kf_to_mm(front->rect.y));
    kf_assert_mm(back->rect.width, kf_to_mm(front->rect.width));
    kf_assert_mm(back->rect.height, kf_to_mm(front->rect.height));
    g_free(back_id);
}

static void backs__lie_behind_their_fronts(void **state)
{
    static const char *const ids[] = {"a", "b", "c", "d", "e", "own-1", "own-2", "own-3"};

    for (int i = 0; i < 8; i++) {
        enum kf_variant variant = i & 4 ? KF_LARGE_PRINT : KF_STANDARD;
        const struct kf_pages *pages =
            print_pages(DECK, (struct kf_edition){.paper = i & 1 ? KF_A4 : KF_LETTER, .variant = variant}, (i & 2) != 0);
        assert_int_equal(4, pages->count);
        for (size_t k = 0; k < G_N_ELEMENTS(ids); k++) {
            assert_registered(pages, ids[k]);
        }
        if (i < 7) {
            kf_test_sheet_free(sheet);
        }
    }
}

static void first_card__is_at_the_right_where_words_run_to_the_left(void **state)
{
    const struct kf_pages *pages = print_pages(DECK, (struct kf_edition){0}, /* right_to_left */ true);

    assert_true(card_on(pages, "a")->rect.x > card_on(pages, "b")->rect.x);
}

static void grid__is_at_one_height_on_every_page(void **state)
{
    const struct kf_pages *pages = print_pages(DECK, (struct kf_edition){0}, false);

    kf_assert_mm(card_on(pages, "a")->rect.y, 42);
    kf_assert_mm(card_on(pages, "b/back")->rect.y, 42);
    kf_assert_mm(card_on(pages, "e")->rect.y, 42);
    assert_int_equal(2, card_on(pages, "e")->page);
}

static void cards__with_backs_begin_on_a_front_side(void **state)
{
    const struct kf_pages *pages = print_pages("- text: How to use them.\n- cards: [{id: a, title: A}]\n  backs: true\n",
                                              (struct kf_edition){0}, false);

    assert_int_equal(4, pages->count);
    assert_int_equal(2, card_on(pages, "a")->page);
    assert_registered(pages, "a");
}

static void cards__without_backs_begin_on_the_next_page(void **state)
{
    const struct kf_pages *pages = print_pages("- text: How to use them.\n- cards: [{id: a, title: A}]\n",
                                              (struct kf_edition){0}, false);

    assert_int_equal(2, pages->count);
    assert_int_equal(1, card_on(pages, "a")->page);
}

static void back__is_heard_with_its_front(void **state)
{
    put(build("cards: [{id: a, title: A, back: {title: Thank you, text: Well done.}}]\nper-sheet: 4\nbacks: true\n",
              KF_STANDARD));
    char *dump = kf_structure_dump(sheet->stage->pages.root);
    const char *front = strstr(dump, "A"), *back = strstr(dump, "Thank you"), *next = strstr(dump, "My own card");

    assert_true(front && back && next && front < back && back < next);
    g_free(dump);
}

static int count_in(const char *text, const char *words)
{
    int count = 0;

    for (const char *at = text; (at = strstr(at, words)) != NULL; at++) {
        count++;
    }
    return count;
}

/* A first card with a back of its own does not say it. */
static void group__is_heard_once(void **state)
{
    put(build("cards: [{id: a, title: A, back: Yes}, {id: b, title: B}]\nper-sheet: 4\nbacks: true\ngroup: Our group\n",
              KF_STANDARD));
    char *dump = kf_structure_dump(sheet->stage->pages.root);

    assert_int_equal(1, count_in(dump, "Our group"));
    g_free(dump);
}

/* --- what does not fit ----------------------------------------------------------------------------------------------- */

static const struct kf_diag *build_overfull(const char *blocks)
{
    build(blocks, KF_STANDARD);
    return kf_test_find(sheet->run, KF_OVERFULL);
}

static void title__without_room_is_an_error(void **state)
{
    kf_assert_has(build_overfull("cards: [{id: a, icon: heart, title: A name that is far too long}]\n")->message,
                  "takes 2 lines where there is room for 1");
}

static void text__without_room_says_how_much_fits(void **state)
{
    const struct kf_diag *diag =
        build_overfull("cards:\n  - {id: a, title: A, text: \"One two three four five six seven eight nine ten eleven "
                       "twelve. One two three four five six seven eight nine ten. One two three four five six seven "
                       "eight nine ten. One two three four five six.\"}\n");

    kf_assert_has(diag->message, "takes 5 lines where there is room for 4");
    kf_assert_has(diag->hint, "letters");
    assert_string_equal("sample/page/cards/a/text", diag->address);
}

static void card__with_too_many_things_is_an_error(void **state)
{
    kf_assert_has(build_overfull("cards: [{id: a, title: Full, lines: 4}]\n")->message, "\"Full\" is 8 mm too high");
}

static void labels__are_as_many_as_the_drawing_has_places(void **state)
{
    kf_assert_has(build_fails("cards: [{id: a, title: A, drawing: wave, labels: [Up, Down]}]\n", KF_OUT_OF_RANGE)->hint,
                  "write 3");
}

static void labels__need_a_drawing(void **state)
{
    kf_assert_has(build_fails("cards: [{id: a, title: A, labels: [Up, Down]}]\n", KF_OUT_OF_RANGE)->message,
                  "cannot stand under no drawing");
}

static void back__without_backs_is_an_error(void **state)
{
    kf_assert_has(build_fails("cards: [{id: a, title: A, back: Hello}]\n", KF_MISSING_KEY)->hint, "backs: true");
}

static void cards__in_a_column_are_an_error(void **state)
{
    assert_null(build_in_column(QUESTIONS));
    kf_assert_has(kf_test_find(sheet->run, KF_OVERFULL)->message, "no room in a column");
}

static void icons__are_drawn(void **state)
{
    for (const struct kf_field *field = kf_card_record.fields; field->kind != KF_FIELD_END; field++) {
        for (int i = 1; strcmp(field->key, "icon") == 0 && field->choices[i]; i++) {
            assert_non_null(kf_icon_find(field->choices[i]));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(cards__say_the_number_to_call_once),
        T(cards__are_heard_alike_in_large_print),
        T(drawing__says_what_its_line_does),
        T(card__without_a_number_in_its_country_leaves_the_corner_free),
        T(card__of_slips_tells_no_number),
        T(cards__of_ones_own_fill_the_last_sheet),
        T(cards__of_ones_own_are_there_when_asked_for),
        T(cards__have_the_same_fields_in_every_edition),
        T(starters__that_wrap_keep_room_for_a_hand),
        T(lines__are_far_enough_apart_for_a_hand),
        T(cards__are_as_high_as_the_paper_lets_them),
        T(cut_lines__are_drawn_once_for_each_edge),
        T(backs__lie_behind_their_fronts),
        T(first_card__is_at_the_right_where_words_run_to_the_left),
        T(grid__is_at_one_height_on_every_page),
        T(cards__with_backs_begin_on_a_front_side),
        T(cards__without_backs_begin_on_the_next_page),
        T(back__is_heard_with_its_front),
        T(group__is_heard_once),
        T(title__without_room_is_an_error),
        T(text__without_room_says_how_much_fits),
        T(card__with_too_many_things_is_an_error),
        T(labels__are_as_many_as_the_drawing_has_places),
        T(labels__need_a_drawing),
        T(back__without_backs_is_an_error),
        T(cards__in_a_column_are_an_error),
        cmocka_unit_test(icons__are_drawn),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
