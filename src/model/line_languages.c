/* A programme's own helplines whose words are given for each language: `label: {en: Night line, es: Línea nocturna}`. The
 * country's list, which they join, is in one language and translated by PO files; what is given here goes before those. */

#include <stdlib.h>
#include <string.h>

#include "model/by_language.h"
#include "model/model_internal.h"

/* As written, in all languages; NULL: there are none. */
static const struct kf_node *lines_of(const struct kf_community *community)
{
    const struct kf_node *own = community->helplines != NULL ? kf_node_get(community->written, "helplines") : NULL;
    const struct kf_node *lines = own != NULL && own->kind == KF_MAPPING ? kf_node_get(own, "add") : NULL;

    return lines != NULL && lines->kind == KF_SEQUENCE ? lines : NULL;
}

static bool is_verified(const struct kf_node *line)
{
    return g_strcmp0(kf_node_get_text(line, "verified"), "true") == 0;
}

static struct kf_node *without_languages(struct kf_arena *arena, const struct kf_node *line)
{
    struct kf_node *result = kf_arena_copy(arena, line, sizeof *line);

    result->pairs = KF_NEW_ARRAY(arena, line->count, struct kf_pair);
    result->count = 0;
    for (int i = 0; i < line->count; i++) {
        if (line->pairs[i].value->kind != KF_MAPPING) {
            result->pairs[result->count++] = line->pairs[i];
        }
    }
    return result;
}

void kf_own_lines_add(struct kf_arena *arena, const struct kf_community *community, const char *language,
                      struct kf_list *lines)
{
    const struct kf_node *own = lines_of(community);

    /* Lines that nobody has checked never print, and so need no translation. */
    for (int i = 0; own != NULL && i < own->count; i++) {
        if (is_verified(own->items[i])) {
            const struct kf_node *line = language != NULL ? kf_by_language_pick(arena, &kf_own_line_record, own->items[i], language)
                                                          : without_languages(arena, own->items[i]);

            kf_list_add(arena, lines, (void *)(guintptr)line);
        }
    }
}

/* --- the list's own language ------------------------------------------------------------------------------------------ */

static void report_lack(struct kf_run *run, const struct kf_node *line, const struct kf_pair *pair, const char *language)
{
    const char *key = pair->key->text;
    struct kf_diag *diag =
        kf_diag_push(run->diags, KF_MISSING_TRANSLATION, pair->value->span, NULL,
                     "%s of line \"%s\" has no text in \"%s\", the language of the list that it joins", key,
                     kf_node_get_text(line, "id"), language);

    kf_diag_hint(run->diags, diag, "write `%s: {%s: ..., ...}`", key, language);
}

bool kf_own_lines_check(struct kf_run *run, const struct kf_community *community, const char *language)
{
    int errors = run->diags->errors;
    const struct kf_node *own = lines_of(community);

    for (int i = 0; own != NULL && i < own->count; i++) {
        const struct kf_node *line = own->items[i];

        for (int k = 0; is_verified(line) && k < line->count; k++) {
            if (line->pairs[k].value->kind == KF_MAPPING && kf_by_language_text(line->pairs[k].value, language) == NULL) {
                report_lack(run, line, &line->pairs[k], language);
            }
        }
    }
    return run->diags->errors == errors;
}

/* --- the others ------------------------------------------------------------------------------------------------------- */

static int by_address(const void *a, const void *b)
{
    const struct kf_message *left = a, *right = b;

    return strcmp(left->address, right->address);
}

struct gathering {
    struct kf_arena *arena;
    const struct kf_community *community;
    const char *region, *from, *to; /* the region's address; languages */
    struct kf_catalogue *catalogue;
};

/* The programme's own words need no other reviewer: it wrote both. */
static void gather(const struct gathering *gathering, const struct kf_node *line)
{
    for (int i = 0; i < line->count; i++) {
        const struct kf_node *value = line->pairs[i].value;
        const struct kf_node *text = value->kind == KF_MAPPING ? kf_by_language_text(value, gathering->to) : NULL;

        if (text != NULL) {
            gathering->catalogue->messages[gathering->catalogue->count++] = (struct kf_message){
                .address = kf_arena_format(gathering->arena, "%s/%s/%s", gathering->region, kf_node_get_text(line, "id"),
                                           line->pairs[i].key->text),
                .source = kf_by_language_text(value, gathering->from)->text,
                .text = text->text,
                .reviewed_by = gathering->community->name,
                .span = text->span,
            };
        }
    }
}

const struct kf_catalogue *kf_own_lines_catalogue(struct kf_arena *arena, const struct kf_community *community,
                                                  const char *region, const char *from, const char *to)
{
    const struct kf_node *own = lines_of(community);
    struct kf_catalogue *catalogue = KF_NEW(arena, struct kf_catalogue);
    struct gathering gathering = {arena, community, region, from, to, catalogue};
    int room = 0;

    for (int i = 0; own != NULL && i < own->count; i++) {
        room += own->items[i]->count;
    }
    *catalogue = (struct kf_catalogue){
        .language = to,
        .layer = kf_arena_format(arena, KF_OWN_WORDS_LAYER " %s", to),
        .messages = KF_NEW_ARRAY(arena, room, struct kf_message),
    };
    for (int i = 0; own != NULL && i < own->count; i++) {
        if (is_verified(own->items[i])) {
            gather(&gathering, own->items[i]);
        }
    }
    qsort(catalogue->messages, (size_t)catalogue->count, sizeof *catalogue->messages, by_address);
    return catalogue;
}
