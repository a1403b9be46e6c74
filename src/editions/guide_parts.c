/* The parts that the pages for staff are made of. */
#include <string.h>

#include "editions/guide_internal.h"
#include "layout/draw_page.h"
#include "model/supplies.h"
#include "model/when.h"

/* --- times and numbers ---------------------------------------------------------------------------------------------- */

static const char *elapsed(struct kf_build *build, int minutes)
{
    char *hours = kf_arena_format(build->arena, "%d", minutes / 60);
    char *rest = kf_arena_format(build->arena, "%02d", minutes % 60);

    return kf_vocabulary_fill(build->content->vocabulary, build->arena, "clock", "hours", hours, "minutes", rest, NULL);
}

const char *kf_guide_clock(struct kf_build *build, int minute)
{
    int start = build->content->schedule->start;

    return start < 0 ? elapsed(build, minute) : kf_when_time(build->arena, build->content->vocabulary, start + minute);
}

const char *kf_guide_clock_short(struct kf_build *build, int minute)
{
    int start = build->content->schedule->start;

    return start < 0 ? elapsed(build, minute) : kf_when_time_short(build->arena, build->content->vocabulary, start + minute);
}

int kf_guide_page(const struct kf_build *build, int place)
{
    return build->pages != NULL ? build->pages[place] : 0;
}

const char *kf_guide_count(struct kf_build *build, const char *id, int n)
{
    return kf_vocabulary_fill(build->content->vocabulary, build->arena, id, "n", kf_arena_format(build->arena, "%d", n),
                              NULL);
}

/* --- handouts as laid out ------------------------------------------------------------------------------------------- */

const struct kf_handout_view *kf_guide_handout(const struct kf_build *build, const char *id)
{
    for (int i = 0; i < build->handout_count; i++) {
        if (strcmp(build->handouts[i].id, id) == 0) {
            return &build->handouts[i];
        }
    }
    return NULL;
}

const char *kf_guide_handout_number(struct kf_build *build, const struct kf_handout_view *view)
{
    return kf_module_handout_number(build->arena, build->content->module, view->number);
}

const char *kf_guide_caption(struct kf_build *build, const struct kf_handout_view *view)
{
    return kf_vocabulary_fill(build->content->vocabulary, build->arena, "handout-caption", "handout",
                              kf_guide_handout_number(build, view), "title", view->title, NULL);
}

const struct kf_inline *kf_guide_handout_link(struct kf_build *build, const struct kf_handout_view *view, const char *words)
{
    return kf_inline_link(build->arena, words,
                          kf_arena_format(build->arena, "#%s/%s", build->content->module->id, view->id));
}

const char *kf_guide_copies(struct kf_build *build, const struct kf_handout_view *view)
{
    static const char *const ids[][2] = {[KF_COPIES_EACH] = {"one-each", "one-each-many"},
                                         [KF_COPIES_GROUP] = {"one-set", "one-set-many"},
                                         [KF_COPIES_PAIRS] = {"one-pair", "one-pair-many"},
                                         [KF_COPIES_THREES] = {"one-three", "one-three-many"}};
    static const char *const counted[2][2] = {{"sets", "sets-many"}, {"copies-each", "copies-each-many"}};
    const struct kf_handout_supply *supply =
        kf_supplies_handout(kf_supplies_new(build->arena, build->content), view->id);
    bool many = view->pages->count > 1;
    char *sides = kf_arena_format(build->arena, "%d", view->pages->count);

    if (supply != NULL && view->copies != KF_COPIES_GROUP) {
        return kf_vocabulary_fill(build->content->vocabulary, build->arena, counted[view->copies == KF_COPIES_EACH][many], "n",
                                  kf_arena_format(build->arena, "%d", supply->copies), "sides", sides, NULL);
    }
    return kf_vocabulary_fill(build->content->vocabulary, build->arena, ids[view->copies][many], "sides", sides, NULL);
}

static void draw_thumbnail(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    const struct kf_page *page = data;
    struct kf_canvas small = *canvas;
    double scale = (double)placed->width / page->theme->page_width;
    kf_len stroke = canvas->theme->strokes[KF_STROKE_TICK];

    small.theme = page->theme;
    cairo_save(canvas->cr);
    cairo_scale(canvas->cr, scale, scale);
    kf_draw_page(&small, page);
    cairo_restore(canvas->cr);
    kf_canvas_rectangle(canvas, stroke / 2, stroke / 2, placed->width - stroke, placed->height - stroke, 0);
    kf_canvas_stroke(canvas, stroke, KF_INK_BLACK, KF_DASH_NONE);
}

struct kf_box *kf_guide_page_picture(struct kf_build *build, const struct kf_page *page, kf_len width, const char *alt)
{
    kf_len height = (kf_len)((int64_t)width * page->theme->page_height / page->theme->page_width);
    struct kf_box *art = kf_box_art(build->arena, width, height, draw_thumbnail, page);

    art->as.art.silent = true;
    art->flags |= KF_FIXED_DIRECTION;
    return kf_part_figure(build, art, alt);
}

struct kf_box *kf_guide_thumbnail(struct kf_build *build, const struct kf_handout_view *view, kf_len width)
{
    const char *alt = kf_vocabulary_fill(build->content->vocabulary, build->arena, "thumbnail-alt", "handout",
                                         kf_guide_handout_number(build, view), "title", view->title, NULL);

    return kf_guide_page_picture(build, &view->pages->pages[0], width, alt);
}

struct kf_box *kf_guide_card_words(struct kf_build *build, const struct kf_handout_view *view, const char *words,
                                   const char *third)
{
    struct kf_list lines = {0};

    kf_list_add(build->arena, &lines, kf_part_inline(build, kf_guide_handout_link(build, view, words), KF_STYLE_SMALL_BOLD,
                                                     KF_ROLE_NONE));
    kf_list_add(build->arena, &lines, kf_part_inline(build, kf_build_plain(build, kf_guide_copies(build, view)),
                                                     KF_STYLE_SMALL, KF_ROLE_NONE));
    if (third) {
        kf_list_add(build->arena, &lines, kf_part_inline(build, kf_build_plain(build, third), KF_STYLE_SMALL, KF_ROLE_NONE));
    }
    return kf_box_role(build->arena, kf_box_stack(build->arena, &lines, 0), KF_ROLE_P);
}

struct kf_box *kf_guide_card(struct kf_build *build, const struct kf_handout_view *view, kf_len width, const char *words,
                             const char *third)
{
    struct kf_box *text = kf_guide_card_words(build, view, words, third);

    if (build->theme->single_column) { /* large print: no pictures of pages that are too small to see */
        return text;
    }
    struct kf_box *card = kf_part_stack(build, KF_MM(1.2), kf_guide_thumbnail(build, view, width), text, NULL);
    card->flags |= KF_KEEP_WHOLE;
    return card;
}

/* --- parts ------------------------------------------------------------------------------------------------------------ */

struct kf_box *kf_guide_heading(struct kf_build *build, const char *id)
{
    return kf_part_heading(build, kf_build_words(build, id));
}

struct kf_box *kf_guide_side_part(struct kf_build *build, const char *id, const struct kf_text *text)
{
    if (!text->text) {
        return NULL;
    }
    struct kf_box *head = kf_part_inline(build, kf_build_words(build, id), KF_STYLE_SUBHEAD, build->heading);
    head->flags |= KF_KEEP_NEXT;
    return kf_part_stack(build, 0, head, kf_part_text(build, text, KF_STYLE_COMPACT, KF_ROLE_P), NULL);
}

static void draw_rule(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    (void)data;
    kf_canvas_move(canvas, 0, placed->height / 2);
    kf_canvas_line(canvas, placed->width, placed->height / 2);
    kf_canvas_stroke(canvas, canvas->theme->strokes[KF_STROKE_LINE], KF_INK_BLACK, KF_DASH_NONE);
}

struct kf_box *kf_guide_rule(struct kf_build *build)
{
    return kf_box_art(build->arena, build->width, KF_PT(.75), draw_rule, NULL);
}

struct kf_box *kf_guide_notes(struct kf_build *build, const char *address)
{
    const struct kf_inline *words = kf_build_words(build, "my-notes");
    struct kf_box *head = kf_part_inline(build, words, KF_STYLE_SUBHEAD, build->heading);
    struct kf_box *lines = kf_box_lines(build->arena, build->theme, /* at least */ 2, words->text);

    head->flags |= KF_KEEP_NEXT;
    lines->flags |= KF_GROW;
    lines->address = address;
    struct kf_box *box = kf_part_stack(build, 0, head, lines, NULL);
    box->flags |= KF_GROW | KF_KEEP_WHOLE;
    return box;
}

struct kf_box *kf_guide_ticks(struct kf_build *build, const struct kf_texts *texts)
{
    struct kf_list items = {0};

    for (int i = 0; i < texts->count; i++) {
        kf_list_add(build->arena, &items, kf_part_tick_item(build, &texts->items[i], KF_STYLE_COMPACT));
    }
    return kf_part_list(build, &items, KF_MM(1.6), KF_NUMBERING_NONE);
}

struct kf_box *kf_guide_beside(struct kf_build *build, struct kf_list *kids, const kf_len *widths, kf_len gap)
{
    if (build->theme->single_column) {
        return kf_box_blocks(build->arena, kids, build->theme->gap);
    }
    struct kf_box *row = kf_box_row(build->arena, kids, widths, build->width, gap);
    row->flags |= KF_KEEP_WHOLE | KF_SNAP;
    return row;
}

kf_len kf_guide_height(struct kf_build *build, const struct kf_box *box, kf_len width)
{
    struct kf_fit fit = kf_fit_natural(build->theme);

    return kf_measure(build->shaper, box, width, &fit);
}
