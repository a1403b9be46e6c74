/* A map of support: rings around a word, with blanks or names on them, and what each ring is for above. In large print,
 * and in a column, each ring is a box with lines. */
#include "blocks/build.h"
#include "diagrams/support_map.h"

struct ring {
    const char *id, *address;
    const struct kf_node *node;
    struct kf_text title, text;
    int spaces;
    struct kf_texts names;
    struct kf_block_facilitator *facilitator;
};

struct circles {
    struct kf_text centre, comfort;
    struct kf_records rings; /* struct ring */
};

static const struct kf_field ring_fields[] = {
    KF_WORD_ROW(struct ring, id, "id", .flags = KF_IS_ID | KF_REQUIRED, .help = "Name of the ring in addresses."),
    KF_TEXT_ROW(struct ring, title, "title", .flags = KF_PROSE | KF_REQUIRED, .help = "The ring in a few words."),
    KF_TEXT_ROW(struct ring, text, "text", .flags = KF_PROSE, .help = "Who or what belongs there, two short lines."),
    KF_INT_ROW(struct ring, spaces, "spaces", .min = 1, .max = 8,
               .help = "How many blanks: 3 at most on the first ring, 6 on the second, 8 on the third. Without this, "
                       "as many as find room."),
    KF_TEXTS_ROW(struct ring, names, "names", .flags = KF_PROSE, .min = 1, .max = 8,
                 .help = "Who or what is there already, on a map that is filled in: about a dozen letters each."),
    KF_FACILITATOR_ROW(struct ring),
    KF_END,
};

static const struct kf_record ring_record = {
    .name = "ring", .summary = "A ring of the map.", .size = sizeof(struct ring), .fields = ring_fields,
    .node_offset = offsetof(struct ring, node), .address_offset = offsetof(struct ring, address)};

static const struct kf_field fields[] = {
    KF_TEXT_ROW(struct circles, centre, "centre", .flags = KF_PROSE | KF_REQUIRED, .help = "A short word in the middle."),
    KF_RECORDS_ROW(struct circles, rings, "rings", .record = &ring_record, .flags = KF_REQUIRED, .min = 1,
                   .max = KF_SUPPORT_MAP_RINGS, .help = "One to three rings, the innermost first."),
    KF_TEXT_ROW(struct circles, comfort, "comfort", .flags = KF_PROSE, .help = "A kind line under the map."),
    KF_END,
};

#define NUMBER_GAP KF_MM(3)
#define LEGEND_GAP KF_MM(4)
#define LINE_GAP KF_MM(6)
#define LEAST_WIDTH KF_MM(150) /* of a map */

static bool is_stacked(const struct kf_build *build)
{
    return build->theme->single_column || build->width < LEAST_WIDTH;
}

enum { NAME_MOST = 13 }; /* letters in a pill */

static int spaces_of(const struct ring *ring, int place)
{
    return ring->spaces ? ring->spaces : kf_support_map_most(place);
}

static void check_names(struct kf_run *run, const struct ring *ring, int place)
{
    int room = spaces_of(ring, place);

    if (ring->names.count > room) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, KF_OUT_OF_RANGE, ring->names.items[room].node->span, ring->address,
                                  "%d names stand on a ring with %d space%s", ring->names.count, room, room == 1 ? "" : "s"),
                     "leave some out, or write a larger `spaces:` if the ring has room");
    }
    for (int i = 0; i < ring->names.count; i++) {
        const struct kf_text *name = &ring->names.items[i];
        int letters = (int)g_utf8_strlen(name->text, -1);

        if (letters > NAME_MOST) {
            kf_diag_hint(run->diags,
                         kf_diag_push(run->diags, KF_OUT_OF_RANGE, name->node->span, name->address,
                                      "a space of the map has no room for %d letters", letters),
                         "write %d letters at most, and the whole under `text:`", NAME_MOST);
        }
    }
}

static void check_circles(struct kf_run *run, const struct kf_block *block, const void *data)
{
    const struct circles *circles = data;

    (void)block;
    for (int i = 0; i < circles->rings.count; i++) {
        const struct ring *ring = circles->rings.items[i];
        if (ring->spaces > kf_support_map_most(i)) {
            struct kf_span span = kf_node_get(ring->node, "spaces")->span;
            kf_diag_hint(run->diags,
                         kf_diag_push(run->diags, KF_OUT_OF_RANGE, span, ring->address,
                                      "ring %d has no room for %d spaces", i + 1, ring->spaces),
                         "write at most %d", kf_support_map_most(i));
        } else {
            check_names(run, ring, i);
        }
    }
}

static const char *space_address(struct kf_build *build, const struct ring *ring, int space)
{
    return kf_arena_format(build->arena, "%s/space-%d", ring->address, space);
}

static const char *space_label(struct kf_build *build, const struct ring *ring, int space)
{
    char *n = kf_arena_format(build->arena, "%d", space);

    return kf_vocabulary_fill(build->content->vocabulary, build->arena, "ring-label", "ring",
                              kf_build_inline(build, &ring->title)->text, "n", n, NULL);
}

static struct kf_box *name_of(struct kf_build *build, const struct ring *ring, int place, enum kf_align align)
{
    struct kf_box *name = kf_part_text(build, &ring->names.items[place], KF_STYLE_COMPACT, KF_ROLE_P);

    name->as.text.align = align;
    name->valign = KF_VALIGN_MIDDLE;
    return name;
}

/* Number, title and text; in large print the lines too. */
static struct kf_box *ring_item(struct kf_build *build, const struct ring *ring, int place, struct kf_box *lines)
{
    struct kf_list kids = {0};
    struct kf_box *text;

    kf_list_add(build->arena, &kids, kf_part_text(build, &ring->title, KF_STYLE_SUBHEAD, KF_ROLE_P));
    if ((text = kf_part_text(build, &ring->text, KF_STYLE_COMPACT, KF_ROLE_P))) {
        kf_list_add(build->arena, &kids, text);
    }
    if (lines) {
        kf_list_add(build->arena, &kids, lines);
    }
    struct kf_box *item = kf_part_item(build, kf_part_number(build, place + 1, /* small */ false), build->theme->number,
                                       NUMBER_GAP, kf_box_stack(build->arena, &kids, 0));
    item->address = ring->address;
    item->origin = ring->node;
    item->flags |= KF_ITEM;
    item->item = place + 1;
    return item;
}

/* --- the map --------------------------------------------------------------------------------------------------------- */

static struct kf_box *legend(const struct kf_build *build, const struct circles *circles)
{
    struct kf_build column = *build;
    const kf_len widths[KF_SUPPORT_MAP_RINGS] = {0}; /* equal */
    struct kf_list items = {0};

    column.width = (build->width - LEGEND_GAP * (circles->rings.count - 1)) / circles->rings.count;
    for (int i = 0; i < circles->rings.count; i++) {
        kf_list_add(build->arena, &items, ring_item(&column, circles->rings.items[i], i, NULL));
    }
    return kf_box_role(build->arena, kf_box_row(build->arena, &items, widths, build->width, LEGEND_GAP), KF_ROLE_LIST);
}

static struct kf_support_ring ring_on_map(struct kf_build *build, const struct ring *ring, int place)
{
    int count = spaces_of(ring, place);
    struct kf_box **blanks = KF_NEW_ARRAY(build->arena, count, struct kf_box *);

    for (int i = 0; i < count; i++) {
        blanks[i] = i < ring->names.count
                        ? kf_support_map_name(build->arena, name_of(build, ring, i, KF_ALIGN_CENTRE))
                        : kf_support_map_blank(build->arena, space_address(build, ring, i + 1),
                                               space_label(build, ring, i + 1));
    }
    return (struct kf_support_ring){kf_part_number(build, place + 1, /* small */ false), blanks, count};
}

static struct kf_box *map(struct kf_build *build, const struct circles *circles)
{
    struct kf_support_ring rings[KF_SUPPORT_MAP_RINGS];
    struct kf_box *centre = kf_part_text(build, &circles->centre, KF_STYLE_HEADING, KF_ROLE_P);

    centre->as.text.align = KF_ALIGN_CENTRE;
    centre->valign = KF_VALIGN_MIDDLE;
    for (int i = 0; i < circles->rings.count; i++) {
        rings[i] = ring_on_map(build, circles->rings.items[i], i);
    }
    return kf_support_map_box(build->arena, centre, rings, circles->rings.count, build->width);
}

static struct kf_box *comfort_line(struct kf_build *build, const struct circles *circles)
{
    struct kf_box *line = kf_part_text(build, &circles->comfort, KF_STYLE_BODY, KF_ROLE_P);

    if (line && !is_stacked(build)) {
        line->as.text.align = KF_ALIGN_CENTRE;
    }
    return line;
}

/* --- large print ----------------------------------------------------------------------------------------------------- */

static struct kf_box *line_of(struct kf_build *build, const struct ring *ring, int space)
{
    if (space <= ring->names.count) {
        return name_of(build, ring, space - 1, KF_ALIGN_START);
    }
    struct kf_box *line = kf_box_lines(build->arena, build->theme, 1, space_label(build, ring, space));

    line->address = space_address(build, ring, space);
    return line;
}

/* Two names side by side. */
static struct kf_box *lines_of(struct kf_build *build, const struct ring *ring, int place)
{
    kf_len room = build->width - build->theme->number - NUMBER_GAP, width = (room - LINE_GAP) / 2;
    int count = spaces_of(ring, place);
    struct kf_list rows = {0};

    for (int i = 1; i <= count; i += 2) {
        struct kf_list pair = {0};
        kf_list_add(build->arena, &pair, line_of(build, ring, i));
        if (i < count) {
            kf_list_add(build->arena, &pair, line_of(build, ring, i + 1));
        }
        kf_list_add(build->arena, &rows,
                    kf_box_row(build->arena, &pair, (const kf_len[]){width, width}, room, LINE_GAP));
    }
    return kf_box_stack(build->arena, &rows, 0);
}

static struct kf_box *panels(const struct kf_build *build, const struct circles *circles)
{
    struct kf_build inner = *build;
    struct kf_list items = {0};

    inner.width = build->width - 2 * build->theme->padding;
    for (int i = 0; i < circles->rings.count; i++) {
        const struct ring *ring = circles->rings.items[i];
        struct kf_box *item = ring_item(&inner, ring, i, lines_of(&inner, ring, i));
        kf_list_add(build->arena, &items,
                    kf_part_frame(&inner, kf_part_stack(&inner, 0, item, NULL), KF_FRAME_PLAIN));
    }
    struct kf_box *list = kf_part_list(&inner, &items, build->theme->gap, KF_NUMBERING_DECIMAL);
    list->as.stack.flexible_gap = true;
    list->as.stack.least_kids = 1; /* a ring fills a third of a page */
    return list;
}

static struct kf_box *build_circles(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct circles *circles = data;
    struct kf_box *comfort = comfort_line(build, circles);

    (void)block;
    if (is_stacked(build)) {
        struct kf_box *centre = kf_part_text(build, &circles->centre, KF_STYLE_HEADING, KF_ROLE_P);
        centre->flags |= KF_KEEP_NEXT;
        return kf_part_stack(build, KF_MM(4), centre, panels(build, circles), comfort, NULL);
    }
    struct kf_box *stack = kf_part_stack(build, KF_MM(3), legend(build, circles), map(build, circles), comfort, NULL);
    stack->flags |= KF_KEEP_WHOLE;
    return stack;
}

const struct kf_block_type kf_block_circles = {
    .name = "circles",
    .record = {.name = "circles", .summary = "Rings around a word, with blanks for people and places.",
               .size = sizeof(struct circles), .fields = fields, .node_offset = KF_NOWHERE,
               .address_offset = KF_NOWHERE},
    .check = check_circles,
    .build = build_circles,
    .tool = true,
    .visual = true,
    .example = "circles:\n"
               "  centre: Me\n"
               "  rings:\n"
               "    - {id: closest, title: Closest in, text: People I can call at any hour.}\n"
               "    - {id: company, title: Good company, text: People I enjoy and can trust., spaces: 4}\n"
               "  comfort: Blank spaces are fine.\n",
};
