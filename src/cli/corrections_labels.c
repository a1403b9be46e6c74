/* The sheets of labels: each label's words exactly as they stand on the page, cut marks around them, and a tag beside. */

#include <string.h>

#include "cli/corrections_pdf.h"

struct sheets {
    const struct kf_corrections_paper *paper;
    struct kf_own_document *document;
    struct kf_element *list; /* of this sheet's labels */
    struct kf_fit fit;
};

/* --- cut marks ------------------------------------------------------------------------------------------------------ */

static void draw_corner(struct kf_canvas *canvas, kf_len x, kf_len y, int right, int down)
{
    kf_canvas_move(canvas, x + right * KF_CUT_MARK_GAP, y);
    kf_canvas_line(canvas, x + right * (KF_CUT_MARK_GAP + KF_CUT_MARK), y);
    kf_canvas_move(canvas, x, y + down * KF_CUT_MARK_GAP);
    kf_canvas_line(canvas, x, y + down * (KF_CUT_MARK_GAP + KF_CUT_MARK));
}

/* Outside the corners: what is cut out has no line on it. */
static void draw_marks(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    (void)data;
    draw_corner(canvas, 0, 0, -1, -1);
    draw_corner(canvas, placed->width, 0, 1, -1);
    draw_corner(canvas, 0, placed->height, -1, 1);
    draw_corner(canvas, placed->width, placed->height, 1, 1);
    kf_canvas_stroke(canvas, canvas->theme->strokes[KF_STROKE_HAIR], KF_INK_BLACK, KF_DASH_NONE);
}

/* --- one label ------------------------------------------------------------------------------------------------------ */

static void put(struct sheets *sheets, int page, struct kf_box *box, struct kf_rect at, struct kf_element *parent)
{
    struct kf_placer *placer = &sheets->document->placer;

    kf_place(placer, page, box, (struct kf_point){at.x, at.y}, at.width,
             kf_measure(placer->shaper, box, at.width, &sheets->fit), &sheets->fit, parent,
             parent != NULL ? KF_ARTIFACT_NONE : KF_ARTIFACT_LAYOUT);
}

/* Set by the shaper of its own page's language and variant, where it stands on that page. */
static void put_words(struct sheets *sheets, const struct kf_label_spot *spot, const struct kf_label *label,
                      struct kf_element *parent)
{
    const struct kf_correction *correction = label->correction;
    struct kf_own_document *document = sheets->document;
    struct kf_shaper *shaper = kf_type_setter_for(sheets->paper->setter, label->file);
    const struct kf_inline *words = kf_type_setter_inline(sheets->paper->setter, correction->new_text);
    struct kf_box *box = kf_box_role(document->arena, kf_box_text(document->arena, words, correction->new_text->style),
                                     KF_ROLE_BODY);
    struct kf_tag *tag = kf_tag_new(document->arena, KF_ROLE_BODY);

    tag->language = strcmp(label->file->language, document->content->language) != 0 ? label->file->language : NULL;
    box->tag = tag;
    box->as.text.align = correction->new_text->align;
    box->as.text.ink_set = true;
    box->as.text.ink = KF_INK_BLACK;
    document->placer.shaper = shaper;
    put(sheets, spot->sheet, box,
        (struct kf_rect){spot->cut.x + correction->set.x - label->cut.x, spot->cut.y + correction->set.y - label->cut.y,
                         correction->set.width, 0},
        parent);
    document->placer.shaper = &document->shaper;
}

static const char *tag_words(struct sheets *sheets, const struct kf_label *label, int number)
{
    struct kf_arena *arena = sheets->document->arena;
    const struct kf_vocabulary *vocabulary = sheets->document->content->vocabulary;
    const char *n = kf_arena_format(arena, "%d", number);
    const struct kf_correction_page *page = label->pages.items[0];

    if (label->pages.count > 1) {
        return kf_vocabulary_fill(vocabulary, arena, "label-many", "n", n, "count",
                                  kf_arena_format(arena, "%d", label->pages.count), NULL);
    }
    return kf_vocabulary_fill(vocabulary, arena, "label-one", "n", n, "handout",
                              page->old_file->number != NULL ? page->old_file->number : page->old_file->piece, "page",
                              kf_arena_format(arena, "%d", page->page), NULL);
}

/* What stays on the sheet: in full where it fits, else the number alone. */
static struct kf_box *tag_box(struct sheets *sheets, const struct kf_label *label, int number, kf_len width)
{
    struct kf_own_document *document = sheets->document;
    struct kf_box *box = kf_own_words(document, tag_words(sheets, label, number), KF_STYLE_SMALL, KF_ROLE_LABEL);

    if (kf_shape(&document->shaper, box->as.text.text, KF_STYLE_SMALL, 0)->widest + KF_LEN_PER_PT > width) {
        box = kf_own_words(document,
                           kf_vocabulary_fill(document->content->vocabulary, document->arena, "label-n", "n",
                                              kf_arena_format(document->arena, "%d", number), NULL),
                           KF_STYLE_SMALL, KF_ROLE_LABEL);
    }
    return box;
}

/* Read once; the copies are the same words again. */
static void put_label(struct sheets *sheets, const struct kf_label_spot *spot)
{
    struct kf_own_document *document = sheets->document;
    const struct kf_label *label = sheets->paper->corrections->labels.items[spot->label];
    struct kf_element *item = NULL;

    if (spot->first) {
        item = kf_element_new(document->arena, sheets->list, kf_tag_new(document->arena, KF_ROLE_ITEM));
    }
    put(sheets, spot->sheet, tag_box(sheets, label, spot->label + 1, spot->tag.width), spot->tag, item);
    put_words(sheets, spot, label, item);
    put(sheets, spot->sheet, kf_box_art(document->arena, spot->cut.width, spot->cut.height, draw_marks, NULL), spot->cut,
        NULL);
}

/* --- sheets --------------------------------------------------------------------------------------------------------- */

#define HEAD_TOP KF_MM(6)
#define HEAD_LEFT KF_MM(12)
#define HEAD_ROOM KF_MM(11) /* above the first labels, for the line that says what the sheet is */

static void put_head(struct sheets *sheets, int sheet, int count)
{
    struct kf_own_document *document = sheets->document;
    const struct kf_label_format *format = sheets->paper->format;
    struct kf_arena *arena = document->arena;
    const char *words =
        kf_vocabulary_fill(document->content->vocabulary, arena, "label-sheet-head", "sheet",
                           kf_arena_format(arena, "%d", sheet + 1), "sheets", kf_arena_format(arena, "%d", count),
                           "format", format->sold_as, NULL);

    if (format->top >= HEAD_ROOM || kf_label_format_is_full(format)) {
        put(sheets, sheet, kf_own_words(document, words, KF_STYLE_SMALL, KF_ROLE_P),
            (struct kf_rect){HEAD_LEFT, HEAD_TOP, document->theme.page_width - 2 * HEAD_LEFT, 0}, document->pages.root);
    }
}

static struct kf_element *new_list(struct kf_own_document *document)
{
    return kf_element_new(document->arena, document->pages.root, kf_tag_new(document->arena, KF_ROLE_LIST));
}

void kf_corrections_place_labels(const struct kf_corrections_paper *paper, struct kf_own_document *document)
{
    struct sheets sheets = {.paper = paper, .document = document, .fit = kf_fit_natural(&document->theme)};
    int count;
    const struct kf_label_spot *spots =
        kf_label_sheet_fill(document->arena, paper->format, &paper->corrections->labels, paper->copies, &count);
    int sheet_count = count > 0 ? spots[count - 1].sheet + 1 : 0;

    for (int i = 0; i < sheet_count; i++) {
        kf_placer_new_page(&document->placer);
    }
    for (int i = 0, sheet = -1; i < count; i++) {
        if (spots[i].sheet != sheet) {
            sheet = spots[i].sheet;
            sheets.list = NULL;
            put_head(&sheets, sheet, sheet_count);
        }
        if (spots[i].first && sheets.list == NULL) {
            sheets.list = new_list(document);
        }
        put_label(&sheets, &spots[i]);
    }
}

bool kf_corrections_labels_pdf(const struct kf_corrections_paper *paper, PangoContext *context,
                               struct kf_finished *ret_finished)
{
    struct kf_own_document *document = KF_NEW(paper->arena, struct kf_own_document);

    kf_own_document_init(document, paper->run, paper->arena, context, paper->content, paper->paper, /* mirrored */ false);
    kf_corrections_place_labels(paper, document);
    return kf_own_document_finish(document, kf_vocabulary_get(paper->content->vocabulary, "label-sheets"), ret_finished);
}
