/* The page filler: tokens, section 8. Fits are tried in order until the promise holds, then every page is stretched to
 * use its room. Boxes are never altered, so each try begins from the same flow. */
#include "base/limits.h"
#include "layout/layout_internal.h"

enum { LIGHT_SQUEEZES = 2 }; /* gaps alone */
#define SQUEEZE_MOST KF_MM(18) /* three lines: what is too long by less is squeezed, by more gets a page of its own */

struct run { /* children from a forced break, or the top, to the next */
    int from, to;
    bool front; /* begins on an odd page */
};

struct filler {
    struct kf_placer *placer;
    struct kf_shaper *shaper;
    const struct kf_theme *theme;
    const struct kf_flow *flow;
    const struct run *runs; /* at least one */
    int run_count;
    int first_page;   /* of the document, from 0 */
    kf_len continued; /* height of the "continued" line with its gap */
};

struct sheet { /* what one page holds */
    struct kf_box *body; /* NULL: an empty page, so that the next is a front side */
    struct kf_box *rest; /* body and what follows it, to the next forced break */
    bool overfull;
    bool ends_run, forced; /* the last before a forced break, the first after one */
    bool balanced;
};

struct draft { /* a flow cut into pages under one fit */
    struct sheet *sheets;
    int count, room;
    bool overfull;
    bool cut_off; /* at the most pages that a document may have */
};

static kf_len room_of(const struct filler *filler, int page)
{
    return filler->theme->main_height - (page > 0 ? filler->continued : 0);
}

static kf_len measure(const struct filler *filler, const struct kf_box *box, const struct kf_fit *fit)
{
    return !box ? 0 : kf_measure(filler->shaper, box, filler->theme->live_width, fit);
}

/* --- forced breaks ---------------------------------------------------------------------------------------------------- */

/* A forced break takes along what is kept with the box that asks for it: a heading, the title. At the top of a flow there is
 * nothing to part. */
static void add_break(struct kf_box *const *kids, int at, struct run *runs, int *count)
{
    int from = at;

    while (from > 0 && (kids[from - 1]->flags & KF_KEEP_NEXT)) {
        from--;
    }
    if (from > runs[*count - 1].from) {
        runs[(*count)++].from = from;
    }
    runs[*count - 1].front |= (kids[at]->flags & KF_FRONT) != 0;
}

static void find_runs(struct filler *filler)
{
    const struct kf_box *body = filler->flow->body;
    struct run *runs = KF_NEW_ARRAY(filler->shaper->arena, body->as.stack.count + 1, struct run);

    filler->run_count = 1;
    for (int i = 0; i < body->as.stack.count; i++) {
        if (body->as.stack.kids[i]->flags & KF_BREAK_BEFORE) {
            add_break(body->as.stack.kids, i, runs, &filler->run_count);
        }
    }
    for (int i = 0; i < filler->run_count; i++) {
        runs[i].to = i + 1 < filler->run_count ? runs[i + 1].from : body->as.stack.count;
    }
    filler->runs = runs;
}

static struct kf_box *part_of(const struct filler *filler, const struct kf_box *body, int from, int to)
{
    struct kf_box *part = kf_arena_copy(filler->shaper->arena, body, sizeof *body);

    part->as.stack.kids = from > 0 ? body->as.stack.kids + from : body->as.stack.kids; /* NULL where a page has none */
    part->as.stack.count = to - from;
    part->flags |= (from > 0 ? KF_OPEN_TOP : 0) | (to < body->as.stack.count ? KF_OPEN_BOTTOM : 0);
    return part;
}

/* --- cutting ---------------------------------------------------------------------------------------------------------- */

static void add_sheet(struct filler *filler, struct draft *draft, struct sheet sheet)
{
    draft->sheets =
        kf_arena_grow(filler->shaper->arena, draft->sheets, draft->count, &draft->room, sizeof *draft->sheets);
    draft->sheets[draft->count++] = sheet;
    draft->overfull |= sheet.overfull;
}

/* Something is always placed on an empty page: the first child, however high, and what it may not be parted from. */
static void force_first(struct filler *filler, const struct kf_box *rest, struct kf_box **ret_head,
                        struct kf_box **ret_tail)
{
    int count = 1;

    while (count < rest->as.stack.count && (rest->as.stack.kids[count - 1]->flags & KF_KEEP_NEXT)) {
        count++;
    }
    *ret_head = part_of(filler, rest, 0, count);
    *ret_tail = rest->as.stack.count > count ? part_of(filler, rest, count, rest->as.stack.count) : NULL;
}

/* What of a run does not stand on the most pages that a document may have is left over: cut off. */
static void cut_run(struct filler *filler, struct draft *draft, struct kf_box *rest, const struct kf_fit *fit)
{
    bool first = true;

    while (rest && draft->count < KF_LIMIT_PAGES) {
        struct kf_box *head = rest, *tail = NULL;
        bool overfull = false;

        if (kf_split(filler->shaper, rest, filler->theme->live_width, fit, room_of(filler, draft->count), &head, &tail) ==
            KF_SPLIT_NONE) {
            force_first(filler, rest, &head, &tail);
            overfull = true;
        }
        add_sheet(filler, draft,
                  (struct sheet){.body = head, .rest = rest, .overfull = overfull, .ends_run = tail == NULL,
                                 .forced = first && draft->count > 0});
        first = false;
        rest = tail;
    }
    draft->cut_off |= rest != NULL;
}

static struct draft cut(struct filler *filler, const struct kf_fit *fit)
{
    struct draft draft = {0};

    for (int i = 0; i < filler->run_count; i++) {
        const struct run *run = &filler->runs[i];
        if (run->front && (filler->first_page + draft.count) % 2 != 0 && draft.count < KF_LIMIT_PAGES) {
            add_sheet(filler, &draft, (struct sheet){.ends_run = true});
        }
        cut_run(filler, &draft, part_of(filler, filler->flow->body, run->from, run->to), fit);
    }
    draft.overfull |= draft.cut_off;
    return draft;
}

/* --- squeezing -------------------------------------------------------------------------------------------------------- */

static int aim(const struct filler *filler)
{
    return filler->flow->sides > 0 ? filler->flow->sides : filler->flow->wished_sides;
}

/* How much too long the sheets before `end` are for this many sides: what lies on later ones, less the room left on the last
 * of these. */
static kf_len over_by(const struct filler *filler, const struct draft *draft, const struct kf_fit *fit, int sides, int end)
{
    kf_len over = measure(filler, draft->sheets[sides - 1].body, fit) - room_of(filler, sides - 1);

    for (int i = sides; i < end; i++) {
        over += fit->gap + measure(filler, draft->sheets[i].body, fit);
    }
    return over;
}

/* A page that holds so little that a squeeze should save it: the last of a run, after another of the same. */
static bool is_thin(const struct filler *filler, const struct draft *draft, const struct kf_fit *fit, int page)
{
    return page > 0 && draft->sheets[page].ends_run && !draft->sheets[page - 1].ends_run &&
           (measure(filler, draft->sheets[page].body, fit) <= SQUEEZE_MOST ||
            over_by(filler, draft, fit, page, page + 1) <= SQUEEZE_MOST);
}

static bool should_squeeze(const struct filler *filler, const struct draft *draft, const struct kf_fit *fit)
{
    bool thin = false;

    if (aim(filler) > 0) {
        return draft->count > aim(filler) || draft->overfull;
    }
    for (int i = 0; i < draft->count && !thin; i++) {
        thin = is_thin(filler, draft, fit, i);
    }
    return draft->overfull || thin;
}

/* The gentlest fit that holds the promise, or that saves a page; else the natural one. */
static struct draft choose_squeeze(struct filler *filler, struct kf_fit *ret_fit)
{
    struct kf_fit natural = kf_fit_natural(filler->theme);
    struct draft first = cut(filler, &natural);

    *ret_fit = natural;
    if (!should_squeeze(filler, &first, &natural)) {
        return first;
    }
    for (int step = 1; step <= KF_FIT_SQUEEZES; step++) {
        struct kf_fit fit = kf_fit_squeezed(filler->theme, step);
        struct draft draft = cut(filler, &fit);
        bool better = aim(filler) > 0 ? draft.count <= aim(filler) : draft.count < first.count;
        if ((better && !draft.overfull) || (first.overfull && !draft.overfull)) {
            *ret_fit = fit;
            return draft;
        }
    }
    return first;
}

/* What is lightly kept whole may leave pages half empty: it is split where that, and a little less air, saves one. */
static struct draft choose(struct filler *filler, struct kf_fit *ret_fit)
{
    struct draft whole = choose_squeeze(filler, ret_fit);

    for (int step = 0; step <= LIGHT_SQUEEZES && whole.count > 2; step++) {
        struct kf_fit parting = kf_fit_squeezed(filler->theme, step);
        parting.light_splits = true;
        struct draft parted = cut(filler, &parting);
        if (parted.count < whole.count && !parted.overfull) {
            *ret_fit = parting;
            return parted;
        }
    }
    return whole;
}

static kf_len apart(kf_len a, kf_len b)
{
    return a > b ? a - b : b - a;
}

/* A last page under a third full takes over from the one before, where that leaves the two more alike. */
static void rebalance(struct filler *filler, struct draft *draft, const struct kf_fit *fit, int last)
{
    struct sheet *before = &draft->sheets[last - 1], *after = &draft->sheets[last];
    kf_len first = measure(filler, before->body, fit), rest = measure(filler, after->body, fit);
    kf_len room = (first + rest) / 2, high = first, least = apart(first, rest);

    if (rest > filler->theme->main_height / 3) {
        return;
    }
    for (int tries = 0; tries < 4; tries++, room += (high - room) / 3) {
        struct kf_box *head, *tail;
        if (kf_split(filler->shaper, before->rest, filler->theme->live_width, fit, room, &head, &tail) != KF_SPLIT_PART) {
            continue;
        }
        first = measure(filler, head, fit);
        rest = measure(filler, tail, fit);
        if (rest <= room_of(filler, last) && apart(first, rest) < least) {
            least = apart(first, rest);
            before->body = head;
            after->body = after->rest = tail;
            before->balanced = after->balanced = true;
        }
    }
}

/* Never over a forced break. */
static void rebalance_runs(struct filler *filler, struct draft *draft, const struct kf_fit *fit)
{
    for (int i = 1; i < draft->count && !draft->overfull; i++) {
        if (draft->sheets[i].ends_run && !draft->sheets[i - 1].ends_run) {
            rebalance(filler, draft, fit, i);
        }
    }
}

/* --- placing ---------------------------------------------------------------------------------------------------------- */

static void place_sheet(struct filler *filler, const struct sheet *sheet, int index, const struct kf_fit *chosen,
                        struct kf_element *parent)
{
    const struct kf_theme *theme = filler->theme;
    int page = kf_placer_new_page(filler->placer);
    struct kf_point at = {theme->left, theme->main_top};
    kf_len room = room_of(filler, index), height;
    struct kf_fit fit = *chosen;

    if (!sheet->body) {
        filler->placer->pages->pages[page].fill = (struct kf_fill){.empty = true, .left = room};
        return;
    }
    if (index > 0 && filler->flow->continued) {
        kf_place(filler->placer, page, filler->flow->continued, at, theme->live_width,
                 measure(filler, filler->flow->continued, &fit), &fit, parent, KF_ARTIFACT_LAYOUT);
        at.y += filler->continued;
    }
    kf_stretch(filler->shaper, sheet->body, room, &fit);
    struct kf_fill fill = kf_stretch_fill(filler->shaper, sheet->body, room, &fit);
    fill.forced = sheet->forced;
    fill.balanced = sheet->balanced;
    filler->placer->pages->pages[page].fill = fill;
    height = fill.grown ? room : room - fill.left;
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

static bool must_stay(const struct kf_box *block)
{
    return (block->flags & KF_SAFETY) || (block->origin && block->origin->safety);
}

/* What an author may shorten or take out: never a block that protects people. */
static const char *what_may_go(const struct filler *filler)
{
    enum { SHOWN = 3 };
    const struct kf_box *body = filler->flow->body;
    GString *names = g_string_new(NULL);
    int free_count = 0, kept_count = 0;
    const char *result = "shorten some texts, take out a block";

    for (int i = 0; i < body->as.stack.count; i++) {
        const struct kf_box *block = body->as.stack.kids[i];

        if (!(block->flags & KF_ITEM) || !block->address) {
            continue;
        }
        if (must_stay(block)) {
            kept_count++;
        } else if (++free_count <= SHOWN) {
            g_string_append_printf(names, "%s%s", names->len > 0 ? ", " : "", block->address);
        }
    }
    if (free_count > SHOWN) {
        g_string_append_printf(names, " and %d more", free_count - SHOWN);
    }
    if (kept_count > 0) {
        result = free_count > 0
                     ? kf_arena_format(filler->shaper->run->arena,
                                       "safety texts stay, so shorten or take out something of %s", names->str)
                     : "all of it protects people and stays, so say it in fewer words with approved-by and approved-on";
    }
    g_string_free(names, TRUE);
    return result;
}

/* By how much, once everything has given what it can. */
static void report_sides(struct filler *filler, const struct draft *draft)
{
    const struct kf_flow *flow = filler->flow;
    struct kf_fit tightest = kf_fit_squeezed(filler->theme, KF_FIT_SQUEEZES);
    struct kf_diags *diags = filler->shaper->run->diags;
    struct kf_span span = flow->origin ? flow->origin->span : (struct kf_span){0};
    const char *plural = flow->sides == 1 ? "" : "s";

    if (flow->sides <= 0 || draft->count <= flow->sides) {
        return;
    }
    struct draft least = cut(filler, &tightest);
    const struct draft *shorter = least.count > flow->sides ? &least : draft;
    kf_len over = over_by(filler, shorter, &tightest, flow->sides, shorter->count);
    if (over <= 0) { /* nothing to shorten: a forced break leaves room that later blocks would fill */
        kf_diag_hint(diags,
                     kf_diag_push(diags, KF_SIDES, span, flow->address,
                                  "this does not fit on %d side%s: its page breaks make it %d", flow->sides, plural,
                                  draft->count),
                     "take out a page break, or write `sides: %d`", draft->count);
        return;
    }
    kf_diag_hint(diags,
                 kf_diag_push(diags, KF_SIDES, span, flow->address,
                              "this does not fit on %d side%s: it is %.0f mm too long", flow->sides, plural,
                              kf_to_mm(over) + .5),
                 "that is about %d lines: %s, or write `sides: %d` (gaps, writing lines and rows have given what they can)",
                 (int)(kf_to_mm(over) / 6) + 1, what_may_go(filler), draft->count);
}

/* A flow whose first child asks for a front side leaves the back of the page before it empty. */
static void turn_to_front(struct filler *filler)
{
    if (filler->runs[0].front && filler->placer->pages->count % 2 != 0) {
        int back = kf_placer_new_page(filler->placer);
        filler->placer->pages->pages[back].fill = (struct kf_fill){.empty = true, .left = filler->theme->main_height};
    }
    filler->first_page = filler->placer->pages->count;
}

struct kf_flow_result kf_paginate(struct kf_placer *placer, const struct kf_flow *flow, struct kf_element *parent)
{
    struct filler filler = {
        .placer = placer, .shaper = placer->shaper, .theme = placer->pages->theme, .flow = flow};
    struct kf_fit fit, natural = kf_fit_natural(filler.theme);

    if (flow->continued) {
        filler.continued = measure(&filler, flow->continued, &natural) + filler.theme->gap;
    }
    find_runs(&filler);
    turn_to_front(&filler);
    struct draft draft = choose(&filler, &fit);
    report_overfull(&filler, &draft, &fit);
    report_sides(&filler, &draft);
    rebalance_runs(&filler, &draft, &fit);
    for (int i = 0; i < draft.count; i++) {
        place_sheet(&filler, &draft.sheets[i], i, &fit, parent);
    }
    int last = draft.count - 1;
    return (struct kf_flow_result){filler.first_page, draft.count,
                                   room_of(&filler, last) - measure(&filler, draft.sheets[last].body, &fit),
                                   draft.overfull};
}
