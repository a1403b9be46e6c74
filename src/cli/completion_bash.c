/* Completion for bash. */

#include "cli/completion.h"

/* Several may be written with commas: the last is completed. */
static const char helpers[] =
    "# bash completion for kinfold, made by `kinfold completions bash`.\n\n"
    "_kinfold_words()\n{\n"
    "    local before=\n"
    "    [[ $word != *,* ]] || before=${word%,*},\n"
    "    mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -P \"$before\" -W \"$1\" -- \"${word##*,}\")\n}\n\n"
    "_kinfold_files()\n{\n"
    "    compopt -o filenames 2> /dev/null || :\n"
    "    mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen \"$1\" -- \"$word\")\n}\n\n"
    "_kinfold()\n{\n"
    "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} verb= options= i\n"
    "    COMPREPLY=()\n"
    "    if [[ $word == = ]]; then\n"
    "        word=\n"
    "    elif [[ $before == = ]]; then\n"
    "        before=${COMP_WORDS[COMP_CWORD-2]}\n"
    "    fi\n"
    "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
    "        if [[ ${COMP_WORDS[i]} != -* ]]; then\n"
    "            verb=${COMP_WORDS[i]}\n"
    "            break\n"
    "        fi\n"
    "    done\n";

static void add_offers(GString *out, unsigned offers, const char *words)
{
    if (words != NULL && words[0] != '\0') {
        g_string_append_printf(out, "_kinfold_words '%s'; ", words);
    }
    if ((offers & KF_OFFER_MODULES) != 0) {
        g_string_append(out, "_kinfold_words \"$(\"$1\" completions modules 2> /dev/null)\"; ");
    }
    if ((offers & KF_OFFER_HANDOUTS) != 0) {
        g_string_append(out, "_kinfold_words \"$(\"$1\" completions handouts 2> /dev/null)\"; ");
    }
    if ((offers & KF_OFFER_FILES) != 0) {
        g_string_append(out, "_kinfold_files -f; ");
    } else if ((offers & KF_OFFER_FOLDERS) != 0) {
        g_string_append(out, "_kinfold_files -d; ");
    }
}

static void add_option(GString *out, const struct kf_option_row *row)
{
    char *choices = row->choices != NULL ? kf_join_choices(row->choices, " ") : NULL;

    g_string_append(out, "        ");
    if (row->letter != 0) {
        g_string_append_printf(out, "-%c | ", row->letter);
    }
    g_string_append_printf(out, "--%s) ", row->name);
    add_offers(out, kf_offers_of_option(row), choices);
    g_string_append(out, "return ;;\n");
    g_free(choices);
}

static void add_verb(GString *out, const struct kf_verb *verb)
{
    GString *options = g_string_new(NULL), *values = g_string_new(NULL);
    char *words;
    unsigned offers = kf_offers_of_verb(verb, &words);

    for (const struct kf_option_row *row = kf_option_row_next(verb, NULL); row != NULL; row = kf_option_row_next(verb, row)) {
        g_string_append_printf(options, "%s--%s", options->len > 0 ? " " : "", row->name);
        if (row->value != NULL) {
            add_option(values, row);
        }
    }
    g_string_append_printf(out, "    %s)\n", verb->name);
    if (values->len > 0) {
        g_string_append_printf(out, "        case $before in\n%s        esac\n", values->str);
    }
    g_string_append_printf(out, "        options='%s'\n        [[ $word != -* ]] || i=$((COMP_CWORD + 1))\n        case $((COMP_CWORD - i)) in\n",
                           options->str);
    if (words[0] != '\0') { /* what is to be done comes first */
        g_string_append_printf(out, "        1) _kinfold_words '%s' ;;\n", words);
    }
    g_string_append(out, "        [1-9]*) ");
    add_offers(out, offers, NULL);
    g_string_append(out, ": ;;\n        esac ;;\n");
    g_string_free(options, TRUE);
    g_string_free(values, TRUE);
    g_free(words);
}

char *kf_completion_bash(void)
{
    GString *out = g_string_new(helpers), *verbs = g_string_new("help");

    for (int i = 0; i < kf_verb_count; i++) {
        g_string_append_printf(verbs, " %s", kf_verbs[i]->name);
    }
    g_string_append_printf(out, "    case $verb in\n    '') options='--help --version'; [[ $word == -* ]] || _kinfold_words '%s' ;;\n"
                                "    help) _kinfold_words '%s' ;;\n",
                           verbs->str, verbs->str);
    for (int i = 0; i < kf_verb_count; i++) {
        add_verb(out, kf_verbs[i]);
    }
    g_string_append(out, "    esac\n    [[ $word != -* ]] || _kinfold_words \"$options\"\n}\n\ncomplete -F _kinfold kinfold\n");
    g_string_free(verbs, TRUE);
    return g_string_free(out, FALSE);
}
