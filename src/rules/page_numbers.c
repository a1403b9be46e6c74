/* No two handouts have one number, whether it is written or the place in the file; nor has a page for facilitators that
 * says its own. */

#include "rules/rule.h"

enum { NUMBERS = 100 }; /* 1 to 99 */

static struct kf_span span_of(const struct kf_handout *page)
{
    const struct kf_node *written = kf_node_get(page->node, "number");

    return written != NULL ? written->span : page->node->span;
}

static void take_number(struct kf_run *run, const struct kf_handout *page, const struct kf_handout *taken[NUMBERS])
{
    const struct kf_handout *first;

    if (page->number >= NUMBERS) { /* of a very long list: nobody wrote it */
        return;
    }
    first = taken[page->number];
    taken[page->number] = page;
    if (first == NULL) {
        return;
    }
    struct kf_diag *diag = kf_diag_push(run->diags, KF_OUT_OF_RANGE, span_of(page), page->address,
                                        "\"%s\" has the number %d, as \"%s\" has", page->id, page->number, first->id);

    kf_diag_also(run->diags, diag, span_of(first), "\"%s\" is here", first->id);
    kf_diag_hint(run->diags, diag, "give one of them another `number:`");
}

static void check(struct kf_run *run, const struct kf_content *content)
{
    const struct kf_records *handouts = &content->module->handouts, *pages = &content->module->facilitator_pages;
    const struct kf_handout *taken[NUMBERS] = {NULL};

    for (int i = 0; i < handouts->count; i++) {
        take_number(run, handouts->items[i], taken);
    }
    for (int i = 0; i < pages->count; i++) {
        const struct kf_handout *page = pages->items[i];

        if (kf_node_get(page->node, "number") != NULL) {
            take_number(run, page, taken);
        }
    }
}

const struct kf_rule kf_rule_page_numbers = {
    .name = "page-numbers",
    .summary = "No two pages have one number.",
    .severity = KF_ERROR,
    .held = KF_HELD_FOR_PAGES,
    .check = check,
};
