/* The program's own words, in the language of the edition. */

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "model/model_internal.h"
#include "yaml/read.h"

/* Every word that the program asks for, sorted: the words files have these and no others. */
static const char *const ids[] = {
    "activity",
    "after-the-session",
    "agenda",
    "all-through",
    "also-handouts",
    "arrow-alt",
    "ask",
    "at-a-glance",
    "background",
    "before-the-session",
    "before-you-invite",
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
    "certificate-one-session",
    "certificate-sessions",
    "certificate-sessions-label",
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
    "core-activity",
    "core-components",
    "curve-alt",
    "curve-draw-label",
    "curve-mark-label",
    "curve-n",
    "curves-alt",
    "cut-and-fold",
    "date",
    "date-long",
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
    "example",
    "example-row",
    "exit-label",
    "face-1",
    "face-2",
    "face-3",
    "face-4",
    "face-5",
    "facilitator-guide",
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
    "handout-caption",
    "handout-line",
    "handout-line-clear-spacing",
    "handout-line-large-print",
    "handout-short",
    "handouts",
    "help-right-now",
    "home-practice",
    "if-it-goes-badly",
    "if-label",
    "if-lead",
    "if-n-label",
    "if-not-cleared",
    "if-the-room-is-quiet",
    "if-then",
    "if-time-is-short",
    "in-short",
    "in-use-now",
    "instead-of",
    "journal-label",
    "keep-here",
    "keep-leave-here",
    "keep-private",
    "keep-share",
    "keep-shred",
    "language-ar",
    "language-en",
    "language-es",
    "languages-served",
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
    "one-each",
    "one-each-many",
    "one-facilitator",
    "one-set",
    "one-set-many",
    "one-sided",
    "own-card",
    "own-card-n",
    "own-card-when",
    "page-label-guide",
    "page-of",
    "paper-a4",
    "paper-letter",
    "people",
    "phone-alt",
    "picture-group-alt",
    "picture-repair-alt",
    "plain-program",
    "plain-title",
    "plain-violence-line",
    "plain-worker",
    "prepare",
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
    "review-tick",
    "reviewed-by",
    "ring-label",
    "safe-lines",
    "safety-page",
    "sample-line",
    "say",
    "scale-label",
    "scope",
    "script-line-label",
    "session-line",
    "sign-in-facilitators",
    "sign-in-place",
    "signature-label",
    "signature-of",
    "signed-by",
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
    "timeline-alt",
    "timeline-part-alt",
    "to-say-aloud",
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

enum { ID_COUNT = sizeof ids / sizeof ids[0] };

struct kf_vocabulary {
    const char *texts[ID_COUNT]; /* in the order of ids */
    bool draft;
};

struct loading {
    struct kf_run *run;
    const struct kf_node *words;
    const struct kf_catalogues *catalogues;
    bool translated; /* the edition's language is another than the file's */
    struct kf_vocabulary *vocabulary;
    struct kf_list missing; /* ids without a translation */
};

static int compare_ids(const void *key, const void *row)
{
    return strcmp(key, *(const char *const *)row);
}

static int find_id(const char *id)
{
    const char *const *row = bsearch(id, ids, ID_COUNT, sizeof ids[0], compare_ids);

    return row != NULL ? (int)(row - ids) : -1;
}

/* --- loading ------------------------------------------------------------------------------------------------------ */

static const struct kf_message *find_message(struct loading *loading, const char *id, const char *source)
{
    struct kf_arena *arena = loading->run->arena;
    const char *address = kf_arena_format(arena, "words/%s", id);

    for (int i = 0; i < loading->catalogues->count; i++) {
        const struct kf_message *message = kf_catalogue_find(loading->catalogues->items[i], address);

        if (message != NULL && message->text != NULL && !message->fuzzy &&
            strcmp(kf_fingerprint_text(arena, message->source), kf_fingerprint_text(arena, source)) == 0) {
            loading->vocabulary->draft |= message->reviewed_by == NULL;
            return message;
        }
    }
    return NULL;
}

/* How many {{names}} there are: a translation that loses one would lose a page number. */
static int count_names(const char *text)
{
    int count = 0;

    while ((text = strstr(text, "{{")) != NULL) {
        count++;
        text += 2;
    }
    return count;
}

static void load_word(struct loading *loading, const char *id, const struct kf_node *value)
{
    struct kf_diags *diags = loading->run->diags;
    int place = find_id(id);
    const struct kf_message *message;

    if (place < 0) {
        const char *nearest = kf_nearest(id, ids, ID_COUNT);
        struct kf_diag *diag =
            kf_diag_push(diags, KF_UNKNOWN_KEY, value->span, kf_arena_format(loading->run->arena, "words/%s", id),
                         "unknown word \"%s\"", id);

        if (nearest != NULL) {
            kf_diag_hint(diags, diag, "did you mean \"%s\"?", nearest);
        } else {
            kf_diag_hint(diags, diag, "take it out: the program never prints it");
        }
        return;
    }
    if (value->kind != KF_SCALAR) {
        kf_diag_push(diags, KF_WRONG_TYPE, value->span, NULL, "word \"%s\" must be one text", id);
        return;
    }
    message = find_message(loading, id, value->text);
    loading->vocabulary->texts[place] = message != NULL ? message->text : value->text;
    if (message == NULL && loading->translated) {
        kf_list_add(loading->run->arena, &loading->missing, (void *)(guintptr)ids[place]);
    }
    if (message != NULL && count_names(message->text) != count_names(value->text)) {
        kf_diag_hint(diags,
                     kf_diag_push(diags, KF_STALE_TRANSLATION, message->span, message->address,
                                  "this translation does not have the names in double braces that \"%s\" has",
                                  value->text),
                     "keep each {{name}} as it is");
    }
}

static void check_all_there(struct loading *loading)
{
    struct kf_diags *diags = loading->run->diags;

    for (int i = 0; i < ID_COUNT; i++) {
        if (loading->vocabulary->texts[i] == NULL && kf_node_get(loading->words, ids[i]) == NULL) {
            kf_diag_hint(
                diags,
                kf_diag_push(diags, KF_MISSING_KEY, loading->words->span, NULL, "word \"%s\" is missing", ids[i]),
                "write `%s: ...` under `words:`; modules/words/en-US.yaml has it", ids[i]);
        }
    }
}

static void warn_missing(struct loading *loading, const char *language)
{
    struct kf_diags *diags = loading->run->diags;
    int count = loading->missing.count;

    if (count > 0) {
        kf_diag_hint(diags,
                     kf_diag_warn(diags, KF_MISSING_TRANSLATION, loading->words->span, NULL,
                                  "%d of the program's own words %s no translation to \"%s\"", count,
                                  count == 1 ? "has" : "have", language),
                     "add words/%s%s to kit.po", (const char *)loading->missing.items[0],
                     count > 1 ? " and the others" : "");
    }
}

struct kf_vocabulary *kf_vocabulary_load(struct kf_run *run, const char *module_language, const char *language,
                                         const struct kf_catalogues *catalogues)
{
    int errors = run->diags->errors;
    const char *path = kf_arena_format(run->arena, "%s/modules/words/%s.yaml", run->data_dir, module_language);
    const struct kf_node *root = kf_yaml_read(run, path);
    struct loading loading = {
        .run = run, .catalogues = catalogues, .translated = !kf_same_language(module_language, language)};

    if (root == NULL) {
        return NULL;
    }
    loading.words = root->kind == KF_MAPPING ? kf_node_get(root, "words") : NULL;
    if (loading.words == NULL || loading.words->kind != KF_MAPPING) {
        kf_diag_push(run->diags, KF_MISSING_KEY, root->span, NULL, "a words file needs `words:` and ids below it");
        return NULL;
    }
    loading.vocabulary = KF_NEW(run->arena, struct kf_vocabulary);
    for (int i = 0; i < loading.words->count; i++) {
        load_word(&loading, loading.words->pairs[i].key->text, loading.words->pairs[i].value);
    }
    check_all_there(&loading);
    warn_missing(&loading, language);
    return run->diags->errors == errors ? loading.vocabulary : NULL;
}

bool kf_vocabulary_is_draft(const struct kf_vocabulary *vocabulary)
{
    return vocabulary->draft;
}

/* --- use ---------------------------------------------------------------------------------------------------------- */

bool kf_vocabulary_has(const struct kf_vocabulary *vocabulary, const char *id)
{
    int place = find_id(id);

    return place >= 0 && vocabulary->texts[place] != NULL;
}

const char *kf_vocabulary_get(const struct kf_vocabulary *vocabulary, const char *id)
{
    int place = find_id(id);

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
