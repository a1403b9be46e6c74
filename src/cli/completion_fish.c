/* Completion for fish. */

#include "cli/completion.h"

static char *quoted(const char *text)
{
    GString *out = g_string_new("'");

    for (; *text != '\0'; text++) {
        g_string_append_printf(out, "%s%c", *text == '\'' || *text == '\\' ? "\\" : "", *text);
    }
    g_string_append_c(out, '\'');
    return g_string_free(out, FALSE);
}

/* What -a is given. */
static void add_offers(GString *out, unsigned offers, const char *words)
{
    GString *all = g_string_new(words != NULL ? words : "");

    g_string_append(all, (offers & KF_OFFER_MODULES) != 0 ? " (kinfold completions modules 2> /dev/null)" : "");
    g_string_append(all, (offers & KF_OFFER_HANDOUTS) != 0 ? " (kinfold completions handouts 2> /dev/null)" : "");
    g_string_append(all, (offers & KF_OFFER_FOLDERS) != 0 ? " (__fish_complete_directories)" : "");
    if (all->len > 0) {
        g_string_append_printf(out, " -a '%s'", all->str);
    }
    g_string_append(out, (offers & KF_OFFER_FILES) != 0 ? " -F" : " -f");
    g_string_free(all, TRUE);
}

static void add_option(GString *out, const struct kf_verb *verb, const struct kf_option_row *row)
{
    char *sentence = kf_first_sentence(row->help), *help = quoted(sentence);
    char *words = row->choices != NULL ? kf_join_choices(row->choices, " ") : NULL;
    /* After a comma too: several may be chosen. */
    char *choices = words != NULL ? g_strdup_printf("(__fish_append , %s)", words) : NULL;

    g_string_append_printf(out, "complete -c kinfold -n '__fish_seen_subcommand_from %s' -l %s", verb->name, row->name);
    if (row->letter != 0) {
        g_string_append_printf(out, " -s %c", row->letter);
    }
    if (row->value != NULL) {
        g_string_append(out, " -r");
        add_offers(out, kf_offers_of_option(row), choices);
    }
    g_string_append_printf(out, " -d %s\n", help);
    g_free(choices);
    g_free(words);
    g_free(help);
    g_free(sentence);
}

static void add_verb(GString *out, const struct kf_verb *verb)
{
    char *words, *summary = quoted(verb->summary);
    unsigned offers = kf_offers_of_verb(verb, &words);

    g_string_append_printf(out, "\ncomplete -c kinfold -n __fish_use_subcommand -a %s -d %s\n", verb->name, summary);
    g_string_append_printf(out, "complete -c kinfold -n '__fish_seen_subcommand_from %s'", verb->name);
    add_offers(out, offers, words);
    g_string_append_c(out, '\n');
    for (const struct kf_option_row *row = kf_option_row_next(verb, NULL); row != NULL; row = kf_option_row_next(verb, row)) {
        add_option(out, verb, row);
    }
    g_free(summary);
    g_free(words);
}

char *kf_completion_fish(void)
{
    GString *out = g_string_new("# fish completion for kinfold, made by `kinfold completions fish`.\n\n"
                                "complete -c kinfold -f\n"
                                "complete -c kinfold -n __fish_use_subcommand -a help -d 'Say what a verb does.'\n");

    for (int i = 0; i < kf_verb_count; i++) {
        add_verb(out, kf_verbs[i]);
    }
    return g_string_free(out, FALSE);
}
