/* The handle, and what it found. */

#include "libkinfold/handle.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

#include "base/data.h"
#include "base/reads.h"

const char *kinfold_version(void)
{
    return KF_VERSION;
}

struct kinfold *kinfold_new(const char *data, const char *community)
{
    struct kf_arena *arena = kf_arena_new();
    struct kinfold *kinfold = KF_NEW(arena, struct kinfold);

    kinfold->arena = arena;
    kinfold->world = kf_world_over_new(arena, &kf_world_machine);
    kinfold->data = kf_arena_string(arena, data);
    kinfold->community = kf_arena_string(arena, community);
    kinfold->loaded = kf_loaded_new(kinfold->world);
    kf_call_forget(kinfold);
    kinfold->numbers = newlocale(LC_NUMERIC_MASK, "C", duplocale(LC_GLOBAL_LOCALE));
    kf_call_begin(kinfold);
    kf_call_end(kinfold);
    return kinfold;
}

void kinfold_free(struct kinfold *kinfold)
{
    if (kinfold != NULL) {
        freelocale(kinfold->numbers);
        kf_loaded_free(kinfold->loaded);
        kf_arena_free(kinfold->run.arena);
        kf_reads_free(kinfold->reads);
        kf_arena_free(kinfold->arena);
    }
}

void kinfold_lay_over(struct kinfold *kinfold, const char *path, const void *bytes, size_t length)
{
    kf_world_over_lay(kinfold->world, path, bytes, length);
}

/* --- a call ----------------------------------------------------------------------------------------------------------- */

/* From the folder of this library, as it lies on this machine: the loader may have come by a link (/lib is one). Caller
 * frees; NULL. */
static char *data_beside(void)
{
    Dl_info info;
    char *file, *folder, *data;

    if (dladdr((const void *)(guintptr)kinfold_version, &info) == 0) {
        return NULL;
    }
    file = realpath(info.dli_fname, NULL);
    folder = g_path_get_dirname(file != NULL ? file : info.dli_fname);
    data = g_canonicalize_filename(KF_DATA_FROM_LIBRARY, folder);
    g_free(folder);
    free(file);
    return data;
}

static const char *find_data(const struct kinfold *kinfold)
{
    char *beside;
    const char *found;

    if (kinfold->data != NULL) {
        return kf_data_is(kinfold->data) ? kinfold->data : NULL;
    }
    beside = data_beside();
    found = kf_data_find(kinfold->run.arena, (const char *const[]){beside}, 1);
    g_free(beside);
    return found;
}

void kf_call_begin(struct kinfold *kinfold)
{
    struct kf_arena *arena = kf_arena_new();

    kf_arena_free(kinfold->run.arena);
    kinfold->run = (struct kf_run){.world = kf_reads_world(kinfold->reads), .arena = arena, .diags = kf_diags_new(arena)};
    kinfold->run.data_dir = find_data(kinfold);
    kf_loaded_refresh(kinfold->loaded, kinfold->run.data_dir, kinfold->community);
    kinfold->usual = uselocale(kinfold->numbers);
}

void kf_call_end(struct kinfold *kinfold)
{
    uselocale(kinfold->usual);
}

void kf_call_forget(struct kinfold *kinfold)
{
    kf_reads_free(kinfold->reads);
    kinfold->reads = kf_reads_new(kinfold->world);
    kinfold->run.world = kf_reads_world(kinfold->reads);
}

struct kf_reads *kf_call_reads(const struct kinfold *kinfold)
{
    struct kf_reads *reads = kf_loaded_reads(kinfold->loaded);

    kf_reads_merge(reads, kinfold->reads);
    return reads;
}

struct kf_kit *kf_call_kit(struct kinfold *kinfold)
{
    struct kf_run *run = &kinfold->run;

    if (run->data_dir == NULL) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, KF_MISSING_ON_MACHINE, (struct kf_span){.source = NULL}, NULL,
                                  "the kit's folders modules and fonts cannot be found%s%s",
                                  kinfold->data != NULL ? " in " : "", kinfold->data != NULL ? kinfold->data : ""),
                     "name the folder that holds both, or install the package kinfold");
        return NULL;
    }
    return kf_loaded_kit(kinfold->loaded, run->diags);
}

/* --- what was found --------------------------------------------------------------------------------------------------- */

static void free_text(void *text)
{
    g_free(text);
}

static void tell(struct kf_arena *arena, const struct kf_diag *diag, struct kinfold_diagnostic *ret_told)
{
    static const enum kinfold_severity severities[KF_SEVERITY_COUNT] = {
        [KF_NOTE] = KINFOLD_NOTE, [KF_WARNING] = KINFOLD_WARNING, [KF_ERROR] = KINFOLD_ERROR};
    char *text = kf_diag_format(diag, /* colour */ false);

    kf_arena_defer(arena, free_text, text);
    *ret_told = (struct kinfold_diagnostic){
        .code = kf_code_word(diag->code),
        .severity = severities[diag->severity],
        .file = diag->span.source != NULL ? diag->span.source->path : NULL,
        .line = diag->span.source != NULL ? diag->span.line : 0,
        .column = diag->span.source != NULL ? diag->span.column : 0,
        .address = diag->address,
        .message = diag->message,
        .hint = diag->hint,
        .text = text,
    };
}

const struct kinfold_diagnostic *kinfold_diagnostics(struct kinfold *kinfold, size_t *ret_count)
{
    const struct kf_diags *diags = kinfold->run.diags;
    struct kinfold_diagnostic *told = KF_NEW_ARRAY(kinfold->run.arena, diags->count + 1, struct kinfold_diagnostic);

    *ret_count = 0;
    for (int i = 0; i < diags->count; i++) {
        if (diags->items[i]->severity != KF_ALLOWED) {
            tell(kinfold->run.arena, diags->items[i], &told[(*ret_count)++]);
        }
    }
    return told;
}
