/* What an example programme prints on every page: that it is a sample. On the ribbon, where a copier keeps it; on a page
 * that lies on its side, over its frame. */
#include "editions/editions_internal.h"

#define SIDE_PAD KF_MM(3)
#define EDGE KF_MM(.5) /* above and below the words */
#define SIDEWAYS_TOP KF_MM(8)

static void draw_frame(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_len stroke = canvas->theme->strokes[KF_STROKE_LINE];

    (void)data;
    kf_canvas_rectangle(canvas, stroke / 2, stroke / 2, placed->width - stroke, placed->height - stroke, KF_MM(1.5));
    kf_canvas_fill_keep(canvas, KF_INK_PAPER);
    kf_canvas_stroke(canvas, stroke, KF_INK_BLACK, KF_DASH_NONE);
}

static kf_len top_of(const struct kf_theme *theme, kf_len height)
{
    return theme->landscape ? SIDEWAYS_TOP : theme->ribbon_top + (KF_MM(2) - height) / 2;
}

/* A screen reader hears it once, when all else is read. */
void kf_sample_mark_place(struct kf_build *build, struct kf_placer *placer, int page, bool last)
{
    const struct kf_theme *theme = build->theme;
    const char *words = kf_vocabulary_get(build->content->vocabulary, "sample-line");
    struct kf_box *text =
        kf_part_inline(build, kf_build_plain(build, words), KF_STYLE_SMALL_BOLD, last ? KF_ROLE_P : KF_ROLE_NONE);
    const struct kf_fit fit = kf_fit_natural(theme);
    kf_len inside = kf_shape(placer->shaper, text->as.text.text, KF_STYLE_SMALL_BOLD, 0)->widest + KF_LEN_PER_PT;
    kf_len line = theme->types[KF_STYLE_SMALL_BOLD].line, width = inside + 2 * SIDE_PAD, height = line + 2 * EDGE;
    struct kf_point corner = {(theme->page_width - width) / 2, top_of(theme, height)};
    struct kf_box *frame = kf_box_art(build->arena, width, height, draw_frame, NULL);

    text->as.text.align = KF_ALIGN_CENTRE;
    kf_place(placer, page, frame, corner, width, height, &fit, NULL, KF_ARTIFACT_HEADER);
    kf_place(placer, page, text, (struct kf_point){corner.x + SIDE_PAD, corner.y + EDGE}, inside, line, &fit,
             last ? placer->pages->root : NULL, last ? KF_ARTIFACT_NONE : KF_ARTIFACT_HEADER);
}
