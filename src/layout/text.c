/* Shaping: a PangoLayout for each text, style and width, made once. Lines are placed by the type's own line height and
 * baseline, so the font's leading never counts. */
#include "layout/text.h"

#include <stdlib.h>
#include <string.h>

#include <hb.h>
#include <pango/pangocairo.h>

#include "layout/font_advice.h"
#include "layout/font_measures.h"
#include "layout/fonts.h"
#include "layout/shape_memo.h"

#define BLANK_LEAST KF_MM(26) /* of an inline blank before its line's slack is shared out */

struct key {
    const struct kf_inline *text;
    int style;
    kf_len width;
};

static guint hash_key(gconstpointer data)
{
    const struct key *key = data;

    return g_direct_hash(key->text) ^ (guint)key->style * 31u ^ (guint)key->width * 17u;
}

static gboolean equal_keys(gconstpointer a, gconstpointer b)
{
    const struct key *left = a, *right = b;

    return left->text == right->text && left->style == right->style && left->width == right->width;
}

static void destroy_table(void *table)
{
    g_hash_table_destroy(table);
}

static void free_description(void *description)
{
    pango_font_description_free(description);
}

void kf_shaper_init(struct kf_shaper *shaper, struct kf_run *run, struct kf_arena *arena, PangoContext *context,
                    const struct kf_theme *theme)
{
    *shaper = (struct kf_shaper){.run = run, .arena = arena, .context = context, .theme = theme};
    shaper->shaped = g_hash_table_new(hash_key, equal_keys);
    kf_arena_defer(arena, destroy_table, shaper->shaped);
    for (int i = 0; i < KF_STYLE_COUNT; i++) {
        const struct kf_type *type = &theme->types[i];
        PangoFontDescription *description = pango_font_description_new();

        pango_font_description_set_family(description, type->families);
        pango_font_description_set_weight(description, (PangoWeight)type->weight);
        pango_font_description_set_style(description, type->italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
        pango_font_description_set_absolute_size(description, type->size);
        kf_arena_defer(arena, free_description, description);
        shaper->descriptions[i] = description;
    }
}

static void add(PangoAttrList *list, PangoAttribute *attribute, size_t start, size_t end)
{
    attribute->start_index = (guint)start;
    attribute->end_index = (guint)end;
    pango_attr_list_insert(list, attribute);
}

/* Ligatures are off for Latin: text extracts whole, and weak readers see plain letters. */
static void add_features(PangoAttrList *list, const struct kf_shaper *shaper, const struct kf_type *type)
{
    const char *features = shaper->theme->right_to_left ? (type->tabular ? "tnum=1,lnum=1" : NULL)
                           : type->tabular              ? "liga=0,clig=0,dlig=0,tnum=1,lnum=1"
                                                        : "liga=0,clig=0,dlig=0";

    if (features) {
        add(list, pango_attr_font_features_new(features), 0, PANGO_ATTR_INDEX_TO_TEXT_END);
    }
}

static PangoAttrList *attributes(const struct kf_shaper *shaper, const struct kf_inline *text, const struct kf_type *type,
                                 const kf_len *blank_widths)
{
    PangoAttrList *list = pango_attr_list_new();

    add_features(list, shaper, type);
    if (type->letter_spacing > 0) {
        add(list, pango_attr_letter_spacing_new(type->letter_spacing), 0, PANGO_ATTR_INDEX_TO_TEXT_END);
    }
    for (int i = 0; i < text->run_count; i++) {
        const struct kf_inline_run *run = &text->runs[i];
        if (run->flags & KF_STRONG) {
            add(list, pango_attr_weight_new(PANGO_WEIGHT_BOLD), run->start, run->end);
        } else if (run->uri) { /* seen without colour or underline, and a run of its own for its annotation */
            bool inside = run->uri[0] == '#'; /* the document: looks as the words around it, which are true on paper too */
            add(list, pango_attr_weight_new(inside ? (PangoWeight)type->weight : PANGO_WEIGHT_SEMIBOLD), run->start, run->end);
        }
        if (run->flags & KF_EMPHASIS) {
            add(list, pango_attr_style_new(PANGO_STYLE_ITALIC), run->start, run->end);
        }
    }
    for (int i = 0; i < text->blank_count; i++) {
        PangoRectangle shape = {0, -type->baseline, blank_widths[i], type->line};
        add(list, pango_attr_shape_new(&shape, &shape), text->blanks[i], text->blanks[i] + strlen("\uFFFC"));
    }
    return list;
}

static void set_attributes(struct kf_shaped *shaped, const struct kf_shaper *shaper, const kf_len *blank_widths)
{
    PangoAttrList *list = attributes(shaper, shaped->text, shaped->type, blank_widths);

    pango_layout_set_attributes(shaped->layout, list);
    pango_attr_list_unref(list);
}

static kf_len line_width(const struct kf_shaped *shaped, int line)
{
    PangoRectangle logical;

    pango_layout_line_get_extents(pango_layout_get_line_readonly(shaped->layout, line), NULL, &logical);
    return logical.width;
}

static int line_of(const struct kf_shaped *shaped, size_t byte)
{
    int line, x;

    pango_layout_index_to_line_x(shaped->layout, (int)byte, FALSE, &line, &x);
    return line;
}

static kf_len least_width(const struct kf_shaped *shaped, int blank)
{
    if (blank < shaped->text->boxed) {
        return kf_blank_box_width(shaped->type) + 2 * KF_BLANK_MARGIN;
    }
    return shaped->width > 0 ? kf_len_min(BLANK_LEAST, shaped->width) : BLANK_LEAST;
}

/* A blank takes what is left of its line, less `spare`; several share it. */
static void stretch_by(struct kf_shaped *shaped, const int *lines, kf_len spare, kf_len *widths)
{
    int count = shaped->text->blank_count, at = shaped->text->boxed;

    while (at < count) {
        int last = at;
        while (last + 1 < count && lines[last + 1] == lines[at]) {
            last++;
        }
        kf_len slack = shaped->width - line_width(shaped, lines[at]) - (last - at + 1) - spare;
        for (int i = at; i <= last && slack > 0; i++) {
            widths[i] += slack / (last - at + 1);
        }
        at = last + 1;
    }
}

static bool stays_on_its_lines(const struct kf_shaped *shaped, const int *lines, int line_count)
{
    if (pango_layout_get_line_count(shaped->layout) != line_count) {
        return false;
    }
    for (int i = 0; i < shaped->text->blank_count; i++) {
        if (line_of(shaped, shaped->text->blanks[i]) != lines[i]) {
            return false;
        }
    }
    return true;
}

/* Pango may break a line that is full to the last unit before its last word, whose letters it measures anew; where several
 * threads shape, not each time. So the blanks leave a little room, more where letters stand apart, or stay as they are. */
static void stretch_blanks(struct kf_shaped *shaped, const struct kf_shaper *shaper, kf_len *widths)
{
    static const kf_len spares[] = {KF_PT(.5), KF_PT(1.5), KF_PT(3), KF_LEN_MAX / 2};
    int count = shaped->text->blank_count, *lines = KF_NEW_ARRAY(shaper->arena, count, int);
    int line_count = pango_layout_get_line_count(shaped->layout);

    for (int i = 0; i < count; i++) {
        lines[i] = line_of(shaped, shaped->text->blanks[i]);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(spares); i++) {
        stretch_by(shaped, lines, spares[i], widths);
        set_attributes(shaped, shaper, widths);
        if (stays_on_its_lines(shaped, lines, line_count)) {
            return;
        }
        for (int j = 0; j < count; j++) {
            widths[j] = least_width(shaped, j);
        }
        set_attributes(shaped, shaper, widths);
    }
}

static void find_blanks(struct kf_shaped *shaped, struct kf_arena *arena, const kf_len *widths)
{
    int count = shaped->text->blank_count;

    shaped->blanks = KF_NEW_ARRAY(arena, count, struct kf_blank);
    shaped->blank_count = count;
    for (int i = 0; i < count; i++) {
        struct kf_blank *blank = &shaped->blanks[i];
        int x = 0;

        blank->byte = shaped->text->blanks[i];
        blank->boxed = i < shaped->text->boxed;
        blank->line = line_of(shaped, blank->byte);
        for (GSList *l = pango_layout_get_line_readonly(shaped->layout, blank->line)->runs; l; l = l->next) {
            const PangoGlyphItem *run = l->data;
            if ((size_t)run->item->offset == blank->byte) {
                break;
            }
            x += pango_glyph_string_get_width(run->glyphs);
        }
        blank->rect = (struct kf_rect){x, blank->line * shaped->type->line, widths[i], shaped->type->line};
    }
}

gunichar kf_shaped_missing_letter(const struct kf_shaped *shaped)
{
    if (pango_layout_get_unknown_glyphs_count(shaped->layout) == 0) {
        return 0;
    }
    for (int i = 0; i < shaped->line_count; i++) {
        for (GSList *l = pango_layout_get_line_readonly(shaped->layout, i)->runs; l; l = l->next) {
            const PangoGlyphItem *run = l->data;
            for (int j = 0; j < run->glyphs->num_glyphs; j++) {
                PangoGlyph glyph = run->glyphs->glyphs[j].glyph;
                if (glyph & PANGO_GLYPH_UNKNOWN_FLAG) {
                    return glyph & ~PANGO_GLYPH_UNKNOWN_FLAG;
                }
            }
        }
    }
    return 0;
}

/* The first character that no font has: its place in the file, once a text. */
static void check_glyphs(struct kf_shaper *shaper, const struct kf_shaped *shaped)
{
    const struct kf_text *source = shaped->text->source;
    gunichar missing = kf_shaped_missing_letter(shaped);
    struct kf_span span = {0};
    char letter[8] = "";

    if (missing == 0) {
        return;
    }
    letter[g_unichar_to_utf8(missing, letter)] = '\0';
    const char *found = source && source->node && source->node->text ? strstr(source->node->text, letter) : NULL;
    if (found) {
        span = kf_node_span_at(source->node, (size_t)(found - source->node->text), strlen(letter));
    } else if (source && source->node) {
        span = source->node->span;
    }
    struct kf_diag *diag = kf_diag_push(shaper->run->diags, KF_MISSING_GLYPH, span, source ? source->address : NULL,
                                        "\"%s\" (U+%04X) is in no font here (%s)", letter, g_utf8_get_char(letter),
                                        shaped->type->families);
    kf_diag_hint(shaper->run->diags, diag, "%s", kf_font_advice(shaper->arena, g_utf8_get_char(letter)));
}

/* A font file that was there when the fonts were listed and cannot be opened now: Pango would leave its letters out. */
static void check_fonts(struct kf_shaper *shaper, const struct kf_shaped *shaped)
{
    struct kf_diags *diags = shaper->run->diags;

    for (int i = 0; i < shaped->line_count; i++) {
        for (GSList *l = pango_layout_get_line_readonly(shaped->layout, i)->runs; l; l = l->next) {
            const PangoGlyphItem *run = l->data;
            const char *file = kf_fonts_broken(run->item->analysis.font);

            if (file != NULL) {
                kf_diag_hint(diags, kf_diag_push(diags, KF_FILE_UNREADABLE, (struct kf_span){0}, NULL,
                                                 "the font \"%s\" cannot be opened any more", file),
                             "see that it is there and that you may read it; or allow more open files: `ulimit -n 1024`");
                return;
            }
        }
    }
}

static PangoLayout *new_layout(const struct kf_shaper *shaper, const struct kf_inline *text, enum kf_style style,
                               kf_len width)
{
    PangoLayout *layout = pango_layout_new(shaper->context);

    pango_layout_set_auto_dir(layout, FALSE);
    pango_layout_set_font_description(layout, shaper->descriptions[style]);
    pango_layout_set_width(layout, width > 0 ? width : -1);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_text(layout, text->text, (int)text->length);
    return layout;
}

/* Breaks its lines; the blanks' widths are what they have on them. */
static void lay_out(struct kf_shaped *shaped, const struct kf_shaper *shaper, kf_len *widths)
{
    for (int i = 0; i < shaped->text->blank_count; i++) {
        widths[i] = least_width(shaped, i);
    }
    set_attributes(shaped, shaper, widths);
    kf_font_measures_take(shaped->layout);
    if (shaped->text->blank_count > 0 && shaped->width > 0) {
        stretch_blanks(shaped, shaper, widths);
    }
}

/* As it was laid out before, by this context in the same look; else now. Returns the blanks' widths. */
static const kf_len *take_layout(struct kf_shaped *shaped, struct kf_shaper *shaper, enum kf_style style)
{
    struct kf_shape_memo *memo = kf_shape_memo_of(shaper->context);
    struct kf_shape_look look = {shaped->text, shaped->type, shaped->right_to_left, shaped->width};
    const struct kf_remembered *known = memo ? kf_shape_memo_find(memo, &look) : NULL;
    kf_len *widths = KF_NEW_ARRAY(shaper->arena, shaped->text->blank_count, kf_len);

    shaped->layout = known ? g_object_ref(known->layout) : new_layout(shaper, shaped->text, style, shaped->width);
    kf_arena_defer(shaper->arena, g_object_unref, shaped->layout);
    if (known) {
        for (size_t i = 0; i < known->blank_count; i++) {
            widths[i] = known->blank_widths[i];
        }
        return widths;
    }
    lay_out(shaped, shaper, widths);
    if (memo) {
        kf_shape_memo_keep(memo, &look, shaped->layout, widths);
    }
    return widths;
}

static struct kf_shaped *new_shaped(struct kf_shaper *shaper, const struct kf_inline *text, enum kf_style style,
                                    kf_len width)
{
    struct kf_shaped *shaped = KF_NEW(shaper->arena, struct kf_shaped);
    const kf_len *widths;

    shaped->text = text;
    shaped->type = &shaper->theme->types[style];
    shaped->right_to_left = shaper->theme->right_to_left;
    shaped->width = width;
    widths = take_layout(shaped, shaper, style);
    if (text->blank_count > 0) {
        find_blanks(shaped, shaper->arena, widths);
    }
    shaped->line_count = pango_layout_get_line_count(shaped->layout);
    for (int i = 0; i < shaped->line_count; i++) {
        shaped->widest = kf_len_max(shaped->widest, line_width(shaped, i));
    }
    check_glyphs(shaper, shaped);
    check_fonts(shaper, shaped);
    return shaped;
}

const struct kf_shaped *kf_shape(struct kf_shaper *shaper, const struct kf_inline *text, enum kf_style style,
                                 kf_len width)
{
    struct key wanted = {text, (int)style, width};
    struct kf_shaped *shaped = g_hash_table_lookup(shaper->shaped, &wanted);

    if (!shaped) {
        shaped = new_shaped(shaper, text, style, width);
        g_hash_table_insert(shaper->shaped, kf_arena_copy(shaper->arena, &wanted, sizeof wanted), shaped);
    }
    return shaped;
}

bool kf_shaped_breaks_words(const struct kf_shaped *shaped)
{
    int count;
    const PangoLogAttr *letters = pango_layout_get_log_attrs_readonly(shaped->layout, &count);

    for (int i = 1; i < shaped->line_count; i++) {
        int start = pango_layout_get_line_readonly(shaped->layout, i)->start_index;
        if (!letters[g_utf8_pointer_to_offset(shaped->text->text, shaped->text->text + start)].is_line_break) {
            return true;
        }
    }
    return false;
}

kf_len kf_shaped_line_x(const struct kf_shaped *shaped, int line, enum kf_align align, kf_len width)
{
    kf_len slack = width - line_width(shaped, line);

    if (align == KF_ALIGN_CENTRE) {
        return slack / 2;
    }
    return (align == KF_ALIGN_END) != shaped->right_to_left ? slack : 0;
}

/* Pango empties the space at the end of a line; Cairo then wraps it in an ActualText of its own, at which readers of
 * tagged text stop. The font's own space is drawn in its place: every letter is one glyph again. */
static PangoGlyphString *with_spaces(const struct kf_shaped *shaped, const PangoGlyphItem *run)
{
    const char *text = shaped->text->text + run->item->offset;
    PangoGlyphString *glyphs = NULL;

    for (int i = 0; i < run->glyphs->num_glyphs; i++) {
        if (run->glyphs->glyphs[i].glyph == PANGO_GLYPH_EMPTY && text[run->glyphs->log_clusters[i]] == ' ') {
            hb_codepoint_t space;
            if (!glyphs) {
                glyphs = pango_glyph_string_copy(run->glyphs);
            }
            if (hb_font_get_nominal_glyph(pango_font_get_hb_font(run->item->analysis.font), ' ', &space)) {
                glyphs->glyphs[i].glyph = space;
            }
        }
    }
    return glyphs;
}

static void draw_run(struct kf_canvas *canvas, const struct kf_shaped *shaped, PangoGlyphItem *run, kf_len x, kf_len y)
{
    PangoGlyphString *spaced = with_spaces(shaped, run);
    PangoGlyphItem drawn = *run;

    if (spaced) {
        drawn.glyphs = spaced;
    }
    cairo_move_to(canvas->cr, kf_to_pt(x), kf_to_pt(y));
    pango_cairo_show_glyph_item(canvas->cr, shaped->text->text, &drawn);
    pango_glyph_string_free(spaced);
}

static bool is_blank(const struct kf_shaped *shaped, int byte)
{
    for (int i = 0; i < shaped->blank_count; i++) {
        if (shaped->blanks[i].byte == (size_t)byte) {
            return true;
        }
    }
    return false;
}

struct placed_run {
    PangoGlyphItem *item;
    kf_len x;
};

static int by_offset(const void *a, const void *b)
{
    const struct placed_run *left = a, *right = b;

    return left->item->item->offset - right->item->item->offset;
}

/* Runs lie on a line as they are seen; they are drawn as they are read, so that tagged text comes in reading order.
 * Caller frees. */
static struct placed_run *runs_as_read(const struct kf_shaped *shaped, int line, kf_len x, size_t *ret_count)
{
    GSList *visual = pango_layout_get_line_readonly(shaped->layout, line)->runs;
    struct placed_run *runs = g_new(struct placed_run, g_slist_length(visual));
    size_t count = 0;

    for (GSList *l = visual; l; l = l->next) {
        PangoGlyphItem *item = l->data;
        runs[count++] = (struct placed_run){item, x};
        x += pango_glyph_string_get_width(item->glyphs);
    }
    if (shaped->right_to_left) {
        qsort(runs, count, sizeof *runs, by_offset);
    }
    *ret_count = count;
    return runs;
}

static void draw_line(struct kf_canvas *canvas, const struct kf_shaped *shaped, int line, size_t start, size_t end,
                      kf_len x, kf_len y)
{
    size_t count;
    struct placed_run *runs = runs_as_read(shaped, line, x, &count);

    for (size_t i = 0; i < count; i++) {
        size_t offset = (size_t)runs[i].item->item->offset;
        if (offset >= start && offset < end && !is_blank(shaped, runs[i].item->item->offset)) {
            draw_run(canvas, shaped, runs[i].item, runs[i].x, y);
        }
    }
    g_free(runs);
}

void kf_shaped_draw(struct kf_canvas *canvas, const struct kf_shaped *shaped, int first, int count, size_t start,
                    size_t end, kf_len width, enum kf_align align, enum kf_ink ink)
{
    struct kf_color color = canvas->theme->inks[ink];

    cairo_set_source_rgb(canvas->cr, color.red, color.green, color.blue);
    for (int i = 0; i < count; i++) {
        kf_len x = kf_shaped_line_x(shaped, first + i, align, width);
        draw_line(canvas, shaped, first + i, start, end, x, i * shaped->type->line + shaped->type->baseline);
    }
}

void kf_shaped_line_bytes(const struct kf_shaped *shaped, int line, size_t *ret_start, size_t *ret_end)
{
    const PangoLayoutLine *layout_line = pango_layout_get_line_readonly(shaped->layout, line);

    *ret_start = (size_t)layout_line->start_index;
    *ret_end = *ret_start + (size_t)layout_line->length;
}

int kf_shaped_range(struct kf_arena *arena, const struct kf_shaped *shaped, size_t start, size_t end, int first,
                    int count, kf_len width, enum kf_align align, struct kf_rect **ret_rects)
{
    struct kf_rect *rects = KF_NEW_ARRAY(arena, count, struct kf_rect);
    int found = 0;

    for (int i = 0; i < count; i++) {
        kf_len x = kf_shaped_line_x(shaped, first + i, align, width), left = KF_LEN_MAX, right = 0;
        for (GSList *l = pango_layout_get_line_readonly(shaped->layout, first + i)->runs; l; l = l->next) {
            const PangoGlyphItem *run = l->data;
            kf_len run_width = pango_glyph_string_get_width(run->glyphs);
            if ((size_t)run->item->offset >= start && (size_t)run->item->offset < end) {
                left = kf_len_min(left, x);
                right = kf_len_max(right, x + run_width);
            }
            x += run_width;
        }
        if (right > left) {
            rects[found++] = (struct kf_rect){left, i * shaped->type->line, right - left, shaped->type->line};
        }
    }
    *ret_rects = rects;
    return found;
}
