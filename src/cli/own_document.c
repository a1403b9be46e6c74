/* Documents of no module. */

#include "cli/own_document.h"

#include "blocks/table.h"
#include "paint/paint.h"

const struct kf_content *kf_own_content(struct kf_run *run, const struct kf_kit *kit, const struct kf_edition *edition)
{
    struct kf_edition words = {.paper = edition->paper, .language = edition->language};
    const struct kf_content *content = NULL;
    struct kf_run trial = *run;

    for (int i = 0; i < kit->module_count && content == NULL; i++) {
        trial.diags = kf_diags_new(run->arena);
        content = kf_content_load(&trial, kit, kit->module_ids[i], &words);
    }
    if (content == NULL) {
        kf_diags_move(run->diags, trial.diags);
    }
    return content;
}

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

/* --- words ------------------------------------------------------------------------------------------------------------ */

const char *kf_own_word(const struct kf_own_document *document, const char *id)
{
    return kf_vocabulary_get(document->content->vocabulary, id);
}

const char *kf_own_digits(const struct kf_own_document *document, int number)
{
    return kf_arena_format(document->arena, "%d", number);
}

const char *kf_own_sheets(const struct kf_own_document *document, int count)
{
    return count == 1 ? kf_own_word(document, "ticket-sheet")
                      : kf_vocabulary_fill(document->content->vocabulary, document->arena, "ticket-sheets", "n",
                                           kf_own_digits(document, count), NULL);
}

const char *kf_own_handout(const struct kf_own_document *document, const char *number)
{
    return kf_vocabulary_fill(document->content->vocabulary, document->arena, "ticket-handout", "handout",
                              kf_build_isolated(&document->build, number), NULL);
}

struct kf_box *kf_own_words(struct kf_own_document *document, const char *words, enum kf_style style, enum kf_role role)
{
    return kf_part_inline(&document->build, kf_build_plain(&document->build, words), style, role);
}

struct kf_box *kf_own_form_row(struct kf_own_document *document, const char *id)
{
    const struct kf_text text = {
        .text = kf_vocabulary_get(document->content->vocabulary, id), .node = document->content->nodes, .address = id};

    return kf_part_form_row(&document->build, kf_arena_copy(document->arena, &text, sizeof text), KF_ROLE_P);
}

/* --- tables ----------------------------------------------------------------------------------------------------------- */

const struct kf_pad kf_own_cell_pad = {.top = KF_MM(.7), .bottom = KF_MM(.7), .right = KF_MM(3)};

struct kf_box *kf_own_head_row(struct kf_own_document *document, const char *const *ids, int count, const kf_len *widths)
{
    struct kf_build *build = &document->build;
    struct kf_list cells = {0};

    for (int i = 0; i < count; i++) {
        kf_list_add(build->arena, &cells,
                    kf_table_cell(build, KF_ROLE_HEAD_CELL, KF_SCOPE_COLUMN,
                                  kf_own_words(document, kf_own_word(document, ids[i]), KF_STYLE_LABEL, KF_ROLE_P)));
    }
    return kf_table_row(build, &cells, widths, (struct kf_table_look){.below = KF_TABLE_MEDIUM});
}

struct kf_box *kf_own_row_head(struct kf_own_document *document, const char *title, const char *name)
{
    struct kf_build *build = &document->build;
    struct kf_box *about =
        kf_part_stack(build, KF_MM(.5), kf_own_words(document, title, KF_STYLE_LABEL, KF_ROLE_P),
                      kf_own_words(document, kf_build_isolated(build, name), KF_STYLE_SMALL, KF_ROLE_P), NULL);

    about->as.stack.pad = kf_own_cell_pad;
    return kf_table_cell(build, KF_ROLE_HEAD_CELL, KF_SCOPE_ROW, about);
}

struct kf_box *kf_own_cell(struct kf_own_document *document, const char *words, enum kf_style style)
{
    struct kf_build *build = &document->build;
    struct kf_box *box = kf_part_stack(build, 0, kf_own_words(document, words, style, KF_ROLE_P), NULL);

    box->as.stack.pad = kf_own_cell_pad;
    return kf_table_cell(build, KF_ROLE_CELL, KF_SCOPE_NONE, box);
}

struct kf_box *kf_own_row(struct kf_own_document *document, struct kf_list *cells, const kf_len *widths)
{
    return kf_table_row(&document->build, cells, widths, (struct kf_table_look){.below = KF_TABLE_LINE});
}

struct kf_box *kf_own_table(struct kf_own_document *document, struct kf_list *rows)
{
    return kf_box_role(document->arena, kf_box_table(document->arena, rows, /* heads */ 1), KF_ROLE_TABLE);
}
