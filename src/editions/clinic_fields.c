/* The clinic's own lines at the head of a page. */
#include "editions/clinic_fields.h"

#include <string.h>

#define LABEL_GAP KF_MM(1.5)
#define FIELD_GAP KF_MM(3)
#define PHONE_WIDTH KF_MM(31) /* a number with its country and spaces, 12 pt */
#define RULE_UNDER KF_MM(.5) /* from a line to the end of its field, as under other blanks */

struct spot { /* one page's */
    struct kf_build *build;
    struct kf_placer *placer;
    int page;
    struct kf_fit fit;
    struct kf_element *home; /* of its Form elements; NULL on paper, where they are artifacts */
    kf_len row;              /* height of a line with its label */
};

struct field { /* words of the program, and the field's name in the file */
    const char *label, *spoken, *name;
};

static const struct field name_field = {"clinic-name", "clinic-name-spoken", "clinic/name"};
static const struct field worker_field = {"clinic-worker", "clinic-worker-spoken", "clinic/worker"};
static const struct field phone_field = {"clinic-phone", "clinic-phone-spoken", "clinic/phone"};

/* --- place in the reading order --------------------------------------------------------------------------------------- */

static void page_range(const struct kf_element *element, int *first, int *last)
{
    for (int i = 0; i < element->count; i++) {
        const struct kf_kid *kid = &element->kids[i];

        if (kid->kind == KF_KID_ELEMENT) {
            page_range(kid->element, first, last);
        } else {
            int page = kid->kind == KF_KID_RUN ? kid->page : kid->mark->page;

            *first = MIN(*first, page);
            *last = MAX(*last, page);
        }
    }
}

/* A new Sect before the first thing that begins on the page. What began before is not cut open, unless it is a Sect. */
static struct kf_element *section_before(struct kf_arena *arena, struct kf_element *parent, int page)
{
    struct kf_element *section;
    int at = 0, last_kid;
    struct kf_kid kid;

    for (; at < parent->count; at++) {
        const struct kf_kid *here = &parent->kids[at];
        int first = G_MAXINT, last = -1;

        if (here->kind != KF_KID_ELEMENT) {
            continue;
        }
        page_range(here->element, &first, &last);
        if (first != G_MAXINT && first >= page) {
            break;
        }
        if (last >= page && here->element->tag->role == KF_ROLE_SECT) {
            return section_before(arena, here->element, page);
        }
    }
    section = kf_element_new(arena, parent, kf_tag_new(arena, KF_ROLE_SECT));
    last_kid = parent->count - 1;
    kid = parent->kids[last_kid];
    memmove(&parent->kids[at + 1], &parent->kids[at], (size_t)(last_kid - at) * sizeof kid);
    parent->kids[at] = kid;
    return section;
}

/* Viewers that do not go by the structure go by the order of annotations, which is that of the marks: those that were
 * added come before the rest of their page. */
static void put_marks_first(struct kf_arena *arena, struct kf_marks *marks, int before, int page)
{
    int at = 0, added = marks->count - before;
    struct kf_mark **moved;

    if (added == 0) { /* on paper */
        return;
    }
    moved = kf_arena_copy(arena, marks->items + before, (size_t)added * sizeof *moved);
    while (at < before && marks->items[at]->page < page) {
        at++;
    }
    memmove(marks->items + at + added, marks->items + at, (size_t)(before - at) * sizeof *moved);
    memcpy(marks->items + at, moved, (size_t)added * sizeof *moved);
}

/* --- lines with labels ------------------------------------------------------------------------------------------------ */

static void draw_rule(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_len y = placed->height - RULE_UNDER;

    (void)data;
    kf_canvas_move(canvas, 0, y);
    kf_canvas_line(canvas, placed->width, y);
    kf_canvas_stroke(canvas, canvas->theme->strokes[KF_STROKE_RULE], KF_INK_BLACK, KF_DASH_NONE);
}

static struct kf_box *blank_box(struct spot *spot, const struct field *field, kf_len width)
{
    struct kf_arena *arena = spot->build->arena;
    struct kf_box *box = kf_box_art(arena, width, spot->row, draw_rule, NULL);
    const char *label = kf_vocabulary_get(spot->build->content->vocabulary, field->spoken);

    box->as.art.artifact = KF_ARTIFACT_HEADER;
    return kf_box_shared_blank(arena, box, KF_BLANK_TEXT, field->name, label, field->name, label);
}

static void put(struct spot *spot, const struct kf_box *box, kf_len x, kf_len y, kf_len width, kf_len height,
                struct kf_element *parent)
{
    kf_place(spot->placer, spot->page, box, (struct kf_point){x, y}, width, height, &spot->fit, parent,
             parent == NULL ? KF_ARTIFACT_HEADER : KF_ARTIFACT_NONE);
}

static struct kf_box *label_of(struct spot *spot, const struct field *field, kf_len *ret_width)
{
    struct kf_box *label = kf_part_inline(spot->build, kf_build_words(spot->build, field->label), KF_STYLE_SMALL,
                                          KF_ROLE_NONE);

    *ret_width = kf_shape(spot->placer->shaper, label->as.text.text, KF_STYLE_SMALL, 0)->widest + KF_LEN_PER_PT;
    return label;
}

static void put_field(struct spot *spot, const struct field *field, kf_len left, kf_len right, kf_len top)
{
    kf_len width, height = spot->build->theme->types[KF_STYLE_SMALL].line;
    struct kf_box *label = label_of(spot, field, &width);
    kf_len line = left + width + LABEL_GAP;

    put(spot, label, left, top + spot->row - height, width, height, NULL);
    put(spot, blank_box(spot, field, right - line), line, top, right - line, spot->row, spot->home);
}

static void put_second_row(struct spot *spot, kf_len left, kf_len right, kf_len top, bool with_worker)
{
    kf_len label, phone = left;

    if (with_worker) {
        (void)label_of(spot, &phone_field, &label);
        phone = right - PHONE_WIDTH - LABEL_GAP - label;
        put_field(spot, &worker_field, left, phone - FIELD_GAP, top);
    }
    put_field(spot, &phone_field, phone, right, top);
}

void kf_clinic_fields_place(struct kf_build *build, struct kf_placer *placer, int page, struct kf_rect area,
                            bool with_worker)
{
    bool large = build->theme->variant == KF_LARGE_PRINT;
    struct kf_marks *marks = &placer->pages->marks;
    int before = marks->count;
    struct spot spot = {build, placer, page, kf_fit_natural(build->theme), NULL, large ? KF_MM(6.5) : KF_MM(5)};
    kf_len right = area.x + area.width;

    /* On paper they are furniture as the rest of the head: who hears the page need not hear of empty lines. */
    if (build->theme->fillable) {
        spot.home = section_before(build->arena, placer->pages->root, page);
    }
    put_field(&spot, &name_field, area.x, right, area.y);
    put_second_row(&spot, area.x, right, area.y + spot.row, with_worker);
    put_marks_first(build->arena, marks, before, page);
}
