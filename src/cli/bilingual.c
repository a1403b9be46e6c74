/* --language and --bilingual: which languages, and what two of them cannot be combined with. */

#include "cli/bilingual.h"

#include <string.h>

static bool is_refused(struct kf_cli *cli, const struct kf_options *options)
{
    const char *piece = options->piece != NULL ? options->piece : "";

    if ((options->make & KF_MAKE_FOR_STAFF) != 0 || strcmp(piece, "facilitator-guide") == 0 ||
        g_str_has_suffix(piece, "-clinician")) {
        kf_cli_usage(cli, "make the handouts in two, and the guide by itself: kinfold build --make guide --language es",
                     "--bilingual: pages for staff are made in one language; the person who leads reads one");
        return true;
    }
    if (options->edition.carry_safe) {
        kf_cli_usage(cli, "make the sheets of each language by themselves: --carry-safe --language es",
                     "--bilingual: a sheet that is safe to carry is small, and has room for one language");
        return true;
    }
    for (int i = 0; i < options->variant_count && options->edition.bilingual == KF_COLUMNS; i++) {
        if (options->variants[i] == KF_LARGE_PRINT || options->variants[i] == KF_CLEAR_SPACING) {
            kf_cli_usage(cli, "write --bilingual facing: each language has a page of its own",
                         "--bilingual columns: the lines of %s are too long for half a page",
                         kf_variant_names[options->variants[i]]);
            return true;
        }
    }
    return false;
}

static const char *counted(struct kf_arena *arena, char *const *languages)
{
    int count = (int)g_strv_length((char **)(guintptr)languages), empty = 0;

    for (int i = 0; i < count; i++) {
        empty += languages[i][0] == '\0';
    }
    return empty > 0 ? "an empty one" : count == 1 ? "one" : kf_arena_format(arena, "%d", count);
}

/* Two languages, once each: `--language en,es`. */
static bool check_two(struct kf_cli *cli, const char *typed, char *const *languages)
{
    const char *example = "write --language en,es --bilingual columns";
    int count = (int)g_strv_length((char **)(guintptr)languages);

    if (count == 0) {
        kf_cli_usage(cli, example, "--bilingual takes two languages, and --language names none");
        return false;
    }
    if (count != 2 || languages[0][0] == '\0' || languages[1][0] == '\0') {
        kf_cli_usage(cli, example, "--bilingual takes two languages, and --language \"%s\" names %s", typed,
                     counted(cli->run.arena, languages));
        return false;
    }
    if (g_ascii_strcasecmp(languages[0], languages[1]) == 0) {
        kf_cli_usage(cli, example, "--bilingual: \"%s\" is the same language twice", typed);
        return false;
    }
    return true;
}

static bool check_one(struct kf_cli *cli, const char *typed, char *const *languages)
{
    if (g_strv_length((char **)(guintptr)languages) > 1) {
        kf_cli_usage(cli, "name one; for a handout in both, `kinfold build --language en,es --bilingual columns`",
                     "--language takes one language, and \"%s\" names %s", typed, counted(cli->run.arena, languages));
        return false;
    }
    return true;
}

bool kf_bilingual_read(struct kf_cli *cli, const char *typed, struct kf_options *options)
{
    bool two = options->edition.bilingual != KF_ONE_LANGUAGE;
    char **languages = g_strsplit(typed == NULL ? "" : typed, ",", -1);
    bool good;

    for (int i = 0; languages[i] != NULL; i++) {
        g_strstrip(languages[i]);
    }
    good = two ? check_two(cli, typed, languages) && !is_refused(cli, options) : check_one(cli, typed, languages);
    if (typed != NULL) {
        options->edition.language = kf_arena_string(cli->run.arena, languages[0] != NULL ? languages[0] : "");
        options->edition.second_language = two && good ? kf_arena_string(cli->run.arena, languages[1]) : NULL;
    }
    g_strfreev(languages);
    return good;
}
