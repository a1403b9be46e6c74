/* A page that goes home asks for one small step, with a day. */

#include "rules/rule.h"
#include "rules/sheet.h"
#include "rules/wording.h"

static const struct kf_wording steps[] = {
    {"en", "\\b(this week|today|tonight|tomorrow|each (day|week)|once a (day|week)|right now|by when)\\b|\\((the )?days?\\)"},
    {"es", "\\b(esta semana|hoy|esta noche|mañana|cada (día|semana)|ahora mismo|para cuándo)\\b|\\((el )?días?\\)"},
};

static bool has_step(const struct kf_sheet *sheet, const void *pattern)
{
    return kf_sheet_has_purpose(sheet, KF_PURPOSE_ACTION) ||
           (pattern != NULL && kf_wording_in(pattern, sheet->words, /* ret_words */ NULL));
}

static const struct kf_sheet_demand demand = {
    .code = KF_WEEKLY_ACTION,
    .lack = "asks for no step this week",
    .write = "add one small step with a day, as in \"This week I will try ___ on (day) ___\", or write "
             "`purpose: action` beside the block that is it",
    .is_met = has_step,
};

static void check(struct kf_run *run, const struct kf_content *content)
{
    kf_sheets_demand(run, content, &demand, kf_wording_for(run->arena, steps, G_N_ELEMENTS(steps), content->language));
}

const struct kf_rule kf_rule_weekly_action = {
    .name = "weekly-action",
    .summary = "A page that goes home asks for one small step, with a day.",
    .severity = KF_WARNING,
    .check = check,
};
