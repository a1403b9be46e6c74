/* One family's evening: pages laid out, bound, finished. */

#include "cli/evening.h"

#include <string.h>

#include "editions/volume.h"
#include "rules/rule.h"

#define HELPLINES "helplines"

/* --- pages ---------------------------------------------------------------------------------------------------------- */

static const struct kf_document *piece_of(struct kf_evening *evening, const struct kf_content *content, unsigned make,
                                          const char *piece)
{
    const struct kf_documents *documents = evening->source->pages(evening->source->data, content, make, piece);

    return documents == NULL || documents->count == 0 ? NULL : documents->items[0];
}

/* Where the pages for staff are not translated, staff get them as they are written: whole, not in two languages. */
static const struct kf_content *content_for_staff(struct kf_evening *evening, const struct kf_wanted_handout *wanted)
{
    const char *written = wanted->content->module->language;

    if (wanted->content->composed.facilitator_missing == 0) {
        return wanted->content;
    }
    kf_diag_note(evening->run->diags, KF_MISSING_TRANSLATION, (struct kf_span){.source = NULL}, NULL,
                 "the pages for staff of \"%s\" are in \"%s\": they are not in \"%s\" yet", wanted->content->module->id,
                 written, wanted->content->language);
    return evening->source->content(evening->source->data, wanted->module, written, /* for_all */ false);
}

static bool add_handout(struct kf_evening *evening, const struct kf_wanted_handout *wanted, bool with_side)
{
    const struct kf_handout *handout = wanted->handout;
    struct kf_tonight_handout *made = &evening->handouts[evening->tonight.count];
    const struct kf_content *for_staff;

    *made = (struct kf_tonight_handout){.content = wanted->content, .number = wanted->number};
    made->page = piece_of(evening, wanted->content, KF_MAKE_HANDOUTS, handout->id);
    if (made->page == NULL) {
        return false;
    }
    evening->tonight.count++;
    if (handout->clinician == NULL || !with_side) {
        return true;
    }
    for_staff = content_for_staff(evening, wanted);
    made->side = for_staff == NULL ? NULL
                                   : piece_of(evening, for_staff, KF_MAKE_CLINICIAN,
                                              kf_arena_format(evening->run->arena, "%s-clinician", handout->id));
    return made->side != NULL;
}

static const struct kf_handout *helplines_of(const struct kf_content *kit)
{
    for (int i = 0; i < kit->module->handouts.count; i++) {
        const struct kf_handout *handout = kit->module->handouts.items[i];

        if (strcmp(handout->id, HELPLINES) == 0) {
            return handout;
        }
    }
    return NULL;
}

/* Every packet has them, with what to do after an overdose: whatever the handouts say themselves. */
static bool add_helplines(struct kf_evening *evening, const struct kf_list *wanted)
{
    struct kf_wanted_handout helplines = {.module = KF_KIT_MODULE};

    for (int i = 0; i < wanted->count; i++) {
        const struct kf_wanted_handout *one = wanted->items[i];

        if (strcmp(one->content->module->id, KF_KIT_MODULE) == 0 && strcmp(one->handout->id, HELPLINES) == 0) {
            return true;
        }
    }
    helplines.content =
        evening->source->content(evening->source->data, KF_KIT_MODULE, /* language */ NULL, /* for_all */ true);
    helplines.handout = helplines.content == NULL ? NULL : helplines_of(helplines.content);
    if (helplines.content != NULL && helplines.handout == NULL) {
        kf_volume_no_helplines(evening->run, helplines.content);
    }
    if (helplines.handout == NULL) {
        return false;
    }
    helplines.number =
        kf_module_handout_number(evening->run->arena, helplines.content->module, helplines.handout->number);
    return add_handout(evening, &helplines, /* with_side */ false);
}

bool kf_evening_init(struct kf_evening *evening, struct kf_run *run, const struct kf_evening_source *source,
                     PangoContext *context, const struct kf_list *wanted)
{
    *evening = (struct kf_evening){.run = run, .source = source};
    evening->tonight = (struct kf_tonight){
        .context = context,
        .content = ((const struct kf_wanted_handout *)wanted->items[0])->content,
        .handouts = evening->handouts,
    };
    for (int i = 0; i < wanted->count; i++) {
        const struct kf_wanted_handout *one = wanted->items[i];

        if (!kf_rules_sound(run, one->content) || !add_handout(evening, one, /* with_side */ true)) {
            return false;
        }
    }
    return add_helplines(evening, wanted);
}

/* --- files ---------------------------------------------------------------------------------------------------------- */

static const struct kf_document *bind(struct kf_evening *evening, unsigned parts, const char *name)
{
    evening->tonight.name = name;
    return kf_tonight_layout(evening->run, &evening->tonight, parts);
}

const struct kf_document *kf_evening_bind(struct kf_evening *evening, enum kf_evening_file_kind kind,
                                          int *ret_family_parts)
{
    bool both = kf_tonight_has_sides(&evening->tonight);

    *ret_family_parts = kind == KF_EVENING_STAFF ? 0 : evening->tonight.count;
    switch (kind) {
    case KF_EVENING_TOGETHER:
        return bind(evening, KF_TONIGHT_FAMILY | (both ? (unsigned)KF_TONIGHT_STAFF : 0), "tonight");
    case KF_EVENING_FAMILY:
        return bind(evening, KF_TONIGHT_FAMILY, "tonight-family");
    case KF_EVENING_STAFF:
        return bind(evening, KF_TONIGHT_STAFF, "tonight-staff");
    }
    return NULL;
}

static bool finish(struct kf_evening *evening, const struct kf_document *document, struct kf_finished *ret_finished)
{
    *ret_finished = (struct kf_finished){.pdf = NULL};
    return kf_document_finish(evening->run, evening->tonight.content, document, ret_finished);
}

bool kf_evening_make(struct kf_evening *evening, enum kf_evening_file_kind kind, struct kf_evening_file *ret_file)
{
    bool bound = kind == KF_EVENING_TOGETHER && kf_tonight_has_sides(&evening->tonight);
    struct kf_finished alone;

    if (bound && !finish(evening, bind(evening, KF_TONIGHT_FAMILY, "tonight"), &alone)) {
        return false;
    }
    ret_file->document = kf_evening_bind(evening, kind, &ret_file->family_parts);
    return finish(evening, ret_file->document, &ret_file->finished);
}
