/* Pages made out to people. */
#include "editions/made_out.h"

#include <string.h>

#include "editions/editions_internal.h"
#include "editions/logo.h"
#include "layout/fonts.h"

#define LOGO_BAND KF_MM(15)
#define LOGO_LEFT KF_MM(16) /* clear of the scooped corner */
#define LOGO_TOP KF_MM(8)

struct press { /* what sets the sheets of one language on one side of the paper */
    const struct kf_content *content;
    bool landscape;
    struct kf_theme theme;
    struct kf_shaper shaper;
    struct kf_logo logo; /* of a page that lies on its side; its image is NULL where there is none */
};

/* --- pages of the kit --------------------------------------------------------------------------------------------------- */

static bool is_such(const struct kf_block *block, enum kf_made_out_page page)
{
    switch (page) {
    case KF_PAGE_OF_TAKING_PART:
        return kf_certificate_kind(block) == KF_CERTIFICATE_OF_TAKING_PART;
    case KF_PAGE_OF_TRAINING:
        return kf_certificate_kind(block) == KF_CERTIFICATE_OF_TRAINING;
    case KF_PAGE_TO_SIGN_IN:
        return kf_sign_in_is(block);
    }
    return false;
}

const struct kf_handout *kf_made_out_page(const struct kf_content *content, enum kf_made_out_page page)
{
    const struct kf_records *handouts = &content->module->handouts;

    for (int i = 0; i < handouts->count; i++) {
        const struct kf_handout *handout = handouts->items[i];
        for (int k = 0; k < handout->blocks.count; k++) {
            if (is_such(handout->blocks.items[k], page)) {
                return handout;
            }
        }
    }
    return NULL;
}

/* --- presses ------------------------------------------------------------------------------------------------------------ */

static struct press *new_press(struct kf_run *run, PangoContext *context, const struct kf_content *content, bool landscape)
{
    struct press *press = KF_NEW(run->arena, struct press);
    const struct kf_community *community = content->kit->community;
    PangoContext *own = kf_fonts_beside(context, run->arena);

    press->content = content;
    press->landscape = landscape;
    kf_theme_init(&press->theme, &content->edition, content->language, content->right_to_left, content->module->identity);
    if (landscape) {
        kf_theme_turn(&press->theme);
        kf_theme_use_brand(&press->theme, community);
    } else if (community->brand && community->brand->colour) {
        kf_theme_brand(&press->theme, community->brand->colour);
    }
    pango_context_set_base_dir(own, content->right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    pango_context_set_language(own, pango_language_from_string(content->language));
    kf_shaper_init(&press->shaper, run, run->arena, own, &press->theme);
    return press;
}

static struct kf_build build_on(struct kf_run *run, struct press *press)
{
    return (struct kf_build){
        .run = run,
        .arena = run->arena,
        .shaper = &press->shaper,
        .theme = &press->theme,
        .content = press->content,
        .width = press->theme.live_width,
        .heading = KF_ROLE_H2,
    };
}

/* Initials would say nothing that the programme's name beside them does not. */
static void load_logo(struct kf_run *run, struct press *press)
{
    const struct kf_brand *brand = press->content->kit->community->brand;
    struct kf_build build = build_on(run, press);

    if (press->landscape && brand && brand->logo) {
        (void)kf_logo_load(&build, LOGO_BAND, &press->logo);
    }
}

static struct press *press_for(struct kf_run *run, PangoContext *context, struct kf_list *presses,
                               const struct kf_made_out_sheet *sheet)
{
    for (int i = 0; i < presses->count; i++) {
        struct press *press = presses->items[i];
        if (press->content == sheet->content && press->landscape == sheet->handout->landscape) {
            return press;
        }
    }
    struct press *press = new_press(run, context, sheet->content, sheet->handout->landscape);
    load_logo(run, press);
    kf_list_add(run->arena, presses, press);
    return press;
}

/* --- files -------------------------------------------------------------------------------------------------------------- */

static void speak(struct kf_arena *arena, struct kf_box *body, const char *language)
{
    struct kf_tag *tag = kf_tag_new(arena, KF_ROLE_SECT);

    tag->language = language;
    body->tag = tag;
}

/* In the corner of a page that has no header. */
static void place_logo(struct kf_build *build, struct kf_placer *placer, const struct press *press, int page)
{
    const struct kf_logo *logo = &press->logo;
    const struct kf_fit fit = kf_fit_natural(&press->theme);

    if (logo->image) {
        kf_place(placer, page, kf_logo_box(build, logo),
                 (struct kf_point){press->theme.left + LOGO_LEFT, press->theme.main_top + LOGO_TOP}, logo->width,
                 logo->height, &fit, NULL, KF_ARTIFACT_HEADER);
    }
}

static void add_sheet(struct kf_run *run, struct kf_document *document, struct kf_placer *placer, struct press *press,
                      const struct kf_made_out_sheet *sheet)
{
    struct kf_build build = build_on(run, press);
    struct kf_list sections = {0};
    int first = document->pages.count;

    build.made_out = &sheet->made_out;
    kf_handout_section(&build, sheet->handout, &sections);
    struct kf_section *section = sections.items[0];
    if (sheet->made_out.people_count > 0) { /* as many pages as there are people */
        section->flow.sides = section->flow.wished_sides = 0;
    }
    if (strcmp(press->theme.language, document->theme.language) != 0) {
        speak(run->arena, section->flow.body, press->theme.language);
    }
    placer->shaper = &press->shaper;
    document->pages.theme = &press->theme;
    (void)kf_paginate(placer, &section->flow, document->pages.root);
    kf_furniture_place(&build, placer, document->kind, sheet->handout,
                       &(struct kf_leaves){.first = first, .count = document->pages.count - first, .step = 1});
    place_logo(&build, placer, press, first);
    document->bookmarks[document->bookmark_count++] =
        (struct kf_bookmark){sheet->title, 0, first, press->theme.main_top};
}

bool kf_made_out_finish(struct kf_run *run, PangoContext *context, const struct kf_made_out_file *file,
                        struct kf_finished *ret_finished)
{
    struct kf_document *document = KF_NEW(run->arena, struct kf_document);
    const struct kf_made_out_sheet *head = &file->sheets[0];
    struct kf_list presses = {0};
    struct kf_placer placer;
    int errors = run->diags->errors;

    *document = (struct kf_document){
        .kind = KF_MAKE_HANDOUTS,
        .name = file->name,
        .title = file->title,
        .arena = run->arena,
        .theme = press_for(run, context, &presses, head)->theme,
        .bookmarks = KF_NEW_ARRAY(run->arena, file->count, struct kf_bookmark),
    };
    kf_placer_init(&placer, &press_for(run, context, &presses, head)->shaper, &document->pages);
    for (int i = 0; i < file->count; i++) {
        add_sheet(run, document, &placer, press_for(run, context, &presses, &file->sheets[i]), &file->sheets[i]);
    }
    document->pages.theme = &document->theme;
    return run->diags->errors == errors && kf_document_finish(run, head->content, document, ret_finished);
}

/* --- one name ----------------------------------------------------------------------------------------------------------- */

enum kf_name_fit kf_made_out_try(struct kf_run *run, PangoContext *context, const struct kf_content *content,
                                 const struct kf_handout *handout, const char *name, gunichar *ret_letter)
{
    struct kf_arena *arena = kf_arena_new();
    struct kf_run own = *run;

    own.arena = arena;
    struct press *press = new_press(&own, context, content, handout->landscape);
    struct kf_build build = build_on(&own, press);
    enum kf_name_fit fit = kf_certificate_try_name(&build, name, ret_letter);
    kf_arena_free(arena);
    return fit;
}
