/* kinfold i18n: translations, from the texts of the kit to files that translators and reviewers work with. */

#include <stdio.h>
#include <string.h>

#include "cli/i18n.h"

static int run(struct kf_cli *cli, int argc, char **argv);

const struct kf_verb kf_verb_i18n = {
    .name = "i18n",
    .summary = "Translate the kit: files for translators, and how far they are.",
    .usage = "kinfold i18n extract|merge|stats|review [MODULE|FILE]... [OPTIONS]\n"
             "       kinfold i18n import FILE.csv --reviewed-by NAME",
    .help = "`extract` writes a PO template for each module, and kit.pot for the pieces and helplines that\n"
            "all share. Each text has its address, a note on where it prints, and its file and line.\n"
            "`merge` brings the PO files of a language up to date, those of the community or else of the\n"
            "kit, and begins what is not there. A changed text becomes fuzzy, one that moved goes along,\n"
            "one that is gone is kept at the end.\n"
            "`stats` counts what is translated, stale, missing, and reviewed, for each language.\n"
            "`review` writes a sheet (CSV) for a person who speaks the language: source, draft, ok, new\n"
            "text, comment, the texts that protect people first; and the same as pages to print (PDF).\n"
            "A community's sheet holds the kit's drafts where it has no words of its own.\n"
            "`import` reads the sheet back: what is ticked counts as reviewed by that person, new texts\n"
            "replace the draft, comments are kept. A row whose source or draft has changed since is not\n"
            "used, and named.\n\n"
            "Examples:\n"
            "  kinfold i18n merge --language es\n"
            "  kinfold i18n stats\n",
    .options = KF_OPTIONS_COMMUNITY | KF_OPTIONS_OUT | KF_OPTIONS_TRANSLATION | KF_OPTIONS_REPORT |
               KF_OPTIONS_REVIEWER | KF_OPTIONS_PAPER | KF_OPTIONS_PIECE,
    .run = run,
};

static const struct action {
    const char *name;
    bool needs_language;
    bool takes_sheets; /* its arguments are no modules */
    void (*act)(const struct kf_i18n *i18n);
} actions[] = {
    {.name = "extract", .act = kf_i18n_extract},
    {.name = "merge", .needs_language = true, .act = kf_i18n_merge},
    {.name = "stats", .act = kf_i18n_stats},
    {.name = "review", .needs_language = true, .act = kf_i18n_review},
    {.name = "import", .takes_sheets = true, .act = kf_i18n_import},
};

static const struct action *find_action(struct kf_cli *cli, const struct kf_options *options)
{
    const char *names[G_N_ELEMENTS(actions)], *nearest;

    if (options->argument_count == 0) {
        kf_cli_usage(cli, "`kinfold i18n --help` lists it", "say what to do with the translations");
        return NULL;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(actions); i++) {
        names[i] = actions[i].name;
        if (strcmp(actions[i].name, options->arguments[0]) == 0) {
            return &actions[i];
        }
    }
    nearest = kf_nearest(options->arguments[0], names, G_N_ELEMENTS(actions));
    kf_cli_usage(cli,
                 nearest != NULL ? kf_arena_format(cli->run.arena, "did you mean `kinfold i18n %s`?", nearest)
                                 : "`kinfold i18n --help` lists them",
                 "i18n does not know \"%s\"", options->arguments[0]);
    return NULL;
}

/* The arguments, or every module; the shared texts have a file even where there is no module of that name. */
static const char **files_of(struct kf_cli *cli, const struct kf_kit *kit, const struct kf_options *options)
{
    struct kf_options named = *options;
    struct kf_list files = {.items = NULL};
    const char **modules = NULL;
    bool shared = options->argument_count == 0;

    named.arguments = KF_NEW_ARRAY(cli->run.arena, options->argument_count + 1, const char *);
    named.argument_count = 0;
    for (int i = 0; i < options->argument_count; i++) {
        if (strcmp(options->arguments[i], KF_SHARED_TEXTS) == 0) {
            shared = true;
        } else {
            named.arguments[named.argument_count++] = options->arguments[i];
        }
    }
    if (named.argument_count > 0 || options->argument_count == 0) {
        modules = kf_cli_modules(cli, kit, &named);
        if (modules == NULL) {
            return NULL;
        }
    }
    for (int i = 0; modules != NULL && modules[i] != NULL; i++) {
        if (strcmp(modules[i], KF_SHARED_TEXTS) != 0) {
            kf_list_add(cli->run.arena, &files, (void *)(guintptr)modules[i]);
        }
    }
    if (shared) {
        kf_list_add(cli->run.arena, &files, (void *)(guintptr)KF_SHARED_TEXTS);
    }
    kf_list_add(cli->run.arena, &files, NULL);
    return (const char **)files.items;
}

/* --- what the actions share ----------------------------------------------------------------------------------------- */

const char *kf_i18n_folder(const struct kf_i18n *i18n)
{
    struct kf_run *run = &i18n->cli->run;
    int which = i18n->kit->community->is_default ? kf_translation_folder_count(i18n->kit) - 1 : 0;

    return kf_arena_format(run->arena, "%s/%s", kf_translation_folder(run, i18n->kit, which),
                           i18n->options->edition.language);
}

bool kf_i18n_check_language(const struct kf_i18n *i18n, const struct kf_translatables *texts, const struct kf_po *po)
{
    struct kf_run *run = &i18n->cli->run;
    const char *language = i18n->options->edition.language;
    const char *said = po != NULL ? kf_po_field(run->arena, po, "Language") : NULL;

    if (g_ascii_strcasecmp(language, texts->language) == 0) {
        kf_cli_usage(i18n->cli, "name the language to translate to, such as --language es",
                     "--language: %s is written in \"%s\" itself", texts->name, language);
        return false;
    }
    if (said != NULL && g_ascii_strcasecmp(g_strdelimit(kf_arena_string(run->arena, said), "_", '-'), language) != 0) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, KF_PO_SYNTAX, po->header->span, NULL,
                                  "this file says that it is in \"%s\", and lies in the folder of \"%s\"", said,
                                  language),
                     "write `Language: %s` in its header, or move it", language);
        return false;
    }
    return true;
}

static bool check_language(struct kf_cli *cli, const struct action *action, const char *language)
{
    if (language == NULL && action->needs_language) {
        kf_cli_usage(cli, kf_arena_format(cli->run.arena, "write `kinfold i18n %s --language es`", action->name),
                     "say which language is meant");
        return false;
    }
    if (language != NULL && !kf_is_plain_word(language)) {
        kf_cli_usage(cli, "write a code such as es or pt-BR", "--language: \"%s\" is not a code", language);
        return false;
    }
    return true;
}

bool kf_i18n_write(const struct kf_i18n *i18n, const char *path, const char *text)
{
    return kf_cli_write(&i18n->cli->run, path, text, strlen(text), "make room; the folder must be yours to write in");
}

static void act(struct kf_cli *cli, struct kf_options *options)
{
    const struct action *action = find_action(cli, options);
    struct kf_i18n i18n = {.cli = cli, .options = options};

    if (action == NULL || !check_language(cli, action, options->edition.language)) {
        return;
    }
    options->arguments++;
    options->argument_count--;
    i18n.kit = kf_cli_kit(cli, options);
    i18n.files = i18n.kit == NULL || action->takes_sheets ? NULL : files_of(cli, i18n.kit, options);
    if (i18n.files != NULL || (i18n.kit != NULL && action->takes_sheets)) {
        action->act(&i18n);
    }
}

static int run(struct kf_cli *cli, int argc, char **argv)
{
    struct kf_options options;
    int status;

    if (!kf_options_parse(cli, &kf_verb_i18n, argc, argv, &options, &status)) {
        return status;
    }
    act(cli, &options);
    (void)fflush(stdout);
    return kf_cli_end(cli, /* strict */ false);
}
