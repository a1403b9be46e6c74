/* The texts of a content. */

#include "model/kept.h"

#include "compose/texts.h"

const struct kf_list *kf_content_texts(const struct kf_content *content)
{
    struct kf_kept *kept = content->kept;

    if (kept->texts == NULL) {
        struct kf_list texts = kf_texts_of(kept->arena, content->kit->shapes, &kf_module_record, content->composed.root,
                                           content->module->id, /* flags */ 0);

        kept->texts = kf_arena_copy(kept->arena, &texts, sizeof texts);
    }
    return kept->texts;
}
