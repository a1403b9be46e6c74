/* Five faces with a word under each, to choose one for oneself. The word says what a face means: nobody has to read it. */
#include "blocks/build.h"

struct faces {
    struct kf_text question;
    struct kf_texts words;
};

enum { FACES = 5 };

static const struct kf_field fields[] = {
    KF_TEXT_ROW(struct faces, question, "question", .flags = KF_PROSE | KF_REQUIRED, .help = "What the faces answer."),
    KF_TEXTS_ROW(struct faces, words, "words", .flags = KF_PROSE, .min = FACES, .max = FACES,
                 .help = "Five words, from the face that is saddest to the one that smiles most; without this, very hard, "
                         "hard, in between, good and very good."),
    KF_END,
};

/* mm */
#define FACE KF_MM(15)
#define LARGE_FACE KF_MM(18)
#define WORD_GAP KF_MM(1.4)    /* under a face */
#define BESIDE_GAP KF_MM(5)    /* beside one */
#define ITEM_GAP KF_MM(4)      /* between two words */
#define LEAST_WIDTH KF_MM(130) /* of five side by side */

/* --- a face ---------------------------------------------------------------------------------------------------------- */

/* Two eyes and a mouth; mood: -2, the mouth's ends hang, to 2, they rise. */
static void draw_face(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    int mood = *(const int *)data;
    kf_len side = placed->width, stroke = canvas->theme->strokes[KF_STROKE_TICK], x = side / 2, y = placed->height / 2;
    kf_len eye = side / 6, mouth = side * 23 / 100, bend = side * mood * 8 / 100, ends = y + side / 5 - bend / 2;

    kf_canvas_circle(canvas, x, y, (side - stroke) / 2);
    kf_canvas_stroke(canvas, stroke, KF_INK_BLACK, KF_DASH_NONE);
    kf_canvas_circle(canvas, x - eye, y - side / 9, side / 20);
    kf_canvas_circle(canvas, x + eye, y - side / 9, side / 20);
    kf_canvas_fill(canvas, KF_INK_BLACK);
    kf_canvas_move(canvas, x - mouth, ends);
    kf_canvas_curve(canvas, x - mouth / 2, ends + bend * 5 / 4, x + mouth / 2, ends + bend * 5 / 4, x + mouth, ends);
    kf_canvas_stroke_round(canvas, stroke, KF_INK_BLACK, /* dots */ 0);
}

static struct kf_box *face(struct kf_build *build, const struct faces *faces, const struct kf_block *block, int place,
                           const struct kf_inline *word, kf_len side)
{
    const char *question = kf_build_spoken(build, kf_build_inline(build, &faces->question));
    const char *label = kf_vocabulary_fill(build->content->vocabulary, build->arena, "choice-label", "text", question,
                                           "choice", kf_build_spoken(build, word), NULL);
    int *mood = KF_NEW(build->arena, int);

    *mood = place - FACES / 2;
    struct kf_box *art = kf_box_art(build->arena, side, side, draw_face, mood);
    kf_box_shared_blank(build->arena, art, KF_BLANK_RADIO, kf_arena_format(build->arena, "%s/%d", block->address, place + 1),
                        label, block->address, question);
    return kf_box_role(build->arena, kf_part_stack(build, 0, art, NULL), KF_ROLE_BODY);
}

/* --- five of them ---------------------------------------------------------------------------------------------------- */

static const struct kf_inline *word_of(struct kf_build *build, const struct faces *faces, int place)
{
    static const char *const ids[FACES] = {"face-1", "face-2", "face-3", "face-4", "face-5"};

    return faces->words.count > 0 ? kf_build_inline(build, &faces->words.items[place])
                                  : kf_build_words(build, ids[place]);
}

/* The word is read before its face, wherever it stands. */
static struct kf_box *item(struct kf_build *build, struct kf_box *word, struct kf_rect word_at, struct kf_box *face_box,
                           struct kf_rect face_at)
{
    kf_len foot = kf_len_max(word_at.y + word_at.height, face_at.height);
    kf_len width = kf_len_max(word_at.x + word_at.width, face_at.x + face_at.width);
    struct kf_box *box = kf_box_art(build->arena, width, foot, NULL, NULL);

    kf_box_art_children(build->arena, box,
                        (const struct kf_child[]){
                            {word, word_at.x, word_at.y, word_at.width, word_at.height},
                            {face_box, face_at.x, face_at.y, face_at.width, face_at.height},
                        }, 2);
    return kf_box_role(build->arena, box, KF_ROLE_ITEM);
}

static struct kf_box *side_by_side(struct kf_build *build, const struct faces *faces, const struct kf_block *block)
{
    const kf_len equal[FACES] = {0};
    kf_len width = (build->width - (FACES - 1) * ITEM_GAP) / FACES, line = build->theme->types[KF_STYLE_LABEL].line;
    struct kf_list items = {0};

    for (int i = 0; i < FACES; i++) {
        const struct kf_inline *text = word_of(build, faces, i);
        struct kf_box *word = kf_part_inline(build, text, KF_STYLE_LABEL, KF_ROLE_LABEL);
        int lines = kf_shape(build->shaper, text, KF_STYLE_LABEL, width)->line_count;
        if (text->source) {
            kf_part_fits(build, text->source, KF_STYLE_LABEL, width, 2);
        }
        word->as.text.align = KF_ALIGN_CENTRE;
        kf_list_add(build->arena, &items,
                    item(build, word, (struct kf_rect){0, FACE + WORD_GAP, width, lines * line},
                         face(build, faces, block, i, text, FACE), (struct kf_rect){(width - FACE) / 2, 0, FACE, FACE}));
    }
    return kf_box_role(build->arena, kf_box_row(build->arena, &items, equal, build->width, ITEM_GAP), KF_ROLE_LIST);
}

static struct kf_box *listed(struct kf_build *build, const struct faces *faces, const struct kf_block *block)
{
    kf_len side = build->theme->single_column ? LARGE_FACE : FACE, x = side + BESIDE_GAP;
    struct kf_list items = {0};

    for (int i = 0; i < FACES; i++) {
        const struct kf_inline *text = word_of(build, faces, i);
        struct kf_box *word = kf_part_inline(build, text, KF_STYLE_PROMPT, KF_ROLE_LABEL);
        word->valign = KF_VALIGN_MIDDLE;
        kf_list_add(build->arena, &items,
                    item(build, word, (struct kf_rect){x, 0, build->width - x, side},
                         face(build, faces, block, i, text, side), (struct kf_rect){0, 0, side, side}));
    }
    return kf_part_list(build, &items, KF_MM(3), KF_NUMBERING_NONE);
}

static struct kf_box *build_faces(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct faces *faces = data;
    struct kf_box *question = kf_part_text(build, &faces->question, KF_STYLE_SUBHEAD, KF_ROLE_P);
    bool stacks = build->theme->single_column || build->width < LEAST_WIDTH;

    question->flags |= KF_KEEP_NEXT;
    struct kf_box *box = kf_part_stack(
        build, KF_MM(2), question, stacks ? listed(build, faces, block) : side_by_side(build, faces, block), NULL);
    box->flags |= KF_KEEP_WHOLE;
    return box;
}

const struct kf_block_type kf_block_faces = {
    .name = "faces",
    .record = {.name = "faces", .summary = "Five faces with words, to choose one for oneself.",
               .size = sizeof(struct faces), .fields = fields, .node_offset = KF_NOWHERE, .address_offset = KF_NOWHERE},
    .build = build_faces,
    .tool = true,
    .example = "faces: {question: How was today for me?}\n",
};
