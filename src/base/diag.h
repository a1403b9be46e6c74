#ifndef KF_BASE_DIAG_H
#define KF_BASE_DIAG_H

/* Diagnostics are data: collected by every stage, printed by the program alone. */

#include <stdbool.h>

#include <glib.h>

#include "base/arena.h"
#include "base/source.h"

/* Each code is a stable word that users see in error[...] and can look up. */
#define KF_CODES(X)                                          \
    X(KF_YAML_SYNTAX, "yaml-syntax")                         \
    X(KF_INVALID_UTF8, "invalid-utf8")                       \
    X(KF_CONTROL_CHARACTER, "control-character")             \
    X(KF_TAB, "tab")                                         \
    X(KF_DUPLICATE_KEY, "duplicate-key")                     \
    X(KF_ALIAS_LIMIT, "alias-limit")                         \
    X(KF_SIZE_LIMIT, "size-limit")                           \
    X(KF_DEPTH_LIMIT, "depth-limit")                         \
    X(KF_YAML_TAG, "yaml-tag")                               \
    X(KF_NEEDS_QUOTES, "needs-quotes")                       \
    X(KF_UNKNOWN_KEY, "unknown-key")                         \
    X(KF_MISSING_KEY, "missing-key")                         \
    X(KF_WRONG_TYPE, "wrong-type")                           \
    X(KF_OUT_OF_RANGE, "out-of-range")                       \
    X(KF_UNKNOWN_CHOICE, "unknown-choice")                   \
    X(KF_BAD_ID, "bad-id")                                   \
    X(KF_DUPLICATE_ID, "duplicate-id")                       \
    X(KF_UNKNOWN_BLOCK, "unknown-block")                     \
    X(KF_UNKNOWN_REFERENCE, "unknown-reference")             \
    X(KF_REMOVED_PAGE, "removed-page")                       \
    X(KF_UNKNOWN_PLACEHOLDER, "unknown-placeholder")         \
    X(KF_UNKNOWN_PIECE, "unknown-piece")                     \
    X(KF_UNKNOWN_ADDRESS, "unknown-address")                 \
    X(KF_UNKNOWN_MODULE, "unknown-module")                   \
    X(KF_STALE_OVERLAY, "stale-overlay")                     \
    X(KF_MOVED_OVERLAY, "moved-overlay")                     \
    X(KF_ORPHANED_OVERLAY, "orphaned-overlay")               \
    X(KF_BASED_ON, "based-on")                               \
    X(KF_UNRECORDED_OVERLAY, "unrecorded-overlay")           \
    X(KF_SAFETY_CHANGE, "safety-change")                     \
    X(KF_CORE_CHANGE, "core-change")                         \
    X(KF_WORD_SWAP, "word-swap")                             \
    X(KF_MISSING_TRANSLATION, "missing-translation")         \
    X(KF_STALE_TRANSLATION, "stale-translation")             \
    X(KF_UNREVIEWED_TRANSLATION, "unreviewed-translation")   \
    X(KF_PO_SYNTAX, "po-syntax")                             \
    X(KF_PATH_ESCAPES, "path-escapes")                       \
    X(KF_UNUSED_FILE, "unused-file")                         \
    X(KF_FILE_MISSING, "file-missing")                       \
    X(KF_FILE_UNREADABLE, "file-unreadable")                 \
    X(KF_MINUTES, "minutes")                                 \
    X(KF_SESSION_FRAME, "session-frame")                     \
    X(KF_SERIES_ORDER, "series-order")                       \
    X(KF_WAY_OUT, "way-out")                                 \
    X(KF_MAIN_MESSAGE, "main-message")                       \
    X(KF_WEEKLY_ACTION, "weekly-action")                     \
    X(KF_TANGIBLE_TOOL, "tangible-tool")                     \
    X(KF_CLOSING_LINE, "closing-line")                       \
    X(KF_CAPTION, "caption")                                 \
    X(KF_DANGER_LINE, "danger-line")                         \
    X(KF_PRIVATE_NAME, "private-name")                       \
    X(KF_CARE_LINE, "care-line")                             \
    X(KF_CHILD_TASK, "child-task")                           \
    X(KF_MATERIALS, "materials")                             \
    X(KF_READING_GRADE, "reading-grade")                     \
    X(KF_LONG_SENTENCE, "long-sentence")                     \
    X(KF_SENTENCE_LENGTH, "sentence-length")                 \
    X(KF_LIST_LENGTH, "list-length")                         \
    X(KF_HEADINGS, "headings")                               \
    X(KF_ALLOW, "allow")                                     \
    X(KF_WORDS_TO_AVOID, "words-to-avoid")                   \
    X(KF_PASSIVE_VOICE, "passive-voice")                     \
    X(KF_JARGON, "jargon")                                   \
    X(KF_STALE_HELPLINE, "stale-helpline")                   \
    X(KF_MISSING_HELPLINE, "missing-helpline")               \
    X(KF_MISSING_ALT, "missing-alt")                         \
    X(KF_MISSING_GLYPH, "missing-glyph")                     \
    X(KF_LOW_CONTRAST, "low-contrast")                       \
    X(KF_BAD_IMAGE, "bad-image")                             \
    X(KF_CARRY_SAFE, "carry-safe")                           \
    X(KF_FACILITATOR_LEAK, "facilitator-leak")               \
    X(KF_OVERFULL, "overfull")                               \
    X(KF_SIDES, "sides")                                     \
    X(KF_SITE, "site")                                       \
    X(KF_WRITE_REFUSED, "write-refused")                     \
    X(KF_INTERNAL, "internal")                               \
    X(KF_MISSING_ON_MACHINE, "missing-on-machine")           \
    X(KF_USAGE, "usage")

enum kf_code {
#define X(code, word) code,
    KF_CODES(X)
#undef X
        KF_CODE_COUNT
};

/* Allowed: what a rule found where an `allow:` switches it off, for the count and the list of these. */
enum kf_severity { KF_ALLOWED, KF_NOTE, KF_WARNING, KF_ERROR, KF_SEVERITY_COUNT };

struct kf_related {
    struct kf_span span;
    const char *text; /* "replacing this", "first here" */
};

struct kf_diag {
    enum kf_code code;
    enum kf_severity severity;
    struct kf_span span;
    const char *address; /* NULL or `repair-conversations/six-steps/steps/pause/try` */
    const char *message; /* starts with the thing, quotes user text, no full stop */
    const char *hint;    /* what to write instead, NULL for none */
    const char *rule;    /* name of the rule that found it, NULL: none */
    const char *because; /* why it is allowed, NULL: it is not */
    struct kf_span allowed_at;
    struct kf_related *related;
    int related_count;
};

struct kf_diags {
    struct kf_arena *arena; /* where diagnostics live: the run's */
    struct kf_diag **items;
    int count, room;
    int errors, warnings;
};

const char *kf_code_word(enum kf_code code); /* "unknown-key" */
struct kf_diags *kf_diags_new(struct kf_arena *arena);

/* Adds an error (a warning, a note). address may be NULL. The result is there to hang a hint on. */
struct kf_diag *kf_diag_add(struct kf_diags *diags, enum kf_severity severity, enum kf_code code, struct kf_span span,
                            const char *address, const char *format, ...) G_GNUC_PRINTF(6, 7);
#define kf_diag_push(diags, ...) kf_diag_add((diags), KF_ERROR, __VA_ARGS__)
#define kf_diag_warn(diags, ...) kf_diag_add((diags), KF_WARNING, __VA_ARGS__)
#define kf_diag_note(diags, ...) kf_diag_add((diags), KF_NOTE, __VA_ARGS__)
void kf_diag_hint(struct kf_diags *diags, struct kf_diag *diag, const char *format, ...) G_GNUC_PRINTF(3, 4);
void kf_diag_also(struct kf_diags *diags, struct kf_diag *diag, struct kf_span span, const char *format, ...)
    G_GNUC_PRINTF(4, 5);

/* Adds all of from to into; both keep their diagnostics in the same arena. */
void kf_diags_move(struct kf_diags *into, const struct kf_diags *from);

/* The nearest of names to what was typed, for hints; NULL when none is near enough
 * (Damerau-Levenshtein, at most a third of the letters). */
const char *kf_nearest(const char *typed, const char *const *names, int count);

/* One diagnostic as text, as the terminal shows it: `file:line:column: error[code]: message`, the line, a caret,
 * `at:`, `hint:`, related places. colour adds ANSI escapes. Caller frees. */
char *kf_diag_format(const struct kf_diag *diag, bool colour);

#endif
