/* All that there is to print, with what people look for it by. */

#include <string.h>

#include "cli/json.h"
#include "cli/survey.h"
#include "compose/texts.h"
#include "desk/task.h"
#include "model/kept.h"

/* --- words -------------------------------------------------------------------------------------------------------------- */

static void add_plain(JsonBuilder *builder, struct kf_arena *arena, const char *key, const char *text)
{
    kf_json_text(builder, key, text != NULL ? kf_task_plain(arena, text) : NULL);
}

/* Every text that prints on the page: what only the guide says of it finds nothing. */
static void add_texts(JsonBuilder *builder, struct kf_arena *arena, const struct kf_content *content, const char *address)
{
    const struct kf_list *texts = kf_content_texts(content);
    GString *all = g_string_new(NULL);

    for (int i = 0; i < texts->count; i++) {
        const struct kf_translatable *text = texts->items[i];

        if (!text->number && (text->flags & KF_FACILITATOR) == 0 && kf_address_is_below(text->address, address)) {
            g_string_append_printf(all, "%s\n", kf_task_plain(arena, text->scalar->text));
        }
    }
    kf_json_text(builder, "words", all->str);
    g_string_free(all, TRUE);
}

/* --- marks -------------------------------------------------------------------------------------------------------------- */

/* Whether something at this address prints there: on the handout, or (NULL) in the guide, which has the rest. */
static bool is_of(const struct kf_module *module, const char *address, const struct kf_handout *handout)
{
    if (handout != NULL) {
        return kf_address_is_below(address, handout->address);
    }
    for (int i = 0; i < module->handouts.count; i++) {
        if (kf_address_is_below(address, ((const struct kf_handout *)module->handouts.items[i])->address)) {
            return false;
        }
    }
    return true;
}

static bool is_changed(const struct kf_content *content, const struct kf_handout *handout)
{
    for (int i = 0; i < content->composed.change_count; i++) {
        const struct kf_change *change = &content->composed.changes[i];

        if (change->owner == KF_OVERLAY_OWN && is_of(content->module, change->address, handout)) {
            return true;
        }
    }
    return false;
}

static bool is_out_of_date(struct kf_arena *arena, const struct kf_content *content, const struct kf_handout *handout)
{
    const struct kf_composed *composed = &content->composed;

    for (int i = 0; i < composed->overlay_state_count; i++) {
        const struct kf_overlay_state *state = &composed->overlay_states[i];
        const char *whole = kf_arena_format(arena, "%s/%s", content->module->id, state->given);

        if (state->file->owner == KF_OVERLAY_OWN && kf_status_is_open(state->status) &&
            state->status != KF_OVERLAY_UNRECORDED && is_of(content->module, whole, handout)) {
            return true;
        }
    }
    return false;
}

static void add_marks(JsonBuilder *builder, struct kf_arena *arena, const struct kf_content *content,
                      const struct kf_handout *handout)
{
    kf_json_flag(builder, "changed", is_changed(content, handout));
    kf_json_flag(builder, "outOfDate", is_out_of_date(arena, content, handout));
}

/* --- handouts and modules ------------------------------------------------------------------------------------------------ */

static void add_handout(JsonBuilder *builder, struct kf_arena *arena, const struct kf_content *content,
                        const struct kf_handout *handout)
{
    json_builder_begin_object(builder);
    kf_json_text(builder, "id", handout->id);
    kf_json_text(builder, "number", kf_module_handout_number(arena, content->module, handout->number));
    add_plain(builder, arena, "title", handout->title.text);
    add_plain(builder, arena, "lead", handout->lead.text);
    add_plain(builder, arena, "question", handout->question.text);
    kf_json_number(builder, "sides", handout->sides);
    kf_json_texts(builder, "touches", handout->touches.items, handout->touches.count);
    kf_json_flag(builder, "clinician", handout->clinician != NULL);
    add_marks(builder, arena, content, handout);
    add_texts(builder, arena, content, handout->address);
    json_builder_end_object(builder);
}

/* With its minutes in each form of the session, in the order of the lengths; 0: it is not held. */
static void add_activity(JsonBuilder *builder, struct kf_arena *arena, const struct kf_session *session,
                         const struct kf_activity *activity)
{
    json_builder_begin_object(builder);
    add_plain(builder, arena, "title", activity->title.text);
    kf_json_array(builder, "minutes");
    for (int i = 0; i < session->lengths.count; i++) {
        json_builder_add_int_value(builder, kf_minutes_for(&activity->minutes, kf_session_length(session, i)));
    }
    json_builder_end_array(builder);
    kf_json_texts(builder, "uses", activity->uses.items, activity->uses.count);
    json_builder_end_object(builder);
}

static void add_guide(JsonBuilder *builder, struct kf_arena *arena, const struct kf_content *content)
{
    const struct kf_session *session = content->module->session;

    kf_json_object(builder, "session");
    kf_json_texts(builder, "lengths", session->lengths.items, session->lengths.count);
    kf_json_array(builder, "activities");
    for (int i = 0; i < session->activities.count; i++) {
        add_activity(builder, arena, session, session->activities.items[i]);
    }
    json_builder_end_array(builder);
    add_marks(builder, arena, content, /* handout */ NULL);
    kf_json_flag(builder, "guide", content->composed.facilitator_missing == 0);
    json_builder_end_object(builder);
}

static bool has_language(const struct kf_list *languages, const char *language)
{
    for (int i = 0; i < languages->count; i++) {
        if (kf_same_language(languages->items[i], language)) {
            return true;
        }
    }
    return false;
}

static void add_content(struct kinfold *kinfold, JsonBuilder *builder, const struct kf_content *content)
{
    const struct kf_module *module = content->module;
    struct kf_arena *arena = kinfold->run.arena;

    kf_json_text(builder, "sign", kf_module_sign(arena, module));
    add_plain(builder, arena, "title", module->title.text);
    add_plain(builder, arena, "aim", module->aim.text);
    kf_json_text(builder, "language", content->language);
    kf_json_texts(builder, "audiences", module->audience.items, module->audience.count);
    kf_json_array(builder, "handouts");
    for (int i = 0; i < module->handouts.count; i++) {
        add_handout(builder, arena, content, module->handouts.items[i]);
    }
    json_builder_end_array(builder);
    if (module->session != NULL) {
        add_guide(builder, arena, content);
    }
}

/* In the language asked for, where it is there in that: `translated` tells. */
static void add_module(struct kinfold *kinfold, JsonBuilder *builder, const char *id, const struct kinfold_options *options)
{
    const struct kf_content *content = kf_call_content(kinfold, id, NULL);
    struct kf_list languages = {0};
    bool translated = options->language == NULL;

    if (content != NULL) {
        languages = kf_module_languages(&kinfold->run, content->kit, id, content->module->language);
    }
    if (content != NULL && !translated && has_language(&languages, options->language)) {
        content = kf_call_content(kinfold, id, options);
        translated = true;
    }
    json_builder_begin_object(builder);
    kf_json_text(builder, "id", id);
    kf_json_flag(builder, "readable", content != NULL);
    kf_json_flag(builder, "translated", translated);
    kf_json_texts(builder, "languages", (const char *const *)languages.items, languages.count);
    if (content != NULL && translated) {
        add_content(kinfold, builder, content);
    }
    json_builder_end_object(builder);
}

static void add_community(struct kinfold *kinfold, JsonBuilder *builder, const struct kf_kit *kit)
{
    const struct kf_community *community = kit->community;

    kf_json_text(builder, "folder", kinfold->community);
    kf_json_text(builder, "program", community->is_default ? NULL : community->program);
    kf_json_text(builder, "paper", community->paper);
    kf_json_text(builder, "language", community->language);
}

static void run(struct kinfold *kinfold, const struct kf_parcel *question, struct kf_parcel *answer)
{
    JsonBuilder *builder = json_builder_new();
    struct kinfold_options options;
    const struct kf_kit *kit;

    if (!kf_task_options(question, &options)) {
        g_object_unref(builder);
        kf_task_fail(kinfold, answer, 404);
        return;
    }
    json_builder_begin_object(builder);
    kf_call_begin(kinfold);
    kit = kf_call_kit(kinfold);
    if (kit != NULL) {
        add_community(kinfold, builder, kit);
    }
    kf_json_array(builder, "modules");
    for (int i = 0; kit != NULL && i < kit->used_count; i++) {
        add_module(kinfold, builder, kit->used_ids[i], &options);
    }
    json_builder_end_array(builder);
    kf_call_end(kinfold);
    kf_task_add_found(kinfold, builder);
    json_builder_end_object(builder);
    kf_task_give_json(answer, builder, kit != NULL ? 200 : 422);
}

const struct kf_task kf_task_library = {"library", run};

/* --- whose they are ------------------------------------------------------------------------------------------------------ */

static void run_name(struct kinfold *kinfold, const struct kf_parcel *question, struct kf_parcel *answer)
{
    JsonBuilder *builder = json_builder_new();
    const struct kf_kit *kit;

    (void)question;
    json_builder_begin_object(builder);
    kf_call_begin(kinfold);
    kit = kf_call_kit(kinfold);
    kf_json_text(builder, "program", kit != NULL ? kit->community->program : NULL);
    kf_json_text(builder, "language", kit != NULL ? kit->community->language : NULL);
    kf_call_end(kinfold);
    json_builder_end_object(builder);
    kf_task_give_json(answer, builder, kit != NULL ? 200 : 422);
}

const struct kf_task kf_task_name = {"name", run_name};
