/* The guide names its own pages ("6:40 and still here? Go to page 7"). They are known once it is laid out, so it is laid out
 * again with them until they are true. Each pass has an arena of its own, which goes when the next pass begins: the texts
 * come from the context's memo. */
#include <string.h>

#include "editions/typeset.h"
#include "model/schedule.h"

enum { PASSES_MOST = 5 }; /* odd and even ones alternate where they do not settle */

/* The page of each activity, from 1. */
static int *pages_of(const struct kf_schedule *schedule, struct kf_arena *arena, const struct kf_list *sections)
{
    int *pages = KF_NEW_ARRAY(arena, schedule->count, int);

    for (int i = 0; i < sections->count; i++) {
        const struct kf_section *section = sections->items[i];
        if (section->activity > 0) {
            pages[section->activity - 1] = section->first_page + 1;
        }
    }
    return pages;
}

/* A narrower number may take a line less or more, and that a page, which makes it the other number, and so on: then the first
 * section that fell short of the page named for what follows goes on to another page before its last part. */
static void break_first_short(const struct kf_list *sections, int short_one)
{
    const struct kf_section *section = short_one >= 0 ? sections->items[short_one] : NULL;
    const struct kf_box *body = section ? section->flow.body : NULL;

    if (body && body->as.stack.count > 1) {
        body->as.stack.kids[body->as.stack.count - 1]->flags |= KF_BREAK_BEFORE;
    }
}

/* The section before the first that begins a page earlier than in the pass before; -1: none does. */
static int find_short(const struct kf_list *now, const int *before, int before_count)
{
    for (int i = 1; i < now->count && i < before_count; i++) {
        if (((const struct kf_section *)now->items[i])->first_page < before[i]) {
            return i - 1;
        }
    }
    return -1;
}

/* Where the sections of a pass begin. */
struct pass {
    int *firsts, count; /* first pages of all sections, from 0 */
    int *pages;         /* of each activity, from 1 */
};

static struct pass pass_of(struct kf_arena *arena, const struct kf_schedule *schedule, const struct kf_list *sections)
{
    struct pass pass = {.firsts = KF_NEW_ARRAY(arena, sections->count, int), .count = sections->count};

    for (int i = 0; i < sections->count; i++) {
        pass.firsts[i] = ((const struct kf_section *)sections->items[i])->first_page;
    }
    pass.pages = pages_of(schedule, arena, sections);
    return pass;
}

static void free_arena(void *arena)
{
    kf_arena_free(*(struct kf_arena **)arena);
}

/* In an arena of its own; nothing is left of the pass before. */
static struct kf_list lay_out(const struct kf_typeset *set, struct kf_document *document, const int *pages, int short_one,
                              bool dump_boxes)
{
    struct kf_list sections = {0};
    struct kf_placer placer;

    document->pages = (struct kf_pages){0};
    document->bookmark_count = 0;
    struct kf_build build = kf_typeset_build(set, document, set->context, set->content, &document->theme);
    build.pages = pages;
    kf_placer_init(&placer, build.shaper, &document->pages);
    kf_guide_first_sections(&build, &sections);
    kf_guide_held_sections(&build, &sections);
    kf_guide_last_sections(&build, &sections);
    break_first_short(&sections, short_one);
    kf_typeset_fill(document, &placer, &sections);
    if (dump_boxes) {
        kf_typeset_keep_dumps(set, document, &sections);
    }
    kf_furniture_place(&build, &placer, document->kind, NULL,
                       &(struct kf_leaves){.first = 0, .count = document->pages.count, .step = 1});
    return sections;
}

void kf_guide_layout(const struct kf_typeset *set, struct kf_document *document, bool dump_boxes)
{
    struct kf_arena *arena = document->arena; /* outlives the passes */
    struct kf_arena **own = KF_NEW(arena, struct kf_arena *);
    const struct kf_schedule *schedule = set->content->schedule;
    struct kf_diags *diags = set->run->diags;
    const struct kf_diags before = *diags;
    struct pass last = {0};
    int short_one = -1;

    kf_arena_defer(arena, free_arena, own);
    for (int pass = 1; pass <= PASSES_MOST; pass++) {
        kf_arena_free(*own);
        document->arena = *own = kf_arena_new_beside(arena);
        struct kf_list sections = lay_out(set, document, last.pages, pass == PASSES_MOST ? short_one : -1, dump_boxes);

        if (schedule == NULL || diags->errors > before.errors) {
            return;
        }
        struct pass now = pass_of(arena, schedule, &sections);
        if (last.pages != NULL && memcmp(now.pages, last.pages, (size_t)schedule->count * sizeof *now.pages) == 0) {
            return;
        }
        int found = find_short(&sections, last.firsts, last.count);
        short_one = found >= 0 ? found : short_one;
        last = now;
        *diags = pass < PASSES_MOST ? before : *diags; /* the next pass says it again */
    }
    kf_diag_push(diags, KF_INTERNAL, (struct kf_span){0}, set->content->module->address,
                 "the pages that the guide names do not settle");
}
