/* The table of a series: what happens when, and for how long. */

#include "cli/series_table.h"

#include <stdio.h>
#include <string.h>

#include "cli/options.h"
#include "model/series.h"

enum { COLUMNS = 6 };

struct row {
    const char *cells[COLUMNS];
};

/* "Tue 2 Mar 2027": English, as all that the command line says. */
static const char *day(struct kf_arena *arena, const char *date)
{
    static const char *const weekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    GDate at;

    if (date == NULL) {
        return "no day yet";
    }
    g_date_clear(&at, 1);
    g_date_set_dmy(&at, (GDateDay)g_ascii_strtoll(date + 8, NULL, 10),
                   (GDateMonth)g_ascii_strtoll(date + 5, NULL, 10), (GDateYear)g_ascii_strtoll(date, NULL, 10));
    return kf_arena_format(arena, "%s %d %s %d", weekdays[g_date_get_weekday(&at) - 1], g_date_get_day(&at),
                           months[g_date_get_month(&at) - 1], g_date_get_year(&at));
}

static const char *hours(struct kf_arena *arena, const char *start, int minutes)
{
    int end;

    if (start == NULL) {
        return "";
    }
    end = (kf_series_minutes(start) + minutes) % (24 * 60);
    return kf_arena_format(arena, "%s to %02d:%02d", start, end / 60, end % 60);
}

static bool fill_row(struct kf_cli *cli, const struct kf_kit *kit, const struct kf_options *options,
                     const struct kf_series_session *session, struct row *ret_row)
{
    struct kf_arena *arena = cli->run.arena;
    struct kf_edition edition = options->edition;
    const struct kf_content *content;

    kf_series_apply(session, &edition);
    content = kf_content_load(&cli->run, kit, session->module, &edition);
    if (content == NULL) {
        return false;
    }
    *ret_row = (struct row){{
        kf_arena_format(arena, "%d", session->place),
        session->id,
        day(arena, session->date),
        hours(arena, session->start, content->edition.length),
        kf_arena_format(arena, "%d min", content->edition.length),
        content->module->title.text != NULL ? content->module->title.text : session->module,
    }};
    return true;
}

static void print_rows(const struct row *rows, int count)
{
    int widths[COLUMNS] = {0};

    for (int i = 0; i < count; i++) {
        for (int k = 0; k < COLUMNS; k++) {
            widths[k] = MAX(widths[k], (int)g_utf8_strlen(rows[i].cells[k], -1));
        }
    }
    for (int i = 0; i < count; i++) {
        fputs(" ", stdout);
        for (int k = 0; k + 1 < COLUMNS; k++) {
            printf(" %s%*s ", rows[i].cells[k], widths[k] - (int)g_utf8_strlen(rows[i].cells[k], -1), "");
        }
        printf(" %s\n", rows[i].cells[COLUMNS - 1]);
    }
}

void kf_series_check_forms(struct kf_cli *cli, const struct kf_kit *kit, const struct kf_options *options)
{
    const struct kf_series *series = kit->community->series;

    for (int i = 0; series != NULL && i < series->sessions.count; i++) {
        const struct kf_series_session *session = series->sessions.items[i];
        struct kf_edition edition = options->edition;
        struct kf_run run = cli->run;

        run.diags = kf_diags_new(run.arena);
        kf_series_apply(session, &edition);
        if (kf_content_load(&run, kit, session->module, &edition) == NULL) {
            kf_findings_add(cli->findings, run.diags, cli->colour);
        }
    }
}

void kf_series_print(struct kf_cli *cli, const struct kf_kit *kit, const struct kf_options *options)
{
    const struct kf_series *series = kit->community->series;
    struct row *rows;
    int count = 0;

    if (series == NULL) {
        kf_cli_usage(cli, "write the sessions under `series:` in community.yaml", "--series: %s has no series",
                     kit->community->folder);
        return;
    }
    cli->findings->quiet = true; /* notes are for those who look at one module */
    rows = KF_NEW_ARRAY(cli->run.arena, series->sessions.count, struct row);
    for (int i = 0; i < series->sessions.count; i++) {
        const struct kf_series_session *session = series->sessions.items[i];

        if (options->session == NULL || strcmp(options->session, session->id) == 0) {
            count += fill_row(cli, kit, options, session, &rows[count]);
        }
    }
    printf("%s%s%s\n", series->title.text != NULL ? series->title.text : kit->community->name,
           series->group_size > 0 ? ", " : "",
           series->group_size > 0 ? kf_arena_format(cli->run.arena, "a group of %d", series->group_size) : "");
    print_rows(rows, count);
}
