/* The card for a wallet: two panels or four, dashes to cut and dots to fold. */
#include "unit/blocks/sheet.h"

#define TWO                                                                                                            \
    "wallet-card:\n  panels:\n"                                                                                        \
    "    - {id: signs, title: My signs, items: [I sleep badly]}\n"                                                     \
    "    - {id: people, title: My people, lines: [{id: friend, label: A friend}, {id: worker, label: My worker}], "     \
    "crisis: true}\n"

#define FOUR                                                                                                           \
    "wallet-card:\n  fold: quarter\n  panels:\n"                                                                       \
    "    - {id: a, title: One}\n    - {id: b, title: Two, text: Go ___ first.}\n"                                      \
    "    - {id: c, title: Three, text: Breathe.}\n    - {id: d, title: Four, text: Look.}\n"

static const char heard[] = "list\nLbl: My signs\nlist\nLBody: I sleep badly\n"
                            "Lbl: My people\nP: A friend \nForm: A friend\nP: My worker \nForm: My worker\n"
                            "P: Call or text 988\n";

static void wallet_card__says_how_to_cut_then_each_panel(void **state)
{
    put(build(TWO, KF_STANDARD));
    char *expected = g_strconcat("P: Cut along the dashes. Fold along the dots.\n", heard, NULL);

    assert_heard(expected);
    g_free(expected);
}

static void wallet_card__is_boxes_in_large_print(void **state)
{
    put(build(TWO, KF_LARGE_PRINT));
    assert_heard(heard);
}

static void wallet_card__is_boxes_in_a_column(void **state)
{
    put(build_in_column(TWO));
    assert_heard(heard);
}

static void wallet_card__has_the_same_fields_in_large_print(void **state)
{
    for (int variant = 0; variant < 2; variant++) {
        put(build_edition(FOUR, (struct kf_edition){.variant = variant ? KF_LARGE_PRINT : KF_STANDARD, .fillable = true}));
        assert_int_equal(2, count_blanks());
        assert_string_equal("sample/page/wallet-card/a/lines", blank(0)->address);
        assert_string_equal("sample/page/wallet-card/b/text/blank-1", blank(1)->address);
        if (!variant) {
            kf_test_sheet_free(sheet);
        }
    }
}

static void line__is_named_by_its_id(void **state)
{
    put(build(TWO, KF_STANDARD));
    assert_string_equal("sample/page/wallet-card/people/lines/worker/blank-1", blank(1)->address);
    assert_true(blank(1)->rect.y - blank(0)->rect.y >= KF_MM(8.69));
}

static kf_len x_of(const char *words)
{
    return text_item(words)->rect.x;
}

static kf_len y_of(const char *words)
{
    return text_item(words)->rect.y;
}

static void panels__are_a_bank_cards_size_apart(void **state)
{
    put(build(FOUR, KF_STANDARD));
    kf_assert_mm(x_of("Two") - x_of("One"), 85.6);
    kf_assert_mm(y_of("Three") - y_of("One"), 54);
    assert_int_equal(y_of("One"), y_of("Two"));
    assert_int_equal(x_of("One"), x_of("Three"));
    kf_assert_mm(x_of("One") - sheet->stage->theme.left, (180 - 2 * 85.6) / 2 + 5);
}

static int count_lines(const char *blocks, const char *operation)
{
    const struct kf_box *box = build(blocks, KF_STANDARD)->as.stack.kids[1];
    struct kf_placed placed = {.width = box->as.art.width, .height = box->as.art.height};

    return count_ops(box->decorate, &placed, box->decor, operation);
}

/* Finer dots are gone from the copy of a copy. */
static void folds__are_heavy_dots_in_every_variant(void **state)
{
    for (int variant = 0; variant < KF_VARIANT_COUNT; variant++) {
        if (variant != KF_LARGE_PRINT && variant != KF_CLEAR_SPACING) { /* which have boxes */
            const struct kf_box *box = build(TWO, (enum kf_variant)variant)->as.stack.kids[1];
            struct kf_placed placed = {.width = box->as.art.width, .height = box->as.art.height};

            assert_int_equal(1, count_ops(box->decorate, &placed, box->decor, "stroke 1.750"));
            if (variant == KF_STANDARD) {
                kf_test_sheet_free(sheet);
            }
        }
    }
}

static void card__is_cut_round_and_folded_between_its_panels(void **state)
{
    int half = count_lines(TWO, " L ");

    kf_test_sheet_free(sheet);
    assert_int_equal(half + 1, count_lines(FOUR, " L ")); /* one fold more */
}

static void panel__with_too_much_is_an_error(void **state)
{
    build("wallet-card:\n  panels:\n    - {id: a, title: A, text: Hello.}\n"
          "    - {id: b, title: B, items: [one, two, three, four, five, six], lines: [{id: x, label: X}, {id: y, label: Y}]}\n",
          KF_STANDARD);
    const struct kf_diag *diag = kf_test_find(sheet->run, KF_OVERFULL);

    kf_assert_has(diag->message, "too high for a card in a wallet");
    assert_string_equal("sample/page/wallet-card/b", diag->address);
}

static void fold__in_half_has_two_panels(void **state)
{
    kf_assert_has(build_fails("wallet-card:\n  panels: [{id: a, title: A}, {id: b, title: B}, {id: c, title: C}, "
                              "{id: d, title: D}]\n", KF_OUT_OF_RANGE)->hint, "fold: quarter");
}

static void three_panels__do_not_fold(void **state)
{
    kf_assert_has(build_fails("wallet-card:\n  panels: [{id: a, title: A}, {id: b, title: B}, {id: c, title: C}]\n",
                              KF_OUT_OF_RANGE)->hint, "write 2 panels, or 4");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(wallet_card__says_how_to_cut_then_each_panel),
        T(wallet_card__is_boxes_in_large_print),
        T(wallet_card__is_boxes_in_a_column),
        T(wallet_card__has_the_same_fields_in_large_print),
        T(line__is_named_by_its_id),
        T(panels__are_a_bank_cards_size_apart),
        T(folds__are_heavy_dots_in_every_variant),
        T(card__is_cut_round_and_folded_between_its_panels),
        T(panel__with_too_much_is_an_error),
        T(fold__in_half_has_two_panels),
        T(three_panels__do_not_fold),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
