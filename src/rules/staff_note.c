/* A note for staff stands on no family's page, also where an author copied it there: the leak proof reads the finished
 * file, and takes what families' own rows say for meant. */

#include <string.h>

#include "base/letters.h"
#include "compose/texts.h"
#include "model/kept.h"
#include "rules/reading.h"
#include "rules/rule.h"
#include "rules/sentences.h"

enum { LEAST_WORDS = 10 }; /* a shorter sentence may be said to both: "Prescribed medicine is fine." */

/* Rows that speak of people, not to them. What is said aloud may well be read too. */
static const char *const notes[] = {"listen-for", "not-for", "not-when", "watch", NULL};

struct note {
    const struct kf_translatable *text;
    const char *sentence;
};

struct copies { /* of notes, in one text for families */
    struct kf_run *run;
    const struct kf_translatable *text;
};

static void add_notes(struct kf_arena *arena, struct kf_phrases *phrases, const struct kf_translatable *text)
{
    const char *at = text->scalar->text, *start;
    size_t length;

    while (kf_reading_sentence(&at, &start, &length)) {
        if (kf_reading_words(start, length) >= LEAST_WORDS) {
            struct note *note = KF_NEW(arena, struct note);

            *note = (struct note){text, kf_arena_string_n(arena, start, length)};
            kf_phrases_add(phrases, kf_letters_of(arena, note->sentence), note);
        }
    }
}

static void report(void *user, void *data, size_t at)
{
    const struct copies *copies = user;
    const struct note *note = data;
    struct kf_diags *diags = copies->run->diags;
    struct kf_diag *diag = kf_diag_push(diags, KF_FACILITATOR_LEAK, copies->text->scalar->span, copies->text->address,
                                        "this is a note for staff: \"%s\"", note->sentence);

    (void)at;
    kf_diag_hint(diags, diag, "say it to families in words of their own, or take it off their page");
    kf_diag_also(diags, diag, note->text->scalar->span, "the note");
}

static void check(struct kf_run *run, const struct kf_content *content)
{
    const struct kf_list *texts = kf_content_texts(content);
    struct kf_phrases *phrases = kf_phrases_new(run->arena);
    GString *letters = g_string_new(NULL);

    for (int i = 0; i < texts->count; i++) {
        const struct kf_translatable *text = texts->items[i];

        if ((text->flags & KF_FACILITATOR) != 0 && !text->number && g_strv_contains(notes, text->field->key)) {
            add_notes(run->arena, phrases, text);
        }
    }
    for (int i = 0; i < texts->count; i++) {
        struct copies copies = {run, texts->items[i]};
        const char *words = copies.text->scalar->text;

        if ((copies.text->flags & KF_FACILITATOR) == 0 && !copies.text->number) {
            g_string_truncate(letters, 0);
            kf_letters_add(letters, words, strlen(words));
            kf_phrases_seek(phrases, letters->str, letters->len, report, &copies);
        }
    }
    g_string_free(letters, TRUE);
}

const struct kf_rule kf_rule_staff_note = {
    .name = "staff-note",
    .summary = "A note for staff stands on no family's page.",
    .severity = KF_ERROR,
    .held = KF_HELD_FOR_PEOPLE,
    .check = check,
};
