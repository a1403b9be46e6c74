#ifndef KF_FINISH_VALUES_H
#define KF_FINISH_VALUES_H

/* Values of a PDF (ISO 32000-1, 7.3) as the text that the file holds: nothing is taken apart before it is asked for, and
 * what is not asked for is copied as it is. */

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

#include "base/arena.h"

struct kf_value {
    const char *text; /* not terminated; NULL: none */
    size_t length;
};

/* The value that begins at or after *at, which moves behind it: an array or dictionary whole, a reference as one. None at
 * the end, before an operator or the end of what it stands in, and where something does not end. */
struct kf_value kf_value_next(struct kf_value text, size_t *at);

struct kf_entries { /* a walk over a dictionary, which may lack its end */
    struct kf_value dictionary;
    size_t at;
    struct kf_value key, value; /* key with its slash */
};

/* Empty for what is no dictionary. */
struct kf_entries kf_entries_of(struct kf_value dictionary);
bool kf_entries_next(struct kf_entries *entries);

struct kf_items { /* a walk over an array; what is no array is walked as an array of itself */
    struct kf_value array;
    size_t at;
    struct kf_value item;
};

struct kf_items kf_items_of(struct kf_value array);
bool kf_items_next(struct kf_items *items);
struct kf_value kf_item(struct kf_value array, int place); /* from 0 */

/* key: with its slash. The first of that name. */
struct kf_value kf_entry(struct kf_value dictionary, const char *key);
/* The dictionary with no entry of that name, in arena. */
struct kf_value kf_without(struct kf_arena *arena, struct kf_value dictionary, const char *key);
/* The dictionary with this value in place of any of that name, in arena. */
struct kf_value kf_with(struct kf_arena *arena, struct kf_value dictionary, const char *key, struct kf_value value);

struct kf_value kf_value_of(const char *text); /* terminated */
bool kf_value_is(struct kf_value value, const char *text); /* "/Form" */
bool kf_is_dictionary(struct kf_value value);
bool kf_is_array(struct kf_value value);
bool kf_is_string(struct kf_value value);
bool kf_is_number(struct kf_value value);
int kf_reference(struct kf_value value); /* the object's number; 0: no reference */
double kf_number(struct kf_value value); /* 0: none */
int kf_integer(struct kf_value value);   /* 0: none */

/* Bytes of a string, `(...)` or `<...>`. Caller frees. */
GByteArray *kf_string_bytes(struct kf_value value);
/* The string as UTF-8, from UTF-16, UTF-8 or PDFDocEncoding; in arena. */
const char *kf_string_text(struct kf_arena *arena, struct kf_value value);

/* Writing. */
void kf_append_integer(GString *out, long long value);
void kf_append_reference(GString *out, int number);
/* As a string, in UTF-16 where ASCII is not enough. */
void kf_append_text(GString *out, const char *text);

#endif
