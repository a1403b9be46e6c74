/* What must stay of each session, to mark after it: its core in the module's words, then its activities that are always held.
 * Where no session is known, rows to write in. */
#include "blocks/listing.h"
#include "blocks/points.h"
#include "model/schedule.h"

struct fidelity_list {
    int blank_rows;
};

static const struct kf_field fields[] = {
    KF_INT_ROW(struct fidelity_list, blank_rows, "blank-rows", .min = 1, .max = 12, .fallback = "4",
               .help = "Rows to fill in by hand where the page goes with no session."),
    KF_END,
};

enum { COLUMNS = 3, MARK_MOST = 2 /* from 0 */, NOTE_LINES = 1 };

#define MARK_WIDTH KF_MM(34)
#define NOTE_WIDTH KF_MM(58)
#define MARK_GAP KF_MM(4) /* a cell's, beside the marks */
#define CIRCLE KF_MM(7)
#define LARGE_CIRCLE KF_MM(9)

static struct kf_listing new_listing(const struct kf_build *build)
{
    return (struct kf_listing){
        .columns = COLUMNS,
        .heads = {"fidelity-core", "fidelity-mark", "fidelity-notes"},
        .widths = {build->width - MARK_WIDTH - NOTE_WIDTH, MARK_WIDTH, NOTE_WIDTH},
        .row_heads = true,
        .middle = true,
    };
}

static struct kf_listing_cell marks(struct kf_build *build, const char *address, const char *question)
{
    bool large = build->theme->single_column;
    const struct kf_points points = {
        .address = kf_arena_format(build->arena, "%s/mark", address),
        .question = question,
        .to = MARK_MOST,
        .side = large ? LARGE_CIRCLE : CIRCLE,
    };

    return (struct kf_listing_cell){.content =
                                        kf_points_line(build, &points, large ? 2 * MARK_WIDTH : MARK_WIDTH - MARK_GAP)};
}

static void add_row(struct kf_build *build, struct kf_listing *listing, const char *address,
                    const struct kf_inline *words)
{
    const struct kf_vocabulary *vocabulary = build->content->vocabulary;
    const char *spoken = kf_build_spoken(build, words);
    const char *notes = kf_vocabulary_fill(vocabulary, build->arena, "list-more", "a", spoken, "b",
                                           kf_vocabulary_get(vocabulary, "fidelity-notes"), NULL);

    kf_listing_add(build, listing, address,
                   (const struct kf_listing_cell[COLUMNS]){
                       kf_listing_words(build, words),
                       marks(build, address, spoken),
                       kf_listing_blank(kf_arena_format(build->arena, "%s/notes", address), notes, NOTE_LINES),
                   });
}

static void add_components(struct kf_build *build, struct kf_listing *listing, const char *address,
                           const struct kf_session *session)
{
    for (int i = 0; i < session->core_components.count; i++) {
        add_row(build, listing, kf_arena_format(build->arena, "%s/core-%d", address, i + 1),
                kf_build_inline(build, &session->core_components.items[i]));
    }
}

/* "**Activity 3:** All six steps (25 min)" */
static const struct kf_inline *activity_words(struct kf_build *build, const struct kf_held *held)
{
    const struct kf_vocabulary *words = build->content->vocabulary;
    const char *number = kf_vocabulary_fill(words, build->arena, "activity", "n",
                                            kf_arena_format(build->arena, "%d", held->number), NULL);
    struct kf_text title = {.text = kf_vocabulary_fill(words, build->arena, "next-activity", "title",
                                                       held->activity->title.text, "n",
                                                       kf_arena_format(build->arena, "%d", held->minutes), NULL)};

    return kf_build_labelled(build, kf_arena_format(build->arena, "%s:", number), &title);
}

static void add_activities(struct kf_build *build, struct kf_listing *listing, const char *address,
                           const struct kf_schedule *schedule)
{
    for (int i = 0; schedule && i < schedule->count; i++) {
        const struct kf_held *held = &schedule->items[i];
        if (kf_is_kept(held->activity) && held->number > 0) {
            add_row(build, listing, kf_arena_format(build->arena, "%s/%s", address, held->activity->id),
                    activity_words(build, held));
        }
    }
}

/* NULL: the module says of nothing that it must stay. */
static struct kf_box *session_box(struct kf_build *build, const struct kf_block *block,
                                  const struct kf_session_fact *session)
{
    const struct kf_module *module = session->content->module;
    const char *address = kf_arena_format(build->arena, "%s/%s", block->address, kf_session_fact_id(session));
    struct kf_listing listing = new_listing(build);

    if (!module->session) {
        return NULL;
    }
    add_components(build, &listing, address, module->session);
    add_activities(build, &listing, address, session->content->schedule);
    return listing.rows.count > 0 ? kf_session_fact_part(build, session, kf_listing_box(build, &listing)) : NULL;
}

static struct kf_box *blank_box(struct kf_build *build, const struct kf_block *block, const struct fidelity_list *list)
{
    struct kf_listing listing = new_listing(build);

    for (int n = 1; n <= list->blank_rows; n++) {
        const char *address = kf_arena_format(build->arena, "%s/row-%d", block->address, n);
        kf_listing_add(build, &listing, address,
                       (const struct kf_listing_cell[COLUMNS]){
                           kf_listing_blank(kf_arena_format(build->arena, "%s/core", address),
                                            kf_listing_label(build, &listing, 0, n), NOTE_LINES),
                           marks(build, address, kf_listing_label(build, &listing, 1, n)),
                           kf_listing_blank(kf_arena_format(build->arena, "%s/notes", address),
                                            kf_listing_label(build, &listing, 2, n), NOTE_LINES),
                       });
    }
    return kf_listing_box(build, &listing);
}

static struct kf_box *build_fidelity_list(struct kf_build *build, const struct kf_block *block, const void *data)
{
    struct kf_list parts = {0};

    for (int i = 0; build->facts && i < build->facts->count; i++) {
        struct kf_box *part = session_box(build, block, &build->facts->sessions[i]);
        if (part) {
            kf_list_add(build->arena, &parts, part);
        }
    }
    return parts.count > 0 ? kf_box_stack(build->arena, &parts, KF_MM(6)) : blank_box(build, block, data);
}

const struct kf_block_type kf_block_fidelity_list = {
    .name = "fidelity-list",
    .record = {.name = "fidelity-list",
               .summary =
                   "What must stay of each session, to mark after it: filled in where the page goes with sessions.",
               .size = sizeof(struct fidelity_list),
               .fields = fields,
               .node_offset = KF_NOWHERE,
               .address_offset = KF_NOWHERE,
               .shorthand = "blank-rows"},
    .build = build_fidelity_list,
    .of_sessions = true,
    .example = "fidelity-list: 3\n",
};
