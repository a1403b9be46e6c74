/* What was typed is parted into groups of words, the longest first, until each group is clearly one handout. */

#include "cli/handout_search.h"

#include <string.h>

#include "base/letters.h"

#define MOST_NEAR 8

enum fit { /* how well words fit a handout: where one fits better than all others, it is meant */
    FITS_NOT,
    FITS_LETTERS, /* each word begins one of the title or id */
    FITS_WORDS,   /* each word is one of them */
    FITS_START,   /* the title begins with them */
    FITS_TITLE,
    FITS_NAME, /* id, address or number */
};

struct card { /* of a handout, to be found by */
    struct kf_wanted_handout wanted;
    const char *address;
    char **words; /* of its title, then of its id; folded */
    int title_words;
};

struct search {
    struct kf_cli *cli;
    struct kf_list cards;
    struct kf_diags *refused; /* what modules said that could not be read */
    const char *const *typed;
    int typed_count;
    int stuck;          /* the furthest word that no group could begin with */
    struct kf_list found; /* struct card */
};

/* --- words ---------------------------------------------------------------------------------------------------------- */

static bool is_part_of_word(gunichar c)
{
    return g_unichar_isalnum(c) || g_unichar_ismark(c);
}

static bool is_apostrophe(gunichar c)
{
    return c == '\'' || c == 0x2019;
}

/* Adds the words of a text, folded: "Don’t go" is "dont", "go". */
static void add_words(struct kf_arena *arena, const char *text, GPtrArray *ret_words)
{
    const char *at = text;

    while (*at != '\0') {
        GString *word = g_string_new(NULL);

        for (; *at != '\0' && !is_part_of_word(g_utf8_get_char(at)); at = g_utf8_next_char(at)) {
        }
        for (; *at != '\0' && (is_part_of_word(g_utf8_get_char(at)) || is_apostrophe(g_utf8_get_char(at)));
             at = g_utf8_next_char(at)) {
            g_string_append_unichar(word, g_utf8_get_char(at));
        }
        if (word->len > 0) {
            g_ptr_array_add(ret_words, (gpointer)(guintptr)kf_letters_of(arena, word->str));
        }
        g_string_free(word, TRUE);
    }
}

static void free_words(void *words)
{
    g_ptr_array_free(words, TRUE);
}

static GPtrArray *words_of(struct kf_arena *arena, const char *text)
{
    GPtrArray *words = g_ptr_array_new();

    kf_arena_defer(arena, free_words, words);
    add_words(arena, text, words);
    return words;
}

/* --- cards ---------------------------------------------------------------------------------------------------------- */

static void add_card(struct search *search, const char *module, const struct kf_content *content,
                     const struct kf_handout *handout)
{
    struct kf_arena *arena = search->cli->run.arena;
    struct card *card = KF_NEW(arena, struct card);
    GPtrArray *words = words_of(arena, handout->title.text != NULL ? handout->title.text : "");

    card->wanted = (struct kf_wanted_handout){
        .module = module,
        .content = content,
        .handout = handout,
        .number = kf_module_handout_number(arena, content->module, handout->number),
    };
    card->address = kf_arena_format(arena, "%s/%s", content->module->id, handout->id);
    card->title_words = (int)words->len;
    add_words(arena, handout->id, words);
    g_ptr_array_add(words, NULL);
    card->words = (char **)words->pdata;
    kf_list_add(arena, &search->cards, card);
}

/* A module with mistakes hides its own handouts alone. */
static void add_module(struct search *search, const struct kf_kit *kit, const char *module,
                       const struct kf_edition *edition)
{
    struct kf_run run = search->cli->run;
    const struct kf_content *content;

    run.diags = kf_diags_new(run.arena);
    content = kf_content_load(&run, kit, module, edition);
    if (content == NULL) {
        kf_diags_move(search->refused, run.diags);
        return;
    }
    for (int i = 0; i < content->module->handouts.count; i++) {
        add_card(search, module, content, content->module->handouts.items[i]);
    }
}

/* --- fits ----------------------------------------------------------------------------------------------------------- */

static bool has_word(const struct card *card, const char *word, bool whole)
{
    for (int i = 0; card->words[i] != NULL; i++) {
        if (whole ? strcmp(card->words[i], word) == 0 : g_str_has_prefix(card->words[i], word)) {
            return true;
        }
    }
    return false;
}

static bool has_words(const struct card *card, const GPtrArray *words, bool whole)
{
    for (guint i = 0; i < words->len; i++) {
        if (!has_word(card, words->pdata[i], whole)) {
            return false;
        }
    }
    return words->len > 0;
}

static bool begins_with(const struct card *card, const GPtrArray *words)
{
    if (words->len == 0 || (int)words->len > card->title_words) {
        return false;
    }
    for (guint i = 0; i < words->len; i++) {
        if (strcmp(card->words[i], words->pdata[i]) != 0) {
            return false;
        }
    }
    return true;
}

static bool is_name(const struct card *card, const char *typed)
{
    return strcmp(typed, card->wanted.handout->id) == 0 || strcmp(typed, card->address) == 0 ||
           g_ascii_strcasecmp(typed, card->wanted.number) == 0;
}

static enum fit fit_of(const struct card *card, const char *typed, const GPtrArray *words)
{
    return is_name(card, typed)                                               ? FITS_NAME
           : begins_with(card, words) && (int)words->len == card->title_words ? FITS_TITLE
           : begins_with(card, words)                                         ? FITS_START
           : has_words(card, words, /* whole */ true)                         ? FITS_WORDS
           : has_words(card, words, /* whole */ false)                        ? FITS_LETTERS
                                                                              : FITS_NOT;
}

static const char *joined(const struct search *search, int first, int count)
{
    const char *text = search->typed[first];

    for (int i = 1; i < count; i++) {
        text = kf_arena_format(search->cli->run.arena, "%s %s", text, search->typed[first + i]);
    }
    return text;
}

/* The cards that these words fit best. */
static struct kf_list best(const struct search *search, const char *typed)
{
    const GPtrArray *words = words_of(search->cli->run.arena, typed);
    struct kf_list found = {0};
    enum fit most = FITS_LETTERS;

    for (int i = 0; i < search->cards.count; i++) {
        enum fit fit = fit_of(search->cards.items[i], typed, words);

        if (fit > most) {
            found.count = 0;
        }
        if (fit >= most) {
            most = fit;
            kf_list_add(search->cli->run.arena, &found, search->cards.items[i]);
        }
    }
    return found;
}

/* --- groups --------------------------------------------------------------------------------------------------------- */

static bool part(struct search *search, int first)
{
    int found = search->found.count;

    if (first == search->typed_count) {
        return true;
    }
    for (int count = search->typed_count - first; count > 0; count--) {
        struct kf_list cards = best(search, joined(search, first, count));

        if (cards.count == 1) {
            kf_list_add(search->cli->run.arena, &search->found, cards.items[0]);
            if (part(search, first + count)) {
                return true;
            }
            search->found.count = found;
        }
    }
    search->stuck = MAX(search->stuck, first);
    return false;
}

/* --- what comes near ------------------------------------------------------------------------------------------------ */

static void list_cards(struct search *search, struct kf_diag *diag, const char *head, const struct kf_list *cards)
{
    GString *lines = g_string_new(head);

    for (int i = 0; i < cards->count && i < MOST_NEAR; i++) {
        const struct card *card = cards->items[i];

        g_string_append_printf(lines, "\n%-5s %s", card->wanted.number, card->wanted.handout->title.text);
    }
    if (cards->count > MOST_NEAR) {
        g_string_append_printf(lines, "\n... and %d more", cards->count - MOST_NEAR);
    }
    kf_diag_hint(search->cli->run.diags, diag, "%s", lines->str);
    g_string_free(lines, TRUE);
}

/* Those with one of the words, or with one that is spelled almost like it. */
static struct kf_list near(struct search *search, const char *typed)
{
    const GPtrArray *words = words_of(search->cli->run.arena, typed);
    struct kf_list found = {0};

    for (int i = 0; i < search->cards.count; i++) {
        const struct card *card = search->cards.items[i];
        bool is_near = false;

        for (guint k = 0; k < words->len && !is_near; k++) {
            const char *word = words->pdata[k];

            is_near = strlen(word) > 2 && (has_word(card, word, /* whole */ false) ||
                                           kf_nearest(word, (const char *const *)card->words,
                                                      (int)g_strv_length(card->words)) != NULL);
        }
        if (is_near) {
            kf_list_add(search->cli->run.arena, &found, search->cards.items[i]);
        }
    }
    return found;
}

static struct kf_diag *complain(struct search *search, const char *what, const char *typed)
{
    return kf_diag_push(search->cli->run.diags, KF_USAGE, (struct kf_span){.source = NULL}, NULL, "%s \"%s\"", what, typed);
}

static void say_stuck(struct search *search)
{
    int rest = search->typed_count - search->stuck;
    struct kf_list cards = {0};
    const char *typed = NULL;
    struct kf_diag *diag;

    if (search->cards.count == 0) {
        kf_diags_move(search->cli->run.diags, search->refused);
        return;
    }
    for (int count = rest; count > 0 && cards.count == 0; count--) {
        typed = joined(search, search->stuck, count);
        cards = best(search, typed);
    }
    if (cards.count > 1) {
        diag = complain(search, "more than one handout fits", typed);
        list_cards(search, diag, "write its number, or more of its title:", &cards);
        return;
    }
    typed = joined(search, search->stuck, rest);
    cards = near(search, typed);
    diag = complain(search, "no handout is called", typed);
    if (cards.count > 0) {
        list_cards(search, diag, "these come near; write a number, or words of a title:", &cards);
    } else {
        kf_diag_hint(search->cli->run.diags, diag, "`kinfold list` shows all handouts with their numbers");
        kf_diags_move(search->cli->run.diags, search->refused); /* it may be one of theirs */
    }
}

/* --- public --------------------------------------------------------------------------------------------------------- */

static bool is_listed(const struct kf_list *list, const struct kf_handout *handout)
{
    for (int i = 0; i < list->count; i++) {
        if (((const struct kf_wanted_handout *)list->items[i])->handout == handout) {
            return true;
        }
    }
    return false;
}

struct kf_list kf_handouts_wanted(struct kf_cli *cli, const struct kf_kit *kit, const struct kf_options *options)
{
    struct search search = {
        .cli = cli,
        .refused = kf_diags_new(cli->run.arena),
        .typed = options->arguments,
        .typed_count = options->argument_count,
    };
    struct kf_edition edition = kf_options_edition(options, kit, /* variant */ 0);
    struct kf_options all = *options;
    struct kf_list wanted = {0};
    const char **modules;

    all.argument_count = 0;
    modules = kf_cli_modules(cli, kit, &all);
    for (int i = 0; modules != NULL && modules[i] != NULL; i++) {
        add_module(&search, kit, modules[i], &edition);
    }
    if (modules == NULL || !part(&search, 0)) {
        if (modules != NULL) {
            say_stuck(&search);
        }
        return wanted;
    }
    for (int i = 0; i < search.found.count; i++) {
        struct card *card = search.found.items[i];

        if (!is_listed(&wanted, card->wanted.handout)) {
            kf_list_add(cli->run.arena, &wanted, &card->wanted);
        }
    }
    return wanted;
}
