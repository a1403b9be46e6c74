/* Pages on surfaces: a marker before every item, runs that agree with items, operations that the floor can read. */

#include "support/stage.h"

#include <string.h>

#include <qpdf/qpdf-c.h>

static struct kf_test_stage *stage;

static int set_up(void **state)
{
    stage = kf_test_stage_new((struct kf_edition){0});
    return 0;
}

static int tear_down(void **state)
{
    kf_test_stage_free(stage);
    return 0;
}

/* Text with a blank and a link, lines, and a drawing, on two pages; a header that is an artifact. */
static void fill_pages(void)
{
    struct kf_fit fit = kf_fit_natural(&stage->theme);

    for (int i = 0; i < 2; i++) {
        struct kf_box *text = kf_box_text(stage->arena, kf_test_inline(stage, "m/h/text", "I felt ___ at [home](https://example.org)"),
                                          KF_STYLE_BODY);
        struct kf_box *lines = kf_box_lines(stage->arena, &stage->theme, 3, "Write");
        struct kf_box *body = kf_test_stack(stage, 4, kf_box_role(stage->arena, text, KF_ROLE_P), lines,
                                            kf_test_art(stage, 40, 20), NULL);
        int page = kf_placer_new_page(&stage->placer);
        kf_place(&stage->placer, page, body, (struct kf_point){stage->theme.left, stage->theme.main_top},
                 stage->theme.live_width, KF_MM(100), &fit, stage->pages.root, KF_ARTIFACT_NONE);
        kf_place(&stage->placer, page, kf_test_text(stage, 1), (struct kf_point){stage->theme.left, KF_MM(15)},
                 stage->theme.live_width, KF_MM(6), &fit, NULL, KF_ARTIFACT_HEADER);
    }
}

static struct kf_painted paint(void)
{
    struct kf_painted painted = {0};

    assert_true(kf_paint_pdf(stage->run, stage->arena, &stage->pages, 1795000000, &painted));
    kf_assert_clean(stage->run);
    return painted;
}

/* How often a PDF paints a form or an image, with its streams opened. Caller frees nothing. */
static int count_paintings(const struct kf_painted *painted)
{
    qpdf_data pdf = qpdf_init();
    int count = 0;

    qpdf_set_suppress_warnings(pdf, QPDF_TRUE);
    assert_false(qpdf_read_memory(pdf, "painted", (const char *)painted->pdf, painted->length, NULL) & QPDF_ERRORS);
    assert_false(qpdf_init_write_memory(pdf) & QPDF_ERRORS);
    qpdf_set_stream_data_mode(pdf, qpdf_s_uncompress);
    assert_false(qpdf_write(pdf) & QPDF_ERRORS);
    const char *bytes = (const char *)qpdf_get_buffer(pdf);
    size_t length = qpdf_get_buffer_length(pdf);
    for (size_t i = 0; i + 4 < length; i++) {
        count += memcmp(bytes + i, " Do\n", 4) == 0 || memcmp(bytes + i, " Do ", 4) == 0;
    }
    qpdf_cleanup(&pdf);
    return count;
}

static int count_items(void)
{
    int count = 0;

    for (int i = 0; i < stage->pages.count; i++) {
        count += stage->pages.pages[i].count;
    }
    return count;
}

static void pdf__has_a_marker_for_every_item(void **state)
{
    fill_pages();
    struct kf_painted painted = paint();
    assert_true(count_items() >= 10);
    assert_int_equal(count_items(), count_paintings(&painted));
}

static void pdf__has_a_run_for_every_item(void **state)
{
    fill_pages();
    struct kf_painted painted = paint();
    assert_int_equal(stage->pages.count, painted.runs.count);
    for (int i = 0; i < painted.runs.count; i++) {
        const struct kf_page *page = &stage->pages.pages[i];
        assert_int_equal(page->count, painted.runs.pages[i].count);
        for (int j = 0; j < page->count; j++) {
            const struct kf_drawn *drawn = &painted.runs.pages[i].items[j];
            assert_ptr_equal(page->items[j].element, drawn->element);
            assert_true((drawn->element == NULL) == (drawn->artifact != KF_ARTIFACT_NONE));
        }
    }
}

static void pdf__is_the_same_bytes_each_time(void **state)
{
    fill_pages();
    struct kf_painted first = paint(), second = paint();
    assert_int_equal(first.length, second.length);
    assert_memory_equal(first.pdf, second.pdf, first.length);
}

static void pdf__of_a_page_without_items(void **state)
{
    kf_placer_new_page(&stage->placer);
    struct kf_painted painted = paint();
    assert_int_equal(0, painted.runs.pages[0].count);
    assert_int_equal(0, count_paintings(&painted));
}

static struct kf_finished finish(const struct kf_painted *painted)
{
    struct kf_finished finished;

    assert_true(kf_finish(stage->run,
                          &(struct kf_finish_input){.pdf = painted->pdf,
                                                    .length = painted->length,
                                                    .runs = &painted->runs,
                                                    .root = stage->pages.root,
                                                    .marks = &stage->pages.marks,
                                                    .info = {.title = "A page", .language = "en-US", .date = 1795000000}},
                          &finished));
    kf_assert_clean(stage->run);
    return finished;
}

static void pdf__finishes(void **state)
{
    fill_pages();
    struct kf_painted painted = paint();
    struct kf_finished finished = finish(&painted);

    assert_int_equal(2, finished.links);
    assert_int_equal(2, finished.artifact_runs[KF_ARTIFACT_HEADER]);
}

static bool has_plain_pages(const struct kf_painted *painted)
{
    return g_strstr_len((const char *)painted->pdf, (gssize)painted->length, "]TJ\n") != NULL;
}

/* As kinfold paints, and as a program does that uses the library. */
static void pdf__left_plain_finishes_to_the_same_bytes(void **state)
{
    fill_pages();
    struct kf_painted deflated = paint();
    kf_paint_leave_plain();
    struct kf_painted plain = paint();
    g_unsetenv("CAIRO_DEBUG_PDF");
    assert_false(has_plain_pages(&deflated));
    assert_true(has_plain_pages(&plain));
    struct kf_finished one = finish(&deflated), other = finish(&plain);
    assert_int_equal(one.length, other.length);
    assert_memory_equal(one.pdf, other.pdf, one.length);
}

/* --- operations ------------------------------------------------------------------------------------------------------ */

static bool is_number(const char *word)
{
    char *end;

    g_ascii_strtod(word, &end);
    return end != word && *end == '\0';
}

static void assert_numbers(char **words, int from, int count, const char *line)
{
    for (int i = from; i < from + count; i++) {
        if (words[i] == NULL || !is_number(words[i])) {
            fail_msg("word %d of \"%s\" is no number", i, line);
        }
    }
}

/* As floor.c reads it: each letter has its points. */
static void assert_path(char **words, const char *line)
{
    int i = 6;

    assert_true(strcmp(words[1], "fill") == 0 || strcmp(words[1], "stroke") == 0);
    assert_numbers(words, 2, 4, line);
    while (words[i] != NULL) {
        int count = strcmp(words[i], "C") == 0 ? 6 : strcmp(words[i], "M") == 0 || strcmp(words[i], "L") == 0 ? 2 : 0;
        assert_true(count > 0 || strcmp(words[i], "Z") == 0);
        assert_numbers(words, i + 1, count, line);
        i += 1 + count;
    }
    assert_true(i > 6);
}

static void assert_text(char **words, const char *line)
{
    const char *tab = strchr(line, '\t');

    assert_numbers(words, 1, 3, line);
    assert_non_null(tab);
    char *font = g_strndup(line, (gsize)(tab - line));
    PangoFontDescription *description = pango_font_description_from_string(strchr(strchr(strchr(strchr(font, ' ') + 1, ' ') + 1, ' ') + 1, ' ') + 1);
    assert_true(pango_font_description_get_size(description) > 0);
    pango_font_description_free(description);
    g_free(font);
    assert_true(tab[1] != '\0');
}

static void assert_operations(const char *ops, int pages)
{
    char **lines = g_strsplit(ops, "\n", -1);
    int files = 0, ends = 0, i = 0;

    for (; lines[i + 1] != NULL; i++) {
        char **words = g_strsplit(lines[i], " ", -1);
        if (strcmp(words[0], "file") == 0) {
            assert_numbers(words, 2, 2, lines[i]);
            files++;
        } else if (strcmp(words[0], "text") == 0) {
            assert_text(words, lines[i]);
        } else if (strcmp(words[0], "path") == 0) {
            assert_path(words, lines[i]);
        } else if (strcmp(words[0], "image") == 0) { /* the floor leaves pictures of pixels out */
            assert_numbers(words, 2, 4, lines[i]);
        } else if (strcmp(lines[i], "page") == 0) {
            ends++;
        } else {
            fail_msg("the floor cannot read \"%s\"", lines[i]);
        }
        g_strfreev(words);
    }
    assert_string_equal("", lines[i]); /* the last line ends */
    assert_string_equal("page", lines[i - 1]);
    g_strfreev(lines);
    assert_int_equal(1, files);
    assert_int_equal(pages, ends);
}

static void ops__are_what_the_floor_reads(void **state)
{
    fill_pages();
    char *ops = kf_paint_ops(&stage->pages, "page.pdf");
    kf_assert_has(ops, "file page.pdf 612.000 792.000\n");
    assert_operations(ops, 2);
    g_free(ops);
}

static void ops__hold_one_line_of_words_a_fragment(void **state)
{
    struct kf_fit fit = kf_fit_natural(&stage->theme);
    struct kf_box *text = kf_box_text(stage->arena, kf_test_inline(stage, "a", "First line  \nsecond line\nand more"),
                                      KF_STYLE_BODY);

    kf_place(&stage->placer, kf_placer_new_page(&stage->placer), text, (struct kf_point){KF_MM(18), KF_MM(32)},
             KF_MM(180), KF_MM(12), &fit, stage->pages.root, KF_ARTIFACT_NONE);
    char *ops = kf_paint_ops(&stage->pages, "page.pdf");
    assert_operations(ops, 1);
    g_free(ops);
}

static void ops__of_every_block_are_what_the_floor_reads(void **state)
{
    for (int i = 0; i < kf_block_type_count; i++) {
        struct kf_test_sheet *sheet = kf_test_sheet_new(kf_block_types[i]->example, (struct kf_edition){0});
        struct kf_documents *documents =
            kf_documents_layout(sheet->run, kf_test_context(), sheet->content, KF_MAKE_HANDOUTS, NULL, false);
        assert_non_null(documents);
        char *ops = kf_paint_ops(&documents->items[0]->pages, "page.pdf");
        assert_operations(ops, documents->items[0]->pages.count);
        g_free(ops);
        kf_test_sheet_free(sheet);
    }
}

/* --- pictures -------------------------------------------------------------------------------------------------------- */

static void png__is_as_large_as_asked(void **state)
{
    unsigned char *png;
    size_t length;

    fill_pages();
    assert_true(kf_paint_png(stage->run, stage->arena, &stage->pages, 0, 50, &png, &length));
    assert_memory_equal("\x89PNG", png, 4);
    assert_int_equal(425, png[18] * 256 + png[19]); /* 8.5 in at 50 */
    assert_int_equal(550, png[22] * 256 + png[23]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
        T(pdf__has_a_marker_for_every_item),
        T(pdf__has_a_run_for_every_item),
        T(pdf__is_the_same_bytes_each_time),
        T(pdf__of_a_page_without_items),
        T(pdf__finishes),
        T(pdf__left_plain_finishes_to_the_same_bytes),
        T(ops__are_what_the_floor_reads),
        T(ops__hold_one_line_of_words_a_fragment),
        T(ops__of_every_block_are_what_the_floor_reads),
        T(png__is_as_large_as_asked),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
