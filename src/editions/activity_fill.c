/* An activity's parts on its pages: rail and side beside each other, under them what helps and what comes next. What does not
 * fit on one page, even squeezed, goes over two or more that are about as full as each other. */
#include "editions/guide_internal.h"

#define SIDE_GAP KF_MM(6)
#define SPREAD_MOST KF_MM(14) /* rows further apart than this no longer read as one rail */
#define LEAST_NOTES KF_MM(24) /* on a page without a rail */
#define UNEVEN KF_MM(30)      /* rows do not fill a page to its end */

struct page { /* while it is filled */
    struct kf_build *build;
    const struct kf_activity_parts *parts;
    bool jump_elsewhere; /* when to go on is not in the side column of the first page */
};

static void add(struct kf_build *build, struct kf_list *boxes, struct kf_box *box)
{
    if (box) {
        kf_list_add(build->arena, boxes, box);
    }
}

static kf_len with_gap(struct kf_build *build, const struct kf_box *box, const struct kf_fit *fit)
{
    return box ? kf_measure(build->shaper, box, build->width, fit) + fit->gap : 0;
}

/* --- rail and side --------------------------------------------------------------------------------------------------------- */

static struct kf_box *row_of(const struct page *page, struct kf_box *rail, struct kf_box *side)
{
    struct kf_build *build = page->build;
    struct kf_list kids = {0};

    kf_list_add(build->arena, &kids, rail);
    kf_list_add(build->arena, &kids, side);
    struct kf_box *row =
        kf_box_row(build->arena, &kids, (const kf_len[]){KF_RAIL_WIDTH, KF_SIDE_WIDTH}, build->width, SIDE_GAP);
    row->origin = page->parts->held->activity->node;
    row->address = page->parts->held->activity->address;
    return row;
}

static struct kf_box *rail_of(const struct page *page, int from, int to)
{
    return kf_rail_box(page->build, &page->parts->rows, from, to);
}

static struct kf_box *whole_rail(const struct page *page)
{
    return rail_of(page, 0, page->parts->rows.count);
}

static kf_len rail_height(const struct page *page, int from, int to)
{
    return kf_guide_height(page->build, rail_of(page, from, to), KF_RAIL_WIDTH);
}

static struct kf_box *side_of(const struct page *page, enum kf_ample ample, const struct kf_inline *next)
{
    struct kf_build inner = *page->build;

    inner.width = KF_SIDE_WIDTH;
    return kf_activity_side(&inner, page->parts->held,
                            &(struct kf_side_parts){.ample = ample, .no_jump = page->jump_elsewhere, .next = next});
}

/* The side column gives up what makes it longer than this; it may still be longer. */
static struct kf_box *side_that_fits(const struct page *page, kf_len room, const struct kf_inline *next)
{
    struct kf_box *side = side_of(page, KF_WITH_NOTES, next);

    for (enum kf_ample ample = KF_WITHOUT_NOTES; ample < KF_AMPLE_COUNT; ample++) {
        if (kf_guide_height(page->build, side, KF_SIDE_WIDTH) <= room) {
            break;
        }
        side = side_of(page, ample, next);
    }
    return side;
}

/* Rail and side beside each other; the side is no longer than the room, or than the rail. */
static struct kf_box *middle_that_fits(const struct page *page, kf_len room)
{
    struct kf_box *rail = whole_rail(page);
    kf_len height = kf_guide_height(page->build, rail, KF_RAIL_WIDTH);

    return row_of(page, rail, side_that_fits(page, kf_len_max(room, height), NULL));
}

/* Fills the room that the page has left, rows spread as far as they still read as one rail. */
static void fill(struct kf_build *build, struct kf_box *row, struct kf_box *rail, kf_len room)
{
    kf_len extra = room - kf_guide_height(build, rail, KF_RAIL_WIDTH);
    int gaps = rail->as.stack.count - 1;

    row->flags |= KF_GROW;
    if (extra > 0 && gaps > 0 && extra / gaps <= SPREAD_MOST) {
        rail->flags |= KF_SPREAD;
    } else if (extra > 0) {
        rail->as.stack.flexible_gap = false;
        rail->as.stack.gap = build->theme->gap_most;
    }
}

/* --- one page -------------------------------------------------------------------------------------------------------------- */

/* What the page has left for rail and side over what helps and what comes next. */
static kf_len room_for_middle(const struct page *page, const struct kf_fit *fit)
{
    struct kf_build *build = page->build;
    kf_len title = kf_measure(build->shaper, page->parts->title, build->width, fit) + KF_ACTIVITY_TITLE_GAP;

    return build->theme->main_height - title - with_gap(build, page->parts->if_then, fit) -
           with_gap(build, page->parts->next, fit);
}

/* The rail over what helps, and a side column beside both; what comes next under them, or at the end of that column. NULL:
 * there is no room for it. */
static struct kf_box *rail_over_if_then(const struct page *page, bool next_in_side)
{
    struct kf_build *build = page->build;
    const struct kf_activity_parts *parts = page->parts;
    struct kf_fit natural = kf_fit_natural(build->theme), tightest = kf_fit_squeezed(build->theme, KF_FIT_SQUEEZES);
    kf_len title = kf_measure(build->shaper, parts->title, build->width, &tightest) + KF_ACTIVITY_TITLE_GAP;
    kf_len room = build->theme->main_height - title - (next_in_side ? 0 : with_gap(build, parts->next, &tightest));
    struct kf_box *rail = whole_rail(page), *side = side_that_fits(page, room, next_in_side ? parts->next_words : NULL);
    struct kf_list left = {0};

    add(build, &left, rail);
    add(build, &left, parts->if_then_narrow);
    struct kf_box *row = row_of(page, kf_box_blocks(build->arena, &left, build->theme->gap), side);
    if (kf_measure(build->shaper, row, build->width, &tightest) > room) {
        return NULL;
    }
    kf_len under = parts->if_then_narrow ? kf_guide_height(build, parts->if_then_narrow, KF_RAIL_WIDTH) + natural.gap : 0;
    rail->flags |= KF_GROW;
    row->flags |= KF_KEEP_WHOLE;
    fill(build, row, rail, room - under);
    return row;
}

static bool add_rail_over_if_then(const struct page *page, struct kf_list *boxes)
{
    struct kf_box *row = rail_over_if_then(page, /* next_in_side */ false);
    struct kf_box *narrower = row ? NULL : rail_over_if_then(page, /* next_in_side */ true);

    add(page->build, boxes, row);
    add(page->build, boxes, row ? page->parts->next : narrower);
    return row || narrower;
}

/* --- several pages ----------------------------------------------------------------------------------------------------------- */

/* How many rows from `from` on fit into a page's room. */
static int rows_that_fit(const struct page *page, int from, kf_len room)
{
    int to = page->parts->rows.count;

    while (to > from + 1 && rail_height(page, from, to) > room) {
        to--;
    }
    return to;
}

/* As many of them as leave the next page about as full as this one: it has the other rows, and `rest` under them. */
static int rows_of_share(const struct page *page, int from, int to, kf_len room, kf_len rest)
{
    kf_len all = rail_height(page, from, page->parts->rows.count) + rest;
    kf_len share = all / ((all + room - 1) / room);

    while (to > from + 1 && rail_height(page, from, to - 1) >= share) {
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

    inner.width = KF_SIDE_WIDTH;
    add(&inner, &kids, last ? kf_activity_jump(&inner, page->parts->held) : NULL);
    add(&inner, &kids, kf_guide_notes(&inner, address));
    struct kf_box *side = kf_box_stack(inner.arena, &kids, KF_MM(2.4));
    side->flags |= KF_GROW;
    return side;
}

/* rest: height of what goes under the rail on its last page. Returns whether it does. */
static bool add_rail_by_pages(struct page *page, kf_len room, kf_len rest, struct kf_list *boxes)
{
    struct kf_build *build = page->build;
    int count = page->parts->rows.count, to = rows_of_share(page, 0, rows_that_fit(page, 0, room), room, rest);

    page->jump_elsewhere = to < count;
    struct kf_box *side = side_that_fits(page, room, NULL);
    if (!page->jump_elsewhere && kf_guide_height(build, side, KF_SIDE_WIDTH) > room) {
        page->jump_elsewhere = true;
        side = side_that_fits(page, room, NULL);
    }
    for (int from = 0; from < count;) {
        struct kf_box *rail = rail_of(page, from, to), *row = row_of(page, rail, side);
        bool last = to == count, over_rest = last && from > 0 && rail_height(page, from, to) + rest <= room;

        row->flags |= KF_KEEP_WHOLE;
        fill(build, row, rail, over_rest ? room - rest : room);
        add(build, boxes, row);
        if (last) {
            return over_rest;
        }
        room = room_on_later_page(build);
        from = to;
        to = rows_of_share(page, from, rows_that_fit(page, from, room), room, rest);
        side = later_side(page, kf_arena_format(build->arena, "%s/notes-%d", page->parts->held->activity->address, boxes->count),
                          to == count);
    }
    return false;
}

/* What stands beside the handouts, with their pictures where no page is needed for these alone. NULL: nothing does. first:
 * room on the first page; others: what goes under the rail too. */
static struct kf_box *beside_of(const struct page *page, kf_len first, kf_len others)
{
    kf_len rail = rail_height(page, 0, page->parts->rows.count), later = room_on_later_page(page->build) - others;
    kf_len room = rail <= first ? later - LEAST_NOTES : first + later - rail - UNEVEN;
    struct kf_box *pictures = kf_beside_pictures(page->build, &page->parts->views, room);

    return pictures ? pictures : kf_beside_in_words(page->build, &page->parts->views);
}

/* Two pages or more: rail and side first, then what goes with them. Notes fill a page that has no rail. */
static void add_pages(struct page *page, struct kf_list *boxes)
{
    struct kf_build *build = page->build;
    const struct kf_activity_parts *parts = page->parts;
    struct kf_fit natural = kf_fit_natural(build->theme);
    struct kf_box *notes =
        kf_guide_notes(build, kf_arena_format(build->arena, "%s/more-notes", parts->held->activity->address));
    kf_len room = build->theme->main_height - kf_guide_height(build, parts->title, build->width) - KF_ACTIVITY_TITLE_GAP;
    kf_len others = with_gap(build, parts->if_then, &natural) + with_gap(build, parts->next, &natural);
    struct kf_box *beside = beside_of(page, room, others);
    int first = boxes->count;

    bool beside_rail = add_rail_by_pages(page, room, others + with_gap(build, beside, &natural), boxes);
    if (boxes->count == first + 1 && page->jump_elsewhere) {
        add(build, boxes, kf_activity_jump(build, parts->held));
    }
    if (parts->if_then) {
        parts->if_then->flags |= KF_KEEP_NEXT;
    }
    add(build, boxes, parts->if_then);
    add(build, boxes, beside);
    add(build, boxes, beside_rail ? NULL : notes);
    add(build, boxes, parts->next);
}

/* --- large print -------------------------------------------------------------------------------------------------------------- */

static void add_in_one_column(const struct page *page, struct kf_list *boxes)
{
    struct kf_build *build = page->build;
    const struct kf_activity_parts *parts = page->parts;
    struct kf_box *side = kf_activity_side(build, parts->held, &(struct kf_side_parts){.ample = KF_WITH_NOTES});

    add(build, boxes, parts->title);
    add(build, boxes, kf_part_stack(build, build->theme->gap, whole_rail(page), side, NULL));
    add(build, boxes, parts->if_then);
    add(build, boxes, kf_beside_in_words(build, &parts->views));
    add(build, boxes, parts->next);
}

bool kf_activity_fill(struct kf_build *build, const struct kf_activity_parts *parts, struct kf_list *boxes)
{
    struct page page = {.build = build, .parts = parts};
    struct kf_fit natural = kf_fit_natural(build->theme), tightest = kf_fit_squeezed(build->theme, KF_FIT_SQUEEZES);

    if (build->theme->single_column) {
        add_in_one_column(&page, boxes);
        return true;
    }
    kf_len room = room_for_middle(&page, &natural);
    struct kf_box *middle = middle_that_fits(&page, room);

    add(build, boxes, parts->title);
    if (kf_measure(build->shaper, middle, build->width, &tightest) > room_for_middle(&page, &tightest)) {
        bool one = add_rail_over_if_then(&page, boxes);
        if (!one) {
            add_pages(&page, boxes);
        }
        return !one;
    }
    struct kf_box *beside = kf_beside_in_words(build, &parts->views);
    kf_len left = room - with_gap(build, beside, &natural);
    bool together = kf_guide_height(build, middle, build->width) <= left;
    fill(build, middle, middle->as.row.kids[0], together ? left : room);
    add(build, boxes, middle);
    add(build, boxes, parts->if_then);
    add(build, boxes, together ? beside : NULL);
    add(build, boxes, parts->next);
    return together;
}
