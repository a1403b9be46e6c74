/* Values of a PDF as text. */

#include "finish/values.h"

#include <string.h>

#include "finish/finish_internal.h"

static const struct kf_value none;

/* --- walking -------------------------------------------------------------------------------------------------------- */

static bool is_operator(struct kf_value text, struct kf_token token, const char *word)
{
    size_t length = token.end - token.begin;

    return token.kind == KF_TOKEN_OPERATOR && strlen(word) == length && memcmp(text.text + token.begin, word, length) == 0;
}

/* [ and << are 1, ] and >> are -1, all else is 0. */
static int step_of(struct kf_value text, struct kf_token token)
{
    char first = text.text[token.begin];

    if (token.kind != KF_TOKEN_OPERAND) {
        return 0;
    }
    if (first == '[' || first == ']') {
        return first == '[' ? 1 : -1;
    }
    if (token.end - token.begin != 2 || text.text[token.begin + 1] != first) {
        return 0;
    }
    return first == '<' ? 1 : first == '>' ? -1 : 0;
}

/* Where the array or dictionary ends whose first token ends at `at`; 0 when it does not. */
static size_t end_of_group(struct kf_value text, size_t at)
{
    for (int depth = 1;;) {
        struct kf_token token = kf_content_next(text.text, text.length, at);

        if (token.kind == KF_TOKEN_END || token.kind == KF_TOKEN_BROKEN) {
            return 0;
        }
        at = token.end;
        depth += step_of(text, token);
        if (depth == 0) {
            return at;
        }
    }
}

static bool is_digits(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (!g_ascii_isdigit(text[i])) {
            return false;
        }
    }
    return length > 0;
}

/* The end of `12 0 R`, where the number is the first of that; else the number's own. */
static size_t end_of_number(struct kf_value text, struct kf_token number)
{
    struct kf_token generation = kf_content_next(text.text, text.length, number.end);

    if (generation.kind != KF_TOKEN_OPERAND || !is_digits(text.text + generation.begin, generation.end - generation.begin)) {
        return number.end;
    }
    struct kf_token word = kf_content_next(text.text, text.length, generation.end);
    return is_operator(text, word, "R") ? word.end : number.end;
}

struct kf_value kf_value_next(struct kf_value text, size_t *at)
{
    struct kf_token token = kf_content_next(text.text, text.length, *at);
    size_t end = token.end;

    if (token.kind != KF_TOKEN_OPERAND && token.kind != KF_TOKEN_NAME) {
        return none;
    }
    int step = step_of(text, token);
    if (step > 0) {
        end = end_of_group(text, token.end);
    } else if (step < 0) {
        return none;
    } else if (is_digits(text.text + token.begin, token.end - token.begin)) {
        end = end_of_number(text, token);
    }
    if (end == 0) {
        return none;
    }
    *at = end;
    return (struct kf_value){text.text + token.begin, end - token.begin};
}

struct kf_entries kf_entries_of(struct kf_value dictionary)
{
    return (struct kf_entries){.dictionary = dictionary, .at = kf_is_dictionary(dictionary) ? 2 : dictionary.length};
}

bool kf_entries_next(struct kf_entries *entries)
{
    entries->key = kf_value_next(entries->dictionary, &entries->at);
    entries->value = entries->key.text != NULL ? kf_value_next(entries->dictionary, &entries->at) : none;
    return entries->value.text != NULL;
}

struct kf_items kf_items_of(struct kf_value array)
{
    return (struct kf_items){.array = array, .at = kf_is_array(array) ? 1 : 0};
}

bool kf_items_next(struct kf_items *items)
{
    items->item = items->array.text != NULL ? kf_value_next(items->array, &items->at) : none;
    return items->item.text != NULL;
}

struct kf_value kf_item(struct kf_value array, int place)
{
    struct kf_items items = kf_items_of(array);

    while (kf_items_next(&items)) {
        if (place-- == 0) {
            return items.item;
        }
    }
    return none;
}

struct kf_value kf_entry(struct kf_value dictionary, const char *key)
{
    struct kf_entries entries = kf_entries_of(dictionary);

    while (kf_entries_next(&entries)) {
        if (kf_value_is(entries.key, key)) {
            return entries.value;
        }
    }
    return none;
}

/* --- changing ------------------------------------------------------------------------------------------------------- */

static struct kf_value keep(struct kf_arena *arena, GString *out)
{
    struct kf_value kept = {kf_arena_string_n(arena, out->str, out->len), out->len};

    g_string_free(out, TRUE);
    return kept;
}

static GString *open_without(struct kf_value dictionary, const char *key)
{
    struct kf_entries entries = kf_entries_of(dictionary);
    GString *out = g_string_new("<<");

    while (kf_entries_next(&entries)) {
        if (!kf_value_is(entries.key, key)) {
            g_string_append_len(out, entries.key.text, (gssize)entries.key.length);
            g_string_append_c(out, ' ');
            g_string_append_len(out, entries.value.text, (gssize)entries.value.length);
        }
    }
    return out;
}

struct kf_value kf_without(struct kf_arena *arena, struct kf_value dictionary, const char *key)
{
    GString *out = open_without(dictionary, key);

    g_string_append(out, ">>");
    return keep(arena, out);
}

struct kf_value kf_with(struct kf_arena *arena, struct kf_value dictionary, const char *key, struct kf_value value)
{
    GString *out = open_without(dictionary, key);

    g_string_append(out, key);
    g_string_append_c(out, ' ');
    g_string_append_len(out, value.text, (gssize)value.length);
    g_string_append(out, ">>");
    return keep(arena, out);
}

/* --- what a value is ------------------------------------------------------------------------------------------------ */

struct kf_value kf_value_of(const char *text)
{
    return (struct kf_value){text, strlen(text)};
}

bool kf_value_is(struct kf_value value, const char *text)
{
    return value.text != NULL && strncmp(value.text, text, value.length) == 0 && text[value.length] == '\0';
}

bool kf_is_dictionary(struct kf_value value)
{
    return value.length >= 2 && value.text[0] == '<' && value.text[1] == '<';
}

bool kf_is_array(struct kf_value value)
{
    return value.length > 0 && value.text[0] == '[';
}

bool kf_is_string(struct kf_value value)
{
    return value.length > 0 && (value.text[0] == '(' || (value.text[0] == '<' && !kf_is_dictionary(value)));
}

bool kf_is_number(struct kf_value value)
{
    return value.length > 0 && strchr("+-.0123456789", value.text[0]) != NULL && kf_reference(value) == 0;
}

static int leading_integer(struct kf_value value)
{
    size_t at = value.length > 0 && (value.text[0] == '-' || value.text[0] == '+') ? 1 : 0;
    long long number = 0;

    for (; at < value.length && g_ascii_isdigit(value.text[at]) && number < G_MAXINT; at++) {
        number = 10 * number + (value.text[at] - '0');
    }
    number = MIN(number, G_MAXINT);
    return (int)(value.length > 0 && value.text[0] == '-' ? -number : number);
}

int kf_reference(struct kf_value value)
{
    bool is_one = value.length > 0 && value.text[value.length - 1] == 'R' && g_ascii_isdigit(value.text[0]);

    return is_one ? leading_integer(value) : 0;
}

int kf_integer(struct kf_value value)
{
    return kf_is_number(value) ? leading_integer(value) : 0;
}

double kf_number(struct kf_value value)
{
    char number[40];
    size_t length = MIN(value.length, sizeof number - 1);

    if (!kf_is_number(value)) {
        return 0;
    }
    memcpy(number, value.text, length);
    number[length] = '\0';
    return g_ascii_strtod(number, NULL);
}

/* --- strings -------------------------------------------------------------------------------------------------------- */

static void add_hex(GByteArray *bytes, const char *text, size_t length)
{
    int half = -1;

    for (size_t i = 0; i <= length; i++) {
        int digit = i < length ? g_ascii_xdigit_value(text[i]) : half >= 0 ? 0 /* a missing digit is 0 */ : -1;

        if (digit >= 0 && half >= 0) {
            guint8 byte = (guint8)(half << 4 | digit);

            g_byte_array_append(bytes, &byte, 1);
            half = -1;
        } else if (digit >= 0) {
            half = digit;
        }
    }
}

/* An escape of a literal string (ISO 32000-1, 7.3.4.2); how many bytes of it follow the backslash. */
static size_t unescape(GByteArray *bytes, const char *text, size_t length)
{
    static const char names[] = "nrtbf", values[] = "\n\r\t\b\f";
    size_t digits = 0;
    guint8 byte = 0;

    while (digits < 3 && digits < length && text[digits] >= '0' && text[digits] <= '7') {
        byte = (guint8)(byte << 3 | (text[digits++] - '0'));
    }
    if (digits == 0 && length > 0 && (text[0] == '\n' || text[0] == '\r')) {
        return length > 1 && text[0] == '\r' && text[1] == '\n' ? 2 : 1;
    }
    if (digits == 0 && length > 0) {
        const char *name = strchr(names, text[0]);

        byte = (guint8)(name != NULL && *name != '\0' ? values[name - names] : text[0]);
        digits = 1;
    }
    g_byte_array_append(bytes, &byte, 1);
    return digits;
}

GByteArray *kf_string_bytes(struct kf_value value)
{
    GByteArray *bytes = g_byte_array_new();

    if (value.length < 2) {
        return bytes;
    }
    const char *text = value.text + 1;
    size_t length = value.length - 2;
    if (value.text[0] == '<') {
        add_hex(bytes, text, length);
        return bytes;
    }
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '\\') {
            i += unescape(bytes, text + i + 1, length - i - 1);
        } else {
            g_byte_array_append(bytes, (const guint8 *)text + i, 1);
        }
    }
    return bytes;
}

/* ISO 32000-1, annex D.3. */
static gunichar letter_of(guint8 byte)
{
    static const gunichar from_24[] = {0x2D8, 0x2C7, 0x2C6, 0x2D9, 0x2DD, 0x2DB, 0x2DA, 0x2DC};
    static const gunichar from_128[] = {
        0x2022, 0x2020, 0x2021, 0x2026, 0x2014, 0x2013, 0x192,  0x2044, 0x2039, 0x203A, 0x2212,
        0x2030, 0x201E, 0x201C, 0x201D, 0x2018, 0x2019, 0x201A, 0x2122, 0xFB01, 0xFB02, 0x141,
        0x152,  0x160,  0x178,  0x17D,  0x131,  0x142,  0x153,  0x161,  0x17E,  0xFFFD, 0x20AC,
    };

    if (byte >= 24 && byte < 32) {
        return from_24[byte - 24];
    }
    return byte >= 128 && byte <= 160 ? from_128[byte - 128] : byte == 0 ? 0xFFFD : byte;
}

/* Half a letter is left out, and so is NUL. */
static GString *from_utf16(const GByteArray *bytes)
{
    GString *text = g_string_sized_new(bytes->len);
    gunichar high = 0;

    for (guint i = 2; i + 1 < bytes->len; i += 2) {
        gunichar unit = (gunichar)(bytes->data[i] << 8 | bytes->data[i + 1]);
        bool is_low = unit >= 0xDC00 && unit < 0xE000;

        if (is_low && high != 0) {
            g_string_append_unichar(text, 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00));
        } else if (unit != 0 && (unit < 0xD800 || unit >= 0xE000)) {
            g_string_append_unichar(text, unit);
        }
        high = unit >= 0xD800 && unit < 0xDC00 ? unit : 0;
    }
    return text;
}

static GString *from_encoding(const GByteArray *bytes)
{
    GString *text = g_string_sized_new(bytes->len + 1);

    for (guint i = 0; i < bytes->len; i++) {
        g_string_append_unichar(text, letter_of(bytes->data[i]));
    }
    return text;
}

const char *kf_string_text(struct kf_arena *arena, struct kf_value value)
{
    GByteArray *bytes = kf_string_bytes(value);
    bool is_utf16 = bytes->len >= 2 && bytes->data[0] == 0xFE && bytes->data[1] == 0xFF;
    bool is_utf8 = bytes->len >= 3 && memcmp(bytes->data, "\xEF\xBB\xBF", 3) == 0;
    GString *text = is_utf16 ? from_utf16(bytes) : NULL;

    if (is_utf8) {
        char *valid = g_utf8_make_valid((const char *)bytes->data + 3, (gssize)bytes->len - 3);
        text = g_string_new(valid);
        g_free(valid);
    } else if (text == NULL) {
        text = from_encoding(bytes);
    }
    g_byte_array_unref(bytes);
    return keep(arena, text).text;
}

/* --- writing -------------------------------------------------------------------------------------------------------- */

void kf_append_integer(GString *out, long long value)
{
    char digits[24];
    char *first = digits + sizeof digits;
    unsigned long long rest = value < 0 ? 0 - (unsigned long long)value : (unsigned long long)value;

    do {
        *--first = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (value < 0) {
        *--first = '-';
    }
    g_string_append_len(out, first, digits + sizeof digits - first);
}

void kf_append_reference(GString *out, int number)
{
    kf_append_integer(out, number);
    g_string_append_len(out, " 0 R", 4);
}

static void append_utf16(GString *out, const char *text)
{
    static const char digits[] = "0123456789ABCDEF";
    glong count = 0;
    gunichar2 *units = g_utf8_to_utf16(text, -1, NULL, &count, NULL);

    g_string_append(out, "<FEFF");
    for (glong i = 0; i < count; i++) {
        const char hex[] = {digits[units[i] >> 12], digits[units[i] >> 8 & 15], digits[units[i] >> 4 & 15],
                            digits[units[i] & 15]};
        g_string_append_len(out, hex, sizeof hex);
    }
    g_string_append_c(out, '>');
    g_free(units);
}

void kf_append_text(GString *out, const char *text)
{
    for (const char *c = text; *c != '\0'; c++) {
        if (*c < ' ' || *c > '~') {
            append_utf16(out, text);
            return;
        }
    }
    g_string_append_c(out, '(');
    for (const char *c = text; *c != '\0';) {
        size_t plain = strcspn(c, "()\\");

        g_string_append_len(out, c, (gssize)plain);
        c += plain;
        if (*c != '\0') {
            g_string_append_c(out, '\\');
            g_string_append_c(out, *c++);
        }
    }
    g_string_append_c(out, ')');
}
