/* What a reader calls the pages. */
#include "sample.h"

static struct sample *three_pages(const struct kf_page_labels *labels, int count)
{
    struct sample *sample = sample_new();

    sample_text(sample, sample->root, KF_ROLE_P, "First");
    sample_page(sample);
    sample_text(sample, sample->root, KF_ROLE_P, "Second");
    sample_page(sample);
    sample_text(sample, sample->root, KF_ROLE_P, "Third");
    sample->input.labels = labels;
    sample->input.label_count = count;
    return sample;
}

/* The catalog's labels as libqpdf writes them; NULL without. */
static char *labels_of(const struct sample *sample)
{
    qpdf_data qpdf = qpdf_init();
    char *labels = NULL;

    qpdf_read_memory(qpdf, "finished", (const char *)sample->finished.pdf, sample->finished.length, NULL);
    qpdf_oh root = qpdf_get_root(qpdf);
    if (qpdf_oh_has_key(qpdf, root, "/PageLabels")) {
        labels = g_strdup(qpdf_oh_unparse_resolved(qpdf, qpdf_oh_get_key(qpdf, root, "/PageLabels")));
    }
    qpdf_cleanup(&qpdf);
    return labels;
}

static void page_labels__count_from_one_behind_the_prefix(void **state)
{
    struct sample *sample = three_pages(&(struct kf_page_labels){.prefix = "G-"}, 1);

    sample_finish_well(sample, "page-labels");
    char *labels = labels_of(sample);
    assert_non_null(labels);
    assert_string_equal(labels, "<< /Nums [ 0 << /P (G-) /S /D >> ] >>");
    g_free(labels);
    sample_free(sample);
}

static void page_labels__begin_anew_in_each_range(void **state)
{
    static const struct kf_page_labels ranges[] = {{.style = KF_LABEL_ROMAN}, {.first = 1, .prefix = "H2.3-"}};
    struct sample *sample = three_pages(ranges, 2);

    sample_finish_well(sample, "page-label-ranges");
    char *labels = labels_of(sample);
    assert_non_null(labels);
    assert_string_equal(labels, "<< /Nums [ 0 << /S /r >> 1 << /P (H2.3-) /S /D >> ] >>");
    g_free(labels);
    sample_free(sample);
}

static void page_labels__count_each_language_by_itself(void **state)
{
    static const struct kf_page_labels ranges[] = {{.prefix = "en ", .start = 1},
                                                   {.first = 1, .prefix = "es ", .start = 1},
                                                   {.first = 2, .prefix = "en ", .start = 2}};
    struct sample *sample = three_pages(ranges, 3);

    sample_finish_well(sample, "page-labels-in-two");
    char *labels = labels_of(sample);
    assert_non_null(labels);
    assert_string_equal(labels, "<< /Nums [ 0 << /P (en ) /S /D >> 1 << /P (es ) /S /D >> 2 << /P (en ) /S /D /St 2 >> ] >>");
    g_free(labels);
    sample_free(sample);
}

static void page_labels__are_left_out_without_a_range(void **state)
{
    struct sample *sample = three_pages(NULL, 0);

    sample_finish_well(sample, "no-page-labels");
    assert_null(labels_of(sample));
    sample_free(sample);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(page_labels__count_from_one_behind_the_prefix),
        cmocka_unit_test(page_labels__begin_anew_in_each_range),
        cmocka_unit_test(page_labels__count_each_language_by_itself),
        cmocka_unit_test(page_labels__are_left_out_without_a_range),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
