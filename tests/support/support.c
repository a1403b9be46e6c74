#include "support/support.h"

#include <string.h>

struct kf_run *kf_test_run_new(void)
{
    struct kf_arena *arena = kf_arena_new();
    struct kf_run *run = KF_NEW(arena, struct kf_run);

    run->arena = arena;
    run->diags = kf_diags_new(arena);
    run->world = kf_world_memory_new(arena);
    run->data_dir = "/kit";
    return run;
}

void kf_test_run_free(struct kf_run *run)
{
    if (run != NULL) {
        kf_arena_free(run->arena);
    }
}

void kf_test_file(struct kf_run *run, const char *path, const char *text)
{
    struct kf_world world = *run->world; /* the files hang on its data: a copy reaches the same ones */

    kf_world_memory_add(&world, path, text);
}

const char *kf_test_diags(const struct kf_run *run)
{
    GString *all = g_string_new(NULL);
    const char *kept;

    for (int i = 0; i < run->diags->count; i++) {
        char *one = kf_diag_format(run->diags->items[i], /* colour */ false);

        g_string_append(all, one);
        g_free(one);
    }
    kept = kf_arena_string(run->arena, all->str);
    g_string_free(all, TRUE);
    return kept;
}

static void show(const struct kf_run *run)
{
    print_error("%d diagnostics:\n%s", run->diags->count, kf_test_diags(run));
}

const struct kf_diag *kf_test_find(const struct kf_run *run, enum kf_code code)
{
    for (int i = 0; i < run->diags->count; i++) {
        if (run->diags->items[i]->code == code) {
            return run->diags->items[i];
        }
    }
    show(run);
    fail_msg("no diagnostic %s", kf_code_word(code));
    return NULL;
}

void kf_test_assert_clean(const struct kf_run *run, const char *file, int line)
{
    kf_test_assert_count(run, 0, file, line);
}

void kf_test_assert_count(const struct kf_run *run, int count, const char *file, int line)
{
    if (run->diags->count != count) {
        show(run);
        print_error("%d diagnostics expected\n", count);
        _fail(file, line);
    }
}

void kf_test_assert_diag(const struct kf_run *run, int index, enum kf_code code, int row, int column, const char *file,
                         int line)
{
    const struct kf_diag *diag = index < run->diags->count ? run->diags->items[index] : NULL;

    if (diag == NULL || diag->code != code || diag->span.line != row || diag->span.column != column) {
        show(run);
        print_error("expected as number %d: %s at %d:%d\n", index, kf_code_word(code), row, column);
        _fail(file, line);
    }
}

void kf_test_assert_has(const char *text, const char *part, const char *file, int line)
{
    if (text == NULL || strstr(text, part) == NULL) {
        print_error("\"%s\"\nshould hold \"%s\"\n", text == NULL ? "(nothing)" : text, part);
        _fail(file, line);
    }
}
