/* What comes after the session: what people do before the next one, and what is known, with its sources. One flow, each part
 * with a title of its own. */
#include <string.h>

#include "blocks/references.h"
#include "editions/guide_internal.h"

#define COLUMN_GAP KF_MM(8)
#define PILL_PAD KF_MM(2.4)

static kf_len column(const struct kf_build *build)
{
    return build->theme->single_column ? build->width : (build->width - COLUMN_GAP) / 2;
}

/* Pairs of boxes side by side, each as high as the higher: read across. */
static struct kf_box *in_pairs(struct kf_build *build, struct kf_list *boxes, kf_len gap)
{
    kf_len width = column(build);
    struct kf_list rows = {0};

    if (build->theme->single_column) {
        return kf_box_stack(build->arena, boxes, gap);
    }
    for (int i = 0; i < boxes->count; i += 2) {
        struct kf_list row = {0};
        kf_list_add(build->arena, &row, boxes->items[i]);
        kf_list_add(build->arena, &row, i + 1 < boxes->count ? boxes->items[i + 1] : kf_box_space(build->arena, 0));
        struct kf_box *pair = kf_box_row(build->arena, &row, (const kf_len[]){width, width}, build->width, COLUMN_GAP);
        pair->flags |= KF_KEEP_WHOLE;
        kf_list_add(build->arena, &rows, pair);
    }
    return kf_box_stack(build->arena, &rows, gap);
}

/* --- before next time ---------------------------------------------------------------------------------------------------- */

static struct kf_box *give_box(struct kf_build *build, const struct kf_home_practice *practice)
{
    struct kf_box *words = kf_part_text(build, &practice->give, KF_STYLE_SCRIPT, KF_ROLE_QUOTE);
    struct kf_box *bubble = kf_part_frame(build, kf_part_stack(build, 0, words, NULL), KF_FRAME_SAY_DOWN);

    return kf_part_stack(build, KF_MM(1), kf_part_inline(build, kf_build_words(build, "say"), KF_STYLE_SUBHEAD, build->heading),
                         bubble, NULL);
}

/* The first review; without one, the first after the opening. */
static int place_of_last_time(const struct kf_schedule *schedule)
{
    for (int i = 0; i < schedule->count; i++) {
        if (schedule->items[i].activity->part == KF_PART_REVIEW) {
            return i;
        }
    }
    return MIN(1, schedule->count - 1);
}

struct kf_box *kf_from_last_time_box(struct kf_build *build, int place)
{
    const struct kf_content *before = build->content->before;
    const struct kf_session *session = before != NULL ? before->module->session : NULL;
    const struct kf_vocabulary *vocabulary = build->content->vocabulary;

    if (session == NULL || session->home_practice == NULL || place != place_of_last_time(build->content->schedule)) {
        return NULL;
    }
    const char *given = kf_vocabulary_fill(vocabulary, build->arena, "last-time-given", "title", before->module->title.text,
                                           NULL);
    struct kf_list kids = {0};
    struct kf_build inner = *build;
    inner.width = build->width - 2 * build->theme->padding;
    struct kf_box *head = kf_part_inline(&inner, kf_build_words(&inner, "from-last-time"), KF_STYLE_SUBHEAD, inner.heading);
    head->flags |= KF_KEEP_NEXT;
    kf_list_add(build->arena, &kids, head);
    kf_list_add(build->arena, &kids,
                kf_part_inline(&inner, kf_build_labelled(&inner, given, &session->home_practice->give), KF_STYLE_COMPACT,
                               KF_ROLE_P));
    if (session->home_practice->next_time.text) {
        const char *ask = kf_vocabulary_get(vocabulary, "last-time-ask");
        kf_list_add(build->arena, &kids,
                    kf_part_inline(&inner, kf_build_labelled(&inner, ask, &session->home_practice->next_time),
                                   KF_STYLE_COMPACT, KF_ROLE_P));
    }
    struct kf_box *box = kf_part_frame(build, kf_box_stack(build->arena, &kids, KF_MM(1)), KF_FRAME_PLAIN);
    box->flags |= KF_KEEP_WHOLE;
    return box;
}

static struct kf_box *not_cleared_box(struct kf_build *build, const struct kf_home_practice *practice)
{
    const struct kf_theme *theme = build->theme;
    kf_len inner = build->width - 2 * theme->padding;
    struct kf_list head = {0};
    struct kf_box *title = kf_part_inline(build, kf_build_words(build, "if-not-cleared"), KF_STYLE_SUBHEAD, build->heading);

    title->valign = KF_VALIGN_MIDDLE;
    kf_list_add(build->arena, &head, kf_part_icon(build, "shield", theme->icon, KF_STROKE_MEDIUM, KF_INK_BLACK));
    kf_list_add(build->arena, &head, title);
    struct kf_box *row = kf_box_row(build->arena, &head, (const kf_len[]){theme->icon, 0}, inner, KF_MM(2));
    struct kf_box *words = kf_part_text(build, &practice->if_not_cleared, KF_STYLE_COMPACT, KF_ROLE_P);
    struct kf_box *box = kf_part_frame(build, kf_part_stack(build, KF_MM(1.6), row, words, NULL), KF_FRAME_STRONG);
    box->flags |= KF_SAFETY;
    return kf_part_stack(build, 0, box, NULL); /* as high as its words, not as its neighbour */
}

static struct kf_box *home_practice_box(struct kf_build *build, const struct kf_home_practice *practice)
{
    struct kf_build inner = *build;
    struct kf_list left = {0}, kids = {0};

    inner.width = column(build);
    kf_list_add(build->arena, &left, give_box(&inner, practice));
    if (practice->next_time.text) {
        kf_list_add(build->arena, &left, kf_guide_side_part(&inner, "next-time", &practice->next_time));
    }
    kf_list_add(build->arena, &kids, kf_box_stack(build->arena, &left, KF_MM(3)));
    kf_list_add(build->arena, &kids, not_cleared_box(&inner, practice));
    return kf_guide_beside(build, &kids, (const kf_len[]){inner.width, inner.width}, COLUMN_GAP);
}

/* --- what is known ------------------------------------------------------------------------------------------------------- */

static void draw_pill(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_len stroke = canvas->theme->strokes[KF_STROKE_LINE];

    (void)data;
    kf_canvas_rectangle(canvas, stroke / 2, stroke / 2, placed->width - stroke, placed->height - stroke, placed->height / 2);
    kf_canvas_stroke(canvas, stroke, KF_INK_BLACK, KF_DASH_NONE);
}

/* How well a claim is supported, in words. */
static struct kf_box *strength_box(struct kf_build *build, int strength)
{
    const char *id = kf_arena_format(build->arena, "strength-%s", kf_strength_names[strength]);
    struct kf_box *words = kf_part_inline(build, kf_build_words(build, id), KF_STYLE_SMALL_BOLD, KF_ROLE_LABEL);
    kf_len line = build->theme->types[KF_STYLE_SMALL_BOLD].line, height = line + KF_MM(1.2);
    kf_len width = kf_shape(build->shaper, words->as.text.text, KF_STYLE_SMALL_BOLD, 0)->widest + KF_LEN_PER_PT;
    struct kf_box *pill = kf_box_art(build->arena, width + 2 * PILL_PAD, height, draw_pill, NULL);

    kf_box_art_children(build->arena, pill, &(struct kf_child){words, PILL_PAD, KF_MM(.6), width, 0}, 1);
    return pill;
}

/* Place of a reference in the list, from 1; 0: it is not there, and a rule says so. */
static int place_of(const struct kf_module *module, const char *id)
{
    for (int i = 0; i < module->references.count; i++) {
        const struct kf_reference *reference = module->references.items[i];
        if (strcmp(reference->id, id) == 0) {
            return i + 1;
        }
    }
    return 0;
}

/* "Sources: 1, 4" */
static struct kf_box *sources_box(struct kf_build *build, const struct kf_claim *claim)
{
    const struct kf_vocabulary *vocabulary = build->content->vocabulary;
    const char *places = NULL;

    for (int i = 0; i < claim->sources.count; i++) {
        int place = place_of(build->content->module, claim->sources.items[i]);
        const char *digits = kf_arena_format(build->arena, "%d", place);
        if (place > 0) {
            places = places ? kf_vocabulary_fill(vocabulary, build->arena, "list-more", "a", places, "b", digits, NULL) : digits;
        }
    }
    const char *words = kf_arena_format(build->arena, "%s: %s", kf_vocabulary_get(vocabulary, "sources"), places ? places : "");
    return kf_part_inline(build, kf_build_plain(build, words), KF_STYLE_SMALL, KF_ROLE_P);
}

static struct kf_box *claim_box(struct kf_build *build, const struct kf_claim *claim)
{
    struct kf_list words = {0};

    kf_list_add(build->arena, &words,
                kf_part_inline(build, kf_inline_with(build->arena, kf_build_inline(build, &claim->claim), KF_STRONG),
                               KF_STYLE_COMPACT, KF_ROLE_P));
    if (claim->note.text) {
        kf_list_add(build->arena, &words, kf_part_text(build, &claim->note, KF_STYLE_COMPACT, KF_ROLE_P));
    }
    kf_list_add(build->arena, &words, sources_box(build, claim));
    struct kf_box *body = kf_box_role(build->arena, kf_box_stack(build->arena, &words, KF_MM(.6)), KF_ROLE_BODY);
    struct kf_box *box = kf_part_stack(build, KF_MM(1), strength_box(build, claim->strength), body, NULL);
    box->origin = claim->node;
    box->address = claim->address;
    box->flags |= KF_KEEP_WHOLE;
    return kf_box_role(build->arena, box, KF_ROLE_ITEM);
}

static struct kf_box *claims_box(struct kf_build *build, const struct kf_records *claims)
{
    struct kf_build inner = *build;
    struct kf_list boxes = {0};

    inner.width = column(build);
    for (int i = 0; i < claims->count; i++) {
        kf_list_add(build->arena, &boxes, claim_box(&inner, claims->items[i]));
    }
    return kf_box_role(build->arena, in_pairs(build, &boxes, KF_MM(4)), KF_ROLE_LIST);
}

/* --- the flow ------------------------------------------------------------------------------------------------------------ */

struct flow {
    struct kf_build *build;
    struct kf_list boxes, parts; /* parts: struct kf_part_title */
};

static const char *address_of(struct flow *flow, const char *id)
{
    return kf_arena_format(flow->build->arena, "%s/%s", flow->build->content->module->session->address, id);
}

/* A title, which is a bookmark, and its content under it. */
static void add_part(struct flow *flow, const char *id, struct kf_box *content)
{
    struct kf_build *build = flow->build;
    const struct kf_inline *words = kf_build_words(build, id);
    struct kf_part_title *part = KF_NEW(build->arena, struct kf_part_title);
    struct kf_box *title = kf_title_box(build, NULL, words, NULL, NULL);

    *part = (struct kf_part_title){words->text, address_of(flow, id)};
    title->address = part->address;
    title->flags |= KF_ITEM;
    kf_list_add(build->arena, &flow->parts, part);
    kf_list_add(build->arena, &flow->boxes, title);
    kf_list_add(build->arena, &flow->boxes, content);
}

void kf_after_session_section(struct kf_build *build, struct kf_list *ret_sections)
{
    const struct kf_module *module = build->content->module;
    const struct kf_session *session = module->session;
    struct flow flow = {.build = build};

    if (session->home_practice) {
        add_part(&flow, "home-practice", home_practice_box(build, session->home_practice));
    }
    if (session->background.count > 0) {
        add_part(&flow, "what-is-known", claims_box(build, &session->background));
    }
    if (module->references.count > 0) {
        const struct kf_list references = {.items = module->references.items, .count = module->references.count};
        add_part(&flow, "references", kf_references_page(build, &references));
    }
    if (flow.boxes.count > 0) {
        struct kf_section *section = kf_guide_add_section(build, &flow.boxes, kf_build_words(build, "after-the-session")->text,
                                                          session->node, address_of(&flow, "after"), ret_sections);
        section->parts = flow.parts;
    }
}
