/* Two parts, bound: what is handed over, what is kept. */
#include "editions/tonight.h"

#include "editions/binder.h"
#include "editions/leak_proof.h"

struct evening {
    struct kf_run *run;
    const struct kf_tonight *tonight;
    struct kf_typeset set;
};

static const char *word(const struct evening *evening, const char *id)
{
    return kf_vocabulary_get(evening->tonight->content->vocabulary, id);
}

static const char *caption(const struct evening *evening, const struct kf_tonight_handout *handout)
{
    return kf_vocabulary_fill(evening->tonight->content->vocabulary, evening->run->arena, "handout-caption", "handout",
                              handout->number, "title", handout->page->title, NULL);
}

bool kf_tonight_has_sides(const struct kf_tonight *tonight)
{
    for (int i = 0; i < tonight->count; i++) {
        if (tonight->handouts[i].side) {
            return true;
        }
    }
    return false;
}

/* --- the sheet between ------------------------------------------------------------------------------------------------ */

/* What is handed over, or what is kept, as a list; NULL when there is nothing. */
static struct kf_box *list_of(const struct evening *evening, struct kf_build *build, bool sides)
{
    const struct kf_tonight *tonight = evening->tonight;
    struct kf_texts texts = {.items = KF_NEW_ARRAY(build->arena, tonight->count, struct kf_text)};

    for (int i = 0; i < tonight->count; i++) {
        const struct kf_tonight_handout *handout = &tonight->handouts[i];
        if (!sides || handout->side) {
            texts.items[texts.count++] = (struct kf_text){.text = sides ? handout->side->title : caption(evening, handout)};
        }
    }
    return kf_part_bullets(build, &texts, KF_STYLE_BODY);
}

static struct kf_section *section_between(const struct evening *evening, struct kf_build *build)
{
    struct kf_section *section = KF_NEW(build->arena, struct kf_section);
    struct kf_list boxes = {0};

    section->title = word(evening, "tonight-staff");
    kf_list_add(build->arena, &boxes,
                kf_title_box(build, NULL, kf_build_plain(build, section->title), kf_build_words(build, "tonight-staff-lead"),
                             NULL));
    kf_list_add(build->arena, &boxes, kf_part_heading(build, kf_build_words(build, "tonight-hand-over")));
    kf_list_add(build->arena, &boxes, list_of(evening, build, /* sides */ false));
    kf_list_add(build->arena, &boxes, kf_part_heading(build, kf_build_words(build, "tonight-keep")));
    kf_list_add(build->arena, &boxes, list_of(evening, build, /* sides */ true));
    section->flow.body = kf_body_box(build, &boxes);
    section->flow.continued = kf_continued_box(build, section->title);
    return section;
}

static const struct kf_document *sheet_between(const struct evening *evening)
{
    struct kf_document *document = kf_typeset_new(&evening->set, KF_MAKE_CLINICIAN, "between", word(evening, "tonight-staff"));
    struct kf_build build = kf_typeset_build(&evening->set, document, evening->set.context, evening->tonight->content,
                                             &document->theme);
    struct kf_head_lines lines = {.first = word(evening, "tonight"), .second = word(evening, "tonight-staff-line")};
    struct kf_list sections = {0};
    struct kf_placer placer;

    kf_placer_init(&placer, build.shaper, &document->pages);
    kf_list_add(build.arena, &sections, section_between(evening, &build));
    kf_typeset_fill(document, &placer, &sections);
    kf_furniture_place(&build, &placer, document->kind, /* handout */ NULL,
                       &(struct kf_leaves){.count = document->pages.count, .step = 1, .lines = &lines});
    return document;
}

/* --- the parts ---------------------------------------------------------------------------------------------------------- */

static void bind_family(const struct evening *evening, struct kf_binder *binder, struct kf_element *group)
{
    struct kf_arena *arena = evening->run->arena;

    for (int i = 0; i < evening->tonight->count; i++) {
        const struct kf_tonight_handout *handout = &evening->tonight->handouts[i];
        kf_binder_add(binder, &(struct kf_binding){
                                  .document = handout->page,
                                  .title = caption(evening, handout),
                                  .address = kf_arena_format(arena, "%s/%s", handout->content->module->id, handout->page->piece),
                                  .label = kf_handout_label(arena, handout->content, handout->page->handout,
                                                            /* of_series */ true),
                                  .level = group ? 1 : 0,
                                  .group = group,
                              });
    }
}

/* Staff pages may lie on each other's backs. */
static void bind_staff(const struct evening *evening, struct kf_binder *binder, struct kf_element *group, bool behind)
{
    const struct kf_tonight *tonight = evening->tonight;
    struct kf_arena *arena = evening->run->arena;

    if (behind) {
        kf_binder_add(binder,
                      &(struct kf_binding){.document = sheet_between(evening), .level = 1, .sections = true, .group = group});
    }
    for (int i = 0; i < tonight->count; i++) {
        const struct kf_tonight_handout *handout = &tonight->handouts[i];
        if (handout->side) {
            kf_binder_add(binder, &(struct kf_binding){
                                      .document = handout->side,
                                      .title = handout->side->title,
                                      .address = kf_arena_format(arena, "%s/%s", handout->content->module->id,
                                                                 handout->side->piece),
                                      .label = kf_vocabulary_fill(tonight->content->vocabulary, arena, "page-label-staff",
                                                                  "handout", handout->number, NULL),
                                      .level = 1,
                                      .follows = true,
                                      .group = group,
                                  });
        }
    }
}

static bool is_first_of_module(const struct kf_tonight *tonight, int place)
{
    for (int i = 0; i < place; i++) {
        if (tonight->handouts[i].content == tonight->handouts[place].content) {
            return false;
        }
    }
    return true;
}

struct kf_document *kf_tonight_layout(struct kf_run *run, const struct kf_tonight *tonight, unsigned parts)
{
    struct evening evening = {run, tonight, {.run = run, .context = tonight->context, .content = tonight->content}};
    bool family = parts & KF_TONIGHT_FAMILY, staff = parts & KF_TONIGHT_STAFF, both = family && staff;
    const char *title = word(&evening, both ? "tonight-title-both" : family ? "tonight-title" : "tonight-staff");
    struct kf_binder binder;

    pango_context_set_base_dir(tonight->context, tonight->content->right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    pango_context_set_language(tonight->context, pango_language_from_string(tonight->content->language));
    evening.set.secrets = kf_secrets_new(run->arena);
    for (int i = 0; i < tonight->count; i++) {
        if (is_first_of_module(tonight, i)) {
            kf_secrets_add(evening.set.secrets, tonight->handouts[i].content);
        }
    }
    kf_binder_init(&binder, &evening.set, staff ? KF_MAKE_CLINICIAN : KF_MAKE_PACKET, tonight->name, title);
    if (family) {
        bind_family(&evening, &binder, both ? kf_binder_group(&binder, word(&evening, "tonight-title"), 0) : NULL);
    }
    if (staff) {
        bind_staff(&evening, &binder, kf_binder_group(&binder, word(&evening, "tonight-staff"), 0), /* behind */ family);
    }
    return kf_binder_close(&binder);
}
