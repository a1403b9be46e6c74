/* A house with two or three rooms to write in: a roof that holds for all of them, and in each room what belongs there.
 * The rooms' icons carry yes, ask and no. In large print the rooms stack. */
#include "blocks/build.h"

struct room {
    const char *id, *address;
    const struct kf_node *node;
    int icon, lines;
    struct kf_text title, text;
};

struct house {
    struct kf_text roof;
    struct kf_records rooms; /* struct room */
};

static const char *const icons[] = {"yes", "ask", "no", NULL};

static const struct kf_field room_fields[] = {
    KF_WORD_ROW(struct room, id, "id", .flags = KF_IS_ID | KF_REQUIRED, .help = "Name of the room in addresses."),
    KF_CHOICE_ROW(struct room, icon, "icon", .choices = icons, .flags = KF_REQUIRED,
                  .help = "The sign beside its name: yes, ask or no."),
    KF_TEXT_ROW(struct room, title, "title", .flags = KF_PROSE | KF_REQUIRED,
                .help = "The room in one to three words."),
    KF_TEXT_ROW(struct room, text, "text", .flags = KF_PROSE, .help = "What belongs there, one short line."),
    KF_INT_ROW(struct room, lines, "lines", .min = 1, .max = 8, .fallback = "3", .help = "Lines to write on."),
    KF_END,
};

static const struct kf_record room_record = {
    .name = "house-room",
    .summary = "A room of the house.",
    .size = sizeof(struct room),
    .fields = room_fields,
    .node_offset = offsetof(struct room, node),
    .address_offset = offsetof(struct room, address),
};

static const struct kf_field fields[] = {
    KF_TEXT_ROW(struct house, roof, "roof", .flags = KF_PROSE | KF_REQUIRED,
                .help = "One line for the whole house, 45 characters at most."),
    KF_RECORDS_ROW(struct house, rooms, "rooms", .record = &room_record, .flags = KF_REQUIRED, .min = 2, .max = 3,
                   .help = "Two or three rooms, the most welcome first."),
    KF_END,
};

/* mm, from the target page. */
#define RIDGE KF_MM(1.5) /* of the roof's box: above it the smoke, in the gap between blocks */
#define ROOF_HEIGHT KF_MM(17.4)
#define EAVES KF_MM(2)
#define WALL KF_MM(8)
#define ROOF_TEXT KF_MM(9) /* under the ridge */
#define WIDTH KF_MM(180) /* of the target's roof; the chimney of a narrow one is as much narrower */
#define CHIMNEY KF_MM(138.9)
#define CHIMNEY_WIDTH KF_MM(8)
#define CHIMNEY_TOP KF_MM(2.4) /* under the ridge */
#define ROOM_PAD KF_MM(2.5)
#define ROOM_ICON KF_MM(8)
enum { ROOF_MOST = 45 };

static void check_house(struct kf_run *run, const struct kf_block *block, const void *data)
{
    const struct house *house = data;
    int length = (int)g_utf8_strlen(house->roof.text, -1);

    (void)block;
    if (length > ROOF_MOST) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, KF_OUT_OF_RANGE, house->roof.node->span, house->roof.address,
                                  "the roof has no room for %d characters", length),
                     "write at most %d", ROOF_MOST);
    }
}

/* --- what lies behind ------------------------------------------------------------------------------------------------ */

static kf_len share_of(kf_len width, kf_len length)
{
    return (kf_len)((int64_t)width * length / WIDTH);
}

/* Behind the roof, which hides its foot. */
static void draw_chimney(struct kf_canvas *canvas, kf_len width, kf_len foot)
{
    kf_len x = share_of(width, CHIMNEY), wide = share_of(width, CHIMNEY_WIDTH), smoke = x + wide / 2;
    kf_len top = RIDGE + CHIMNEY_TOP, unit = KF_MM(1);

    kf_canvas_move(canvas, x, foot);
    kf_canvas_line(canvas, x, top);
    kf_canvas_line(canvas, x + wide, top);
    kf_canvas_line(canvas, x + wide, foot);
    kf_canvas_stroke(canvas, canvas->theme->strokes[KF_STROKE_MEDIUM], KF_INK_ACCENT, KF_DASH_NONE);
    kf_canvas_move(canvas, smoke, top - unit);
    kf_canvas_curve(canvas, smoke - 2 * unit, top - 2 * unit, smoke + 2 * unit, top - 5 * unit / 2, smoke,
                    top - 7 * unit / 2);
    kf_canvas_stroke_round(canvas, canvas->theme->strokes[KF_STROKE_TICK], KF_INK_ACCENT, 0);
}

static void draw_roof(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_len stroke = canvas->theme->strokes[KF_STROKE_BOLD], foot = placed->height - stroke / 2, width = placed->width;

    (void)data;
    draw_chimney(canvas, width, RIDGE + ROOF_HEIGHT * 3 / 4);
    kf_canvas_move(canvas, EAVES, foot);
    kf_canvas_line(canvas, width / 2, RIDGE + stroke / 2);
    kf_canvas_line(canvas, width - EAVES, foot);
    kf_canvas_close(canvas);
    kf_canvas_fill_keep(canvas, canvas->theme->inks[KF_INK_TINT].green < 1 ? KF_INK_TINT : KF_INK_PAPER);
    kf_canvas_stroke(canvas, stroke, KF_INK_ACCENT, KF_DASH_NONE);
}

static void trace_walls(struct kf_canvas *canvas, const struct kf_placed *placed)
{
    kf_canvas_move(canvas, WALL, 0);
    kf_canvas_line(canvas, WALL, placed->height);
    kf_canvas_move(canvas, placed->width - WALL, 0);
    kf_canvas_line(canvas, placed->width - WALL, placed->height);
}

/* With the ground under the walls, where the house ends. */
static void draw_walls(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_len stroke = canvas->theme->strokes[KF_STROKE_BOLD], foot = placed->height - stroke / 2;

    (void)data;
    trace_walls(canvas, placed);
    if (!placed->open_bottom) {
        kf_canvas_move(canvas, 0, foot);
        kf_canvas_line(canvas, placed->width, foot);
    }
    kf_canvas_stroke(canvas, stroke, KF_INK_ACCENT, KF_DASH_NONE);
}

static void draw_attic(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    (void)data;
    trace_walls(canvas, placed);
    kf_canvas_stroke(canvas, canvas->theme->strokes[KF_STROKE_BOLD], KF_INK_ACCENT, KF_DASH_NONE);
}

/* Between the rooms, which stand side by side. */
static void draw_partitions(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    (void)data;
    for (int i = 1; i < placed->kid_count; i++) {
        kf_canvas_move(canvas, placed->kids[i].x, 0);
        kf_canvas_line(canvas, placed->kids[i].x, placed->height);
    }
    kf_canvas_stroke(canvas, canvas->theme->strokes[KF_STROKE_TICK], KF_INK_ACCENT, KF_DASH_NONE);
}

/* Over a room that stands under another one. */
static void draw_ceiling(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_len stroke = canvas->theme->strokes[KF_STROKE_TICK];

    (void)data;
    kf_canvas_move(canvas, 0, stroke / 2);
    kf_canvas_line(canvas, placed->width, stroke / 2);
    kf_canvas_stroke(canvas, stroke, KF_INK_ACCENT, KF_DASH_NONE);
}

/* --- rooms ----------------------------------------------------------------------------------------------------------- */

/* A field for each line: "Ask first, Line 2 of 3". */
static struct kf_box *lines_of(struct kf_build *build, const struct room *room)
{
    const struct kf_vocabulary *vocabulary = build->content->vocabulary;
    const struct kf_theme *theme = build->theme;
    const char *title = kf_build_spoken(build, kf_build_inline(build, &room->title));
    const char *count = kf_arena_format(build->arena, "%d", room->lines);
    struct kf_list lines = {0};

    for (int i = 1; i <= room->lines; i++) {
        char *n = kf_arena_format(build->arena, "%d", i);
        const char *which = kf_vocabulary_fill(vocabulary, build->arena, "line-label", "n", n, "count", count, NULL);
        struct kf_box *line =
            kf_box_lines(build->arena, theme, 1,
                         kf_vocabulary_fill(vocabulary, build->arena, "list-more", "a", title, "b", which, NULL));
        line->address = kf_arena_format(build->arena, "%s/line-%d", room->address, i);
        line->height.natural = theme->single_column ? theme->pitch : KF_MM(9.5);
        kf_list_add(build->arena, &lines, line);
    }
    return kf_box_role(build->arena, kf_box_stack(build->arena, &lines, 0), KF_ROLE_BODY);
}

static struct kf_box *name_of(struct kf_build *build, const struct room *room, kf_len width)
{
    const struct kf_theme *theme = build->theme;
    kf_len side = theme->single_column ? theme->icon : ROOM_ICON;
    struct kf_box *icon = kf_part_icon(build, icons[room->icon], side, KF_STROKE_MEDIUM, KF_INK_BLACK);
    struct kf_box *title = kf_part_text(build, &room->title, KF_STYLE_SUBHEAD, KF_ROLE_P);
    struct kf_box *text = kf_part_text(build, &room->text, KF_STYLE_DETAIL, KF_ROLE_P);
    struct kf_list kids = {0};

    struct kf_box *words = kf_part_stack(build, 0, title, text, NULL);
    words->valign = icon->valign = KF_VALIGN_MIDDLE;
    kf_list_add(build->arena, &kids, icon);
    kf_list_add(build->arena, &kids, words);
    return kf_box_role(build->arena, kf_box_row(build->arena, &kids, (const kf_len[]){side, 0}, width, ROOM_PAD),
                       KF_ROLE_LABEL);
}

static struct kf_box *room_box(struct kf_build *build, const struct room *room, kf_len width)
{
    struct kf_box *lines = lines_of(build, room);
    struct kf_box *box = kf_part_stack(build, 0, name_of(build, room, width - 2 * ROOM_PAD), lines, NULL);

    box->as.stack.pad = (struct kf_pad){KF_MM(2.1), ROOM_PAD, KF_MM(3.6), ROOM_PAD};
    box->address = room->address;
    box->origin = room->node;
    box->flags |= KF_KEEP_WHOLE | KF_ITEM;
    return kf_box_role(build->arena, box, KF_ROLE_ITEM);
}

static struct kf_box *between_walls(struct kf_build *build, struct kf_list *rooms)
{
    struct kf_box *stack = kf_box_role(build->arena, kf_box_stack(build->arena, rooms, 0), KF_ROLE_LIST);

    stack->as.stack.pad = (struct kf_pad){0, WALL, 0, WALL};
    stack->decorate = draw_walls;
    return stack;
}

static struct kf_box *roof_box(struct kf_build *build, const struct house *house)
{
    struct kf_box *roof = kf_box_art(build->arena, build->width, RIDGE + ROOF_HEIGHT, draw_roof, NULL);

    roof->flags |= KF_FIXED_DIRECTION | KF_KEEP_NEXT;
    if (!build->theme->single_column) {
        struct kf_box *text = kf_part_text(build, &house->roof, KF_STYLE_SUBHEAD, KF_ROLE_P);
        text->as.text.align = KF_ALIGN_CENTRE;
        kf_box_art_children(build->arena, roof, &(struct kf_child){text, 0, RIDGE + ROOF_TEXT, build->width, 0}, 1);
    }
    return roof;
}

/* Large letters do not fit into the gable: the roof's words stand in an attic under it. */
static struct kf_box *stacked(struct kf_build *build, const struct house *house)
{
    kf_len inner = build->width - 2 * WALL;
    struct kf_list rooms = {0};
    struct kf_box *text = kf_part_text(build, &house->roof, KF_STYLE_SUBHEAD, KF_ROLE_P);
    struct kf_box *attic = kf_part_stack(build, 0, text, NULL);

    text->as.text.align = KF_ALIGN_CENTRE;
    attic->as.stack.pad = (struct kf_pad){KF_MM(3), WALL + ROOM_PAD, KF_MM(3), WALL + ROOM_PAD};
    attic->decorate = draw_attic;
    attic->flags |= KF_KEEP_NEXT | KF_KEEP_WHOLE;
    for (int i = 0; i < house->rooms.count; i++) {
        struct kf_box *room = room_box(build, house->rooms.items[i], inner);
        room->decorate = draw_ceiling;
        kf_list_add(build->arena, &rooms, room);
    }
    return kf_part_stack(build, 0, roof_box(build, house), attic, between_walls(build, &rooms), NULL);
}

static struct kf_box *build_house(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct house *house = data;
    int count = house->rooms.count;
    kf_len inner = build->width - 2 * WALL;
    const kf_len equal[3] = {0};
    struct kf_list rooms = {0}, row = {0};

    (void)block;
    if (build->theme->single_column) {
        return stacked(build, house);
    }
    for (int i = 0; i < count; i++) {
        kf_list_add(build->arena, &rooms, room_box(build, house->rooms.items[i], inner / count));
    }
    struct kf_box *side_by_side = kf_box_row(build->arena, &rooms, equal, inner, 0);
    side_by_side->decorate = draw_partitions;
    kf_list_add(build->arena, &row, side_by_side);
    struct kf_box *box = kf_part_stack(build, 0, roof_box(build, house), between_walls(build, &row), NULL);
    box->flags |= KF_KEEP_WHOLE;
    return box;
}

const struct kf_block_type kf_block_house = {
    .name = "house",
    .record = {.name = "house", .summary = "A house with rooms for yes, ask first and no.",
               .size = sizeof(struct house), .fields = fields, .node_offset = KF_NOWHERE,
               .address_offset = KF_NOWHERE},
    .check = check_house,
    .build = build_house,
    .tool = true,
    .visual = true,
    .example = "house:\n"
               "  roof: In our home, everyone gets to feel safe.\n"
               "  rooms:\n"
               "    - {id: welcome, icon: yes, title: \"Yes\", text: We welcome this}\n"
               "    - {id: ask, icon: ask, title: Ask first, text: Check with us before}\n"
               "    - {id: not-here, icon: no, title: \"No\", text: Not in our home}\n",
};
