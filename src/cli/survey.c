/* A module is composed once for each edition in which some change of its overlays speaks; of a change that several
 * editions show, the one that could look at its text counts. */

#include "cli/survey.h"

#include <string.h>

#include "cli/adaptation.h"
#include "model/layers.h"
#include "model/series.h"

struct surveying {
    struct kf_cli *cli;
    const struct kf_kit *kit; /* nothing is printed */
    const char *module;   /* as typed */
    const char *language; /* that it is written in */
    struct kf_survey *survey;
};

const char *kf_status_word(enum kf_overlay_status status)
{
    static const char *const words[KF_OVERLAY_STATUS_COUNT] = {
        [KF_OVERLAY_FRESH] = "fresh",       [KF_OVERLAY_UNRECORDED] = "unrecorded",
        [KF_OVERLAY_STALE] = "stale",       [KF_OVERLAY_MOVED] = "moved",
        [KF_OVERLAY_ORPHANED] = "orphaned", [KF_OVERLAY_ELSEWHERE] = "other language",
        [KF_OVERLAY_FAULTY] = "mistake",
    };

    return words[status];
}

bool kf_status_is_open(enum kf_overlay_status status)
{
    return status != KF_OVERLAY_FRESH && status != KF_OVERLAY_ELSEWHERE;
}

static bool same_place(struct kf_span a, struct kf_span b)
{
    return a.offset == b.offset && a.source != NULL && b.source != NULL && strcmp(a.source->path, b.source->path) == 0;
}

static void keep_state(struct surveying *surveying, const struct kf_overlay_state *state)
{
    struct kf_list *states = &surveying->survey->states;

    for (int i = 0; i < states->count; i++) {
        const struct kf_overlay_state *known = states->items[i];

        if (same_place(known->span, state->span)) {
            if (known->status == KF_OVERLAY_ELSEWHERE) {
                states->items[i] = (void *)(guintptr)state;
            }
            return;
        }
    }
    kf_list_add(surveying->cli->run.arena, states, (void *)(guintptr)state);
}

/* What an earlier edition has listed is not listed again. */
static void keep_changes(struct surveying *surveying, const struct kf_composed *composed)
{
    struct kf_list *changes = &surveying->survey->changes, found = {.items = NULL};
    struct kf_arena *arena = surveying->cli->run.arena;

    kf_adaptations_add(arena, &found, composed->changes, composed->change_count);
    for (int i = 0; i < found.count; i++) {
        const struct kf_adaptation *adaptation = found.items[i];
        bool known = false;

        for (int k = 0; k < changes->count && !known; k++) {
            const struct kf_adaptation *other = changes->items[k];

            known = other->line == adaptation->line && g_strcmp0(other->file, adaptation->file) == 0;
        }
        if (!known) {
            kf_list_add(arena, changes, found.items[i]);
        }
    }
}

/* Errors of the module are told; the rest is what the survey itself says. */
static bool look_at(struct surveying *surveying, const struct kf_edition *edition, bool tell)
{
    struct kf_run *machine = &surveying->cli->run, quiet = *machine;
    const struct kf_content *content;

    quiet.diags = kf_diags_new(machine->arena);
    content = kf_content_load(&quiet, surveying->kit, surveying->module, edition);
    if (quiet.diags->errors > 0 && tell) {
        kf_diags_move(machine->diags, quiet.diags);
    }
    if (content == NULL) {
        return false;
    }
    surveying->survey->module = content->module->id;
    surveying->language = content->module->language;
    for (int i = 0; i < content->composed.overlay_state_count; i++) {
        keep_state(surveying, &content->composed.overlay_states[i]);
    }
    keep_changes(surveying, &content->composed);
    return quiet.diags->errors == 0;
}

static const char *language_of(const struct kf_overlay_state *state)
{
    const char *own = kf_node_get_text(state->file->root, "language");

    return state->language != NULL ? state->language : own != NULL ? own : state->file->language;
}

/* A language without a translation of the module leaves its changes as they are. */
static void look_at_language(struct surveying *surveying, const struct kf_edition *usual, const char *language,
                             GHashTable *tried)
{
    struct kf_edition edition = *usual;

    edition.language = language;
    if (g_hash_table_add(tried, (gpointer)(guintptr)language)) {
        (void)look_at(surveying, &edition, /* tell */ false);
    }
}

/* In the languages that have overlay files of their own, then in those that some change speaks and no edition so far. */
static void look_at_languages(struct surveying *surveying, const struct kf_edition *usual)
{
    const struct kf_survey *survey = surveying->survey;
    struct kf_list languages = kf_layer_languages(&surveying->cli->run, surveying->kit, survey->module);
    GHashTable *tried = g_hash_table_new(g_str_hash, g_str_equal);

    for (int i = 0; i < languages.count; i++) {
        look_at_language(surveying, usual, languages.items[i], tried);
    }
    for (int i = 0; i < survey->states.count; i++) {
        const struct kf_overlay_state *state = survey->states.items[i];

        if (state->status == KF_OVERLAY_ELSEWHERE) {
            const char *language = language_of(state);

            look_at_language(surveying, usual, language != NULL ? language : surveying->language, tried);
        }
    }
    g_hash_table_destroy(tried);
}

static bool look_at_sessions(struct surveying *surveying)
{
    const struct kf_series *series = surveying->kit->community->series;
    bool good = true;

    for (int i = 0; series != NULL && i < series->sessions.count; i++) {
        const struct kf_series_session *session = series->sessions.items[i];
        struct kf_edition edition = {0};

        if (strcmp(session->module, surveying->survey->module) == 0 &&
            kf_session_has_layer(&surveying->cli->run, surveying->kit, session)) {
            kf_series_apply(session, &edition);
            good = look_at(surveying, &edition, /* tell */ true) && good;
            look_at_languages(surveying, &edition);
        }
    }
    return good;
}

void kf_survey(struct kf_cli *cli, const struct kf_kit *kit, const char *module, struct kf_survey *ret_survey)
{
    struct kf_kit unprinted = *kit;
    struct surveying surveying = {.cli = cli, .kit = &unprinted, .module = module, .survey = ret_survey};
    const struct kf_edition usual = {0};

    unprinted.only_read = true;
    *ret_survey = (struct kf_survey){.module = module};
    ret_survey->faulty = !look_at(&surveying, &usual, /* tell */ true);
    if (!ret_survey->faulty) {
        look_at_languages(&surveying, &usual);
        ret_survey->faulty = !look_at_sessions(&surveying);
    }
    kf_adaptations_sort(&ret_survey->changes);
}

/* --- what is looked at ------------------------------------------------------------------------------------------------- */

static bool is_chosen(const struct kf_survey *survey, const struct kf_overlay_state *state, const char *const *only)
{
    size_t length = strlen(survey->module);

    for (int i = 0; only != NULL && only[i] != NULL; i++) {
        bool whole = strncmp(only[i], survey->module, length) == 0 && only[i][length] == '/';

        if (g_strcmp0(whole ? only[i] + length + 1 : only[i], state->given) == 0) {
            return true;
        }
    }
    return only == NULL;
}

struct kf_accepted kf_survey_accept(struct kf_arena *arena, const struct kf_survey *survey, const struct kf_overlay_file *file,
                                    const char *const *only)
{
    const struct kf_list *states = &survey->states;
    struct kf_accepted accepted = {.changes = KF_NEW_ARRAY(arena, states->count, const struct kf_overlay_state *)};

    for (int i = 0; i < states->count; i++) {
        struct kf_overlay_state *state = kf_arena_copy(arena, states->items[i], sizeof *state);

        if (strcmp(state->file->path, file->path) == 0) {
            if (is_chosen(survey, state, only)) {
                accepted.chosen++;
            } else {
                state->text = NULL;
            }
            accepted.changes[accepted.count++] = state;
        }
    }
    return accepted;
}
