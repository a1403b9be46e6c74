#ifndef KF_TESTS_EDITIONS_LONG_SESSION_H
#define KF_TESTS_EDITIONS_LONG_SESSION_H

/* The documents of long_session.yaml, laid out, and what tests ask of them: which words, and that none falls off a page or
 * over another. */

#include "support/support.h"

#include <string.h>

#include "blocks/build.h"
#include "editions/document.h"
#include "layout/fonts.h"

struct laid {
    struct kf_run *run;
    const struct kf_content *content;
    const struct kf_documents *documents; /* NULL after errors */
};

struct wish {
    const char *module; /* NULL: the long session */
    struct kf_edition edition;
    unsigned make;
    bool right_to_left; /* as if it were translated, so that its layout can be seen */
    bool without_session;
};

static inline struct kf_content *load(struct laid *laid, const struct wish *wish)
{
    const char *root = g_getenv("KF_SOURCE_DIR");

    laid->run->world = &kf_world_machine;
    laid->run->data_dir = root != NULL ? root : ".";
    struct kf_kit *kit = kf_kit_open(laid->run, kf_block_shapes(), NULL);
    const char *path = kf_arena_format(laid->run->arena, "%s/tests/unit/editions/long_session.yaml", laid->run->data_dir);
    const struct kf_content *loaded =
        kf_content_load(laid->run, kit, wish->module != NULL ? wish->module : path, &wish->edition);
    if (loaded == NULL) {
        fail_msg("%s", kf_test_diags(laid->run));
    }
    return kf_arena_copy(laid->run->arena, loaded, sizeof *loaded);
}

static inline struct laid lay_out(struct wish wish)
{
    struct laid laid = {.run = kf_test_run_new()};
    struct kf_content *content = load(&laid, &wish);
    struct kf_module *module = kf_arena_copy(laid.run->arena, content->module, sizeof *module);

    content->right_to_left |= wish.right_to_left;
    if (wish.without_session) {
        module->session = NULL;
        content->schedule = NULL;
    }
    content->module = module;
    laid.content = content;
    const char *fonts = kf_arena_format(laid.run->arena, "%s/fonts", laid.run->data_dir);
    PangoContext *context = kf_fonts_context(laid.run, laid.run->arena, fonts);
    laid.documents = kf_documents_layout(laid.run, context, content, wish.make, NULL, /* dump_boxes */ false);
    return laid;
}

static inline struct laid lay_out_guide(int length)
{
    return lay_out((struct wish){.edition = {.length = length}, .make = KF_MAKE_GUIDE});
}

static inline void close_laid(struct laid *laid)
{
    kf_test_run_free(laid->run);
}

/* The first document, or the one of this piece. */
static inline const struct kf_document *document_of(const struct laid *laid, const char *piece)
{
    assert_non_null(laid->documents);
    for (int i = 0; i < laid->documents->count; i++) {
        if (piece == NULL || strcmp(laid->documents->items[i]->piece, piece) == 0) {
            return laid->documents->items[i];
        }
    }
    fail_msg("no document \"%s\"", piece != NULL ? piece : "at all");
    return NULL;
}

/* What a reader hears, in the run's arena. */
static inline const char *structure_of(const struct laid *laid, const char *piece)
{
    char *dump = kf_structure_dump(document_of(laid, piece)->pages.root);
    const char *kept = kf_arena_string(laid->run->arena, dump);

    g_free(dump);
    return kept;
}

static inline int count_of(const char *text, const char *part)
{
    int count = 0;

    for (const char *at = strstr(text, part); at != NULL; at = strstr(at + 1, part)) {
        count++;
    }
    return count;
}

/* --- words on pages --------------------------------------------------------------------------------------------------- */

static inline bool is_text(const struct kf_item *item)
{
    return item->kind == KF_ITEM_TEXT && (item->element != NULL || item->artifact == KF_ARTIFACT_LAYOUT);
}

/* The page, from 0, that has these words as a title or a heading; -1. */
static inline int page_of(const struct kf_document *document, const char *words)
{
    for (int i = 0; i < document->pages.count; i++) {
        const struct kf_page *page = &document->pages.pages[i];
        for (int k = 0; k < page->count; k++) {
            const struct kf_item *item = &page->items[k];
            if (is_text(item) && item->element != NULL && item->element->tag->role >= KF_ROLE_H1 &&
                item->element->tag->role <= KF_ROLE_H6 && strcmp(item->shaped->text->text, words) == 0) {
                return i;
            }
        }
    }
    return -1;
}

/* Where the words of a text stand: its lines, as wide as the widest of them. */
static inline struct kf_rect words_of(const struct kf_item *item)
{
    struct kf_rect *lines, rect;
    struct kf_arena *arena = kf_arena_new();
    int count = kf_shaped_range(arena, item->shaped, item->start, item->end, item->first, item->count, item->rect.width,
                                item->align, &lines);

    rect = count > 0 ? lines[0] : (struct kf_rect){0};
    for (int i = 1; i < count; i++) {
        kf_len right = kf_len_max(rect.x + rect.width, lines[i].x + lines[i].width);
        rect.x = kf_len_min(rect.x, lines[i].x);
        rect.width = right - rect.x;
        rect.height = lines[i].y + lines[i].height - rect.y;
    }
    kf_arena_free(arena);
    rect.x += item->rect.x;
    rect.y += item->rect.y;
    return rect;
}

static inline bool overlap(struct kf_rect a, struct kf_rect b)
{
    kf_len touch = KF_PT(.5);

    return a.x + touch < b.x + b.width && b.x + touch < a.x + a.width && a.y + touch < b.y + b.height &&
           b.y + touch < a.y + a.height;
}

/* In the main area, or at the foot, where the crisis line is content on the last page. */
static inline void assert_on_page(const struct kf_page *page, struct kf_rect rect, const char *words)
{
    kf_len touch = KF_PT(.5), foot = page->theme->footer_top;

    if (rect.y >= foot && rect.y + rect.height <= foot + page->theme->footer_height + touch) {
        return;
    }
    if (rect.x < page->main.x - touch || rect.x + rect.width > page->main.x + page->main.width + touch ||
        rect.y < page->main.y - touch || rect.y + rect.height > page->main.y + page->main.height + touch) {
        fail_msg("\"%s\" falls off the page", words);
    }
}

/* Every text lies on its page and over no other. */
static inline void assert_tidy(const struct kf_page *page)
{
    for (int i = 0; i < page->count; i++) {
        const struct kf_item *item = &page->items[i];
        if (!is_text(item)) {
            continue;
        }
        struct kf_rect rect = words_of(item);
        assert_on_page(page, rect, item->shaped->text->text);
        for (int k = 0; k < i; k++) {
            /* Runs of one paragraph share its lines. */
            const struct kf_item *other = &page->items[k];
            if (is_text(other) && other->shaped != item->shaped && overlap(rect, words_of(other))) {
                fail_msg("\"%s\" lies over \"%s\"", item->shaped->text->text, other->shaped->text->text);
            }
        }
    }
}

static inline void assert_all_tidy(struct wish wish)
{
    struct laid laid = lay_out(wish);

    assert_non_null(laid.documents);
    for (int i = 0; i < laid.documents->count; i++) {
        const struct kf_document *document = laid.documents->items[i];
        for (int k = 0; k < document->pages.count; k++) {
            assert_tidy(&document->pages.pages[k]);
        }
    }
    close_laid(&laid);
}

#endif
