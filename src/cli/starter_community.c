/* A new community: its name as people write it, its initials, its country and that country's paper. */

#include "cli/starter_community.h"

#include <string.h>

#include "cli/starter.h"

const char *const kf_starter_community_files[] = {"community.yaml", "overlays/repair-conversations.yaml", "README.md",
                                                  NULL};

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

const char *kf_starter_country(struct kf_cli *cli, const char *typed)
{
    static const char ending[] = ".yaml";
    struct kf_run *run = &cli->run;
    const char *folder = kf_arena_format(run->arena, "%s/modules/helplines", run->data_dir);
    char **files = kf_run_names(run, folder);
    GString *known = g_string_new(NULL);
    const char *found = NULL;

    for (int i = 0; files != NULL && files[i] != NULL; i++) {
        if (g_str_has_suffix(files[i], ending)) {
            const char *country = kf_arena_string_n(run->arena, files[i], strlen(files[i]) - strlen(ending));

            found = g_ascii_strcasecmp(country, typed) == 0 ? country : found;
            g_string_append_printf(known, "%s%s", known->len > 0 ? ", " : "", country);
        }
    }
    if (found == NULL) {
        kf_cli_usage(cli,
                     kf_arena_format(run->arena,
                                     "the countries are: %s; for another, begin with one of them, and make its list of "
                                     "helplines before you print",
                                     known->str),
                     "--region: there are no helplines for \"%s\"", typed);
    }
    g_string_free(known, TRUE);
    return found;
}

/* --- the files ------------------------------------------------------------------------------------------------------ */

const char *kf_starter_community_text(struct kf_run *run, const char *file, const char *name, const char *country)
{
    struct kf_arena *arena = run->arena;
    const struct {
        const char *word, *with;
    } changes[] = {
        {"My Community", title_of(arena, name, /* initials */ false)},
        {"initials: MC", kf_arena_format(arena, "initials: %s", title_of(arena, name, /* initials */ true))},
        {"region: US", kf_arena_format(arena, "region: %s", country)},
        {"paper: letter", is_on_letter(country) ? "paper: letter" : "paper: a4    "},
    };
    const char *text = kf_starter_read(run, kf_arena_format(arena, "community/%s", file));

    for (size_t i = 0; text != NULL && i < G_N_ELEMENTS(changes); i++) {
        text = kf_starter_replace(arena, text, changes[i].word, changes[i].with);
    }
    return text;
}
