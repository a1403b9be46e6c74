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

static bool sums_up(const struct kf_sheet *sheet)
{
    const struct kf_sheet_block *last = last_block(sheet);

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

static void check(struct kf_run *run, const struct kf_content *content)
{
    const struct kf_sheet *sheets;

    if (!kf_sheets_are_lessons(content)) {
        return;
    }
    sheets = kf_sheets_read(run, content);
    for (int i = 0; i < content->module->handouts.count; i++) {
        const struct kf_handout *handout = sheets[i].handout;

        if (kf_sheet_goes_home(&sheets[i]) && !kf_sheet_is_cut_out(&sheets[i]) && !sums_up(&sheets[i])) {
            kf_diag_hint(run->diags,
                         kf_diag_warn(run->diags, KF_CLOSING_LINE, kf_sheet_span(&sheets[i], "title"), handout->address,
                                      "handout \"%s\" ends without a line to remember", handout->id),
                         "end with a short `text:` that sums up, or write `purpose: summary` beside the block that does");
        }
    }
}

const struct kf_rule kf_rule_closing_line = {
    .name = "closing-line",
    .summary = "A page ends with a line to remember, or has one in a frame.",
    .severity = KF_WARNING,
    .check = check,
};
