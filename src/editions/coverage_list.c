/* The list as one table: number, what was asked for, the words, and a box to tick. */
#include "editions/coverage_list.h"

#include "blocks/table.h"
#include "editions/guide_internal.h"
#include "editions/typeset.h"

enum { NUMBER, WHAT, WORDS, OK, COLUMNS };

#define NUMBER_WIDTH KF_MM(11)
#define WHAT_WIDTH KF_MM(56)
#define OK_WIDTH KF_MM(13)
#define PAD KF_MM(1.6)

static struct kf_box *words(struct kf_build *build, const char *text, enum kf_style style)
{
    return kf_part_inline(build, kf_build_plain(build, text), style, KF_ROLE_P);
}

static struct kf_box *padded(struct kf_build *build, enum kf_role role, enum kf_scope scope, struct kf_box *content)
{
    struct kf_box *cell = kf_table_cell(build, role, scope, content);

    cell->as.stack.pad = (struct kf_pad){PAD / 2, PAD, PAD / 2, PAD};
    return cell;
}

static void widths_of(const struct kf_build *build, kf_len *ret_widths)
{
    ret_widths[NUMBER] = NUMBER_WIDTH;
    ret_widths[WHAT] = WHAT_WIDTH;
    ret_widths[OK] = OK_WIDTH;
    ret_widths[WORDS] = build->width - NUMBER_WIDTH - WHAT_WIDTH - OK_WIDTH;
}

static struct kf_box *head_row(struct kf_build *build)
{
    static const char *const heads[COLUMNS] = {"coverage-number", "coverage-what", "coverage-words", "review-ok"};
    kf_len widths[COLUMNS];
    struct kf_list cells = {0};

    widths_of(build, widths);
    for (int i = 0; i < COLUMNS; i++) {
        kf_list_add(build->arena, &cells,
                    padded(build, KF_ROLE_HEAD_CELL, KF_SCOPE_COLUMN,
                           words(build, kf_vocabulary_get(build->content->vocabulary, heads[i]), KF_STYLE_SMALL_BOLD)));
    }
    return kf_table_row(build, &cells, widths, (struct kf_table_look){.below = KF_TABLE_LINE, .framed = true});
}

static struct kf_box *row_box(struct kf_build *build, const struct kf_covered *row)
{
    const char *number = kf_arena_format(build->arena, "%d", row->number);
    const char *tick = kf_vocabulary_fill(build->content->vocabulary, build->arena, "tick-box-label", "text", row->what, NULL);
    struct kf_box *said = kf_part_stack(build, KF_MM(.6), words(build, row->page, KF_STYLE_LABEL),
                                        words(build, row->words, KF_STYLE_COMPACT), words(build, row->address, KF_STYLE_SMALL),
                                        NULL);
    kf_len widths[COLUMNS];
    struct kf_list cells = {0};

    widths_of(build, widths);
    kf_list_add(build->arena, &cells,
                padded(build, KF_ROLE_HEAD_CELL, KF_SCOPE_ROW, words(build, number, KF_STYLE_LABEL)));
    kf_list_add(build->arena, &cells, padded(build, KF_ROLE_CELL, KF_SCOPE_NONE, words(build, row->what, KF_STYLE_COMPACT)));
    kf_list_add(build->arena, &cells, padded(build, KF_ROLE_CELL, KF_SCOPE_NONE, said));
    kf_list_add(build->arena, &cells,
                kf_table_tick_cell(build, kf_arena_format(build->arena, "coverage/%d/%s", row->number, row->address), tick,
                                   OK_WIDTH));
    return kf_table_row(build, &cells, widths, (struct kf_table_look){.below = KF_TABLE_HAIR, .framed = true});
}

static struct kf_section *section_of(struct kf_build *build, const char *title, const struct kf_covered *rows, int count)
{
    struct kf_section *section = KF_NEW(build->arena, struct kf_section);
    const char *lead = kf_vocabulary_get(build->content->vocabulary, "coverage-lead");
    struct kf_list boxes = {0}, table = {0};

    section->title = title;
    kf_list_add(build->arena, &table, head_row(build));
    for (int i = 0; i < count; i++) {
        kf_list_add(build->arena, &table, row_box(build, &rows[i]));
    }
    kf_list_add(build->arena, &boxes,
                kf_title_box(build, /* kicker */ NULL, kf_build_plain(build, title), kf_build_plain(build, lead),
                             /* picture */ NULL));
    kf_list_add(build->arena, &boxes, kf_table_framed(build, &table));
    section->flow = (struct kf_flow){
        .body = kf_body_box(build, &boxes),
        .continued = kf_continued_box(build, title),
        .origin = build->content->nodes,
        .address = "coverage",
    };
    return section;
}

struct kf_document *kf_coverage_layout(struct kf_run *run, PangoContext *context, const struct kf_content *content,
                                       const struct kf_covered *rows, int count)
{
    const struct kf_typeset set = {.run = run, .context = context, .content = content};
    const char *title =
        kf_vocabulary_fill(content->vocabulary, run->arena, "coverage-title", "title", content->module->title.text, NULL);
    struct kf_document *document = kf_typeset_new(&set, KF_MAKE_REVIEW, "coverage", title);
    struct kf_build build = kf_typeset_build(&set, document, context, content, &document->theme);
    struct kf_head_lines lines = {
        .first = content->module->title.text, .second = kf_vocabulary_get(content->vocabulary, "tonight-staff-line"), .marked = true};
    struct kf_list sections = {0};
    struct kf_placer placer;

    kf_placer_init(&placer, build.shaper, &document->pages);
    kf_list_add(build.arena, &sections, section_of(&build, title, rows, count));
    kf_typeset_fill(document, &placer, &sections);
    kf_furniture_place(&build, &placer, document->kind, /* handout */ NULL,
                       &(struct kf_leaves){.count = document->pages.count, .step = 1, .lines = &lines});
    return document;
}
