/* Codes of messages, explained. */

#include "cli/code_help.h"

#include <string.h>

#include "cli/code_text.h"
#include "cli/json.h"

/* --- names ---------------------------------------------------------------------------------------------------------- */

enum kf_code kf_code_named(const char *typed)
{
    const char *open = strchr(typed, '['), *word = open == NULL ? typed : open + 1;
    size_t length = strcspn(word, "]");

    for (int i = 0; i < KF_CODE_COUNT; i++) {
        const char *code = kf_code_word((enum kf_code)i);

        if (strlen(code) == length && g_ascii_strncasecmp(code, word, length) == 0) {
            return (enum kf_code)i;
        }
    }
    return KF_CODE_COUNT;
}

const char *kf_code_nearest(const char *typed)
{
    const char *words[KF_CODE_COUNT];

    for (int i = 0; i < KF_CODE_COUNT; i++) {
        words[i] = kf_code_word((enum kf_code)i);
    }
    return kf_nearest(typed, words, KF_CODE_COUNT);
}

/* --- one code ------------------------------------------------------------------------------------------------------- */

/* Each line set in by `indent`; the first follows `head`. */
static void print_lines(const char *head, const char *text)
{
    int indent = (int)strlen(head);
    char **lines = g_strsplit(text, "\n", -1);

    for (int i = 0; lines[i] != NULL; i++) {
        printf("%-*s%s\n", indent, i == 0 ? head : "", lines[i]);
    }
    g_strfreev(lines);
}

static void print_paragraph(const char *text)
{
    enum { WIDTH = 88 };
    char **words = g_strsplit(text, " ", -1);
    size_t column = 0;

    for (int i = 0; words[i] != NULL; i++) {
        size_t length = strlen(words[i]);
        const char *before = column == 0 ? "" : column + 1 + length > WIDTH ? "\n" : " ";

        column = *before == ' ' ? column + 1 + length : length;
        printf("%s%s", before, words[i]);
    }
    putchar('\n');
    g_strfreev(words);
}

static void add_code(JsonBuilder *builder, enum kf_code code)
{
    const struct kf_code_text *text = &kf_code_texts[code];

    json_builder_begin_object(builder);
    kf_json_text(builder, "code", kf_code_word(code));
    kf_json_text(builder, "means", text->means);
    kf_json_text(builder, "wrong", text->wrong);
    kf_json_text(builder, "right", text->right);
    kf_json_text(builder, "remedy", text->remedy);
    json_builder_end_object(builder);
}

void kf_code_print(enum kf_code code, bool json)
{
    const struct kf_code_text *text = &kf_code_texts[code];

    if (json) {
        JsonBuilder *builder = json_builder_new();

        add_code(builder, code);
        kf_json_print(builder, stdout);
        return;
    }
    printf("%s\n\n", kf_code_word(code));
    print_paragraph(text->means);
    if (text->wrong != NULL) {
        putchar('\n');
        print_lines("  not:  ", text->wrong);
        print_lines("  but:  ", text->right);
    }
    putchar('\n');
    print_paragraph(text->remedy);
}

/* --- all codes ------------------------------------------------------------------------------------------------------ */

static int longest_code(void)
{
    size_t longest = 0;

    for (int i = 0; i < KF_CODE_COUNT; i++) {
        longest = MAX(longest, strlen(kf_code_word((enum kf_code)i)));
    }
    return (int)longest;
}

/* Up to its first full stop or colon. */
static int first_sentence(const char *text)
{
    const char *end = text;

    while (*end != '\0' && !((*end == '.' || *end == ':') && (end[1] == ' ' || end[1] == '\0'))) {
        end++;
    }
    return (int)(end - text);
}

static void print_list(void)
{
    int width = longest_code();

    for (int i = 0; i < KF_CODE_COUNT; i++) {
        const char *means = kf_code_texts[i].means;

        printf("  %-*s  %.*s\n", width, kf_code_word((enum kf_code)i), first_sentence(means), means);
    }
    puts("\n`kinfold explain CODE` says more, with an example and what to do.");
}

void kf_codes_print(bool json)
{
    if (json) {
        JsonBuilder *builder = json_builder_new();

        json_builder_begin_array(builder);
        for (int i = 0; i < KF_CODE_COUNT; i++) {
            add_code(builder, (enum kf_code)i);
        }
        json_builder_end_array(builder);
        kf_json_print(builder, stdout);
    } else {
        print_list();
    }
}
