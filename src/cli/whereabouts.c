/* Where an address prints. */

#include "cli/whereabouts.h"

#include <string.h>

#include "cli/job.h"
#include "cli/sought.h"

static bool is_on(const struct kf_page *page, const char *address)
{
    for (int i = 0; i < page->count; i++) {
        const struct kf_item *item = &page->items[i];
        const struct kf_text *source = item->kind == KF_ITEM_TEXT ? item->shaped->text->source : NULL;

        if (source != NULL && source->address != NULL && kf_lies_in(source->address, address)) {
            return true;
        }
    }
    return false;
}

/* The number of the nearest item that holds the address. */
static int item_of(const struct kf_pages *pages, int page, const char *address)
{
    size_t longest = 0;
    int number = 0;

    for (int i = 0; i < pages->marks.count; i++) {
        const struct kf_mark *mark = pages->marks.items[i];
        size_t length = mark->address == NULL ? 0 : strlen(mark->address);

        if (mark->kind == KF_MARK_ITEM && mark->page == page && mark->item > 0 && length > longest &&
            kf_lies_in(address, mark->address)) {
            longest = length;
            number = mark->item;
        }
    }
    return number;
}

static const char *name_of(struct kf_arena *arena, const struct kf_content *content, const struct kf_document *document)
{
    switch (document->kind) {
    case KF_MAKE_GUIDE:
        return "facilitator guide";
    case KF_MAKE_REVIEW: /* never among a module's */
    case KF_MAKE_PACKET:
    case KF_MAKE_PACK:
    case KF_MAKE_CARDS:
    case KF_MAKE_POSTERS:
    case KF_MAKE_TICKET:
    case KF_MAKE_CLINICIAN:
        return kf_arena_format(arena, "for staff, %s", document->piece);
    case KF_MAKE_HANDOUTS:
        break;
    }
    return kf_arena_format(arena, "handout %s", kf_module_handout_number(arena, content->module, document->handout));
}

static void look_through(struct kf_run *run, const struct kf_subject *subject, const struct kf_document *document,
                         struct kf_list *places)
{
    for (int i = 0; i < document->pages.count; i++) {
        struct kf_whereabouts *place;

        if (is_on(&document->pages.pages[i], subject->address)) {
            place = KF_NEW(run->arena, struct kf_whereabouts);
            *place = (struct kf_whereabouts){.document = name_of(run->arena, subject->content, document),
                                             .file = document->name,
                                             .page = i + 1,
                                             .item = item_of(&document->pages, i, subject->address)};
            kf_list_add(run->arena, places, place);
        }
    }
}

static unsigned makes_of(const struct kf_options *options, const struct kf_content *content)
{
    return kf_documents_ready(content, kf_options_make(options, &content->edition));
}

bool kf_whereabouts_find(struct kf_run *run, const struct kf_options *options, const struct kf_subject *subject,
                         struct kf_list *ret_places)
{
    struct kf_run quiet = *run;
    const struct kf_documents *documents;
    PangoContext *context = kf_kit_fonts(run, run->arena, subject->content->kit);

    quiet.diags = kf_diags_new(run->arena);
    documents = context == NULL ? NULL
                                : kf_documents_layout(&quiet, context, subject->content,
                                                      makes_of(options, subject->content), /* piece */ NULL,
                                                      /* dump_boxes */ false);
    for (int i = 0; documents != NULL && i < documents->count; i++) {
        look_through(run, subject, documents->items[i], ret_places);
    }
    return documents != NULL;
}
