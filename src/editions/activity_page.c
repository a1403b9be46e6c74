/* A page for each activity that is held: its rail, and what helps when things go otherwise. */
#include <string.h>

#include "editions/guide_internal.h"

#define RAIL KF_MM(132)
#define SIDE KF_MM(42)
#define SIDE_GAP KF_MM(6)
#define IN_USE KF_MM(40)
#define IN_USE_SMALL KF_MM(28)
#define IN_USE_GAP KF_MM(2)
#define LARGE KF_MM(104)
#define SMALL KF_MM(44)
#define TITLE_GAP KF_MM(3)
#define SPREAD_MOST KF_MM(14)    /* rows further apart than this no longer read as one rail */

enum ample { WITH_NOTES, WITHOUT_NOTES, TIGHT, AMPLE_COUNT }; /* what the side column gives up, one after the other */

struct page { /* while it is made */
    struct kf_build *build;
    const struct kf_schedule *schedule;
    int place; /* in the schedule */
    const struct kf_held *held;
    const struct kf_activity *activity;
    struct kf_list rows; /* of the rail */
    bool jump_elsewhere; /* when to go on is not in the side column of the first page */
};

/* --- the side ------------------------------------------------------------------------------------------------------------ */

static struct kf_box *card_of(struct kf_build *build, const struct kf_handout_view *view, kf_len width)
{
    const char *name = kf_vocabulary_fill(build->content->vocabulary, build->arena, "handout-short", "handout",
                                          kf_guide_handout_number(build, view), NULL);

    return kf_guide_card(build, view, width, name, NULL);
}

/* One handout large, several half as wide, two beside each other. */
static struct kf_box *cards_of(struct kf_build *build, const struct kf_list *views, enum ample ample)
{
    kf_len half = (SIDE - IN_USE_GAP) / 2;
    struct kf_list rows = {0};

    if (build->theme->single_column || (ample == TIGHT && views->count > 1)) { /* no room for pictures */
        for (int i = 0; i < views->count; i++) {
            const struct kf_handout_view *view = views->items[i];
            kf_list_add(build->arena, &rows, kf_guide_card_words(build, view, kf_guide_caption(build, view), NULL));
        }
        return kf_box_stack(build->arena, &rows, IN_USE_GAP);
    }
    if (views->count == 1) {
        return card_of(build, views->items[0], ample == TIGHT ? IN_USE_SMALL : IN_USE);
    }
    for (int i = 0; i < views->count; i += 2) {
        struct kf_list row = {0};
        kf_list_add(build->arena, &row, card_of(build, views->items[i], half));
        kf_list_add(build->arena, &row, i + 1 < views->count ? card_of(build, views->items[i + 1], half)
                                                             : kf_box_space(build->arena, 0));
        kf_list_add(build->arena, &rows, kf_box_row(build->arena, &row, (const kf_len[]){half, half}, SIDE, IN_USE_GAP));
    }
    return kf_box_stack(build->arena, &rows, IN_USE_GAP);
}

static void add_in_use(struct kf_build *build, const struct kf_activity *activity, enum ample ample,
                       struct kf_list *ret_boxes)
{
    struct kf_list views = {0};

    for (int i = 0; i < activity->uses.count; i++) {
        const struct kf_handout_view *view = kf_guide_handout(build, activity->uses.items[i]);
        if (view) {
            kf_list_add(build->arena, &views, (void *)(uintptr_t)view);
        }
    }
    if (views.count > 0) {
        struct kf_box *head = kf_part_inline(build, kf_build_words(build, "in-use-now"), KF_STYLE_SUBHEAD, build->heading);
        head->flags |= KF_KEEP_NEXT;
        kf_list_add(build->arena, ret_boxes, kf_box_gap_after(head, KF_MM(1)));
        kf_list_add(build->arena, ret_boxes, cards_of(build, &views, ample));
        kf_list_add(build->arena, ret_boxes, kf_guide_rule(build));
    }
}

static void add_part(struct kf_build *build, const char *id, const struct kf_text *text, struct kf_list *ret_boxes)
{
    struct kf_box *part = kf_guide_side_part(build, id, text);

    if (part) {
        kf_list_add(build->arena, ret_boxes, part);
    }
}

/* In a frame, so that who leads alone finds it on every page at a glance. */
static void add_alone(struct kf_build *build, const struct kf_activity *activity, struct kf_list *ret_boxes)
{
    struct kf_build inner = *build;

    inner.width = build->width - 2 * KF_MM(3);
    struct kf_box *part = kf_guide_side_part(&inner, "one-facilitator", &activity->alone);
    if (part) {
        struct kf_box *box = kf_part_frame(build, kf_part_stack(build, 0, part, NULL), KF_FRAME_PLAIN);
        box->as.stack.pad = (struct kf_pad){KF_MM(2), KF_MM(3), KF_MM(2.4), KF_MM(3)};
        kf_list_add(build->arena, ret_boxes, box);
    }
}

/* "6:40 pm and still here? Go to page 7, Close." NULL when nothing can be too late. */
static struct kf_box *jump_of(struct kf_build *build, const struct kf_held *held)
{
    const struct kf_jump *jump = kf_jump_of(held);

    if (jump->to < 0) {
        return NULL;
    }
    const char *when = kf_vocabulary_fill(build->content->vocabulary, build->arena, "time-still-here", "time",
                                          kf_guide_clock(build, jump->at), NULL);
    struct kf_box *head = kf_part_inline(build, kf_build_plain(build, when), KF_STYLE_SUBHEAD, build->heading);
    head->flags |= KF_KEEP_NEXT;
    struct kf_box *words = kf_part_inline(build, kf_jump_words(build, NULL, jump->to), KF_STYLE_COMPACT, KF_ROLE_P);
    return kf_part_stack(build, 0, head, words, NULL);
}

static struct kf_box *notes_of(struct kf_build *build, const struct kf_activity *activity)
{
    return kf_guide_notes(build, kf_arena_format(build->arena, "%s/notes", activity->address));
}

static struct kf_box *side_of(struct kf_build *build, const struct page *page, enum ample ample)
{
    const struct kf_activity *activity = page->activity;
    struct kf_box *jump = page->jump_elsewhere ? NULL : jump_of(build, page->held);
    struct kf_list kids = {0};

    add_in_use(build, activity, ample, &kids);
    if (jump != NULL) {
        kf_list_add(build->arena, &kids, jump);
    }
    add_part(build, "if-time-is-short", &activity->if_short, &kids);
    add_part(build, "if-the-room-is-quiet", &activity->if_quiet, &kids);
    add_alone(build, activity, &kids);
    if (ample == WITH_NOTES) {
        kf_list_add(build->arena, &kids, notes_of(build, activity));
    }
    return kf_box_stack(build->arena, &kids, KF_MM(2.4));
}

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

/* What may go wrong and what then helps, up to three beside each other. NULL without any. */
static struct kf_box *if_then_of(struct kf_build *build, const struct kf_activity *activity)
{
    const struct kf_records *rows = &activity->if_then;
    int across = build->theme->single_column ? 1 : rows->count == 2 || rows->count == 4 ? 2 : 3;
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

/* NULL when nothing comes next. */
static struct kf_box *next_of(const struct page *page)
{
    struct kf_build *build = page->build;
    kf_len icon_size = build->theme->note_icon;
    const struct kf_text *words = words_of_next(page);
    struct kf_list kids = {0};

    if (!words) {
        return NULL;
    }
    const char *label = kf_vocabulary_fill(build->content->vocabulary, build->arena, "next-at", "time",
                                           kf_guide_clock(build, page->held->start + page->held->minutes), NULL);
    struct kf_box *icon = kf_part_icon(build, "arrow", icon_size, KF_STROKE_MEDIUM, KF_INK_BLACK);
    struct kf_box *text = kf_part_inline(build, kf_build_labelled(build, label, words), KF_STYLE_BODY, KF_ROLE_P);
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
    return kf_box_gap_after(box, TITLE_GAP);
}

/* --- rail and side --------------------------------------------------------------------------------------------------------- */

/* Some rows of the rail, and what stands beside them. */
static struct kf_box *row_of(const struct page *page, int from, int to, struct kf_box *side)
{
    struct kf_build *build = page->build;
    struct kf_list kids = {0};

    kf_list_add(build->arena, &kids, kf_rail_box(build, &page->rows, from, to));
    kf_list_add(build->arena, &kids, side);
    struct kf_box *row = kf_box_row(build->arena, &kids, (const kf_len[]){RAIL, SIDE}, build->width, SIDE_GAP);
    row->origin = page->activity->node;
    row->address = page->activity->address;
    return row;
}

/* Rail and side beside each other, or one after the other where there is one column. */
static struct kf_box *middle_of(const struct page *page, enum ample ample)
{
    struct kf_build *build = page->build, inner = *page->build;

    if (build->theme->single_column) {
        return kf_part_stack(build, build->theme->gap, kf_rail_box(build, &page->rows, 0, page->rows.count),
                             side_of(build, page, ample), NULL);
    }
    inner.width = SIDE;
    return row_of(page, 0, page->rows.count, side_of(&inner, page, ample));
}

/* Fills the room that the page has left, rows spread as far as they still read as one rail. */
static void fill(struct kf_build *build, struct kf_box *row, kf_len room)
{
    struct kf_box *rail = row->as.row.kids[0];
    kf_len extra = room - kf_guide_height(build, rail, RAIL);
    int gaps = rail->as.stack.count - 1;

    row->flags |= KF_GROW;
    if (extra > 0 && gaps > 0 && extra / gaps <= SPREAD_MOST) {
        rail->flags |= KF_SPREAD;
    } else if (extra > 0) {
        rail->as.stack.flexible_gap = false;
        rail->as.stack.gap = build->theme->gap_most;
    }
}

/* The side column gives up what would make the page longer than its rail does. */
static struct kf_box *middle_that_fits(const struct page *page, kf_len room)
{
    struct kf_build *build = page->build;
    struct kf_box *middle = middle_of(page, WITH_NOTES);

    for (enum ample ample = WITHOUT_NOTES; ample < AMPLE_COUNT && !build->theme->single_column; ample++) {
        kf_len side = kf_guide_height(build, middle->as.row.kids[1], SIDE);
        if (side <= room || side <= kf_guide_height(build, middle->as.row.kids[0], RAIL)) {
            break;
        }
        middle = middle_of(page, ample);
    }
    return middle;
}

/* --- beside the handouts --------------------------------------------------------------------------------------------------- */

static bool is_used_before(const struct page *page, const char *id)
{
    for (int i = 0; i < page->place; i++) {
        const struct kf_words *uses = &page->schedule->items[i].activity->uses;
        for (int j = 0; j < uses->count; j++) {
            if (strcmp(uses->items[j], id) == 0) {
                return true;
            }
        }
    }
    return false;
}

/* Handouts that come into use here and have something beside them: struct kf_handout_view. */
static struct kf_list new_handouts(const struct page *page)
{
    struct kf_build *build = page->build;
    const struct kf_words *uses = &page->activity->uses;
    struct kf_list views = {0};

    for (int i = 0; i < uses->count; i++) {
        const struct kf_handout_view *view = kf_guide_handout(build, uses->items[i]);
        if (view && !is_used_before(page, uses->items[i]) && kf_beside_handout(build, view)) {
            kf_list_add(build->arena, &views, (void *)(uintptr_t)view);
        }
    }
    return views;
}

/* The handout large, what goes with it and room for notes at its side. */
static struct kf_box *large_beside(const struct page *page, const struct kf_handout_view *view)
{
    struct kf_build *build = page->build;
    const char *address = kf_arena_format(build->arena, "%s/notes-%s", page->activity->address, view->id);
    struct kf_list kids = {0};

    kf_list_add(build->arena, &kids, kf_guide_thumbnail(build, view, LARGE));
    kf_list_add(build->arena, &kids,
                kf_part_stack(build, KF_MM(4), kf_beside_handout(build, view), kf_guide_notes(build, address), NULL));
    return kf_box_row(build->arena, &kids, (const kf_len[]){LARGE, 0}, build->width, KF_MM(8));
}

/* One of several on a page. */
static struct kf_box *small_beside(struct kf_build *build, const struct kf_handout_view *view)
{
    const struct kf_inline *name = kf_guide_handout_link(build, view, kf_guide_caption(build, view));
    struct kf_box *words = kf_part_stack(build, KF_MM(2), kf_part_inline(build, name, KF_STYLE_SUBHEAD, build->heading),
                                         kf_beside_handout(build, view), NULL);
    struct kf_list kids = {0};

    kf_list_add(build->arena, &kids, kf_guide_thumbnail(build, view, SMALL));
    kf_list_add(build->arena, &kids, words);
    struct kf_box *row = kf_box_row(build->arena, &kids, (const kf_len[]){SMALL, 0}, build->width, KF_MM(8));
    row->flags |= KF_KEEP_WHOLE;
    return row;
}

/* A page of their own. */
static void add_beside_section(const struct page *page, const struct kf_list *views, struct kf_list *ret_sections)
{
    struct kf_build *build = page->build;
    const struct kf_inline *title = kf_build_words(build, "beside-the-handout");
    struct kf_list boxes = {0};

    if (views->count == 1) {
        const struct kf_inline *name =
            kf_guide_handout_link(build, views->items[0], kf_guide_caption(build, views->items[0]));
        kf_list_add(build->arena, &boxes, kf_title_box(build, NULL, title, name, NULL));
        kf_list_add(build->arena, &boxes, large_beside(page, views->items[0]));
    } else {
        kf_list_add(build->arena, &boxes, kf_title_box(build, NULL, title, NULL, NULL));
        for (int i = 0; i < views->count; i++) {
            kf_list_add(build->arena, &boxes, small_beside(build, views->items[i]));
        }
    }
    kf_guide_add_section(build, &boxes, title->text, page->activity->node, page->activity->address, ret_sections);
}

static struct kf_box *beside_of(const struct page *page, const struct kf_list *views)
{
    struct kf_build *build = page->build;
    struct kf_list kids = {0};

    for (int i = 0; i < views->count; i++) {
        kf_list_add(build->arena, &kids, kf_beside_handout(build, views->items[i]));
    }
    if (kids.count == 0) {
        return NULL;
    }
    return kf_part_stack(build, 0, kf_guide_heading(build, "beside-the-handout"),
                         kf_box_stack(build->arena, &kids, KF_MM(4)), NULL);
}

/* --- the page -------------------------------------------------------------------------------------------------------------- */

struct parts { /* from the top down; what an activity does not have is NULL */
    struct kf_box *title, *middle, *if_then, *beside, *next;
};

static kf_len with_gap(struct kf_build *build, const struct kf_box *box, const struct kf_fit *fit)
{
    return box ? kf_measure(build->shaper, box, build->width, fit) + fit->gap : 0;
}

/* What the page has left for the middle; with `beside`, that stands on it too. */
static kf_len room_for_middle(struct kf_build *build, const struct parts *parts, const struct kf_fit *fit, bool beside)
{
    kf_len title = kf_measure(build->shaper, parts->title, build->width, fit) + TITLE_GAP;

    return build->theme->main_height - title - with_gap(build, parts->if_then, fit) - with_gap(build, parts->next, fit) -
           (beside ? with_gap(build, parts->beside, fit) : 0);
}

static void add(struct kf_build *build, struct kf_list *boxes, struct kf_box *box)
{
    if (box) {
        kf_list_add(build->arena, boxes, box);
    }
}

/* How many rows from `from` on fit into a page's room. */
static int rows_that_fit(const struct page *page, int from, kf_len room)
{
    int to = page->rows.count;

    while (to > from + 1 && kf_guide_height(page->build, kf_rail_box(page->build, &page->rows, from, to), RAIL) > room) {
        to--;
    }
    return to;
}

static kf_len room_on_later_page(const struct kf_build *build)
{
    return build->theme->main_height - build->theme->types[KF_STYLE_SUBHEAD].line - build->theme->gap;
}

/* The rail page by page: what is beside it on the first, room for notes on the others. A row that breaks by itself would be
 * read out of order: the end of its rail before what is beside its beginning. */
static struct kf_box *later_side(const struct page *page, const char *address, bool last)
{
    struct kf_build inner = *page->build;
    struct kf_list kids = {0};

    inner.width = SIDE;
    add(&inner, &kids, last ? jump_of(&inner, page->held) : NULL);
    add(&inner, &kids, kf_guide_notes(&inner, address));
    struct kf_box *side = kf_box_stack(inner.arena, &kids, KF_MM(2.4));
    side->flags |= KF_GROW;
    return side;
}

static void add_rail_by_pages(struct page *page, kf_len room, struct kf_list *boxes)
{
    struct kf_build *build = page->build;
    bool one = rows_that_fit(page, 0, room) == page->rows.count;

    page->jump_elsewhere = !one || kf_guide_height(build, middle_that_fits(page, room)->as.row.kids[1], SIDE) > room;
    for (int from = 0, to; from < page->rows.count; from = to) {
        const char *address = kf_arena_format(build->arena, "%s/notes-%d", page->activity->address, boxes->count);
        to = rows_that_fit(page, from, room);
        struct kf_box *side = from == 0 ? middle_that_fits(page, room)->as.row.kids[1]
                                        : later_side(page, address, to == page->rows.count);
        struct kf_box *row = row_of(page, from, to, side);
        row->flags |= KF_KEEP_WHOLE;
        if (to < page->rows.count) {
            fill(build, row, room);
        }
        add(build, boxes, row);
        room = room_on_later_page(build);
    }
}

/* Two pages or more: rail and side first, then what goes with them. Notes fill a page that has no rail. */
static void add_pages_of_rail(struct page *page, const struct parts *parts, struct kf_list *boxes)
{
    struct kf_build *build = page->build;
    struct kf_fit natural = kf_fit_natural(build->theme);
    kf_len room = build->theme->main_height - kf_guide_height(build, parts->title, build->width) - TITLE_GAP;
    int first = boxes->count;

    add_rail_by_pages(page, room, boxes);
    bool one = boxes->count == first + 1;
    kf_len left = room_on_later_page(build) - kf_guide_height(build, boxes->items[boxes->count - 1], build->width);
    bool beside_rail = !one && with_gap(build, parts->if_then, &natural) + with_gap(build, parts->beside, &natural) +
                               with_gap(build, parts->next, &natural) <= left;
    if (one) {
        fill(build, boxes->items[first], room);
    }
    if (one && page->jump_elsewhere) {
        add(build, boxes, jump_of(build, page->held));
    }
    if (parts->if_then) {
        parts->if_then->flags |= KF_KEEP_NEXT;
    }
    add(build, boxes, parts->if_then);
    add(build, boxes, parts->beside);
    if (!beside_rail) {
        add(build, boxes, kf_guide_notes(build, kf_arena_format(build->arena, "%s/more-notes", page->activity->address)));
    }
    add(build, boxes, parts->next);
}

/* Returns whether what stands beside the handouts is on it. */
static bool add_pages(struct page *page, struct parts *parts, struct kf_list *boxes)
{
    struct kf_build *build = page->build;
    struct kf_fit natural = kf_fit_natural(build->theme), tightest = kf_fit_squeezed(build->theme, KF_FIT_SQUEEZES);
    kf_len room = room_for_middle(build, parts, &natural, /* beside */ false);

    parts->middle = middle_that_fits(page, room);
    add(build, boxes, parts->title);
    if (build->theme->single_column) {
        add(build, boxes, parts->middle);
        add(build, boxes, parts->if_then);
        add(build, boxes, parts->beside);
        add(build, boxes, parts->next);
        return true;
    }
    if (kf_measure(build->shaper, parts->middle, build->width, &tightest) >
        room_for_middle(build, parts, &tightest, /* beside */ false)) {
        add_pages_of_rail(page, parts, boxes);
        return true;
    }
    kf_len left = room_for_middle(build, parts, &natural, /* beside */ true);
    bool together = kf_guide_height(build, parts->middle, build->width) <= left;
    fill(build, parts->middle, together ? left : room);
    add(build, boxes, parts->middle);
    add(build, boxes, parts->if_then);
    add(build, boxes, together ? parts->beside : NULL);
    add(build, boxes, parts->next);
    return together;
}

void kf_activity_section(struct kf_build *build, const struct kf_schedule *schedule, int place, struct kf_list *ret_sections)
{
    const struct kf_held *held = &schedule->items[place];
    struct page page = {
        .build = build,
        .schedule = schedule,
        .place = place,
        .held = held,
        .activity = held->activity,
        .rows = kf_rail_rows(build, held, build->theme->single_column ? build->width : RAIL),
    };
    struct kf_list views = new_handouts(&page), boxes = {0};
    struct parts parts = {title_of(&page), NULL, if_then_of(build, held->activity), beside_of(&page, &views), next_of(&page)};
    bool together = add_pages(&page, &parts, &boxes);

    struct kf_section *section =
        kf_guide_add_section(build, &boxes, kf_build_inline(build, &held->activity->title)->text, held->activity->node,
                             held->activity->address, ret_sections);
    section->activity = place + 1;
    if (!together && views.count > 0) {
        add_beside_section(&page, &views, ret_sections);
    }
}
