/* Nothing has to be made up on the spot: each handout is used or offered, what the steps take in hand is among the
 * materials, and somebody is told to print. */

#include "compose/texts.h"
#include "model/kept.h"
#include "rules/phrase.h"
#include "rules/rule.h"
#include "rules/sheet.h"
#include "rules/wording.h"

#include <string.h>

/* What people take in hand, of the kind that a room does not have by itself. */
static const char *const things[] = {"bell",   "blindfold", "candle", "coin",    "crayon", "dice", "envelope",
                                     "glue",   "jar",       "marker", "naloxone", "pencil", "scissors",
                                     "slip",   "sticker",   "sticky note", "tape", "timer", "whistle", "yarn"};

static const struct kf_wording printing[] = {{"en", "\\b(print|copy|copies|photocopy)\\w*"},
                                             {"es", "\\b(impri|copi|fotocopi)\\w*"}};
static const struct kf_wording cards[] = {{"en", "\\b(cards?|strips?|cut)\\b"}, {"es", "\\b(tarjetas?|tiras?|recort\\w*)\\b"}};

/* --- handouts ------------------------------------------------------------------------------------------------------ */

static bool is_used(const struct kf_session *session, const char *id)
{
    for (int i = 0; i < session->activities.count; i++) {
        const struct kf_activity *activity = session->activities.items[i];

        for (int k = 0; k < activity->uses.count; k++) {
            if (strcmp(activity->uses.items[k], id) == 0) {
                return true;
            }
        }
    }
    return false;
}

/* Its title stands in what staff read: of the session, of a page of the guide, or of another handout. */
static bool is_offered(const struct kf_list *texts, const struct kf_handout *handout)
{
    for (int i = 0; i < texts->count; i++) {
        const struct kf_translatable *text = texts->items[i];

        if (!text->number && (text->flags & KF_FACILITATOR) != 0 && text->piece != handout->node &&
            strstr(text->scalar->text, handout->title.text) != NULL) {
            return true;
        }
    }
    return false;
}

static void check_handouts(struct kf_run *run, const struct kf_content *content)
{
    const struct kf_module *module = content->module;
    const struct kf_list *texts = kf_content_texts(content);

    for (int i = 0; i < module->handouts.count; i++) {
        const struct kf_handout *handout = module->handouts.items[i];
        const struct kf_node *title = kf_node_get(handout->node, "title");

        if (handout->node->layer == NULL && !is_used(module->session, handout->id) &&
            !is_offered(texts, handout)) {
            kf_diag_hint(run->diags,
                         kf_diag_warn(run->diags, KF_MATERIALS, title->span, handout->address,
                                      "handout \"%s\" is used by no activity, and offered nowhere in the guide", handout->id),
                         "name it under `uses:` of an activity, or say in the session when to offer “%s”",
                         handout->title.text);
        }
    }
}

static struct kf_span span_of(const struct kf_session *session, const char *key)
{
    const struct kf_node *value = kf_node_get(session->node, key);

    return value != NULL ? value->span : session->node->span;
}

/* --- things -------------------------------------------------------------------------------------------------------- */

static bool texts_name(const struct kf_texts *texts, const struct kf_words *thing)
{
    for (int i = 0; i < texts->count; i++) {
        if (kf_phrase_is_in(texts->items[i].text, thing)) {
            return true;
        }
    }
    return false;
}

static const struct kf_step *step_with(const struct kf_session *session, const struct kf_words *thing)
{
    for (int i = 0; i < session->activities.count; i++) {
        const struct kf_activity *activity = session->activities.items[i];

        for (int k = 0; k < activity->steps.count; k++) {
            if (texts_name(&((const struct kf_step *)activity->steps.items[k])->do_, thing)) {
                return activity->steps.items[k];
            }
        }
    }
    return NULL;
}

static void check_thing(struct kf_run *run, const struct kf_session *session, const char *name)
{
    const char *forms[] = {name, kf_arena_format(run->arena, "%ss", name), kf_arena_format(run->arena, "%ses", name)};
    const struct kf_words thing = {.items = forms, .count = G_N_ELEMENTS(forms)};
    const struct kf_step *step = step_with(session, &thing);

    if (step != NULL && !texts_name(&session->materials, &thing)) {
        struct kf_diag *diag = kf_diag_warn(run->diags, KF_MATERIALS, step->node->span, step->address,
                                            "this step needs \"%s\", and the materials do not name it", name);

        kf_diag_also(run->diags, diag, span_of(session, "materials"), "materials are listed here");
        kf_diag_hint(run->diags, diag, "add it under `materials:`");
    }
}

static void check_things(struct kf_run *run, const struct kf_session *session)
{
    for (size_t i = 0; i < G_N_ELEMENTS(things); i++) {
        check_thing(run, session, things[i]);
    }
}

/* --- printing and cutting ------------------------------------------------------------------------------------------ */

static bool texts_say(const struct kf_texts *texts, const GRegex *pattern)
{
    for (int i = 0; i < texts->count; i++) {
        if (kf_wording_in(pattern, texts->items[i].text, /* ret_words */ NULL)) {
            return true;
        }
    }
    return false;
}

static bool prepared(const struct kf_session *session, const GRegex *pattern)
{
    for (int i = 0; i < session->prepare.count; i++) {
        if (texts_say(&((const struct kf_preparation *)session->prepare.items[i])->do_, pattern)) {
            return true;
        }
    }
    return false;
}

static const struct kf_handout *first_cut_out(const struct kf_content *content)
{
    const struct kf_sheet *sheets = kf_sheets_of(content);

    for (int i = 0; i < content->module->handouts.count; i++) {
        if (kf_sheet_is_cut_out(&sheets[i]) && is_used(content->module->session, sheets[i].handout->id)) {
            return sheets[i].handout;
        }
    }
    return NULL;
}

static void complain(struct kf_run *run, const struct kf_session *session, const char *key, const char *problem,
                     const char *write)
{
    kf_diag_hint(run->diags,
                 kf_diag_warn(run->diags, KF_MATERIALS, span_of(session, key), session->address, "%s", problem),
                 "add \"%s\" under `%s:`", write, key);
}

static void check_preparation(struct kf_run *run, const struct kf_content *content)
{
    const struct kf_session *session = content->module->session;
    const GRegex *print = kf_wording_for(run->arena, printing, G_N_ELEMENTS(printing), content->language);
    const GRegex *card = kf_wording_for(run->arena, cards, G_N_ELEMENTS(cards), content->language);
    const struct kf_handout *cut_out = card != NULL ? first_cut_out(content) : NULL;

    if (print != NULL && content->module->handouts.count > 0 && !prepared(session, print)) {
        complain(run, session, "prepare", "nobody is told to print the handouts", "Print the handouts.");
    }
    if (cut_out != NULL && !texts_say(&session->materials, card)) {
        complain(run, session, "materials",
                 kf_arena_format(run->arena, "the materials do not name the cards of \"%s\"", cut_out->id),
                 "One set of cards, cut out");
    }
    if (cut_out != NULL && !prepared(session, card)) {
        complain(run, session, "prepare", kf_arena_format(run->arena, "nobody is told to cut out \"%s\"", cut_out->id),
                 "Cut the cards.");
    }
}

static void check(struct kf_run *run, const struct kf_content *content)
{
    if (!kf_sheets_are_lessons(content)) {
        return;
    }
    if (kf_sheets_are_kits(content)) { /* communities keep pages for one person alone, too */
        check_handouts(run, content);
    }
    if (g_str_has_prefix(content->language, "en")) {
        check_things(run, content->module->session);
    }
    check_preparation(run, content);
}

const struct kf_rule kf_rule_materials = {
    .name = "materials",
    .summary = "Handouts are used or offered, what the steps need is among the materials, and somebody prints.",
    .severity = KF_WARNING,
    .check = check,
};
