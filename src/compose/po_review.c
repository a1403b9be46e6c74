/* Who has reviewed a message. */

#include "compose/po_merge.h"

#include <string.h>

#include "compose/compose.h"

enum { DIGITS = 12, DAY = 10 };

static const char *const BEGINNING = " Reviewed ", *const UNDATED = "0000-00-00";

static bool is_review(const char *comment)
{
    return g_str_has_prefix(comment, BEGINNING) && g_str_has_suffix(comment, "]");
}

static const char *number_of(struct kf_arena *arena, const struct kf_po_message *message)
{
    const char *both = kf_arena_format(arena, "%s\n%s", message->source, message->text);
    const char *hash = strchr(kf_fingerprint_hash(arena, kf_fingerprint_text(arena, both)), ':');

    return kf_arena_string_n(arena, hash + 1, DIGITS);
}

/* " Reviewed 2026-11-21 by M. Ortiz [0123456789ab]" */
static bool read_review(struct kf_arena *arena, const char *comment, const char *number,
                        struct kf_po_review *ret_review)
{
    const char *day = comment + strlen(BEGINNING), *open = strrchr(comment, '['), *by = day + DAY + strlen(" by ");

    if (open == NULL || strlen(day) < DAY || !g_str_has_prefix(day + DAY, " by ") || open <= by ||
        strncmp(open + 1, number, DIGITS) != 0) {
        return false;
    }
    ret_review->on = g_str_has_prefix(day, UNDATED) ? NULL : kf_arena_string_n(arena, day, DAY);
    ret_review->by = kf_arena_string_n(arena, by, (size_t)(open - by - 1));
    return true;
}

bool kf_po_review_of(struct kf_arena *arena, const struct kf_po *po, const struct kf_po_message *message,
                     struct kf_po_review *ret_review)
{
    const char *number = NULL;

    if (message->fuzzy || message->obsolete || *message->text == '\0') {
        return false;
    }
    for (int i = 0; i < message->comments.count; i++) {
        const char *comment = message->comments.items[i];

        if (is_review(comment)) {
            number = number != NULL ? number : number_of(arena, message);
            if (read_review(arena, comment, number, ret_review)) {
                return true;
            }
        }
    }
    ret_review->by = kf_po_field(arena, po, "X-Kinfold-Reviewed-By");
    ret_review->on = kf_po_field(arena, po, "X-Kinfold-Reviewed-On");
    return ret_review->by != NULL;
}

struct kf_list kf_po_remarks(struct kf_arena *arena, const struct kf_po_message *message)
{
    struct kf_list remarks = {.items = NULL};

    for (int i = 0; i < message->comments.count; i++) {
        const char *comment = message->comments.items[i];

        if (!is_review(comment) && *comment == ' ') {
            kf_list_add(arena, &remarks, (void *)(guintptr)(comment + 1));
        }
    }
    return remarks;
}

void kf_po_review_set(struct kf_arena *arena, struct kf_po_message *message, const char *by, const char *on)
{
    struct kf_list comments = {.items = NULL};

    for (int i = 0; i < message->comments.count; i++) {
        if (!is_review(message->comments.items[i])) {
            kf_list_add(arena, &comments, message->comments.items[i]);
        }
    }
    kf_list_add(
        arena, &comments,
        kf_arena_format(arena, "%s%s by %s [%s]", BEGINNING, on != NULL ? on : UNDATED, by, number_of(arena, message)));
    message->comments = comments;
}
