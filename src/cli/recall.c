/* A line sought in lists of what was printed. Each list is freed before the next is read: there may be hundreds. */

#include "cli/recall.h"

#include <string.h>

#include "base/limits.h"
#include "cli/json.h"
#include "cli/loose_text.h"
#include "cli/printed_list.h"
#include "cli/sites.h"
#include "cli/unzip.h"

enum { LETTERS_LEAST = 3 };

static const struct kf_span nowhere = {.source = NULL};

struct search {
    struct kf_cli *cli;
    const struct kf_options *options;
    const char *loose;     /* what is sought */
    GHashTable *seen;      /* paths of lists */
    struct kf_recall *recall;
};

/* --- one list --------------------------------------------------------------------------------------------------------- */

static bool is_address(const char *sought)
{
    return strchr(sought, '/') != NULL && strchr(sought, ' ') == NULL;
}

static bool has_address(const struct search *search, const char *address)
{
    size_t length = strlen(search->recall->sought);

    return address != NULL && is_address(search->recall->sought) && strncmp(address, search->recall->sought, length) == 0 &&
           (address[length] == '\0' || address[length] == '/');
}

static bool holds(const struct search *search, struct kf_arena *arena, const struct kf_printed_text *text)
{
    if (has_address(search, text->address) || kf_loose_holds(kf_loose_text(arena, text->text), search->loose)) {
        return true;
    }
    for (int i = 0; i < text->run_count; i++) {
        if (text->runs[i].uri != NULL && kf_loose_holds(kf_loose_text(arena, text->runs[i].uri), search->loose)) {
            return true;
        }
    }
    return false;
}

static const char *version_on(const struct kf_printed_page *page)
{
    for (int i = 0; i < page->text_count; i++) {
        if (g_strcmp0(page->texts[i].address, KF_PRINTED_VERSION) == 0) {
            return page->texts[i].text;
        }
    }
    return NULL;
}

static const struct kf_document_part *part_with(const struct kf_printed_file *file, int page)
{
    for (int i = 0; i < file->part_count; i++) {
        if (page >= file->parts[i].first && page < file->parts[i].first + file->parts[i].count) {
            return &file->parts[i];
        }
    }
    return NULL;
}

/* "H2.1-1" is the first page of its part; "H2.1-2" the next. */
static const char *label_of(struct kf_arena *arena, const struct kf_document_part *part, int page)
{
    size_t length = strlen(part->label), stem = length;

    while (stem > 0 && g_ascii_isdigit(part->label[stem - 1])) {
        stem--;
    }
    return stem == length ? NULL
                          : kf_arena_format(arena, "%.*s%d", (int)stem, part->label,
                                            (int)g_ascii_strtoll(part->label + stem, NULL, 10) + page - part->first);
}

/* Where the file lies below the folder of its list: in a release by paper, of a series in its own folder. */
static const char *path_of(struct search *search, const char *folder, const struct kf_printed_file *file)
{
    struct kf_run *run = &search->cli->run;
    const char *const tries[] = {kf_arena_format(run->arena, "%s/%s/%s/%s", folder, file->paper, file->module, file->name),
                                 kf_arena_format(run->arena, "%s/%s/%s", folder, file->module, file->name)};
    char **names = kf_run_names(run, folder);

    for (size_t i = 0; i < G_N_ELEMENTS(tries); i++) {
        if (g_file_test(tries[i], G_FILE_TEST_EXISTS)) {
            return tries[i];
        }
    }
    for (int i = 0; names != NULL && names[i] != NULL; i++) {
        const char *path = kf_arena_format(run->arena, "%s/%s/%s", folder, names[i], file->name);

        if (g_file_test(path, G_FILE_TEST_EXISTS)) {
            return path;
        }
    }
    return tries[0];
}

static void keep(struct search *search, const char *place, const char *path, const struct kf_printed_file *file, int page,
                 const struct kf_printed_text *text)
{
    struct kf_arena *arena = search->cli->run.arena;
    const struct kf_document_part *part = part_with(file, page);
    struct kf_recall_page *found = KF_NEW(arena, struct kf_recall_page);

    *found = (struct kf_recall_page){
        .place = place,
        .path = path,
        .module = kf_arena_string(arena, file->module),
        .title = kf_arena_string(arena, file->title),
        .number = kf_arena_string(arena, file->number),
        .variant = file->variant,
        .paper = file->paper,
        .language = kf_arena_string(arena, file->language),
        .version = kf_arena_string(arena, version_on(&file->pages[page])),
        .page = page + 1,
        .label = part != NULL ? label_of(arena, part, page) : NULL,
        .part = part != NULL ? kf_arena_string(arena, part->title) : NULL,
        .address = kf_arena_string(arena, text->address),
        .text = kf_arena_string(arena, text->text),
        .kind = text->kind,
    };
    kf_list_add(arena, &search->recall->pages, found);
}

static bool is_told(const struct kf_printed_page *page, int place)
{
    for (int i = 0; i < place; i++) {
        if (strcmp(page->texts[i].text, page->texts[place].text) == 0) {
            return true;
        }
    }
    return false;
}

static void search_file(struct search *search, struct kf_arena *arena, const char *folder, const char *place,
                        const struct kf_printed_file *file)
{
    const char *path = NULL;

    for (int i = 0; i < file->page_count; i++) {
        for (int k = 0; k < file->pages[i].text_count; k++) {
            const struct kf_printed_text *text = &file->pages[i].texts[k];

            if (holds(search, arena, text) && !is_told(&file->pages[i], k)) {
                path = path != NULL ? path : path_of(search, folder, file);
                keep(search, place, path, file, i, text);
            }
        }
    }
}

/* folder: of the list, or the zip that it is in. */
static bool search_list(struct search *search, const char *folder, const char *path, const char *text)
{
    struct kf_run run = search->cli->run;
    int before = search->recall->pages.count;
    struct kf_list files = {0};
    const char *place;
    char *name;
    bool good;

    run.arena = kf_arena_new();
    good = kf_printed_list_read(&run, path, text, &files);
    name = g_path_get_basename(folder);
    place = kf_arena_string(search->cli->run.arena, name);
    g_free(name);
    for (int i = 0; good && i < files.count; i++) {
        search_file(search, run.arena, folder, place, files.items[i]);
    }
    search->recall->file_count += files.count;
    search->recall->place_count++;
    search->recall->holding += search->recall->pages.count > before;
    kf_arena_free(run.arena);
    return good;
}

/* --- where lists lie -------------------------------------------------------------------------------------------------- */

static bool open_list(struct search *search, const char *folder, const char *path)
{
    struct kf_run *run = &search->cli->run;
    struct kf_arena *arena;
    const char *error = NULL;
    size_t length;
    char *text;
    bool good;

    if (!g_hash_table_add(search->seen, (gpointer)(guintptr)path)) {
        return true;
    }
    arena = kf_arena_new();
    text = run->world->read_file(run->world->data, arena, path, KF_LIMIT_PRINTED_BYTES, &length, &error);
    if (text == NULL) {
        kf_diag_push(run->diags, KF_FILE_UNREADABLE, nowhere, NULL, "cannot read \"%s\": %s", path, error);
    }
    good = text != NULL && search_list(search, folder, path, text);
    kf_arena_free(arena);
    return good;
}

static bool open_zip(struct search *search, const char *path)
{
    struct kf_arena *arena = kf_arena_new();
    char *text = kf_unzip(arena, path, KF_PRINTED_LIST, KF_LIMIT_PRINTED_BYTES);
    bool good;

    if (text == NULL) {
        kf_diag_hint(search->cli->run.diags,
                     kf_diag_push(search->cli->run.diags, KF_FILE_UNREADABLE, nowhere, NULL,
                                  "%s is not a release: no %s can be read from it", path, KF_PRINTED_LIST),
                     "name the zip or the folder that `kinfold release` made");
    }
    good = text != NULL && search_list(search, path, path, text);
    kf_arena_free(arena);
    return good;
}

/* Of the folder itself, else of those in it. Returns how many lists there are. */
static int open_folder(struct search *search, const char *folder, int depth)
{
    struct kf_run *run = &search->cli->run;
    const char *list = kf_arena_format(run->arena, "%s/%s", folder, KF_PRINTED_LIST);
    char **names;
    int count = 0;

    if (g_file_test(list, G_FILE_TEST_IS_REGULAR)) {
        (void)open_list(search, folder, list);
        return 1;
    }
    names = depth > 0 ? kf_run_names(run, folder) : NULL;
    for (int i = 0; names != NULL && names[i] != NULL; i++) {
        const char *path = kf_arena_format(run->arena, "%s/%s", folder, names[i]);

        if (names[i][0] != '.' && run->world->is_folder(run->world->data, path)) {
            count += open_folder(search, path, depth - 1);
        }
    }
    return count;
}

static void say_no_list(struct search *search, const char *path)
{
    const char *hint = "name what `kinfold release` or `kinfold build --sites` made: only these leave a list of what they print";

    if (g_file_test(path, G_FILE_TEST_EXISTS)) {
        kf_cli_usage(search->cli, hint, "there is no %s in \"%s\", nor in a folder of it", KF_PRINTED_LIST, path);
    } else {
        kf_cli_usage(search->cli, hint, "there is no \"%s\"", path);
    }
}

static bool open_named(struct search *search, const char *path)
{
    const char *plain = g_str_has_suffix(path, "/") && path[1] != '\0'
                            ? kf_arena_string_n(search->cli->run.arena, path, strlen(path) - 1)
                            : path;

    if (g_file_test(plain, G_FILE_TEST_IS_REGULAR)) {
        return open_zip(search, plain);
    }
    if (open_folder(search, plain, KF_LIMIT_FOLDERS_DEEP) > 0) {
        return search->cli->run.diags->errors == 0;
    }
    say_no_list(search, plain);
    return false;
}

/* A site that has nothing yet may have older paper: nobody can say whether it holds the line. */
static bool open_sites(struct search *search)
{
    struct kf_cli *cli = search->cli;
    int rows = 0;
    const struct kf_list *sites = kf_sites_read(cli, search->options->sites, &rows);

    for (int i = 0; sites != NULL && i < sites->count; i++) {
        const struct kf_site *site = sites->items[i];
        const char *folder = kf_site_folder(cli->run.arena, site, search->options);

        if (open_folder(search, folder, /* depth */ 0) == 0) {
            kf_list_add(cli->run.arena, &search->recall->absent, (void *)(guintptr)site->name);
            kf_diag_hint(cli->run.diags,
                         kf_diag_warn(cli->run.diags, KF_SITE, site->places[KF_SITE_NAME], NULL,
                                      "%s has no %s, so nobody knows what \"%s\" has on paper", folder, KF_PRINTED_LIST, site->name),
                         "name the folder of --out that its files were made in, or ask the site");
        }
    }
    return sites != NULL;
}

static bool open_all(struct search *search)
{
    const struct kf_options *options = search->options;
    bool good = true, named = options->releases[0] != NULL || options->argument_count > 1;

    for (int i = 0; options->releases[i] != NULL; i++) {
        good = open_named(search, options->releases[i]) && good;
    }
    for (int i = 1; i < options->argument_count; i++) {
        good = open_named(search, options->arguments[i]) && good;
    }
    if (options->sites != NULL) {
        good = open_sites(search) && good;
    }
    return named || options->sites != NULL ? good : open_named(search, options->out);
}

/* --- all of it -------------------------------------------------------------------------------------------------------- */

static bool check(struct search *search)
{
    const struct kf_options *options = search->options;

    if (options->argument_count == 0) {
        kf_cli_usage(search->cli, "write the line in quotes: kinfold recall \"555-0111\"", "recall needs a line to seek");
        return false;
    }
    if (!g_utf8_validate(options->arguments[0], -1, NULL)) {
        kf_cli_usage(search->cli, "run it in a terminal that is set to UTF-8", "the line is not UTF-8");
        return false;
    }
    search->recall->sought = options->arguments[0];
    search->loose = kf_loose_text(search->cli->run.arena, options->arguments[0]);
    if (kf_loose_count(search->loose) < LETTERS_LEAST) {
        kf_cli_usage(search->cli, "write the whole line, or more of it", "\"%s\" is too short to seek: it would stand everywhere",
                     options->arguments[0]);
        return false;
    }
    return true;
}

struct kf_recall *kf_recall_find(struct kf_cli *cli, const struct kf_options *options)
{
    struct kf_recall *recall = KF_NEW(cli->run.arena, struct kf_recall);
    struct search search = {.cli = cli, .options = options, .recall = recall};
    bool good;

    if (!check(&search)) {
        return NULL;
    }
    search.seen = g_hash_table_new(g_str_hash, g_str_equal);
    good = open_all(&search);
    g_hash_table_destroy(search.seen);
    return good ? recall : NULL;
}
