/* What to do in one kind of moment: a box for each, two beside each other, so that the eye finds its own. */
#include "blocks/build.h"

struct situation {
    const char *id, *address;
    const struct kf_node *node;
    struct kf_text title, text;
};

struct situations {
    struct kf_records situations; /* struct situation */
};

enum { ROWS_TOGETHER = 3 }; /* as many are seen at one glance: they stay on one page */

static const struct kf_field situation_fields[] = {
    KF_WORD_ROW(struct situation, id, "id", .help = "The situation's name in addresses.", .flags = KF_IS_ID),
    KF_TEXT_ROW(struct situation, title, "title", .flags = KF_PROSE | KF_REQUIRED, .help = "What is happening, in a few words."),
    KF_TEXT_ROW(struct situation, text, "text", .flags = KF_PROSE | KF_REQUIRED, .help = "What to do then, in short sentences."),
    KF_END,
};

static const struct kf_record situation_record = {
    .name = "situation",
    .summary = "A moment, and what to do in it.",
    .size = sizeof(struct situation),
    .fields = situation_fields,
    .node_offset = offsetof(struct situation, node),
    .address_offset = offsetof(struct situation, address),
};

static const struct kf_field fields[] = {
    KF_RECORDS_ROW(struct situations, situations, "situations", .record = &situation_record, .min = 1, .max = 12,
                   .flags = KF_REQUIRED, .help = "The moments, most frequent first."),
    KF_END,
};

static struct kf_box *panel(struct kf_build *build, const struct situation *situation)
{
    struct kf_box *title = kf_part_text(build, &situation->title, KF_STYLE_SUBHEAD, KF_ROLE_LABEL);
    struct kf_box *text = kf_part_text(build, &situation->text, KF_STYLE_COMPACT, KF_ROLE_BODY);
    struct kf_box *box = kf_part_frame(build, kf_part_stack(build, 0, title, text, NULL), KF_FRAME_PLAIN);

    box->as.stack.pad.top = box->as.stack.pad.bottom = KF_MM(3); /* many boxes on a page */
    box->origin = situation->node;
    box->address = situation->address;
    return kf_box_role(build->arena, box, KF_ROLE_ITEM);
}

static struct kf_box *build_situations(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct situations *situations = data;
    int across = build->theme->single_column ? 1 : 2, count = situations->situations.count;
    kf_len gap = KF_MM(4);
    struct kf_list rows = {0};

    (void)block;
    for (int i = 0; i < count; i += across) {
        struct kf_list row = {0};
        for (int j = i; j < i + across; j++) {
            kf_list_add(build->arena, &row, j < count ? panel(build, situations->situations.items[j])
                                                      : kf_box_space(build->arena, 0));
        }
        struct kf_box *box = kf_box_row(build->arena, &row, (const kf_len[]){0, 0}, build->width, gap);
        box->flags |= KF_KEEP_WHOLE;
        kf_list_add(build->arena, &rows, box);
    }
    struct kf_box *list = kf_part_list(build, &rows, KF_MM(3), KF_NUMBERING_NONE);
    list->as.stack.least_kids = 1;
    list->flags |= across > 1 && rows.count <= ROWS_TOGETHER ? KF_KEEP_WHOLE | KF_KEEP_LIGHTLY : 0;
    return list;
}

const struct kf_block_type kf_block_situations = {
    .name = "situations",
    .record = {.name = "situations", .summary = "Boxes: what is happening, and what to do.",
               .size = sizeof(struct situations), .fields = fields, .node_offset = KF_NOWHERE,
               .address_offset = KF_NOWHERE, .shorthand = "situations"},
    .build = build_situations,
    .example = "situations:\n"
               "  - {id: far-away, title: Far away or frozen, text: Say their name and where you both are.}\n"
               "  - {id: leaving, title: Leaving early, text: Ask if they get home safely.}\n",
};
