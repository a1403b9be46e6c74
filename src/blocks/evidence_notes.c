/* What is known, and how well: each claim of the sessions, the word for its strength, and where it comes from. Where no session
 * is known, rows to write in. */
#include <string.h>

#include "blocks/listing.h"
#include "blocks/references.h"

struct evidence_notes {
    int blank_rows;
};

static const struct kf_field fields[] = {
    KF_INT_ROW(struct evidence_notes, blank_rows, "blank-rows", .min = 1, .max = 10, .fallback = "3",
               .help = "Rows to fill in by hand where the page goes with no session."),
    KF_END,
};

enum { COLUMNS = 3, BLANK_LINES = 2 };

#define STRENGTH_WIDTH KF_MM(34)
#define SOURCE_WIDTH KF_MM(50)

static struct kf_listing new_listing(const struct kf_build *build)
{
    return (struct kf_listing){
        .columns = COLUMNS,
        .heads = {"evidence-claim", "evidence-strength", "evidence-sources"},
        .widths = {build->width - STRENGTH_WIDTH - SOURCE_WIDTH, STRENGTH_WIDTH, SOURCE_WIDTH},
    };
}

static const struct kf_reference *find(const struct kf_records *references, const char *id)
{
    for (int i = 0; i < references->count; i++) {
        const struct kf_reference *reference = references->items[i];
        if (strcmp(reference->id, id) == 0) {
            return reference;
        }
    }
    return NULL; /* a rule says so */
}

/* "Coan 2006; Coan 2017" */
static const char *sources_of(struct kf_build *build, const struct kf_module *module, const struct kf_claim *claim)
{
    const char *all = "";

    for (int i = 0; i < claim->sources.count; i++) {
        const struct kf_reference *reference = find(&module->references, claim->sources.items[i]);
        if (reference) {
            all = kf_arena_format(build->arena, "%s%s%s", all, *all ? "; " : "",
                                  kf_reference_short(build->arena, reference));
        }
    }
    return all;
}

static struct kf_box *claim_box(struct kf_build *build, const struct kf_claim *claim)
{
    struct kf_box *words = kf_part_text(build, &claim->claim, KF_STYLE_COMPACT, KF_ROLE_P);
    struct kf_box *note = claim->note.text ? kf_part_text(build, &claim->note, KF_STYLE_SMALL, KF_ROLE_P) : NULL;

    return kf_part_stack(build, KF_MM(.6), words, note, NULL);
}

static void add_claim(struct kf_build *build, struct kf_listing *listing, const char *address,
                      const struct kf_module *module, const struct kf_claim *claim)
{
    const char *strength = kf_arena_format(build->arena, "strength-%s", kf_strength_names[claim->strength]);

    kf_listing_add(build, listing, address,
                   (const struct kf_listing_cell[COLUMNS]){
                       {.content = claim_box(build, claim)},
                       kf_listing_words(build, kf_build_words(build, strength)),
                       kf_listing_plain(build, sources_of(build, module, claim)),
                   });
}

/* A module that comes twice says the same of what is known. */
static bool came_before(const struct kf_facts *facts, int place)
{
    for (int i = 0; i < place; i++) {
        if (strcmp(facts->sessions[i].content->module->id, facts->sessions[place].content->module->id) == 0) {
            return true;
        }
    }
    return false;
}

static struct kf_box *session_box(struct kf_build *build, const struct kf_block *block,
                                  const struct kf_session_fact *session)
{
    const struct kf_module *module = session->content->module;
    const struct kf_records *claims = module->session ? &module->session->background : NULL;
    struct kf_listing listing = new_listing(build);

    for (int i = 0; claims && i < claims->count; i++) {
        const struct kf_claim *claim = claims->items[i];
        add_claim(build, &listing,
                  kf_arena_format(build->arena, "%s/%s/%s", block->address, kf_session_fact_id(session), claim->id),
                  module, claim);
    }
    return listing.rows.count > 0 ? kf_session_fact_part(build, session, kf_listing_box(build, &listing)) : NULL;
}

static struct kf_box *build_evidence_notes(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct evidence_notes *notes = data;
    struct kf_list parts = {0};

    for (int i = 0; build->facts && i < build->facts->count; i++) {
        struct kf_box *part =
            came_before(build->facts, i) ? NULL : session_box(build, block, &build->facts->sessions[i]);
        if (part) {
            kf_list_add(build->arena, &parts, part);
        }
    }
    if (parts.count > 0) {
        return kf_box_stack(build->arena, &parts, KF_MM(6));
    }
    struct kf_listing blank = new_listing(build);
    return kf_listing_blank_box(build, &blank, block->address, notes->blank_rows, BLANK_LINES);
}

const struct kf_block_type kf_block_evidence_notes = {
    .name = "evidence-notes",
    .record =
        {.name = "evidence-notes",
         .summary =
             "What the sessions say is known, how well, and from where; filled in where the page goes with sessions.",
         .size = sizeof(struct evidence_notes),
         .fields = fields,
         .node_offset = KF_NOWHERE,
         .address_offset = KF_NOWHERE,
         .shorthand = "blank-rows"},
    .build = build_evidence_notes,
    .of_sessions = true,
    .example = "evidence-notes: 2\n",
};
