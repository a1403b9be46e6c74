/* What stands beside an activity's rail: what is in use, when to go on, what to do if. */
#include "editions/guide_internal.h"

#define IN_USE KF_MM(40)
#define IN_USE_SMALL KF_MM(28)
#define IN_USE_GAP KF_MM(2)

static struct kf_box *card_of(struct kf_build *build, const struct kf_handout_view *view, kf_len width)
{
    const char *name = kf_vocabulary_fill(build->content->vocabulary, build->arena, "handout-short", "handout",
                                          kf_guide_handout_number(build, view), NULL);

    return kf_guide_card(build, view, width, name, NULL);
}

/* One handout large, several half as wide, two beside each other. */
static struct kf_box *cards_of(struct kf_build *build, const struct kf_list *views, enum kf_ample ample)
{
    kf_len half = (KF_SIDE_WIDTH - IN_USE_GAP) / 2;
    struct kf_list rows = {0};

    if (build->theme->single_column || ample == KF_IN_WORDS || (ample == KF_TIGHT && views->count > 1)) {
        for (int i = 0; i < views->count; i++) {
            const struct kf_handout_view *view = views->items[i];
            kf_list_add(build->arena, &rows, kf_guide_card_words(build, view, kf_guide_caption(build, view), NULL));
        }
        return kf_box_stack(build->arena, &rows, IN_USE_GAP);
    }
    if (views->count == 1) {
        return card_of(build, views->items[0], ample == KF_TIGHT ? IN_USE_SMALL : IN_USE);
    }
    for (int i = 0; i < views->count; i += 2) {
        struct kf_list row = {0};
        kf_list_add(build->arena, &row, card_of(build, views->items[i], half));
        kf_list_add(build->arena, &row, i + 1 < views->count ? card_of(build, views->items[i + 1], half)
                                                             : kf_box_space(build->arena, 0));
        kf_list_add(build->arena, &rows, kf_box_row(build->arena, &row, (const kf_len[]){half, half}, KF_SIDE_WIDTH, IN_USE_GAP));
    }
    return kf_box_stack(build->arena, &rows, IN_USE_GAP);
}

static void add_in_use(struct kf_build *build, const struct kf_activity *activity, enum kf_ample ample,
                       struct kf_list *ret_boxes)
{
    struct kf_list views = {0};

    for (int i = 0; i < activity->uses.count; i++) {
        const struct kf_handout_view *view = kf_guide_handout(build, activity->uses.items[i]);
        if (view) {
            kf_list_add(build->arena, &views, (void *)(uintptr_t)view);
        }
    }
    if (views.count > 0) {
        struct kf_box *head = kf_part_inline(build, kf_build_words(build, "in-use-now"), KF_STYLE_SUBHEAD, build->heading);
        head->flags |= KF_KEEP_NEXT;
        kf_list_add(build->arena, ret_boxes, kf_box_gap_after(head, KF_MM(1)));
        kf_list_add(build->arena, ret_boxes, cards_of(build, &views, ample));
        kf_list_add(build->arena, ret_boxes, kf_guide_rule(build));
    }
}

static void add_part(struct kf_build *build, const char *id, const struct kf_text *text, struct kf_list *ret_boxes)
{
    struct kf_box *part = kf_guide_side_part(build, id, text);

    if (part) {
        kf_list_add(build->arena, ret_boxes, part);
    }
}

/* In a frame, so that who leads alone finds it on every page at a glance. */
static void add_alone(struct kf_build *build, const struct kf_activity *activity, struct kf_list *ret_boxes)
{
    struct kf_build inner = *build;

    inner.width = build->width - 2 * KF_MM(3);
    struct kf_box *part = kf_guide_side_part(&inner, "one-facilitator", &activity->alone);
    if (part) {
        struct kf_box *box = kf_part_frame(build, kf_part_stack(build, 0, part, NULL), KF_FRAME_PLAIN);
        box->as.stack.pad = (struct kf_pad){KF_MM(2), KF_MM(3), KF_MM(2.4), KF_MM(3)};
        kf_list_add(build->arena, ret_boxes, box);
    }
}

struct kf_box *kf_activity_jump(struct kf_build *build, const struct kf_held *held)
{
    const struct kf_jump *jump = kf_jump_of(held);

    if (jump->to < 0) {
        return NULL;
    }
    const char *when = kf_vocabulary_fill(build->content->vocabulary, build->arena, "time-still-here", "time",
                                          kf_guide_clock(build, jump->at), NULL);
    struct kf_box *head = kf_part_inline(build, kf_build_plain(build, when), KF_STYLE_SUBHEAD, build->heading);
    head->flags |= KF_KEEP_NEXT;
    struct kf_box *words = kf_part_inline(build, kf_jump_words(build, NULL, jump->to), KF_STYLE_COMPACT, KF_ROLE_P);
    return kf_part_stack(build, 0, head, words, NULL);
}

static struct kf_box *notes_of(struct kf_build *build, const struct kf_activity *activity)
{
    return kf_guide_notes(build, kf_arena_format(build->arena, "%s/notes", activity->address));
}

struct kf_box *kf_activity_side(struct kf_build *build, const struct kf_held *held, const struct kf_side_parts *parts)
{
    const struct kf_activity *activity = held->activity;
    struct kf_box *jump = parts->no_jump ? NULL : kf_activity_jump(build, held);
    struct kf_list kids = {0};

    add_in_use(build, activity, parts->ample, &kids);
    if (jump != NULL) {
        kf_list_add(build->arena, &kids, jump);
    }
    add_part(build, "if-time-is-short", &activity->if_short, &kids);
    add_part(build, "if-the-room-is-quiet", &activity->if_quiet, &kids);
    add_alone(build, activity, &kids);
    if (parts->ample == KF_WITH_NOTES) {
        kf_list_add(build->arena, &kids, notes_of(build, activity));
    }
    if (parts->next) {
        kf_list_add(build->arena, &kids, kf_guide_rule(build));
        kf_list_add(build->arena, &kids, kf_part_inline(build, parts->next, KF_STYLE_COMPACT, KF_ROLE_P));
    }
    return kf_box_stack(build->arena, &kids, KF_MM(2.4));
}
