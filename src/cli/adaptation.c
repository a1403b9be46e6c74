/* The adaptation log in JSON. */

#include "cli/adaptation.h"

#include "cli/json.h"

void kf_adaptations_json(JsonBuilder *builder, const struct kf_list *list)
{
    kf_json_array(builder, "adaptations");
    for (int i = 0; i < list->count; i++) {
        const struct kf_adaptation *adaptation = list->items[i];

        json_builder_begin_object(builder);
        kf_json_text(builder, "kind", adaptation->kind);
        kf_json_text(builder, "address", adaptation->address);
        kf_json_text(builder, "layer", adaptation->layer);
        kf_json_text(builder, "file", adaptation->file);
        kf_json_place(builder, "line", adaptation->line);
        kf_json_text(builder, "old", adaptation->old_text);
        kf_json_text(builder, "new", adaptation->new_text);
        kf_json_text(builder, "why", adaptation->why);
        kf_json_flag(builder, "core", adaptation->core);
        kf_json_flag(builder, "safety", adaptation->safety);
        kf_json_text(builder, "approved-by", adaptation->approved_by);
        kf_json_text(builder, "approved-on", adaptation->approved_on);
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
}
