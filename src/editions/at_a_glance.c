/* The first page of the guide: everything a facilitator needs to see before the session. */
#include "diagrams/timeline.h"
#include "editions/guide_internal.h"

#define FACT_ICON KF_MM(9)
#define FACT_GAP KF_MM(2)
#define THUMBNAIL KF_MM(34)

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

static bool has_break(const struct kf_session *session)
{
    for (int i = 0; i < session->activities.count; i++) {
        if (kf_guide_is_break(session->activities.items[i])) {
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

static int find_facts(struct kf_build *build, const struct kf_session *session, struct fact *ret_facts)
{
    int count = 0;

    ret_facts[count++] = (struct fact){
        "clock", kf_build_plain(build, kf_guide_minutes(build, "minutes", build->content->edition.length)),
        kf_build_words(build, has_break(session) ? "with-one-break" : "no-break")};
    if (session->group_size) {
        ret_facts[count++] = (struct fact){"people", people(build, session->group_size),
                                           optional(build, &session->group_size->note)};
    }
    if (session->facilitators) {
        int n = session->facilitators->count;
        ret_facts[count++] = (struct fact){
            "person",
            n == 1 ? kf_build_words(build, "facilitators-one")
                   : kf_build_plain(build, kf_guide_minutes(build, "facilitators", n)),
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
static struct kf_box *facts_box(struct kf_build *build, const struct kf_session *session)
{
    struct fact facts[FACTS_MOST];
    kf_len widths[FACTS_MOST], total = 0, gap = KF_MM(2);
    int count = find_facts(build, session, facts);
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

static struct kf_box *heading(struct kf_build *build, const char *id)
{
    return kf_part_heading(build, kf_build_words(build, id));
}

static struct kf_box *ticks(struct kf_build *build, const struct kf_texts *texts)
{
    struct kf_list items = {0};

    for (int i = 0; i < texts->count; i++) {
        kf_list_add(build->arena, &items, kf_part_tick_item(build, &texts->items[i], KF_STYLE_COMPACT));
    }
    return kf_part_list(build, &items, KF_MM(1.6), KF_NUMBERING_NONE);
}

static struct kf_box *goals_box(struct kf_build *build, const struct kf_session *session)
{
    struct kf_list items = {0};

    for (int i = 0; i < session->goals.count; i++) {
        kf_list_add(build->arena, &items, kf_part_numbered(build, i + 1, &session->goals.items[i]));
    }
    return kf_part_stack(build, 0, heading(build, "by-the-end"),
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
    struct kf_box *box = kf_part_stack(build, KF_MM(1.6), row, ticks(&inner, &session->screen), NULL);
    kf_part_frame(build, box, KF_FRAME_STRONG);
    box->as.stack.pad.top = KF_MM(3);
    box->flags |= KF_SAFETY;
    return box;
}

/* Two parts side by side, or under each other. */
static struct kf_box *beside(struct kf_build *build, struct kf_list *kids, const kf_len *widths, kf_len gap)
{
    if (build->theme->single_column) {
        return kf_box_blocks(build->arena, kids, build->theme->gap);
    }
    struct kf_box *row = kf_box_row(build->arena, kids, widths, build->width, gap);
    row->flags |= KF_KEEP_WHOLE | KF_SNAP;
    return row;
}

static struct kf_box *goals_and_screen(struct kf_build *build, const struct kf_session *session)
{
    bool single = build->theme->single_column;
    kf_len left = single ? build->width : KF_MM(82), right = single ? build->width : build->width - left - KF_MM(8);
    struct kf_build inner = *build;
    struct kf_list kids = {0};

    inner.width = left;
    kf_list_add(build->arena, &kids, goals_box(&inner, session));
    kf_list_add(build->arena, &kids, screen_box(build, session, right));
    return beside(build, &kids, (const kf_len[]){left, right}, KF_MM(8));
}

/* --- the session ---------------------------------------------------------------------------------------------------- */

static struct kf_timeline_part part_of(struct kf_build *build, const struct kf_activity *activity, int start)
{
    int minutes = kf_minutes_for(&activity->minutes, build->content->edition.length);
    const char *length = kf_guide_minutes(build, "min", minutes);
    char *bold = kf_arena_format(build->arena, "**%s**", activity->title.text);
    struct kf_text *caption = KF_NEW(build->arena, struct kf_text);

    *caption = activity->title;
    caption->text = kf_vocabulary_fill(build->content->vocabulary, build->arena, "list-more", "a", bold, "b", length, NULL);
    return (struct kf_timeline_part){
        .minutes = minutes,
        .pause = kf_guide_is_break(activity),
        .time = kf_build_plain(build, kf_guide_clock(build, start)),
        .name = kf_inline_with(build->arena, kf_build_inline(build, &activity->title), KF_STRONG),
        .length = kf_build_plain(build, length),
        .caption = kf_inline_parse(build->arena, caption),
    };
}

/* Activities without minutes in this length are not held. NULL when none is. */
static struct kf_box *session_box(struct kf_build *build, const struct kf_session *session)
{
    struct kf_timeline_part *parts = KF_NEW_ARRAY(build->arena, session->activities.count, struct kf_timeline_part);
    int count = 0, start = 0;

    for (int i = 0; i < session->activities.count; i++) {
        parts[count] = part_of(build, session->activities.items[i], start);
        start += parts[count].minutes;
        count += parts[count].minutes > 0;
    }
    if (count == 0) {
        return NULL;
    }
    const struct kf_inline *end = kf_build_plain(build, kf_guide_clock(build, start));
    struct kf_box *bar = kf_timeline_box(build->shaper, parts, count, end, build->width);
    struct kf_box *box = kf_part_stack(build, 0, heading(build, "the-session"), bar, NULL);
    box->flags |= KF_KEEP_WHOLE | KF_SNAP;
    return box;
}

/* --- what to bring, prepare and hand out ------------------------------------------------------------------------------ */

static struct kf_box *prepare_box(struct kf_build *build, const struct kf_session *session)
{
    struct kf_list kids = {0};

    kf_list_add(build->arena, &kids, heading(build, "prepare"));
    for (int i = 0; i < session->prepare.count; i++) {
        const struct kf_preparation *preparation = session->prepare.items[i];
        struct kf_box *when = kf_part_text(build, &preparation->when, KF_STYLE_LABEL, KF_ROLE_P);
        when->flags |= KF_KEEP_NEXT;
        kf_list_add(build->arena, &kids, kf_box_gap_after(when, KF_MM(.6)));
        kf_list_add(build->arena, &kids, kf_box_gap_after(ticks(build, &preparation->do_), KF_MM(2)));
    }
    return kf_box_stack(build->arena, &kids, 0);
}

static struct kf_box *handout_box(struct kf_build *build, const struct kf_handout_view *view)
{
    const char *caption = kf_vocabulary_fill(build->content->vocabulary, build->arena, "handout-caption", "handout",
                                             kf_guide_handout_number(build, view), "title", view->title, NULL);
    struct kf_box *name = kf_part_inline(build, kf_build_plain(build, caption), KF_STYLE_SMALL_BOLD, KF_ROLE_NONE);
    struct kf_box *copies = kf_part_inline(build, kf_build_plain(build, kf_guide_copies(build, view)), KF_STYLE_SMALL,
                                           KF_ROLE_NONE);
    struct kf_box *words = kf_box_role(build->arena, kf_part_stack(build, 0, name, copies, NULL), KF_ROLE_P);

    return kf_part_stack(build, KF_MM(1.2), kf_guide_thumbnail(build, view, THUMBNAIL), words, NULL);
}

static struct kf_box *handouts_box(struct kf_build *build)
{
    kf_len gap = KF_MM(4);
    int across = build->width >= 2 * THUMBNAIL + gap ? 2 : 1;
    struct kf_list kids = {0};

    kf_list_add(build->arena, &kids, heading(build, "handouts"));
    for (int i = 0; i < build->handout_count; i += across) {
        struct kf_list row = {0};
        for (int j = i; j < i + across; j++) {
            kf_list_add(build->arena, &row, j < build->handout_count ? handout_box(build, &build->handouts[j])
                                                                     : kf_box_space(build->arena, 0));
        }
        struct kf_box *box = kf_box_row(build->arena, &row, (const kf_len[]){THUMBNAIL, THUMBNAIL},
                                        across * (THUMBNAIL + gap) - gap, gap);
        kf_list_add(build->arena, &kids, kf_box_gap_after(box, gap));
    }
    return kf_box_stack(build->arena, &kids, 0);
}

static struct kf_box *supplies_box(struct kf_build *build, const struct kf_session *session)
{
    const kf_len widths[] = {KF_MM(47), KF_MM(53), KF_MM(72)};
    struct kf_build inner = *build;
    struct kf_list kids = {0};
    kf_len used[3];
    int count = 0;

    for (int i = 0; i < 3; i++) {
        inner.width = build->theme->single_column ? build->width : widths[i];
        struct kf_box *box = NULL;
        if (i == 0 && session->materials.count > 0) {
            box = kf_part_stack(&inner, 0, heading(&inner, "bring"), ticks(&inner, &session->materials), NULL);
        } else if (i == 1 && session->prepare.count > 0) {
            box = prepare_box(&inner, session);
        } else if (i == 2 && build->handout_count > 0) {
            box = handouts_box(&inner);
        }
        if (box) {
            used[count++] = widths[i];
            kf_list_add(build->arena, &kids, box);
        }
    }
    return count > 0 ? beside(build, &kids, used, KF_MM(4)) : NULL;
}

/* --- who should not come together, and one facilitator ---------------------------------------------------------------- */

static struct kf_box *led_by(struct kf_build *build, int leader)
{
    const struct kf_vocabulary *vocabulary = build->content->vocabulary;
    const char *who = kf_vocabulary_get(vocabulary, kf_arena_format(build->arena, "led-by-%s", kf_leader_names[leader]));
    struct kf_text *text = KF_NEW(build->arena, struct kf_text);

    text->text = who;
    return kf_part_inline(build, kf_build_labelled(build, kf_vocabulary_get(vocabulary, "led-by"), text), KF_STYLE_COMPACT,
                          KF_ROLE_P);
}

static struct kf_box *care_box(struct kf_build *build, const struct kf_session *session)
{
    bool single = build->theme->single_column;
    kf_len left = single ? build->width : KF_MM(104), right = single ? build->width : build->width - left - KF_MM(8);
    struct kf_build inner = *build;
    struct kf_list kids = {0}, side = {0};

    inner.width = left;
    struct kf_box *apart = kf_part_stack(build, 0, heading(build, "not-together"), kf_part_bullets(&inner, &session->not_for, KF_STYLE_COMPACT), NULL);
    apart->flags |= KF_SAFETY;
    kf_list_add(build->arena, &kids, apart);
    inner.width = right;
    if (session->facilitators && session->facilitators->alone.text) {
        kf_list_add(build->arena, &side, heading(&inner, "one-facilitator"));
        kf_list_add(build->arena, &side, kf_box_gap_after(kf_part_text(&inner, &session->facilitators->alone,
                                                                       KF_STYLE_COMPACT, KF_ROLE_P), KF_MM(2)));
    }
    kf_list_add(build->arena, &side, led_by(&inner, session->led_by));
    kf_list_add(build->arena, &kids, kf_box_stack(build->arena, &side, 0));
    return beside(build, &kids, (const kf_len[]){left, right}, KF_MM(8));
}

static bool is_over_a_page(struct kf_build *build, const struct kf_list *boxes)
{
    struct kf_fit fit = kf_fit_natural(build->theme);
    kf_len height = 0;

    for (int i = 0; i < boxes->count; i++) {
        height += kf_measure(build->shaper, boxes->items[i], build->width, &fit) + (i > 0 ? fit.gap : 0);
    }
    return height > build->theme->main_height;
}

void kf_at_a_glance_section(struct kf_build *build, struct kf_list *ret_sections)
{
    const struct kf_session *session = build->content->module->session;
    char *number = kf_arena_format(build->arena, "%d", build->content->module->number);
    const char *title = kf_vocabulary_fill(build->content->vocabulary, build->arena, "at-a-glance", "number", number, NULL);
    struct kf_list boxes = {0};
    struct kf_box *box;

    kf_list_add(build->arena, &boxes, kf_title_box(build, NULL, kf_build_plain(build, title),
                                                   optional(build, &session->lead), session->picture));
    kf_list_add(build->arena, &boxes, facts_box(build, session));
    kf_list_add(build->arena, &boxes, goals_and_screen(build, session));
    if ((box = session_box(build, session)) != NULL) {
        kf_list_add(build->arena, &boxes, box);
    }
    kf_list_add(build->arena, &boxes, care_box(build, session));
    if ((box = supplies_box(build, session)) != NULL) {
        kf_list_add(build->arena, &boxes, box);
    }
    if (is_over_a_page(build, &boxes)) {
        kf_list_add(build->arena, &boxes, kf_guide_notes(build, kf_arena_format(build->arena, "%s/notes", session->address)));
    }
    kf_guide_add_section(build, &boxes, title, session->node, session->address, ret_sections);
}
