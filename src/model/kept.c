/* The nodes and the texts of a content. */

#include "model/kept.h"

#include "compose/texts.h"
#include "schema/walk.h"

const struct kf_walked *kf_content_walked(const struct kf_content *content)
{
    struct kf_kept *kept = content->kept;

    if (kept->walked == NULL) {
        kept->walked = kf_walked_new(kept->arena, content->kit->shapes, &kf_module_record, content->composed.root,
                                     content->module->address);
    }
    return kept->walked;
}

const struct kf_list *kf_content_texts(const struct kf_content *content)
{
    struct kf_kept *kept = content->kept;

    if (kept->texts == NULL) {
        struct kf_list texts = kf_texts_in(kept->arena, content->kit->shapes, kf_content_walked(content));

        kept->texts = kf_arena_copy(kept->arena, &texts, sizeof texts);
    }
    return kept->texts;
}
