/* The references of the page's module and of the sessions that it goes with, each once, sorted; lines to write on where there
 * are none. Nothing where the document lists them itself. */
#include "blocks/listing.h"
#include "blocks/references.h"

struct reference_list {
    bool heading;
    int lines;
};

static const struct kf_field fields[] = {
    KF_BOOL_ROW(struct reference_list, heading, "heading", .fallback = "true",
                .help = "Whether a heading stands over them."),
    KF_INT_ROW(struct reference_list, lines, "lines", .min = 1, .max = 20, .fallback = "3",
               .help = "Lines to write them on where there are none."),
    KF_END,
};

static struct kf_box *lines_box(struct kf_build *build, const struct kf_block *block, int count)
{
    struct kf_box *lines =
        kf_box_lines(build->arena, build->theme, count, kf_vocabulary_get(build->content->vocabulary, "references"));

    lines->address = block->address;
    return kf_part_stack(build, 0, lines, NULL);
}

static struct kf_box *build_reference_list(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct reference_list *list = data;
    struct kf_list references = {0};

    if (build->facts && build->facts->lists_references) {
        return NULL;
    }
    kf_references_add(build->arena, &references, build->content->module);
    for (int i = 0; build->facts && i < build->facts->count; i++) {
        kf_references_add(build->arena, &references, build->facts->sessions[i].content->module);
    }
    struct kf_box *box =
        references.count > 0 ? kf_references_box(build, &references, 1) : lines_box(build, block, list->lines);
    return list->heading
               ? kf_part_stack(build, 0, kf_part_heading(build, kf_build_words(build, "references")), box, NULL)
               : box;
}

const struct kf_block_type kf_block_reference_list = {
    .name = "reference-list",
    .record =
        {.name = "reference-list",
         .summary =
             "The references of the module and of the sessions that its page goes with, where nothing else lists them.",
         .size = sizeof(struct reference_list),
         .fields = fields,
         .node_offset = KF_NOWHERE,
         .address_offset = KF_NOWHERE,
         .shorthand = "heading"},
    .build = build_reference_list,
    .example = "reference-list: true\n",
};
