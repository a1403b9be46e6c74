/* A series: which module on which day, and what `--session` takes from it. */

#include "model/series.h"

#include <string.h>

#include "model/model_internal.h"

enum { MINUTES_A_DAY = 24 * 60 };

static const struct kf_field session_fields[] = {
    KF_WORD_ROW(struct kf_series_session, id, "id", .flags = KF_IS_ID,
                .help = "A short name for `--session`; without one, its place in the list: 1, 2, 3."),
    KF_WORD_ROW(struct kf_series_session, module, "module", .flags = KF_REQUIRED, .help = "Id of the module."),
    KF_WORD_ROW(struct kf_series_session, date, "date", .help = "The day, as 2027-03-02."),
    KF_WORD_ROW(struct kf_series_session, start, "start", .help = "When it begins, quoted, as \"18:00\"."),
    KF_INT_ROW(struct kf_series_session, length, "length", .min = 1, .max = 600,
               .help = "Minutes: one of the module's lengths."),
    KF_WORD_ROW(struct kf_series_session, audience, "audience", .help = "One of the module's audiences."),
    KF_WORD_ROW(struct kf_series_session, language, "language", .help = "Language to print, such as es."),
    KF_END,
};

static const struct kf_record session_record = {
    .name = "series-session",
    .summary = "One evening: which module, when, how long, for whom.",
    .size = sizeof(struct kf_series_session),
    .fields = session_fields,
    .node_offset = offsetof(struct kf_series_session, node),
    .address_offset = offsetof(struct kf_series_session, address),
};

static const struct kf_field series_fields[] = {
    KF_TEXT_ROW(struct kf_series, title, "title", .help = "What the group is called."),
    KF_INT_ROW(struct kf_series, group_size, "group-size", .min = 1, .max = 200, .help = "How many people come."),
    KF_WORD_ROW(struct kf_series, screening, "screening",
                .help = "The day by which each person was asked alone about fear, threats and control, as 2027-02-23."),
    KF_RECORDS_ROW(struct kf_series, sessions, "sessions", .record = &session_record, .flags = KF_REQUIRED,
                   .help = "The sessions, in order."),
    KF_END,
};

const struct kf_record kf_series_record = {
    .name = "series",
    .summary = "The sessions that one group comes to, with their days.",
    .size = sizeof(struct kf_series),
    .fields = series_fields,
    .node_offset = offsetof(struct kf_series, node),
    .address_offset = KF_NOWHERE,
};

/* --- checks ------------------------------------------------------------------------------------------------------- */

int kf_series_minutes(const char *time)
{
    int minutes;

    if (strlen(time) != strlen("18:00") || time[2] != ':' || !g_ascii_isdigit(time[0]) || !g_ascii_isdigit(time[1]) ||
        !g_ascii_isdigit(time[3]) || !g_ascii_isdigit(time[4])) {
        return -1;
    }
    minutes = (int)g_ascii_strtoll(time + 3, NULL, 10);
    minutes = minutes < 60 ? (int)g_ascii_strtoll(time, NULL, 10) * 60 + minutes : MINUTES_A_DAY;
    return minutes < MINUTES_A_DAY ? minutes : -1;
}

static void check_module(struct kf_run *run, const struct kf_kit *kit, const struct kf_series_session *session)
{
    const char *nearest;

    for (int i = 0; i < kit->module_count; i++) {
        if (strcmp(kit->module_ids[i], session->module) == 0) {
            return;
        }
    }
    nearest = kf_nearest(session->module, kit->module_ids, kit->module_count);
    kf_diag_hint(run->diags,
                 kf_diag_push(run->diags, KF_UNKNOWN_REFERENCE, kf_span_of(session->node, "module"), session->address,
                              "unknown module \"%s\"", session->module),
                 "%s%s%sthe modules are: %s", nearest != NULL ? "did you mean " : "", nearest != NULL ? nearest : "",
                 nearest != NULL ? "? " : "", kf_join_words(run->arena, kit->module_ids, kit->module_count));
}

static void check_day(struct kf_run *run, const struct kf_node *node, const char *address, const char *key,
                      const char *day)
{
    if (day != NULL && kf_parse_date(day) == 0) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, KF_WRONG_TYPE, kf_span_of(node, key), address, "%s: \"%s\" is not a day", key,
                                  day),
                     "write year, month and day, as in 2027-03-02");
    }
}

/* Days never run backward, nor hours on one day. Those that are not set yet are passed over. */
static void check_order(struct kf_run *run, const struct kf_series *series)
{
    const struct kf_series_session *last = NULL;

    for (int i = 0; i < series->sessions.count; i++) {
        const struct kf_series_session *session = series->sessions.items[i];
        int day = kf_parse_date(session->date), before = last != NULL ? kf_parse_date(last->date) : 0;
        bool same = day == before && last != NULL && session->start != NULL && last->start != NULL;

        if (day > 0 && (day < before || (same && strcmp(session->start, last->start) <= 0))) {
            const char *key = day < before ? "date" : "start";
            struct kf_diag *diag = kf_diag_push(run->diags, KF_SERIES_ORDER, kf_span_of(session->node, key),
                                                session->address, "session %d is before session %d", session->place,
                                                last->place);

            kf_diag_also(run->diags, diag, kf_span_of(last->node, key), "session %d", last->place);
            kf_diag_hint(run->diags, diag, "write the sessions in the order of their days, or correct the %s", key);
        }
        last = day > 0 ? session : last;
    }
}

static void check_times(struct kf_run *run, const struct kf_series_session *session)
{
    struct kf_diags *diags = run->diags;

    check_day(run, session->node, session->address, "date", session->date);
    if (session->start != NULL && kf_series_minutes(session->start) < 0) {
        kf_diag_hint(diags,
                     kf_diag_push(diags, KF_WRONG_TYPE, kf_span_of(session->node, "start"), session->address,
                                  "start: \"%s\" is not a time of day", session->start),
                     "write hours and minutes from 00:00 to 23:59, in quotes, as in \"18:00\"");
    }
}

/* A given id may be another's place. The binder has compared the given ones. */
static void check_id(struct kf_run *run, const struct kf_series *series, const struct kf_series_session *session)
{
    for (int i = 0; i < series->sessions.count; i++) {
        const struct kf_series_session *other = series->sessions.items[i];
        struct kf_diag *diag;

        if (other->place != session->place && strcmp(other->id, session->id) == 0 &&
            kf_node_get(session->node, "id") != NULL && kf_node_get(other->node, "id") == NULL) {
            diag = kf_diag_push(run->diags, KF_DUPLICATE_ID, kf_span_of(session->node, "id"), session->address,
                                "id \"%s\" is the place of another session", session->id);
            kf_diag_also(run->diags, diag, other->node->span, "the other, number %s of the list", other->id);
            kf_diag_hint(run->diags, diag, "choose a name, or give the other an id too");
        }
    }
}

void kf_series_check(struct kf_run *run, const struct kf_kit *kit)
{
    const struct kf_series *series = kit->community->series;

    for (int i = 0; i < series->sessions.count; i++) {
        struct kf_series_session *session = series->sessions.items[i];

        session->place = i + 1;
        if (session->id == NULL) {
            session->id = kf_arena_format(run->arena, "%d", session->place);
        }
    }
    for (int i = 0; i < series->sessions.count; i++) {
        const struct kf_series_session *session = series->sessions.items[i];

        check_id(run, series, session);
        check_module(run, kit, session);
        check_times(run, session);
    }
    check_day(run, series->node, NULL, "screening", series->screening);
    check_order(run, series);
}

/* --- use ---------------------------------------------------------------------------------------------------------- */

const struct kf_series_session *kf_series_find(const struct kf_community *community, const char *id)
{
    for (int i = 0; community->series != NULL && i < community->series->sessions.count; i++) {
        const struct kf_series_session *session = community->series->sessions.items[i];

        if (strcmp(session->id, id) == 0) {
            return session;
        }
    }
    return NULL;
}

const struct kf_series_session *kf_series_before(const struct kf_community *community,
                                                 const struct kf_series_session *session)
{
    return session == NULL || session->place < 2 || community->series == NULL
               ? NULL
               : community->series->sessions.items[session->place - 2];
}

void kf_series_apply(const struct kf_series_session *session, struct kf_edition *edition)
{
    edition->session = session;
    edition->length = edition->length != 0 ? edition->length : session->length;
    edition->start = edition->start != NULL ? edition->start : session->start;
    edition->date = session->date;
    edition->audience = edition->audience != NULL ? edition->audience : session->audience;
    edition->language = edition->language != NULL ? edition->language : session->language;
}
