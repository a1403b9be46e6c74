/* Small steps back to here and now, in a calm strip across the page: a thread joins them. Its last line is the program's and
 * always printed: turning inward makes some people feel worse, and they need another way at once. */
#include "blocks/build.h"

enum { STEPS_LEAST = 3, STEPS_MOST = 5, TITLE_LINES = 2, TEXT_LINES = 4, NUMBER = 0 /* place in icons */ };

struct step {
    const char *id, *address;
    const struct kf_node *node;
    struct kf_text title, text;
    int icon;
    struct kf_block_facilitator *facilitator;
};

struct grounding_strip {
    struct kf_text title;
    struct kf_records steps; /* struct step */
};

static const char *const icons[] = {"number", "eye",  "ear", "feet", "five",   "wind",  "wave", "drop",
                                    "cup",    "leaf", "sun", "pause", "heart", "people", "house", NULL};

static const struct kf_field step_fields[] = {
    KF_WORD_ROW(struct step, id, "id", .flags = KF_IS_ID, .help = "The step's name in addresses."),
    KF_TEXT_ROW(struct step, title, "title", .flags = KF_PROSE | KF_REQUIRED, .help = "The step in one or two words."),
    KF_TEXT_ROW(struct step, text, "text", .flags = KF_PROSE, .help = "How, in one short line."),
    KF_CHOICE_ROW(struct step, icon, "icon", .choices = icons, .fallback = "number",
                  .help = "A drawing in the step's circle in place of its number."),
    KF_FACILITATOR_ROW(struct step),
    KF_END,
};

static const struct kf_record step_record = {
    .name = "grounding-step", .summary = "A small step.", .size = sizeof(struct step), .fields = step_fields,
    .node_offset = offsetof(struct step, node), .address_offset = offsetof(struct step, address)};

static const struct kf_field fields[] = {
    KF_TEXT_ROW(struct grounding_strip, title, "title", .flags = KF_PROSE, .help = "A few words above the steps."),
    KF_RECORDS_ROW(struct grounding_strip, steps, "steps", .record = &step_record, .flags = KF_REQUIRED,
                   .min = STEPS_LEAST, .max = STEPS_MOST, .help = "Three to five steps, in the order that they are done."),
    KF_END,
};

#define COLUMN_GAP KF_MM(4)
#define STACKED_GAP KF_MM(5)
#define WORDS_GAP KF_MM(3) /* beside a circle */
#define CLEAR KF_MM(1)     /* between a circle and the thread */
#define LEAST_WIDTH KF_MM(130) /* of steps side by side */

static bool is_stacked(const struct kf_build *build)
{
    return build->theme->single_column || build->width < LEAST_WIDTH;
}

static kf_len circle_side(const struct kf_theme *theme)
{
    return theme->number + KF_MM(3); /* room for a drawing */
}

/* --- the thread ------------------------------------------------------------------------------------------------------ */

static void draw_across(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_len side = circle_side(canvas->theme), y = side / 2;

    (void)data;
    for (int i = 0; i + 1 < placed->kid_count; i++) {
        kf_canvas_move(canvas, placed->kids[i].x + side + CLEAR, y);
        kf_canvas_line(canvas, placed->kids[i + 1].x - CLEAR, y);
    }
    kf_canvas_stroke(canvas, canvas->theme->strokes[KF_STROKE_MEDIUM], KF_INK_ACCENT, KF_DASH_NONE);
}

static void draw_down(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_len side = circle_side(canvas->theme), x = side / 2;

    (void)data;
    for (int i = 0; i + 1 < placed->kid_count; i++) {
        kf_canvas_move(canvas, x, placed->kids[i].y + side + CLEAR);
        kf_canvas_line(canvas, x, placed->kids[i + 1].y - CLEAR);
    }
    kf_canvas_stroke(canvas, canvas->theme->strokes[KF_STROKE_MEDIUM], KF_INK_ACCENT, KF_DASH_NONE);
}

/* --- steps ----------------------------------------------------------------------------------------------------------- */

static void draw_circle(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_len stroke = canvas->theme->strokes[KF_STROKE_MEDIUM];

    (void)data;
    kf_canvas_circle(canvas, placed->width / 2, placed->height / 2, (placed->width - stroke) / 2);
    kf_canvas_stroke(canvas, stroke, KF_INK_ACCENT, KF_DASH_NONE);
}

/* A number is the item's label; a drawing only decorates. */
static struct kf_box *circle(struct kf_build *build, const struct step *step, int number)
{
    const struct kf_theme *theme = build->theme;
    kf_len side = circle_side(theme), inside = side * 5 / 8;
    struct kf_box *art = kf_box_art(build->arena, side, side, draw_circle, NULL);
    struct kf_child child;

    if (step->icon == NUMBER) {
        const struct kf_inline *digit = kf_build_plain(build, kf_arena_format(build->arena, "%d", number));
        struct kf_box *text = kf_part_inline(build, digit, KF_STYLE_NUMBER, KF_ROLE_NONE);
        text->as.text.align = KF_ALIGN_CENTRE;
        child = (struct kf_child){text, 0, (side - theme->types[KF_STYLE_NUMBER].line) / 2, side, 0};
        kf_box_role(build->arena, art, KF_ROLE_LABEL);
    } else {
        struct kf_box *icon = kf_part_icon(build, icons[step->icon], inside, KF_STROKE_MEDIUM, KF_INK_ACCENT);
        child = (struct kf_child){icon, (side - inside) / 2, (side - inside) / 2, inside, inside};
    }
    kf_box_art_children(build->arena, art, &child, 1);
    return art;
}

static struct kf_box *words(struct kf_build *build, const struct step *step)
{
    struct kf_box *title = kf_part_text(build, &step->title, KF_STYLE_SUBHEAD, KF_ROLE_P);
    struct kf_box *text = kf_part_text(build, &step->text, KF_STYLE_COMPACT, KF_ROLE_P);

    return kf_box_role(build->arena, kf_part_stack(build, 0, title, text, NULL), KF_ROLE_BODY);
}

static struct kf_box *item_of(struct kf_box *item, const struct step *step, int number)
{
    item->address = step->address;
    item->origin = step->node;
    item->flags |= KF_KEEP_WHOLE | KF_ITEM;
    item->item = step->icon == NUMBER ? number : 0;
    return item;
}

static struct kf_box *steps_across(struct kf_build *build, const struct grounding_strip *strip)
{
    int count = strip->steps.count;
    kf_len width = (build->width - COLUMN_GAP * (count - 1)) / count;
    static const kf_len equal[STEPS_MOST] = {0};
    struct kf_list items = {0};

    for (int i = 0; i < count; i++) {
        const struct step *step = strip->steps.items[i];
        kf_part_fits(build, &step->title, KF_STYLE_SUBHEAD, width, TITLE_LINES);
        kf_part_fits(build, &step->text, KF_STYLE_COMPACT, width, TEXT_LINES);
        struct kf_box *item = kf_part_stack(build, KF_MM(1), circle(build, step, i + 1), words(build, step), NULL);
        kf_list_add(build->arena, &items, item_of(kf_box_role(build->arena, item, KF_ROLE_ITEM), step, i + 1));
    }
    struct kf_box *row = kf_box_row(build->arena, &items, equal, build->width, COLUMN_GAP);
    struct kf_tag *tag = kf_tag_new(build->arena, KF_ROLE_LIST);
    tag->numbering = KF_NUMBERING_DECIMAL;
    row->tag = tag;
    row->decorate = draw_across;
    return row;
}

static struct kf_box *steps_down(struct kf_build *build, const struct grounding_strip *strip)
{
    kf_len side = circle_side(build->theme);
    struct kf_list items = {0};

    for (int i = 0; i < strip->steps.count; i++) {
        const struct step *step = strip->steps.items[i];
        struct kf_box *body = words(build, step);
        body->valign = KF_VALIGN_MIDDLE;
        struct kf_box *item = kf_part_item(build, circle(build, step, i + 1), side, WORDS_GAP, body);
        kf_list_add(build->arena, &items, item_of(item, step, i + 1));
    }
    struct kf_box *list = kf_part_list(build, &items, STACKED_GAP, KF_NUMBERING_DECIMAL);
    list->decorate = draw_down;
    return list;
}

/* --- the strip ------------------------------------------------------------------------------------------------------- */

static struct kf_box *way_out(struct kf_build *build)
{
    kf_len size = build->theme->note_icon;
    struct kf_box *icon = kf_part_icon(build, "eye", size, KF_STROKE_MEDIUM, KF_INK_BLACK);
    struct kf_box *text =
        kf_part_inline(build, kf_build_words(build, "look-around-instead"), KF_STYLE_PROMPT, KF_ROLE_P);
    struct kf_list kids = {0};

    icon->valign = text->valign = KF_VALIGN_MIDDLE;
    kf_list_add(build->arena, &kids, icon);
    kf_list_add(build->arena, &kids, text);
    struct kf_box *row = kf_box_row(build->arena, &kids, (const kf_len[]){size, 0}, build->width, WORDS_GAP);
    row->flags |= KF_KEEP_WHOLE | KF_SAFETY;
    return row;
}

static struct kf_box *build_grounding_strip(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct grounding_strip *strip = data;
    struct kf_build inner = *build;
    struct kf_list parts = {0};

    (void)block;
    inner.width = build->width - 2 * build->theme->padding;
    if (strip->title.text) {
        kf_list_add(build->arena, &parts, kf_part_text(&inner, &strip->title, KF_STYLE_HEADING, KF_ROLE_P));
    }
    struct kf_box *steps = is_stacked(build) ? steps_down(&inner, strip) : steps_across(&inner, strip);
    kf_list_add(build->arena, &parts, steps);
    kf_list_add(build->arena, &parts, way_out(&inner));
    struct kf_box *box = kf_part_frame(build, kf_box_stack(build->arena, &parts, KF_MM(3)), KF_FRAME_PLAIN);
    box->flags |= KF_SAFETY; /* whole in every edition: the way out is read with the steps */
    return box;
}

const struct kf_block_type kf_block_grounding_strip = {
    .name = "grounding-strip",
    .record = {.name = "grounding-strip", .summary = "Small steps back to here and now, and what to do if they make it worse.",
               .size = sizeof(struct grounding_strip), .fields = fields, .node_offset = KF_NOWHERE,
               .address_offset = KF_NOWHERE, .shorthand = "steps"},
    .build = build_grounding_strip,
    .example = "grounding-strip:\n"
               "  title: Back to here and now\n"
               "  steps:\n"
               "    - {id: press, title: Press, text: \"Hands or feet on something firm.\", icon: feet}\n"
               "    - {id: look, title: Look, text: Find three things of one color., icon: eye}\n"
               "    - {id: say, title: Say, text: \"“I am here. It is today.”\", icon: heart}\n",
};
