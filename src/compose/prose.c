/* The last step: word swaps and placeholders in every text of words. */

#include "compose/compose_internal.h"

#include <string.h>

struct pass {
    struct kf_compose_state *state;
    struct kf_fill fill;
    const struct kf_swaps *swaps;
    GPtrArray *found;    /* struct target * */
    struct kf_list kept; /* struct kept * */
    struct kf_list jarring; /* const struct kf_word_swap *: said to leave an article that does not fit */
};

struct kept { /* a word that a swap would have taken out of safety texts */
    const char *word;
    struct kf_span span; /* of the first */
    const struct kf_word_swap *swap;
};

struct target {
    struct kf_node *scalar;
    const char *address;
    unsigned flags;
};

static void say_article(struct pass *pass, const struct kf_substitution *substitution, const struct kf_swap_match *match)
{
    struct kf_diags *diags = pass->state->run->diags;
    const struct kf_word_swap *swap = match->swap;
    const char *old = kf_starts_with_vowel(swap->from) ? "an" : "a", *new = kf_starts_with_vowel(swap->to) ? "an" : "a";

    for (int i = 0; i < pass->jarring.count; i++) {
        if (pass->jarring.items[i] == swap) {
            return;
        }
    }
    kf_list_add(pass->state->arena, &pass->jarring, (void *)(guintptr)swap);
    struct kf_diag *diag =
        kf_diag_warn(diags, KF_WORD_SWAP, swap->span, NULL, "\"%s %s\" becomes \"%s %s\": the article stays as it is", old,
                     swap->from, old, swap->to);
    kf_diag_also(diags, diag, kf_scalar_span(substitution->scalar, substitution->at, substitution->length),
                 "the first place, %s", substitution->address);
    kf_diag_hint(diags, diag, "add `article: %s` to this row", new);
}

static void note_substitution(void *data, const struct kf_substitution *substitution, const struct kf_swap_match *match)
{
    struct pass *pass = data;

    g_array_append_val(pass->state->substitutions, *substitution);
    if (match && match->article_jars) {
        say_article(pass, substitution, match);
    }
}

static bool find(void *data, struct kf_node *node, const struct kf_place *place)
{
    struct pass *pass = data;
    struct kf_node *scalar = kf_prose_of(node, place->field, place->flags);
    struct target *target;

    if (!scalar) {
        return true;
    }
    if (!pass->swaps && !strstr(scalar->text, "{{")) { /* nothing here can change */
        return scalar == node;
    }
    target = KF_NEW(pass->state->arena, struct target);
    *target = (struct target){scalar, place->address, place->flags};
    g_ptr_array_add(pass->found, target);
    return scalar == node;
}

static void keep_word(struct pass *pass, const struct target *target, const struct kf_substitution *found)
{
    struct kf_arena *arena = pass->state->arena;
    struct kept *kept;

    for (int i = 0; i < pass->kept.count; i++) {
        kept = pass->kept.items[i];
        if (g_ascii_strcasecmp(kept->word, found->old_text) == 0) {
            return;
        }
    }
    kept = KF_NEW(arena, struct kept);
    *kept = (struct kept){found->old_text, kf_node_span_at(target->scalar, found->at, found->length), found->swap};
    kf_list_add(arena, &pass->kept, kept);
}

static void find_kept(struct pass *pass, const struct target *target)
{
    const char *text = target->scalar->text;
    struct kf_swap_match match;

    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        size_t offset = (size_t)(at - text);

        if (kf_swaps_match(pass->state->arena, pass->swaps, text, offset, &match)) {
            struct kf_substitution kept = {
                .kind = KF_SUBSTITUTION_KEPT,
                .address = target->address,
                .scalar = target->scalar,
                .at = offset,
                .length = match.length,
                .old_text = kf_arena_string_n(pass->state->arena, at, match.length),
                .new_text = match.text,
                .swap = match.swap,
            };

            g_array_append_val(pass->state->substitutions, kept);
            keep_word(pass, target, &kept);
            at += match.length - 1;
        }
    }
}

static void report_kept(struct pass *pass)
{
    struct kf_diags *diags = pass->state->run->diags;

    for (int i = 0; i < pass->kept.count; i++) {
        const struct kept *kept = pass->kept.items[i];

        struct kf_diag *diag = kf_diag_note(diags, KF_SAFETY_CHANGE, kept->span, NULL,
                                            "\"%s\" stays in safety texts: word swaps leave them alone", kept->word);
        kf_diag_also(diags, diag, kept->swap->span, "the row that swaps it elsewhere");
        kf_diag_hint(diags, diag, "to say it in another way, replace the text in an overlay, with approved-by and approved-on");
    }
}

/* What a community has written into its overlays is in its words already: swaps are for the kit's. */
static bool is_own(const struct pass *pass, const struct kf_node *scalar)
{
    const struct kf_compose_input *input = pass->state->input;

    for (int i = 0; i < input->overlay_count; i++) {
        const struct kf_overlay_file *file = &input->overlays[i];

        if (file->owner == KF_OVERLAY_OWN && file->root != NULL && scalar->span.source == file->root->span.source) {
            return true;
        }
    }
    return false;
}

static void fill(struct pass *pass, const struct target *target)
{
    struct kf_node *scalar = target->scalar, *before;
    bool safety = scalar->safety || (target->flags & KF_IS_SAFETY), own = is_own(pass, scalar);
    const char *text;

    pass->fill.address = target->address;
    pass->fill.swaps = safety || own ? NULL : pass->swaps;
    if (safety && !own && pass->swaps) {
        find_kept(pass, target);
    }
    text = kf_fill_text(&pass->fill, scalar);
    if (text == scalar->text) {
        return;
    }
    /* In place, on our own copy: what stood here is kept beside it. */
    before = KF_NEW(pass->state->arena, struct kf_node);
    *before = *scalar;
    scalar->text = text;
    scalar->replaced = before;
    scalar->layer = "names and words";
}

static bool is_english(const struct kf_compose_state *state)
{
    const char *language =
        state->input->language ? state->input->language : kf_node_get_text(state->root, "language");

    return language && !g_ascii_strncasecmp(language, "en", 2) && (language[2] == '\0' || strchr("-_", language[2]));
}

void kf_prose_apply(struct kf_compose_state *state)
{
    const struct kf_compose_input *input = state->input;
    struct kf_names *names = kf_names_new(state->run, input->names, input->name_count);
    struct pass pass = {.state = state, .found = g_ptr_array_new()};

    pass.swaps = kf_swaps_new(state->arena, input->swaps, input->swap_count, is_english(state));
    pass.fill = (struct kf_fill){.run = state->run, .names = names, .substituted = note_substitution, .data = &pass};
    kf_walk(state->arena, input->shapes, input->record, state->root, input->id, find, &pass);
    for (guint i = 0; i < pass.found->len; i++) {
        fill(&pass, pass.found->pdata[i]);
    }
    report_kept(&pass);
    g_ptr_array_free(pass.found, TRUE);
    kf_names_free(names);
}
