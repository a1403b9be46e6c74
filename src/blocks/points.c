/* Circles on a line, and one circle. */
#include "blocks/points.h"

#define AIR KF_MM(.5) /* above and below circles on a line */
#define DIGITS_GAP KF_MM(.6)

static enum kf_style style_of(const struct kf_points *points)
{
    return points->digits_under ? KF_STYLE_LABEL : KF_STYLE_PROMPT;
}

static kf_len height_of(const struct kf_build *build, const struct kf_points *points)
{
    return points->side + (points->digits_under ? DIGITS_GAP + build->theme->types[style_of(points)].line : 0);
}

struct kf_box *kf_points_one(struct kf_build *build, const struct kf_points *points, int number)
{
    const char *words = kf_arena_format(build->arena, "%d", number);
    const struct kf_radio radio = {
        .address = kf_arena_format(build->arena, "%s/%d", points->address, number),
        .label = kf_vocabulary_fill(build->content->vocabulary, build->arena, "scale-label", "question",
                                    points->question, "n", words, NULL),
        .group = points->address,
        .question = points->question,
    };
    kf_len side = points->side, line = build->theme->types[style_of(points)].line;
    struct kf_box *digits = kf_part_inline(build, kf_build_plain(build, words), style_of(points), KF_ROLE_LABEL);
    struct kf_box *circle = kf_part_stack(build, 0, kf_part_radio(build, &radio, side), NULL);
    struct kf_box *box = kf_box_art(build->arena, side, height_of(build, points), NULL, NULL);

    digits->as.text.align = KF_ALIGN_CENTRE;
    kf_box_art_children(build->arena, box,
                        (const struct kf_child[]){
                            {digits, 0, points->digits_under ? side + DIGITS_GAP : (side - line) / 2, side, 0},
                            {kf_box_role(build->arena, circle, KF_ROLE_BODY), 0, 0, side, side},
                        }, 2);
    return kf_box_role(build->arena, box, KF_ROLE_ITEM);
}

struct track { /* of the circles: the line is between them */
    int count;
    kf_len side, pitch;
};

static void draw_track(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    const struct track *track = data;
    kf_len y = AIR + track->side / 2;

    (void)placed;
    for (int i = 0; i + 1 < track->count; i++) {
        kf_canvas_move(canvas, i * track->pitch + track->side, y);
        kf_canvas_line(canvas, (i + 1) * track->pitch, y);
    }
    kf_canvas_stroke(canvas, canvas->theme->strokes[KF_STROKE_LINE], KF_INK_BLACK, KF_DASH_NONE);
}

struct kf_box *kf_points_line(struct kf_build *build, const struct kf_points *points, kf_len width)
{
    int count = points->to - points->from + 1;
    kf_len height = height_of(build, points);
    struct track *track = KF_NEW(build->arena, struct track);
    struct kf_child *children = KF_NEW_ARRAY(build->arena, count, struct kf_child);
    struct kf_box *box = kf_box_art(build->arena, width, height + 2 * AIR, draw_track, track);

    *track = (struct track){count, points->side, (width - points->side) / (count - 1)};
    for (int i = 0; i < count; i++) {
        children[i] = (struct kf_child){kf_points_one(build, points, points->from + i), i * track->pitch, AIR,
                                        points->side, height};
    }
    kf_box_art_children(build->arena, box, children, count);
    box->valign = KF_VALIGN_MIDDLE;
    return kf_box_role(build->arena, box, KF_ROLE_LIST);
}
