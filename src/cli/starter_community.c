/* A new community: its name as people write it, its initials, its country and that country's paper. */

#include "cli/starter_community.h"

#include <string.h>

#include <glib/gstdio.h>

#include "base/old_files.h"
#include "cli/file_kind.h"
#include "cli/starter.h"
#include "yaml/edit.h"
#include "yaml/read.h"

static const char *const files[] = {"community.yaml", "overlays/repair-conversations.yaml", "README.md"};

/* --- the name ------------------------------------------------------------------------------------------------------- */

/* "our-county" is Our County, and OC. */
static const char *title_of(struct kf_arena *arena, const char *name, bool initials)
{
    GString *title = g_string_new(NULL);
    const char *kept;

    for (const char *at = name; *at != '\0' && !(initials && title->len == 2); at++) {
        if (at == name || at[-1] == '-') {
            g_string_append_c(title, g_ascii_toupper(*at));
        } else if (!initials) {
            g_string_append_c(title, *at == '-' ? ' ' : *at);
        }
    }
    kept = kf_arena_string_n(arena, title->str, title->len);
    g_string_free(title, TRUE);
    return kept;
}

/* --- the country ---------------------------------------------------------------------------------------------------- */

static bool is_on_letter(const char *country)
{
    return strcmp(country, "US") == 0 || strcmp(country, "CA") == 0;
}

struct kf_list kf_starter_countries(struct kf_run *run)
{
    static const char ending[] = ".yaml";
    char **names = kf_run_names(run, kf_arena_format(run->arena, "%s/modules/helplines", run->data_dir));
    struct kf_list countries = {.items = NULL};

    for (int i = 0; names != NULL && names[i] != NULL; i++) {
        if (g_str_has_suffix(names[i], ending)) {
            kf_list_add(run->arena, &countries, kf_arena_string_n(run->arena, names[i], strlen(names[i]) - strlen(ending)));
        }
    }
    return countries;
}

const char *kf_starter_country(struct kf_cli *cli, const char *typed)
{
    struct kf_run *run = &cli->run;
    struct kf_list countries = kf_starter_countries(run);
    GString *known = g_string_new(NULL);

    for (int i = 0; i < countries.count; i++) {
        if (g_ascii_strcasecmp(countries.items[i], typed) == 0) {
            g_string_free(known, TRUE);
            return countries.items[i];
        }
        g_string_append_printf(known, "%s%s", i > 0 ? ", " : "", (const char *)countries.items[i]);
    }
    kf_cli_usage(cli,
                 kf_arena_format(run->arena,
                                 "the countries are: %s; for another, begin with one of them, and make its list of "
                                 "helplines before you print",
                                 known->str),
                 "--region: there are no helplines for \"%s\"", typed);
    g_string_free(known, TRUE);
    return NULL;
}

/* --- the texts ------------------------------------------------------------------------------------------------------ */

/* Of the first two words: "People's Place" is PP. */
static const char *initials_of(struct kf_arena *arena, const char *program)
{
    GString *letters = g_string_new(NULL);
    bool begins = true;
    const char *kept;

    for (const char *at = program; *at != '\0' && g_utf8_strlen(letters->str, -1) < 2; at = g_utf8_next_char(at)) {
        gunichar letter = g_utf8_get_char(at);

        if (begins && g_unichar_isalnum(letter)) {
            g_string_append_unichar(letters, g_unichar_toupper(letter));
        }
        begins = g_unichar_isspace(letter) || letter == '-';
    }
    kept = kf_arena_string(arena, letters->str);
    g_string_free(letters, TRUE);
    return kept;
}

/* As a person would write it into the starter. */
static const char *with_program(struct kf_arena *arena, const char *text, const struct kf_starter_community *community)
{
    const char *initials = initials_of(arena, community->program);

    text = kf_yaml_put(arena, text, "program", community->program, /* order */ NULL);
    return text == NULL || *initials == '\0' ? text : kf_yaml_put(arena, text, "brand/initials", initials, /* order */ NULL);
}

static const char *text_of(struct kf_run *run, const char *file, const struct kf_starter_community *community)
{
    struct kf_arena *arena = run->arena;
    const char *title = title_of(arena, community->name, /* initials */ false);
    bool is_yaml = g_str_has_suffix(file, ".yaml"), is_settings = strcmp(file, "community.yaml") == 0;
    const char *paper = community->paper != NULL ? community->paper : is_on_letter(community->country) ? "letter" : "a4";
    const struct {
        const char *word, *with;
    } changes[] = {
        {"My Community", community->program != NULL && !is_yaml ? community->program : title},
        {"initials: MC", kf_arena_format(arena, "initials: %s", title_of(arena, community->name, /* initials */ true))},
        {"region: US", kf_arena_format(arena, "region: %s", community->country)},
        {"paper: letter", kf_arena_format(arena, "paper: %-6s", paper)},
    };
    const char *text = kf_starter_read(run, kf_arena_format(arena, "community/%s", file));

    for (size_t i = 0; text != NULL && i < G_N_ELEMENTS(changes); i++) {
        text = kf_starter_replace(arena, text, changes[i].word, changes[i].with);
    }
    return text != NULL && is_settings && community->program != NULL ? with_program(arena, text, community) : text;
}

/* --- the files ------------------------------------------------------------------------------------------------------ */

static const char *path_of(struct kf_arena *arena, const struct kf_starter_community *community, const char *file)
{
    return kf_arena_format(arena, "%s/%s", community->folder, file);
}

static bool are_free(struct kf_run *run, const struct kf_starter_community *community)
{
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
        if (!kf_starter_is_free(run, path_of(run->arena, community, files[i]))) {
            return false;
        }
    }
    return true;
}

/* What was typed may hold letters that no file of ours may have. */
static bool reads_well(struct kf_run *run, const char *path, const char *text)
{
    return text != NULL && (!g_str_has_suffix(path, ".yaml") || kf_yaml_read_text(run, path, text, strlen(text)) != NULL);
}

static bool write_one(struct kf_run *run, const struct kf_starter_community *community, const char *file,
                      struct kf_old_files *old)
{
    const char *path = path_of(run->arena, community, file), *text = text_of(run, file, community);

    if (!reads_well(run, path, text)) {
        return false;
    }
    kf_old_files_keep(old, path);
    return kf_cli_write(run, path, text, strlen(text), community->hint);
}

static bool write_all(struct kf_run *run, const struct kf_starter_community *community, struct kf_old_files *old)
{
    bool good = true;

    for (size_t i = 0; good && i < G_N_ELEMENTS(files); i++) {
        good = write_one(run, community, files[i], old);
    }
    return good && kf_file_kinds_write(run, community->folder, old);
}

/* Refused where other people's files are in it. */
static void remove_folders(struct kf_arena *arena, const struct kf_starter_community *community)
{
    (void)g_rmdir(path_of(arena, community, "overlays"));
    (void)g_rmdir(path_of(arena, community, KF_SCHEMA_FOLDER));
    (void)g_rmdir(community->folder);
}

bool kf_starter_community_make(struct kf_run *run, const struct kf_starter_community *community)
{
    bool was_there = g_file_test(community->folder, G_FILE_TEST_EXISTS);
    struct kf_old_files *old;

    if (!are_free(run, community)) {
        return false;
    }
    old = kf_old_files_new();
    if (write_all(run, community, old)) {
        kf_old_files_forget(old);
        return true;
    }
    kf_old_files_put_back(old);
    if (!was_there) {
        remove_folders(run->arena, community);
    }
    return false;
}
