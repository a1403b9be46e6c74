/* Boxes and pages as text, for goldens and `kinfold inspect`. Lengths in mm with two decimals: exact enough to see a
 * change, short enough to read. */
#include <glib.h>

#include "layout/layout.h"

static const char *const kind_names[KF_BOX_KIND_COUNT] = {"text", "stack", "row", "table", "art", "lines", "space"};

static void add_mm(GString *out, kf_len length)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];

    g_string_append(out, g_ascii_formatd(text, sizeof text, "%.2f", kf_to_mm(length)));
}

static void add_quoted(GString *out, const char *text)
{
    g_string_append_c(out, '"');
    for (const char *p = text; *p; p++) {
        if (*p == '\n' || *p == '"') {
            g_string_append(out, *p == '\n' ? "\\n" : "\\\"");
        } else {
            g_string_append_c(out, *p);
        }
    }
    g_string_append_c(out, '"');
}

static void add_flags(GString *out, const struct kf_box *box)
{
    static const struct {
        unsigned flag;
        const char *name;
    } names[] = {{KF_KEEP_NEXT, "keep-next"}, {KF_KEEP_WHOLE, "keep-whole"}, {KF_SNAP, "snap"},
                 {KF_GROW, "grow"},           {KF_SPREAD, "spread"},         {KF_OPEN_TOP, "open-top"},
                 {KF_OPEN_BOTTOM, "open-bottom"}, {KF_FIXED_DIRECTION, "fixed-direction"}, {KF_PICTURE, "picture"},
                 {KF_SAFETY, "safety"},       {KF_BREAK_BEFORE, "break-before"}, {KF_FRONT, "front"},
                 {KF_FROM_END, "from-end"},    {KF_KEEP_LIGHTLY, "keep-lightly"}};

    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        if (box->flags & names[i].flag) {
            g_string_append_printf(out, " %s", names[i].name);
        }
    }
}

static void dump_box(GString *out, const struct kf_box *box, int depth);

static void dump_kids(GString *out, struct kf_box *const *kids, int count, int depth)
{
    for (int i = 0; i < count; i++) {
        dump_box(out, kids[i], depth);
    }
}

static void dump_content(GString *out, const struct kf_box *box, int depth)
{
    switch (box->kind) {
    case KF_BOX_TEXT:
        g_string_append_printf(out, " style=%d ", (int)box->as.text.style);
        add_quoted(out, box->as.text.text->text);
        g_string_append_c(out, '\n');
        break;
    case KF_BOX_STACK:
        g_string_append(out, " gap=");
        add_mm(out, box->as.stack.gap);
        g_string_append_c(out, '\n');
        dump_kids(out, box->as.stack.kids, box->as.stack.count, depth + 1);
        break;
    case KF_BOX_ROW:
        g_string_append(out, " widths=");
        for (int i = 0; i < box->as.row.count; i++) {
            g_string_append(out, i ? "," : "");
            add_mm(out, box->as.row.widths[i]);
        }
        g_string_append_c(out, '\n');
        dump_kids(out, box->as.row.kids, box->as.row.count, depth + 1);
        break;
    case KF_BOX_TABLE:
        g_string_append_printf(out, " heads=%d\n", box->as.table.heads);
        dump_kids(out, box->as.table.rows, box->as.table.count, depth + 1);
        break;
    case KF_BOX_ART:
        g_string_append_c(out, ' ');
        add_mm(out, box->as.art.width);
        g_string_append_c(out, 'x');
        add_mm(out, box->as.art.height);
        g_string_append_c(out, '\n');
        for (int i = 0; i < box->as.art.count; i++) {
            dump_box(out, box->as.art.children[i].box, depth + 1);
        }
        break;
    case KF_BOX_LINES:
        g_string_append_printf(out, " %d%s", box->as.lines.count, box->as.lines.fill ? " fill" : "");
        if (box->as.lines.options) {
            g_string_append_printf(out, " options=%d", box->as.lines.options->count);
        }
        g_string_append_c(out, '\n');
        break;
    case KF_BOX_SPACE:
        g_string_append_c(out, ' ');
        add_mm(out, box->as.space.height);
        g_string_append_c(out, '\n');
        break;
    case KF_BOX_KIND_COUNT:
        break;
    }
}

static void dump_box(GString *out, const struct kf_box *box, int depth)
{
    g_string_append_printf(out, "%*s%s", depth * 2, "", kind_names[box->kind]);
    if (box->tag && box->tag->role != KF_ROLE_NONE) {
        g_string_append_printf(out, " <%s>", kf_role_name(box->tag->role));
        if (box->tag->alt) {
            g_string_append(out, " alt=");
            add_quoted(out, box->tag->alt);
        }
    }
    if (box->address) {
        g_string_append_printf(out, " @%s", box->address);
    }
    if (box->shaper) {
        g_string_append_printf(out, " language=%s", box->shaper->theme->language);
    }
    add_flags(out, box);
    dump_content(out, box, depth);
}

char *kf_box_dump(const struct kf_box *box)
{
    GString *out = g_string_new(NULL);

    dump_box(out, box, 0);
    return g_string_free(out, FALSE);
}

static void add_rect(GString *out, struct kf_rect rect)
{
    const kf_len parts[] = {rect.x, rect.y, rect.width, rect.height};

    for (int i = 0; i < 4; i++) {
        g_string_append_c(out, ' ');
        add_mm(out, parts[i]);
    }
}

static void dump_item(GString *out, const struct kf_item *item)
{
    static const char *const artifacts[KF_ARTIFACT_COUNT] = {"", "header", "footer", "layout", "page"};

    g_string_append(out, item->kind == KF_ITEM_TEXT ? "  text" : "  drawing");
    add_rect(out, item->rect);
    g_string_append_printf(out, " <%s>", item->element ? kf_role_name(item->element->tag->role) : artifacts[item->artifact]);
    if (item->kind == KF_ITEM_TEXT) {
        char *words = g_strndup(item->shaped->text->text + item->start, item->end - item->start);
        g_string_append_printf(out, " lines %d..%d ", item->first + 1, item->first + item->count);
        add_quoted(out, words);
        g_free(words);
    }
    g_string_append_c(out, '\n');
}

char *kf_pages_dump(const struct kf_pages *pages)
{
    static const char *const kinds[KF_MARK_KIND_COUNT] = {"item", "blank", "link"};
    GString *out = g_string_new(NULL);

    for (int i = 0; i < pages->count; i++) {
        g_string_append_printf(out, "page %d\n", i + 1);
        for (int j = 0; j < pages->pages[i].count; j++) {
            dump_item(out, &pages->pages[i].items[j]);
        }
    }
    for (int i = 0; i < pages->marks.count; i++) {
        const struct kf_mark *mark = pages->marks.items[i];
        g_string_append_printf(out, "mark %s page %d", kinds[mark->kind], mark->page + 1);
        add_rect(out, mark->rect);
        g_string_append_printf(out, " @%s ", mark->address ? mark->address : "-");
        add_quoted(out, mark->label ? mark->label : "");
        g_string_append_c(out, '\n');
    }
    return g_string_free(out, FALSE);
}
