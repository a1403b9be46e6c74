/* Every limit of base/limits.h that a unit can reach: what is at it is taken, what is one past it is refused and told. The
 * others are in tests/cli/limits.sh; tests/arch/limits.sh says when one is in neither. */

#include "support/support.h"

#include <string.h>

#include <glib/gstdio.h>

#include "base/limits.h"
#include "cli/csv.h"
#include "cli/roster.h"
#include "diagrams/image.h"
#include "model/community.h"
#include "model/inline.h"
#include "schema/bind.h"
#include "yaml/read.h"

static int set_up(void **state)
{
    *state = kf_test_run_new();
    return 0;
}

static int tear_down(void **state)
{
    kf_test_run_free(*state);
    return 0;
}

/* Reads a text, takes the ownership of it, and forgets earlier messages. */
static const struct kf_node *read_yaml(struct kf_run *run, GString *text)
{
    run->diags = kf_diags_new(run->arena);
    const char *kept = kf_arena_string_n(run->arena, text->str, text->len);
    size_t length = text->len;

    g_string_free(text, TRUE);
    return kf_yaml_read_text(run, "module.yaml", kept, length);
}

static GString *repeated(const char *before, const char *part, int count, const char *after)
{
    GString *text = g_string_new(before);

    for (int i = 0; i < count; i++) {
        g_string_append(text, part);
    }
    g_string_append(text, after);
    return text;
}

static void assert_taken(struct kf_run *run, GString *text)
{
    assert_non_null(read_yaml(run, text));
    kf_assert_clean(run);
}

static void assert_refused(struct kf_run *run, GString *text, enum kf_code code, const char *message)
{
    assert_null(read_yaml(run, text));
    kf_assert_has(kf_test_find(run, code)->message, message);
}

/* --- YAML ------------------------------------------------------------------------------------------------------------ */

static void file__has_four_megabytes(void **state)
{
    int rest = KF_LIMIT_FILE_BYTES - (int)strlen("a: b\n");

    assert_taken(*state, repeated("a: b\n", "#", rest, ""));
    assert_refused(*state, repeated("a: b\n", "#", rest + 1, ""), KF_SIZE_LIMIT, "larger than 4 MB");
}

static void values__are_counted(void **state)
{
    assert_taken(*state, repeated("[", "x,", KF_LIMIT_NODES - 1, "]"));
    assert_refused(*state, repeated("[", "x,", KF_LIMIT_NODES, "]"), KF_SIZE_LIMIT, "more than 200000 values");
}

static void aliases__are_counted(void **state)
{
    assert_taken(*state, repeated("a: &a x\nb: [", "*a ,", KF_LIMIT_ALIASES, "]"));
    assert_refused(*state, repeated("a: &a x\nb: [", "*a ,", KF_LIMIT_ALIASES + 1, "]"), KF_ALIAS_LIMIT,
                   "more than 1000 values point elsewhere");
}

static GString *nested(int depth)
{
    GString *text = repeated("", "[", depth, "");

    for (int i = 0; i < depth; i++) {
        g_string_append_c(text, ']');
    }
    return text;
}

static void depth__is_counted(void **state)
{
    assert_taken(*state, nested(KF_LIMIT_DEPTH));
    assert_refused(*state, nested(KF_LIMIT_DEPTH + 1), KF_DEPTH_LIMIT, "nested more than 64 deep");
}

static void text__has_64_kilobytes(void **state)
{
    assert_taken(*state, repeated("a: ", "x", KF_LIMIT_SCALAR_BYTES, "\n"));
    assert_refused(*state, repeated("a: ", "x", KF_LIMIT_SCALAR_BYTES + 1, "\n"), KF_SIZE_LIMIT, "more than 65536 bytes");
}

static void syntax_errors__are_found_one_reading_each(void **state)
{
    struct kf_run *run = *state;

    (void)read_yaml(run, repeated("", "- @x\n", KF_LIMIT_READINGS - 1, ""));
    kf_assert_count(run, KF_LIMIT_READINGS - 1);
    (void)read_yaml(run, repeated("", "- @x\n", KF_LIMIT_READINGS + 9, ""));
    kf_assert_count(run, KF_LIMIT_READINGS);
}

static void bad_bytes__are_told_fifty_times(void **state)
{
    struct kf_run *run = *state;

    (void)read_yaml(run, repeated("a: ", "\x01", KF_LIMIT_SCAN_REPORTS - 1, ""));
    kf_assert_count(run, KF_LIMIT_SCAN_REPORTS - 1);
    (void)read_yaml(run, repeated("a: ", "\x01", KF_LIMIT_SCAN_REPORTS + 9, ""));
    kf_assert_count(run, KF_LIMIT_SCAN_REPORTS);
}

/* --- modules --------------------------------------------------------------------------------------------------------- */

struct sample {
    struct kf_text text;
    struct kf_minutes minutes;
    struct kf_texts materials;
};

static const struct kf_field sample_fields[] = {
    KF_TEXT_ROW(struct sample, text, "text", .help = "Words."),
    KF_MINUTES_ROW(struct sample, minutes, "minutes", .help = "Minutes."),
    KF_TEXTS_ROW(struct sample, materials, "materials", .help = "Things.", .flags = KF_COUNTED),
    KF_END,
};
static const struct kf_record sample_record = {.name = "sample",
                                               .summary = "A sample.",
                                               .size = sizeof(struct sample),
                                               .fields = sample_fields,
                                               .node_offset = KF_NOWHERE,
                                               .address_offset = KF_NOWHERE};

static void assert_bound(struct kf_run *run, const char *format, int number)
{
    static const struct kf_shapes none = {NULL, 0, &sample_record};
    GString *text = g_string_new(kf_arena_format(run->arena, "%s%d}\n", format, number));

    assert_non_null(kf_bind(run, &none, &sample_record, read_yaml(run, text), "m"));
    kf_assert_clean(run);
}

static void assert_unbound(struct kf_run *run, const char *format, int number, const char *message)
{
    static const struct kf_shapes none = {NULL, 0, &sample_record};
    GString *text = g_string_new(kf_arena_format(run->arena, "%s%d}\n", format, number));

    assert_null(kf_bind(run, &none, &sample_record, read_yaml(run, text), "m"));
    kf_assert_has(kf_test_diags(run), message);
}

static void lengths__are_eight(void **state)
{
    assert_bound(*state, "minutes: {1: 1, 2: 1, 3: 1, 4: 1, 5: 1, 6: 1, 7: 1, 8: ", KF_LIMIT_LENGTHS);
    assert_unbound(*state, "minutes: {1: 1, 2: 1, 3: 1, 4: 1, 5: 1, 6: 1, 7: 1, 8: 1, 9: ", 9, "has 9 lengths, more than 8");
}

static void minutes__are_those_of_a_day(void **state)
{
    assert_bound(*state, "minutes: {45: ", KF_LIMIT_DAY_MINUTES);
    assert_unbound(*state, "minutes: {45: ", KF_LIMIT_DAY_MINUTES + 1, "wants whole minutes, 0 to 1440");
}

static void materials__are_counted_to_200(void **state)
{
    static const char text[] = "materials:\n  - {text: Pens, each: ";

    assert_bound(*state, text, KF_LIMIT_COUNTED);
    assert_unbound(*state, text, KF_LIMIT_COUNTED + 1, "from 1 to 200");
}

static bool word_is_refused(struct kf_run *run, const char *before, const char *letter, int count)
{
    static const struct kf_shapes none = {NULL, 0, &sample_record};

    (void)kf_bind(run, &none, &sample_record, read_yaml(run, repeated(before, letter, count, "\n")), "m");
    return strstr(kf_test_diags(run), "a word of more than 2048 bytes") != NULL;
}

static void word__has_two_kilobytes(void **state)
{
    assert_false(word_is_refused(*state, "text: a ", "x", KF_LIMIT_WORD_BYTES));
    assert_true(word_is_refused(*state, "text: a ", "x", KF_LIMIT_WORD_BYTES + 1));
    kf_assert_diag(*state, 0, KF_SIZE_LIMIT, 1, 9);
    assert_true(word_is_refused(*state, "text: ", "\u0628", KF_LIMIT_WORD_BYTES)); /* of two bytes each */
    assert_false(word_is_refused(*state, "text: ", "\u8A71", KF_LIMIT_WORD_BYTES)); /* lines break at each */
}

static bool renewal_is_refused(struct kf_run *run, int months)
{
    GString *text = g_string_new(NULL);

    g_string_printf(text, "training: {renewal-months: %d}\n", months);
    (void)kf_bind(run, &(struct kf_shapes){NULL, 0, &sample_record}, &kf_community_record, read_yaml(run, text), "c");
    for (int i = 0; i < run->diags->count; i++) { /* the other keys of a community are missing */
        if (run->diags->items[i]->code == KF_OUT_OF_RANGE) {
            return true;
        }
    }
    return false;
}

static void renewal__is_within_ten_years(void **state)
{
    assert_false(renewal_is_refused(*state, KF_LIMIT_RENEWAL_MONTHS));
    assert_true(renewal_is_refused(*state, KF_LIMIT_RENEWAL_MONTHS + 1));
}

static void blanks__past_200_print_as_typed(void **state)
{
    struct kf_run *run = *state;
    GString *typed = repeated("", "___ ", KF_LIMIT_BLANKS, "");
    struct kf_text text = {.text = typed->str};

    assert_int_equal(kf_inline_parse(run->arena, &text)->blank_count, KF_LIMIT_BLANKS);
    assert_null(strstr(kf_inline_parse(run->arena, &text)->text, "___"));
    g_string_append(typed, "___");
    text.text = typed->str;
    assert_int_equal(kf_inline_parse(run->arena, &text)->blank_count, KF_LIMIT_BLANKS);
    kf_assert_has(kf_inline_parse(run->arena, &text)->text, "___");
    g_string_free(typed, TRUE);
}

/* --- pictures -------------------------------------------------------------------------------------------------------- */

static const struct kf_image *load(struct kf_run *run, const void *bytes, size_t length)
{
    static const struct kf_image_wish wish = {.name = "picture", .hint = "use another"};
    char *path = NULL;
    int file = g_file_open_tmp("kf-limits-XXXXXX", &path, NULL);
    const struct kf_image *image;

    assert_true(file >= 0 && g_close(file, NULL));
    assert_true(g_file_set_contents(path, bytes, (gssize)length, NULL));
    run->world = &kf_world_machine;
    run->diags = kf_diags_new(run->arena);
    image = kf_image_load(run, run->arena, path, (struct kf_span){0}, &wish);
    (void)remove(path);
    g_free(path);
    return image;
}

static cairo_status_t append(void *bytes, const unsigned char *data, unsigned int length)
{
    g_byte_array_append(bytes, data, length);
    return CAIRO_STATUS_SUCCESS;
}

static GByteArray *white_png(int width, int height)
{
    GByteArray *bytes = g_byte_array_new();
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_A1, width, height);

    assert_int_equal(cairo_surface_write_to_png_stream(surface, append, bytes), CAIRO_STATUS_SUCCESS);
    cairo_surface_destroy(surface);
    return bytes;
}

static void picture__has_40_million_pixels(void **state)
{
    enum { WIDTH = 8000, HEIGHT = KF_LIMIT_IMAGE_PIXELS / WIDTH };
    struct kf_run *run = *state;
    GByteArray *fits = white_png(WIDTH, HEIGHT), *larger = white_png(WIDTH, HEIGHT + 1);

    assert_non_null(load(run, fits->data, fits->len));
    kf_assert_clean(run);
    assert_null(load(run, larger->data, larger->len));
    kf_assert_has(kf_test_find(run, KF_BAD_IMAGE)->message, "40 million pixels");
    g_byte_array_unref(fits);
    g_byte_array_unref(larger);
}

static void picture__has_four_megabytes(void **state)
{
    struct kf_run *run = *state;
    GByteArray *bytes = white_png(1, 1);
    guint was = bytes->len;

    g_byte_array_set_size(bytes, KF_LIMIT_IMAGE_BYTES + 1);
    memset(bytes->data + was, 0, bytes->len - was); /* behind the picture's end */
    assert_non_null(load(run, bytes->data, KF_LIMIT_IMAGE_BYTES));
    kf_assert_clean(run);
    assert_null(load(run, bytes->data, KF_LIMIT_IMAGE_BYTES + 1));
    kf_assert_has(kf_test_find(run, KF_BAD_IMAGE)->message, "too large");
    g_byte_array_unref(bytes);
}

/* --- sheets ---------------------------------------------------------------------------------------------------------- */

static const struct kf_list *read_csv(struct kf_run *run, GString *text)
{
    run->diags = kf_diags_new(run->arena);
    kf_test_file(run, "people.csv", text->str);
    g_string_free(text, TRUE);
    return kf_csv_read(run, "people.csv");
}

static void rows__are_counted(void **state)
{
    struct kf_run *run = *state;
    const struct kf_list *rows = read_csv(run, repeated("", "a,b\n", KF_LIMIT_ROWS, ""));

    assert_non_null(rows);
    assert_int_equal(rows->count, KF_LIMIT_ROWS);
    assert_null(read_csv(run, repeated("", "a,b\n", KF_LIMIT_ROWS + 1, "")));
    kf_assert_has(kf_test_find(run, KF_SIZE_LIMIT)->message, "more than 20000 rows");
}

static int refused_people(struct kf_run *run, GString *text)
{
    static const struct kf_roster_limits limits = {.sessions = KF_LIMIT_SESSIONS};
    int refused = 0;

    run->diags = kf_diags_new(run->arena);
    kf_test_file(run, "people.csv", text->str);
    g_string_free(text, TRUE);
    assert_non_null(kf_roster_read(run, "people.csv", &limits, &refused));
    return refused;
}

static void name__has_400_bytes(void **state)
{
    struct kf_run *run = *state;

    assert_int_equal(refused_people(run, repeated("name,sessions\n", "x", KF_LIMIT_NAME_BYTES, ",1\n")), 0);
    assert_int_equal(refused_people(run, repeated("name,sessions\n", "x", KF_LIMIT_NAME_BYTES + 1, ",1\n")), 1);
    kf_assert_has(kf_test_diags(run), "too long for a line");
}

static GString *person(const char *format, int number)
{
    GString *text = g_string_new("name,sessions,hours,kind\n");

    g_string_append_printf(text, "%s%d,trainer\n", format, number);
    return text;
}

static void hours__are_999(void **state)
{
    struct kf_run *run = *state;

    assert_int_equal(refused_people(run, person("Sam,,", KF_LIMIT_HOURS)), 0);
    assert_int_equal(refused_people(run, person("Sam,,", KF_LIMIT_HOURS + 1)), 1);
    kf_assert_has(kf_test_diags(run), "not a number of hours");
}

static void sessions__are_99(void **state)
{
    struct kf_run *run = *state;

    assert_int_equal(refused_people(run, person("Sam,99,", 1)), 0);
    assert_int_equal(refused_people(run, person("Sam,100,", 1)), 1);
    kf_assert_has(kf_test_diags(run), "100, and there were 99");
}

#define LIMIT(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        LIMIT(file__has_four_megabytes),
        LIMIT(values__are_counted),
        LIMIT(aliases__are_counted),
        LIMIT(depth__is_counted),
        LIMIT(text__has_64_kilobytes),
        LIMIT(syntax_errors__are_found_one_reading_each),
        LIMIT(bad_bytes__are_told_fifty_times),
        LIMIT(lengths__are_eight),
        LIMIT(minutes__are_those_of_a_day),
        LIMIT(materials__are_counted_to_200),
        LIMIT(word__has_two_kilobytes),
        LIMIT(renewal__is_within_ten_years),
        LIMIT(blanks__past_200_print_as_typed),
        LIMIT(picture__has_40_million_pixels),
        LIMIT(picture__has_four_megabytes),
        LIMIT(rows__are_counted),
        LIMIT(name__has_400_bytes),
        LIMIT(hours__are_999),
        LIMIT(sessions__are_99),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
