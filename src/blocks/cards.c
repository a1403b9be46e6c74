/* Cards to cut out: a grid that fills the page, at one height on every sheet, so that backs printed on the other side of
 * the paper lie behind their fronts. */
#include "blocks/card_back.h"

#include "diagrams/icon.h"

enum { ACROSS = 2, FEWER = 4 };

struct cards {
    struct kf_records cards; /* struct kf_card */
    int per_sheet, blank;
    bool backs, crisis;
    struct kf_text group;
};

static const char *const per_sheet[] = {"8", "4", "10", NULL};
static const int per_sheet_counts[] = {8, FEWER, 10};

static const struct kf_field fields[] = {
    KF_RECORDS_ROW(struct cards, cards, "cards", .record = &kf_card_record, .flags = KF_REQUIRED, .min = 1, .max = 60,
                   .help = "The cards, row by row; cards for the reader's own fill the last sheet."),
    KF_CHOICE_ROW(struct cards, per_sheet, "per-sheet", .choices = per_sheet, .fallback = "8",
                  .help = "How many cards a sheet of paper holds: 8, 4 or 10. Large print has 4."),
    KF_INT_ROW(struct cards, blank, "blank", .min = 0, .max = 20, .fallback = "0",
               .help = "How many cards for the reader's own there are at least."),
    KF_BOOL_ROW(struct cards, backs, "backs", .fallback = "false",
                .help = "After each sheet its backs follow, to be printed on the other side, flipped on the long edge."),
    KF_BOOL_ROW(struct cards, crisis, "crisis", .fallback = "true",
                .help = "Whether each card has the number to call in a crisis; false for slips that must not tell why "
                        "a person comes."),
    KF_TEXT_ROW(struct cards, group, "group", .flags = KF_PROSE,
                .help = "Words on the backs that have none of their own, such as the group's name."),
    KF_END,
};

static void check_cards(struct kf_run *run, const struct kf_block *block, const void *data)
{
    const struct cards *cards = data;

    (void)block;
    for (int i = 0; i < cards->cards.count; i++) {
        const struct kf_card *card = cards->cards.items[i];
        kf_card_check(run, card);
        if (card->back && !cards->backs) {
            kf_diag_hint(run->diags,
                         kf_diag_push(run->diags, KF_MISSING_KEY, kf_node_get(card->node, "back")->span, card->address,
                                      "this card has a back, but backs are not printed"),
                         "write `backs: true` beside the cards, or take the back out");
        }
    }
}

/* --- the grid -------------------------------------------------------------------------------------------------------- */

/* mm, from the target page. */
#define CARD_WIDTH KF_MM(90)
#define SHEET_FOOT KF_MM(2.2) /* under the grid, at least */
#define CUT_OVER KF_MM(3)     /* cut lines run on, for the knife */
#define SCISSORS KF_MM(5.2)
#define SCISSORS_LEFT KF_MM(1.6)
#define SCISSORS_GAP KF_MM(.9)
#define STEP KF_MM(2) /* heights of blocks are multiples of this */

struct grid {
    int rows;
    kf_len top, card_height; /* top: in the sheet's box */
    kf_len sheet_height;
};

/* Cards are whole millimetres high. The grid begins sheet_head under the top of main on every page; the sheet's box stands
 * on the foot of main and is a little lower than that, for boxes are rounded up. */
static struct grid grid_of(const struct kf_theme *theme, int count)
{
    kf_len room = theme->main_height - theme->sheet_head;
    int rows = count / ACROSS, millimetres = (int)kf_to_mm((room - SHEET_FOOT) / rows);
    kf_len height = room / STEP * STEP;

    return (struct grid){rows, height - room, kf_mm(millimetres), height};
}

static void trace_cuts(struct kf_canvas *canvas, const struct grid *grid)
{
    kf_len foot = grid->top + grid->rows * grid->card_height, width = ACROSS * CARD_WIDTH;

    for (int i = 0; i <= ACROSS; i++) {
        kf_canvas_move(canvas, i * CARD_WIDTH, grid->top - CUT_OVER);
        kf_canvas_line(canvas, i * CARD_WIDTH, foot + CUT_OVER);
    }
    for (int i = 0; i <= grid->rows; i++) {
        bool scissors = i == 1;
        kf_canvas_move(canvas, scissors ? SCISSORS_LEFT + SCISSORS + SCISSORS_GAP : 0, grid->top + i * grid->card_height);
        kf_canvas_line(canvas, width, grid->top + i * grid->card_height);
    }
}

/* Every shared edge is one line. The scissors point the way they cut, on mirrored pages too. */
static void draw_cuts(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    const struct grid *grid = data;

    (void)placed;
    trace_cuts(canvas, grid);
    kf_canvas_stroke(canvas, canvas->theme->strokes[KF_STROKE_LINE], KF_INK_BLACK, KF_DASH_CUT);
    cairo_save(canvas->cr);
    cairo_translate(canvas->cr, kf_to_pt(SCISSORS_LEFT), kf_to_pt(grid->top + grid->card_height - SCISSORS / 2));
    kf_icon_draw(canvas, kf_icon_find("scissors"), SCISSORS, canvas->theme->strokes[KF_STROKE_TICK], KF_INK_BLACK);
    cairo_restore(canvas->cr);
}

/* --- sheets ---------------------------------------------------------------------------------------------------------- */

struct deck {
    struct kf_build *build;
    const struct kf_block *block;
    const struct cards *cards;
    struct grid *grid;
    struct kf_card_place *places; /* of each card */
    int count, per_sheet;
    bool with_when;
};

static const struct kf_card *card_at(const struct deck *deck, int i)
{
    return i < deck->cards->cards.count ? deck->cards->cards.items[i] : NULL;
}

static const char *address_of(const struct deck *deck, int i)
{
    const struct kf_card *card = card_at(deck, i);

    return card ? card->address
                : kf_arena_format(deck->build->arena, "%s/own-%d", deck->block->address, i + 1 - deck->cards->cards.count);
}

static struct kf_box *front_of(const struct deck *deck, int i)
{
    const struct kf_card *card = card_at(deck, i);

    return card ? kf_card_front(deck->build, card, &deck->places[i])
                : kf_card_own(deck->build, address_of(deck, i), i + 1 - deck->cards->cards.count, deck->with_when,
                              &deck->places[i]);
}

/* The paper turns on its long edge: what is left in front is right behind. */
static struct kf_box *sheet_box(const struct deck *deck, int first, bool back)
{
    struct kf_arena *arena = deck->build->arena;
    int count = MIN(deck->per_sheet, deck->count - first);
    struct kf_child *children = KF_NEW_ARRAY(arena, count, struct kf_child);
    struct kf_box *sheet = kf_box_art(arena, ACROSS * CARD_WIDTH, deck->grid->sheet_height, back ? NULL : draw_cuts,
                                      deck->grid);

    for (int i = 0; i < count; i++) {
        int column = back ? ACROSS - 1 - i % ACROSS : i % ACROSS, at = first + i;
        struct kf_box *card = back ? kf_card_back(deck->build, card_at(deck, at), address_of(deck, at),
                                                  &deck->cards->group, &deck->places[at])
                                   : front_of(deck, at);
        children[i] = (struct kf_child){card, column * CARD_WIDTH,
                                        deck->grid->top + i / ACROSS * deck->grid->card_height, CARD_WIDTH,
                                        deck->grid->card_height};
    }
    kf_box_art_children(arena, sheet, children, count);
    return sheet;
}

/* The last sheet is filled, in every edition with the same cards: large print may have rooms left over. */
static struct deck new_deck(struct kf_build *build, const struct kf_block *block, const struct cards *cards)
{
    int full = per_sheet_counts[cards->per_sheet], count = cards->cards.count + cards->blank;
    bool group_said = false;
    struct deck deck = {.build = build, .block = block, .cards = cards, .count = (count + full - 1) / full * full};

    deck.per_sheet = build->theme->single_column ? FEWER : full;
    deck.grid = KF_NEW(build->arena, struct grid);
    *deck.grid = grid_of(build->theme, deck.per_sheet);
    deck.places = KF_NEW_ARRAY(build->arena, deck.count, struct kf_card_place);
    for (int i = 0; i < deck.count; i++) {
        deck.places[i] = (struct kf_card_place){.width = CARD_WIDTH,
                                                .height = deck.grid->card_height,
                                                .item = kf_tag_new(build->arena, KF_ROLE_ITEM),
                                                .body = kf_tag_new(build->arena, KF_ROLE_BODY),
                                                .plain = !cards->crisis,
                                                .repeats = i > 0,
                                                .group_repeats = group_said};
        group_said |= !kf_card_has_back(card_at(&deck, i));
    }
    for (int i = 0; i < cards->cards.count; i++) {
        deck.with_when |= card_at(&deck, i)->when.text != NULL;
    }
    return deck;
}

static bool has_room(struct kf_build *build, const struct kf_block *block)
{
    if (build->width >= ACROSS * CARD_WIDTH) {
        return true;
    }
    kf_diag_hint(build->run->diags,
                 kf_diag_push(build->run->diags, KF_OVERFULL, block->node->span, block->address,
                              "cards have no room in a column"),
                 "write them as a block of the page itself");
    return false;
}

static struct kf_box *build_cards(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct cards *cards = data;
    struct kf_list sheets = {0};

    if (!has_room(build, block)) {
        return NULL;
    }
    struct deck deck = new_deck(build, block, cards);
    for (int first = 0; first < deck.count; first += deck.per_sheet) {
        kf_list_add(build->arena, &sheets, sheet_box(&deck, first, /* back */ false));
        if (cards->backs) {
            kf_list_add(build->arena, &sheets, sheet_box(&deck, first, /* back */ true));
        }
    }
    struct kf_box *box = kf_box_role(build->arena, kf_box_stack(build->arena, &sheets, 0), KF_ROLE_LIST);
    box->flags |= KF_GROW | KF_BREAK_BEFORE | (cards->backs ? KF_FRONT : 0);
    box->valign = KF_VALIGN_BOTTOM;
    return box;
}

const struct kf_block_type kf_block_cards = {
    .name = "cards",
    .record = {.name = "cards", .summary = "Cards to cut out and keep where hard moments happen.",
               .size = sizeof(struct cards), .fields = fields, .node_offset = KF_NOWHERE,
               .address_offset = KF_NOWHERE, .shorthand = "cards"},
    .check = check_cards,
    .build = build_cards,
    .cut_out = true,
    .fills_page = true,
    .tool = true,
    .example = "cards:\n"
               "  - {id: breath, icon: wind, title: Slow breath, when: When my body speeds up, drawing: breath,\n"
               "     labels: [In 4, Out 6], text: Do it five times. Let the out-breath be long.}\n"
               "  - {id: senses, icon: five, title: Five senses, when: When I feel far away,\n"
               "     count: [things I see, things I can touch, sounds I hear, things I smell, slow breath]}\n"
               "  - {id: water, icon: drop, title: Cool water, when: When a feeling is too big,\n"
               "     text: \"Run cool water on my hands, or hold something cold. Count slowly to 30. I can stop any time.\"}\n"
               "  - {id: feet, icon: feet, title: Feet on the floor, when: When I feel shaky,\n"
               "     text: \"Press both feet down, or feel the chair hold me up. Look around, and say the name of the room.\"}\n"
               "  - {id: wave, icon: wave, title: Ride the wave, when: When a craving comes, drawing: wave,\n"
               "     labels: [It rises., It peaks., It passes.], text: \"I can wait ten minutes, and then ten more.\"}\n"
               "  - {id: reach-out, icon: phone, title: Reach out, when: When I need company,\n"
               "     starters: [I can text ___, or call ___], text: \"“Today is hard. Can we talk?”\"}\n"
               "  - {id: kind-words, icon: heart, title: Kind words, when: When I am hard on myself,\n"
               "     text: This is a hard moment. Hard moments pass. I can take one small step.}\n",
};
