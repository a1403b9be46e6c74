#ifndef KF_RULES_SHEET_H
#define KF_RULES_SHEET_H

/* A handout as rules of structure see it: what stands on the page, from the top down, and what participants read there. */

#include "model/block.h"
#include "model/edition.h"

struct kf_sheet_block {
    const struct kf_block_type *type;
    const struct kf_node *node;
    const char *address;
    const char *words; /* of its own, a line each, as typed with names filled in; those of blocks in it are theirs */
    bool safety;
    int depth; /* 0: on the page itself; more: in a column or a part of it */
};

struct kf_sheet {
    const struct kf_handout *handout;
    struct kf_list blocks; /* struct kf_sheet_block *, those of a column behind it */
    const char *words;     /* of the title, question, lead and all blocks */
};

/* One for each handout, in their order. The content's. */
const struct kf_sheet *kf_sheets_of(const struct kf_content *content);

/* Where to point: the key's value, else the page's first line. */
struct kf_span kf_sheet_span(const struct kf_sheet *sheet, const char *key);
bool kf_block_is(const struct kf_sheet_block *block, const char *name);
/* Whether a block says `purpose:` this. */
bool kf_sheet_has_purpose(const struct kf_sheet *sheet, enum kf_purpose purpose);
/* Whether pages teach: those of a module with a session, in the language they were written in (a translation has what its
 * source has, in words that we may not know). The kit's pages are forms and lists. */
bool kf_sheets_are_lessons(const struct kf_content *content);
/* Whether the module is one of the kit's own. */
bool kf_sheets_are_kits(const struct kf_content *content);
/* Whether cards are all there is to use: scissors make of it what people take home. */
bool kf_sheet_is_cut_out(const struct kf_sheet *sheet);

/* What a page that teaches and goes home must have. Cards alone are let off. */
struct kf_sheet_demand {
    enum kf_code code;
    const char *lack;  /* behind the name: "ends without a line to remember" */
    const char *write; /* the hint */
    bool (*is_met)(const struct kf_sheet *sheet, const void *data);
};

/* Warns of each page that does not meet it, at its title. */
void kf_sheets_demand(struct kf_run *run, const struct kf_content *content, const struct kf_sheet_demand *demand,
                      const void *data);

#endif
