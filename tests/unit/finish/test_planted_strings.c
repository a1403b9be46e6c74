/* Strings that would be PDF or XML, planted wherever a string reaches the file: each is read back as it was, and nothing else
 * of the file is different from one with plain words in their place. (Files hold no attachments, so no names of these.) */

#include "unit/finish/sample.h"

#define PLAIN "Plain"

static const char *const planted[] = {
    ") >> endobj 99 0 obj << /Evil /Yes >> stream",
    "x\\",
    "x\\) /Evil (",
    "(((",
    ")))",
    "\\050\\051\\101",
    "one\rtwo",
    "one\r\ntwo\nthree\ttab",
    "endstream endobj trailer << /Evil /Yes >> startxref 0 %%EOF",
    "<</Evil/Yes>>",
    "#20/Evil[1 2]{3}%comment",
    "\u00FE\u00FF like a byte order mark", /* in PDF's own encoding these are its bytes */
    "\u00FF\u00FE the other way round",
    "\u00EF\u00BB\u00BF of UTF-8",
    "\uFEFF in front",
    "\u20AC\u2022\u0161\u00A0\u00AD high bytes of that encoding",
    "\u0645\u0631\u062D\u0628\u0627 (\u05E9\u05DC\u05D5\u05DD) \U0001F600",
    "]]> --> &amp; & <Evil/> \"quoted\" 'too' <?xpacket end=\"w\"?>",
};

/* --- the file ---------------------------------------------------------------------------------------------------------- */

static void add_blank(struct sample *sample, enum kf_blank_kind kind, const char *address, const char *word)
{
    struct kf_arena *arena = sample->arena;
    struct kf_option *option = KF_NEW(arena, struct kf_option);
    struct kf_choices *options = KF_NEW(arena, struct kf_choices);
    bool grouped = kind == KF_BLANK_RADIO;
    struct kf_mark *mark = sample_blank(sample, sample_text(sample, sample->root, KF_ROLE_P, "Words"), kind,
                                        grouped ? address : kf_arena_format(arena, "%s/%s", address, word),
                                        grouped ? kf_arena_format(arena, "group/%s", word) : NULL, word,
                                        sample_rect(72, sample->y, 100, 18));

    *option = (struct kf_option){word, word};
    *options = (struct kf_choices){option, 1};
    mark->options = kind == KF_BLANK_CHOICE ? options : NULL;
    mark->group_label = grouped ? word : NULL;
    sample->y += 24;
}

static void add_link(struct sample *sample, const char *word)
{
    struct kf_element *link = sample_text(sample, sample_text(sample, sample->root, KF_ROLE_P, "Call"), KF_ROLE_LINK, "988");

    sample_mark(sample, (struct kf_mark){.kind = KF_MARK_LINK,
                                         .label = word,
                                         .uri = kf_arena_format(sample->arena, "tel:%s", word),
                                         .rect = sample_rect(72, sample->y, 80, 16),
                                         .element = link});
}

static void add_elements(struct sample *sample, const char *word)
{
    struct kf_element *figure = sample_add_tag(sample, sample->root, (struct kf_tag){.role = KF_ROLE_FIGURE, .alt = word});
    struct kf_element *actual = sample_add(sample, sample->root, KF_ROLE_P);

    figure->box = sample_rect(96, sample->y, 60, 60);
    sample_begin(sample, figure, KF_ARTIFACT_NONE);
    sample_rule(sample, sample->y);
    actual->actual = word;
    sample_begin(sample, actual, KF_ARTIFACT_NONE)->right_to_left = true;
    sample->y += sample_draw(sample, 72, sample->y, SAMPLE_FONT, "Words") + 6;
}

static struct sample *file_with(const char *word)
{
    struct sample *sample = sample_new();
    struct kf_page_labels *labels = KF_NEW(sample->arena, struct kf_page_labels);

    sample_make_fillable(sample);
    sample->input.info.title = sample->input.info.author = sample->input.info.subject = sample->input.info.version = word;
    labels->prefix = word;
    sample->input.labels = labels;
    sample->input.label_count = 1;
    sample->bookmarks[0] = (struct kf_bookmark){word, 0, 0, KF_PT(72)};
    sample->input.bookmark_count = 1;
    add_elements(sample, word);
    add_link(sample, word);
    add_blank(sample, KF_BLANK_TEXT, "text", word);
    add_blank(sample, KF_BLANK_AREA, "area", word);
    add_blank(sample, KF_BLANK_CHECK, "check", word);
    add_blank(sample, KF_BLANK_RADIO, "radio/one", word);
    add_blank(sample, KF_BLANK_CHOICE, "choice", word);
    sample_finish_well(sample, NULL);
    return sample;
}

/* --- reading it back ---------------------------------------------------------------------------------------------------- */

struct reading {
    struct sample *sample;
    qpdf_data qpdf;
    GHashTable *seen;  /* numbers of objects */
    GString *shape;    /* all but strings, numbers and what streams hold */
    GPtrArray *strings;
};

static void read_object(struct reading *reading, qpdf_oh object);

static void read_dictionary(struct reading *reading, qpdf_oh dictionary)
{
    GPtrArray *keys = g_ptr_array_new_with_free_func(g_free);

    qpdf_oh_begin_dict_key_iter(reading->qpdf, dictionary);
    while (qpdf_oh_dict_more_keys(reading->qpdf)) { /* all first: there is one such walk at a time */
        g_ptr_array_add(keys, g_strdup(qpdf_oh_dict_next_key(reading->qpdf)));
    }
    g_string_append(reading->shape, "<<");
    for (guint i = 0; i < keys->len; i++) {
        g_string_append_printf(reading->shape, "%s ", (const char *)keys->pdata[i]);
        read_object(reading, qpdf_oh_get_key(reading->qpdf, dictionary, keys->pdata[i]));
    }
    g_ptr_array_unref(keys);
    g_string_append(reading->shape, ">>");
}

static void read_object(struct reading *reading, qpdf_oh object)
{
    qpdf_data qpdf = reading->qpdf;
    int number = qpdf_oh_get_object_id(qpdf, object);

    if (number != 0 && !g_hash_table_add(reading->seen, GINT_TO_POINTER(number))) {
        g_string_append(reading->shape, "seen ");
    } else if (qpdf_oh_is_string(qpdf, object)) {
        g_string_append(reading->shape, "() ");
        g_ptr_array_add(reading->strings, g_strdup(qpdf_oh_get_utf8_value(qpdf, object)));
    } else if (qpdf_oh_is_name(qpdf, object)) {
        g_string_append_printf(reading->shape, "%s ", qpdf_oh_get_name(qpdf, object));
    } else if (qpdf_oh_is_array(qpdf, object)) {
        g_string_append(reading->shape, "[");
        for (int i = 0; i < qpdf_oh_get_array_n_items(qpdf, object); i++) {
            read_object(reading, qpdf_oh_get_array_item(qpdf, object, i));
        }
        g_string_append(reading->shape, "]");
    } else if (qpdf_oh_is_stream(qpdf, object)) {
        g_string_append(reading->shape, "stream");
        read_dictionary(reading, qpdf_oh_get_dict(qpdf, object));
    } else if (qpdf_oh_is_dictionary(qpdf, object)) {
        read_dictionary(reading, object);
    } else {
        g_string_append(reading->shape, "- ");
    }
}

static struct reading read_file(struct sample *sample)
{
    struct reading reading = {sample, sample_open(sample), g_hash_table_new(NULL, NULL), g_string_new(NULL),
                              g_ptr_array_new_with_free_func(g_free)};

    assert_int_equal(qpdf_check_pdf(reading.qpdf), QPDF_SUCCESS);
    assert_false(qpdf_more_warnings(reading.qpdf));
    read_object(&reading, qpdf_get_trailer(reading.qpdf));
    return reading;
}

static void end_reading(struct reading *reading)
{
    g_hash_table_unref(reading->seen);
    g_string_free(reading->shape, TRUE);
    g_ptr_array_unref(reading->strings);
    sample_free(reading->sample);
}

static int count_of(const struct reading *reading, const char *word)
{
    int count = 0;

    for (guint i = 0; i < reading->strings->len; i++) {
        count += strcmp(reading->strings->pdata[i], word) == 0;
    }
    return count;
}

/* --- XMP ---------------------------------------------------------------------------------------------------------------- */

struct xmp {
    const char *word;
    int count, elements;
};

static void begin_element(GMarkupParseContext *context, const char *name, const char **names, const char **values,
                          gpointer data, GError **error)
{
    struct xmp *xmp = data;

    assert_string_not_equal(name, "Evil");
    xmp->elements++;
}

static void read_words(GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
    struct xmp *xmp = data;

    xmp->count += length == strlen(xmp->word) && memcmp(text, xmp->word, length) == 0;
}

static struct xmp read_xmp(struct reading *reading, const char *word)
{
    static const GMarkupParser parser = {.start_element = begin_element, .text = read_words};
    char **lines = g_regex_split_simple("\r\n?", word, 0, 0); /* XML has one kind of line end */
    char *joined = g_strjoinv("\n", lines);
    struct xmp xmp = {.word = joined};
    qpdf_oh metadata = sample_key(reading->qpdf, qpdf_get_root(reading->qpdf), "/Metadata");
    unsigned char *bytes = NULL;
    size_t length = 0;
    GMarkupParseContext *context = g_markup_parse_context_new(&parser, 0, &xmp, NULL);

    assert_int_equal(qpdf_oh_get_stream_data(reading->qpdf, metadata, qpdf_dl_all, NULL, &bytes, &length), QPDF_SUCCESS);
    assert_true(g_markup_parse_context_parse(context, (const char *)bytes, (gssize)length, NULL));
    assert_true(g_markup_parse_context_end_parse(context, NULL));
    g_markup_parse_context_free(context);
    free(bytes);
    g_strfreev(lines);
    g_free(joined);
    return xmp;
}

/* --- tests -------------------------------------------------------------------------------------------------------------- */

static void strings__are_read_back_and_change_nothing_else(void **state)
{
    struct reading plain = read_file(file_with(PLAIN));
    int count = count_of(&plain, PLAIN);
    struct xmp plain_xmp = read_xmp(&plain, PLAIN);

    assert_true(count >= 20); /* titles, tooltips, labels: a test that finds none would prove nothing */
    assert_int_equal(plain_xmp.count, 6);
    for (size_t i = 0; i < G_N_ELEMENTS(planted); i++) {
        struct reading reading = read_file(file_with(planted[i]));
        struct xmp xmp = read_xmp(&reading, planted[i]);

        assert_string_equal(reading.shape->str, plain.shape->str);
        assert_int_equal(reading.strings->len, plain.strings->len);
        assert_int_equal(count_of(&reading, planted[i]), count);
        assert_int_equal(xmp.elements, plain_xmp.elements);
        assert_int_equal(xmp.count, plain_xmp.count);
        end_reading(&reading);
    }
    end_reading(&plain);
}

static void uris__are_ascii_without_an_end_of_their_own(void **state)
{
    for (size_t i = 0; i < G_N_ELEMENTS(planted); i++) {
        struct reading reading = read_file(file_with(planted[i]));
        int uris = 0;

        for (guint k = 0; k < reading.strings->len; k++) {
            const char *string = reading.strings->pdata[k];

            if (g_str_has_prefix(string, "tel:")) {
                uris++;
                assert_true(g_str_is_ascii(string));
                assert_null(strpbrk(string, " \r\n\t\\<>"));
            }
        }
        assert_int_equal(uris, 1);
        end_reading(&reading);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strings__are_read_back_and_change_nothing_else),
        cmocka_unit_test(uris__are_ascii_without_an_end_of_their_own),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
