/* Who is here today: what the sheet is about, a numbered line for each name with boxes to tick, and who will see it. The
 * sheet goes round a table, so it asks for nothing that others must not read. */
#include "blocks/made_out.h"
#include "blocks/table.h"
#include "layout/text.h"

struct sign_in {
    struct kf_texts about, columns;
    struct kf_text name, privacy;
    int rows;
};

enum { COLUMNS_MOST = 2, ABOUT_MOST = 3, ROWS_LETTER = 15, ROWS_A4 = 16 };
enum { ROWS_SPARE = 2 }; /* under the names of a roster, for who comes unannounced */

static const struct kf_field fields[] = {
    KF_TEXTS_ROW(struct sign_in, about, "about", .flags = KF_PROSE, .max = ABOUT_MOST,
                 .help = "What to fill in above the names, one to three words each; without it the date, the place and "
                         "the facilitators."),
    KF_TEXT_ROW(struct sign_in, name, "name", .flags = KF_PROSE,
                .help = "Head over the names; without it First name or code."),
    KF_TEXTS_ROW(struct sign_in, columns, "columns", .flags = KF_PROSE, .max = COLUMNS_MOST,
                 .help = "Heads of columns with a box to tick, whose answers may be seen by everyone."),
    KF_INT_ROW(struct sign_in, rows, "rows", .min = 4, .max = 40,
               .help = "How many people may sign; without it as many as a page holds."),
    KF_TEXT_ROW(struct sign_in, privacy, "privacy", .flags = KF_PROSE | KF_REQUIRED,
                .help = "Who will see this sheet and where it is kept."),
    KF_END,
};

/* mm, from the target page. */
#define NUMBER_WIDTH KF_MM(10)
#define COLUMN_LEAST KF_MM(26)
#define COLUMN_PAD KF_MM(3)
#define NAME_PAD KF_MM(3)
#define ABOUT_GAP KF_MM(5)
#define ABOUT_LEAST KF_MM(150) /* of all that is filled in, side by side */

/* --- what may not be asked ------------------------------------------------------------------------------------------- */

struct question {
    const char *const *words; /* parts of a head that give it away, in the languages of the kit */
    const char *reason, *hint;
};

static const char *const contact[] = {"phone", "mobile", "cell number", "mail", "teléfono", "telefono", "celular",
                                      "móvil", "movil",  "correo",      "هاتف", "جوال",     "بريد",     NULL};
static const char *const telling[] = {"to talk", "talk after", "hablar", NULL};

static const struct question refused[] = {
    {contact, "asks for a phone number or e-mail, which others at the table can read",
     "ask for it in private, on a slip for each person"},
    {telling, "lets others at the table see who wants to talk",
     "give everyone the same private slip, and have each person hand it in"},
};

static bool asks(const char *head, const struct question *question)
{
    char *folded = g_utf8_casefold(head, -1);
    bool found = false;

    for (int i = 0; question->words[i] && !found; i++) {
        found = strstr(folded, question->words[i]) != NULL;
    }
    g_free(folded);
    return found;
}

static void check_head(struct kf_run *run, const struct kf_text *head)
{
    for (size_t i = 0; head->text && i < G_N_ELEMENTS(refused); i++) {
        if (asks(head->text, &refused[i])) {
            kf_diag_hint(run->diags,
                         kf_diag_push(run->diags, KF_OUT_OF_RANGE, head->node->span, head->address, "\"%s\" %s",
                                      head->text, refused[i].reason),
                         "%s", refused[i].hint);
        }
    }
}

static void check_sign_in(struct kf_run *run, const struct kf_block *block, const void *data)
{
    const struct sign_in *sheet = data;

    (void)block;
    check_head(run, &sheet->name);
    for (int i = 0; i < sheet->columns.count; i++) {
        check_head(run, &sheet->columns.items[i]);
    }
}

/* --- what it is about ------------------------------------------------------------------------------------------------ */

/* Words and a line; of the author, or of the program. */
static struct kf_box *fill_in(struct kf_build *build, const struct kf_block *block, const struct sign_in *sheet, int i)
{
    static const char *const ids[ABOUT_MOST] = {"date", "sign-in-place", "sign-in-facilitators"};
    const struct kf_theme *theme = build->theme;
    struct kf_text text;

    g_assert(i < ABOUT_MOST);
    text = (struct kf_text){.text = kf_vocabulary_get(build->content->vocabulary, ids[i])};
    if (sheet->about.count > 0) {
        text = sheet->about.items[i];
    }
    if (!strstr(text.text, "___")) {
        text.text = kf_arena_format(build->arena, "%s ___", text.text);
    }
    struct kf_box *box = kf_part_text(build, &text, KF_STYLE_BODY, KF_ROLE_P);
    box->address = text.address ? text.address : kf_arena_format(build->arena, "%s/%s", block->address, ids[i]);
    box->valign = KF_VALIGN_BOTTOM;
    box->flags |= KF_KEEP_WHOLE;
    box->height = (struct kf_height){theme->pitch_least, theme->pitch, theme->pitch, KF_GIVE_PITCH};
    return kf_part_stack(build, 0, box, NULL);
}

static struct kf_box *about(struct kf_build *build, const struct kf_block *block, const struct sign_in *sheet)
{
    static const kf_len widths[][ABOUT_MOST] = {
        {0}, {KF_MM(60), 0}, {KF_MM(42), KF_MM(54), 0}}; /* by how many there are */
    int count = sheet->about.count > 0 ? sheet->about.count : ABOUT_MOST;
    struct kf_list kids = {0};

    for (int i = 0; i < count; i++) {
        kf_list_add(build->arena, &kids, fill_in(build, block, sheet, i));
    }
    if (build->theme->single_column || build->width < ABOUT_LEAST) {
        return kf_box_stack(build->arena, &kids, 0);
    }
    return kf_box_row(build->arena, &kids, widths[count - 1], build->width, ABOUT_GAP);
}

/* --- the table ------------------------------------------------------------------------------------------------------- */

/* A head in one line where a quarter of the page is enough for it, else in two. */
static kf_len column_width(struct kf_build *build, const struct kf_text *head)
{
    kf_len most = build->width / 4, least = kf_len_min(COLUMN_LEAST, most);
    kf_len wanted = kf_shape(build->shaper, kf_build_inline(build, head), KF_STYLE_LABEL, /* not wrapped */ 0)->widest;

    if (!build->theme->single_column) {
        kf_table_head_fits(build, head, KF_STYLE_LABEL, most - KF_MM(2));
    }
    return CLAMP(wanted + 2 * COLUMN_PAD, least, most);
}

/* A rule before each column of boxes. */
static struct kf_table_look look_of(const struct sign_in *sheet, enum kf_table_rule below)
{
    return (struct kf_table_look){.below = below, .dividers = ((1u << sheet->columns.count) - 1) << 2};
}

static struct kf_box *head_cell(struct kf_build *build, const struct kf_inline *words, enum kf_align align)
{
    struct kf_box *text = kf_part_inline(build, words, KF_STYLE_LABEL, KF_ROLE_P);
    struct kf_box *cell = kf_table_cell(build, KF_ROLE_HEAD_CELL, KF_SCOPE_COLUMN, text);

    text->as.text.align = align;
    cell->as.stack.pad = (struct kf_pad){.bottom = KF_MM(1.2), .left = align == KF_ALIGN_START ? NAME_PAD : 0};
    cell->valign = KF_VALIGN_BOTTOM;
    return cell;
}

static const struct kf_inline *name_head(struct kf_build *build, const struct sign_in *sheet)
{
    return sheet->name.text ? kf_build_inline(build, &sheet->name) : kf_build_words(build, "first-name-or-code");
}

static struct kf_box *head_row(struct kf_build *build, const struct sign_in *sheet, const kf_len *widths)
{
    struct kf_list cells = {0};

    kf_list_add(build->arena, &cells, kf_table_cell(build, KF_ROLE_CELL, KF_SCOPE_NONE, NULL));
    kf_list_add(build->arena, &cells, head_cell(build, name_head(build, sheet), KF_ALIGN_START));
    for (int i = 0; i < sheet->columns.count; i++) {
        kf_list_add(build->arena, &cells,
                    head_cell(build, kf_build_inline(build, &sheet->columns.items[i]), KF_ALIGN_CENTRE));
    }
    return kf_table_row(build, &cells, widths, look_of(sheet, KF_TABLE_MEDIUM));
}

static struct kf_box *number_cell(struct kf_build *build, const char *n)
{
    const struct kf_inline *digits = kf_inline_with(build->arena, kf_build_plain(build, n), KF_STRONG);
    struct kf_box *digit = kf_part_inline(build, digits, KF_STYLE_COMPACT, KF_ROLE_P);
    struct kf_box *cell = kf_table_cell(build, KF_ROLE_HEAD_CELL, KF_SCOPE_ROW, digit);

    digit->as.text.align = KF_ALIGN_CENTRE;
    cell->valign = KF_VALIGN_MIDDLE;
    return cell;
}

/* "First name or code, row 3" */
static const char *label_of(struct kf_build *build, const struct kf_inline *head, const char *n)
{
    return kf_vocabulary_fill(build->content->vocabulary, build->arena, "cell-label", "column",
                              kf_build_spoken(build, head), "n", n, NULL);
}

/* A first name or a code from a roster. */
static struct kf_box *known_cell(struct kf_build *build, const char *name)
{
    struct kf_box *text = kf_part_inline(build, kf_inline_plain(build->arena, name), KF_STYLE_BODY, KF_ROLE_P);
    struct kf_box *cell = kf_table_cell(build, KF_ROLE_CELL, KF_SCOPE_NONE, text);

    cell->valign = KF_VALIGN_MIDDLE;
    return cell;
}

static int rows_of(const struct kf_build *build, const struct sign_in *sheet)
{
    int usual = sheet->rows ? sheet->rows : build->theme->paper == KF_A4 ? ROWS_A4 : ROWS_LETTER;

    return build->made_out ? MAX(usual, build->made_out->people_count + ROWS_SPARE) : usual;
}

static struct kf_box *person_row(struct kf_build *build, const struct kf_block *block, const struct sign_in *sheet,
                                 const kf_len *widths, int person)
{
    const bool large = build->theme->single_column;
    const struct kf_height height = {large ? KF_MM(13) : KF_MM(10), large ? KF_MM(14) : KF_MM(11.2),
                                     large ? KF_MM(16) : KF_MM(12), KF_GIVE_ROWS};
    const char *n = kf_arena_format(build->arena, "%d", person);
    const char *address = kf_arena_format(build->arena, "%s/row-%d", block->address, person);
    const char *known = build->made_out && person <= build->made_out->people_count
                            ? build->made_out->people[person - 1] : NULL;
    struct kf_list cells = {0};

    struct kf_box *name =
        known ? known_cell(build, known)
              : kf_table_line_cell(build, KF_ROLE_CELL, KF_SCOPE_NONE, kf_arena_format(build->arena, "%s/name", address),
                                   label_of(build, name_head(build, sheet), n), height);
    name->as.stack.pad.left = name->as.stack.pad.right = NAME_PAD;
    kf_list_add(build->arena, &cells, number_cell(build, n));
    kf_list_add(build->arena, &cells, name);
    for (int i = 0; i < sheet->columns.count; i++) {
        const struct kf_text *head = &sheet->columns.items[i];
        const char *tick = kf_arena_format(build->arena, "%s%s", address, strrchr(head->address, '/'));
        kf_list_add(build->arena, &cells,
                    kf_table_tick_cell(build, tick, label_of(build, kf_build_inline(build, head), n), widths[i + 2]));
    }
    struct kf_table_look look = look_of(sheet, KF_TABLE_LINE);
    look.tint = person % 2 == 1;
    look.above = !look.tint ? KF_TABLE_NO_RULE : person == 1 ? KF_TABLE_MEDIUM : KF_TABLE_LINE;
    struct kf_box *row = kf_table_row(build, &cells, widths, look);
    row->height = height;
    return row;
}

static struct kf_box *people(struct kf_build *build, const struct kf_block *block, const struct sign_in *sheet)
{
    int count = rows_of(build, sheet);
    kf_len widths[COLUMNS_MOST + 2] = {build->theme->single_column ? KF_MM(14) : NUMBER_WIDTH}, used = widths[0];
    struct kf_list rows = {0};

    for (int i = 0; i < sheet->columns.count; i++) {
        widths[i + 2] = column_width(build, &sheet->columns.items[i]);
        used += widths[i + 2];
    }
    widths[1] = build->width - used;
    kf_list_add(build->arena, &rows, head_row(build, sheet, widths));
    for (int i = 1; i <= count; i++) {
        kf_list_add(build->arena, &rows, person_row(build, block, sheet, widths, i));
    }
    return kf_box_role(build->arena, kf_box_table(build->arena, &rows, 1), KF_ROLE_TABLE);
}

static struct kf_box *build_sign_in(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct sign_in *sheet = data;
    struct kf_box *privacy = kf_part_note(build, "lock", kf_build_inline(build, &sheet->privacy));

    return kf_part_stack(build, KF_MM(3), about(build, block, sheet), people(build, block, sheet), privacy, NULL);
}

const struct kf_block_type kf_block_sign_in = {
    .name = "sign-in",
    .record = {.name = "sign-in",
               .summary = "Who is here today, on one page.",
               .size = sizeof(struct sign_in),
               .fields = fields,
               .node_offset = KF_NOWHERE,
               .address_offset = KF_NOWHERE},
    .check = check_sign_in,
    .build = build_sign_in,
    .tool = true,
    .example = "sign-in:\n"
               "  columns: [First time here, I have the handout]\n"
               "  rows: 5\n"
               "  privacy: Only your group leaders see this sheet. They keep it in a locked place.\n",
};

bool kf_sign_in_is(const struct kf_block *block)
{
    return (const struct kf_block_type *)block->type == &kf_block_sign_in;
}
