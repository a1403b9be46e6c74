/* Collecting diagnostics, and finding the name that was meant. */

#include "base/diag.h"

#include <string.h>

#include "base/utf8.h"

static const char *const code_words[KF_CODE_COUNT] = {
#define X(code, word) [code] = (word),
    KF_CODES(X)
#undef X
};

const char *kf_code_word(enum kf_code code)
{
    return (unsigned)code < KF_CODE_COUNT ? code_words[code] : "unknown";
}

struct kf_diags *kf_diags_new(struct kf_arena *arena)
{
    struct kf_diags *diags = KF_NEW(arena, struct kf_diags);

    diags->arena = arena;
    return diags;
}

static void add(struct kf_diags *diags, struct kf_diag *diag)
{
    diags->items = kf_arena_grow(diags->arena, diags->items, diags->count, &diags->room, sizeof *diags->items);
    diags->items[diags->count++] = diag;
    diags->errors += diag->severity == KF_ERROR;
    diags->warnings += diag->severity == KF_WARNING;
}

struct kf_diag *kf_diag_add(struct kf_diags *diags, enum kf_severity severity, enum kf_code code, struct kf_span span,
                            const char *address, const char *format, ...)
{
    struct kf_diag *diag = KF_NEW(diags->arena, struct kf_diag);
    va_list args;

    va_start(args, format);
    diag->code = code;
    diag->severity = severity;
    diag->span = span;
    diag->address = kf_arena_string(diags->arena, address);
    diag->message = kf_arena_format_v(diags->arena, format, args);
    va_end(args);
    add(diags, diag);
    return diag;
}

void kf_diag_hint(struct kf_diags *diags, struct kf_diag *diag, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    diag->hint = kf_arena_format_v(diags->arena, format, args);
    va_end(args);
}

void kf_diag_also(struct kf_diags *diags, struct kf_diag *diag, struct kf_span span, const char *format, ...)
{
    struct kf_related *related = KF_NEW_ARRAY(diags->arena, diag->related_count + 1, struct kf_related);
    va_list args;

    if (diag->related_count > 0) {
        memcpy(related, diag->related, (size_t)diag->related_count * sizeof *related);
    }
    va_start(args, format);
    related[diag->related_count].span = span;
    related[diag->related_count].text = kf_arena_format_v(diags->arena, format, args);
    va_end(args);
    diag->related = related;
    diag->related_count++;
}

void kf_diags_move(struct kf_diags *into, const struct kf_diags *from)
{
    for (int i = 0; i < from->count; i++) {
        add(into, from->items[i]);
    }
}

/* --- the nearest name ----------------------------------------------------------------------------------------------- */

enum { LONGEST_NAME = 64 };

/* Case and the choice of hyphen are no mistakes worth counting. Returns the number of letters, 0 when too long. */
static int folded(const char *name, gunichar *ret_letters)
{
    int count = 0;

    for (const char *p = name; *p != '\0'; p = kf_utf8_next(p)) {
        gunichar letter = g_unichar_tolower(g_utf8_get_char(p));

        if (count == LONGEST_NAME) {
            return 0;
        }
        ret_letters[count++] = letter == '_' || letter == ' ' ? '-' : letter;
    }
    return count;
}

/* Damerau-Levenshtein in the restricted form: insert, delete, change, swap neighbours. */
static int distance(const gunichar *a, int a_count, const gunichar *b, int b_count)
{
    int rows[3][LONGEST_NAME + 1];

    for (int j = 0; j <= b_count; j++) {
        rows[0][j] = j;
    }
    for (int i = 1; i <= a_count; i++) {
        int *row = rows[i % 3], *above = rows[(i + 2) % 3], *two_above = rows[(i + 1) % 3];

        row[0] = i;
        for (int j = 1; j <= b_count; j++) {
            int cost = a[i - 1] != b[j - 1];

            row[j] = MIN(MIN(above[j] + 1, row[j - 1] + 1), above[j - 1] + cost);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = MIN(row[j], two_above[j - 2] + 1);
            }
        }
    }
    return rows[a_count % 3][b_count];
}

const char *kf_nearest(const char *typed, const char *const *names, int count)
{
    gunichar typed_letters[LONGEST_NAME], letters[LONGEST_NAME];
    int typed_count = g_utf8_validate(typed, -1, NULL) ? folded(typed, typed_letters) : 0;
    const char *nearest = NULL;
    int least = G_MAXINT;

    for (int i = 0; i < count && typed_count > 0; i++) {
        int name_count = folded(names[i], letters);
        int longer = MAX(typed_count, name_count);
        int most = longer < 3 ? 0 : longer / 3;
        int found = name_count == 0 ? G_MAXINT : distance(typed_letters, typed_count, letters, name_count);

        if (found <= most && found < least) {
            least = found;
            nearest = names[i];
        }
    }
    return nearest;
}
