/* Small steps to a large one: a ladder that is read, and climbed, from the foot up. Words stand on their rung; a rung
 * without words is a line to write on. Each may have a box for a number. In large print a list, the first step first. */
#include "blocks/build.h"
#include "diagrams/ladder.h"
#include "diagrams/wheel.h"

enum { TEXT_LINES = 2 };

struct rung {
    const char *id, *address;
    const struct kf_node *node;
    struct kf_text text;
    struct kf_block_facilitator *facilitator;
};

struct ladder {
    struct kf_text top, foot, rate;
    struct kf_records rungs; /* struct rung */
    int blank;
};

static const struct kf_field rung_fields[] = {
    KF_WORD_ROW(struct rung, id, "id", .flags = KF_IS_ID | KF_REQUIRED, .help = "Name of the rung in addresses."),
    KF_TEXT_ROW(struct rung, text, "text", .flags = KF_PROSE,
                .help = "The step, two lines at most; without it the rung is a line to write on."),
    KF_FACILITATOR_ROW(struct rung),
    KF_END,
};

static const struct kf_record rung_record = {
    .name = "rung", .summary = "A rung of the ladder.", .size = sizeof(struct rung), .fields = rung_fields,
    .node_offset = offsetof(struct rung, node), .address_offset = offsetof(struct rung, address)};

static const struct kf_field fields[] = {
    KF_TEXT_ROW(struct ladder, foot, "foot", .flags = KF_PROSE, .help = "What is at the foot, in one line."),
    KF_TEXT_ROW(struct ladder, top, "top", .flags = KF_PROSE, .help = "What is at the top, in one line."),
    KF_RECORDS_ROW(struct ladder, rungs, "rungs", .record = &rung_record, .min = 1, .max = KF_LADDER_MOST,
                   .help = "The steps, the smallest first: it is the lowest rung."),
    KF_INT_ROW(struct ladder, blank, "blank", .min = 1, .max = KF_LADDER_MOST,
               .help = "How many rungs to write on stand over these; 3 to 10 rungs in all."),
    KF_TEXT_ROW(struct ladder, rate, "rate", .flags = KF_PROSE,
                .help = "What a number from 0 to 10 says of each step; without it there are no boxes for numbers."),
    KF_END,
};

#define LEAST_WIDTH KF_MM(80)
#define NUMBER_WIDTH KF_MM(9)
#define NUMBER_HEIGHT KF_MM(7)
#define LARGE_NUMBER_WIDTH KF_MM(22)
#define LARGE_NUMBER_HEIGHT KF_MM(14)
#define BODY_GAP KF_MM(4)

static int count_of(const struct ladder *ladder)
{
    return ladder->rungs.count + ladder->blank;
}

static void check_ladder(struct kf_run *run, const struct kf_block *block, const void *data)
{
    int count = count_of(data);

    if (count < KF_LADDER_LEAST || count > KF_LADDER_MOST) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, KF_OUT_OF_RANGE, block->node->span, block->address,
                                  "a ladder of %d rungs, with the blank ones", count),
                     "write %d to %d", KF_LADDER_LEAST, KF_LADDER_MOST);
    }
}

/* --- one rung -------------------------------------------------------------------------------------------------------- */

struct step { /* a rung with words, or a blank one over them */
    const struct rung *rung; /* NULL: one of `blank` */
    const struct kf_text *text; /* NULL: to write */
    int number;              /* from 1, at the foot */
    const char *address, *name; /* name: as spoken */
};

static struct step step_at(struct kf_build *build, const struct ladder *ladder, const struct kf_block *block, int at)
{
    struct step step = {.number = at + 1};
    int blank = at - ladder->rungs.count + 1;
    const char *n = kf_arena_format(build->arena, "%d", step.number);

    if (at < ladder->rungs.count) {
        step.rung = ladder->rungs.items[at];
        step.text = step.rung->text.text ? &step.rung->text : NULL;
    }
    step.address = step.rung ? step.rung->address : kf_arena_format(build->arena, "%s/blank-%d", block->address, blank);
    step.name = step.text ? kf_build_spoken(build, kf_build_inline(build, step.text))
                          : kf_vocabulary_fill(build->content->vocabulary, build->arena, "step-n", "n", n, NULL);
    return step;
}

static struct kf_box *number_box(struct kf_build *build, const struct step *step, kf_len width, kf_len height)
{
    const char *label = kf_vocabulary_fill(build->content->vocabulary, build->arena, "number-label", "text", step->name,
                                           "from", "0", "to", "10", NULL);

    return kf_wheel_number(build->arena, width, height, kf_arena_format(build->arena, "%s/number", step->address), label);
}

static struct kf_box *marked(struct kf_box *box, const struct step *step)
{
    if (step->rung) {
        box->address = step->address;
        box->origin = step->rung->node;
        box->flags |= KF_ITEM;
        box->item = step->number;
    }
    return box;
}

static const char *line_address(struct kf_build *build, const struct step *step)
{
    return kf_arena_format(build->arena, "%s/line", step->address);
}

/* --- the ladder ------------------------------------------------------------------------------------------------------ */

static struct kf_ladder_rung rung_of(struct kf_build *build, const struct step *step, kf_len rate_width)
{
    struct kf_ladder_rung rung = {
        .number = kf_part_number(build, step->number, /* small */ true),
        .address = line_address(build, step),
        .label = step->name,
    };

    if (step->text) {
        kf_part_fits(build, step->text, KF_STYLE_COMPACT, kf_ladder_text_width(build->theme, build->width, rate_width),
                     TEXT_LINES);
        /* In a box of its own: its blanks are named by the text's address, not by the rung's. */
        rung.text = kf_part_stack(build, 0, kf_part_text(build, step->text, KF_STYLE_COMPACT, KF_ROLE_NONE), NULL);
    }
    marked(rung.text ? rung.text : rung.number, step);
    if (rate_width > 0) {
        rung.rate = number_box(build, step, NUMBER_WIDTH, NUMBER_HEIGHT);
    }
    return rung;
}

static struct kf_box *words_of(struct kf_build *build, const struct kf_text *text, enum kf_style style, kf_len rate_width)
{
    kf_part_fits(build, text, style, kf_ladder_words_width(build->theme, build->width, rate_width), 1);
    return kf_part_text(build, text, style, KF_ROLE_P);
}

static struct kf_box *drawn(struct kf_build *build, const struct ladder *ladder, const struct kf_block *block)
{
    kf_len rate_width = ladder->rate.text ? NUMBER_WIDTH : 0;
    struct kf_ladder_rung rungs[KF_LADDER_MOST];
    const struct kf_ladder_words words = {
        words_of(build, &ladder->foot, KF_STYLE_SUBHEAD, rate_width),
        words_of(build, &ladder->rate, KF_STYLE_DETAIL, rate_width),
        words_of(build, &ladder->top, KF_STYLE_SUBHEAD, rate_width),
    };

    for (int i = 0; i < count_of(ladder); i++) {
        const struct step step = step_at(build, ladder, block, i);
        rungs[i] = rung_of(build, &step, rate_width);
    }
    return kf_ladder_box(build->shaper, rungs, count_of(ladder), &words, build->width);
}

/* --- large print ----------------------------------------------------------------------------------------------------- */

static struct kf_box *listed_step(struct kf_build *build, const struct ladder *ladder, const struct step *step)
{
    const struct kf_theme *theme = build->theme;
    struct kf_build inner = *build;
    struct kf_list kids = {0};
    struct kf_box *words;

    inner.width -= theme->number + BODY_GAP;
    if (step->text) {
        struct kf_box *text = kf_part_text(build, step->text, KF_STYLE_BODY, KF_ROLE_P);
        words = kf_part_stack(build, 0, kf_part_hand_room(build, text, text), NULL);
        words->valign = KF_VALIGN_MIDDLE;
    } else {
        words = kf_box_lines(build->arena, theme, 1, step->name);
        words->address = line_address(build, step);
        words->valign = KF_VALIGN_BOTTOM;
    }
    kf_list_add(build->arena, &kids, words);
    kf_len number = ladder->rate.text ? LARGE_NUMBER_WIDTH : 0;
    if (number > 0) {
        kf_list_add(build->arena, &kids, number_box(build, step, LARGE_NUMBER_WIDTH, LARGE_NUMBER_HEIGHT));
    }
    struct kf_box *body = kf_box_row(build->arena, &kids, (const kf_len[]){0, number}, inner.width, KF_MM(6));
    return marked(kf_part_item(build, kf_part_number(build, step->number, /* small */ false), theme->number, BODY_GAP, body),
                  step);
}

static struct kf_box *listed(struct kf_build *build, const struct ladder *ladder, const struct kf_block *block)
{
    const struct kf_text *before[] = {&ladder->foot, &ladder->rate};
    struct kf_box *top = kf_part_text(build, &ladder->top, KF_STYLE_SUBHEAD, KF_ROLE_P);
    struct kf_list kids = {0}, items = {0};

    for (int i = 0; i < (int)G_N_ELEMENTS(before); i++) {
        struct kf_box *words = kf_part_text(build, before[i], i == 0 ? KF_STYLE_SUBHEAD : KF_STYLE_COMPACT, KF_ROLE_P);
        if (words) {
            words->flags |= KF_KEEP_NEXT;
            kf_list_add(build->arena, &kids, words);
        }
    }
    for (int i = 0; i < count_of(ladder); i++) {
        const struct step step = step_at(build, ladder, block, i);
        kf_list_add(build->arena, &items, listed_step(build, ladder, &step));
    }
    kf_list_add(build->arena, &kids, kf_part_list(build, &items, KF_MM(3), KF_NUMBERING_DECIMAL));
    if (top) {
        kf_list_add(build->arena, &kids, top);
    }
    return kf_box_stack(build->arena, &kids, KF_MM(3));
}

static struct kf_box *build_ladder(struct kf_build *build, const struct kf_block *block, const void *data)
{
    return build->theme->single_column || build->width < LEAST_WIDTH ? listed(build, data, block)
                                                                     : drawn(build, data, block);
}

const struct kf_block_type kf_block_ladder = {
    .name = "ladder",
    .record = {.name = "ladder", .summary = "Small steps to a large one, from the foot up.",
               .size = sizeof(struct ladder), .fields = fields, .node_offset = KF_NOWHERE,
               .address_offset = KF_NOWHERE},
    .check = check_ladder,
    .build = build_ladder,
    .tool = true,
    .visual = true,
    .example = "ladder:\n"
               "  foot: I start where it is easy.\n"
               "  rungs:\n"
               "    - {id: wave, text: I wave to my neighbor.}\n"
               "    - {id: hello, text: I say hello and stay for a minute.}\n"
               "    - {id: tea, text: I ask ___ to have tea with me.}\n"
               "  blank: 2\n"
               "  top: I have company when I want it.\n"
               "  rate: \"How hard is it? 0 is easy, 10 is very hard\"\n",
};
