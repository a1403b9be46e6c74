/* A finished file read again: all that it shows, says and keeps. */

#include "unit/finish/sample.h"

#include "base/letters.h"
#include "finish/read_back.h"

static const char secret[] = "Someone opens an old injury: thank them, pause there, and talk with them alone";
static const char arabic[] = "هذه الجملة للعاملين وحدهم ولا يجوز أن تظهر في أي ورقة";

struct found {
    const struct kf_strand *strand;
    struct kf_arena *arena;
    GString *places;
};

static void note(void *user, void *data, size_t at)
{
    struct found *found = user;
    const char *place = kf_strand_place(found->arena, found->strand, at);

    (void)data;
    if (strstr(found->places->str, kf_arena_format(found->arena, "[%s]", place)) == NULL) {
        g_string_append_printf(found->places, "[%s]", place);
    }
}

/* Where a text stands in bytes of a PDF: "[page 1][page 1, alternate text (Figure)]". */
static const char *places_in(struct sample *sample, const unsigned char *pdf, size_t length, const char *text)
{
    struct kf_phrases *phrases = kf_phrases_new(sample->arena);
    struct found found = {.arena = sample->arena, .places = g_string_new(NULL)};
    struct kf_read_back read;
    const char *places;

    kf_phrases_add(phrases, kf_letters_of(sample->arena, text), NULL);
    assert_true(kf_read_back(&sample->run, sample->arena, pdf, length, &read));
    assert_int_equal(read.unreadable, 0);
    for (int i = 0; i < read.count; i++) {
        found.strand = &read.strands[i];
        kf_phrases_seek(phrases, found.strand->letters, found.strand->length, note, &found);
    }
    places = kf_arena_string(sample->arena, found.places->str);
    g_string_free(found.places, TRUE);
    return places;
}

/* Finishes the sample first. */
static const char *places_of(struct sample *sample, const char *text)
{
    sample_finish_well(sample, NULL);
    return places_in(sample, sample->finished.pdf, sample->finished.length, text);
}

/* --- pages ---------------------------------------------------------------------------------------------------------- */

static void page_text__is_found_over_lines(void **state)
{
    struct sample *sample = sample_new();
    struct kf_element *element = sample_add(sample, sample->root, KF_ROLE_P);

    sample_begin(sample, element, KF_ARTIFACT_NONE);
    sample_draw(sample, 72, 72, "Atkinson Hyperlegible Next 40", secret);
    assert_string_equal(places_of(sample, secret), "[page 1]");
    sample_free(sample);
}

/* Words of a head and a foot are drawn between the two parts of a paragraph. */
static void page_text__is_found_over_pages(void **state)
{
    struct sample *sample = sample_new();
    struct kf_element *element = sample_add(sample, sample->root, KF_ROLE_P);

    sample_begin(sample, element, KF_ARTIFACT_NONE);
    sample_draw(sample, 72, 700, SAMPLE_FONT, "Someone opens an old injury: thank");
    sample_artifact(sample, KF_ARTIFACT_FOOTER, 760, "Page 1 of 2");
    sample_page(sample);
    sample_artifact(sample, KF_ARTIFACT_HEADER, 20, "Repair conversations");
    sample_begin(sample, element, KF_ARTIFACT_NONE);
    sample_draw(sample, 72, 72, SAMPLE_FONT, "them, pause there, and talk with them alone");
    assert_string_equal(places_of(sample, secret), "[page 1]");
    sample_free(sample);
}

static void page_text__is_found_in_furniture(void **state)
{
    struct sample *sample = sample_new();

    sample_text(sample, sample->root, KF_ROLE_P, "One");
    sample_artifact(sample, KF_ARTIFACT_FOOTER, 760, secret);
    assert_string_equal(places_of(sample, secret), "[page 1]");
    sample_free(sample);
}

/* Eyes see words of a picture that says nothing. */
static void page_text__is_found_where_it_is_not_read(void **state)
{
    struct sample *sample = sample_new();
    struct kf_element *element = sample_add(sample, sample->root, KF_ROLE_P);

    sample_begin(sample, element, KF_ARTIFACT_NONE)->silent = true;
    sample_draw(sample, 72, 72, SAMPLE_FONT, secret);
    assert_string_equal(places_of(sample, secret), "[page 1]");
    sample_free(sample);
}

/* A group is a form: a stream with fonts of its own. */
static void page_text__is_found_in_a_form(void **state)
{
    struct sample *sample = sample_new();

    sample_begin(sample, sample_add(sample, sample->root, KF_ROLE_P), KF_ARTIFACT_NONE);
    cairo_push_group(sample->cr);
    sample_draw(sample, 72, 72, SAMPLE_FONT, secret);
    cairo_pop_group_to_source(sample->cr);
    cairo_paint_with_alpha(sample->cr, 0.5);
    assert_string_equal(places_of(sample, secret), "[page 1]");
    sample_free(sample);
}

static void page_text__is_found_in_arabic(void **state)
{
    struct sample *sample = sample_new();

    sample_begin(sample, sample_add(sample, sample->root, KF_ROLE_P), KF_ARTIFACT_NONE)->right_to_left = true;
    sample_draw(sample, 72, 72, "IBM Plex Sans Arabic 40", arabic);
    assert_string_equal(places_of(sample, arabic), "[page 1]");
    sample_free(sample);
}

/* As other programs draw it: from the left edge of the line to the right. U+202D keeps letters where they stand. */
static void page_text__is_found_in_arabic_drawn_from_the_left(void **state)
{
    static const char mixed[] = "للعاملين وحدهم 988 ولا يجوز أن تظهر hotline في أي ورقة";
    struct sample *sample = sample_new();
    char *turned = g_utf8_strreverse("ورقة أي في hotline تظهر أن يجوز ولا 988 وحدهم للعاملين", -1);
    char **words = g_strsplit(turned, " ", -1);
    GString *visual = g_string_new("\u202D");

    /* Lines in visual order: each Arabic word from its last letter, numbers and Latin as they are. */
    for (int i = (int)g_strv_length(words); i-- > 0;) {
        char *word = g_ascii_isalnum(words[i][0]) ? g_utf8_strreverse(words[i], -1) : g_strdup(words[i]);

        g_string_append_printf(visual, "%s ", word);
        g_free(word);
    }
    sample_begin(sample, sample_add(sample, sample->root, KF_ROLE_P), KF_ARTIFACT_NONE);
    sample_draw(sample, 72, 72, "IBM Plex Sans Arabic 12", visual->str);
    assert_string_equal(places_of(sample, mixed), "[page 1]");
    g_string_free(visual, TRUE);
    g_strfreev(words);
    g_free(turned);
    sample_free(sample);
}

/* --- beside pages --------------------------------------------------------------------------------------------------- */

static void strings__of_elements_are_found(void **state)
{
    struct sample *sample = sample_new();
    struct kf_element *figure = sample_add_tag(sample, sample->root, (struct kf_tag){.role = KF_ROLE_FIGURE, .alt = secret});

    figure->box_page = -1;
    sample_begin(sample, figure, KF_ARTIFACT_NONE);
    sample_rule(sample, 100);
    sample_text(sample, sample->root, KF_ROLE_P, "One")->actual = arabic;
    sample_finish_well(sample, NULL);
    assert_string_equal(places_in(sample, sample->finished.pdf, sample->finished.length, secret),
                        "[page 1, alternate text (Figure)]");
    assert_string_equal(places_in(sample, sample->finished.pdf, sample->finished.length, arabic),
                        "[page 1, actual text (P)][page 1]");
    sample_free(sample);
}

static void strings__of_the_document_are_found(void **state)
{
    struct sample *sample = sample_new();

    sample_text(sample, sample->root, KF_ROLE_P, "One");
    sample->input.info.title = secret;
    assert_string_equal(places_of(sample, secret), "[title (document)][metadata (document)]");
    sample_free(sample);
}

static void strings__of_bookmarks_and_labels_are_found(void **state)
{
    struct sample *sample = sample_new();

    sample_text(sample, sample->root, KF_ROLE_P, "One");
    sample->bookmarks[0] = (struct kf_bookmark){.title = "One"};
    sample->bookmarks[1] = (struct kf_bookmark){.title = secret, .level = 1};
    sample->input.bookmark_count = 2;
    sample->input.labels = &(struct kf_page_labels){.prefix = arabic};
    sample->input.label_count = 1;
    sample_finish_well(sample, NULL);
    assert_string_equal(places_in(sample, sample->finished.pdf, sample->finished.length, secret), "[title (bookmark)]");
    assert_string_equal(places_in(sample, sample->finished.pdf, sample->finished.length, arabic), "[prefix (page label)]");
    sample_free(sample);
}

static void strings__of_fields_are_found(void **state)
{
    static const char name[] = "talks/someone-opens-an-old-injury/thank-them/pause-there/and-talk-with-them-alone";
    struct sample *sample = sample_new();

    sample_make_fillable(sample);
    sample_blank(sample, sample->root, KF_BLANK_TEXT, name, NULL, "One", sample_rect(72, 100, 99, 20));
    sample_blank(sample, sample->root, KF_BLANK_TEXT, "a/b", NULL, arabic, sample_rect(72, 200, 99, 20));
    sample_finish_well(sample, NULL);
    assert_string_equal(places_in(sample, sample->finished.pdf, sample->finished.length, secret),
                        "[page 1, name (form field)]");
    assert_non_null(strstr(places_in(sample, sample->finished.pdf, sample->finished.length, arabic),
                           "[page 1, tooltip (form field)]"));
    sample_free(sample);
}

/* --- what we do not write, and another may ------------------------------------------------------------------------- */

/* The finished file with one more thing, written again. */
static const char *places_with(struct sample *sample, void (*change)(qpdf_data qpdf), const char *text)
{
    qpdf_data qpdf;

    sample_text(sample, sample->root, KF_ROLE_P, "One");
    sample_finish_well(sample, NULL);
    qpdf = sample_open(sample);
    change(qpdf);
    qpdf_init_write_memory(qpdf);
    assert_int_equal(qpdf_write(qpdf), QPDF_SUCCESS);
    return places_in(sample, qpdf_get_buffer(qpdf), qpdf_get_buffer_length(qpdf), text);
}

static qpdf_oh new_stream(qpdf_data qpdf, const char *dictionary, const char *bytes)
{
    qpdf_oh stream = qpdf_oh_new_stream(qpdf);

    qpdf_oh_replace_stream_data(qpdf, stream, (const unsigned char *)bytes, strlen(bytes), qpdf_oh_new_null(qpdf),
                                qpdf_oh_new_null(qpdf));
    qpdf_oh_replace_key(qpdf, qpdf_oh_get_dict(qpdf, stream), "/Type", qpdf_oh_new_name(qpdf, dictionary));
    return stream;
}

static void attach(qpdf_data qpdf)
{
    qpdf_oh file = qpdf_oh_parse(qpdf, "<</Type/Filespec/F(notes.txt)/EF<<>>>>");
    qpdf_oh names = qpdf_oh_parse(qpdf, "<</EmbeddedFiles<</Names[(a)]>>>>");

    qpdf_oh_replace_key(qpdf, qpdf_oh_get_key(qpdf, file, "/EF"), "/F", new_stream(qpdf, "/EmbeddedFile", secret));
    qpdf_oh_append_item(qpdf, qpdf_oh_get_key(qpdf, qpdf_oh_get_key(qpdf, names, "/EmbeddedFiles"), "/Names"), file);
    qpdf_oh_replace_key(qpdf, qpdf_get_root(qpdf), "/Names", names);
}

static void attachments__are_found(void **state)
{
    struct sample *sample = sample_new();

    assert_string_equal(places_with(sample, attach, secret), "[text (attachment)]");
    sample_free(sample);
}

/* Strings in two parts, octal escapes, a line's end inside a string, hex with a space, next-line operators. */
static void put_other_content(qpdf_data qpdf)
{
    static const char content[] =
        "BT /F1 12 Tf 14 TL 72 700 Td [(So\\155eone o) -20 (pens an \\\nold)] TJ ( inj) ' 0 0 (ury: ) \" "
        "<7468 616E6B2074> Tj T* (hem, pa\\(use\\) there, and talk) Tj 0 -14 TD (with them alone) Tj ET";
    qpdf_oh page = qpdf_get_page_n(qpdf, 0);

    qpdf_oh_replace_key(qpdf, page, "/Contents", new_stream(qpdf, "/Other", content));
    qpdf_oh_replace_key(qpdf, page, "/Resources",
                        qpdf_oh_parse(qpdf, "<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"));
}

static void content__of_other_programs_is_read(void **state)
{
    struct sample *sample = sample_new();

    assert_string_equal(places_with(sample, put_other_content, secret), "[page 1]");
    sample_free(sample);
}

static void put_ranges(qpdf_data qpdf)
{
    static const char map[] = "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
                              "2 beginbfrange <0001> <001A> <0061>\n<0020> <0021> [<00660066> <D835DC00>] endbfrange\n";
    static const char content[] = "BT /F1 12 Tf <000F00200009000300050020> Tj <00010002000300040005000600070008000900210001000200030004> Tj ET";
    qpdf_oh page = qpdf_get_page_n(qpdf, 0);
    qpdf_oh resources = qpdf_oh_parse(qpdf, "<</Font<</F1<</Type/Font/Subtype/Type0/BaseFont/X>>>>>>");
    qpdf_oh font = qpdf_oh_get_key(qpdf, qpdf_oh_get_key(qpdf, resources, "/Font"), "/F1");

    qpdf_oh_replace_key(qpdf, font, "/ToUnicode", new_stream(qpdf, "/Other", map));
    qpdf_oh_replace_key(qpdf, page, "/Contents", new_stream(qpdf, "/Other", content));
    qpdf_oh_replace_key(qpdf, page, "/Resources", resources);
}

static void content__is_read_through_ranges(void **state)
{
    struct sample *sample = sample_new();

    assert_string_equal(places_with(sample, put_ranges, "office ff abcdefghi A abcd"), "[page 1]");
    sample_free(sample);
}

static void broken_file__is_an_error(void **state)
{
    struct sample *sample = sample_new();
    struct kf_read_back read;

    assert_false(kf_read_back(&sample->run, sample->arena, (const unsigned char *)"%PDF-1.7 but not", 16, &read));
    assert_int_equal(sample->run.diags->count, 1);
    assert_int_equal(sample->run.diags->items[0]->code, KF_INTERNAL);
    sample_free(sample);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(page_text__is_found_over_lines),
        cmocka_unit_test(page_text__is_found_over_pages),
        cmocka_unit_test(page_text__is_found_in_furniture),
        cmocka_unit_test(page_text__is_found_where_it_is_not_read),
        cmocka_unit_test(page_text__is_found_in_a_form),
        cmocka_unit_test(page_text__is_found_in_arabic),
        cmocka_unit_test(page_text__is_found_in_arabic_drawn_from_the_left),
        cmocka_unit_test(strings__of_elements_are_found),
        cmocka_unit_test(strings__of_the_document_are_found),
        cmocka_unit_test(strings__of_bookmarks_and_labels_are_found),
        cmocka_unit_test(strings__of_fields_are_found),
        cmocka_unit_test(attachments__are_found),
        cmocka_unit_test(content__of_other_programs_is_read),
        cmocka_unit_test(content__is_read_through_ranges),
        cmocka_unit_test(broken_file__is_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
