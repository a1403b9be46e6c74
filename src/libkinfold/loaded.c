/* Parts that are kept: each with an arena of its own, its diagnostics, and what it read. */

#include "libkinfold/loaded.h"

#include <string.h>

#include "base/reads.h"
#include "blocks/build.h"
#include "editions/kit_documents.h"
#include "rules/rule.h"

enum {
    MODULES_KEPT = 6, /* a module in one form: some 3 MB, and its pages */
    PAGES_KEPT = 12,  /* a handout: some 300 KB; a guide: some 4 MB */
};

struct part {
    struct kf_run run;
    struct kf_reads *reads;
    char *key;
    unsigned long used, told; /* numbers of the calls that asked last, and that were told what was found */
};

struct pages {
    struct part part;
    const struct loaded_module *of;
    const struct kf_documents *documents;
};

struct loaded_module {
    struct part part;
    const struct kf_content *content;
    struct part rules; /* without a run: not checked yet */
};

struct kf_loaded {
    const struct kf_world *world;
    char *data, *community;
    int day;
    unsigned long call;
    struct part kit_part, fonts_part; /* without a run: not loaded yet */
    struct kf_kit *kit;
    PangoContext *context;
    GPtrArray *modules, *pages;
};

/* --- parts ------------------------------------------------------------------------------------------------------------ */

static void begin_part(const struct kf_loaded *loaded, struct part *part, const char *key)
{
    struct kf_arena *arena = kf_arena_new();
    struct kf_reads *reads = kf_reads_new(loaded->world);

    *part = (struct part){
        .run = {.world = kf_reads_world(reads), .arena = arena, .diags = kf_diags_new(arena), .data_dir = loaded->data},
        .reads = reads,
        .key = g_strdup(key),
        .used = loaded->call,
    };
}

static void end_part(struct part *part)
{
    kf_arena_free(part->run.arena);
    kf_reads_free(part->reads);
    g_free(part->key);
    *part = (struct part){.key = NULL};
}

static bool is_begun(const struct part *part)
{
    return part->reads != NULL;
}

static bool is_touched(const struct part *part)
{
    return is_begun(part) && kf_reads_touched(part->reads);
}

/* Once in a call, however often it asks. */
static void tell(const struct kf_loaded *loaded, struct kf_diags *diags, struct part *part)
{
    if (part->told != loaded->call) {
        part->told = loaded->call;
        kf_diags_move(diags, part->run.diags);
    }
}

/* --- letting go ------------------------------------------------------------------------------------------------------- */

static void free_pages(gpointer data)
{
    struct pages *pages = data;

    end_part(&pages->part);
    g_free(pages);
}

static void free_module(gpointer data)
{
    struct loaded_module *module = data;

    end_part(&module->rules);
    end_part(&module->part);
    g_free(module);
}

static void let_pages_go(struct kf_loaded *loaded)
{
    g_ptr_array_set_size(loaded->pages, 0);
}

static void let_module_go(struct kf_loaded *loaded, const struct loaded_module *module)
{
    for (guint i = loaded->pages->len; i-- > 0;) {
        if (((const struct pages *)loaded->pages->pdata[i])->of == module) {
            g_ptr_array_remove_index_fast(loaded->pages, i);
        }
    }
    g_ptr_array_remove_fast(loaded->modules, (gpointer)(guintptr)module);
}

/* Pages are made of modules and fonts, and modules of the kit. */
static void let_all_go(struct kf_loaded *loaded)
{
    let_pages_go(loaded);
    g_ptr_array_set_size(loaded->modules, 0);
    end_part(&loaded->fonts_part);
    end_part(&loaded->kit_part);
}

static void let_written_go(struct kf_loaded *loaded)
{
    if (is_touched(&loaded->kit_part)) {
        let_all_go(loaded);
        return;
    }
    if (is_touched(&loaded->fonts_part)) {
        let_pages_go(loaded);
        end_part(&loaded->fonts_part);
    }
    for (guint i = loaded->pages->len; i-- > 0;) {
        if (is_touched(&((struct pages *)loaded->pages->pdata[i])->part)) {
            g_ptr_array_remove_index_fast(loaded->pages, i);
        }
    }
    for (guint i = loaded->modules->len; i-- > 0;) {
        const struct loaded_module *module = loaded->modules->pdata[i];

        if (is_touched(&module->part) || is_touched(&module->rules)) {
            let_module_go(loaded, module);
        }
    }
}

static void let_oldest_go(struct kf_loaded *loaded)
{
    while (loaded->pages->len > PAGES_KEPT) {
        guint oldest = 0;

        for (guint i = 1; i < loaded->pages->len; i++) {
            const struct pages *one = loaded->pages->pdata[i], *other = loaded->pages->pdata[oldest];

            oldest = one->part.used < other->part.used ? i : oldest;
        }
        g_ptr_array_remove_index_fast(loaded->pages, oldest);
    }
    while (loaded->modules->len > MODULES_KEPT) {
        const struct loaded_module *oldest = loaded->modules->pdata[0];

        for (guint i = 1; i < loaded->modules->len; i++) {
            const struct loaded_module *one = loaded->modules->pdata[i];

            oldest = one->part.used < oldest->part.used ? one : oldest;
        }
        let_module_go(loaded, oldest);
    }
}

void kf_loaded_refresh(struct kf_loaded *loaded, const char *data, const char *community)
{
    int day = loaded->world->today(loaded->world->data);

    loaded->call++;
    if (day != loaded->day || data == NULL || g_strcmp0(data, loaded->data) != 0 ||
        g_strcmp0(community, loaded->community) != 0) {
        let_all_go(loaded);
        g_free(loaded->data);
        g_free(loaded->community);
        loaded->data = g_strdup(data);
        loaded->community = g_strdup(community);
        loaded->day = day;
        return;
    }
    let_written_go(loaded);
    let_oldest_go(loaded);
}

/* --- what is asked for ------------------------------------------------------------------------------------------------ */

struct kf_kit *kf_loaded_kit(struct kf_loaded *loaded, struct kf_diags *diags)
{
    if (!is_begun(&loaded->kit_part)) {
        begin_part(loaded, &loaded->kit_part, "kit");
        loaded->kit = kf_kit_open(&loaded->kit_part.run, kf_block_shapes(), loaded->community);
    }
    tell(loaded, diags, &loaded->kit_part);
    return loaded->kit;
}

static struct loaded_module *find_module(const struct kf_loaded *loaded, const char *key)
{
    for (guint i = 0; i < loaded->modules->len; i++) {
        struct loaded_module *module = loaded->modules->pdata[i];

        if (strcmp(module->part.key, key) == 0) {
            return module;
        }
    }
    return NULL;
}

/* The words are the caller's, and may be gone at the next call. */
static struct kf_edition own_edition(struct kf_arena *arena, const struct kf_edition *edition)
{
    struct kf_edition own = *edition;

    own.language = kf_arena_string(arena, edition->language);
    own.audience = kf_arena_string(arena, edition->audience);
    return own;
}

/* The kit's diagnostics were told when the kit was asked for. */
const struct kf_content *kf_loaded_content(struct kf_loaded *loaded, struct kf_diags *diags, const char *name,
                                           const struct kf_edition *edition, const char *key)
{
    char *whole = g_strdup_printf("%s %s", name, key);
    struct loaded_module *module = find_module(loaded, whole);
    struct kf_edition own;

    if (module == NULL) {
        module = g_new0(struct loaded_module, 1);
        begin_part(loaded, &module->part, whole);
        g_ptr_array_add(loaded->modules, module);
        own = own_edition(module->part.run.arena, edition);
        module->content = kf_content_load(&module->part.run, loaded->kit, kf_arena_string(module->part.run.arena, name), &own);
    }
    g_free(whole);
    module->part.used = loaded->call;
    tell(loaded, diags, &module->part);
    return module->content;
}

static struct loaded_module *module_of(const struct kf_loaded *loaded, const struct kf_content *content)
{
    for (guint i = 0; i < loaded->modules->len; i++) {
        struct loaded_module *module = loaded->modules->pdata[i];

        if (module->content == content) {
            return module;
        }
    }
    g_assert_not_reached();
}

void kf_loaded_check(struct kf_loaded *loaded, struct kf_diags *diags, const struct kf_content *content)
{
    struct loaded_module *module = module_of(loaded, content);

    if (!is_begun(&module->rules)) {
        begin_part(loaded, &module->rules, "rules");
        kf_rules_check(&module->rules.run, content);
    }
    tell(loaded, diags, &module->rules);
}

PangoContext *kf_loaded_fonts(struct kf_loaded *loaded, struct kf_diags *diags, const struct kf_kit *kit)
{
    if (!is_begun(&loaded->fonts_part)) {
        begin_part(loaded, &loaded->fonts_part, "fonts");
        loaded->context = kf_kit_fonts(&loaded->fonts_part.run, loaded->fonts_part.run.arena, kit);
    }
    tell(loaded, diags, &loaded->fonts_part);
    return loaded->context;
}

static struct pages *find_pages(const struct kf_loaded *loaded, const struct loaded_module *module, const char *key)
{
    for (guint i = 0; i < loaded->pages->len; i++) {
        struct pages *pages = loaded->pages->pdata[i];

        if (pages->of == module && strcmp(pages->part.key, key) == 0) {
            return pages;
        }
    }
    return NULL;
}

const struct kf_documents *kf_loaded_pages(struct kf_loaded *loaded, struct kf_diags *diags,
                                           const struct kf_content *content, unsigned make, const char *piece)
{
    const struct loaded_module *module = module_of(loaded, content);
    PangoContext *context = kf_loaded_fonts(loaded, diags, content->kit);
    char *key = g_strdup_printf("%u %s", make, piece != NULL ? piece : "");
    struct pages *pages = find_pages(loaded, module, key);

    if (pages == NULL && context != NULL) {
        pages = g_new0(struct pages, 1);
        begin_part(loaded, &pages->part, key);
        g_ptr_array_add(loaded->pages, pages);
        pages->of = module;
        pages->documents = kf_documents_draft(&pages->part.run, context, content, make, piece);
    }
    g_free(key);
    if (pages == NULL) {
        return NULL;
    }
    pages->part.used = loaded->call;
    tell(loaded, diags, &pages->part);
    return pages->documents;
}

/* --- what was read ---------------------------------------------------------------------------------------------------- */

static void add_reads(const struct kf_loaded *loaded, const struct part *part, struct kf_reads *into)
{
    if (is_begun(part) && part->told == loaded->call) {
        kf_reads_merge(into, part->reads);
    }
}

struct kf_reads *kf_loaded_reads(const struct kf_loaded *loaded)
{
    struct kf_reads *reads = kf_reads_new(loaded->world);

    add_reads(loaded, &loaded->kit_part, reads);
    add_reads(loaded, &loaded->fonts_part, reads);
    for (guint i = 0; i < loaded->modules->len; i++) {
        const struct loaded_module *module = loaded->modules->pdata[i];

        add_reads(loaded, &module->part, reads);
        add_reads(loaded, &module->rules, reads);
    }
    for (guint i = 0; i < loaded->pages->len; i++) {
        add_reads(loaded, &((const struct pages *)loaded->pages->pdata[i])->part, reads);
    }
    return reads;
}

/* --- the whole -------------------------------------------------------------------------------------------------------- */

struct kf_loaded *kf_loaded_new(const struct kf_world *world)
{
    struct kf_loaded *loaded = g_new0(struct kf_loaded, 1);

    loaded->world = world;
    loaded->modules = g_ptr_array_new_with_free_func(free_module);
    loaded->pages = g_ptr_array_new_with_free_func(free_pages);
    return loaded;
}

void kf_loaded_free(struct kf_loaded *loaded)
{
    if (loaded != NULL) {
        let_all_go(loaded);
        g_ptr_array_unref(loaded->modules);
        g_ptr_array_unref(loaded->pages);
        g_free(loaded->data);
        g_free(loaded->community);
        g_free(loaded);
    }
}
