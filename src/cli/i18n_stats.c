/* kinfold i18n stats: how far each translation is. */

#include <stdio.h>
#include <string.h>

#include <json-glib/json-glib.h>

#include "cli/i18n.h"
#include "cli/json.h"

struct row { /* one file in one language */
    const char *language, *name;
    int texts, translated, stale, missing;
    int safety_unreviewed, reviewed;
    struct kf_list reviewers; /* const char * */
};

/* --- counting ------------------------------------------------------------------------------------------------------- */

/* As the build looks it up: the first catalogue that has a text. */
static const struct kf_message *find_message(const struct kf_catalogues *catalogues, const char *address)
{
    for (int i = 0; i < catalogues->count; i++) {
        const struct kf_message *message = kf_catalogue_find(catalogues->items[i], address);

        if (message != NULL && message->text != NULL) {
            return message;
        }
    }
    return NULL;
}

static void add_reviewer(struct kf_arena *arena, struct row *row, const char *name)
{
    for (int i = 0; i < row->reviewers.count; i++) {
        if (strcmp(row->reviewers.items[i], name) == 0) {
            return;
        }
    }
    kf_list_add(arena, &row->reviewers, (void *)(guintptr)name);
}

static void count_text(struct kf_arena *arena, const struct kf_catalogues *catalogues,
                       const struct kf_translatable *text, struct row *row)
{
    const struct kf_message *message = find_message(catalogues, text->address);
    bool number = kf_is_numeral(text->scalar->text) && (message == NULL || strcmp(message->text, text->scalar->text) == 0);
    bool stale = !number && message != NULL && (message->fuzzy || !kf_same_text(arena, message->source, text->scalar->text));
    bool reviewed = message != NULL && !stale && message->reviewed_by != NULL;

    if (text->number) {
        return;
    }
    row->texts++;
    row->translated += number || (message != NULL && !stale);
    row->stale += stale;
    row->missing += !number && message == NULL;
    row->reviewed += number || reviewed;
    row->safety_unreviewed += (text->flags & KF_IS_SAFETY) != 0 && !number && !reviewed;
    if (reviewed) {
        add_reviewer(arena, row, message->reviewed_by);
    }
}

static struct row *count_file(const struct kf_i18n *i18n, const struct kf_translatables *texts, const char *language)
{
    struct kf_run *run = &i18n->cli->run;
    struct kf_catalogues catalogues;
    struct row *row = KF_NEW(run->arena, struct row);

    if (!kf_catalogues_load(run, i18n->kit, texts->name, language, &catalogues)) {
        return NULL;
    }
    row->language = language;
    row->name = texts->name;
    for (int i = 0; i < texts->items.count; i++) {
        count_text(run->arena, &catalogues, texts->items.items[i], row);
    }
    return row;
}

/* The program's own words, which have a file and no addresses. */
static struct row *count_words(const struct kf_i18n *i18n, const char *language)
{
    struct kf_run *run = &i18n->cli->run;
    struct kf_words_count count;
    struct row *row = KF_NEW(run->arena, struct row);

    if (!kf_words_count(run, i18n->kit, language, &count)) {
        return NULL;
    }
    *row = (struct row){
        .language = language,
        .name = "words",
        .texts = count.words,
        .translated = count.found,
        .missing = count.words - count.found,
        .reviewed = count.reviewed_by != NULL ? count.found : 0,
    };
    if (count.reviewed_by != NULL) {
        add_reviewer(run->arena, row, count.reviewed_by);
    }
    return row;
}

/* --- languages ------------------------------------------------------------------------------------------------------ */

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void add_language(struct kf_arena *arena, struct kf_list *languages, const char *name)
{
    for (int i = 0; i < languages->count; i++) {
        if (strcmp(languages->items[i], name) == 0) {
            return;
        }
    }
    kf_list_add(arena, languages, (void *)(guintptr)name);
}

static struct kf_list languages_of(const struct kf_i18n *i18n)
{
    struct kf_run *run = &i18n->cli->run;
    struct kf_list languages = {.items = NULL};

    if (i18n->options->edition.language != NULL) {
        add_language(run->arena, &languages, i18n->options->edition.language);
        return languages;
    }
    for (int i = 0; i < kf_translation_folder_count(i18n->kit); i++) {
        const char *folder = kf_translation_folder(run, i18n->kit, i);
        char **names = kf_run_names(run, folder);

        for (int k = 0; names != NULL && names[k] != NULL; k++) {
            if (run->world->is_folder(run->world->data, kf_arena_format(run->arena, "%s/%s", folder, names[k]))) {
                add_language(run->arena, &languages, names[k]);
            }
        }
    }
    if (languages.count > 0) {
        qsort(languages.items, (size_t)languages.count, sizeof *languages.items, compare_names);
    }
    return languages;
}

/* --- as a table ----------------------------------------------------------------------------------------------------- */

static const char *reviewers_of(struct kf_arena *arena, const struct row *row)
{
    GString *names = g_string_new(row->reviewers.count == 0 ? "-" : NULL);
    const char *kept;

    for (int i = 0; i < row->reviewers.count; i++) {
        g_string_append_printf(names, "%s%s", i > 0 ? "; " : "", (const char *)row->reviewers.items[i]);
    }
    if (row->reviewers.count > 0 && row->reviewed < row->texts) {
        g_string_append_printf(names, " (%d of %d)", row->reviewed, row->texts);
    }
    kept = kf_arena_string(arena, names->str);
    g_string_free(names, TRUE);
    return kept;
}

static void print_table(struct kf_arena *arena, const struct kf_list *rows)
{
    int width = (int)strlen("module");
    const char *language = "";

    for (int i = 0; i < rows->count; i++) {
        width = MAX(width, (int)strlen(((const struct row *)rows->items[i])->name));
    }
    for (int i = 0; i < rows->count; i++) {
        const struct row *row = rows->items[i];

        if (strcmp(language, row->language) != 0) {
            language = row->language;
            printf("%s%s\n  %-*s  %6s  %10s  %6s  %7s  %17s  %s\n", i > 0 ? "\n" : "", language, width, "module",
                   "texts", "translated", "stale", "missing", "safety unreviewed", "reviewed by");
        }
        printf("  %-*s  %6d  %10d  %6d  %7d  %17d  %s\n", width, row->name, row->texts, row->translated, row->stale,
               row->missing, row->safety_unreviewed, reviewers_of(arena, row));
    }
}

/* --- as JSON -------------------------------------------------------------------------------------------------------- */

static void add_row(JsonBuilder *builder, const struct row *row)
{
    json_builder_begin_object(builder);
    kf_json_text(builder, "language", row->language);
    kf_json_text(builder, "module", row->name);
    kf_json_number(builder, "texts", row->texts);
    kf_json_number(builder, "translated", row->translated);
    kf_json_number(builder, "stale", row->stale);
    kf_json_number(builder, "missing", row->missing);
    kf_json_number(builder, "safety-unreviewed", row->safety_unreviewed);
    kf_json_number(builder, "reviewed", row->reviewed);
    kf_json_texts(builder, "reviewers", (const char *const *)row->reviewers.items, row->reviewers.count);
    json_builder_end_object(builder);
}

static void print_json(const struct kf_list *rows)
{
    JsonBuilder *builder = json_builder_new();

    json_builder_begin_array(builder);
    for (int i = 0; i < rows->count; i++) {
        add_row(builder, rows->items[i]);
    }
    json_builder_end_array(builder);
    kf_json_print(builder, stdout);
}

/* They belong to all modules: shown where all are. */
static void add_words(const struct kf_i18n *i18n, const char *language, struct kf_list *rows)
{
    struct row *row = i18n->options->argument_count == 0 ? count_words(i18n, language) : NULL;

    if (row != NULL) {
        kf_list_add(i18n->cli->run.arena, rows, row);
    }
}

void kf_i18n_stats(const struct kf_i18n *i18n)
{
    struct kf_arena *arena = i18n->cli->run.arena;
    struct kf_list languages = languages_of(i18n), texts = {.items = NULL}, rows = {.items = NULL};

    for (int i = 0; i18n->files[i] != NULL; i++) {
        struct kf_translatables *file = kf_translatables_load(&i18n->cli->run, i18n->kit, i18n->files[i]);

        if (file != NULL) {
            kf_list_add(arena, &texts, file);
        }
    }
    for (int i = 0; i < languages.count; i++) {
        for (int k = 0; k < texts.count; k++) {
            struct row *row = count_file(i18n, texts.items[k], languages.items[i]);

            if (row != NULL) {
                kf_list_add(arena, &rows, row);
            }
        }
        add_words(i18n, languages.items[i], &rows);
    }
    if (i18n->options->json) {
        print_json(&rows);
    } else if (rows.count == 0) {
        puts("no translations yet: `kinfold i18n merge --language TAG` begins one");
    } else {
        print_table(arena, &rows);
    }
}
