/* The lines of a form: a few words, then a line to the edge. Several share a row, each with its part of it; in large print
 * and in a column each has a row of its own. */
#include "blocks/build.h"

#include <string.h>

#include "base/day.h"
#include "model/when.h"

enum known { NOTHING_KNOWN, TRAINING_DAY, RENEWAL_DAY };

static const char *const knowns[] = {"nothing", "training-day", "renewal-day", NULL};

struct line {
    const char *id, *address;
    const struct kf_node *node;
    struct kf_text label;
    int width; /* percent of a row; 0: as the columns are */
    int known; /* enum known */
};

struct fill_lines {
    int columns;
    struct kf_records lines; /* struct line */
};

static const struct kf_field line_fields[] = {
    KF_WORD_ROW(struct line, id, "id", .flags = KF_IS_ID | KF_REQUIRED, .help = "Name of the line in addresses."),
    KF_TEXT_ROW(struct line, label, "label", .flags = KF_PROSE | KF_REQUIRED,
                .help = "What to write there, one to four words; the line follows them, or stands where ___ is."),
    KF_INT_ROW(struct line, width, "width", .min = 20, .max = 100,
               .help = "How much of a row it takes, in percent; without this, a whole one, or half of one with columns: 2."),
    KF_CHOICE_ROW(struct line, known, "known", .choices = knowns, .fallback = "nothing",
                  .help = "What community.yaml may say of it under training, printed in place of the line: the last day, or "
                          "the day to renew by."),
    KF_END,
};

static const struct kf_record line_record = {
    .name = "fill-line",
    .summary = "Words and a line to write on.",
    .size = sizeof(struct line),
    .fields = line_fields,
    .node_offset = offsetof(struct line, node),
    .address_offset = offsetof(struct line, address),
};

static const struct kf_field fields[] = {
    KF_INT_ROW(struct fill_lines, columns, "columns", .min = 1, .max = 2, .fallback = "1",
               .help = "How many lines share a row where they do not say their width: 1 or 2."),
    KF_RECORDS_ROW(struct fill_lines, lines, "lines", .record = &line_record, .flags = KF_REQUIRED, .min = 1, .max = 16,
                   .help = "The lines in order, row by row."),
    KF_END,
};

#define GAP KF_MM(4)           /* between two of a row */
#define LEAST_WIDTH KF_MM(120) /* of a row that lines share */

/* In words; NULL: to be written. */
static const char *known_of(const struct kf_build *build, const struct line *line)
{
    const struct kf_community *community = build->content->kit->community;
    const char *day = community->training ? community->training->held_on : NULL;

    if (!day || line->known == NOTHING_KNOWN) {
        return NULL;
    }
    if (line->known == RENEWAL_DAY) {
        day = kf_months_later(build->arena, day, kf_community_renewal_months(community));
    }
    return kf_when_date(build->arena, build->content->vocabulary, day);
}

/* A line that fills its row may wrap: its blank then has the second line to itself. */
static struct kf_box *line_box(struct kf_build *build, const struct line *line, kf_len width)
{
    struct kf_text *text = kf_arena_copy(build->arena, &line->label, sizeof line->label);

    const char *known = known_of(build, line);

    if (known || !strstr(text->text, "___")) {
        text->text = kf_arena_format(build->arena, "%s %s", text->text, known ? known : "___");
    }
    if (width < build->width) {
        kf_part_fits(build, text, KF_STYLE_BODY, width, 1);
    }
    struct kf_box *row = kf_part_form_row(build, text, KF_ROLE_BODY);
    row->address = line->address;
    row->origin = line->node;
    row->flags |= KF_ITEM;
    return kf_box_role(build->arena, kf_part_stack(build, 0, row, NULL), KF_ROLE_ITEM);
}

static int percent_of(const struct kf_build *build, const struct fill_lines *form, const struct line *line)
{
    if (build->theme->single_column || build->width < LEAST_WIDTH) {
        return 100;
    }
    return line->width ? line->width : 100 / form->columns;
}

/* Rows have one grid: two halves end where a whole one ends, with a gap between them. */
static struct kf_box *row_of(struct kf_build *build, const struct fill_lines *form, int *at)
{
    kf_len *widths = KF_NEW_ARRAY(build->arena, form->lines.count, kf_len);
    struct kf_list kids = {0};

    for (int taken = 0; *at < form->lines.count; ++*at) {
        const struct line *line = form->lines.items[*at];
        int percent = percent_of(build, form, line);
        if (taken + percent > 100) {
            break;
        }
        taken += percent;
        widths[kids.count] = (build->width + GAP) * percent / 100 - GAP;
        kf_list_add(build->arena, &kids, line_box(build, line, percent < 100 ? widths[kids.count] : build->width));
    }
    struct kf_box *row = kf_box_row(build->arena, &kids, widths, build->width, GAP);
    row->flags |= KF_KEEP_WHOLE;
    return row;
}

static struct kf_box *build_fill_lines(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct fill_lines *form = data;
    struct kf_list rows = {0};

    (void)block;
    for (int at = 0; at < form->lines.count;) {
        kf_list_add(build->arena, &rows, row_of(build, form, &at));
    }
    return kf_part_list(build, &rows, 0, KF_NUMBERING_NONE);
}

const struct kf_block_type kf_block_fill_lines = {
    .name = "fill-lines",
    .record = {.name = "fill-lines", .summary = "The lines of a form: words, then a line to write on.",
               .size = sizeof(struct fill_lines), .fields = fields, .node_offset = KF_NOWHERE,
               .address_offset = KF_NOWHERE, .shorthand = "lines"},
    .build = build_fill_lines,
    .tool = true,
    .example = "fill-lines:\n"
               "  - {id: name, label: My name or initials, width: 65}\n"
               "  - {id: date, label: Date, width: 35}\n"
               "  - {id: calm-place, label: A place where I can breathe}\n"
               "  - {id: person, label: I can talk to, width: 50}\n"
               "  - {id: phone, label: Phone, width: 50}\n",
};
