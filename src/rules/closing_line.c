/* A page sums up: its last words are a line to remember, or one stands framed further up. On a page of one side a lead that
 * says it by itself, good for a wall, stays in sight all the way down. */

#include "rules/rule.h"
#include "rules/sheet.h"

#include <string.h>

static const char *const framed[] = {"callout", "key-message", NULL};
static const char *const plain[] = {"note", "quote", "text", NULL};

static bool is_among(const struct kf_sheet_block *block, const char *const *names)
{
    return g_strv_contains(names, block->type->name);
}

/* Sheets of cards at the end are behind the page's end. */
static const struct kf_sheet_block *last_block(const struct kf_sheet *sheet)
{
    for (int i = sheet->blocks.count - 1; i >= 0; i--) {
        const struct kf_sheet_block *block = sheet->blocks.items[i];

        if (!block->type->cut_out) {
            return block;
        }
    }
    return NULL;
}

static bool sums_up(const struct kf_sheet *sheet, const void *data)
{
    const struct kf_sheet_block *last = last_block(sheet);

    (void)data;
    if (sheet->handout->poster && sheet->handout->sides == 1) {
        return true;
    }
    for (int i = 0; i < sheet->blocks.count; i++) {
        if (is_among(sheet->blocks.items[i], framed)) {
            return true;
        }
    }
    return kf_sheet_has_purpose(sheet, KF_PURPOSE_SUMMARY) ||
           (last != NULL && is_among(last, plain) && strstr(last->words, "___") == NULL);
}

static const struct kf_sheet_demand demand = {
    .code = KF_CLOSING_LINE,
    .lack = "ends without a line to remember",
    .write = "end with a short `text:` that sums up, or write `purpose: summary` beside the block that does",
    .is_met = sums_up,
};

static void check(struct kf_run *run, const struct kf_content *content)
{
    kf_sheets_demand(run, content, &demand, /* data */ NULL);
}

const struct kf_rule kf_rule_closing_line = {
    .name = "closing-line",
    .summary = "A page ends with a line to remember, or has one in a frame.",
    .severity = KF_WARNING,
    .check = check,
};
