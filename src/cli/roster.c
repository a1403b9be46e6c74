/* A sheet of people. */

#include "cli/roster.h"

#include <string.h>

#include "base/day.h"
#include "base/limits.h"
#include "base/unprintable.h"
#include "cli/sheet.h"


static const char *const heads[] = {"name", "sessions", "hours", "date", "language", "kind", "first-name", "code", NULL};

static const char example[] = "name,first-name,sessions,hours,date,language,kind\r\n"
                              "\"Example, Ana María\",Ana,3,4.5,2027-03-02,,participant\r\n"
                              "مثال نور,نور,2,,2027-03-02,,participant\r\n"
                              "Sam Example,Sam,,12,2027-03-02,,trainer\r\n";

struct reader {
    struct kf_run *run;
    const struct kf_roster_limits *limits;
    struct kf_sheet sheet;
    struct kf_roster_person *person;
};

char *kf_roster_example(void)
{
    return g_strconcat("\xEF\xBB\xBF", example, NULL);
}

/* --- heads ---------------------------------------------------------------------------------------------------------- */

static const char *const example_hint =
    "`kinfold certificates --example > people.csv` writes an example; its first lines are\n"
    "name,sessions,date\nAna Example,3,2027-03-02";

static bool has(const struct reader *reader, enum kf_roster_column column)
{
    return kf_sheet_has(&reader->sheet, column);
}

static void say_missing(struct reader *reader, const char *what)
{
    struct kf_diags *diags = reader->run->diags;

    kf_diag_hint(diags, kf_diag_push(diags, KF_MISSING_KEY, reader->sheet.row->span, NULL, "%s", what), "%s", example_hint);
}

static void check_heads(struct reader *reader)
{
    if (reader->limits->sign_in) {
        if (!has(reader, KF_ROSTER_FIRST_NAME) && !has(reader, KF_ROSTER_CODE)) {
            kf_diag_hint(reader->run->diags,
                         kf_diag_push(reader->run->diags, KF_MISSING_KEY, reader->sheet.row->span, NULL,
                                      "no column has the head first-name or code"),
                         "add one: whole names never stand on a sheet that goes round a table");
        }
    } else if (!has(reader, KF_ROSTER_NAME)) {
        say_missing(reader, "no column has the head name");
    } else if (!has(reader, KF_ROSTER_SESSIONS) && !(has(reader, KF_ROSTER_KIND) && has(reader, KF_ROSTER_HOURS))) {
        say_missing(reader, "no column has the head sessions");
    }
}

static bool read_heads(struct reader *reader, const struct kf_csv_row *row)
{
    int errors = reader->run->diags->errors;

    if (kf_sheet_read_heads(&reader->sheet, row)) {
        check_heads(reader);
    }
    return reader->run->diags->errors == errors;
}

/* --- cells ---------------------------------------------------------------------------------------------------------- */

static const char *cell(const struct reader *reader, enum kf_roster_column column)
{
    return kf_sheet_cell(&reader->sheet, column);
}

static void refuse(struct reader *reader, enum kf_code code, enum kf_roster_column column, const char *what, const char *hint)
{
    kf_sheet_refuse(&reader->sheet, code, column, what, hint);
}

/* A character that nobody sees; a name has no tab or line end either. 0: none. */
static gunichar hidden_in(const char *text)
{
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar letter = g_utf8_get_char(p);

        if (letter < 0x20 || kf_unprintable(letter) != NULL) {
            return letter;
        }
    }
    return 0;
}

static void read_name(struct reader *reader, enum kf_roster_column column)
{
    const char *name = cell(reader, column);
    gunichar hidden = hidden_in(name);

    if (*name == '\0') {
        refuse(reader, KF_MISSING_KEY, column, "nothing stands here", "write it, or take the row out");
    } else if (hidden == '\n' || hidden == '\r') {
        refuse(reader, KF_CONTROL_CHARACTER, column, "it goes over more than one line",
               "write it in one line; a quote may be left open in this row or the one before");
    } else if (hidden != 0) {
        refuse(reader, KF_CONTROL_CHARACTER, column,
               kf_arena_format(reader->run->arena, "it holds a mark that is not seen, U+%04X", hidden), "type it again by hand");
    } else if (strlen(name) > KF_LIMIT_NAME_BYTES) {
        refuse(reader, KF_OUT_OF_RANGE, column, "it is too long for a line", "look whether cells ran into one another");
    } else {
        reader->person->name = name;
    }
}

static void read_kind(struct reader *reader)
{
    static const char *const kinds[] = {"participant", "trainer", NULL};
    const char *typed = cell(reader, KF_ROSTER_KIND);
    char *lower = g_utf8_strdown(typed, -1);
    bool known = *typed == '\0' || g_strv_contains(kinds, lower);

    reader->person->trainer = strcmp(lower, "trainer") == 0;
    g_free(lower);
    if (!known) {
        refuse(reader, KF_UNKNOWN_CHOICE, KF_ROSTER_KIND, "it is neither participant nor trainer",
               "write one of the two; nothing is participant");
    }
}

static void read_sessions(struct reader *reader)
{
    const char *typed = cell(reader, KF_ROSTER_SESSIONS);
    guint64 number = 0;
    int most = reader->limits->sessions;

    if (*typed == '\0') {
        if (!reader->person->trainer) {
            refuse(reader, KF_MISSING_KEY, KF_ROSTER_SESSIONS, "nothing stands here", "write to how many this person came");
        }
    } else if (!g_ascii_string_to_unsigned(typed, 10, 0, G_MAXINT, &number, NULL)) {
        refuse(reader, KF_WRONG_TYPE, KF_ROSTER_SESSIONS, "this is not a whole number", "write the number alone, as in 3");
    } else if (number < 1 || number > (guint64)most) {
        refuse(reader, KF_OUT_OF_RANGE, KF_ROSTER_SESSIONS,
               number < 1 ? "a certificate is for someone who came"
                          : kf_arena_format(reader->run->arena, "%d, and there %s %d", (int)number,
                                            most == 1 ? "was" : "were", most),
               "look at the sign-in sheets");
    } else {
        reader->person->sessions = (int)number;
    }
}

/* "4", "4.5" or "4,5". */
static bool is_hours(const char *typed)
{
    size_t whole = strspn(typed, "0123456789");
    const char *rest = typed + whole;
    size_t parts = *rest == '.' || *rest == ',' ? strspn(rest + 1, "0123456789") : 0;
    bool good = whole >= 1 && whole <= 3 && (*rest == '\0' || (parts >= 1 && parts <= 2 && rest[1 + parts] == '\0'));

    return good && strspn(typed, "0.,") < strlen(typed) && g_ascii_strtod(typed, NULL) <= KF_LIMIT_HOURS;
}

static void read_hours(struct reader *reader)
{
    const char *typed = cell(reader, KF_ROSTER_HOURS);

    if (*typed == '\0') {
        if (reader->person->trainer) {
            refuse(reader, KF_MISSING_KEY, KF_ROSTER_HOURS, "nothing stands here", "write how many hours the training had");
        }
    } else if (!is_hours(typed)) {
        refuse(reader, KF_WRONG_TYPE, KF_ROSTER_HOURS, "this is not a number of hours", "write the number alone, as in 3 or 4.5");
    } else {
        reader->person->hours = typed;
    }
}

/* A certificate cannot be older than the sessions that it counts. */
static void check_day(struct reader *reader)
{
    const char *const *days = reader->limits->session_days;
    int count = MIN(MAX(reader->person->sessions, 1), reader->limits->sessions);
    const char *day = days != NULL && !reader->person->trainer ? days[count - 1] : NULL;

    if (day != NULL && strcmp(reader->person->date, day) < 0) {
        refuse(reader, KF_OUT_OF_RANGE, KF_ROSTER_DATE,
               kf_arena_format(reader->run->arena, "it is before %s, the day of session %d", day, count),
               count == 1 ? "write the day when the certificate is given; the series had not begun then"
                          : "write the day when the certificate is given, or fewer sessions");
    }
}

static void read_date(struct reader *reader)
{
    const char *typed = cell(reader, KF_ROSTER_DATE);

    if (*typed == '\0') {
        return; /* written by hand, with the signature */
    }
    if (kf_parse_date(typed) == 0) {
        refuse(reader, KF_WRONG_TYPE, KF_ROSTER_DATE, "there is no such day", "write year, month and day, as in 2027-03-02");
        return;
    }
    reader->person->date = typed;
    check_day(reader);
}

/* --- rows ----------------------------------------------------------------------------------------------------------- */

static void read_cells(struct reader *reader)
{
    if (reader->limits->sign_in) {
        read_name(reader, *cell(reader, KF_ROSTER_CODE) != '\0' || !has(reader, KF_ROSTER_FIRST_NAME) ? KF_ROSTER_CODE
                                                                                                   : KF_ROSTER_FIRST_NAME);
        return;
    }
    read_name(reader, KF_ROSTER_NAME);
    read_kind(reader);
    read_sessions(reader);
    read_hours(reader);
    read_date(reader);
    reader->person->language = *cell(reader, KF_ROSTER_LANGUAGE) != '\0' ? cell(reader, KF_ROSTER_LANGUAGE) : NULL;
}

/* NULL after errors. */
static struct kf_roster_person *read_row(struct reader *reader, const struct kf_csv_row *row)
{
    if (!kf_sheet_begin_row(&reader->sheet, row)) {
        return NULL;
    }
    reader->person = KF_NEW(reader->run->arena, struct kf_roster_person);
    for (int i = 0; i < KF_ROSTER_COLUMN_COUNT; i++) {
        reader->person->places[i] = kf_sheet_place(&reader->sheet, i);
    }
    read_cells(reader);
    return reader->sheet.errors == 0 ? reader->person : NULL;
}

struct kf_list *kf_roster_read(struct kf_run *run, const char *path, const struct kf_roster_limits *limits, int *ret_refused)
{
    struct kf_list *rows = kf_csv_read_private(run, path), *people = KF_NEW(run->arena, struct kf_list);
    struct reader reader = {.run = run, .limits = limits, .sheet = {.run = run, .heads = heads, .is_private = true}};

    if (rows == NULL) {
        return NULL;
    }
    if (rows->count == 0) {
        kf_diag_hint(run->diags, kf_diag_push(run->diags, KF_MISSING_KEY, (struct kf_span){.source = NULL}, NULL, "%s is empty", path),
                     "%s", example_hint);
        return NULL;
    }
    if (!read_heads(&reader, rows->items[0])) {
        return NULL;
    }
    if (rows->count == 1) {
        kf_diag_push(run->diags, KF_MISSING_KEY, reader.sheet.row->span, NULL, "there are heads, and nobody under them");
        return NULL;
    }
    for (int i = 1; i < rows->count; i++) {
        struct kf_roster_person *person = read_row(&reader, rows->items[i]);

        if (person != NULL) {
            kf_list_add(run->arena, people, person);
        }
    }
    *ret_refused = rows->count - 1 - people->count;
    return people;
}
