/* Which modules go into a packet or pack. */
#include "cli/volumes.h"

#include <string.h>

#include "blocks/session_lists.h"
#include "layout/fonts.h"
#include "model/series.h"
#include "rules/rule.h"

unsigned kf_volumes_need(unsigned make)
{
    return make | ((make & (KF_MAKE_PACKET | KF_MAKE_CARDS)) != 0 ? KF_MAKE_HANDOUTS : 0) |
           ((make & KF_MAKE_PACK) != 0 ? KF_MAKE_HANDOUTS | KF_MAKE_GUIDE : 0);
}

/* --- the kit's pages -------------------------------------------------------------------------------------------------- */

static bool has_audience(const struct kf_module *module, const char *audience)
{
    for (int i = 0; audience != NULL && i < module->audience.count; i++) {
        if (strcmp(module->audience.items[i], audience) == 0) {
            return true;
        }
    }
    return false;
}

/* For the audience of what they go with; where the kit has nothing of its own for these, for all. */
static const struct kf_content *load_kit(struct kf_run *run, const struct kf_kit *kit, const struct kf_content *content)
{
    struct kf_edition edition = content->edition;
    const struct kf_content *pages;

    if (strcmp(content->module->id, KF_KIT_MODULE) == 0) {
        return content;
    }
    edition.language = content->language;
    edition.language_listed = false;
    edition.audience = NULL;
    edition.length = 0;
    edition.session = NULL;
    edition.setting_count = 0;
    pages = kf_content_load(run, kit, KF_KIT_MODULE, &edition);
    if (pages != NULL && has_audience(pages->module, content->edition.audience)) {
        edition.audience = content->edition.audience;
        pages = kf_content_load(run, kit, KF_KIT_MODULE, &edition);
    }
    return pages;
}

/* The kit's pages, filled in from what they go with. */
static const struct kf_content *speaking_of(struct kf_run *run, const struct kf_content *pages,
                                            const struct kf_chapter *chapters, int count)
{
    struct kf_content *filled = kf_arena_copy(run->arena, pages, sizeof *pages);

    filled->facts = kf_facts_of_chapters(run->arena, chapters, count);
    return filled;
}

static bool open_volume(struct kf_run *run, const struct kf_kit *kit, PangoContext *context, unsigned make,
                        const struct kf_chapter *chapters, int count, struct kf_volume *ret_volume)
{
    bool all = (make & KF_MAKE_PACK) != 0; /* a packet has one page of the kit's alone */
    unsigned wanted = KF_MAKE_HANDOUTS | (all ? KF_MAKE_GUIDE : 0);

    *ret_volume = (struct kf_volume){.context = context, .chapters = chapters, .chapter_count = count};
    ret_volume->kit.content = load_kit(run, kit, chapters[0].content);
    if (ret_volume->kit.content == NULL) {
        return false;
    }
    if (all && ret_volume->kit.content != chapters[0].content) {
        ret_volume->kit.content = speaking_of(run, ret_volume->kit.content, chapters, count);
    }
    ret_volume->kit.documents = ret_volume->kit.content == chapters[0].content
                                    ? chapters[0].documents
                                    : kf_documents_layout(run, context, ret_volume->kit.content, wanted,
                                                          all ? NULL : KF_KIT_HELPLINES, false);
    return ret_volume->kit.documents != NULL;
}

/* --- a module --------------------------------------------------------------------------------------------------------- */

static void add_document(struct kf_run *run, struct kf_documents *documents, struct kf_document *document)
{
    struct kf_list all = {.items = NULL};

    for (int i = 0; i < documents->count; i++) {
        kf_list_add(run->arena, &all, documents->items[i]);
    }
    kf_list_add(run->arena, &all, document);
    documents->items = (struct kf_document **)all.items;
    documents->count = all.count;
}

bool kf_volumes_bind(struct kf_run *run, const struct kf_kit *kit, PangoContext *context, unsigned make,
                     const struct kf_content *content, struct kf_documents *documents)
{
    const struct kf_documents parts = *documents;
    const struct kf_chapter chapter = {content, &parts};
    struct kf_document *packet = NULL, *pack = NULL, *cards = NULL;
    struct kf_volume volume;

    if ((make & KF_MAKE_CARDS) != 0 && (cards = kf_cut_outs_layout(run, context, &chapter)) != NULL) {
        add_document(run, documents, cards);
    }
    if ((make & KF_MAKE_POSTERS) != 0) {
        const struct kf_content *pages = load_kit(run, kit, content);
        if (pages == NULL) {
            return false;
        }
        add_document(run, documents, kf_posters_layout(run, context, content, pages));
    }
    if ((make & KF_MAKE_VOLUMES) == 0) {
        return true;
    }
    if (!open_volume(run, kit, context, make, &chapter, 1, &volume)) {
        return false;
    }
    if ((make & KF_MAKE_PACKET) != 0 && (packet = kf_packet_layout(run, &volume)) != NULL) {
        add_document(run, documents, packet);
    }
    if ((make & KF_MAKE_PACK) != 0 && (pack = kf_pack_layout(run, &volume)) != NULL) {
        add_document(run, documents, pack);
    }
    return (packet != NULL || (make & KF_MAKE_PACKET) == 0) && (pack != NULL || (make & KF_MAKE_PACK) == 0);
}

/* --- a series --------------------------------------------------------------------------------------------------------- */

/* A context that changes its language lays out again what was laid out with it, so each language has its own. */
static PangoContext *context_for(struct kf_run *run, PangoContext *context, const struct kf_list *contents,
                                 const struct kf_content *content)
{
    const struct kf_content *first = contents->items[0];

    return strcmp(first->language, content->language) == 0 ? context : kf_fonts_beside(context, run->arena);
}

static const struct kf_documents *lay_out_session(struct kf_run *run, const struct kf_kit *kit, PangoContext *context,
                                                  const struct kf_series_session *session, struct kf_edition edition,
                                                  struct kf_list *contents, const struct kf_content **ret_content)
{
    kf_series_apply(session, &edition);
    *ret_content = kf_content_load(run, kit, session->module, &edition);
    if (*ret_content == NULL) {
        return NULL;
    }
    kf_list_add(run->arena, contents, (void *)(uintptr_t)*ret_content);
    kf_rules_check(run, *ret_content);
    return kf_documents_layout(run, context_for(run, context, contents, *ret_content), *ret_content,
                               KF_MAKE_HANDOUTS | KF_MAKE_GUIDE, NULL, /* dump_boxes */ false);
}

static void add_bound(struct kf_run *run, const struct kf_document *document, const struct kf_content *content,
                      struct kf_list *ret_bound)
{
    const struct kf_bound bound = {document, content};

    if (document != NULL) {
        kf_list_add(run->arena, ret_bound, kf_arena_copy(run->arena, &bound, sizeof bound));
    }
}

/* Each session's packet has its own cover, with its own day. */
static void bind_packet(struct kf_run *run, const struct kf_volume *whole, const struct kf_chapter *chapter,
                        struct kf_list *ret_bound)
{
    struct kf_volume one = *whole;

    one.chapters = chapter;
    one.chapter_count = 1;
    one.series = NULL;
    add_bound(run, kf_packet_layout(run, &one), chapter->content, ret_bound);
}

/* Those that the session uses. */
static void bind_handouts(struct kf_run *run, const struct kf_chapter *chapter, struct kf_list *ret_bound)
{
    const struct kf_documents *documents = chapter->documents;

    for (int i = 0; i < documents->count; i++) {
        if (documents->items[i]->kind == KF_MAKE_HANDOUTS && kf_schedule_uses(chapter->content->schedule, documents->items[i]->piece)) {
            add_bound(run, documents->items[i], chapter->content, ret_bound);
        }
    }
}

bool kf_volumes_of_series(struct kf_run *run, const struct kf_kit *kit, PangoContext *context, unsigned make,
                          const struct kf_edition *edition, struct kf_list *contents, struct kf_list *ret_bound)
{
    const struct kf_series *series = kit->community->series;
    struct kf_chapter *chapters = KF_NEW_ARRAY(run->arena, series->sessions.count, struct kf_chapter);
    int errors = run->diags->errors;
    bool whole = true;
    struct kf_volume volume;

    for (int i = 0; i < series->sessions.count; i++) { /* all, so that all mistakes are seen at once */
        chapters[i].documents = lay_out_session(run, kit, context, series->sessions.items[i], *edition, contents,
                                                &chapters[i].content);
        whole = whole && chapters[i].documents != NULL;
    }
    if (!whole || !open_volume(run, kit, context, make, chapters, series->sessions.count, &volume)) {
        return false;
    }
    volume.series = series;
    add_bound(run, kf_pack_layout(run, &volume), chapters[0].content, ret_bound);
    for (int i = 0; i < volume.chapter_count; i++) {
        if ((make & KF_MAKE_PACKET) != 0) {
            bind_packet(run, &volume, &chapters[i], ret_bound);
        }
        if ((make & KF_MAKE_HANDOUTS) != 0) {
            bind_handouts(run, &chapters[i], ret_bound);
        }
    }
    return run->diags->errors == errors;
}
