/* No text sends people to a page that a community has taken out. */

#include "rules/rule.h"

#include <string.h>

#include "blocks/build.h"
#include "compose/catalogue.h"
#include "compose/texts.h"
#include "model/kept.h"
#include "model/module.h"

enum { PLAIN_WORDS = 3 }; /* so many of a title tell it without quotation marks */

struct removed { /* a handout */
    const char *title, *number;
    const struct kf_change *change;
};

struct search {
    struct kf_run *run;
    const struct kf_content *content;
    struct kf_list pages; /* struct removed */
};

/* --- what was taken out --------------------------------------------------------------------------------------------- */

static const char *title_of(const struct search *search, const struct kf_node *handout, const char *address)
{
    const struct kf_compose_input *input = search->content->input;
    const char *key = kf_arena_format(search->run->arena, "%s/title", address);

    for (int i = 0; i < input->catalogue_count; i++) {
        const struct kf_message *message = kf_catalogue_find(input->catalogues[i], key);
        if (message != NULL && message->text != NULL) {
            return message->text;
        }
    }
    return kf_node_get_text(handout, "title");
}

static const char *number_of(const struct search *search, const struct kf_node *handout)
{
    struct kf_arena *arena = search->run->arena;
    const char *written = kf_node_get_text(handout, "number"), *sign = kf_module_sign(arena, search->content->module);

    return written != NULL ? kf_arena_format(arena, "%s.%s", sign, written)
                           : kf_arena_format(arena, "%s.%d", sign, handout->place);
}

static const struct kf_change *removal_of(const struct kf_content *content, const char *address)
{
    for (int i = 0; i < content->composed.change_count; i++) {
        const struct kf_change *change = &content->composed.changes[i];
        if (change->kind == KF_CHANGE_REMOVE && strcmp(change->address, address) == 0) {
            return change;
        }
    }
    return NULL;
}

static void find_removed(struct search *search)
{
    const struct kf_content *content = search->content;
    const struct kf_node *handouts = kf_node_get(content->nodes, "handouts");

    for (int i = 0; handouts != NULL && handouts->kind == KF_SEQUENCE && i < handouts->count; i++) {
        const struct kf_node *handout = handouts->items[i];
        const char *id = handout->kind == KF_MAPPING ? kf_node_get_text(handout, "id") : NULL;
        const char *address = kf_arena_format(search->run->arena, "%s/%s", content->module->id, id != NULL ? id : "");
        const struct kf_change *change = id != NULL ? removal_of(content, address) : NULL;
        if (change != NULL) {
            struct removed *page = KF_NEW(search->run->arena, struct removed);
            *page = (struct removed){title_of(search, handout, address), number_of(search, handout), change};
            kf_list_add(search->run->arena, &search->pages, page);
        }
    }
}

/* --- who names it ---------------------------------------------------------------------------------------------------- */

static bool is_quotation_mark(gunichar c)
{
    return c == '"' || c == '\'' || c == 0x201C || c == 0x2018 || c == 0x201E || c == 0xAB;
}

static int words_in(const char *text)
{
    int count = 0;

    for (const char *at = text; at != NULL; at = strchr(at, ' ')) {
        at += *at == ' ';
        count++;
    }
    return count;
}

static gunichar before(const char *text, const char *at)
{
    return at > text ? g_utf8_get_char(g_utf8_prev_char(at)) : ' ';
}

/* As words of their own; a short title may be common words, so it stands in quotation marks. */
static bool has_title(const char *text, const char *title)
{
    bool plain = words_in(title) >= PLAIN_WORDS;

    for (const char *at = strstr(text, title); at != NULL; at = strstr(at + 1, title)) {
        gunichar first = before(text, at), next = g_utf8_get_char(at + strlen(title));
        if (!g_unichar_isalnum(next) && (is_quotation_mark(first) || (plain && !g_unichar_isalnum(first)))) {
            return true;
        }
    }
    return false;
}

/* "2.1", and not part of "12.1", "2.10" or "2.1.3". */
static bool has_number(const char *text, const char *number)
{
    for (const char *at = strstr(text, number); at != NULL; at = strstr(at + 1, number)) {
        gunichar first = before(text, at);
        const char *end = at + strlen(number);
        bool goes_on = g_ascii_isdigit(*end) || (*end == '.' && g_ascii_isdigit(end[1]));
        if (!g_unichar_isalnum(first) && first != '.' && !goes_on) {
            return true;
        }
    }
    return false;
}

static void check_text(const struct search *search, const struct kf_translatable *text)
{
    struct kf_diags *diags = search->run->diags;

    for (int i = 0; i < search->pages.count; i++) {
        const struct removed *page = search->pages.items[i];
        bool number = has_number(text->scalar->text, page->number);
        if (number || (page->title != NULL && has_title(text->scalar->text, page->title))) {
            struct kf_diag *diag =
                kf_diag_warn(diags, KF_REMOVED_PAGE, text->scalar->span, text->address,
                             "this names handout %s, \"%s\", which %s leaves out", page->number, page->title, page->change->layer);
            kf_diag_hint(diags, diag, "say it in other words: replace %s in an overlay, or keep the handout",
                         text->address + strlen(search->content->module->id) + 1);
            kf_diag_also(diags, diag, page->change->span, "left out here");
        }
    }
}

static void check(struct kf_run *run, const struct kf_content *content)
{
    struct search search = {.run = run, .content = content};
    const struct kf_list *texts;

    find_removed(&search);
    if (search.pages.count == 0) {
        return;
    }
    texts = kf_content_texts(content);
    for (int i = 0; i < texts->count; i++) {
        const struct kf_translatable *text = texts->items[i];

        if (!text->number) {
            check_text(&search, text);
        }
    }
}

const struct kf_rule kf_rule_removed_pages = {
    .name = "removed-page",
    .summary = "No text sends people to a page that a community has taken out.",
    .severity = KF_WARNING,
    .check = check,
};
