/* Names of a roster: set smaller, then in two lines, then refused; in their own direction; and never told. */

#include "blocks/made_out.h"
#include "unit/blocks/sheet.h"

#define CERTIFICATE                                                                                                    \
    "certificate:\n  title: Thank you\n  course: Repair\n  signers:\n    - {id: first, title: Facilitator}\n"

static struct kf_box *box;
static gunichar letter;

static enum kf_name_fit set(const char *name, kf_len width)
{
    struct kf_build build = sheet->build;

    build.width = width;
    box = NULL;
    return kf_name_set(&build, name, KF_MM(16), &box, &letter);
}

static const struct kf_box *text_in(const struct kf_box *row)
{
    return row->as.row.kids[1];
}

static kf_len size_of(const struct kf_box *text)
{
    return text->shaper->theme->types[KF_STYLE_TITLE].size;
}

static void long_name__is_set_smaller_down_to_the_floor(void **state)
{
    put(build(CERTIFICATE, KF_STANDARD));
    assert_int_equal(KF_NAME_FITS, set("O", KF_MM(100)));
    assert_int_equal(KF_PT(26), size_of(text_in(box)));
    assert_int_equal(KF_NAME_FITS, set("Jean-Baptiste Emmanuel Zorg", KF_MM(100)));
    assert_true(size_of(text_in(box)) < KF_PT(26));
    assert_true(size_of(text_in(box)) >= KF_PT(26) * KF_NAME_SMALLEST / 100);
}

static void longer_name__takes_two_even_lines(void **state)
{
    static const char name[] = "Maximiliana Theodora Anne Wolfeschlegelsteinhausen";

    put(build(CERTIFICATE, KF_STANDARD));
    assert_int_equal(KF_NAME_FITS, set(name, KF_MM(100)));
    const struct kf_box *text = text_in(box);
    const struct kf_shaped *shaped = kf_shape(text->shaper, text->as.text.text, KF_STYLE_TITLE, box->as.row.widths[1]);
    assert_int_equal(2, shaped->line_count);
    assert_int_equal(KF_PT(26) * KF_NAME_SMALLEST / 100, size_of(text));
}

static void name_of_no_end__is_refused(void **state)
{
    put(build(CERTIFICATE, KF_STANDARD));
    assert_int_equal(KF_NAME_TOO_LONG, set("Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren", KF_MM(60)));
    assert_null(box);
}

static void letters_of_no_font__are_told_and_push_nothing(void **state)
{
    put(build(CERTIFICATE, KF_STANDARD));
    assert_int_equal(KF_NAME_IN_NO_FONT, set("A \u5F35", KF_MM(100)));
    assert_int_equal(0x5F35, letter);
    assert_int_equal(0, sheet->run->diags->count);
}

static void name__runs_as_its_own_letters_do(void **state)
{
    put(build(CERTIFICATE, KF_STANDARD));
    assert_int_equal(KF_NAME_FITS, set("\u0645\u062D\u0645\u062F (Mo)", KF_MM(100)));
    assert_true(text_in(box)->shaper->theme->right_to_left);
    assert_int_equal(KF_NAME_FITS, set("Mo (\u0645\u062D\u0645\u062F)", KF_MM(100)));
    assert_false(text_in(box)->shaper->theme->right_to_left);
}

static void name__is_no_markdown(void **state)
{
    put(build(CERTIFICATE, KF_STANDARD));
    assert_int_equal(KF_NAME_FITS, set("**A** ___", KF_MM(100)));
    assert_string_equal("**A** ___", text_in(box)->as.text.text->text);
    assert_int_equal(0, text_in(box)->as.text.text->blank_count);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(long_name__is_set_smaller_down_to_the_floor),
        T(longer_name__takes_two_even_lines),
        T(name_of_no_end__is_refused),
        T(letters_of_no_font__are_told_and_push_nothing),
        T(name__runs_as_its_own_letters_do),
        T(name__is_no_markdown),
#undef T
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
