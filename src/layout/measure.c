/* Heights: widths go down, heights come up. */
#include "layout/layout_internal.h"

#define SNAP 2.0 /* mm: block tops fall on the half-step grid */
#define SNAP_SLACK KF_MM(.1) /* rounded parts may add up to a hair over a step */

static kf_len between(kf_len from, kf_len to, int part)
{
    return from + (kf_len)((int64_t)(to - from) * part / KF_FIT_FULL);
}

kf_len kf_height_in(const struct kf_height *height, const struct kf_fit *fit)
{
    int part = height->give == KF_GIVE_PITCH ? fit->pitch : fit->rows;

    return part < 0 ? between(height->natural, height->least, -part) : between(height->natural, height->most, part);
}

kf_len kf_gap_between(const struct kf_box *stack, const struct kf_box *kid, const struct kf_fit *fit)
{
    if (kid->has_gap_after) {
        return kid->gap_after;
    }
    return stack->as.stack.flexible_gap ? fit->gap : stack->as.stack.gap;
}

struct kf_pad kf_pad_in(const struct kf_box *stack, const struct kf_fit *fit)
{
    struct kf_pad pad = stack->as.stack.pad;

    if (stack->as.stack.flexible_pad && fit->tight_pads) { /* 4 to 3 mm */
        pad.top = pad.top * 3 / 4;
        pad.bottom = pad.bottom * 3 / 4;
    }
    pad.top = stack->flags & KF_OPEN_TOP ? 0 : pad.top;
    pad.bottom = stack->flags & KF_OPEN_BOTTOM ? 0 : pad.bottom;
    return pad;
}

int kf_lines_in(const struct kf_box *lines, const struct kf_fit *fit)
{
    int count = lines->as.lines.count;

    if (fit->drop_lines && count > 2 && !lines->as.lines.settled) {
        count--;
    }
    return lines->as.lines.fill ? count + fit->extra_lines : count;
}

kf_len kf_pitch_in(const struct kf_box *lines, const struct kf_fit *fit)
{
    return kf_height_in(&lines->height, fit);
}

const struct kf_box *kf_art_in(const struct kf_box *art, const struct kf_fit *fit)
{
    return fit->small_art && art->as.art.small ? art->as.art.small : art;
}

bool kf_dropped(const struct kf_box *box, const struct kf_fit *fit)
{
    return (box->flags & KF_PICTURE) && fit->no_picture;
}

int kf_text_lines(const struct kf_box *text, const struct kf_shaped *shaped)
{
    return text->as.text.count > 0 ? text->as.text.count : shaped->line_count - text->as.text.first;
}

static kf_len measure_text(struct kf_shaper *shaper, const struct kf_box *box, kf_len width)
{
    const struct kf_shaped *shaped = kf_shape(shaper, box->as.text.text, box->as.text.style, width);

    return kf_text_lines(box, shaped) * shaped->type->line;
}

static kf_len measure_stack(struct kf_shaper *shaper, const struct kf_box *box, kf_len width, const struct kf_fit *fit)
{
    struct kf_pad pad = kf_pad_in(box, fit);
    kf_len height = pad.top + pad.bottom;

    for (int i = 0; i < box->as.stack.count; i++) {
        const struct kf_box *kid = box->as.stack.kids[i];
        height += kf_measure(shaper, kid, width - pad.left - pad.right, fit);
        height += i + 1 < box->as.stack.count ? kf_gap_between(box, kid, fit) : 0;
    }
    return height;
}

static kf_len measure_row(struct kf_shaper *shaper, const struct kf_box *box, const struct kf_fit *fit)
{
    kf_len height = 0;

    for (int i = 0; i < box->as.row.count; i++) {
        height = kf_len_max(height, kf_measure(shaper, box->as.row.kids[i], box->as.row.widths[i], fit));
    }
    return height;
}

static kf_len measure_table(struct kf_shaper *shaper, const struct kf_box *box, kf_len width, const struct kf_fit *fit)
{
    kf_len height = 0;

    for (int i = 0; i < box->as.table.count; i++) {
        height += kf_measure(shaper, box->as.table.rows[i], width, fit);
    }
    return height;
}

static kf_len measure_content(struct kf_shaper *shaper, const struct kf_box *box, kf_len width,
                              const struct kf_fit *fit)
{
    switch (box->kind) {
    case KF_BOX_TEXT:
        return measure_text(shaper, box, width);
    case KF_BOX_STACK:
        return measure_stack(shaper, box, width, fit);
    case KF_BOX_ROW:
        return measure_row(shaper, box, fit);
    case KF_BOX_TABLE:
        return measure_table(shaper, box, width, fit);
    case KF_BOX_ART:
        return kf_art_in(box, fit)->as.art.height;
    case KF_BOX_LINES:
        return kf_lines_in(box, fit) * kf_pitch_in(box, fit);
    case KF_BOX_SPACE:
        return box->as.space.height;
    case KF_BOX_KIND_COUNT:
        break;
    }
    return 0;
}

static kf_len snapped(kf_len height)
{
    int steps = (height - SNAP_SLACK + kf_mm(SNAP) - 1) / kf_mm(SNAP);

    return kf_mm(SNAP * steps);
}

kf_len kf_measure(struct kf_shaper *shaper, const struct kf_box *box, kf_len width, const struct kf_fit *fit)
{
    kf_len height;

    shaper = kf_shaper_of(shaper, box);
    if (kf_dropped(box, fit)) {
        return 0;
    }
    height = measure_content(shaper, box, width, fit);
    if (box->kind != KF_BOX_LINES && box->height.natural > 0) {
        height = kf_len_max(height, kf_height_in(&box->height, fit));
    }
    return box->flags & KF_SNAP ? kf_len_max(height, snapped(height)) : height;
}
