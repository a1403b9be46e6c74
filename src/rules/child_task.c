/* No child is asked to do what grown-ups owe each other: to forgive, to sign, to interpret, to carry messages. */

#include "compose/texts.h"
#include "model/kept.h"
#include "rules/phrase.h"
#include "rules/reading.h"
#include "rules/rule.h"
#include "rules/wording.h"

/* "A child may sign" may be in sign language. */
static const struct kf_wording tasks[] = {
    {"en", "\\b(ask|let|have|get|tell|invite) (the |a |an |your |my |their |his |her |our )?(older |oldest |eldest |young )?"
           "(child(ren)?|kids?|sons?|daughters?|teens?|teenagers?) (to )?"
           "(interpret|translate|sign|forgive|mediate|carry (a |the |your )?messages?|keep (a|the|this|our|your) secret)|"
           "\\b(child(ren)?|kids?|sons?|daughters?|teens?|teenagers?) (can|may|could|should|must|will) "
           "(interpret|translate|forgive|mediate|carry (a |the |your )?messages?|keep (a|the|this|our|your) secret)"},
    {"es", "\\b(pid\\w+|pídale|dej\\w+|hag\\w+|díg\\w+) (a |que )?((el|la|los|las|su|sus|tu|tus|un|una) )?"
           "(niñ[oa]s?|hij[oa]s?|menor(es)?|adolescentes?) (que |a )?(interpret\\w*|tradu\\w*|firm\\w*|perdon\\w*|medi\\w*)"},
};

/* Few texts speak of a child at all: told in a fraction of the time that the patterns take. */
static const char *const children[] = {"child", "children", "kid",  "kids",  "son",  "sons", "daughter",     "daughters",
                                       "teen",  "teens",    "niño", "niños", "niña", "niñas", "hijo",        "hijos",
                                       "hija",  "hijas",    "menor", "menores", "teenager", "teenagers", "adolescente",
                                       "adolescentes"};

static const struct kf_wording refusals[] = {
    {"en", "\\b(never|no|not|nobody|cannot|without)\\b|n[’']t\\b"},
    {"es", "\\b(nunca|no|nadie|ningún|ninguna|jamás|sin)\\b"},
};

/* Rows that tell of what goes wrong. */
static const char *const wrongs[] = {"if", "instead-of", "leave-out", "listen-for", "not-for", "not-when", "watch", NULL};

static void check_sentence(struct kf_run *run, const struct kf_translatable *text, const char *sentence,
                           const GRegex *task, const GRegex *refusal)
{
    char *words = NULL;

    if (kf_wording_in(task, sentence, &words) && !kf_wording_in(refusal, sentence, /* ret_words */ NULL)) {
        kf_diag_hint(run->diags,
                     kf_diag_warn(run->diags, KF_CHILD_TASK, text->scalar->span, text->address,
                                  "\"%s\": no child is asked to forgive, sign, interpret or carry messages", words),
                     "give the task to a grown-up, or to a trained interpreter");
    }
    g_free(words);
}

static struct kf_phrase_set *named_children(struct kf_arena *arena)
{
    struct kf_phrase_set *set = kf_phrase_set_new(arena);

    kf_phrase_set_add(set, &(struct kf_words){.items = (const char **)(guintptr)children, .count = G_N_ELEMENTS(children)},
                      /* row */ NULL);
    return set;
}

static bool may_give_a_task(const struct kf_translatable *text, const struct kf_phrase_set *named)
{
    return !text->number && !g_strv_contains(wrongs, text->field->key) && kf_phrase_set_is_in(named, text->scalar->text);
}

static void check(struct kf_run *run, const struct kf_content *content)
{
    const GRegex *task = kf_wording_for(run->arena, tasks, G_N_ELEMENTS(tasks), content->language);
    const GRegex *refusal = kf_wording_for(run->arena, refusals, G_N_ELEMENTS(refusals), content->language);
    const struct kf_phrase_set *named;
    const struct kf_list *texts;

    if (task == NULL) {
        return;
    }
    named = named_children(run->arena);
    texts = kf_content_texts(content);
    for (int i = 0; i < texts->count; i++) {
        const struct kf_translatable *text = texts->items[i];
        const char *at = text->scalar->text, *start;
        size_t length;

        if (!may_give_a_task(text, named) || !kf_wording_in(task, at, /* ret_words */ NULL)) {
            continue;
        }
        while (kf_reading_sentence(&at, &start, &length)) {
            check_sentence(run, text, kf_arena_string_n(run->arena, start, length), task, refusal);
        }
    }
}

const struct kf_rule kf_rule_child_task = {
    .name = "child-task",
    .summary = "No child is asked to forgive, sign, interpret or carry messages.",
    .severity = KF_WARNING,
    .check = check,
};
