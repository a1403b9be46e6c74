/* A page in two parts: one stays, the other goes home. A line with scissors says where to cut. */
#include "blocks/build.h"
#include "diagrams/icon.h"
#include "layout/layout.h"

struct part {
    const char *address;
    const struct kf_node *node;
    struct kf_text title;
    struct kf_blocks blocks;
};

struct tear_off {
    struct part *keep, *take;
};

static const struct kf_field part_fields[] = {
    KF_TEXT_ROW(struct part, title, "title", .flags = KF_PROSE,
                .help = "Its heading; without it Keep here, or Take home."),
    KF_BLOCKS_ROW(struct part, blocks, "blocks", .flags = KF_REQUIRED, .min = 1,
                  .help = "What stands in it, from the top down."),
    KF_END,
};

static const struct kf_record part_record = {
    .name = "tear-off-part",
    .summary = "A part of a page to be cut.",
    .size = sizeof(struct part),
    .fields = part_fields,
    .node_offset = offsetof(struct part, node),
    .address_offset = offsetof(struct part, address),
};

static const struct kf_field fields[] = {
    KF_RECORD_ROW(struct tear_off, keep, "keep", .record = &part_record, .flags = KF_REQUIRED,
                  .help = "The upper part, which stays."),
    KF_RECORD_ROW(struct tear_off, take, "take", .record = &part_record, .flags = KF_REQUIRED,
                  .help = "The lower part, which goes home: say again there what the reader needs."),
    KF_END,
};

#define SCISSORS KF_MM(6)
#define SCISSORS_GAP KF_MM(1.5)

/* What would cut a part in two before anyone has scissors. */
static void check_part(struct kf_run *run, const struct part *part)
{
    for (int i = 0; i < part->blocks.count; i++) {
        const struct kf_block *block = part->blocks.items[i];
        const struct kf_block_type *type = block->type;
        if (type->fills_page || g_str_equal(type->name, "page-break") || g_str_equal(type->name, "tear-off")) {
            kf_diag_hint(run->diags,
                         kf_diag_push(run->diags, KF_OUT_OF_RANGE, block->node->span, block->address,
                                      "%s cannot stand in a part of a page that is cut", type->name),
                         "put it before or after the tear-off");
        }
    }
}

static void check_tear_off(struct kf_run *run, const struct kf_block *block, const void *data)
{
    const struct tear_off *tear_off = data;

    (void)block;
    check_part(run, tear_off->keep);
    check_part(run, tear_off->take);
}

/* --- the cut --------------------------------------------------------------------------------------------------------- */

/* The blades point along the line, whichever way the page runs. */
static void draw_cut(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    const kf_len *strokes = canvas->theme->strokes;

    kf_icon_draw(canvas, data, placed->height, strokes[KF_STROKE_MEDIUM], KF_INK_BLACK);
    kf_canvas_move(canvas, SCISSORS + SCISSORS_GAP, placed->height / 2);
    kf_canvas_line(canvas, placed->width, placed->height / 2);
    kf_canvas_stroke(canvas, strokes[KF_STROKE_LINE], KF_INK_BLACK, KF_DASH_CUT);
}

static struct kf_box *cut(struct kf_build *build)
{
    struct kf_box *line = kf_box_art(build->arena, build->width, SCISSORS, draw_cut, kf_icon_find("scissors"));

    line->flags |= KF_KEEP_NEXT;
    return line;
}

/* --- the parts ------------------------------------------------------------------------------------------------------- */

/* On a page of its own, under the line that says what continues. */
static bool fits_on_a_page(const struct kf_build *build, const struct kf_box *box)
{
    const struct kf_theme *theme = build->theme;
    const struct kf_fit fit = kf_fit_squeezed(theme, KF_FIT_SQUEEZES);
    kf_len room = theme->main_height - theme->types[KF_STYLE_SUBHEAD].line - SCISSORS - 3 * theme->gap;

    return kf_measure(build->shaper, box, build->width, &fit) <= room;
}

static struct kf_box *part_box(struct kf_build *build, const struct part *part, const char *word)
{
    const struct kf_inline *title =
        part->title.text ? kf_build_inline(build, &part->title) : kf_build_words(build, word);
    struct kf_build inner = *build;
    struct kf_list boxes = {0};

    inner.heading = (enum kf_role)(build->heading + 1);
    kf_list_add(build->arena, &boxes, kf_part_heading(build, title));
    kf_build_blocks(&inner, &part->blocks, &boxes);
    struct kf_box *box = kf_box_blocks(build->arena, &boxes, build->theme->gap);
    box->address = part->address;
    box->origin = part->node;
    box->flags |= fits_on_a_page(build, box) ? KF_KEEP_WHOLE : 0;
    return kf_box_role(build->arena, box, KF_ROLE_SECT);
}

static struct kf_box *build_tear_off(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct tear_off *tear_off = data;
    struct kf_list parts = {0};

    (void)block;
    kf_list_add(build->arena, &parts, part_box(build, tear_off->keep, "keep-here"));
    kf_list_add(build->arena, &parts, cut(build));
    kf_list_add(build->arena, &parts, part_box(build, tear_off->take, "take-home"));
    return kf_box_blocks(build->arena, &parts, build->theme->gap);
}

const struct kf_block_type kf_block_tear_off = {
    .name = "tear-off",
    .record = {.name = "tear-off",
               .summary = "A page to be cut: one part stays, the other goes home.",
               .size = sizeof(struct tear_off),
               .fields = fields,
               .node_offset = KF_NOWHERE,
               .address_offset = KF_NOWHERE},
    .check = check_tear_off,
    .build = build_tear_off,
    .cut_out = true,
    .tool = true,
    .example = "tear-off:\n"
               "  keep:\n"
               "    blocks:\n"
               "      - starters: [One thing that would help me next time is ___]\n"
               "  take:\n"
               "    blocks:\n"
               "      - starters: [This week I will try ___, We meet again on ___]\n",
};
