/* Handouts given, sessions at a glance, supplies. */
#include "blocks/session_lists.h"

#include <string.h>

#include "model/schedule.h"
#include "model/series.h"
#include "model/supplies.h"
#include "model/when.h"

/* --- handouts given ---------------------------------------------------------------------------------------------------- */

enum { LOG_COLUMNS = 3, LOG_LINES = 1 };

#define LOG_SIDES KF_MM(18)
#define LOG_SIDES_LARGE KF_MM(27)
#define LOG_DAY KF_MM(46)

/* "2.1 Six steps": it leads there where the document has it. */
static struct kf_box *handout_words(struct kf_build *build, const struct kf_handout_fact *fact)
{
    const char *title = kf_build_spoken(build, kf_build_inline(build, &fact->handout->title));
    const char *caption = kf_vocabulary_fill(build->content->vocabulary, build->arena, "handout-caption", "handout",
                                             fact->number, "title", title, NULL);
    enum kf_style style = build->theme->single_column ? KF_STYLE_BODY : KF_STYLE_COMPACT;

    if (!fact->address) {
        return kf_part_inline(build, kf_build_plain(build, caption), style, KF_ROLE_P);
    }
    struct kf_box *words = kf_part_inline(build, kf_build_plain(build, caption), style, KF_ROLE_NONE);
    struct kf_box *link = kf_box_link(build->arena, kf_part_stack(build, 0, words, NULL), fact->address, caption);
    return kf_box_role(build->arena, kf_part_stack(build, 0, link, NULL), KF_ROLE_P);
}

static const char *digits(struct kf_build *build, int n)
{
    return kf_arena_format(build->arena, "%d", n);
}

struct kf_listing kf_handout_log_listing(const struct kf_build *build)
{
    kf_len sides = build->theme->single_column ? LOG_SIDES_LARGE : LOG_SIDES;

    return (struct kf_listing){
        .columns = LOG_COLUMNS,
        .heads = {"packet-log-title", "packet-log-sides", "packet-log-date"},
        .widths = {build->width - sides - LOG_DAY, sides, LOG_DAY},
        .row_heads = true,
        .middle = true,
        .stays_table = true,
        .dividers = 1u << 2,
    };
}

struct kf_box *kf_handout_log_box(struct kf_build *build, const char *address, const struct kf_handout_fact *handouts,
                                  int count)
{
    const struct kf_vocabulary *words = build->content->vocabulary;
    struct kf_listing listing = kf_handout_log_listing(build);

    for (int i = 0; i < count; i++) {
        const struct kf_handout_fact *fact = &handouts[i];
        const char *row = kf_arena_format(build->arena, "%s/%s", address, fact->handout->address);
        const char *title = kf_build_spoken(build, kf_build_inline(build, &fact->handout->title));
        const char *label = kf_vocabulary_fill(words, build->arena, "list-more", "a", title, "b",
                                               kf_vocabulary_get(words, "packet-log-date"), NULL);
        kf_listing_add(build, &listing, row,
                       (const struct kf_listing_cell[LOG_COLUMNS]){
                           {.content = handout_words(build, fact)},
                           kf_listing_plain(build, digits(build, fact->sides)),
                           kf_listing_blank(row, label, LOG_LINES),
                       });
    }
    return kf_listing_box(build, &listing);
}

/* --- the sessions in order --------------------------------------------------------------------------------------------- */

enum { GLANCE_COLUMNS = 4 };

#define GLANCE_WHEN KF_MM(46)
#define GLANCE_PRINT KF_MM(36)
#define GLANCE_PRACTICE KF_MM(48)

const char *kf_session_when(struct kf_build *build, const struct kf_content *content)
{
    const struct kf_vocabulary *words = build->content->vocabulary;
    const struct kf_series_session *session = content->edition.session;
    int start = content->schedule ? content->schedule->start : -1;

    if (!session || !session->date) {
        return NULL;
    }
    const char *day = kf_when_day(build->arena, words, session->date);
    return start < 0 ? day
                     : kf_vocabulary_fill(words, build->arena, "day-and-time", "day", day, "time",
                                          kf_build_isolated(build, kf_when_time(build->arena, words, start)), NULL);
}

static const char *when_words(struct kf_build *build, const struct kf_content *content)
{
    const char *minutes = kf_vocabulary_fill(build->content->vocabulary, build->arena, "minutes", "n",
                                             digits(build, content->edition.length), NULL);
    const char *day = kf_session_when(build, content);

    return day ? kf_arena_format(build->arena, "%s · %s", day, minutes) : minutes;
}

bool kf_schedule_uses(const struct kf_schedule *schedule, const char *handout)
{
    for (int i = 0; schedule && i < schedule->count; i++) {
        const struct kf_words *uses = &schedule->items[i].activity->uses;
        for (int k = 0; k < uses->count; k++) {
            if (strcmp(uses->items[k], handout) == 0) {
                return true;
            }
        }
    }
    return false;
}

/* What the session's activities use, by number. */
static const char *numbers_in_use(struct kf_build *build, const struct kf_session_fact *session)
{
    const char *numbers = "";

    for (int i = 0; i < session->handout_count; i++) {
        const struct kf_handout_fact *fact = &session->handouts[i];
        if (kf_schedule_uses(session->content->schedule, fact->handout->id)) {
            numbers = *numbers ? kf_vocabulary_fill(build->content->vocabulary, build->arena, "list-more", "a", numbers,
                                                    "b", fact->number, NULL)
                               : fact->number;
        }
    }
    return numbers;
}

struct kf_listing kf_sessions_at_a_glance_listing(const struct kf_build *build)
{
    return (struct kf_listing){
        .columns = GLANCE_COLUMNS,
        .heads = {"series-session", "series-when", "series-print", "series-practice"},
        .widths = {build->width - GLANCE_WHEN - GLANCE_PRINT - GLANCE_PRACTICE, GLANCE_WHEN, GLANCE_PRINT,
                   GLANCE_PRACTICE},
        .row_heads = true,
    };
}

struct kf_box *kf_sessions_at_a_glance_box(struct kf_build *build, const char *address, const struct kf_facts *facts)
{
    struct kf_listing listing = kf_sessions_at_a_glance_listing(build);

    for (int i = 0; i < facts->count; i++) {
        const struct kf_session_fact *session = &facts->sessions[i];
        const struct kf_inline *title = kf_build_plain(build, kf_session_fact_title(build, session));
        kf_listing_add(build, &listing, kf_arena_format(build->arena, "%s/%s", address, kf_session_fact_id(session)),
                       (const struct kf_listing_cell[GLANCE_COLUMNS]){
                           kf_listing_words(build, kf_inline_with(build->arena, title, KF_STRONG)),
                           kf_listing_plain(build, when_words(build, session->content)),
                           kf_listing_plain(build, numbers_in_use(build, session)),
                           kf_listing_words(build, kf_build_inline(build, &session->content->module->action)),
                       });
    }
    return kf_listing_box(build, &listing);
}

/* --- supplies ---------------------------------------------------------------------------------------------------------- */

enum { SUPPLY_COLUMNS = 3, SUPPLY_LINES = 1 };

#define SUPPLY_COUNT KF_MM(36)
#define SUPPLY_READY KF_MM(24)

struct supplies_list {
    struct kf_build *build;
    struct kf_listing listing;
    const char *address;
    int known; /* rows */
};

struct kf_listing kf_supplies_listing(const struct kf_build *build)
{
    return (struct kf_listing){
        .columns = SUPPLY_COLUMNS,
        .heads = {"supplies-what", "supplies-count", "supplies-ready"},
        .widths = {build->width - SUPPLY_COUNT - SUPPLY_READY, SUPPLY_COUNT, SUPPLY_READY},
        .row_heads = true,
        .middle = true,
        .stays_table = true,
    };
}

/* count: NULL where nobody has counted, and a line to write it on. */
static void add_supply(struct supplies_list *list, struct kf_box *what, const char *spoken, const char *count)
{
    struct kf_build *build = list->build;
    const struct kf_vocabulary *words = build->content->vocabulary;
    const char *row = kf_arena_format(build->arena, "%s/%d", list->address, ++list->known);
    const char *label = kf_vocabulary_fill(words, build->arena, "list-more", "a", spoken, "b",
                                           kf_vocabulary_get(words, "supplies-count"), NULL);
    const char *ready = kf_vocabulary_fill(words, build->arena, "tick-box-label", "text", spoken, NULL);
    struct kf_box *tick = kf_part_tick(build, kf_arena_format(build->arena, "%s/ready", row), ready);

    kf_listing_add(build, &list->listing, row,
                   (const struct kf_listing_cell[SUPPLY_COLUMNS]){
                       {.content = what},
                       count ? kf_listing_plain(build, count)
                             : kf_listing_blank(kf_arena_format(build->arena, "%s/count", row), label, SUPPLY_LINES),
                       {.content = kf_part_stack(build, 0, tick, NULL)},
                   });
}

static void add_handouts(struct supplies_list *list, const struct kf_session_fact *session,
                         const struct kf_supplies *supplies)
{
    for (int i = 0; i < session->handout_count; i++) {
        const struct kf_handout_fact *fact = &session->handouts[i];
        const struct kf_handout_supply *supply = kf_supplies_handout(supplies, fact->handout->id);
        if (kf_schedule_uses(session->content->schedule, fact->handout->id)) {
            struct kf_box *words = handout_words(list->build, fact);
            const char *spoken = kf_build_spoken(list->build, kf_build_inline(list->build, &fact->handout->title));
            add_supply(list, words, spoken, supply ? digits(list->build, supply->copies) : NULL);
        }
    }
}

/* What its author did not count stands without a number. */
static void add_materials(struct supplies_list *list, const struct kf_texts *materials,
                          const struct kf_supplies *supplies)
{
    struct kf_build *build = list->build;

    for (int i = 0; i < materials->count; i++) {
        const struct kf_inline *words = kf_build_inline(build, &materials->items[i]);
        int count = supplies ? supplies->materials[i].count : 0;
        add_supply(list, kf_listing_words(build, words).content, kf_build_spoken(build, words),
                   count > 0  ? digits(build, count)
                   : supplies ? ""
                              : NULL);
    }
}

struct kf_box *kf_supplies_list_box(struct kf_build *build, const char *address, const struct kf_session_fact *session)
{
    const struct kf_session *held = session->content->module->session;
    const struct kf_supplies *supplies = kf_supplies_new(build->arena, session->content);
    struct supplies_list list = {
        .build = build,
        .address = address,
        .listing = kf_supplies_listing(build),
    };

    if (!held) {
        return NULL;
    }
    if (supplies) {
        const char *chairs = kf_vocabulary_get(build->content->vocabulary, "supplies-chairs");
        add_supply(&list, kf_listing_plain(build, chairs).content, chairs, digits(build, supplies->chairs));
    }
    add_handouts(&list, session, supplies);
    add_materials(&list, &held->materials, supplies);
    return list.known > 0 ? kf_listing_box(build, &list.listing) : NULL;
}
