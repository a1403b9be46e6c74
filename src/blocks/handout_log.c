/* Which handout was given on which day. Where no session is known, rows to write in. */
#include "blocks/session_lists.h"

struct handout_log {
    int blank_rows;
};

static const struct kf_field fields[] = {
    KF_INT_ROW(struct handout_log, blank_rows, "blank-rows", .min = 1, .max = 20, .fallback = "6",
               .help = "Rows to fill in by hand where the page goes with no session."),
    KF_END,
};

static struct kf_box *build_handout_log(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct handout_log *log = data;
    struct kf_list parts = {0};

    for (int i = 0; build->facts && i < build->facts->count; i++) {
        const struct kf_session_fact *session = &build->facts->sessions[i];
        const char *address = kf_arena_format(build->arena, "%s/%s", block->address, kf_session_fact_id(session));
        if (session->handout_count > 0) {
            kf_list_add(
                build->arena, &parts,
                kf_session_fact_part(build, session,
                                     kf_handout_log_box(build, address, session->handouts, session->handout_count)));
        }
    }
    struct kf_listing blank = kf_handout_log_listing(build);
    return parts.count > 0 ? kf_box_stack(build->arena, &parts, KF_MM(6))
                           : kf_listing_blank_box(build, &blank, block->address, log->blank_rows, /* lines */ 1);
}

const struct kf_block_type kf_block_handout_log = {
    .name = "handout-log",
    .record = {.name = "handout-log",
               .summary = "Each handout with its sides and a place for the day on which it was given.",
               .size = sizeof(struct handout_log),
               .fields = fields,
               .node_offset = KF_NOWHERE,
               .address_offset = KF_NOWHERE,
               .shorthand = "blank-rows"},
    .build = build_handout_log,
    .of_sessions = true,
    .tool = true,
    .example = "handout-log: 3\n",
};
