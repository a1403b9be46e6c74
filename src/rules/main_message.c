/* A page says its one message first, in a few words: a tired reader may read no more than that. */

#include "rules/reading.h"
#include "rules/rule.h"
#include "rules/sheet.h"

#include <string.h>

enum { WORDS_MAX = 25 };

/* The way out may stand before it. */
static const struct kf_sheet_block *first_key_message(const struct kf_sheet *sheet)
{
    for (int i = 0; i < sheet->blocks.count; i++) {
        const struct kf_sheet_block *block = sheet->blocks.items[i];

        if (kf_block_is(block, "key-message")) {
            return block;
        }
        if (!block->safety) {
            return NULL;
        }
    }
    return NULL;
}

static void check_sheet(struct kf_run *run, const struct kf_sheet *sheet)
{
    const struct kf_handout *handout = sheet->handout;
    const struct kf_sheet_block *block = first_key_message(sheet);
    const char *message = handout->lead.text != NULL ? handout->lead.text : block != NULL ? block->words : NULL;
    int words = message != NULL ? kf_reading_words(message, strlen(message)) : 0;

    if (message == NULL) {
        kf_diag_hint(run->diags,
                     kf_diag_warn(run->diags, KF_MAIN_MESSAGE, kf_sheet_span(sheet, "title"), handout->address,
                                  "handout \"%s\" does not begin with its main message", handout->id),
                     "write `lead:` under the title: what people should remember if they read nothing else, in %d words "
                     "at most",
                     WORDS_MAX);
    } else if (words > WORDS_MAX) {
        kf_diag_hint(run->diags,
                     kf_diag_warn(run->diags, KF_MAIN_MESSAGE,
                                  handout->lead.text != NULL ? kf_sheet_span(sheet, "lead") : block->node->span,
                                  handout->lead.text != NULL ? handout->lead.address : block->address,
                                  "the main message of \"%s\" has %d words", handout->id, words),
                     "say it in %d words at most, and the rest in a `text:` below", WORDS_MAX);
    }
}

static void check(struct kf_run *run, const struct kf_content *content)
{
    const struct kf_sheet *sheets = kf_sheets_of(content);

    for (int i = 0; i < content->module->handouts.count; i++) {
        if (!sheets[i].handout->landscape) {
            check_sheet(run, &sheets[i]);
        }
    }
}

const struct kf_rule kf_rule_main_message = {
    .name = "main-message",
    .summary = "A page begins with its main message, in 25 words at most.",
    .severity = KF_WARNING,
    .check = check,
};
