/* Two trees of boxes, zipped. */
#include "layout/parallel.h"

#include <string.h>

#define NARROW KF_MM(45)
enum { NARROW_LINES = 2 }; /* of a text that is narrower: three are a column of words */

#define INHERITED (KF_KEEP_NEXT | KF_SNAP | KF_GROW | KF_SAFETY | KF_BREAK_BEFORE | KF_FRONT)

struct around { /* the opened stacks around a pair, from the inside out, where languages keep elements of their own */
    const struct kf_tag *tags[2];
    const struct around *outer;
};

/* --- which belong together ------------------------------------------------------------------------------------------- */

static bool same_address(const char *a, const char *b)
{
    return g_strcmp0(a, b) == 0;
}

static int longer(int a, int b)
{
    return a > b ? a : b;
}

/* The longest list of pairs: common[i][j] is how many there are from i and j on. */
static int *count_common(struct kf_arena *arena, const char *const *first, int first_count, const char *const *second,
                         int second_count)
{
    int columns = second_count + 1;
    int *common = KF_NEW_ARRAY(arena, (size_t)(first_count + 1) * (size_t)columns, int);

    for (int i = first_count - 1; i >= 0; i--) {
        for (int j = second_count - 1; j >= 0; j--) {
            common[i * columns + j] = same_address(first[i], second[j])
                                          ? common[(i + 1) * columns + j + 1] + 1
                                          : longer(common[(i + 1) * columns + j], common[i * columns + j + 1]);
        }
    }
    return common;
}

int kf_parallel_align(struct kf_arena *arena, const char *const *first, int first_count, const char *const *second,
                      int second_count, struct kf_match *ret_matches)
{
    const int *common = count_common(arena, first, first_count, second, second_count);
    int columns = second_count + 1, i = 0, j = 0, count = 0;

    while (i < first_count || j < second_count) {
        bool only_first = j == second_count, only_second = i == first_count;
        if (!only_first && !only_second && !same_address(first[i], second[j])) {
            only_first = common[(i + 1) * columns + j] >= common[i * columns + j + 1];
            only_second = !only_first;
        }
        ret_matches[count].at[0] = only_second ? -1 : i++;
        ret_matches[count++].at[1] = only_first ? -1 : j++;
    }
    return count;
}

/* --- what may be opened ---------------------------------------------------------------------------------------------- */

static bool is_plain(const struct kf_box *box)
{
    const struct kf_pad *pad = &box->as.stack.pad;

    return box->kind == KF_BOX_STACK && !box->decorate && !box->shaper && box->height.natural == 0 &&
           box->valign == KF_VALIGN_TOP && !(box->flags & (KF_GROW | KF_SPREAD | KF_REPEATS)) &&
           pad->top == 0 && pad->right == 0 && pad->bottom == 0 && pad->left == 0;
}

static bool have_addresses(const struct kf_box *stack)
{
    for (int i = 0; i < stack->as.stack.count; i++) {
        if (!stack->as.stack.kids[i]->address) {
            return false;
        }
    }
    return true;
}

static enum kf_role role_of(const struct kf_box *box)
{
    return box->tag ? box->tag->role : KF_ROLE_NONE;
}

/* A Lbl or an LBody is half of an item: no pair of it stands alone. */
static bool can_be_opened(const struct kf_box *first, const struct kf_box *second)
{
    enum kf_role role = role_of(first);
    bool holds_others = role == KF_ROLE_NONE || role == KF_ROLE_SECT || role == KF_ROLE_DIV || role == KF_ROLE_LIST;

    return is_plain(first) && is_plain(second) && role == role_of(second) && holds_others &&
           (first->as.stack.count == second->as.stack.count || (have_addresses(first) && have_addresses(second)));
}

/* --- what is said twice ---------------------------------------------------------------------------------------------- */

static bool has_letters(const char *text)
{
    while (*text && !g_unichar_isalpha(g_utf8_get_char(text))) {
        text = g_utf8_next_char(text);
    }
    return *text != '\0';
}

static void collect_words(const struct kf_box *box, GString *words)
{
    switch (box->kind) {
    case KF_BOX_TEXT:
        g_string_append(words, box->as.text.text->text);
        g_string_append_c(words, '\n');
        break;
    case KF_BOX_STACK:
        for (int i = 0; i < box->as.stack.count; i++) {
            collect_words(box->as.stack.kids[i], words);
        }
        break;
    case KF_BOX_ROW:
        for (int i = 0; i < box->as.row.count; i++) {
            collect_words(box->as.row.kids[i], words);
        }
        break;
    case KF_BOX_TABLE:
        for (int i = 0; i < box->as.table.count; i++) {
            collect_words(box->as.table.rows[i], words);
        }
        break;
    case KF_BOX_ART:
        for (int i = 0; i < box->as.art.count; i++) {
            collect_words(box->as.art.children[i].box, words);
        }
        break;
    case KF_BOX_LINES:
    case KF_BOX_SPACE:
    case KF_BOX_KIND_COUNT:
        break;
    }
}

static bool has_lines(const struct kf_box *box)
{
    bool found = box->kind == KF_BOX_LINES;

    for (int i = 0; box->kind == KF_BOX_STACK && i < box->as.stack.count && !found; i++) {
        found = has_lines(box->as.stack.kids[i]);
    }
    for (int i = 0; box->kind == KF_BOX_ROW && i < box->as.row.count && !found; i++) {
        found = has_lines(box->as.row.kids[i]);
    }
    return found;
}

/* A number alone says the same in both languages and is wanted in both, and so are lines to write on beside a name; words
 * that do are not translated. */
static bool say_the_same(const struct kf_box *first, const struct kf_box *second)
{
    if (has_lines(first)) {
        return false;
    }
    GString *a = g_string_new(NULL), *b = g_string_new(NULL);

    collect_words(first, a);
    collect_words(second, b);
    bool same = strcmp(a->str, b->str) == 0 && has_letters(a->str);
    g_string_free(a, TRUE);
    g_string_free(b, TRUE);
    return same;
}

/* --- rows ------------------------------------------------------------------------------------------------------------ */

static struct kf_box *stack_of(struct kf_arena *arena, struct kf_box *only)
{
    struct kf_list kids = {0};

    kf_list_add(arena, &kids, only);
    return kf_box_stack(arena, &kids, 0);
}

/* A column's half of a row: the box in its language, inside the elements that it would have had around it. */
static struct kf_box *half(const struct kf_parallel *parallel, struct kf_box *box, int language,
                           const struct around *around)
{
    struct kf_box *half;

    if (!box) {
        return kf_box_space(parallel->arena, 0);
    }
    half = stack_of(parallel->arena, box);
    half->flags |= box->flags & KF_GROW;
    for (; around; around = around->outer) {
        if (around->tags[language]) {
            half = stack_of(parallel->arena, half);
            half->flags |= box->flags & KF_GROW;
            half->tag = around->tags[language];
        }
    }
    half->shaper = parallel->shapers[language];
    return half;
}

/* What its page has to know of a pair: both parts' flags, and the wider gap. */
static struct kf_box *inherit(struct kf_box *box, const struct kf_box *first, const struct kf_box *second)
{
    const struct kf_box *parts[] = {first, second};

    for (int i = 0; i < 2; i++) {
        const struct kf_box *part = parts[i];
        if (part) {
            box->flags |= part->flags & INHERITED;
            box->gap_after = part->has_gap_after ? kf_len_max(box->gap_after, part->gap_after) : box->gap_after;
            box->has_gap_after |= part->has_gap_after;
            box->address = box->address ? box->address : part->address;
            box->origin = box->origin ? box->origin : part->origin;
        }
    }
    return box;
}

static struct kf_box *row_of(const struct kf_parallel *parallel, struct kf_box *first, struct kf_box *second,
                             const struct around *around)
{
    struct kf_list kids = {0};

    if (first && second && say_the_same(first, second)) {
        second = NULL;
    }
    kf_list_add(parallel->arena, &kids, half(parallel, first, 0, around));
    kf_list_add(parallel->arena, &kids, half(parallel, second, 1, around));
    struct kf_box *row = kf_box_row(parallel->arena, &kids, (const kf_len[]){parallel->width, parallel->width},
                                    2 * parallel->width + parallel->gap, parallel->gap);
    return inherit(row, first, second);
}

static struct kf_box *zip(const struct kf_parallel *parallel, struct kf_box *first, struct kf_box *second,
                          const struct around *around);

static struct kf_box *opened(const struct kf_parallel *parallel, const struct kf_box *first, const struct kf_box *second,
                             const struct around *around)
{
    struct kf_arena *arena = parallel->arena;
    const struct kf_box *stacks[] = {first, second};
    struct around inner = {{first->tag, second->tag}, around};
    int counts[2];
    const char **addresses[2];
    struct kf_list kids = {0};

    for (int k = 0; k < 2; k++) {
        counts[k] = stacks[k]->as.stack.count;
        addresses[k] = KF_NEW_ARRAY(arena, counts[k], const char *);
        for (int i = 0; i < counts[k]; i++) {
            addresses[k][i] = stacks[k]->as.stack.kids[i]->address;
        }
    }
    struct kf_match *matches = KF_NEW_ARRAY(arena, counts[0] + counts[1], struct kf_match);
    int count = kf_parallel_align(arena, addresses[0], counts[0], addresses[1], counts[1], matches);
    for (int i = 0; i < count; i++) {
        const int *at = matches[i].at;
        kf_list_add(arena, &kids, zip(parallel, at[0] < 0 ? NULL : first->as.stack.kids[at[0]],
                                      at[1] < 0 ? NULL : second->as.stack.kids[at[1]], parallel->apart ? &inner : NULL));
    }
    struct kf_box *box = kf_arena_copy(arena, first, sizeof *first);
    box->as.stack.kids = (struct kf_box *const *)kids.items;
    box->as.stack.count = kids.count;
    box->tag = parallel->apart ? NULL : first->tag;
    return inherit(box, first, second);
}

static struct kf_box *zip(const struct kf_parallel *parallel, struct kf_box *first, struct kf_box *second,
                          const struct around *around)
{
    return first && second && can_be_opened(first, second) ? opened(parallel, first, second, around)
                                                           : row_of(parallel, first, second, around);
}

struct kf_box *kf_parallel(const struct kf_parallel *parallel, struct kf_box *first, struct kf_box *second)
{
    const struct around roots = {{parallel->roots[0], parallel->roots[1]}, NULL};

    return zip(parallel, first, second, parallel->apart ? &roots : NULL);
}

struct kf_box *kf_parallel_across(const struct kf_parallel *parallel, struct kf_box *box, int language)
{
    struct kf_box *across = half(parallel, box, language, NULL);

    return inherit(across, box, NULL);
}

/* --- room ------------------------------------------------------------------------------------------------------------ */

struct room {
    struct kf_shaper *shaper;
    bool ample; /* no narrow text is a column of words */
};

static bool has_room(const struct room *room, const struct kf_box *box, kf_len width);

static bool text_has_room(const struct room *room, const struct kf_box *box, kf_len width)
{
    const struct kf_shaped *shaped = kf_shape(room->shaper, box->as.text.text, box->as.text.style, width);

    return !kf_shaped_breaks_words(shaped) && !(room->ample && width < NARROW && shaped->line_count > NARROW_LINES);
}

static bool art_has_room(const struct room *room, const struct kf_box *box, kf_len width)
{
    if (box->as.art.width > width) {
        return false;
    }
    for (int i = 0; i < box->as.art.count; i++) {
        const struct kf_child *child = &box->as.art.children[i];
        if (!has_room(room, child->box, child->width)) {
            return false;
        }
    }
    return true;
}

static bool row_has_room(const struct room *room, const struct kf_box *box, kf_len width)
{
    kf_len used = (box->as.row.count - 1) * box->as.row.gap;

    for (int i = 0; i < box->as.row.count; i++) {
        used += box->as.row.widths[i];
        if (box->as.row.widths[i] <= 0 || !has_room(room, box->as.row.kids[i], box->as.row.widths[i])) {
            return false;
        }
    }
    return used <= width;
}

static bool all_have_room(const struct room *room, struct kf_box *const *boxes, int count, kf_len width)
{
    for (int i = 0; i < count; i++) {
        if (!has_room(room, boxes[i], width)) {
            return false;
        }
    }
    return true;
}

static bool has_room(const struct room *room, const struct kf_box *box, kf_len width)
{
    switch (box->kind) {
    case KF_BOX_TEXT:
        return text_has_room(room, box, width);
    case KF_BOX_STACK:
        return all_have_room(room, box->as.stack.kids, box->as.stack.count,
                             width - box->as.stack.pad.left - box->as.stack.pad.right);
    case KF_BOX_ROW:
        return row_has_room(room, box, width);
    case KF_BOX_TABLE:
        return all_have_room(room, box->as.table.rows, box->as.table.count, width);
    case KF_BOX_ART:
        return art_has_room(room, box, width);
    case KF_BOX_LINES:
    case KF_BOX_SPACE:
    case KF_BOX_KIND_COUNT:
        break;
    }
    return true;
}

bool kf_box_has_room(struct kf_shaper *shaper, const struct kf_box *box, kf_len width)
{
    return has_room(&(struct room){.shaper = shaper}, box, width);
}

bool kf_box_has_ample_room(struct kf_shaper *shaper, const struct kf_box *box, kf_len width)
{
    return has_room(&(struct room){.shaper = shaper, .ample = true}, box, width);
}
