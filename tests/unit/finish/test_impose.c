/* Sheets folded by coordinates: every page lies where a hand that folds, stitches and turns expects it. */

#include "unit/finish/sample.h"

#include <math.h>

#include "base/letters.h"
#include "finish/impose.h"
#include "finish/read_back.h"

#define THICKNESS KF_MM(0.1)
#define PT(mm) ((mm)*72 / 25.4)

struct placed { /* a page on a side of a sheet */
    int page;          /* from 1; 0: the empty one */
    bool right;
    double scale, x, y; /* of its lower left corner as it stands */
    bool turned;
};

struct side {
    double width, height;
    struct placed halves[2];
    int count;
    bool marked;
};

/* A document of so many pages, each with its number. */
static struct kf_impose_input pages(struct sample *sample, int count, double width, double height)
{
    cairo_pdf_surface_set_size(sample->surface, width, height);
    for (int i = 0; i < count; i++) {
        if (i > 0) {
            sample_page(sample);
        }
        sample_text(sample, sample->root, KF_ROLE_P, kf_arena_format(sample->arena, "This is page number %d of all", i + 1));
    }
    sample->input.bookmarks = &(struct kf_bookmark){.title = "One"};
    sample->input.bookmark_count = 1;
    sample_finish_well(sample, NULL);
    return (struct kf_impose_input){.pdf = sample->finished.pdf,
                                    .length = sample->finished.length,
                                    .imposition = KF_BOOKLET,
                                    .thickness = THICKNESS,
                                    .info = {.title = "One (print-only copy)", .language = "en-US", .date = 1767323045}};
}

static qpdf_data impose(struct sample *sample, const struct kf_impose_input *input, int *ret_count)
{
    assert_true(kf_impose(&sample->run, input, &sample->finished, ret_count));
    assert_int_equal(sample->run.diags->count, 0);
    return sample_open(sample);
}

static void assert_near(double found, double expected, double by)
{
    if (fabs(found - expected) > by) {
        fail_msg("%f instead of %f", found, expected);
    }
}

static double number(qpdf_data qpdf, qpdf_oh array, int place)
{
    return qpdf_oh_get_numeric_value(qpdf, qpdf_oh_get_array_item(qpdf, array, place));
}

/* What `q x y w h re W n a b c d e f cm /P3 Do Q` says. */
static void read_half(struct side *side, const char *text)
{
    double clip[4], matrix[6];
    struct placed *half = &side->halves[side->count++];
    int page;

    assert_int_equal(sscanf(text, "q %lf %lf %lf %lf re W n %lf %lf %lf %lf %lf %lf cm /P%d Do Q", &clip[0], &clip[1],
                            &clip[2], &clip[3], &matrix[0], &matrix[1], &matrix[2], &matrix[3], &matrix[4], &matrix[5],
                            &page),
                     11);
    *half = (struct placed){.page = page, .right = clip[0] > 1, .turned = matrix[0] == 0};
    half->scale = half->turned ? matrix[1] : matrix[0];
    half->x = matrix[4];
    half->y = matrix[5];
}

static struct side read_side(struct sample *sample, qpdf_data qpdf, int which)
{
    qpdf_oh page = qpdf_get_page_n(qpdf, (size_t)which), box = sample_key(qpdf, page, "/MediaBox");
    struct side side = {.width = number(qpdf, box, 2), .height = number(qpdf, box, 3)};
    char **lines = g_strsplit(sample_content(sample, qpdf, which), "\n", -1);

    for (int i = 0; lines[i] != NULL; i++) {
        if (strstr(lines[i], " Do ") != NULL) {
            read_half(&side, lines[i]);
        } else {
            side.marked = side.marked || strstr(lines[i], " l S") != NULL;
        }
    }
    g_strfreev(lines);
    return side;
}

static int page_at(const struct side *side, bool right, int count)
{
    for (int i = 0; i < side->count; i++) {
        if (side->halves[i].right == right) {
            return side->halves[i].page <= count ? side->halves[i].page : 0;
        }
    }
    return 0;
}

/* --- folding ---------------------------------------------------------------------------------------------------------- */

/* Reads a stitched booklet leaf by leaf. The sheets lie nested, the first outside. The leaf at the right hand of the fold
 * (of a booklet that opens to the left) has a sheet's front right half on its face and the same sheet's back left half,
 * which lies behind it, on its other side. */
static void fold(const struct side *sides, int sheets, int count, bool right_to_left, int *ret_order)
{
    int at = 0;

    for (int sheet = 0; sheet < sheets; sheet++) {
        ret_order[at++] = page_at(&sides[2 * sheet], !right_to_left, count);
        ret_order[at++] = page_at(&sides[2 * sheet + 1], right_to_left, count);
    }
    for (int sheet = sheets; sheet-- > 0;) { /* past the middle: the other halves */
        ret_order[at++] = page_at(&sides[2 * sheet + 1], !right_to_left, count);
        ret_order[at++] = page_at(&sides[2 * sheet], right_to_left, count);
    }
}

static void check_order(int count, bool right_to_left)
{
    struct sample *sample = sample_new();
    struct kf_impose_input input = pages(sample, count, 612, 792);
    struct side sides[64];
    int order[128], side_count;
    qpdf_data qpdf;

    input.info.right_to_left = right_to_left;
    qpdf = impose(sample, &input, &side_count);
    assert_int_equal(side_count, (count + 3) / 4 * 2);
    assert_int_equal(qpdf_get_num_pages(qpdf), side_count);
    for (int i = 0; i < side_count; i++) {
        sides[i] = read_side(sample, qpdf, i);
    }
    fold(sides, side_count / 2, count, right_to_left, order);
    for (int i = 0; i < 2 * side_count; i++) {
        if (order[i] != (i < count ? i + 1 : 0)) {
            fail_msg("%d pages%s: page %d of the booklet is %d", count, right_to_left ? " from the right" : "", i + 1, order[i]);
        }
    }
    sample_free(sample);
}

static void booklet__is_read_in_order(void **state)
{
    for (int count = 1; count <= 60; count += count < 17 ? 1 : 7) {
        check_order(count, /* right_to_left */ false);
    }
    check_order(60, /* right_to_left */ false);
}

static void booklet__is_read_from_the_right(void **state)
{
    static const int counts[] = {1, 4, 5, 7, 8, 30, 59, 60};

    for (size_t i = 0; i < G_N_ELEMENTS(counts); i++) {
        check_order(counts[i], /* right_to_left */ true);
    }
}

/* --- places ----------------------------------------------------------------------------------------------------------- */

/* Each half's page stands in the middle of its half, but for the creep, which grows by a sheet of paper each sheet. */
static void check_places(int count, double width, double height, enum kf_imposition imposition, double scale)
{
    struct sample *sample = sample_new();
    struct kf_impose_input input = pages(sample, count, width, height);
    int side_count;
    qpdf_data qpdf;

    input.imposition = imposition;
    qpdf = impose(sample, &input, &side_count);
    for (int i = 0; i < side_count; i++) {
        struct side side = read_side(sample, qpdf, i);
        double creep = imposition == KF_TWO_UP ? 0 : PT(0.1) * (i / 2), half = side.width / 2;

        assert_near(side.width, imposition == KF_BOOKLET_FULL ? 2 * width : height, 0.01);
        assert_near(side.height, imposition == KF_BOOKLET_FULL ? height : width, 0.01);
        assert_int_equal(side.marked, i % 2 == 0);
        for (int k = 0; k < side.count; k++) {
            const struct placed *page = &side.halves[k];
            double margin = (half - scale * width) / 2;
            double outer = page->right ? side.width - (page->x + scale * width) : page->x;
            double inner = page->right ? page->x - half : half - (page->x + scale * width);

            assert_near(page->scale, scale, 0.0001);
            assert_near(outer, margin + creep, 0.01);
            assert_near(inner, margin - creep, 0.01);
            assert_near(page->y, (side.height - scale * height) / 2, 0.01);
        }
    }
    sample_free(sample);
}

static void booklet__has_its_margins_and_creeps_to_the_fold(void **state)
{
    check_places(4, 612, 792, KF_BOOKLET, 396.0 / 612);
    check_places(60, 612, 792, KF_BOOKLET, 396.0 / 612);
    check_places(13, 595.276, 841.89, KF_BOOKLET, 595.276 / 841.89); /* its half is a hair too wide */
    check_places(60, 612, 792, KF_BOOKLET_FULL, 1);
    check_places(3, 612, 792, KF_TWO_UP, 396.0 / 612);
    assert_near(kf_impose_scale(KF_BOOKLET, 612, 792), 396.0 / 612, 0.0001);
    assert_near(kf_impose_scale(KF_BOOKLET_FULL, 612, 792), 1, 0.0001);
}

static void two_up__has_each_page_twice(void **state)
{
    struct sample *sample = sample_new();
    struct kf_impose_input input = pages(sample, 3, 612, 792);
    int count;
    qpdf_data qpdf;

    input.imposition = KF_TWO_UP;
    qpdf = impose(sample, &input, &count);
    assert_int_equal(count, 3);
    for (int i = 0; i < count; i++) {
        struct side side = read_side(sample, qpdf, i);

        assert_int_equal(page_at(&side, false, 3), i + 1);
        assert_int_equal(page_at(&side, true, 3), i + 1);
    }
    sample_free(sample);
}

static void page_on_its_side__is_turned(void **state)
{
    struct sample *sample = sample_new();
    struct kf_impose_input input = pages(sample, 4, 792, 612);
    int count;
    qpdf_data qpdf = impose(sample, &input, &count);
    struct side side = read_side(sample, qpdf, 0);

    assert_near(side.width, 792, 0.01);
    for (int i = 0; i < 2; i++) {
        assert_true(side.halves[i].turned);
        assert_near(side.halves[i].x, side.halves[i].right ? 792 : 396, 0.01);
        assert_near(side.halves[i].y, (612 - 792 * side.halves[i].scale) / 2, 0.01);
    }
    sample_free(sample);
}

/* --- the file ---------------------------------------------------------------------------------------------------------- */

static void empty_pages__say_so(void **state)
{
    struct sample *sample = sample_new(), *empty = sample_new();
    struct kf_impose_input input = pages(sample, 5, 612, 792);
    struct kf_read_back read;
    const char *letters;
    int count, said = 0;

    sample_text(empty, empty->root, KF_ROLE_P, "Empty on purpose");
    sample_finish_well(empty, NULL);
    input.empty = empty->finished.pdf;
    input.empty_length = empty->finished.length;
    impose(sample, &input, &count);
    assert_true(kf_read_back(&sample->run, sample->arena, sample->finished.pdf, sample->finished.length, &read));
    letters = read.strands[0].letters;
    for (const char *at = letters; (at = strstr(at, "emptyonpurpose")) != NULL; at++) {
        said++;
    }
    assert_int_equal(said, 3);
    for (int i = 1; i <= 5; i++) {
        assert_contains(letters, kf_arena_format(sample->arena, "thisispagenumber%dofall", i));
    }
    sample_free(empty);
    sample_free(sample);
}

static void imposed_file__claims_no_tags(void **state)
{
    struct sample *sample = sample_new();
    struct kf_impose_input input = pages(sample, 4, 612, 792);
    int count;
    qpdf_data qpdf = impose(sample, &input, &count);
    qpdf_oh root = qpdf_get_root(qpdf), preferences = sample_key(qpdf, root, "/ViewerPreferences");
    unsigned char *bytes;
    size_t length;
    const char *xmp;

    assert_false(qpdf_oh_has_key(qpdf, root, "/StructTreeRoot"));
    assert_false(qpdf_oh_has_key(qpdf, root, "/Outlines"));
    assert_true(qpdf_oh_has_key(qpdf, root, "/OutputIntents"));
    assert_string_equal(qpdf_oh_get_name(qpdf, sample_key(qpdf, preferences, "/Duplex")), "/DuplexFlipShortEdge");
    qpdf_oh_get_stream_data(qpdf, sample_key(qpdf, root, "/Metadata"), qpdf_dl_all, NULL, &bytes, &length);
    xmp = kf_arena_string_n(sample->arena, (const char *)bytes, length);
    free(bytes);
    assert_contains(xmp, "<pdfaid:conformance>B</pdfaid:conformance>");
    assert_contains(xmp, "One (print-only copy)");
    assert_lacks(xmp, "<pdfuaid:part>");
    sample_free(sample);
}

static void imposed_file__is_the_same_twice(void **state)
{
    struct sample *sample = sample_new();
    struct kf_impose_input input = pages(sample, 7, 612, 792);
    struct kf_finished first, second;
    int count;

    assert_true(kf_impose(&sample->run, &input, &first, &count));
    assert_true(kf_impose(&sample->run, &input, &second, &count));
    assert_int_equal(first.length, second.length);
    assert_memory_equal(first.pdf, second.pdf, first.length);
    sample_free(sample);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(booklet__is_read_in_order),
        cmocka_unit_test(booklet__is_read_from_the_right),
        cmocka_unit_test(booklet__has_its_margins_and_creeps_to_the_fold),
        cmocka_unit_test(two_up__has_each_page_twice),
        cmocka_unit_test(page_on_its_side__is_turned),
        cmocka_unit_test(empty_pages__say_so),
        cmocka_unit_test(imposed_file__claims_no_tags),
        cmocka_unit_test(imposed_file__is_the_same_twice),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
