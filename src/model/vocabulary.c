/* The program's own words: which there are, and their use. Their files: words_files.c. */

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "model/model_internal.h"

/* Every word that the program asks for, sorted: the words files have these and no others. */
static const char *const ids[] = {
    "activity",
    "after-the-session",
    "agenda",
    "agenda-page",
    "agenda-time",
    "agenda-what",
    "all-through",
    "also-handouts",
    "am",
    "amount",
    "arrow-alt",
    "ask",
    "at-a-glance",
    "background",
    "before-the-session",
    "before-you-invite",
    "begin-by",
    "beside-the-handout",
    "blank-label",
    "blank-n-label",
    "body-back",
    "body-belly",
    "body-chest",
    "body-face",
    "body-feet",
    "body-hands",
    "body-head",
    "body-legs",
    "body-outline-alone-alt",
    "body-outline-alt",
    "body-place",
    "body-shoulders",
    "body-throat",
    "break",
    "breath-alt",
    "bring",
    "by-the-end",
    "call",
    "call-or-text",
    "care-note",
    "care-note-guide",
    "care-note-short",
    "cell-label",
    "certificate-hours",
    "certificate-n-of",
    "certificate-one-session",
    "certificate-sessions",
    "certificate-sessions-label",
    "certificates",
    "chairs",
    "check-each-number",
    "checked-on",
    "choice-label",
    "choice-note",
    "clinic-name",
    "clinic-name-spoken",
    "clinic-phone",
    "clinic-phone-spoken",
    "clinic-worker",
    "clinic-worker-spoken",
    "clinician-line",
    "clinician-side",
    "clinician-title",
    "clock",
    "comment",
    "continued",
    "copies",
    "copies-each",
    "copies-each-many",
    "core-activity",
    "core-components",
    "core-short",
    "corrections-again",
    "corrections-by-label",
    "corrections-gone",
    "corrections-how-cut",
    "corrections-how-measure",
    "corrections-how-print",
    "corrections-how-stick",
    "corrections-new",
    "corrections-page",
    "corrections-pages",
    "corrections-scale-alt",
    "corrections-title",
    "curve-alt",
    "curve-draw-label",
    "curve-mark-label",
    "curve-n",
    "curves-alt",
    "cut-and-fold",
    "date",
    "date-long",
    "day-and-time",
    "day-friday",
    "day-friday-short",
    "day-monday",
    "day-monday-short",
    "day-n",
    "day-saturday",
    "day-saturday-short",
    "day-sunday",
    "day-sunday-short",
    "day-thursday",
    "day-thursday-short",
    "day-tuesday",
    "day-tuesday-short",
    "day-wednesday",
    "day-wednesday-short",
    "do",
    "document-subject-clinician",
    "document-subject-guide",
    "document-subject-handout",
    "document-title",
    "draft",
    "draft-translation",
    "draft-translation-short",
    "empty-side",
    "example",
    "example-row",
    "exit-label",
    "face-1",
    "face-2",
    "face-3",
    "face-4",
    "face-5",
    "facilitator-guide",
    "facilitator-pack",
    "facilitators",
    "facilitators-one",
    "family-apart",
    "family-children",
    "family-close",
    "family-died",
    "family-distant",
    "family-generation",
    "family-key-apart",
    "family-key-circle",
    "family-key-close",
    "family-key-diamond",
    "family-key-died",
    "family-key-distant",
    "family-key-raising",
    "family-key-square",
    "family-key-strong",
    "family-key-together",
    "family-map-alt",
    "family-name-label",
    "family-person",
    "family-raised",
    "family-strong",
    "family-together",
    "first-name-or-code",
    "for-people",
    "from-last-time",
    "from-to",
    "go-to-page",
    "go-to-page-short",
    "handout-caption",
    "handout-line",
    "handout-line-clear-spacing",
    "handout-line-large-print",
    "handout-short",
    "handouts",
    "help-right-now",
    "home-practice",
    "hours-of-clock",
    "if-it-goes-badly",
    "if-label",
    "if-late",
    "if-lead",
    "if-n-label",
    "if-not-cleared",
    "if-the-room-is-quiet",
    "if-then",
    "if-time-is-short",
    "in-pairs",
    "in-short",
    "in-threes",
    "in-use-now",
    "instead-of",
    "journal-label",
    "keep-here",
    "keep-leave-here",
    "keep-private",
    "keep-share",
    "keep-shred",
    "keep-team",
    "label-alt",
    "label-many",
    "label-n",
    "label-one",
    "label-sheet-head",
    "label-sheets",
    "labels-to-print",
    "language-ar",
    "language-en",
    "language-es",
    "languages-served",
    "last-time-ask",
    "last-time-given",
    "leave-out",
    "led-by",
    "led-by-counsellor",
    "led-by-line",
    "led-by-peer",
    "led-by-therapist",
    "level-alt",
    "light-amber",
    "light-amber-alt",
    "light-green",
    "light-green-alt",
    "light-red",
    "light-red-alt",
    "line-label",
    "list-last",
    "list-more",
    "list-two",
    "listen-for",
    "listen-for-on-page",
    "logo-alt",
    "look-around-instead",
    "loop-alt",
    "loop-inside",
    "loop-outside",
    "loop-person",
    "mark-alt",
    "mark-bubble-alt",
    "meaning-label",
    "min",
    "minutes",
    "module-line",
    "month-1",
    "month-10",
    "month-11",
    "month-12",
    "month-2",
    "month-3",
    "month-4",
    "month-5",
    "month-6",
    "month-7",
    "month-8",
    "month-9",
    "more-handouts",
    "my-notes",
    "name",
    "name-or-initials",
    "next-activity",
    "next-after-break",
    "next-at",
    "next-time",
    "no",
    "no-break",
    "not-together",
    "not-when",
    "note-choice",
    "note-kindness",
    "note-privacy",
    "note-safety",
    "number-label",
    "numbers-from-to",
    "of-three",
    "of-two",
    "one-alone",
    "one-each",
    "one-each-many",
    "one-facilitator",
    "one-pair",
    "one-pair-many",
    "one-set",
    "one-set-many",
    "one-sided",
    "one-three",
    "one-three-many",
    "own-card",
    "own-card-n",
    "own-card-when",
    "pack-contents",
    "pack-copies-group",
    "pack-for-staff",
    "pack-for-staff-text",
    "pack-guide",
    "pack-kit",
    "pack-line",
    "pack-session",
    "pack-title",
    "pack-use",
    "pack-use-guide",
    "pack-use-labels",
    "pack-use-masters",
    "pack-use-numbers",
    "pack-use-private",
    "pack-use-screen",
    "pack-use-short",
    "packet-keep",
    "packet-line",
    "packet-log",
    "packet-log-date",
    "packet-log-date-label",
    "packet-log-lead",
    "packet-log-number",
    "packet-log-title",
    "packet-title",
    "packet-yours",
    "page-label-guide",
    "page-label-handout",
    "page-label-references",
    "page-label-session-guide",
    "page-label-staff",
    "page-of",
    "paper-a4",
    "paper-letter",
    "participant-packet",
    "people",
    "phone-alt",
    "picture-group-alt",
    "picture-repair-alt",
    "plain-program",
    "plain-title",
    "plain-violence-line",
    "plain-worker",
    "pm",
    "prepare",
    "print-only-empty",
    "print-only-title",
    "print-ticket",
    "qr-alt",
    "references",
    "release-guides",
    "release-licence",
    "release-side",
    "release-sides",
    "release-step-open",
    "release-step-print",
    "release-step-type",
    "release-step-unpack",
    "release-title",
    "release-version",
    "review-better",
    "review-better-label",
    "review-draft",
    "review-lead",
    "review-line",
    "review-ok",
    "review-safety",
    "review-signature",
    "review-source",
    "review-stale",
    "review-tick",
    "review-title",
    "reviewed-by",
    "ring-label",
    "safe-lines",
    "safety-page",
    "sample-line",
    "say",
    "scale-label",
    "scope",
    "script-line-label",
    "series-at-a-glance",
    "series-practice",
    "series-print",
    "series-session",
    "series-when",
    "session-line",
    "session-of-series",
    "sets",
    "sets-many",
    "sign-in-facilitators",
    "sign-in-place",
    "signature-label",
    "signature-of",
    "signed-by",
    "slot-change",
    "slot-first",
    "slot-form",
    "slot-left-out",
    "slot-longer",
    "slot-shorter",
    "source-text",
    "sources",
    "speaker-both",
    "speaker-who-caused-it",
    "speaker-who-was-hurt",
    "speakers",
    "step",
    "step-n",
    "strength-early",
    "strength-one-view",
    "strength-some-support",
    "strength-well-supported",
    "supervision",
    "take-home",
    "text",
    "the-session",
    "then-close",
    "then-lead",
    "then-n-label",
    "then-of-label",
    "three-questions",
    "thumbnail-alt",
    "tick-box",
    "tick-box-label",
    "time-of-day",
    "time-still-here",
    "time-wherever",
    "timeline-alt",
    "timeline-part-alt",
    "to-say-aloud",
    "tonight",
    "tonight-hand-over",
    "tonight-keep",
    "tonight-staff",
    "tonight-staff-lead",
    "tonight-staff-line",
    "tonight-title",
    "tonight-title-both",
    "translation-reviewed",
    "translation-reviewed-plain",
    "translation-reviewed-short",
    "translation-reviewed-undated",
    "try",
    "two-sided",
    "use-when",
    "version-line",
    "version-line-checked",
    "watch-for",
    "water-line-alt",
    "wave-alt",
    "what-i-do",
    "what-i-notice",
    "what-is-known",
    "with-one-break",
    "worked-example",
    "yes",
    "you-can",
    "you-could-say",
    "you-may-see",
};

struct words_row {
    int kinfold;
    const char *language;
    const struct kf_node *words, *node;
};

static const struct kf_field fields[] = {
    KF_INT_ROW(struct words_row, kinfold, "kinfold", .min = 1, .max = 1, .help = "Version of the format: 1."),
    KF_WORD_ROW(struct words_row, language, "language", .help = "The language of these words, as in the file's name."),
    KF_NODE_ROW(struct words_row, words, "words", .flags = KF_OF_WORDS | KF_REQUIRED,
                .help = "The words that the program itself puts on pages, by their ids; {{names}} are filled by it."),
    KF_END,
};

const struct kf_record kf_words_record = {
    .name = "words-file",
    .summary = "The words that the program itself puts on pages, in one language.",
    .size = sizeof(struct words_row),
    .fields = fields,
    .node_offset = offsetof(struct words_row, node),
    .address_offset = KF_NOWHERE,
};

enum { ID_COUNT = sizeof ids / sizeof ids[0] };

static int compare_ids(const void *key, const void *row)
{
    return strcmp(key, *(const char *const *)row);
}

int kf_word_place(const char *id)
{
    const char *const *row = bsearch(id, ids, ID_COUNT, sizeof ids[0], compare_ids);

    return row != NULL ? (int)(row - ids) : -1;
}

const char *const *kf_word_ids(int *ret_count)
{
    *ret_count = ID_COUNT;
    return ids;
}

/* --- use ---------------------------------------------------------------------------------------------------------- */

bool kf_vocabulary_has(const struct kf_vocabulary *vocabulary, const char *id)
{
    int place = kf_word_place(id);

    return place >= 0 && vocabulary->texts[place] != NULL;
}

int kf_vocabulary_size(void)
{
    return ID_COUNT;
}

const char *kf_vocabulary_at(const struct kf_vocabulary *vocabulary, int place)
{
    return vocabulary->texts[place];
}

const char *kf_vocabulary_get(const struct kf_vocabulary *vocabulary, const char *id)
{
    int place = kf_word_place(id);

    assert(place >= 0); /* an id that the list above lacks: add it there and to modules/words/ */
    return vocabulary->texts[place];
}

/* The value of the name of this length among pairs of arguments, NULL when it is not there. */
static const char *find_value(va_list args, const char *name, size_t length)
{
    const char *key;

    while ((key = va_arg(args, const char *)) != NULL) {
        const char *value = va_arg(args, const char *);

        if (strlen(key) == length && strncmp(key, name, length) == 0) {
            return value;
        }
    }
    return NULL;
}

char *kf_vocabulary_fill(const struct kf_vocabulary *vocabulary, struct kf_arena *arena, const char *id, ...)
{
    const char *text = kf_vocabulary_get(vocabulary, id), *open;
    GString *filled = g_string_new(NULL);
    char *kept;

    while ((open = strstr(text, "{{")) != NULL && strstr(open, "}}") != NULL) {
        const char *close = strstr(open, "}}"), *value;
        va_list args;

        va_start(args, id);
        value = find_value(args, open + 2, (size_t)(close - open - 2));
        va_end(args);
        g_string_append_len(filled, text, open - text);
        if (value != NULL) {
            g_string_append(filled, value);
        } else {
            g_string_append_len(filled, open, close + 2 - open);
        }
        text = close + 2;
    }
    g_string_append(filled, text);
    kept = kf_arena_string_n(arena, filled->str, filled->len);
    g_string_free(filled, TRUE);
    return kept;
}
