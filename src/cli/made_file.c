/* The files of the record.
 *
 *     kinfold-made 1: for ...
 *     read 0 bytes 4194304 /usr/share/kinfold/modules/boundaries/module.yaml
 *     unit <digest> 12 1 boundaries/standard.letter
 *     from 0 3 4 ...
 *     file <digest> boundaries/our-boundaries.pdf
 *
 * Numbers behind a unit's digest: how many things it was made of, how many files it has. Things that were read are named once,
 * since most units share them. */

#include "cli/made_internal.h"

#include <string.h>

#define FIRST_LINE "kinfold-made 1:"

enum {
    RECORD_LIMIT = 256 * 1024 * 1024,
    BETWEEN_WRITES = 2 * G_USEC_PER_SEC, /* what a killed run makes again at most */
};

/* --- reading ------------------------------------------------------------------------------------------------------------- */

struct reading {
    struct kf_made *made;
    char **lines;
    int at;
    GArray *places; /* of the file's own numbers */
    bool own;
};

/* What stands behind a word at the start of the next line; NULL: that line begins otherwise, or there is none. */
static const char *behind(struct reading *reading, const char *word)
{
    const char *line = reading->lines[reading->at];

    if (line == NULL || !g_str_has_prefix(line, word)) {
        return NULL;
    }
    reading->at++;
    return line + strlen(word);
}

static bool read_thing(struct reading *reading)
{
    const char *rest = behind(reading, "read ");
    char *what;
    int place;

    if (rest == NULL) {
        return false;
    }
    if (g_ascii_strtoull(rest, &what, 10) != reading->places->len || *what != ' ') {
        return false;
    }
    place = kf_made_place(reading->made, what + 1);
    g_array_append_val(reading->places, place);
    return true;
}

/* A number and the blank behind it. False: there is none up to most. */
static bool take_number(const char **text, guint64 most, int *ret_number)
{
    char *end;
    guint64 number;

    if (!g_ascii_isdigit(**text)) {
        return false;
    }
    number = g_ascii_strtoull(*text, &end, 10);
    if (number > most) {
        return false;
    }
    *ret_number = (int)number;
    *text = *end == ' ' ? end + 1 : end;
    return true;
}

static bool read_from(struct reading *reading, struct kf_made_unit *record)
{
    const char *rest = behind(reading, "from ");

    for (int i = 0; rest != NULL && i < record->from_count; i++) {
        int number;

        if (reading->places->len == 0 || !take_number(&rest, reading->places->len - 1, &number)) {
            return false;
        }
        record->from[i] = g_array_index(reading->places, int, number);
    }
    return rest != NULL && *rest == '\0';
}

static bool read_output(struct reading *reading, struct kf_made_file *output)
{
    struct kf_arena *arena = reading->made->arena;
    const char *rest = behind(reading, "file "), *blank = rest != NULL ? strchr(rest, ' ') : NULL;

    if (blank == NULL) {
        return false;
    }
    output->digest = kf_arena_string_n(arena, rest, (size_t)(blank - rest));
    output->path = kf_arena_string(arena, blank + 1);
    return true;
}

/* "<digest> 12 1 boundaries/standard.letter" */
static bool read_head(struct reading *reading, const char *rest, struct kf_made_unit *record)
{
    const char *blank = strchr(rest, ' '), *at = blank != NULL ? blank + 1 : NULL;
    const guint64 most = 1000000;

    if (at == NULL || !take_number(&at, most, &record->from_count) || !take_number(&at, most, &record->file_count)) {
        return false;
    }
    record->digest = kf_arena_string_n(reading->made->arena, rest, (size_t)(blank - rest));
    record->key = kf_arena_string(reading->made->arena, at);
    record->from = KF_NEW_ARRAY(reading->made->arena, record->from_count, int);
    record->files = KF_NEW_ARRAY(reading->made->arena, record->file_count, struct kf_made_file);
    return true;
}

/* False at the end, and where a line is not as it was written. */
static bool read_record(struct reading *reading)
{
    struct kf_made_unit *record = KF_NEW(reading->made->arena, struct kf_made_unit);
    const char *rest = behind(reading, "unit ");
    bool good = rest != NULL && read_head(reading, rest, record) && read_from(reading, record);

    for (int i = 0; good && i < record->file_count; i++) {
        good = read_output(reading, &record->files[i]);
    }
    if (good) {
        record->own = reading->own;
        kf_made_keep(reading->made, record);
    }
    return good;
}

static void read_text(struct kf_made *made, const char *text, bool own)
{
    struct reading reading = {.made = made,
                              .lines = g_strsplit(text, "\n", -1),
                              .places = g_array_new(FALSE, FALSE, sizeof(int)),
                              .own = own};

    if (behind(&reading, FIRST_LINE) != NULL) {
        while (read_thing(&reading)) {
        }
        while (read_record(&reading)) {
        }
    }
    g_array_unref(reading.places);
    g_strfreev(reading.lines);
}

void kf_made_read(struct kf_made *made)
{
    struct kf_arena *arena = kf_arena_new();
    const char *error; /* a record that cannot be read stands for nothing: all is made again */
    char **names = made->world->list_folder(made->world->data, arena, made->folder, &error);

    for (int i = 0; names != NULL && names[i] != NULL; i++) {
        size_t length;
        const char *text;

        if (g_str_has_prefix(names[i], KF_MADE_STEM ".") && g_str_has_suffix(names[i], ".txt")) {
            text = made->world->read_file(made->world->data, arena, kf_cli_path_in(arena, made->folder, names[i]),
                                          RECORD_LIMIT, &length, &error);
            if (text != NULL) {
                read_text(made, text, strcmp(names[i], made->name) == 0);
            }
        }
    }
    kf_arena_free(arena);
}

/* --- writing ------------------------------------------------------------------------------------------------------------- */

/* The things of these records, numbered as they come: which they are depends on the records alone. Caller frees. */
static int *append_things(GString *text, const struct kf_made *made, const GPtrArray *records)
{
    int *numbers = g_new0(int, made->things->len + 1), next = 0;

    for (guint i = 0; i < records->len; i++) {
        const struct kf_made_unit *record = g_ptr_array_index(records, i);

        for (int k = 0; k < record->from_count; k++) {
            const struct kf_made_thing *thing = g_ptr_array_index(made->things, (guint)record->from[k]);

            if (numbers[record->from[k]] == 0) {
                g_string_append_printf(text, "read %d %s\n", next, thing->what);
                numbers[record->from[k]] = ++next; /* from 1: 0 has none */
            }
        }
    }
    return numbers;
}

static void append_record(GString *text, const struct kf_made_unit *record, const int *numbers)
{
    g_string_append_printf(text, "unit %s %d %d %s\nfrom", record->digest, record->from_count, record->file_count,
                           record->key);
    for (int i = 0; i < record->from_count; i++) {
        g_string_append_printf(text, " %d", numbers[record->from[i]] - 1);
    }
    g_string_append_c(text, '\n');
    for (int i = 0; i < record->file_count; i++) {
        g_string_append_printf(text, "file %s %s\n", record->files[i].digest, record->files[i].path);
    }
}

static int by_key(gconstpointer a, gconstpointer b)
{
    return strcmp((*(const struct kf_made_unit *const *)a)->key, (*(const struct kf_made_unit *const *)b)->key);
}

/* In the order of their keys. Caller unrefs. */
static GPtrArray *own_records(const struct kf_made *made)
{
    GPtrArray *own = g_ptr_array_new();
    GHashTableIter iter;
    gpointer value;

    g_hash_table_iter_init(&iter, made->records);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        const GPtrArray *records = value;

        for (guint i = 0; i < records->len; i++) {
            if (((const struct kf_made_unit *)g_ptr_array_index(records, i))->own) {
                g_ptr_array_add(own, g_ptr_array_index(records, i));
            }
        }
    }
    g_ptr_array_sort(own, by_key);
    return own;
}

static GString *record_text(const struct kf_made *made)
{
    GString *text = g_string_new(FIRST_LINE " for `kinfold build --resume`; without this file all is made again\n");
    GPtrArray *own = own_records(made);
    int *numbers = append_things(text, made, own);

    for (guint i = 0; i < own->len; i++) {
        append_record(text, g_ptr_array_index(own, i), numbers);
    }
    g_free(numbers);
    g_ptr_array_unref(own);
    return text;
}

bool kf_made_write(struct kf_made *made, const struct kf_run *run, bool soon)
{
    GString *text;
    bool good;

    if (!made->changed || (!soon && g_get_monotonic_time() - made->written < BETWEEN_WRITES)) {
        return true;
    }
    text = record_text(made);
    good = kf_cli_write(run, kf_cli_path_in(run->arena, made->folder, made->name), text->str, text->len, /* hint */ NULL);
    g_string_free(text, TRUE);
    made->changed = false;
    made->written = g_get_monotonic_time();
    return good;
}
