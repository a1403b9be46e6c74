/* The end of a page: the next block begins a new one, as it would anyway at the top of a page or at the end of a handout. */
#include "blocks/build.h"

struct page_break {
    bool new_page, front;
};

static const struct kf_field fields[] = {
    KF_BOOL_ROW(struct page_break, new_page, "new-page", .fallback = "true",
                .help = "The next block begins a new page; false, in a community's layer, takes this break out."),
    KF_BOOL_ROW(struct page_break, front, "front", .fallback = "false",
                .help = "On the front of a sheet: where pages are printed on both sides, the back before may stay empty."),
    KF_END,
};

/* Nothing of its own on the page: kf_build_blocks hands the flags to the next box. */
static struct kf_box *build_page_break(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct page_break *page_break = data;

    (void)block;
    if (!page_break->new_page) {
        return NULL;
    }
    struct kf_box *box = kf_box_space(build->arena, 0);
    box->flags |= KF_BREAK_BEFORE | (page_break->front ? KF_FRONT : 0);
    return box;
}

const struct kf_block_type kf_block_page_break = {
    .name = "page-break",
    .record = {.name = "page-break", .summary = "The next block begins a new page.", .size = sizeof(struct page_break),
               .fields = fields, .node_offset = KF_NOWHERE, .address_offset = KF_NOWHERE, .shorthand = "new-page"},
    .build = build_page_break,
    .example = "page-break: true\n",
};
