/* A talk in full, line by line, with blanks for what is one's own. Two speakers: each known by name, side and edge. */
#include "blocks/bubble.h"

struct line {
    const char *id, *address;
    const struct kf_node *node;
    struct kf_text text;
    int who; /* from 1 */
};

struct dialogue_script {
    struct kf_texts speakers;
    struct kf_records lines; /* struct line */
};

static const struct kf_field line_fields[] = {
    KF_WORD_ROW(struct line, id, "id", .flags = KF_IS_ID | KF_REQUIRED, .help = "Name of the line in addresses."),
    KF_INT_ROW(struct line, who, "who", .flags = KF_REQUIRED, .min = 1, .max = 2,
               .help = "Who says it: 1, the first speaker, or 2."),
    KF_TEXT_ROW(struct line, text, "text", .flags = KF_PROSE,
                .help = "The words, with their quotation marks; ___ is a blank. Without this, lines to write on."),
    KF_END,
};

static const struct kf_record line_record = {
    .name = "script-line",
    .summary = "What one speaker says.",
    .size = sizeof(struct line),
    .fields = line_fields,
    .node_offset = offsetof(struct line, node),
    .address_offset = offsetof(struct line, address),
};

enum { SPEAKERS = 2, EMPTY_LINES = 2 };

static const struct kf_field fields[] = {
    KF_TEXTS_ROW(struct dialogue_script, speakers, "speakers", .flags = KF_PROSE | KF_REQUIRED, .min = SPEAKERS,
                 .max = SPEAKERS, .help = "The two speakers, one or two words each, as they stand beside their lines."),
    KF_RECORDS_ROW(struct dialogue_script, lines, "lines", .record = &line_record, .flags = KF_REQUIRED, .min = 2,
                   .max = 14, .help = "The lines in order."),
    KF_END,
};

/* mm */
#define TAIL_ROOM KF_MM(5) /* between a name and its bubble */
#define NAME_MOST KF_MM(30)
#define LINE_GAP KF_MM(3)
#define BESIDE_TAIL KF_MM(4.2) /* over a name: its letters stand level with the tail's tip */
#define AIR KF_MM(.8)          /* more at both sides: bubbles are long */
#define FOOT KF_MM(1.5)        /* under the last line to write on */
#define INSET KF_MM(12)       /* of the second speaker's bubbles, where they stack */
#define LEAST_WIDTH KF_MM(130) /* of two columns */

static const enum kf_frame_kind frames[SPEAKERS] = {KF_FRAME_TRY, KF_FRAME_ANSWER};

/* --- one line -------------------------------------------------------------------------------------------------------- */

static const struct kf_text *speaker_of(const struct dialogue_script *script, const struct line *line)
{
    return &script->speakers.items[line->who - 1];
}

/* "Me, line 3" */
static struct kf_box *lines_of(struct kf_build *build, const struct dialogue_script *script, int place)
{
    const struct line *line = script->lines.items[place];
    const char *speaker = kf_build_spoken(build, kf_build_inline(build, speaker_of(script, line)));
    const char *label = kf_vocabulary_fill(build->content->vocabulary, build->arena, "script-line-label", "speaker",
                                           speaker, "n", kf_arena_format(build->arena, "%d", place + 1), NULL);
    struct kf_box *lines = kf_box_lines(build->arena, build->theme, EMPTY_LINES, label);

    lines->address = kf_arena_format(build->arena, "%s/text", line->address);
    lines->origin = line->node;
    return lines;
}

/* Words with blanks have their lines as far apart as a hand needs. */
static struct kf_box *bubble_of(struct kf_build *build, const struct dialogue_script *script, int place)
{
    const struct line *line = script->lines.items[place];
    struct kf_box *words = kf_part_text(build, &line->text, KF_STYLE_FILL, KF_ROLE_P), *bubble;
    enum kf_frame_kind frame = frames[line->who - 1];

    if (words && words->as.text.text->blank_count == 0) {
        bubble = kf_bubble(build, &line->text, frame, KF_BUBBLE_HEIGHT);
    } else {
        words = words ? words : lines_of(build, script, place);
        bubble = kf_part_frame(build, kf_part_stack(build, 0, words, NULL), frame);
        bubble->as.stack.pad.bottom += words->kind == KF_BOX_LINES ? FOOT : 0;
    }
    bubble->as.stack.pad.left += AIR;
    bubble->as.stack.pad.right += AIR;
    return kf_box_role(build->arena, bubble, KF_ROLE_BODY);
}

static struct kf_box *name_of(struct kf_build *build, const struct dialogue_script *script, const struct line *line)
{
    return kf_part_text(build, speaker_of(script, line), KF_STYLE_SUBHEAD, KF_ROLE_LABEL);
}

static struct kf_box *marked(struct kf_build *build, struct kf_box *item, const struct line *line)
{
    item->address = line->address;
    item->origin = line->node;
    item->flags |= KF_ITEM | KF_KEEP_WHOLE;
    return kf_box_role(build->arena, item, KF_ROLE_ITEM);
}

/* --- side by side ---------------------------------------------------------------------------------------------------- */

/* Of both names' columns: as wide as the longer name. */
static kf_len name_width(struct kf_build *build, const struct dialogue_script *script)
{
    kf_len width = 0;

    for (int i = 0; i < SPEAKERS; i++) {
        const struct kf_text *name = &script->speakers.items[i];
        kf_part_fits(build, name, KF_STYLE_SUBHEAD, NAME_MOST, 1);
        width = kf_len_max(width, kf_shape(build->shaper, kf_build_inline(build, name), KF_STYLE_SUBHEAD, 0)->widest);
    }
    return kf_len_min(width + KF_LEN_PER_PT, NAME_MOST);
}

/* Name, bubble, air; the second speaker's begins at the end of the line. */
static struct kf_box *sided(struct kf_build *build, const struct dialogue_script *script, int place, kf_len names)
{
    const struct line *line = script->lines.items[place];
    kf_len bubble = (build->width - 2 * (names + TAIL_ROOM)) * 4 / 5;
    struct kf_box *name = name_of(build, script, line), *column = kf_part_stack(build, 0, name, NULL);
    struct kf_list kids = {0};

    column->as.stack.pad.top = BESIDE_TAIL;
    kf_list_add(build->arena, &kids, column);
    kf_list_add(build->arena, &kids, bubble_of(build, script, place));
    struct kf_box *row = kf_box_row(build->arena, &kids, (const kf_len[]){names, bubble}, build->width, TAIL_ROOM);
    row->flags |= line->who == 1 ? 0 : KF_FROM_END;
    return marked(build, row, line);
}

/* --- one under the other --------------------------------------------------------------------------------------------- */

static struct kf_box *stacked(struct kf_build *build, const struct dialogue_script *script, int place)
{
    const struct line *line = script->lines.items[place];
    struct kf_box *name = name_of(build, script, line);
    struct kf_box *item = kf_part_stack(build, KF_MM(1), name, bubble_of(build, script, place), NULL);

    if (line->who == 1) {
        item->as.stack.pad = (struct kf_pad){0, INSET, 0, TAIL_ROOM};
    } else {
        name->as.text.align = KF_ALIGN_END;
        item->as.stack.pad = (struct kf_pad){0, TAIL_ROOM, 0, INSET};
    }
    return marked(build, item, line);
}

static struct kf_box *build_script(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct dialogue_script *script = data;
    bool stacks = build->theme->single_column || build->width < LEAST_WIDTH;
    kf_len names = stacks ? 0 : name_width(build, script);
    struct kf_list items = {0};

    (void)block;
    for (int i = 0; i < script->lines.count; i++) {
        kf_list_add(build->arena, &items, stacks ? stacked(build, script, i) : sided(build, script, i, names));
    }
    return kf_part_list(build, &items, LINE_GAP, KF_NUMBERING_NONE);
}

const struct kf_block_type kf_block_dialogue_script = {
    .name = "dialogue-script",
    .record = {.name = "dialogue-script", .summary = "A talk line by line, with blanks.",
               .size = sizeof(struct dialogue_script), .fields = fields, .node_offset = KF_NOWHERE,
               .address_offset = KF_NOWHERE},
    .build = build_script,
    .tool = true,
    .example = "dialogue-script:\n"
               "  speakers: [Me, You]\n"
               "  lines:\n"
               "    - {id: ask, who: 1, text: “I would like to talk about ___. Is now a good time?”}\n"
               "    - {id: answer, who: 2, text: “Not yet. Can we talk after dinner?”}\n"
               "    - {id: thanks, who: 1}\n",
};
