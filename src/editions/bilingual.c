/* A handout in two languages (--bilingual): side by side on one page, on pages that face each other, or one after the
 * other where a page is all one drawing. */
#include "editions/editions_internal.h"
#include "layout/parallel.h"

#define GUTTER KF_MM(10)
#define FIRST 0
#define SECOND 1

enum form {
    SIDE_BY_SIDE,
    FACING,
    IN_TURN, /* a page that is all grid, a certificate, cards with backs: whole in one language, then in the other */
};

/* --- which form ------------------------------------------------------------------------------------------------------ */

static bool has_full_page(const struct kf_handout *handout)
{
    for (int i = 0; i < handout->blocks.count; i++) {
        const struct kf_block_type *type = (const struct kf_block_type *)handout->blocks.items[i]->type;
        if (type->fills_page) {
            return true;
        }
    }
    return false;
}

static enum form form_of(const struct kf_in_two *bilingual)
{
    const struct kf_build *build = &bilingual->builds[FIRST];
    const struct kf_handout *handout = bilingual->handouts[FIRST];

    if (build->theme->landscape || kf_has_sheet_title(handout) || has_full_page(handout)) {
        return IN_TURN;
    }
    return build->content->edition.bilingual == KF_FACING ? FACING : SIDE_BY_SIDE;
}

/* --- a block in both languages ----------------------------------------------------------------------------------------- */

enum room { /* that a block takes, the first that it fits */
    COLUMN,
    NARROW_COLUMN, /* its parts one under the other, as in large print */
    ACROSS,        /* as wide as the page: first in one language, then in the other */
};

struct merger { /* of one handout's blocks */
    struct kf_in_two *bilingual;
    const struct kf_parallel *parallel;
    struct kf_theme narrow[2]; /* the themes, all in one column */
    unsigned breaks[2]; /* page breaks on their way to the next box */
    struct kf_list boxes;
};

static struct kf_build build_for(const struct merger *merger, enum room room, int language)
{
    struct kf_build build = merger->bilingual->builds[language];

    build.width = room == ACROSS ? build.theme->live_width : merger->parallel->width;
    build.theme = room == NARROW_COLUMN ? &merger->narrow[language] : build.theme;
    return build;
}

static struct kf_box *build_in(struct merger *merger, const struct kf_block *block, enum room room, int language)
{
    struct kf_build build = build_for(merger, room, language);

    return block ? kf_build_next(&build, block, &merger->breaks[language]) : NULL;
}

typedef bool has_room(struct kf_shaper *shaper, const struct kf_box *box, kf_len width);

/* What a block says when it is built as narrow as a column is no mistake of the author's: it is then built as wide as the
 * page. */
static bool fits(const struct merger *merger, const struct kf_block *block, enum room room, int language, has_room *has)
{
    struct kf_build build = build_for(merger, room, language);
    struct kf_run quiet = *build.run;

    if (!block) {
        return true;
    }
    quiet.diags = kf_diags_new(build.arena);
    build.run = &quiet;
    const struct kf_box *box = kf_build_block(&build, block);
    return quiet.diags->errors == 0 && (!box || has(build.shaper, box, build.width));
}

static bool both_fit(const struct merger *merger, const struct kf_block *first, const struct kf_block *second,
                     enum room room, has_room *has)
{
    return fits(merger, first, room, FIRST, has) && fits(merger, second, room, SECOND, has);
}

static kf_len height_of(const struct merger *merger, const struct kf_block *block, enum room room, int language)
{
    struct kf_build build = build_for(merger, room, language);
    const struct kf_fit fit = kf_fit_natural(build.theme);
    const struct kf_box *box = block ? kf_build_block(&build, block) : NULL;

    return box ? kf_measure(build.shaper, box, build.width, &fit) : 0;
}

/* A table of four columns, its cells one under the other, may fill pages. */
static bool grows_too_long(const struct merger *merger, const struct kf_block *first, const struct kf_block *second)
{
    kf_len beside = kf_len_max(height_of(merger, first, NARROW_COLUMN, FIRST), height_of(merger, second, NARROW_COLUMN, SECOND));
    kf_len in_turn = height_of(merger, first, ACROSS, FIRST) + height_of(merger, second, ACROSS, SECOND);

    return beside > in_turn + in_turn / 2;
}

static enum room room_for(const struct merger *merger, const struct kf_block *first, const struct kf_block *second)
{
    enum room room = COLUMN;

    while (room < ACROSS && !both_fit(merger, first, second, room, kf_box_has_room)) {
        room++;
    }
    if (room == COLUMN && !both_fit(merger, first, second, COLUMN, kf_box_has_ample_room) &&
        both_fit(merger, first, second, NARROW_COLUMN, kf_box_has_ample_room)) {
        room = NARROW_COLUMN;
    }
    return room == NARROW_COLUMN && grows_too_long(merger, first, second) ? ACROSS : room;
}

static void add(struct merger *merger, struct kf_box *box)
{
    kf_list_add(merger->parallel->arena, &merger->boxes, box);
}

static void add_across(struct merger *merger, struct kf_box *box, int language)
{
    if (box) {
        add(merger, kf_parallel_across(merger->parallel, box, language));
    }
}

static void merge_blocks(struct merger *merger, const struct kf_block *first, const struct kf_block *second)
{
    const struct kf_parallel *parallel = merger->parallel;
    enum room room = parallel->apart ? COLUMN : room_for(merger, first, second);
    struct kf_box *boxes[] = {build_in(merger, first, room, FIRST), build_in(merger, second, room, SECOND)};

    if (room == ACROSS) {
        add_across(merger, boxes[FIRST], FIRST);
        add_across(merger, boxes[SECOND], SECOND);
    } else if (boxes[FIRST] || boxes[SECOND]) {
        add(merger, kf_parallel(parallel, boxes[FIRST], boxes[SECOND]));
    }
}

static const char **addresses_of(struct kf_arena *arena, const struct kf_blocks *blocks)
{
    const char **addresses = KF_NEW_ARRAY(arena, blocks->count, const char *);

    for (int i = 0; i < blocks->count; i++) {
        addresses[i] = blocks->items[i]->address;
    }
    return addresses;
}

static void merge_all_blocks(struct merger *merger)
{
    struct kf_arena *arena = merger->parallel->arena;
    const struct kf_blocks *first = &merger->bilingual->handouts[FIRST]->blocks;
    const struct kf_blocks *second = &merger->bilingual->handouts[SECOND]->blocks;
    struct kf_match *matches = KF_NEW_ARRAY(arena, first->count + second->count, struct kf_match);
    int count = kf_parallel_align(arena, addresses_of(arena, first), first->count, addresses_of(arena, second),
                                  second->count, matches);

    for (int i = 0; i < count; i++) {
        const int *at = matches[i].at;
        merge_blocks(merger, at[FIRST] < 0 ? NULL : first->items[at[FIRST]], at[SECOND] < 0 ? NULL : second->items[at[SECOND]]);
    }
}

/* --- a handout in both languages ---------------------------------------------------------------------------------------- */

/* In a column the words need the picture's room. */
static struct kf_box *head_in(const struct merger *merger, enum room room, int language)
{
    struct kf_build build = build_for(merger, room, language);
    struct kf_handout handout = *merger->bilingual->handouts[language];

    handout.picture = merger->parallel->apart ? handout.picture : NULL;
    return kf_handout_head(&build, &handout, /* keep */ NULL);
}

static void add_heads(struct merger *merger)
{
    const struct kf_parallel *parallel = merger->parallel;
    struct kf_box *heads[] = {head_in(merger, COLUMN, FIRST), head_in(merger, COLUMN, SECOND)};

    if (kf_box_has_room(parallel->shapers[FIRST], heads[FIRST], parallel->width) &&
        kf_box_has_room(parallel->shapers[SECOND], heads[SECOND], parallel->width)) {
        add(merger, kf_parallel(parallel, heads[FIRST], heads[SECOND]));
        return;
    }
    add_across(merger, head_in(merger, ACROSS, FIRST), FIRST);
    add_across(merger, head_in(merger, ACROSS, SECOND), SECOND);
}

/* At the foot of a page in two languages, or of a large one, there is no room for what becomes of it. */
static void add_last_words(struct merger *merger)
{
    struct kf_in_two *bilingual = merger->bilingual;
    struct kf_build *builds = bilingual->builds;
    bool crowded = !merger->parallel->apart || builds[FIRST].theme->variant == KF_LARGE_PRINT;
    struct kf_box *drafts[] = {kf_handout_draft(&builds[FIRST]), kf_handout_draft(&builds[SECOND])};

    if (crowded && bilingual->handouts[FIRST]->keep != KF_KEEP_SHARE) {
        add(merger, kf_parallel(merger->parallel, kf_handout_keep(&builds[FIRST], bilingual->handouts[FIRST]),
                                kf_handout_keep(&builds[SECOND], bilingual->handouts[SECOND])));
    }
    if (drafts[FIRST] || drafts[SECOND]) {
        add(merger, kf_parallel(merger->parallel, drafts[FIRST], drafts[SECOND]));
    }
}

static const char *title_of(const struct kf_in_two *bilingual, int language)
{
    struct kf_build build = bilingual->builds[language];

    return kf_build_inline(&build, &bilingual->handouts[language]->title)->text;
}

static struct kf_box *continued(struct kf_in_two *bilingual, const struct kf_parallel *parallel)
{
    return kf_parallel(parallel, kf_continued_box(&bilingual->builds[FIRST], title_of(bilingual, FIRST)),
                       kf_continued_box(&bilingual->builds[SECOND], title_of(bilingual, SECOND)));
}

static struct kf_box *body_of(struct kf_in_two *bilingual, struct merger *merger)
{
    const struct kf_parallel *parallel = merger->parallel;
    struct kf_build *build = &bilingual->builds[FIRST];

    add_heads(merger);
    merge_all_blocks(merger);
    add_last_words(merger);
    struct kf_box *body = kf_body_box(build, &merger->boxes);
    body->tag = parallel->apart ? NULL : body->tag; /* each language has a section of its own */
    return body;
}

static struct kf_section *section_of(struct kf_in_two *bilingual, const struct kf_parallel *parallel)
{
    struct kf_section *section = KF_NEW(parallel->arena, struct kf_section);
    struct merger merger = {
        .bilingual = bilingual,
        .parallel = parallel,
        .narrow = {*bilingual->builds[FIRST].theme, *bilingual->builds[SECOND].theme},
    };

    merger.narrow[FIRST].single_column = merger.narrow[SECOND].single_column = true;
    section->title = title_of(bilingual, FIRST);
    section->flow = (struct kf_flow){
        .body = body_of(bilingual, &merger),
        .continued = continued(bilingual, parallel),
        .origin = bilingual->handouts[FIRST]->node,
        .address = bilingual->handouts[FIRST]->address,
    };
    return section;
}

static void add_bookmark(struct kf_in_two *bilingual, int language, int page)
{
    struct kf_document *document = bilingual->document;

    document->bookmarks[document->bookmark_count++] = (struct kf_bookmark){
        title_of(bilingual, language), 0, page, bilingual->builds[language].theme->main_top};
}

/* --- side by side -------------------------------------------------------------------------------------------------------- */

/* The way out stands at the foot in both languages. */
static void make_room_at_foot(struct kf_theme *theme, const struct kf_theme *second)
{
    kf_len line = second->types[KF_STYLE_LABEL].line;

    theme->footer_height += line;
    theme->footer_top -= line;
    theme->main_height -= line;
}

static void fill_side_by_side(struct kf_in_two *bilingual, struct kf_list *ret_sections)
{
    struct kf_document *document = bilingual->document;
    struct kf_build *builds = bilingual->builds;
    struct kf_parallel parallel = {
        .arena = document->arena,
        .shapers = {builds[FIRST].shaper, builds[SECOND].shaper},
        .width = (document->theme.live_width - GUTTER) / 2,
        .gap = GUTTER,
    };
    struct kf_placer placer;

    make_room_at_foot(&document->theme, builds[SECOND].theme);
    kf_placer_init(&placer, builds[FIRST].shaper, &document->pages);
    struct kf_section *section = section_of(bilingual, &parallel);
    kf_paginate(&placer, &section->flow, document->pages.root);
    kf_furniture_place(&builds[FIRST], &placer, document->kind, bilingual->handouts[FIRST],
                       &(struct kf_leaves){.count = document->pages.count, .step = 1, .second = &builds[SECOND]});
    kf_list_add(document->arena, ret_sections, section);
    add_bookmark(bilingual, FIRST, 0);
    add_bookmark(bilingual, SECOND, 0);
}

/* --- furniture in each language ----------------------------------------------------------------------------------------- */

/* Each language counts its own pages: a reader calls them "en 1" and "es 1". */
static void furnish(struct kf_in_two *bilingual, struct kf_placer *placer, int language, struct kf_leaves leaves)
{
    struct kf_build *build = &bilingual->builds[language];
    const char *tag = build->theme->language;
    const char *prefix = kf_arena_format(placer->arena, "%.*s ", (int)strcspn(tag, "-"), tag);
    struct kf_placer own = *placer;

    own.shaper = build->shaper;
    kf_document_label_pages(bilingual->document, prefix, &leaves);
    kf_furniture_place(build, &own, bilingual->document->kind, bilingual->handouts[language], &leaves);
    add_bookmark(bilingual, language, leaves.first);
}

/* --- facing --------------------------------------------------------------------------------------------------------------- */

/* Both pages are laid out as one, twice as wide: so they end at the same block, and what says the same lies at the same
 * height. */
static void fill_facing(struct kf_in_two *bilingual, struct kf_list *ret_sections)
{
    struct kf_document *document = bilingual->document;
    struct kf_build *builds = bilingual->builds;
    const struct kf_theme *const themes[] = {builds[FIRST].theme, builds[SECOND].theme};
    struct kf_theme spread = document->theme;
    struct kf_shaper *shaper = kf_arena_copy(document->arena, builds[FIRST].shaper, sizeof *shaper);
    struct kf_parallel parallel = {
        .arena = document->arena,
        .shapers = {builds[FIRST].shaper, builds[SECOND].shaper},
        .width = document->theme.live_width,
        .gap = 2 * document->theme.left,
        .apart = true,
        .roots = {kf_tag_new(document->arena, KF_ROLE_SECT), kf_tag_new(document->arena, KF_ROLE_SECT)},
    };
    struct kf_placer placer;

    spread.page_width *= 2;
    spread.live_width += document->theme.page_width;
    shaper->theme = kf_arena_copy(document->arena, &spread, sizeof spread);
    kf_placer_init(&placer, shaper, &document->pages);
    struct kf_section *section = section_of(bilingual, &parallel);
    kf_paginate(&placer, &section->flow, document->pages.root);
    kf_pages_unfold(document->arena, &document->pages, themes);
    for (int i = 0; i < 2; i++) {
        furnish(bilingual, &placer, i,
                (struct kf_leaves){.first = i, .count = document->pages.count / 2, .step = 2});
    }
    kf_list_add(document->arena, ret_sections, section);
}

/* --- one after the other -------------------------------------------------------------------------------------------------- */

static void fill_in_turn(struct kf_in_two *bilingual, struct kf_list *ret_sections)
{
    struct kf_document *document = bilingual->document;
    struct kf_placer placer;
    int firsts[3] = {0};

    kf_placer_init(&placer, bilingual->builds[FIRST].shaper, &document->pages);
    for (int i = 0; i < 2; i++) {
        struct kf_build *build = &bilingual->builds[i];
        struct kf_list sections = {0};
        placer.shaper = build->shaper;
        document->pages.theme = build->theme;
        kf_handout_section(build, bilingual->handouts[i], &sections);
        struct kf_section *section = sections.items[0];
        firsts[i] = kf_paginate(&placer, &section->flow, document->pages.root).first_page;
        kf_list_add(document->arena, ret_sections, section);
    }
    document->pages.theme = &document->theme;
    firsts[2] = document->pages.count;
    for (int i = 0; i < 2; i++) {
        furnish(bilingual, &placer, i,
                (struct kf_leaves){.first = firsts[i], .count = firsts[i + 1] - firsts[i], .step = 1});
    }
}

void kf_bilingual_fill(struct kf_in_two *bilingual, struct kf_list *ret_sections)
{
    struct kf_document *document = bilingual->document;
    char *suffix = kf_arena_format(document->arena, "-%s", bilingual->builds[SECOND].theme->language);

    bilingual->builds[SECOND].shaper->field_suffix = suffix;
    document->bookmarks = KF_NEW_ARRAY(document->arena, 2, struct kf_bookmark);
    switch (form_of(bilingual)) {
    case SIDE_BY_SIDE:
        fill_side_by_side(bilingual, ret_sections);
        break;
    case FACING:
        fill_facing(bilingual, ret_sections);
        break;
    case IN_TURN:
        fill_in_turn(bilingual, ret_sections);
        break;
    }
}
