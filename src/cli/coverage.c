/* The list of coverage, and a walk through each module for the blocks that name its rows. */

#include "cli/coverage.h"

#include <stdlib.h>
#include <string.h>

#include "cli/csv.h"
#include "compose/texts.h"
#include "schema/walk.h"

enum { NUMBER, WHAT, PLANNED, REASON };

/* --- the list ------------------------------------------------------------------------------------------------------- */

static bool read_row(struct kf_run *run, const struct kf_csv_row *cells, int number, struct kf_coverage_row *ret_row)
{
    *ret_row = (struct kf_coverage_row){
        .number = number,
        .what = kf_csv_cell(cells, WHAT),
        .planned = kf_csv_cell(cells, PLANNED),
        .reason = kf_csv_cell(cells, REASON),
        .span = cells->span,
    };
    if (g_ascii_string_to_signed(kf_csv_cell(cells, NUMBER), 10, number, number, NULL, NULL) && *ret_row->what != '\0') {
        return true;
    }
    kf_diag_hint(run->diags,
                 kf_diag_push(run->diags, KF_WRONG_TYPE, cells->span, NULL, "this is not row %d of the list", number),
                 "write the number %d, a tab, and what the articles speak of", number);
    return false;
}

struct kf_coverage *kf_coverage_read(struct kf_run *run, const struct kf_kit *kit)
{
    const struct kf_list *sheet =
        kf_csv_read(run, kf_arena_format(run->arena, "%s/modules/coverage.tsv", kit->data_dir));
    struct kf_coverage *coverage;
    bool good = true;

    if (sheet == NULL) {
        return NULL;
    }
    coverage = KF_NEW(run->arena, struct kf_coverage);
    coverage->rows = KF_NEW_ARRAY(run->arena, sheet->count, struct kf_coverage_row);
    for (int i = 1; i < sheet->count; i++) { /* after the head */
        good = read_row(run, sheet->items[i], i, &coverage->rows[coverage->count++]) && good;
    }
    return good ? coverage : NULL;
}

/* --- what a module covers ------------------------------------------------------------------------------------------- */

struct collecting {
    struct kf_run *run;
    struct kf_coverage *coverage;
    const struct kf_content *content;
    struct kf_list texts; /* struct kf_translatable *, of the module */
    const char *page, *page_address;
};

static const char *words_of(const struct collecting *collecting, const char *address)
{
    GString *words = g_string_new(NULL);
    const char *kept;

    for (int i = 0; i < collecting->texts.count; i++) {
        const struct kf_translatable *text = collecting->texts.items[i];

        if (!text->number && kf_address_is_below(text->address, address)) {
            g_string_append_printf(words, "%s%s", words->len > 0 ? " \xC2\xB7 " : "", text->scalar->text);
        }
    }
    kept = kf_arena_string_n(collecting->run->arena, words->str, words->len);
    g_string_free(words, TRUE);
    return kept;
}

static void cover(struct collecting *collecting, const struct kf_node *item, const char *address)
{
    struct kf_run *run = collecting->run;
    struct kf_coverage *coverage = collecting->coverage;
    gint64 number;
    struct kf_coverage_place *place;

    if (item->kind != KF_SCALAR || !g_ascii_string_to_signed(item->text, 10, 1, coverage->count, &number, NULL)) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, KF_UNKNOWN_REFERENCE, item->span, kf_arena_string(run->arena, address),
                                  "covers: the list has no row %s", item->kind == KF_SCALAR ? item->text : "of that name"),
                     "modules/coverage.tsv has the rows 1 to %d", coverage->count);
        return;
    }
    place = KF_NEW(run->arena, struct kf_coverage_place);
    *place = (struct kf_coverage_place){
        .module = collecting->content->module->id,
        .page = collecting->page_address != NULL && kf_address_is_below(address, collecting->page_address)
                    ? collecting->page
                    : collecting->content->module->title.text,
        .address = kf_arena_string(run->arena, address),
        .words = words_of(collecting, address),
    };
    kf_list_add(run->arena, &coverage->rows[number - 1].places, place);
}

static bool look(void *data, struct kf_node *node, const struct kf_place *place)
{
    struct collecting *collecting = data;
    const struct kf_node *covers = node->kind == KF_MAPPING ? kf_node_get(node, "covers") : NULL;
    const char *title = node->kind == KF_MAPPING ? kf_node_get_text(node, "title") : NULL;

    if (place->field != NULL && (place->field->flags & KF_PIECES) != 0 && title != NULL) {
        collecting->page = title;
        collecting->page_address = kf_arena_string(collecting->run->arena, place->address);
    }
    for (int i = 0; covers != NULL && covers->kind == KF_SEQUENCE && i < covers->count; i++) {
        cover(collecting, covers->items[i], place->address);
    }
    return true;
}

void kf_coverage_collect(struct kf_run *run, struct kf_coverage *coverage, const struct kf_content *content)
{
    const struct kf_shapes *shapes = content->kit->shapes;
    const char *id = content->module->id;
    struct collecting collecting = {.run = run, .coverage = coverage, .content = content};

    collecting.texts = kf_texts_of(run->arena, shapes, &kf_module_record, content->composed.root, id, /* flags */ 0);
    kf_walk(run->arena, shapes, &kf_module_record, content->composed.root, id, look, &collecting);
}

/* --- what is missing ------------------------------------------------------------------------------------------------ */

void kf_coverage_check(struct kf_run *run, const struct kf_coverage *coverage)
{
    for (int i = 0; i < coverage->count; i++) {
        const struct kf_coverage_row *row = &coverage->rows[i];
        bool printed = row->places.count > 0, excused = *row->reason != '\0';

        if (!printed && !excused) {
            kf_diag_hint(run->diags,
                         kf_diag_push(run->diags, KF_UNKNOWN_REFERENCE, row->span, NULL,
                                      "row %d is printed nowhere: %s", row->number, row->what),
                         "write `covers: [%d]` on the block that speaks of it (planned: %s), or the reason why not in the "
                         "last column",
                         row->number, row->planned);
        } else if (printed && excused) {
            const struct kf_coverage_place *place = row->places.items[0];

            kf_diag_hint(run->diags,
                         kf_diag_push(run->diags, KF_UNKNOWN_REFERENCE, row->span, place->address,
                                      "row %d has a reason for not being printed, and is printed", row->number),
                         "take the reason out, or `covers: [%d]` from %s", row->number, place->address);
        }
    }
}
