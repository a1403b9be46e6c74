/* A list runs on for seven items at most (Clear Communication Index, 8). */

#include <string.h>

#include "model/kept.h"
#include "rules/rule.h"
#include "schema/walk.h"

enum { ITEMS_MAX = 7 };

struct looking {
    struct kf_run *run;
    const struct kf_content *content;
};

/* A line to write on is nothing to keep in mind. */
static int count_to_read(const struct kf_node *list)
{
    int count = 0;

    for (int i = 0; i < list->count; i++) {
        const struct kf_node *item = list->items[i];
        const char *text = item->kind == KF_MAPPING ? kf_node_get_text(item, "text") : item->text;

        count += text == NULL || strstr(text, "___") == NULL;
    }
    return count;
}

static bool check_node(void *data, struct kf_node *node, const struct kf_place *place)
{
    struct looking *looking = data;
    const struct kf_field *field = place->field;
    bool top = place->parent == looking->content->composed.root;

    if ((place->flags & KF_FACILITATOR) != 0 || (top && field != NULL && strcmp(field->key, "handouts") != 0)) {
        return false;
    }
    if (node->kind == KF_SEQUENCE && field != NULL && strcmp(field->key, "items") == 0 &&
        count_to_read(node) > ITEMS_MAX) {
        kf_diag_hint(looking->run->diags,
                     kf_diag_warn(looking->run->diags, KF_LIST_LENGTH, node->items[ITEMS_MAX]->span, place->address,
                                  "a list of %d items without a break", count_to_read(node)),
                     "make two lists of it, each under a heading, or leave out what matters least: %d items at most",
                     ITEMS_MAX);
    }
    return true;
}

static void check(struct kf_run *run, const struct kf_content *content)
{
    struct looking looking = {run, content};

    kf_walked_each(kf_content_walked(content), check_node, &looking);
}

const struct kf_rule kf_rule_list_length = {
    .name = "list-length",
    .summary = "A list on a handout has seven items at most.",
    .severity = KF_WARNING,
    .check = check,
};
