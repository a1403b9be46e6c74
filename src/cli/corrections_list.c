/* The list on paper: how to do it, then each label with a small picture of its place, then what is printed again. */

#include <string.h>

#include "cli/corrections_pdf.h"

#define PICTURE KF_MM(32)
#define SCALE_LINE KF_MM(100)
#define PLACE_LEAST KF_MM(1) /* of the bar that shows a place: a line of a page in small is thinner */

struct list { /* being made */
    const struct kf_corrections_paper *paper;
    struct kf_own_document *document;
    struct kf_list boxes;
};

static const char *word(struct list *list, const char *id)
{
    return kf_vocabulary_get(list->document->content->vocabulary, id);
}

static const char *digits(struct list *list, int number)
{
    return kf_arena_format(list->document->arena, "%d", number);
}

static void add(struct list *list, struct kf_box *box)
{
    kf_list_add(list->document->arena, &list->boxes, box);
}

static void add_heading(struct list *list, const char *id)
{
    add(list, kf_part_heading(&list->document->build, kf_build_words(&list->document->build, id)));
}

/* --- how ------------------------------------------------------------------------------------------------------------ */

static void draw_scale(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_len middle = placed->height / 2;

    (void)data;
    kf_canvas_move(canvas, 0, middle);
    kf_canvas_line(canvas, placed->width, middle);
    kf_canvas_move(canvas, 0, 0);
    kf_canvas_line(canvas, 0, placed->height);
    kf_canvas_move(canvas, placed->width, 0);
    kf_canvas_line(canvas, placed->width, placed->height);
    kf_canvas_stroke(canvas, canvas->theme->strokes[KF_STROKE_LINE], KF_INK_BLACK, KF_DASH_NONE);
}

static void add_how(struct list *list)
{
    static const char *const ids[] = {"corrections-how-print", "corrections-how-measure", "corrections-how-cut",
                                      "corrections-how-stick"};
    struct kf_build *build = &list->document->build;
    struct kf_list items = {0};

    for (size_t i = 0; i < G_N_ELEMENTS(ids); i++) {
        const struct kf_text text = {.text = word(list, ids[i])};

        kf_list_add(build->arena, &items, kf_part_numbered(build, (int)i + 1, kf_arena_copy(build->arena, &text, sizeof text)));
    }
    add(list, kf_part_list(build, &items, KF_MM(2), KF_NUMBERING_DECIMAL));
    add(list, kf_part_figure(build, kf_box_art(build->arena, SCALE_LINE, KF_MM(4), draw_scale, NULL),
                             word(list, "corrections-scale-alt")));
}

/* --- a page in small ------------------------------------------------------------------------------------------------ */

struct picture {
    const struct kf_printed_file *file;
    const struct kf_printed_page *page;
    struct kf_rect place;
};

static kf_len scaled(kf_len length, kf_len width, kf_len page_width)
{
    return (kf_len)((int64_t)length * width / page_width);
}

/* Lines of text as hair lines: what a page looks like from afar, and known without its sources. */
static void draw_lines(struct kf_canvas *canvas, const struct kf_printed_text *text, kf_len width, kf_len page_width)
{
    for (int i = 0; i < text->lines; i++) {
        kf_len y = scaled(text->rect.y + text->line * i + text->line / 2, width, page_width);

        kf_canvas_move(canvas, scaled(text->rect.x, width, page_width), y);
        kf_canvas_line(canvas, scaled(text->rect.x + text->rect.width, width, page_width), y);
    }
}

static void draw_picture(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    const struct picture *picture = data;
    kf_len width = placed->width, page_width = picture->file->page_width, stroke = canvas->theme->strokes[KF_STROKE_LINE];
    struct kf_rect place = picture->place;

    for (int i = 0; i < picture->page->text_count; i++) {
        draw_lines(canvas, &picture->page->texts[i], width, page_width);
    }
    kf_canvas_stroke(canvas, canvas->theme->strokes[KF_STROKE_HAIR], KF_INK_BLACK, KF_DASH_NONE);
    kf_canvas_rectangle(canvas, scaled(place.x, width, page_width), scaled(place.y, width, page_width),
                        scaled(place.width, width, page_width),
                        kf_len_max(scaled(place.height, width, page_width), PLACE_LEAST), 0);
    kf_canvas_fill(canvas, KF_INK_BLACK);
    kf_canvas_rectangle(canvas, stroke / 2, stroke / 2, width - stroke, placed->height - stroke, 0);
    kf_canvas_stroke(canvas, stroke, KF_INK_BLACK, KF_DASH_NONE);
}

static struct kf_box *picture_box(struct list *list, const struct kf_label *label, int number)
{
    struct kf_own_document *document = list->document;
    const struct kf_correction_page *page = label->pages.items[0];
    const struct picture picture = {page->old_file, &page->old_file->pages[page->page - 1], label->cut};
    struct kf_box *art =
        kf_box_art(document->arena, PICTURE, scaled(page->old_file->page_height, PICTURE, page->old_file->page_width),
                   draw_picture, kf_arena_copy(document->arena, &picture, sizeof picture));

    art->flags |= KF_FIXED_DIRECTION;
    return kf_part_figure(&document->build, art,
                          kf_vocabulary_fill(document->content->vocabulary, document->arena, "label-alt", "n",
                                             digits(list, number), NULL));
}

/* --- labels --------------------------------------------------------------------------------------------------------- */

/* "2.1 Six steps of a repair conversation" */
static const char *file_words(struct list *list, const struct kf_printed_file *file)
{
    return file->number != NULL ? kf_arena_format(list->document->arena, "%s %s", file->number, file->title) : file->title;
}

static const char *pages_words(struct list *list, const struct kf_printed_file *file, int first, int last)
{
    const struct kf_vocabulary *vocabulary = list->document->content->vocabulary;
    struct kf_arena *arena = list->document->arena;

    return last > first ? kf_vocabulary_fill(vocabulary, arena, "corrections-pages", "title", file_words(list, file), "first",
                                             digits(list, first), "last", digits(list, last), NULL)
                        : kf_vocabulary_fill(vocabulary, arena, "corrections-page", "title", file_words(list, file), "page",
                                             digits(list, first), NULL);
}

/* Pages that follow each other are said in one. */
static const char *places_words(struct list *list, const struct kf_list *pages)
{
    const char *words = NULL;

    for (int i = 0; i < pages->count;) {
        const struct kf_correction_page *first = pages->items[i];
        int last = first->page;
        const char *more;

        for (i++; i < pages->count; i++) {
            const struct kf_correction_page *next = pages->items[i];

            if (next->old_file != first->old_file || next->page > last + 1) {
                break;
            }
            last = next->page;
        }
        more = pages_words(list, first->old_file, first->page, last);
        words = words == NULL ? more : kf_arena_format(list->document->arena, "%s; %s", words, more);
    }
    return words;
}

static struct kf_box *label_item(struct list *list, const struct kf_label *label, int number)
{
    struct kf_own_document *document = list->document;
    struct kf_build *build = &document->build;
    const struct kf_vocabulary *vocabulary = document->content->vocabulary;
    const char *name = kf_vocabulary_fill(vocabulary, document->arena, "label-n", "n", digits(list, number), NULL);
    const char *count = kf_vocabulary_fill(vocabulary, document->arena, "labels-to-print", "count",
                                           digits(list, label->pages.count * list->paper->copies), NULL);
    struct kf_box *words = kf_part_inline(build, kf_type_setter_inline(list->paper->setter, label->correction->new_text),
                                          KF_STYLE_BODY, KF_ROLE_P);
    struct kf_box *head = kf_part_stack(build, KF_MM(1), kf_own_words(document, name, KF_STYLE_SUBHEAD, KF_ROLE_NONE),
                                        picture_box(list, label, number), NULL);
    struct kf_box *body = kf_part_stack(build, KF_MM(2), words,
                                        kf_own_words(document, places_words(list, &label->pages), KF_STYLE_COMPACT, KF_ROLE_P),
                                        kf_own_words(document, count, KF_STYLE_LABEL, KF_ROLE_P), NULL);

    return kf_part_item(build, kf_box_role(document->arena, head, KF_ROLE_LABEL), PICTURE, KF_MM(6), body);
}

static void add_labels(struct list *list)
{
    const struct kf_list *labels = &list->paper->corrections->labels;
    struct kf_list items = {0};

    if (labels->count == 0) {
        return;
    }
    add_how(list);
    add_heading(list, "corrections-by-label");
    for (int i = 0; i < labels->count; i++) {
        kf_list_add(list->document->arena, &items, label_item(list, labels->items[i], i + 1));
    }
    add(list, kf_part_list(&list->document->build, &items, KF_MM(4), KF_NUMBERING_NONE));
}

/* --- the rest ------------------------------------------------------------------------------------------------------- */

static void add_texts(struct list *list, const char *heading, const struct kf_list *words)
{
    struct kf_arena *arena = list->document->arena;
    struct kf_texts texts = {.items = KF_NEW_ARRAY(arena, words->count, struct kf_text), .count = words->count};

    for (int i = 0; i < words->count; i++) {
        texts.items[i] = (struct kf_text){.text = words->items[i]};
    }
    if (words->count > 0) {
        add_heading(list, heading);
        add(list, kf_part_bullets(&list->document->build, &texts, KF_STYLE_COMPACT));
    }
}

static void add_again(struct list *list)
{
    const struct kf_list *pages = &list->paper->corrections->pages;
    struct kf_list words = {0};

    for (int i = 0; i < pages->count; i++) {
        const struct kf_correction_page *page = pages->items[i];

        if (page->again) {
            kf_list_add(list->document->arena, &words,
                        (void *)(guintptr)pages_words(list, page->old_file, page->page, page->page));
        }
    }
    add_texts(list, "corrections-again", &words);
}

static void add_files(struct list *list, const char *heading, const struct kf_list *files)
{
    struct kf_list words = {0};

    for (int i = 0; i < files->count; i++) {
        kf_list_add(list->document->arena, &words, (void *)(guintptr)file_words(list, files->items[i]));
    }
    add_texts(list, heading, &words);
}

bool kf_corrections_list_pdf(const struct kf_corrections_paper *paper, PangoContext *context,
                             struct kf_finished *ret_finished)
{
    struct kf_own_document *document = KF_NEW(paper->arena, struct kf_own_document);
    struct list list = {.paper = paper, .document = document};
    const char *title = kf_vocabulary_get(paper->content->vocabulary, "corrections-title");

    kf_own_document_init(document, paper->run, paper->arena, context, paper->content, paper->paper, /* mirrored */ true);
    add(&list, kf_own_words(document, title, KF_STYLE_TITLE, KF_ROLE_H1));
    add_labels(&list);
    add_again(&list);
    add_files(&list, "corrections-gone", &paper->corrections->only_old);
    add_files(&list, "corrections-new", &paper->corrections->only_new);
    struct kf_flow flow = {
        .body = kf_box_role(document->arena, kf_box_blocks(document->arena, &list.boxes, document->theme.gap), KF_ROLE_SECT)};
    (void)kf_paginate(&document->placer, &flow, document->pages.root);
    return kf_own_document_finish(document, title, ret_finished);
}
