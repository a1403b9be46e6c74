/* --set ADDRESS=VALUE: the last layer, for one run. */

#include "compose/compose_internal.h"

#include <string.h>

static const char *const layer_name = "--set";

static struct kf_span span_of(struct kf_arena *arena, const struct kf_setting *setting)
{
    struct kf_source *source = KF_NEW(arena, struct kf_source);

    source->path = layer_name;
    source->text = kf_arena_format(arena, "%s=%s", setting->address, setting->value);
    source->length = strlen(source->text);
    return kf_span_at(source, 0, strlen(setting->address));
}

static void say_unknown(const struct kf_compose_state *state, const struct kf_index *index,
                        const struct kf_setting *setting, const char *address, struct kf_span span)
{
    struct kf_diags *diags = state->run->diags;
    const char *nearest = kf_index_nearest(state->arena, index, address);
    struct kf_diag *diag =
        kf_diag_push(diags, KF_UNKNOWN_ADDRESS, span, NULL, "nothing has the address \"%s\"", setting->address);

    if (nearest) {
        kf_diag_hint(diags, diag, "did you mean \"%s\"?", nearest);
    } else {
        kf_diag_hint(diags, diag, "`kinfold list --ids %s` shows every address", state->input->id);
    }
}

static bool may_set(const struct kf_compose_state *state, const struct kf_entry *entry,
                    const struct kf_setting *setting, struct kf_span span)
{
    struct kf_diags *diags = state->run->diags;

    if (entry->node->kind != KF_SCALAR) {
        kf_diag_hint(diags,
                     kf_diag_push(diags, KF_WRONG_TYPE, span, entry->address, "\"%s\" is not one text or number",
                                  setting->address),
                     "give the address of a part of it, or change it with an overlay");
        return false;
    }
    if (entry->node->safety || (entry->flags & KF_IS_SAFETY)) {
        kf_diag_hint(diags,
                     kf_diag_push(diags, KF_SAFETY_CHANGE, span, entry->address,
                                  "\"%s\" is a safety text and cannot be set for one run", setting->address),
                     "reword it in an overlay, with approved-by and approved-on");
        return false;
    }
    return true;
}

static void apply(struct kf_compose_state *state, const struct kf_index *index, const struct kf_setting *setting)
{
    const char *id = state->input->id;
    size_t length = strlen(id);
    bool whole = !strncmp(setting->address, id, length) && setting->address[length] == '/';
    const char *address = whole ? setting->address : kf_arena_format(state->arena, "%s/%s", id, setting->address);
    struct kf_span span = span_of(state->arena, setting);
    struct kf_entry *entry = kf_index_find(index, address);
    struct kf_node *scalar;

    if (!entry) {
        say_unknown(state, index, setting, address, span);
        return;
    }
    if (!may_set(state, entry, setting, span)) {
        return;
    }
    scalar = kf_tree_scalar_like(state->arena, entry->now, kf_arena_string(state->arena, setting->value), layer_name);
    scalar->span = kf_span_at(span.source, strlen(setting->address) + 1, strlen(setting->value));
    scalar->style = KF_PLAIN;
    kf_change_add(state, (struct kf_change){
                             .kind = KF_CHANGE_SET,
                             .address = entry->address,
                             .layer = layer_name,
                             .old_text = entry->now->text,
                             .new_text = scalar->text,
                             .span = span,
                             .core = (entry->flags & KF_IS_CORE) != 0,
                         });
    kf_tree_replace(state, entry->now, scalar);
    entry->now = scalar;
}

void kf_settings_apply(struct kf_compose_state *state)
{
    const struct kf_compose_input *input = state->input;
    struct kf_index *index;

    if (input->setting_count == 0) {
        return;
    }
    index = kf_index_new(state->arena, input->shapes, input->record, state->root, input->id);
    for (int i = 0; i < input->setting_count; i++) {
        apply(state, index, &input->settings[i]);
    }
    kf_index_free(index);
}
