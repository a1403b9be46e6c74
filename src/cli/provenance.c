/* The layers of a text. Nodes remember what they replaced; what is gone is found by composing again without the layer
 * that may have taken it out. */

#include "cli/provenance.h"

#include <string.h>

#include "compose/catalogue.h"
#include "model/by_language.h"

/* --- layers ----------------------------------------------------------------------------------------------------------- */

struct telling {
    struct kf_arena *arena;
    const struct kf_subject *subject;
    struct kf_provenance *provenance;
};

static struct kf_layer_note *add_layer(const struct telling *telling, const char *name, struct kf_span span,
                                       const char *text)
{
    struct kf_layer_note *layer = KF_NEW(telling->arena, struct kf_layer_note);

    *layer = (struct kf_layer_note){.name = name, .span = span, .text = text};
    kf_list_add(telling->arena, &telling->provenance->layers, layer);
    return layer;
}

static void add_note(struct kf_layer_note *layer, const char *note)
{
    for (int i = 0; i < KF_LAYER_NOTES; i++) {
        if (layer->notes[i] == NULL) {
            layer->notes[i] = note;
            return;
        }
    }
}

/* The row of an overlay file that a place in it belongs to: the last that begins before. */
static const struct kf_node *row_at(const struct kf_subject *subject, struct kf_span span)
{
    const struct kf_compose_input *input = subject->input;
    const struct kf_node *found = NULL;

    for (int i = 0; input != NULL && i < input->overlay_count; i++) {
        const struct kf_node *root = input->overlays[i].root;
        const struct kf_node *changes = root->kind == KF_MAPPING ? kf_node_get(root, "changes") : NULL;

        for (int k = 0; changes != NULL && root->span.source == span.source && k < changes->count; k++) {
            if (changes->kind == KF_SEQUENCE && changes->items[k]->span.offset <= span.offset) {
                found = changes->items[k];
            }
        }
    }
    return found;
}

/* "replaces six-steps/steps/pause", where the change is about more than this text. */
static const char *verb_note(const struct telling *telling, const struct kf_node *row)
{
    static const char *const verbs[][2] = {{"replace", "replaces"},
                                           {"insert-before", "inserted before"},
                                           {"insert-after", "inserted after"},
                                           {"append", "added to"},
                                           {"remove", "takes out"}};
    const char *id = telling->subject->id, *own = telling->subject->address;

    for (size_t i = 0; i < G_N_ELEMENTS(verbs); i++) {
        const char *given = kf_node_get_text(row, verbs[i][0]);

        if (given != NULL) {
            const char *full =
                g_str_has_prefix(given, id) ? given : kf_arena_format(telling->arena, "%s/%s", id, given);

            return strcmp(full, own) == 0 ? NULL : kf_arena_format(telling->arena, "%s %s", verbs[i][1], given);
        }
    }
    return NULL;
}

static void add_row_notes(const struct telling *telling, struct kf_layer_note *layer)
{
    const struct kf_node *row = row_at(telling->subject, layer->span);
    const char *verb = row == NULL ? NULL : verb_note(telling, row);
    const char *why = row == NULL ? NULL : kf_node_get_text(row, "why");
    const char *by = row == NULL ? NULL : kf_node_get_text(row, "approved-by");
    const char *on = row == NULL ? NULL : kf_node_get_text(row, "approved-on");

    if (verb != NULL) {
        add_note(layer, verb);
    }
    if (why != NULL) {
        add_note(layer, kf_arena_format(telling->arena, "because %s", why));
    }
    if (by != NULL) {
        add_note(layer, kf_arena_format(telling->arena, "approved by %s%s%s", by, on != NULL ? ", " : "",
                                        on != NULL ? on : ""));
    }
}

/* By its place, for a shared piece's text has another address there than here. */
static const struct kf_message *message_at(const struct kf_compose_input *input, struct kf_span span)
{
    for (int i = 0; input != NULL && i < input->catalogue_count; i++) {
        const struct kf_catalogue *catalogue = input->catalogues[i];

        for (int k = 0; catalogue->source == span.source && k < catalogue->count; k++) {
            if (catalogue->messages[k].span.offset == span.offset) {
                return &catalogue->messages[k];
            }
        }
    }
    return NULL;
}

static void add_reviewer(const struct telling *telling, struct kf_layer_note *layer)
{
    const struct kf_message *message = message_at(telling->subject->input, layer->span);

    if (message == NULL || message->reviewed_by == NULL) {
        add_note(layer, "a draft: nobody has reviewed it");
    } else {
        add_note(layer, kf_arena_format(telling->arena, "reviewed by %s%s%s", message->reviewed_by,
                                        message->reviewed_on != NULL ? ", " : "",
                                        message->reviewed_on != NULL ? message->reviewed_on : ""));
    }
}

/* Who wrote a node that no layer has touched: the kit, or a folder of the programme's own. */
static const char *writer_of(const struct telling *telling, const struct kf_node *node)
{
    const struct kf_content *content = telling->subject->content;
    const char *path = node->span.source == NULL ? "" : node->span.source->path;
    const struct kf_community *community = content == NULL ? NULL : content->kit->community;

    if (community == NULL || (!community->is_default && g_str_has_prefix(path, community->folder))) {
        return "community";
    }
    return strstr(path, "/pieces/") != NULL ? "shared piece" : "kit";
}

/* Of one name or word, the first; the count of those alike goes to a note. */
static bool is_alike(const struct kf_substitution *a, const struct kf_substitution *b)
{
    return a->kind == b->kind && a->name == b->name && a->swap == b->swap && strcmp(a->old_text, b->old_text) == 0;
}

static void add_substitution(const struct telling *telling, const struct kf_substitution *done, int times)
{
    static const char *const origins[] = {
        [KF_NAME_OWN] = "a name of your community",
        [KF_NAME_HELPLINE] = "a checked helpline",
        [KF_NAME_KIT] = "the kit's default",
        [KF_NAME_PLAIN] = "plain, for sheets that are safe to carry",
    };
    struct kf_layer_note *layer =
        add_layer(telling, done->kind == KF_SUBSTITUTION_NAME ? "name" : "word swap",
                  done->name != NULL ? done->name->span : done->swap->span, done->new_text);

    layer->old_text = done->old_text;
    if (done->kind == KF_SUBSTITUTION_KEPT) {
        layer->name = "word kept";
        layer->text = done->old_text;
        add_note(layer, "a safety text: word swaps leave it alone");
    } else if (done->name != NULL && done->name->checked_on != NULL) {
        add_note(layer, kf_arena_format(telling->arena, "%s, its number compared on %s", origins[done->name->origin],
                                        done->name->checked_on));
    } else if (done->name != NULL) {
        add_note(layer, origins[done->name->origin]);
    }
    if (times > 1) {
        add_note(layer, kf_arena_format(telling->arena, "%d times", times));
    }
}

static void add_substitutions(const struct telling *telling, const struct kf_node *scalar)
{
    const struct kf_composed *composed = telling->subject->composed;
    const struct kf_substitution **own;
    int count = 0;

    if (composed == NULL) {
        return;
    }
    own = KF_NEW_ARRAY(telling->arena, composed->substitution_count, const struct kf_substitution *);
    for (int i = 0; i < composed->substitution_count; i++) {
        if (composed->substitutions[i].scalar == scalar) {
            own[count++] = &composed->substitutions[i];
        }
    }
    for (int i = 0; i < count; i++) {
        int times = 1;
        bool again = false;

        for (int k = 0; k < count; k++) {
            again = again || (k < i && is_alike(own[k], own[i]));
            times += k > i && is_alike(own[k], own[i]);
        }
        if (!again) {
            add_substitution(telling, own[i], times);
        }
    }
}

static void add_node(const struct telling *telling, const struct kf_node *node)
{
    const char *text = kf_fingerprint_text(telling->arena, node->text);
    struct kf_layer_note *layer;

    if (node->layer == NULL) {
        add_layer(telling, writer_of(telling, node), node->span, text);
    } else if (g_str_has_prefix(node->layer, "overlay ")) {
        add_row_notes(telling, add_layer(telling, node->layer, node->span, text));
    } else if (g_str_has_prefix(node->layer, "translation ")) {
        add_reviewer(telling, add_layer(telling, node->layer, node->span, text));
    } else if (g_str_has_prefix(node->layer, KF_OWN_WORDS_LAYER " ")) {
        add_layer(telling, node->layer, node->span, text);
    } else if (strcmp(node->layer, "--set") == 0) {
        layer = add_layer(telling, node->layer, node->span, text);
        layer->span.source = NULL;
    }
    /* "names and words" has its substitutions. */
}

static const struct kf_node *oldest_of(const struct kf_node *node)
{
    while (node->replaced != NULL && node->replaced->kind == KF_SCALAR) {
        node = node->replaced;
    }
    return node;
}

static void add_chain(const struct telling *telling, const struct kf_node *node)
{
    if (node->replaced != NULL && node->replaced->kind == KF_SCALAR) {
        add_chain(telling, node->replaced);
    }
    add_node(telling, node);
}

/* --- other ways to compose --------------------------------------------------------------------------------------------- */

/* The subject composed once more, with another input; what there is to say was said the first time. */
static struct kf_sought look_again(struct kf_run *run, const struct kf_subject *subject,
                                const struct kf_compose_input *input)
{
    struct kf_run quiet = *run;
    struct kf_composed composed = {.root = NULL};

    quiet.diags = kf_diags_new(run->arena);
    (void)kf_compose(&quiet, input, &composed);
    if (composed.root == NULL) {
        return (struct kf_sought){.arena = run->arena, .address = subject->address};
    }
    return kf_sought_in(run->arena, subject, composed.root);
}

static struct kf_sought look_in_kit(struct kf_run *run, const struct kf_subject *subject)
{
    struct kf_compose_input input = *subject->input;

    input.overlay_count = 0;
    input.setting_count = 0;
    input.swap_count = 0;
    return look_again(run, subject, &input);
}

/* --- what does not print ------------------------------------------------------------------------------------------------ */

static void take(struct kf_provenance *provenance, const struct kf_sought *sought)
{
    provenance->safety = (sought->flags & KF_IS_SAFETY) != 0;
    provenance->core = (sought->flags & KF_IS_CORE) != 0;
    provenance->facilitator = (sought->flags & KF_FACILITATOR) != 0;
    provenance->audience = kf_sought_audience(sought->arena, &sought->audiences);
    provenance->parts = sought->parts;
}

static bool is_taken_out_by(const struct kf_change *change, const char *address)
{
    return (change->kind == KF_CHANGE_REMOVE || change->kind == KF_CHANGE_REPLACE) &&
           kf_lies_in(address, change->address);
}

static bool is_taken_out(const struct telling *telling, struct kf_run *run)
{
    const struct kf_subject *subject = telling->subject;
    struct kf_sought kit = look_in_kit(run, subject);

    for (int i = subject->composed->change_count - 1; i >= 0 && kit.node != NULL; i--) {
        const struct kf_change *change = &subject->composed->changes[i];

        if (is_taken_out_by(change, subject->address)) {
            take(telling->provenance, &kit);
            if (kit.scalar != NULL) {
                add_chain(telling, kit.scalar);
            }
            add_row_notes(telling, add_layer(telling, change->layer, change->span, NULL));
            telling->provenance->gone = kf_arena_format(telling->arena, "taken out by %s", change->layer);
            return true;
        }
    }
    return false;
}

static bool is_left_out(const struct telling *telling, struct kf_run *run, const struct kf_compose_input *input,
                        const char *reason)
{
    struct kf_sought there = look_again(run, telling->subject, input);

    if (there.node == NULL) {
        return false;
    }
    take(telling->provenance, &there);
    telling->provenance->gone = reason;
    if (there.scalar != NULL) {
        add_chain(telling, there.scalar);
    }
    for (int i = 0; i < there.audiences.count; i++) {
        const struct kf_node *list = there.audiences.items[i];

        add_note(add_layer(telling, "audience", list->span, NULL),
                 kf_arena_format(telling->arena, "for: %s", telling->provenance->audience));
    }
    return true;
}

static bool is_for_others(const struct telling *telling, struct kf_run *run)
{
    const struct kf_content *content = telling->subject->content;
    const struct kf_words *audiences = &content->module->audience;
    struct kf_compose_input input = *telling->subject->input;

    for (int i = 0; i < audiences->count; i++) {
        input.audience = audiences->items[i];
        if (g_strcmp0(input.audience, content->edition.audience) != 0 &&
            is_left_out(telling, run, &input,
                        kf_arena_format(telling->arena, "left out: this is for another audience (--audience %s)",
                                        input.audience))) {
            return true;
        }
    }
    return false;
}

static bool is_for_other_sheets(const struct telling *telling, struct kf_run *run)
{
    struct kf_compose_input input = *telling->subject->input;

    input.carry_safe = !input.carry_safe;
    return is_left_out(telling, run, &input,
                       input.carry_safe ? "left out: it prints on sheets that are safe to carry alone (--carry-safe)"
                                        : "left out: it would tell too much on a sheet that is safe to carry");
}

static bool is_untranslated(const struct telling *telling, struct kf_run *run)
{
    struct kf_compose_input input = *telling->subject->input;

    input.language = NULL;
    input.catalogue_count = 0;
    return is_left_out(telling, run, &input,
                       kf_arena_format(telling->arena, "left out: the page is not translated to %s",
                                       telling->subject->content->language));
}

static void say_unknown(struct kf_run *run, const struct kf_subject *subject, const struct kf_sought *sought)
{
    const char *nearest = kf_nearest(subject->address, (const char *const *)sought->near.items, sought->near.count);
    struct kf_diag *diag = kf_diag_push(run->diags, KF_UNKNOWN_ADDRESS, (struct kf_span){.source = NULL}, NULL,
                                        "nothing has the address \"%s\"", subject->address);

    if (nearest != NULL) {
        kf_diag_hint(run->diags, diag, "did you mean \"%s\"?", nearest);
    } else if (subject->is_module) {
        kf_diag_hint(run->diags, diag, "`kinfold list --ids %s` shows every address", subject->id);
    } else {
        kf_diag_hint(run->diags, diag, "`kinfold explain %s` shows what there is", subject->id);
    }
}

/* --- public ------------------------------------------------------------------------------------------------------------- */

bool kf_provenance_find(struct kf_run *run, const struct kf_subject *subject, struct kf_provenance *ret_provenance)
{
    struct telling telling = {run->arena, subject, ret_provenance};
    struct kf_sought sought = kf_sought_in(run->arena, subject, subject->root);
    const struct kf_node *scalar = sought.scalar;

    *ret_provenance = (struct kf_provenance){.address = subject->address};
    if (sought.node == NULL) {
        if (subject->is_module && (is_taken_out(&telling, run) || is_for_others(&telling, run) ||
                                   is_for_other_sheets(&telling, run) || is_untranslated(&telling, run))) {
            return true;
        }
        say_unknown(run, subject, &sought);
        return false;
    }
    take(ret_provenance, &sought);
    if (scalar == NULL) {
        return true;
    }
    ret_provenance->value = kf_plain_words(run->arena, scalar->text);
    /* Part of something larger that an overlay put in the place of the kit's. */
    if (subject->is_module && oldest_of(scalar)->layer != NULL) {
        struct kf_sought kit = look_in_kit(run, subject);

        if (kit.scalar != NULL) {
            add_chain(&telling, kit.scalar);
        }
    }
    add_chain(&telling, scalar);
    add_substitutions(&telling, scalar);
    return true;
}
