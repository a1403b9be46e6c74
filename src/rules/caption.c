/* A diagram, a table or a picture has a title, and one to write in a word on how. The first on a page has them in the
 * page's own title and lead; a second of one kind is used as the first was. */

#include "rules/rule.h"
#include "rules/sheet.h"

#include <string.h>

static const char *const own_titles[] = {"caption", "question", "title", NULL};
static const char *const own_hows[] = {"caption", "example", "how", "how-to", "note", "question", NULL};
static const char *const reading_blocks[] = {"bullets", "note", "numbered", "text", NULL};

/* `wheel: {question: …}`, or the key beside a block that is a bare list. */
static bool says_one_of(const struct kf_sheet_block *block, const char *const *keys)
{
    const struct kf_node *value = kf_node_get(block->node, block->type->name);

    for (int i = 0; keys[i] != NULL; i++) {
        if (kf_node_get(block->node, keys[i]) != NULL ||
            (value != NULL && value->kind == KF_MAPPING && kf_node_get(value, keys[i]) != NULL)) {
            return true;
        }
    }
    return false;
}

static bool says_how(const struct kf_sheet_block *block)
{
    static const char *const choice_note[] = {"choice-note", NULL};

    return g_strv_contains(reading_blocks, block->type->name) ||
           (kf_block_is(block, "heading") && says_one_of(block, choice_note));
}

/* What stands between the visual before and this one. */
struct lead_in {
    bool title, how, known;
};

static struct lead_in lead_in_of(const struct kf_sheet *sheet, int place)
{
    const struct kf_sheet_block *visual = sheet->blocks.items[place];
    struct lead_in in = {.title = says_one_of(visual, own_titles), .how = says_one_of(visual, own_hows)};
    int i = place - 1;

    for (; i >= 0; i--) {
        const struct kf_sheet_block *block = sheet->blocks.items[i];

        if (block->type->visual) {
            break;
        }
        in.title |= kf_block_is(block, "heading");
        in.how |= says_how(block);
    }
    in.title |= i < 0;
    in.known = i < 0;
    for (; i >= 0; i--) {
        in.known |= ((const struct kf_sheet_block *)sheet->blocks.items[i])->type == visual->type;
    }
    return in;
}

static void check_visual(struct kf_run *run, const struct kf_sheet *sheet, int place)
{
    const struct kf_sheet_block *visual = sheet->blocks.items[place];
    struct lead_in in = lead_in_of(sheet, place);

    if (!in.title) {
        kf_diag_hint(run->diags,
                     kf_diag_warn(run->diags, KF_CAPTION, visual->node->span, visual->address,
                                  "this %s has no heading of its own", visual->type->name),
                     "put `- heading:` before it: what it shows, in a few words");
    } else if (visual->type->tool && !in.how && !in.known) {
        kf_diag_hint(run->diags,
                     kf_diag_warn(run->diags, KF_CAPTION, visual->node->span, visual->address,
                                  "nothing says how to use this %s", visual->type->name),
                     "put a `text:` of one sentence before it, or `choice-note: true` beside its heading");
    }
}

static void check(struct kf_run *run, const struct kf_content *content)
{
    const struct kf_sheet *sheets = kf_sheets_of(content);

    for (int i = 0; i < content->module->handouts.count; i++) {
        for (int k = 0; k < sheets[i].blocks.count; k++) {
            if (((const struct kf_sheet_block *)sheets[i].blocks.items[k])->type->visual) {
                check_visual(run, &sheets[i], k);
            }
        }
    }
}

const struct kf_rule kf_rule_caption = {
    .name = "caption",
    .summary = "A diagram, a table or a picture has a title, and one to write in says how.",
    .severity = KF_WARNING,
    .check = check,
};
