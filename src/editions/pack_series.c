/* The sessions of a series in a table, and the references of all its modules. */
#include <string.h>

#include "blocks/table.h"
#include "editions/cover.h"
#include "editions/guide_internal.h"
#include "editions/pack_internal.h"
#include "model/schedule.h"
#include "model/series.h"

enum { COLUMNS = 4 };

#define HEAD_ROOM KF_MM(20) /* of a page's title */

static const char *const heads[COLUMNS] = {"series-session", "series-when", "series-print", "series-practice"};

/* --- cells ---------------------------------------------------------------------------------------------------------- */

static const struct kf_inline *when(struct kf_build *build, const struct kf_content *content)
{
    const char *minutes = kf_guide_count(build, "minutes", content->edition.length);
    const char *day = kf_session_when(build, content);

    return kf_build_plain(build, day ? kf_arena_format(build->arena, "%s · %s", day, minutes) : minutes);
}

static bool is_used(const struct kf_schedule *schedule, const char *handout)
{
    for (int i = 0; schedule && i < schedule->count; i++) {
        const struct kf_words *uses = &schedule->items[i].activity->uses;
        for (int k = 0; k < uses->count; k++) {
            if (strcmp(uses->items[k], handout) == 0) {
                return true;
            }
        }
    }
    return false;
}

/* What the session's activities use, by number. */
static const struct kf_inline *to_print(struct kf_build *build, const struct kf_chapter *chapter)
{
    const struct kf_content *content = chapter->content;
    const char *numbers = NULL;

    for (int i = 0; i < chapter->documents->count; i++) {
        const struct kf_document *document = chapter->documents->items[i];
        if (document->kind == KF_MAKE_HANDOUTS && is_used(content->schedule, document->piece)) {
            char *number = kf_module_handout_number(build->arena, content->module, document->handout);
            numbers = numbers ? kf_vocabulary_fill(build->content->vocabulary, build->arena, "list-more", "a", numbers, "b",
                                                   number, NULL)
                              : number;
        }
    }
    return kf_build_plain(build, numbers ? numbers : "");
}

static void cells_of(const struct kf_pack *pack, struct kf_build *build, const struct kf_chapter *chapter,
                     const struct kf_inline *ret_cells[COLUMNS])
{
    const struct kf_inline *title = kf_build_plain(build, kf_pack_session_title(pack, chapter));

    ret_cells[0] = kf_inline_with(build->arena, title, KF_STRONG);
    ret_cells[1] = when(build, chapter->content);
    ret_cells[2] = to_print(build, chapter);
    ret_cells[3] = kf_build_inline(build, &chapter->content->module->action);
}

/* --- as a table, and one under the other ---------------------------------------------------------------------------------- */

static struct kf_box *head_row(struct kf_build *build, const kf_len *widths)
{
    struct kf_list cells = {0};

    for (int i = 0; i < COLUMNS; i++) {
        kf_list_add(build->arena, &cells,
                    kf_table_cell(build, KF_ROLE_HEAD_CELL, KF_SCOPE_COLUMN,
                                  kf_part_inline(build, kf_build_words(build, heads[i]), KF_STYLE_LABEL, KF_ROLE_P)));
    }
    return kf_table_row(build, &cells, widths, (struct kf_table_look){.below = KF_TABLE_MEDIUM});
}

static struct kf_box *session_row(const struct kf_pack *pack, struct kf_build *build, const struct kf_chapter *chapter,
                                  const kf_len *widths)
{
    const struct kf_inline *words[COLUMNS];
    struct kf_list cells = {0};

    cells_of(pack, build, chapter, words);
    for (int i = 0; i < COLUMNS; i++) {
        struct kf_box *cell = kf_table_cell(build, i == 0 ? KF_ROLE_HEAD_CELL : KF_ROLE_CELL,
                                            i == 0 ? KF_SCOPE_ROW : KF_SCOPE_NONE,
                                            kf_part_inline(build, words[i], KF_STYLE_COMPACT, KF_ROLE_P));
        cell->as.stack.pad = (struct kf_pad){KF_MM(1.5), KF_MM(3), KF_MM(1.5), 0};
        kf_list_add(build->arena, &cells, cell);
    }
    return kf_table_row(build, &cells, widths, (struct kf_table_look){.below = KF_TABLE_LINE});
}

static struct kf_box *under_each_other(const struct kf_pack *pack, struct kf_build *build)
{
    struct kf_list boxes = {0};

    for (int i = 0; i < pack->volume->chapter_count; i++) {
        const struct kf_inline *words[COLUMNS];
        struct kf_list lines = {0};
        cells_of(pack, build, &pack->volume->chapters[i], words);
        kf_list_add(build->arena, &lines, kf_part_heading(build, words[0]));
        for (int k = 1; k < COLUMNS; k++) {
            struct kf_text text = {.text = words[k]->text};
            const char *label = kf_arena_format(build->arena, "%s:", kf_vocabulary_get(build->content->vocabulary, heads[k]));
            kf_list_add(build->arena, &lines,
                        kf_part_inline(build, kf_build_labelled(build, label, kf_arena_copy(build->arena, &text, sizeof text)),
                                       KF_STYLE_BODY, KF_ROLE_P));
        }
        kf_list_add(build->arena, &boxes, kf_box_stack(build->arena, &lines, KF_MM(1)));
    }
    return kf_box_stack(build->arena, &boxes, KF_MM(6));
}

struct kf_box *kf_pack_sessions_box(const struct kf_pack *pack, struct kf_build *build)
{
    const kf_len widths[COLUMNS] = {build->width - KF_MM(46) - KF_MM(36) - KF_MM(48), KF_MM(46), KF_MM(36), KF_MM(48)};
    struct kf_list rows = {0};

    if (build->theme->single_column) {
        return under_each_other(pack, build);
    }
    kf_list_add(build->arena, &rows, head_row(build, widths));
    for (int i = 0; i < pack->volume->chapter_count; i++) {
        kf_list_add(build->arena, &rows, session_row(pack, build, &pack->volume->chapters[i], widths));
    }
    return kf_box_role(build->arena, kf_box_table(build->arena, &rows, /* heads */ 1), KF_ROLE_TABLE);
}

/* --- references ---------------------------------------------------------------------------------------------------------- */

static int compare(const void *a, const void *b)
{
    const struct kf_reference *one = *(const struct kf_reference *const *)a, *two = *(const struct kf_reference *const *)b;
    int order = g_strcmp0(one->authors, two->authors);

    order = order != 0 ? order : one->year - two->year;
    return order != 0 ? order : g_strcmp0(one->title, two->title);
}

static bool is_same(const struct kf_reference *one, const struct kf_reference *two)
{
    return one->doi && two->doi ? g_ascii_strcasecmp(one->doi, two->doi) == 0 : compare(&one, &two) == 0;
}

static void add_references(struct kf_pack *pack, const struct kf_content *content, struct kf_list *all)
{
    const struct kf_records *references = &content->module->references;

    for (int i = 0; i < references->count; i++) {
        bool known = false;
        for (int k = 0; k < all->count && !known; k++) {
            known = is_same(all->items[k], references->items[i]);
        }
        if (!known) {
            kf_list_add(pack->run->arena, all, references->items[i]);
        }
    }
}

const struct kf_document *kf_pack_references(struct kf_pack *pack)
{
    struct kf_list all = {0}, boxes = {0}, sections = {0};
    struct kf_build build;

    for (int i = 0; i < pack->volume->chapter_count; i++) {
        add_references(pack, pack->volume->chapters[i].content, &all);
    }
    add_references(pack, pack->volume->kit.content, &all);
    if (all.count == 0) {
        return NULL;
    }
    qsort(all.items, (size_t)all.count, sizeof *all.items, compare);
    struct kf_document *document =
        kf_pack_new_pages(pack, kf_vocabulary_get(pack->content->vocabulary, "references"), &build);
    kf_list_add(build.arena, &boxes, kf_title_box(&build, NULL, kf_build_words(&build, "references"), NULL, NULL));
    struct kf_box *two = build.theme->single_column ? NULL : kf_references_box(&build, &all, 2);
    bool fits = two && kf_guide_height(&build, two, build.width) <= build.theme->main_height - HEAD_ROOM;
    kf_list_add(build.arena, &boxes, fits ? two : kf_references_box(&build, &all, 1));
    kf_pack_add_section(&build, &boxes, document->title, &sections);
    kf_pack_fill_pages(pack, document, &build, &sections, /* roman */ false);
    return document;
}
