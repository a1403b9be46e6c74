/* Calls a target without a fuzzer: each file of a folder, its beginnings, and changes of it that are the same every time.
 * runner CORPUS [DICTIONARY] */

#include "fuzz/fuzz.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef KF_SANITIZE
#include <sanitizer/common_interface_defs.h>
#endif

struct input {
    const char *name;
    const uint8_t *bytes;
    size_t length;
};

struct words { /* of the dictionary */
    char **items;
    guint count;
};

/* What is being tried, for the last words. */
static struct {
    const char *name;
    const char *how;
    long which;
    const uint8_t *bytes;
    size_t length;
} trying;

/* --- last words ------------------------------------------------------------------------------------------------------- */

/* Leaves the input behind: `fuzz_read crash-input` tries it alone. */
static void say_what_was_tried(void)
{
    FILE *file = trying.name != NULL ? fopen("crash-input", "wb") : NULL;

    if (trying.name == NULL) { /* a leak, which shows at the end */
        return;
    }
    (void)fprintf(stderr, "while trying %s, %s %ld: its %zu bytes are in the file crash-input\n", trying.name, trying.how,
                  trying.which, trying.length);
    if (file != NULL) {
        (void)fwrite(trying.bytes, 1, trying.length, file);
        (void)fclose(file);
    }
}

static void stop(int signal_number)
{
    say_what_was_tried();
    (void)signal(signal_number, SIG_DFL);
    (void)raise(signal_number);
}

static void prepare_last_words(void)
{
    (void)signal(SIGABRT, stop);
#ifdef KF_SANITIZE
    __sanitizer_set_death_callback(say_what_was_tried);
#endif
}

/* --- trying ------------------------------------------------------------------------------------------------------------ */

/* In memory of exactly this length, so that a byte read too far is seen. */
static void try(const struct input *input, const char *how, long which, const uint8_t *bytes, size_t length)
{
    uint8_t *exact = g_memdup2(bytes, MAX(length, 1));

    trying.name = input->name;
    trying.how = how;
    trying.which = which;
    trying.bytes = exact;
    trying.length = length;
    (void)LLVMFuzzerTestOneInput(exact, length);
    trying.name = NULL;
    g_free(exact);
}

static int try_beginnings(const struct input *input, int tries)
{
    size_t step = MAX(input->length / (size_t)MAX(tries, 1), 1);
    int count = 0;

    for (size_t length = 0; length < input->length; length += step) {
        try(input, "beginning of", (long)length, input->bytes, length);
        count++;
    }
    return count;
}

/* --- changes ----------------------------------------------------------------------------------------------------------- */

/* xorshift: the same on every machine. */
static size_t below(uint64_t *chance, size_t count)
{
    *chance ^= *chance << 13;
    *chance ^= *chance >> 7;
    *chance ^= *chance << 17;
    return count == 0 ? 0 : (size_t)(*chance % count);
}

static void insert_word(GByteArray *bytes, size_t at, uint64_t *chance, const struct words *words)
{
    if (words->count > 0) {
        const char *word = words->items[below(chance, words->count)];
        guint old = bytes->len, length = (guint)strlen(word);

        g_byte_array_set_size(bytes, old + length);
        memmove(bytes->data + at + length, bytes->data + at, old - at);
        memcpy(bytes->data + at, word, length);
    }
}

static void repeat_stretch(GByteArray *bytes, size_t at, size_t length, uint64_t *chance)
{
    uint8_t *stretch = g_memdup2(bytes->data + at, length);
    size_t to = below(chance, bytes->len);
    guint old = bytes->len;

    g_byte_array_set_size(bytes, old + (guint)length);
    memmove(bytes->data + to + length, bytes->data + to, old - to);
    memcpy(bytes->data + to, stretch, length);
    g_free(stretch);
}

static void change_once(GByteArray *bytes, uint64_t *chance, const struct words *words)
{
    static const uint8_t telling[] = "\0\n\r\t \"'#%&*-:<>?@[]\\`{|}~!\x7F\x80\xBF\xC3\xE2\xEF\xFE\xFF" "019";
    size_t at = below(chance, bytes->len), length = below(chance, 32) + 1;

    if (bytes->len == 0) {
        return;
    }
    length = MIN(length, bytes->len - at);
    switch (below(chance, 5)) {
    case 0:
        bytes->data[at] ^= (uint8_t)(1u << below(chance, 8));
        break;
    case 1:
        bytes->data[at] = telling[below(chance, sizeof telling - 1)];
        break;
    case 2:
        g_byte_array_remove_range(bytes, (guint)at, (guint)length);
        break;
    case 3:
        repeat_stretch(bytes, at, length, chance);
        break;
    default:
        insert_word(bytes, at, chance, words);
        break;
    }
}

static void try_changes(const struct input *input, int tries, const struct words *words)
{
    for (int i = 0; i < tries; i++) {
        uint64_t chance = 88172645463325252u + (uint64_t)i * 2654435769u;
        GByteArray *bytes = g_byte_array_new();
        size_t changes = below(&chance, 6) + 1;

        g_byte_array_append(bytes, input->bytes, (guint)input->length);
        for (size_t k = 0; k < changes; k++) {
            change_once(bytes, &chance, words);
        }
        g_byte_array_append(bytes, (const guint8 *)"", 1); /* so that there is something to point at */
        try(input, "change", i, bytes->data, bytes->len - 1);
        g_byte_array_unref(bytes);
    }
}

/* --- files ------------------------------------------------------------------------------------------------------------- */

static int compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Paths of the files of a folder, sorted; a file is itself. */
static GPtrArray *files_of(const char *path)
{
    GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
    GDir *folder = g_dir_open(path, 0, NULL);
    const char *name;

    if (folder == NULL) {
        g_ptr_array_add(paths, g_strdup(path));
        return paths;
    }
    while ((name = g_dir_read_name(folder)) != NULL) {
        g_ptr_array_add(paths, g_build_filename(path, name, NULL));
    }
    g_dir_close(folder);
    g_ptr_array_sort(paths, compare_names);
    return paths;
}

/* Lines of `"word"`, as libFuzzer reads them. */
static struct words read_words(const char *path)
{
    GPtrArray *words = g_ptr_array_new();
    char *text = NULL, **lines;

    if (path != NULL && g_file_get_contents(path, &text, NULL, NULL)) {
        lines = g_strsplit(text, "\n", -1);
        for (int i = 0; lines[i] != NULL; i++) {
            size_t length = strlen(lines[i]);

            if (length > 2 && lines[i][0] == '"') {
                lines[i][length - 1] = '\0';
                g_ptr_array_add(words, g_strcompress(lines[i] + 1));
            }
        }
        g_strfreev(lines);
    }
    g_free(text);
    guint count = words->len;

    g_ptr_array_add(words, NULL);
    return (struct words){(char **)g_ptr_array_free(words, FALSE), count};
}

static int try_file(const char *path, int tries, const struct words *words)
{
    char *text;
    gsize length;

    if (!g_file_get_contents(path, &text, &length, NULL)) {
        (void)fprintf(stderr, "%s cannot be read\n", path);
        return 1;
    }
    struct input input = {path, (const uint8_t *)text, length};

    try(&input, "file", 0, input.bytes, length);
    if (tries > 0) {
        try_changes(&input, tries - try_beginnings(&input, tries / 4), words);
    }
    g_free(text);
    return 0;
}

int main(int argc, char **argv)
{
    struct words words = read_words(argc > 2 ? argv[2] : NULL);
    GPtrArray *paths = files_of(argc > 1 ? argv[1] : ".");
    bool folder = argc > 1 && g_file_test(argv[1], G_FILE_TEST_IS_DIR);
    int failed = argc > 1 ? 0 : 2;

    prepare_last_words();
    for (guint i = 0; i < paths->len && failed == 0; i++) {
        failed = try_file(g_ptr_array_index(paths, i), folder ? kf_fuzz_tries / (int)paths->len : 0, &words);
    }
    (void)printf("%u files, about %d inputs\n", paths->len, folder ? kf_fuzz_tries : 1);
    g_ptr_array_unref(paths);
    g_strfreev(words.items);
    return failed;
}
