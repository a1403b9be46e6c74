/* Names of curves and of marks along the time. */
#include "blocks/curve_words.h"

#include "blocks/stations.h"
#include "diagrams/curves.h"

static const struct kf_field curve_fields[] = {
    KF_WORD_ROW(struct kf_named_curve, id, "id", .flags = KF_IS_ID | KF_REQUIRED,
                .help = "Name of the curve in addresses."),
    KF_TEXT_ROW(struct kf_named_curve, title, "title", .flags = KF_PROSE | KF_REQUIRED,
                .help = "What the curve shows, in one or two words; ___ is a blank for them."),
    KF_TEXT_ROW(struct kf_named_curve, text, "text", .flags = KF_PROSE, .help = "What to see in it, in a short line."),
    KF_INTS_ROW(struct kf_named_curve, points, "points",
                .help = "Its heights from 0 to 10, evenly along the time: two to twelve numbers."),
    KF_END,
};

const struct kf_record kf_named_curve_record = {
    .name = "curve", .summary = "A curve over time.", .size = sizeof(struct kf_named_curve), .fields = curve_fields,
    .node_offset = offsetof(struct kf_named_curve, node), .address_offset = offsetof(struct kf_named_curve, address)};

static const struct kf_field mark_fields[] = {
    KF_WORD_ROW(struct kf_time_mark, id, "id", .flags = KF_IS_ID | KF_REQUIRED,
                .help = "Name of the mark in addresses."),
    KF_NUMBER_ROW(struct kf_time_mark, at, "at", .flags = KF_REQUIRED, .min = 0, .max = KF_CURVE_TOP,
                  .help = "Where it stands along the time, from 0 to 10."),
    KF_TEXT_ROW(struct kf_time_mark, text, "text", .flags = KF_PROSE,
                .help = "What it marks, in one to three words; left out, there is a line to write on."),
    KF_FACILITATOR_ROW(struct kf_time_mark),
    KF_END,
};

const struct kf_record kf_time_mark_record = {.name = "time-mark",
                                              .summary = "A mark along the time.",
                                              .size = sizeof(struct kf_time_mark),
                                              .fields = mark_fields,
                                              .node_offset = offsetof(struct kf_time_mark, node),
                                              .address_offset = offsetof(struct kf_time_mark, address)};

#define SAMPLE KF_MM(9)
#define SAMPLE_GAP KF_MM(2)

kf_len kf_curve_label_room(kf_len width)
{
    return width - SAMPLE - SAMPLE_GAP;
}

const char *kf_curve_name(struct kf_build *build, const struct kf_named_curve *named, int curve)
{
    const char *said = kf_build_spoken(build, kf_build_inline(build, &named->title));
    char *n = kf_arena_format(build->arena, "%d", curve + 1);

    return *said ? said : kf_vocabulary_fill(build->content->vocabulary, build->arena, "curve-n", "n", n, NULL);
}

struct kf_box *kf_curve_label(struct kf_build *build, const struct kf_named_curve *named, int curve, kf_len width)
{
    kf_len line = build->theme->types[KF_STYLE_SUBHEAD].line,
           sample = build->theme->single_column ? 2 * SAMPLE : SAMPLE;
    struct kf_box *text = kf_part_text(build, &named->text, KF_STYLE_COMPACT, KF_ROLE_BODY);
    struct kf_box *title =
        kf_part_text(build, &named->title, KF_STYLE_SUBHEAD, text ? KF_ROLE_LABEL : KF_ROLE_BODY);
    struct kf_list kids = {0};

    title->as.text.blank_label = kf_curve_name(build, named, curve);
    struct kf_box *name = kf_part_hand_room(build, title, title);
    kf_len above = name == title ? 0 : name->as.stack.pad.top; /* the sample is level with the name */
    kf_list_add(build->arena, &kids, kf_curve_sample(build->arena, curve, sample, line + 2 * above));
    kf_list_add(build->arena, &kids, kf_part_stack(build, 0, name, text, NULL));
    struct kf_box *item = kf_box_row(build->arena, &kids, (const kf_len[]){sample, 0}, width, SAMPLE_GAP);
    item->address = named->address;
    item->origin = named->node;
    item->flags |= KF_ITEM | KF_KEEP_WHOLE;
    return kf_box_role(build->arena, item, KF_ROLE_ITEM);
}

static struct kf_box *mark_words(struct kf_build *build, const struct kf_time_mark *mark, int number,
                                 const struct kf_text *time, bool numbered)
{
    kf_len pitch = build->theme->pitch_least;

    if (mark->text.text) {
        struct kf_box *words =
            kf_part_text(build, &mark->text, numbered ? KF_STYLE_COMPACT : KF_STYLE_DETAIL, KF_ROLE_P);
        words->as.text.align = numbered ? KF_ALIGN_START : KF_ALIGN_CENTRE;
        return words;
    }
    const char *n = kf_arena_format(build->arena, "%d", number);
    const char *label = kf_vocabulary_fill(build->content->vocabulary, build->arena, "curve-mark-label", "n", n, "time",
                                           kf_build_spoken(build, kf_build_inline(build, time)), NULL);
    struct kf_box *line = kf_box_lines(build->arena, build->theme, 1, label);
    line->address = kf_arena_format(build->arena, "%s/text", mark->address);
    line->height = (struct kf_height){pitch, pitch, pitch, KF_GIVE_PITCH};
    return line;
}

struct kf_box *kf_time_mark_item(struct kf_build *build, const struct kf_time_mark *mark, int number,
                                 const struct kf_text *time, bool numbered)
{
    struct kf_box *words = mark_words(build, mark, number, time, numbered);
    struct kf_box *body = kf_box_role(build->arena, kf_part_stack(build, 0, words, NULL), KF_ROLE_BODY);
    struct kf_box *item;

    if (numbered) {
        kf_len side = build->theme->number_small;
        body->valign = KF_VALIGN_MIDDLE;
        item = kf_part_item(build, kf_part_number(build, number, /* small */ true), side, KF_MM(3), body);
        item->item = number;
    } else {
        item = kf_box_role(build->arena, kf_part_stack(build, 0, body, NULL), KF_ROLE_ITEM);
    }
    item->address = mark->address;
    item->origin = mark->node;
    item->flags |= KF_ITEM | KF_KEEP_WHOLE;
    return item;
}
