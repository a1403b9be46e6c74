/* The session on one page: when what begins, what who leads alone does, and when to jump if it gets late. And what the first
 * page says of the slot: the day, the hours, and what was moved or left out for it. */
#include <string.h>

#include "blocks/table.h"
#include "editions/guide_internal.h"
#include "model/series.h"
#include "model/when.h"

#define CELL_GAP KF_MM(4)
#define TIME KF_MM(23)
#define WHAT KF_MM(55)
#define ALONE KF_MM(74)

enum { TIME_COLUMN, WHAT_COLUMN, ALONE_COLUMN, LATE_COLUMN, COLUMNS };

static const char *word(struct kf_build *build, const char *id)
{
    return kf_vocabulary_get(build->content->vocabulary, id);
}

static const char *with_dot(struct kf_build *build, const char *a, const char *b)
{
    return a == NULL   ? b
           : b == NULL ? a
                       : kf_arena_format(build->arena, "%s · %s", a, b);
}

/* --- the slot ----------------------------------------------------------------------------------------------------------- */

static const char *hours(struct kf_build *build)
{
    const struct kf_schedule *schedule = build->content->schedule;

    return schedule->start < 0 ? NULL
                               : kf_when_span(build->arena, build->content->vocabulary, schedule->start,
                                              schedule->start + schedule->length);
}

const char *kf_guide_session_number(struct kf_build *build)
{
    const struct kf_series_session *session = build->content->edition.session;

    return session != NULL ? kf_arena_format(build->arena, "%d", session->place)
                           : kf_module_sign(build->arena, build->content->module);
}

const struct kf_inline *kf_slot_line(struct kf_build *build)
{
    const struct kf_vocabulary *vocabulary = build->content->vocabulary;
    const struct kf_edition *edition = &build->content->edition;
    const char *line = NULL;

    if (edition->session != NULL) {
        int count = build->content->kit->community->series->sessions.count;
        line = kf_vocabulary_fill(vocabulary, build->arena, "session-of-series", "n",
                                  kf_arena_format(build->arena, "%d", edition->session->place), "count",
                                  kf_arena_format(build->arena, "%d", count), NULL);
    }
    if (edition->date != NULL) {
        line = with_dot(build, line, kf_when_day(build->arena, vocabulary, edition->date));
    }
    line = with_dot(build, line, hours(build));
    return line != NULL ? kf_build_plain(build, line) : NULL;
}

static const char *listed(struct kf_build *build, const char *list, const char *item)
{
    return list == NULL ? item
                        : kf_vocabulary_fill(build->content->vocabulary, build->arena, "list-more", "a", list, "b", item, NULL);
}

/* "Looking back 4 min, not 5, My page 9 min, not 10": of those that became shorter, or longer. NULL: none. */
static const char *moved(struct kf_build *build, bool shorter)
{
    const struct kf_schedule *schedule = build->content->schedule;
    const char *list = NULL;

    for (int i = 0; i < schedule->count; i++) {
        const struct kf_held *held = &schedule->items[i];
        if (shorter ? held->minutes < held->written : held->minutes > held->written) {
            list = listed(build, list,
                          kf_vocabulary_fill(build->content->vocabulary, build->arena, "slot-change", "title",
                                             held->activity->title.text, "n",
                                             kf_arena_format(build->arena, "%d", held->minutes), "written",
                                             kf_arena_format(build->arena, "%d", held->written), NULL));
        }
    }
    return list;
}

static const char *left_out(struct kf_build *build, bool no_past)
{
    const struct kf_schedule *schedule = build->content->schedule;
    const char *list = NULL;

    for (int i = 0; i < schedule->left_out_count; i++) {
        if (schedule->left_out[i].no_past == no_past) {
            list = listed(build, list, schedule->left_out[i].activity->title.text);
        }
    }
    return list;
}

static void add_sentence(struct kf_build *build, const char *id, const char *what, const char **text)
{
    if (what != NULL) {
        const char *words = kf_vocabulary_fill(build->content->vocabulary, build->arena, id, "what", what, NULL);
        *text = *text == NULL ? words : kf_arena_format(build->arena, "%s %s", *text, words);
    }
}

struct kf_box *kf_slot_changes_box(struct kf_build *build)
{
    const struct kf_schedule *schedule = build->content->schedule;
    const char *text = NULL;

    if (kf_schedule_is_written(schedule)) {
        return NULL;
    }
    if (schedule->form != schedule->length) {
        text = kf_vocabulary_fill(build->content->vocabulary, build->arena, "slot-form", "n",
                                  kf_arena_format(build->arena, "%d", schedule->form), NULL);
    }
    add_sentence(build, "slot-left-out", left_out(build, /* no_past */ false), &text);
    add_sentence(build, "slot-first", left_out(build, /* no_past */ true), &text);
    add_sentence(build, "slot-shorter", moved(build, /* shorter */ true), &text);
    add_sentence(build, "slot-longer", moved(build, /* shorter */ false), &text);
    return kf_part_inline(build, kf_build_plain(build, text), KF_STYLE_DETAIL, KF_ROLE_P);
}

/* --- jumps -------------------------------------------------------------------------------------------------------------- */

const struct kf_inline *kf_jump_words(struct kf_build *build, const char *label, int to)
{
    const struct kf_activity *activity = build->content->schedule->items[to].activity;
    struct kf_text *words = KF_NEW(build->arena, struct kf_text);

    *words = activity->title;
    words->text = kf_vocabulary_fill(build->content->vocabulary, build->arena, "go-to-page", "page",
                                     kf_arena_format(build->arena, "%d", kf_guide_page(build, to)), "title",
                                     activity->title.text, NULL);
    return label != NULL ? kf_build_labelled(build, label, words) : kf_build_inline(build, words);
}

static struct kf_box *jump_box(struct kf_build *build, const char *label, const struct kf_jump *jump)
{
    return kf_part_inline(build, kf_jump_words(build, label, jump->to), KF_STYLE_COMPACT, KF_ROLE_P);
}

/* Each that protects people, once: whoever is not there yet goes there now. */
static struct kf_box *last_calls_box(struct kf_build *build)
{
    const struct kf_schedule *schedule = build->content->schedule;
    const struct kf_vocabulary *vocabulary = build->content->vocabulary;
    struct kf_list kids = {0};

    kf_list_add(build->arena, &kids,
                kf_part_inline(build,
                               kf_build_plain(build, kf_vocabulary_fill(vocabulary, build->arena, "begin-by", "time",
                                                                        kf_guide_clock(build, schedule->begin_by), NULL)),
                               KF_STYLE_COMPACT, KF_ROLE_P));
    for (int i = 0; i + 1 < schedule->count; i++) {
        const struct kf_jump *jump = &schedule->items[i].safe;
        if (i == 0 || jump->to != schedule->items[i - 1].safe.to) {
            const char *label = kf_vocabulary_fill(vocabulary, build->arena, "time-wherever", "time",
                                                   kf_guide_clock(build, jump->at), NULL);
            kf_list_add(build->arena, &kids, jump_box(build, label, jump));
        }
    }
    struct kf_box *head = kf_part_inline(build, kf_build_words(build, "if-late"), KF_STYLE_SUBHEAD, build->heading);
    struct kf_box *box = kf_part_stack(build, 0, head, kf_box_stack(build->arena, &kids, 0), NULL);
    box->flags |= KF_KEEP_WHOLE | KF_SNAP;
    return box;
}

/* --- rows --------------------------------------------------------------------------------------------------------------- */

static const struct kf_inline *title_words(struct kf_build *build, const struct kf_held *held)
{
    struct kf_text *title = KF_NEW(build->arena, struct kf_text);

    *title = held->activity->title;
    if (held->number > 0) {
        title->text = kf_arena_format(build->arena, "%d\xc2\xa0\xc2\xa0%s", held->number, held->activity->title.text);
    }
    return kf_inline_with(build->arena, kf_build_inline(build, title), KF_STRONG);
}

/* "Core · Page 7 · 2.1, 2.4" */
static const char *particulars(struct kf_build *build, int place)
{
    const struct kf_held *held = &build->content->schedule->items[place];
    const char *handouts = NULL, *page = NULL;

    for (int i = 0; i < held->activity->uses.count; i++) {
        const struct kf_handout_view *view = kf_guide_handout(build, held->activity->uses.items[i]);
        if (view) {
            handouts = listed(build, handouts, kf_guide_handout_number(build, view));
        }
    }
    if (held->number > 0) {
        page = kf_vocabulary_fill(build->content->vocabulary, build->arena, "agenda-page", "page",
                                  kf_arena_format(build->arena, "%d", kf_guide_page(build, place)), NULL);
    }
    const char *core = held->activity->core ? word(build, "core-short") : NULL;
    return with_dot(build, with_dot(build, core, page), handouts);
}

static struct kf_box *what_box(struct kf_build *build, int place)
{
    const char *more = particulars(build, place);
    struct kf_box *title = kf_part_inline(build, title_words(build, &build->content->schedule->items[place]), KF_STYLE_COMPACT,
                                          KF_ROLE_P);

    return kf_part_stack(build, 0, title,
                         more ? kf_part_inline(build, kf_build_plain(build, more), KF_STYLE_DETAIL, KF_ROLE_P) : NULL, NULL);
}

static struct kf_box *time_box(struct kf_build *build, const struct kf_held *held)
{
    return kf_part_stack(
        build, 0, kf_part_inline(build, kf_build_plain(build, kf_guide_clock(build, held->start)), KF_STYLE_CLOCK, KF_ROLE_P),
        kf_part_inline(build, kf_build_plain(build, kf_guide_count(build, "min", held->minutes)), KF_STYLE_DETAIL, KF_ROLE_P),
        NULL);
}

/* NULL: nothing can be too late yet. */
static struct kf_box *late_box(struct kf_build *build, const struct kf_held *held)
{
    const struct kf_jump *jump = kf_jump_of(held);
    struct kf_text *words = KF_NEW(build->arena, struct kf_text);

    if (jump->to < 0) {
        return NULL;
    }
    words->text = kf_vocabulary_fill(build->content->vocabulary, build->arena, "go-to-page-short", "page",
                                     kf_arena_format(build->arena, "%d", kf_guide_page(build, jump->to)), NULL);
    return kf_part_inline(build, kf_build_labelled(build, kf_guide_clock(build, jump->at), words), KF_STYLE_COMPACT, KF_ROLE_P);
}

static struct kf_box *alone_box(struct kf_build *build, const struct kf_held *held)
{
    return held->activity->alone.text ? kf_part_text(build, &held->activity->alone, KF_STYLE_COMPACT, KF_ROLE_P) : NULL;
}

/* --- the table ---------------------------------------------------------------------------------------------------------- */

static struct kf_box *padded(struct kf_box *cell, int column, kf_len above)
{
    cell->as.stack.pad = (struct kf_pad){above, column + 1 < COLUMNS ? CELL_GAP : 0, KF_MM(1.2), 0};
    return cell;
}

static struct kf_box *head_row(struct kf_build *build, const kf_len *widths)
{
    static const char *const ids[COLUMNS] = {"agenda-time", "agenda-what", "one-facilitator", "if-late"};
    struct kf_list cells = {0};

    for (int i = 0; i < COLUMNS; i++) {
        struct kf_box *words = kf_part_inline(build, kf_build_words(build, ids[i]), KF_STYLE_SUBHEAD, KF_ROLE_P);
        struct kf_box *cell = padded(kf_table_cell(build, KF_ROLE_HEAD_CELL, KF_SCOPE_COLUMN, words), i, 0);
        cell->valign = KF_VALIGN_BOTTOM;
        kf_list_add(build->arena, &cells, cell);
    }
    return kf_table_row(build, &cells, widths, (struct kf_table_look){.below = KF_TABLE_MEDIUM});
}

static struct kf_box *row_of(struct kf_build *build, int place, const kf_len *widths)
{
    const struct kf_held *held = &build->content->schedule->items[place];
    struct kf_list cells = {0};
    struct kf_box *boxes[COLUMNS] = {time_box(build, held), what_box(build, place), alone_box(build, held),
                                     late_box(build, held)};

    for (int i = 0; i < COLUMNS; i++) {
        bool head = i == TIME_COLUMN;
        struct kf_box *cell = kf_table_cell(build, head ? KF_ROLE_HEAD_CELL : KF_ROLE_CELL,
                                            head ? KF_SCOPE_ROW : KF_SCOPE_NONE, boxes[i]);
        kf_list_add(build->arena, &cells, padded(cell, i, KF_MM(1.2)));
    }
    struct kf_box *row = kf_table_row(build, &cells, widths, (struct kf_table_look){.below = KF_TABLE_LINE});
    row->origin = held->activity->node;
    row->flags |= KF_KEEP_WHOLE;
    return row;
}

static struct kf_box *table_box(struct kf_build *build)
{
    const kf_len widths[COLUMNS] = {TIME, WHAT, ALONE, build->width - TIME - WHAT - ALONE};
    struct kf_list rows = {0};

    kf_list_add(build->arena, &rows, head_row(build, widths));
    for (int i = 0; i < build->content->schedule->count; i++) {
        kf_list_add(build->arena, &rows, row_of(build, i, widths));
    }
    return kf_box_role(build->arena, kf_box_table(build->arena, &rows, 1), KF_ROLE_TABLE);
}

/* --- large print ---------------------------------------------------------------------------------------------------------- */

static struct kf_box *item_of(struct kf_build *build, int place)
{
    const struct kf_held *held = &build->content->schedule->items[place];
    const struct kf_jump *jump = kf_jump_of(held);
    struct kf_list parts = {0};

    kf_list_add(build->arena, &parts, what_box(build, place));
    if (held->activity->alone.text) {
        kf_list_add(build->arena, &parts,
                    kf_part_inline(build, kf_build_labelled(build, word(build, "one-facilitator"), &held->activity->alone),
                                   KF_STYLE_COMPACT, KF_ROLE_P));
    }
    if (jump->to >= 0) {
        const char *label = kf_vocabulary_fill(build->content->vocabulary, build->arena, "time-still-here", "time",
                                               kf_guide_clock(build, jump->at), NULL);
        kf_list_add(build->arena, &parts, jump_box(build, label, jump));
    }
    struct kf_box *label = kf_box_role(build->arena, time_box(build, held), KF_ROLE_LABEL);
    struct kf_box *body = kf_box_role(build->arena, kf_box_stack(build->arena, &parts, KF_MM(1)), KF_ROLE_BODY);
    struct kf_box *item = kf_part_stack(build, 0, label, body, NULL);
    label->flags |= KF_KEEP_NEXT;
    item->origin = held->activity->node;
    return kf_box_role(build->arena, item, KF_ROLE_ITEM);
}

static struct kf_box *list_box(struct kf_build *build)
{
    struct kf_list items = {0};

    for (int i = 0; i < build->content->schedule->count; i++) {
        kf_list_add(build->arena, &items, item_of(build, i));
    }
    struct kf_box *list = kf_part_list(build, &items, build->theme->gap, KF_NUMBERING_NONE);
    list->as.stack.flexible_gap = true;
    list->as.stack.least_kids = 1;
    return list;
}

/* --- the page ------------------------------------------------------------------------------------------------------------- */

void kf_agenda_section(struct kf_build *build, struct kf_list *ret_sections)
{
    const struct kf_session *session = build->content->module->session;
    const struct kf_inline *title = kf_build_words(build, "agenda");
    const char *when = hours(build);
    struct kf_list boxes = {0};

    kf_list_add(build->arena, &boxes, kf_title_box(build, NULL, title, when ? kf_build_plain(build, when) : NULL, NULL));
    kf_list_add(build->arena, &boxes, build->theme->single_column ? list_box(build) : table_box(build));
    kf_list_add(build->arena, &boxes, last_calls_box(build));
    struct kf_section *section = kf_guide_add_section(build, &boxes, title->text, session->node,
                                                      kf_arena_format(build->arena, "%s/agenda", session->address),
                                                      ret_sections);
    section->flow.wished_sides = build->theme->single_column ? 0 : 1;
}
