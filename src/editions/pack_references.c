/* The references of all modules of a pack, each once. */
#include "blocks/references.h"
#include "editions/guide_internal.h"
#include "editions/pack_internal.h"

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
    kf_list_add(build.arena, &boxes, kf_references_page(&build, &all));
    kf_pack_add_section(&build, &boxes, document->title, &sections);
    kf_pack_fill_pages(pack, document, &build, &sections, /* roman */ false);
    return document;
}
