/* Who to call: the country's checked lines, and one cell that the reader fills in. No number is written here or in a
 * module; all come from the helplines, and only those that someone has verified. */
#include "blocks/build.h"

#include <string.h>

#include "diagrams/qr.h"

struct contacts {
    int from;
    struct kf_text blank;
};

enum { ACROSS = 3 };

#define CODE KF_MM(19)
#define CELL_GAP KF_MM(3) /* with modules of .76 mm the quiet zone of 4 */

static const char *const sources[] = {"region", NULL};

static const struct kf_field fields[] = {
    KF_CHOICE_ROW(struct contacts, from, "from", .choices = sources, .fallback = "region",
                  .help = "Where the lines come from: region, those that the country's helplines print."),
    KF_TEXT_ROW(struct contacts, blank, "blank", .flags = KF_PROSE,
                .help = "Label of a last cell with lines to write a name and a number on; a community's worker who "
                        "has a number prints there."),
    KF_END,
};

static void draw_code(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_qr_draw(canvas, data, placed->width);
}

static void draw_icon_box(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_len stroke = canvas->theme->strokes[KF_STROKE_LINE];

    (void)data;
    kf_canvas_rectangle(canvas, stroke / 2, stroke / 2, placed->width - stroke, placed->height - stroke, KF_MM(2));
    kf_canvas_stroke(canvas, stroke, KF_INK_BLACK, KF_DASH_NONE);
}

/* What to scan, or a telephone where there is nothing to scan. Only beside a printed number or address: cell() and
 * gap_cell() print one. */
static struct kf_box *picture(struct kf_build *build, const struct kf_text *label, const char *url)
{
    bool may_scan = url && !build->content->edition.carry_safe; /* a code tells where it leads, once scanned */
    const struct kf_qr *qr = may_scan ? kf_qr_new(build->arena, url) : NULL;

    if (qr) {
        struct kf_box *art = kf_box_art(build->arena, CODE, CODE, draw_code, qr);
        art->flags |= KF_FIXED_DIRECTION;
        return kf_part_figure(build, art,
                              kf_vocabulary_fill(build->content->vocabulary, build->arena, "qr-alt", "label",
                                                 kf_build_inline(build, label)->text, NULL));
    }
    kf_len size = KF_MM(12);
    struct kf_box *box = kf_box_art(build->arena, CODE, CODE, draw_icon_box, NULL);
    struct kf_box *icon = kf_part_icon(build, "phone", size, KF_STROKE_MEDIUM, KF_INK_BLACK);
    kf_box_art_children(build->arena, box, &(struct kf_child){icon, (CODE - size) / 2, (CODE - size) / 2, size, size}, 1);
    return box;
}

static void add_text(struct kf_build *build, struct kf_list *kids, const struct kf_text *text, enum kf_style style)
{
    struct kf_box *box = kf_part_text(build, text, style, KF_ROLE_P);

    if (box) {
        kf_list_add(build->arena, kids, box);
    }
}

static const char *language_name(struct kf_build *build, const char *language)
{
    const char *id = kf_arena_format(build->arena, "language-%.*s", (int)strcspn(language, "-"), language);

    return kf_vocabulary_has(build->content->vocabulary, id) ? kf_vocabulary_get(build->content->vocabulary, id) : NULL;
}

/* "Languages: English, Spanish" where the reader's is not the first, and the line does not say how to get it. */
static void add_languages(struct kf_build *build, struct kf_list *words, const struct kf_helpline *line)
{
    const struct kf_content *content = build->content;
    const char *names = NULL;

    if (line->languages_how.text || !kf_helpline_serves(line, content->language) ||
        kf_same_language(line->languages.items[0], content->language)) {
        return;
    }
    for (int i = 0; i < line->languages.count; i++) {
        const char *name = language_name(build, line->languages.items[i]);
        if (name) {
            names = names ? kf_vocabulary_fill(content->vocabulary, build->arena, "list-more", "a", names, "b", name, NULL)
                          : name;
        }
    }
    if (names) {
        const char *text =
            kf_vocabulary_fill(content->vocabulary, build->arena, "languages-served", "languages", names, NULL);
        kf_list_add(build->arena, words, kf_part_inline(build, kf_build_plain(build, text), KF_STYLE_SMALL, KF_ROLE_P));
    }
}

/* A picture and words beside it. */
static struct kf_box *picture_row(struct kf_build *build, struct kf_box *picture, struct kf_list *words, kf_len width,
                                  const struct kf_node *origin, const char *address)
{
    struct kf_box *text = kf_box_stack(build->arena, words, 0);
    struct kf_list kids = {0}, item = {0};

    text->valign = words->count <= 3 ? KF_VALIGN_MIDDLE : KF_VALIGN_TOP;
    kf_list_add(build->arena, &kids, picture);
    kf_list_add(build->arena, &kids, text);
    struct kf_box *row = kf_box_row(build->arena, &kids, (const kf_len[]){CODE, 0}, width, CELL_GAP);
    kf_list_add(build->arena, &item, kf_box_role(build->arena, row, KF_ROLE_BODY));
    struct kf_box *box = kf_box_stack(build->arena, &item, 0);
    box->origin = origin;
    box->address = address;
    return kf_box_role(build->arena, box, KF_ROLE_ITEM);
}

static struct kf_box *cell(struct kf_build *build, const struct kf_helpline *line, kf_len width)
{
    struct kf_list words = {0};

    add_text(build, &words, &line->label, KF_STYLE_LABEL);
    kf_list_add(build->arena, &words,
                kf_part_inline(build, kf_build_plain(build, line->number), KF_STYLE_CLOCK, KF_ROLE_P));
    add_text(build, &words, &line->text_to, KF_STYLE_SMALL);
    add_text(build, &words, &line->hours, KF_STYLE_SMALL);
    add_text(build, &words, &line->note, KF_STYLE_SMALL);
    add_text(build, &words, &line->languages_how, KF_STYLE_SMALL);
    add_languages(build, &words, line);
    return picture_row(build, picture(build, &line->label, line->url), &words, width, line->node, line->address);
}

/* https://www.sheltersafe.ca/ as people read it: sheltersafe.ca. */
static const char *printed_address(struct kf_arena *arena, const char *url)
{
    static const char *const left_out[] = {"https://", "http://", "www."};
    size_t length;

    for (size_t i = 0; i < G_N_ELEMENTS(left_out); i++) {
        url += g_str_has_prefix(url, left_out[i]) ? strlen(left_out[i]) : 0;
    }
    length = strlen(url);
    return kf_arena_string_n(arena, url, length - (length > 0 && url[length - 1] == '/'));
}

/* What the country has no single line for: said, with a site's address where there is one. */
static struct kf_box *gap_cell(struct kf_build *build, const struct kf_gap *gap, kf_len width)
{
    struct kf_list words = {0};

    add_text(build, &words, &gap->label, KF_STYLE_LABEL);
    if (gap->url) {
        kf_list_add(build->arena, &words,
                    kf_part_inline(build, kf_build_plain(build, printed_address(build->arena, gap->url)),
                                   KF_STYLE_SUBHEAD, KF_ROLE_P));
    }
    add_text(build, &words, &gap->text, KF_STYLE_SMALL);
    return picture_row(build, picture(build, &gap->label, gap->url), &words, width, gap->node, gap->address);
}

static bool has_number(const char *text)
{
    int digits = 0;

    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        digits += g_unichar_isdigit(g_utf8_get_char(at));
    }
    return digits >= 3;
}

/* A worker who is named with a number, as in "Dolores Finch (555-0142)", prints: there is nothing to write. NULL: none, or
 * on a sheet that tells nobody whose it is. */
static const struct kf_text *known_worker(struct kf_build *build)
{
    const struct kf_content *content = build->content;
    const struct kf_node *node = kf_node_get(content->kit->community->names, "worker");
    struct kf_text *worker = KF_NEW(build->arena, struct kf_text);

    if (content->edition.carry_safe || !node || node->kind != KF_SCALAR || !has_number(node->text)) {
        return NULL;
    }
    *worker = (struct kf_text){.text = kf_build_isolated(build, node->text), .node = node};
    return worker;
}

static struct kf_box *worker_cell(struct kf_build *build, const struct kf_block *block, const struct kf_text *label,
                                  const struct kf_text *worker, kf_len width)
{
    struct kf_list words = {0};

    add_text(build, &words, label, KF_STYLE_LABEL);
    add_text(build, &words, worker, KF_STYLE_SUBHEAD);
    return picture_row(build, picture(build, label, NULL), &words, width, worker->node,
                       kf_arena_format(build->arena, "%s/blank", block->address));
}

static struct kf_box *blank_cell(struct kf_build *build, const struct kf_block *block, const struct kf_text *label)
{
    const struct kf_inline *words = kf_build_inline(build, label);
    struct kf_box *lines = kf_box_lines(build->arena, build->theme, /* name and number */ 2, words->text);

    lines->address = kf_arena_format(build->arena, "%s/blank", block->address);
    struct kf_box *body = kf_part_stack(build, 0, lines, NULL);
    return kf_box_role(build->arena,
                       kf_part_stack(build, 0, kf_part_inline(build, words, KF_STYLE_LABEL, KF_ROLE_LABEL),
                                     kf_box_role(build->arena, body, KF_ROLE_BODY), NULL),
                       KF_ROLE_ITEM);
}

static void add_cells(struct kf_build *build, const struct kf_block *block, const struct contacts *contacts, kf_len width,
                      struct kf_list *ret_cells)
{
    const struct kf_region *region = build->content->region;

    for (int i = 0; i < region->print.count; i++) {
        const char *id = region->print.items[i];
        const struct kf_helpline *line = kf_region_line(region, id);
        const struct kf_gap *gap = kf_region_gap(region, id);
        if (line) {
            kf_list_add(build->arena, ret_cells, cell(build, line, width));
        }
        if (gap && (!line || gap->url)) { /* a site that lists more helps beside a line of the area, too */
            kf_list_add(build->arena, ret_cells, gap_cell(build, gap, width));
        }
    }
    if (contacts->blank.text) {
        const struct kf_text *worker = known_worker(build);
        kf_list_add(build->arena, ret_cells, worker ? worker_cell(build, block, &contacts->blank, worker, width)
                                                    : blank_cell(build, block, &contacts->blank));
    }
}

static struct kf_box *build_contacts(struct kf_build *build, const struct kf_block *block, const void *data)
{
    int across = build->theme->single_column ? 1 : ACROSS;
    kf_len gap = KF_MM(4), width = (build->width - gap * (across - 1)) / across;
    struct kf_list cells = {0}, rows = {0};

    add_cells(build, block, data, width, &cells);
    if (cells.count == 0) {
        return NULL;
    }
    for (int i = 0; i < cells.count; i += across) {
        struct kf_list row = {0};
        for (int j = i; j < i + across; j++) {
            kf_list_add(build->arena, &row, j < cells.count ? cells.items[j] : kf_box_space(build->arena, 0));
        }
        struct kf_box *box = kf_box_row(build->arena, &row, (const kf_len[ACROSS]){width, width, width}, build->width, gap);
        box->flags |= KF_KEEP_WHOLE;
        kf_list_add(build->arena, &rows, box);
    }
    struct kf_box *list = kf_part_list(build, &rows, CELL_GAP, KF_NUMBERING_NONE);
    list->as.stack.pad.top = KF_MM(1); /* off the blank of the heading above */
    list->flags |= across > 1 ? KF_KEEP_WHOLE : 0; /* one under the other they may be longer than a page */
    return list;
}

const struct kf_block_type kf_block_contacts = {
    .name = "contacts",
    .record = {.name = "contacts", .summary = "Helplines of the country, and room for one of your own.",
               .size = sizeof(struct contacts), .fields = fields, .node_offset = KF_NOWHERE,
               .address_offset = KF_NOWHERE},
    .build = build_contacts,
    .example = "contacts: {from: region, blank: Our on-call worker}\n",
};
