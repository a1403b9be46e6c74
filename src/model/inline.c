/* Inline text: blanks first, then Markdown through cmark, then runs of attributes.
 *
 * cmark reads documents, and would make lists, headings and code of what an author means as a plain sentence. So every
 * line gets a guard before it, a space that cmark's block reader does not know as one: a guarded line is always a
 * paragraph's. cmark's inline reader counts the guard as white space, as it would the line's beginning, so emphasis is
 * found as if it were not there. What is not on the list of allowed nodes is escaped before cmark sees it. */

#include "model/inline.h"

#include <string.h>

#include <cmark.h>
#include <glib.h>

#include "base/limits.h"

#define BLANK "\xEF\xBF\xBC"      /* U+FFFC */
#define UNTYPABLE "\xEF\xBF\xBD"  /* U+FFFD, for a U+FFFC that slipped in: it must not become a blank */
#define LINE_BREAK "\xE2\x80\xA8" /* U+2028 */
#define GUARD "\xE2\x81\x9F"      /* U+205F, a space to cmark's inline reader and a letter to its block reader */

static const char *const schemes[] = {"https://", "http://", "mailto:", "tel:", NULL};

struct builder {
    struct kf_arena *arena;
    GString *text;
    GArray *runs;
    unsigned strong, emphasis; /* how deep */
    const char *uri;           /* of the link we are in, in arena */
    bool line_begins;          /* the next text still carries its guard */
};

static bool is_allowed(const char *uri)
{
    for (int i = 0; schemes[i] != NULL; i++) {
        if (g_ascii_strncasecmp(uri, schemes[i], strlen(schemes[i])) == 0 && uri[strlen(schemes[i])] != '\0') {
            return true;
        }
    }
    return false;
}

static void append(struct builder *builder, const char *text, size_t length)
{
    struct kf_inline_run run = {.start = builder->text->len};

    if (length == 0) {
        return;
    }
    run.flags = (builder->strong > 0 ? (unsigned)KF_STRONG : 0) | (builder->emphasis > 0 ? (unsigned)KF_EMPHASIS : 0);
    run.uri = builder->uri;
    g_string_append_len(builder->text, text, (gssize)length);
    run.end = builder->text->len;
    if (builder->runs->len > 0) {
        struct kf_inline_run *last = &g_array_index(builder->runs, struct kf_inline_run, builder->runs->len - 1);

        if (last->flags == run.flags && g_strcmp0(last->uri, run.uri) == 0) {
            last->end = run.end;
            return;
        }
    }
    g_array_append_val(builder->runs, run);
}

static void append_string(struct builder *builder, const char *text)
{
    append(builder, text, strlen(text));
}

#define CMARK_MARKS "*_[<\\\n" /* all that cmark could find anything in; most texts have none */

/* --- before cmark ------------------------------------------------------------------------------------------------- */

/* Letters that have a meaning before cmark; \xEF begins those of blanks. */
#define OWN_MARKS "_\\\r\t\xEF"

/* Takes one of them, or what it begins: returns how far to go. */
static size_t take_mark(GString *text, const char *typed, int *blanks)
{
    size_t run = strspn(typed, "_");

    if (run >= 3 && *blanks < KF_LIMIT_BLANKS) {
        g_string_append(text, BLANK);
        (*blanks)++;
        return run;
    }
    if (run >= 3) {
        for (size_t i = 0; i < run; i++) {
            g_string_append(text, "\\_");
        }
        return run;
    }
    if (g_str_has_prefix(typed, BLANK)) {
        g_string_append(text, UNTYPABLE);
        return strlen(BLANK);
    }
    if (*typed == '\\' && (typed[1] == '_' || typed[1] == '\\')) {
        g_string_append_len(text, typed, 2);
        return 2;
    }
    if (*typed == '\r') {
        g_string_append_c(text, '\n');
        return typed[1] == '\n' ? 2 : 1;
    }
    g_string_append_c(text, *typed == '\t' ? ' ' : *typed);
    return 1;
}

/* Blanks out, tabs and line ends made plain, white space at both ends gone. Backslash pairs are passed over. */
static GString *take_blanks(const char *typed)
{
    GString *text = g_string_sized_new(strlen(typed) + 8);
    int blanks = 0;

    while (*typed != '\0') {
        size_t plain = strcspn(typed, OWN_MARKS);

        g_string_append_len(text, typed, (gssize)plain);
        typed += plain;
        typed += *typed != '\0' ? take_mark(text, typed, &blanks) : 0;
    }
    g_strstrip(text->str);
    g_string_truncate(text, strlen(text->str));
    return text;
}

/* How long `<https://...>` or `<name@place>` is, 0 if this is not one: HTML and all else that begins with < is text. */
static size_t autolink_length(const char *text)
{
    size_t inside = strcspn(text + 1, "<> \n\\`\"");
    const char *end = text + 1 + inside;
    char *link;
    bool good;

    if (*end != '>' || inside == 0 || !g_ascii_isalnum(text[1])) {
        return 0;
    }
    link = g_strndup(text + 1, inside);
    good =
        strstr(link, BLANK) == NULL && (is_allowed(link) || (strchr(link, '@') != NULL && strchr(link, ':') == NULL));
    g_free(link);
    return good ? inside + 2 : 0;
}

/* Backslashes escape what has a meaning here or what compose escapes in a name's value, and end a line; before anything
 * else they are what they look like. */
static bool is_escape(const char *text)
{
    return text[1] != '\0' && strchr("*_[]\\`<>&~\n", text[1]) != NULL;
}

/* Skips the white space after a line end; true if it held an empty line, which is a hard break. */
static bool skip_line_end(const char **text)
{
    int lines = 0;

    while (**text == '\n' || **text == ' ') {
        lines += **text == '\n';
        (*text)++;
    }
    return lines > 1;
}

/* One step of guarding: appends what text begins with and returns how far to go. */
static size_t guard_step(GString *guarded, const char *text)
{
    size_t length = 1;

    switch (*text) {
    case '&':
        g_string_append(guarded, "&amp;");
        return 1;
    case '`':
        g_string_append(guarded, "\\`");
        return 1;
    case '!':
        g_string_append(guarded, text[1] == '[' ? "\\!\\[" : "!");
        return text[1] == '[' ? 2 : 1;
    case '\\':
        if (!is_escape(text)) {
            g_string_append(guarded, "\\\\");
            return 1;
        }
        if (text[1] == '&') {
            g_string_append(guarded, "&amp;");
            return 2;
        }
        length = text[1] == '\n' ? 1 : 2;
        break;
    case '<':
        length = autolink_length(text);
        if (length == 0) {
            g_string_append(guarded, "\\<");
            return 1;
        }
        for (size_t i = 0; i < length; i++) {
            g_string_append_c(guarded, text[i]);
            if (text[i] == '&') {
                g_string_append(guarded, "amp;");
            }
        }
        return length;
    default:
        break;
    }
    g_string_append_len(guarded, text, (gssize)length);
    return length;
}

static GString *guard(const char *text)
{
    GString *guarded = g_string_sized_new(strlen(text) + 16);

    g_string_append(guarded, GUARD);
    while (*text != '\0') {
        if (*text == '\n') {
            bool was_escaped = g_str_has_suffix(guarded->str, "\\") && !g_str_has_suffix(guarded->str, "\\\\");

            if (skip_line_end(&text) && !was_escaped) {
                g_string_append_c(guarded, '\\');
            }
            g_string_append(guarded, "\n" GUARD);
        } else {
            text += guard_step(guarded, text);
        }
    }
    return guarded;
}

/* --- after cmark -------------------------------------------------------------------------------------------------- */

static void add_text(struct builder *builder, const char *literal)
{
    if (builder->line_begins && g_str_has_prefix(literal, GUARD)) {
        literal += strlen(GUARD);
    }
    builder->line_begins = false;
    append_string(builder, literal);
}

static char *without(struct kf_arena *arena, const char *text, const char *part, const char *instead)
{
    char **pieces = g_strsplit(text, part, -1);
    char *joined = g_strjoinv(instead, pieces);
    char *kept = kf_arena_string(arena, joined);

    g_free(joined);
    g_strfreev(pieces);
    return kept;
}

/* A link counts if its scheme is allowed, it has words to show, and no title that would be lost. */
static bool is_link(cmark_node *node)
{
    const char *uri = cmark_node_get_url(node);
    const char *title = cmark_node_get_title(node);

    while (g_str_has_prefix(uri, GUARD)) {
        uri += strlen(GUARD);
    }
    return is_allowed(uri) && *title == '\0' && cmark_node_first_child(node) != NULL;
}

static void enter_link(struct builder *builder, cmark_node *node)
{
    if (is_link(node)) {
        const char *uri = without(builder->arena, cmark_node_get_url(node), GUARD, "");

        builder->uri = without(builder->arena, uri, BLANK, "___");
    } else {
        builder->line_begins = false;
        append_string(builder, "[");
    }
}

static void leave_link(struct builder *builder, cmark_node *node)
{
    const char *title = cmark_node_get_title(node);

    if (is_link(node)) {
        builder->uri = NULL;
        return;
    }
    append_string(builder, "](");
    append_string(builder, without(builder->arena, cmark_node_get_url(node), GUARD, ""));
    if (*title != '\0') {
        append_string(builder, " \"");
        append_string(builder, without(builder->arena, title, GUARD, ""));
        append_string(builder, "\"");
    }
    append_string(builder, ")");
}

static void add_node(struct builder *builder, cmark_node *node, bool enters)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_STRONG:
        builder->strong += enters ? 1u : -1u;
        return;
    case CMARK_NODE_EMPH:
        builder->emphasis += enters ? 1u : -1u;
        return;
    case CMARK_NODE_LINK:
        (enters ? enter_link : leave_link)(builder, node);
        return;
    case CMARK_NODE_SOFTBREAK:
        append_string(builder, " ");
        builder->line_begins = true;
        return;
    case CMARK_NODE_LINEBREAK:
        append_string(builder, LINE_BREAK);
        builder->line_begins = true;
        return;
    default:
        /* The document and its paragraph have no text; whatever else might come prints what it holds. */
        if (cmark_node_get_literal(node) != NULL) {
            add_text(builder, cmark_node_get_literal(node));
        }
        return;
    }
}

static void add_markdown(struct builder *builder, const char *text)
{
    GString *guarded = guard(text);
    cmark_node *document = cmark_parse_document(guarded->str, guarded->len, CMARK_OPT_DEFAULT);
    cmark_iter *iter = cmark_iter_new(document);
    cmark_event_type event;

    builder->line_begins = true;
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        add_node(builder, cmark_iter_get_node(iter), event == CMARK_EVENT_ENTER);
    }
    cmark_iter_free(iter);
    cmark_node_free(document);
    g_string_free(guarded, TRUE);
}

static void find_blanks(struct kf_arena *arena, struct kf_inline *inline_text)
{
    const char *at = inline_text->text;
    int count = 0;

    for (const char *p = at; (p = strstr(p, BLANK)) != NULL; p += strlen(BLANK)) {
        count++;
    }
    inline_text->blanks = KF_NEW_ARRAY(arena, count, size_t);
    inline_text->blank_count = count;
    for (int i = 0; i < count; i++) {
        at = strstr(at, BLANK);
        inline_text->blanks[i] = (size_t)(at - inline_text->text);
        at += strlen(BLANK);
    }
}

static struct kf_inline *finish(struct builder *builder, const struct kf_text *source)
{
    struct kf_inline *result = KF_NEW(builder->arena, struct kf_inline);

    result->text = kf_arena_string_n(builder->arena, builder->text->str, builder->text->len);
    result->length = builder->text->len;
    result->run_count = (int)builder->runs->len;
    result->runs = KF_NEW_ARRAY(builder->arena, result->run_count, struct kf_inline_run);
    for (int i = 0; i < result->run_count; i++) {
        result->runs[i] = g_array_index(builder->runs, struct kf_inline_run, i);
    }
    result->source = source;
    g_array_free(builder->runs, TRUE);
    g_string_free(builder->text, TRUE);
    return result;
}

static struct builder begin(struct kf_arena *arena)
{
    return (struct builder){
        .arena = arena,
        .text = g_string_new(NULL),
        .runs = g_array_new(FALSE, FALSE, sizeof(struct kf_inline_run)),
    };
}

/* uri: in arena, or NULL. */
static struct kf_inline *of_one_run(struct kf_arena *arena, const char *text, size_t length, const char *uri)
{
    struct kf_inline *result = KF_NEW(arena, struct kf_inline);

    *result = (struct kf_inline){.text = kf_arena_string_n(arena, text, length), .length = length, .run_count = length > 0};
    result->runs = KF_NEW_ARRAY(arena, result->run_count, struct kf_inline_run);
    if (length > 0) {
        result->runs[0] = (struct kf_inline_run){.end = length, .uri = uri};
    }
    return result;
}

static struct kf_inline *parse_plain(struct kf_arena *arena, const char *typed)
{
    size_t length;

    while (g_ascii_isspace(*typed)) {
        typed++;
    }
    for (length = strlen(typed); length > 0 && g_ascii_isspace(typed[length - 1]); length--) {
    }
    return of_one_run(arena, typed, length, /* uri */ NULL);
}

static struct kf_inline *parse_marked(struct kf_arena *arena, const char *typed)
{
    struct builder builder = begin(arena);
    GString *blanked = take_blanks(typed);
    struct kf_inline *result;

    if (strpbrk(blanked->str, CMARK_MARKS) == NULL) {
        append(&builder, blanked->str, blanked->len); /* nothing for cmark to find */
    } else {
        add_markdown(&builder, blanked->str);
    }
    g_string_free(blanked, TRUE);
    result = finish(&builder, /* source */ NULL);
    find_blanks(arena, result);
    return result;
}

const struct kf_inline *kf_inline_parse(struct kf_arena *arena, const struct kf_text *text)
{
    const char *typed = text->text != NULL ? text->text : "";
    struct kf_inline *result = (strpbrk(typed, OWN_MARKS CMARK_MARKS) == NULL ? parse_plain : parse_marked)(arena, typed);

    result->source = text;
    return result;
}

const struct kf_inline *kf_inline_plain(struct kf_arena *arena, const char *text)
{
    return of_one_run(arena, text, strlen(text), /* uri */ NULL);
}

const struct kf_inline *kf_inline_link(struct kf_arena *arena, const char *text, const char *uri)
{
    g_assert(uri[0] == '#' || is_allowed(uri));
    return of_one_run(arena, text, strlen(text), uri);
}

const struct kf_inline *kf_inline_join(struct kf_arena *arena, const struct kf_inline *const *parts, int count)
{
    struct builder builder = begin(arena);

    for (int i = 0; i < count; i++) {
        for (int k = 0; k < parts[i]->run_count; k++) {
            const struct kf_inline_run *run = &parts[i]->runs[k];

            builder.strong = (run->flags & KF_STRONG) != 0;
            builder.emphasis = (run->flags & KF_EMPHASIS) != 0;
            builder.uri = run->uri;
            append(&builder, parts[i]->text + run->start, run->end - run->start);
        }
    }
    return finish(&builder, /* source */ NULL);
}

const struct kf_inline *kf_inline_with(struct kf_arena *arena, const struct kf_inline *text, unsigned flags)
{
    struct builder builder = begin(arena);
    struct kf_inline *result;

    for (int i = 0; i < text->run_count; i++) {
        const struct kf_inline_run *run = &text->runs[i];

        builder.strong = ((run->flags | flags) & KF_STRONG) != 0;
        builder.emphasis = ((run->flags | flags) & KF_EMPHASIS) != 0;
        builder.uri = run->uri;
        append(&builder, text->text + run->start, run->end - run->start);
    }
    result = finish(&builder, text->source);
    result->blanks = text->blanks;
    result->blank_count = text->blank_count;
    result->boxed = text->boxed;
    return result;
}

const struct kf_inline *kf_inline_boxed(struct kf_arena *arena, const struct kf_inline *text, int boxed)
{
    struct kf_inline *result = kf_arena_copy(arena, text, sizeof *text);

    result->boxed = boxed < text->blank_count ? boxed : text->blank_count;
    return result;
}
