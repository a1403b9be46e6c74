/* What stands on no family's page: what to listen for while people work on a handout, and its sentences filled in. */
#include <string.h>

#include "editions/guide_internal.h"

static const struct kf_handout *find_handout(const struct kf_build *build, const char *id)
{
    const struct kf_records *handouts = &build->content->module->handouts;

    for (int i = 0; i < handouts->count; i++) {
        const struct kf_handout *handout = handouts->items[i];
        if (strcmp(handout->id, id) == 0) {
            return handout;
        }
    }
    return NULL;
}

/* "Listen for (page 2):" where the handout has more than one page. */
static const char *label(struct kf_build *build, const struct kf_handout_view *view, const struct kf_block *block)
{
    const struct kf_vocabulary *vocabulary = build->content->vocabulary;
    const struct kf_index_entry *entry = kf_handout_find(view, block->address);

    if (view->pages->count > 1 && entry) {
        return kf_vocabulary_fill(vocabulary, build->arena, "listen-for-on-page", "page",
                                  kf_arena_format(build->arena, "%d", entry->page), NULL);
    }
    return kf_arena_format(build->arena, "%s:", kf_vocabulary_get(vocabulary, "listen-for"));
}

static void add_listen_for(struct kf_build *build, const struct kf_handout_view *view, const struct kf_block *block,
                           struct kf_list *ret_boxes)
{
    const struct kf_block_common *common = block->common;

    if (common && common->facilitator && common->facilitator->listen_for.text) {
        const struct kf_inline *words =
            kf_build_labelled(build, label(build, view, block), &common->facilitator->listen_for);
        kf_list_add(build->arena, ret_boxes, kf_part_inline(build, words, KF_STYLE_COMPACT, KF_ROLE_P));
    }
}

/* Any block may have an `example:`, a list of texts; the block's own record binds it, so its nodes are read here. */
static void add_example(struct kf_build *build, const struct kf_block *block, struct kf_list *ret_boxes)
{
    const struct kf_node *example = kf_node_get(block->node, "example");
    struct kf_list items = {0};

    for (int i = 0; example && example->kind == KF_SEQUENCE && i < example->count; i++) {
        const struct kf_node *item = example->items[i];
        const struct kf_node *scalar = item->kind == KF_MAPPING ? kf_node_get(item, "text") : item;
        struct kf_text *text = KF_NEW(build->arena, struct kf_text);
        if (scalar && scalar->kind == KF_SCALAR) {
            *text = (struct kf_text){.text = scalar->text, .node = scalar,
                                     .address = kf_arena_format(build->arena, "%s/example/%d", block->address, i + 1)};
            struct kf_box *body = kf_part_text(build, text, KF_STYLE_COMPACT, KF_ROLE_BODY);
            kf_list_add(build->arena, &items, kf_box_role(build->arena, kf_part_stack(build, 0, body, NULL), KF_ROLE_ITEM));
        }
    }
    if (items.count > 0) {
        struct kf_box *title = kf_part_inline(build, kf_build_words(build, "worked-example"), KF_STYLE_LABEL, KF_ROLE_P);
        title->flags |= KF_KEEP_NEXT;
        struct kf_box *list = kf_part_list(build, &items, KF_MM(1), KF_NUMBERING_NONE);
        kf_list_add(build->arena, ret_boxes, kf_part_stack(build, 0, title, list, NULL));
    }
}

struct kf_box *kf_beside_handout(struct kf_build *build, const struct kf_handout_view *view)
{
    const struct kf_handout *handout = find_handout(build, view->id);
    struct kf_list boxes = {0};

    for (int i = 0; handout && i < handout->blocks.count; i++) {
        add_listen_for(build, view, handout->blocks.items[i], &boxes);
        add_example(build, handout->blocks.items[i], &boxes);
    }
    return boxes.count > 0 ? kf_box_stack(build->arena, &boxes, KF_MM(3)) : NULL;
}
