/* Breaking a page is this one function: orphans, widows, keep-with-next, repeated heads, open edges and columns all fall
 * out of it. Boxes are never altered: a cut makes two new ones that share their text, tags and children. */
#include <assert.h>

#include "layout/layout_internal.h"

enum { ORPHANS = 2, WIDOWS = 2 };

static struct kf_box *copy(struct kf_shaper *shaper, const struct kf_box *box)
{
    return kf_arena_copy(shaper->arena, box, sizeof *box);
}

static int min_int(int a, int b)
{
    return a < b ? a : b;
}

/* Cuts a text after the last line that fits and leaves both parts readable. */
static enum kf_split split_text(struct kf_shaper *shaper, const struct kf_box *box, kf_len width, kf_len room,
                                struct kf_box **ret_head, struct kf_box **ret_tail)
{
    const struct kf_shaped *shaped = kf_shape(shaper, box->as.text.text, box->as.text.style, width);
    int count = kf_text_lines(box, shaped), fitting = (int)(room / shaped->type->line);

    fitting = min_int(fitting, count - WIDOWS);
    if (fitting < ORPHANS) {
        return KF_SPLIT_NONE;
    }
    *ret_head = copy(shaper, box);
    (*ret_head)->as.text.count = fitting;
    (*ret_head)->flags |= KF_OPEN_BOTTOM;
    *ret_tail = copy(shaper, box);
    (*ret_tail)->as.text.first = box->as.text.first + fitting;
    (*ret_tail)->as.text.count = count - fitting;
    (*ret_tail)->flags |= KF_OPEN_TOP;
    return KF_SPLIT_PART;
}

/* Both parts of a writing area keep two lines at least. */
static enum kf_split split_lines(struct kf_shaper *shaper, const struct kf_box *box, const struct kf_fit *fit, kf_len room,
                                 struct kf_box **ret_head, struct kf_box **ret_tail)
{
    int count = kf_lines_in(box, fit), fitting = min_int((int)(room / kf_pitch_in(box, fit)), count - 2);

    if (fitting < 2) {
        return KF_SPLIT_NONE;
    }
    *ret_head = copy(shaper, box);
    (*ret_head)->as.lines.count = fitting;
    (*ret_head)->as.lines.fill = false;
    (*ret_head)->as.lines.settled = true;
    *ret_tail = copy(shaper, box);
    (*ret_tail)->as.lines.count = count - fitting;
    (*ret_tail)->as.lines.fill = box->as.lines.fill && fit->extra_lines == 0; /* else those are in the count already */
    (*ret_tail)->as.lines.settled = true;
    (*ret_tail)->as.lines.part++;
    return KF_SPLIT_PART;
}

/* How many children go before the cut, when child `at` does not fit whole: back over those kept with their next. */
static int cut_before(struct kf_box *const *kids, int at)
{
    while (at > 0 && (kids[at - 1]->flags & KF_KEEP_NEXT)) {
        at--;
    }
    return at;
}

#define LEAD_MOST KF_MM(14) /* two lines */

/* The same; a heading does not stay behind with a line or two that lead to what goes on. */
static int cut_with_lead(struct kf_shaper *shaper, struct kf_box *const *kids, int at, kf_len width, const struct kf_fit *fit)
{
    bool leads = at >= 2 && (kids[at - 2]->flags & KF_KEEP_NEXT) && !(kids[at]->flags & (KF_KEEP_NEXT | KF_BREAK_BEFORE)) &&
                 kf_measure(shaper, kids[at - 1], width, fit) <= LEAD_MOST;
    int before = leads ? cut_before(kids, at - 2) : 0;

    return before > 0 ? before : at;
}

static struct kf_box *with_kids(struct kf_shaper *shaper, const struct kf_box *box, struct kf_box *const *kids, int count)
{
    struct kf_box *part = copy(shaper, box);

    part->as.stack.kids = kids;
    part->as.stack.count = count;
    return part;
}

static enum kf_split split_stack(struct kf_shaper *shaper, const struct kf_box *box, kf_len width,
                                 const struct kf_fit *fit, kf_len room, struct kf_box **ret_head,
                                 struct kf_box **ret_tail)
{
    struct kf_box *const *kids = box->as.stack.kids;
    struct kf_pad pad = kf_pad_in(box, fit);
    kf_len inner = width - pad.left - pad.right, used = pad.top;
    struct kf_box *part_head = NULL, *part_tail = NULL;
    int count = box->as.stack.count, at = 0;

    for (; at < count; at++) {
        kf_len height = kf_measure(shaper, kids[at], inner, fit);
        if (used + height > room) {
            if (kf_split(shaper, kids[at], inner, fit, room - used, &part_head, &part_tail) == KF_SPLIT_PART) {
                break;
            }
            part_head = part_tail = NULL;
            at = cut_with_lead(shaper, kids, cut_before(kids, at), inner, fit);
            break;
        }
        used += height + kf_gap_between(box, kids[at], fit);
    }
    if (at == count) { /* only what is under the last child did not fit */
        at = cut_before(kids, count - 1);
    }
    int least = box->as.stack.least_kids;
    if (at == 0 && !part_head) {
        return KF_SPLIT_NONE;
    }
    if (!part_head && least > 1 && count >= 2 * least) { /* a list: two items on each side */
        at = min_int(at, count - least);
        if (at < least) {
            return KF_SPLIT_NONE;
        }
    }
    struct kf_box **head = KF_NEW_ARRAY(shaper->arena, at + 1, struct kf_box *);
    for (int i = 0; i < at; i++) {
        head[i] = kids[i];
    }
    head[at] = part_head;
    *ret_head = with_kids(shaper, box, head, at + (part_head ? 1 : 0));
    (*ret_head)->flags |= KF_OPEN_BOTTOM;
    if (part_tail) {
        struct kf_box **tail = KF_NEW_ARRAY(shaper->arena, count - at, struct kf_box *);
        tail[0] = part_tail;
        for (int i = at + 1; i < count; i++) {
            tail[i - at] = kids[i];
        }
        *ret_tail = with_kids(shaper, box, tail, count - at);
    } else {
        *ret_tail = with_kids(shaper, box, kids + at, count - at);
    }
    (*ret_tail)->flags |= KF_OPEN_TOP;
    return KF_SPLIT_PART;
}

static struct kf_box *nothing(struct kf_shaper *shaper)
{
    return kf_box_space(shaper->arena, 0);
}

/* Columns: each child is cut at the same height. */
static enum kf_split split_row(struct kf_shaper *shaper, const struct kf_box *box, const struct kf_fit *fit, kf_len room,
                               struct kf_box **ret_head, struct kf_box **ret_tail)
{
    int count = box->as.row.count, parts = 0;
    struct kf_box **heads = KF_NEW_ARRAY(shaper->arena, count, struct kf_box *);
    struct kf_box **tails = KF_NEW_ARRAY(shaper->arena, count, struct kf_box *);

    for (int i = 0; i < count; i++) {
        switch (kf_split(shaper, box->as.row.kids[i], box->as.row.widths[i], fit, room, &heads[i], &tails[i])) {
        case KF_SPLIT_WHOLE:
            heads[i] = box->as.row.kids[i];
            tails[i] = nothing(shaper);
            break;
        case KF_SPLIT_PART:
            parts++;
            break;
        case KF_SPLIT_NONE: /* a column that cannot begin here holds its neighbours back: rows read across */
            return KF_SPLIT_NONE;
        }
    }
    if (parts == 0) { /* only its least height is too much: cut, it would leave an empty rest */
        return KF_SPLIT_NONE;
    }
    *ret_head = copy(shaper, box);
    (*ret_head)->as.row.kids = heads;
    (*ret_head)->flags |= KF_OPEN_BOTTOM;
    *ret_tail = copy(shaper, box);
    (*ret_tail)->as.row.kids = tails;
    (*ret_tail)->flags |= KF_OPEN_TOP;
    return KF_SPLIT_PART;
}

static enum kf_split split_table(struct kf_shaper *shaper, const struct kf_box *box, kf_len width,
                                 const struct kf_fit *fit, kf_len room, struct kf_box **ret_head,
                                 struct kf_box **ret_tail)
{
    struct kf_box *const *rows = box->as.table.rows;
    int count = box->as.table.count, heads = box->as.table.heads, at = 0;
    int least = min_int(box->as.table.least_rows, (count - heads) / 2);
    kf_len used = 0;

    for (; at < count; at++) {
        kf_len height = kf_measure(shaper, rows[at], width, fit);
        if (used + height > room) {
            break;
        }
        used += height;
    }
    at = min_int(at, count - (least > 0 ? least : 1));
    if (at - heads < (least > 0 ? least : 1)) {
        return KF_SPLIT_NONE;
    }
    struct kf_box **tail = KF_NEW_ARRAY(shaper->arena, heads + count - at, struct kf_box *);
    for (int i = 0; i < heads; i++) {
        tail[i] = rows[i];
    }
    for (int i = at; i < count; i++) {
        tail[heads + i - at] = rows[i];
    }
    *ret_head = copy(shaper, box);
    (*ret_head)->as.table.count = at;
    (*ret_head)->flags |= KF_OPEN_BOTTOM;
    *ret_tail = copy(shaper, box);
    (*ret_tail)->as.table.rows = tail;
    (*ret_tail)->as.table.count = heads + count - at;
    (*ret_tail)->flags |= KF_OPEN_TOP;
    return KF_SPLIT_PART;
}

/* Whether a stack fits, without measuring more of it than the room holds: a long flow stays linear over its pages. */
static bool stack_fits(struct kf_shaper *shaper, const struct kf_box *box, kf_len width, const struct kf_fit *fit,
                       kf_len room)
{
    struct kf_pad pad = kf_pad_in(box, fit);
    kf_len used = pad.top + pad.bottom;

    for (int i = 0; i < box->as.stack.count && used <= room; i++) {
        used += kf_measure(shaper, box->as.stack.kids[i], width - pad.left - pad.right, fit);
        used += i + 1 < box->as.stack.count ? kf_gap_between(box, box->as.stack.kids[i], fit) : 0;
    }
    return used <= room && kf_measure(shaper, box, width, fit) <= room;
}

static bool fits(struct kf_shaper *shaper, const struct kf_box *box, kf_len width, const struct kf_fit *fit, kf_len room)
{
    return box->kind == KF_BOX_STACK ? stack_fits(shaper, box, width, fit, room)
                                     : kf_measure(shaper, box, width, fit) <= room;
}

static enum kf_split cut(struct kf_shaper *shaper, const struct kf_box *box, kf_len width, const struct kf_fit *fit,
                         kf_len room, struct kf_box **ret_head, struct kf_box **ret_tail)
{
    switch (box->kind) {
    case KF_BOX_TEXT:
        return split_text(shaper, box, width, room, ret_head, ret_tail);
    case KF_BOX_STACK:
        return split_stack(shaper, box, width, fit, room, ret_head, ret_tail);
    case KF_BOX_ROW:
        return split_row(shaper, box, fit, room, ret_head, ret_tail);
    case KF_BOX_TABLE:
        return split_table(shaper, box, width, fit, room, ret_head, ret_tail);
    case KF_BOX_LINES:
        return split_lines(shaper, box, fit, room, ret_head, ret_tail);
    case KF_BOX_ART:
    case KF_BOX_SPACE:
    case KF_BOX_KIND_COUNT:
        break;
    }
    return KF_SPLIT_NONE;
}

/* A least height was promised to the whole box; its parts are as high as what they hold, and what ends at a cut need not
 * end on the grid. The height of LINES is their pitch. */
static void as_high_as_content(struct kf_box *head, struct kf_box *tail)
{
    head->flags &= ~(unsigned)KF_SNAP;
    if (head->kind != KF_BOX_LINES) {
        head->height = tail->height = (struct kf_height){0};
    }
}

enum kf_split kf_split(struct kf_shaper *shaper, const struct kf_box *box, kf_len width, const struct kf_fit *fit,
                       kf_len room, struct kf_box **ret_head, struct kf_box **ret_tail)
{
    enum kf_split how;

    shaper = kf_shaper_of(shaper, box);
    if (fits(shaper, box, width, fit, room)) {
        return KF_SPLIT_WHOLE;
    }
    if ((box->flags & KF_KEEP_WHOLE) && !(fit->light_splits && (box->flags & KF_KEEP_LIGHTLY))) {
        return KF_SPLIT_NONE;
    }
    how = cut(shaper, box, width, fit, room, ret_head, ret_tail);
    if (how == KF_SPLIT_PART) {
        as_high_as_content(*ret_head, *ret_tail);
    }
    return how;
}
