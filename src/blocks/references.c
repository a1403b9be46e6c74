/* References: merged, sorted, short, in full. */
#include "blocks/references.h"

#include <stdlib.h>
#include <string.h>

#include "layout/fit.h"
#include "layout/layout.h"

#define TITLE_ROOM KF_MM(24) /* above a page of them */
#define COLUMN_GAP KF_MM(8)
#define NUMBER KF_MM(7)
#define LARGE_NUMBER KF_MM(10)

/* --- of several modules ---------------------------------------------------------------------------------------------- */

static int compare(const void *a, const void *b)
{
    const struct kf_reference *one = *(const struct kf_reference *const *)a,
                              *two = *(const struct kf_reference *const *)b;
    int order = g_strcmp0(one->authors, two->authors);

    order = order != 0 ? order : one->year - two->year;
    return order != 0 ? order : g_strcmp0(one->title, two->title);
}

static bool is_same(const struct kf_reference *one, const struct kf_reference *two)
{
    return one->doi && two->doi ? g_ascii_strcasecmp(one->doi, two->doi) == 0 : compare(&one, &two) == 0;
}

void kf_references_add(struct kf_arena *arena, struct kf_list *references, const struct kf_module *module)
{
    for (int i = 0; i < module->references.count; i++) {
        bool known = false;
        for (int k = 0; k < references->count && !known; k++) {
            known = is_same(references->items[k], module->references.items[i]);
        }
        if (!known) {
            kf_list_add(arena, references, module->references.items[i]);
        }
    }
    if (references->count > 0) {
        qsort(references->items, (size_t)references->count, sizeof *references->items, compare);
    }
}

/* --- in short -------------------------------------------------------------------------------------------------------- */

const char *kf_reference_short(struct kf_arena *arena, const struct kf_reference *reference)
{
    const char *author = kf_arena_string_n(arena, reference->authors, strcspn(reference->authors, ","));

    return reference->year > 0 ? kf_arena_format(arena, "%s %d", author, reference->year) : author;
}

/* --- in full --------------------------------------------------------------------------------------------------------- */

/* "Authors (2016). Title. Source. doi", as far as it is known; the doi is a link. */
static const struct kf_inline *reference_words(struct kf_build *build, const struct kf_reference *reference)
{
    struct kf_text *text = KF_NEW(build->arena, struct kf_text);
    GString *words = g_string_new(reference->authors);

    if (reference->year > 0) {
        g_string_append_printf(words, " (%d)", reference->year);
    }
    g_string_append_c(words, '.');
    if (reference->title) {
        g_string_append_printf(words, " %s.", reference->title);
    }
    if (reference->source) {
        g_string_append_printf(words, " *%s*.", reference->source);
    }
    if (reference->doi) {
        g_string_append_printf(words, " [doi.org/%s](https://doi.org/%s)", reference->doi, reference->doi);
    }
    text->text = kf_arena_string_n(build->arena, words->str, words->len);
    text->node = reference->node;
    g_string_free(words, TRUE);
    return kf_inline_parse(build->arena, text);
}

static struct kf_box *reference_box(struct kf_build *build, const struct kf_reference *reference, int place)
{
    struct kf_box *label = kf_part_inline(build, kf_build_plain(build, kf_arena_format(build->arena, "%d", place)),
                                          KF_STYLE_SMALL_BOLD, KF_ROLE_LABEL);
    struct kf_box *body = kf_part_inline(build, reference_words(build, reference), KF_STYLE_SMALL, KF_ROLE_NONE);

    return kf_part_item(build, label, build->theme->single_column ? LARGE_NUMBER : NUMBER, 0, body);
}

struct kf_box *kf_references_box(struct kf_build *build, const struct kf_list *references, int columns)
{
    int rows = (references->count + columns - 1) / columns;
    struct kf_build inner = *build;
    struct kf_list halves = {0};

    inner.width = columns == 1 ? build->width : (build->width - COLUMN_GAP) / 2;
    for (int i = 0; i < columns; i++) {
        struct kf_list items = {0};
        for (int j = i * rows; j < references->count && j < (i + 1) * rows; j++) {
            kf_list_add(build->arena, &items, reference_box(&inner, references->items[j], j + 1));
        }
        kf_list_add(build->arena, &halves, kf_box_stack(build->arena, &items, KF_MM(1.6)));
    }
    if (columns == 1) {
        return kf_box_role(build->arena, halves.items[0], KF_ROLE_LIST);
    }
    struct kf_box *row =
        kf_box_row(build->arena, &halves, (const kf_len[]){inner.width, inner.width}, build->width, COLUMN_GAP);
    row->flags |= KF_KEEP_WHOLE | KF_SNAP;
    return kf_box_role(build->arena, row, KF_ROLE_LIST);
}

struct kf_box *kf_references_page(struct kf_build *build, const struct kf_list *references)
{
    const struct kf_fit natural = kf_fit_natural(build->theme);
    struct kf_box *two = build->theme->single_column ? NULL : kf_references_box(build, references, 2);
    bool fits = two && kf_measure(build->shaper, two, build->width, &natural) <= build->theme->main_height - TITLE_ROOM;

    return fits ? two : kf_references_box(build, references, 1);
}
