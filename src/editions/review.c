/* A translation on paper: a table for each page that it is about, the texts that protect people before all others. */
#include "editions/review.h"

#include <string.h>

#include "blocks/table.h"
#include "editions/editions_internal.h"
#include "layout/fonts.h"
#include "model/translatable.h"

enum { SOURCE, DRAFT, OK, BETTER, COLUMNS };

#define OK_WIDTH KF_MM(13)
#define BETTER_WIDTH KF_MM(48)
#define PAD KF_MM(1.6)
#define COMMENT_LINE KF_MM(8)

struct reviewing {
    struct kf_build build;  /* the page's */
    struct kf_build drafts; /* in the language of the drafts */
    const struct kf_review *review;
    kf_len widths[COLUMNS];
};

/* --- cells ---------------------------------------------------------------------------------------------------------- */

static struct kf_box *padded(struct kf_box *cell)
{
    cell->as.stack.pad = (struct kf_pad){PAD / 2, PAD, PAD / 2, PAD};
    return cell;
}

/* As it is typed: a reviewer must see the names in braces, the blanks and the stars. */
static struct kf_box *words(struct kf_build *build, const char *text, enum kf_style style)
{
    return kf_part_inline(build, kf_build_plain(build, text), style, KF_ROLE_P);
}

static struct kf_box *source_cell(struct reviewing *reviewing, const struct kf_review_text *text)
{
    struct kf_build *build = &reviewing->build;
    struct kf_box *both = kf_part_stack(build, KF_MM(.6), words(build, text->source, KF_STYLE_COMPACT),
                                        words(build, text->address, KF_STYLE_SMALL), NULL);

    return padded(kf_table_cell(build, KF_ROLE_CELL, KF_SCOPE_NONE, both));
}

static struct kf_box *draft_cell(struct reviewing *reviewing, const struct kf_review_text *text)
{
    struct kf_build *build = &reviewing->build;
    struct kf_list parts = {0};
    struct kf_box *draft =
        words(&reviewing->drafts, *text->draft != '\0' ? text->draft : "\xE2\x80\x93", KF_STYLE_COMPACT);

    draft->shaper = reviewing->drafts.shaper;
    kf_list_add(build->arena, &parts, draft);
    if (text->stale) {
        kf_list_add(build->arena, &parts,
                    words(build, kf_vocabulary_get(build->content->vocabulary, "review-stale"), KF_STYLE_SMALL_BOLD));
    }
    for (int i = 0; i < text->remarks.count; i++) {
        kf_list_add(build->arena, &parts, words(build, text->remarks.items[i], KF_STYLE_SMALL));
    }
    return padded(kf_table_cell(build, KF_ROLE_CELL, KF_SCOPE_NONE, kf_box_stack(build->arena, &parts, KF_MM(.6))));
}

static struct kf_box *better_cell(struct reviewing *reviewing, const struct kf_review_text *text)
{
    struct kf_build *build = &reviewing->build;
    const struct kf_height height = {COMMENT_LINE, COMMENT_LINE, COMMENT_LINE, KF_GIVE_ROWS};
    const char *label =
        kf_vocabulary_fill(build->content->vocabulary, build->arena, "review-better-label", "text", text->source, NULL);

    return padded(
        kf_table_blank_cell(build, kf_arena_format(build->arena, "%s/better", text->address), label, 1, height));
}

static struct kf_box *text_row(struct reviewing *reviewing, const struct kf_review_text *text)
{
    struct kf_build *build = &reviewing->build;
    const char *tick =
        kf_vocabulary_fill(build->content->vocabulary, build->arena, "tick-box-label", "text", text->source, NULL);
    const struct kf_table_look look = {.below = KF_TABLE_HAIR, .framed = true};
    struct kf_list cells = {0};

    kf_list_add(build->arena, &cells, source_cell(reviewing, text));
    kf_list_add(build->arena, &cells, draft_cell(reviewing, text));
    kf_list_add(build->arena, &cells,
                kf_table_tick_cell(build, kf_arena_format(build->arena, "%s/ok", text->address), tick, OK_WIDTH));
    kf_list_add(build->arena, &cells, better_cell(reviewing, text));
    return kf_table_row(build, &cells, reviewing->widths, look);
}

static struct kf_box *head_row(struct reviewing *reviewing)
{
    struct kf_build *build = &reviewing->build;
    const struct kf_vocabulary *vocabulary = build->content->vocabulary;
    const char *const heads[COLUMNS] = {
        [SOURCE] =
            kf_vocabulary_fill(vocabulary, build->arena, "review-source", "language", build->content->language, NULL),
        [DRAFT] =
            kf_vocabulary_fill(vocabulary, build->arena, "review-draft", "language", reviewing->review->language, NULL),
        [OK] = kf_vocabulary_get(vocabulary, "review-ok"),
        [BETTER] = kf_vocabulary_get(vocabulary, "review-better"),
    };
    struct kf_list cells = {0};

    for (int i = 0; i < COLUMNS; i++) {
        kf_list_add(build->arena, &cells,
                    padded(kf_table_cell(build, KF_ROLE_HEAD_CELL, KF_SCOPE_COLUMN,
                                         words(build, heads[i], KF_STYLE_SMALL_BOLD))));
    }
    return kf_table_row(build, &cells, reviewing->widths,
                        (struct kf_table_look){.below = KF_TABLE_LINE, .framed = true});
}

/* --- pages ---------------------------------------------------------------------------------------------------------- */

/* The texts from first on that stand under one heading. Returns the first that does not. */
static int add_group(struct reviewing *reviewing, int first, struct kf_list *boxes)
{
    const struct kf_review_text *texts = reviewing->review->texts;
    struct kf_build *build = &reviewing->build;
    struct kf_list rows = {0};
    int i = first;

    kf_list_add(build->arena, &rows, head_row(reviewing));
    for (; i < reviewing->review->count && strcmp(texts[i].group, texts[first].group) == 0; i++) {
        kf_list_add(build->arena, &rows, text_row(reviewing, &texts[i]));
    }
    kf_list_add(build->arena, boxes, kf_part_heading(build, kf_build_plain(build, texts[first].group)));
    kf_list_add(build->arena, boxes, kf_table_framed(build, &rows));
    return i;
}

static struct kf_box *signature(struct kf_build *build)
{
    struct kf_text *text = KF_NEW(build->arena, struct kf_text);

    *text = (struct kf_text){.text = kf_vocabulary_get(build->content->vocabulary, "review-signature"),
                             .node = build->content->nodes,
                             .address = "review/signature"};
    return kf_part_form_row(build, text, KF_ROLE_P);
}

static struct kf_section *section_of(struct reviewing *reviewing)
{
    struct kf_build *build = &reviewing->build;
    const struct kf_vocabulary *vocabulary = build->content->vocabulary;
    struct kf_section *section = KF_NEW(build->arena, struct kf_section);
    struct kf_list boxes = {0};

    section->title =
        kf_vocabulary_fill(vocabulary, build->arena, "review-title", "title", reviewing->review->title, NULL);
    kf_list_add(build->arena, &boxes,
                kf_title_box(build, /* kicker */ NULL, kf_build_plain(build, section->title),
                             kf_build_plain(build, kf_vocabulary_get(vocabulary, "review-lead")), /* picture */ NULL));
    kf_list_add(build->arena, &boxes, signature(build));
    for (int i = 0; i < reviewing->review->count;) {
        i = add_group(reviewing, i, &boxes);
    }
    section->flow = (struct kf_flow){
        .body = kf_body_box(build, &boxes),
        .continued = kf_continued_box(build, section->title),
        .origin = build->content->nodes,
        .address = "review",
    };
    return section;
}

/* --- the document --------------------------------------------------------------------------------------------------- */

static void free_arena(void *arena)
{
    kf_arena_free(arena);
}

static struct kf_document *new_document(struct kf_run *run, const struct kf_content *content,
                                        const struct kf_review *review)
{
    struct kf_document *document = KF_NEW(run->arena, struct kf_document);

    document->kind = KF_MAKE_REVIEW;
    document->arena = kf_arena_new();
    kf_arena_defer(run->arena, free_arena, document->arena);
    document->piece = "review";
    document->name = review->name;
    kf_theme_init(&document->theme, &content->edition, content->language, content->right_to_left,
                  content->module->identity);
    return document;
}

static struct kf_build build_in(struct kf_run *run, const struct kf_content *content, struct kf_arena *arena,
                                PangoContext *context, const struct kf_theme *theme)
{
    struct kf_shaper *shaper = KF_NEW(arena, struct kf_shaper);

    kf_shaper_init(shaper, run, arena, context, theme);
    return (struct kf_build){
        .run = run,
        .arena = arena,
        .shaper = shaper,
        .theme = theme,
        .content = content,
        .width = theme->live_width,
        .heading = KF_ROLE_H2,
    };
}

static void direct(PangoContext *context, const char *language, bool right_to_left)
{
    pango_context_set_base_dir(context, right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    pango_context_set_language(context, pango_language_from_string(language));
}

const struct kf_document *kf_review_layout(struct kf_run *run, PangoContext *context, const struct kf_content *content,
                                           const struct kf_review *review)
{
    int errors = run->diags->errors;
    struct kf_document *document = new_document(run, content, review);
    PangoContext *second = kf_fonts_beside(context, document->arena);
    struct kf_theme *theme = KF_NEW(document->arena, struct kf_theme);
    struct reviewing reviewing = {.review = review};
    struct kf_placer placer;
    struct kf_section *section;
    kf_len rest = (document->theme.live_width - OK_WIDTH - BETTER_WIDTH) / 2;

    kf_theme_init(theme, &content->edition, review->language, kf_is_right_to_left(review->language),
                  content->module->identity);
    direct(context, content->language, content->right_to_left);
    direct(second, review->language, theme->right_to_left);
    reviewing.build = build_in(run, content, document->arena, context, &document->theme);
    reviewing.drafts = build_in(run, content, document->arena, second, theme);
    memcpy(reviewing.widths, (const kf_len[]){rest, rest, OK_WIDTH, BETTER_WIDTH}, sizeof reviewing.widths);
    kf_placer_init(&placer, reviewing.build.shaper, &document->pages);
    section = section_of(&reviewing);
    document->title = section->title;
    (void)kf_paginate(&placer, &section->flow, document->pages.root);
    kf_furniture_place(&reviewing.build, &placer, document->kind, /* handout */ NULL,
                       &(struct kf_leaves){.first = 0, .count = document->pages.count, .step = 1});
    return run->diags->errors == errors ? document : NULL;
}
