/* The program's own words as files have them: modules/words/<language>.yaml, and a community's words/<language>.yaml
 * with those that it changes. */

#include <stdlib.h>
#include <string.h>

#include "model/model_internal.h"
#include "yaml/read.h"

enum { MISSING_SHOWN = 12 };

static const char *const SOURCE = "en-US"; /* the language that the words are written in first */

/* Words that protect people: a community takes them as they are. */
static const char *const kept_ids[] = {
    "call",
    "call-or-text",
    "care-note",
    "care-note-guide",
    "care-note-short",
    "check-each-number",
    "draft",
    "draft-translation",
    "exit-label",
    "help-right-now",
    "if-it-goes-badly",
    "if-not-cleared",
    "keep-leave-here",
    "keep-private",
    "keep-shred",
    "keep-team",
    "look-around-instead",
    "not-together",
    "not-when",
    "note-safety",
    "plain-violence-line",
    "safe-lines",
    "safety-page",
    "sample-line",
};

struct words_file {
    const struct kf_node *root, *words; /* words: the mapping */
    const char *path, *language;
    bool of_community;
    const struct kf_pair **sorted; /* words's, by their ids */
};

struct loading {
    struct kf_run *run;
    const struct kf_kit *kit;
    const char *language;
    struct kf_list files; /* struct words_file *, the strongest first */
    const struct words_file *source;
};

/* --- one word of a file --------------------------------------------------------------------------------------------- */

static int compare_words(const void *a, const void *b)
{
    return strcmp((*(const struct kf_pair *const *)a)->key->text, (*(const struct kf_pair *const *)b)->key->text);
}

static int compare_id(const void *id, const void *word)
{
    return strcmp(id, (*(const struct kf_pair *const *)word)->key->text);
}

static const struct kf_pair **sorted_words(struct kf_arena *arena, const struct kf_node *words)
{
    const struct kf_pair **sorted = KF_NEW_ARRAY(arena, words->count, const struct kf_pair *);

    for (int i = 0; i < words->count; i++) {
        sorted[i] = &words->pairs[i];
    }
    qsort(sorted, (size_t)words->count, sizeof *sorted, compare_words);
    return sorted;
}

/* NULL: it has none of this id. */
static const struct kf_node *word_of(const struct words_file *file, const char *id)
{
    const struct kf_pair *const *found = bsearch(id, file->sorted, (size_t)file->words->count, sizeof *file->sorted, compare_id);

    return found != NULL ? (*found)->value : NULL;
}

/* --- files ---------------------------------------------------------------------------------------------------------- */

static void check_language(struct kf_run *run, const struct words_file *file)
{
    const char *said = kf_node_get_text(file->root, "language");

    if (g_strcmp0(said, file->language) != 0) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, said == NULL ? KF_MISSING_KEY : KF_UNKNOWN_CHOICE,
                                  kf_span_of(file->root, "language"), NULL,
                                  "a words file says the language that it is named after, and this one says \"%s\"",
                                  said != NULL ? said : "none"),
                     "write `language: %s`, or name the file after its language", file->language);
    }
}

static void check_keys(struct kf_run *run, const struct kf_node *root)
{
    static const char *const keys[] = {"kinfold", "language", "reviewed-by", "reviewed-on", "words"};

    for (int i = 0; i < root->count; i++) {
        const struct kf_node *key = root->pairs[i].key;
        const char *nearest = kf_nearest(key->text, keys, G_N_ELEMENTS(keys));

        if (!g_strv_contains((const char *const[]){"kinfold", "language", "reviewed-by", "reviewed-on", "words", NULL},
                             key->text)) {
            struct kf_diag *diag =
                kf_diag_push(run->diags, KF_UNKNOWN_KEY, key->span, NULL, "unknown key \"%s\"", key->text);

            kf_diag_hint(run->diags, diag, "%s%s%s", nearest != NULL ? "did you mean \"" : "the keys are: ",
                         nearest != NULL ? nearest : "kinfold, language, reviewed-by, reviewed-on, words",
                         nearest != NULL ? "\"?" : "");
        }
    }
}

static const struct words_file *read_file(struct loading *loading, const char *folder, const char *language,
                                          bool of_community)
{
    struct kf_run *run = loading->run;
    const char *name = kf_arena_format(run->arena, "%s.yaml", language);
    struct words_file *file;

    if (!kf_world_has(run, folder, name)) {
        return NULL;
    }
    file = KF_NEW(run->arena, struct words_file);
    file->path = kf_arena_format(run->arena, "%s/%s", folder, name);
    file->language = language;
    file->of_community = of_community;
    file->root = kf_yaml_read(run, file->path);
    if (file->root == NULL) {
        return NULL;
    }
    file->words = file->root->kind == KF_MAPPING ? kf_node_get(file->root, "words") : NULL;
    if (file->words == NULL || file->words->kind != KF_MAPPING) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, KF_MISSING_KEY, file->root->span, NULL,
                                  "a words file needs `words:` and ids below it"),
                     "modules/words/%s.yaml shows the form", SOURCE);
        return NULL;
    }
    file->sorted = sorted_words(run->arena, file->words);
    check_keys(run, file->root);
    check_language(run, file);
    return file;
}

static void add_file(struct loading *loading, const char *folder, const char *language, bool of_community)
{
    const struct words_file *file = read_file(loading, folder, language, of_community);

    if (file != NULL) {
        kf_list_add(loading->run->arena, &loading->files, (void *)(guintptr)file);
    }
}

static const char *kit_folder(const struct loading *loading)
{
    return kf_arena_format(loading->run->arena, "%s/modules/words", loading->kit->data_dir);
}

/* The community's own folder, those that it is based on, the kit's. */
static void add_files_of(struct loading *loading, const char *language)
{
    const struct kf_community *community = loading->kit->community;

    for (int i = 0; i <= community->base_count; i++) {
        const char *folder = i == 0 ? community->folder : community->bases[i - 1].path;

        add_file(loading, kf_arena_format(loading->run->arena, "%s/words", folder), language, /* of_community */ true);
    }
    add_file(loading, kit_folder(loading), language, /* of_community */ false);
}

/* en-GB, then en, then what else the kit has in English. */
static void add_files(struct loading *loading)
{
    struct kf_run *run = loading->run;
    const char *language = loading->language;
    const char *general = kf_arena_string_n(run->arena, language, strcspn(language, "-_"));
    char **names = kf_run_names(run, kit_folder(loading));

    add_files_of(loading, language);
    if (strcmp(general, language) != 0) {
        add_files_of(loading, general);
    }
    for (int i = 0; names != NULL && names[i] != NULL; i++) {
        const char *other = kf_arena_string_n(run->arena, names[i], strcspn(names[i], "."));

        if (kf_same_language(other, language) && strcmp(other, language) != 0 && strcmp(other, general) != 0) {
            add_files_of(loading, other);
        }
    }
}

/* --- checks --------------------------------------------------------------------------------------------------------- */

static bool is_kept(const char *id)
{
    for (size_t i = 0; i < G_N_ELEMENTS(kept_ids); i++) {
        if (strcmp(kept_ids[i], id) == 0) {
            return true;
        }
    }
    return false;
}

static void say_unknown(struct kf_run *run, const struct kf_node *key)
{
    int count;
    const char *const *ids = kf_word_ids(&count);
    const char *nearest = kf_nearest(key->text, ids, count);
    struct kf_diag *diag =
        kf_diag_push(run->diags, KF_UNKNOWN_KEY, key->span, kf_arena_format(run->arena, "words/%s", key->text),
                     "unknown word \"%s\"", key->text);

    if (nearest != NULL) {
        kf_diag_hint(run->diags, diag, "did you mean \"%s\"?", nearest);
    } else {
        kf_diag_hint(run->diags, diag, "take it out: the program never prints it");
    }
}

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* "{{n}}, {{title}}", in the order of letters. */
static const char *names_in(struct kf_arena *arena, const char *text)
{
    const char *first = strstr(text, "{{"), *joined;
    GPtrArray *names;

    if (first == NULL) {
        return "none";
    }
    names = g_ptr_array_new();
    for (const char *open = first, *close; open != NULL && (close = strstr(open, "}}")) != NULL;
         open = strstr(close, "{{")) {
        g_ptr_array_add(names, kf_arena_string_n(arena, open, (size_t)(close + 2 - open)));
    }
    if (names->len > 0) {
        qsort(names->pdata, names->len, sizeof *names->pdata, compare_texts);
    }
    joined = names->len > 0 ? kf_join_words(arena, (const char *const *)names->pdata, (int)names->len) : "none";
    g_ptr_array_free(names, TRUE);
    return joined;
}

/* A word that loses a name would lose a page number. */
static void check_names(const struct loading *loading, const struct kf_pair *word)
{
    struct kf_run *run = loading->run;
    const struct kf_node *source = word_of(loading->source, word->key->text);
    const char *ours, *theirs;
    struct kf_diag *diag;

    if (source == NULL || source == word->value || source->kind != KF_SCALAR) {
        return;
    }
    ours = names_in(run->arena, word->value->text);
    theirs = names_in(run->arena, source->text);
    if (strcmp(ours, theirs) != 0) {
        diag = kf_diag_push(run->diags, KF_UNKNOWN_PLACEHOLDER, word->value->span,
                            kf_arena_format(run->arena, "words/%s", word->key->text),
                            "the names in double braces here are not those of the word: %s", ours);
        kf_diag_also(run->diags, diag, source->span, "the word as it was written first");
        kf_diag_hint(run->diags, diag, "keep each {{name}} as it is; the word needs: %s", theirs);
    }
}

/* A copy of the kit's file, made so that somebody reviews it, says the same. */
static bool is_the_kits(const struct loading *loading, const struct words_file *file, const struct kf_pair *word)
{
    for (int i = 0; i < loading->files.count; i++) {
        const struct words_file *other = loading->files.items[i];
        const struct kf_node *theirs = word_of(other, word->key->text);

        if (!other->of_community && strcmp(other->language, file->language) == 0 && theirs != NULL &&
            theirs->kind == KF_SCALAR) {
            return strcmp(theirs->text, word->value->text) == 0;
        }
    }
    return false;
}

static void check_word(const struct loading *loading, const struct words_file *file, const struct kf_pair *word)
{
    struct kf_run *run = loading->run;

    if (kf_word_place(word->key->text) < 0) {
        say_unknown(run, word->key);
    } else if (word->value->kind != KF_SCALAR || *word->value->text == '\0') {
        kf_diag_push(run->diags, KF_WRONG_TYPE, word->value->span, NULL, "word \"%s\" must be one text",
                     word->key->text);
    } else if (file->of_community && is_kept(word->key->text) && !is_the_kits(loading, file, word)) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, KF_SAFETY_CHANGE, word->key->span,
                                  kf_arena_format(run->arena, "words/%s", word->key->text),
                                  "word \"%s\" protects people and stays as the kit has it", word->key->text),
                     "take the line out of this file");
    } else {
        check_names(loading, word);
    }
}

static void check_files(const struct loading *loading)
{
    for (int i = 0; i < loading->files.count; i++) {
        const struct words_file *file = loading->files.items[i];

        for (int k = 0; k < file->words->count; k++) {
            check_word(loading, file, &file->words->pairs[k]);
        }
    }
}

/* --- the words ------------------------------------------------------------------------------------------------------ */

static const struct kf_node *find_word(const struct loading *loading, const char *id,
                                       const struct words_file **ret_file)
{
    for (int i = 0; i < loading->files.count; i++) {
        const struct words_file *file = loading->files.items[i];
        const struct kf_node *word = word_of(file, id);

        if (word != NULL) {
            *ret_file = file;
            return word;
        }
    }
    return NULL;
}

static void say_missing(const struct loading *loading, const struct kf_list *missing)
{
    struct kf_run *run = loading->run;
    const struct words_file *last = loading->files.items[loading->files.count - 1];
    const char *first = missing->items[0];
    const struct kf_node *source = word_of(loading->source, first);
    int shown = MIN(missing->count, MISSING_SHOWN), more = missing->count - shown;
    struct kf_diag *diag = kf_diag_push(run->diags, KF_MISSING_KEY, last->words->span, NULL, "%d %s missing here: %s%s",
                                        missing->count, missing->count == 1 ? "word is" : "words are",
                                        kf_join_words(run->arena, kf_list_words(run->arena, missing), shown),
                                        more > 0 ? kf_arena_format(run->arena, " and %d more", more) : "");

    if (source != NULL && last != loading->source) {
        kf_diag_also(run->diags, diag, source->span, "%s as it was written first", first);
    }
    kf_diag_hint(run->diags, diag, "write `%s: ...` under `words:`%s", first,
                 missing->count > 1 ? ", and the others" : "");
}

static void load_words(const struct loading *loading, struct kf_vocabulary *vocabulary)
{
    struct kf_arena *arena = loading->run->arena;
    struct kf_list missing = {.items = NULL};
    const struct words_file *file = NULL;
    int count;
    const char *const *ids = kf_word_ids(&count);

    vocabulary->texts = KF_NEW_ARRAY(arena, count, const char *);
    for (int i = 0; i < count; i++) {
        const struct kf_node *word = find_word(loading, ids[i], &file);

        if (word == NULL) {
            kf_list_add(arena, &missing, (void *)(guintptr)ids[i]);
        } else if (word->kind == KF_SCALAR) {
            vocabulary->texts[i] = word->text;
            if (!kf_same_language(file->language, SOURCE)) {
                vocabulary->reviewed_by = kf_node_get_text(file->root, "reviewed-by");
                vocabulary->reviewed_on = kf_node_get_text(file->root, "reviewed-on");
                vocabulary->draft = vocabulary->draft || vocabulary->reviewed_by == NULL;
            }
        }
    }
    if (missing.count > 0) {
        say_missing(loading, &missing);
    }
}

/* A new translation begins with pages, and is a draft for long: its words may follow. */
static void use_source_words(struct loading *loading)
{
    struct kf_run *run = loading->run;
    bool own = !loading->kit->community->is_default;

    kf_list_add(run->arena, &loading->files, (void *)(guintptr)loading->source);
    kf_diag_hint(run->diags,
                 kf_diag_add(run->diags, own ? KF_ERROR : KF_WARNING, KF_MISSING_TRANSLATION,
                             (struct kf_span){.source = NULL}, NULL,
                             "there is no words file for \"%s\", so the program's own words print in English",
                             loading->language),
                 "copy modules/words/%s.yaml to %s/words/%s.yaml and translate it", SOURCE,
                 own ? loading->kit->community->folder : "modules", loading->language);
}

struct kf_vocabulary *kf_vocabulary_load(struct kf_run *run, const struct kf_kit *kit, const char *language)
{
    int errors = run->diags->errors;
    struct loading loading = {.run = run, .kit = kit, .language = language};
    struct kf_vocabulary *vocabulary = KF_NEW(run->arena, struct kf_vocabulary);
    bool untranslated;

    add_files(&loading);
    for (int i = 0; i < loading.files.count; i++) {
        const struct words_file *file = loading.files.items[i];

        if (!file->of_community && strcmp(file->language, SOURCE) == 0) {
            loading.source = file;
        }
    }
    if (loading.source == NULL && run->diags->errors == errors) {
        loading.source = read_file(&loading, kit_folder(&loading), SOURCE, /* of_community */ false);
    }
    if (run->diags->errors > errors) {
        return NULL;
    }
    if (loading.source == NULL) {
        kf_diag_push(run->diags, KF_FILE_MISSING, (struct kf_span){.source = NULL}, NULL,
                     "file \"%s/%s.yaml\" is missing", kit_folder(&loading), SOURCE);
        return NULL;
    }
    untranslated = loading.files.count == 0;
    if (untranslated) {
        use_source_words(&loading);
    }
    check_files(&loading);
    load_words(&loading, vocabulary);
    vocabulary->draft = vocabulary->draft || untranslated;
    return run->diags->errors == errors ? vocabulary : NULL;
}

bool kf_words_count(struct kf_run *run, const struct kf_kit *kit, const char *language,
                    struct kf_words_count *ret_count)
{
    int errors = run->diags->errors;
    struct loading loading = {.run = run, .kit = kit, .language = language};
    struct kf_words_count count = {0};
    const struct words_file *file = NULL;
    const char *const *ids = kf_word_ids(&count.words);

    add_files(&loading);
    for (int i = 0; i < count.words; i++) {
        if (find_word(&loading, ids[i], &file) != NULL) {
            count.found++;
            count.reviewed_by = kf_node_get_text(file->root, "reviewed-by");
        }
    }
    *ret_count = count;
    return run->diags->errors == errors;
}
