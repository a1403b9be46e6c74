/* libyaml's errors, put so that someone who has never programmed can mend them. */

#include "yaml/problem.h"

#include <string.h>

/* What several of libyaml's problems come to. */
static const char open_quote[] = "a quotation mark is opened here and never closed";
static const char open_quote_hint[] = "close it with the same mark at the end of the text";
static const char bad_escape[] = "a backslash in double quotes begins an escape that is unknown";
static const char bad_escape_hint[] = "use single quotes, or write the backslash twice";
static const char no_key[] = "this line is neither \"key: value\" nor part of the text above";
static const char no_key_hint[] = "write \"key: value\"; or indent it further than the key whose text it goes on with";

enum where { AT_PROBLEM, AT_CONTEXT };

static const struct {
    const char *problem; /* how libyaml's words begin */
    const char *context; /* how the words for what it was doing begin, NULL for any */
    enum where where;
    const char *message;
    const char *hint;
} explanations[] = {
    {"found unexpected end of stream", "while scanning a quoted", AT_CONTEXT, open_quote, open_quote_hint},
    {"found unexpected document indicator", NULL, AT_CONTEXT, open_quote, open_quote_hint},
    {"found unknown escape", NULL, AT_CONTEXT, bad_escape, bad_escape_hint},
    {"did not find expected hexdecimal", NULL, AT_CONTEXT, bad_escape, bad_escape_hint},
    {"did not find expected ',' or '}'", NULL, AT_CONTEXT, "a \"{\" is opened here and not closed rightly",
     "separate the pairs by commas and close with \"}\"; or put the text in quotes"},
    {"did not find expected ',' or ']'", NULL, AT_CONTEXT, "a \"[\" is opened here and not closed rightly",
     "separate the items by commas and close with \"]\"; or put the text in quotes"},
    {"could not find expected ':'", NULL, AT_CONTEXT, no_key, no_key_hint},
    {"did not find expected key", NULL, AT_PROBLEM, "this line does not line up with the keys above it",
     "begin the keys that belong together in the same column"},
    {"did not find expected '-' indicator", NULL, AT_PROBLEM, "this line does not line up with the list above it",
     "begin each item of a list with \"- \" in the same column"},
    {"block sequence entries are not allowed", NULL, AT_PROBLEM, "a list item cannot begin here",
     "begin each item on a line of its own, with \"- \" in the same column"},
    {"mapping values are not allowed", NULL, AT_PROBLEM, "a \": \" cannot stand here",
     "put the text that holds it in quotes; or line the key up with those above"},
    {"found character that cannot start", NULL, AT_PROBLEM, "a value cannot begin with this character",
     "put the text in quotes"},
    {"did not find expected <document start>", NULL, AT_PROBLEM, "this line does not line up with the first one",
     "begin the keys of a file in the first column"},
    {"did not find expected node content", NULL, AT_PROBLEM, "a value is missing here", "write it, or remove the comma before"},
};

static struct kf_span mark_span(const struct kf_lines *lines, yaml_mark_t mark)
{
    return kf_lines_span(lines, mark.line, mark.column, 1);
}

static bool is_mapping_value(const yaml_parser_t *parser)
{
    return strncmp(parser->problem, "mapping values", strlen("mapping values")) == 0;
}

/* --- traps ---------------------------------------------------------------------------------------------------------- */

static void push_trap(struct kf_diags *diags, const struct kf_lines *lines, const struct kf_trap *trap)
{
    struct kf_diag *diag = kf_diag_push(diags, KF_NEEDS_QUOTES,
                                        kf_lines_span_at(lines, trap->begin, trap->end - trap->begin), NULL, "%s",
                                        trap->message);

    kf_diag_hint(diags, diag, "write: %s", trap->form);
}

/* `{accent: #601D44}`: what follows the # is a comment to YAML, the bracket that closes too. */
static bool explain_comment(struct kf_diags *diags, const struct kf_problem *problem)
{
    const yaml_parser_t *parser = problem->parser;
    const struct kf_lines *lines = problem->lines;
    const char *text = lines->source->text, *word;
    size_t begin, end, length;
    struct kf_diag *diag;

    if (parser->context == NULL || strncmp(parser->context, "while parsing a flow", strlen("while parsing a flow")) != 0) {
        return false;
    }
    begin = kf_lines_offset(lines, parser->context_mark.line, parser->context_mark.column);
    end = kf_lines_end(lines, (int)parser->context_mark.line);
    for (; begin + 1 < end; begin++) {
        if ((text[begin] == ' ' || text[begin] == '[' || text[begin] == ',') && text[begin + 1] == '#') {
            break;
        }
    }
    if (begin + 1 >= end) {
        return false; /* there is none; and at the end of the file no byte to look at */
    }
    word = text + begin + 1;
    length = strcspn(word, " ,]}\"'\r\n");
    if (length < 2) {
        return false;
    }
    diag = kf_diag_push(diags, KF_NEEDS_QUOTES, kf_lines_span_at(lines, begin + 1, length), NULL,
                        "a value that begins with \"#\" must be in quotes: without them the rest of the line is skipped");
    kf_diag_hint(diags, diag, "write: \"%.*s\"", (int)length, word);
    return true;
}

static bool explain_trap(struct kf_diags *diags, const struct kf_problem *problem, size_t *ret_begin, size_t *ret_end)
{
    const yaml_parser_t *parser = problem->parser;
    bool colon = is_mapping_value(parser);
    struct kf_trap trap;

    if (!kf_yaml_trap(diags->arena, problem->lines, (int)parser->problem_mark.line, colon, &trap) &&
        (parser->context == NULL ||
         !kf_yaml_trap(diags->arena, problem->lines, (int)parser->context_mark.line, colon, &trap))) {
        return false;
    }
    push_trap(diags, problem->lines, &trap);
    *ret_begin = trap.begin;
    *ret_end = trap.end;
    return true;
}

/* --- a key under a value that has begun ----------------------------------------------------------------------------- */

static size_t indent_of(const struct kf_lines *lines, int line)
{
    size_t i = lines->starts[line], end = kf_lines_end(lines, line);

    while (i < end && lines->source->text[i] == ' ') {
        i++;
    }
    return i;
}

static void push_no_key(struct kf_diags *diags, const struct kf_lines *lines, size_t begin, size_t end)
{
    struct kf_diag *diag =
        kf_diag_push(diags, KF_YAML_SYNTAX, kf_lines_span_at(lines, begin, end - begin), NULL, "%s", no_key);

    kf_diag_hint(diags, diag, "%s", no_key_hint);
}

/* `title: Foo` with `  sub: bar` below; or a line without a colon above. */
static bool explain_indent(struct kf_diags *diags, const struct kf_problem *problem, size_t *ret_begin, size_t *ret_end)
{
    const struct kf_lines *lines = problem->lines;
    yaml_mark_t mark = problem->parser->problem_mark;
    size_t colon, key, above;
    struct kf_diag *diag;

    if (!is_mapping_value(problem->parser) || mark.line == 0 || mark.line >= (size_t)lines->count) {
        return false;
    }
    colon = kf_lines_offset(lines, mark.line, mark.column);
    key = indent_of(lines, (int)mark.line);
    if (colon >= lines->source->length || lines->source->text[colon] != ':' || key >= colon) {
        return false;
    }
    above = indent_of(lines, (int)mark.line - 1);
    if (above - lines->starts[mark.line - 1] == key - lines->starts[mark.line]) {
        push_no_key(diags, lines, above, kf_lines_end(lines, (int)mark.line - 1));
        *ret_begin = colon;
        *ret_end = colon + 1;
        return true;
    }
    diag = kf_diag_push(diags, KF_YAML_SYNTAX, kf_lines_span_at(lines, key, colon - key), NULL,
                        "\"%.*s:\" is indented under a value that has begun on a line above", (int)(colon - key),
                        lines->source->text + key);
    kf_diag_hint(diags, diag,
                 "line it up with the key above; or, if it belongs to that key's text, put the whole text in quotes");
    *ret_begin = colon;
    *ret_end = colon + 1;
    return true;
}

/* --- the rest ------------------------------------------------------------------------------------------------------- */

/* A quote that was forgotten ends at the next one, lines later, and the fault shows there. */
static bool explain_quote(struct kf_diags *diags, const struct kf_problem *problem)
{
    struct kf_diag *diag;

    if (!problem->has_quote || problem->quote_line >= problem->quote_end_line ||
        problem->parser->problem_mark.line != problem->quote_end_line) {
        return false;
    }
    diag = kf_diag_push(diags, KF_YAML_SYNTAX, kf_lines_span(problem->lines, problem->quote_line, problem->quote_column, 1),
                        NULL, "the quotation mark opened here closes only at line %d", (int)problem->quote_end_line + 1);
    kf_diag_hint(diags, diag, "close it where the text ends");
    return true;
}

static void explain_plainly(struct kf_diags *diags, const struct kf_problem *problem)
{
    const yaml_parser_t *parser = problem->parser;

    for (size_t i = 0; i < sizeof explanations / sizeof *explanations; i++) {
        const char *context = explanations[i].context;
        struct kf_diag *diag;

        if (strncmp(parser->problem, explanations[i].problem, strlen(explanations[i].problem)) != 0 ||
            (context != NULL &&
             (parser->context == NULL || strncmp(parser->context, context, strlen(context)) != 0))) {
            continue;
        }
        diag = kf_diag_push(diags, KF_YAML_SYNTAX,
                            mark_span(problem->lines, explanations[i].where == AT_CONTEXT && parser->context != NULL
                                                          ? parser->context_mark
                                                          : parser->problem_mark),
                            NULL, "%s", explanations[i].message);
        kf_diag_hint(diags, diag, "%s", explanations[i].hint);
        return;
    }
    kf_diag_push(diags, KF_YAML_SYNTAX, mark_span(problem->lines, parser->problem_mark), NULL,
                 "the YAML cannot be read: %s", parser->problem);
}

bool kf_yaml_explain(struct kf_diags *diags, const struct kf_problem *problem, size_t *ret_begin, size_t *ret_end)
{
    if (explain_trap(diags, problem, ret_begin, ret_end)) {
        return true;
    }
    if (explain_comment(diags, problem) || explain_quote(diags, problem)) {
        return false;
    }
    if (explain_indent(diags, problem, ret_begin, ret_end)) {
        return true;
    }
    explain_plainly(diags, problem);
    return false;
}
