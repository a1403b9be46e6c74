/* Which findings an `allow:` hides. An overlay's hides only what stands in that overlay, and no text that protects
 * people; so the kit's texts are as strict for every community. */

#include "rules/allow.h"

#include <string.h>

#include "compose/texts.h"
#include "model/kept.h"
#include "schema/walk.h"

struct kf_allowed {
    struct kf_run *run;
    const struct kf_content *content;
    GHashTable *flags; /* address to the row's flags, with those of the rows above; made when it is first needed */
    int *hidden;       /* by each allowance */
};

/* --- what stands where ------------------------------------------------------------------------------------------------ */

static bool note_flags(void *data, struct kf_node *node, const struct kf_place *place)
{
    struct kf_allowed *allowed = data;
    unsigned flags = place->flags | (node->safety ? (unsigned)KF_IS_SAFETY : 0);

    g_hash_table_insert(allowed->flags, (gpointer)(guintptr)place->address, GUINT_TO_POINTER(flags));
    return true;
}

static GHashTable *flags_of(struct kf_allowed *allowed)
{
    const struct kf_content *content = allowed->content;

    if (allowed->flags == NULL) {
        allowed->flags = g_hash_table_new(g_str_hash, g_str_equal);
        kf_walked_each(kf_content_walked(content), note_flags, allowed);
    }
    return allowed->flags;
}

static bool is_safety(struct kf_allowed *allowed, const char *address)
{
    return (GPOINTER_TO_UINT(g_hash_table_lookup(flags_of(allowed), address)) & KF_IS_SAFETY) != 0;
}

static bool is_of_an_overlay(const struct kf_content *content, const struct kf_source *source)
{
    for (int i = 0; i < content->input->overlay_count; i++) {
        const struct kf_node *root = content->input->overlays[i].root;

        if (root != NULL && root->span.source == source) {
            return true;
        }
    }
    return false;
}

/* --- findings --------------------------------------------------------------------------------------------------------- */

static bool hides(struct kf_allowed *allowed, const struct kf_allowance *allowance, const struct kf_rule *rule,
                  const struct kf_diag *diag)
{
    if (strcmp(allowance->row->rule, rule->name) != 0 || diag->address == NULL ||
        !kf_address_is_below(diag->address, allowance->address)) {
        return false;
    }
    if (allowance->overlay == NULL) {
        return !is_of_an_overlay(allowed->content, diag->span.source);
    }
    return diag->span.source == allowance->overlay && diag->span.offset >= allowance->from &&
           diag->span.offset <= allowance->to && !is_safety(allowed, diag->address);
}

static void hide(struct kf_allowed *allowed, const struct kf_rule *rule, struct kf_diag *diag)
{
    const struct kf_list *allowances = &allowed->content->composed.allowances;

    for (int i = 0; i < allowances->count && rule->held == NULL; i++) {
        const struct kf_allowance *allowance = allowances->items[i];

        if (hides(allowed, allowance, rule, diag)) {
            allowed->hidden[i]++;
            diag->severity = KF_ALLOWED;
            diag->because = allowance->row->because;
            diag->allowed_at = kf_node_get(allowance->row->node, "rule")->span;
            return;
        }
    }
}

void kf_allowed_sift(struct kf_allowed *allowed, const struct kf_rule *rule, const struct kf_diags *found)
{
    struct kf_diags sifted = *found;

    sifted.errors = sifted.warnings = 0;
    for (int i = 0; i < found->count; i++) {
        struct kf_diag *diag = found->items[i];

        diag->rule = rule->name;
        diag->severity = MIN(diag->severity, rule->severity);
        hide(allowed, rule, diag);
    }
    kf_diags_move(allowed->run->diags, &sifted);
}

/* --- the lists themselves ----------------------------------------------------------------------------------------------- */

static void say_unknown(struct kf_allowed *allowed, const struct kf_allowance *allowance, struct kf_span span)
{
    const char **names = KF_NEW_ARRAY(allowed->run->arena, kf_rule_count + 1, const char *), *nearest;
    struct kf_diags *diags = allowed->run->diags;
    struct kf_diag *diag;
    int count = 0;
    char *all;

    for (int i = 0; i < kf_rule_count; i++) {
        if (kf_rules[i]->held == NULL) {
            names[count++] = kf_rules[i]->name;
        }
    }
    nearest = kf_nearest(allowance->row->rule, names, count);
    diag = kf_diag_push(diags, KF_ALLOW, span, allowance->address, "there is no rule \"%s\"", allowance->row->rule);
    all = g_strjoinv(", ", (char **)(guintptr)names);
    kf_diag_hint(diags, diag, "%s%s%srules that can be switched off: %s", nearest != NULL ? "did you mean \"" : "",
                 nearest != NULL ? nearest : "", nearest != NULL ? "\"? " : "", all);
    g_free(all);
}

static void say_held(struct kf_allowed *allowed, const struct kf_allowance *allowance, const struct kf_rule *rule,
                     struct kf_span span)
{
    kf_diag_hint(allowed->run->diags,
                 kf_diag_push(allowed->run->diags, KF_ALLOW, span, allowance->address,
                              "\"%s\" cannot be switched off: %s", rule->name, rule->held),
                 "take this row out, and mend what the rule finds: %s", rule->summary);
}

/* In its own language, for its first audience, as it usually prints: elsewhere the words that it is for may be others. */
static bool is_usual(const struct kf_content *content)
{
    const struct kf_words *audience = &content->module->audience;

    return kf_same_language(content->language, content->module->language) && !content->edition.carry_safe &&
           content->edition.setting_count == 0 && content->second == NULL &&
           (audience->count == 0 || g_strcmp0(content->edition.audience, audience->items[0]) == 0);
}

static void check_row(struct kf_allowed *allowed, const struct kf_allowance *allowance, int hidden)
{
    struct kf_span span = kf_node_get(allowance->row->node, "rule")->span;
    const struct kf_rule *rule = kf_rule_find(allowance->row->rule);

    if (rule == NULL) {
        say_unknown(allowed, allowance, span);
    } else if (rule->held != NULL) {
        say_held(allowed, allowance, rule, span);
    } else if (hidden == 0 && is_usual(allowed->content) &&
               g_hash_table_contains(flags_of(allowed), allowance->address)) {
        kf_diag_hint(allowed->run->diags,
                     kf_diag_warn(allowed->run->diags, KF_ALLOW, span, allowance->address,
                                  "this switches \"%s\" off where it finds nothing", rule->name),
                     allowance->overlay == NULL ? "take this row out"
                                                : "take this row out: an overlay's holds for the text that it brings, and "
                                                  "never for a safety text");
    }
}

void kf_allowed_check(struct kf_allowed *allowed)
{
    const struct kf_list *allowances = &allowed->content->composed.allowances;

    for (int i = 0; i < allowances->count; i++) {
        check_row(allowed, allowances->items[i], allowed->hidden[i]);
    }
}

struct kf_allowed *kf_allowed_new(struct kf_run *run, const struct kf_content *content)
{
    struct kf_allowed *allowed = KF_NEW(run->arena, struct kf_allowed);

    *allowed = (struct kf_allowed){
        .run = run,
        .content = content,
        .hidden = KF_NEW_ARRAY(run->arena, content->composed.allowances.count + 1, int),
    };
    return allowed;
}

void kf_allowed_free(struct kf_allowed *allowed)
{
    if (allowed->flags != NULL) {
        g_hash_table_destroy(allowed->flags);
    }
}
