/* How one page uses its room: tokens, section 8. */
#include "layout/layout_internal.h"

enum { EXTRA_LINES_MOST = 12 };

struct page { /* to stretch */
    struct kf_shaper *shaper;
    const struct kf_theme *theme;
    const struct kf_box *body;
    kf_len room;
};

static kf_len measure(const struct page *page, const struct kf_fit *fit)
{
    return kf_measure(page->shaper, page->body, page->theme->live_width, fit);
}

static bool has_grow(const struct kf_box *body)
{
    for (int i = 0; i < body->as.stack.count; i++) {
        if (body->as.stack.kids[i]->flags & KF_GROW) {
            return true;
        }
    }
    return false;
}

/* The furthest a part of the fit may move, by halving: heights only grow with it. */
static void push(const struct page *page, struct kf_fit *fit, int *part, int most)
{
    int low = *part, high = most;

    while (low < high) {
        int middle = low + (high - low + 1) / 2;
        *part = middle;
        if (measure(page, fit) <= page->room) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    *part = low;
}

static void give_back_art(const struct page *page, struct kf_fit *fit)
{
    fit->small_art = false;
    fit->small_art = measure(page, fit) > page->room;
}

void kf_stretch(struct kf_shaper *shaper, const struct kf_box *body, kf_len room, struct kf_fit *fit)
{
    const struct kf_theme *theme = shaper->theme;
    const struct page page = {shaper, theme, body, room};

    if (has_grow(body) || measure(&page, fit) > room) {
        return;
    }
    if (fit->small_art) { /* first what a squeeze took, the last taken first */
        give_back_art(&page, fit);
    }
    if (fit->rows < 0) {
        push(&page, fit, &fit->rows, 0);
    }
    if (fit->pitch < 0) {
        push(&page, fit, &fit->pitch, 0);
    }
    push(&page, fit, &fit->gap, kf_len_max(fit->gap, theme->gap));
    push(&page, fit, &fit->pitch, KF_FIT_FULL);
    push(&page, fit, &fit->extra_lines, EXTRA_LINES_MOST);
    push(&page, fit, &fit->rows, KF_FIT_FULL);
    push(&page, fit, &fit->gap, theme->gap + (theme->gap_most - theme->gap) / 2);
    push(&page, fit, &fit->gap, theme->gap_most);
}

enum part { GAP, PITCH, ROWS, PADS, DROPPED_LINES, EXTRA_LINES, ART, PICTURE, PART_COUNT };

static void forget(struct kf_fit *fit, enum part part, const struct kf_fit *natural)
{
    switch (part) {
    case GAP:
        fit->gap = natural->gap;
        break;
    case PITCH:
        fit->pitch = natural->pitch;
        break;
    case ROWS:
        fit->rows = natural->rows;
        break;
    case PADS:
        fit->tight_pads = natural->tight_pads;
        break;
    case DROPPED_LINES:
        fit->drop_lines = natural->drop_lines;
        break;
    case EXTRA_LINES:
        fit->extra_lines = natural->extra_lines;
        break;
    case ART:
        fit->small_art = natural->small_art;
        break;
    case PICTURE:
        fit->no_picture = natural->no_picture;
        break;
    case PART_COUNT:
        break;
    }
}

/* A fit moves all that it can; a page without writing lines has nothing that its pitch would move. */
static struct kf_fit felt_of(const struct page *page, const struct kf_fit *fit, kf_len height)
{
    const struct kf_fit natural = kf_fit_natural(page->theme);
    struct kf_fit felt = *fit;

    for (int part = 0; part < PART_COUNT; part++) {
        struct kf_fit without = felt;
        forget(&without, (enum part)part, &natural);
        if (measure(page, &without) == height) {
            felt = without;
        }
    }
    return felt;
}

struct kf_fill kf_stretch_fill(struct kf_shaper *shaper, const struct kf_box *body, kf_len room, const struct kf_fit *fit)
{
    const struct kf_theme *theme = shaper->theme;
    const struct page page = {shaper, theme, body, room};
    const struct kf_height pitch = {theme->pitch_least, theme->pitch, theme->pitch_most, KF_GIVE_PITCH};
    kf_len height = measure(&page, fit);
    struct kf_fit felt = felt_of(&page, fit, height);

    return (struct kf_fill){
        .fit = felt,
        .pitch = kf_height_in(&pitch, &felt),
        .left = room - height,
        .grown = has_grow(body),
    };
}
