/* A page is something to use, and not only to read: lines, boxes, a plan, a map, cards, a script. */

#include "rules/rule.h"
#include "rules/sheet.h"

#include <string.h>

static bool has_tool(const struct kf_sheet *sheet, const void *data)
{
    (void)data;
    for (int i = 0; i < sheet->blocks.count; i++) {
        if (((const struct kf_sheet_block *)sheet->blocks.items[i])->type->tool) {
            return true;
        }
    }
    return strstr(sheet->words, "___") != NULL; /* a blank in a paragraph */
}

static const struct kf_sheet_demand demand = {
    .code = KF_TANGIBLE_TOOL,
    .lack = "has nothing to write in, tick, cut out or say",
    .write = "add a tool, such as a `checklist`, `starters` or a `plan-table`",
    .is_met = has_tool,
};

static void check(struct kf_run *run, const struct kf_content *content)
{
    kf_sheets_demand(run, content, &demand, /* data */ NULL);
}

const struct kf_rule kf_rule_tangible_tool = {
    .name = "tangible-tool",
    .summary = "A page has something to write in, tick, cut out or say.",
    .severity = KF_WARNING,
    .check = check,
};
