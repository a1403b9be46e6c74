/* What a programme changed, and why: its changes to each session as its layers have them, safety first, then core; then rows to
 * write in what was changed on the day. */
#include <string.h>

#include "base/day.h"
#include "blocks/listing.h"
#include "compose/adaptation.h"
#include "model/address_words.h"
#include "model/when.h"

struct adaptation_log {
    struct kf_texts example;
    int blank_rows;
};

enum { COLUMNS = 3, SPARE_ROWS = 2 /* under the changes of a session */, BLANK_LINES = 2 };

#define WHY_WIDTH KF_MM(58)
#define CORE_WIDTH KF_MM(36)
#define LAYER_PREFIX "overlay " /* of layers in messages */
#define TEXT_MOST 160           /* letters of a text, old or new: it stands whole in the files */

static const struct kf_field fields[] = {
    KF_TEXTS_ROW(struct adaptation_log, example, "example", .flags = KF_PROSE, .min = COLUMNS, .max = COLUMNS,
                 .help = "A row filled in, printed where no change is known: what, why, and whether it is core."),
    KF_INT_ROW(struct adaptation_log, blank_rows, "blank-rows", .min = 1, .max = 10, .fallback = "5",
               .help = "Rows to fill in by hand where the page goes with no session."),
    KF_END,
};

static struct kf_listing new_listing(const struct kf_build *build)
{
    return (struct kf_listing){
        .columns = COLUMNS,
        .heads = {"adaptation-what", "adaptation-why", "adaptation-core"},
        .widths = {build->width - WHY_WIDTH - CORE_WIDTH, WHY_WIDTH, CORE_WIDTH},
    };
}

/* --- what -------------------------------------------------------------------------------------------------------------- */

/* As it reads, without signs of Markdown, and not longer than a log needs. */
static const char *shown(struct kf_build *build, const char *text)
{
    const struct kf_text whole = {.text = text};
    char **parts = g_strsplit(kf_build_inline(build, &whole)->text, "\uFFFC", -1);
    char *joined = g_strjoinv("___", parts);
    const char *kept = kf_arena_string(build->arena, joined);

    if (g_utf8_strlen(joined, -1) > TEXT_MOST) {
        char *end = g_utf8_offset_to_pointer(joined, TEXT_MOST), *space;
        *end = '\0';
        space = strrchr(joined, ' ');
        kept = kf_arena_format(build->arena, "%.*s …", (int)((space ? space : end) - joined), joined);
    }
    g_free(joined);
    g_strfreev(parts);
    return kept;
}

static void add_text(struct kf_build *build, const char *id, const char *text, struct kf_list *ret_lines)
{
    if (text && *text) {
        const struct kf_inline *words = kf_build_plain(build, shown(build, text));
        const struct kf_inline *parts[] = {kf_inline_with(build->arena, kf_build_words(build, id), KF_STRONG),
                                           kf_build_plain(build, " "), words};
        kf_list_add(build->arena, ret_lines,
                    kf_part_inline(build, kf_inline_join(build->arena, parts, (int)G_N_ELEMENTS(parts)),
                                   KF_STYLE_COMPACT, KF_ROLE_P));
    }
}

static struct kf_box *what_box(struct kf_build *build, const struct kf_content *content,
                               const struct kf_adaptation *change)
{
    const struct kf_inline *place = kf_build_plain(build, kf_address_words(build->arena, content, change->address));
    struct kf_list lines = {0};

    kf_list_add(build->arena, &lines,
                kf_part_inline(build, kf_inline_with(build->arena, place, KF_STRONG), KF_STYLE_COMPACT, KF_ROLE_P));
    add_text(build, change->new_text ? "adaptation-was" : "adaptation-left-out", change->old_text, &lines);
    add_text(build, change->old_text ? "adaptation-now" : "adaptation-added", change->new_text, &lines);
    return kf_box_stack(build->arena, &lines, KF_MM(.6));
}

/* The programme's name, or the session's; of a programme that it is based on, the folder's. */
static const char *layer_words(struct kf_build *build, const struct kf_session_fact *session, const char *layer)
{
    const struct kf_community *community = session->content->kit->community;
    const char *folder = g_str_has_prefix(layer, LAYER_PREFIX) ? layer + strlen(LAYER_PREFIX) : layer;
    const char *own = kf_arena_format(build->arena, "session-%s", kf_session_fact_id(session));

    return strcmp(folder, own) == 0                                        ? kf_session_fact_title(build, session)
           : g_strcmp0(folder, community->name) == 0 && community->program ? community->program
                                                                           : kf_id_words(build->arena, folder);
}

/* The reason, and whose layer says it. */
static struct kf_box *why_box(struct kf_build *build, const struct kf_session_fact *session,
                              const struct kf_adaptation *change)
{
    struct kf_box *why = change->why
                             ? kf_part_inline(build, kf_build_plain(build, change->why), KF_STYLE_COMPACT, KF_ROLE_P)
                             : kf_box_space(build->arena, 0);
    const char *layer = kf_vocabulary_fill(build->content->vocabulary, build->arena, "adaptation-layer", "layer",
                                           layer_words(build, session, change->layer), NULL);

    return kf_part_stack(build, KF_MM(.6), why,
                         kf_part_inline(build, kf_build_plain(build, layer), KF_STYLE_SMALL, KF_ROLE_P), NULL);
}

/* --- core kept? -------------------------------------------------------------------------------------------------------- */

static struct kf_box *ticks_box(struct kf_build *build, const char *address, bool may_be_none)
{
    static const char *const answers[] = {"yes", "no", "adaptation-not-core"};
    struct kf_list items = {0};
    struct kf_build inner = *build;

    inner.width = build->theme->single_column ? build->width : CORE_WIDTH;
    for (size_t i = 0; i < (may_be_none ? 3 : 2); i++) {
        const struct kf_text text = {
            .text = kf_vocabulary_get(build->content->vocabulary, answers[i]),
            .address = kf_arena_format(build->arena, "%s/%s", address, answers[i]),
        };
        kf_list_add(build->arena, &items, kf_part_tick_item(&inner, &text, KF_STYLE_COMPACT));
    }
    return kf_part_list(build, &items, KF_MM(.6), KF_NUMBERING_NONE);
}

static const char *approval(struct kf_build *build, const struct kf_adaptation *change)
{
    const struct kf_vocabulary *words = build->content->vocabulary;
    const char *on = change->approved_on && kf_parse_date(change->approved_on) > 0
                         ? kf_when_date(build->arena, words, change->approved_on)
                         : change->approved_on;

    return kf_vocabulary_fill(words, build->arena, "adaptation-approved", "name", change->approved_by, "date",
                              on ? on : "", NULL);
}

/* A person says whether the core is kept: of a safety text, who approved it is known already. */
static struct kf_box *core_box(struct kf_build *build, const char *address, const struct kf_adaptation *change)
{
    const char *kind = change->safety ? "adaptation-safety"
                       : change->core ? "adaptation-is-core"
                                      : "adaptation-not-core";
    struct kf_list parts = {0};

    kf_list_add(build->arena, &parts, kf_part_inline(build, kf_build_words(build, kind), KF_STYLE_LABEL, KF_ROLE_P));
    if (change->approved_by) {
        kf_list_add(build->arena, &parts,
                    kf_part_inline(build, kf_build_plain(build, approval(build, change)), KF_STYLE_SMALL, KF_ROLE_P));
    } else if (change->core || change->safety) {
        kf_list_add(build->arena, &parts, ticks_box(build, address, /* may_be_none */ false));
    }
    return kf_box_stack(build->arena, &parts, KF_MM(1));
}

/* --- rows -------------------------------------------------------------------------------------------------------------- */

static void add_change(struct kf_build *build, struct kf_listing *listing, const char *address,
                       const struct kf_session_fact *session, const struct kf_adaptation *change)
{
    kf_listing_add(build, listing, address,
                   (const struct kf_listing_cell[COLUMNS]){
                       {.content = what_box(build, session->content, change)},
                       {.content = why_box(build, session, change)},
                       {.content = core_box(build, address, change)},
                   });
}

static void add_blanks(struct kf_build *build, struct kf_listing *listing, const char *address, int count)
{
    for (int n = 1; n <= count; n++) {
        const char *row = kf_arena_format(build->arena, "%s/row-%d", address, n);
        kf_listing_add(build, listing, row,
                       (const struct kf_listing_cell[COLUMNS]){
                           kf_listing_blank(kf_arena_format(build->arena, "%s/what", row),
                                            kf_listing_label(build, listing, 0, n), BLANK_LINES),
                           kf_listing_blank(kf_arena_format(build->arena, "%s/why", row),
                                            kf_listing_label(build, listing, 1, n), BLANK_LINES),
                           {.content = ticks_box(build, row, /* may_be_none */ true)},
                       });
    }
}

static void add_example(struct kf_build *build, struct kf_listing *listing, const char *address,
                        const struct kf_texts *example)
{
    const char *lead = kf_vocabulary_get(build->content->vocabulary, "example-row");
    struct kf_listing_cell cells[COLUMNS];

    for (int i = 0; i < COLUMNS; i++) {
        cells[i] = kf_listing_words(build, i == 0 ? kf_build_labelled(build, lead, &example->items[i])
                                                  : kf_build_inline(build, &example->items[i]));
    }
    kf_listing_add(build, listing, address, cells);
}

/* --- sessions ---------------------------------------------------------------------------------------------------------- */

/* What this session has, and none before it: of a module's second session, its own changes alone. */
static struct kf_list changes_of(struct kf_build *build, const struct kf_content *content, struct kf_list *seen)
{
    struct kf_list all = {0}, own = {0};

    kf_adaptations_add(build->arena, &all, content->composed.changes, content->composed.change_count);
    kf_adaptations_sort(&all);
    for (int i = 0; i < all.count; i++) {
        const struct kf_adaptation *change = all.items[i];
        bool known = false;
        for (int k = 0; k < seen->count && !known; k++) {
            const struct kf_adaptation *other = seen->items[k];
            known = strcmp(other->address, change->address) == 0 && strcmp(other->layer, change->layer) == 0 &&
                    g_strcmp0(other->file, change->file) == 0 && other->line == change->line;
        }
        if (!known) {
            kf_list_add(build->arena, &own, all.items[i]);
            kf_list_add(build->arena, seen, all.items[i]);
        }
    }
    return own;
}

static struct kf_box *session_box(struct kf_build *build, const struct kf_block *block,
                                  const struct kf_session_fact *session, int spare, struct kf_list *seen)
{
    const char *address = kf_arena_format(build->arena, "%s/%s", block->address, kf_session_fact_id(session));
    struct kf_listing listing = new_listing(build);
    struct kf_list changes = changes_of(build, session->content, seen);

    for (int i = 0; i < changes.count; i++) {
        add_change(build, &listing, kf_arena_format(build->arena, "%s/%d", address, i + 1), session, changes.items[i]);
    }
    add_blanks(build, &listing, address, spare);
    return listing.rows.count > 0 ? kf_session_fact_part(build, session, kf_listing_box(build, &listing)) : NULL;
}

static struct kf_box *blank_box(struct kf_build *build, const struct kf_block *block, const struct adaptation_log *log)
{
    struct kf_listing listing = new_listing(build);

    if (log->example.count == COLUMNS) {
        add_example(build, &listing, kf_arena_format(build->arena, "%s/example", block->address), &log->example);
    }
    add_blanks(build, &listing, block->address, log->blank_rows);
    return kf_listing_box(build, &listing);
}

static struct kf_box *build_adaptation_log(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct kf_session_fact own = {.content = build->content}; /* the page's module, where it goes with others */
    struct kf_list parts = {0}, seen = {0};
    bool is_own = false;

    for (int i = 0; build->facts && i < build->facts->count; i++) {
        const struct kf_session_fact *session = &build->facts->sessions[i];
        kf_list_add(build->arena, &parts, session_box(build, block, session, SPARE_ROWS, &seen));
        is_own = is_own || session->content == build->content;
    }
    if (parts.count == 0) {
        return blank_box(build, block, data);
    }
    struct kf_box *kit = is_own ? NULL : session_box(build, block, &own, /* spare */ 0, &seen);
    if (kit) {
        kf_list_add(build->arena, &parts, kit);
    }
    return kf_box_stack(build->arena, &parts, KF_MM(6));
}

const struct kf_block_type kf_block_adaptation_log = {
    .name = "adaptation-log",
    .record = {.name = "adaptation-log",
               .summary =
                   "What was changed in each session, why, and whether its core was kept; filled in from the layers.",
               .size = sizeof(struct adaptation_log),
               .fields = fields,
               .node_offset = KF_NOWHERE,
               .address_offset = KF_NOWHERE,
               .shorthand = "blank-rows"},
    .build = build_adaptation_log,
    .of_sessions = true,
    .example = "adaptation-log:\n"
               "  example: [“Supper” for “dinner”., Our families say it., Not core]\n"
               "  blank-rows: 2\n",
};
