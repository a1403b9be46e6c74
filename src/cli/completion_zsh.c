/* Completion for zsh. */

#include "cli/completion.h"

static const char helpers[] =
    "#compdef kinfold\n"
    "# zsh completion for kinfold, made by `kinfold completions zsh`.\n\n"
    "_kinfold_modules() { compadd -- ${(f)\"$(_call_program modules kinfold completions modules 2> /dev/null)\"} }\n"
    "_kinfold_handouts() { compadd -- ${(f)\"$(_call_program handouts kinfold completions handouts 2> /dev/null)\"} }\n"
    "_kinfold_some() { compset -P '*,'; compadd -S '' -- \"$@\" }\n\n";

/* Of a text between the brackets and quotes of a specification. */
static char *quoted(const char *text)
{
    GString *out = g_string_new(NULL);

    for (; *text != '\0'; text++) {
        if (*text == '\'') {
            g_string_append(out, "'\\''");
        } else {
            g_string_append_printf(out, "%s%c", *text == '[' || *text == ']' || *text == ':' || *text == '\\' ? "\\" : "", *text);
        }
    }
    return g_string_free(out, FALSE);
}

/* What _arguments calls for a word; NULL: nothing is known of it. Caller frees. */
static char *action_of(unsigned offers, const char *words)
{
    GString *out = g_string_new(NULL);
    static const struct {
        unsigned offer;
        const char *call;
    } calls[] = {{KF_OFFER_MODULES, "_kinfold_modules"}, {KF_OFFER_HANDOUTS, "_kinfold_handouts"}, {KF_OFFER_FILES, "_files"}};

    if (words != NULL && words[0] != '\0') {
        g_string_append_printf(out, "_kinfold_some %s; ", words);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(calls); i++) {
        g_string_append_printf(out, "%s%s", (offers & calls[i].offer) != 0 ? calls[i].call : "",
                               (offers & calls[i].offer) != 0 ? "; " : "");
    }
    if ((offers & KF_OFFER_FOLDERS) != 0 && (offers & KF_OFFER_FILES) == 0) {
        g_string_append(out, "_files -/; ");
    }
    return g_string_free(out, FALSE);
}

static void add_place(GString *out, const char *name, const char *action)
{
    if (action[0] != '\0') {
        g_string_append_printf(out, ":%s:{ %s}", name, action);
    } else {
        g_string_append_printf(out, ":%s: ", name);
    }
}

static void add_option(GString *out, const struct kf_option_row *row)
{
    char *sentence = kf_first_sentence(row->help), *help = quoted(sentence);
    char *choices = row->choices != NULL ? kf_join_choices(row->choices, " ") : NULL;

    if (row->letter != 0) {
        g_string_append_printf(out, " \\\n            '(-%c --%s)'{-%c,--%s}'[%s]", row->letter, row->name, row->letter,
                               row->name, help);
    } else {
        g_string_append_printf(out, " \\\n            '--%s[%s]", row->name, help);
    }
    if (row->value != NULL) {
        char *action = action_of(kf_offers_of_option(row), choices);

        add_place(out, row->value, action);
        g_free(action);
    }
    g_string_append_c(out, '\'');
    g_free(choices);
    g_free(help);
    g_free(sentence);
}

static void add_verb(GString *out, const struct kf_verb *verb)
{
    char *words, *action;
    unsigned offers = kf_offers_of_verb(verb, &words);

    action = action_of(offers, words);
    g_string_append_printf(out, "    %s)\n        _arguments", verb->name);
    for (const struct kf_option_row *row = kf_option_row_next(verb, NULL); row != NULL; row = kf_option_row_next(verb, row)) {
        add_option(out, row);
    }
    if (action[0] != '\0') {
        g_string_append(out, " \\\n            '*");
        add_place(out, verb->name, action);
        g_string_append_c(out, '\'');
    }
    g_string_append(out, " ;;\n");
    g_free(action);
    g_free(words);
}

char *kf_completion_zsh(void)
{
    GString *out = g_string_new(helpers);

    g_string_append(out, "_kinfold()\n{\n    local -a verbs=(\n");
    for (int i = 0; i < kf_verb_count; i++) {
        char *summary = quoted(kf_verbs[i]->summary);

        g_string_append_printf(out, "        '%s:%s'\n", kf_verbs[i]->name, summary);
        g_free(summary);
    }
    g_string_append(out, "        'help:Say what a verb does.'\n    )\n"
                         "    if (( CURRENT == 2 )); then\n        _describe verb verbs\n        return\n    fi\n"
                         "    shift words\n    (( CURRENT-- ))\n    case $words[1] in\n    help) _describe verb verbs ;;\n");
    for (int i = 0; i < kf_verb_count; i++) {
        add_verb(out, kf_verbs[i]);
    }
    g_string_append(out, "    esac\n}\n\nif [[ $zsh_eval_context[-1] == loadautofunc ]]; then\n    _kinfold \"$@\"\nelse\n"
                         "    compdef _kinfold kinfold\nfi\n");
    return g_string_free(out, FALSE);
}
