/* A handout, or a facilitator page, as a section: its title, then its blocks. */
#include "editions/editions_internal.h"

/* It is as long as what its sessions hold. */
static bool is_filled(const struct kf_build *build, const struct kf_handout *handout)
{
    for (int i = 0; build->facts && i < handout->blocks.count; i++) {
        const struct kf_block_type *type = ((const struct kf_block *)handout->blocks.items[i])->type;
        if (type->of_sessions) {
            return true;
        }
    }
    return false;
}

static int wished_sides(const struct kf_build *build, const struct kf_handout *handout)
{
    return is_filled(build, handout)                     ? 0
           : build->theme->variant == KF_LARGE_PRINT ? handout->sides_large_print
           : build->theme->single_column           ? 0
                                                   : handout->sides;
}

/* A translation is longer or shorter: the promise holds in the module's own language, elsewhere it is a wish. */
static int promised_sides(const struct kf_build *build, const struct kf_handout *handout)
{
    bool own = g_strcmp0(build->content->language, build->content->module->language) == 0;

    return own ? wished_sides(build, handout) : 0;
}

const char *kf_keep_line(struct kf_build *build, const struct kf_handout *handout)
{
    return kf_vocabulary_get(build->content->vocabulary,
                             kf_arena_format(build->arena, "keep-%s", kf_keep_names[handout->keep]));
}

static bool is_for_families(const struct kf_build *build, const struct kf_handout *handout)
{
    const struct kf_records *handouts = &build->content->module->handouts;

    for (int i = 0; i < handouts->count; i++) {
        if (handouts->items[i] == handout) {
            return true;
        }
    }
    return false;
}

/* The foot of a large-print page has no room for it. */
static bool says_keep_in_body(const struct kf_build *build, const struct kf_handout *handout)
{
    return build->theme->variant == KF_LARGE_PRINT && handout->keep != KF_KEEP_SHARE &&
           is_for_families(build, handout);
}

/* Where the title would say what the sheet is about, there is one that any sheet could have. */
static const struct kf_text *title_of(struct kf_build *build, const struct kf_handout *handout)
{
    struct kf_text *plain = KF_NEW(build->arena, struct kf_text);

    *plain = handout->title;
    plain->text = kf_vocabulary_get(build->content->vocabulary, "plain-title");
    return build->content->edition.carry_safe ? plain : &handout->title;
}

struct kf_box *kf_handout_head(struct kf_build *build, const struct kf_handout *handout, const struct kf_inline *keep)
{
    static const struct kf_text nothing;
    const struct kf_text *title = title_of(build, handout);
    bool tells = !build->content->edition.carry_safe;
    const struct kf_text *question = tells ? &handout->question : &nothing, *lead = tells ? &handout->lead : &nothing;

    if (kf_has_sheet_title(handout)) {
        return kf_sheet_title_box(build, title, lead, keep);
    }
    return kf_title_box(build, question->text ? kf_build_inline(build, question) : NULL, kf_build_inline(build, title),
                        lead->text ? kf_build_inline(build, lead) : NULL, tells ? handout->picture : NULL);
}

struct kf_box *kf_handout_keep(struct kf_build *build, const struct kf_handout *handout)
{
    return kf_part_inline(build, kf_build_plain(build, kf_keep_line(build, handout)), KF_STYLE_BODY, KF_ROLE_P);
}

struct kf_box *kf_handout_draft(struct kf_build *build)
{
    const char *draft = kf_vocabulary_get(build->content->vocabulary, "draft-translation");
    bool says = build->content->draft && build->theme->variant == KF_LARGE_PRINT && !build->theme->landscape;

    return says ? kf_part_inline(build, kf_build_plain(build, draft), KF_STYLE_BODY, KF_ROLE_P) : NULL;
}

void kf_handout_section(struct kf_build *build, const struct kf_handout *handout, struct kf_list *ret_sections)
{
    struct kf_section *section = KF_NEW(build->arena, struct kf_section);
    const struct kf_inline *title = kf_build_inline(build, title_of(build, handout));
    const struct kf_inline *keep =
        says_keep_in_body(build, handout) ? kf_build_plain(build, kf_keep_line(build, handout)) : NULL;
    struct kf_list boxes = {0};

    if (build->theme->landscape) { /* its one block has the title */
        keep = NULL;
    } else {
        kf_list_add(build->arena, &boxes, kf_handout_head(build, handout, keep));
    }
    kf_build_blocks(build, &handout->blocks, &boxes);
    if (keep && !kf_has_sheet_title(handout)) {
        kf_list_add(build->arena, &boxes, kf_handout_keep(build, handout));
    }
    struct kf_box *draft = kf_handout_draft(build);
    if (draft) {
        kf_list_add(build->arena, &boxes, draft);
    }
    section->title = title->text;
    section->flow = (struct kf_flow){
        .body = kf_body_box(build, &boxes),
        .continued = kf_continued_box(build, title->text),
        .sides = promised_sides(build, handout),
        .wished_sides = wished_sides(build, handout),
        .origin = handout->node,
        .address = handout->address,
    };
    kf_list_add(build->arena, ret_sections, section);
}
