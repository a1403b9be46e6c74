/* Pages of a finished file on sheets. */

#include "finish/impose.h"

#include <string.h>

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
    int *forms;         /* of the pages; at page_count: the empty one; 0: none */
    struct size *sizes; /* of each */
    struct size sheet;
};

/* How every page is blended. */
static const char group[] = "<</Type/Group/S/Transparency/I true/CS/DeviceRGB>>";

static struct size size_of(struct kf_pdf *pdf, int page)
{
    struct kf_value box = kf_found(&pdf->objects, kf_object(&pdf->objects, page), "/MediaBox");

    return (struct size){kf_number(kf_item(box, 2)), kf_number(kf_item(box, 3))};
}

static const char *box_of(struct kf_arena *arena, struct size size)
{
    char width[G_ASCII_DTOSTR_BUF_SIZE], height[G_ASCII_DTOSTR_BUF_SIZE];

    return kf_arena_format(arena, "[0 0 %s %s]", g_ascii_formatd(width, sizeof width, "%.3f", size.width),
                           g_ascii_formatd(height, sizeof height, "%.3f", size.height));
}

struct copying { /* objects of another file */
    struct kf_pdf *to;
    struct kf_pdf *from;
    GHashTable *copies; /* number there -> here */
};

static int copy_object(struct copying *copying, int number);

/* The text with our numbers in its references; all that they lead to is copied. In the target's arena. */
static const char *copy_value(struct copying *copying, struct kf_value value)
{
    GString *out = g_string_new(NULL);
    struct kf_value rest = value;

    while (rest.text != NULL && rest.length > 0) { /* token by token, but a reference as one */
        struct kf_token token = kf_content_next(rest.text, rest.length, 0);
        size_t after = token.end;
        int number = 0;

        if (token.kind == KF_TOKEN_OPERAND && g_ascii_isdigit(rest.text[token.begin])) {
            number = kf_reference(kf_value_next(rest, &(size_t){token.begin}));
        }
        if (number > 0) {
            after = token.begin;
            kf_value_next(rest, &after);
            g_string_append_c(out, ' ');
            kf_append_reference(out, copy_object(copying, number));
        } else {
            g_string_append_len(out, rest.text, (gssize)token.end);
        }
        rest = (struct kf_value){rest.text + after, rest.length - after};
    }
    const char *copy = kf_arena_string_n(copying->to->arena, out->str, out->len);
    g_string_free(out, TRUE);
    return copy;
}

static int copy_object(struct copying *copying, int number)
{
    int copy = GPOINTER_TO_INT(g_hash_table_lookup(copying->copies, GINT_TO_POINTER(number)));
    struct kf_value value = kf_object(&copying->from->objects, number);

    if (copy == 0 && value.text != NULL) {
        struct kf_objects *objects = &copying->to->objects;

        copy = kf_object_add(objects);
        g_hash_table_insert(copying->copies, GINT_TO_POINTER(number), GINT_TO_POINTER(copy));
        const char *text = copy_value(copying, value);
        kf_object_set(objects, copy, text, strlen(text));
        objects->items[copy].stream = copying->from->objects.items[number].stream;
        objects->items[copy].stream_length = copying->from->objects.items[number].stream_length;
    }
    return copy;
}

/* What belongs to another file is copied with all that it names. */
static const char *own_copy(struct kf_pdf *pdf, struct kf_pdf *source, struct kf_value value)
{
    struct copying copying = {pdf, source, NULL};

    if (source == pdf) {
        return kf_arena_string_n(pdf->arena, value.text, value.length);
    }
    copying.copies = g_hash_table_new(NULL, NULL);
    const char *copy = copy_value(&copying, value);
    g_hash_table_destroy(copying.copies);
    return copy;
}

static bool add_form(struct imposing *imposing, struct kf_pdf *source, int page, int place)
{
    struct kf_pdf *pdf = &imposing->pdf;
    GByteArray *content = kf_page_content(source, page);
    struct kf_value resources = kf_entry(kf_object(&source->objects, source->pages[page]), "/Resources");
    int form;

    if (content == NULL) {
        return false;
    }
    form = kf_pdf_new_deflated(pdf, "/Type/XObject/Subtype/Form", content->data, content->len);
    g_byte_array_unref(content);
    imposing->sizes[place] = size_of(source, source->pages[page]);
    kf_pdf_put(pdf, form, "/BBox", box_of(pdf->arena, imposing->sizes[place]));
    kf_pdf_put(pdf, form, "/Resources", own_copy(pdf, source, resources));
    kf_pdf_put(pdf, form, "/Group", group);
    imposing->forms[place] = form;
    return true;
}

static bool add_empty(struct imposing *imposing, const struct kf_impose_input *input)
{
    const struct kf_finish_input empty = {.pdf = input->empty, .length = input->empty_length};
    struct kf_pdf source = {.run = imposing->pdf.run, .input = &empty, .arena = imposing->pdf.arena};

    return input->empty == NULL || (kf_pdf_open(&source, "the empty page") &&
                                    add_form(imposing, &source, /* page */ 0, imposing->pdf.page_count));
}

static bool add_forms(struct imposing *imposing, const struct kf_impose_input *input)
{
    struct kf_pdf *pdf = &imposing->pdf;

    imposing->forms = KF_NEW_ARRAY(pdf->arena, pdf->page_count + 1, int);
    imposing->sizes = KF_NEW_ARRAY(pdf->arena, pdf->page_count + 1, struct size);
    for (int page = 0; page < pdf->page_count; page++) {
        if (!add_form(imposing, pdf, page, page)) {
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
static void add_half(struct imposing *imposing, GString *out, GString *forms, int page, bool right, kf_len creep)
{
    struct kf_pdf *pdf = &imposing->pdf;
    int place = MIN(page, pdf->page_count);

    if (imposing->forms[place] != 0) {
        append_page(imposing, out, place, right, kf_to_pt(creep));
        g_string_append_printf(forms, "/P%d %d 0 R", place + 1, imposing->forms[place]);
    }
}

/* Both halves may be of one page: a name stands once in a dictionary. */
static void add_halves(struct imposing *imposing, GString *out, GString *forms, const struct kf_sheet_side *side)
{
    GString *again = g_string_new(NULL);
    bool same = MIN(side->left, imposing->pdf.page_count) == MIN(side->right, imposing->pdf.page_count);

    add_half(imposing, out, forms, side->left, /* right */ false, side->creep);
    add_half(imposing, out, same ? again : forms, side->right, /* right */ true, side->creep);
    g_string_free(again, TRUE);
}

/* The fold's marks stand on the outside, which the front side of each sheet is. */
static int new_sheet_side(struct imposing *imposing, const struct kf_sheet_side *side, bool front, int tree)
{
    struct kf_pdf *pdf = &imposing->pdf;
    int page = kf_pdf_new_dictionary(pdf);
    GString *out = g_string_new(NULL), *forms = g_string_new("<</XObject<<");

    add_halves(imposing, out, forms, side);
    if (front) {
        append_marks(imposing, out);
    }
    g_string_append(forms, ">>>>");
    kf_pdf_put(pdf, page, "/Type", "/Page");
    kf_pdf_refer(pdf, page, "/Parent", tree);
    kf_pdf_put(pdf, page, "/MediaBox", box_of(pdf->arena, imposing->sheet));
    kf_pdf_put(pdf, page, "/Resources", forms->str);
    kf_pdf_put(pdf, page, "/Group", group);
    kf_pdf_refer(pdf, page, "/Contents", kf_pdf_new_deflated(pdf, "", out->str, out->len));
    g_string_free(forms, TRUE);
    g_string_free(out, TRUE);
    return page;
}

/* In place of the pages that were. */
static void put_sheets(struct imposing *imposing, const struct kf_sheet_side *sides, int count)
{
    struct kf_pdf *pdf = &imposing->pdf;
    int tree = kf_pdf_new_dictionary(pdf);
    GString *kids = g_string_new("[");

    for (int i = 0; i < count; i++) {
        kf_append_reference(kids, new_sheet_side(imposing, &sides[i], /* front */ i % 2 == 0, tree));
        g_string_append_c(kids, i + 1 < count ? ' ' : ']');
    }
    kf_pdf_put(pdf, tree, "/Type", "/Pages");
    kf_pdf_put_integer(pdf, tree, "/Count", count);
    kf_pdf_put(pdf, tree, "/Kids", kids->str);
    kf_pdf_refer(pdf, pdf->root, "/Pages", tree);
    g_string_free(kids, TRUE);
}

/* What names pages that are no longer there, or what a reader would take for tags. */
static void drop_the_rest(struct kf_pdf *pdf)
{
    static const char *const keys[] = {"/Pages",    "/StructTreeRoot", "/Outlines", "/PageLabels",
                                       "/AcroForm", "/Names",          "/Dests"};

    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        kf_pdf_drop(pdf, pdf->root, keys[i]);
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
    drop_the_rest(pdf);
    put_sheets(imposing, sides, count);
    kf_finish_metadata(pdf);
    kf_pdf_write(pdf);
    *ret_sides = count;
    return true;
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
