/* kinfold i18n import: what a reviewer wrote in the sheet goes back to the PO files. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "cli/csv.h"
#include "cli/i18n.h"

struct file { /* a PO file that rows are about */
    const struct kf_translatables *texts;
    const char *path;
    struct kf_i18n_file opened;
    const struct kf_po *po; /* brought up to date; NULL: it cannot be read */
    GHashTable *rows;       /* address to struct kf_i18n_row */
    const char *before;     /* its text */
    int reviewed, changed, comments;
};

struct import {
    struct kf_i18n i18n; /* our own copy: with the language of the sheet */
    struct kf_options options;
    const char *on; /* the day of the review */
    struct kf_list files;
};

static struct kf_run *run_of(const struct import *import)
{
    return &import->i18n.cli->run;
}

/* --- files ---------------------------------------------------------------------------------------------------------- */

static void destroy_table(void *table)
{
    g_hash_table_destroy(table);
}

static struct file *open_file(struct import *import, const char *name)
{
    struct kf_run *run = run_of(import);
    struct file *file = KF_NEW(run->arena, struct file);
    struct kf_list rows;

    kf_list_add(run->arena, &import->files, file);
    file->texts = kf_translatables_load(run, import->i18n.kit, name);
    file->po = file->texts == NULL ? NULL : kf_i18n_open(&import->i18n, file->texts, &file->opened);
    if (file->po == NULL) {
        file->path = name;
        return file;
    }
    file->path = file->opened.path;
    file->rows = g_hash_table_new(g_str_hash, g_str_equal);
    kf_arena_defer(run->arena, destroy_table, file->rows);
    rows = kf_i18n_review_rows(&import->i18n, file->texts, file->po);
    for (int i = 0; i < rows.count; i++) {
        struct kf_i18n_row *row = rows.items[i];

        g_hash_table_insert(file->rows, (gpointer)(guintptr)row->message->address, row);
    }
    return file;
}

/* The file that an address belongs to: its module's, or the shared one. NULL when there is no such module. */
static const char *name_of_file(const struct import *import, const char *address)
{
    const struct kf_kit *kit = import->i18n.kit;
    const char *first = kf_arena_string_n(run_of(import)->arena, address, strcspn(address, "/"));

    if (strcmp(first, "pieces") == 0 || strcmp(first, "helplines") == 0 || strcmp(first, KF_SHARED_TEXTS) == 0) {
        return KF_SHARED_TEXTS;
    }
    for (int i = 0; i < kit->module_count; i++) {
        if (strcmp(kit->module_ids[i], first) == 0) {
            return first;
        }
    }
    return NULL;
}

static struct file *file_of(struct import *import, const char *name)
{
    for (int i = 0; i < import->files.count; i++) {
        struct file *file = import->files.items[i];

        if (file->texts != NULL ? strcmp(file->texts->name, name) == 0 : strcmp(file->path, name) == 0) {
            return file;
        }
    }
    return open_file(import, name);
}

/* --- one row -------------------------------------------------------------------------------------------------------- */

static bool is_ticked(const struct import *import, const struct kf_csv_row *row, bool *ret_ticked)
{
    static const char *const yes[] = {"x", "ok", "yes", "y", "1", "true", "✓", "✔", "☑", "sí", "si", "نعم", NULL};
    static const char *const no[] = {"", "no", "n", "0", "false", "☐", "-", NULL};
    char *lower = g_utf8_strdown(kf_csv_cell(row, KF_REVIEW_OK), -1);
    bool ticked = g_strv_contains(yes, lower), known = ticked || g_strv_contains(no, lower);

    g_free(lower);
    *ret_ticked = ticked;
    if (!known) {
        kf_diag_hint(run_of(import)->diags,
                     kf_diag_push(run_of(import)->diags, KF_UNKNOWN_CHOICE, row->span,
                                  kf_csv_cell(row, KF_REVIEW_ADDRESS), "ok: \"%s\" is neither yes nor no",
                                  kf_csv_cell(row, KF_REVIEW_OK)),
                     "write x when the text is good, nothing when it is not; notes belong under comment");
    }
    return known;
}

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* {{names}} and blanks in order of letters, so that two texts can be compared. */
static const char *marks_in(struct kf_arena *arena, const char *text)
{
    GRegex *regex = g_regex_new("\\{\\{[^}]*\\}\\}|_{3,}", 0, 0, NULL);
    GMatchInfo *match = NULL;
    GPtrArray *found = g_ptr_array_new_with_free_func(g_free);
    GString *all = g_string_new(NULL);
    const char *kept;

    g_regex_match(regex, text, 0, &match);
    for (; g_match_info_matches(match); g_match_info_next(match, NULL)) {
        char *word = g_match_info_fetch(match, 0);

        g_ptr_array_add(found, word[0] == '_' ? g_strdup("___") : g_strdup(word));
        g_free(word);
    }
    if (found->len > 0) {
        qsort(found->pdata, found->len, sizeof *found->pdata, compare_texts);
    }
    for (guint i = 0; i < found->len; i++) {
        g_string_append_printf(all, "%s%s", i > 0 ? " " : "", (const char *)found->pdata[i]);
    }
    kept = kf_arena_string(arena, all->len > 0 ? all->str : "none");
    g_string_free(all, TRUE);
    g_ptr_array_free(found, TRUE);
    g_match_info_free(match);
    g_regex_unref(regex);
    return kept;
}

static bool check_new_text(const struct import *import, const struct kf_csv_row *row, const struct kf_i18n_row *entry)
{
    struct kf_run *run = run_of(import);
    const char *ours = marks_in(run->arena, kf_csv_cell(row, KF_REVIEW_NEW_TEXT));
    const char *theirs = marks_in(run->arena, entry->message->source);
    struct kf_diag *diag;

    if (strcmp(ours, theirs) == 0) {
        return true;
    }
    diag = kf_diag_push(run->diags, KF_UNKNOWN_PLACEHOLDER, row->span, entry->message->address,
                        "the new text does not have the names and blanks of the source: %s", ours);
    kf_diag_also(run->diags, diag, entry->text->scalar->span, "the source");
    kf_diag_hint(run->diags, diag, "keep them as they are: %s", theirs);
    return false;
}

static void refuse(const struct import *import, const struct kf_csv_row *row, const char *address, struct kf_span now,
                   const char *what)
{
    struct kf_run *run = run_of(import);
    struct kf_diag *diag = kf_diag_push(run->diags, KF_STALE_TRANSLATION, row->span, address,
                                        "the %s has changed since this sheet was made, so the row is not used", what);

    if (now.source != NULL) {
        kf_diag_also(run->diags, diag, now, "as it is now");
    }
    kf_diag_hint(run->diags, diag, "make a new sheet for it: `kinfold i18n review --language %s`",
                 import->options.edition.language);
}

/* Another new text than the draft may be there already: the sheet is read a second time. */
static bool is_current(const struct import *import, const struct kf_csv_row *row, const struct kf_i18n_row *entry)
{
    struct kf_arena *arena = run_of(import)->arena;
    const char *text = entry->message->text;

    if (!kf_same_text(arena, kf_csv_cell(row, KF_REVIEW_SOURCE), entry->message->source)) {
        refuse(import, row, entry->message->address, entry->text->scalar->span, "source");
        return false;
    }
    if (!kf_same_text(arena, kf_csv_cell(row, KF_REVIEW_DRAFT), text) &&
        !kf_same_text(arena, kf_csv_cell(row, KF_REVIEW_NEW_TEXT), text)) {
        refuse(import, row, entry->message->address, entry->message->span, "draft");
        return false;
    }
    return true;
}

static void add_comment(const struct import *import, struct file *file, struct kf_po_message *message,
                        const char *comment)
{
    struct kf_arena *arena = run_of(import)->arena;
    char **lines = g_strsplit(comment, "\n", -1);
    char *joined = g_strjoinv(" / ", lines);
    const char *line = kf_arena_format(arena, " %s, %s: %s", import->options.reviewed_by, import->on, joined);
    struct kf_list comments = {.items = NULL};
    bool known = false;

    for (int i = 0; i < message->comments.count; i++) {
        known = known || strcmp(message->comments.items[i], line) == 0;
        kf_list_add(arena, &comments, message->comments.items[i]);
    }
    if (!known) {
        kf_list_add(arena, &comments, (void *)(guintptr)line);
        message->comments = comments;
        file->comments++;
    }
    g_free(joined);
    g_strfreev(lines);
}

static void settle(struct kf_po_message *message)
{
    message->fuzzy = false;
    message->old_source = message->old_address = NULL;
}

static void apply(const struct import *import, const struct kf_csv_row *row, struct file *file,
                  const struct kf_i18n_row *entry, bool ticked)
{
    struct kf_arena *arena = run_of(import)->arena;
    const char *new_text = kf_csv_cell(row, KF_REVIEW_NEW_TEXT), *comment = kf_csv_cell(row, KF_REVIEW_COMMENT);
    struct kf_po_message *message = entry->message;

    if (*new_text != '\0' && strcmp(new_text, message->text) != 0) {
        message->text = new_text;
        settle(message);
        file->changed++;
    }
    if (ticked && *message->text != '\0' && !entry->reviewed) {
        settle(message);
        kf_po_review_set(arena, message, import->options.reviewed_by, import->on);
        file->reviewed++;
    } else if (ticked && entry->reviewed && *new_text != '\0') {
        kf_po_review_set(arena, message, import->options.reviewed_by, import->on);
    }
    if (*comment != '\0') {
        add_comment(import, file, message, comment);
    }
}

static void import_row(struct import *import, const struct kf_csv_row *row)
{
    struct kf_run *run = run_of(import);
    const char *address = kf_csv_cell(row, KF_REVIEW_ADDRESS), *name = name_of_file(import, address);
    struct file *file = name != NULL ? file_of(import, name) : NULL;
    const struct kf_i18n_row *entry =
        file != NULL && file->po != NULL ? g_hash_table_lookup(file->rows, address) : NULL;
    bool ticked = false;

    if (file != NULL && file->po == NULL) {
        return; /* said once */
    }
    if (entry == NULL) {
        kf_diag_hint(
            run->diags,
            kf_diag_push(run->diags, KF_UNKNOWN_ADDRESS, row->span, NULL, "no text has the address \"%s\"", address),
            "the first column holds addresses as `kinfold i18n review` wrote them; leave it as it is");
        return;
    }
    if (is_ticked(import, row, &ticked) &&
        (ticked || *kf_csv_cell(row, KF_REVIEW_NEW_TEXT) != '\0' || *kf_csv_cell(row, KF_REVIEW_COMMENT) != '\0') &&
        is_current(import, row, entry) &&
        (*kf_csv_cell(row, KF_REVIEW_NEW_TEXT) == '\0' || check_new_text(import, row, entry))) {
        apply(import, row, file, entry, ticked);
    }
}

/* --- the sheet ------------------------------------------------------------------------------------------------------ */

/* "draft es" names the language. NULL after an error. */
static const char *language_of(const struct import *import, const struct kf_csv_row *head)
{
    static const char *const names[KF_REVIEW_COLUMNS] = {"address", "source", "draft", "ok", "new text", "comment"};
    struct kf_run *run = run_of(import);

    for (int i = 0; i < KF_REVIEW_COLUMNS; i++) {
        if (g_ascii_strncasecmp(kf_csv_cell(head, i), names[i], strlen(names[i])) != 0) {
            kf_diag_hint(
                run->diags,
                kf_diag_push(run->diags, KF_WRONG_TYPE, head->span, NULL, "column %d is called \"%s\" and not \"%s\"",
                             i + 1, kf_csv_cell(head, i), names[i]),
                "keep the first row and the order of the columns: address, source, draft, ok, new text, comment");
            return NULL;
        }
    }
    return kf_arena_string(
        run->arena, g_strstrip(kf_arena_string(run->arena, kf_csv_cell(head, KF_REVIEW_DRAFT) + strlen("draft"))));
}

static void write_files(struct import *import)
{
    for (int i = 0; i < import->files.count; i++) {
        const struct file *file = import->files.items[i];
        char *text;

        if (file->po == NULL) {
            continue;
        }
        kf_i18n_settle(&file->opened);
        text = kf_po_text(file->po);
        if (file->reviewed + file->changed + file->comments == 0) {
            printf("%s: nothing new\n", file->path);
        } else if (kf_i18n_write(&import->i18n, file->path, text)) {
            printf("%s: %d reviewed, %s, %s\n", file->path, file->reviewed,
                   kf_count(run_of(import)->arena, file->changed, "new text", "new texts"),
                   kf_count(run_of(import)->arena, file->comments, "comment", "comments"));
        }
        g_free(text);
    }
}

static void import_sheet(struct import *import, const char *path)
{
    const struct kf_list *rows = kf_csv_read(run_of(import), path);
    const char *language = rows != NULL && rows->count > 0 ? language_of(import, rows->items[0]) : NULL;

    if (rows != NULL && rows->count == 0) {
        kf_diag_hint(run_of(import)->diags,
                     kf_diag_push(run_of(import)->diags, KF_WRONG_TYPE, (struct kf_span){.source = NULL}, NULL,
                                  "%s: the sheet is empty", path),
                     "`kinfold i18n review` writes one to fill in");
    }
    if (language == NULL) {
        return;
    }
    if (import->options.edition.language == NULL) {
        import->options.edition.language = language;
    }
    if (!kf_is_plain_word(import->options.edition.language)) {
        kf_cli_usage(import->i18n.cli, "write --language es", "the sheet does not say which language it is in");
        return;
    }
    for (int i = 1; i < rows->count; i++) {
        import_row(import, rows->items[i]);
    }
    write_files(import);
}

void kf_i18n_import(const struct kf_i18n *i18n)
{
    struct import import = {.i18n = *i18n, .options = *i18n->options};
    struct kf_run *run = &i18n->cli->run;
    int today = run->world->today(run->world->data);

    import.i18n.options = &import.options;
    import.on = import.options.reviewed_on != NULL
                    ? import.options.reviewed_on
                    : kf_format_date(run->arena, today);
    if (import.options.reviewed_by == NULL || strpbrk(import.options.reviewed_by, "[]\n") != NULL) {
        kf_cli_usage(i18n->cli, "write --reviewed-by \"M. Ortiz, nurse\"",
                     import.options.reviewed_by == NULL ? "say who has reviewed the sheet"
                                                        : "--reviewed-by: a name has no brackets");
        return;
    }
    if (import.options.argument_count == 0) {
        kf_cli_usage(i18n->cli, "write `kinfold i18n import FILE.csv --reviewed-by \"M. Ortiz, nurse\"`",
                     "say which sheet is meant");
        return;
    }
    for (int i = 0; i < import.options.argument_count; i++) {
        import_sheet(&import, import.options.arguments[i]);
    }
}
