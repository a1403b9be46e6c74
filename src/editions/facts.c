/* Facts of sessions, from what is laid out. */
#include "model/facts.h"
#include "editions/typeset.h"
#include "editions/volume.h"

static struct kf_handout_fact fact_of(struct kf_arena *arena, const struct kf_content *content,
                                      const struct kf_handout *handout, const struct kf_pages *pages)
{
    const struct kf_module *module = content->module;

    return (struct kf_handout_fact){
        .handout = handout,
        .number = kf_arena_format(arena, "%s.%d", kf_module_sign(arena, module), handout->number),
        .address = handout->address,
        .sides = pages->count,
    };
}

static struct kf_session_fact facts_of_chapter(struct kf_arena *arena, const struct kf_chapter *chapter)
{
    const struct kf_documents *documents = chapter->documents;
    struct kf_handout_fact *handouts = KF_NEW_ARRAY(arena, documents->count, struct kf_handout_fact);
    int count = 0;

    for (int i = 0; i < documents->count; i++) {
        const struct kf_handout *handout = kf_document_handout(chapter->content, documents->items[i]);
        if (handout) {
            handouts[count++] = fact_of(arena, chapter->content, handout, &documents->items[i]->pages);
        }
    }
    return (struct kf_session_fact){chapter->content, handouts, count};
}

const struct kf_facts *kf_facts_of_chapters(struct kf_arena *arena, const struct kf_chapter *chapters, int count)
{
    struct kf_facts *facts = KF_NEW(arena, struct kf_facts);
    struct kf_session_fact *sessions = KF_NEW_ARRAY(arena, count, struct kf_session_fact);

    for (int i = 0; i < count; i++) {
        sessions[i] = facts_of_chapter(arena, &chapters[i]);
    }
    *facts = (struct kf_facts){.sessions = sessions, .count = count, .lists_references = true};
    return facts;
}

static const struct kf_handout *find(const struct kf_records *handouts, int number)
{
    for (int i = 0; i < handouts->count; i++) {
        const struct kf_handout *handout = handouts->items[i];
        if (handout->number == number) {
            return handout;
        }
    }
    return NULL;
}

const struct kf_facts *kf_facts_for(const struct kf_typeset *set)
{
    struct kf_arena *arena = set->run->arena;
    const struct kf_content *content = set->content;

    if (content->facts || !content->module->session) {
        return content->facts;
    }
    struct kf_facts *facts = KF_NEW(arena, struct kf_facts);
    struct kf_session_fact *session = KF_NEW(arena, struct kf_session_fact);
    struct kf_handout_fact *handouts = KF_NEW_ARRAY(arena, set->view_count, struct kf_handout_fact);

    for (int i = 0; i < set->view_count; i++) {
        handouts[i] =
            fact_of(arena, content, find(&content->module->handouts, set->views[i].number), set->views[i].pages);
    }
    *session = (struct kf_session_fact){content, handouts, set->view_count};
    *facts = (struct kf_facts){.sessions = session, .count = 1, .lists_references = true};
    return facts;
}
