/* A label covers the old words and no others, and its own words stand where the old ones stood: within half a millimetre,
 * on the page as drawn. */

#include "support/support.h"

#include <string.h>

#include "cli/corrections_pdf.h"
#include "layout/draw_page.h"
#include "layout/fonts.h"
#include "support/forms.h"

#define DOTS_PER_MM 10
#define HALF_MM (DOTS_PER_MM / 2)
#define FOOTER "helplines/US/footer"

static const struct kf_form old_form = {.name = "old"};
static const struct kf_setting reworded = {.address = "six-steps/lead", .value = "Many hurts can heal, slowly and in peace."};
static const struct kf_setting too_long = {
    .address = "six-steps/steps/pause/text",
    .value = "Settle first, then ask, and wait. Both “no” and “not yet” are fine answers here, each time, for each of you."};

static struct kf_run *run;
static struct kf_laid_form old_laid;
static const struct kf_printed_file *old_file;
static struct kf_type_setter *setter;

static int set_up(void **state)
{
    run = kf_test_machine_run();
    if (!kf_form_lay_out(run, &old_form, NULL, &old_laid)) {
        return 1;
    }
    old_file = kf_printed_new(run->arena, old_laid.content, kf_laid_handout(&old_laid));
    setter = kf_type_setter_new(run, run->arena);
    return 0;
}

static int tear_down(void **state)
{
    kf_test_run_free(run);
    return 0;
}

/* --- two states ----------------------------------------------------------------------------------------------------- */

static const struct kf_printed_file *with(const struct kf_setting *setting)
{
    struct kf_laid_form laid;

    assert_true(kf_form_lay_out(run, &old_form, setting, &laid));
    return kf_printed_new(run->arena, laid.content, kf_laid_handout(&laid));
}

/* The same file, other words at an address. */
static const struct kf_printed_file *with_words(const char *address, const char *words)
{
    struct kf_printed_file *file = kf_arena_copy(run->arena, old_file, sizeof *file);
    struct kf_printed_page *page = kf_arena_copy(run->arena, &old_file->pages[0], sizeof *page);

    page->texts = kf_arena_copy(run->arena, page->texts, (size_t)page->text_count * sizeof *page->texts);
    for (int i = 0; i < page->text_count; i++) {
        if (g_strcmp0(page->texts[i].address, address) == 0) {
            page->texts[i].text = words;
        }
    }
    file->pages = page;
    return file;
}

static const struct kf_corrections *corrections_to(const struct kf_printed_file *new_file)
{
    struct kf_list olds = {0}, news = {0};
    const struct kf_corrections *found;

    kf_list_add(run->arena, &olds, (void *)(guintptr)old_file);
    kf_list_add(run->arena, &news, (void *)(guintptr)new_file);
    found = kf_corrections_find(run, setter, &olds, &news);
    kf_assert_clean(run);
    assert_non_null(found);
    return found;
}

/* --- pictures ------------------------------------------------------------------------------------------------------- */

struct picture {
    int width, height;
    const unsigned char *dots; /* 4 bytes each */
};

static bool is_ink(const struct picture *picture, int x, int y)
{
    return x >= 0 && y >= 0 && x < picture->width && y < picture->height &&
           picture->dots[((size_t)y * (size_t)picture->width + (size_t)x) * 4 + 1] < 160;
}

static void destroy_surface(void *surface)
{
    cairo_surface_destroy(surface);
}

/* left_out: an item's address; NULL: none. */
static struct picture draw(const struct kf_pages *pages, int page, const char *left_out)
{
    struct picture picture = {(int)(kf_to_mm(pages->theme->page_width) * DOTS_PER_MM),
                              (int)(kf_to_mm(pages->theme->page_height) * DOTS_PER_MM), NULL};
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, picture.width, picture.height);
    struct kf_canvas canvas = {cairo_create(surface), pages->theme, NULL};

    kf_arena_defer(run->arena, destroy_surface, surface);
    cairo_set_source_rgb(canvas.cr, 1, 1, 1);
    cairo_paint(canvas.cr);
    cairo_scale(canvas.cr, DOTS_PER_MM * 25.4 / 72, DOTS_PER_MM * 25.4 / 72);
    for (int i = 0; i < pages->pages[page].count; i++) {
        const struct kf_item *item = &pages->pages[page].items[i];

        if (left_out == NULL || item->kind != KF_ITEM_TEXT || g_strcmp0(item->address, left_out) != 0) {
            kf_draw_item(&canvas, item);
        }
    }
    cairo_destroy(canvas.cr);
    cairo_surface_flush(surface);
    picture.dots = cairo_image_surface_get_data(surface);
    return picture;
}

static int dots(kf_len length)
{
    return (int)(kf_to_mm(length) * DOTS_PER_MM + .5);
}

/* --- labels --------------------------------------------------------------------------------------------------------- */

struct made {
    const struct kf_label *label;
    struct kf_label_spot spot;
    struct kf_own_document document;
};

static struct made make(const struct kf_corrections *corrections)
{
    const struct kf_corrections_paper paper = {
        .run = run, .arena = run->arena, .content = old_laid.content, .setter = setter, .corrections = corrections,
        .format = kf_label_sheet_choose(KF_LETTER, &corrections->labels), .paper = KF_LETTER, .copies = 1};
    PangoContext *context = kf_fonts_context(run, run->arena, kf_arena_format(run->arena, "%s/fonts", run->data_dir));
    struct made made = {.label = corrections->labels.items[0]};
    struct kf_own_document *document = KF_NEW(run->arena, struct kf_own_document);
    int count;

    kf_own_document_init(document, run, run->arena, context, old_laid.content, KF_LETTER, /* mirrored */ false);
    kf_corrections_place_labels(&paper, document);
    made.spot = kf_label_sheet_fill(run->arena, paper.format, &corrections->labels, 1, &count)[0];
    assert_int_equal(count, 1);
    made.document = *document;
    return made;
}

/* Every dot of the old words lies under the label, and nothing else does. */
static void assert_covers(const struct made *made, const char *address)
{
    const struct kf_pages *pages = &kf_laid_handout(&old_laid)->pages;
    struct picture whole = draw(pages, 0, NULL), rest = draw(pages, 0, address);
    struct kf_rect cut = made->label->cut;
    int left = dots(cut.x), top = dots(cut.y), right = dots(cut.x + cut.width), bottom = dots(cut.y + cut.height), old = 0;

    for (int y = 0; y < whole.height; y++) {
        for (int x = 0; x < whole.width; x++) {
            bool under = x >= left && x < right && y >= top && y < bottom;

            if (is_ink(&whole, x, y) && !is_ink(&rest, x, y)) {
                old++;
                assert_true(under);
            }
            assert_false(under && is_ink(&rest, x, y));
        }
    }
    assert_true(old > 1000);
}

/* The first dots of ink of the first `width` mm of the words' first line, from the label's corner. */
static void first_ink(const struct picture *picture, struct kf_rect cut, int width, int *ret_x, int *ret_y)
{
    *ret_x = *ret_y = G_MAXINT;
    for (int y = 0; y < dots(cut.height); y++) {
        for (int x = 0; x < width * DOTS_PER_MM; x++) {
            if (is_ink(picture, dots(cut.x) + x, dots(cut.y) + y)) {
                *ret_x = MIN(*ret_x, x);
                *ret_y = MIN(*ret_y, y);
            }
        }
    }
}

/* The words begin alike on the page and on the label; there they leave ink in the same places. */
static void assert_same_place(const struct made *made)
{
    struct picture page = draw(&kf_laid_handout(&old_laid)->pages, 0, NULL);
    struct picture sheet = draw(&made->document.pages, made->spot.sheet, NULL);
    int page_x, page_y, sheet_x, sheet_y;

    first_ink(&page, made->label->cut, 30, &page_x, &page_y);
    first_ink(&sheet, made->spot.cut, 30, &sheet_x, &sheet_y);
    assert_true(page_x < G_MAXINT);
    assert_in_range(sheet_x + HALF_MM, page_x, page_x + 2 * HALF_MM);
    assert_in_range(sheet_y + HALF_MM, page_y, page_y + 2 * HALF_MM);
}

static void changed_words__get_a_label_that_covers_them_within_half_a_millimetre(void **state)
{
    const struct kf_corrections *corrections = corrections_to(with(&reworded));
    struct made made;

    assert_int_equal(corrections->labels.count, 1);
    made = make(corrections);
    assert_covers(&made, "repair-conversations/six-steps/lead");
    assert_same_place(&made);
}

static void changed_helpline__gets_a_label_that_covers_the_foot_within_half_a_millimetre(void **state)
{
    const struct kf_corrections *corrections =
        corrections_to(with_words(FOOTER, "Need to talk? Call or text 989, day or night. In danger? Call 911."));
    struct made made;

    assert_int_equal(corrections->labels.count, 1);
    made = make(corrections);
    assert_true(kf_label_format_is_full(kf_label_sheet_choose(KF_LETTER, &corrections->labels)));
    assert_covers(&made, FOOTER);
    assert_same_place(&made);
}

static void longer_words__without_room_ask_for_the_page_again(void **state)
{
    const struct kf_corrections *corrections = corrections_to(with(&too_long));
    const struct kf_correction_page *page = corrections->pages.items[0];

    assert_int_equal(corrections->labels.count, 0);
    assert_true(page->again);
    assert_int_equal(((const struct kf_correction *)page->corrections.items[0])->remedy, KF_REMEDY_TOO_LONG);
}

static void same_words__need_nothing(void **state)
{
    const struct kf_corrections *corrections = corrections_to(old_file);

    assert_int_equal(corrections->pages.count, 0);
    assert_int_equal(corrections->same, old_file->page_count);
}

/* --- sheets --------------------------------------------------------------------------------------------------------- */

static void formats__labels_lie_on_their_sheet_side_by_side(void **state)
{
    for (int i = 0; i < kf_label_format_count; i++) {
        const struct kf_label_format *format = &kf_label_formats[i];
        kf_len sheet_width = format->paper == KF_A4 ? KF_MM(210) : KF_MM(215.9);
        kf_len sheet_height = format->paper == KF_A4 ? KF_MM(297) : KF_MM(279.4);
        kf_len right = format->left + (format->across - 1) * format->across_step + format->width;
        kf_len bottom = format->top + (format->down - 1) * format->down_step + format->height;

        assert_true(format->across_step >= format->width && format->down_step >= format->height);
        assert_in_range(sheet_width - right + KF_MM(.2), format->left, format->left + KF_MM(.4));
        assert_in_range(sheet_height - bottom + KF_MM(.2), format->top, format->top + KF_MM(.4));
    }
}

static struct kf_list labels_of(kf_len width, kf_len height, int places)
{
    struct kf_label *label = KF_NEW(run->arena, struct kf_label);
    struct kf_list labels = {0};

    label->cut = (struct kf_rect){0, 0, width, height};
    for (int i = 0; i < places; i++) {
        kf_list_add(run->arena, &label->pages, label);
    }
    kf_list_add(run->arena, &labels, label);
    return labels;
}

static void smallest_format__that_holds_the_largest_label_is_chosen(void **state)
{
    struct kf_list small = labels_of(KF_MM(50), KF_MM(8), 1), wide = labels_of(KF_MM(90), KF_MM(8), 1);
    struct kf_list high = labels_of(KF_MM(90), KF_MM(30), 1), line = labels_of(KF_MM(120), KF_MM(8), 1);

    assert_string_equal(kf_label_sheet_choose(KF_LETTER, &small)->name, "30");
    assert_string_equal(kf_label_sheet_choose(KF_LETTER, &wide)->name, "20");
    assert_string_equal(kf_label_sheet_choose(KF_LETTER, &high)->name, "10");
    assert_string_equal(kf_label_sheet_choose(KF_LETTER, &line)->name, "full");
    assert_string_equal(kf_label_sheet_choose(KF_A4, &small)->name, "21");
    assert_string_equal(kf_label_sheet_choose(KF_A4, &wide)->name, "14");
}

static bool overlap(struct kf_rect a, struct kf_rect b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

static void labels__lie_apart_on_every_format(void **state)
{
    for (int i = 0; i < kf_label_format_count; i++) {
        const struct kf_label_format *format = &kf_label_formats[i];
        struct kf_list labels = labels_of(KF_MM(55), KF_MM(7), 40);
        int count;
        const struct kf_label_spot *spots = kf_label_sheet_fill(run->arena, format, &labels, 2, &count);

        assert_int_equal(count, 80);
        for (int k = 0; k < count; k++) {
            assert_false(overlap(spots[k].cut, spots[k].tag));
            for (int m = 0; m < k; m++) {
                assert_false(spots[k].sheet == spots[m].sheet &&
                             (overlap(spots[k].cut, spots[m].cut) || overlap(spots[k].tag, spots[m].cut) ||
                              overlap(spots[k].cut, spots[m].tag) || overlap(spots[k].tag, spots[m].tag)));
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(changed_words__get_a_label_that_covers_them_within_half_a_millimetre),
        cmocka_unit_test(changed_helpline__gets_a_label_that_covers_the_foot_within_half_a_millimetre),
        cmocka_unit_test(longer_words__without_room_ask_for_the_page_again),
        cmocka_unit_test(same_words__need_nothing),
        cmocka_unit_test(formats__labels_lie_on_their_sheet_side_by_side),
        cmocka_unit_test(smallest_format__that_holds_the_largest_label_is_chosen),
        cmocka_unit_test(labels__lie_apart_on_every_format),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
