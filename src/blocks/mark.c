/* The sign that a module is known by. */
#include "blocks/mark.h"

/* Where the middle of each shape is, in parts of its side. */
static const struct {
    const char *icon;
    double middle;
} marks[KF_SHAPE_COUNT] = {{"mark-1", .5},  {"mark-2", .42}, {"mark-3", .56},  {"mark-4", .5},  {"mark-5", .5},
                           {"mark-6", .47}, {"mark-7", .5},  {"mark-8", .54},  {"mark-9", .5},  {"mark-10", .5},
                           {"mark-11", .5}, {"mark-12", .6}, {"mark-13", .5}};

struct kf_box *kf_part_mark(struct kf_build *build, kf_len side)
{
    const struct kf_module *module = build->content->module;
    int shape = module->identity ? module->identity->mark : 0;
    struct kf_box *box = kf_part_icon(build, marks[shape].icon, side, KF_STROKE_MEDIUM, KF_INK_ACCENT);
    struct kf_box *digit = kf_part_inline(build, kf_build_plain(build, kf_module_sign(build->arena, module)),
                                          KF_STYLE_NUMBER, KF_ROLE_NONE);
    kf_len height = build->theme->types[KF_STYLE_NUMBER].line;

    digit->as.text.align = KF_ALIGN_CENTRE;
    kf_box_art_children(build->arena, box,
                        &(struct kf_child){digit, 0, KF_ROUND(side * marks[shape].middle) - height / 2, side, 0}, 1);
    return box;
}
