/* Stage 2: the steps of composition, in their order, on our own copy of the module. */

#include "compose/compose_internal.h"

static void begin(struct kf_compose_state *state, struct kf_run *run, const struct kf_compose_input *input)
{
    *state = (struct kf_compose_state){.run = run, .input = input, .arena = run->arena};
    state->root = kf_node_copy(run->arena, input->module);
    state->grown = g_hash_table_new(NULL, NULL);
    state->changes = g_array_new(FALSE, FALSE, sizeof(struct kf_change));
    state->substitutions = g_array_new(FALSE, FALSE, sizeof(struct kf_substitution));
    state->overlay_states = g_array_new(FALSE, FALSE, sizeof(struct kf_overlay_state));
    kf_tree_mark_safety(state->root, false);
}

/* The kit's tree, as overlays address it: in the edition's language, with its pieces. */
static void make_kit_tree(struct kf_compose_state *state)
{
    const struct kf_compose_input *input = state->input;

    if (kf_translation_needed(state, input->module)) {
        kf_translation_apply(state, input->record, state->root, input->id);
    }
    kf_pieces_open(state);
    kf_pieces_expand(state);
    kf_tree_mark_safety(state->root, false);
}

static void end(struct kf_compose_state *state)
{
    g_clear_pointer(&state->parents, g_hash_table_destroy);
    g_hash_table_destroy(state->grown);
    g_array_free(state->changes, TRUE);
    g_array_free(state->substitutions, TRUE);
    g_array_free(state->overlay_states, TRUE);
}

bool kf_compose(struct kf_run *run, const struct kf_compose_input *input, struct kf_composed *ret_composed)
{
    struct kf_compose_state state;
    int errors = run->diags->errors;

    if (input->module->kind != KF_MAPPING) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, KF_WRONG_TYPE, input->module->span, NULL, "a module is a group of keys"),
                     "begin with `kinfold: 1` and `id:`");
        return false;
    }
    begin(&state, run, input);
    make_kit_tree(&state);
    if (input->overlay_count > 0) {
        kf_overlays_apply(&state);
        kf_pieces_expand(&state); /* in the pages that overlays brought whole */
    }
    kf_translation_report(&state); /* after overlays: they may bring pieces of their own */
    kf_settings_apply(&state);
    kf_translation_leave_out(&state); /* only now: overlays and settings address the whole kit */
    kf_allow_take(&state);
    kf_audience_apply(&state);
    kf_prose_apply(&state);
    *ret_composed = (struct kf_composed){
        .root = state.root,
        .changes = kf_arena_copy(run->arena, state.changes->data, state.changes->len * sizeof(struct kf_change)),
        .change_count = (int)state.changes->len,
        .substitutions = kf_arena_copy(run->arena, state.substitutions->data,
                                       state.substitutions->len * sizeof(struct kf_substitution)),
        .substitution_count = (int)state.substitutions->len,
        .overlay_states = kf_arena_copy(run->arena, state.overlay_states->data,
                                        state.overlay_states->len * sizeof(struct kf_overlay_state)),
        .overlay_state_count = (int)state.overlay_states->len,
        .draft = state.draft,
        .reviewers = state.reviewers,
        .reviewed_on = state.reviewed_on,
        .left_out = state.left_out,
        .facilitator_missing = state.facilitator_missing,
        .allowances = state.allowances,
    };
    end(&state);
    return run->diags->errors == errors;
}
