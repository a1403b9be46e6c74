/* A finished file's letters, in strands: as drawn, every string, as heard in drawing order, as heard and as drawn in
 * the order of the structure tree, as drawn from right to left. The first tells best where a thing stands. */

#include "finish/read_back.h"

#include "finish/read_back_internal.h"

#include <string.h>

#include "base/letters.h"
#include "base/utf8.h"

#define BETWEEN '|' /* no letter: what stands on its two sides is never one text */

struct strand { /* one that grows */
    GString *letters;
    GArray *parts; /* struct kf_strand_part */
};

struct reading {
    struct kf_run *run;
    struct kf_reader reader;
    int *pages;
    int page_count;
    struct kf_page_text **texts; /* of the pages */
    GHashTable *numbers;         /* page's object number -> from 0, plus 1 */
    struct strand strings;
    const char *wrong; /* NULL: nothing so far */
    struct kf_read_back result;
};

/* --- strands -------------------------------------------------------------------------------------------------------- */

static void free_string(void *letters)
{
    g_string_free(letters, TRUE);
}

static void free_array(void *array)
{
    g_array_free(array, TRUE);
}

static struct strand new_strand(struct kf_arena *arena)
{
    struct strand strand = {g_string_new(NULL), g_array_new(FALSE, FALSE, sizeof(struct kf_strand_part))};

    kf_arena_defer(arena, free_string, strand.letters);
    kf_arena_defer(arena, free_array, strand.parts);
    return strand;
}

static bool begins_part(const struct strand *strand, const char *what, const char *owner, int page)
{
    const struct kf_strand_part *last =
        strand->parts->len > 0 ? &g_array_index(strand->parts, struct kf_strand_part, strand->parts->len - 1) : NULL;

    return last == NULL || last->what != what || last->owner != owner || last->page != page;
}

static void begin_part(struct strand *strand, const char *what, const char *owner, int page)
{
    struct kf_strand_part part = {strand->letters->len, page, what, owner};

    g_array_append_val(strand->parts, part);
}

static void keep_strand(struct reading *reading, struct strand *strand)
{
    reading->result.strands[reading->result.count++] =
        (struct kf_strand){.letters = strand->letters->str,
                           .length = strand->letters->len,
                           .parts = (const struct kf_strand_part *)(void *)strand->parts->data,
                           .part_count = (int)strand->parts->len};
}

/* --- pages ---------------------------------------------------------------------------------------------------------- */

/* A page may have its content in parts, which are one where an operator ends. */
static GByteArray *page_content(struct reading *reading, struct kf_value page)
{
    const struct kf_objects *objects = &reading->reader.objects;
    struct kf_value contents = kf_entry(page, "/Contents");
    struct kf_items parts = kf_items_of(kf_is_array(kf_resolved(objects, contents)) ? kf_resolved(objects, contents) : contents);
    GByteArray *all = g_byte_array_new();

    while (kf_items_next(&parts)) {
        GByteArray *part = kf_object_bytes(objects, kf_reference(parts.item));

        if (part == NULL) {
            reading->wrong = "the content of a page has no filter that is known";
            break;
        }
        g_byte_array_append(all, part->data, part->len);
        g_byte_array_append(all, (const guint8 *)"\n", 1);
        g_byte_array_unref(part);
    }
    return all;
}

static void read_page(struct reading *reading, int page)
{
    struct kf_value dictionary = kf_object(&reading->reader.objects, reading->pages[page]);
    GByteArray *bytes = page_content(reading, dictionary);

    g_hash_table_insert(reading->numbers, GINT_TO_POINTER(reading->pages[page]), GINT_TO_POINTER(page + 1));
    reading->texts[page] = kf_page_text_new(&reading->reader, (struct kf_value){(const char *)bytes->data, bytes->len},
                                            kf_found(&reading->reader.objects, dictionary, "/Resources"));
    g_byte_array_unref(bytes);
}

static void add_glyphs(struct strand *strand, const GArray *glyphs, guint first, guint end)
{
    for (guint i = first; i < end; i++) {
        const struct kf_glyph *glyph = &g_array_index(glyphs, struct kf_glyph, i);

        if (glyph->letters != NULL) {
            g_string_append(strand->letters, glyph->letters);
        }
    }
}

static void keep_pages(struct reading *reading, bool spoken)
{
    struct strand strand = new_strand(reading->reader.arena);

    for (int page = 0; page < reading->page_count; page++) {
        const GArray *glyphs = spoken ? reading->texts[page]->spoken : reading->texts[page]->drawn;

        begin_part(&strand, NULL, NULL, page + 1);
        add_glyphs(&strand, glyphs, 0, glyphs->len);
    }
    keep_strand(reading, &strand);
}

static void count_glyphs(struct reading *reading)
{
    for (int page = 0; page < reading->page_count; page++) {
        const GArray *spoken = reading->texts[page]->spoken;

        reading->result.glyphs += (int)reading->texts[page]->drawn->len;
        for (guint i = 0; i < spoken->len; i++) {
            reading->result.unreadable += g_array_index(spoken, struct kf_glyph, i).letters == NULL;
        }
    }
}

/* --- right to left -------------------------------------------------------------------------------------------------- */

static bool is_right_to_left(const struct kf_glyph *glyph)
{
    gunichar letter = glyph->letters != NULL ? g_utf8_get_char(glyph->letters) : 0;

    return (letter >= 0x0590 && letter <= 0x08FF) || (letter >= 0x10800 && letter <= 0x10FFF) ||
           (letter >= 0x1E800 && letter <= 0x1EFFF);
}

static bool has_right_to_left(const struct reading *reading)
{
    for (int page = 0; page < reading->page_count; page++) {
        const GArray *drawn = reading->texts[page]->drawn;

        for (guint i = 0; i < drawn->len; i++) {
            if (is_right_to_left(&g_array_index(drawn, struct kf_glyph, i))) {
                return true;
            }
        }
    }
    return false;
}

/* Where the glyphs end that go the same way as the first, from left to right or not. What has no letters goes along. */
static guint end_of_stretch(const GArray *glyphs, guint first, guint end)
{
    bool way = is_right_to_left(&g_array_index(glyphs, struct kf_glyph, first));

    for (first++; first < end; first++) {
        const struct kf_glyph *glyph = &g_array_index(glyphs, struct kf_glyph, first);

        if (glyph->letters != NULL && glyph->letters[0] != '\0' && is_right_to_left(glyph) != way) {
            break;
        }
    }
    return first;
}

static void add_backward(struct strand *strand, const GArray *glyphs, guint first, guint end)
{
    while (end-- > first) {
        add_glyphs(strand, glyphs, end, end + 1);
    }
}

/* A line that was drawn from left to right, read as it is read: a whole line of Arabic from its right end, where words in
 * Latin letters and numbers keep their way; or Arabic words in a line of Latin. */
static void add_line(struct strand *strand, const GArray *glyphs, guint first, guint end, bool from_right)
{
    GArray *ends = g_array_new(FALSE, FALSE, sizeof(guint));

    for (guint at = first; at < end;) {
        at = end_of_stretch(glyphs, at, end);
        g_array_append_val(ends, at);
    }
    for (guint i = 0; i < ends->len; i++) {
        guint which = from_right ? ends->len - 1 - i : i;
        guint stretch_end = g_array_index(ends, guint, which);
        guint stretch = which == 0 ? first : g_array_index(ends, guint, which - 1);

        if (is_right_to_left(&g_array_index(glyphs, struct kf_glyph, stretch))) {
            add_backward(strand, glyphs, stretch, stretch_end);
        } else {
            add_glyphs(strand, glyphs, stretch, stretch_end);
        }
    }
    g_array_free(ends, TRUE);
}

static void keep_turned(struct reading *reading, bool from_right)
{
    struct strand strand = new_strand(reading->reader.arena);

    for (int page = 0; page < reading->page_count; page++) {
        const GArray *drawn = reading->texts[page]->drawn;

        begin_part(&strand, NULL, NULL, page + 1);
        for (guint first = 0, end = 0; first < drawn->len; first = end) {
            int line = g_array_index(drawn, struct kf_glyph, first).line;

            while (end < drawn->len && g_array_index(drawn, struct kf_glyph, end).line == line) {
                end++;
            }
            add_line(&strand, drawn, first, end, from_right);
        }
    }
    keep_strand(reading, &strand);
}

/* --- the structure tree --------------------------------------------------------------------------------------------- */

struct element { /* to look into */
    struct kf_value object;
    int page; /* from 1; 0: unknown */
};

struct tree { /* while it is walked */
    struct strand strand;
    bool heard; /* ActualText in place of what it stands for */
    bool other; /* there was some */
    GArray *waiting; /* struct element */
};

/* page: /Pg, or none. */
static int page_of(const struct reading *reading, struct kf_value page, int otherwise)
{
    int found = GPOINTER_TO_INT(g_hash_table_lookup(reading->numbers, GINT_TO_POINTER(kf_reference(page))));

    return found > 0 ? found : otherwise;
}

static void add_content(struct reading *reading, struct strand *strand, int page, int mcid)
{
    const struct kf_page_text *text = page > 0 ? reading->texts[page - 1] : NULL;

    for (int i = text != NULL ? kf_page_text_run(text, mcid) : -1; i >= 0;) {
        const struct kf_text_run *run = &g_array_index(text->runs, struct kf_text_run, i);

        if (begins_part(strand, NULL, NULL, page)) {
            begin_part(strand, NULL, NULL, page);
        }
        add_glyphs(strand, text->spoken, run->first, run->end);
        i = run->next;
    }
}

struct parts { /* of a StructElem or of what names marked content */
    struct kf_value type, kids, actual, page, mcid;
};

static struct parts parts_of(struct kf_value dictionary)
{
    struct kf_entries entries = kf_entries_of(dictionary);
    struct parts parts = {0};

    while (kf_entries_next(&entries)) {
        struct kf_value key = entries.key;

        if (kf_value_is(key, "/K")) {
            parts.kids = entries.value;
        } else if (kf_value_is(key, "/Pg")) {
            parts.page = entries.value;
        } else if (kf_value_is(key, "/Type")) {
            parts.type = entries.value;
        } else if (kf_value_is(key, "/ActualText")) {
            parts.actual = entries.value;
        } else if (kf_value_is(key, "/MCID")) {
            parts.mcid = entries.value;
        }
    }
    return parts;
}

/* What it says instead of what is drawn for it and for those in it, if that is asked for; else these, the first of them
 * first. */
static void add_element(struct reading *reading, struct tree *tree, const struct parts *parts, int page)
{
    const struct kf_objects *objects = &reading->reader.objects;
    struct strand *strand = &tree->strand;
    struct kf_value actual = kf_resolved(objects, parts->actual);
    guint first = tree->waiting->len;

    if (tree->heard && kf_is_string(actual)) {
        const char *text = kf_string_text(reading->reader.arena, actual);

        begin_part(strand, NULL, NULL, page);
        kf_letters_add(strand->letters, text, strlen(text));
        tree->other = true;
        return;
    }
    struct kf_value kids = kf_resolved(objects, parts->kids);
    struct kf_items items = kf_items_of(kf_is_array(kids) ? kids : parts->kids);
    while (kf_items_next(&items)) {
        struct element kid = {items.item, page};

        g_array_append_val(tree->waiting, kid);
    }
    struct element *waiting = (struct element *)(void *)tree->waiting->data;
    for (guint i = first, k = tree->waiting->len; i + 1 < k; i++) { /* the last of them is taken next */
        struct element other = waiting[--k];

        waiting[k] = waiting[i];
        waiting[i] = other;
    }
}

static void add_kid(struct reading *reading, struct tree *tree, const struct element *kid)
{
    struct kf_value value = kf_resolved(&reading->reader.objects, kid->object);

    if (kf_is_number(value)) {
        add_content(reading, &tree->strand, kid->page, kf_integer(value));
    } else if (kf_is_dictionary(value)) {
        struct parts parts = parts_of(value);
        int page = page_of(reading, parts.page, kid->page);

        if (kf_value_is(parts.type, "/MCR")) {
            add_content(reading, &tree->strand, page, kf_integer(parts.mcid));
        } else {
            add_element(reading, tree, &parts, page);
        }
    }
}

/* Says whether anything is heard that is not drawn so. */
static bool keep_tree(struct reading *reading, bool heard)
{
    const struct kf_objects *objects = &reading->reader.objects;
    struct tree tree = {new_strand(reading->reader.arena), heard, false, g_array_new(FALSE, FALSE, sizeof(struct element))};
    GHashTable *seen = g_hash_table_new(NULL, NULL);
    struct element root = {kf_entry(kf_object(objects, objects->root), "/StructTreeRoot"), 0};

    g_array_append_val(tree.waiting, root);
    while (tree.waiting->len > 0) {
        struct element kid = g_array_index(tree.waiting, struct element, tree.waiting->len - 1);
        int number = kf_reference(kid.object);

        g_array_set_size(tree.waiting, tree.waiting->len - 1);
        if (number == 0 || g_hash_table_add(seen, GINT_TO_POINTER(number))) { /* a loop ends */
            add_kid(reading, &tree, &kid);
        }
    }
    g_hash_table_destroy(seen);
    g_array_free(tree.waiting, TRUE);
    keep_strand(reading, &tree.strand);
    return tree.other;
}

/* --- strings -------------------------------------------------------------------------------------------------------- */

static void add_string(void *user, const char *text, size_t length, const char *what, const char *owner, int page)
{
    struct reading *reading = user;
    struct strand *strings = &reading->strings;

    if (begins_part(strings, what, owner, page) || strcmp(what, "appearance") != 0) {
        g_string_append_c(strings->letters, BETWEEN);
        begin_part(strings, what, owner, page);
        reading->result.strings++;
    }
    kf_letters_add(strings->letters, text, length);
}

/* --- the file ------------------------------------------------------------------------------------------------------- */

static void destroy_table(void *table)
{
    g_hash_table_destroy(table);
}

static GHashTable *new_table(struct kf_arena *arena)
{
    GHashTable *table = g_hash_table_new(NULL, NULL);

    kf_arena_defer(arena, destroy_table, table);
    return table;
}

static bool is_sound(const struct reading *reading)
{
    if (reading->wrong != NULL) {
        kf_diag_push(reading->run->diags, KF_INTERNAL, (struct kf_span){0}, NULL, "the finished file cannot be read back: %s",
                     reading->wrong);
    }
    return reading->wrong == NULL;
}

static bool open_file(struct reading *reading, const unsigned char *pdf, size_t length)
{
    struct kf_arena *arena = reading->reader.arena;

    reading->reader.objects.arena = arena;
    reading->wrong = kf_objects_read(&reading->reader.objects, pdf, length);
    if (reading->wrong == NULL) {
        reading->page_count = kf_objects_pages(&reading->reader.objects, arena, &reading->pages);
        reading->wrong = reading->page_count < 0 ? "its tree of pages is broken" : NULL;
    }
    reading->texts = reading->wrong == NULL ? KF_NEW_ARRAY(arena, reading->page_count, struct kf_page_text *) : NULL;
    return is_sound(reading);
}

enum { MOST_STRANDS = 7 };

bool kf_read_back(struct kf_run *run, struct kf_arena *arena, const unsigned char *pdf, size_t length,
                  struct kf_read_back *ret_read)
{
    struct reading reading = {
        .run = run,
        .reader = {.arena = arena, .fonts = new_table(arena), .seen = new_table(arena),
                   .painted = new_table(arena)},
        .numbers = new_table(arena),
        .strings = new_strand(arena),
        .result = {.strands = KF_NEW_ARRAY(arena, MOST_STRANDS, struct kf_strand)},
    };

    if (!open_file(&reading, pdf, length)) {
        return false;
    }
    for (int page = 0; page < reading.page_count; page++) {
        read_page(&reading, page);
    }
    count_glyphs(&reading);
    keep_pages(&reading, /* spoken */ false);
    kf_read_strings(&reading.reader, reading.pages, reading.page_count, add_string, &reading);
    keep_strand(&reading, &reading.strings);
    keep_pages(&reading, /* spoken */ true);
    if (keep_tree(&reading, /* heard */ true)) {
        keep_tree(&reading, /* heard */ false);
    }
    if (has_right_to_left(&reading)) {
        keep_turned(&reading, /* from_right */ false);
        keep_turned(&reading, /* from_right */ true);
    }
    for (int page = 0; page < reading.page_count; page++) {
        kf_page_text_free(reading.texts[page]);
    }
    *ret_read = reading.result;
    return is_sound(&reading);
}

const char *kf_strand_place(struct kf_arena *arena, const struct kf_strand *strand, size_t at)
{
    const struct kf_strand_part *part = NULL;
    const char *page = NULL, *what;

    for (int i = 0; i < strand->part_count && strand->parts[i].start <= at; i++) {
        part = &strand->parts[i];
    }
    if (part == NULL) {
        return "its pages";
    }
    page = part->page > 0 ? kf_arena_format(arena, "page %d", part->page) : NULL;
    if (part->what == NULL) {
        return page != NULL ? page : "its pages";
    }
    what = part->owner != NULL ? kf_arena_format(arena, "%s (%s)", part->what, part->owner) : part->what;
    return page != NULL ? kf_arena_format(arena, "%s, %s", page, what) : what;
}
