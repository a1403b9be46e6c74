/* The page filler: tokens, section 8. Fits are tried in order until the promise holds, then every page is stretched to
 * use its room. Boxes are never altered, so each try begins from the same flow. */
#include "base/limits.h"
#include "layout/layout_internal.h"

#define SQUEEZE_MOST KF_MM(18) /* three lines: what is too long by less is squeezed, by more gets a page of its own */

struct filler {
    struct kf_placer *placer;
    struct kf_shaper *shaper;
    const struct kf_theme *theme;
    const struct kf_flow *flow;
    kf_len continued; /* height of the "continued" line with its gap */
};

struct sheet { /* what one page holds */
    struct kf_box *body;
    bool overfull;
};

struct draft { /* a flow cut into pages under one fit */
    struct sheet *sheets;
    int count, room;
    kf_len last_height;
    bool overfull;
    bool cut_off; /* at the most pages that a document may have */
};

static kf_len room_of(const struct filler *filler, int page)
{
    return filler->theme->main_height - (page > 0 ? filler->continued : 0);
}

static kf_len measure(const struct filler *filler, const struct kf_box *box, const struct kf_fit *fit)
{
    return kf_measure(filler->shaper, box, filler->theme->live_width, fit);
}

static void add_sheet(struct filler *filler, struct draft *draft, struct kf_box *body, bool overfull)
{
    draft->sheets =
        kf_arena_grow(filler->shaper->arena, draft->sheets, draft->count, &draft->room, sizeof *draft->sheets);
    draft->sheets[draft->count++] = (struct sheet){body, overfull};
    draft->overfull |= overfull;
}

/* Something is always placed on an empty page: the first child, however high, and what it may not be parted from. */
static void force_first(struct filler *filler, const struct kf_box *rest, struct kf_box **ret_head,
                        struct kf_box **ret_tail)
{
    struct kf_arena *arena = filler->shaper->arena;
    int count = 1;

    while (count < rest->as.stack.count && (rest->as.stack.kids[count - 1]->flags & KF_KEEP_NEXT)) {
        count++;
    }
    *ret_head = kf_arena_copy(arena, rest, sizeof *rest);
    (*ret_head)->as.stack.count = count;
    *ret_tail = NULL;
    if (rest->as.stack.count > count) {
        *ret_tail = kf_arena_copy(arena, rest, sizeof *rest);
        (*ret_tail)->as.stack.kids = rest->as.stack.kids + count;
        (*ret_tail)->as.stack.count = rest->as.stack.count - count;
    }
}

static struct draft cut(struct filler *filler, struct kf_box *rest, const struct kf_fit *fit)
{
    struct draft draft = {0};

    while (rest && draft.count < KF_LIMIT_PAGES) {
        struct kf_box *head = NULL, *tail = NULL;
        bool overfull = false;

        switch (kf_split(filler->shaper, rest, filler->theme->live_width, fit, room_of(filler, draft.count),
                         &head, &tail)) {
        case KF_SPLIT_WHOLE:
            head = rest;
            break;
        case KF_SPLIT_PART:
            break;
        case KF_SPLIT_NONE:
            force_first(filler, rest, &head, &tail);
            overfull = true;
            break;
        }
        add_sheet(filler, &draft, head, overfull);
        rest = tail;
    }
    draft.last_height = measure(filler, draft.sheets[draft.count - 1].body, fit);
    draft.cut_off = rest != NULL;
    draft.overfull |= draft.cut_off;
    return draft;
}

static int aim(const struct filler *filler)
{
    return filler->flow->sides > 0 ? filler->flow->sides : filler->flow->wished_sides;
}

/* How much too long a draft is for this many sides: what lies on later ones, less the room left on the last of these. */
static kf_len over_by(const struct filler *filler, const struct draft *draft, const struct kf_fit *fit, int sides)
{
    kf_len over = measure(filler, draft->sheets[sides - 1].body, fit) - room_of(filler, sides - 1);

    for (int i = sides; i < draft->count; i++) {
        over += fit->gap + measure(filler, draft->sheets[i].body, fit);
    }
    return over;
}

static bool should_squeeze(const struct filler *filler, const struct draft *draft, const struct kf_fit *fit)
{
    if (aim(filler) > 0) {
        return draft->count > aim(filler) || draft->overfull;
    }
    return draft->overfull || (draft->count > 1 && (draft->last_height <= SQUEEZE_MOST ||
                                                    over_by(filler, draft, fit, draft->count - 1) <= SQUEEZE_MOST));
}

/* The gentlest fit that holds the promise, or that saves a page; else the natural one. */
static struct draft choose(struct filler *filler, struct kf_fit *ret_fit)
{
    struct kf_fit natural = kf_fit_natural(filler->theme);
    struct draft first = cut(filler, filler->flow->body, &natural);

    *ret_fit = natural;
    if (!should_squeeze(filler, &first, &natural)) {
        return first;
    }
    for (int step = 1; step <= KF_FIT_SQUEEZES; step++) {
        struct kf_fit fit = kf_fit_squeezed(filler->theme, step);
        struct draft draft = cut(filler, filler->flow->body, &fit);
        bool better = aim(filler) > 0 ? draft.count <= aim(filler) : draft.count < first.count;
        if ((better && !draft.overfull) || (first.overfull && !draft.overfull)) {
            *ret_fit = fit;
            return draft;
        }
    }
    return first;
}

static kf_len apart(kf_len a, kf_len b)
{
    return a > b ? a - b : b - a;
}

/* A last page under a third full takes over from the one before, where that leaves the two more alike. */
static void rebalance(struct filler *filler, struct draft *draft, const struct kf_fit *fit)
{
    struct kf_box *head, *tail, *both;
    int last = draft->count - 1;

    if (last < 1 || draft->overfull || draft->last_height > filler->theme->main_height / 3) {
        return;
    }
    both = filler->flow->body;
    for (int i = 0; i < last - 1; i++) { /* the flow from the page before the last */
        if (kf_split(filler->shaper, both, filler->theme->live_width, fit, room_of(filler, i), &head, &tail) !=
            KF_SPLIT_PART) {
            return;
        }
        both = tail;
    }
    kf_len before = measure(filler, draft->sheets[last - 1].body, fit);
    kf_len room = (before + draft->last_height) / 2, least = apart(before, draft->last_height);
    for (int tries = 0; tries < 4; tries++, room += (before - room) / 3) {
        if (kf_split(filler->shaper, both, filler->theme->live_width, fit, room, &head, &tail) != KF_SPLIT_PART) {
            continue;
        }
        kf_len first = measure(filler, head, fit), rest = measure(filler, tail, fit);
        if (rest <= room_of(filler, last) && apart(first, rest) < least) {
            least = apart(first, rest);
            draft->sheets[last - 1].body = head;
            draft->sheets[last].body = tail;
            draft->last_height = rest;
        }
    }
}

static bool has_grow(const struct kf_box *box)
{
    for (int i = 0; i < box->as.stack.count; i++) {
        if (box->as.stack.kids[i]->flags & KF_GROW) {
            return true;
        }
    }
    return false;
}

/* The furthest a part of the fit may move, by halving: heights only grow with it. */
static void push(const struct filler *filler, const struct kf_box *body, struct kf_fit *fit, kf_len room, int *part,
                 int most)
{
    int low = *part, high = most;

    while (low < high) {
        int middle = low + (high - low + 1) / 2;
        *part = middle;
        if (measure(filler, body, fit) <= room) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    *part = low;
}

enum { EXTRA_LINES_MOST = 12 };

static void stretch(const struct filler *filler, const struct kf_box *body, struct kf_fit *fit, kf_len room)
{
    kf_len gap_middle = filler->theme->gap + (filler->theme->gap_most - filler->theme->gap) / 2;

    if (measure(filler, body, fit) > room) {
        return;
    }
    if (fit->rows < 0) { /* first what a squeeze took, the last taken first */
        push(filler, body, fit, room, &fit->rows, 0);
    }
    if (fit->pitch < 0) {
        push(filler, body, fit, room, &fit->pitch, 0);
    }
    push(filler, body, fit, room, &fit->gap, kf_len_max(fit->gap, filler->theme->gap));
    push(filler, body, fit, room, &fit->pitch, KF_FIT_FULL);
    push(filler, body, fit, room, &fit->extra_lines, EXTRA_LINES_MOST);
    push(filler, body, fit, room, &fit->rows, KF_FIT_FULL);
    push(filler, body, fit, room, &fit->gap, gap_middle);
    push(filler, body, fit, room, &fit->gap, filler->theme->gap_most);
}

static void place_sheet(struct filler *filler, const struct sheet *sheet, int index, const struct kf_fit *chosen,
                        struct kf_element *parent)
{
    const struct kf_theme *theme = filler->theme;
    int page = kf_placer_new_page(filler->placer);
    struct kf_point at = {theme->left, theme->main_top};
    kf_len room = room_of(filler, index), height;
    struct kf_fit fit = *chosen;

    if (index > 0 && filler->flow->continued) {
        kf_place(filler->placer, page, filler->flow->continued, at, theme->live_width,
                 measure(filler, filler->flow->continued, &fit), &fit, parent, KF_ARTIFACT_LAYOUT);
        at.y += filler->continued;
    }
    if (!has_grow(sheet->body)) {
        stretch(filler, sheet->body, &fit, room);
    }
    height = has_grow(sheet->body) ? room : measure(filler, sheet->body, &fit);
    kf_place(filler->placer, page, sheet->body, at, theme->live_width, height, &fit, parent, KF_ARTIFACT_NONE);
}

static const struct kf_box *first_origin(const struct kf_box *body)
{
    for (int i = 0; i < body->as.stack.count; i++) {
        if (body->as.stack.kids[i]->origin) {
            return body->as.stack.kids[i];
        }
    }
    return body;
}

static void report_overfull(struct filler *filler, const struct draft *draft, const struct kf_fit *fit)
{
    for (int i = 0; i < draft->count; i++) {
        if (draft->sheets[i].overfull) {
            const struct kf_box *box = first_origin(draft->sheets[i].body);
            kf_len over = measure(filler, draft->sheets[i].body, fit) - room_of(filler, i);
            struct kf_diag *diag = kf_diag_push(
                filler->shaper->run->diags, KF_OVERFULL, box->origin ? box->origin->span : (struct kf_span){0},
                box->address, "this does not fit on a page: it is %.0f mm too high", kf_to_mm(over) + .5);
            kf_diag_hint(filler->shaper->run->diags, diag, "make it shorter, or write it as two");
        }
    }
    if (draft->cut_off) {
        const struct kf_flow *flow = filler->flow;
        kf_diag_push(filler->shaper->run->diags, KF_OVERFULL, flow->origin ? flow->origin->span : (struct kf_span){0},
                     flow->address, "this does not fit on %d pages, the most that a document may have", draft->count);
    }
}

/* By how much, once everything has given what it can. */
static void report_sides(struct filler *filler, const struct draft *draft)
{
    const struct kf_flow *flow = filler->flow;
    struct kf_fit tightest = kf_fit_squeezed(filler->theme, KF_FIT_SQUEEZES);

    if (flow->sides == 0 || draft->count <= flow->sides) {
        return;
    }
    struct draft least = cut(filler, flow->body, &tightest);
    kf_len over = over_by(filler, least.count > flow->sides ? &least : draft, &tightest, flow->sides);
    struct kf_diag *diag = kf_diag_push(filler->shaper->run->diags, KF_SIDES,
                                        flow->origin ? flow->origin->span : (struct kf_span){0}, flow->address,
                                        "this does not fit on %d side%s: it is %.0f mm too long", flow->sides,
                                        flow->sides == 1 ? "" : "s", kf_to_mm(over) + .5);
    kf_diag_hint(filler->shaper->run->diags, diag,
                 "that is about %d lines: shorten some texts, take out a block, or write `sides: %d` (gaps, writing lines "
                 "and rows have given what they can)",
                 (int)(kf_to_mm(over) / 6) + 1, draft->count);
}

struct kf_flow_result kf_paginate(struct kf_placer *placer, const struct kf_flow *flow, struct kf_element *parent)
{
    struct filler filler = {placer, placer->shaper, placer->pages->theme, flow, 0};
    struct kf_fit fit;
    int first = placer->pages->count;

    if (flow->continued) {
        struct kf_fit natural = kf_fit_natural(filler.theme);
        filler.continued = measure(&filler, flow->continued, &natural) + filler.theme->gap;
    }
    struct draft draft = choose(&filler, &fit);
    report_overfull(&filler, &draft, &fit);
    report_sides(&filler, &draft);
    rebalance(&filler, &draft, &fit);
    for (int i = 0; i < draft.count; i++) {
        place_sheet(&filler, &draft.sheets[i], i, &fit, parent);
    }
    return (struct kf_flow_result){first, draft.count, room_of(&filler, draft.count - 1) - draft.last_height,
                                   draft.overfull};
}
