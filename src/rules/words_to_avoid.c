/* No word that hurts: those of modules/avoid/<language>.yaml and of the community, each with what to say in its place. */

#include "rules/rule.h"

#include <string.h>

#include "base/utf8.h"
#include "compose/texts.h"
#include "model/avoid.h"
#include "model/kept.h"
#include "rules/phrase.h"

struct search {
    struct kf_run *run;
    const struct kf_content *content;
    const struct kf_avoid_file *file; /* of the language; NULL: none */
    const struct kf_phrase_set *phrases; /* of the file's rows and the community's */
    const struct kf_translatable *text;
    const char *words;
};

struct match {
    size_t at, length;
    const struct kf_avoid *row;
};

/* --- a text ------------------------------------------------------------------------------------------------------------- */

static void take_longest(void *user, void *row, size_t length)
{
    struct match *longest = user;

    if (length > longest->length) {
        longest->length = length;
        longest->row = row;
    }
}

/* The phrase that a match lies in, and in which it is what it should be. */
static const struct kf_fine *fine_around(const struct search *search, const struct match *match)
{
    const struct kf_records *fine = &search->file->fine;

    for (int i = 0; search->file != NULL && i < fine->count; i++) {
        const struct kf_fine *row = fine->items[i];

        for (size_t start = match->at - MIN(match->at, strlen(row->phrase)); start <= match->at; start++) {
            size_t length = kf_phrase_match(search->words + start, row->phrase);

            if (length > 0 && start + length >= match->at + match->length) {
                return row;
            }
        }
    }
    return NULL;
}

static void report(const struct search *search, const struct match *match)
{
    const struct kf_node *scalar = search->text->scalar;
    const struct kf_fine *fine = fine_around(search, match);
    struct kf_diags *diags = search->run->diags;
    struct kf_diag *diag;
    /* Where a layer or a name has changed the text, its bytes are not those of the file. */
    struct kf_span span = scalar->replaced == NULL && scalar->layer == NULL
                              ? kf_node_span_at(scalar, match->at, match->length)
                              : scalar->span;

    diag = kf_diag_add(diags, fine != NULL ? KF_ALLOWED : KF_WARNING, KF_WORDS_TO_AVOID, span,
                       search->text->address, "\"%.*s\" is a word that hurts", (int)match->length, scalar->text + match->at);
    if (fine != NULL) {
        diag->because = kf_arena_format(diags->arena, "%s: %s", fine->phrase, fine->because);
        diag->allowed_at = fine->node->span;
    }
    kf_diag_hint(diags, diag, "say %s. %s", match->row->say, match->row->why);
    kf_diag_also(diags, diag, match->row->node->span, "listed here");
}

static void check_text(struct search *search)
{
    const char *words = search->text->scalar->text, *at = words;

    search->words = words;
    while (*(at = kf_phrase_next(words, at)) != '\0') {
        struct match match = {.at = (size_t)(at - words)};

        kf_phrase_set_at(search->phrases, at, take_longest, &match);
        if (match.length > 0) {
            report(search, &match);
        }
        at = match.length > 0 ? at + match.length : kf_utf8_next(at);
    }
}

static void add_rows(struct kf_phrase_set *phrases, const struct kf_records *rows)
{
    for (int i = 0; i < rows->count; i++) {
        struct kf_avoid *row = rows->items[i];

        kf_phrase_set_add(phrases, &row->find, row);
    }
}

/* The programme's own first: of two that are as long, they say what to write instead. */
static struct kf_phrase_set *phrases_of(struct kf_arena *arena, const struct kf_content *content,
                                        const struct kf_avoid_file *file)
{
    struct kf_phrase_set *phrases = kf_phrase_set_new(arena);

    add_rows(phrases, &content->kit->community->avoid);
    if (file != NULL) {
        add_rows(phrases, &file->words);
    }
    return phrases;
}

/* What a page shows as words to leave is where they belong. */
static bool shows_words_to_leave(const struct kf_translatable *text)
{
    return (text->field->flags & KF_TO_LEAVE) != 0;
}

static void check(struct kf_run *run, const struct kf_content *content)
{
    struct search search = {.run = run, .content = content, .file = kf_avoid_for(content)};
    const struct kf_list *texts;

    if (search.file == NULL && content->kit->community->avoid.count == 0) {
        return;
    }
    search.phrases = phrases_of(run->arena, content, search.file);
    texts = kf_content_texts(content);
    for (int i = 0; i < texts->count; i++) {
        search.text = texts->items[i];
        if (!search.text->number && !shows_words_to_leave(search.text)) {
            check_text(&search);
        }
    }
}

const struct kf_rule kf_rule_words_to_avoid = {
    .name = "words-to-avoid",
    .summary = "No text says a word that hurts, such as “addict”.",
    .severity = KF_WARNING,
    .check = check,
};
