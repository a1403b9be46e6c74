/* What a survey found, for people and for other programs. */

#include <stdio.h>
#include <string.h>

#include "cli/adaptation.h"
#include "cli/json.h"
#include "cli/survey.h"

/* --- status, for people --------------------------------------------------------------------------------------------- */

static void print_fact(const char *name, const char *text)
{
    if (text != NULL && *text != '\0') {
        printf("      %-12s %s\n", name, text);
    }
}

static void print_approval(bool core, bool safety, const char *by, const char *on)
{
    if (safety && by != NULL && on != NULL) {
        printf("      safety text, approved by %s on %s\n", by, on);
    } else if (safety) {
        puts("      safety text");
    } else if (core) {
        puts("      core part");
    }
}

static void print_open(const struct kf_overlay_state *state)
{
    if (state->status == KF_OVERLAY_STALE) {
        print_fact("the kit then", state->recorded);
        print_fact("the kit now", state->text);
        print_fact("yours", state->own);
    } else if (state->status == KF_OVERLAY_ORPHANED) {
        print_fact("the kit then", state->recorded);
        print_fact("yours", state->own);
        print_fact("most like it", state->most_like);
        print_fact("nearest", state->nearest);
    }
    print_fact("now at", state->moved_to);
}

static void print_state(const struct kf_overlay_state *state)
{
    printf("    line %-4d %-14s %-7s  %s\n", state->span.line, kf_status_word(state->status),
           kf_change_word(state->kind), state->given != NULL ? state->given : "");
    print_approval(state->core, state->safety, state->approved_by, state->approved_on);
    print_open(state);
    print_fact("why", state->why);
}

static void print_counts(const struct kf_survey *survey)
{
    int counts[KF_OVERLAY_STATUS_COUNT] = {0};
    const char *before = ": ";

    for (int i = 0; i < survey->states.count; i++) {
        counts[((const struct kf_overlay_state *)survey->states.items[i])->status]++;
    }
    printf("  %d %s", survey->states.count, survey->states.count == 1 ? "change" : "changes");
    for (int i = 0; i < KF_OVERLAY_STATUS_COUNT; i++) {
        if (counts[i] > 0) {
            printf("%s%d %s", before, counts[i], kf_status_word((enum kf_overlay_status)i));
            before = ", ";
        }
    }
    putchar('\n');
}

static int count_open(const struct kf_survey *survey)
{
    int open = 0;

    for (int i = 0; i < survey->states.count; i++) {
        open += kf_status_is_open(((const struct kf_overlay_state *)survey->states.items[i])->status);
    }
    return open;
}

static const char *const owners[] = {
    [KF_OVERLAY_OWN] = "own", [KF_OVERLAY_OF_BASE] = "based-on", [KF_OVERLAY_OF_KIT] = "kit"};

int kf_survey_print(const struct kf_survey *survey)
{
    const char *path = NULL;

    printf("%s\n", survey->module);
    for (int i = 0; i < survey->states.count; i++) {
        const struct kf_overlay_state *state = survey->states.items[i];

        if (path == NULL || strcmp(path, state->file->path) != 0) {
            path = state->file->path;
            printf("  %s%s\n", path,
                   state->file->owner == KF_OVERLAY_OF_BASE  ? "  (of a programme that yours is based on)"
                   : state->file->owner == KF_OVERLAY_OF_KIT ? "  (of the kit)"
                                                             : "");
        }
        print_state(state);
    }
    if (survey->states.count > 0) {
        print_counts(survey);
    }
    if (survey->faulty) {
        puts("  has mistakes, told with file and line: mend them, then look again");
    }
    return count_open(survey);
}

/* --- status, for programs ------------------------------------------------------------------------------------------- */

static void report_state(JsonBuilder *builder, const struct kf_overlay_state *state)
{
    json_builder_begin_object(builder);
    kf_json_text(builder, "file", state->file->path);
    kf_json_number(builder, "line", state->span.line);
    kf_json_text(builder, "layer", state->file->layer);
    kf_json_text(builder, "owner", owners[state->file->owner]);
    kf_json_text(builder, "status", kf_status_word(state->status));
    kf_json_text(builder, "kind", kf_change_word(state->kind));
    kf_json_text(builder, "address", state->given);
    kf_json_text(builder, "language", state->language);
    kf_json_text(builder, "recorded", state->recorded);
    kf_json_text(builder, "now", state->text);
    kf_json_text(builder, "own", state->own);
    kf_json_text(builder, "moved-to", state->moved_to);
    kf_json_text(builder, "nearest", state->nearest);
    kf_json_text(builder, "most-like", state->most_like);
    kf_json_flag(builder, "core", state->core);
    kf_json_flag(builder, "safety", state->safety);
    kf_json_text(builder, "why", state->why);
    kf_json_text(builder, "approved-by", state->approved_by);
    kf_json_text(builder, "approved-on", state->approved_on);
    json_builder_end_object(builder);
}

/* A list of modules, each with what is told of it. */
static JsonBuilder *begin_report(void)
{
    JsonBuilder *builder = json_builder_new();

    json_builder_begin_object(builder);
    kf_json_array(builder, "modules");
    return builder;
}

static void begin_module(JsonBuilder *builder, const struct kf_survey *survey)
{
    json_builder_begin_object(builder);
    kf_json_text(builder, "module", survey->module);
    kf_json_flag(builder, "faulty", survey->faulty);
}

int kf_surveys_report(const struct kf_list *surveys)
{
    JsonBuilder *builder = begin_report();
    int open = 0;

    for (int i = 0; i < surveys->count; i++) {
        const struct kf_survey *survey = surveys->items[i];

        begin_module(builder, survey);
        kf_json_array(builder, "changes");
        for (int k = 0; k < survey->states.count; k++) {
            report_state(builder, survey->states.items[k]);
        }
        json_builder_end_array(builder);
        json_builder_end_object(builder);
        open += count_open(survey);
    }
    json_builder_end_array(builder);
    kf_json_number(builder, "open", open);
    json_builder_end_object(builder);
    kf_json_print(builder, stdout);
    return open;
}

/* --- log ------------------------------------------------------------------------------------------------------------ */

static void print_adaptation(const struct kf_adaptation *adaptation)
{
    printf("  %-7s  %s\n", adaptation->kind, adaptation->address);
    printf("      %s:%d\n", adaptation->file, adaptation->line);
    print_approval(adaptation->core, adaptation->safety, adaptation->approved_by, adaptation->approved_on);
    print_fact("was", adaptation->old_text);
    print_fact("is", adaptation->new_text);
    print_fact("why", adaptation->why);
}

void kf_survey_print_log(const struct kf_survey *survey)
{
    int safety = 0, core = 0;

    printf("%s\n", survey->module);
    for (int i = 0; i < survey->changes.count; i++) {
        const struct kf_adaptation *adaptation = survey->changes.items[i];

        print_adaptation(adaptation);
        safety += adaptation->safety;
        core += adaptation->core;
    }
    printf("  %d %s, %d to core parts, %d to safety texts\n", survey->changes.count,
           survey->changes.count == 1 ? "change" : "changes", core, safety);
}

void kf_surveys_report_log(const struct kf_list *surveys)
{
    JsonBuilder *builder = begin_report();

    for (int i = 0; i < surveys->count; i++) {
        const struct kf_survey *survey = surveys->items[i];

        begin_module(builder, survey);
        kf_adaptations_json(builder, &survey->changes);
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
    json_builder_end_object(builder);
    kf_json_print(builder, stdout);
}
