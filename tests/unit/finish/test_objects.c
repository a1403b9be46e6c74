/* Values as text, objects of files that were written in other ways, and what is written. */

#include "unit/finish/sample.h"

#include "finish/flate.h"
#include "finish/objects.h"

static struct kf_value value(const char *text)
{
    return kf_value_of(text);
}

static const char *text_of(struct kf_arena *arena, struct kf_value value)
{
    return value.text != NULL ? kf_arena_string_n(arena, value.text, value.length) : "(none)";
}

/* --- values --------------------------------------------------------------------------------------------------------- */

static void value__is_taken_whole(void **state)
{
    static const char *const whole[] = {"[1 [2 << /K (]) >>] 3]", "<</A<</B[<41>]>>>>", "(a \\) (b) ]>>)", "<FEFF0041>",
                                        "12 0 R",                 "-3.5",               "/Name",          "null"};
    struct kf_arena *arena = kf_arena_new();

    for (size_t i = 0; i < G_N_ELEMENTS(whole); i++) {
        struct kf_value text = value(kf_arena_format(arena, "%% words\n %s 7", whole[i]));
        size_t at = 0;

        assert_string_equal(text_of(arena, kf_value_next(text, &at)), whole[i]);
        assert_string_equal(text_of(arena, kf_value_next(text, &at)), "7");
        assert_null(kf_value_next(text, &at).text);
    }
    kf_arena_free(arena);
}

/* ISO 32000-1, 7.2.2: NUL is white space. */
static void reference__may_have_any_white_space(void **state)
{
    static const char reference[] = "12\0" "0\tR 7";
    struct kf_value text = {reference, sizeof reference - 1};
    size_t at = 0;

    assert_int_equal(strlen("12 0 R"), kf_value_next(text, &at).length);
    assert_int_equal(strlen("7"), kf_value_next(text, &at).length);
}

static void value__without_its_end_is_none(void **state)
{
    static const char *const broken[] = {"[1 2", "<</A 1", "(abc", "<41", "]", ">>", "endobj"};

    for (size_t i = 0; i < G_N_ELEMENTS(broken); i++) {
        size_t at = 0;

        assert_null(kf_value_next(value(broken[i]), &at).text);
    }
}

static void entry__is_replaced_wherever_it_stands(void **state)
{
    struct kf_arena *arena = kf_arena_new();
    struct kf_value dictionary = value("<</X 1 0 R/A[/X]/X 2 0 R/AX 3>>");

    assert_string_equal(text_of(arena, kf_entry(dictionary, "/X")), "1 0 R");
    assert_string_equal(text_of(arena, kf_without(arena, dictionary, "/X")), "<</A [/X]/AX 3>>");
    assert_string_equal(text_of(arena, kf_with(arena, dictionary, "/X", value("4"))), "<</A [/X]/AX 3/X 4>>");
    kf_arena_free(arena);
}

static void text__comes_back_as_it_was(void **state)
{
    static const char *const texts[] = {"", "plain", "(a) \\ b)", "été – 10 €", "هذه", "𝐀 line\nand tab\t", "\x7F"};
    struct kf_arena *arena = kf_arena_new();

    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        GString *out = g_string_new(NULL);

        kf_append_text(out, texts[i]);
        assert_string_equal(kf_string_text(arena, (struct kf_value){out->str, out->len}), texts[i]);
        g_string_free(out, TRUE);
    }
    kf_arena_free(arena);
}

static void string__of_another_program_is_read(void **state)
{
    static const struct {
        const char *string, *text;
    } strings[] = {
        {"(Some\\157ne\\\n \\(here\\))", "Someone (here)"}, /* octal, a line's end, brackets */
        {"(caf\\351 \\200 \\240)", "café • €"},             /* PDFDocEncoding */
        {"<636166E9>", "café"},
        {"(\\357\\273\\277caf\\303\\251)", "café"},         /* UTF-8 of PDF 2.0 */
        {"<FEFFD835DC00 0041D8350042>", "𝐀AB"},             /* half a letter is left out */
    };
    struct kf_arena *arena = kf_arena_new();

    for (size_t i = 0; i < G_N_ELEMENTS(strings); i++) {
        assert_string_equal(kf_string_text(arena, value(strings[i].string)), strings[i].text);
    }
    kf_arena_free(arena);
}

/* --- files ---------------------------------------------------------------------------------------------------------- */

static struct sample *finished_sample(void)
{
    struct sample *sample = sample_new();

    sample_text(sample, sample->root, KF_ROLE_P, "One");
    sample_page(sample);
    sample_text(sample, sample->root, KF_ROLE_P, "Two");
    sample_finish_well(sample, NULL);
    return sample;
}

static struct kf_objects read_well(struct sample *sample, const unsigned char *pdf, size_t length)
{
    struct kf_objects objects = {.arena = sample->arena};
    const char *wrong = kf_objects_read(&objects, pdf, length);

    assert_string_equal(wrong != NULL ? wrong : "", "");
    return objects;
}

/* Content of a page, by our reader. */
static const char *content_of(struct sample *sample, const struct kf_objects *objects, int page)
{
    int *pages;

    assert_int_equal(kf_objects_pages(objects, sample->arena, &pages), 2);
    GByteArray *bytes = kf_object_bytes(objects, kf_reference(kf_entry(kf_object(objects, pages[page]), "/Contents")));
    assert_non_null(bytes);
    const char *text = kf_arena_string_n(sample->arena, (const char *)bytes->data, bytes->len);
    g_byte_array_unref(bytes);
    return text;
}

static void file__is_read_however_it_is_written(void **state)
{
    static const enum qpdf_object_stream_e modes[] = {qpdf_o_disable, qpdf_o_preserve, qpdf_o_generate};
    struct sample *sample = finished_sample();
    qpdf_data qpdf = sample_open(sample);

    for (size_t i = 0; i < G_N_ELEMENTS(modes); i++) {
        qpdf_init_write_memory(qpdf);
        qpdf_set_object_stream_mode(qpdf, modes[i]);
        assert_int_equal(qpdf_write(qpdf), QPDF_SUCCESS);
        struct kf_objects objects = read_well(sample, qpdf_get_buffer(qpdf), qpdf_get_buffer_length(qpdf));

        assert_string_equal(content_of(sample, &objects, 0), sample_content(sample, qpdf, 0));
        assert_string_equal(content_of(sample, &objects, 1), sample_content(sample, qpdf, 1));
    }
    sample_free(sample);
}

static void file__is_sound_for_another_program(void **state)
{
    struct sample *sample = finished_sample();
    qpdf_data qpdf = sample_open(sample);

    assert_false(qpdf_more_warnings(qpdf));
    assert_int_equal(qpdf_check_pdf(qpdf), QPDF_SUCCESS);
    assert_false(qpdf_more_warnings(qpdf));
    sample_free(sample);
}

/* Cairo's /Info, its stamp and the lengths of its streams. */
static void file__leaves_out_what_nothing_names(void **state)
{
    struct sample *sample = finished_sample();
    struct kf_objects objects = read_well(sample, sample->finished.pdf, sample->finished.length);

    for (int number = 1; number < objects.count; number++) {
        struct kf_value text = kf_object(&objects, number);

        assert_false(kf_is_number(text));
        assert_lacks(text_of(sample->arena, text), "cairographics");
    }
    sample_free(sample);
}

static void assert_refused(struct sample *sample, const unsigned char *pdf, size_t length, const char *message)
{
    struct kf_objects objects = {.arena = sample->arena};

    assert_string_equal(kf_objects_read(&objects, pdf, length), message);
}

static void file__that_was_changed_is_refused(void **state)
{
    struct sample *sample = finished_sample();
    qpdf_data qpdf = sample_open(sample);

    qpdf_init_write_memory(qpdf);
    qpdf_set_linearization(qpdf, QPDF_TRUE);
    qpdf_set_object_stream_mode(qpdf, qpdf_o_disable);
    assert_int_equal(qpdf_write(qpdf), QPDF_SUCCESS);
    assert_refused(sample, qpdf_get_buffer(qpdf), qpdf_get_buffer_length(qpdf),
                   "object 0: the file was changed or locked by another program");
    sample_free(sample);
}

/* Three bytes more at the front move all places; a file without its end has no table. */
static void file__with_wrong_places_is_refused(void **state)
{
    struct sample *sample = finished_sample();
    size_t length = sample->finished.length;
    unsigned char *moved = kf_arena_alloc(sample->arena, length + 3);
    struct kf_objects objects = {.arena = sample->arena};

    memcpy(moved + 3, sample->finished.pdf, length);
    assert_non_null(kf_objects_read(&objects, moved, length + 3));
    assert_refused(sample, sample->finished.pdf, length / 2, "object 0: the file does not say where its objects are");
    sample_free(sample);
}

static void bytes__come_back_from_the_filter(void **state)
{
    struct kf_arena *arena = kf_arena_new();
    const size_t length = 100000;
    unsigned char *bytes = kf_arena_alloc(arena, length), *deflated;
    size_t count;

    for (size_t i = 0; i < length; i++) {
        bytes[i] = (unsigned char)(i * i >> 7);
    }
    deflated = kf_deflate(arena, bytes, length, &count);
    GByteArray *back = kf_inflate(deflated, count);
    assert_int_equal(back->len, length);
    assert_memory_equal(back->data, bytes, length);
    g_byte_array_unref(back);
    assert_null(kf_inflate(deflated, count / 2));
    assert_null(kf_inflate(bytes, 100));
    kf_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(value__is_taken_whole),
        cmocka_unit_test(reference__may_have_any_white_space),
        cmocka_unit_test(value__without_its_end_is_none),
        cmocka_unit_test(entry__is_replaced_wherever_it_stands),
        cmocka_unit_test(text__comes_back_as_it_was),
        cmocka_unit_test(string__of_another_program_is_read),
        cmocka_unit_test(file__is_read_however_it_is_written),
        cmocka_unit_test(file__is_sound_for_another_program),
        cmocka_unit_test(file__leaves_out_what_nothing_names),
        cmocka_unit_test(file__that_was_changed_is_refused),
        cmocka_unit_test(file__with_wrong_places_is_refused),
        cmocka_unit_test(bytes__come_back_from_the_filter),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
