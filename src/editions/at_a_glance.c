/* The first pages of the guide: what a facilitator needs to see before the session. What decides whether it is held, and
 * with whom, comes first. */
#include "diagrams/timeline.h"
#include "editions/guide_internal.h"

#define FACT_ICON KF_MM(9)
#define FACT_GAP KF_MM(2)
#define COLUMN_GAP KF_MM(8)

/* --- facts ---------------------------------------------------------------------------------------------------------- */

struct fact {
    const char *icon;
    const struct kf_inline *bold, *plain; /* plain: NULL for none */
};

static void draw_rules(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_len stroke = canvas->theme->strokes[KF_STROKE_LINE];

    (void)data;
    kf_canvas_move(canvas, 0, stroke / 2);
    kf_canvas_line(canvas, placed->width, stroke / 2);
    kf_canvas_move(canvas, 0, placed->height - stroke / 2);
    kf_canvas_line(canvas, placed->width, placed->height - stroke / 2);
    kf_canvas_stroke(canvas, stroke, KF_INK_BLACK, KF_DASH_NONE);
}

static bool has_break(const struct kf_schedule *schedule)
{
    for (int i = 0; i < schedule->count; i++) {
        if (schedule->items[i].number == 0) {
            return true;
        }
    }
    return false;
}

static const struct kf_inline *optional(struct kf_build *build, const struct kf_text *text)
{
    return text->text ? kf_build_inline(build, text) : NULL;
}

static const struct kf_inline *people(struct kf_build *build, const struct kf_range *range)
{
    char *from = kf_arena_format(build->arena, "%d", range->from), *to = kf_arena_format(build->arena, "%d", range->to);

    return kf_build_plain(build, kf_vocabulary_fill(build->content->vocabulary, build->arena, "people", "from", from, "to",
                                                    to, NULL));
}

enum { FACTS_MOST = 4 };

static int find_facts(struct kf_build *build, const struct kf_session *session, const struct kf_schedule *schedule,
                      struct fact *ret_facts)
{
    int count = 0;

    ret_facts[count++] = (struct fact){
        "clock", kf_build_plain(build, kf_guide_count(build, "minutes", build->content->edition.length)),
        kf_build_words(build, has_break(schedule) ? "with-one-break" : "no-break")};
    if (session->group_size) {
        ret_facts[count++] = (struct fact){"people", people(build, session->group_size),
                                           optional(build, &session->group_size->note)};
    }
    if (session->facilitators) {
        int n = session->facilitators->count;
        ret_facts[count++] = (struct fact){
            "person",
            n == 1 ? kf_build_words(build, "facilitators-one")
                   : kf_build_plain(build, kf_guide_count(build, "facilitators", n)),
            optional(build, &session->facilitators->note)};
    }
    if (session->room) {
        ret_facts[count++] = (struct fact){"box", kf_build_inline(build, &session->room->set_up),
                                           optional(build, &session->room->note)};
    }
    return count;
}

static kf_len text_width(struct kf_build *build, const struct kf_inline *text)
{
    return text ? kf_shape(build->shaper, text, KF_STYLE_COMPACT, 0)->widest + KF_LEN_PER_PT : 0;
}

static struct kf_box *fact_box(struct kf_build *build, const struct fact *fact, kf_len width)
{
    struct kf_list words = {0}, kids = {0};

    kf_list_add(build->arena, &words, kf_part_inline(build, fact->bold, KF_STYLE_COMPACT, KF_ROLE_NONE));
    if (fact->plain) {
        kf_list_add(build->arena, &words, kf_part_inline(build, fact->plain, KF_STYLE_COMPACT, KF_ROLE_NONE));
    }
    struct kf_box *text = kf_box_role(build->arena, kf_box_stack(build->arena, &words, 0), KF_ROLE_P);
    struct kf_box *icon = kf_part_icon(build, fact->icon, FACT_ICON, KF_STROKE_MEDIUM, KF_INK_ACCENT);
    text->valign = icon->valign = KF_VALIGN_MIDDLE;
    kf_list_add(build->arena, &kids, icon);
    kf_list_add(build->arena, &kids, text);
    return kf_box_row(build->arena, &kids, (const kf_len[]){FACT_ICON, 0}, width, FACT_GAP);
}

/* Side by side as wide as their words, the air shared between them; in equal columns, or under each other, when that is
 * too wide. */
static struct kf_box *facts_box(struct kf_build *build, const struct kf_session *session, const struct kf_schedule *schedule)
{
    struct fact facts[FACTS_MOST];
    kf_len widths[FACTS_MOST], total = 0, gap = KF_MM(2);
    int count = find_facts(build, session, schedule, facts);
    struct kf_list kids = {0};

    for (int i = 0; i < count; i++) {
        facts[i].bold = kf_inline_with(build->arena, facts[i].bold, KF_STRONG);
        widths[i] = FACT_ICON + FACT_GAP + kf_len_max(text_width(build, facts[i].bold), text_width(build, facts[i].plain));
        total += widths[i];
    }
    bool fits = total + gap * (count - 1) <= build->width, stacked = build->theme->single_column;
    for (int i = 0; i < count; i++) {
        widths[i] = stacked ? build->width : fits ? widths[i] : (build->width - gap * (count - 1)) / count;
        kf_list_add(build->arena, &kids, fact_box(build, &facts[i], widths[i]));
    }
    if (fits && count > 1) {
        gap = (build->width - total) / (count - 1);
    }
    struct kf_box *row = stacked ? kf_box_stack(build->arena, &kids, gap)
                                 : kf_box_row(build->arena, &kids, widths, build->width, gap);
    struct kf_box *box = kf_part_stack(build, 0, row, NULL);
    box->as.stack.pad = (struct kf_pad){KF_MM(2), 0, KF_MM(2), 0};
    box->decorate = draw_rules;
    box->flags |= KF_KEEP_WHOLE | KF_SNAP;
    return box;
}

/* --- lists ---------------------------------------------------------------------------------------------------------- */

static struct kf_box *goals_box(struct kf_build *build, const struct kf_session *session)
{
    struct kf_list items = {0};

    for (int i = 0; i < session->goals.count; i++) {
        kf_list_add(build->arena, &items, kf_part_numbered(build, i + 1, &session->goals.items[i]));
    }
    return kf_part_stack(build, 0, kf_guide_heading(build, "by-the-end"),
                         kf_part_list(build, &items, KF_MM(2), KF_NUMBERING_DECIMAL), NULL);
}

static struct kf_box *screen_box(struct kf_build *build, const struct kf_session *session, kf_len width)
{
    const struct kf_theme *theme = build->theme;
    struct kf_build inner = *build;
    struct kf_list head = {0};

    inner.width = width - 2 * theme->padding;
    struct kf_box *title = kf_part_inline(build, kf_build_words(build, "before-you-invite"), KF_STYLE_SUBHEAD,
                                          build->heading);
    title->valign = KF_VALIGN_MIDDLE;
    kf_list_add(build->arena, &head, kf_part_icon(build, "shield", theme->icon, KF_STROKE_MEDIUM, KF_INK_BLACK));
    kf_list_add(build->arena, &head, title);
    struct kf_box *row = kf_box_row(build->arena, &head, (const kf_len[]){theme->icon, 0}, inner.width, KF_MM(2));
    struct kf_box *box = kf_part_stack(build, KF_MM(1.6), row, kf_guide_ticks(&inner, &session->screen), NULL);
    kf_part_frame(build, box, KF_FRAME_STRONG);
    box->as.stack.pad.top = KF_MM(3);
    box->flags |= KF_SAFETY;
    return box;
}

static struct kf_box *goals_and_screen(struct kf_build *build, const struct kf_session *session)
{
    bool single = build->theme->single_column;
    kf_len left = single ? build->width : KF_MM(82), right = single ? build->width : build->width - left - COLUMN_GAP;
    struct kf_build inner = *build;
    struct kf_list kids = {0};

    inner.width = left;
    kf_list_add(build->arena, &kids, goals_box(&inner, session));
    kf_list_add(build->arena, &kids, screen_box(build, session, right));
    return kf_guide_beside(build, &kids, (const kf_len[]){left, right}, COLUMN_GAP);
}

/* --- the session ---------------------------------------------------------------------------------------------------- */

static struct kf_timeline_part part_of(struct kf_build *build, const struct kf_held *held)
{
    const struct kf_activity *activity = held->activity;
    const char *length = kf_guide_count(build, "min", held->minutes);
    char *bold = kf_arena_format(build->arena, "**%s**", activity->title.text);
    struct kf_text *caption = KF_NEW(build->arena, struct kf_text);
    const struct kf_inline *number = kf_build_plain(build, kf_arena_format(build->arena, "%d", held->number));

    *caption = activity->title;
    caption->text = kf_vocabulary_fill(build->content->vocabulary, build->arena, "list-more", "a", bold, "b", length, NULL);
    return (struct kf_timeline_part){
        .minutes = held->minutes,
        .pause = held->number == 0,
        .number = held->number > 0 ? kf_inline_with(build->arena, number, KF_STRONG) : NULL,
        .time = kf_build_plain(build, kf_guide_clock_short(build, held->start)),
        .name = kf_inline_with(build->arena, kf_build_inline(build, &activity->title), KF_STRONG),
        .length = kf_build_plain(build, length),
        .caption = kf_inline_parse(build->arena, caption),
    };
}

/* NULL when nothing is held. */
static struct kf_box *session_box(struct kf_build *build, const struct kf_schedule *schedule)
{
    struct kf_timeline_part *parts = KF_NEW_ARRAY(build->arena, schedule->count, struct kf_timeline_part);

    if (schedule->count == 0) {
        return NULL;
    }
    for (int i = 0; i < schedule->count; i++) {
        parts[i] = part_of(build, &schedule->items[i]);
    }
    const struct kf_held *last = &schedule->items[schedule->count - 1];
    const struct kf_inline *end = kf_build_plain(build, kf_guide_clock(build, last->start + last->minutes));
    struct kf_box *bar = kf_timeline_box(build->shaper, parts, schedule->count, end, build->width);
    struct kf_box *box = kf_part_stack(build, 0, kf_guide_heading(build, "the-session"), bar, kf_slot_changes_box(build), NULL);
    box->flags |= KF_SNAP | (build->theme->single_column ? 0 : KF_KEEP_WHOLE);
    return box;
}

/* --- who should not come together ----------------------------------------------------------------------------------------- */

/* In two columns, read down the first: short, so that it stays on the first page. */
static struct kf_box *apart_box(struct kf_build *build, const struct kf_session *session)
{
    int columns = build->theme->single_column || session->not_for.count < 2 ? 1 : 2;
    int rows = (session->not_for.count + columns - 1) / columns;
    struct kf_build inner = *build;
    struct kf_list halves = {0};

    inner.width = (build->width - COLUMN_GAP * (columns - 1)) / columns;
    for (int i = 0; i < columns; i++) {
        struct kf_texts half = session->not_for;
        half.items += (ptrdiff_t)i * rows;
        half.count = i == 0 ? rows : half.count - rows;
        kf_list_add(build->arena, &halves, kf_part_bullets(&inner, &half, KF_STYLE_COMPACT));
    }
    struct kf_box *list = kf_guide_beside(build, &halves, (const kf_len[]){inner.width, inner.width}, COLUMN_GAP);
    struct kf_box *box = kf_part_stack(build, 0, kf_guide_heading(build, "not-together"), list, NULL);
    box->flags |= KF_SAFETY | KF_SNAP;
    return box;
}

/* --- the pages ------------------------------------------------------------------------------------------------------------ */

static void add(struct kf_build *build, struct kf_list *boxes, struct kf_box *box)
{
    if (box) {
        kf_list_add(build->arena, boxes, box);
    }
}

static kf_len height_of_all(struct kf_build *build, const struct kf_list *boxes, const struct kf_fit *fit)
{
    kf_len height = 0;

    for (int i = 0; i < boxes->count; i++) {
        height += kf_measure(build->shaper, boxes->items[i], build->width, fit) + (i > 0 ? fit->gap : 0);
    }
    return height;
}

static bool is_on_a_page(struct kf_build *build, const struct kf_list *boxes, const struct kf_list *more, int squeezes)
{
    struct kf_fit fit = kf_fit_squeezed(build->theme, squeezes);

    return height_of_all(build, boxes, &fit) + fit.gap + height_of_all(build, more, &fit) <= build->theme->main_height;
}

/* Whether to hold the session, and with whom. */
static void add_first(struct kf_build *build, const struct kf_session *session, const struct kf_schedule *schedule,
                      struct kf_list *ret_boxes)
{
    add(build, ret_boxes, facts_box(build, session, schedule));
    add(build, ret_boxes, goals_and_screen(build, session));
    add(build, ret_boxes, session_box(build, schedule));
}

/* What it takes. */
static void add_second(struct kf_build *build, const struct kf_session *session, const struct kf_schedule *schedule,
                       struct kf_list *ret_boxes)
{
    add(build, ret_boxes, kf_group_box(build));
    add(build, ret_boxes, kf_supplies_box(build, session, schedule));
    add(build, ret_boxes, kf_handouts_box(build, schedule));
    add(build, ret_boxes, kf_leading_box(build, session));
}

/* A second page, with room for notes unless it is full to the end. */
static void add_second_section(struct kf_build *build, const struct kf_session *session, struct kf_list *second,
                               struct kf_list *ret_sections)
{
    const struct kf_inline *title = kf_build_words(build, "before-the-session");
    struct kf_list boxes = {0};

    add(build, &boxes, kf_title_box(build, NULL, title, NULL, NULL));
    for (int i = 0; i < second->count; i++) {
        add(build, &boxes, second->items[i]);
    }
    struct kf_list notes = {0}, nothing = {0};
    struct kf_box *room = kf_guide_notes(build, kf_arena_format(build->arena, "%s/notes", session->address));
    add(build, &notes, room);
    bool full = is_on_a_page(build, &boxes, &nothing, KF_FIT_SQUEEZES) && !is_on_a_page(build, &boxes, &notes, 0);
    add(build, &boxes, full ? NULL : room);
    struct kf_section *section = kf_guide_add_section(build, &boxes, title->text, session->node, session->address,
                                                      ret_sections);
    section->flow.wished_sides = full && !build->theme->single_column ? 1 : 0;
}

void kf_at_a_glance_section(struct kf_build *build, const struct kf_schedule *schedule, struct kf_list *ret_sections)
{
    const struct kf_session *session = build->content->module->session;
    const char *title = kf_vocabulary_fill(build->content->vocabulary, build->arena, "at-a-glance", "number",
                                           kf_guide_session_number(build), NULL);
    struct kf_list first = {0}, apart = {0}, second = {0};
    bool single = build->theme->single_column;

    add(build, &first,
        kf_title_box(build, kf_slot_line(build), kf_build_plain(build, title), optional(build, &session->lead), session->picture));
    add_first(build, session, schedule, &first);
    add(build, &apart, apart_box(build, session));
    bool fits = single || is_on_a_page(build, &first, &apart, KF_FIT_SQUEEZES);
    add(build, fits ? &first : &second, apart.items[0]);
    add_second(build, session, schedule, &second);
    bool together = !single && is_on_a_page(build, &first, &second, /* squeezes */ 2);
    for (int i = 0; together && i < second.count; i++) {
        add(build, &first, second.items[i]);
    }
    struct kf_section *section = kf_guide_add_section(build, &first, title, session->node, session->address, ret_sections);
    section->flow.wished_sides = single ? 0 : 1;
    if (!together) {
        add_second_section(build, session, &second, ret_sections);
    }
}
