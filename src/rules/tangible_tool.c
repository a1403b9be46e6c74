/* A page is something to use, and not only to read: lines, boxes, a plan, a map, cards, a script. */

#include "rules/rule.h"
#include "rules/sheet.h"

#include <string.h>

static bool has_tool(const struct kf_sheet *sheet)
{
    for (int i = 0; i < sheet->blocks.count; i++) {
        if (((const struct kf_sheet_block *)sheet->blocks.items[i])->type->tool) {
            return true;
        }
    }
    return strstr(sheet->words, "___") != NULL; /* a blank in a paragraph */
}

static void check(struct kf_run *run, const struct kf_content *content)
{
    const struct kf_sheet *sheets;

    if (!kf_sheets_are_lessons(content)) {
        return;
    }
    sheets = kf_sheets_read(run, content);
    for (int i = 0; i < content->module->handouts.count; i++) {
        const struct kf_handout *handout = sheets[i].handout;

        if (kf_sheet_goes_home(&sheets[i]) && !has_tool(&sheets[i])) {
            kf_diag_hint(run->diags,
                         kf_diag_warn(run->diags, KF_TANGIBLE_TOOL, kf_sheet_span(&sheets[i], "title"), handout->address,
                                      "handout \"%s\" has nothing to write in, tick, cut out or say", handout->id),
                         "add a tool, such as a `checklist`, `starters` or a `plan-table`");
        }
    }
}

const struct kf_rule kf_rule_tangible_tool = {
    .name = "tangible-tool",
    .summary = "A page has something to write in, tick, cut out or say.",
    .severity = KF_WARNING,
    .check = check,
};
