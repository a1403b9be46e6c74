/* PO files: the header's lines, and writing. */

#include "compose/po.h"

#include <string.h>

/* --- messages ------------------------------------------------------------------------------------------------------ */

struct kf_po *kf_po_new(struct kf_arena *arena, const char *header)
{
    struct kf_po *po = KF_NEW(arena, struct kf_po);

    po->header = KF_NEW(arena, struct kf_po_message);
    *po->header = (struct kf_po_message){.source = "", .text = header};
    return po;
}

struct kf_po_message *kf_po_add(struct kf_arena *arena, struct kf_po *po, const char *address, const char *source)
{
    struct kf_po_message *message = KF_NEW(arena, struct kf_po_message);

    *message = (struct kf_po_message){.address = address, .source = source, .text = ""};
    kf_list_add(arena, &po->messages, message);
    return message;
}

struct kf_po_message *kf_po_find(const struct kf_po *po, const char *address)
{
    for (int i = 0; i < po->messages.count; i++) {
        struct kf_po_message *message = po->messages.items[i];

        if (!message->obsolete && !strcmp(message->address, address)) {
            return message;
        }
    }
    return NULL;
}

/* --- the header ---------------------------------------------------------------------------------------------------- */

/* Where the line begins, NULL. */
static const char *find_field(const char *header, const char *name)
{
    size_t length = strlen(name);

    for (const char *line = header; line && *line; line = strchr(line, '\n')) {
        line += *line == '\n';
        if (!g_ascii_strncasecmp(line, name, length) && line[length] == ':') {
            return line;
        }
    }
    return NULL;
}

const char *kf_po_field(struct kf_arena *arena, const struct kf_po *po, const char *name)
{
    const char *line = find_field(po->header->text, name), *result;
    char *value;

    if (!line) {
        return NULL;
    }
    line += strlen(name) + 1;
    value = g_strndup(line, strcspn(line, "\n"));
    result = *g_strstrip(value) ? kf_arena_string(arena, value) : NULL;
    g_free(value);
    return result;
}

void kf_po_set_field(struct kf_arena *arena, struct kf_po *po, const char *name, const char *value)
{
    const char *header = po->header->text, *line = find_field(header, name);
    const char *at = line ? line : header + strlen(header), *rest = line ? line + strcspn(line, "\n") : "";
    const char *ended = line || at == header || at[-1] == '\n' ? "" : "\n";
    const char *before = kf_arena_string_n(arena, header, (size_t)(at - header));

    rest += *rest == '\n';
    po->header->text = value ? kf_arena_format(arena, "%s%s%s: %s\n%s", before, ended, name, value, rest)
                             : kf_arena_format(arena, "%s%s", before, rest);
}

/* --- writing ------------------------------------------------------------------------------------------------------- */

static void add_quoted(GString *out, const char *text, size_t length)
{
    static const char signs[] = "\n\t\r\"\\\a\b\f\v", names[] = "ntr\"\\abfv";

    g_string_append_c(out, '"');
    for (size_t i = 0; i < length; i++) {
        const char *sign = strchr(signs, text[i]);

        if (sign && text[i]) {
            g_string_append_c(out, '\\');
            g_string_append_c(out, names[sign - signs]);
        } else {
            g_string_append_c(out, text[i]);
        }
    }
    g_string_append(out, "\"\n");
}

/* In quotes; what has several lines, each on its own. */
static void add_string(GString *out, const char *prefix, const char *keyword, const char *text)
{
    const char *newline = strchr(text, '\n');

    g_string_append_printf(out, "%s%s ", prefix, keyword);
    if (!newline || !newline[1]) {
        add_quoted(out, text, strlen(text));
        return;
    }
    g_string_append(out, "\"\"\n");
    while (*text) {
        size_t length = strcspn(text, "\n");

        length += text[length] == '\n';
        g_string_append(out, prefix);
        add_quoted(out, text, length);
        text += length;
    }
}

static void add_lines(GString *out, const char *sign, const struct kf_list *lines)
{
    for (int i = 0; i < lines->count; i++) {
        const char *line = lines->items[i];

        g_string_append_printf(out, "%s%s%s\n", sign, *line && *line != ' ' ? " " : "", line);
    }
}

static void add_joined(GString *out, const char *sign, const char *separator, const struct kf_list *words)
{
    for (int i = 0; i < words->count; i++) {
        g_string_append_printf(out, "%s %s", i == 0 ? sign : separator, (const char *)words->items[i]);
    }
    if (words->count > 0) {
        g_string_append_c(out, '\n');
    }
}

static void add_flags(GString *out, const struct kf_po_message *message)
{
    if (message->fuzzy) {
        g_string_append(out, "#, fuzzy");
    }
    add_joined(out, message->fuzzy ? "," : "#,", ",", &message->flags);
    if (message->fuzzy && message->flags.count == 0) {
        g_string_append_c(out, '\n');
    }
}

static void add_message(GString *out, const struct kf_po_message *message)
{
    const char *prefix = message->obsolete ? "#~ " : "", *old = message->obsolete ? "#~| " : "#| ";

    add_lines(out, "#", &message->comments);
    add_lines(out, "#.", &message->notes);
    add_joined(out, "#:", "", &message->references);
    add_flags(out, message);
    if (message->old_address) {
        add_string(out, old, "msgctxt", message->old_address);
    }
    if (message->old_source) {
        add_string(out, old, "msgid", message->old_source);
    }
    if (message->address) {
        add_string(out, prefix, "msgctxt", message->address);
    }
    add_string(out, prefix, "msgid", message->source);
    add_string(out, prefix, "msgstr", message->text);
}

char *kf_po_text(const struct kf_po *po)
{
    GString *out = g_string_new(NULL);

    add_message(out, po->header);
    for (int pass = 0; pass < 2; pass++) { /* obsolete ones last, as gettext has it */
        for (int i = 0; i < po->messages.count; i++) {
            const struct kf_po_message *message = po->messages.items[i];

            if (message->obsolete == (pass == 1)) {
                g_string_append_c(out, '\n');
                add_message(out, message);
            }
        }
    }
    if (po->end_comments.count > 0) {
        g_string_append_c(out, '\n');
        add_lines(out, "#", &po->end_comments);
    }
    return g_string_free(out, FALSE);
}
