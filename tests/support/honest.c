/* What a validator cannot tell of pages laid out. */
#include "support/honest.h"

#include <string.h>

#define TOLERANCE KF_MM(0.2)

/* --- every document of every form ------------------------------------------------------------------------------------ */

struct tally {
    int faults;
    int drawings[KF_ARTIFACT_COUNT], texts[KF_ARTIFACT_COUNT]; /* not read, by class */
    int repeated; /* texts not read because they are read elsewhere */
    int figures, thumbnails;
    int words;
};

struct look { /* at one document */
    const struct kf_laid_form *laid;
    const struct kf_document *document;
    const char *where;
    double share; /* of a page that figures may take */
    struct tally *tally;
};

typedef void looker(struct look *look);

enum { FAULTS_SHOWN = 40 };

static void G_GNUC_PRINTF(2, 3) fault(struct look *look, const char *format, ...)
{
    if (look->tally->faults++ < FAULTS_SHOWN) {
        va_list more;

        va_start(more, format);
        print_error("%s: %s\n", look->where, kf_arena_format_v(look->laid->run->arena, format, more));
        va_end(more);
    }
}

static struct tally for_each(const struct kf_forms *forms, double share, looker *check)
{
    struct tally tally = {0};

    for (int i = 0; i < forms->count; i++) {
        const struct kf_laid_form *laid = &forms->items[i];

        for (int k = 0; k < laid->documents->count; k++) {
            const struct kf_document *document = laid->documents->items[k];
            const char *where = kf_arena_format(laid->run->arena, "%s, %s", laid->form->name, document->name);

            check(&(struct look){laid, document, where, share, &tally});
        }
    }
    if (tally.faults > 0) {
        fail_msg("%d faults", tally.faults);
    }
    return tally;
}

static const char *text_of(const struct look *look, const struct kf_item *item)
{
    return item->kind == KF_ITEM_TEXT ? kf_item_text(look->laid->run, item) : "a drawing";
}

static bool is_furniture(const struct kf_item *item)
{
    return item->artifact == KF_ARTIFACT_HEADER || item->artifact == KF_ARTIFACT_FOOTER;
}

static bool is_inside(struct kf_rect inner, struct kf_rect outer)
{
    return inner.x >= outer.x - TOLERANCE && inner.y >= outer.y - TOLERANCE &&
           inner.x + inner.width <= outer.x + outer.width + TOLERANCE &&
           inner.y + inner.height <= outer.y + outer.height + TOLERANCE;
}

static bool overlap(struct kf_rect a, struct kf_rect b)
{
    return MIN(a.x + a.width, b.x + b.width) - MAX(a.x, b.x) > TOLERANCE &&
           MIN(a.y + a.height, b.y + b.height) - MAX(a.y, b.y) > TOLERANCE;
}

/* --- words of the tree, words of the page --------------------------------------------------------------------------- */

struct reading { /* going through a tree in its order */
    struct look *look;
    int page;  /* of the run read last */
    int *runs; /* read last on each page */
    int read;  /* text items */
};

/* A card is read with its back, which lies behind it: from there on the paper is turned back to the next front. */
static bool turns_back(const struct reading *reading, int page)
{
    return page == reading->page - 1 && page % 2 == 0;
}

static void read_run(struct reading *reading, const struct kf_element *element, const struct kf_kid *kid, GString *words)
{
    const struct kf_pages *pages = &reading->look->document->pages;
    const struct kf_item *item;

    assert_true(kid->page < pages->count && kid->run < pages->pages[kid->page].count);
    item = &pages->pages[kid->page].items[kid->run];
    assert_ptr_equal(item->element, element);
    if ((kid->page < reading->page && !turns_back(reading, kid->page)) || kid->run <= reading->runs[kid->page]) {
        fault(reading->look, "\"%s\" is read after what is drawn behind it", text_of(reading->look, item));
    }
    reading->page = kid->page;
    reading->runs[kid->page] = kid->run;
    if (item->kind == KF_ITEM_TEXT) {
        reading->read++;
        g_string_append_printf(words, "%s ", text_of(reading->look, item));
    }
}

static void read_element(struct reading *reading, const struct kf_element *element)
{
    GString *words = g_string_new(NULL);

    for (int i = 0; i < element->count; i++) {
        if (element->kids[i].kind == KF_KID_RUN) {
            read_run(reading, element, &element->kids[i], words);
        } else if (element->kids[i].kind == KF_KID_ELEMENT) {
            assert_ptr_equal(element->kids[i].element->parent, element);
            read_element(reading, element->kids[i].element);
        }
    }
    kf_assert_same_words(reading->look->laid->run, reading->look->where, words->str,
                         element->words != NULL ? element->words : "");
    if (element->actual != NULL) {
        kf_assert_same_words(reading->look->laid->run, reading->look->where, words->str, element->actual);
    }
    g_string_free(words, TRUE);
}

static void check_tree(struct look *look)
{
    const struct kf_pages *pages = &look->document->pages;
    struct reading reading = {look, -1, g_new(int, pages->count), 0};
    int drawn = 0;

    for (int i = 0; i < pages->count; i++) {
        reading.runs[i] = -1;
    }
    read_element(&reading, pages->root);
    g_free(reading.runs);
    for (int i = 0; i < pages->count; i++) {
        for (int k = 0; k < pages->pages[i].count; k++) {
            const struct kf_item *item = &pages->pages[i].items[k];

            drawn += item->kind == KF_ITEM_TEXT && item->element != NULL;
        }
    }
    assert_int_equal(reading.read, drawn);
    assert_true(drawn > 0);
}

void kf_assert_tree_is_page(const struct kf_forms *forms)
{
    for_each(forms, 0, check_tree);
}

/* --- artifacts ------------------------------------------------------------------------------------------------------ */

/* "Title, continued" at the top of a later page: its title is a bookmark's, and so a section's. */
static bool is_continued(const struct look *look, const char *text)
{
    const struct kf_document *document = look->document;
    bool found = false;

    for (int i = 0; i < document->bookmark_count && !found; i++) {
        char *words = kf_vocabulary_fill(look->laid->content->vocabulary, look->laid->run->arena, "continued", "title",
                                         document->bookmarks[i].title, NULL);

        found = strcmp(words, text) == 0;
    }
    return found;
}

/* Words that are not read may only be furniture, or a repetition of words that are read elsewhere in the file. */
static void check_silent_words(struct look *look, const struct kf_item *item)
{
    struct kf_run *run = look->laid->run;
    struct kf_word_list words, all;
    const char *text = text_of(look, item);

    if (is_furniture(item)) {
        return;
    }
    look->tally->repeated++;
    words = kf_words_split(run, text);
    all = kf_words_split(run, kf_tree_text(run, look->document));
    for (int i = 0; i + words.count <= all.count; i++) {
        int k = 0;

        while (k < words.count && strcmp(words.items[k], all.items[i + k]) == 0) {
            k++;
        }
        if (k == words.count) {
            return;
        }
    }
    if (!is_continued(look, text)) {
        fault(look, "\"%s\" is on the page and is not read", text);
    }
}

static void check_artifacts(struct look *look)
{
    const struct kf_pages *pages = &look->document->pages;

    for (int i = 0; i < pages->count; i++) {
        for (int k = 0; k < pages->pages[i].count; k++) {
            const struct kf_item *item = &pages->pages[i].items[k];
            bool text = item->kind == KF_ITEM_TEXT;

            if (item->element != NULL) {
                continue;
            }
            if (item->artifact <= KF_ARTIFACT_NONE || item->artifact >= KF_ARTIFACT_COUNT) {
                fault(look, "\"%s\" belongs to nothing", text_of(look, item));
                continue;
            }
            (text ? look->tally->texts : look->tally->drawings)[item->artifact]++;
            if (is_furniture(item) && overlap(item->rect, pages->pages[i].main)) { /* beside it are marks to fold at */
                fault(look, "page %d: \"%s\" of the furniture reaches into main", i + 1, text_of(look, item));
            }
            if (text) {
                check_silent_words(look, item);
            }
        }
    }
}

void kf_assert_artifacts_are_furniture(const struct kf_forms *forms)
{
    static const char *const names[KF_ARTIFACT_COUNT] = {"", "header", "footer", "layout", "page"};
    struct tally tally = for_each(forms, 0, check_artifacts);

    for (int i = KF_ARTIFACT_HEADER; i < KF_ARTIFACT_COUNT; i++) {
        print_message("artifacts of class %s: %d drawings, %d texts\n", names[i], tally.drawings[i], tally.texts[i]);
    }
    print_message("texts not read because they repeat: %d\n", tally.repeated);
    assert_int_equal(tally.texts[KF_ARTIFACT_PAGE], 0);
}

/* --- figures -------------------------------------------------------------------------------------------------------- */

static bool shows_page(const struct look *look, const struct kf_element *element)
{
    for (int i = 0; i < element->count; i++) {
        const struct kf_kid *kid = &element->kids[i];

        if (kid->kind == KF_KID_RUN && look->document->pages.pages[kid->page].items[kid->run].silent) {
            return true;
        }
    }
    return false;
}

/* Words set as a picture would not be read. */
static void check_words_of_figure(struct look *look, const struct kf_element *figure)
{
    if (figure->tag->alt == NULL || figure->tag->alt[0] == '\0') {
        fault(look, "a figure says nothing");
    }
    if (figure->words != NULL && figure->words[0] != '\0') {
        fault(look, "a figure holds the words \"%s\"", figure->words);
    }
}

/* Thumbnails are pictures of pages, of any size. */
static void add_figures(struct look *look, const struct kf_element *element, double *areas)
{
    if (element->tag->role == KF_ROLE_FIGURE) {
        assert_in_range(element->box_page, 0, look->document->pages.count - 1);
        look->tally->figures++;
        if (shows_page(look, element)) {
            look->tally->thumbnails++;
        } else {
            check_words_of_figure(look, element);
            areas[element->box_page] += kf_to_mm(element->box.width) * kf_to_mm(element->box.height);
        }
    }
    for (int i = 0; i < element->count; i++) {
        if (element->kids[i].kind == KF_KID_ELEMENT) {
            add_figures(look, element->kids[i].element, areas);
        }
    }
}

static void check_figures(struct look *look)
{
    const struct kf_document *document = look->document;
    double *areas = g_new0(double, document->pages.count);
    double main = kf_to_mm(document->theme.live_width) * kf_to_mm(document->theme.main_height);

    add_figures(look, document->pages.root, areas);
    for (int i = 0; i < document->pages.count; i++) {
        if (areas[i] > look->share * main) {
            fault(look, "%.0f %% of page %d are pictures", 100 * areas[i] / main, i + 1);
        }
    }
    g_free(areas);
}

void kf_assert_figures_are_pictures(const struct kf_forms *forms, double share)
{
    struct tally tally = for_each(forms, share, check_figures);

    print_message("figures: %d, of which pictures of pages, of any size: %d\n", tally.figures, tally.thumbnails);
}

/* --- marks ---------------------------------------------------------------------------------------------------------- */

static void check_mark(struct look *look, const struct kf_mark *mark)
{
    assert_in_range(mark->page, 0, look->document->pages.count - 1);
    if (mark->kind != KF_MARK_ITEM && (mark->label == NULL || kf_words_split(look->laid->run, mark->label).count == 0)) {
        fault(look, "mark %s of kind %d has no label", mark->address, (int)mark->kind);
    }
    if (mark->kind == KF_MARK_BLANK) {
        assert_non_null(mark->address);
        assert_non_null(mark->element);
        if (mark->rect.width <= KF_MM(4) || mark->rect.height <= KF_MM(3)) {
            fault(look, "blank %s is %.1f by %.1f mm", mark->address, kf_to_mm(mark->rect.width),
                  kf_to_mm(mark->rect.height));
        }
    }
    if (!is_inside(mark->rect, look->document->pages.pages[mark->page].main)) {
        fault(look, "mark %s reaches out of the page's main area", mark->address);
    }
}

/* Tab goes from field to field as they were placed: so must the tree. */
static const struct kf_mark *check_order(struct look *look, const struct kf_element *element, const struct kf_mark *last)
{
    const struct kf_marks *marks = &look->document->pages.marks;

    for (int i = 0; i < element->count; i++) {
        const struct kf_kid *kid = &element->kids[i];

        if (kid->kind == KF_KID_ELEMENT) {
            last = check_order(look, kid->element, last);
        } else if (kid->kind == KF_KID_MARK) {
            for (int k = 0; last != NULL && k < marks->count && marks->items[k] != last; k++) {
                if (marks->items[k] == kid->mark) {
                    fault(look, "%s is read after %s and reached before it", kid->mark->address, last->address);
                }
            }
            last = kid->mark;
        }
    }
    return last;
}

static void check_marks(struct look *look)
{
    for (int i = 0; i < look->document->pages.marks.count; i++) {
        check_mark(look, look->document->pages.marks.items[i]);
    }
    check_order(look, look->document->pages.root, NULL);
}

void kf_assert_marks_are_in_order(const struct kf_forms *forms)
{
    for_each(forms, 0, check_marks);
}

/* --- where things lie ----------------------------------------------------------------------------------------------- */

/* What a screen reader should hear of the foot of the last page lies there, and is content. */
static bool is_in_foot(const struct look *look, const struct kf_item *item)
{
    const struct kf_theme *theme = &look->document->theme;

    return item->element != NULL &&
           is_inside(item->rect, (struct kf_rect){theme->left, theme->footer_top, theme->live_width, theme->footer_height});
}

static void check_inside(struct look *look)
{
    const struct kf_document *document = look->document;

    for (int i = 0; i < document->pages.count; i++) {
        const struct kf_page *page = &document->pages.pages[i];
        const struct kf_rect whole = {0, 0, document->theme.page_width, document->theme.page_height};

        for (int k = 0; k < page->count; k++) {
            const struct kf_item *item = &page->items[k];
            if (!is_inside(item->rect, is_furniture(item) ? whole : page->main) &&
                !(i == document->pages.count - 1 && is_in_foot(look, item))) {
                fault(look, "page %d: \"%s\" (%.2f %.2f %.2f %.2f mm) is outside", i + 1, text_of(look, item),
                      kf_to_mm(item->rect.x), kf_to_mm(item->rect.y), kf_to_mm(item->rect.width),
                      kf_to_mm(item->rect.height));
            }
        }
    }
}

void kf_assert_boxes_inside(const struct kf_forms *forms)
{
    for_each(forms, 0, check_inside);
}

/* The part of a line that bytes [start, end) take, on the page. False when the line has none of them. */
static bool range_rect(const struct kf_item *item, int line, size_t start, size_t end, struct kf_rect *ret_rect)
{
    const struct kf_shaped *shaped = item->shaped;
    PangoLayoutLine *layout_line = pango_layout_get_line_readonly(shaped->layout, line);
    const char *text = shaped->text->text;
    size_t line_start, line_end;
    int left = G_MAXINT, right = G_MININT;

    kf_shaped_line_bytes(shaped, line, &line_start, &line_end);
    start = MAX(start, line_start);
    end = MIN(end, line_end);
    for (const char *at = text + start; at < text + end; at = g_utf8_next_char(at)) {
        int x[2];

        if (g_unichar_isspace(g_utf8_get_char(at))) {
            continue;
        }
        for (int side = 0; side < 2; side++) {
            pango_layout_line_index_to_x(layout_line, (int)(at - text), side, &x[side]);
            left = MIN(left, x[side]);
            right = MAX(right, x[side]);
        }
    }
    if (right <= left) {
        return false;
    }
    *ret_rect = (struct kf_rect){
        item->rect.x + kf_shaped_line_x(shaped, line, item->align, item->rect.width) + left,
        item->rect.y + (line - item->first) * shaped->type->line, right - left, shaped->type->line};
    return true;
}

struct piece { /* words on one line, or a blank */
    struct kf_rect rect;
    const char *text;
    bool circle; /* a radio button, which may stand around its number */
};

static GArray *pieces_of(const struct look *look, int page)
{
    const struct kf_document *document = look->document;
    GArray *pieces = g_array_new(FALSE, FALSE, sizeof(struct piece));

    for (int k = 0; k < document->pages.pages[page].count; k++) {
        const struct kf_item *item = &document->pages.pages[page].items[k];

        for (int line = 0; item->kind == KF_ITEM_TEXT && line < item->count; line++) {
            struct piece piece = {.text = text_of(look, item)};

            if (range_rect(item, item->first + line, item->start, item->end, &piece.rect)) {
                g_array_append_val(pieces, piece);
            }
        }
    }
    for (int i = 0; i < document->pages.marks.count; i++) {
        const struct kf_mark *mark = document->pages.marks.items[i];
        struct piece piece = {mark->rect, mark->address, mark->blank == KF_BLANK_RADIO};

        if (mark->kind == KF_MARK_BLANK && mark->page == page) {
            g_array_append_val(pieces, piece);
        }
    }
    return pieces;
}

static void check_overlap(struct look *look)
{
    for (int page = 0; page < look->document->pages.count; page++) {
        GArray *pieces = pieces_of(look, page);

        for (guint i = 0; i < pieces->len; i++) {
            for (guint k = i + 1; k < pieces->len; k++) {
                const struct piece *a = &g_array_index(pieces, struct piece, i);
                const struct piece *b = &g_array_index(pieces, struct piece, k);

                if (overlap(a->rect, b->rect) && !(b->circle && !a->circle && is_inside(a->rect, b->rect))) {
                    fault(look, "page %d: \"%s\" (%.1f %.1f %.1f) lies over \"%s\" (%.1f %.1f %.1f)", page + 1, a->text,
                          kf_to_mm(a->rect.x), kf_to_mm(a->rect.y), kf_to_mm(a->rect.width), b->text,
                          kf_to_mm(b->rect.x), kf_to_mm(b->rect.y), kf_to_mm(b->rect.width));
                }
            }
        }
        g_array_free(pieces, TRUE);
    }
}

void kf_assert_no_overlap(const struct kf_forms *forms)
{
    for_each(forms, 0, check_overlap);
}

/* --- ink ------------------------------------------------------------------------------------------------------------ */

#define DOTS 1.5 /* a point */

static cairo_surface_t *draw(const struct kf_document *document, int page, bool words)
{
    const struct kf_theme *theme = &document->theme;
    struct kf_page some = document->pages.pages[page];
    struct kf_pages pages = {.pages = &some, .count = 1, .theme = theme};
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)(kf_to_pt(theme->page_width) * DOTS) + 1,
                                   (int)(kf_to_pt(theme->page_height) * DOTS) + 1);
    cairo_t *cr = cairo_create(surface);

    if (!words) {
        some.items = g_new(struct kf_item, some.count);
        some.count = 0;
        for (int k = 0; k < document->pages.pages[page].count; k++) {
            if (document->pages.pages[page].items[k].kind == KF_ITEM_DRAWING) {
                some.items[some.count++] = document->pages.pages[page].items[k];
            }
        }
    }
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    cairo_scale(cr, DOTS, DOTS);
    kf_paint_page(cr, &pages, 0, NULL);
    assert_int_equal(cairo_status(cr), CAIRO_STATUS_SUCCESS);
    cairo_destroy(cr);
    cairo_surface_flush(surface);
    if (!words) {
        g_free(some.items);
    }
    return surface;
}

static int green_at(cairo_surface_t *surface, int x, int y)
{
    return cairo_image_surface_get_data(surface)[y * cairo_image_surface_get_stride(surface) + 4 * x + 1];
}

/* Does drawing the words change what is inside this rectangle? */
static bool has_ink(cairo_surface_t *with, cairo_surface_t *without, struct kf_rect rect)
{
    int left = MAX(0, (int)(kf_to_pt(rect.x) * DOTS)), top = MAX(0, (int)(kf_to_pt(rect.y) * DOTS));
    int right = MIN(cairo_image_surface_get_width(with), (int)(kf_to_pt(rect.x + rect.width) * DOTS) + 1);
    int bottom = MIN(cairo_image_surface_get_height(with), (int)(kf_to_pt(rect.y + rect.height) * DOTS) + 1);

    for (int y = top; y < bottom; y++) {
        for (int x = left; x < right; x++) {
            if (ABS(green_at(with, x, y) - green_at(without, x, y)) > 50) {
                return true;
            }
        }
    }
    return false;
}

static void check_word_ink(struct look *look, const struct kf_item *item, size_t start, size_t end,
                           cairo_surface_t *with, cairo_surface_t *without)
{
    for (int line = 0; line < item->count; line++) {
        struct kf_rect rect;

        if (range_rect(item, item->first + line, start, end, &rect)) {
            look->tally->words++;
            if (!has_ink(with, without, rect)) {
                fault(look, "nothing is seen of \"%.*s\"", (int)(end - start), item->shaped->text->text + start);
            }
        }
    }
}

static void check_ink(struct look *look)
{
    const struct kf_document *document = look->document;

    for (int page = 0; page < document->pages.count; page++) {
        cairo_surface_t *with = draw(document, page, true), *without = draw(document, page, false);

        for (int k = 0; k < document->pages.pages[page].count; k++) {
            const struct kf_item *item = &document->pages.pages[page].items[k];

            if (item->kind != KF_ITEM_TEXT) {
                continue;
            }
            for (size_t start = item->start, end; start < item->end; start = end + 1) {
                const char *text = item->shaped->text->text;

                end = start;
                while (end < item->end && text[end] != ' ' && text[end] != '\n') {
                    end++;
                }
                check_word_ink(look, item, start, end, with, without);
            }
        }
        cairo_surface_destroy(with);
        cairo_surface_destroy(without);
    }
}

int kf_assert_words_are_seen(const struct kf_forms *forms)
{
    struct tally tally = for_each(forms, 0, check_ink);

    print_message("words looked for on the drawn page: %d\n", tally.words);
    return tally.words;
}
