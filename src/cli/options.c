/* What is typed after options, read: numbers, choices, lists. */

#include <string.h>

#include "base/limits.h"
#include "base/unprintable.h"
#include "cli/bilingual.h"
#include "cli/options_internal.h"
#include "model/series.h"

/* --- values --------------------------------------------------------------------------------------------------------- */

/* The place of a word among choices, -1 after saying what there is. */
static int choose(struct kf_cli *cli, const char *option, const char *word, const char *const *choices)
{
    struct kf_arena *arena = cli->run.arena;
    int count = (int)g_strv_length((char **)(guintptr)choices);
    const char *nearest;
    char *all;

    for (int i = 0; i < count; i++) {
        if (strcmp(choices[i], word) == 0) {
            return i;
        }
    }
    nearest = kf_nearest(word, choices, count);
    all = g_strjoinv(", ", (char **)(guintptr)choices);
    kf_cli_usage(cli,
                 nearest != NULL ? kf_arena_format(arena, "did you mean %s?", nearest)
                                 : kf_arena_format(arena, "the choices are: %s", all),
                 "--%s: unknown choice \"%s\"", option, word);
    g_free(all);
    return -1;
}

/* Every word of a repeated option with commas, as a set of bits. */
static bool choose_set(struct kf_cli *cli, const char *option, char *const *typed, const char *const *choices,
                       unsigned *ret_bits)
{
    unsigned bits = 0;
    bool good = true;

    for (int i = 0; typed != NULL && typed[i] != NULL; i++) {
        char **words = g_strsplit(typed[i], ",", -1);

        for (int k = 0; words[k] != NULL && good; k++) {
            int place = choose(cli, option, g_strstrip(words[k]), choices);

            good = place >= 0;
            bits |= good ? 1u << place : 0;
        }
        g_strfreev(words);
    }
    *ret_bits = bits;
    return good;
}

static bool read_number(struct kf_cli *cli, const char *option, const char *typed, int most, int *ret_number)
{
    gint64 number = 0;

    if (typed == NULL) {
        return true;
    }
    if (!g_ascii_string_to_signed(typed, 10, 1, most, &number, NULL)) {
        kf_cli_usage(cli, kf_arena_format(cli->run.arena, "write a whole number from 1 to %d", most),
                     "--%s: \"%s\" is not such a number", option, typed);
        return false;
    }
    *ret_number = (int)number;
    return true;
}

static bool read_start(struct kf_cli *cli, const char *typed, struct kf_options *options)
{
    if (typed != NULL && kf_series_minutes(typed) < 0) {
        kf_cli_usage(cli, "write hours and minutes from 00:00 to 23:59, as in --start 18:00",
                     "--start: \"%s\" is not a time of day", typed);
        return false;
    }
    options->edition.start = kf_arena_string(cli->run.arena, typed);
    return true;
}

static bool read_settings(struct kf_cli *cli, char *const *typed, struct kf_options *options)
{
    int count = typed == NULL ? 0 : (int)g_strv_length((char **)(guintptr)typed);
    struct kf_setting *settings = KF_NEW_ARRAY(cli->run.arena, count, struct kf_setting);

    for (int i = 0; i < count; i++) {
        const char *equals = strchr(typed[i], '=');
        size_t at;

        if (!g_utf8_validate(typed[i], -1, NULL)) {
            kf_cli_usage(cli, "run it in a terminal that is set to UTF-8", "--set: the text is not UTF-8");
            return false;
        }
        const struct kf_unprintable *why = kf_unprintable_find(typed[i], strlen(typed[i]), &at);

        if (why != NULL) {
            kf_cli_usage(cli, why->hint, "--set: %s (U+%04X) cannot be printed", why->name, g_utf8_get_char(typed[i] + at));
            return false;
        }
        if (equals == NULL || equals == typed[i]) {
            kf_cli_usage(cli, "write --set \"six-steps/title=A new title\"; `kinfold list --ids` has the addresses",
                         "--set: \"%s\" is not an address, = and a text", typed[i]);
            return false;
        }
        settings[i].address = kf_arena_string_n(cli->run.arena, typed[i], (size_t)(equals - typed[i]));
        settings[i].value = kf_arena_string(cli->run.arena, equals + 1);
    }
    options->edition.settings = settings;
    options->edition.setting_count = count;
    return true;
}

static bool read_choices(struct kf_cli *cli, const struct kf_typed *typed, struct kf_options *options)
{
    static const enum kf_make kinds[] = {KF_MAKE_HANDOUTS, KF_MAKE_GUIDE, KF_MAKE_CLINICIAN, KF_MAKE_PACKET,
                                         KF_MAKE_PACK,     KF_MAKE_CARDS, KF_MAKE_POSTERS, KF_MAKE_TICKET};
    unsigned variants = 0, chosen = 0;
    int paper = typed->paper == NULL ? 0 : choose(cli, "paper", typed->paper, kf_paper_names);

    int impose = typed->impose == NULL ? 0 : choose(cli, "impose", typed->impose, kf_imposition_names);

    options->impose = typed->impose == NULL || impose < 0 ? KF_NOT_IMPOSED : (enum kf_imposition)(impose + 1);
    options->paper_set = typed->paper != NULL;
    options->paper = paper == KF_A4 ? KF_A4 : KF_LETTER;
    options->json = typed->report != NULL;
    if (paper < 0 || impose < 0 || (typed->report != NULL && choose(cli, "report", typed->report, kf_option_reports) < 0) ||
        !choose_set(cli, "variant", typed->variants, kf_variant_names, &variants) ||
        !choose_set(cli, "make", typed->makes, kf_option_makes, &chosen)) {
        return false;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        options->make |= chosen & (1u << i) ? (unsigned)kinds[i] : 0;
    }
    for (int i = 0; i < KF_VARIANT_COUNT; i++) {
        if ((variants & (1u << i)) != 0 || (variants == 0 && i == KF_STANDARD)) {
            options->variants[options->variant_count++] = (enum kf_variant)i;
        }
    }
    return true;
}

static const char **copy_words(struct kf_arena *arena, char **words)
{
    int count = words == NULL ? 0 : (int)g_strv_length(words);
    const char **copies = KF_NEW_ARRAY(arena, count + 1, const char *);

    for (int i = 0; i < count; i++) {
        copies[i] = kf_arena_string(arena, words[i]);
    }
    return copies;
}

static void read_words(struct kf_arena *arena, const struct kf_typed *typed, struct kf_options *options)
{
    options->only = kf_arena_string(arena, typed->only);
    options->out_set = typed->out != NULL;
    options->out = typed->out == NULL ? "out" : kf_arena_string(arena, typed->out);
    options->community = kf_arena_string(arena, typed->community);
    options->region = kf_arena_string(arena, typed->region);
    options->sites = kf_arena_string(arena, typed->sites);
    options->why = kf_arena_string(arena, typed->why);
    options->notice = typed->notice;
    options->releases = copy_words(arena, typed->releases);
    options->roster = kf_arena_string(arena, typed->roster);
    options->separate = typed->separate;
    options->sign_in = typed->sign_in;
    options->example = typed->example;
    options->piece = kf_arena_string(arena, typed->piece);
    options->stage = kf_arena_string(arena, typed->stage);
    options->pictures = kf_arena_string(arena, typed->pictures);
    options->all = kf_arena_string(arena, typed->all);
    options->deps = kf_arena_string(arena, typed->deps);
    options->labels = kf_arena_string(arena, typed->labels);
    options->edition.audience = kf_arena_string(arena, typed->audience);
    options->edition.fillable = typed->fillable;
    options->edition.carry_safe = typed->carry_safe;
    options->strict = typed->strict;
    options->quiet = typed->quiet;
    options->allowed = typed->allowed;
    options->explain_layout = typed->explain_layout;
    options->ids = typed->ids;
    options->words = typed->words;
    options->copies_set = typed->copies != NULL;
    options->printer = kf_arena_string(arena, typed->printer);
    options->ticket = kf_arena_string(arena, typed->ticket);
    options->dry_run = typed->dry_run;
    options->man = typed->man;
    options->series = typed->series;
    options->agenda = typed->agenda;
    options->coverage = typed->coverage;
    options->sentences = typed->sentences;
    options->points = typed->points;
    options->jobs_plan = typed->jobs_plan;
    options->resume = typed->resume;
    options->no_open = typed->no_open;
    options->shared = typed->shared;
    options->allow_edit = typed->allow_edit;
    options->root = kf_arena_string(arena, typed->root);
    options->hosts = copy_words(arena, typed->hosts);
    options->apart = typed->apart;
    options->print = typed->print;
    options->reviewed_by = kf_arena_string(arena, typed->reviewed_by);
    options->reviewed_on = kf_arena_string(arena, typed->reviewed_on);
    options->session = kf_arena_string(arena, typed->session);
    options->arguments = copy_words(arena, typed->arguments);
    options->argument_count = (int)g_strv_length((char **)(guintptr)options->arguments);
}

static bool read_languages(struct kf_cli *cli, const struct kf_typed *typed, struct kf_options *options)
{
    int form = typed->bilingual == NULL ? 0 : choose(cli, "bilingual", typed->bilingual, kf_bilingual_names);

    if (form < 0) {
        return false;
    }
    options->edition.bilingual = typed->bilingual == NULL ? KF_ONE_LANGUAGE : form == 0 ? KF_COLUMNS : KF_FACING;
    return kf_bilingual_read(cli, typed->language, options);
}

static bool check_carry_safe(struct kf_cli *cli, const struct kf_options *options)
{
    if (options->edition.fillable) {
        kf_cli_usage(cli, "leave out --fillable: these sheets are for paper",
                     "--carry-safe: the fields of a form have names, and those would tell what the sheet is about");
        return false;
    }
    if ((options->make & KF_MAKE_FOR_STAFF) != 0) {
        kf_cli_usage(cli, "leave out --make", "--carry-safe: pages for staff are not for carrying");
        return false;
    }
    if ((options->make & (KF_MAKE_CARDS | KF_MAKE_POSTERS | KF_MAKE_TICKET)) != 0) {
        kf_cli_usage(cli, "leave out --make: each sheet that is safe to carry is a file of its own",
                     "--carry-safe: cards, posters and tickets tell what they are about");
        return false;
    }
    if ((options->make & KF_MAKE_PACKET) != 0) {
        kf_cli_usage(cli, "leave out --make: each sheet is a file of its own, and can be carried alone",
                     "--carry-safe: a packet says on its cover what it is about, and has numbers to call");
        return false;
    }
    return true;
}

/* A packet or pack that is asked for by its id. */
static void read_volume(struct kf_options *options)
{
    if (options->make == 0 && options->piece != NULL) {
        options->make = strcmp(options->piece, "participant-packet") == 0 ? KF_MAKE_PACKET
                        : strcmp(options->piece, "facilitator-pack") == 0 ? KF_MAKE_PACK
                                                                          : 0;
    }
}

static bool read_values(struct kf_cli *cli, const struct kf_typed *typed, struct kf_options *ret_options)
{
    struct kf_options options = {.page = 1, .dpi = 110, .copies = 1};

    read_words(cli->run.arena, typed, &options);
    if (options.out[0] == '\0') {
        kf_cli_usage(cli, "write a name after --out, or - for standard output", "--out: the name is empty");
        return false;
    }
    if (!read_choices(cli, typed, &options) || !read_languages(cli, typed, &options) || !read_settings(cli, typed->sets, &options) ||
        !read_number(cli, "length", typed->length, KF_LIMIT_MINUTES, &options.edition.length) ||
        !read_start(cli, typed->start, &options) ||
        !read_number(cli, "group-size", typed->group_size, KF_LIMIT_PEOPLE, &options.edition.group_size) ||
        !read_number(cli, "page", typed->page, KF_LIMIT_PAGE, &options.page) ||
        !read_number(cli, "dpi", typed->dpi, KF_LIMIT_DPI, &options.dpi) ||
        !read_number(cli, "copies", typed->copies, KF_LIMIT_COPIES, &options.copies) ||
        !read_number(cli, "renew-months", typed->renew_months, KF_LIMIT_RENEWAL_MONTHS, &options.renew_months) ||
        !kf_shard_read(cli, typed->shard, &options.shard) ||
        !read_number(cli, "port", typed->port, G_MAXUINT16, &options.port) ||
        !read_number(cli, "jobs", typed->jobs, KF_LIMIT_JOBS, &options.jobs)) {
        return false;
    }
    read_volume(&options);
    if (options.edition.carry_safe && !check_carry_safe(cli, &options)) {
        return false;
    }
    *ret_options = options;
    return true;
}

/* --- public --------------------------------------------------------------------------------------------------------- */

bool kf_options_parse(struct kf_cli *cli, const struct kf_verb *verb, int argc, char **argv,
                      struct kf_options *ret_options, int *ret_exit)
{
    struct kf_typed typed = {0};
    bool good = false;

    *ret_exit = kf_command_line_read(cli, verb, argc, argv, &typed);
    if (*ret_exit == KF_EXIT_FINE && typed.help) {
        kf_options_print_help(verb);
    } else if (*ret_exit == KF_EXIT_FINE) {
        *ret_exit = KF_EXIT_USAGE;
        good = read_values(cli, &typed, ret_options);
    }
    kf_typed_free(&typed);
    if (!good) {
        kf_cli_end(cli, /* strict */ false);
    }
    return good;
}

struct kf_edition kf_options_edition(const struct kf_options *options, const struct kf_kit *kit, int variant)
{
    struct kf_edition edition = options->edition;
    const char *usual = kit->community->paper;

    if (options->session != NULL) {
        kf_series_apply(kf_series_find(kit->community, options->session), &edition);
    }
    edition.variant = options->variants[variant];
    edition.paper = options->paper;
    if (!options->paper_set && usual != NULL && strcmp(usual, kf_paper_names[KF_A4]) == 0) {
        edition.paper = KF_A4;
    }
    return edition;
}

unsigned kf_options_make(const struct kf_options *options, const struct kf_edition *edition)
{
    if (options->make != 0) {
        return options->make;
    }
    if (edition->carry_safe || edition->bilingual != KF_ONE_LANGUAGE) {
        return KF_MAKE_HANDOUTS;
    }
    if (options->piece != NULL || (edition->variant == KF_STANDARD && !edition->fillable)) {
        return KF_MAKE_ALL;
    }
    return KF_MAKE_HANDOUTS;
}

bool kf_options_all_modules(const struct kf_options *options)
{
    return options->argument_count == 0 && options->session == NULL;
}
