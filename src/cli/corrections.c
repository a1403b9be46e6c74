/* Two states of the kit compared: what changed, and whether a label can mend it. */

#include "cli/corrections.h"

#include <stdlib.h>
#include <string.h>

#include "cli/corrections_match.h"

#define CUT_MARGIN KF_MM(1.2) /* around the words of a label, where the page is free */
#define TOLERANCE KF_MM(.3)   /* of free paper, which is counted in dots */
#define SAME_TYPE KF_PT(.1)
#define SAME_CUT KF_MM(.2)    /* labels that differ by less are one */
#define PICTURE_GREW KF_MM(.01)

struct finder {
    struct kf_run *run;
    struct kf_arena *arena;
    struct kf_type_setter *setter;
    struct kf_corrections *found;
};

/* --- can a label mend it? ------------------------------------------------------------------------------------------- */

static bool is_near(kf_len a, kf_len b, kf_len most)
{
    return a - b <= most && b - a <= most;
}

static bool is_same_type(const struct kf_printed_text *text, const struct kf_printed_text *other,
                         const struct kf_type *type)
{
    return text->style == other->style && is_near(text->size, other->size, SAME_TYPE) &&
           is_near(text->line, other->line, SAME_TYPE) && is_near(text->size, type->size, SAME_TYPE) &&
           is_near(text->line, type->line, SAME_TYPE);
}

static bool is_inside(struct kf_rect inner, struct kf_rect outer)
{
    return inner.x >= outer.x - TOLERANCE && inner.y >= outer.y - TOLERANCE &&
           inner.x + inner.width <= outer.x + outer.width + TOLERANCE &&
           inner.y + inner.height <= outer.y + outer.height + TOLERANCE;
}

/* A paragraph keeps its measure; a line that was as wide as its words takes the width it needs now. */
static kf_len width_for(const struct kf_printed_text *was, const struct kf_printed_text *now)
{
    return was->lines > 1 || now->lines > 1 ? was->box.width : kf_len_max(was->box.width, now->box.width);
}

/* The new text at the old place, as wide as it needs: the side that its lines begin on stays. */
static struct kf_rect set_at(const struct kf_shaped *shaped, const struct kf_printed_text *was, kf_len width)
{
    bool from_right = (was->align == KF_ALIGN_END) != shaped->right_to_left;
    kf_len left = was->align == KF_ALIGN_CENTRE ? was->box.x + (was->box.width - width) / 2
                  : from_right                  ? was->box.x + was->box.width - width
                                                : was->box.x;

    return (struct kf_rect){left, was->box.y, width, shaped->line_count * shaped->type->line};
}

static struct kf_rect words_in(struct kf_arena *arena, const struct kf_shaped *shaped, struct kf_rect set,
                               enum kf_align align)
{
    struct kf_rect *lines, words = set;
    int count = kf_shaped_range(arena, shaped, 0, shaped->text->length, 0, shaped->line_count, set.width, align, &lines);
    kf_len from = set.width, to = 0;

    for (int i = 0; i < count; i++) {
        from = kf_len_min(from, lines[i].x);
        to = kf_len_max(to, lines[i].x + lines[i].width);
    }
    words.x += kf_len_min(from, to);
    words.width = kf_len_max(to - from, 0);
    return words;
}

static enum kf_remedy remedy_of(struct finder *finder, const struct kf_printed_file *file, struct kf_correction *correction)
{
    const struct kf_printed_text *was = correction->old_text, *now = correction->new_text;
    struct kf_shaper *shaper = kf_type_setter_for(finder->setter, file);
    const struct kf_shaped *shaped;

    if (shaper == NULL || !is_same_type(was, now, &shaper->theme->types[was->style]) || was->align != now->align) {
        return KF_REMEDY_OTHER_TYPE;
    }
    if (was->ink == KF_INK_PAPER || now->ink == KF_INK_PAPER) {
        return KF_REMEDY_ON_BLACK;
    }
    shaped = kf_shape(shaper, kf_type_setter_inline(finder->setter, now), now->style, width_for(was, now));
    correction->set = set_at(shaped, was, width_for(was, now));
    correction->words = words_in(finder->arena, shaped, correction->set, was->align);
    return is_inside(correction->words, was->room) ? KF_REMEDY_LABEL : KF_REMEDY_TOO_LONG;
}

/* --- one text ------------------------------------------------------------------------------------------------------- */

static bool has_same_runs(const struct kf_printed_text *one, const struct kf_printed_text *two)
{
    if (one->run_count != two->run_count) {
        return false;
    }
    for (int i = 0; i < one->run_count; i++) {
        if (one->runs[i].start != two->runs[i].start || one->runs[i].end != two->runs[i].end ||
            one->runs[i].flags != two->runs[i].flags) {
            return false;
        }
    }
    return true;
}

static bool is_unchanged(const struct kf_match *match)
{
    const struct kf_printed_text *was = match->old_text, *now = match->new_text;

    return was != NULL && now != NULL && match->old_page == match->new_page && strcmp(was->text, now->text) == 0 &&
           has_same_runs(was, now) && was->style == now->style && is_near(was->size, now->size, SAME_TYPE);
}

static bool is_version_line(const struct kf_match *match)
{
    const struct kf_printed_text *text = match->old_text != NULL ? match->old_text : match->new_text;

    return g_strcmp0(text->address, KF_PRINTED_VERSION) == 0;
}

static struct kf_correction *correction_of(struct finder *finder, const struct kf_printed_file *file,
                                           const struct kf_match *match)
{
    struct kf_correction *correction = KF_NEW(finder->arena, struct kf_correction);
    const struct kf_printed_text *shown = match->old_text != NULL ? match->old_text : match->new_text;

    *correction = (struct kf_correction){
        .old_text = match->old_text, .new_text = match->new_text, .address = shown->address, .where = shown->where, .at = shown->rect};
    correction->remedy = match->old_text == NULL                    ? KF_REMEDY_ADDED
                         : match->new_text == NULL                  ? KF_REMEDY_REMOVED
                         : match->old_page != match->new_page       ? KF_REMEDY_OTHER_PAGE
                                                                    : remedy_of(finder, file, correction);
    return correction;
}

/* --- pictures ------------------------------------------------------------------------------------------------------- */

static bool has_address(const struct kf_printed_drawing *drawing, const char *address)
{
    return kf_same_place(drawing->address, address);
}

/* The n-th drawing of an address on a page; NULL when it has fewer. */
static const struct kf_printed_drawing *nth_drawing(const struct kf_printed_page *page, const char *address, int n)
{
    for (int i = 0; i < page->drawing_count; i++) {
        if (has_address(&page->drawings[i], address) && n-- == 0) {
            return &page->drawings[i];
        }
    }
    return NULL;
}

static bool is_same_size(struct kf_rect was, struct kf_rect now)
{
    return is_near(was.width, now.width, PICTURE_GREW) && is_near(was.height, now.height, PICTURE_GREW);
}

/* A frame is as large as the words in it; one of another size says nothing else. The head of a page has no such frames. */
static bool is_other_picture(const struct kf_printed_drawing *was, const struct kf_printed_drawing *now)
{
    return (was->where == KF_PRINTED_HEAD || is_same_size(was->rect, now->rect)) && strcmp(was->hash, now->hash) != 0;
}

static bool is_part_of(const char *part, const char *whole)
{
    size_t length = strlen(whole);

    return part != NULL && strncmp(part, whole, length) == 0 && (part[length] == '\0' || part[length] == '/');
}

/* The frame of new words needs no line of its own beside them. */
static bool has_words(const struct kf_printed_page *page, const char *address)
{
    for (int i = 0; i < page->text_count; i++) {
        if (is_part_of(page->texts[i].address, address)) {
            return true;
        }
    }
    return false;
}

/* How many of its address come before it. */
static int rank_of(const struct kf_printed_page *page, int drawing)
{
    int rank = 0;

    for (int i = 0; i < drawing; i++) {
        rank += has_address(&page->drawings[i], page->drawings[drawing].address);
    }
    return rank;
}

static void add_picture(struct finder *finder, struct kf_correction_page *page, const struct kf_printed_drawing *drawing,
                        enum kf_remedy remedy)
{
    const struct kf_correction correction = {
        .remedy = remedy, .address = drawing->address, .where = drawing->where, .at = drawing->rect};

    kf_list_add(finder->arena, &page->corrections, kf_arena_copy(finder->arena, &correction, sizeof correction));
}

static void add_pictures(struct finder *finder, const struct kf_printed_page *was, const struct kf_printed_page *now,
                         struct kf_correction_page *page)
{
    for (int i = 0; i < was->drawing_count; i++) {
        const struct kf_printed_drawing *drawing = &was->drawings[i];
        const struct kf_printed_drawing *other = nth_drawing(now, drawing->address, rank_of(was, i));

        if (drawing->address != NULL && (other == NULL || is_other_picture(drawing, other))) {
            add_picture(finder, page, drawing, KF_REMEDY_PICTURE);
        }
    }
    for (int i = 0; i < now->drawing_count; i++) {
        const struct kf_printed_drawing *drawing = &now->drawings[i];

        if (drawing->address != NULL && nth_drawing(was, drawing->address, rank_of(now, i)) == NULL &&
            !has_words(now, drawing->address)) {
            add_picture(finder, page, drawing, KF_REMEDY_NEW_PICTURE);
        }
    }
}

/* --- one file ------------------------------------------------------------------------------------------------------- */

enum kf_printed_kind kf_correction_kind(const struct kf_correction *correction)
{
    enum kf_printed_kind was = correction->old_text != NULL ? correction->old_text->kind : KF_PRINTED_WORDS;
    enum kf_printed_kind now = correction->new_text != NULL ? correction->new_text->kind : KF_PRINTED_WORDS;

    return MIN(was, now);
}

static int by_urgency(const void *a, const void *b)
{
    const struct kf_correction *one = *(const struct kf_correction *const *)a;
    const struct kf_correction *two = *(const struct kf_correction *const *)b;

    if (kf_correction_kind(one) != kf_correction_kind(two)) {
        return (int)kf_correction_kind(one) - (int)kf_correction_kind(two);
    }
    return one->at.y != two->at.y ? (one->at.y < two->at.y ? -1 : 1) : (one->at.x > two->at.x) - (one->at.x < two->at.x);
}

static void judge_page(struct kf_correction_page *page, bool other_count)
{
    int labels = 0;

    if (page->corrections.count > 0) {
        qsort(page->corrections.items, (size_t)page->corrections.count, sizeof *page->corrections.items, by_urgency);
    }
    page->again = other_count;
    for (int i = 0; i < page->corrections.count; i++) {
        const struct kf_correction *correction = page->corrections.items[i];

        labels += correction->remedy == KF_REMEDY_LABEL;
        page->again = page->again || correction->remedy != KF_REMEDY_LABEL;
    }
    page->again = page->again || labels > KF_LABELS_A_PAGE;
    page->labels = page->again ? 0 : labels;
}

static struct kf_correction_page *new_pages(struct kf_arena *arena, const struct kf_printed_file *old_file,
                                            const struct kf_printed_file *new_file, int count)
{
    struct kf_correction_page *pages = KF_NEW_ARRAY(arena, count, struct kf_correction_page);

    for (int i = 0; i < count; i++) {
        pages[i] = (struct kf_correction_page){.old_file = old_file, .new_file = new_file, .page = i + 1};
    }
    return pages;
}

static void compare_files(struct finder *finder, const struct kf_printed_file *old_file,
                          const struct kf_printed_file *new_file)
{
    int count, page_count = MAX(old_file->page_count, new_file->page_count);
    const struct kf_match *matches = kf_corrections_match(finder->arena, old_file, new_file, &count);
    struct kf_correction_page *pages = new_pages(finder->arena, old_file, new_file, page_count);
    bool *marked = KF_NEW_ARRAY(finder->arena, page_count, bool);

    for (int i = 0; i < count; i++) {
        int page = (matches[i].old_page > 0 ? matches[i].old_page : matches[i].new_page) - 1;

        if (!is_unchanged(&matches[i]) && is_version_line(&matches[i])) {
            marked[page] = true;
        } else if (!is_unchanged(&matches[i])) {
            kf_list_add(finder->arena, &pages[page].corrections, correction_of(finder, old_file, &matches[i]));
        }
    }
    for (int i = 0; i < page_count; i++) {
        if (i < old_file->page_count && i < new_file->page_count) {
            add_pictures(finder, &old_file->pages[i], &new_file->pages[i], &pages[i]);
        }
        if (pages[i].corrections.count > 0 || old_file->page_count != new_file->page_count) {
            judge_page(&pages[i], old_file->page_count != new_file->page_count);
            kf_list_add(finder->arena, &finder->found->pages, &pages[i]);
        } else {
            finder->found->same++;
            finder->found->marked += marked[i];
        }
    }
}

/* --- labels --------------------------------------------------------------------------------------------------------- */

static struct kf_rect cut_of(const struct kf_correction *correction)
{
    struct kf_rect covered = kf_rect_joined(correction->old_text->rect, correction->words);
    struct kf_rect room = correction->old_text->room;
    kf_len left = kf_len_max(covered.x - CUT_MARGIN, kf_len_min(room.x, covered.x));
    kf_len top = kf_len_max(covered.y - CUT_MARGIN, kf_len_min(room.y, covered.y));
    kf_len right = kf_len_min(covered.x + covered.width + CUT_MARGIN,
                              kf_len_max(room.x + room.width, covered.x + covered.width));
    kf_len bottom = kf_len_min(covered.y + covered.height + CUT_MARGIN,
                               kf_len_max(room.y + room.height, covered.y + covered.height));

    return (struct kf_rect){left, top, right - left, bottom - top};
}

/* The same words in the same letters, cut in the same way: one design for both places. */
static bool is_same_label(const struct kf_label *label, const struct kf_correction *correction,
                          const struct kf_printed_file *file, struct kf_rect cut)
{
    const struct kf_correction *first = label->correction;

    return strcmp(first->new_text->text, correction->new_text->text) == 0 &&
           has_same_runs(first->new_text, correction->new_text) && first->new_text->style == correction->new_text->style &&
           first->new_text->align == correction->new_text->align && strcmp(label->file->language, file->language) == 0 &&
           is_near(first->set.width, correction->set.width, SAME_CUT) && is_near(label->cut.width, cut.width, SAME_CUT) &&
           is_near(label->cut.height, cut.height, SAME_CUT) &&
           is_near(first->words.x - label->cut.x, correction->words.x - cut.x, SAME_CUT) &&
           is_near(first->words.y - label->cut.y, correction->words.y - cut.y, SAME_CUT);
}

static void add_to_label(struct finder *finder, struct kf_correction_page *page, struct kf_correction *correction)
{
    struct kf_list *labels = &finder->found->labels;
    struct kf_rect cut = cut_of(correction);
    struct kf_label *label = NULL;

    for (int i = 0; i < labels->count && label == NULL; i++) {
        if (is_same_label(labels->items[i], correction, page->old_file, cut)) {
            label = labels->items[i];
            correction->label = i + 1;
        }
    }
    if (label == NULL) {
        label = KF_NEW(finder->arena, struct kf_label);
        *label = (struct kf_label){.correction = correction, .file = page->old_file, .cut = cut};
        kf_list_add(finder->arena, labels, label);
        correction->label = labels->count;
    }
    kf_list_add(finder->arena, &label->pages, page);
}

static void number_labels(struct finder *finder)
{
    for (int kind = 0; kind < KF_PRINTED_KIND_COUNT; kind++) {
        for (int i = 0; i < finder->found->pages.count; i++) {
            struct kf_correction_page *page = finder->found->pages.items[i];

            for (int k = 0; k < page->corrections.count && !page->again; k++) {
                struct kf_correction *correction = page->corrections.items[k];

                if ((int)kf_correction_kind(correction) == kind) {
                    add_to_label(finder, page, correction);
                }
            }
        }
    }
}

/* --- public --------------------------------------------------------------------------------------------------------- */

static bool is_same_file(const struct kf_printed_file *one, const struct kf_printed_file *two)
{
    return strcmp(one->module, two->module) == 0 && strcmp(one->piece, two->piece) == 0 &&
           one->variant == two->variant && one->paper == two->paper && strcmp(one->language, two->language) == 0 &&
           g_strcmp0(one->audience, two->audience) == 0 && one->length == two->length;
}

static const struct kf_printed_file *find_file(const struct kf_list *files, const struct kf_printed_file *file)
{
    for (int i = 0; i < files->count; i++) {
        if (is_same_file(files->items[i], file)) {
            return files->items[i];
        }
    }
    return NULL;
}

/* A release has the guide for each length; of a community or a kit it is laid out for one. */
static bool has_other_length(const struct kf_list *files, const struct kf_printed_file *file)
{
    for (int i = 0; i < files->count; i++) {
        const struct kf_printed_file *other = files->items[i];

        if (file->length > 0 && other->length > 0 && strcmp(file->module, other->module) == 0 &&
            strcmp(file->piece, other->piece) == 0) {
            return true;
        }
    }
    return false;
}

/* Those of one state that the other has not. */
static void list_unmatched(struct kf_arena *arena, const struct kf_list *files, const struct kf_list *others,
                           struct kf_list *ret_files)
{
    for (int i = 0; i < files->count; i++) {
        if (find_file(others, files->items[i]) == NULL && !has_other_length(others, files->items[i])) {
            kf_list_add(arena, ret_files, files->items[i]);
        }
    }
}

struct kf_corrections *kf_corrections_find(struct kf_run *run, struct kf_type_setter *setter,
                                           const struct kf_list *old_files, const struct kf_list *new_files)
{
    struct finder finder = {run, run->arena, setter, KF_NEW(run->arena, struct kf_corrections)};
    int errors = run->diags->errors;

    for (int i = 0; i < old_files->count; i++) {
        const struct kf_printed_file *other = find_file(new_files, old_files->items[i]);

        if (other != NULL) {
            compare_files(&finder, old_files->items[i], other);
        }
    }
    list_unmatched(run->arena, old_files, new_files, &finder.found->only_old);
    list_unmatched(run->arena, new_files, old_files, &finder.found->only_new);
    number_labels(&finder);
    return run->diags->errors == errors ? finder.found : NULL;
}
