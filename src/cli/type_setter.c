/* Shapers by language and variant. */

#include "cli/type_setter.h"

#include <string.h>

#include "layout/fonts.h"

struct letters { /* of one language in one variant */
    const char *language, *variant;
    struct kf_theme theme;
    struct kf_shaper shaper;
};

struct kf_type_setter {
    struct kf_run *run;
    struct kf_arena *arena;
    struct kf_list letters;
    GHashTable *inlines; /* struct kf_printed_text -> struct kf_inline */
};

static void destroy_table(void *table)
{
    g_hash_table_destroy(table);
}

struct kf_type_setter *kf_type_setter_new(struct kf_run *run, struct kf_arena *arena)
{
    struct kf_type_setter *setter = KF_NEW(arena, struct kf_type_setter);

    *setter = (struct kf_type_setter){.run = run, .arena = arena, .inlines = g_hash_table_new(NULL, NULL)};
    kf_arena_defer(arena, destroy_table, setter->inlines);
    return setter;
}

static enum kf_variant variant_of(const struct kf_printed_file *file)
{
    for (int i = 0; i < KF_VARIANT_COUNT; i++) {
        if (strcmp(kf_variant_names[i], file->variant) == 0) {
            return (enum kf_variant)i;
        }
    }
    return KF_STANDARD;
}

/* A context of its own: one that is set for another language lays out its old texts anew. */
static struct letters *new_letters(struct kf_type_setter *setter, const struct kf_printed_file *file)
{
    struct letters *letters = KF_NEW(setter->arena, struct letters);
    const char *fonts = kf_arena_format(setter->arena, "%s/fonts", setter->run->data_dir);
    PangoContext *context = kf_fonts_context(setter->run, setter->arena, fonts);
    const struct kf_edition edition = {.variant = variant_of(file),
                                       .paper = strcmp(file->paper, kf_paper_names[KF_A4]) == 0 ? KF_A4 : KF_LETTER};

    if (context == NULL) {
        return NULL;
    }
    letters->language = file->language;
    letters->variant = file->variant;
    kf_theme_init(&letters->theme, &edition, file->language, file->right_to_left, /* identity */ NULL);
    pango_context_set_base_dir(context, file->right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    pango_context_set_language(context, pango_language_from_string(file->language));
    kf_shaper_init(&letters->shaper, setter->run, setter->arena, context, &letters->theme);
    kf_list_add(setter->arena, &setter->letters, letters);
    return letters;
}

struct kf_shaper *kf_type_setter_for(struct kf_type_setter *setter, const struct kf_printed_file *file)
{
    struct letters *letters;

    for (int i = 0; i < setter->letters.count; i++) {
        letters = setter->letters.items[i];
        if (strcmp(letters->language, file->language) == 0 && strcmp(letters->variant, file->variant) == 0) {
            return &letters->shaper;
        }
    }
    letters = new_letters(setter, file);
    return letters != NULL ? &letters->shaper : NULL;
}

/* --- texts ---------------------------------------------------------------------------------------------------------- */

static void find_blanks(struct kf_arena *arena, struct kf_inline *words)
{
    words->blanks = KF_NEW_ARRAY(arena, words->length, size_t);
    for (const char *at = words->text; (at = strstr(at, "\uFFFC")) != NULL; at += strlen("\uFFFC")) {
        words->blanks[words->blank_count++] = (size_t)(at - words->text);
    }
}

static void add_run(struct kf_inline *words, size_t start, size_t end, unsigned flags, const char *uri)
{
    if (end > start) {
        words->runs[words->run_count++] = (struct kf_inline_run){.start = start, .end = end, .flags = flags, .uri = uri};
    }
}

/* Runs cover the text without gaps. */
static void add_runs(struct kf_arena *arena, const struct kf_printed_text *text, struct kf_inline *words)
{
    size_t at = 0;

    words->runs = KF_NEW_ARRAY(arena, 2 * text->run_count + 1, struct kf_inline_run);
    for (int i = 0; i < text->run_count; i++) {
        const struct kf_printed_run *run = &text->runs[i];

        if ((size_t)run->start >= at) {
            add_run(words, at, (size_t)run->start, 0, NULL);
            add_run(words, (size_t)run->start, (size_t)run->end, run->flags, run->uri);
            at = (size_t)run->end;
        }
    }
    add_run(words, at, words->length, 0, NULL);
}

const struct kf_inline *kf_type_setter_inline(struct kf_type_setter *setter, const struct kf_printed_text *text)
{
    struct kf_inline *words = g_hash_table_lookup(setter->inlines, text);

    if (words == NULL) {
        words = KF_NEW(setter->arena, struct kf_inline);
        words->text = text->text;
        words->length = strlen(text->text);
        words->boxed = text->boxed;
        find_blanks(setter->arena, words);
        add_runs(setter->arena, text, words);
        g_hash_table_insert(setter->inlines, (gpointer)(guintptr)text, words);
    }
    return words;
}
