/* All that is cut out of a module's pages, in one file for both sides of the paper: backs lie behind their fronts, and
 * behind what has no back there is nothing, so that no blade goes through another page. */
#include <string.h>

#include "editions/binder.h"
#include "editions/volume.h"
#include "model/block.h"

#define CARDS "cards"

static bool is_in(const char *address, const struct kf_block *block)
{
    size_t length = strlen(block->address);

    return strncmp(address, block->address, length) == 0 && (address[length] == '\0' || address[length] == '/');
}

static bool is_cut_out(const struct kf_handout *handout, const char *address)
{
    for (int i = 0; i < handout->blocks.count; i++) {
        const struct kf_block_type *type = handout->blocks.items[i]->type;
        if (type->cut_out && is_in(address, handout->blocks.items[i])) {
            return true;
        }
    }
    return false;
}

/* Of each page; NULL: there is nothing to cut out. */
static enum kf_side *sides_of(struct kf_arena *arena, const struct kf_handout *handout, const struct kf_pages *pages)
{
    enum kf_side *sides = KF_NEW_ARRAY(arena, pages->count + 1, enum kf_side);
    bool *backs = KF_NEW_ARRAY(arena, pages->count + 1, bool), any = false;

    for (int i = 0; i < pages->marks.count; i++) {
        const struct kf_mark *mark = pages->marks.items[i];
        if (mark->kind == KF_MARK_ITEM && is_cut_out(handout, mark->address)) {
            backs[mark->page] |= g_str_has_suffix(mark->address, "/back");
            sides[mark->page] = KF_SIDE_ALONE;
            any = true;
        }
    }
    for (int i = 0; i < pages->count; i++) {
        if (backs[i]) {
            sides[i] = KF_SIDE_NEXT;
        } else if (backs[i + 1]) {
            sides[i] = KF_SIDE_FRONT;
        }
    }
    return any ? sides : NULL;
}

static const char *title_of(struct kf_arena *arena, const struct kf_content *content, const struct kf_document *document)
{
    const char *number = kf_module_handout_number(arena, content->module, document->handout);

    return kf_vocabulary_fill(content->vocabulary, arena, "handout-caption", "handout", number, "title", document->title,
                              NULL);
}

enum kf_cut kf_cut_outs_how(struct kf_arena *arena, const struct kf_handout *handout, const struct kf_pages *pages)
{
    const enum kf_side *sides = sides_of(arena, handout, pages);

    for (int i = 0; sides && i < pages->count; i++) {
        if (sides[i] == KF_SIDE_ALONE) {
            return KF_CUT_ONE_SIDED;
        }
    }
    return sides ? KF_CUT_TWO_SIDED : KF_CUT_NOTHING;
}

struct kf_document *kf_cut_outs_layout(struct kf_run *run, PangoContext *context, const struct kf_chapter *chapter)
{
    const struct kf_content *content = chapter->content;
    struct kf_typeset set = {.run = run, .context = context, .content = content};
    const char *title = kf_vocabulary_fill(content->vocabulary, run->arena, "cards-title", "title",
                                           content->module->title.text, NULL);
    struct kf_binder binder;

    kf_binder_init(&binder, &set, KF_MAKE_CARDS, CARDS, title);
    for (int i = 0; i < chapter->documents->count; i++) {
        const struct kf_document *document = chapter->documents->items[i];
        const struct kf_handout *handout = kf_document_handout(content, document);
        const enum kf_side *sides = handout ? sides_of(run->arena, handout, &document->pages) : NULL;
        if (sides) {
            kf_binder_add(&binder, &(struct kf_binding){
                                       .document = document,
                                       .title = title_of(run->arena, content, document),
                                       .address = handout->address,
                                       .label = "",
                                       .sides = sides,
                                   });
        }
    }
    struct kf_document *cards = kf_binder_close(&binder);
    cards->label_count = 0; /* sheets are counted through: a printer is told "pages 3 to 6" */
    return cards->pages.count > 0 ? cards : NULL;
}
