/* A sheet of sites. */

#include "cli/sites.h"

#include <string.h>

#include "base/limits.h"
#include "cli/sheet.h"
#include "model/series.h"

static const char *const heads[] = {"site",   "community", "modules",    "language", "audience", "paper",
                                    "length", "start",     "group-size", "copies",   NULL};

struct reader {
    struct kf_cli *cli;
    struct kf_sheet sheet;
    const char *folder;  /* of the sheet */
    GHashTable *names;   /* folded: struct kf_site */
    struct kf_site *site;
};

/* --- cells ---------------------------------------------------------------------------------------------------------- */

static const char *cell(const struct reader *reader, enum kf_site_column column)
{
    const char *typed = kf_sheet_cell(&reader->sheet, column);

    return *typed == '\0' ? NULL : typed;
}

static struct kf_diag *refuse(struct reader *reader, enum kf_code code, enum kf_site_column column, const char *what,
                              const char *hint)
{
    return kf_sheet_refuse(&reader->sheet, code, column, what, hint);
}

/* A folder of this name can be made on any machine and unpacked on any other. */
static bool is_folder_name(const char *name)
{
    size_t length = strlen(name);

    for (const char *at = name; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar letter = g_utf8_get_char(at);

        if (letter < 0x20 || letter == 0x7F || (letter < 0x80 && strchr("/\\:*?\"<>|", (int)letter) != NULL) ||
            !g_unichar_isdefined(letter) || g_unichar_type(letter) == G_UNICODE_FORMAT) {
            return false;
        }
    }
    return length > 0 && length <= KF_LIMIT_SITE_NAME_BYTES && name[0] != '.' && name[0] != '-' && name[length - 1] != '.';
}

static void read_name(struct reader *reader)
{
    const char *name = cell(reader, KF_SITE_NAME);
    const struct kf_site *first;
    char *folded;

    if (name == NULL) {
        refuse(reader, KF_MISSING_KEY, KF_SITE_NAME, "nothing stands here", "write the site's name, as it is to print on its list");
        return;
    }
    if (!is_folder_name(name)) {
        refuse(reader, KF_PATH_ESCAPES, KF_SITE_NAME,
               kf_arena_format(reader->cli->run.arena, "\"%s\" cannot name a folder", name),
               "write a name alone, such as East Clinic: no / \\ : * ? \" < > |, and no dot or hyphen before it");
        return;
    }
    folded = g_utf8_casefold(name, -1); /* many disks take East and EAST for one folder */
    first = g_hash_table_lookup(reader->names, folded);
    if (first != NULL) {
        kf_diag_also(reader->cli->run.diags,
                     refuse(reader, KF_DUPLICATE_ID, KF_SITE_NAME,
                            kf_arena_format(reader->cli->run.arena, "\"%s\" is there twice", name),
                            "give the second another name; several groups of one site are a number under copies"),
                     first->places[KF_SITE_NAME], "the first");
        g_free(folded);
        return;
    }
    reader->site->name = name;
    g_hash_table_insert(reader->names, folded, reader->site);
}

static bool is_community(struct kf_cli *cli, const char *folder)
{
    return kf_world_stamp(cli->run.world, kf_arena_format(cli->run.arena, "%s/community.yaml", folder)) != 0;
}

/* The name of the kit's community that is nearest. */
static const char *near_community(struct kf_cli *cli, const char *typed)
{
    char **names = kf_run_names(&cli->run, kf_arena_format(cli->run.arena, "%s/modules/communities", cli->run.data_dir));

    return names == NULL ? NULL : kf_nearest(typed, (const char *const *)names, (int)g_strv_length(names));
}

/* A folder, from where the sheet lies; else one of the kit's own, by its name. */
static void read_community(struct reader *reader)
{
    struct kf_cli *cli = reader->cli;
    struct kf_arena *arena = cli->run.arena;
    const char *typed = cell(reader, KF_SITE_COMMUNITY), *folder, *kits, *nearest;

    if (typed == NULL) {
        return;
    }
    folder = g_path_is_absolute(typed) || strcmp(reader->folder, ".") == 0
                 ? typed
                 : kf_arena_format(arena, "%s/%s", reader->folder, typed);
    kits = kf_arena_format(arena, "%s/modules/communities/%s", cli->run.data_dir, typed);
    if (is_community(cli, folder)) {
        reader->site->community = folder;
    } else if (strchr(typed, '/') == NULL && typed[0] != '.' && is_community(cli, kits)) {
        reader->site->community = kits;
    } else {
        nearest = near_community(cli, typed);
        refuse(reader, KF_FILE_MISSING, KF_SITE_COMMUNITY, kf_arena_format(arena, "there is no %s/community.yaml", folder),
               nearest != NULL ? kf_arena_format(arena, "did you mean %s, which is the kit's own?", nearest)
                               : "write the folder of its community.yaml, from where this sheet lies");
    }
}

static void read_modules(struct reader *reader)
{
    const char *typed = cell(reader, KF_SITE_MODULES);
    struct kf_list names = {0};
    char **words;

    if (typed == NULL) {
        return;
    }
    words = g_strsplit_set(typed, " ,;\n", -1);
    for (int i = 0; words[i] != NULL; i++) {
        if (*words[i] != '\0') {
            kf_list_add(reader->cli->run.arena, &names, kf_arena_string(reader->cli->run.arena, words[i]));
        }
    }
    g_strfreev(words);
    kf_list_add(reader->cli->run.arena, &names, NULL);
    reader->site->modules = (const char **)names.items;
}

static void read_paper(struct reader *reader)
{
    const char *typed = cell(reader, KF_SITE_PAPER);
    char *lower = typed == NULL ? NULL : g_ascii_strdown(typed, -1);

    reader->site->paper = KF_PAPER_COUNT;
    for (int i = 0; typed != NULL && i < KF_PAPER_COUNT; i++) {
        reader->site->paper = strcmp(lower, kf_paper_names[i]) == 0 ? (enum kf_paper)i : reader->site->paper;
    }
    if (typed != NULL && reader->site->paper == KF_PAPER_COUNT) {
        refuse(reader, KF_UNKNOWN_CHOICE, KF_SITE_PAPER, "it is neither letter nor a4", "write one of the two");
    }
    g_free(lower);
}

static void read_start(struct reader *reader)
{
    const char *typed = cell(reader, KF_SITE_START);

    if (typed != NULL && kf_series_minutes(typed) < 0) {
        refuse(reader, KF_WRONG_TYPE, KF_SITE_START, "it is not a time of day", "write hours and minutes from 00:00 to 23:59, as in 18:00");
        return;
    }
    reader->site->start = typed;
}

static int number(struct reader *reader, enum kf_site_column column, int most, int usual)
{
    const char *typed = cell(reader, column);
    gint64 result = usual;

    if (typed != NULL && !g_ascii_string_to_signed(typed, 10, 1, most, &result, NULL)) {
        refuse(reader, KF_OUT_OF_RANGE, column, kf_arena_format(reader->cli->run.arena, "\"%s\" is not such a number", typed),
               kf_arena_format(reader->cli->run.arena, "write a whole number from 1 to %d", most));
    }
    return (int)result;
}

/* --- rows ----------------------------------------------------------------------------------------------------------- */

/* NULL after errors. */
static struct kf_site *read_row(struct reader *reader, const struct kf_csv_row *row)
{
    if (!kf_sheet_begin_row(&reader->sheet, row)) {
        return NULL;
    }
    reader->site = KF_NEW(reader->cli->run.arena, struct kf_site);
    for (int i = 0; i < KF_SITE_COLUMN_COUNT; i++) {
        reader->site->places[i] = kf_sheet_place(&reader->sheet, i);
    }
    read_name(reader);
    read_community(reader);
    read_modules(reader);
    read_paper(reader);
    read_start(reader);
    reader->site->language = cell(reader, KF_SITE_LANGUAGE);
    reader->site->audience = cell(reader, KF_SITE_AUDIENCE);
    reader->site->length = number(reader, KF_SITE_LENGTH, KF_LIMIT_MINUTES, 0);
    reader->site->group_size = number(reader, KF_SITE_GROUP_SIZE, KF_LIMIT_PEOPLE, 0);
    reader->site->copies = number(reader, KF_SITE_COPIES, KF_LIMIT_SITE_COPIES, 1);
    return reader->sheet.errors == 0 ? reader->site : NULL;
}

static const char *const example_hint = "its first lines are such as\nsite,community,group-size\nEast Clinic,../east,9";

static bool read_heads(struct reader *reader, const struct kf_list *rows, const char *path)
{
    struct kf_diags *diags = reader->cli->run.diags;

    if (rows->count == 0) {
        kf_diag_hint(diags, kf_diag_push(diags, KF_MISSING_KEY, (struct kf_span){.source = NULL}, NULL, "%s is empty", path),
                     "%s", example_hint);
        return false;
    }
    if (!kf_sheet_read_heads(&reader->sheet, rows->items[0])) {
        return false;
    }
    if (!kf_sheet_has(&reader->sheet, KF_SITE_NAME)) {
        kf_diag_hint(diags, kf_diag_push(diags, KF_MISSING_KEY, reader->sheet.row->span, NULL, "no column has the head site"), "%s",
                     example_hint);
        return false;
    }
    if (rows->count == 1) {
        kf_diag_push(diags, KF_MISSING_KEY, reader->sheet.row->span, NULL, "there are heads, and no site under them");
        return false;
    }
    return true;
}

struct kf_list *kf_sites_read(struct kf_cli *cli, const char *path, int *ret_rows)
{
    struct kf_list *rows = kf_csv_read(&cli->run, path), *sites = KF_NEW(cli->run.arena, struct kf_list);
    struct reader reader = {.cli = cli, .sheet = {.run = &cli->run, .heads = heads}};
    char *folder = g_path_get_dirname(path);

    reader.folder = kf_arena_string(cli->run.arena, folder);
    g_free(folder);
    if (rows == NULL || !read_heads(&reader, rows, path)) {
        return NULL;
    }
    *ret_rows = rows->count - 1;
    reader.names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (int i = 1; i < rows->count; i++) {
        struct kf_site *site = read_row(&reader, rows->items[i]);

        if (site != NULL) {
            kf_list_add(cli->run.arena, sites, site);
        }
    }
    g_hash_table_destroy(reader.names);
    return sites;
}

/* --- what they ask for ------------------------------------------------------------------------------------------------ */

static bool same_words(const char *const *one, const char *const *two)
{
    return one == NULL || two == NULL ? one == two : g_strv_equal(one, two);
}

bool kf_sites_are_alike(const struct kf_site *one, const struct kf_site *two)
{
    return g_strcmp0(one->community, two->community) == 0 && same_words(one->modules, two->modules) &&
           g_strcmp0(one->language, two->language) == 0 && g_strcmp0(one->audience, two->audience) == 0 &&
           g_strcmp0(one->start, two->start) == 0 && one->paper == two->paper && one->length == two->length &&
           one->group_size == two->group_size;
}

struct kf_options kf_site_options(const struct kf_site *site, const struct kf_options *options)
{
    struct kf_options own = *options;

    own.jobs_plan = false;
    own.shard = (struct kf_shard){.count = 0}; /* a site is whole */
    own.community = site->community != NULL ? site->community : options->community;
    if (site->modules != NULL) {
        own.arguments = site->modules;
        own.argument_count = (int)g_strv_length((char **)(guintptr)site->modules);
    }
    own.edition.language = site->language != NULL ? site->language : options->edition.language;
    own.edition.audience = site->audience != NULL ? site->audience : options->edition.audience;
    own.edition.start = site->start != NULL ? site->start : options->edition.start;
    own.edition.length = site->length > 0 ? site->length : options->edition.length;
    own.edition.group_size = site->group_size > 0 ? site->group_size : options->edition.group_size;
    if (site->paper != KF_PAPER_COUNT) {
        own.paper_set = true;
        own.paper = site->paper;
    }
    return own;
}

const char *kf_site_folder(struct kf_arena *arena, const struct kf_site *site, const struct kf_options *options)
{
    return kf_cli_path_in(arena, options->out, site->name);
}
