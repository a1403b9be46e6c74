/* Questions down a spine, each with its way out at the side: the arrow to the side carries one answer, the arrow down
 * the other. In large print, and in a column, a way out stands under its question, on a branch of the spine. */
#include "blocks/build.h"

enum answer { YES, NO };

struct step {
    const char *id, *address;
    const struct kf_node *node;
    struct kf_text question, outcome;
    int exit_on;
    struct kf_block_facilitator *facilitator;
};

struct decision_tree {
    struct kf_records steps; /* struct step */
    struct kf_text end;
};

static const char *const answers[] = {"yes", "no", NULL}; /* in YAML, and the ids of their words */

static const struct kf_field step_fields[] = {
    KF_WORD_ROW(struct step, id, "id", .flags = KF_IS_ID | KF_REQUIRED, .help = "Name of the question in addresses."),
    KF_TEXT_ROW(struct step, question, "question", .flags = KF_PROSE | KF_REQUIRED,
                .help = "A question that yes or no answers."),
    KF_CHOICE_ROW(struct step, exit_on, "exit-on", .choices = answers, .flags = KF_REQUIRED,
                  .help = "The answer that leads to the outcome: yes or no. The other one leads to the next question."),
    KF_TEXT_ROW(struct step, outcome, "outcome", .flags = KF_PROSE | KF_REQUIRED, .help = "What to do then."),
    KF_FACILITATOR_ROW(struct step),
    KF_END,
};

static const struct kf_record step_record = {
    .name = "question", .summary = "A question and where one answer leads.", .size = sizeof(struct step),
    .fields = step_fields, .node_offset = offsetof(struct step, node), .address_offset = offsetof(struct step, address)};

static const struct kf_field fields[] = {
    KF_RECORDS_ROW(struct decision_tree, steps, "steps", .record = &step_record, .flags = KF_REQUIRED, .min = 2,
                   .max = 6, .help = "Two to six questions, in the order that they are asked."),
    KF_TEXT_ROW(struct decision_tree, end, "end", .flags = KF_PROSE | KF_REQUIRED,
                .help = "What to do when no question has led out."),
    KF_END,
};

#define QUESTION_WIDTH KF_MM(92)
#define BRANCH_WIDTH KF_MM(14)
#define DOWN_HEIGHT KF_MM(8)
#define LARGE_BRANCH_WIDTH KF_MM(30)
#define LARGE_DOWN_HEIGHT KF_MM(12)
#define LEAST_WIDTH KF_MM(150) /* of questions with their outcomes beside them */
#define PAD KF_MM(4)
#define CLEAR KF_MM(.6) /* between an arrow and what it joins */
#define HEAD_LENGTH KF_MM(2)
#define HEAD_HALF KF_MM(1.5)

static bool is_stacked(const struct kf_build *build)
{
    return build->theme->single_column || build->width < LEAST_WIDTH;
}

static kf_len spine(const struct kf_theme *theme) /* under the numbers */
{
    return PAD + theme->number / 2;
}

/* --- what lies behind ------------------------------------------------------------------------------------------------ */

static void draw_way_out(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_len stroke = canvas->theme->strokes[KF_STROKE_MEDIUM], half = stroke / 2;

    (void)data;
    kf_canvas_rectangle(canvas, half, half, placed->width - stroke, placed->height - stroke, KF_MM(3));
    kf_canvas_paint(canvas, KF_INK_TINT, stroke, KF_INK_ACCENT, KF_DASH_NONE);
}

static void stroke_arrow(struct kf_canvas *canvas)
{
    kf_canvas_stroke(canvas, canvas->theme->strokes[KF_STROKE_MEDIUM], KF_INK_ACCENT, KF_DASH_NONE);
}

/* At half height, under the word, from where the word may begin to the outcome. */
static void draw_branch(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_len y = placed->height / 2, tip = placed->width - CLEAR;

    (void)data;
    kf_canvas_move(canvas, kf_len_max(placed->kids[0].x, CLEAR), y);
    kf_canvas_line(canvas, tip, y);
    kf_canvas_move(canvas, tip - HEAD_LENGTH, y - HEAD_HALF);
    kf_canvas_line(canvas, tip, y);
    kf_canvas_line(canvas, tip - HEAD_LENGTH, y + HEAD_HALF);
    stroke_arrow(canvas);
}

/* From the first kid, the question, to the step's foot. */
static void draw_spine(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_len x = spine(canvas->theme), tip = placed->height - CLEAR;

    (void)data;
    kf_canvas_move(canvas, x, placed->kids[0].y + placed->kids[0].height + CLEAR);
    kf_canvas_line(canvas, x, tip);
    kf_canvas_move(canvas, x - HEAD_HALF, tip - HEAD_LENGTH);
    kf_canvas_line(canvas, x, tip);
    kf_canvas_line(canvas, x + HEAD_HALF, tip - HEAD_LENGTH);
    stroke_arrow(canvas);
}

/* --- parts ----------------------------------------------------------------------------------------------------------- */

struct parts { /* elements of one step: its boxes stand apart and share them */
    struct kf_tag *body, *answer;
};

static struct kf_box *tagged(struct kf_box *box, struct kf_tag *tag)
{
    box->tag = tag;
    return box;
}

static struct kf_box *padded(struct kf_box *stack)
{
    stack->as.stack.pad = (struct kf_pad){KF_MM(2.6), PAD, KF_MM(2.6), PAD};
    stack->as.stack.flexible_pad = false;
    stack->valign = KF_VALIGN_MIDDLE;
    return stack;
}

static struct kf_box *question_panel(struct kf_build *build, const struct step *step, int number,
                                     const struct parts *parts, kf_len width)
{
    const struct kf_theme *theme = build->theme;
    kf_len gap = KF_MM(3), inner = width - 2 * PAD;
    struct kf_box *text = kf_part_text(build, &step->question, KF_STYLE_SPEECH, KF_ROLE_P);
    struct kf_box *body = tagged(kf_part_stack(build, 0, text, NULL), parts->body);
    struct kf_list kids = {0};

    body->valign = KF_VALIGN_MIDDLE;
    struct kf_box *circle = kf_part_number(build, number, /* small */ false);
    circle->valign = KF_VALIGN_MIDDLE;
    kf_list_add(build->arena, &kids, circle);
    kf_list_add(build->arena, &kids, body);
    struct kf_box *row = kf_box_row(build->arena, &kids, (const kf_len[]){theme->number, 0}, inner, gap);
    return padded(kf_part_frame(build, kf_part_stack(build, 0, row, NULL), KF_FRAME_PLAIN));
}

static struct kf_box *way_out(struct kf_build *build, struct kf_box *text)
{
    struct kf_box *stack = padded(kf_part_stack(build, 0, text, NULL));

    stack->decorate = draw_way_out;
    stack->flags |= KF_KEEP_WHOLE;
    return stack;
}

static struct kf_box *answer_word(struct kf_build *build, enum answer answer)
{
    return kf_part_inline(build, kf_build_words(build, answers[answer]), KF_STYLE_LABEL, KF_ROLE_NONE);
}

/* The answer above the arrow; it and the outcome are read as one paragraph. */
static struct kf_box *branch(struct kf_build *build, const struct step *step, const struct parts *parts)
{
    struct kf_box *word = tagged(answer_word(build, (enum answer)step->exit_on), parts->answer);
    struct kf_box *under = kf_box_space(build->arena, build->theme->types[KF_STYLE_LABEL].line);
    struct kf_box *stack = tagged(kf_part_stack(build, 0, word, under, NULL), parts->body);

    word->as.text.align = KF_ALIGN_CENTRE;
    stack->as.stack.pad.left = is_stacked(build) ? spine(build->theme) : 0;
    stack->valign = KF_VALIGN_MIDDLE;
    stack->decorate = draw_branch;
    return stack;
}

static struct kf_box *outcome(struct kf_build *build, const struct step *step, const struct parts *parts)
{
    struct kf_box *text = kf_part_text(build, &step->outcome, KF_STYLE_COMPACT, KF_ROLE_NONE);

    return tagged(way_out(build, tagged(text, parts->answer)), parts->body);
}

/* The other answer, beside the arrow down. */
static struct kf_box *down(struct kf_build *build, const struct step *step, const struct parts *parts, kf_len height)
{
    struct kf_box *word = kf_box_role(build->arena, answer_word(build, step->exit_on == YES ? NO : YES), KF_ROLE_P);
    struct kf_box *strip = tagged(kf_part_stack(build, 0, word, NULL), parts->body);

    strip->as.stack.pad.left = spine(build->theme) + KF_MM(3);
    strip->height = (struct kf_height){height - KF_MM(1), height, height + KF_MM(2), KF_GIVE_ROWS};
    strip->valign = KF_VALIGN_MIDDLE;
    return strip;
}

static struct kf_box *beside(struct kf_build *build, const struct step *step, int number, const struct parts *parts)
{
    struct kf_list kids = {0};

    kf_list_add(build->arena, &kids, question_panel(build, step, number, parts, QUESTION_WIDTH));
    kf_list_add(build->arena, &kids, branch(build, step, parts));
    kf_list_add(build->arena, &kids, outcome(build, step, parts));
    struct kf_box *row =
        kf_box_row(build->arena, &kids, (const kf_len[]){QUESTION_WIDTH, BRANCH_WIDTH, 0}, build->width, 0);
    return kf_part_stack(build, 0, row, down(build, step, parts, DOWN_HEIGHT), NULL);
}

static struct kf_box *under(struct kf_build *build, const struct step *step, int number, const struct parts *parts)
{
    struct kf_list kids = {0};

    kf_list_add(build->arena, &kids, branch(build, step, parts));
    kf_list_add(build->arena, &kids, outcome(build, step, parts));
    struct kf_box *row = kf_box_row(build->arena, &kids, (const kf_len[]){LARGE_BRANCH_WIDTH, 0}, build->width, 0);
    return kf_part_stack(build, 0, kf_box_gap_after(question_panel(build, step, number, parts, build->width), KF_MM(4)),
                         row, down(build, step, parts, LARGE_DOWN_HEIGHT), NULL);
}

static struct kf_box *step_box(struct kf_build *build, const struct step *step, int number)
{
    const struct parts parts = {kf_tag_new(build->arena, KF_ROLE_BODY), kf_tag_new(build->arena, KF_ROLE_P)};
    struct kf_box *stack =
        is_stacked(build) ? under(build, step, number, &parts) : beside(build, step, number, &parts);

    stack->decorate = draw_spine;
    stack->address = step->address;
    stack->origin = step->node;
    stack->flags |= KF_KEEP_WHOLE | KF_ITEM;
    stack->item = number;
    return kf_box_role(build->arena, stack, KF_ROLE_ITEM);
}

static struct kf_box *end_box(struct kf_build *build, const struct kf_text *end)
{
    struct kf_box *panel = way_out(build, kf_part_text(build, end, KF_STYLE_SPEECH, KF_ROLE_P));

    return kf_box_role(build->arena, kf_part_stack(build, 0, kf_box_role(build->arena, panel, KF_ROLE_BODY), NULL),
                       KF_ROLE_ITEM);
}

static struct kf_box *build_decision_tree(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct decision_tree *tree = data;
    struct kf_list items = {0};

    (void)block;
    for (int i = 0; i < tree->steps.count; i++) {
        kf_list_add(build->arena, &items, step_box(build, tree->steps.items[i], i + 1));
    }
    g_assert(items.count > 0);
    ((struct kf_box *)items.items[items.count - 1])->flags |= KF_KEEP_NEXT; /* the end is read with what leads there */
    kf_list_add(build->arena, &items, end_box(build, &tree->end));
    struct kf_box *list = kf_part_list(build, &items, 0, KF_NUMBERING_DECIMAL);
    list->as.stack.least_kids = is_stacked(build) ? 1 : 2; /* a step in large print fills a third of a page */
    return list;
}

const struct kf_block_type kf_block_decision_tree = {
    .name = "decision-tree",
    .record = {.name = "decision-tree", .summary = "Questions down a spine, each with its way out at the side.",
               .size = sizeof(struct decision_tree), .fields = fields, .node_offset = KF_NOWHERE,
               .address_offset = KF_NOWHERE},
    .build = build_decision_tree,
    .tool = true,
    .visual = true,
    .example = "decision-tree:\n"
               "  steps:\n"
               "    - {id: safe, question: Am I safe right now?, exit-on: no, outcome: Leave. Call for help.}\n"
               "    - {id: calm, question: Are we both calm?, exit-on: no, outcome: Take a break first.}\n"
               "  end: Talk about one thing.\n",
};
