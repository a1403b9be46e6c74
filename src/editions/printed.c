/* The pages of a document as a list of what is printed where. */
#include "editions/printed.h"

#include <string.h>

#include "editions/free_paper.h"
#include "layout/draw_page.h"
#include "schema/walk.h"

const char *const kf_printed_kind_names[] = {
    [KF_PRINTED_HELPLINE] = "helpline",
    [KF_PRINTED_SAFETY] = "safety",
    [KF_PRINTED_WORDS] = "words",
    [KF_PRINTED_KIND_COUNT] = NULL,
};
const char *const kf_printed_where_names[] = {
    [KF_PRINTED_BODY] = "body",
    [KF_PRINTED_HEAD] = "head",
    [KF_PRINTED_FOOT] = "foot",
    [KF_PRINTED_WHERE_COUNT] = NULL,
};

struct lister {
    struct kf_arena *arena;
    const struct kf_content *content;
    const struct kf_document *document;
    GHashTable *safety; /* addresses */
    const struct kf_theme *theme; /* of the page at hand: each part of a packet or pack has its own */
};

/* --- what is safety ------------------------------------------------------------------------------------------------- */

static bool keep_safety(void *data, struct kf_node *node, const struct kf_place *place)
{
    struct lister *lister = data;

    (void)node;
    if (place->flags & KF_IS_SAFETY) {
        g_hash_table_add(lister->safety, kf_arena_string(lister->arena, place->address));
    }
    return true;
}

static bool has_number(const struct kf_region *region, const char *text)
{
    for (int i = 0; i < region->lines.count; i++) {
        const struct kf_helpline *line = region->lines.items[i];

        if (line->number != NULL && strstr(text, line->number) != NULL) {
            return true;
        }
    }
    return false;
}

static enum kf_printed_kind kind_of(const struct lister *lister, const struct kf_printed_text *text)
{
    if ((text->address != NULL && g_str_has_prefix(text->address, "helplines/")) ||
        has_number(lister->content->region, text->text)) {
        return KF_PRINTED_HELPLINE;
    }
    return text->address != NULL && g_hash_table_contains(lister->safety, text->address) ? KF_PRINTED_SAFETY
                                                                                        : KF_PRINTED_WORDS;
}

/* --- texts ---------------------------------------------------------------------------------------------------------- */

static enum kf_printed_where where_of(const struct kf_theme *theme, struct kf_rect rect)
{
    if (theme->landscape) {
        return KF_PRINTED_BODY;
    }
    return rect.y < theme->ribbon_top ? KF_PRINTED_HEAD : rect.y >= theme->footer_top ? KF_PRINTED_FOOT : KF_PRINTED_BODY;
}

static void bytes_of(const struct kf_item *item, size_t *ret_start, size_t *ret_end)
{
    size_t unused;

    kf_shaped_line_bytes(item->shaped, item->first, ret_start, &unused);
    kf_shaped_line_bytes(item->shaped, item->first + item->count - 1, &unused, ret_end);
}

struct kf_rect kf_printed_rect(struct kf_arena *arena, const struct kf_item *item)
{
    struct kf_rect *lines, box = item->rect;
    kf_len left = box.width, right = 0;
    size_t start, end;
    int count;

    bytes_of(item, &start, &end);
    count = kf_shaped_range(arena, item->shaped, start, end, item->first, item->count, box.width, item->align, &lines);
    for (int i = 0; i < count; i++) {
        left = kf_len_min(left, lines[i].x);
        right = kf_len_max(right, lines[i].x + lines[i].width);
    }
    return right > left ? (struct kf_rect){box.x + left, box.y, right - left, box.height} : box;
}

static void copy_runs(struct kf_arena *arena, const struct kf_inline *text, size_t start, size_t end,
                      struct kf_printed_text *printed)
{
    printed->runs = KF_NEW_ARRAY(arena, text->run_count, struct kf_printed_run);
    for (int i = 0; i < text->run_count; i++) {
        const struct kf_inline_run *run = &text->runs[i];
        size_t from = MAX(run->start, start), to = MIN(run->end, end);

        if ((run->flags != 0 || run->uri != NULL) && from < to) {
            printed->runs[printed->run_count++] = (struct kf_printed_run){(int)(from - start), (int)(to - start),
                                                                          run->flags, kf_arena_string(arena, run->uri)};
        }
    }
}

static enum kf_style style_of(const struct kf_item *item, const struct kf_theme *theme)
{
    return (enum kf_style)(item->shaped->type - theme->types);
}

static struct kf_printed_text text_of(const struct lister *lister, const struct kf_item *item)
{
    const struct kf_shaped *shaped = item->shaped;
    struct kf_printed_text text = {
        .address = kf_arena_string(lister->arena, item->address != NULL ? item->address : item->around),
        .box = item->rect,
        .where = where_of(lister->theme, item->rect),
        .lines = item->count,
        .boxed = shaped->text->boxed,
        .style = style_of(item, lister->theme),
        .align = item->align,
        .ink = item->ink,
        .size = shaped->type->size,
        .line = shaped->type->line,
    };
    size_t start, end;

    bytes_of(item, &start, &end);
    text.text = g_strchomp(kf_arena_string_n(lister->arena, shaped->text->text + start, end - start));
    text.rect = kf_printed_rect(lister->arena, item);
    copy_runs(lister->arena, shaped->text, start, start + strlen(text.text), &text);
    text.kind = kind_of(lister, &text);
    return text;
}

bool kf_printed_is_same_text(const struct kf_item *one, const struct kf_item *two)
{
    return one->shaped == two->shaped && one->first == two->first && one->rect.x == two->rect.x &&
           one->rect.y == two->rect.y;
}

static void list_texts(const struct lister *lister, int page, struct kf_printed_page *ret_page)
{
    const struct kf_page *laid = &lister->document->pages.pages[page];
    const struct kf_free_paper *paper = kf_free_paper_new(lister->arena, &lister->document->pages, page);
    const struct kf_item *last = NULL;

    ret_page->texts = KF_NEW_ARRAY(lister->arena, laid->count, struct kf_printed_text);
    for (int i = 0; i < laid->count; i++) {
        const struct kf_item *item = &laid->items[i];

        if (item->kind == KF_ITEM_TEXT && (last == NULL || !kf_printed_is_same_text(last, item))) {
            struct kf_printed_text *text = &ret_page->texts[ret_page->text_count++];

            *text = text_of(lister, item);
            text->room = kf_free_paper_around(paper, text->rect);
            last = item;
        }
    }
}

/* --- drawings ------------------------------------------------------------------------------------------------------- */

/* As at the top left of the page: where it lies is told apart from what it shows. */
static const char *hash_of(const struct lister *lister, const struct kf_item *item)
{
    cairo_surface_t *nowhere = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, NULL);
    struct kf_canvas canvas = {cairo_create(nowhere), lister->theme, g_string_new(NULL)};
    struct kf_item moved = *item;
    char *sum;
    const char *hash;

    moved.rect.x = moved.rect.y = 0;
    kf_draw_item(&canvas, &moved);
    sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, canvas.ops->str, (gssize)canvas.ops->len);
    hash = kf_arena_string_n(lister->arena, sum, 16);
    g_free(sum);
    g_string_free(canvas.ops, TRUE);
    cairo_destroy(canvas.cr);
    cairo_surface_destroy(nowhere);
    return hash;
}

static void list_drawings(const struct lister *lister, int page, struct kf_printed_page *ret_page)
{
    const struct kf_page *laid = &lister->document->pages.pages[page];

    ret_page->drawings = KF_NEW_ARRAY(lister->arena, laid->count, struct kf_printed_drawing);
    for (int i = 0; i < laid->count; i++) {
        const struct kf_item *item = &laid->items[i];

        if (item->kind == KF_ITEM_DRAWING && item->draw != NULL && !item->silent) {
            ret_page->drawings[ret_page->drawing_count++] = (struct kf_printed_drawing){
                .address = kf_arena_string(lister->arena, item->address != NULL ? item->address : item->around),
                .where = where_of(lister->theme, item->rect),
                .rect = item->rect,
                .hash = hash_of(lister, item),
            };
        }
    }
}

/* --- public --------------------------------------------------------------------------------------------------------- */

static const char *number_of(struct kf_arena *arena, const struct kf_content *content, const struct kf_document *document)
{
    return document->handout == 0 ? NULL
                                  : kf_module_handout_number(arena, content->module, document->handout);
}

struct kf_printed_file *kf_printed_new(struct kf_arena *arena, const struct kf_content *content,
                                       const struct kf_document *document)
{
    struct lister lister = {arena, content, document, g_hash_table_new(g_str_hash, g_str_equal), NULL};
    struct kf_printed_file *file = KF_NEW(arena, struct kf_printed_file);

    *file = (struct kf_printed_file){
        .module = kf_arena_string(arena, content->module->id),
        .piece = kf_arena_string(arena, document->piece),
        .title = kf_arena_string(arena, document->title),
        .name = kf_arena_string(arena, document->name),
        .number = number_of(arena, content, document),
        .variant = kf_variant_names[content->edition.variant],
        .paper = kf_paper_names[content->edition.paper],
        .language = kf_arena_string(arena, content->language),
        .audience = kf_arena_string(arena, content->edition.audience),
        .length = document->kind == KF_MAKE_GUIDE ? content->edition.length : 0,
        .right_to_left = content->right_to_left,
        .page_width = document->theme.page_width,
        .page_height = document->theme.page_height,
        .pages = KF_NEW_ARRAY(arena, document->pages.count, struct kf_printed_page),
        .page_count = document->pages.count,
        .parts = kf_document_copy_parts(arena, document),
        .part_count = document->part_count,
    };
    kf_walk(arena, content->kit->shapes, &kf_module_record, content->composed.root, content->module->id, keep_safety,
            &lister);
    for (int i = 0; i < document->pages.count; i++) {
        lister.theme = document->pages.pages[i].theme;
        list_texts(&lister, i, &file->pages[i]);
        list_drawings(&lister, i, &file->pages[i]);
    }
    g_hash_table_destroy(lister.safety);
    return file;
}
