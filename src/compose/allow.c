/* `allow:` is taken out of the tree, so that the binder need not know it in every mapping, and kept with its address. An
 * overlay's holds for the text that it brings, and for nothing of the kit's. */

#include "compose/compose_internal.h"

#include <string.h>

#include "schema/bind.h"

struct taking {
    struct kf_compose_state *state;
    struct kf_list holders; /* struct holder *: dropping a key while its mapping is walked would move the others */
};

struct holder {
    struct kf_node *mapping;
    const char *address;
};

static const struct kf_source *overlay_of(const struct kf_compose_input *input, const struct kf_node *node)
{
    for (int i = 0; i < input->overlay_count; i++) {
        const struct kf_node *root = input->overlays[i].root;

        if (root != NULL && root->span.source == node->span.source) {
            return node->span.source;
        }
    }
    return NULL;
}

static size_t end_of(const struct kf_node *node)
{
    size_t end = node->kind == KF_SCALAR ? node->span.offset + (size_t)MAX(node->span.length, 0) : node->span.offset;

    for (int i = 0; i < node->count; i++) {
        end = MAX(end, end_of(node->kind == KF_MAPPING ? node->pairs[i].value : node->items[i]));
    }
    return end;
}

static void add_rows(struct kf_compose_state *state, const struct kf_node *list, const struct kf_allowance *like)
{
    if (list->kind != KF_SEQUENCE) {
        kf_diag_hint(state->run->diags,
                     kf_diag_push(state->run->diags, KF_WRONG_TYPE, list->span, like->address,
                                  "\"" KF_ALLOW_KEY "\" wants a list of rules, each with its reason"),
                     "write: " KF_ALLOW_KEY ": [{rule: passive-voice, because: the form's own words}]");
        return;
    }
    for (int i = 0; i < list->count; i++) {
        struct kf_allowance *allowance = kf_arena_copy(state->arena, like, sizeof *like);

        allowance->row = kf_bind(state->run, /* shapes */ NULL, &kf_allow_record, list->items[i], like->address);
        if (allowance->row != NULL) {
            kf_list_add(state->arena, &state->allowances, allowance);
        }
    }
}

void kf_allow_in_change(struct kf_compose_state *state, const struct kf_change_row *row)
{
    if (row->allow != NULL) {
        add_rows(state, row->allow,
                 &(struct kf_allowance){.address = state->input->id,
                                        .overlay = row->node->span.source,
                                        .from = row->node->span.offset,
                                        .to = end_of(row->node)});
    }
}

static void note_holder(struct taking *taking, struct kf_node *mapping, const char *address)
{
    struct holder *holder;

    if (mapping->kind == KF_MAPPING && kf_node_get(mapping, KF_ALLOW_KEY) != NULL) {
        holder = KF_NEW(taking->state->arena, struct holder);
        *holder = (struct holder){mapping, address};
        kf_list_add(taking->state->arena, &taking->holders, holder);
    }
}

/* The mapping below a block's name is not visited itself. */
static bool find(void *data, struct kf_node *node, const struct kf_place *place)
{
    struct taking *taking = data;
    bool block = place->field == NULL && place->parent != NULL && node->kind == KF_MAPPING;

    note_holder(taking, node, place->address);
    for (int i = 0; block && i < node->count; i++) {
        if (kf_shapes_find(taking->state->input->shapes, node->pairs[i].key->text) != NULL) {
            note_holder(taking, node->pairs[i].value, place->address);
        }
    }
    return true;
}

static bool has_allow(const struct kf_node *node)
{
    bool has = node->kind == KF_MAPPING && kf_node_get(node, KF_ALLOW_KEY) != NULL;

    for (int i = 0; !has && node->kind != KF_SCALAR && i < node->count; i++) {
        has = has_allow(node->kind == KF_MAPPING ? node->pairs[i].value : node->items[i]);
    }
    return has;
}

void kf_allow_take(struct kf_compose_state *state)
{
    const struct kf_compose_input *input = state->input;
    struct taking taking = {.state = state};

    if (!has_allow(state->root)) {
        return;
    }
    kf_walk(state->arena, input->shapes, input->record, state->root, input->id, find, &taking);
    for (int i = 0; i < taking.holders.count; i++) {
        const struct holder *holder = taking.holders.items[i];
        const struct kf_node *list = kf_node_get(holder->mapping, KF_ALLOW_KEY);

        if (list != NULL) { /* a mapping with a bare value is visited twice */
            add_rows(state, list,
                     &(struct kf_allowance){
                         .address = holder->address, .overlay = overlay_of(input, list), .to = G_MAXSIZE});
            kf_tree_drop(holder->mapping, KF_ALLOW_KEY);
        }
    }
}
