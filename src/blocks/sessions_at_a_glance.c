/* The sessions in order: when, what to print, what people do until the next one. Where none is known, rows to write in. */
#include "blocks/session_lists.h"

struct sessions_at_a_glance {
    int blank_rows;
};

static const struct kf_field fields[] = {
    KF_INT_ROW(struct sessions_at_a_glance, blank_rows, "blank-rows", .min = 1, .max = 20, .fallback = "6",
               .help = "Rows to fill in by hand where the page goes with no session."),
    KF_END,
};

static struct kf_box *build_sessions_at_a_glance(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct sessions_at_a_glance *glance = data;
    struct kf_listing blank = kf_sessions_at_a_glance_listing(build);

    return build->facts ? kf_sessions_at_a_glance_box(build, block->address, build->facts)
                        : kf_listing_blank_box(build, &blank, block->address, glance->blank_rows, /* lines */ 2);
}

const struct kf_block_type kf_block_sessions_at_a_glance = {
    .name = "sessions-at-a-glance",
    .record = {.name = "sessions-at-a-glance",
               .summary = "The sessions in order: when, what to print, what people do until the next one.",
               .size = sizeof(struct sessions_at_a_glance),
               .fields = fields,
               .node_offset = KF_NOWHERE,
               .address_offset = KF_NOWHERE,
               .shorthand = "blank-rows"},
    .build = build_sessions_at_a_glance,
    .of_sessions = true,
    .example = "sessions-at-a-glance: 3\n",
};
