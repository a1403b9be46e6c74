/* Items on a canvas. */
#include "layout/draw_page.h"

static void append_number(GString *out, double value)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];

    g_string_append_printf(out, " %s", g_ascii_formatd(text, sizeof text, "%.3f", value));
}

/* The size is written by us: Pango's versions print it with other digits. */
static void write_font(GString *out, const PangoFontDescription *description)
{
    PangoFontDescription *face = pango_font_description_copy(description);
    char size[G_ASCII_DTOSTR_BUF_SIZE];
    char *name;

    g_ascii_formatd(size, sizeof size, "%.2f", kf_to_pt(pango_font_description_get_size(description)));
    pango_font_description_unset_fields(face, PANGO_FONT_MASK_SIZE);
    name = pango_font_description_to_string(face);
    g_string_append_printf(out, " %s %spx\t", name, size);
    g_free(name);
    pango_font_description_free(face);
}

/* One `text` line a fragment, as laid out and before wrapping. */
static void write_text(struct kf_canvas *canvas, const struct kf_item *item)
{
    double x = 0, y = 0;
    size_t start, end, unused;

    kf_shaped_line_bytes(item->shaped, item->first, &start, &unused);
    kf_shaped_line_bytes(item->shaped, item->first + item->count - 1, &unused, &end);
    start = start > item->start ? start : item->start;
    end = end < item->end ? end : item->end;
    cairo_user_to_device(canvas->cr, &x, &y);
    g_string_append(canvas->ops, "text");
    append_number(canvas->ops, x);
    append_number(canvas->ops, y);
    append_number(canvas->ops, kf_to_pt(item->rect.width));
    write_font(canvas->ops, pango_layout_get_font_description(item->shaped->layout));
    g_string_append_len(canvas->ops, item->shaped->text->text + start, (gssize)(end - start));
    g_string_append_c(canvas->ops, '\n');
}

void kf_draw_item(struct kf_canvas *canvas, const struct kf_item *item)
{
    cairo_save(canvas->cr);
    cairo_translate(canvas->cr, kf_to_pt(item->rect.x), kf_to_pt(item->rect.y));
    if (item->kind == KF_ITEM_TEXT) {
        if (canvas->ops) {
            write_text(canvas, item);
        }
        kf_shaped_draw(canvas, item->shaped, item->first, item->count, item->start, item->end, item->rect.width,
                       item->align, item->ink);
    } else {
        if (item->mirrored) {
            cairo_translate(canvas->cr, kf_to_pt(item->rect.width), 0);
            cairo_scale(canvas->cr, -1, 1);
        }
        item->draw(canvas, &item->placed, item->data);
    }
    cairo_restore(canvas->cr);
    cairo_new_path(canvas->cr);
}

void kf_draw_page(struct kf_canvas *canvas, const struct kf_page *page)
{
    for (int i = 0; i < page->count; i++) {
        kf_draw_item(canvas, &page->items[i]);
    }
}
