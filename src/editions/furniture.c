/* Header, ribbon and footer: on every page, artifacts all but the crisis line, which is read once. Placed when the number
 * of pages is known. */
#include <string.h>

#include "blocks/mark.h"
#include "diagrams/ribbon.h"
#include "editions/clinic_fields.h"
#include "editions/editions_internal.h"
#include "editions/logo.h"
#include "editions/printed.h"

#define TAG_PAD KF_MM(2.5)
#define FAR_END_MOST 64 /* percent of the head that its far end may take */
#define TEXT_GAP KF_MM(3)
#define ENDS_GAP KF_MM(4) /* between the two ends of the header */
#define PILL_GAP KF_MM(4)    /* to the page's number */
#define PILL_TEXT KF_MM(12.5)  /* from its edge, past the icon */
#define PILL_SIDES KF_MM(14.5) /* with the padding at its end: the crisis line and the month of the numbers just fit */

struct spot { /* what is being furnished */
    struct kf_build *build;
    struct kf_placer *placer;
    enum kf_make kind;
    struct kf_build *second; /* where a page has two languages; NULL: it has one */
    int page;
    bool last; /* of its pages: what is read once is read here */
    struct kf_fit fit;
    enum kf_artifact artifact;
    const struct kf_logo *logo; /* NULL: none */
    const struct kf_head_lines *lines; /* NULL: by kind */
};

static bool is_for_families(const struct spot *spot)
{
    return spot->kind == KF_MAKE_HANDOUTS || spot->kind == KF_MAKE_PACKET;
}

static void put(struct spot *spot, const struct kf_box *box, kf_len x, kf_len y, kf_len width)
{
    kf_place(spot->placer, spot->page, box, (struct kf_point){x, y}, width,
             kf_measure(spot->placer->shaper, box, width, &spot->fit), &spot->fit, NULL, spot->artifact);
}

static struct kf_box *line(struct spot *spot, const char *text, enum kf_style style, enum kf_align align)
{
    struct kf_box *box = kf_part_inline(spot->build, kf_build_plain(spot->build, text), style, KF_ROLE_NONE);

    box->as.text.align = align;
    return box;
}

/* Says whose words a text is, for lists of what is printed where. */
static struct kf_box *named(struct kf_box *box, const char *address)
{
    box->address = address;
    return box;
}

/* The same words, said in a file: a letter that no font has is then reported at its place. */
static struct kf_box *line_of(struct spot *spot, const char *text, const struct kf_node *node, enum kf_style style,
                              enum kf_align align)
{
    struct kf_box *box = line(spot, text, style, align);
    struct kf_inline *words = kf_arena_copy(spot->build->arena, box->as.text.text, sizeof *words);
    struct kf_text *source = KF_NEW(spot->build->arena, struct kf_text);

    *source = (struct kf_text){.text = text, .node = node};
    words->source = source;
    box->as.text.text = words;
    return box;
}

static kf_len width_of_line(struct spot *spot, const struct kf_box *line)
{
    return kf_shape(spot->placer->shaper, line->as.text.text, line->as.text.style, 0)->widest + KF_LEN_PER_PT;
}

static kf_len width_of(struct spot *spot, const char *text, enum kf_style style)
{
    return width_of_line(spot, line(spot, text, style, KF_ALIGN_START));
}

/* --- header ---------------------------------------------------------------------------------------------------------- */

static void draw_ribbon(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_ribbon_draw(canvas, *(const enum kf_ribbon *)data, placed->width);
}

static void draw_tag(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_len stroke = canvas->theme->strokes[KF_STROKE_LINE];

    (void)data;
    if (canvas->theme->variant == KF_INK_SAVER) {
        kf_canvas_rectangle(canvas, stroke / 2, stroke / 2, placed->width - stroke, placed->height - stroke, KF_MM(1.5));
        kf_canvas_stroke(canvas, stroke, KF_INK_BLACK, KF_DASH_NONE);
    } else {
        kf_canvas_rectangle(canvas, 0, 0, placed->width, placed->height, KF_MM(1.5));
        kf_canvas_fill(canvas, KF_INK_BLACK);
    }
}

static const char *tag_words(const struct spot *spot)
{
    return kf_vocabulary_get(spot->build->content->vocabulary, spot->kind == KF_MAKE_GUIDE  ? "facilitator-guide"
                                                               : spot->kind == KF_MAKE_PACK ? "facilitator-pack"
                                                                                            : "clinician-side");
}

/* 0: none. In large print the line above says it: there is no room for both. A sheet for a reviewer is for no other staff. */
static kf_len tag_width(struct spot *spot)
{
    bool has_tag = !is_for_families(spot) && spot->kind != KF_MAKE_REVIEW && spot->build->theme->variant != KF_LARGE_PRINT;

    return has_tag ? width_of(spot, tag_words(spot), KF_STYLE_TAG) + 2 * TAG_PAD : 0;
}

static void put_tag(struct spot *spot, kf_len left, kf_len middle, kf_len width)
{
    const struct kf_theme *theme = spot->build->theme;
    kf_len height = KF_MM(6);
    struct kf_box *box = kf_box_art(spot->build->arena, width, height, draw_tag, NULL);
    struct kf_box *text = line(spot, tag_words(spot), KF_STYLE_TAG, KF_ALIGN_CENTRE);

    if (theme->variant == KF_INK_SAVER) {
        text->as.text.ink_set = true;
        text->as.text.ink = KF_INK_BLACK;
    }
    kf_box_art_children(spot->build->arena, box,
                        &(struct kf_child){text, 0, (height - theme->types[KF_STYLE_TAG].line) / 2, width, 0}, 1);
    put(spot, box, left, middle - height / 2, width);
}

/* A module with a letter is no step of the programme: it is called by its title alone. A long title, in large letters,
 * would leave the programme's name no room: then the number says it. */
static const char *first_line(struct spot *spot)
{
    const struct kf_content *content = spot->build->content;
    const struct kf_module *module = content->module;
    kf_len room = spot->build->theme->live_width * FAR_END_MOST / 100, tag = tag_width(spot);
    const char *number, *whole;

    if (spot->lines || module->letter) {
        return spot->lines ? spot->lines->first : module->title.text;
    }
    number = kf_module_sign(spot->build->arena, module);
    whole = kf_vocabulary_fill(content->vocabulary, spot->build->arena, "module-line", "number", number, "title",
                               module->title.text, NULL);
    return width_of_line(spot, line_of(spot, whole, module->title.node, KF_STYLE_SMALL_BOLD, KF_ALIGN_END)) <=
                   room - (tag ? tag + ENDS_GAP : 0)
               ? whole
               : kf_vocabulary_fill(content->vocabulary, spot->build->arena, "module-line-short", "number", number, NULL);
}

/* NULL: none. */
static const char *second_line(struct spot *spot, const struct kf_handout *handout)
{
    const struct kf_vocabulary *vocabulary = spot->build->content->vocabulary;
    struct kf_arena *arena = spot->build->arena;
    const struct kf_theme *theme = spot->build->theme;
    const struct kf_module *module = spot->build->content->module;

    if (spot->lines) {
        return spot->lines->second;
    }
    if (spot->kind == KF_MAKE_REVIEW) {
        return kf_vocabulary_get(vocabulary, "review-line");
    }
    if (!handout) {
        return module->letter ? NULL : kf_vocabulary_fill(vocabulary, arena, "session-line", "number",
                                                          kf_guide_session_number(spot->build), NULL);
    }
    const char *words = kf_vocabulary_fill(vocabulary, arena,
                                           spot->kind == KF_MAKE_CLINICIAN      ? "clinician-line"
                                           : theme->variant == KF_LARGE_PRINT   ? "handout-line-large-print"
                                           : theme->variant == KF_CLEAR_SPACING ? "handout-line-clear-spacing"
                                                                                : "handout-line",
                                           "handout", kf_module_handout_number(arena, module, handout->number), NULL);

    /* The foot of a large-print page has no room for it. */
    return theme->variant == KF_LARGE_PRINT && spot->build->content->draft
               ? kf_arena_format(arena, "%s · %s", words, kf_vocabulary_get(vocabulary, "draft"))
               : words;
}

static struct kf_box *program_line(struct spot *spot)
{
    const struct kf_community *community = spot->build->content->kit->community;

    return line_of(spot, community->program, kf_node_get(community->node, "program"), KF_STYLE_SMALL_BOLD, KF_ALIGN_START);
}

/* NULL: the programme has none, or its page no room for it. */
static struct kf_box *tagline(struct spot *spot)
{
    const struct kf_community *community = spot->build->content->kit->community;

    return community->tagline && spot->build->theme->variant != KF_LARGE_PRINT
               ? line_of(spot, community->tagline, kf_node_get(community->node, "tagline"), KF_STYLE_SMALL, KF_ALIGN_START)
               : NULL;
}

/* The programme's name, and its tagline where there is room: a long name takes both lines. */
static void put_program(struct spot *spot, kf_len left, kf_len width, kf_len middle)
{
    const struct kf_community *community = spot->build->content->kit->community;
    kf_len small = spot->build->theme->types[KF_STYLE_SMALL].line;
    struct kf_box *name = program_line(spot), *below = tagline(spot);
    int lines = kf_shape(spot->placer->shaper, name->as.text.text, KF_STYLE_SMALL_BOLD, width)->line_count;

    if (lines > 1 || (below && width_of_line(spot, below) > width)) {
        below = NULL;
    }
    put(spot, named(name, "communities/program"), left, below ? middle - small : middle - small * lines / 2, width);
    if (below) {
        put(spot, named(below, "communities/tagline"), left, middle, width);
    }
    if (lines > 2 && spot->page == 0) {
        const struct kf_node *node = kf_node_get(community->node, "program");
        struct kf_diag *diag = kf_diag_push(spot->build->run->diags, KF_OVERFULL, node->span, NULL,
                                            "the programme's name is too long for the head of a page");
        kf_diag_hint(spot->build->run->diags, diag, "shorten it: it has room for two lines of about %d letters",
                     (int)(kf_to_mm(width) / 2));
    }
}

static bool is_marked(const struct spot *spot)
{
    return !spot->lines || spot->lines->marked;
}

struct far_end { /* of the header: what the page is */
    struct kf_box *first, *second; /* lines; second: NULL for none */
    kf_len width, right;           /* of the lines */
    kf_len tag_width, tag_left;    /* 0: no tag */
    kf_len near_right;             /* where the programme's end of the header has to end */
};

static struct far_end far_end_of(struct spot *spot, const struct kf_handout *handout)
{
    const struct kf_theme *theme = spot->build->theme;
    const char *second = second_line(spot, handout);
    struct far_end end = {
        .first = named(line_of(spot, first_line(spot), spot->build->content->module->title.node, KF_STYLE_SMALL_BOLD,
                               KF_ALIGN_END), "words/module-line"),
        .second = second ? named(line(spot, second, KF_STYLE_SMALL, KF_ALIGN_END), "words/handout-line") : NULL,
        .right = theme->left + theme->live_width - (is_marked(spot) ? theme->header_height + TEXT_GAP : 0),
        .tag_width = tag_width(spot),
    };

    end.width = kf_len_max(width_of_line(spot, end.first), end.second ? width_of_line(spot, end.second) : 0);
    end.near_right = end.right - end.width - ENDS_GAP;
    if (end.tag_width) {
        end.tag_left = end.near_right - end.tag_width;
        end.near_right = end.tag_left - ENDS_GAP;
    }
    return end;
}

/* What a logo may take of the head, so that the programme's words still have a line each. */
static kf_len room_for_logo(struct spot *spot, const struct kf_handout *handout)
{
    if (!spot->build->content->kit->community->program) {
        return 0;
    }
    struct kf_box *below = tagline(spot);
    kf_len words = kf_len_max(width_of_line(spot, program_line(spot)), below ? width_of_line(spot, below) : 0);

    return far_end_of(spot, handout).near_right - spot->build->theme->left - TEXT_GAP - words;
}

static void put_header(struct spot *spot, const struct kf_handout *handout)
{
    const struct kf_theme *theme = spot->build->theme;
    const struct kf_content *content = spot->build->content;
    struct kf_arena *arena = spot->build->arena;
    kf_len side = theme->header_height, top = theme->header_top, middle = top + side / 2;
    kf_len small = theme->types[KF_STYLE_SMALL].line, near_left = theme->left;
    struct far_end end = far_end_of(spot, handout);

    spot->artifact = KF_ARTIFACT_HEADER;
    if (spot->logo) {
        put(spot, kf_logo_box(spot->build, spot->logo), theme->left, middle - spot->logo->height / 2, spot->logo->width);
        near_left += spot->logo->width + TEXT_GAP;
    }
    if (is_marked(spot)) {
        put(spot, named(kf_part_mark(spot->build, side), kf_arena_format(arena, "%s/identity/mark", content->module->id)),
            theme->left + theme->live_width - side, top, side);
    }
    put(spot, end.first, end.right - end.width, end.second ? middle - small : middle - small / 2, end.width);
    if (end.second) {
        put(spot, end.second, end.right - end.width, middle, end.width);
    }
    if (end.tag_width) {
        put_tag(spot, end.tag_left, middle, end.tag_width);
    }
    if (content->kit->community->program != NULL) {
        put_program(spot, near_left, end.near_right - near_left, middle);
    } else {
        kf_clinic_fields_place(spot->build, spot->placer, spot->page,
                               (struct kf_rect){near_left, top, end.near_right - near_left, side},
                               /* with_worker */ is_for_families(spot));
    }
    enum kf_ribbon *ribbon = KF_NEW(arena, enum kf_ribbon);
    *ribbon = is_marked(spot) && content->module->identity ? (enum kf_ribbon)content->module->identity->ribbon : KF_RIBBON_SOLID;
    put(spot, named(kf_box_art(arena, theme->live_width, KF_RIBBON_HEIGHT, draw_ribbon, ribbon),
                    kf_arena_format(arena, "%s/identity/ribbon", content->module->id)),
        theme->left, theme->ribbon_top, theme->live_width);
}

/* --- folds, instead of a header ------------------------------------------------------------------------------------- */

#define FOLD_MARK KF_MM(4)
#define FOLD_EDGE KF_MM(7) /* inside of what cheap printers reach */

static void draw_fold(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    (void)data;
    kf_canvas_move(canvas, 0, 0);
    kf_canvas_line(canvas, placed->width > KF_LEN_PER_PT ? placed->width : 0, placed->height > KF_LEN_PER_PT ? placed->height : 0);
    kf_canvas_stroke(canvas, canvas->theme->strokes[KF_STROKE_LINE], KF_INK_BLACK, KF_DASH_NONE);
}

static void put_fold(struct spot *spot, kf_len x, kf_len y, bool upright)
{
    kf_len thin = KF_LEN_PER_PT;
    struct kf_box *mark = kf_box_art(spot->build->arena, upright ? thin : FOLD_MARK, upright ? FOLD_MARK : thin, draw_fold, NULL);

    put(spot, mark, x, y, upright ? thin : FOLD_MARK);
}

/* A sheet that is safe to carry has no head: marks show where to fold it, in half and in half again, and again. */
static void put_folds(struct spot *spot, const struct kf_handout *handout)
{
    const struct kf_theme *theme = spot->build->theme;

    (void)handout;
    put_fold(spot, theme->page_width / 2, FOLD_EDGE, /* upright */ true);
    put_fold(spot, theme->page_width / 2, theme->page_height - FOLD_EDGE - FOLD_MARK, /* upright */ true);
    for (int quarter = 1; quarter <= 3; quarter++) {
        put_fold(spot, FOLD_EDGE, theme->page_height * quarter / 4, /* upright */ false);
        put_fold(spot, theme->page_width - FOLD_EDGE - FOLD_MARK, theme->page_height * quarter / 4, /* upright */ false);
    }
}

/* --- footer ---------------------------------------------------------------------------------------------------------- */

static void draw_pill(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_len stroke = canvas->theme->strokes[KF_STROKE_LINE];

    (void)data;
    kf_canvas_rectangle(canvas, stroke / 2, stroke / 2, placed->width - stroke, placed->height - stroke, KF_MM(3));
    kf_canvas_stroke(canvas, stroke, KF_INK_BLACK, KF_DASH_NONE);
}

/* "2026-10" of a day. */
static const char *month_of(struct kf_arena *arena, const char *day)
{
    return kf_arena_string_n(arena, day, MIN(strlen(day), strlen("2026-10")));
}

static bool is_reviewed(const struct kf_content *content)
{
    return !content->draft && !content->edition.carry_safe && content->composed.reviewers.count > 0;
}

/* Who answers for the words, and since when; id: the form with a name and a date. */
static const char *review_line(struct spot *spot, const char *id)
{
    struct kf_build *build = spot->build;
    const struct kf_content *content = build->content;
    const struct kf_list *reviewers = &content->composed.reviewers;
    const char **names = KF_NEW_ARRAY(build->arena, reviewers->count, const char *);
    const char *on = content->composed.reviewed_on, *name;

    for (int i = 0; i < reviewers->count; i++) {
        names[i] = kf_build_isolated(build, reviewers->items[i]);
    }
    name = kf_build_joined(build, names, reviewers->count);
    if (!on) {
        return kf_vocabulary_fill(content->vocabulary, build->arena, "translation-reviewed-undated", "name", name, NULL);
    }
    return kf_vocabulary_fill(content->vocabulary, build->arena, id, "name", name, "date",
                              kf_build_isolated(build, month_of(build->arena, on)), NULL);
}

/* A reviewed translation says so, with the care note where there is room. */
static const char *note_of_review(struct spot *spot, const char *care, kf_len room)
{
    struct kf_arena *arena = spot->build->arena;
    const struct kf_vocabulary *words = spot->build->content->vocabulary;
    const char *who = review_line(spot, "translation-reviewed"), *less = kf_vocabulary_get(words, "care-note-short");
    const char *const notes[] = {
        kf_arena_format(arena, "%s %s", care, who),
        kf_arena_format(arena, "%s %s", less, who),
        who,
        review_line(spot, "translation-reviewed-short"),
        kf_vocabulary_get(words, "translation-reviewed-plain"),
    };
    size_t i = 0;

    while (i + 1 < G_N_ELEMENTS(notes) && width_of(spot, notes[i], KF_STYLE_SMALL) > room) {
        i++;
    }
    return notes[i];
}

/* What a translation says of itself stands in its own language, where a page has two. */
static bool second_has_note(const struct spot *spot)
{
    const struct kf_content *content = spot->build->content, *other = spot->second ? spot->second->content : NULL;

    return other && !content->draft && (other->draft || (is_reviewed(other) && !is_reviewed(content)));
}

static struct spot in_language_of_note(const struct spot *spot)
{
    struct spot own = *spot;

    own.build = second_has_note(spot) ? spot->second : spot->build;
    g_assert(own.build != NULL); /* without a second there is none that has a note */
    return own;
}

/* In the second language, where a page has two. */
static struct kf_box *in_second(struct spot *spot, struct kf_box *box)
{
    box->shaper = spot->second->shaper;
    return box;
}

/* The community's own, in the page's language. NULL: none. */
static const char *own_note(const struct kf_content *content, bool after_keep)
{
    const struct kf_community *community = content->kit->community;
    const char *language = community->language ? community->language : content->module->language;
    const struct kf_node *written = kf_node_get(community->written, after_keep ? "care-note-short" : "care-note");
    bool for_each = written && written->kind == KF_MAPPING;

    if (!for_each && !kf_same_language(language, content->language)) {
        return NULL;
    }
    return after_keep ? community->care_note_short : community->care_note;
}

/* The licence and the care note; a draft says so instead, and after what becomes of the page there is room for less. */
static const char *care_of(struct spot *spot, bool after_keep)
{
    const struct kf_content *content = spot->build->content;
    bool for_families = is_for_families(spot) && !content->draft;
    const char *own = for_families ? own_note(content, after_keep) : NULL;

    return own ? own
               : kf_vocabulary_get(content->vocabulary, content->draft && after_keep ? "draft-translation-short"
                                                        : content->draft             ? "draft-translation"
                                                        : after_keep                 ? "care-note-short"
                                                        : for_families               ? "care-note"
                                                                                     : "care-note-guide");
}

static const char *note_of(struct spot *spot, bool after_keep, kf_len room)
{
    const struct kf_content *content = spot->build->content;
    const char *care = care_of(spot, after_keep);

    return is_reviewed(content) ? note_of_review(spot, care, room) : care;
}

/* The note has one line. How many letters fit is measured by its own. */
static void check_note(struct spot *spot, bool after_keep, kf_len width)
{
    const struct kf_content *content = spot->build->content;
    const char *own = own_note(content, after_keep), *key = after_keep ? "care-note-short" : "care-note";
    struct kf_diags *diags = spot->build->run->diags;
    kf_len wide = own ? width_of(spot, own, KF_STYLE_SMALL) : 0;

    if (spot->page > 0 || wide <= width || care_of(spot, after_keep) != own) {
        return;
    }
    kf_diag_hint(diags,
                 kf_diag_push(diags, KF_OVERFULL, kf_node_get(content->kit->community->node, key)->span, NULL,
                              "the %s is too long for the foot of a page", key),
                 "shorten it: it has %ld letters, and there is room for about %d", g_utf8_strlen(own, -1),
                 (int)((double)g_utf8_strlen(own, -1) * width / wide));
}

/* Words that a screen reader should hear: once, when all else is read. */
static void put_once(struct spot *spot, struct kf_box *text, kf_len x, kf_len y, kf_len width)
{
    bool last = spot->last;

    if (last) {
        kf_box_role(spot->build->arena, text, KF_ROLE_P);
    }
    kf_place(spot->placer, spot->page, text, (struct kf_point){x, y}, width,
             kf_measure(spot->placer->shaper, text, width, &spot->fit), &spot->fit,
             last ? spot->placer->pages->root : NULL, last ? KF_ARTIFACT_NONE : spot->artifact);
}

static bool says_keep(const struct spot *spot, const struct kf_handout *handout)
{
    return spot->kind == KF_MAKE_HANDOUTS && !spot->second && handout->keep != KF_KEEP_SHARE;
}

/* What becomes of the page, on pages that people write on, then the note. In large print the first stands in the body. */
static void put_second_line(struct spot *spot, const struct kf_handout *handout, kf_len x, kf_len y, kf_len width)
{
    bool keep = says_keep(spot, handout);

    if (keep) {
        struct kf_box *words = line(spot, kf_keep_line(spot->build, handout), KF_STYLE_SMALL, KF_ALIGN_START);
        kf_len used = width_of_line(spot, words);
        put_once(spot, named(words, "words/keep"), x, y, used);
        x += used + KF_MM(1);
        width -= used + KF_MM(1);
    }
    check_note(spot, keep, width);
    struct spot own = in_language_of_note(spot);
    struct kf_box *note = named(line(spot, note_of(&own, keep, width), KF_STYLE_SMALL, KF_ALIGN_START), "words/care-note");
    put(spot, second_has_note(spot) ? in_second(spot, note) : note, x, y, width);
}

static const char *page_number(struct kf_arena *arena, int number, bool roman)
{
    static const char *const romans[] = {"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"};

    return roman && number <= (int)G_N_ELEMENTS(romans) ? romans[number - 1] : kf_arena_format(arena, "%d", number);
}

/* Of the crisis line and of the page's number. Larger labels have no room at the foot of a page. */
static enum kf_style foot_style(const struct kf_theme *theme)
{
    return theme->single_column ? KF_STYLE_SMALL_BOLD : KF_STYLE_LABEL;
}

static void report_long_footer(struct spot *spot)
{
    const struct kf_text *footer = &spot->build->content->region->footer;
    struct kf_diags *diags = spot->build->run->diags;

    kf_diag_hint(diags,
                 kf_diag_push(diags, KF_OVERFULL, footer->node ? footer->node->span : (struct kf_span){0}, footer->address,
                              "the line at the foot of every page is too long: it takes two lines"),
                 "shorten it: it has room for about 75 letters");
}

static struct kf_box *crisis_line(const struct kf_build *build, enum kf_style style)
{
    struct kf_build own = *build;

    return kf_part_inline(&own, kf_build_inline(&own, &build->content->region->footer), style, KF_ROLE_NONE);
}

static void put_pill_words(struct spot *spot, const struct kf_handout *handout, kf_len left, kf_len width)
{
    const struct kf_theme *theme = spot->build->theme;
    const struct kf_content *content = spot->build->content;
    bool large = theme->variant == KF_LARGE_PRINT, second = !large && (content->draft || !content->edition.carry_safe);
    struct kf_box *crisis = crisis_line(spot->build, foot_style(theme));
    struct kf_box *other = spot->second ? in_second(spot, crisis_line(spot->second, foot_style(theme))) : NULL;
    kf_len height = kf_measure(spot->placer->shaper, crisis, width, &spot->fit);
    kf_len other_height = other ? kf_measure(spot->placer->shaper, other, width, &spot->fit) : 0;
    kf_len both = height + other_height + (second ? theme->types[KF_STYLE_SMALL].line : 0);
    kf_len top = theme->footer_top + (theme->footer_height - both) / 2;

    if (both > theme->footer_height && spot->page == 0) {
        report_long_footer(spot);
    }
    if (second) {
        put_second_line(spot, handout, left, top + height + other_height, width);
    }
    put_once(spot, crisis, left, top, width);
    if (other) {
        put_once(spot, other, left, top + height, width);
    }
}

/* The month in which the oldest of the numbers was checked, "2026-10"; NULL when there is none. */
static const char *checked_on(struct spot *spot)
{
    const struct kf_records *lines = &spot->build->content->region->lines;
    const char *oldest = NULL;

    for (int i = 0; i < lines->count; i++) {
        const struct kf_helpline *line = lines->items[i];
        oldest = !oldest || g_strcmp0(line->verified_on, oldest) < 0 ? line->verified_on : oldest;
    }
    return oldest ? month_of(spot->build->arena, oldest) : NULL;
}

static kf_len second_width(struct spot *spot, const struct kf_handout *handout)
{
    bool keep = says_keep(spot, handout);
    struct spot own = in_language_of_note(spot);
    kf_len note = width_of(&own, note_of(&own, keep, spot->build->theme->live_width / 2), KF_STYLE_SMALL);

    return keep ? width_of(spot, kf_keep_line(spot->build, handout), KF_STYLE_SMALL) + KF_MM(1) + note : note;
}

/* Of the crisis line in the second language. */
static kf_len width_of_second(struct spot *spot)
{
    enum kf_style style = foot_style(spot->build->theme);
    const struct kf_box *line = crisis_line(spot->second, style);

    return kf_shape(spot->second->shaper, line->as.text.text, style, 0)->widest + KF_LEN_PER_PT;
}

/* With the month of the numbers where the words in the pill still have a line each beside it. */
static const char *version_line(struct spot *spot, const struct kf_handout *handout)
{
    const struct kf_content *content = spot->build->content;
    struct kf_arena *arena = spot->build->arena;
    const char *version = content->module->version, *checked = checked_on(spot);

    if (checked) {
        const char *long_line = kf_vocabulary_fill(content->vocabulary, arena, "version-line-checked", "version", version,
                                                   "date", checked, NULL);
        struct kf_box *crisis = crisis_line(spot->build, foot_style(spot->build->theme));
        kf_len words = kf_len_max(width_of_line(spot, crisis), second_width(spot, handout));
        words = kf_len_max(words, spot->second ? width_of_second(spot) : 0);
        if (width_of(spot, long_line, KF_STYLE_SMALL) + words + PILL_SIDES + PILL_GAP <=
            spot->build->theme->live_width) {
            return long_line;
        }
    }
    return kf_vocabulary_fill(content->vocabulary, arena, "version-line", "version", version, NULL);
}

static void put_footer(struct spot *spot, const struct kf_handout *handout, int number, int count)
{
    const struct kf_theme *theme = spot->build->theme;
    const struct kf_content *content = spot->build->content;
    struct kf_arena *arena = spot->build->arena;
    bool one_line = theme->variant == KF_LARGE_PRINT && !content->edition.carry_safe;
    enum kf_style page_style = foot_style(theme);
    const char *page = kf_vocabulary_fill(content->vocabulary, arena, "page-of", "page",
                                          page_number(arena, number, spot->lines && spot->lines->roman), "pages",
                                          page_number(arena, count, spot->lines && spot->lines->roman), NULL);
    const char *version = content->edition.carry_safe ? kf_carry_mark(arena, content, handout) : version_line(spot, handout);
    kf_len page_width = kf_len_max(width_of(spot, page, page_style), one_line ? 0 : width_of(spot, version, KF_STYLE_SMALL));
    kf_len pill = theme->live_width - page_width - PILL_GAP, icon = KF_MM(7.5);
    kf_len line_height = theme->types[page_style].line, second = one_line ? 0 : theme->types[KF_STYLE_SMALL].line;
    kf_len right = theme->left + theme->live_width, top = theme->footer_top + (theme->footer_height - line_height - second) / 2;

    spot->artifact = KF_ARTIFACT_FOOTER;
    put(spot, kf_box_art(arena, pill, theme->footer_height, draw_pill, NULL), theme->left, theme->footer_top, pill);
    put(spot, kf_part_icon(spot->build, "phone", icon, KF_STROKE_TICK, KF_INK_BLACK), theme->left + KF_MM(3),
        theme->footer_top + (theme->footer_height - icon) / 2, icon);
    put_pill_words(spot, handout, theme->left + PILL_TEXT, pill - PILL_SIDES);
    put(spot, named(line(spot, page, page_style, KF_ALIGN_END), "words/page-of"), right - page_width, top, page_width);
    if (!one_line) {
        put(spot, named(line(spot, version, KF_STYLE_SMALL, KF_ALIGN_END), KF_PRINTED_VERSION), right - page_width,
            top + line_height, page_width);
    }
}

void kf_furniture_place(struct kf_build *build, struct kf_placer *placer, enum kf_make kind,
                        const struct kf_handout *handout, const struct kf_leaves *leaves)
{
    int count = build->theme->landscape ? 0 : leaves->count;
    bool plain = build->content->edition.carry_safe;
    struct kf_logo logo;
    bool has_logo = count > 0 && !plain && kf_logo_load(build, build->theme->header_height, &logo);

    for (int i = 0; i < count; i++) {
        struct spot spot = {
            .build = build,
            .placer = placer,
            .kind = kind,
            .second = leaves->second,
            .page = leaves->first + i * leaves->step,
            .last = i == count - 1,
            .fit = kf_fit_natural(build->theme),
            .artifact = KF_ARTIFACT_HEADER,
            .logo = has_logo ? &logo : NULL,
            .lines = leaves->lines,
        };
        if (has_logo && i == 0) {
            kf_logo_fit(&logo, build->theme->header_height, room_for_logo(&spot, handout));
        }
        (plain ? put_folds : put_header)(&spot, handout);
        put_footer(&spot, handout, i + 1, count);
    }
    for (int i = 0; build->content->kit->community->sample && i < leaves->count; i++) {
        kf_sample_mark_place(build, placer, leaves->first + i * leaves->step, /* last */ i == leaves->count - 1);
    }
}
