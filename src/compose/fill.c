/* One text: words swapped and names filled in, in one pass, so that values are not swapped and every message still knows
 * its place in the file. */

#include "compose/compose_internal.h"

#include <string.h>

struct kf_span kf_scalar_span(const struct kf_node *scalar, size_t offset, size_t bytes)
{
    const struct kf_source *source = scalar->span.source;
    const char *found;
    int nth = 0;

    if (!scalar->layer || !g_str_has_prefix(scalar->layer, "translation ")) {
        return kf_node_span_at(scalar, offset, bytes);
    }
    /* A PO text: braces are never escaped there, so the same `{{` is found by counting. */
    for (const char *at = strstr(scalar->text, "{{"); at && (size_t)(at - scalar->text) < offset;
         at = strstr(at + 2, "{{")) {
        nth++;
    }
    found = source ? strstr(source->text + scalar->span.offset, "{{") : NULL;
    while (found && nth-- > 0) {
        found = strstr(found + 2, "{{");
    }
    return found ? kf_span_at(source, (size_t)(found - source->text), bytes) : scalar->span;
}

struct filling {
    const struct kf_fill *fill;
    const struct kf_node *scalar;
    const char *text, *at;
    GString *out;         /* NULL while nothing has changed */
    const char *copied;   /* up to here, once out is there */
    const char *link_end; /* inside a link's destination or an address in `<...>`, NULL outside */
    bool angle;
};

/* Puts text in the place of what lies between here and end. Returns where it begins in the new text. */
static size_t put(struct filling *filling, const char *end, const char *text)
{
    size_t begin;

    if (!filling->out) {
        filling->out = g_string_new(NULL);
        filling->copied = filling->text;
    }
    g_string_append_len(filling->out, filling->copied, filling->at - filling->copied);
    begin = filling->out->len;
    g_string_append(filling->out, text);
    filling->copied = filling->at = end;
    return begin;
}

static void tell(const struct filling *filling, struct kf_substitution told, const struct kf_swap_match *match)
{
    const struct kf_fill *fill = filling->fill;

    if (fill->substituted) {
        told.address = fill->address;
        told.scalar = filling->scalar;
        told.old_text = kf_arena_string_n(fill->run->arena, filling->text + told.at, told.length);
        fill->substituted(fill->data, &told, match);
    }
}

static struct kf_span span_of(const struct filling *filling, const char *end)
{
    return kf_scalar_span(filling->scalar, (size_t)(filling->at - filling->text), (size_t)(end - filling->at));
}

static void put_name(struct filling *filling, const char *end, const struct kf_name_value *value)
{
    struct kf_substitution told = {.kind = KF_SUBSTITUTION_NAME,
                                   .at = (size_t)(filling->at - filling->text),
                                   .length = (size_t)(end - filling->at),
                                   .new_text = value->plain,
                                   .name = value->name};

    told.now_at = put(filling, end, filling->angle ? value->plain : value->text);
    tell(filling, told, NULL);
}

static void fill_name(struct filling *filling)
{
    const struct kf_fill *fill = filling->fill;
    const char *end = filling->at, *name = kf_name_read(fill->run->arena, filling->at, &end);
    const struct kf_name_value *value = name ? kf_names_value(fill->names, name) : NULL;

    if (!name) {
        const char *begun = filling->at + 2;
        size_t length = strspn(begun += strspn(begun, " "), "abcdefghijklmnopqrstuvwxyz0123456789-");

        kf_diag_hint(fill->run->diags,
                     kf_diag_push(fill->run->diags, KF_UNKNOWN_PLACEHOLDER, span_of(filling, filling->at + 2),
                                  fill->address, "the \"{{\" here is never closed by \"}}\""),
                     "write: {{%.*s}}", length > 0 ? (int)length : (int)strlen("worker"), length > 0 ? begun : "worker");
        filling->at += 2;
    } else if (value) {
        put_name(filling, end, value);
    } else {
        if (!fill->keep_unknown) {
            struct kf_diag *diag = kf_names_unknown(fill->names, span_of(filling, end), fill->address, name);
            if (filling->scalar->replaced) {
                kf_diag_also(fill->run->diags, diag, filling->scalar->replaced->span, "the text that it stands for");
            }
        }
        filling->at = end;
    }
}

/* The end of `](destination)`, of an address in `<...>`, or of `&amp;`; NULL when none begins here. */
static const char *destination_end(const char *at)
{
    int depth = 1;

    for (at += 2; *at && depth > 0; at++) {
        depth += (*at == '(') - (*at == ')');
        at += at[0] == '\\' && at[1];
    }
    return depth == 0 ? at : NULL;
}

static const char *autolink_end(const char *at)
{
    const char *end = at + 1 + strcspn(at + 1, " \t\r\n<>");
    size_t scheme = strspn(at + 1, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-");
    bool address = (scheme > 1 && at[1 + scheme] == ':') || memchr(at + 1, '@', (size_t)(end - at - 1));

    return *end == '>' && address ? end + 1 : NULL;
}

static const char *entity_end(const char *at)
{
    size_t length = strspn(at + 1, "#abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    return length > 0 && at[1 + length] == ';' ? at + length + 2 : NULL;
}

static void step_into_link(struct filling *filling)
{
    const char *at = filling->at;

    filling->angle = *at == '<';
    filling->link_end = *at == '<' ? autolink_end(at) : *at == '&' ? entity_end(at) : destination_end(at);
    filling->at = at + 1;
}

/* The article goes first, unless it has been swapped itself. Returns where the new words begin. */
static size_t put_swap(struct filling *filling, const struct kf_swap_match *match, const char *article)
{
    const char *word = filling->at;
    size_t begin;

    if (!article) {
        return put(filling, word + match->length, match->text);
    }
    filling->at = article;
    begin = put(filling, article + match->article_length, match->article);
    filling->at = word;
    put(filling, word + match->length, match->text);
    return begin;
}

static bool swap_here(struct filling *filling)
{
    const struct kf_fill *fill = filling->fill;
    struct kf_swap_match match;
    struct kf_substitution told = {.kind = KF_SUBSTITUTION_SWAP, .at = (size_t)(filling->at - filling->text)};
    const char *article, *end;

    if (!fill->swaps || filling->link_end ||
        !kf_swaps_match(fill->run->arena, fill->swaps, filling->text, told.at, &match)) {
        return false;
    }
    article = match.article ? filling->text + match.article_at : NULL;
    if (article && filling->out && article < filling->copied) {
        article = NULL;
    }
    end = filling->at + match.length;
    told.at = article ? match.article_at : told.at;
    told.length = (size_t)(end - filling->text) - told.at;
    told.swap = match.swap;
    told.now_at = put_swap(filling, &match, article);
    told.new_text = kf_arena_string_n(fill->run->arena, filling->out->str + told.now_at, filling->out->len - told.now_at);
    tell(filling, told, &match);
    return true;
}

static void fill_step(struct filling *filling)
{
    const char *at = filling->at;

    if (filling->link_end && at >= filling->link_end) {
        filling->link_end = NULL;
        filling->angle = false;
    }
    if (at[0] == '{' && at[1] == '{') {
        fill_name(filling);
    } else if (at[0] == '\\' && g_ascii_ispunct(at[1])) {
        filling->at += at[1] == '{' ? 1 : 2;
    } else if (!filling->link_end && (*at == '<' || *at == '&' || (at[0] == ']' && at[1] == '('))) {
        step_into_link(filling);
    } else if (!swap_here(filling)) {
        filling->at = g_utf8_next_char(at);
    }
}

const char *kf_fill_text(const struct kf_fill *fill, const struct kf_node *scalar)
{
    struct filling filling = {.fill = fill, .scalar = scalar, .text = scalar->text, .at = scalar->text};
    const char *result = scalar->text;

    while (*filling.at) {
        fill_step(&filling);
    }
    if (filling.out) {
        g_string_append(filling.out, filling.copied);
        result = kf_arena_string_n(fill->run->arena, filling.out->str, filling.out->len);
        g_string_free(filling.out, TRUE);
    }
    return result;
}

const char *kf_compose_text(struct kf_run *run, const struct kf_node *scalar, const struct kf_name *names,
                            int name_count, bool keep_unknown)
{
    struct kf_names *known = kf_names_new(run, names, name_count);
    struct kf_fill fill = {.run = run, .names = known, .keep_unknown = keep_unknown};
    const char *result = kf_fill_text(&fill, scalar);

    kf_names_free(known);
    return result;
}
