/* Passages, and the sentences of a page. */

#include "rules/reading.h"

#include <string.h>

#include "base/utf8.h"
#include "model/inline.h"
#include "model/kept.h"
#include "rules/syllables.h"
#include "rules/syllables_spanish.h"
#include "schema/walk.h"

enum { PROSE_WORDS = 5, LONG_SYLLABLES = 3, WIDE_LETTERS = 7 };

/* --- passages ----------------------------------------------------------------------------------------------------- */

struct walking {
    struct kf_arena *arena;
    const struct kf_content *content;
    GRegex *blanks;
    struct side { /* what is read by some readers */
        struct kf_passage at;      /* its handout and page */
        struct kf_passage session; /* of what is said of the session beside its activities */
        struct kf_list passages;
    } sides[2]; /* by enum kf_readers */
};

static const struct kf_handout *handout_at(const struct kf_content *content, const struct kf_node *node)
{
    const struct kf_records *handouts = &content->module->handouts;

    for (int i = 0; i < handouts->count; i++) {
        const struct kf_handout *handout = handouts->items[i];

        if (handout->node == node) {
            return handout;
        }
    }
    return NULL;
}

/* A blank, and a hint of one to three words in brackets beside it. */
static GRegex *blanks_new(void)
{
    return g_regex_new("(\\((\\S+ ?){1,3}\\) *)?\xEF\xBF\xBC( *\\((\\S+ ?){1,3}\\))?", G_REGEX_OPTIMIZE, 0, NULL);
}

/* As a reader sees it, blanks gone with their hints. */
static const char *printed(struct kf_arena *arena, const GRegex *blanks, const struct kf_text *text)
{
    const struct kf_inline *read = kf_inline_parse(arena, text);
    char *words;
    const char *kept;

    if (read->blank_count == 0) {
        return read->text;
    }
    words = g_regex_replace_literal(blanks, read->text, -1, 0, " ", 0, NULL);
    kept = kf_arena_string(arena, words);
    g_free(words);
    return kept;
}

/* The rows whose words stand over, beside or in what they name. */
static bool is_label(const struct kf_place *place)
{
    static const char *const keys[] = {"title", "columns", "label", "labels", "head", "low", "middle", "high", "centre",
                                       "term", "name", "by", "step", "time", "height", "roof", "checked", NULL};
    const struct kf_node *parent = place->parent;

    return (place->field != NULL && g_strv_contains(keys, place->field->key)) ||
           (parent != NULL && parent->kind == KF_MAPPING && place->index < parent->count &&
            strcmp(parent->pairs[place->index].key->text, "heading") == 0);
}

static bool begins_page(const struct walking *walking, const struct kf_node *node, const struct kf_place *place)
{
    bool top = place->parent == walking->content->composed.root;

    return (top && place->field != NULL && strcmp(place->field->key, "session") == 0) ||
           (node->kind == KF_MAPPING && place->field != NULL && (place->field->flags & KF_PIECES) != 0);
}

/* Of the module's own keys, those that hold pages. */
static bool is_read(const struct walking *walking, const struct kf_place *place)
{
    static const char *const pages[] = {"handouts", "session", "facilitator-pages", NULL};
    bool top = place->parent == walking->content->composed.root;

    return !top || place->field == NULL || g_strv_contains(pages, place->field->key);
}

static bool is_under(const char *address, const char *page)
{
    size_t length = strlen(page);

    return strncmp(address, page, length) == 0 && (address[length] == '\0' || address[length] == '/');
}

/* Families know nothing of what is for staff alone; staff know of all. */
static void note_page(const struct walking *walking, struct side *side, const struct kf_node *node,
                      const struct kf_place *place)
{
    if (begins_page(walking, node, place)) {
        side->at = (struct kf_passage){
            .handout = handout_at(walking->content, node),
            .page = node,
            .page_address = place->address,
        };
    }
    if (place->parent == walking->content->composed.root) {
        side->session = side->at;
    }
}

static void add_passage(struct walking *walking, struct side *side, const struct kf_node *node, const struct kf_place *place)
{
    struct kf_passage *passage = KF_NEW(walking->arena, struct kf_passage);

    *passage = is_under(place->address, side->at.page_address) ? side->at : side->session;
    passage->node = node;
    passage->address = place->address;
    passage->words = printed(walking->arena, walking->blanks,
                             &(struct kf_text){.text = node->text, .node = node, .address = place->address});
    passage->label = is_label(place);
    kf_list_add(walking->arena, &side->passages, passage);
}

static bool read_node(void *data, struct kf_node *node, const struct kf_place *place)
{
    struct walking *walking = data;
    bool staff = (place->flags & KF_FACILITATOR) != 0;
    struct side *side = &walking->sides[staff ? KF_STAFF : KF_FAMILIES];

    if (!is_read(walking, place)) {
        return false;
    }
    note_page(walking, &walking->sides[KF_STAFF], node, place);
    if (!staff) {
        note_page(walking, &walking->sides[KF_FAMILIES], node, place);
    }
    if (side->at.page != NULL && node->kind == KF_SCALAR && (place->flags & KF_PROSE) != 0) {
        add_passage(walking, side, node, place);
    }
    return true;
}

static void read_passages(const struct kf_content *content)
{
    struct kf_arena *arena = content->kept->arena;
    struct walking walking = {.arena = arena, .content = content, .blanks = blanks_new()};

    kf_walked_each(kf_content_walked(content), read_node, &walking);
    g_regex_unref(walking.blanks);
    for (int i = KF_FAMILIES; i <= KF_STAFF; i++) {
        content->kept->passages[i] = kf_arena_copy(arena, &walking.sides[i].passages, sizeof walking.sides[i].passages);
    }
}

static const struct kf_list *passages_of(const struct kf_content *content, enum kf_readers readers)
{
    if (content->kept->passages[readers] == NULL) {
        read_passages(content);
    }
    return content->kept->passages[readers];
}

void kf_reading_each(const struct kf_content *content, void (*visit)(void *data, const struct kf_passage *passage), void *data)
{
    const struct kf_list *passages = passages_of(content, KF_FAMILIES);

    for (int i = 0; i < passages->count; i++) {
        visit(data, passages->items[i]);
    }
}

/* --- words -------------------------------------------------------------------------------------------------------- */

int kf_reading_words(const char *text, size_t length)
{
    const char *end = text + length, *word;
    size_t letters;
    int count = 0;

    while (kf_word_next(&text, end, &word, &letters)) {
        count++;
    }
    return count;
}

static int count_letters(const char *word, size_t length)
{
    int count = 0;

    for (const char *at = word; at < word + length; at = kf_utf8_next(at)) {
        count += kf_utf8_is_alpha(kf_utf8_at(at));
    }
    return count;
}

static bool is_known_to_readers(const char *word, size_t length)
{
    return length >= strlen("addiction") && g_ascii_strncasecmp(word, "addiction", strlen("addiction")) == 0;
}

/* How a language is counted. */
struct counting {
    int (*syllables)(const char *word, size_t length);
    bool names; /* German writes every noun with a capital, other scripts have none: where we know what a capital says */
};

static struct counting counting_in(const char *language)
{
    bool spanish = g_ascii_strncasecmp(language, "es", 2) == 0;

    return (struct counting){
        .syllables = spanish ? kf_syllables_spanish : kf_syllables_english,
        .names = spanish || g_ascii_strncasecmp(language, "en", 2) == 0,
    };
}

static bool is_name(const char *sentence, const char *word)
{
    const char *before = word;

    if (!kf_utf8_is_upper(kf_utf8_at(word))) {
        return false;
    }
    while (before > sentence && !g_unichar_isalnum(g_utf8_get_char(g_utf8_prev_char(before)))) {
        gunichar mark = g_utf8_get_char(before = g_utf8_prev_char(before));

        if (!g_unichar_isspace(mark) && mark != ',') { /* a quote or a colon: what it opens has a capital too */
            return false;
        }
    }
    return before > sentence;
}

static void count_word(struct kf_tally *tally, const struct counting *counting, const char *sentence, const char *word,
                       size_t length)
{
    int letters = count_letters(word, length), syllables = 1;

    if (letters > 0 && !is_known_to_readers(word, length) && !(counting->names && is_name(sentence, word))) {
        syllables = counting->syllables(word, length);
    }
    tally->words++;
    tally->syllables += syllables;
    tally->long_words += syllables >= LONG_SYLLABLES;
    tally->wide_words += letters >= WIDE_LETTERS;
}

static struct kf_tally count_sentence(const struct counting *counting, const char *text, size_t length)
{
    const char *at = text, *word;
    size_t letters;
    struct kf_tally tally = {0};

    while (kf_word_next(&at, text + length, &word, &letters)) {
        count_word(&tally, counting, text, word, letters);
    }
    return tally;
}

/* --- pages -------------------------------------------------------------------------------------------------------- */

struct found {
    guint page;
    struct kf_sentence sentence;
};

struct collecting {
    struct kf_arena *arena;
    struct counting counting;
    GArray *pages; /* struct kf_reading, whose sentences are set at the end */
    GArray *found; /* struct found, of all pages */
};

static guint page_of(struct collecting *collecting, const struct kf_passage *passage)
{
    GArray *pages = collecting->pages;
    struct kf_reading page = {.handout = passage->handout, .page = passage->page, .address = passage->page_address};

    for (guint i = pages->len; i > 0; i--) {
        if (g_array_index(pages, struct kf_reading, i - 1).page == passage->page) {
            return i - 1;
        }
    }
    g_array_append_val(pages, page);
    return pages->len - 1;
}

/* In one line, single spaces: what the blanks and line ends of the file leave. */
static const char *squeezed(struct kf_arena *arena, const char *text, size_t length)
{
    char *line = kf_arena_string_n(arena, text, length), *to = line;

    for (const char *from = line, *next; *from != '\0'; from = next) {
        gunichar c = kf_utf8_at(from);

        next = kf_utf8_next(from);
        if (!kf_utf8_is_space(c) && c != 0x2028) {
            do {
                *to++ = *from++;
            } while (from < next);
        } else if (to > line && to[-1] != ' ') {
            *to++ = ' ';
        }
    }
    *(to > line && to[-1] == ' ' ? to - 1 : to) = '\0';
    return line;
}

static void add(struct kf_tally *sum, const struct kf_tally *tally)
{
    sum->words += tally->words;
    sum->syllables += tally->syllables;
    sum->long_words += tally->long_words;
    sum->wide_words += tally->wide_words;
}

/* The next of a text that counts: *text moves behind it. */
static bool next_counted(const struct counting *counting, bool label, const char **text, const char **ret_start,
                         size_t *ret_length, struct kf_tally *ret_tally)
{
    while (kf_reading_sentence(text, ret_start, ret_length)) {
        *ret_tally = count_sentence(counting, *ret_start, *ret_length);
        if (ret_tally->words > 0 &&
            (kf_sentence_is_closed(*ret_start, *ret_length) || (!label && ret_tally->words >= PROSE_WORDS))) {
            return true;
        }
    }
    return false;
}

static void collect(struct collecting *collecting, const struct kf_passage *passage)
{
    struct found found = {.sentence = {.node = passage->node, .address = passage->address}};
    const char *text = passage->words, *start;
    size_t length;

    while (next_counted(&collecting->counting, passage->label, &text, &start, &length, &found.sentence.tally)) {
        struct kf_reading *page;

        found.sentence.text = squeezed(collecting->arena, start, length);
        found.page = page_of(collecting, passage);
        page = &g_array_index(collecting->pages, struct kf_reading, found.page);
        page->count++;
        add(&page->tally, &found.sentence.tally);
        g_array_append_val(collecting->found, found);
    }
}

/* Every handout has its place, with sentences or none. */
static void add_handouts(struct collecting *collecting, const struct kf_content *content)
{
    const struct kf_records *handouts = &content->module->handouts;

    for (int i = 0; i < handouts->count; i++) {
        const struct kf_handout *handout = handouts->items[i];

        (void)page_of(collecting, &(struct kf_passage){
                                      .handout = handout, .page = handout->node, .page_address = handout->address});
    }
}

/* Each page its own: what is said of a session stands before and behind its activities. */
static void deal(struct collecting *collecting, struct kf_readings *readings)
{
    struct kf_arena *arena = collecting->arena;

    readings->count = (int)collecting->pages->len;
    readings->items = kf_arena_copy(arena, collecting->pages->data, collecting->pages->len * sizeof(struct kf_reading));
    for (int i = 0; i < readings->count; i++) {
        readings->items[i].sentences = KF_NEW_ARRAY(arena, readings->items[i].count, struct kf_sentence);
        readings->items[i].count = 0;
    }
    for (guint i = 0; i < collecting->found->len; i++) {
        const struct found *found = &g_array_index(collecting->found, struct found, i);
        struct kf_reading *page = &readings->items[found->page];

        page->sentences[page->count++] = found->sentence;
    }
}

static const struct kf_readings *read_pages(const struct kf_content *content, enum kf_readers readers)
{
    const struct kf_list *passages = passages_of(content, readers);
    struct kf_readings *readings = KF_NEW(content->kept->arena, struct kf_readings);
    struct collecting collecting = {
        .arena = content->kept->arena,
        .counting = counting_in(content->language),
        .pages = g_array_new(FALSE, TRUE, sizeof(struct kf_reading)),
        .found = g_array_new(FALSE, TRUE, sizeof(struct found)),
    };

    if (readers == KF_FAMILIES) {
        add_handouts(&collecting, content);
    }
    for (int i = 0; i < passages->count; i++) {
        collect(&collecting, passages->items[i]);
    }
    deal(&collecting, readings);
    g_array_free(collecting.found, TRUE);
    g_array_free(collecting.pages, TRUE);
    return readings;
}

const struct kf_readings *kf_readings_of(const struct kf_content *content, enum kf_readers readers)
{
    const struct kf_readings **kept = &content->kept->readings[readers];

    if (*kept == NULL) {
        *kept = read_pages(content, readers);
    }
    return *kept;
}

static bool is_label_at(const struct kf_content *content, const char *address)
{
    for (int readers = KF_FAMILIES; readers <= KF_STAFF; readers++) {
        const struct kf_list *passages = passages_of(content, (enum kf_readers)readers);

        for (int i = 0; i < passages->count; i++) {
            const struct kf_passage *passage = passages->items[i];

            if (strcmp(passage->address, address) == 0) {
                return passage->label;
            }
        }
    }
    return false;
}

int kf_reading_count(struct kf_arena *arena, const struct kf_content *content, const char *address, const char *text,
                     struct kf_tally *ret_tally)
{
    GRegex *blanks = blanks_new();
    const char *at = printed(arena, blanks, &(struct kf_text){.text = text, .address = address}), *start;
    const struct counting counting = counting_in(content->language);
    bool label = is_label_at(content, address);
    struct kf_tally tally;
    size_t length;
    int count = 0;

    *ret_tally = (struct kf_tally){0};
    for (; next_counted(&counting, label, &at, &start, &length, &tally); count++) {
        add(ret_tally, &tally);
    }
    g_regex_unref(blanks);
    return count;
}
