/* The edition's language: every text of words is looked up by its address in the catalogues. */

#include "compose/compose_internal.h"
#include "compose/po_merge.h"
#include "compose/texts.h"

#include <string.h>

enum { ADDRESSES_SHOWN = 3, ENTRY_SHOWN = 60 /* bytes of a text */ };

struct translating {
    struct kf_compose_state *state;
    struct kf_list texts; /* struct kf_translatable * */
};

bool kf_same_language(const char *a, const char *b)
{
    size_t length = strcspn(a, "-_");

    return length == strcspn(b, "-_") && !g_ascii_strncasecmp(a, b, length);
}

bool kf_translation_needed(const struct kf_compose_state *state, const struct kf_node *file)
{
    const struct kf_compose_input *input = state->input;
    const char *own = kf_node_get_text(file, "language");

    if (!own) {
        own = kf_node_get_text(input->module, "language");
    }
    if (!own || !input->language) {
        return false;
    }
    /* British English from American is a translation when there is one, and no lack when there is none. */
    return !kf_same_language(own, input->language) ||
           (g_ascii_strcasecmp(own, input->language) && input->catalogue_count > 0);
}

static const struct kf_message *look_up(const struct kf_compose_state *state, const char *address,
                                        const struct kf_catalogue **ret_catalogue)
{
    for (int i = 0; i < state->input->catalogue_count; i++) {
        const struct kf_message *message = kf_catalogue_find(state->input->catalogues[i], address);

        if (message && message->text) {
            *ret_catalogue = state->input->catalogues[i];
            return message;
        }
    }
    return NULL;
}

static void add_unready(struct kf_compose_state *state, struct kf_list *list, const struct kf_translatable *found,
                        const struct kf_message *message, const struct kf_catalogue *catalogue)
{
    struct kf_unready *unready = KF_NEW(state->arena, struct kf_unready);

    *unready = (struct kf_unready){
        .address = found->address, .text = found->scalar->text, .span = found->scalar->span, .catalogue = catalogue};
    if (message) {
        unready->translation = message->span;
    }
    kf_list_add(state->arena, list, unready);
}

static void warn_stale(struct kf_compose_state *state, const struct kf_translatable *found,
                       const struct kf_message *message, bool differs, bool safety)
{
    struct kf_diags *diags = state->run->diags;
    struct kf_diag *diag;

    diag = kf_diag_warn(diags, KF_STALE_TRANSLATION, message->span, found->address, "%s%s",
                        differs ? "this translation was made from another text" : "this translation is marked as fuzzy",
                        safety ? ", so this safety text does not use it" : "");
    kf_diag_also(diags, diag, found->scalar->span, "the text as it is now");
    kf_diag_hint(diags, diag, "translate \"%s\" again, copy it to msgid, and take out the fuzzy mark",
                 found->scalar->text);
}

static void note_missing(struct kf_compose_state *state, const struct kf_translatable *found,
                         const struct kf_message *stale, bool safety)
{
    if (found->flags & KF_FACILITATOR) {
        state->facilitator_missing++;
        return;
    }
    if (safety) {
        add_unready(state, &state->missing_safety, found, stale, NULL);
    }
    if (safety && state->input->community_build) {
        return; /* an error says it */
    }
    add_unready(state, &state->missing, found, stale, NULL);
}

static void add_review(struct kf_compose_state *state, const struct kf_message *message)
{
    bool known = false;

    for (int i = 0; i < state->reviewers.count && !known; i++) {
        known = strcmp(state->reviewers.items[i], message->reviewed_by) == 0;
    }
    if (!known) {
        kf_list_add(state->arena, &state->reviewers, (void *)(guintptr)message->reviewed_by);
    }
    if (message->reviewed_on && (!state->reviewed_on || strcmp(message->reviewed_on, state->reviewed_on) > 0)) {
        state->reviewed_on = message->reviewed_on;
    }
}

/* Our own copy's scalars are changed in place here: nothing points at them yet but the tree itself. */
static void translate(struct kf_compose_state *state, const struct kf_translatable *found)
{
    const struct kf_catalogue *catalogue = NULL;
    const struct kf_message *message = look_up(state, found->address, &catalogue);
    struct kf_node *scalar = found->scalar, *before;
    bool safety = scalar->safety || (found->flags & KF_IS_SAFETY);
    bool differs = message != NULL && !kf_same_text(state->arena, message->source, scalar->text);

    if (kf_is_numeral(scalar->text) && (!message || strcmp(message->text, scalar->text) == 0)) {
        return;
    }
    if (message && (differs || message->fuzzy)) {
        warn_stale(state, found, message, differs, safety);
    }
    if (!message || ((safety || found->number) && (differs || message->fuzzy))) {
        if (!found->number) { /* a page has its sides in any language */
            note_missing(state, found, message, safety);
        }
        return;
    }
    if (found->number) {
        /* Nobody reviews a number. */
    } else if (message->reviewed_by) {
        add_review(state, message);
    } else {
        state->draft = true;
        if (safety) {
            add_unready(state, &state->unreviewed, found, message, catalogue);
        }
    }
    state->draft = state->draft || differs || message->fuzzy;
    before = KF_NEW(state->arena, struct kf_node);
    *before = *scalar;
    scalar->text = message->text;
    scalar->layer = catalogue->layer;
    scalar->replaced = before;
    scalar->span = message->span;
    scalar->style = found->number ? KF_PLAIN : KF_DOUBLE_QUOTED; /* a number in quotes is a text */
}

/* --- handouts that nobody has translated ---------------------------------------------------------------------------- */

static bool is_in(const char *address, const char *piece)
{
    size_t length = strlen(piece);

    return !strncmp(address, piece, length) && (address[length] == '/' || address[length] == '\0');
}

/* A page in two languages helps nobody: a handout without any text in the edition's language is left out as a whole. */
static bool is_untranslated(const struct translating *translating, const char *piece)
{
    const struct kf_catalogue *catalogue;
    int texts = 0;

    for (int i = 0; i < translating->texts.count; i++) {
        const struct kf_translatable *found = translating->texts.items[i];

        if (!found->number && !(found->flags & KF_FACILITATOR) && is_in(found->address, piece)) {
            texts++;
            if (look_up(translating->state, found->address, &catalogue)) {
                return false;
            }
        }
    }
    return texts > 0;
}

static void forget(struct translating *translating, const char *piece)
{
    struct kf_list *texts = &translating->texts;
    int kept = 0;

    for (int i = 0; i < texts->count; i++) {
        if (!is_in(((const struct kf_translatable *)texts->items[i])->address, piece)) {
            texts->items[kept++] = texts->items[i];
        }
    }
    texts->count = kept;
}

static void find_untranslated(struct translating *translating, const struct kf_node *root, const char *address)
{
    struct kf_compose_state *state = translating->state;
    const struct kf_node *handouts = kf_node_get(root, "handouts");
    const char *own = kf_node_get_text(state->input->module, "language");

    if (root != state->root || kf_same_language(own, state->input->language)) {
        return;
    }
    for (int i = 0; handouts && handouts->kind == KF_SEQUENCE && i < handouts->count; i++) {
        struct kf_node *handout = handouts->items[i];
        const char *id = handout->kind == KF_MAPPING ? kf_node_get_text(handout, "id") : NULL;
        const char *piece = id ? kf_arena_format(state->arena, "%s/%s", address, id) : NULL;

        if (piece && is_untranslated(translating, piece)) {
            forget(translating, piece);
            kf_list_add(state->arena, &state->left_out, handout);
        }
    }
}

void kf_translation_leave_out(struct kf_compose_state *state)
{
    for (int i = 0; i < state->left_out.count; i++) {
        struct kf_node *handout = state->left_out.items[i];

        if (kf_tree_parent(state, handout)) {
            kf_tree_remove(state, handout);
        }
    }
}

void kf_translation_apply(struct kf_compose_state *state, const struct kf_record *record, struct kf_node *root,
                          const char *address)
{
    bool facilitator = g_strcmp0(kf_node_get_text(root, "facilitator-only"), "true") == 0;
    struct translating translating = {
        state, kf_texts_of(state->arena, state->input->shapes, record, root, address, facilitator ? KF_FACILITATOR : 0)};

    find_untranslated(&translating, root, address);
    for (int i = 0; i < translating.texts.count; i++) {
        translate(state, translating.texts.items[i]);
    }
}

/* --- what is missing, said once ------------------------------------------------------------------------------------ */

static const char *first_addresses(struct kf_arena *arena, const char *const *addresses, int count)
{
    GString *text = g_string_new(NULL);
    const char *result;

    for (int i = 0; i < count && i < ADDRESSES_SHOWN; i++) {
        g_string_append_printf(text, "%s%s", i ? ", " : "", addresses[i]);
    }
    if (count > ADDRESSES_SHOWN) {
        g_string_append_printf(text, " and %d more", count - ADDRESSES_SHOWN);
    }
    result = kf_arena_string(arena, text->str);
    g_string_free(text, TRUE);
    return result;
}

static const char *first_unready(struct kf_arena *arena, const struct kf_list *list)
{
    const char **addresses = KF_NEW_ARRAY(arena, list->count, const char *);

    for (int i = 0; i < list->count; i++) {
        addresses[i] = ((const struct kf_unready *)list->items[i])->address;
    }
    return first_addresses(arena, addresses, list->count);
}

static void report_left_out(struct kf_compose_state *state)
{
    struct kf_diags *diags = state->run->diags;
    const struct kf_list *list = &state->left_out;
    const char **ids = KF_NEW_ARRAY(state->arena, list->count, const char *);

    if (list->count == 0) {
        return;
    }
    for (int i = 0; i < list->count; i++) {
        ids[i] = kf_node_get_text(list->items[i], "id");
    }
    kf_diag_hint(diags,
                 kf_diag_warn(diags, KF_MISSING_TRANSLATION, state->root->span, NULL,
                              "%d %s not in \"%s\" yet and %s left out: %s", list->count,
                              list->count == 1 ? "handout is" : "handouts are", state->input->language,
                              list->count == 1 ? "is" : "are", first_addresses(state->arena, ids, list->count)),
                 "translate them in translations/%s/%s.po", state->input->language, state->input->id);
}

/* The file of translations that a text belongs into: all modules share that of pieces and helplines. */
static const char *po_of(struct kf_arena *arena, const char *address)
{
    bool shared = g_str_has_prefix(address, "pieces/") || g_str_has_prefix(address, "helplines/");

    return shared ? "kit" : kf_arena_string_n(arena, address, strcspn(address, "/"));
}

/* As an author types it; a long text is told by its address alone. */
static const char *entry_of(struct kf_arena *arena, const struct kf_unready *text)
{
    bool is_short = strlen(text->text) <= ENTRY_SHOWN && strpbrk(text->text, "\"\\\n") == NULL;

    return is_short ? kf_arena_format(arena, "msgctxt \"%s\" msgid \"%s\" msgstr \"...\"", text->address, text->text)
                    : kf_arena_format(arena, "the msgstr under msgctxt \"%s\"", text->address);
}

static void report_missing(struct kf_compose_state *state)
{
    struct kf_diags *diags = state->run->diags;
    const struct kf_list *missing = &state->missing;
    const char *language = state->input->language;

    if (missing->count == 0) {
        return;
    }
    const struct kf_unready *first = missing->items[0];
    const struct kf_list rest = {.items = missing->items + 1, .count = missing->count - 1};
    struct kf_diag *diag = kf_diag_warn(diags, KF_MISSING_TRANSLATION, first->span, first->address,
                                        "%d %s no translation to \"%s\" and print%s in the module's own language",
                                        missing->count, missing->count == 1 ? "text has" : "texts have", language,
                                        missing->count == 1 ? "s" : "");
    kf_diag_hint(diags, diag, "write in translations/%s/%s.po: %s%s%s. `kinfold i18n merge --language %s` adds what is not there",
                 language, po_of(state->arena, first->address), entry_of(state->arena, first),
                 rest.count > 0 ? "; and so for " : "", rest.count > 0 ? first_unready(state->arena, &rest) : "", language);
}

static void report_missing_safety(struct kf_compose_state *state)
{
    struct kf_diags *diags = state->run->diags;
    const struct kf_list *list = &state->missing_safety;
    const struct kf_unready *first = list->count ? list->items[0] : NULL;
    struct kf_diag *diag;

    if (!first) {
        return;
    }
    diag = kf_diag_push(diags, KF_UNREVIEWED_TRANSLATION, first->span, first->address,
                        "%d safety %s no current translation to \"%s\"", list->count,
                        list->count == 1 ? "text has" : "texts have", state->input->language);
    if (first->translation.source) {
        kf_diag_also(diags, diag, first->translation, "this translation cannot be used");
    }
    kf_diag_hint(diags, diag,
                 "safety texts never print in another language than the page: `kinfold i18n review --language %s` makes a "
                 "sheet with %s; a named person who speaks it writes them there, and `kinfold i18n import` reads it back",
                 state->input->language, first_unready(state->arena, list));
}

static void report_unreviewed(struct kf_compose_state *state, const struct kf_catalogue *catalogue)
{
    struct kf_diags *diags = state->run->diags;
    struct kf_list list = {NULL, 0, 0};
    const struct kf_unready *first;
    struct kf_diag *diag;

    for (int i = 0; i < state->unreviewed.count; i++) {
        struct kf_unready *unready = state->unreviewed.items[i];

        if (unready->catalogue == catalogue) {
            kf_list_add(state->arena, &list, unready);
        }
    }
    if (list.count == 0) {
        return;
    }
    first = list.items[0];
    diag = kf_diag_push(diags, KF_UNREVIEWED_TRANSLATION, first->translation, first->address,
                        "%d safety %s in \"%s\" that nobody has reviewed", list.count,
                        list.count == 1 ? "text is" : "texts are", catalogue->language ? catalogue->language : "?");
    kf_diag_also(diags, diag, first->span, "the text that it translates");
    kf_diag_hint(diags, diag,
                 "a named person who speaks \"%s\" must review %s: `kinfold i18n review --language %s` makes a sheet for "
                 "it, and `kinfold i18n import` reads it back into your folder",
                 state->input->language, first_unready(state->arena, &list), state->input->language);
}

void kf_translation_report(struct kf_compose_state *state)
{
    report_left_out(state);
    report_missing(state);
    if (!state->input->community_build) {
        return;
    }
    report_missing_safety(state);
    for (int i = 0; i < state->input->catalogue_count; i++) {
        report_unreviewed(state, state->input->catalogues[i]);
    }
}
