/* The facilitator guide: the session at a glance, a page for each activity that is held, what comes after the session, then
 * the pages for facilitators alone. */
#include "editions/guide_internal.h"

struct kf_section *kf_guide_add_section(struct kf_build *build, struct kf_list *boxes, const char *title,
                                        const struct kf_node *origin, const char *address, struct kf_list *ret_sections)
{
    struct kf_section *section = KF_NEW(build->arena, struct kf_section);

    section->title = title;
    section->flow.body = kf_body_box(build, boxes);
    section->flow.continued = kf_continued_box(build, title);
    section->flow.origin = origin;
    section->flow.address = address;
    kf_list_add(build->arena, ret_sections, section);
    return section;
}

void kf_guide_first_sections(struct kf_build *build, struct kf_list *ret_sections)
{
    if (build->content->module->session) {
        kf_at_a_glance_section(build, build->content->schedule, ret_sections);
    }
}

void kf_guide_held_sections(struct kf_build *build, struct kf_list *ret_sections)
{
    const struct kf_schedule *schedule = build->content->schedule;

    if (schedule && schedule->count > 0) {
        kf_agenda_section(build, ret_sections);
    }
    for (int i = 0; schedule && i < schedule->count; i++) {
        if (schedule->items[i].number > 0) {
            kf_activity_section(build, schedule, i, ret_sections);
        }
    }
}

void kf_guide_last_sections(struct kf_build *build, struct kf_list *ret_sections)
{
    const struct kf_module *module = build->content->module;

    if (module->session) {
        kf_after_session_section(build, ret_sections);
    }
    for (int i = 0; i < module->facilitator_pages.count; i++) {
        kf_handout_section(build, module->facilitator_pages.items[i], ret_sections);
    }
}
