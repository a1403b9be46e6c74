/* What hangs on a wall or is shown on one: an idea a page, room signs, name tents. The words are the module's and the kit's;
 * nothing is written for it. A sign says nothing of what the group is about: others walk past it. */
#include <string.h>

#include "blocks/headline.h"
#include "editions/binder.h"
#include "editions/leak_proof.h"
#include "editions/volume.h"
#include "model/block.h"

#define POSTERS "posters"

/* Who sees half as sharply as most (6/12) reads capitals of 17.5 mm from six metres; a capital is two thirds of its size. */
#define METRES_PER_MM (6 / 17.5)
#define CAPITAL .667

static const int points[] = {120, 96, 84, 76, 60, 48, 40}; /* of an idea: the largest that fits; 76 pt is 6 metres */
static const int percents[] = {180, 160, 140, 125, 115, 100}; /* of blocks */

struct posters {
    const struct kf_typeset *set;
    struct kf_binder binder;
};

/* --- a page ------------------------------------------------------------------------------------------------------------ */

struct poster { /* one page, being made */
    struct kf_document *document;
    struct kf_build build;
    struct kf_list boxes;
};

static void enlarge_type(struct kf_type *type, int percent)
{
    type->size = type->size * percent / 100;
    type->line = type->line * percent / 100;
    type->baseline = type->baseline * percent / 100;
}

static struct kf_document *begin(struct posters *posters, const char *title, bool landscape)
{
    struct kf_document *document = kf_typeset_new(posters->set, KF_MAKE_POSTERS, POSTERS, title);

    if (landscape) {
        kf_theme_turn(&document->theme);
    }
    return document;
}

/* The theme is settled now. */
static struct poster begin_build(struct posters *posters, struct kf_document *document)
{
    return (struct poster){.document = document,
                           .build = kf_typeset_build(posters->set, document, posters->set->context, posters->set->content,
                                                     &document->theme)};
}

static void add(struct poster *poster, struct kf_box *box)
{
    kf_list_add(poster->build.arena, &poster->boxes, box);
}

static void add_words(struct poster *poster, const char *words, enum kf_style style, enum kf_role role)
{
    add(poster, kf_part_inline(&poster->build, kf_build_plain(&poster->build, words), style, role));
}

static void fill(struct poster *poster)
{
    struct kf_pages *pages = &poster->document->pages;
    struct kf_flow flow = {.body = kf_box_blocks(poster->build.arena, &poster->boxes, poster->document->theme.gap)};
    struct kf_placer placer;

    kf_placer_init(&placer, poster->build.shaper, pages);
    kf_paginate(&placer, &flow, pages->root);
    for (int i = 0; poster->build.content->kit->community->sample && i < pages->count; i++) {
        kf_sample_mark_place(&poster->build, &placer, i, i + 1 == pages->count);
    }
}

static void bind(struct posters *posters, const struct poster *poster)
{
    kf_binder_add(&posters->binder,
                  &(struct kf_binding){.document = poster->document, .title = poster->document->title, .label = ""});
}

/* --- an idea ----------------------------------------------------------------------------------------------------------- */

static void set_size(struct kf_theme *theme, int size)
{
    struct kf_type *type = &theme->types[KF_STYLE_DISPLAY];

    enlarge_type(type, (int)(kf_pt(size) * 100 / type->size));
    enlarge_type(&theme->types[KF_STYLE_HEADING], 140);
}

static bool has_room(struct poster *poster, const struct kf_text *text)
{
    const struct kf_theme *theme = poster->build.theme;
    kf_len room = theme->main_height - 3 * theme->types[KF_STYLE_HEADING].line;

    return kf_part_has_room(&poster->build, text, KF_STYLE_DISPLAY, theme->live_width,
                            (int)(room / theme->types[KF_STYLE_DISPLAY].line));
}

static void add_idea(struct posters *posters, const char *title, const struct kf_text *text)
{
    const struct kf_vocabulary *vocabulary = posters->set->content->vocabulary;
    struct kf_arena *arena = posters->set->run->arena;
    struct poster poster;
    size_t i = 0;

    do {
        struct kf_document *document = begin(posters, title, /* landscape */ true);

        set_size(&document->theme, points[i]);
        poster = begin_build(posters, document);
    } while (!has_room(&poster, text) && ++i < G_N_ELEMENTS(points) - 1);
    double high = points[i] / 72. * 25.4 * CAPITAL;

    add_words(&poster, title, KF_STYLE_HEADING, KF_ROLE_H1);
    struct kf_box *idea = kf_part_text(&poster.build, text, KF_STYLE_DISPLAY, KF_ROLE_P);
    idea->flags |= KF_GROW;
    idea->valign = KF_VALIGN_MIDDLE;
    add(&poster, idea);
    add_words(&poster,
              kf_vocabulary_fill(vocabulary, arena, "poster-size", "mm", kf_arena_format(arena, "%.0f", high), "metres",
                                 kf_arena_format(arena, "%.0f", high * METRES_PER_MM), NULL),
              KF_STYLE_SMALL, KF_ROLE_P);
    fill(&poster);
    bind(posters, &poster);
}

/* Its key message, else its lead where the author says so: most leads speak of their page. What is cut out has neither. */
static const struct kf_text *idea_of(const struct kf_handout *handout)
{
    const struct kf_text *idea = handout->poster && handout->lead.text ? &handout->lead : NULL;

    for (int i = 0; i < handout->blocks.count; i++) {
        const struct kf_text *message = kf_key_message_text(handout->blocks.items[i]);
        const struct kf_block_type *type = handout->blocks.items[i]->type;
        if (type->cut_out) {
            return NULL;
        }
        idea = message ? message : idea;
    }
    return handout->landscape ? NULL : idea;
}

static void add_ideas(struct posters *posters)
{
    const struct kf_module *module = posters->set->content->module;

    if (module->main_message.text) {
        add_idea(posters, module->title.text, &module->main_message);
    }
    for (int i = 0; i < module->handouts.count; i++) {
        const struct kf_handout *handout = module->handouts.items[i];
        const struct kf_text *idea = idea_of(handout);
        if (idea) {
            add_idea(posters, handout->title.text, idea);
        }
    }
}

/* --- a block in large -------------------------------------------------------------------------------------------------- */

static void enlarge(struct kf_theme *theme, int percent)
{
    kf_len *const lengths[] = {&theme->gap_least, &theme->gap,    &theme->gap_most, &theme->tick,     &theme->number,
                               &theme->number_small, &theme->icon, &theme->note_icon, &theme->padding, &theme->reading_most};

    for (int i = 0; i < KF_STYLE_COUNT; i++) {
        enlarge_type(&theme->types[i], percent);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(lengths); i++) {
        *lengths[i] = *lengths[i] * percent / 100;
    }
}

/* On one page, without a complaint of the block. */
static bool makes_page(struct posters *posters, const struct kf_content *content, const struct kf_handout *handout,
                       const struct kf_block *block, int percent, struct poster *ret_poster)
{
    struct kf_run *trial = kf_arena_copy(posters->set->run->arena, posters->set->run, sizeof *posters->set->run);
    struct kf_typeset *set = kf_arena_copy(trial->arena, posters->set, sizeof *posters->set);
    struct posters own = {.set = set};
    struct kf_document *document;

    trial->diags = kf_diags_new(trial->arena);
    set->run = trial;
    set->content = content;
    document = begin(&own, handout->title.text, /* landscape */ false);
    enlarge(&document->theme, percent);
    *ret_poster = begin_build(&own, document);
    add(ret_poster, kf_title_box(&ret_poster->build, NULL, kf_build_inline(&ret_poster->build, &handout->title), NULL, NULL));
    struct kf_box *box = kf_build_block(&ret_poster->build, block);
    if (!box || trial->diags->errors > 0) {
        return false;
    }
    add(ret_poster, box);
    fill(ret_poster);
    return trial->diags->errors == 0 && document->pages.count == 1;
}

static void add_block(struct posters *posters, const struct kf_content *content, const struct kf_handout *handout,
                      const struct kf_block *block)
{
    struct poster poster;

    for (size_t i = 0; i < G_N_ELEMENTS(percents); i++) {
        if (makes_page(posters, content, handout, block, percents[i], &poster)) {
            bind(posters, &poster);
            return;
        }
    }
}

/* What the group made its own, from the kit; not there in a language that lacks it. */
static void add_agreement(struct posters *posters, const struct kf_content *kit)
{
    const struct kf_records *handouts = &kit->module->handouts;

    for (int i = 0; i < handouts->count; i++) {
        const struct kf_handout *handout = handouts->items[i];
        if (strcmp(handout->id, "group-agreement") == 0 && handout->blocks.count > 0) {
            add_block(posters, kit, handout, handout->blocks.items[0]);
        }
    }
}

static bool is_diagram(const struct kf_block *block)
{
    static const char *const diagrams[] = {"cycle", "house", "wheel", "circles", "iceberg", "ladder", "two-curves",
                                           "window-bands", "two-person-loop", "traffic-light", "flow", NULL};
    const struct kf_block_type *type = block->type;

    return g_strv_contains(diagrams, type->name);
}

/* The first: a module is known by it. */
static void add_diagram(struct posters *posters)
{
    const struct kf_content *content = posters->set->content;

    for (int i = 0; i < content->module->handouts.count; i++) {
        const struct kf_handout *handout = content->module->handouts.items[i];
        for (int k = 0; k < handout->blocks.count; k++) {
            if (is_diagram(handout->blocks.items[k])) {
                add_block(posters, content, handout, handout->blocks.items[k]);
                return;
            }
        }
    }
}

/* --- signs and name tents ------------------------------------------------------------------------------------------------ */

struct sign {
    const char *word, *icon;
    bool turned; /* the arrow points the other way */
};

#define SIGN_ICON KF_MM(70)
#define SIGN_POINTS 120

static struct kf_box *sign_picture(struct poster *poster, const struct sign *sign)
{
    struct kf_build *build = &poster->build;
    struct kf_box *icon = kf_part_icon(build, sign->icon, SIGN_ICON, KF_STROKE_HEAVY, KF_INK_BLACK);
    struct kf_list row = {0};

    kf_list_add(build->arena, &row, kf_box_space(build->arena, 0));
    kf_list_add(build->arena, &row, icon);
    kf_list_add(build->arena, &row, kf_box_space(build->arena, 0));
    return kf_box_row(build->arena, &row, (const kf_len[]){0, SIGN_ICON, 0}, build->width, 0);
}

static void add_sign(struct posters *posters, const struct sign *sign)
{
    const char *words = kf_vocabulary_get(posters->set->content->vocabulary, sign->word);
    const struct kf_text text = {.text = words};
    struct poster poster;
    size_t i = 0;

    do {
        struct kf_document *document = begin(posters, words, /* landscape */ true);

        set_size(&document->theme, points[i]);
        poster = begin_build(posters, document);
    } while (!kf_part_has_room(&poster.build, &text, KF_STYLE_DISPLAY, poster.build.theme->live_width, 1) &&
             ++i < G_N_ELEMENTS(points) - 1);
    struct kf_box *word = kf_part_inline(&poster.build, kf_build_plain(&poster.build, words), KF_STYLE_DISPLAY, KF_ROLE_H1);
    word->as.text.align = KF_ALIGN_CENTRE;
    word->flags |= KF_GROW;
    word->valign = KF_VALIGN_MIDDLE;
    add(&poster, sign_picture(&poster, sign));
    add(&poster, word);
    fill(&poster);
    bind(posters, &poster);
}

static void add_signs(struct posters *posters)
{
    static const struct sign signs[] = {
        {.word = "sign-welcome", .icon = "sun"},     {.word = "sign-this-way", .icon = "arrow"},
        {.word = "sign-quiet-room", .icon = "leaf"}, {.word = "sign-toilets", .icon = "drop"},
        {.word = "sign-private", .icon = "lock"},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(signs); i++) {
        add_sign(posters, &signs[i]);
    }
}

#define TENT_LINE KF_MM(45)

static void draw_fold(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    (void)data;
    kf_canvas_move(canvas, 0, placed->height);
    kf_canvas_line(canvas, placed->width, placed->height);
    kf_canvas_stroke(canvas, canvas->theme->strokes[KF_STROKE_LINE], KF_INK_BLACK, KF_DASH_DOTS);
}

/* Folded along the middle it stands by itself; the name goes on the lower half. */
static void add_tent(struct posters *posters)
{
    const char *words = kf_vocabulary_get(posters->set->content->vocabulary, "name-tent");
    struct kf_document *document = begin(posters, words, /* landscape */ true);
    struct kf_theme *theme = &document->theme;

    set_size(theme, 40);
    theme->pitch_least = theme->pitch = theme->pitch_most = TENT_LINE;
    struct poster poster = begin_build(posters, document);
    struct kf_box *line = kf_box_lines(poster.build.arena, theme, 1, words);

    line->address = "name-tent/name";
    add(&poster, kf_box_art(poster.build.arena, theme->live_width, theme->page_height / 2 - theme->main_top, draw_fold, NULL));
    add_words(&poster, words, KF_STYLE_DISPLAY, KF_ROLE_H1);
    add(&poster, line);
    fill(&poster);
    bind(posters, &poster);
}

/* --- public -------------------------------------------------------------------------------------------------------------- */

struct kf_document *kf_posters_layout(struct kf_run *run, PangoContext *context, const struct kf_content *content,
                                      const struct kf_content *kit)
{
    struct kf_typeset set = {.run = run, .context = context, .content = content};
    struct posters posters = {.set = &set};

    set.secrets = kf_secrets_new(run->arena);
    kf_secrets_add(set.secrets, content);
    kf_secrets_add(set.secrets, kit);
    kf_binder_init(&posters.binder, &set, KF_MAKE_POSTERS, POSTERS,
                   kf_vocabulary_fill(content->vocabulary, run->arena, "posters-title", "title", content->module->title.text,
                                      NULL));
    posters.binder.one_sided = true;
    add_ideas(&posters);
    add_agreement(&posters, kit);
    add_diagram(&posters);
    add_signs(&posters);
    add_tent(&posters);
    struct kf_document *document = kf_binder_close(&posters.binder);
    document->label_count = 0;
    return document;
}
