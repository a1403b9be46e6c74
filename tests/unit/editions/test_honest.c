/* More than a validator can tell: what is read is what is seen, all of it, once, inside the page, in every form. */

#include "support/support.h"

#include <string.h>

#include "support/forms.h"

#define TOLERANCE KF_MM(0.2)

static struct kf_forms *forms;

static int set_up(void **state)
{
    forms = kf_forms_new();
    return forms == NULL;
}

static int tear_down(void **state)
{
    kf_forms_free(forms);
    return 0;
}

/* Every document of every form. */
typedef void each(const struct kf_laid_form *laid, const struct kf_document *document, const char *where);

static void for_each(each *check)
{
    for (int i = 0; i < forms->count; i++) {
        const struct kf_laid_form *laid = &forms->items[i];

        for (int k = 0; k < laid->documents->count; k++) {
            const struct kf_document *document = laid->documents->items[k];

            check(laid, document, kf_arena_format(forms->run->arena, "%s, %s", laid->form->name, document->name));
        }
    }
}

static const char *text_of(const struct kf_item *item)
{
    return item->kind == KF_ITEM_TEXT ? kf_item_text(forms->run, item) : "a drawing";
}

/* --- words of the tree, words of the page --------------------------------------------------------------------------- */

struct reading { /* going through a tree in its order */
    const struct kf_document *document;
    const char *where;
    int page, run; /* of the run read last */
    int read;      /* text items */
};

static void read_run(struct reading *reading, const struct kf_element *element, const struct kf_kid *kid, GString *words)
{
    const struct kf_pages *pages = &reading->document->pages;
    const struct kf_item *item;

    assert_true(kid->page < pages->count && kid->run < pages->pages[kid->page].count);
    item = &pages->pages[kid->page].items[kid->run];
    assert_ptr_equal(item->element, element);
    if (kid->page < reading->page || (kid->page == reading->page && kid->run <= reading->run)) {
        fail_msg("%s: \"%s\" is read after what is drawn behind it", reading->where, text_of(item));
    }
    reading->page = kid->page;
    reading->run = kid->run;
    if (item->kind == KF_ITEM_TEXT) {
        reading->read++;
        g_string_append_printf(words, "%s ", text_of(item));
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
    kf_assert_same_words(forms->run, reading->where, words->str, element->words != NULL ? element->words : "");
    if (element->actual != NULL) {
        kf_assert_same_words(forms->run, reading->where, words->str, element->actual);
    }
    g_string_free(words, TRUE);
}

static void check_tree(const struct kf_laid_form *laid, const struct kf_document *document, const char *where)
{
    struct reading reading = {document, where, -1, -1, 0};
    int drawn = 0;

    read_element(&reading, document->pages.root);
    for (int i = 0; i < document->pages.count; i++) {
        for (int k = 0; k < document->pages.pages[i].count; k++) {
            const struct kf_item *item = &document->pages.pages[i].items[k];

            drawn += item->kind == KF_ITEM_TEXT && item->element != NULL;
        }
    }
    assert_int_equal(reading.read, drawn);
    assert_true(drawn > 0);
}

static void tree__holds_each_word_of_the_page_once_in_order(void **state)
{
    for_each(check_tree);
}

/* --- artifacts ------------------------------------------------------------------------------------------------------ */

static int artifact_counts[KF_ARTIFACT_COUNT][2]; /* drawings, texts */
static int repeated_texts;

/* "Title, continued" at the top of a later page: its title is a bookmark's, and so a section's. */
static bool is_continued(const struct kf_laid_form *laid, const struct kf_document *document, const char *text)
{
    bool found = false;

    for (int i = 0; i < document->bookmark_count && !found; i++) {
        char *words = kf_vocabulary_fill(laid->content->vocabulary, forms->run->arena, "continued", "title",
                                         document->bookmarks[i].title, NULL);

        found = strcmp(words, text) == 0;
    }
    return found;
}

/* Words that are not read may only be furniture, or a repetition of words that are read elsewhere in the file. */
static void check_silent_words(const struct kf_laid_form *laid, const struct kf_document *document,
                               const struct kf_item *item, const char *where)
{
    struct kf_word_list words, all = kf_words_split(forms->run, kf_tree_text(forms->run, document));
    const char *text = text_of(item);

    if (item->artifact == KF_ARTIFACT_HEADER || item->artifact == KF_ARTIFACT_FOOTER) {
        return;
    }
    repeated_texts++;
    words = kf_words_split(forms->run, text);
    for (int i = 0; i + words.count <= all.count; i++) {
        int k = 0;

        while (k < words.count && strcmp(words.items[k], all.items[i + k]) == 0) {
            k++;
        }
        if (k == words.count) {
            return;
        }
    }
    if (is_continued(laid, document, text)) {
        return;
    }
    fail_msg("%s: \"%s\" is on the page and is not read", where, text);
}

static void check_artifacts(const struct kf_laid_form *laid, const struct kf_document *document, const char *where)
{
    const struct kf_theme *theme = &document->theme;

    for (int i = 0; i < document->pages.count; i++) {
        for (int k = 0; k < document->pages.pages[i].count; k++) {
            const struct kf_item *item = &document->pages.pages[i].items[k];
            bool text = item->kind == KF_ITEM_TEXT;

            if (item->element != NULL) {
                continue;
            }
            if (item->artifact <= KF_ARTIFACT_NONE || item->artifact >= KF_ARTIFACT_COUNT) {
                fail_msg("%s: \"%s\" belongs to nothing", where, text_of(item));
            }
            artifact_counts[item->artifact][text]++;
            if (item->artifact == KF_ARTIFACT_HEADER) {
                assert_true(item->rect.y + item->rect.height <= theme->main_top + TOLERANCE);
            } else if (item->artifact == KF_ARTIFACT_FOOTER) {
                assert_true(item->rect.y >= theme->main_top + theme->main_height - TOLERANCE);
            }
            if (text) {
                check_silent_words(laid, document, item, where);
            }
        }
    }
}

static void artifacts__are_furniture_and_layout_alone(void **state)
{
    static const char *const names[KF_ARTIFACT_COUNT] = {"", "header", "footer", "layout", "page"};

    for_each(check_artifacts);
    for (int i = KF_ARTIFACT_HEADER; i < KF_ARTIFACT_COUNT; i++) {
        print_message("artifacts of class %s: %d drawings, %d texts\n", names[i], artifact_counts[i][0],
                      artifact_counts[i][1]);
    }
    print_message("texts not read because they repeat: %d\n", repeated_texts);
    assert_int_equal(artifact_counts[KF_ARTIFACT_PAGE][1], 0);
}

/* --- figures -------------------------------------------------------------------------------------------------------- */

static int allowed_figures, figures;

static bool shows_page(const struct kf_document *document, const struct kf_element *element)
{
    for (int i = 0; i < element->count; i++) {
        const struct kf_kid *kid = &element->kids[i];

        if (kid->kind == KF_KID_RUN && document->pages.pages[kid->page].items[kid->run].silent) {
            return true;
        }
    }
    return false;
}

/* Words set as a picture would not be read: so little of a page may be figures. Thumbnails are pictures of pages. */
static void add_figures(const struct kf_document *document, const struct kf_element *element, double *areas,
                        const char *where)
{
    if (element->tag->role == KF_ROLE_FIGURE) {
        double area = kf_to_mm(element->box.width) * kf_to_mm(element->box.height);

        assert_in_range(element->box_page, 0, document->pages.count - 1);
        if (element->tag->alt == NULL || element->tag->alt[0] == '\0') {
            fail_msg("%s: a figure says nothing", where);
        }
        figures++;
        if (shows_page(document, element)) {
            allowed_figures++;
        } else {
            areas[element->box_page] += area;
        }
    }
    for (int i = 0; i < element->count; i++) {
        if (element->kids[i].kind == KF_KID_ELEMENT) {
            add_figures(document, element->kids[i].element, areas, where);
        }
    }
}

static void check_figures(const struct kf_laid_form *laid, const struct kf_document *document, const char *where)
{
    double *areas = g_new0(double, document->pages.count);
    double main = kf_to_mm(document->theme.live_width) * kf_to_mm(document->theme.main_height);

    add_figures(document, document->pages.root, areas, where);
    for (int i = 0; i < document->pages.count; i++) {
        if (areas[i] > 0.1 * main) {
            fail_msg("%s: %.0f %% of page %d are pictures", where, 100 * areas[i] / main, i + 1);
        }
    }
    g_free(areas);
}

static void figures__take_little_room(void **state)
{
    for_each(check_figures);
    print_message("figures: %d, of which pictures of pages, of any size: %d\n", figures, allowed_figures);
}

/* --- marks ---------------------------------------------------------------------------------------------------------- */

static bool is_inside(struct kf_rect inner, struct kf_rect outer)
{
    return inner.x >= outer.x - TOLERANCE && inner.y >= outer.y - TOLERANCE &&
           inner.x + inner.width <= outer.x + outer.width + TOLERANCE &&
           inner.y + inner.height <= outer.y + outer.height + TOLERANCE;
}

static void check_marks(const struct kf_laid_form *laid, const struct kf_document *document, const char *where)
{
    for (int i = 0; i < document->pages.marks.count; i++) {
        const struct kf_mark *mark = document->pages.marks.items[i];

        assert_in_range(mark->page, 0, document->pages.count - 1);
        if (mark->label == NULL || kf_words_split(forms->run, mark->label).count == 0) {
            fail_msg("%s: mark %s of kind %d has no label", where, mark->address, (int)mark->kind);
        }
        if (mark->kind == KF_MARK_BLANK) {
            assert_non_null(mark->address);
            assert_non_null(mark->element);
            assert_true(mark->rect.width > KF_MM(4) && mark->rect.height > KF_MM(3));
        }
        if (!is_inside(mark->rect, document->pages.pages[mark->page].main)) {
            fail_msg("%s: mark %s reaches out of the page's main area", where, mark->address);
        }
    }
}

static void marks__have_labels_and_lie_on_the_page(void **state)
{
    for_each(check_marks);
}

/* What the guide says of a handout's steps is read from these. */
static void marks__number_the_steps_as_printed(void **state)
{
    for (int i = 0; i < forms->count; i++) {
        const struct kf_marks *marks = &kf_laid_handout(&forms->items[i])->pages.marks;
        int last = 0;

        for (int k = 0; k < marks->count; k++) {
            if (marks->items[k]->kind == KF_MARK_ITEM && marks->items[k]->item != 0) {
                assert_int_equal(marks->items[k]->item, last + 1);
                last = marks->items[k]->item;
            }
        }
        assert_int_equal(last, 6);
    }
}

/* --- where things lie ----------------------------------------------------------------------------------------------- */

/* What a screen reader should hear of the foot of the last page lies there, and is content. */
static bool is_in_foot(const struct kf_document *document, const struct kf_item *item)
{
    const struct kf_theme *theme = &document->theme;

    return item->element != NULL &&
           is_inside(item->rect, (struct kf_rect){theme->left, theme->footer_top, theme->live_width, theme->footer_height});
}

static void check_inside(const struct kf_laid_form *laid, const struct kf_document *document, const char *where)
{
    for (int i = 0; i < document->pages.count; i++) {
        const struct kf_page *page = &document->pages.pages[i];
        const struct kf_rect whole = {0, 0, document->theme.page_width, document->theme.page_height};

        for (int k = 0; k < page->count; k++) {
            const struct kf_item *item = &page->items[k];
            bool furniture = item->artifact == KF_ARTIFACT_HEADER || item->artifact == KF_ARTIFACT_FOOTER;

            if (!is_inside(item->rect, furniture ? whole : page->main) &&
                !(i == document->pages.count - 1 && is_in_foot(document, item))) {
                fail_msg("%s: page %d: \"%s\" (%.2f %.2f %.2f %.2f mm) is outside", where, i + 1, text_of(item),
                         kf_to_mm(item->rect.x), kf_to_mm(item->rect.y), kf_to_mm(item->rect.width),
                         kf_to_mm(item->rect.height));
            }
        }
    }
}

static void boxes__lie_inside_main(void **state)
{
    for_each(check_inside);
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
};

static GArray *pieces_of(const struct kf_document *document, int page)
{
    GArray *pieces = g_array_new(FALSE, FALSE, sizeof(struct piece));

    for (int k = 0; k < document->pages.pages[page].count; k++) {
        const struct kf_item *item = &document->pages.pages[page].items[k];

        for (int line = 0; item->kind == KF_ITEM_TEXT && line < item->count; line++) {
            struct piece piece = {.text = text_of(item)};

            if (range_rect(item, item->first + line, item->start, item->end, &piece.rect)) {
                g_array_append_val(pieces, piece);
            }
        }
    }
    for (int i = 0; i < document->pages.marks.count; i++) {
        const struct kf_mark *mark = document->pages.marks.items[i];
        struct piece piece = {mark->rect, mark->address};

        if (mark->kind == KF_MARK_BLANK && mark->page == page) {
            g_array_append_val(pieces, piece);
        }
    }
    return pieces;
}

static bool overlap(struct kf_rect a, struct kf_rect b)
{
    return MIN(a.x + a.width, b.x + b.width) - MAX(a.x, b.x) > TOLERANCE &&
           MIN(a.y + a.height, b.y + b.height) - MAX(a.y, b.y) > TOLERANCE;
}

static void check_overlap(const struct kf_laid_form *laid, const struct kf_document *document, const char *where)
{
    for (int page = 0; page < document->pages.count; page++) {
        GArray *pieces = pieces_of(document, page);

        for (guint i = 0; i < pieces->len; i++) {
            for (guint k = i + 1; k < pieces->len; k++) {
                const struct piece *a = &g_array_index(pieces, struct piece, i);
                const struct piece *b = &g_array_index(pieces, struct piece, k);

                if (overlap(a->rect, b->rect)) {
                    fail_msg("%s: page %d: \"%s\" (%.1f %.1f %.1f) lies over \"%s\" (%.1f %.1f %.1f)", where, page + 1,
                             a->text, kf_to_mm(a->rect.x), kf_to_mm(a->rect.y), kf_to_mm(a->rect.width), b->text,
                             kf_to_mm(b->rect.x), kf_to_mm(b->rect.y), kf_to_mm(b->rect.width));
                }
            }
        }
        g_array_free(pieces, TRUE);
    }
}

static void texts__do_not_overlap(void **state)
{
    for_each(check_overlap);
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

static int words_seen;

static void check_word_ink(const struct kf_item *item, size_t start, size_t end, cairo_surface_t *with,
                           cairo_surface_t *without, const char *where)
{
    for (int line = 0; line < item->count; line++) {
        struct kf_rect rect;

        if (range_rect(item, item->first + line, start, end, &rect)) {
            words_seen++;
            if (!has_ink(with, without, rect)) {
                fail_msg("%s: nothing is seen of \"%.*s\"", where, (int)(end - start),
                         item->shaped->text->text + start);
            }
        }
    }
}

static void check_ink(const struct kf_laid_form *laid, const struct kf_document *document, const char *where)
{
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
                check_word_ink(item, start, end, with, without, where);
            }
        }
        cairo_surface_destroy(with);
        cairo_surface_destroy(without);
    }
}

static void words__are_seen(void **state)
{
    for_each(check_ink);
    print_message("words looked for on the drawn page: %d\n", words_seen);
    assert_true(words_seen > 5000);
}

/* --- variants ------------------------------------------------------------------------------------------------------- */

/* Labels of the dialogue: one head of a table in standard, beside each bubble in large print. */
static bool is_label(const struct kf_laid_form *laid, const char *text)
{
    static const char *const ids[] = {"step", "instead-of", "try"};

    for (size_t i = 0; i < G_N_ELEMENTS(ids); i++) {
        if (strcmp(text, kf_vocabulary_get(laid->content->vocabulary, ids[i])) == 0) {
            return true;
        }
    }
    return false;
}

static const char *content_words(const struct kf_laid_form *laid)
{
    char **lines = g_strsplit(kf_tree_text(forms->run, kf_laid_handout(laid)), "\n", -1);
    GString *out = g_string_new(NULL);
    const char *kept;

    for (int i = 0; lines[i] != NULL; i++) {
        g_string_append(out, is_label(laid, lines[i]) ? "" : lines[i]);
        g_string_append_c(out, ' ');
    }
    kept = kf_arena_string(forms->run->arena, out->str);
    g_string_free(out, TRUE);
    g_strfreev(lines);
    return kept;
}

static void variants__have_the_same_words(void **state)
{
    static const char *const exact[] = {"a4", "ink-saver", "fillable", "fillable a4"};
    static const char *const stacked[] = {"large-print", "large-print a4", "clear-spacing", "clear-spacing a4"};
    const struct kf_laid_form *standard = kf_forms_get(forms, "standard");
    const char *words = kf_tree_text(forms->run, kf_laid_handout(standard));

    for (size_t i = 0; i < G_N_ELEMENTS(exact); i++) {
        kf_assert_same_words(forms->run, exact[i], words,
                             kf_tree_text(forms->run, kf_laid_handout(kf_forms_get(forms, exact[i]))));
    }
    for (size_t i = 0; i < G_N_ELEMENTS(stacked); i++) {
        kf_assert_same_words(forms->run, stacked[i], content_words(standard),
                             content_words(kf_forms_get(forms, stacked[i])));
    }
    kf_assert_same_words(forms->run, "arabic a4",
                         kf_tree_text(forms->run, kf_laid_handout(kf_forms_get(forms, "arabic"))),
                         kf_tree_text(forms->run, kf_laid_handout(kf_forms_get(forms, "arabic a4"))));
    kf_assert_same_words(forms->run, "riverbend ink-saver",
                         kf_tree_text(forms->run, kf_laid_handout(kf_forms_get(forms, "riverbend"))),
                         kf_tree_text(forms->run, kf_laid_handout(kf_forms_get(forms, "riverbend ink-saver"))));
}

/* Each text's lines, with where they lie. */
static const char *line_breaks(const struct kf_laid_form *laid)
{
    const struct kf_document *document = kf_laid_handout(laid);
    GString *out = g_string_new(NULL);
    const char *kept;

    for (int i = 0; i < document->pages.count; i++) {
        for (int k = 0; k < document->pages.pages[i].count; k++) {
            const struct kf_item *item = &document->pages.pages[i].items[k];

            for (int line = 0; item->kind == KF_ITEM_TEXT && line < item->count; line++) {
                size_t start, end;

                kf_shaped_line_bytes(item->shaped, item->first + line, &start, &end);
                g_string_append_printf(out, "%d:%d,%d:%.*s\n", i + 1, item->rect.x, item->rect.y, (int)(end - start),
                                       item->shaped->text->text + start);
            }
        }
    }
    kept = kf_arena_string(forms->run->arena, out->str);
    g_string_free(out, TRUE);
    return kept;
}

static void ink_saver__breaks_lines_as_standard(void **state)
{
    assert_string_equal(line_breaks(kf_forms_get(forms, "standard")), line_breaks(kf_forms_get(forms, "ink-saver")));
    assert_string_equal(line_breaks(kf_forms_get(forms, "riverbend")),
                        line_breaks(kf_forms_get(forms, "riverbend ink-saver")));
}

static const char *field_names(const struct kf_laid_form *laid)
{
    const struct kf_marks *marks = &kf_laid_handout(laid)->pages.marks;
    GString *out = g_string_new(NULL);
    const char *kept;

    for (int i = 0; i < marks->count; i++) {
        if (marks->items[i]->kind == KF_MARK_BLANK) {
            g_string_append_printf(out, "%s\n", marks->items[i]->address);
        }
    }
    kept = kf_arena_string(forms->run->arena, out->str);
    g_string_free(out, TRUE);
    return kept;
}

/* The couple's last sentence is another item of the file, so its address is another; the rest are the same. */
static void field_names__are_the_same_everywhere(void **state)
{
    const char *names = field_names(kf_forms_get(forms, "standard"));

    kf_assert_has(names, "six-steps/my-own-words/4/blank-2\n");
    for (int i = 0; i < forms->count; i++) {
        const struct kf_laid_form *laid = &forms->items[i];
        const char *last = laid->form->edition.audience != NULL ? "my-own-words/5" : "my-own-words/4";

        kf_assert_has(field_names(laid), last);
        if (laid->form->riverbend) { /* its overlay takes the third sentence away; the fourth stays the fourth */
            assert_null(strstr(field_names(laid), "my-own-words/3"));
            kf_assert_has(field_names(laid), "six-steps/my-own-words/4/blank-2\n");
        } else if (laid->form->edition.audience == NULL) {
            assert_string_equal(field_names(laid), names);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tree__holds_each_word_of_the_page_once_in_order),
        cmocka_unit_test(artifacts__are_furniture_and_layout_alone),
        cmocka_unit_test(figures__take_little_room),
        cmocka_unit_test(marks__have_labels_and_lie_on_the_page),
        cmocka_unit_test(marks__number_the_steps_as_printed),
        cmocka_unit_test(boxes__lie_inside_main),
        cmocka_unit_test(texts__do_not_overlap),
        cmocka_unit_test(words__are_seen),
        cmocka_unit_test(variants__have_the_same_words),
        cmocka_unit_test(ink_saver__breaks_lines_as_standard),
        cmocka_unit_test(field_names__are_the_same_everywhere),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
