/* The page for staff beside one handout, read on the way to the room: when it helps and when not, what to ask, what to do if
 * it goes badly. It is the same grid as an activity's page. */
#include "editions/guide_internal.h"

#define MAIN KF_MM(132)
#define SIDE KF_MM(42)
#define SIDE_GAP KF_MM(6)
#define ICON KF_MM(10)
#define ICON_GAP KF_MM(4)
#define SPREAD_MOST KF_MM(8)

/* --- the four parts ------------------------------------------------------------------------------------------------------ */

struct part {
    const char *icon, *words;
    enum kf_frame_kind frame;
    bool framed;
};

static const struct part use_when = {.icon = "yes", .words = "use-when"};
static const struct part not_when = {"shield", "not-when", KF_FRAME_STRONG, true};
static const struct part ask = {"ask", "three-questions", KF_FRAME_DOTS, true};
static const struct part if_badly = {"pause", "if-it-goes-badly", KF_FRAME_WATCH, true};

static kf_len content_width(const struct kf_build *build)
{
    return build->width - ICON - ICON_GAP;
}

/* Icons in a column of their own: the eye goes down them. */
static struct kf_box *part_box(struct kf_build *build, const struct part *part, struct kf_box *content)
{
    struct kf_box *icon = kf_part_icon(build, part->icon, ICON, KF_STROKE_MEDIUM, KF_INK_BLACK);
    struct kf_box *box = kf_part_stack(build, 0, content, NULL);
    struct kf_list kids = {0};

    if (part->framed) {
        kf_part_frame(build, box, part->frame);
        box->as.stack.pad.top = box->as.stack.pad.bottom = part->frame == KF_FRAME_DOTS ? KF_MM(.6) : KF_MM(3);
    }
    kf_list_add(build->arena, &kids, icon);
    kf_list_add(build->arena, &kids, kf_part_stack(build, 0, kf_guide_heading(build, part->words), box, NULL));
    struct kf_box *row = kf_box_row(build->arena, &kids, (const kf_len[]){ICON, 0}, build->width, ICON_GAP);
    row->flags |= KF_KEEP_WHOLE;
    return row;
}

static struct kf_box *questions(struct kf_build *build, const struct kf_texts *texts)
{
    struct kf_list kids = {0};

    for (int i = 0; i < texts->count; i++) {
        kf_list_add(build->arena, &kids, kf_part_text(build, &texts->items[i], KF_STYLE_SCRIPT, KF_ROLE_P));
    }
    return kf_box_stack(build->arena, &kids, KF_MM(1.6));
}

static struct kf_box *numbered(struct kf_build *build, const struct kf_texts *texts)
{
    struct kf_list items = {0};

    for (int i = 0; i < texts->count; i++) {
        kf_list_add(build->arena, &items, kf_part_numbered(build, i + 1, &texts->items[i]));
    }
    return kf_part_list(build, &items, KF_MM(1.6), KF_NUMBERING_DECIMAL);
}

static struct kf_box *main_of(struct kf_build *build, const struct kf_clinician_side *side)
{
    struct kf_build inner = *build, framed = *build;
    struct kf_list kids = {0};

    inner.width = content_width(build);
    framed.width = inner.width - 2 * build->theme->padding;
    struct kf_box *not_box = part_box(build, &not_when, kf_part_bullets(&framed, &side->not_when, KF_STYLE_COMPACT));
    struct kf_box *badly = part_box(build, &if_badly, numbered(&framed, &side->if_it_goes_badly));
    not_box->flags |= KF_SAFETY;
    badly->flags |= KF_SAFETY;
    kf_list_add(build->arena, &kids, part_box(build, &use_when, kf_part_bullets(&inner, &side->use_when, KF_STYLE_COMPACT)));
    kf_list_add(build->arena, &kids, not_box);
    kf_list_add(build->arena, &kids, part_box(build, &ask, questions(&inner, &side->ask)));
    kf_list_add(build->arena, &kids, badly);
    return kf_box_blocks(build->arena, &kids, build->theme->gap);
}

/* --- the side ------------------------------------------------------------------------------------------------------------ */

static struct kf_box *side_of(struct kf_build *build, const struct kf_handout *handout, bool beside, bool notes)
{
    const struct kf_handout_view *view = kf_guide_handout(build, handout->id);
    struct kf_box *words = beside ? kf_beside_handout(build, view) : NULL;
    struct kf_list kids = {0};

    kf_list_add(build->arena, &kids,
                kf_guide_card(build, view, build->width, kf_guide_caption(build, view), kf_keep_line(build, handout)));
    kf_list_add(build->arena, &kids, kf_guide_rule(build));
    if (words) {
        kf_list_add(build->arena, &kids, words);
    }
    if (notes) {
        kf_list_add(build->arena, &kids,
                    kf_guide_notes(build, kf_arena_format(build->arena, "%s/clinician/notes", handout->address)));
    }
    return kf_box_stack(build->arena, &kids, KF_MM(3));
}

/* Notes go first where the page would grow over its end, then what the guide has too. */
static struct kf_box *side_that_fits(struct kf_build *build, const struct kf_handout *handout, kf_len room)
{
    struct kf_box *side = side_of(build, handout, /* beside */ true, /* notes */ true);

    if (kf_guide_height(build, side, build->width) > room) {
        side = side_of(build, handout, /* beside */ true, /* notes */ false);
    }
    if (kf_guide_height(build, side, build->width) > room) {
        side = side_of(build, handout, /* beside */ false, /* notes */ true);
    }
    return side;
}

/* --- the page ------------------------------------------------------------------------------------------------------------ */

/* The four parts share what the page has left, as far as they still read as one. */
static void spread(struct kf_build *build, struct kf_box *parts, kf_len room)
{
    kf_len extra = room - kf_guide_height(build, parts, MAIN), gaps = parts->as.stack.count - 1;

    if (extra > 0 && extra / gaps <= SPREAD_MOST) {
        parts->flags |= KF_SPREAD;
    } else if (extra > 0) {
        parts->as.stack.flexible_gap = false;
        parts->as.stack.gap = build->theme->gap_most;
    }
}

static struct kf_box *columns_of(struct kf_build *build, const struct kf_handout *handout, kf_len room)
{
    struct kf_build left = *build, right = *build;
    struct kf_list kids = {0};

    left.width = MAIN;
    right.width = SIDE;
    kf_list_add(build->arena, &kids, main_of(&left, handout->clinician));
    kf_list_add(build->arena, &kids, side_that_fits(&right, handout, room));
    struct kf_box *row = kf_box_row(build->arena, &kids, (const kf_len[]){MAIN, SIDE}, build->width, SIDE_GAP);
    row->origin = handout->clinician->node;
    row->address = handout->address;
    row->flags |= KF_GROW | KF_KEEP_WHOLE; /* one page, or none */
    spread(build, kids.items[0], room);
    return row;
}

void kf_clinician_section(struct kf_build *build, const struct kf_handout *handout, struct kf_list *ret_sections)
{
    const char *title = kf_vocabulary_fill(build->content->vocabulary, build->arena, "clinician-title", "title",
                                           kf_build_inline(build, &handout->title)->text, NULL);
    const struct kf_inline *question = handout->question.text ? kf_build_inline(build, &handout->question) : NULL;
    struct kf_box *head = kf_title_box(build, NULL, kf_build_plain(build, title), question, NULL);
    kf_len room = build->theme->main_height - kf_guide_height(build, head, build->width) - build->theme->gap;
    struct kf_list boxes = {0};

    kf_list_add(build->arena, &boxes, head);
    if (build->theme->single_column) {
        kf_list_add(build->arena, &boxes, main_of(build, handout->clinician));
        kf_list_add(build->arena, &boxes, side_of(build, handout, /* beside */ true, /* notes */ true));
    } else {
        kf_list_add(build->arena, &boxes, columns_of(build, handout, room));
    }
    struct kf_section *section = kf_guide_add_section(build, &boxes, title, handout->clinician->node, handout->address,
                                                      ret_sections);
    section->flow.wished_sides = build->theme->single_column ? 0 : 1; /* squeezed before it is refused */
}
