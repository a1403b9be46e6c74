/* The map of changes. */

#include "cli/change_map.h"

#include <string.h>

#include "blocks/table.h"
#include "cli/own_document.h"
#include "compose/adaptation.h"

#define COUNT KF_MM(19)
#define WHERE KF_MM(44)
#define LETTERS_MOST 200 /* of a text that is shown; the overlay has the whole */
#define SITES_MOST 24 /* in a row, which does not go over pages */

struct entry {
    struct kf_list sites; /* const char * */
    const char *program;
    struct kf_list adaptations; /* struct kf_adaptation: safety first, then core */
    struct kf_list swaps;       /* struct swap */
    struct kf_list helplines, names; /* const char * */
};

struct swap {
    const char *from, *to;
};

/* --- what is kept ----------------------------------------------------------------------------------------------------- */

static void add_text(struct kf_arena *arena, struct kf_list *list, const char *text)
{
    kf_list_add(arena, list, kf_arena_string(arena, text));
}

/* An edition in another language has most changes too. */
static bool is_known(const struct kf_list *list, const struct kf_adaptation *adaptation)
{
    for (int i = 0; i < list->count; i++) {
        const struct kf_adaptation *other = list->items[i];

        if (other->line == adaptation->line && g_strcmp0(other->file, adaptation->file) == 0) {
            return true;
        }
    }
    return false;
}

static void keep_adaptations(struct kf_arena *arena, const struct kf_list *adaptations, struct kf_list *ret_list)
{
    for (int i = 0; i < adaptations->count; i++) {
        struct kf_adaptation *copy = kf_arena_copy(arena, adaptations->items[i], sizeof *copy);

        if (is_known(ret_list, copy)) {
            continue;
        }
        copy->address = kf_arena_string(arena, copy->address);
        copy->layer = kf_arena_string(arena, copy->layer);
        copy->file = kf_arena_string(arena, copy->file);
        copy->old_text = kf_arena_string(arena, copy->old_text);
        copy->new_text = kf_arena_string(arena, copy->new_text);
        copy->why = kf_arena_string(arena, copy->why);
        copy->approved_by = kf_arena_string(arena, copy->approved_by);
        copy->approved_on = kf_arena_string(arena, copy->approved_on);
        kf_list_add(arena, ret_list, copy);
    }
    kf_adaptations_sort(ret_list);
}

static void keep_swaps(struct kf_arena *arena, const struct kf_community *community, struct entry *entry)
{
    for (int i = 0; i < community->words.count; i++) {
        const struct kf_swap_row *row = community->words.items[i];
        struct swap *swap = KF_NEW(arena, struct swap);

        *swap = (struct swap){kf_arena_string(arena, row->from), kf_arena_string(arena, row->to)};
        kf_list_add(arena, &entry->swaps, swap);
    }
}

static void keep_helplines(struct kf_arena *arena, const struct kf_community *community, struct entry *entry)
{
    const struct kf_records *lines = community->helplines != NULL ? &community->helplines->add : NULL;

    for (int i = 0; lines != NULL && i < lines->count; i++) {
        const struct kf_helpline *line = lines->items[i];
        const char *label = line->label.text != NULL ? line->label.text : line->id;

        kf_list_add(arena, &entry->helplines,
                    line->number != NULL ? kf_arena_format(arena, "%s: %s", label, line->number)
                                         : kf_arena_string(arena, label));
    }
}

static void keep_names(struct kf_arena *arena, const struct kf_community *community, const struct kf_community *kits,
                       struct entry *entry)
{
    const struct kf_node *names = community->names;

    for (int i = 0; names != NULL && names->kind == KF_MAPPING && i < names->count; i++) {
        const char *name = names->pairs[i].key->text, *text = kf_node_get_text(names, name);
        const char *usual = kits->names != NULL && kits->names->kind == KF_MAPPING ? kf_node_get_text(kits->names, name) : NULL;

        if (text != NULL && g_strcmp0(text, usual) != 0) {
            kf_list_add(arena, &entry->names, kf_arena_format(arena, "%s: %s", name, text));
        }
    }
}

static bool same_changes(const struct entry *one, const struct entry *two)
{
    bool same = g_strcmp0(one->program, two->program) == 0 && one->adaptations.count == two->adaptations.count &&
                one->swaps.count == two->swaps.count && one->helplines.count == two->helplines.count &&
                one->names.count == two->names.count;

    for (int i = 0; same && i < one->adaptations.count; i++) {
        same = is_known(&two->adaptations, one->adaptations.items[i]);
    }
    for (int i = 0; same && i < one->swaps.count; i++) {
        const struct swap *a = one->swaps.items[i], *b = two->swaps.items[i];

        same = strcmp(a->from, b->from) == 0 && strcmp(a->to, b->to) == 0;
    }
    for (int i = 0; same && i < one->helplines.count; i++) {
        same = strcmp(one->helplines.items[i], two->helplines.items[i]) == 0;
    }
    for (int i = 0; same && i < one->names.count; i++) {
        same = strcmp(one->names.items[i], two->names.items[i]) == 0;
    }
    return same;
}

void kf_change_map_add(struct kf_change_map *map, const struct kf_site *site, const struct kf_community *community,
                       const struct kf_community *kits, const struct kf_list *adaptations)
{
    struct kf_arena *arena = map->arena;
    struct entry *entry = KF_NEW(arena, struct entry);

    entry->program = kf_arena_string(arena, community->program);
    if (!community->is_default) { /* whose changes are the kit */
        keep_adaptations(arena, adaptations, &entry->adaptations);
        keep_swaps(arena, community, entry);
        keep_helplines(arena, community, entry);
        keep_names(arena, community, kits, entry);
    }
    for (int i = 0; i < map->entries.count; i++) {
        struct entry *other = map->entries.items[i];

        if (same_changes(entry, other)) {
            add_text(arena, &other->sites, site->name);
            return;
        }
    }
    add_text(arena, &entry->sites, site->name);
    kf_list_add(arena, &map->entries, entry);
}

/* --- how many --------------------------------------------------------------------------------------------------------- */

enum { SAFETY, CORE, OTHER, SWAPS, HELPLINES, NAMES, COUNTS };

static void count(const struct entry *entry, int *counts)
{
    memset(counts, 0, COUNTS * sizeof *counts);
    for (int i = 0; i < entry->adaptations.count; i++) {
        const struct kf_adaptation *adaptation = entry->adaptations.items[i];

        counts[adaptation->safety ? SAFETY : adaptation->core ? CORE : OTHER]++;
    }
    counts[SWAPS] = entry->swaps.count;
    counts[HELPLINES] = entry->helplines.count;
    counts[NAMES] = entry->names.count;
}

static bool is_nothing(const struct entry *entry)
{
    return entry->adaptations.count + entry->swaps.count + entry->helplines.count + entry->names.count == 0;
}

/* --- pages ------------------------------------------------------------------------------------------------------------ */

struct page {
    struct kf_own_document document;
    struct kf_list boxes;
};

static void add(struct page *page, struct kf_box *box)
{
    kf_list_add(page->document.arena, &page->boxes, box);
}

static const char *word(struct page *page, const char *id)
{
    return kf_own_word(&page->document, id);
}

static const char *joined(struct page *page, const struct kf_list *words)
{
    const struct kf_build *build = &page->document.build;
    const char **isolated = KF_NEW_ARRAY(build->arena, words->count, const char *);

    for (int i = 0; i < words->count; i++) {
        isolated[i] = kf_build_isolated(build, words->items[i]);
    }
    return kf_build_joined(&page->document.build, isolated, words->count);
}

/* Its sites from one on, as many as a row holds. */
static struct kf_list sites_from(const struct entry *entry, int first)
{
    return (struct kf_list){.items = entry->sites.items + first, .count = MIN(entry->sites.count - first, SITES_MOST)};
}

/* Over its changes: the first of its sites, and how many more there are. */
static const char *sites_in_short(struct page *page, const struct entry *entry)
{
    const struct kf_list first = sites_from(entry, 0);
    const char *names = joined(page, &first);
    char *more = kf_arena_format(page->document.arena, "%d", entry->sites.count - first.count);

    return entry->sites.count == first.count
               ? names
               : kf_vocabulary_fill(page->document.content->vocabulary, page->document.arena, "map-sites-more", "sites",
                                    names, "n", more, NULL);
}

static struct kf_box *counts_row(struct page *page, const struct entry *entry, int first, const kf_len *widths)
{
    struct kf_own_document *document = &page->document;
    const struct kf_list sites = sites_from(entry, first);
    const char *below = is_nothing(entry) ? word(page, "map-nothing") : entry->program;
    struct kf_list cells = {0};
    int counts[COUNTS];

    count(entry, counts);
    kf_list_add(document->arena, &cells,
                kf_own_row_head(document, joined(page, &sites), below != NULL ? below : word(page, "map-kits")));
    for (int i = 0; i < COUNTS; i++) {
        kf_list_add(document->arena, &cells,
                    kf_own_cell(document, kf_own_digits(document, counts[i]),
                                i < OTHER && counts[i] > 0 ? KF_STYLE_SUBHEAD : KF_STYLE_DETAIL));
    }
    return kf_own_row(document, &cells, widths);
}

static void add_counts(struct page *page, const struct kf_change_map *map)
{
    static const char *const heads[] = {"map-sites", "map-safety", "map-core", "map-other",
                                        "map-words", "map-lines",  "map-names"};
    struct kf_own_document *document = &page->document;
    kf_len widths[COUNTS + 1] = {document->build.width - COUNTS * COUNT};
    struct kf_list rows = {0};

    for (int i = 1; i <= COUNTS; i++) {
        widths[i] = COUNT;
    }
    kf_list_add(document->arena, &rows, kf_own_head_row(document, heads, G_N_ELEMENTS(heads), widths));
    for (int i = 0; i < map->entries.count; i++) {
        const struct entry *entry = map->entries.items[i];

        for (int first = 0; first < entry->sites.count; first += SITES_MOST) {
            kf_list_add(document->arena, &rows, counts_row(page, entry, first, widths));
        }
    }
    add(page, kf_own_table(document, &rows));
}

/* --- one site --------------------------------------------------------------------------------------------------------- */

/* An address in a narrow column breaks at its parts. */
static const char *parts_of(struct page *page, const char *address)
{
    char **parts = g_strsplit(address, "/", -1);
    char *text = g_strjoinv(" / ", parts);
    const char *result = kf_arena_string(page->document.arena, text);

    g_free(text);
    g_strfreev(parts);
    return result;
}

/* Its first words, without the marks of Markdown. */
static const char *shown(struct page *page, const char *text, const char *otherwise)
{
    GString *words;
    const char *result;

    if (text == NULL || *text == '\0') {
        return otherwise;
    }
    words = g_string_new(text);
    g_string_replace(words, "**", "", /* limit */ 0);
    if (g_utf8_strlen(words->str, -1) > LETTERS_MOST) {
        const char *cut = g_utf8_offset_to_pointer(words->str, LETTERS_MOST), *blank = g_strrstr_len(words->str, cut - words->str, " ");

        g_string_truncate(words, (gsize)((blank != NULL ? blank : cut) - words->str));
        g_string_append(words, " …");
    }
    result = kf_build_isolated(&page->document.build, kf_arena_string(page->document.arena, words->str));
    g_string_free(words, TRUE);
    return result;
}

/* What it says here; why, and who approved it. */
static struct kf_box *here_cell(struct page *page, const struct kf_adaptation *adaptation)
{
    struct kf_own_document *document = &page->document;
    const struct kf_vocabulary *vocabulary = document->content->vocabulary;
    const char *here = shown(page, adaptation->new_text, word(page, "map-removed"));
    struct kf_list lines = {0};
    struct kf_box *box;

    kf_list_add(document->arena, &lines, kf_own_words(document, here, KF_STYLE_DETAIL, KF_ROLE_P));
    if (adaptation->why != NULL) {
        const char *why = kf_vocabulary_fill(vocabulary, document->arena, "map-why", "why", adaptation->why, NULL);

        kf_list_add(document->arena, &lines, kf_own_words(document, why, KF_STYLE_SMALL, KF_ROLE_P));
    }
    if (adaptation->approved_by != NULL && adaptation->approved_on != NULL) {
        const char *who = kf_vocabulary_fill(vocabulary, document->arena, "map-approved", "who", adaptation->approved_by, "date",
                                             adaptation->approved_on, NULL);

        kf_list_add(document->arena, &lines, kf_own_words(document, who, KF_STYLE_SMALL_BOLD, KF_ROLE_P));
    }
    box = kf_box_stack(document->arena, &lines, KF_MM(.7));
    box->as.stack.pad = kf_own_cell_pad;
    return kf_table_cell(&document->build, KF_ROLE_CELL, KF_SCOPE_NONE, box);
}

static struct kf_box *change_row(struct page *page, const struct kf_adaptation *adaptation, const kf_len *widths)
{
    struct kf_own_document *document = &page->document;
    const char *rank = adaptation->safety ? "map-safety" : adaptation->core ? "map-core" : "map-other";
    struct kf_list cells = {0};

    kf_list_add(document->arena, &cells, kf_own_row_head(document, word(page, rank), parts_of(page, adaptation->address)));
    kf_list_add(document->arena, &cells,
                kf_own_cell(document, shown(page, adaptation->old_text, word(page, "map-added")), KF_STYLE_DETAIL));
    kf_list_add(document->arena, &cells, here_cell(page, adaptation));
    return kf_own_row(document, &cells, widths);
}

static void add_changes(struct page *page, const struct entry *entry)
{
    static const char *const heads[] = {"map-where", "map-kit-says", "map-here"};
    struct kf_own_document *document = &page->document;
    kf_len half = (document->build.width - WHERE) / 2;
    const kf_len widths[] = {WHERE, half, half};
    struct kf_list rows = {0};

    if (entry->adaptations.count == 0) {
        return;
    }
    kf_list_add(document->arena, &rows, kf_own_head_row(document, heads, G_N_ELEMENTS(heads), widths));
    for (int i = 0; i < entry->adaptations.count; i++) {
        kf_list_add(document->arena, &rows, change_row(page, entry->adaptations.items[i], widths));
    }
    add(page, kf_own_table(document, &rows));
}

static void add_list(struct page *page, const char *label, const struct kf_list *words)
{
    struct kf_own_document *document = &page->document;

    if (words->count > 0) {
        const char *line = kf_vocabulary_fill(document->content->vocabulary, document->arena, "map-list", "what",
                                              word(page, label), "list", joined(page, words), NULL);

        add(page, kf_own_words(document, line, KF_STYLE_COMPACT, KF_ROLE_P));
    }
}

static void add_swaps(struct page *page, const struct entry *entry)
{
    struct kf_own_document *document = &page->document;
    struct kf_list words = {0};

    for (int i = 0; i < entry->swaps.count; i++) {
        const struct swap *swap = entry->swaps.items[i];

        kf_list_add(document->arena, &words,
                    kf_vocabulary_fill(document->content->vocabulary, document->arena, "map-swap", "to", swap->to, "from",
                                       swap->from, NULL));
    }
    add_list(page, "map-words", &words);
}

static void add_entry(struct page *page, const struct entry *entry)
{
    if (!is_nothing(entry)) {
        add(page, kf_part_heading(&page->document.build, kf_build_plain(&page->document.build, sites_in_short(page, entry))));
        add_changes(page, entry);
        add_swaps(page, entry);
        add_list(page, "map-lines", &entry->helplines);
        add_list(page, "map-names", &entry->names);
    }
}

bool kf_change_map_make(struct kf_run *run, PangoContext *context, const struct kf_content *content,
                        const struct kf_change_map *map, struct kf_paper_made *ret_paper)
{
    struct page page = {.boxes = {0}};
    struct kf_own_document *document = &page.document;

    kf_own_document_init(document, run, run->arena, context, content, content->edition.paper, /* mirrored */ true);
    add(&page, kf_own_words(document, word(&page, "map-title"), KF_STYLE_TITLE, KF_ROLE_H1));
    add(&page, kf_own_words(document, word(&page, "map-lead"), KF_STYLE_BODY, KF_ROLE_P));
    add_counts(&page, map);
    for (int i = 0; i < map->entries.count; i++) {
        add_entry(&page, map->entries.items[i]);
    }
    kf_paginate(&document->placer, &(struct kf_flow){.body = kf_box_blocks(run->arena, &page.boxes, KF_MM(3))},
                document->pages.root);
    ret_paper->pages = document->pages.count;
    return kf_own_document_finish(document, word(&page, "map-title"), &ret_paper->finished);
}
