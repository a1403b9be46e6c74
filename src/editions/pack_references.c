/* The references of all modules of a pack, each once. */
#include "blocks/references.h"
#include "editions/guide_internal.h"
#include "editions/pack_internal.h"

#define HEAD_ROOM KF_MM(20) /* of a page's title */

const struct kf_document *kf_pack_references(struct kf_pack *pack)
{
    struct kf_list all = {0}, boxes = {0}, sections = {0};
    struct kf_build build;

    for (int i = 0; i < pack->volume->chapter_count; i++) {
        kf_references_add(pack->run->arena, &all, pack->volume->chapters[i].content->module);
    }
    kf_references_add(pack->run->arena, &all, pack->volume->kit.content->module);
    if (all.count == 0) {
        return NULL;
    }
    struct kf_document *document =
        kf_pack_new_pages(pack, kf_vocabulary_get(pack->content->vocabulary, "references"), &build);
    kf_list_add(build.arena, &boxes, kf_title_box(&build, NULL, kf_build_words(&build, "references"), NULL, NULL));
    struct kf_box *two = build.theme->single_column ? NULL : kf_references_box(&build, &all, 2);
    bool fits = two && kf_guide_height(&build, two, build.width) <= build.theme->main_height - HEAD_ROOM;
    kf_list_add(build.arena, &boxes, fits ? two : kf_references_box(&build, &all, 1));
    kf_pack_add_section(&build, &boxes, document->title, &sections);
    kf_pack_fill_pages(pack, document, &build, &sections, /* roman */ false);
    return document;
}
