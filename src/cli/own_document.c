/* Documents of no module. */

#include "cli/own_document.h"

#include "paint/paint.h"

void kf_own_document_init(struct kf_own_document *document, struct kf_run *run, struct kf_arena *arena,
                          PangoContext *context, const struct kf_content *content, enum kf_paper paper, bool mirrored)
{
    const struct kf_edition edition = {.variant = KF_STANDARD, .paper = paper};
    bool right_to_left = mirrored && content->right_to_left;

    *document = (struct kf_own_document){.run = run, .arena = arena, .content = content};
    kf_theme_init(&document->theme, &edition, content->language, right_to_left, /* identity */ NULL);
    pango_context_set_base_dir(context, right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    pango_context_set_language(context, pango_language_from_string(content->language));
    kf_shaper_init(&document->shaper, run, arena, context, &document->theme);
    kf_placer_init(&document->placer, &document->shaper, &document->pages);
    document->build = (struct kf_build){
        .run = run,
        .arena = arena,
        .shaper = &document->shaper,
        .theme = &document->theme,
        .content = content,
        .width = document->theme.live_width,
        .heading = KF_ROLE_H2,
    };
}

bool kf_own_document_finish(struct kf_own_document *document, const char *title, struct kf_finished *ret_finished)
{
    const struct kf_content *content = document->content;
    struct kf_painted painted;
    struct kf_finish_input input = {
        .root = document->pages.root,
        .marks = &document->pages.marks,
        .info = {.title = title,
                 .language = content->language,
                 .right_to_left = document->theme.right_to_left,
                 .date = content->date},
    };

    if (!kf_paint_pdf(document->run, document->arena, &document->pages, content->date, &painted)) {
        return false;
    }
    input.pdf = painted.pdf;
    input.length = painted.length;
    input.runs = &painted.runs;
    return kf_finish(document->run, &input, ret_finished);
}

struct kf_box *kf_own_words(struct kf_own_document *document, const char *words, enum kf_style style, enum kf_role role)
{
    return kf_part_inline(&document->build, kf_build_plain(&document->build, words), style, role);
}
