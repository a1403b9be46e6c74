/* A page's content stream: tokens, and the rewriting of marker stamps into marked content.
 *
 * Cairo writes a stamp as `q /a0 gs /x6 Do Q`, outside text objects. The bytes between stamps are copied as they are. */

#include "finish/finish_internal.h"

#include <string.h>

#define NOWHERE SIZE_MAX

enum { REGULAR, SPACE, DELIMITER };

/* ISO 32000-1, 7.2.2. A table, since every letter of every page is asked for. */
static const unsigned char kinds[256] = {
    ['\0'] = SPACE,    ['\t'] = SPACE,    ['\n'] = SPACE,    ['\f'] = SPACE,    ['\r'] = SPACE,    [' '] = SPACE,
    ['('] = DELIMITER, [')'] = DELIMITER, ['<'] = DELIMITER, ['>'] = DELIMITER, ['['] = DELIMITER,
    [']'] = DELIMITER, ['{'] = DELIMITER, ['}'] = DELIMITER, ['/'] = DELIMITER, ['%'] = DELIMITER,
};

static bool is_space(char c)
{
    return kinds[(unsigned char)c] == SPACE;
}

static bool is_delimiter(char c)
{
    return kinds[(unsigned char)c] == DELIMITER;
}

static bool is_regular(char c)
{
    return kinds[(unsigned char)c] == REGULAR;
}

static size_t skip_space(const char *content, size_t length, size_t at)
{
    while (at < length && (is_space(content[at]) || content[at] == '%')) {
        if (content[at] == '%') {
            while (at < length && content[at] != '\n' && content[at] != '\r') {
                at++;
            }
        } else {
            at++;
        }
    }
    return at;
}

/* Where the string that begins at `at` ends; NOWHERE when it does not. */
static size_t end_of_string(const char *content, size_t length, size_t at)
{
    int depth = 0;

    for (; at < length; at++) {
        if (content[at] == '\\') {
            at++;
        } else if (content[at] == '(') {
            depth++;
        } else if (content[at] == ')' && --depth == 0) {
            return at + 1;
        }
    }
    return NOWHERE;
}

static size_t end_of_hex(const char *content, size_t length, size_t at)
{
    const char *end = memchr(content + at, '>', length - at);

    return end == NULL ? NOWHERE : (size_t)(end - content) + 1;
}

static size_t end_of_word(const char *content, size_t length, size_t at)
{
    while (at < length && is_regular(content[at])) {
        at++;
    }
    return at;
}

static bool is_word(const char *content, struct kf_token token, const char *word)
{
    size_t length = token.end - token.begin;

    return strlen(word) == length && memcmp(content + token.begin, word, length) == 0;
}

static enum kf_token_kind kind_of_word(const char *content, struct kf_token token)
{
    char first = content[token.begin];

    if (g_ascii_isdigit(first) || first == '+' || first == '-' || first == '.') {
        return KF_TOKEN_OPERAND;
    }
    if (is_word(content, token, "true") || is_word(content, token, "false") || is_word(content, token, "null")) {
        return KF_TOKEN_OPERAND;
    }
    return KF_TOKEN_OPERATOR;
}

static struct kf_token delimited(const char *content, size_t length, size_t at)
{
    struct kf_token token = {.kind = KF_TOKEN_OPERAND, .begin = at, .end = at + 1};
    bool doubled = at + 1 < length && content[at + 1] == content[at];

    switch (content[at]) {
    case '/':
        token.kind = KF_TOKEN_NAME;
        token.end = end_of_word(content, length, at + 1);
        break;
    case '(':
        token.end = end_of_string(content, length, at);
        break;
    case '<':
        token.end = doubled ? at + 2 : end_of_hex(content, length, at);
        break;
    case '>':
        token.end = doubled ? at + 2 : NOWHERE;
        break;
    case ')':
        token.end = NOWHERE;
        break;
    default: /* [ ] { } stand alone */
        break;
    }
    if (token.end == NOWHERE) {
        token.kind = KF_TOKEN_BROKEN;
        token.end = length;
    }
    return token;
}

struct kf_token kf_content_next(const char *content, size_t length, size_t at)
{
    at = skip_space(content, length, at);
    if (at >= length) {
        return (struct kf_token){.kind = KF_TOKEN_END, .begin = length, .end = length};
    }
    if (is_delimiter(content[at])) {
        return delimited(content, length, at);
    }
    struct kf_token token = {.begin = at, .end = end_of_word(content, length, at)};
    token.kind = kind_of_word(content, token);
    return token;
}

const char *kf_content_stamp(struct kf_arena *arena, const char *content, size_t length)
{
    struct kf_token before = {0};

    for (;;) {
        struct kf_token token = kf_content_next(content, length, before.end);
        if (token.kind == KF_TOKEN_END || token.kind == KF_TOKEN_BROKEN) {
            return NULL;
        }
        if (before.kind == KF_TOKEN_NAME && token.kind == KF_TOKEN_OPERATOR && is_word(content, token, "Do")) {
            return kf_arena_string_n(arena, content + before.begin, before.end - before.begin);
        }
        before = token;
    }
}

/* Rewriting */

struct rewriter {
    struct kf_arena *arena;
    const char *content;
    size_t length;
    const char *stamp;
    const struct kf_page_runs *runs;
    GString *out;
    size_t copied;           /* the content up to here is written or dropped */
    size_t statement;        /* where the operands of the operator at hand begin */
    size_t save;             /* of the last `q` that only gs and cm have followed; NOWHERE without one */
    struct kf_token operand; /* the last one */
    int markers;             /* met so far; run markers - 1 is open */
    int depth;               /* of Cairo's own marked content inside the run */
};

static void copy_until(struct rewriter *rewriter, size_t end)
{
    g_string_append_len(rewriter->out, rewriter->content + rewriter->copied, (gssize)(end - rewriter->copied));
    rewriter->copied = end;
}

/* Ends the line, so that what is inserted cannot run into a number or a name. */
static void end_line(GString *out)
{
    if (out->len > 0 && !is_space(out->str[out->len - 1])) {
        g_string_append_c(out, '\n');
    }
}

static const struct kf_drawn *open_run(const struct rewriter *rewriter)
{
    bool known = rewriter->markers > 0 && rewriter->markers <= rewriter->runs->count;

    return known ? &rewriter->runs->items[rewriter->markers - 1] : NULL;
}

/* Cairo's own spans, with their ActualText for a cluster each, go where the whole run has words of its own: readers
 * take the inner ones, in the wrong order, or stop at their end. */
static bool drops_spans(const struct kf_drawn *run)
{
    return run != NULL && (run->right_to_left || run->silent);
}

static const char *artifact_properties(enum kf_artifact artifact)
{
    switch (artifact) {
    case KF_ARTIFACT_HEADER:
        return "/Type/Pagination/Subtype/Header/Attached[/Top]";
    case KF_ARTIFACT_FOOTER:
        return "/Type/Pagination/Subtype/Footer/Attached[/Bottom]";
    case KF_ARTIFACT_PAGE:
        return "/Type/Page";
    case KF_ARTIFACT_LAYOUT:
    case KF_ARTIFACT_NONE:
    case KF_ARTIFACT_COUNT:
        break;
    }
    return "/Type/Layout";
}

/* No words: an empty string in UTF-16, because poppler takes () for none given and reads the picture. */
static void begin_run(struct rewriter *rewriter)
{
    const struct kf_drawn *run = open_run(rewriter);

    if (run == NULL) {
        return;
    }
    if (run->element == NULL) {
        g_string_append_printf(rewriter->out, "/Artifact <<%s>> BDC", artifact_properties(run->artifact));
    } else {
        g_string_append_printf(rewriter->out, "/%s <</MCID %d>> BDC", kf_role_name(run->element->tag->role),
                               rewriter->markers - 1);
    }
    if (run->silent) {
        g_string_append(rewriter->out, "\n/Span <</ActualText <FEFF>>> BDC");
    }
}

static void end_run(struct rewriter *rewriter)
{
    const struct kf_drawn *run = open_run(rewriter);

    if (run == NULL) {
        return;
    }
    end_line(rewriter->out);
    g_string_append(rewriter->out, run->silent ? "EMC\nEMC\n" : "EMC\n");
}

/* The stamp goes with the `q`, `gs` and `Q` that Cairo put around it. */
static void turn_marker(struct rewriter *rewriter, size_t *at)
{
    size_t begin = rewriter->statement, end = *at;
    struct kf_token next = kf_content_next(rewriter->content, rewriter->length, end);

    if (rewriter->save != NOWHERE && next.kind == KF_TOKEN_OPERATOR && is_word(rewriter->content, next, "Q")) {
        begin = rewriter->save;
        end = next.end;
    }
    copy_until(rewriter, begin);
    end_run(rewriter);
    rewriter->markers++;
    end_line(rewriter->out);
    begin_run(rewriter);
    rewriter->copied = *at = end;
    rewriter->save = NOWHERE;
}

static void drop_statement(struct rewriter *rewriter, size_t end)
{
    copy_until(rewriter, rewriter->statement);
    rewriter->copied = end;
}

static bool paints(const char *content, struct kf_token token)
{
    static const char *const operators[] = {"f", "F", "f*", "B",  "B*", "b",  "b*", "S",
                                            "s", "'", "\"", "Tj", "TJ", "Do", "sh"};

    if (token.end - token.begin > 2) {
        return false;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(operators); i++) {
        if (is_word(content, token, operators[i])) {
            return true;
        }
    }
    return false;
}

static const char *take_spans(struct rewriter *rewriter, struct kf_token token)
{
    bool ends = is_word(rewriter->content, token, "EMC");

    if (ends && rewriter->depth == 0) {
        return "operator \"EMC\" ends marked content that nothing began";
    }
    rewriter->depth += ends ? -1 : 1;
    if (drops_spans(open_run(rewriter))) {
        drop_statement(rewriter, token.end);
    }
    return NULL;
}

static bool is_stamp(const struct rewriter *rewriter, struct kf_token token)
{
    return rewriter->operand.kind == KF_TOKEN_NAME && rewriter->operand.begin == rewriter->statement &&
           is_word(rewriter->content, token, "Do") && is_word(rewriter->content, rewriter->operand, rewriter->stamp);
}

/* Deals with one operator and moves *at behind it. The result is NULL or what is wrong. */
static const char *take_operator(struct rewriter *rewriter, struct kf_token token, size_t *at)
{
    const char *content = rewriter->content;

    if (is_word(content, token, "q")) {
        rewriter->save = rewriter->statement;
        return NULL;
    }
    if (is_word(content, token, "gs") || is_word(content, token, "cm")) {
        return NULL;
    }
    if (is_stamp(rewriter, token)) {
        if (rewriter->depth > 0) {
            return "a marker lies inside marked content";
        }
        turn_marker(rewriter, at);
        return NULL;
    }
    rewriter->save = NOWHERE;
    if (is_word(content, token, "BDC") || is_word(content, token, "BMC") || is_word(content, token, "EMC")) {
        return take_spans(rewriter, token);
    }
    if (is_word(content, token, "BI")) {
        return "operator \"BI\" begins an inline image, which is never tagged";
    }
    if (rewriter->markers == 0 && paints(content, token)) {
        return kf_arena_format(rewriter->arena, "operator \"%.*s\" paints outside any run",
                               (int)(token.end - token.begin), content + token.begin);
    }
    return NULL;
}

static const char *rewrite(struct rewriter *rewriter)
{
    size_t at = 0;

    for (;;) {
        struct kf_token token = kf_content_next(rewriter->content, rewriter->length, at);
        at = token.end;
        if (rewriter->statement == NOWHERE) {
            rewriter->statement = token.begin;
        }
        if (token.kind == KF_TOKEN_END) {
            return NULL;
        }
        if (token.kind == KF_TOKEN_BROKEN) {
            return "a string has no end";
        }
        if (token.kind == KF_TOKEN_OPERATOR) {
            const char *wrong = take_operator(rewriter, token, &at);
            if (wrong != NULL) {
                return wrong;
            }
            rewriter->statement = NOWHERE;
            rewriter->operand.kind = KF_TOKEN_END;
        } else {
            rewriter->operand = token;
        }
    }
}

const char *kf_content_rewrite(struct kf_arena *arena, const char *content, size_t length, const char *stamp,
                               const struct kf_page_runs *runs, GString *out)
{
    struct rewriter rewriter = {
        .arena = arena,
        .content = content,
        .length = length,
        .stamp = stamp != NULL ? stamp : "",
        .runs = runs,
        .out = out,
        .statement = NOWHERE,
        .save = NOWHERE,
    };
    const char *wrong = rewrite(&rewriter);

    if (wrong != NULL) {
        return wrong;
    }
    if (rewriter.depth > 0) {
        return "marked content does not end";
    }
    if (rewriter.markers != runs->count) {
        return kf_arena_format(arena, "%d markers for %d runs", rewriter.markers, runs->count);
    }
    copy_until(&rewriter, length);
    end_run(&rewriter);
    return NULL;
}

/* Pages */

GByteArray *kf_page_content(struct kf_pdf *pdf, int page)
{
    struct kf_value content = kf_entry(kf_object(&pdf->objects, pdf->pages[page]), "/Contents");
    GByteArray *bytes = kf_object_bytes(&pdf->objects, kf_reference(content));

    if (bytes == NULL) {
        kf_pdf_fail(pdf, "page %d: its content cannot be read", page + 1);
    }
    return bytes;
}

static void free_string(void *data)
{
    g_string_free(data, TRUE);
}

static void free_bytes(void *data)
{
    g_byte_array_unref(data);
}

static void count_artifacts(struct kf_pdf *pdf, const struct kf_page_runs *runs)
{
    for (int i = 0; i < runs->count; i++) {
        if (runs->items[i].element == NULL) {
            pdf->result.artifact_runs[runs->items[i].artifact]++;
        }
    }
}

/* The dictionary with another in it that has no such key; both may be objects of their own. */
static struct kf_value without_inner(struct kf_pdf *pdf, struct kf_value dictionary, const char *inner, const char *key)
{
    struct kf_value rest = kf_without(pdf->arena, kf_found(&pdf->objects, dictionary, inner), key);

    return kf_with(pdf->arena, kf_resolved(&pdf->objects, dictionary), inner, rest);
}

/* Cairo names the stamp in the page's resources once a painting. */
static void drop_stamp(struct kf_pdf *pdf, int page, const char *stamp)
{
    struct kf_value dictionary = kf_object(&pdf->objects, pdf->pages[page]);
    struct kf_value resources = kf_entry(dictionary, "/Resources");

    if (stamp == NULL) {
        return;
    }
    struct kf_value rest = without_inner(pdf, resources, "/XObject", stamp);
    if (kf_reference(resources) > 0) {
        pdf->objects.items[kf_reference(resources)].value = rest;
    } else {
        pdf->objects.items[pdf->pages[page]].value = kf_with(pdf->arena, dictionary, "/Resources", rest);
    }
}

/* What is made anew. Cairo 1.18 gives pages a number in a parent tree that it then does not write. */
static void drop_own(struct kf_pdf *pdf, int page)
{
    static const char *const keys[] = {"/Contents", "/StructParents", "/Tabs", "/Annots"};

    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        kf_pdf_drop(pdf, pdf->pages[page], keys[i]);
    }
}

/* The first page with a run tells the stamp's name, which is the same on all. */
static bool finish_page(struct kf_pdf *pdf, struct kf_arena *arena, int page, const char **stamp)
{
    const struct kf_page_runs *runs = &pdf->input->runs->pages[page];
    GByteArray *bytes = kf_page_content(pdf, page);

    if (bytes == NULL) {
        return false;
    }
    kf_arena_defer(arena, free_bytes, bytes);
    const char *content = (const char *)bytes->data;
    if (*stamp == NULL && runs->count > 0) {
        *stamp = kf_content_stamp(pdf->arena, content, bytes->len);
    }
    GString *out = g_string_sized_new(bytes->len + 64 * (size_t)runs->count);
    kf_arena_defer(arena, free_string, out);
    const char *wrong = kf_content_rewrite(arena, content, bytes->len, *stamp, runs, out);
    if (wrong != NULL) {
        return kf_pdf_fail(pdf, "page %d: %s", page + 1, wrong);
    }
    drop_stamp(pdf, page, *stamp);
    drop_own(pdf, page);
    kf_pdf_refer(pdf, pdf->pages[page], "/Contents", kf_pdf_new_deflated(pdf, "", out->str, out->len));
    count_artifacts(pdf, runs);
    return true;
}

bool kf_finish_content(struct kf_pdf *pdf)
{
    const char *stamp = NULL;

    for (int page = 0; page < pdf->page_count; page++) {
        struct kf_arena *arena = kf_arena_new();
        bool finished = finish_page(pdf, arena, page, &stamp);
        kf_arena_free(arena);
        if (!finished) {
            return false;
        }
        kf_pdf_put(pdf, pdf->pages[page], "/Tabs", "/S");
        kf_pdf_put_integer(pdf, pdf->pages[page], "/StructParents", page);
    }
    return true;
}
