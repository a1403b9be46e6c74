/* What each session needs, counted for the group, to tick. Where no session is known, rows to write in. */
#include "blocks/session_lists.h"

struct supplies_list {
    int blank_rows;
};

static const struct kf_field fields[] = {
    KF_INT_ROW(struct supplies_list, blank_rows, "blank-rows", .min = 1, .max = 20, .fallback = "6",
               .help = "Rows to fill in by hand where the page goes with no session."),
    KF_END,
};

static struct kf_box *build_supplies_list(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct supplies_list *list = data;
    struct kf_listing blank = kf_supplies_listing(build);
    struct kf_list parts = {0};

    for (int i = 0; build->facts && i < build->facts->count; i++) {
        const struct kf_session_fact *session = &build->facts->sessions[i];
        const char *address = kf_arena_format(build->arena, "%s/%s", block->address, kf_session_fact_id(session));
        struct kf_box *box = kf_supplies_list_box(build, address, session);
        if (box) {
            kf_list_add(build->arena, &parts, kf_session_fact_part(build, session, box));
        }
    }
    return parts.count > 0 ? kf_box_stack(build->arena, &parts, KF_MM(6))
                           : kf_listing_blank_box(build, &blank, block->address, list->blank_rows, /* lines */ 1);
}

const struct kf_block_type kf_block_supplies_list = {
    .name = "supplies-list",
    .record = {.name = "supplies-list",
               .summary = "What each session needs, counted for the group, to tick.",
               .size = sizeof(struct supplies_list),
               .fields = fields,
               .node_offset = KF_NOWHERE,
               .address_offset = KF_NOWHERE,
               .shorthand = "blank-rows"},
    .build = build_supplies_list,
    .of_sessions = true,
    .example = "supplies-list: 3\n",
};
