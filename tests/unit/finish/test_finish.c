/* Whole documents through kf_finish, in both editions. */

#include "unit/finish/sample.h"

static void add_list(struct sample *sample)
{
    static const char *const words[] = {"Pause", "Say what happened", "Say sorry"};
    struct kf_element *list =
        sample_add_tag(sample, sample->root, (struct kf_tag){.role = KF_ROLE_LIST, .numbering = KF_NUMBERING_DECIMAL});
    for (int i = 0; i < 3; i++) {
        struct kf_element *item = sample_add(sample, list, KF_ROLE_ITEM);
        sample_text(sample, item, KF_ROLE_LABEL, kf_arena_format(sample->arena, "%d.", i + 1));
        sample->y -= 20;
        sample_text(sample, item, KF_ROLE_BODY, kf_arena_format(sample->arena, "      %s", words[i]));
    }
}

static void add_cell(struct sample *sample, struct kf_element *row, struct kf_tag tag, const char *text)
{
    sample_text(sample, sample_add_tag(sample, row, tag), KF_ROLE_P, text);
}

static void add_table(struct sample *sample)
{
    struct kf_element *table = sample_add(sample, sample->root, KF_ROLE_TABLE);
    struct kf_element *head = sample_add(sample, sample_add(sample, table, KF_ROLE_HEAD), KF_ROLE_ROW);
    struct kf_element *body = sample_add(sample, table, KF_ROLE_ROWS);
    struct kf_tag column = {.role = KF_ROLE_HEAD_CELL, .scope = KF_SCOPE_COLUMN};
    add_cell(sample, head, column, "Feeling");
    add_cell(sample, head, column, "What helps");
    struct kf_element *row = sample_add(sample, body, KF_ROLE_ROW);
    add_cell(sample, row, (struct kf_tag){.role = KF_ROLE_HEAD_CELL, .scope = KF_SCOPE_ROW}, "Hurt");
    add_cell(sample, row, (struct kf_tag){.role = KF_ROLE_CELL}, "Being heard");
    row = sample_add(sample, body, KF_ROLE_ROW);
    add_cell(sample, row, (struct kf_tag){.role = KF_ROLE_CELL, .column_span = 2}, "Both");
}

static void add_figure(struct sample *sample)
{
    struct kf_element *figure =
        sample_add_tag(sample, sample->root, (struct kf_tag){.role = KF_ROLE_FIGURE, .alt = "Two people and a bridge"});
    figure->box_page = sample->runs.count - 1;
    figure->box = sample_rect(96, sample->y, 60, 60);
    sample_begin(sample, figure, KF_ARTIFACT_NONE)->silent = true;
    cairo_arc(sample->cr, 126, sample->y + 30, 24, 0, 6.28);
    cairo_set_source_rgba(sample->cr, 0.1, 0.4, 0.6, 0.5);
    cairo_fill(sample->cr);
    cairo_set_source_rgb(sample->cr, 0, 0, 0);
    sample_draw(sample, 100, sample->y + 20, SAMPLE_FONT, "thumbnailword");
    cairo_surface_t *image = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, 4, 4);
    cairo_set_source_surface(sample->cr, image, 100, sample->y);
    cairo_paint(sample->cr);
    cairo_surface_destroy(image);
    sample->y += 70;
    cairo_set_source_rgb(sample->cr, 0, 0, 0);
}

static void add_blanks(struct sample *sample)
{
    static const char *const moods[] = {"calm", "tense", "tired"};
    struct kf_element *paragraph = sample_text(sample, sample->root, KF_ROLE_P, "What happened?");
    double y = sample->y;
    sample_blank(sample, paragraph, KF_BLANK_TEXT, "repair/steps/what-happened", NULL, "What happened, in your words",
                 sample_rect(72, y, 400, 18));
    sample_blank(sample, paragraph, KF_BLANK_AREA, "repair/steps/notes.long", NULL, "Notes",
                 sample_rect(72, y + 24, 400, 60));
    sample_blank(sample, paragraph, KF_BLANK_CHECK, "repair/steps/paused", NULL, "I took a pause",
                 sample_rect(72, y + 90, 14, 14));
    for (int i = 0; i < 3; i++) {
        struct kf_mark *mood =
            sample_blank(sample, paragraph, KF_BLANK_RADIO, kf_arena_format(sample->arena, "repair/mood/%s", moods[i]),
                         "repair/mood", moods[i], sample_rect(100 + 30 * i, y + 90, 14, 14));
        mood->group_label = "How do you feel?";
    }
    sample->y = y + 116;
}

static void add_link(struct sample *sample)
{
    struct kf_element *paragraph = sample_text(sample, sample->root, KF_ROLE_P, "If you are in crisis:");
    struct kf_element *link = sample_text(sample, paragraph, KF_ROLE_LINK, "988 Lifeline");
    sample_mark(sample, (struct kf_mark){.kind = KF_MARK_LINK,
                                         .label = "988 Lifeline (web page)",
                                         .uri = "https://988lifeline.org/a)b (c)?q=\xC3\xA9",
                                         .rect = sample_rect(72, sample->y - 20, 80, 16),
                                         .element = link});
}

static void add_furniture(struct sample *sample)
{
    sample_artifact(sample, KF_ARTIFACT_HEADER, 36, "Participant handout");
    sample_artifact(sample, KF_ARTIFACT_FOOTER, 750, "Page");
    sample_begin(sample, NULL, KF_ARTIFACT_LAYOUT);
    sample_rule(sample, 60);
}

static const char arabic[] = "محادثة الإصلاح تساعدنا على العودة لا إلى الخلاف";

static struct sample *sample_everything(bool fillable)
{
    struct sample *sample = sample_new();
    if (fillable) {
        sample_make_fillable(sample);
    }
    add_furniture(sample);
    sample_text(sample, sample->root, KF_ROLE_H1, "Repair conversations");
    struct kf_element *spanish =
        sample_add_tag(sample, sample->root, (struct kf_tag){.role = KF_ROLE_P, .language = "es"});
    sample_begin(sample, spanish, KF_ARTIFACT_NONE);
    sample->y += sample_draw(sample, 72, sample->y, SAMPLE_FONT, "Una conversación de reparación nos acerca.") + 6;
    struct kf_element *rtl = sample_add_tag(sample, sample->root, (struct kf_tag){.role = KF_ROLE_P, .language = "ar"});
    rtl->actual = arabic;
    sample_begin(sample, rtl, KF_ARTIFACT_NONE)->right_to_left = true;
    sample->y += sample_draw(sample, 72, sample->y, "IBM Plex Sans Arabic 12", arabic) + 6;
    sample_text(sample, sample->root, KF_ROLE_H2, "Efficient first aid");
    add_list(sample);
    add_figure(sample);
    add_table(sample);
    sample_page(sample);
    add_furniture(sample);
    struct kf_element *split = sample_text(sample, sample->root, KF_ROLE_P, "This begins on one page and");
    add_blanks(sample);
    add_link(sample);
    sample_text(sample, sample->root, KF_ROLE_NOTE, "1. In English and Spanish.");
    sample_page(sample);
    add_furniture(sample);
    sample_begin(sample, split, KF_ARTIFACT_NONE);
    sample_draw(sample, 72, sample->y, SAMPLE_FONT, "ends on the next.");
    sample->bookmarks[0] = (struct kf_bookmark){"Repair conversations", 0, 0, KF_PT(72)};
    sample->bookmarks[1] = (struct kf_bookmark){"Efficient first aid", 1, 0, KF_PT(120)};
    sample->bookmarks[2] = (struct kf_bookmark){"Next", 0, 1, KF_PT(72)};
    sample->input.bookmark_count = 3;
    sample->input.info.author = "Families & <friends>";
    sample->input.info.subject = "Coming \"back\" to each other";
    sample->input.info.version = "1.0";
    sample->input.info.two_sided = true;
    return sample;
}

static void finish__writes_print_edition(void **state)
{
    struct sample *sample = sample_everything(/* fillable */ false);
    sample_finish_well(sample, "print");
    char *dump = kf_finish_dump(sample->finished.pdf, sample->finished.length);
    static const char expected[] =
        "file pages=3 Title=\"Repair conversations\" Lang=\"en-US\"\n"
        "Document\n"
        "  H1 p1:3\n"
        "  P Lang=\"es\" p1:4\n"
        "  P Lang=\"ar\" ActualText=\"محادثة الإصلاح تساعدنا على العودة لا إلى الخلاف\" p1:5\n"
        "  H2 p1:6\n"
        "  L ListNumbering=/Decimal O=/List\n"
        "    LI\n      Lbl p1:7\n      LBody p1:8\n"
        "    LI\n      Lbl p1:9\n      LBody p1:10\n"
        "    LI\n      Lbl p1:11\n      LBody p1:12\n";
    assert_contains(dump, expected);
    assert_contains(dump, "  Figure Alt=\"Two people and a bridge\" BBox=[ 96 ");
    assert_contains(dump, "TH O=/Table Scope=/Row\n");
    assert_contains(dump, "TD ColSpan=2 O=/Table\n");
    assert_contains(dump, "  P p2:3 p3:3\n");
    assert_contains(dump,
                    "Form Alt=\"I took a pause\" Desc=\"I took a pause\" O=/PrintField Role=/cb checked=/off p2:7\n");
    assert_contains(dump, "Link p2:12 {p2 Link Contents=\"988 Lifeline (web page)\" "
                          "URI=\"https://988lifeline.org/a)b%20(c)?q=%C3%A9\"}\n");
    assert_contains(dump, "Note ID=\"note-000001\" p2:13\n");
    assert_int_equal(sample->finished.artifact_runs[KF_ARTIFACT_HEADER], 3);
    assert_int_equal(sample->finished.artifact_runs[KF_ARTIFACT_LAYOUT], 3);
    assert_int_equal(sample->finished.links, 1);
    assert_int_equal(sample->finished.fields, 0);
    free(dump);
    sample_free(sample);
}

static void finish__writes_fillable_edition(void **state)
{
    struct sample *sample = sample_everything(/* fillable */ true);
    sample_finish_well(sample, "fillable");
    char *dump = kf_finish_dump(sample->finished.pdf, sample->finished.length);
    assert_contains(dump, "Form Alt=\"Notes\" {p2 Widget T=\"repair/steps/notes-long\" Contents=\"Notes\"}\n");
    assert_contains(dump, "Form Alt=\"calm\" {p2 Widget group=\"repair/mood\" question=\"How do you feel?\" "
                          "Contents=\"calm\"}\n");
    assert_lacks(dump, "PrintField");
    assert_int_equal(sample->finished.fields, 6);
    free(dump);
    sample_free(sample);
}

static void finish__same_bytes_twice(void **state)
{
    struct sample *one = sample_everything(/* fillable */ true);
    struct sample *two = sample_everything(/* fillable */ true);
    sample_finish_well(one, NULL);
    sample_finish_well(two, NULL);
    assert_int_equal(one->finished.length, two->finished.length);
    assert_memory_equal(one->finished.pdf, two->finished.pdf, one->finished.length);
    sample_free(two);
    sample_free(one);
}

/* --- choices, and the order of annotations ---------------------------------------------------------------------------- */

static struct kf_mark *add_choice(struct sample *sample, const char *address)
{
    static const struct kf_option options[] = {{"1", "Tell someone"}, {"2", "Leave the \xC3\xA9t\xC3\xA9 room"}};
    static const struct kf_choices choices = {options, 2};
    struct kf_element *paragraph = sample_text(sample, sample->root, KF_ROLE_P, "What I will do");
    struct kf_mark *mark = sample_blank(sample, paragraph, KF_BLANK_CHOICE, address, NULL, "What I will do, row 1",
                                        sample_rect(72, sample->y, 200, 24));

    mark->options = &choices;
    sample->y += 40;
    return mark;
}

static const char *contents_of(struct sample *sample, qpdf_data qpdf, int annotation)
{
    qpdf_oh list = sample_key(qpdf, qpdf_get_page_n(qpdf, 0), "/Annots");
    qpdf_oh item = qpdf_oh_get_array_item(qpdf, list, annotation);

    return kf_arena_string(sample->arena, qpdf_oh_get_utf8_value(qpdf, sample_key(qpdf, item, "/Contents")));
}

static void choice__is_a_drop_down_of_what_is_exported_and_shown(void **state)
{
    struct sample *sample = sample_new();
    sample_make_fillable(sample);
    add_choice(sample, "plan/row-1/3");
    sample_finish_well(sample, "choice");
    qpdf_data qpdf = sample_open(sample);
    qpdf_oh field = qpdf_oh_get_array_item(qpdf, sample_key(qpdf, qpdf_get_page_n(qpdf, 0), "/Annots"), 0);
    assert_string_equal(qpdf_oh_get_name(qpdf, sample_key(qpdf, field, "/FT")), "/Ch");
    assert_int_equal(qpdf_oh_get_int_value(qpdf, sample_key(qpdf, field, "/Ff")), 1 << 17);
    assert_string_equal(qpdf_oh_get_utf8_value(qpdf, sample_key(qpdf, field, "/TU")), "What I will do, row 1");
    assert_string_equal(qpdf_oh_get_string_value(qpdf, sample_key(qpdf, field, "/DA")), "/Body 12.000 Tf 0 g");
    assert_false(qpdf_oh_has_key(qpdf, field, "/V"));
    qpdf_oh options = sample_key(qpdf, field, "/Opt");
    assert_int_equal(qpdf_oh_get_array_n_items(qpdf, options), 2);
    qpdf_oh second = qpdf_oh_get_array_item(qpdf, options, 1);
    assert_string_equal(qpdf_oh_get_utf8_value(qpdf, qpdf_oh_get_array_item(qpdf, second, 0)), "2");
    assert_string_equal(qpdf_oh_get_utf8_value(qpdf, qpdf_oh_get_array_item(qpdf, second, 1)), "Leave the été room");
    sample_free(sample);
}

static void choice__on_paper_is_a_text_to_write(void **state)
{
    struct sample *sample = sample_new();
    add_choice(sample, "plan/row-1/3");
    sample_finish_well(sample, NULL);
    qpdf_data qpdf = sample_open(sample);
    assert_false(qpdf_oh_has_key(qpdf, qpdf_get_root(qpdf), "/AcroForm"));
    sample_free(sample);
}

static void choice__without_options_is_refused(void **state)
{
    struct sample *sample = sample_new();
    sample_make_fillable(sample);
    add_choice(sample, "plan/row-1/3")->options = NULL;
    sample_assert_refused(sample, "choice \"plan/row-1/3\" has no options");
    sample_free(sample);
}

/* Viewers that tab in the order of the page, not of the tree, go the same way. */
static void annotations__stand_in_reading_order(void **state)
{
    struct sample *sample = sample_new();
    sample_make_fillable(sample);
    struct kf_element *paragraph = sample_text(sample, sample->root, KF_ROLE_P, "What happened?");
    sample_blank(sample, paragraph, KF_BLANK_TEXT, "a/first", NULL, "First", sample_rect(72, 300, 200, 20));
    add_link(sample);
    sample_blank(sample, sample->root, KF_BLANK_CHECK, "a/last", NULL, "Last", sample_rect(72, 100, 14, 14));
    sample_finish_well(sample, NULL);
    qpdf_data qpdf = sample_open(sample);
    assert_string_equal(contents_of(sample, qpdf, 0), "First");
    assert_string_equal(contents_of(sample, qpdf, 1), "988 Lifeline (web page)");
    assert_string_equal(contents_of(sample, qpdf, 2), "Last");
    assert_string_equal(qpdf_oh_get_name(qpdf, sample_key(qpdf, qpdf_get_page_n(qpdf, 0), "/Tabs")), "/S");
    sample_free(sample);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finish__writes_print_edition),
        cmocka_unit_test(finish__writes_fillable_edition),
        cmocka_unit_test(finish__same_bytes_twice),
        cmocka_unit_test(choice__is_a_drop_down_of_what_is_exported_and_shown),
        cmocka_unit_test(choice__on_paper_is_a_text_to_write),
        cmocka_unit_test(choice__without_options_is_refused),
        cmocka_unit_test(annotations__stand_in_reading_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
