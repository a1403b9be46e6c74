/* library_test DATA COMMUNITY: what kinfold.h says, tried on the installed library. Run in a folder with a folder empty/. */

#include <kinfold.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHECK(what) ((what) ? (void)0 : give_up(__LINE__, #what))

static _Noreturn void give_up(int line, const char *what)
{
    fprintf(stderr, "library_test.c:%d: not so: %s\n", line, what);
    exit(1);
}

static const struct kinfold_diagnostic *first_error(struct kinfold *kit)
{
    size_t count;
    const struct kinfold_diagnostic *found = kinfold_diagnostics(kit, &count);

    for (size_t i = 0; i < count; i++) {
        if (found[i].severity == KINFOLD_ERROR) {
            return &found[i];
        }
    }
    return NULL;
}

static void lists(const char *data)
{
    struct kinfold *kit = kinfold_new(data, NULL);
    size_t count, handouts;
    const struct kinfold_module *modules = kinfold_modules(kit, &count);
    const struct kinfold_handout *pages;

    CHECK(count >= 13 && strcmp(modules[0].id, "attachment-injuries") == 0);
    CHECK(modules[0].title != NULL && modules[0].handouts > 0 && first_error(kit) == NULL);
    pages = kinfold_handouts(kit, "repair-conversations", NULL, &handouts);
    CHECK(handouts > 5 && strcmp(pages[0].id, "six-steps") == 0 && pages[0].number == 1);
    CHECK(kinfold_handouts(kit, "no-such-module", NULL, &handouts) == NULL && handouts == 0 && first_error(kit) != NULL);
    kinfold_free(kit);
}

static void builds_what_is_asked(const char *data)
{
    struct kinfold *kit = kinfold_new(data, NULL);
    struct kinfold_options options = KINFOLD_OPTIONS;
    const struct kinfold_file *files;
    size_t count;

    options.variant = "large-print";
    options.paper = "a4";
    files = kinfold_build(kit, "repair-conversations", "six-steps", &options, &count);
    CHECK(count == 1 && strcmp(files[0].name, "six-steps.large-print.a4.pdf") == 0 && files[0].pages > 1);
    CHECK(files[0].length > 1000 && memcmp(files[0].bytes, "%PDF-", 5) == 0);
    CHECK(kinfold_check(kit, "repair-conversations", &options));

    options.variant = "large-prnt";
    CHECK(kinfold_build(kit, "repair-conversations", "six-steps", &options, &count) == NULL && count == 0);
    CHECK(strcmp(first_error(kit)->code, "usage") == 0 && strcmp(first_error(kit)->hint, "did you mean large-print?") == 0);

    /* A program compiled with an older header, whose options ended before this member. */
    options.size = offsetof(struct kinfold_options, variant);
    CHECK(kinfold_build(kit, "repair-conversations", "six-steps", &options, &count) != NULL && count == 1);
    kinfold_free(kit);
}

static void draws(const char *data)
{
    struct kinfold *kit = kinfold_new(data, NULL);
    const struct kinfold_picture *picture = kinfold_render(kit, "repair-conversations", "six-steps", 1, 40, NULL);

    CHECK(picture != NULL && picture->pages == 1 && memcmp(picture->bytes, "\x89PNG", 4) == 0);
    CHECK(kinfold_render(kit, "repair-conversations", "six-steps", 2, 40, NULL) == NULL && first_error(kit) != NULL);
    CHECK(kinfold_render(kit, "repair-conversations", "six-steps", 1, 0, NULL) == NULL && first_error(kit) != NULL);
    kinfold_free(kit);
}

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");

    CHECK(file != NULL && fputs(text, file) >= 0 && fclose(file) == 0);
}

/* What is kept from call to call is let go when a file is written, and what was found is told each time, once. */
static void sees_what_is_written(const char *data)
{
    static const char *const names[] = {"Willow House", "Cedar House, by the river"};
    struct kinfold *kit = kinfold_new(data, "empty/ours");
    unsigned char *pages[2] = {NULL};
    size_t lengths[2], count;
    char text[200];

    CHECK(mkdir("empty/ours", 0777) == 0);
    for (int i = 0; i < 2; i++) {
        const struct kinfold_picture *picture;

        (void)snprintf(text, sizeof text, "kinfold: 1\nregion: US\nnames: {reporting-body: blank}\nprogram: %s\n", names[i]);
        write_file("empty/ours/community.yaml", text);
        picture = kinfold_render(kit, "repair-conversations", "six-steps", 1, 40, NULL);
        CHECK(picture != NULL);
        lengths[i] = picture->length;
        pages[i] = malloc(picture->length);
        memcpy(pages[i], picture->bytes, picture->length);
        picture = kinfold_render(kit, "repair-conversations", "six-steps", 1, 40, NULL);
        CHECK(picture != NULL && picture->length == lengths[i] && memcmp(picture->bytes, pages[i], lengths[i]) == 0);
    }
    CHECK(lengths[0] != lengths[1] || memcmp(pages[0], pages[1], lengths[0]) != 0);
    free(pages[0]);
    free(pages[1]);

    write_file("empty/ours/community.yaml", "kinfold: 1\nregion: US\nnames: {reporting-body: blank}\nprogramm: Willow\nprogram: Willow\n");
    for (int i = 0; i < 2; i++) {
        CHECK(kinfold_render(kit, "repair-conversations", "six-steps", 1, 40, NULL) == NULL);
        (void)kinfold_diagnostics(kit, &count);
        CHECK(count == 1 && strcmp(first_error(kit)->code, "unknown-key") == 0);
    }
    CHECK(unlink("empty/ours/community.yaml") == 0 && rmdir("empty/ours") == 0);
    kinfold_free(kit);
}

/* An overlay that is typed and not saved. */
static void lays_texts_over(const char *data, const char *community)
{
    static const char good[] = "based-on: 2026-11\nwrong-key: yes\n";
    struct kinfold *kit = kinfold_new(data, community);
    char path[4096];

    snprintf(path, sizeof path, "%s/overlays/../overlays/repair-conversations.yaml", community);
    CHECK(kinfold_render(kit, "repair-conversations", "six-steps", 1, 40, NULL) != NULL);
    kinfold_lay_over(kit, path, good, strlen(good));
    CHECK(!kinfold_check(kit, "repair-conversations", NULL) && first_error(kit)->line > 0);
    CHECK(strstr(first_error(kit)->file, "overlays/repair-conversations.yaml") != NULL);
    CHECK(strstr(first_error(kit)->text, first_error(kit)->message) != NULL);
    kinfold_lay_over(kit, path, NULL, 0);
    CHECK(kinfold_check(kit, "repair-conversations", NULL));

    /* A file that is not there yet. */
    snprintf(path, sizeof path, "%s/overlays/boundaries.yaml", community);
    remove(path);
    CHECK(kinfold_check(kit, "boundaries", NULL));
    kinfold_lay_over(kit, path, good, strlen(good));
    CHECK(!kinfold_check(kit, "boundaries", NULL));
    kinfold_free(kit);
}

static void says_what_is_missing(void)
{
    struct kinfold *kit = kinfold_new("empty", NULL);
    size_t count;

    CHECK(kinfold_modules(kit, &count) == NULL && count == 0);
    CHECK(strcmp(first_error(kit)->code, "missing-on-machine") == 0 && first_error(kit)->hint != NULL);
    kinfold_free(kit);
    kinfold_free(NULL);
}

static void *build_one(void *data)
{
    struct kinfold *kit = kinfold_new(data, NULL);
    size_t count, *length = malloc(sizeof *length);
    const struct kinfold_file *file = kinfold_build(kit, "boundaries", "our-boundaries", NULL, &count);

    *length = file == NULL ? 0 : file->length;
    kinfold_free(kit);
    return length;
}

static void serves_threads_at_once(char *data)
{
    pthread_t threads[3];
    size_t first = 0;

    for (int i = 0; i < 3; i++) {
        CHECK(pthread_create(&threads[i], NULL, build_one, data) == 0);
    }
    for (int i = 0; i < 3; i++) {
        void *length;

        pthread_join(threads[i], &length);
        first = i == 0 ? *(size_t *)length : first;
        CHECK(first > 0 && *(size_t *)length == first);
        free(length);
    }
}

int main(int argc, char **argv)
{
    CHECK(argc == 3 && strchr(kinfold_version(), '.') != NULL);
    lists(argv[1]);
    builds_what_is_asked(argv[1]);
    draws(argv[1]);
    sees_what_is_written(argv[1]);
    lays_texts_over(argv[1], argv[2]);
    says_what_is_missing();
    serves_threads_at_once(argv[1]);
    return 0;
}
