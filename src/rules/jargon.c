/* Words of clinics and offices on a family's page are explained: on the page itself, or on the kit's page of words. */

#include "rules/rule.h"

#include <string.h>

#include "compose/texts.h"
#include "model/avoid.h"
#include "rules/phrase.h"
#include "yaml/read.h"

#define GLOSSARY_MODULE "kit"
#define GLOSSARY_PAGE "plain-words"

struct search {
    struct kf_run *run;
    const struct kf_content *content;
    struct kf_list texts;          /* struct kf_translatable *: of the module */
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

    if (search->glossary_read || !kf_world_has_name(search->run->world, search->run->arena, folder, "module.yaml")) {
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

    for (int i = 0; i < search->texts.count; i++) {
        const struct kf_translatable *text = search->texts.items[i];

        if (text->piece == page && (explains(text->scalar->text, phrases) ||
                                    (strcmp(text->field->key, "term") == 0 && kf_phrase_is_in(text->scalar->text, phrases)))) {
            return true;
        }
    }
    glossary = glossary_of(search);
    return glossary != NULL && explains_below(glossary, phrases);
}

/* --- pages --------------------------------------------------------------------------------------------------------------- */

static const char *first_in(const char *text, const struct kf_words *phrases, size_t *ret_length)
{
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        *ret_length = kf_phrase_may_begin(text, at) ? kf_phrase_match_any(at, phrases) : 0;
        if (*ret_length > 0) {
            return at;
        }
    }
    return NULL;
}

/* What must be said to protect people is said in its own words. */
static bool is_read_by_families(const struct kf_translatable *text, const struct kf_node *page)
{
    return text->piece == page && !text->number && !text->scalar->safety &&
           (text->flags & (KF_FACILITATOR | KF_IS_SAFETY)) == 0;
}

/* Once on a page. */
static void check_word(struct search *search, const struct kf_handout *handout, const struct kf_avoid *row)
{
    struct kf_diags *diags = search->run->diags;

    for (int i = 0; i < search->texts.count; i++) {
        const struct kf_translatable *text = search->texts.items[i];
        size_t length = 0;
        const char *at = is_read_by_families(text, handout->node) ? first_in(text->scalar->text, &row->find, &length) : NULL;

        if (at != NULL) {
            if (!is_explained(search, handout->node, &row->find)) {
                kf_diag_hint(diags,
                             kf_diag_note(diags, KF_JARGON, text->scalar->span, text->address,
                                          "\"%.*s\" is a word that many families do not know, and this page does not "
                                          "explain it",
                                          (int)length, at),
                             "say %s, or explain it on the page: a `definition:` block", row->say);
            }
            return;
        }
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
    search.texts = kf_texts_of(run->arena, content->kit->shapes, &kf_module_record, content->composed.root,
                               content->module->id, /* flags */ 0);
    for (int i = 0; i < handouts->count; i++) {
        for (int k = 0; k < file->jargon.count; k++) {
            check_word(&search, handouts->items[i], file->jargon.items[k]);
        }
    }
}

const struct kf_rule kf_rule_jargon = {
    .name = "jargon",
    .summary = "A page for families explains the words of clinics, or does without.",
    .severity = KF_NOTE,
    .check = check,
};
