/* Sheets that are safe to carry: for pockets, bags and phones that someone else goes through. Compose has put other words
 * in the place of what reveals; here the rest: name, title and file name, and a last look at the words as laid out. */
#include "editions/editions_internal.h"

#include <string.h>

const char *kf_carry_mark(struct kf_arena *arena, const struct kf_content *content, const struct kf_handout *handout)
{
    return kf_arena_format(arena, "%s-%d", kf_module_sign(arena, content->module), handout->number);
}

void kf_carry_disguise(struct kf_arena *arena, const struct kf_content *content, const struct kf_handout *handout,
                       struct kf_document *document)
{
    char *stem = g_ascii_strdown(kf_arena_format(arena, "sheet-%s", kf_carry_mark(arena, content, handout)), -1);

    document->title = kf_vocabulary_get(content->vocabulary, "plain-title");
    document->name = kf_output_name(arena, content, stem, /* with_length */ false);
    g_free(stem);
}

static bool is_inside_word(const char *text, const char *at)
{
    return at > text && g_unichar_isalnum(g_utf8_get_char(at)) &&
           g_unichar_isalnum(g_utf8_get_char(g_utf8_prev_char(at)));
}

/* Whether a text says a name, whatever its case: `folded` is in lower case already. "es" is not said in "notes". */
static bool says(const char *text, const char *folded)
{
    char *lower = g_utf8_casefold(text, -1);
    bool found = false;

    for (const char *at = lower; *folded && !found && (at = strstr(at, folded)) != NULL; at = g_utf8_next_char(at)) {
        found = !is_inside_word(lower, at) && !is_inside_word(lower, at + strlen(folded));
    }
    g_free(lower);
    return found;
}

static void report(struct kf_run *run, const struct kf_handout *handout, const struct kf_inline *text, const char *name)
{
    const struct kf_node *node = text->source && text->source->node ? text->source->node : handout->node;
    struct kf_diag *diag = kf_diag_warn(run->diags, KF_CARRY_SAFE, node->span, handout->address,
                                        "\"%s\" names \"%s\", so handout \"%s\" is not printed for carrying", text->text,
                                        name, handout->id);

    kf_diag_hint(run->diags, diag, "write `carry-safe: leave-out` beside its block, or say it without the name");
}

static bool page_tells(struct kf_run *run, const struct kf_handout *handout, const struct kf_page *page, const char *name)
{
    char *folded = g_utf8_casefold(name, -1);
    bool found = false;

    for (int i = 0; i < page->count && !found; i++) {
        const struct kf_item *item = &page->items[i];
        if (item->kind == KF_ITEM_TEXT && says(item->shaped->text->text, folded)) {
            report(run, handout, item->shaped->text, name);
            found = true;
        }
    }
    g_free(folded);
    return found;
}

bool kf_carry_tells(struct kf_run *run, const struct kf_content *content, const struct kf_handout *handout,
                    const struct kf_pages *pages)
{
    const struct kf_community *community = content->kit->community;
    const struct kf_helpline *line = kf_region_line(content->region, KF_VIOLENCE_LINE);
    const char *const names[] = {community->program, community->is_default ? NULL : community->name,
                                 line ? line->number : NULL};
    bool tells = false;

    for (int i = 0; i < pages->count; i++) {
        for (size_t k = 0; k < G_N_ELEMENTS(names) && !tells; k++) {
            tells = names[k] && page_tells(run, handout, &pages->pages[i], names[k]);
        }
    }
    return tells;
}
