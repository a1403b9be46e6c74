/* The facilitator guide: the session at a glance, a page for each activity, then the pages for facilitators alone. */
#include <string.h>

#include "editions/guide_internal.h"
#include "layout/draw_page.h"

const char *kf_guide_clock(struct kf_build *build, int minutes)
{
    char *hours = kf_arena_format(build->arena, "%d", minutes / 60);
    char *rest = kf_arena_format(build->arena, "%02d", minutes % 60);

    return kf_vocabulary_fill(build->content->vocabulary, build->arena, "clock", "hours", hours, "minutes", rest, NULL);
}

const char *kf_guide_minutes(struct kf_build *build, const char *id, int minutes)
{
    char *n = kf_arena_format(build->arena, "%d", minutes);

    return kf_vocabulary_fill(build->content->vocabulary, build->arena, id, "n", n, NULL);
}

bool kf_guide_is_break(const struct kf_activity *activity)
{
    return activity->part == KF_PART_BREAK;
}

void kf_guide_add_section(struct kf_build *build, struct kf_list *boxes, const char *title, const struct kf_node *origin,
                          const char *address, struct kf_list *ret_sections)
{
    struct kf_section *section = KF_NEW(build->arena, struct kf_section);

    section->title = title;
    section->flow.body = kf_body_box(build, boxes);
    section->flow.continued = kf_continued_box(build, title);
    section->flow.origin = origin;
    section->flow.address = address;
    kf_list_add(build->arena, ret_sections, section);
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
    return kf_arena_format(build->arena, "%d.%d", build->content->module->number, view->number);
}

const char *kf_guide_copies(struct kf_build *build, const struct kf_handout_view *view)
{
    char *sides = kf_arena_format(build->arena, "%d", view->pages->count);

    return kf_vocabulary_fill(build->content->vocabulary, build->arena,
                              view->pages->count == 1 ? "one-each" : "one-each-many", "sides", sides, NULL);
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

struct kf_box *kf_guide_thumbnail(struct kf_build *build, const struct kf_handout_view *view, kf_len width)
{
    const struct kf_page *page = &view->pages->pages[0];
    kf_len height = (kf_len)((int64_t)width * page->theme->page_height / page->theme->page_width);
    struct kf_box *art = kf_box_art(build->arena, width, height, draw_thumbnail, page);
    const char *alt = kf_vocabulary_fill(build->content->vocabulary, build->arena, "thumbnail-alt", "handout",
                                         kf_guide_handout_number(build, view), "title", view->title, NULL);

    art->as.art.silent = true;
    art->flags |= KF_FIXED_DIRECTION;
    return kf_part_figure(build, art, alt);
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

/* --- sections --------------------------------------------------------------------------------------------------------- */

void kf_guide_sections(struct kf_build *build, struct kf_list *ret_sections)
{
    const struct kf_module *module = build->content->module;
    const struct kf_session *session = module->session;
    int number = 0;

    if (session) {
        kf_at_a_glance_section(build, ret_sections);
        build->start = 0;
        for (int i = 0; i < session->activities.count; i++) {
            const struct kf_activity *activity = session->activities.items[i];
            if (!kf_guide_is_break(activity)) {
                kf_activity_section(build, activity, ++number, ret_sections);
            }
            build->start += kf_minutes_for(&activity->minutes, build->content->edition.length);
        }
        build->start = 0;
    }
    for (int i = 0; i < module->facilitator_pages.count; i++) {
        kf_handout_section(build, module->facilitator_pages.items[i], ret_sections);
    }
}
