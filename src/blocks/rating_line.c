/* A line from 0 to 10 with words at its ends, for one question or for several that share them. */
#include "blocks/points.h"

struct question {
    const char *id, *address;
    const struct kf_node *node;
    struct kf_text text;
};

struct rating_line {
    struct kf_text question, low, middle, high;
    int from, to;
    struct kf_records questions; /* struct question */
};

static const struct kf_field question_fields[] = {
    KF_WORD_ROW(struct question, id, "id", .flags = KF_IS_ID | KF_REQUIRED, .help = "Name of the question in addresses."),
    KF_TEXT_ROW(struct question, text, "text", .flags = KF_PROSE | KF_REQUIRED, .help = "What its line is for, one line."),
    KF_END,
};

static const struct kf_record question_record = {
    .name = "line-question",
    .summary = "A question with a line of its own.",
    .size = sizeof(struct question),
    .fields = question_fields,
    .node_offset = offsetof(struct question, node),
    .address_offset = offsetof(struct question, address),
};

static const struct kf_field fields[] = {
    KF_TEXT_ROW(struct rating_line, question, "question", .flags = KF_PROSE,
                .help = "What the line answers; with questions, what all of them have in common."),
    KF_INT_ROW(struct rating_line, from, "from", .min = 0, .max = 1, .fallback = "0",
               .help = "The lowest number: 0 or 1."),
    KF_INT_ROW(struct rating_line, to, "to", .min = 2, .max = 10, .fallback = "10",
               .help = "The highest number, 10 at most."),
    KF_TEXT_ROW(struct rating_line, low, "low", .flags = KF_PROSE | KF_REQUIRED,
                .help = "What the lowest number means, in a few words."),
    KF_TEXT_ROW(struct rating_line, middle, "middle", .flags = KF_PROSE, .help = "What the number in the middle means."),
    KF_TEXT_ROW(struct rating_line, high, "high", .flags = KF_PROSE | KF_REQUIRED,
                .help = "What the highest number means."),
    KF_RECORDS_ROW(struct rating_line, questions, "questions", .record = &question_record, .min = 2, .max = 8,
                   .help = "Two to eight questions that share the ends, each over a line of its own."),
    KF_END,
};

/* mm */
#define CIRCLE KF_MM(7)
#define SMALL_CIRCLE KF_MM(5) /* a tick box: the least that a pen aims at */
#define LARGE_CIRCLE KF_MM(9)
#define LEAST_BETWEEN KF_MM(2.5)
#define HEAD_GAP KF_MM(2)
#define END_GAP KF_MM(4)
#define DIGITS KF_MM(6) /* before an end's words */

static void complain(struct kf_run *run, const struct kf_block *block, enum kf_code code, const char *message,
                     const char *hint)
{
    kf_diag_hint(run->diags, kf_diag_push(run->diags, code, block->node->span, block->address, "%s", message), "%s",
                 hint);
}

static void check_rating_line(struct kf_run *run, const struct kf_block *block, const void *data)
{
    const struct rating_line *line = data;
    int steps = line->to - line->from;

    if (!line->question.text && line->questions.count == 0) {
        complain(run, block, KF_MISSING_KEY, "a rating line without a question",
                 "write `question:`, or several under `questions:`");
    }
    if (steps < 2) {
        complain(run, block, KF_OUT_OF_RANGE, "a rating line with two numbers",
                 "write a higher number after `to:`, or use a checklist for yes and no");
    } else if (line->middle.text && steps % 2 != 0) {
        complain(run, block, KF_OUT_OF_RANGE, "this rating line has no number in the middle",
                 "take out `middle:`, or move an end by one");
    }
}

/* --- the ends -------------------------------------------------------------------------------------------------------- */

/* "**0** Not at all" */
static void add_end(struct kf_build *build, struct kf_list *ends, const struct kf_text *text, int number,
                    enum kf_align align)
{
    const char *digits = kf_arena_format(build->arena, "%d", number);
    struct kf_box *box =
        kf_part_inline(build, kf_build_labelled(build, digits, text), KF_STYLE_COMPACT, KF_ROLE_P);

    box->as.text.align = build->theme->single_column ? KF_ALIGN_START : align;
    kf_list_add(build->arena, ends, box);
}

static struct kf_box *ends_of(struct kf_build *build, const struct rating_line *line)
{
    const struct kf_text *const texts[] = {&line->low, &line->middle, &line->high};
    const kf_len equal[G_N_ELEMENTS(texts)] = {0};
    int count = line->middle.text ? 3 : 2;
    struct kf_list ends = {0};

    for (int i = 0; i < 3 && !build->theme->single_column; i++) {
        kf_part_fits(build, texts[i], KF_STYLE_COMPACT, (build->width - (count - 1) * END_GAP) / count - DIGITS, 2);
    }
    add_end(build, &ends, &line->low, line->from, KF_ALIGN_START);
    if (line->middle.text) {
        add_end(build, &ends, &line->middle, (line->from + line->to) / 2, KF_ALIGN_CENTRE);
    }
    add_end(build, &ends, &line->high, line->to, KF_ALIGN_END);
    return build->theme->single_column ? kf_box_stack(build->arena, &ends, 0)
                                       : kf_box_row(build->arena, &ends, equal, build->width, END_GAP);
}

/* --- the lines ------------------------------------------------------------------------------------------------------- */

static kf_len side_of(const struct kf_build *build, int count)
{
    if (build->theme->single_column) {
        return LARGE_CIRCLE;
    }
    return build->width >= count * CIRCLE + (count - 1) * LEAST_BETWEEN ? CIRCLE : SMALL_CIRCLE;
}

static struct kf_box *track(struct kf_build *build, const struct rating_line *line, const struct kf_text *question,
                            const char *address)
{
    const struct kf_points points = {
        .address = address,
        .question = kf_build_spoken(build, kf_build_inline(build, question)),
        .from = line->from,
        .to = line->to,
        .side = side_of(build, line->to - line->from + 1),
        .digits_under = true,
    };

    return kf_points_line(build, &points, build->width);
}

static struct kf_box *question_box(struct kf_build *build, const struct rating_line *line,
                                   const struct question *question)
{
    struct kf_box *text = kf_part_text(build, &question->text, KF_STYLE_PROMPT, KF_ROLE_P);
    struct kf_box *box =
        kf_part_stack(build, KF_MM(1), text, track(build, line, &question->text, question->address), NULL);

    box->address = question->address;
    box->origin = question->node;
    box->flags |= KF_KEEP_WHOLE | KF_ITEM;
    return box;
}

static struct kf_box *head_of(struct kf_build *build, const struct rating_line *line)
{
    struct kf_box *question = kf_part_text(build, &line->question, KF_STYLE_SUBHEAD, KF_ROLE_P);
    struct kf_box *ends = ends_of(build, line);
    struct kf_box *head =
        question ? kf_part_stack(build, 0, question, ends, NULL) : kf_part_stack(build, 0, ends, NULL);

    head->flags |= KF_KEEP_NEXT | KF_KEEP_WHOLE;
    return kf_box_gap_after(head, HEAD_GAP);
}

static struct kf_box *build_rating_line(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct rating_line *line = data;
    struct kf_list kids = {0};

    kf_list_add(build->arena, &kids, head_of(build, line));
    for (int i = 0; i < line->questions.count; i++) {
        kf_list_add(build->arena, &kids, question_box(build, line, line->questions.items[i]));
    }
    if (line->questions.count == 0) {
        kf_list_add(build->arena, &kids, track(build, line, &line->question, block->address));
    }
    struct kf_box *box = kf_box_blocks(build->arena, &kids, build->theme->gap);
    box->as.stack.least_kids = 2; /* the head is one of them */
    return box;
}

const struct kf_block_type kf_block_rating_line = {
    .name = "rating-line",
    .record = {.name = "rating-line", .summary = "A line from 0 to 10 for one question or several.",
               .size = sizeof(struct rating_line), .fields = fields, .node_offset = KF_NOWHERE,
               .address_offset = KF_NOWHERE},
    .check = check_rating_line,
    .build = build_rating_line,
    .tool = true,
    .visual = true,
    .example = "rating-line:\n"
               "  question: Today I feel\n"
               "  low: Not at all\n"
               "  middle: Some\n"
               "  high: Very much\n"
               "  questions:\n"
               "    - {id: rested, text: Rested}\n"
               "    - {id: hopeful, text: Hopeful}\n",
};
