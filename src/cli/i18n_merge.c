/* kinfold i18n merge: the PO files of a language, brought up to date with the texts. */

#include <stdio.h>
#include <string.h>

#include "cli/i18n.h"
#include "compose/po_merge.h"

bool kf_i18n_has_file(struct kf_run *run, const char *folder, const char *name)
{
    char **names = kf_run_names(run, folder);

    for (int i = 0; names != NULL && names[i] != NULL; i++) {
        if (name == NULL ? g_str_has_suffix(names[i], ".po") : strcmp(names[i], name) == 0) {
            return true;
        }
    }
    return false;
}

static void print_changes(const char *path, bool is_new, const struct kf_po *po, const struct kf_po_changes *changes)
{
    const struct {
        int count;
        const char *words;
    } parts[] = {
        {changes->added, "new"}, {changes->changed, "changed"}, {changes->moved, "moved"}, {changes->gone, "gone"}};
    const char *separator = "";

    printf("%s: ", g_str_has_prefix(path, "./") ? path + 2 : path);
    if (is_new) {
        printf("begun with %d texts\n", po->messages.count);
        return;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        if (parts[i].count > 0) {
            printf("%s%d %s", separator, parts[i].count, parts[i].words);
            separator = ", ";
        }
    }
    puts(*separator == '\0' ? "up to date" : "");
}

static void merge(const struct kf_i18n *i18n, const char *file, bool only_existing)
{
    struct kf_run *run = &i18n->cli->run;
    const char *language = i18n->options->edition.language;
    const struct kf_translatables *texts = kf_translatables_load(run, i18n->kit, file);
    const char *folder = kf_i18n_folder(i18n), *name, *path;
    struct kf_po_changes changes = {0};
    const struct kf_po *old, *merged;
    bool exists;
    char *text;

    if (texts == NULL) {
        return;
    }
    name = kf_arena_format(run->arena, "%s.po", texts->name);
    path = kf_arena_format(run->arena, "%s/%s", folder, name);
    exists = kf_i18n_has_file(run, folder, name);
    old = exists ? kf_po_read(run, path) : NULL;
    if ((exists && old == NULL) || (!exists && only_existing) || !kf_i18n_check_language(i18n, texts, old)) {
        return;
    }
    merged = kf_po_merge(run->arena, kf_translatables_template(run, i18n->kit, texts), old, language, &changes);
    if (!i18n->kit->community->is_default) {
        kf_i18n_leave_numbers(merged);
    }
    text = kf_po_text(merged);
    if ((old != NULL && strcmp(text, old->source->text) == 0) || kf_i18n_write(i18n, path, text)) {
        print_changes(path, old == NULL, merged, &changes);
    }
    g_free(text);
}

void kf_i18n_merge(const struct kf_i18n *i18n)
{
    /* A community that has translated two files of the kit's own language wants no empty ones of the others. */
    bool only_existing = i18n->options->argument_count == 0 &&
                         kf_i18n_has_file(&i18n->cli->run, kf_i18n_folder(i18n), /* name */ NULL) &&
                         !i18n->kit->community->is_default;

    for (int i = 0; i18n->files[i] != NULL; i++) {
        merge(i18n, i18n->files[i], only_existing);
    }
}
