/* Pages of a finished file on sheets. */

#include "finish/impose.h"

#include <stdlib.h>

#include "finish/finish_internal.h"

/* Marks at the fold, or where to cut: off the printers' white edge, before the pages begin. */
#define MARK_BEGIN (4 * 72 / 25.4)
#define MARK_END (7 * 72 / 25.4)

const char *const kf_imposition_names[] = {"booklet", "booklet-full", "2-up", NULL};

/* --- the order of pages --------------------------------------------------------------------------------------------- */

static struct kf_sheet_side side_of(int left, int right, bool swapped, kf_len creep)
{
    return (struct kf_sheet_side){swapped ? right : left, swapped ? left : right, creep};
}

int kf_impose_sides(struct kf_arena *arena, enum kf_imposition imposition, int pages, bool right_to_left,
                    kf_len thickness, struct kf_sheet_side **ret_sides)
{
    int filled = (pages + 3) / 4 * 4;
    int count = imposition == KF_TWO_UP ? pages : filled / 2;
    struct kf_sheet_side *sides = KF_NEW_ARRAY(arena, count, struct kf_sheet_side);

    for (int i = 0; i < count; i++) {
        if (imposition == KF_TWO_UP) {
            sides[i] = side_of(i, i, false, 0);
        } else { /* outside: the last and the first; inside: the second and the last but one; and so on */
            int early = i, late = filled - 1 - i;
            bool outside = i % 2 == 0;

            sides[i] = side_of(outside ? late : early, outside ? early : late, right_to_left, i / 2 * thickness);
        }
    }
    *ret_sides = sides;
    return count;
}

/* --- geometry, in points --------------------------------------------------------------------------------------------- */

struct size {
    double width, height;
};

static struct size sheet_of(enum kf_imposition imposition, struct size paper)
{
    return imposition == KF_BOOKLET_FULL ? (struct size){2 * paper.width, paper.height}
                                         : (struct size){paper.height, paper.width};
}

/* Of a page that stands upright in half of a sheet. */
static double scale_in(struct size sheet, struct size page)
{
    return MIN(sheet.width / 2 / page.width, sheet.height / page.height);
}

double kf_impose_scale(enum kf_imposition imposition, double width, double height)
{
    struct size paper = {width, height};

    return scale_in(sheet_of(imposition, paper), paper);
}

/* --- pages as forms -------------------------------------------------------------------------------------------------- */

struct imposing {
    struct kf_pdf pdf;
    qpdf_oh *forms;     /* of the pages; at page_count: the empty one */
    struct size *sizes; /* of each */
    struct size sheet;
    qpdf_oh group; /* of every page: how it is blended */
};

static struct size size_of(struct kf_pdf *pdf, qpdf_oh page)
{
    qpdf_data qpdf = pdf->qpdf;
    qpdf_oh box = qpdf_oh_get_key(qpdf, page, "/MediaBox");

    return (struct size){qpdf_oh_get_numeric_value(qpdf, qpdf_oh_get_array_item(qpdf, box, 2)),
                         qpdf_oh_get_numeric_value(qpdf, qpdf_oh_get_array_item(qpdf, box, 3))};
}

static qpdf_oh box_of(struct kf_pdf *pdf, struct size size)
{
    qpdf_oh box = qpdf_oh_new_array(pdf->qpdf);

    kf_pdf_add(pdf, box, qpdf_oh_new_integer(pdf->qpdf, 0));
    kf_pdf_add(pdf, box, qpdf_oh_new_integer(pdf->qpdf, 0));
    kf_pdf_add(pdf, box, qpdf_oh_new_real_from_double(pdf->qpdf, size.width, 3));
    kf_pdf_add(pdf, box, qpdf_oh_new_real_from_double(pdf->qpdf, size.height, 3));
    return box;
}

/* What belongs to another file is copied with all that it names. */
static qpdf_oh own_copy(struct kf_pdf *pdf, struct kf_pdf *source, qpdf_oh object)
{
    return source == pdf ? object
                         : qpdf_oh_copy_foreign_object(pdf->qpdf, source->qpdf,
                                                       qpdf_make_indirect_object(source->qpdf, object));
}

static bool add_form(struct imposing *imposing, struct kf_pdf *source, qpdf_oh page, int place)
{
    struct kf_pdf *pdf = &imposing->pdf;
    unsigned char *content = NULL;
    size_t length = 0;
    qpdf_oh form, dictionary;

    qpdf_oh_get_page_content_data(source->qpdf, page, &content, &length);
    if (!kf_pdf_sound(source, "reading a page's content")) {
        free(content);
        return false;
    }
    form = kf_pdf_new_deflated(pdf, "<</Type/XObject/Subtype/Form>>", content, length);
    free(content);
    imposing->sizes[place] = size_of(source, page);
    dictionary = qpdf_oh_get_dict(pdf->qpdf, form);
    kf_pdf_put(pdf, dictionary, "/BBox", box_of(pdf, imposing->sizes[place]));
    kf_pdf_put(pdf, dictionary, "/Resources", own_copy(pdf, source, qpdf_oh_get_key(source->qpdf, page, "/Resources")));
    kf_pdf_refer(pdf, dictionary, "/Group", imposing->group);
    imposing->forms[place] = form;
    return true;
}

static bool add_empty(struct imposing *imposing, const struct kf_impose_input *input)
{
    const struct kf_finish_input empty = {.pdf = input->empty, .length = input->empty_length};
    struct kf_pdf source = {.run = imposing->pdf.run, .input = &empty, .arena = imposing->pdf.arena};

    return input->empty == NULL || (kf_pdf_open(&source, "the empty page") &&
                                    add_form(imposing, &source, source.pages[0], imposing->pdf.page_count));
}

static bool add_forms(struct imposing *imposing, const struct kf_impose_input *input)
{
    struct kf_pdf *pdf = &imposing->pdf;

    imposing->forms = KF_NEW_ARRAY(pdf->arena, pdf->page_count + 1, qpdf_oh);
    imposing->sizes = KF_NEW_ARRAY(pdf->arena, pdf->page_count + 1, struct size);
    imposing->group = qpdf_oh_parse(pdf->qpdf, "<</Type/Group/S/Transparency/I true/CS/DeviceRGB>>");
    for (int page = 0; page < pdf->page_count; page++) {
        if (!add_form(imposing, pdf, pdf->pages[page], page)) {
            return false;
        }
    }
    return add_empty(imposing, input);
}

/* --- sheets ----------------------------------------------------------------------------------------------------------- */

static void append(GString *out, double value)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];

    g_string_append_printf(out, "%s ", g_ascii_formatd(text, sizeof text, "%.6f", value));
}

static void append_all(GString *out, const double *values, int count, const char *operators)
{
    for (int i = 0; i < count; i++) {
        append(out, values[i]);
    }
    g_string_append(out, operators);
}

/* Where a page goes: in the middle of its half, and by the creep nearer to the fold. */
static void append_page(const struct imposing *imposing, GString *out, int page, bool right, double creep)
{
    struct size size = imposing->sizes[page];
    bool turned = size.width > size.height;
    struct size upright = turned ? (struct size){size.height, size.width} : size, sheet = imposing->sheet;
    double scale = scale_in(sheet, upright), half = sheet.width / 2;
    double x = (right ? half : 0) + (half - scale * upright.width) / 2 + (right ? -creep : creep);
    double y = (sheet.height - scale * upright.height) / 2;
    const double clip[] = {right ? half : 0, 0, half, sheet.height};
    const double straight[] = {scale, 0, 0, scale, x, y};
    const double on_its_side[] = {0, scale, -scale, 0, x + scale * upright.width, y};

    g_string_append(out, "q ");
    append_all(out, clip, G_N_ELEMENTS(clip), "re W n ");
    append_all(out, turned ? on_its_side : straight, 6, "cm ");
    g_string_append_printf(out, "/P%d Do Q\n", page + 1);
}

static void append_marks(const struct imposing *imposing, GString *out)
{
    double x = imposing->sheet.width / 2, height = imposing->sheet.height;
    const double ends[][2] = {{MARK_BEGIN, MARK_END}, {height - MARK_END, height - MARK_BEGIN}};

    g_string_append(out, "q 0.4 G 0.25 w ");
    for (size_t i = 0; i < G_N_ELEMENTS(ends); i++) {
        const double from[] = {x, ends[i][0]}, to[] = {x, ends[i][1]};

        append_all(out, from, 2, "m ");
        append_all(out, to, 2, "l S ");
    }
    g_string_append(out, "Q\n");
}

/* A page past the last one is the empty one, or nothing. */
static void add_half(struct imposing *imposing, GString *out, qpdf_oh forms, int page, bool right, kf_len creep)
{
    struct kf_pdf *pdf = &imposing->pdf;
    int place = MIN(page, pdf->page_count);

    if (imposing->forms[place] != 0) {
        append_page(imposing, out, place, right, kf_to_pt(creep));
        kf_pdf_refer(pdf, forms, kf_arena_format(pdf->arena, "/P%d", place + 1), imposing->forms[place]);
    }
}

/* The fold's marks stand on the outside, which the front side of each sheet is. */
static void add_sheet_side(struct imposing *imposing, const struct kf_sheet_side *side, bool front)
{
    struct kf_pdf *pdf = &imposing->pdf;
    qpdf_oh page = qpdf_oh_parse(pdf->qpdf, "<</Type/Page>>"), forms = qpdf_oh_new_dictionary(pdf->qpdf);
    qpdf_oh resources = qpdf_oh_new_dictionary(pdf->qpdf);
    GString *out = g_string_new(NULL);

    add_half(imposing, out, forms, side->left, /* right */ false, side->creep);
    add_half(imposing, out, forms, side->right, /* right */ true, side->creep);
    if (front) {
        append_marks(imposing, out);
    }
    kf_pdf_put(pdf, resources, "/XObject", forms);
    kf_pdf_put(pdf, page, "/MediaBox", box_of(pdf, imposing->sheet));
    kf_pdf_put(pdf, page, "/Resources", resources);
    kf_pdf_refer(pdf, page, "/Group", imposing->group);
    kf_pdf_put(pdf, page, "/Contents", kf_pdf_new_deflated(pdf, "<<>>", out->str, out->len));
    page = kf_pdf_indirect(pdf, page);
    qpdf_add_page(pdf->qpdf, pdf->qpdf, page, /* first */ QPDF_FALSE);
    qpdf_oh_release(pdf->qpdf, page);
    g_string_free(out, TRUE);
}

/* What names pages that are no longer there, or what a reader would take for tags. */
static void drop_the_rest(struct kf_pdf *pdf)
{
    static const char *const keys[] = {"/StructTreeRoot", "/Outlines", "/PageLabels", "/AcroForm", "/Names", "/Dests"};

    for (int page = 0; page < pdf->page_count; page++) {
        qpdf_remove_page(pdf->qpdf, pdf->pages[page]);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        qpdf_oh_remove_key(pdf->qpdf, pdf->root, keys[i]);
    }
}

static bool impose(struct imposing *imposing, const struct kf_impose_input *input, int *ret_sides)
{
    struct kf_pdf *pdf = &imposing->pdf;
    struct kf_sheet_side *sides;
    struct size first;
    int count;

    if (!kf_pdf_open(pdf, "the accessible file") || !add_forms(imposing, input)) {
        return false;
    }
    first = imposing->sizes[0];
    imposing->sheet = sheet_of(input->imposition, (struct size){MIN(first.width, first.height), MAX(first.width, first.height)});
    count = kf_impose_sides(pdf->arena, input->imposition, pdf->page_count, input->info.right_to_left, input->thickness,
                            &sides);
    for (int i = 0; i < count; i++) {
        add_sheet_side(imposing, &sides[i], /* front */ i % 2 == 0);
    }
    drop_the_rest(pdf);
    kf_finish_metadata(pdf);
    *ret_sides = count;
    return kf_pdf_sound(pdf, "putting pages on sheets") && kf_pdf_write(pdf);
}

bool kf_impose(struct kf_run *run, const struct kf_impose_input *input, struct kf_finished *ret_finished, int *ret_sides)
{
    struct kf_arena *arena = kf_arena_new();
    struct kf_finish_input finish = {.pdf = input->pdf, .length = input->length, .info = input->info};
    struct imposing imposing = {.pdf = {.run = run, .input = &finish, .arena = arena}};
    bool good;

    finish.info.print_only = true;
    finish.info.two_sided = true;
    good = impose(&imposing, input, ret_sides);
    if (good) {
        *ret_finished = imposing.pdf.result;
    }
    kf_arena_free(arena);
    return good;
}
