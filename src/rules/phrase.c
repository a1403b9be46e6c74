/* Phrases in texts. */

#include "rules/phrase.h"

#include <string.h>

#include "base/utf8.h"

static bool is_in_a_word(const char *at)
{
    return kf_utf8_is_alnum(kf_utf8_at(at));
}

const char *kf_phrase_next(const char *text, const char *at)
{
    bool inside = at > text && is_in_a_word(g_utf8_prev_char(at));

    for (; *at != '\0'; at = kf_utf8_next(at)) {
        bool letter = is_in_a_word(at);

        if (letter && !inside) {
            break;
        }
        inside = letter;
    }
    return at;
}

/* --- one phrase ------------------------------------------------------------------------------------------------------- */

static bool has_capitals(const char *phrase)
{
    for (; *phrase != '\0'; phrase = kf_utf8_next(phrase)) {
        if (kf_utf8_is_upper(kf_utf8_at(phrase))) {
            return true;
        }
    }
    return false;
}

static bool same_letter(gunichar a, gunichar b, bool exact)
{
    return a == b || (!exact && kf_utf8_lower(a) == kf_utf8_lower(b));
}

static size_t match(const char *at, const char *phrase, bool exact)
{
    const char *start = at;

    for (; *phrase != '\0' && *phrase != '*'; phrase = kf_utf8_next(phrase)) {
        if (*phrase == ' ' && g_ascii_isspace(*at)) {
            at += strspn(at, " \t\n");
        } else if (*at != '\0' && same_letter(kf_utf8_at(at), kf_utf8_at(phrase), exact)) {
            at = kf_utf8_next(at);
        } else {
            return 0;
        }
    }
    while (*phrase == '*' && kf_utf8_is_alpha(kf_utf8_at(at))) {
        at = kf_utf8_next(at);
    }
    return kf_utf8_is_alnum(kf_utf8_at(at)) ? 0 : (size_t)(at - start);
}

size_t kf_phrase_match(const char *at, const char *phrase)
{
    return same_letter(kf_utf8_at(at), kf_utf8_at(phrase), /* exact */ false) ? match(at, phrase, has_capitals(phrase)) : 0;
}

bool kf_phrase_is_in(const char *text, const struct kf_words *phrases)
{
    for (const char *at = kf_phrase_next(text, text); *at != '\0'; at = kf_phrase_next(text, kf_utf8_next(at))) {
        for (int i = 0; i < phrases->count; i++) {
            if (kf_phrase_match(at, phrases->items[i]) > 0) {
                return true;
            }
        }
    }
    return false;
}

/* --- many ------------------------------------------------------------------------------------------------------------- */

enum { BEGINNINGS = 256 };

struct phrase {
    const char *text;
    void *row;
    gunichar second; /* letter, folded; 0: none that must be there */
    bool exact;
    struct phrase *next;
};

struct kf_phrase_set {
    struct kf_arena *arena;
    struct phrase *first[BEGINNINGS], **end[BEGINNINGS]; /* by the first letter */
};

static unsigned beginning_of(const char *text)
{
    return kf_utf8_lower(kf_utf8_at(text)) % BEGINNINGS;
}

static gunichar second_of(const char *text)
{
    const char *second = *text != '\0' ? kf_utf8_next(text) : text;

    return is_in_a_word(second) ? kf_utf8_lower(kf_utf8_at(second)) : 0;
}

struct kf_phrase_set *kf_phrase_set_new(struct kf_arena *arena)
{
    struct kf_phrase_set *set = KF_NEW(arena, struct kf_phrase_set);

    set->arena = arena;
    for (int i = 0; i < BEGINNINGS; i++) {
        set->end[i] = &set->first[i];
    }
    return set;
}

static void add(struct kf_phrase_set *set, const char *text, void *row)
{
    struct phrase *phrase = KF_NEW(set->arena, struct phrase);
    unsigned beginning = beginning_of(text);

    *phrase = (struct phrase){.text = text, .row = row, .second = second_of(text), .exact = has_capitals(text)};
    *set->end[beginning] = phrase;
    set->end[beginning] = &phrase->next;
}

void kf_phrase_set_add(struct kf_phrase_set *set, const struct kf_words *phrases, void *row)
{
    for (int i = 0; i < phrases->count; i++) {
        add(set, phrases->items[i], row);
    }
}

void kf_phrase_set_at(const struct kf_phrase_set *set, const char *at,
                      void (*found)(void *user, void *row, size_t length), void *user)
{
    const struct phrase *phrase = set->first[beginning_of(at)];
    gunichar second = phrase != NULL ? second_of(at) : 0;

    for (; phrase != NULL; phrase = phrase->next) {
        size_t length = phrase->second == 0 || phrase->second == second ? match(at, phrase->text, phrase->exact) : 0;

        if (length > 0) {
            found(user, phrase->row, length);
        }
    }
}

static void note_found(void *user, void *row, size_t length)
{
    (void)row;
    *(bool *)user |= length > 0;
}

bool kf_phrase_set_is_in(const struct kf_phrase_set *set, const char *text)
{
    bool found = false;

    for (const char *at = kf_phrase_next(text, text); *at != '\0' && !found; at = kf_phrase_next(text, kf_utf8_next(at))) {
        kf_phrase_set_at(set, at, note_found, &found);
    }
    return found;
}
