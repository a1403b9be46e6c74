/* The number to call in a crisis. */
#include "blocks/helpline.h"

const struct kf_helpline *kf_crisis_line(const struct kf_build *build)
{
    return kf_region_line(build->content->region, "crisis-line");
}

const char *kf_helpline_how(const struct kf_build *build, const struct kf_helpline *line)
{
    const char *id = g_strcmp0(line->how, "call or text") == 0 ? "call-or-text"
                     : g_strcmp0(line->how, "text") == 0       ? "text"
                                                               : "call";

    return kf_vocabulary_get(build->content->vocabulary, id);
}
