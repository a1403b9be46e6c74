/* The decisions of care, by address: what each piece of the kit must say, and what none of them may. care.tsv has them. */

#include "support/support.h"

#include <string.h>

#include "blocks/build.h"
#include "model/edition.h"
#include "schema/walk.h"

#define TABLE "tests/unit/model/care.tsv"
#define EXIT                                                                                                            \
    "If you ever feel afraid of this person, do not use this page with them. Talk alone with someone you trust, or "  \
    "call {{violence-line}}."

struct line { /* a text of a module, as written, before names are filled in */
    const char *address, *text;
};

struct lines {
    struct kf_run *run;
    const struct kf_kit *kit;
    char **rows; /* of the table */
    struct kf_list list; /* struct line * */
};

static const struct kf_node *as_written(const struct kf_node *node)
{
    return node->replaced != NULL ? as_written(node->replaced) : node;
}

/* White space and Markdown's stars do not count. */
static const char *plain(struct kf_arena *arena, const char *text)
{
    GString *words = g_string_new(NULL);
    const char *result;

    for (; *text != '\0'; text++) {
        bool space = g_ascii_isspace(*text);

        if (*text != '*' && !(space && (words->len == 0 || words->str[words->len - 1] == ' '))) {
            g_string_append_c(words, space ? ' ' : *text);
        }
    }
    result = kf_arena_string(arena, g_strchomp(words->str));
    g_string_free(words, TRUE);
    return result;
}

static bool add_line(void *data, struct kf_node *node, const struct kf_place *place)
{
    struct lines *lines = data;

    if (node->kind == KF_SCALAR && (place->flags & KF_PROSE) != 0) {
        struct line *line = KF_NEW(lines->run->arena, struct line);

        line->address = kf_arena_string(lines->run->arena, place->address);
        line->text = plain(lines->run->arena, as_written(node)->text);
        kf_list_add(lines->run->arena, &lines->list, line);
    }
    return true;
}

static const struct kf_content *read_module(struct lines *lines, const char *module, const char *audience)
{
    struct kf_edition edition = {.variant = KF_STANDARD, .audience = audience};
    const struct kf_content *content = kf_content_load(lines->run, lines->kit, module, &edition);

    kf_assert_clean(lines->run);
    kf_walk(lines->run->arena, lines->kit->shapes, &kf_module_record, content->composed.root, module, add_line, lines);
    return content;
}

/* All texts of all modules, for all their audiences. */
static void read_kit(struct lines *lines)
{
    lines->run = kf_test_run_new();
    lines->run->world = &kf_world_machine;
    lines->run->data_dir = g_getenv("KF_SOURCE_DIR") != NULL ? g_getenv("KF_SOURCE_DIR") : ".";
    lines->kit = kf_kit_open(lines->run, kf_block_shapes(), NULL);
    kf_assert_clean(lines->run);
    for (int i = 0; i < lines->kit->module_count; i++) {
        const struct kf_content *content = read_module(lines, lines->kit->module_ids[i], NULL);

        for (int k = 1; k < content->module->audience.count; k++) {
            read_module(lines, lines->kit->module_ids[i], content->module->audience.items[k]);
        }
    }
}

static bool lies_in(const char *address, const char *piece)
{
    size_t length = strlen(piece);

    return strncmp(address, piece, length) == 0 && (address[length] == '\0' || address[length] == '/');
}

static bool says(const struct lines *lines, const char *piece, const char *words)
{
    for (int i = 0; i < lines->list.count; i++) {
        const struct line *line = lines->list.items[i];

        if (lies_in(line->address, piece) && strstr(line->text, words) != NULL) {
            return true;
        }
    }
    return false;
}

static bool is_letter_at(const char *text, const char *at)
{
    return at >= text && g_unichar_isalpha(g_utf8_get_char(at));
}

/* The words as whole words, in any case: "clean" is not in "cleaner". */
static bool has_words(const char *text, const char *words)
{
    char *low = g_utf8_strdown(text, -1), *sought = g_utf8_strdown(words, -1);
    bool found = false;

    for (const char *at = strstr(low, sought); at != NULL && !found; at = strstr(at + 1, sought)) {
        const char *before = g_utf8_find_prev_char(low, at);

        found = !(before != NULL && is_letter_at(low, before)) && !is_letter_at(low, at + strlen(sought));
    }
    g_free(low);
    g_free(sought);
    return found;
}

/* Whether the table lets this address show the words as words to leave. */
static bool is_quoted(const struct lines *lines, const char *address, const char *words)
{
    bool quoted = false;

    for (char **row = lines->rows; *row != NULL && !quoted; row++) {
        char **cells = g_strsplit(*row, "\t", 3);

        quoted = g_strv_length(cells) == 3 && strcmp(cells[0], "quotes") == 0 && lies_in(address, cells[1]) &&
                 strcmp(cells[2], words) == 0;
        g_strfreev(cells);
    }
    return quoted;
}

static int report_wrong(const struct lines *lines, const char *words)
{
    int count = 0;

    for (int i = 0; i < lines->list.count; i++) {
        const struct line *line = lines->list.items[i];

        if (has_words(line->text, words) && !is_quoted(lines, line->address, words)) {
            print_error("%s says \"%s\": %s\n", line->address, words, line->text);
            count++;
        }
    }
    return count;
}

/* Calls for the rows of one kind: the address (empty for `never`) and the words. Returns the sum of what was wrong. */
static int each_row(const struct lines *lines, const char *kind,
                    int (*check)(const struct lines *lines, const char *address, const char *words))
{
    int wrong = 0, seen = 0;

    for (char **row = lines->rows; *row != NULL; row++) {
        char **cells = g_strsplit(*row, "\t", 3);

        if (cells[0] != NULL && strcmp(cells[0], kind) == 0) {
            assert_int_equal(g_strv_length(cells), 3);
            wrong += check(lines, cells[1], cells[2]);
            seen++;
        }
        g_strfreev(cells);
    }
    assert_true(seen > 0);
    return wrong;
}

static int check_never(const struct lines *lines, const char *address, const char *words)
{
    assert_string_equal(address, "");
    return report_wrong(lines, words);
}

static int check_says(const struct lines *lines, const char *address, const char *words)
{
    if (says(lines, address, words)) {
        return 0;
    }
    print_error("%s does not say: %s\n", address, words);
    return 1;
}

static char **read_table(const struct lines *lines)
{
    char *path = g_build_filename(lines->run->data_dir, TABLE, NULL), *text = NULL, **rows;

    assert_true(g_file_get_contents(path, &text, NULL, NULL));
    rows = g_strsplit(text, "\n", -1);
    g_free(text);
    g_free(path);
    return rows;
}

static int setup(void **state)
{
    struct lines *lines = g_new0(struct lines, 1);

    read_kit(lines);
    lines->rows = read_table(lines);
    *state = lines;
    return 0;
}

static int teardown(void **state)
{
    struct lines *lines = *state;

    g_strfreev(lines->rows);
    kf_test_run_free(lines->run);
    g_free(lines);
    return 0;
}

static void care__wrong_words_are_nowhere(void **state)
{
    assert_int_equal(each_row(*state, "never", check_never), 0);
}

/* A page that no longer shows them has no need to be let. */
static void care__words_to_leave_are_where_they_are_let(void **state)
{
    assert_int_equal(each_row(*state, "quotes", check_says), 0);
}

static void care__demanded_words_are_in_their_places(void **state)
{
    assert_int_equal(each_row(*state, "says", check_says), 0);
}

/* Rows of every session: the address is below the module. */
static int check_sessions(const struct lines *lines, const char *address, const char *words)
{
    int wrong = 0;

    for (int i = 0; i < lines->kit->module_count; i++) {
        const char *module = lines->kit->module_ids[i];
        struct kf_edition edition = {.variant = KF_STANDARD};
        const struct kf_content *content = kf_content_load(lines->run, lines->kit, module, &edition);
        const char *piece = kf_arena_format(lines->run->arena, *address != '\0' ? "%s/%s" : "%s", module, address);

        if (content->module->session != NULL && !says(lines, piece, words)) {
            print_error("%s does not say: %s\n", piece, words);
            wrong++;
        }
    }
    return wrong;
}

static void care__demanded_words_are_in_every_session(void **state)
{
    assert_int_equal(each_row(*state, "session", check_sessions), 0);
}

/* The rule asks for a safety block; the kit's own pages have these very words. */
static void care__exit_is_on_every_page_for_two(void **state)
{
    const struct lines *lines = *state;
    int pages = 0;

    for (int i = 0; i < lines->kit->module_count; i++) {
        struct kf_edition edition = {.variant = KF_STANDARD};
        const struct kf_content *content = kf_content_load(lines->run, lines->kit, lines->kit->module_ids[i], &edition);

        for (int k = 0; k < content->module->handouts.count; k++) {
            const struct kf_handout *handout = content->module->handouts.items[k];

            if ((kf_handout_touches(handout) & (KF_TOUCHES_TALK | KF_TOUCHES_LIMIT)) != 0) {
                pages++;
                assert_int_equal(check_says(lines, handout->address, EXIT), 0);
            }
        }
    }
    assert_true(pages > 2);
}

static void care__every_handout_has_a_clinician_side(void **state)
{
    const struct lines *lines = *state;

    for (int i = 0; i < lines->kit->module_count; i++) {
        struct kf_edition edition = {.variant = KF_STANDARD};
        const struct kf_content *content = kf_content_load(lines->run, lines->kit, lines->kit->module_ids[i], &edition);

        for (int k = 0; k < content->module->handouts.count; k++) {
            const struct kf_handout *handout = content->module->handouts.items[k];

            if (handout->clinician == NULL) {
                fail_msg("%s has no clinician side", handout->address);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(care__wrong_words_are_nowhere),
        cmocka_unit_test(care__words_to_leave_are_where_they_are_let),
        cmocka_unit_test(care__demanded_words_are_in_their_places),
        cmocka_unit_test(care__demanded_words_are_in_every_session),
        cmocka_unit_test(care__exit_is_on_every_page_for_two),
        cmocka_unit_test(care__every_handout_has_a_clinician_side),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
