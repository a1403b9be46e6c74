/* Steps of a talk: what to leave, what to try, and who speaks. On paper a table with a thread from circle to circle; in
 * large print a list of steps, each with its two bubbles under it. */
#include "blocks/bubble.h"

enum speaker { BOTH, WHO_WAS_HURT, WHO_CAUSED_IT };

struct step {
    const char *id, *address;
    const struct kf_node *node;
    struct kf_text step, text, instead_of, try_;
    int speaker;
    struct kf_block_facilitator *facilitator;
};

struct steps_dialogue {
    struct kf_records steps;
};

static const char *const speakers[] = {"both", "who-was-hurt", "who-caused-it", NULL};

static const struct kf_field step_fields[] = {
    KF_WORD_ROW(struct step, id, "id", .flags = KF_IS_ID | KF_REQUIRED, .help = "Name of the step in addresses."),
    KF_TEXT_ROW(struct step, step, "step", .flags = KF_PROSE | KF_REQUIRED, .help = "The step's name, two to five words."),
    KF_CHOICE_ROW(struct step, speaker, "speaker", .choices = speakers, .fallback = "both",
                  .help = "Who speaks: both, who-was-hurt or who-caused-it. Each has a mark."),
    KF_TEXT_ROW(struct step, text, "text", .flags = KF_PROSE, .help = "How to do it, two short lines."),
    KF_TEXT_ROW(struct step, instead_of, "instead-of", .flags = KF_PROSE | KF_REQUIRED | KF_TO_LEAVE,
                .help = "What people say when it goes wrong, with its quotation marks."),
    KF_TEXT_ROW(struct step, try_, "try", .flags = KF_PROSE | KF_REQUIRED,
                .help = "What to say in its place, with its quotation marks."),
    KF_FACILITATOR_ROW(struct step),
    KF_END,
};

static const struct kf_record step_record = {
    .name = "dialogue-step", .summary = "One step of a talk.", .size = sizeof(struct step), .fields = step_fields,
    .node_offset = offsetof(struct step, node), .address_offset = offsetof(struct step, address)};

static const struct kf_field fields[] = {
    KF_RECORDS_ROW(struct steps_dialogue, steps, "steps", .record = &step_record, .flags = KF_REQUIRED, .min = 2,
                   .max = 9, .help = "The steps in order."),
    KF_END,
};

/* mm, from the target page. */
#define STEP_WIDTH KF_MM(67)
#define STEP_GAP KF_MM(4.7)
#define INSTEAD_WIDTH KF_MM(43.6)
#define TRY_HEIGHT KF_MM(18)
#define NUMBER_GAP KF_MM(3)
#define SPEAKER_MARK KF_MM(2.4)

static struct kf_box *role_stack(struct kf_build *build, struct kf_box *stack, enum kf_role role, enum kf_scope scope)
{
    struct kf_tag *tag = kf_tag_new(build->arena, role);

    tag->scope = scope;
    stack->tag = tag;
    return stack;
}

/* Filled for the one who was hurt, open for the one who caused it, one of each for both: told apart in any copy. */
static void draw_speaker(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    enum speaker speaker = *(const enum speaker *)data;
    kf_len stroke = canvas->theme->strokes[KF_STROKE_TICK], radius = placed->height / 2 - stroke / 2;
    kf_len x = placed->height / 2;

    if (speaker != WHO_CAUSED_IT) {
        kf_canvas_circle(canvas, x, placed->height / 2, radius);
        kf_canvas_paint(canvas, KF_INK_BLACK, stroke, KF_INK_BLACK, KF_DASH_NONE);
        x += placed->height + KF_MM(.6);
    }
    if (speaker != WHO_WAS_HURT) {
        kf_canvas_circle(canvas, x, placed->height / 2, radius);
        kf_canvas_stroke(canvas, stroke, KF_INK_BLACK, KF_DASH_NONE);
    }
}

static struct kf_box *speaker_line(struct kf_build *build, const struct step *step, kf_len available)
{
    static const char *const words[] = {"speaker-both", "speaker-who-was-hurt", "speaker-who-caused-it"};
    enum speaker *speaker = KF_NEW(build->arena, enum speaker);
    kf_len side = build->theme->single_column ? KF_MM(4) : SPEAKER_MARK;
    kf_len width = step->speaker == BOTH ? 2 * side + KF_MM(.6) : side;
    struct kf_list kids = {0};

    *speaker = (enum speaker)step->speaker;
    struct kf_box *mark = kf_box_art(build->arena, width, side, draw_speaker, speaker);
    mark->valign = KF_VALIGN_MIDDLE;
    kf_list_add(build->arena, &kids, mark);
    enum kf_style style = build->theme->single_column ? KF_STYLE_COMPACT : KF_STYLE_SMALL;
    kf_list_add(build->arena, &kids,
                kf_part_inline(build, kf_build_words(build, words[step->speaker]), style, KF_ROLE_P));
    return kf_box_row(build->arena, &kids, (const kf_len[]){width, 0}, available, KF_MM(1.4));
}

static struct kf_box *step_cell(struct kf_build *build, const struct step *step, int number)
{
    struct kf_list words = {0}, kids = {0};
    struct kf_box *text;

    kf_list_add(build->arena, &words, kf_part_text(build, &step->step, KF_STYLE_SUBHEAD, KF_ROLE_P));
    kf_list_add(build->arena, &words, speaker_line(build, step, STEP_WIDTH - build->theme->number - NUMBER_GAP));
    if ((text = kf_part_text(build, &step->text, KF_STYLE_COMPACT, KF_ROLE_P))) {
        kf_list_add(build->arena, &words, text);
    }
    struct kf_box *circle = kf_part_number(build, number, false);
    circle->tag = kf_box_role(build->arena, circle, KF_ROLE_P)->tag;
    kf_list_add(build->arena, &kids, circle);
    kf_list_add(build->arena, &kids, kf_box_stack(build->arena, &words, 0));
    struct kf_box *row = kf_box_row(build->arena, &kids, (const kf_len[]){build->theme->number, 0}, STEP_WIDTH, NUMBER_GAP);
    return role_stack(build, row, KF_ROLE_HEAD_CELL, KF_SCOPE_ROW);
}

static const kf_len widths[] = {STEP_WIDTH, STEP_GAP, INSTEAD_WIDTH, KF_BUBBLE_ARROW_WIDTH, 0};

static struct kf_box *table_row(struct kf_build *build, struct kf_box *step, struct kf_box *instead,
                                struct kf_box *between, struct kf_box *try_)
{
    struct kf_list kids = {0};

    kf_list_add(build->arena, &kids, step);
    kf_list_add(build->arena, &kids, kf_box_space(build->arena, 0));
    kf_list_add(build->arena, &kids, instead);
    kf_list_add(build->arena, &kids, between);
    kf_list_add(build->arena, &kids, try_);
    struct kf_box *row = kf_box_row(build->arena, &kids, widths, build->width, 0);
    row->flags |= KF_KEEP_WHOLE;
    return kf_box_role(build->arena, row, KF_ROLE_ROW);
}

/* From circle to circle; stops at the last on a page. */
static void draw_thread(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_len x = canvas->theme->number / 2, circle = canvas->theme->number;
    int heads = *(const int *)data;

    for (int i = heads; i + 1 < placed->kid_count; i++) {
        kf_canvas_move(canvas, x, placed->kids[i].y + circle - KF_MM(.3));
        kf_canvas_line(canvas, x, placed->kids[i + 1].y + KF_MM(.3));
    }
    if (placed->kid_count - heads > 1) {
        kf_canvas_stroke(canvas, canvas->theme->strokes[KF_STROKE_MEDIUM], KF_INK_ACCENT, KF_DASH_NONE);
    }
}

static const int thread_heads = 1;

static struct kf_box *build_table(struct kf_build *build, const struct steps_dialogue *dialogue)
{
    struct kf_list rows = {0};

    kf_list_add(build->arena, &rows,
                table_row(build, kf_bubble_head(build, "step", build->theme->number + NUMBER_GAP),
                          kf_bubble_head(build, "instead-of", KF_MM(.6)), kf_box_space(build->arena, 0),
                          kf_bubble_head(build, "try", KF_MM(.6))));
    for (int i = 0; i < dialogue->steps.count; i++) {
        const struct step *step = dialogue->steps.items[i];
        struct kf_box *row = table_row(
            build, step_cell(build, step, i + 1),
            kf_bubble_cell(build, kf_bubble(build, &step->instead_of, KF_FRAME_INSTEAD, KF_BUBBLE_HEIGHT)),
            kf_bubble_arrow(build), kf_bubble_cell(build, kf_bubble(build, &step->try_, KF_FRAME_TRY, TRY_HEIGHT)));
        row->height = (struct kf_height){KF_MM(20), KF_MM(21), KF_MM(22), KF_GIVE_ROWS};
        row->address = step->address;
        row->origin = step->node;
        row->flags |= KF_ITEM;
        row->item = i + 1;
        kf_list_add(build->arena, &rows, row);
    }
    struct kf_box *table = kf_box_table(build->arena, &rows, thread_heads);
    table->decorate = draw_thread;
    table->decor = &thread_heads;
    return kf_box_role(build->arena, table, KF_ROLE_TABLE);
}

static struct kf_box *stacked_step(struct kf_build *build, const struct step *step, int number)
{
    const struct kf_theme *theme = build->theme;
    kf_len gap = KF_MM(4), inner = build->width - theme->number - gap;
    struct kf_list words = {0};
    struct kf_box *text;

    kf_list_add(build->arena, &words, kf_part_text(build, &step->step, KF_STYLE_SUBHEAD, KF_ROLE_P));
    kf_list_add(build->arena, &words, speaker_line(build, step, inner));
    if ((text = kf_part_text(build, &step->text, KF_STYLE_BODY, KF_ROLE_P))) {
        kf_list_add(build->arena, &words, text);
    }
    kf_list_add(build->arena, &words, kf_box_space(build->arena, KF_MM(2)));
    kf_list_add(build->arena, &words, kf_bubble_stacked(build, &step->instead_of, &step->try_, inner));
    struct kf_box *item = kf_part_item(build, kf_part_number(build, number, false), theme->number, gap,
                                       kf_box_stack(build->arena, &words, 0));
    item->address = step->address;
    item->origin = step->node;
    item->flags |= KF_ITEM;
    item->item = number;
    return item;
}

static struct kf_box *build_steps(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct steps_dialogue *dialogue = data;
    struct kf_list items = {0};

    (void)block;
    if (!build->theme->single_column) {
        return build_table(build, dialogue);
    }
    for (int i = 0; i < dialogue->steps.count; i++) {
        kf_list_add(build->arena, &items, stacked_step(build, dialogue->steps.items[i], i + 1));
    }
    struct kf_box *list = kf_part_list(build, &items, build->theme->gap, KF_NUMBERING_DECIMAL);
    list->as.stack.flexible_gap = true;
    list->as.stack.least_kids = 1; /* a step fills a third of a page */
    return list;
}

const struct kf_block_type kf_block_steps_dialogue = {
    .name = "steps-dialogue",
    .record = {.name = "steps-dialogue", .summary = "Steps of a talk: instead of this, try that.",
               .size = sizeof(struct steps_dialogue), .fields = fields, .node_offset = KF_NOWHERE,
               .address_offset = KF_NOWHERE, .shorthand = "steps"},
    .build = build_steps,
    .tool = true,
    .example = "steps-dialogue:\n"
               "  - {id: pause, step: Pause, speaker: both, text: Wait a while., instead-of: “Now!”, try: “Later?”}\n"
               "  - {id: own, step: Own it, speaker: who-caused-it, instead-of: “You too!”, try: “I am sorry.”}\n",
};
