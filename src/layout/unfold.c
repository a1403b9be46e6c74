/* Pages that face each other: laid out side by side on sheets twice as wide, then cut apart. */
#include "layout/parallel.h"

struct cut { /* of one wide page: where each of its items goes */
    int *items; /* number on its new page */
    bool *second;
};

struct unfolding {
    struct kf_arena *arena;
    const struct kf_theme *const *themes;
    struct cut *cuts;
};

/* Which language's half a rectangle lies in: the first is where reading begins. */
static bool is_second(const struct unfolding *unfolding, struct kf_rect rect)
{
    bool right = rect.x + rect.width / 2 >= unfolding->themes[0]->page_width;

    return right != unfolding->themes[0]->right_to_left;
}

static struct kf_rect on_its_page(const struct unfolding *unfolding, struct kf_rect rect)
{
    kf_len width = unfolding->themes[0]->page_width;

    rect.x -= rect.x + rect.width / 2 >= width ? width : 0;
    return rect;
}

static void cut_page(struct unfolding *unfolding, const struct kf_page *wide, struct cut *cut, struct kf_page *halves)
{
    cut->items = KF_NEW_ARRAY(unfolding->arena, wide->count, int);
    cut->second = KF_NEW_ARRAY(unfolding->arena, wide->count, bool);
    for (int k = 0; k < 2; k++) {
        const struct kf_theme *theme = unfolding->themes[k];
        halves[k] = (struct kf_page){
            .main = {theme->left, theme->main_top, theme->live_width, theme->main_height},
            .theme = theme,
            .fill = wide->fill,
        };
    }
    for (int i = 0; i < wide->count; i++) {
        bool second = is_second(unfolding, wide->items[i].rect);
        struct kf_page *page = &halves[second];
        page->items = kf_arena_grow(unfolding->arena, page->items, page->count, &page->room, sizeof *page->items);
        cut->items[i] = page->count;
        cut->second[i] = second;
        page->items[page->count] = wide->items[i];
        page->items[page->count++].rect = on_its_page(unfolding, wide->items[i].rect);
    }
}

static void cut_element(const struct unfolding *unfolding, struct kf_element *element)
{
    if (element->box_page >= 0) {
        element->box_page = 2 * element->box_page + is_second(unfolding, element->box);
        element->box = on_its_page(unfolding, element->box);
    }
    for (int i = 0; i < element->count; i++) {
        struct kf_kid *kid = &element->kids[i];
        if (kid->kind == KF_KID_ELEMENT) {
            cut_element(unfolding, kid->element);
        } else if (kid->kind == KF_KID_RUN) {
            const struct cut *cut = &unfolding->cuts[kid->page];
            kid->page = 2 * kid->page + cut->second[kid->run];
            kid->run = cut->items[kid->run];
        }
    }
}

/* Marks stay in the order of their pages: that is how viewers go through the fields. */
static void cut_marks(const struct unfolding *unfolding, struct kf_marks *marks, int pages)
{
    struct kf_mark **sorted = KF_NEW_ARRAY(unfolding->arena, marks->count, struct kf_mark *);
    int count = 0;

    for (int i = 0; i < marks->count; i++) {
        struct kf_mark *mark = marks->items[i];
        mark->page = 2 * mark->page + is_second(unfolding, mark->rect);
        mark->rect = on_its_page(unfolding, mark->rect);
    }
    for (int page = 0; page < pages; page++) {
        for (int i = 0; i < marks->count; i++) {
            if (marks->items[i]->page == page) {
                sorted[count++] = marks->items[i];
            }
        }
    }
    marks->items = sorted;
    marks->room = marks->count;
}

void kf_pages_unfold(struct kf_arena *arena, struct kf_pages *pages, const struct kf_theme *const themes[2])
{
    struct unfolding unfolding = {arena, themes, KF_NEW_ARRAY(arena, pages->count, struct cut)};
    struct kf_page *halves = KF_NEW_ARRAY(arena, 2 * pages->count, struct kf_page);

    for (int i = 0; i < pages->count; i++) {
        cut_page(&unfolding, &pages->pages[i], &unfolding.cuts[i], &halves[(ptrdiff_t)2 * i]);
    }
    cut_element(&unfolding, pages->root);
    cut_marks(&unfolding, &pages->marks, 2 * pages->count);
    pages->pages = halves;
    pages->count = pages->room = 2 * pages->count;
    pages->theme = themes[0];
}
