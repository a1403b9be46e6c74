#include "support/forms.h"

#include <string.h>

#include <glib/gstdio.h>

#include "blocks/build.h"
#include "layout/fonts.h"

static const struct kf_form all[] = {
    {.name = "standard", .guide = true},
    {.name = "a4", .edition = {.paper = KF_A4}, .guide = true},
    {.name = "large-print", .edition = {.variant = KF_LARGE_PRINT}},
    {.name = "large-print a4", .edition = {.variant = KF_LARGE_PRINT, .paper = KF_A4}},
    {.name = "clear-spacing", .edition = {.variant = KF_CLEAR_SPACING}},
    {.name = "clear-spacing a4", .edition = {.variant = KF_CLEAR_SPACING, .paper = KF_A4}},
    {.name = "ink-saver", .edition = {.variant = KF_INK_SAVER}},
    {.name = "fillable", .edition = {.fillable = true}},
    {.name = "fillable a4", .edition = {.fillable = true, .paper = KF_A4}},
    {.name = "couple", .edition = {.audience = "couple"}, .guide = true},
    {.name = "arabic", .edition = {.language = "ar"}}, /* the guide is not in Arabic */
    {.name = "arabic a4", .edition = {.language = "ar", .paper = KF_A4}},
    {.name = "riverbend", .riverbend = true, .guide = true},
    {.name = "riverbend ink-saver", .edition = {.variant = KF_INK_SAVER}, .riverbend = true},
    {.name = "clinic", .clinic = true, .guide = true},
};

static const struct kf_form all_of_vocabulary[] = {
    {.name = "standard", .vocabulary = true},
    {.name = "a4", .edition = {.paper = KF_A4}, .vocabulary = true},
    {.name = "ink-saver", .edition = {.variant = KF_INK_SAVER}, .vocabulary = true},
    {.name = "ink-saver a4", .edition = {.variant = KF_INK_SAVER, .paper = KF_A4}, .vocabulary = true},
    {.name = "large-print", .edition = {.variant = KF_LARGE_PRINT}, .vocabulary = true},
    {.name = "large-print a4", .edition = {.variant = KF_LARGE_PRINT, .paper = KF_A4}, .vocabulary = true},
    {.name = "clear-spacing", .edition = {.variant = KF_CLEAR_SPACING}, .vocabulary = true},
    {.name = "clear-spacing a4", .edition = {.variant = KF_CLEAR_SPACING, .paper = KF_A4}, .vocabulary = true},
    {.name = "fillable", .edition = {.fillable = true}, .vocabulary = true},
    {.name = "fillable a4", .edition = {.fillable = true, .paper = KF_A4}, .vocabulary = true},
    {.name = "fillable large-print", .edition = {.fillable = true, .variant = KF_LARGE_PRINT}, .vocabulary = true},
    {.name = "carry-safe", .edition = {.carry_safe = true}, .vocabulary = true},
};

struct kf_run *kf_test_machine_run(void)
{
    struct kf_run *run = kf_test_run_new();
    const char *root = g_getenv("KF_SOURCE_DIR");

    run->world = &kf_world_machine;
    run->data_dir = root != NULL ? root : ".";
    return run;
}

bool kf_form_lay_out(struct kf_run *run, const struct kf_form *form, const struct kf_setting *setting,
                     struct kf_laid_form *ret_laid)
{
    const char *fonts = kf_arena_format(run->arena, "%s/fonts", run->data_dir);
    PangoContext *context = kf_fonts_context(run, run->arena, fonts);
    const char *community = kf_arena_format(run->arena, "%s/modules/communities/%s", run->data_dir,
                                            form->clinic ? "release" : "riverbend");
    const struct kf_kit *kit =
        kf_kit_open(run, kf_block_shapes(), form->riverbend || form->clinic ? community : NULL);
    struct kf_edition edition = form->edition;
    const char *module = form->vocabulary
                             ? kf_arena_format(run->arena, "%s/tests/modules/vocabulary/module.yaml", run->data_dir)
                             : KF_FORM_MODULE;
    const struct kf_content *content;

    edition.settings = setting;
    edition.setting_count = setting != NULL;
    content = kit != NULL ? kf_content_load(run, kit, module, &edition) : NULL;
    *ret_laid = (struct kf_laid_form){run, form, content, NULL};
    if (content != NULL && context != NULL) {
        unsigned make = form->guide ? KF_MAKE_ALL : KF_MAKE_HANDOUTS;

        ret_laid->documents = kf_documents_layout(run, context, content, make, NULL, /* dump_boxes */ false);
    }
    if (ret_laid->documents == NULL) {
        print_error("form \"%s\" cannot be made:\n%s", form->name, kf_test_diags(run));
    }
    return ret_laid->documents != NULL;
}

static struct kf_forms *lay_out_all(const struct kf_form *list, int count)
{
    struct kf_run *run = kf_test_machine_run();
    struct kf_forms *forms = KF_NEW(run->arena, struct kf_forms);
    bool good = true;

    forms->run = run;
    forms->items = KF_NEW_ARRAY(run->arena, count, struct kf_laid_form);
    forms->count = count;
    for (int i = 0; i < forms->count && good; i++) {
        good = kf_form_lay_out(run, &list[i], NULL, &forms->items[i]);
    }
    if (!good) {
        kf_forms_free(forms);
        return NULL;
    }
    return forms;
}

struct kf_forms *kf_forms_new(void)
{
    return lay_out_all(all, G_N_ELEMENTS(all));
}

struct kf_forms *kf_forms_new_of_vocabulary(void)
{
    return lay_out_all(all_of_vocabulary, G_N_ELEMENTS(all_of_vocabulary));
}

void kf_forms_free(struct kf_forms *forms)
{
    if (forms != NULL) {
        kf_test_run_free(forms->run);
    }
}

const struct kf_laid_form *kf_forms_get(const struct kf_forms *forms, const char *name)
{
    for (int i = 0; i < forms->count; i++) {
        if (strcmp(forms->items[i].form->name, name) == 0) {
            return &forms->items[i];
        }
    }
    fail_msg("no form \"%s\"", name);
    return NULL;
}

const struct kf_document *kf_laid_handout(const struct kf_laid_form *laid)
{
    for (int i = 0; i < laid->documents->count; i++) {
        if (strcmp(laid->documents->items[i]->piece, "six-steps") == 0) {
            return laid->documents->items[i];
        }
    }
    fail_msg("no six-steps");
    return NULL;
}

/* --- words ---------------------------------------------------------------------------------------------------------- */

static bool is_invisible(gunichar c)
{
    return c == 0xFFFC || c == 0x00AD || c == 0x061C || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

struct kf_word_list kf_words_split(struct kf_run *run, const char *text)
{
    char *plain = g_utf8_normalize(text, -1, G_NORMALIZE_NFKC);
    GString *word = g_string_new(NULL);
    GPtrArray *words = g_ptr_array_new();
    struct kf_word_list list = {0};

    assert_non_null(plain);
    for (const char *at = plain;; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);

        if (c != 0 && !g_unichar_isspace(c)) {
            if (!is_invisible(c)) {
                g_string_append_unichar(word, c);
            }
            continue;
        }
        if (word->len > 0) {
            g_ptr_array_add(words, kf_arena_string(run->arena, word->str));
            g_string_truncate(word, 0);
        }
        if (c == 0) {
            break;
        }
    }
    list.count = (int)words->len;
    list.items = KF_NEW_ARRAY(run->arena, words->len + 1, const char *);
    for (int i = 0; i < list.count; i++) {
        list.items[i] = words->pdata[i];
    }
    g_ptr_array_free(words, TRUE);
    g_string_free(word, TRUE);
    g_free(plain);
    return list;
}

const char *kf_item_text(struct kf_run *run, const struct kf_item *item)
{
    return kf_arena_string_n(run->arena, item->shaped->text->text + item->start, item->end - item->start);
}

static void add_runs(struct kf_run *run, const struct kf_pages *pages, const struct kf_element *element, GString *out)
{
    for (int i = 0; i < element->count; i++) {
        const struct kf_kid *kid = &element->kids[i];

        if (kid->kind == KF_KID_ELEMENT) {
            add_runs(run, pages, kid->element, out);
        } else if (kid->kind == KF_KID_RUN) {
            const struct kf_item *item = &pages->pages[kid->page].items[kid->run];

            if (item->kind == KF_ITEM_TEXT) {
                g_string_append_printf(out, "%s\n", kf_item_text(run, item));
            }
        }
    }
}

const char *kf_tree_text(struct kf_run *run, const struct kf_document *document)
{
    GString *out = g_string_new(NULL);
    const char *kept;

    add_runs(run, &document->pages, document->pages.root, out);
    kept = kf_arena_string(run->arena, out->str);
    g_string_free(out, TRUE);
    return kept;
}

static void show_words(const char *title, const struct kf_word_list *list, int middle)
{
    print_error("  %s (%d words):", title, list->count);
    for (int i = MAX(0, middle - 6); i < MIN(list->count, middle + 6); i++) {
        print_error(i == middle ? " >%s<" : " %s", list->items[i]);
    }
    print_error("\n");
}

void kf_assert_same_words(struct kf_run *run, const char *where, const char *expected, const char *found)
{
    struct kf_word_list left = kf_words_split(run, expected), right = kf_words_split(run, found);
    int i = 0;

    while (i < left.count && i < right.count && strcmp(left.items[i], right.items[i]) == 0) {
        i++;
    }
    if (i < left.count || i < right.count) {
        print_error("%s: the words differ at word %d\n", where, i + 1);
        show_words("expected", &left, i);
        show_words("found", &right, i);
        fail();
    }
}

/* --- files and programs --------------------------------------------------------------------------------------------- */

const char *kf_form_write(struct kf_run *run, const struct kf_laid_form *laid, const struct kf_document *document,
                          const char *folder)
{
    const char *path = kf_arena_format(run->arena, "%s/%s-%s", folder, laid->form->riverbend ? "riverbend" : "kit",
                                       document->name);
    struct kf_finished finished = {0};

    if (!kf_document_finish(run, laid->content, document, &finished)) {
        fail_msg("%s cannot be finished:\n%s", document->name, kf_test_diags(run));
    }
    assert_true(g_file_set_contents(path, (const char *)finished.pdf, (gssize)finished.length, NULL));
    return path;
}

char *kf_test_output(struct kf_run *run, const char *program, ...)
{
    GPtrArray *arguments = g_ptr_array_new();
    char *output = NULL, *errors = NULL, *kept;
    GError *error = NULL;
    va_list more;
    int status = 0;

    g_ptr_array_add(arguments, (gpointer)(guintptr)program);
    va_start(more, program);
    for (char *next = va_arg(more, char *); next != NULL; next = va_arg(more, char *)) {
        g_ptr_array_add(arguments, next);
    }
    va_end(more);
    g_ptr_array_add(arguments, NULL);
    if (!g_spawn_sync(NULL, (char **)arguments->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, &errors, &status,
                      &error)) {
        fail_msg("%s cannot be run: %s", program, error->message);
    }
    if (!g_spawn_check_wait_status(status, NULL)) {
        fail_msg("%s failed: %s", program, errors);
    }
    kept = kf_arena_string(run->arena, output);
    g_ptr_array_free(arguments, TRUE);
    g_free(output);
    g_free(errors);
    return kept;
}

static void empty(const char *folder)
{
    GDir *dir = g_dir_open(folder, 0, NULL);
    const char *name;

    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        char *path = g_build_filename(folder, name, NULL);

        empty(path);
        (void)g_remove(path);
        g_free(path);
    }
    if (dir != NULL) {
        g_dir_close(dir);
    }
}

static GPtrArray *folders; /* that are there still: a test that fails does not come to its end */

static void remove_folders(void)
{
    for (guint i = 0; i < folders->len; i++) {
        empty(folders->pdata[i]);
        (void)g_rmdir(folders->pdata[i]);
    }
    g_ptr_array_free(folders, TRUE);
}

char *kf_test_folder(void)
{
    char *folder = g_dir_make_tmp("kinfold-test-XXXXXX", NULL);

    assert_non_null(folder);
    if (folders == NULL) {
        folders = g_ptr_array_new_with_free_func(g_free);
        assert_int_equal(atexit(remove_folders), 0);
    }
    g_ptr_array_add(folders, g_strdup(folder));
    return folder;
}

void kf_test_folder_remove(char *folder)
{
    empty(folder);
    (void)g_rmdir(folder);
    g_free(folder);
}
