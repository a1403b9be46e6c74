/* Where every box lands: the only geometry, used by paint, dumps, links, form fields and the index alike. Boxes are laid
 * out left to right; the placer mirrors each piece as it is emitted. */
#include "layout/place_internal.h"

static void place(struct kf_spot spot, const struct kf_box *box, struct kf_rect rect);

/* Changes the language for a box and all inside; one that runs the other way is mirrored inside its own room. */
static struct kf_spot speak(struct kf_spot spot, struct kf_shaper *shaper, struct kf_rect rect)
{
    kf_len both = 2 * rect.x + rect.width;

    if (shaper->theme->right_to_left != spot.shaper->theme->right_to_left) {
        spot.origin = spot.mirrored ? spot.origin - both : spot.origin + both;
        spot.mirrored = !spot.mirrored;
    }
    spot.shaper = shaper;
    return spot;
}

/* Opens the element of a box: everything inside hangs under it. */
static struct kf_spot enter(struct kf_spot spot, const struct kf_box *box)
{
    if (box->tag && box->tag->role != KF_ROLE_NONE && spot.artifact == KF_ARTIFACT_NONE) {
        spot.parent = kf_place_element(&spot, box->tag);
    }
    return spot;
}

static void place_lines(struct kf_spot spot, const struct kf_box *box, struct kf_rect rect)
{
    struct kf_placer *placer = spot.placer;
    kf_len pitch = kf_pitch_in(box, spot.fit);
    int count = kf_lines_in(box, spot.fit);

    if (box->flags & KF_GROW) {
        count = (int)(rect.height / pitch) > count ? (int)(rect.height / pitch) : count;
    }
    struct kf_rect *rules = KF_NEW_ARRAY(placer->arena, count, struct kf_rect);
    for (int i = 0; i < count; i++) {
        rules[i] = (struct kf_rect){0, (i + 1) * pitch - KF_MM(.5), rect.width, 0};
    }
    rect.height = count * pitch;
    const char *label = box->as.lines.label ? box->as.lines.label : "";
    if (spot.artifact != KF_ARTIFACT_NONE) {
        kf_place_emit(&spot, (struct kf_item){.kind = KF_ITEM_DRAWING, .rect = rect,
                                     .draw = box->decorate ? box->decorate : kf_place_draw_rule,
                                     .placed = {rect.width, rect.height, rules, count, false, false}});
        return;
    }
    enum kf_blank_kind kind = box->as.lines.options ? KF_BLANK_CHOICE : count > 1 ? KF_BLANK_AREA : KF_BLANK_TEXT;
    struct kf_tag *tag = kf_place_form_tag(placer, kind, label, box->address);
    tag->options = box->as.lines.options;
    struct kf_element *form = kf_place_new_element(&spot, spot.parent, tag);
    struct kf_item item = kf_place_blank(&spot, rect, form);
    item.draw = box->decorate ? box->decorate : kf_place_draw_rule;
    item.placed.kids = rules;
    item.placed.kid_count = count;
    kf_place_emit(&spot, item);
}

/* --- boxes of boxes ------------------------------------------------------------------------------------------------ */

static void decorate(const struct kf_spot *spot, const struct kf_box *box, struct kf_rect rect, const struct kf_rect *kids,
                     int count)
{
    if (box->decorate) {
        struct kf_spot layout = *spot;
        kf_place_emit(&layout, (struct kf_item){
                          .kind = KF_ITEM_DRAWING,
                          .rect = rect,
                          .artifact = KF_ARTIFACT_LAYOUT,
                          .address = box->address,
                          .draw = box->decorate,
                          .data = box->decor,
                          .mirrored = spot->mirrored,
                          .placed = {rect.width, rect.height, kids, count, (box->flags & KF_OPEN_TOP) != 0,
                                     (box->flags & KF_OPEN_BOTTOM) != 0},
                      });
    }
}

/* Children first measured, then decorated behind, then placed. rects are relative to rect's corner. */
static void place_kids(struct kf_spot spot, const struct kf_box *box, struct kf_rect rect, struct kf_box *const *kids,
                       const struct kf_rect *rects, int count)
{
    decorate(&spot, box, rect, rects, count);
    for (int i = 0; i < count; i++) {
        if (!kf_dropped(kids[i], spot.fit)) {
            place(spot, kids[i],
                  (struct kf_rect){rect.x + rects[i].x, rect.y + rects[i].y, rects[i].width, rects[i].height});
        }
    }
}

static int growing(const struct kf_box *box)
{
    int count = 0;

    for (int i = 0; i < box->as.stack.count; i++) {
        count += (box->as.stack.kids[i]->flags & KF_GROW) != 0;
    }
    return count;
}

static void place_stack(struct kf_spot spot, const struct kf_box *box, struct kf_rect rect)
{
    struct kf_shaper *shaper = spot.shaper;
    struct kf_pad pad = kf_pad_in(box, spot.fit);
    int count = box->as.stack.count, grow = growing(box), gaps = count - 1;
    kf_len width = rect.width - pad.left - pad.right, y = pad.top, content = pad.top + pad.bottom;
    struct kf_rect *rects = KF_NEW_ARRAY(spot.placer->arena, count, struct kf_rect);

    for (int i = 0; i < count; i++) {
        rects[i] = (struct kf_rect){pad.left, 0, width, kf_measure(shaper, box->as.stack.kids[i], width, spot.fit)};
        content += rects[i].height + (i + 1 < count ? kf_gap_between(box, box->as.stack.kids[i], spot.fit) : 0);
    }
    kf_len extra = kf_len_max(0, rect.height - content), spread = 0;
    if (grow == 0 && (box->flags & KF_SPREAD) && gaps > 0) {
        spread = extra / gaps;
    } else if (grow == 0 && box->valign != KF_VALIGN_TOP) {
        y += box->valign == KF_VALIGN_MIDDLE ? extra / 2 : extra;
    }
    for (int i = 0; i < count; i++) {
        if (grow > 0 && (box->as.stack.kids[i]->flags & KF_GROW)) {
            rects[i].height += extra / grow;
        }
        rects[i].y = y;
        y += rects[i].height + (i + 1 < count ? kf_gap_between(box, box->as.stack.kids[i], spot.fit) + spread : 0);
    }
    place_kids(spot, box, rect, box->as.stack.kids, rects, count);
}

static void place_row(struct kf_spot spot, const struct kf_box *box, struct kf_rect rect)
{
    struct kf_rect *rects = KF_NEW_ARRAY(spot.placer->arena, box->as.row.count, struct kf_rect);
    kf_len x = 0;

    for (int i = 0; i < box->as.row.count; i++) {
        const struct kf_box *kid = box->as.row.kids[i];
        kf_len height = kf_measure(spot.shaper, kid, box->as.row.widths[i], spot.fit), y = 0;
        if (kid->kind != KF_BOX_ART && kid->kind != KF_BOX_LINES) { /* fills the row; its own alignment decides inside */
            height = rect.height;
        } else if (kid->valign == KF_VALIGN_MIDDLE || (kid->valign == KF_VALIGN_TOP && box->valign == KF_VALIGN_MIDDLE)) {
            y = (rect.height - height) / 2;
        } else if (kid->valign == KF_VALIGN_BOTTOM) {
            y = rect.height - height;
        }
        kf_len width = box->as.row.widths[i];
        rects[i] = (struct kf_rect){box->flags & KF_FROM_END ? rect.width - x - width : x, y, width, height};
        x += width + box->as.row.gap;
    }
    place_kids(spot, box, rect, box->as.row.kids, rects, box->as.row.count);
}

static void place_table(struct kf_spot spot, const struct kf_box *box, struct kf_rect rect)
{
    struct kf_rect *rects = KF_NEW_ARRAY(spot.placer->arena, box->as.table.count, struct kf_rect);
    kf_len y = 0;

    for (int i = 0; i < box->as.table.count; i++) {
        kf_len height = kf_measure(spot.shaper, box->as.table.rows[i], rect.width, spot.fit);
        rects[i] = (struct kf_rect){0, y, rect.width, height};
        y += height;
    }
    decorate(&spot, box, rect, rects, box->as.table.count);
    for (int i = 0; i < box->as.table.count; i++) {
        struct kf_spot row = spot;
        if (i < box->as.table.heads && (box->flags & KF_OPEN_TOP) && spot.artifact == KF_ARTIFACT_NONE) {
            row.artifact = KF_ARTIFACT_LAYOUT; /* a repeated head is read once */
        }
        place(row, box->as.table.rows[i],
              (struct kf_rect){rect.x, rect.y + rects[i].y, rect.width, rects[i].height});
    }
}

static void place_art(struct kf_spot spot, const struct kf_box *box, struct kf_rect rect)
{
    const struct kf_box *drawn = kf_art_in(box, spot.fit);
    const struct kf_tag *tag = spot.artifact == KF_ARTIFACT_NONE ? box->tag : NULL;
    struct kf_item item = {.kind = KF_ITEM_DRAWING, .rect = rect, .artifact = box->as.art.artifact, .address = box->address};

    item.rect.width = drawn->as.art.width;
    item.rect.height = drawn->as.art.height;
    if (tag && tag->blank != KF_BLANK_NONE) {
        item = kf_place_blank(&spot, item.rect, spot.parent);
    } else if (tag && tag->role == KF_ROLE_FIGURE) {
        item.element = spot.parent;
        spot.parent->box = kf_place_mirrored(&spot, item.rect);
        spot.parent->box_page = spot.page;
    }
    item.draw = drawn->decorate;
    item.data = drawn->decor;
    item.silent = box->as.art.silent;
    item.mirrored = spot.mirrored && !(box->flags & KF_FIXED_DIRECTION);
    item.placed.width = drawn->as.art.width;
    item.placed.height = drawn->as.art.height;
    if (item.draw) {
        kf_place_emit(&spot, item);
    }
    for (int i = 0; i < drawn->as.art.count; i++) {
        const struct kf_child *child = &drawn->as.art.children[i];
        kf_len height = child->height ? child->height : kf_measure(spot.shaper, child->box, child->width, spot.fit);
        place(spot, child->box, (struct kf_rect){rect.x + child->x, rect.y + child->y, child->width, height});
    }
}

static bool has_letters(const char *text)
{
    while (*text && !g_unichar_isalpha(g_utf8_get_char(text))) {
        text = g_utf8_next_char(text);
    }
    return *text != '\0';
}

/* The first text in a box that is more than a number; NULL when it has none. */
static const char *first_words(const struct kf_box *box)
{
    const char *found = NULL;

    switch (box->kind) {
    case KF_BOX_TEXT:
        found = has_letters(box->as.text.text->text) ? box->as.text.text->text : NULL;
        break;
    case KF_BOX_STACK:
        for (int i = 0; i < box->as.stack.count && !found; i++) {
            found = first_words(box->as.stack.kids[i]);
        }
        break;
    case KF_BOX_ROW:
        for (int i = 0; i < box->as.row.count && !found; i++) {
            found = first_words(box->as.row.kids[i]);
        }
        break;
    case KF_BOX_TABLE:
        for (int i = 0; i < box->as.table.count && !found; i++) {
            found = first_words(box->as.table.rows[i]);
        }
        break;
    case KF_BOX_ART:
        for (int i = 0; i < box->as.art.count && !found; i++) {
            found = first_words(box->as.art.children[i].box);
        }
        break;
    case KF_BOX_LINES:
    case KF_BOX_SPACE:
    case KF_BOX_KIND_COUNT:
        break;
    }
    return found;
}

/* An item is named by its own first words, its blanks left out, and has the number that its block gave it as a name. */
static void mark_item(const struct kf_spot *spot, const struct kf_box *box, struct kf_rect rect)
{
    struct kf_mark *mark = kf_place_mark(spot, KF_MARK_ITEM, rect);
    const char *words = first_words(box);
    char **parts = g_strsplit(words ? words : "", "\uFFFC", -1);
    char *label = g_strjoinv("", parts);

    mark->address = box->address;
    mark->label = kf_arena_string(spot->placer->arena, g_strstrip(label));
    mark->item = box->item;
    g_free(label);
    g_strfreev(parts);
}

static void place(struct kf_spot spot, const struct kf_box *box, struct kf_rect rect)
{
    if ((box->flags & KF_REPEATS) && spot.artifact == KF_ARTIFACT_NONE) {
        spot.artifact = KF_ARTIFACT_LAYOUT;
    }
    if (box->shaper) {
        spot = speak(spot, box->shaper, rect);
    }
    spot = enter(spot, box);
    spot.address = box->address ? box->address : spot.address;
    if (box->flags & KF_ITEM) {
        mark_item(&spot, box, rect);
    }
    switch (box->kind) {
    case KF_BOX_TEXT:
        kf_place_text(spot, box, rect);
        break;
    case KF_BOX_STACK:
        place_stack(spot, box, rect);
        break;
    case KF_BOX_ROW:
        place_row(spot, box, rect);
        break;
    case KF_BOX_TABLE:
        place_table(spot, box, rect);
        break;
    case KF_BOX_ART:
        place_art(spot, box, rect);
        break;
    case KF_BOX_LINES:
        place_lines(spot, box, rect);
        break;
    case KF_BOX_SPACE:
    case KF_BOX_KIND_COUNT:
        break;
    }
    if (box->tag && box->tag->to && spot.artifact == KF_ARTIFACT_NONE) {
        kf_place_link(&spot, spot.parent, rect);
    }
}

void kf_place(struct kf_placer *placer, int page, const struct kf_box *box, struct kf_point at, kf_len width,
              kf_len height, const struct kf_fit *fit, struct kf_element *parent, enum kf_artifact artifact)
{
    const struct kf_theme *theme = placer->shaper->theme;
    struct kf_spot spot = {
        .placer = placer,
        .shaper = placer->shaper,
        .page = page,
        .fit = fit,
        .parent = parent,
        .artifact = artifact,
        .mirrored = theme->right_to_left,
        .origin = theme->right_to_left ? theme->page_width : 0,
    };

    place(spot, box, (struct kf_rect){at.x, at.y, width, height});
}
