/* Each of our own mistakes, made once, shows its message; and the parts that can be looked at alone. */

#include "unit/finish/sample.h"

static void rule__markers_agree_with_runs(void **state)
{
    struct sample *sample = sample_new();
    sample_text(sample, sample->root, KF_ROLE_P, "One");
    sample_page(sample);
    sample_text(sample, sample->root, KF_ROLE_P, "Two");
    sample_stamp(sample);
    sample_assert_refused(sample, "page 2: 2 markers for 1 runs");
    sample_free(sample);
}

static void rule__nothing_is_painted_outside_runs(void **state)
{
    struct sample *sample = sample_new();
    sample_rule(sample, 100);
    sample_text(sample, sample->root, KF_ROLE_P, "One");
    sample_assert_refused(sample, "page 1: operator \"S\" paints outside any run");
    sample_free(sample);
}

static void rule__runs_of_each_page(void **state)
{
    struct sample *sample = sample_new();
    sample_text(sample, sample->root, KF_ROLE_P, "One");
    sample->runs.count = 2;
    sample_assert_refused(sample, "1 pages in the file, runs of 2");
    sample_free(sample);
}

static void rule__content_is_in_the_tree(void **state)
{
    struct sample *sample = sample_new();
    struct kf_element *lost = kf_element_new(sample->arena, NULL, sample_tag(sample, KF_ROLE_P));
    sample_text(sample, sample->root, KF_ROLE_P, "One");
    sample_begin(sample, lost, KF_ARTIFACT_NONE);
    sample_rule(sample, 100);
    sample_assert_refused(sample, "page 1: 2 runs of content, 1 of them in the structure tree");
    sample_free(sample);
}

static void rule__run_belongs_to_its_element(void **state)
{
    struct sample *sample = sample_new();
    sample_text(sample, sample->root, KF_ROLE_P, "One");
    struct kf_element *thief = sample_add(sample, sample->root, KF_ROLE_H1);
    kf_element_add_run(sample->arena, thief, 0, 0);
    sample_assert_refused(sample, "element H1 \"without an address\": a run it has as a kid was not drawn for it");
    sample_free(sample);
}

static void rule__form_has_a_kid(void **state)
{
    struct sample *sample = sample_new();
    sample_text(sample, sample->root, KF_ROLE_P, "One");
    sample_add_tag(sample, sample->root,
                   (struct kf_tag){.role = KF_ROLE_FORM, .blank = KF_BLANK_TEXT, .address = "a/b"});
    sample_assert_refused(sample, "element Form \"a/b\": has no kid");
    sample_free(sample);
}

static void rule__field_is_the_only_kid_of_its_form(void **state)
{
    struct sample *sample = sample_new();
    sample_make_fillable(sample);
    sample_text(sample, sample->root, KF_ROLE_P, "One");
    struct kf_mark *mark =
        sample_blank(sample, sample->root, KF_BLANK_TEXT, "a/b", NULL, "B", sample_rect(72, 100, 99, 20));
    sample_begin(sample, mark->element, KF_ARTIFACT_NONE);
    sample_rule(sample, 200);
    sample_assert_refused(sample, "element Form \"a/b\": has other kids than its one field");
    sample_free(sample);
}

static void rule__field_names_are_unique(void **state)
{
    struct sample *sample = sample_new();
    sample_make_fillable(sample);
    sample_blank(sample, sample->root, KF_BLANK_TEXT, "a/b.c", NULL, "B", sample_rect(72, 100, 99, 20));
    sample_blank(sample, sample->root, KF_BLANK_CHECK, "a/b-c", NULL, "C", sample_rect(72, 200, 12, 12));
    sample_assert_refused(sample, "field \"a/b-c\" exists twice");
    sample_free(sample);
}

static void rule__radio_buttons_have_a_group(void **state)
{
    struct sample *sample = sample_new();
    sample_make_fillable(sample);
    sample_blank(sample, sample->root, KF_BLANK_RADIO, "a/b", NULL, "B", sample_rect(72, 100, 12, 12));
    sample_assert_refused(sample, "radio button \"a/b\" has no group");
    sample_free(sample);
}

static void rule__form_font_is_a_font(void **state)
{
    struct sample *sample = sample_new();
    sample->input.fillable = true;
    sample->input.form_font = "not a font";
    sample->input.form_font_length = 10;
    sample_blank(sample, sample->root, KF_BLANK_TEXT, "a/b", NULL, "B", sample_rect(72, 100, 99, 20));
    sample_assert_refused(sample, "the form font cannot be read");
    sample_free(sample);
}

static void rule__marks_have_labels_and_elements(void **state)
{
    struct sample *sample = sample_new();
    struct kf_element *link = sample_text(sample, sample->root, KF_ROLE_LINK, "One");
    sample_mark(sample, (struct kf_mark){.kind = KF_MARK_LINK, .uri = "tel:988", .label = "", .element = link});
    sample_assert_refused(sample, "page 1: mark \"tel:988\" has no label");
    sample_free(sample);

    sample = sample_new();
    sample_text(sample, sample->root, KF_ROLE_P, "One");
    sample_mark(sample, (struct kf_mark){.kind = KF_MARK_LINK, .uri = "tel:988", .label = "988"});
    sample_assert_refused(sample, "page 1: mark \"tel:988\" has no element");
    sample_free(sample);
}

static void rule__title_is_not_empty(void **state)
{
    struct sample *sample = sample_new();
    sample_text(sample, sample->root, KF_ROLE_P, "One");
    sample->input.info.title = "";
    sample_assert_refused(sample, "the document has no title");
    sample_free(sample);
}

static void broken_input__is_an_internal_mistake(void **state)
{
    struct sample *sample = sample_new();
    sample_close_cairo(sample);
    sample->input.pdf = (const unsigned char *)"%PDF-1.5 but not";
    sample->input.length = 16;
    assert_false(kf_finish(&sample->run, &sample->input, &sample->finished));
    assert_int_equal(sample->run.diags->count, 1);
    assert_int_equal(sample->run.diags->items[0]->code, KF_INTERNAL);
    sample_free(sample);
}

static void profile__is_444_bytes_and_says_so(void **state)
{
    unsigned char profile[KF_PROFILE_BYTES];
    kf_output_intent_profile(profile);
    assert_int_equal(profile[2] << 8 | profile[3], 444);
    assert_memory_equal(profile + 36, "acsp", 4);
}

static void xmp__escapes_and_dates(void **state)
{
    struct kf_arena *arena = kf_arena_new();
    struct kf_document_info info = {.title = "A <b> & \"c\"", .language = "en-US", .date = 1767323045};
    const char *xmp = kf_metadata_xmp(arena, &info);
    assert_contains(xmp, "<rdf:li xml:lang=\"x-default\">A &lt;b&gt; &amp; &quot;c&quot;</rdf:li>");
    assert_contains(xmp, "<xmp:CreateDate>2026-01-02T03:04:05Z</xmp:CreateDate>");
    assert_lacks(xmp, "dc:creator");
    assert_string_equal(kf_metadata_date(arena, info.date), "D:20260102030405Z");
    kf_arena_free(arena);
}

static void uri__is_ascii_and_whole(void **state)
{
    struct sample *sample = sample_new();
    struct kf_element *link = sample_text(sample, sample->root, KF_ROLE_LINK, "One");
    const char *uri = "https://a.org/x)/JS(y\\ \xC3\xA9<";
    sample_mark(sample, (struct kf_mark){.kind = KF_MARK_LINK, .uri = uri, .label = "One", .element = link});
    sample_finish_well(sample, NULL);
    qpdf_data qpdf = sample_open(sample);
    qpdf_oh annotation = qpdf_oh_get_array_item(qpdf, sample_key(qpdf, qpdf_get_page_n(qpdf, 0), "/Annots"), 0);
    qpdf_oh action = sample_key(qpdf, annotation, "/A");
    assert_string_equal(qpdf_oh_get_string_value(qpdf, sample_key(qpdf, action, "/URI")),
                        "https://a.org/x)/JS(y%5C%20%C3%A9%3C");
    assert_false(qpdf_oh_has_key(qpdf, action, "/JS"));
    sample_free(sample);
}

static void catalog__says_how_to_show_and_print(void **state)
{
    struct sample *sample = sample_new();
    sample_text(sample, sample->root, KF_ROLE_P, "One");
    sample->input.info.two_sided = true;
    sample->input.info.right_to_left = true;
    sample_finish_well(sample, NULL);
    qpdf_data qpdf = sample_open(sample);
    qpdf_oh root = qpdf_get_root(qpdf);
    assert_string_equal(qpdf_oh_unparse(qpdf, sample_key(qpdf, root, "/ViewerPreferences")),
                        "<< /Direction /R2L /DisplayDocTitle true /Duplex /DuplexFlipLongEdge /PrintScaling /None >>");
    assert_string_equal(qpdf_oh_get_name(qpdf, sample_key(qpdf, root, "/PageMode")), "/UseNone");
    assert_string_equal(qpdf_get_pdf_version(qpdf), "1.7");
    sample_free(sample);
}

/* Cairo 1.18 writes one of its own; here it stands where the page names its parent, which has as many letters. */
static void page__has_one_number_in_the_parent_tree(void **state)
{
    static const char parent[] = "   /Parent 1 0 R", number[] = "/StructParents 7";
    struct sample *sample = sample_new();
    sample_text(sample, sample->root, KF_ROLE_P, "One");
    sample_close_cairo(sample);
    char *place = memmem(sample->bytes->data, sample->bytes->len, parent, strlen(parent));
    assert_non_null(place);
    memcpy(place, number, strlen(number));
    sample_finish_well(sample, NULL);
    qpdf_data qpdf = sample_open(sample);
    qpdf_oh page = qpdf_get_page_n(qpdf, 0);
    assert_int_equal(qpdf_oh_get_int_value(qpdf, sample_key(qpdf, page, "/StructParents")), 0);
    assert_false(qpdf_more_warnings(qpdf));
    sample_free(sample);
}

static void page__names_no_stamp(void **state)
{
    struct sample *sample = sample_new();
    sample_text(sample, sample->root, KF_ROLE_P, "One");
    sample_finish_well(sample, NULL);
    qpdf_data qpdf = sample_open(sample);
    qpdf_oh resources = sample_key(qpdf, qpdf_get_page_n(qpdf, 0), "/Resources");
    qpdf_oh objects = qpdf_oh_get_key(qpdf, resources, "/XObject");
    assert_null(sample_keys(sample, qpdf, objects)[0]);
    assert_lacks(sample_content(sample, qpdf, 0), " Do");
    sample_free(sample);
}

static void nested_images__are_not_smoothed(void **state)
{
    struct sample *sample = sample_new();
    sample_begin(sample, NULL, KF_ARTIFACT_LAYOUT);
    cairo_rectangle_t extents = {0, 0, 50, 50};
    cairo_surface_t *recording = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &extents);
    cairo_surface_t *image = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, 4, 4);
    cairo_t *cr = cairo_create(image);
    cairo_set_source_rgba(cr, 0.2, 0.4, 0.6, 0.5); /* Cairo leaves out what is fully transparent */
    cairo_paint(cr);
    cairo_destroy(cr);
    cr = cairo_create(recording);
    cairo_set_source_surface(cr, image, 1, 1);
    cairo_paint_with_alpha(cr, 0.5);
    cairo_destroy(cr);
    cairo_set_source_surface(sample->cr, recording, 100, 100);
    cairo_paint(sample->cr);
    cairo_surface_destroy(image);
    cairo_surface_destroy(recording);
    sample_finish_well(sample, "nested");
    qpdf_data qpdf = sample_open(sample);
    int images = 0;
    for (int number = 1; number < 100; number++) {
        qpdf_oh object = qpdf_get_object_by_id(qpdf, number, 0);
        if (qpdf_oh_is_stream(qpdf, object)) {
            qpdf_oh dictionary = qpdf_oh_get_dict(qpdf, object);
            assert_false(qpdf_oh_has_key(qpdf, dictionary, "/Interpolate"));
            images += qpdf_oh_is_name_and_equals(qpdf, qpdf_oh_get_key(qpdf, dictionary, "/Subtype"), "/Image");
        }
    }
    assert_true(images > 0);
    sample_free(sample);
}

static void bookmarks__nest_by_level(void **state)
{
    struct sample *sample = sample_new();
    sample_text(sample, sample->root, KF_ROLE_P, "One");
    static const int levels[] = {0, 1, 3, 1, 0};
    for (int i = 0; i < 5; i++) {
        sample->bookmarks[i] = (struct kf_bookmark){.title = "B", .level = levels[i], .y = KF_PT(92)};
    }
    sample->input.bookmark_count = 5;
    sample_finish_well(sample, NULL);
    qpdf_data qpdf = sample_open(sample);
    qpdf_oh outline = sample_key(qpdf, qpdf_get_root(qpdf), "/Outlines");
    assert_int_equal(qpdf_oh_get_int_value(qpdf, sample_key(qpdf, outline, "/Count")), 5);
    qpdf_oh first = sample_key(qpdf, outline, "/First");
    assert_int_equal(qpdf_oh_get_int_value(qpdf, sample_key(qpdf, first, "/Count")), 3);
    qpdf_oh destination = sample_key(qpdf, first, "/Dest");
    assert_true(qpdf_oh_get_numeric_value(qpdf, qpdf_oh_get_array_item(qpdf, destination, 3)) == 700);
    assert_false(qpdf_oh_has_key(qpdf, sample_key(qpdf, first, "/Next"), "/First"));
    sample_free(sample);
}

static void parent_tree__splits_after_1000_entries(void **state)
{
    enum { PAGES = 1001 };
    struct sample *sample = sample_new();
    for (int page = 0; page < PAGES; page++) {
        if (page > 0) {
            sample_page(sample);
        }
        sample_begin(sample, sample_add(sample, sample->root, KF_ROLE_P), KF_ARTIFACT_NONE);
        sample_rule(sample, 100);
    }
    sample_finish_well(sample, "long");
    qpdf_data qpdf = sample_open(sample);
    qpdf_oh tree = sample_key(qpdf, sample_key(qpdf, qpdf_get_root(qpdf), "/StructTreeRoot"), "/ParentTree");
    qpdf_oh leaves = sample_key(qpdf, tree, "/Kids");
    assert_false(qpdf_oh_has_key(qpdf, tree, "/Nums"));
    assert_int_equal(qpdf_oh_get_array_n_items(qpdf, leaves), 2);
    assert_string_equal(qpdf_oh_unparse(qpdf, sample_key(qpdf, qpdf_oh_get_array_item(qpdf, leaves, 1), "/Limits")),
                        "[ 1000 1000 ]");
    sample_free(sample);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rule__markers_agree_with_runs),
        cmocka_unit_test(rule__nothing_is_painted_outside_runs),
        cmocka_unit_test(rule__runs_of_each_page),
        cmocka_unit_test(rule__content_is_in_the_tree),
        cmocka_unit_test(rule__run_belongs_to_its_element),
        cmocka_unit_test(rule__form_has_a_kid),
        cmocka_unit_test(rule__field_is_the_only_kid_of_its_form),
        cmocka_unit_test(rule__field_names_are_unique),
        cmocka_unit_test(rule__radio_buttons_have_a_group),
        cmocka_unit_test(rule__form_font_is_a_font),
        cmocka_unit_test(rule__marks_have_labels_and_elements),
        cmocka_unit_test(rule__title_is_not_empty),
        cmocka_unit_test(broken_input__is_an_internal_mistake),
        cmocka_unit_test(profile__is_444_bytes_and_says_so),
        cmocka_unit_test(xmp__escapes_and_dates),
        cmocka_unit_test(uri__is_ascii_and_whole),
        cmocka_unit_test(catalog__says_how_to_show_and_print),
        cmocka_unit_test(page__has_one_number_in_the_parent_tree),
        cmocka_unit_test(page__names_no_stamp),
        cmocka_unit_test(nested_images__are_not_smoothed),
        cmocka_unit_test(bookmarks__nest_by_level),
        cmocka_unit_test(parent_tree__splits_after_1000_entries),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
