/* GLib reads the command line; what it refuses is said in our words. */

#include <string.h>

#include "cli/options_internal.h"

#define MOST_OPTIONS 64

/* --- mistakes of spelling ------------------------------------------------------------------------------------------- */

static const struct kf_option_row *find_switch_with_value(const struct kf_verb *verb, int argc, char *const *argv)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        const char *equals = strncmp(argv[i], "--", 2) == 0 ? strchr(argv[i], '=') : NULL;
        const struct kf_option_row *row = equals == NULL ? NULL : kf_option_row_find(verb, argv[i] + 2, (size_t)(equals - argv[i] - 2));

        if (row != NULL && row->value == NULL) {
            return row;
        }
    }
    return NULL;
}

static int say_unknown(struct kf_cli *cli, const struct kf_verb *verb, const char *typed)
{
    const char *names[MOST_OPTIONS], *nearest;
    char *name = g_strndup(typed, strcspn(typed, "="));
    const char *shown = kf_arena_string(cli->run.arena, name);
    int count = 0;

    for (const struct kf_option_row *row = kf_option_row_next(verb, NULL); row != NULL; row = kf_option_row_next(verb, row)) {
        names[count++] = row->name;
    }
    nearest = name[0] == '-' && name[1] == '-' ? kf_nearest(name + 2, names, count) : NULL;
    g_free(name);
    return kf_cli_usage(cli,
                        nearest != NULL
                            ? kf_arena_format(cli->run.arena, "did you mean --%s?", nearest)
                            : kf_arena_format(cli->run.arena, "`kinfold %s --help` lists the options", verb->name),
                        "unknown option \"%s\"", shown);
}

/* GLib's own text is in the user's language and does not say what to write, so the word at fault is sought again. */
static int say_refused(struct kf_cli *cli, const struct kf_verb *verb, int argc, char *const *argv)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        const char *word = argv[i];
        bool is_long = word[0] == '-' && word[1] == '-';
        const struct kf_option_row *row;

        if (word[0] != '-' || word[1] == '\0') {
            continue;
        }
        row = is_long ? kf_option_row_find(verb, word + 2, strcspn(word + 2, "=")) : kf_option_row_letter(verb, word[1]);
        if (row == NULL) {
            return say_unknown(cli, verb, word);
        }
        if (row->value == NULL && is_long && strchr(word, '=') != NULL) {
            return kf_cli_usage(cli, kf_arena_format(cli->run.arena, "write --%s alone", row->name),
                                "option --%s takes no value", row->name);
        }
        if (row->value != NULL && (is_long ? strchr(word, '=') == NULL : word[2] == '\0')) {
            if (i + 1 == argc) {
                return kf_cli_usage(
                    cli, kf_arena_format(cli->run.arena, "write --%s %s: %s", row->name, row->value, row->help),
                    "option --%s needs a value", row->name);
            }
            i++;
        }
    }
    return kf_cli_usage(cli, kf_arena_format(cli->run.arena, "`kinfold %s --help` lists the options", verb->name),
                        "the options cannot be read");
}

/* --- reading -------------------------------------------------------------------------------------------------------- */

/* The place of the letter in "-j4" or "-qj4" that takes what follows it; 0: none does. */
static size_t letter_with_value(const struct kf_verb *verb, const char *word)
{
    const struct kf_option_row *row = NULL;

    for (size_t i = 1; word[0] == '-' && word[1] != '-' && word[i] != '\0'; i++) {
        row = kf_option_row_letter(verb, word[i]);
        if (row == NULL) {
            return 0;
        }
        if (row->value != NULL) {
            return i;
        }
    }
    return 0;
}

/* The word after this one is its value. */
static bool takes_next(const struct kf_verb *verb, const char *word)
{
    const struct kf_option_row *row;
    size_t letter = letter_with_value(verb, word);

    if (strncmp(word, "--", 2) != 0) {
        return letter > 0 && word[letter + 1] == '\0';
    }
    row = kf_option_row_find(verb, word + 2, strlen(word + 2));
    return row != NULL && row->value != NULL;
}

/* GLib wants "-j4" as two words. NULL-terminated, for g_strfreev. */
static char **with_values_apart(const struct kf_verb *verb, int argc, char *const *argv)
{
    GStrvBuilder *words = g_strv_builder_new();
    bool is_value = true, at_end = false; /* the verb's name is left as it is */
    char **apart;

    for (int i = 0; i < argc; i++) {
        size_t letter = is_value || at_end ? 0 : letter_with_value(verb, argv[i]);

        at_end = at_end || (!is_value && strcmp(argv[i], "--") == 0);
        is_value = i > 0 && !is_value && !at_end && takes_next(verb, argv[i]);
        if (letter > 0 && argv[i][letter + 1] != '\0') {
            char *head = g_strndup(argv[i], letter + 1);

            g_strv_builder_add_many(words, head, argv[i] + letter + 1, NULL);
            g_free(head);
        } else {
            g_strv_builder_add(words, argv[i]);
        }
    }
    apart = g_strv_builder_end(words);
    g_strv_builder_unref(words);
    return apart;
}

static bool parse(const struct kf_verb *verb, char **words, struct kf_typed *ret_typed)
{
    GOptionEntry entries[MOST_OPTIONS] = {{0}};
    GOptionContext *context = g_option_context_new(NULL);
    int n = 0, count = (int)g_strv_length(words);
    /* GLib reorders and shortens the array it is given. */
    char **copy = g_memdup2(words, (gsize)(count + 1) * sizeof *words);
    bool good;

    for (const struct kf_option_row *row = kf_option_row_next(verb, NULL); row != NULL; row = kf_option_row_next(verb, row)) {
        entries[n++] = (GOptionEntry){
            .long_name = row->name, .short_name = row->letter, .arg = row->arg, .arg_data = (char *)ret_typed + row->offset};
    }
    entries[n] = (GOptionEntry){
        .long_name = G_OPTION_REMAINING, .arg = G_OPTION_ARG_FILENAME_ARRAY, .arg_data = &ret_typed->arguments};
    g_option_context_set_help_enabled(context, FALSE);
    g_option_context_add_main_entries(context, entries, NULL);
    good = g_option_context_parse(context, &count, &copy, NULL);
    g_option_context_free(context);
    g_free(copy);
    return good;
}

int kf_command_line_read(struct kf_cli *cli, const struct kf_verb *verb, int argc, char **argv, struct kf_typed *ret_typed)
{
    char **words = with_values_apart(verb, argc, argv);
    int count = (int)g_strv_length(words);
    /* GLib takes `--strict=no` for --strict. */
    bool good = find_switch_with_value(verb, count, words) == NULL && parse(verb, words, ret_typed);
    int status = good ? KF_EXIT_FINE : say_refused(cli, verb, count, words);

    g_strfreev(words);
    return status;
}

void kf_typed_free(struct kf_typed *typed)
{
    char *const texts[] = {typed->out, typed->paper, typed->language, typed->bilingual, typed->audience, typed->length, typed->start, typed->group_size, typed->report,
                           typed->community, typed->piece, typed->page,     typed->dpi,      typed->stage,  typed->jobs,
                           typed->pictures,  typed->session,  typed->deps,     typed->labels, typed->copies,
                           typed->reviewed_by, typed->reviewed_on, typed->all, typed->region, typed->impose,
                           typed->printer,   typed->ticket, typed->shard};

    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_free(texts[i]);
    }
    g_free(typed->only);
    g_free(typed->port);
    g_free(typed->root);
    g_strfreev(typed->hosts);
    g_free(typed->roster);
    g_free(typed->sites);
    g_free(typed->why);
    g_strfreev(typed->releases);
    g_free(typed->renew_months);
    g_strfreev(typed->variants);
    g_strfreev(typed->sets);
    g_strfreev(typed->makes);
    g_strfreev(typed->arguments);
}
