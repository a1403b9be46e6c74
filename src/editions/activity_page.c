/* A page for each activity that is held: its rail, and what helps when things go otherwise. */
#include <string.h>

#include "editions/guide_internal.h"


struct page { /* while it is made */
    struct kf_build *build;
    const struct kf_schedule *schedule;
    int place; /* in the schedule */
    const struct kf_held *held;
    const struct kf_activity *activity;
};

/* --- if this happens ----------------------------------------------------------------------------------------------------- */

static struct kf_box *if_then_item(struct kf_build *build, const struct kf_if_then *row)
{
    const char *label = kf_vocabulary_fill(build->content->vocabulary, build->arena, "if-label", "what", row->if_.text, NULL);
    struct kf_box *words = kf_part_inline(build, kf_build_labelled(build, label, &row->then), KF_STYLE_COMPACT, KF_ROLE_BODY);
    struct kf_box *item = kf_part_stack(build, 0, words, NULL);

    item->origin = row->node;
    item->address = row->address;
    return kf_box_role(build->arena, item, KF_ROLE_ITEM);
}

/* What may go wrong and what then helps, up to three beside each other, or two under a rail. NULL without any. */
static struct kf_box *if_then_of(struct kf_build *build, const struct kf_activity *activity)
{
    const struct kf_records *rows = &activity->if_then;
    bool pairs = rows->count == 2 || rows->count == 4 || build->width <= KF_RAIL_WIDTH;
    int across = build->theme->single_column ? 1 : pairs ? 2 : 3;
    kf_len gap = KF_MM(6), width = (build->width - gap * (across - 1)) / across;
    struct kf_list kids = {0};

    if (rows->count == 0) {
        return NULL;
    }
    for (int i = 0; i < rows->count; i += across) {
        struct kf_list row = {0};
        for (int j = i; j < i + across; j++) {
            kf_list_add(build->arena, &row, j < rows->count ? if_then_item(build, rows->items[j])
                                                            : kf_box_space(build->arena, 0));
        }
        kf_list_add(build->arena, &kids, kf_box_row(build->arena, &row, (const kf_len[]){width, width, width}, build->width,
                                                    gap));
    }
    struct kf_box *list = kf_part_list(build, &kids, KF_MM(2), KF_NUMBERING_NONE);
    struct kf_box *box = kf_part_stack(build, 0, kf_guide_heading(build, "if-then"), list, NULL);
    box->flags |= KF_KEEP_WHOLE;
    return box;
}

/* The same under a rail, as wide as it is. */
static struct kf_box *narrow_if_then_of(struct kf_build *build, const struct kf_activity *activity)
{
    struct kf_build narrow = *build;

    narrow.width = KF_RAIL_WIDTH;
    return build->theme->single_column ? NULL : if_then_of(&narrow, activity);
}

/* --- next ---------------------------------------------------------------------------------------------------------------- */

static void draw_top_rule(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_len stroke = canvas->theme->strokes[KF_STROKE_LINE];

    (void)data;
    kf_canvas_move(canvas, 0, stroke / 2);
    kf_canvas_line(canvas, placed->width, stroke / 2);
    kf_canvas_stroke(canvas, stroke, KF_INK_BLACK, KF_DASH_NONE);
}

static const char *title_and_minutes(struct kf_build *build, const struct kf_held *held)
{
    const char *minutes = kf_arena_format(build->arena, "%d", held->minutes);

    return kf_vocabulary_fill(build->content->vocabulary, build->arena, "next-activity", "title",
                              held->activity->title.text, "n", minutes, NULL);
}

/* What is held next at this length: the author's words may name what is not, so they stand after the last activity only. */
static const struct kf_text *words_of_next(const struct page *page)
{
    const struct kf_schedule *schedule = page->schedule;
    struct kf_text *words = KF_NEW(page->build->arena, struct kf_text);

    if (page->place + 1 == schedule->count) {
        return page->activity->next.text ? &page->activity->next : NULL;
    }
    const struct kf_held *next = &schedule->items[page->place + 1];
    *words = next->activity->title;
    words->text = title_and_minutes(page->build, next);
    if (next->number == 0 && page->place + 2 < schedule->count) {
        words->text = kf_vocabulary_fill(page->build->content->vocabulary, page->build->arena, "next-after-break", "break",
                                         words->text, "next", title_and_minutes(page->build, next + 1), NULL);
    }
    return words;
}

/* "Next, at 6:45 pm: Close (10 min)"; NULL when nothing comes next. */
static const struct kf_inline *next_words_of(const struct page *page)
{
    struct kf_build *build = page->build;
    const struct kf_text *words = words_of_next(page);
    const char *label = kf_vocabulary_fill(build->content->vocabulary, build->arena, "next-at", "time",
                                           kf_guide_clock(build, page->held->start + page->held->minutes), NULL);

    return words ? kf_build_labelled(build, label, words) : NULL;
}

static struct kf_box *next_of(const struct page *page)
{
    struct kf_build *build = page->build;
    kf_len icon_size = build->theme->note_icon;
    const struct kf_inline *words = next_words_of(page);
    struct kf_list kids = {0};

    if (!words) {
        return NULL;
    }
    struct kf_box *icon = kf_part_icon(build, "arrow", icon_size, KF_STROKE_MEDIUM, KF_INK_BLACK);
    struct kf_box *text = kf_part_inline(build, words, KF_STYLE_BODY, KF_ROLE_P);
    icon->valign = text->valign = KF_VALIGN_MIDDLE;
    kf_list_add(build->arena, &kids, icon);
    kf_list_add(build->arena, &kids, text);
    struct kf_box *row = kf_box_row(build->arena, &kids, (const kf_len[]){icon_size, 0}, build->width, KF_MM(3));
    struct kf_box *box = kf_part_stack(build, 0, row, NULL);
    box->as.stack.pad.top = KF_MM(3);
    box->decorate = draw_top_rule;
    box->flags |= KF_KEEP_WHOLE;
    return box;
}

/* --- the head ------------------------------------------------------------------------------------------------------------ */

static const char *joined(struct kf_build *build, const char *a, const char *b)
{
    return a && *a ? kf_arena_format(build->arena, "%s · %s", a, b) : b;
}

/* How long it takes, who may lead it, and whether it may be left out. */
static const struct kf_inline *terms_of(const struct page *page)
{
    struct kf_build *build = page->build;
    const struct kf_vocabulary *vocabulary = build->content->vocabulary;
    const char *leader = kf_arena_format(build->arena, "led-by-%s", kf_leader_names[page->activity->led_by]);
    const char *led_by = kf_arena_format(build->arena, "%s %s", kf_vocabulary_get(vocabulary, "led-by"),
                                         kf_vocabulary_get(vocabulary, leader));
    const char *terms = joined(build, kf_guide_count(build, "minutes", page->held->minutes), led_by);

    return kf_build_plain(build, page->activity->core
                                     ? joined(build, terms, kf_vocabulary_get(vocabulary, "core-activity"))
                                     : terms);
}

static struct kf_box *kicker_of(const struct page *page)
{
    struct kf_build *build = page->build;
    const char *words = kf_guide_count(build, "activity", page->held->number);
    struct kf_box *name = kf_part_inline(build, kf_build_plain(build, words), KF_STYLE_SUBHEAD, KF_ROLE_P);
    struct kf_box *terms = kf_part_inline(build, terms_of(page), KF_STYLE_DETAIL, KF_ROLE_P);
    struct kf_list kids = {0};

    if (build->theme->single_column) {
        return kf_part_stack(build, 0, name, terms, NULL);
    }
    kf_len width = kf_shape(build->shaper, name->as.text.text, KF_STYLE_SUBHEAD, 0)->widest + KF_LEN_PER_PT;
    terms->as.text.align = KF_ALIGN_END;
    terms->valign = KF_VALIGN_MIDDLE;
    kf_list_add(build->arena, &kids, name);
    kf_list_add(build->arena, &kids, terms);
    return kf_box_row(build->arena, &kids, (const kf_len[]){width, 0}, build->width, KF_MM(4));
}

static struct kf_box *title_of(const struct page *page)
{
    struct kf_build *build = page->build;
    const struct kf_activity *activity = page->activity;
    const struct kf_inline *lead = activity->lead.text ? kf_build_inline(build, &activity->lead) : NULL;
    struct kf_box *title = kf_title_box(build, NULL, kf_build_inline(build, &activity->title), lead, NULL);
    struct kf_box *last_time = kf_from_last_time_box(build, page->place);
    struct kf_box *box = kf_part_stack(build, 0, kicker_of(page), title, last_time, NULL);

    box->flags |= KF_KEEP_WHOLE | KF_KEEP_NEXT;
    return kf_box_gap_after(box, KF_ACTIVITY_TITLE_GAP);
}

/* --- the page -------------------------------------------------------------------------------------------------------------- */

void kf_activity_section(struct kf_build *build, const struct kf_schedule *schedule, int place, struct kf_list *ret_sections)
{
    const struct kf_held *held = &schedule->items[place];
    struct page page = {
        .build = build,
        .schedule = schedule,
        .place = place,
        .held = held,
        .activity = held->activity,
    };
    const struct kf_activity_parts parts = {
        .held = held,
        .rows = kf_rail_rows(build, held, build->theme->single_column ? build->width : KF_RAIL_WIDTH),
        .views = kf_new_handouts(build, schedule, place),
        .title = title_of(&page),
        .if_then = if_then_of(build, held->activity),
        .if_then_narrow = narrow_if_then_of(build, held->activity),
        .next = next_of(&page),
        .next_words = next_words_of(&page),
    };
    struct kf_list boxes = {0};
    bool together = kf_activity_fill(build, &parts, &boxes);

    struct kf_section *section =
        kf_guide_add_section(build, &boxes, kf_build_inline(build, &held->activity->title)->text, held->activity->node,
                             held->activity->address, ret_sections);
    section->activity = place + 1;
    if (!together && parts.views.count > 0) {
        kf_beside_section(build, held->activity, &parts.views, ret_sections);
    }
}
