/* Points for people and for programs. */

#include "cli/points_report.h"

#include <stdio.h>
#include <string.h>

#include "editions/card_points.h"

static const char *title_of(const char *list)
{
    return strcmp(list, "CCI") == 0 ? "Clear Communication Index (CCI-informed)" : "PEMAT-P (PEMAT-informed)";
}

void kf_points_print(struct kf_run *run, const struct kf_card *card)
{
    const struct kf_card_point *points = kf_card_points(run, card);

    printf("  %s %s, point by point\n", card->number, card->handout->id);
    for (int i = 0; i < KF_POINT_COUNT; i++) {
        const struct kf_card_point *point = &points[i];

        if (i == 0 || strcmp(point->list, points[i - 1].list) != 0) {
            printf("    %s\n", title_of(point->list));
        }
        printf("    %2d %-34s %-22s %s\n", point->number, point->asks, kf_answer_names[point->answer], point->saw);
    }
}

void kf_points_add(JsonBuilder *builder, struct kf_run *run, const struct kf_card *card)
{
    const struct kf_card_point *points = kf_card_points(run, card);

    kf_json_array(builder, "points");
    for (int i = 0; i < KF_POINT_COUNT; i++) {
        json_builder_begin_object(builder);
        kf_json_text(builder, "informed-by", points[i].list);
        kf_json_number(builder, "number", points[i].number);
        kf_json_text(builder, "asks", points[i].asks);
        kf_json_text(builder, "answer", kf_answer_names[points[i].answer]);
        kf_json_text(builder, "saw", points[i].saw);
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
}
