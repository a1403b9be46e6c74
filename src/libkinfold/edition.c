/* Options, and the module in their form. */

#include <string.h>

#include "libkinfold/handle.h"
#include "model/series.h"

/* Their place among choices; 0 for NULL; -1 after an error. */
static int choose(struct kf_run *run, const char *option, const char *word, const char *const *choices, int count)
{
    const char *nearest;
    char *all;

    for (int i = 0; i < count; i++) {
        if (word == NULL || strcmp(choices[i], word) == 0) {
            return i;
        }
    }
    nearest = kf_nearest(word, choices, count);
    all = g_strjoinv(", ", (char **)(guintptr)choices);
    kf_diag_hint(run->diags,
                 kf_diag_push(run->diags, KF_USAGE, (struct kf_span){.source = NULL}, NULL, "%s: unknown choice \"%s\"", option,
                              word),
                 nearest != NULL ? "did you mean %s?" : "the choices are: %s", nearest != NULL ? nearest : all);
    g_free(all);
    return -1;
}

static bool apply_session(struct kf_run *run, const struct kf_kit *kit, const char *id, struct kf_edition *edition)
{
    const struct kf_series_session *session = id == NULL ? NULL : kf_series_find(kit->community, id);

    if (id != NULL && session == NULL) {
        kf_diag_push(run->diags, KF_USAGE, (struct kf_span){.source = NULL}, NULL,
                     "session: the community has no session \"%s\" in a series", id);
        return false;
    }
    if (session != NULL) {
        kf_series_apply(session, edition);
    }
    return true;
}

static bool read_options(struct kf_run *run, const struct kf_kit *kit, const struct kinfold_options *options,
                         struct kf_edition *ret_edition)
{
    const char *usual = kit->community->paper;
    int variant = choose(run, "variant", options->variant, kf_variant_names, KF_VARIANT_COUNT);
    int paper = choose(run, "paper", options->paper != NULL ? options->paper : usual, kf_paper_names, KF_PAPER_COUNT);

    if (variant < 0 || paper < 0) {
        return false;
    }
    *ret_edition = (struct kf_edition){
        .language = options->language,
        .audience = options->audience,
        .length = options->length,
        .fillable = options->fillable,
        .carry_safe = options->carry_safe,
    };
    if (!apply_session(run, kit, options->session, ret_edition)) {
        return false;
    }
    ret_edition->variant = (enum kf_variant)variant;
    ret_edition->paper = (enum kf_paper)paper;
    return true;
}

/* Whatever of the options changes what is read or printed. */
static const char *key_of(struct kf_arena *arena, const struct kinfold_options *options, const struct kf_edition *edition)
{
    return kf_arena_format(arena, "%d %d %d %d %d %s %s %s", (int)edition->variant, (int)edition->paper, options->length,
                           options->fillable, options->carry_safe, options->language != NULL ? options->language : "-",
                           options->audience != NULL ? options->audience : "-",
                           options->session != NULL ? options->session : "-");
}

bool kf_call_edition(struct kinfold *kinfold, const struct kf_kit *kit, const struct kinfold_options *options,
                     struct kf_edition *ret_edition)
{
    return read_options(&kinfold->run, kit, options, ret_edition);
}

const struct kf_content *kf_call_content(struct kinfold *kinfold, const char *module, const struct kinfold_options *options)
{
    struct kinfold_options known = KINFOLD_OPTIONS;
    const struct kf_kit *kit = kf_call_kit(kinfold);
    struct kf_run *run = &kinfold->run;
    struct kf_edition edition;

    if (options != NULL) {
        memcpy(&known, options, MIN(options->size, sizeof known));
    }
    return kit != NULL && read_options(run, kit, &known, &edition)
               ? kf_loaded_content(kinfold->loaded, run->diags, module, &edition, key_of(run->arena, &known, &edition))
               : NULL;
}
