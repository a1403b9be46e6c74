/* Where what stands beside the handouts of an activity finds room: under it in words, under it with small pictures of the
 * pages, or on a page of its own. */
#include <string.h>

#include "editions/guide_internal.h"

#define LARGE KF_MM(104)
#define SMALL KF_MM(44)
#define SMALLER KF_MM(32)
#define PICTURE_GAP KF_MM(8)
#define ROW_GAP KF_MM(4)

static bool is_used_before(const struct kf_schedule *schedule, int place, const char *id)
{
    for (int i = 0; i < place; i++) {
        const struct kf_words *uses = &schedule->items[i].activity->uses;
        for (int j = 0; j < uses->count; j++) {
            if (strcmp(uses->items[j], id) == 0) {
                return true;
            }
        }
    }
    return false;
}

struct kf_list kf_new_handouts(struct kf_build *build, const struct kf_schedule *schedule, int place)
{
    const struct kf_words *uses = &schedule->items[place].activity->uses;
    struct kf_list views = {0};

    for (int i = 0; i < uses->count; i++) {
        const struct kf_handout_view *view = kf_guide_handout(build, uses->items[i]);
        if (view && !is_used_before(schedule, place, uses->items[i]) && kf_beside_handout(build, view)) {
            kf_list_add(build->arena, &views, (void *)(uintptr_t)view);
        }
    }
    return views;
}

static const struct kf_inline *name_of(struct kf_build *build, const struct kf_handout_view *view)
{
    return kf_guide_handout_link(build, view, kf_guide_caption(build, view));
}

/* One of several: a small picture, what goes with it at its side. */
static struct kf_box *row_of(struct kf_build *build, const struct kf_handout_view *view, kf_len picture)
{
    struct kf_box *words = kf_part_stack(build, KF_MM(2),
                                         kf_part_inline(build, name_of(build, view), KF_STYLE_SUBHEAD, build->heading),
                                         kf_beside_handout(build, view), NULL);
    struct kf_list kids = {0};

    kf_list_add(build->arena, &kids, kf_guide_thumbnail(build, view, picture));
    kf_list_add(build->arena, &kids, words);
    struct kf_box *row = kf_box_row(build->arena, &kids, (const kf_len[]){picture, 0}, build->width, PICTURE_GAP);
    row->flags |= KF_KEEP_WHOLE;
    return row;
}

static struct kf_list rows_of(struct kf_build *build, const struct kf_list *views, kf_len picture)
{
    struct kf_list rows = {0};

    for (int i = 0; i < views->count; i++) {
        kf_list_add(build->arena, &rows, row_of(build, views->items[i], picture));
    }
    return rows;
}

static kf_len height_of(struct kf_build *build, const struct kf_list *rows, kf_len gap)
{
    kf_len height = 0;

    for (int i = 0; i < rows->count; i++) {
        height += kf_guide_height(build, rows->items[i], build->width) + (i > 0 ? gap : 0);
    }
    return height;
}

static struct kf_box *under_heading(struct kf_build *build, struct kf_list *rows)
{
    return kf_part_stack(build, 0, kf_guide_heading(build, "beside-the-handout"), kf_box_stack(build->arena, rows, ROW_GAP),
                         NULL);
}

struct kf_box *kf_beside_in_words(struct kf_build *build, const struct kf_list *views)
{
    struct kf_list notes = {0};

    for (int i = 0; i < views->count; i++) {
        kf_list_add(build->arena, &notes, kf_beside_handout(build, views->items[i]));
    }
    return notes.count > 0 ? under_heading(build, &notes) : NULL;
}

struct kf_box *kf_beside_pictures(struct kf_build *build, const struct kf_list *views, kf_len room)
{
    static const kf_len widths[] = {SMALL, SMALLER};

    for (size_t i = 0; i < G_N_ELEMENTS(widths) && views->count > 0; i++) {
        struct kf_list rows = rows_of(build, views, widths[i]);
        struct kf_box *box = under_heading(build, &rows);
        if (kf_guide_height(build, box, build->width) <= room) {
            return box;
        }
    }
    return NULL;
}

/* The handout large, what goes with it and room for notes at its side. */
static struct kf_box *large(struct kf_build *build, const struct kf_activity *activity, const struct kf_handout_view *view)
{
    const char *address = kf_arena_format(build->arena, "%s/notes-%s", activity->address, view->id);
    struct kf_list kids = {0};

    kf_list_add(build->arena, &kids, kf_guide_thumbnail(build, view, LARGE));
    kf_list_add(build->arena, &kids,
                kf_part_stack(build, KF_MM(4), kf_beside_handout(build, view), kf_guide_notes(build, address), NULL));
    return kf_box_row(build->arena, &kids, (const kf_len[]){LARGE, 0}, build->width, PICTURE_GAP);
}

void kf_beside_section(struct kf_build *build, const struct kf_activity *activity, const struct kf_list *views,
                       struct kf_list *ret_sections)
{
    const struct kf_inline *title = kf_build_words(build, "beside-the-handout");
    bool one = views->count == 1;
    struct kf_box *head = kf_title_box(build, NULL, title, one ? name_of(build, views->items[0]) : NULL, NULL);
    kf_len room = build->theme->main_height - kf_guide_height(build, head, build->width) - build->theme->gap;
    struct kf_list rows = rows_of(build, views, SMALL), boxes = {0};

    if (height_of(build, &rows, build->theme->gap) > room) {
        rows = rows_of(build, views, SMALLER);
    }
    kf_list_add(build->arena, &boxes, head);
    if (one) {
        kf_list_add(build->arena, &boxes, large(build, activity, views->items[0]));
    }
    for (int i = 0; i < rows.count && !one; i++) {
        kf_list_add(build->arena, &boxes, rows.items[i]);
    }
    kf_guide_add_section(build, &boxes, title->text, activity->node, activity->address, ret_sections);
}
