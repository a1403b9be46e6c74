/* Words of clinics and offices on a family's page are explained: on the page itself, or on the kit's page of words. */

#include "rules/rule.h"

#include <string.h>

#include "base/utf8.h"
#include "compose/texts.h"
#include "model/avoid.h"
#include "model/kept.h"
#include "rules/phrase.h"
#include "yaml/read.h"

#define GLOSSARY_MODULE "kit"
#define GLOSSARY_PAGE "plain-words"

struct search {
    struct kf_run *run;
    const struct kf_content *content;
    const struct kf_list *texts;   /* struct kf_translatable *: of the module */
    struct first *firsts;          /* of each row of jargon, on the page that is read */
    int count;
    struct kf_phrase_set *phrases; /* each of its row's first */
    const struct kf_node *glossary; /* the kit's page of words, read when it is first needed; NULL: none */
    bool glossary_read;
};

/* --- what is explained --------------------------------------------------------------------------------------------------- */

/* "**Consent:** a yes that is free": the word is what is bold, at the beginning. */
static bool explains(const char *text, const struct kf_words *phrases)
{
    const char *end = g_str_has_prefix(text, "**") ? strstr(text + 2, "**") : NULL;
    char *word = end != NULL ? g_strndup(text + 2, (size_t)(end - text - 2)) : NULL;
    bool found = word != NULL && kf_phrase_is_in(word, phrases);

    g_free(word);
    return found;
}

static bool explains_below(const struct kf_node *node, const struct kf_words *phrases)
{
    if (node->kind == KF_SCALAR) {
        return explains(node->text, phrases);
    }
    for (int i = 0; i < node->count; i++) {
        if (explains_below(node->kind == KF_MAPPING ? node->pairs[i].value : node->items[i], phrases)) {
            return true;
        }
    }
    return false;
}

static const struct kf_node *glossary_of(struct search *search)
{
    const struct kf_kit *kit = search->content->kit;
    const char *folder = kf_arena_format(search->run->arena, "%s/modules/" GLOSSARY_MODULE, kit->data_dir);
    const struct kf_node *module, *handouts;

    if (search->glossary_read || !kf_run_has_name(search->run, folder, "module.yaml")) {
        return search->glossary;
    }
    search->glossary_read = true;
    module = kf_yaml_read(search->run, kf_arena_format(search->run->arena, "%s/module.yaml", folder));
    handouts = module != NULL && module->kind == KF_MAPPING ? kf_node_get(module, "handouts") : NULL;
    for (int i = 0; handouts != NULL && handouts->kind == KF_SEQUENCE && i < handouts->count; i++) {
        const struct kf_node *page = handouts->items[i];

        if (page->kind == KF_MAPPING && g_strcmp0(kf_node_get_text(page, "id"), GLOSSARY_PAGE) == 0) {
            search->glossary = page;
        }
    }
    return search->glossary;
}

static bool is_explained(struct search *search, const struct kf_node *page, const struct kf_words *phrases)
{
    const struct kf_node *glossary;

    for (int i = 0; i < search->texts->count; i++) {
        const struct kf_translatable *text = search->texts->items[i];

        if (text->piece == page && (explains(text->scalar->text, phrases) ||
                                    (strcmp(text->field->key, "term") == 0 && kf_phrase_is_in(text->scalar->text, phrases)))) {
            return true;
        }
    }
    glossary = glossary_of(search);
    return glossary != NULL && explains_below(glossary, phrases);
}

/* --- pages --------------------------------------------------------------------------------------------------------------- */

/* What must be said to protect people is said in its own words. */
static bool is_read_by_families(const struct kf_translatable *text, const struct kf_node *page)
{
    return text->piece == page && !text->number && !text->scalar->safety &&
           (text->flags & (KF_FACILITATOR | KF_IS_SAFETY)) == 0;
}

/* Where a page has the words of a row first. */
struct first {
    const struct kf_avoid *row;
    const struct kf_translatable *text; /* NULL: nowhere */
    const char *at;
    size_t length;
};

struct place {
    const struct kf_translatable *text;
    const char *at;
};

static void note_first(void *user, void *row, size_t length)
{
    const struct place *place = user;
    struct first *first = row;

    if (first->text == NULL) {
        first->text = place->text;
        first->at = place->at;
    }
    if (first->at == place->at) {
        first->length = MAX(first->length, length);
    }
}

static void read_text(const struct search *search, const struct kf_translatable *text)
{
    const char *words = text->scalar->text;

    for (const char *at = kf_phrase_next(words, words); *at != '\0'; at = kf_phrase_next(words, kf_utf8_next(at))) {
        kf_phrase_set_at(search->phrases, at, note_first, &(struct place){text, at});
    }
}

static void report(const struct search *search, const struct first *first)
{
    struct kf_diags *diags = search->run->diags;

    kf_diag_hint(diags,
                 kf_diag_note(diags, KF_JARGON, first->text->scalar->span, first->text->address,
                              "\"%.*s\" is a word that many families do not know, and this page does not "
                              "explain it",
                              (int)first->length, first->at),
                 "say %s, or explain it on the page: a `definition:` block", first->row->say);
}

/* Each word once on a page. */
static void check_page(struct search *search, const struct kf_node *page)
{
    for (int i = 0; i < search->count; i++) {
        search->firsts[i] = (struct first){.row = search->firsts[i].row};
    }
    for (int i = 0; i < search->texts->count; i++) {
        const struct kf_translatable *text = search->texts->items[i];

        if (is_read_by_families(text, page)) {
            read_text(search, text);
        }
    }
    for (int i = 0; i < search->count; i++) {
        const struct first *first = &search->firsts[i];

        if (first->text != NULL && !is_explained(search, page, &first->row->find)) {
            report(search, first);
        }
    }
}

static void collect_rows(struct search *search, const struct kf_records *rows)
{
    search->count = rows->count;
    search->firsts = KF_NEW_ARRAY(search->run->arena, rows->count, struct first);
    search->phrases = kf_phrase_set_new(search->run->arena);
    for (int i = 0; i < rows->count; i++) {
        search->firsts[i].row = rows->items[i];
        kf_phrase_set_add(search->phrases, &search->firsts[i].row->find, &search->firsts[i]);
    }
}

static void check(struct kf_run *run, const struct kf_content *content)
{
    const struct kf_avoid_file *file = kf_avoid_for(content);
    const struct kf_records *handouts = &content->module->handouts;
    struct search search = {.run = run, .content = content};

    if (file == NULL || file->jargon.count == 0) {
        return;
    }
    collect_rows(&search, &file->jargon);
    search.texts = kf_content_texts(content);
    for (int i = 0; i < handouts->count; i++) {
        check_page(&search, ((const struct kf_handout *)handouts->items[i])->node);
    }
}

const struct kf_rule kf_rule_jargon = {
    .name = "jargon",
    .summary = "A page for families explains the words of clinics, or does without.",
    .severity = KF_NOTE,
    .check = check,
};
