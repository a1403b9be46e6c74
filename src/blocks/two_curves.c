/* One or two curves over time: drawn by the program (a wave that passes; wanting and relief), through points that the
 * author gives, or left to the reader, with axes around room to draw in. In large print, and in a column, what the
 * curves and marks are called stands under the drawing. */
#include "blocks/curve_words.h"
#include "blocks/stations.h"
#include "diagrams/curves.h"

#include <stdlib.h>

enum kind { POINTS, WAVE, WANTING_RELIEF };

struct two_curves {
    int kind;
    struct kf_text time, height;
    struct kf_records curves; /* struct kf_named_curve */
    struct kf_records marks;  /* struct kf_time_mark */
};

static const char *const kinds[] = {"points", "wave", "wanting-relief", NULL};

static const struct kf_field fields[] = {
    KF_CHOICE_ROW(struct two_curves, kind, "kind", .choices = kinds, .fallback = "points",
                  .help = "Who draws: points (the author), wave (one or two that rise and pass) or wanting-relief (one "
                          "climbs, the other shrinks)."),
    KF_TEXT_ROW(struct two_curves, time, "time", .flags = KF_PROSE | KF_REQUIRED,
                .help = "The word along the time, one or two words."),
    KF_TEXT_ROW(struct two_curves, height, "height", .flags = KF_PROSE | KF_REQUIRED,
                .help = "The word for the height, one to three words."),
    KF_RECORDS_ROW(struct two_curves, curves, "curves", .record = &kf_named_curve_record, .max = KF_CURVES_MOST,
                   .help = "One curve or two; left out, there is room to draw them."),
    KF_RECORDS_ROW(struct two_curves, marks, "marks", .record = &kf_time_mark_record, .max = KF_CURVE_TICKS,
                   .help = "Up to three marks along the time, from the first to the last."),
    KF_END,
};

/* Wanting climbs with each time while relief shrinks; a wave passes by itself, and lower where something helps. */
static const struct kf_curve waves[KF_CURVES_MOST] = {{{1, 2, 6, 9, 8, 5.5, 4, 3}, 8},
                                                      {{1, 1.6, 3.6, 5, 4, 2.4, 1.4, 1}, 8}};
static const struct kf_curve wanting_relief[KF_CURVES_MOST] = {{{1, 2, 4, 6, 8, 9}, 6}, {{9, 8, 6, 4, 2, 1}, 6}};

#define MARKS_APART 2.0 /* of KF_CURVE_TOP: room for their words */

/* --- what may not be written ----------------------------------------------------------------------------------------- */

static void check_points(struct kf_run *run, const struct kf_named_curve *curve)
{
    const struct kf_node *node = curve->points.node ? curve->points.node : curve->node;

    if (curve->points.count < 2 || curve->points.count > KF_CURVE_POINTS) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, KF_OUT_OF_RANGE, node->span, curve->address,
                                  "a curve cannot be drawn through %d points", curve->points.count),
                     "write two to twelve numbers, `points: [2, 5, 9, 4]`, or a `kind` that draws by itself");
    }
    for (int i = 0; i < curve->points.count; i++) {
        gint64 height = g_ascii_strtoll(curve->points.items[i], NULL, 10); /* clamps what is too large */
        if (height < 0 || height > KF_CURVE_TOP) {
            kf_diag_hint(run->diags,
                         kf_diag_push(run->diags, KF_OUT_OF_RANGE, node->span, curve->address,
                                      "the point %s does not lie in the drawing", curve->points.items[i]),
                         "write heights from 0 to 10");
        }
    }
}

static void check_kind(struct kf_run *run, const struct kf_block *block, const struct two_curves *plot)
{
    if (plot->kind == WANTING_RELIEF && plot->curves.count != KF_CURVES_MOST) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, KF_OUT_OF_RANGE, block->node->span, block->address,
                                  "`kind: wanting-relief` draws 2 curves, not %d", plot->curves.count),
                     "write two curves: first what climbs, then what shrinks");
    }
    for (int i = 0; i < plot->curves.count; i++) {
        const struct kf_named_curve *curve = plot->curves.items[i];
        if (plot->kind == POINTS) {
            check_points(run, curve);
        } else if (curve->points.count > 0) {
            kf_diag_hint(run->diags,
                         kf_diag_push(run->diags, KF_OUT_OF_RANGE, curve->points.node->span, curve->address,
                                      "`kind: %s` draws the curve by itself", kinds[plot->kind]),
                         "take out the points, or the kind");
        }
    }
}

static void check_two_curves(struct kf_run *run, const struct kf_block *block, const void *data)
{
    const struct two_curves *plot = data;

    check_kind(run, block, plot);
    for (int i = 1; i < plot->marks.count; i++) {
        const struct kf_time_mark *before = plot->marks.items[i - 1], *mark = plot->marks.items[i];
        if (mark->at < before->at + MARKS_APART) {
            kf_diag_hint(run->diags,
                         kf_diag_push(run->diags, KF_OUT_OF_RANGE, mark->node->span, mark->address,
                                      "the mark at %g has no room after the mark at %g", mark->at, before->at),
                         "write marks in the order of the time, at least %g apart", MARKS_APART);
        }
    }
}

#define LEAST_WIDTH KF_MM(150) /* of a plot with its words beside it */

static bool is_stacked(const struct kf_build *build)
{
    return build->theme->single_column || build->width < LEAST_WIDTH;
}

/* --- what is drawn --------------------------------------------------------------------------------------------------- */

static struct kf_curve curve_of(const struct two_curves *plot, int at)
{
    const struct kf_named_curve *curve = plot->curves.items[at];
    struct kf_curve drawn = {.count = curve->points.count};

    if (plot->kind != POINTS) {
        return plot->kind == WAVE ? waves[at] : wanting_relief[at];
    }
    for (int i = 0; i < drawn.count; i++) {
        drawn.heights[i] = (double)g_ascii_strtoll(curve->points.items[i], NULL, 10);
    }
    return drawn;
}

static struct kf_curves *curves_of(struct kf_build *build, const struct two_curves *plot)
{
    struct kf_curves *curves = KF_NEW(build->arena, struct kf_curves);

    for (; curves->count < plot->curves.count; curves->count++) {
        curves->curves[curves->count] = curve_of(plot, curves->count);
    }
    for (; curves->tick_count < plot->marks.count; curves->tick_count++) {
        curves->ticks[curves->tick_count] = ((const struct kf_time_mark *)plot->marks.items[curves->tick_count])->at;
    }
    return curves;
}

static const char *whole(struct kf_build *build, double height)
{
    return kf_arena_format(build->arena, "%d", (int)(height + .5));
}

/* Start, peak and end of a curve. */
static const char *spoken_curve(struct kf_build *build, const struct two_curves *plot, const struct kf_curves *curves,
                                int at)
{
    const struct kf_curve *curve = &curves->curves[at];
    double peak = 0;

    for (int i = 0; i < curve->count; i++) {
        peak = MAX(peak, curve->heights[i]);
    }
    return kf_vocabulary_fill(build->content->vocabulary, build->arena, "curve-alt", "title",
                              kf_curve_name(build, plot->curves.items[at], at), "start",
                              whole(build, curve->heights[0]), "peak", whole(build, peak), "end",
                              whole(build, curve->heights[curve->count - 1]), NULL);
}

/* A figure that says its curves; without any, a place to draw. */
static struct kf_box *plot_of(struct kf_build *build, const struct kf_block *block, const struct two_curves *plot,
                              const struct kf_curves *curves, kf_len width, kf_len height)
{
    const struct kf_vocabulary *vocabulary = build->content->vocabulary;
    struct kf_box *box = kf_curves_plot(build->arena, curves, width, height);
    const char *up = kf_build_spoken(build, kf_build_inline(build, &plot->height));
    const char *along = kf_build_spoken(build, kf_build_inline(build, &plot->time)), *said = "";

    if (curves->count == 0) {
        const char *label =
            kf_vocabulary_fill(vocabulary, build->arena, "curve-draw-label", "height", up, "time", along, NULL);
        return kf_box_blank(build->arena, box, KF_BLANK_AREA,
                            kf_arena_format(build->arena, "%s/drawing", block->address), label);
    }
    for (int i = 0; i < curves->count; i++) {
        said = kf_arena_format(build->arena, "%s %s", said, spoken_curve(build, plot, curves, i));
    }
    return kf_part_figure(build, box,
                          kf_vocabulary_fill(vocabulary, build->arena, "curves-alt", "height", up, "time", along,
                                             "curves", said + 1, NULL));
}

/* --- words ----------------------------------------------------------------------------------------------------------- */

static struct kf_box *mark_item(struct kf_build *build, const struct two_curves *plot, int at)
{
    return kf_time_mark_item(build, plot->marks.items[at], at + 1, &plot->time, is_stacked(build));
}

static struct kf_box *axis_word(struct kf_build *build, const struct kf_text *text)
{
    return kf_part_text(build, text, KF_STYLE_LABEL, KF_ROLE_P);
}

static struct kf_box *height_word(struct kf_build *build, const struct two_curves *plot)
{
    struct kf_box *word = axis_word(build, &plot->height);

    return kf_part_hand_room(build, word, word);
}

/* --- both forms ------------------------------------------------------------------------------------------------------ */

static void complain_of_long_words(struct kf_build *build, const struct two_curves *plot,
                                   const struct kf_curves *curves)
{
    kf_len label = kf_curve_label_room(KF_CURVES_SIDE - KF_MM(3));

    kf_part_fits(build, &plot->time, KF_STYLE_LABEL, KF_CURVES_SIDE - KF_MM(3), 1);
    kf_part_fits(build, &plot->height, KF_STYLE_LABEL, build->width - KF_CURVES_SIDE, 1);
    for (int i = 0; i < curves->count; i++) {
        const struct kf_named_curve *curve = plot->curves.items[i];
        kf_part_fits(build, &curve->title, KF_STYLE_SUBHEAD, label, 2);
        kf_part_fits(build, &curve->text, KF_STYLE_COMPACT, label, 3);
    }
    for (int i = 0; i < curves->tick_count; i++) {
        const struct kf_time_mark *mark = plot->marks.items[i];
        kf_part_fits(build, &mark->text, KF_STYLE_DETAIL,
                     kf_curve_mark_width(curves, i, build->width - KF_CURVES_SIDE), 2);
    }
}

/* As wide as its words, which stand in the middle then, or as its line. */
static kf_len mark_width(struct kf_build *build, const struct two_curves *plot, const struct kf_curves *curves, int at)
{
    const struct kf_time_mark *mark = plot->marks.items[at];
    kf_len room = kf_curve_mark_width(curves, at, build->width - KF_CURVES_SIDE);

    if (!mark->text.text) {
        return kf_len_min(room, KF_TIME_MARK_LINE);
    }
    const struct kf_inline *words = kf_build_inline(build, &mark->text);
    return kf_len_min(room, kf_shape(build->shaper, words, KF_STYLE_DETAIL, 0)->widest + KF_LEN_PER_PT);
}

static struct kf_box *drawn(struct kf_build *build, const struct kf_block *block, const struct two_curves *plot)
{
    const struct kf_curves *curves = curves_of(build, plot);
    struct kf_curve_words words = {
        .plot = plot_of(build, block, plot, curves, build->width - KF_CURVES_SIDE, KF_CURVES_HEIGHT),
        .height = height_word(build, plot),
        .time = axis_word(build, &plot->time),
    };

    complain_of_long_words(build, plot, curves);
    for (int i = 0; i < curves->count; i++) {
        words.labels[i] = kf_curve_label(build, plot->curves.items[i], i, KF_CURVES_SIDE - KF_MM(3));
    }
    for (int i = 0; i < curves->tick_count; i++) {
        words.marks[i] = mark_item(build, plot, i);
        words.mark_widths[i] = mark_width(build, plot, curves, i);
    }
    return kf_curves_box(build->shaper, curves, &words, build->width);
}

/* With the numbers of the marks under their ticks: they are read in the list. */
static struct kf_box *numbered_plot(struct kf_build *build, const struct kf_block *block, const struct two_curves *plot)
{
    const struct kf_curves *curves = curves_of(build, plot);
    kf_len side = build->theme->number_small, height = build->theme->single_column ? KF_MM(70) : KF_MM(50);
    struct kf_child parts[KF_CURVE_TICKS + 1] = {
        {plot_of(build, block, plot, curves, build->width, height), 0, 0, build->width, height}};

    for (int i = 0; i < curves->tick_count; i++) {
        struct kf_box *number = kf_part_number(build, i + 1, /* small */ true);
        number->tag = NULL;
        number->flags |= KF_REPEATS;
        parts[i + 1] = (struct kf_child){number, kf_len_max(0, kf_curves_x(curves->ticks[i], build->width) - side / 2),
                                         height, side, side};
    }
    struct kf_box *box =
        kf_box_art(build->arena, build->width, height + (curves->tick_count > 0 ? side : 0), NULL, NULL);
    kf_box_art_children(build->arena, box, parts, curves->tick_count + 1);
    return box;
}

static void add_list(struct kf_build *build, struct kf_list *kids, struct kf_list *items, enum kf_numbering numbering)
{
    if (items->count > 0) {
        struct kf_box *list = kf_part_list(build, items, KF_MM(2), numbering);
        list->flags |= KF_KEEP_WHOLE; /* two or three short lines */
        kf_list_add(build->arena, kids, list);
    }
}

static struct kf_box *listed(struct kf_build *build, const struct kf_block *block, const struct two_curves *plot)
{
    struct kf_box *height = height_word(build, plot),
                  *time = axis_word(build, &plot->time);
    struct kf_list kids = {0}, labels = {0}, marks = {0};

    for (int i = 0; i < plot->curves.count; i++) {
        kf_list_add(build->arena, &labels, kf_curve_label(build, plot->curves.items[i], i, build->width));
    }
    for (int i = 0; i < plot->marks.count; i++) {
        kf_list_add(build->arena, &marks, mark_item(build, plot, i));
    }
    height->flags |= KF_KEEP_NEXT;
    time->as.text.align = KF_ALIGN_END;
    kf_list_add(build->arena, &kids, height);
    kf_list_add(build->arena, &kids, numbered_plot(build, block, plot));
    kf_list_add(build->arena, &kids, time);
    add_list(build, &kids, &labels, KF_NUMBERING_NONE);
    add_list(build, &kids, &marks, KF_NUMBERING_DECIMAL);
    return kf_box_stack(build->arena, &kids, KF_MM(2));
}

static struct kf_box *build_two_curves(struct kf_build *build, const struct kf_block *block, const void *data)
{
    return is_stacked(build) ? listed(build, block, data) : drawn(build, block, data);
}

const struct kf_block_type kf_block_two_curves = {
    .name = "two-curves",
    .record = {.name = "two-curves", .summary = "One or two curves over time, or room to draw them.",
               .size = sizeof(struct two_curves), .fields = fields, .node_offset = KF_NOWHERE,
               .address_offset = KF_NOWHERE},
    .check = check_two_curves,
    .build = build_two_curves,
    .visual = true,
    .example = "two-curves:\n"
               "  kind: wave\n"
               "  time: Time\n"
               "  height: How strong the urge is\n"
               "  curves:\n"
               "    - {id: urge, title: An urge, text: It rises. It peaks. It passes.}\n"
               "    - {id: helped, title: With help, text: A call. A walk. Cold water.}\n"
               "  marks:\n"
               "    - {id: starts, at: 1, text: It starts}\n"
               "    - {id: peak, at: 4.5, text: The peak}\n"
               "    - {id: passes, at: 8.5, text: It passes}\n",
};
