/* What units are made of, and whether that is still so. */

#include "cli/made_internal.h"

#include <string.h>

#include <cairo.h>
#include <hb.h>
#include <pango/pango.h>
#include <zlib.h>

#define PROGRAM "/proc/self/exe"

enum {
    PROGRAM_LIMIT = 256 * 1024 * 1024,
    OUTPUT_LIMIT = 1024 * 1024 * 1024,
};

/* --- things that are read ------------------------------------------------------------------------------------------------ */

int kf_made_place(struct kf_made *made, const char *what)
{
    int place = GPOINTER_TO_INT(g_hash_table_lookup(made->places, what));
    struct kf_made_thing *thing;

    if (place == 0) {
        thing = KF_NEW(made->arena, struct kf_made_thing);
        thing->what = kf_arena_string(made->arena, what);
        g_ptr_array_add(made->things, thing);
        place = (int)made->things->len;
        g_hash_table_insert(made->places, (gpointer)(guintptr)thing->what, GINT_TO_POINTER(place));
    }
    return place - 1;
}

/* Asked once a run: many units are made of the same files. */
static const char *state_now(struct kf_made *made, int place)
{
    struct kf_made_thing *thing = g_ptr_array_index(made->things, (guint)place);

    if (thing->state == NULL) {
        char *state = kf_reads_state(made->world, thing->what);

        thing->state = kf_arena_string(made->arena, state != NULL ? state : "unknown");
        g_free(state);
    }
    return thing->state;
}

/* --- digests ------------------------------------------------------------------------------------------------------------- */

static const char *digest_of(struct kf_arena *arena, const void *bytes, size_t length)
{
    char *digest = g_compute_checksum_for_data(G_CHECKSUM_SHA256, bytes, length);
    const char *kept = kf_arena_string(arena, digest);

    g_free(digest);
    return kept;
}

/* NULL: it cannot be read. In arena. */
static const char *digest_of_file(const struct kf_world *world, struct kf_arena *arena, const char *path, size_t limit)
{
    struct kf_arena *own = kf_arena_new();
    const char *error, *digest = NULL;
    size_t length;
    const char *bytes = world->read_file(world->data, own, path, limit, &length, &error);

    if (bytes != NULL) {
        digest = digest_of(arena, bytes, length);
    }
    kf_arena_free(own);
    return digest;
}

/* This very program and the libraries whose next version may draw otherwise. */
static const char *program_text(const struct kf_world *world, struct kf_arena *arena)
{
    const char *digest = digest_of_file(world, arena, PROGRAM, PROGRAM_LIMIT);

    return kf_arena_format(arena, "kinfold %s %s cairo %s pango %s harfbuzz %s zlib %s", KF_VERSION,
                           digest != NULL ? digest : "", cairo_version_string(), pango_version_string(),
                           hb_version_string(), zlibVersion());
}

static void add_options(struct kf_made *made, const struct kf_unit *unit)
{
    const struct kf_edition *edition = &unit->edition;
    GString *text = made->scratch;

    g_string_append_printf(text, "%s\ndate %lld\nmake %u %d\npiece %s\nimpose %d\nseries %d\n", unit->key,
                           made->world->source_date_epoch(made->world->data), unit->make, unit->make_chosen,
                           unit->piece != NULL ? unit->piece : "", (int)unit->impose, unit->series);
    g_string_append_printf(text, "start %s\nday %s\ngroup %d\n", edition->start != NULL ? edition->start : "",
                           edition->date != NULL ? edition->date : "", edition->group_size);
    for (int i = 0; i < edition->setting_count; i++) {
        g_string_append_printf(text, "set %" G_GSIZE_FORMAT " %s=%s\n", strlen(edition->settings[i].value),
                               edition->settings[i].address, edition->settings[i].value);
    }
}

/* The digest begins with what no file says. */
static void begin_digest(struct kf_made *made, const struct kf_unit *unit)
{
    g_string_assign(made->scratch, made->program);
    g_string_append_c(made->scratch, '\n');
    add_options(made, unit);
}

static void add_thing(struct kf_made *made, const char *what, const char *state)
{
    g_string_append_printf(made->scratch, "%s\n%s\n", what, state);
}

/* Good until the next is begun. */
static const char *end_digest(struct kf_made *made)
{
    char *digest = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)made->scratch->str, made->scratch->len);

    g_string_assign(made->scratch, digest);
    g_free(digest);
    return made->scratch->str;
}

/* --- records ------------------------------------------------------------------------------------------------------------- */

static void free_records(gpointer records)
{
    g_ptr_array_unref(records);
}

void kf_made_keep(struct kf_made *made, struct kf_made_unit *record)
{
    GPtrArray *records = g_hash_table_lookup(made->records, record->key);

    if (records == NULL) {
        records = g_ptr_array_new();
        g_hash_table_insert(made->records, (gpointer)(guintptr)record->key, records);
    }
    for (guint i = 0; record->own && i < records->len; i++) {
        if (((const struct kf_made_unit *)g_ptr_array_index(records, i))->own) {
            g_ptr_array_remove_index(records, i);
            break;
        }
    }
    g_ptr_array_add(records, record);
}

/* --- asking -------------------------------------------------------------------------------------------------------------- */

static bool is_made_of_the_same(struct kf_made *made, const struct kf_unit *unit, const struct kf_made_unit *record)
{
    begin_digest(made, unit);
    for (int i = 0; i < record->from_count; i++) {
        const struct kf_made_thing *thing = g_ptr_array_index(made->things, (guint)record->from[i]);

        add_thing(made, thing->what, state_now(made, record->from[i]));
    }
    return strcmp(end_digest(made), record->digest) == 0;
}

static bool has_its_files(struct kf_made *made, const struct kf_made_unit *record)
{
    struct kf_arena *arena = kf_arena_new();
    bool same = true;

    for (int i = 0; i < record->file_count && same; i++) {
        const struct kf_made_file *file = &record->files[i];

        same = g_strcmp0(digest_of_file(made->world, arena, kf_cli_path_in(arena, made->folder, file->path), OUTPUT_LIMIT),
                         file->digest) == 0;
    }
    kf_arena_free(arena);
    return same;
}

bool kf_made_has(struct kf_made *made, const struct kf_unit *unit)
{
    const GPtrArray *records = g_hash_table_lookup(made->records, unit->key);

    for (guint i = 0; records != NULL && i < records->len; i++) {
        const struct kf_made_unit *record = g_ptr_array_index(records, i);

        if (is_made_of_the_same(made, unit, record) && has_its_files(made, record)) {
            return true;
        }
    }
    return false;
}

/* --- adding -------------------------------------------------------------------------------------------------------------- */

void kf_made_kit(struct kf_made *made, const struct kf_reads *reads)
{
    made->kit = reads;
}

struct adding {
    struct kf_made *made;
    GArray *places;
    bool can_be_told; /* each in a line */
};

static void add_read(void *data, const char *what, const char *state)
{
    struct adding *adding = data;
    int place = kf_made_place(adding->made, what);

    g_array_append_val(adding->places, place);
    adding->can_be_told = adding->can_be_told && strpbrk(what, "\r\n") == NULL;
    add_thing(adding->made, what, state != NULL ? state : state_now(adding->made, place));
}

static void add_files(struct kf_made *made, const struct kf_unit *unit, const char *folder, struct kf_made_unit *record)
{
    record->files = KF_NEW_ARRAY(made->arena, unit->file_count, struct kf_made_file);
    for (int i = 0; i < unit->file_count; i++) {
        const struct kf_file *file = &unit->files[i];

        record->files[record->file_count++] =
            (struct kf_made_file){.digest = digest_of(made->arena, file->pdf, file->bytes),
                            .path = kf_arena_format(made->arena, "%s/%s", folder, file->name)};
    }
}

void kf_made_add(struct kf_made *made, const struct kf_unit *unit, const char *folder)
{
    struct adding adding = {.made = made, .places = g_array_new(FALSE, FALSE, sizeof(int)), .can_be_told = true};
    struct kf_reads *all = kf_reads_new(made->world);
    struct kf_made_unit *record = KF_NEW(made->arena, struct kf_made_unit);

    kf_reads_merge(all, made->kit);
    kf_reads_merge(all, unit->reads);
    begin_digest(made, unit);
    kf_reads_each(all, add_read, &adding);
    if (adding.can_be_told) {
        *record = (struct kf_made_unit){.key = kf_arena_string(made->arena, unit->key),
                                  .digest = kf_arena_string(made->arena, end_digest(made)),
                                  .from = kf_arena_copy(made->arena, adding.places->data, adding.places->len * sizeof(int)),
                                  .from_count = (int)adding.places->len,
                                  .own = true};
        add_files(made, unit, folder, record);
        kf_made_keep(made, record);
        made->changed = true;
    }
    kf_reads_free(all);
    g_array_unref(adding.places);
}

/* --- the record as a whole ----------------------------------------------------------------------------------------------- */

struct kf_made *kf_made_open(const struct kf_world *world, const struct kf_options *options)
{
    struct kf_made *made = g_new0(struct kf_made, 1);
    const struct kf_shard *shard = &options->shard;

    made->world = world;
    made->arena = kf_arena_new();
    made->folder = kf_arena_string(made->arena, options->out);
    made->name = shard->count > 0 ? kf_arena_format(made->arena, KF_MADE_STEM ".%d-of-%d.txt", shard->number, shard->count) : KF_MADE_STEM ".txt";
    made->records = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_records);
    made->things = g_ptr_array_new();
    made->places = g_hash_table_new(g_str_hash, g_str_equal);
    made->program = program_text(world, made->arena);
    made->scratch = g_string_new(NULL);
    made->written = g_get_monotonic_time();
    kf_made_read(made);
    return made;
}

void kf_made_free(struct kf_made *made)
{
    if (made != NULL) {
        g_hash_table_unref(made->records);
        g_ptr_array_unref(made->things);
        g_hash_table_unref(made->places);
        g_string_free(made->scratch, TRUE);
        kf_arena_free(made->arena);
        g_free(made);
    }
}
