/* A file that was dropped as the logo: what it is, and what it would be written as. Its bytes are the question's body. */

#include "cli/json.h"
#include "desk/draft_logo.h"
#include "desk/svg.h"
#include "desk/task.h"

static void add_left(JsonBuilder *builder, unsigned left)
{
    kf_json_array(builder, "left");
    for (int i = 0; i < KF_SVG_LEFT_COUNT; i++) {
        if ((left & 1U << i) != 0) {
            json_builder_add_string_value(builder, kf_svg_left_word((enum kf_svg_left)i));
        }
    }
    json_builder_end_array(builder);
}

static void add_file(struct kinfold *kinfold, JsonBuilder *builder, const struct kf_logo_file *file)
{
    char *data = g_base64_encode((const guchar *)file->bytes, file->length);

    kf_json_text(builder, "name", kf_draft_logo_name(kinfold, kinfold->run.arena, file));
    kf_json_text(builder, "data", data);
    add_left(builder, file->left);
    g_free(data);
}

static void run(struct kinfold *kinfold, const struct kf_parcel *question, struct kf_parcel *answer)
{
    JsonBuilder *builder = json_builder_new();
    gsize length;
    const char *bytes = g_bytes_get_data(question->body, &length);
    struct kf_logo_file file = {.ending = NULL};
    bool good;

    kf_call_begin(kinfold);
    good = kinfold->community != NULL && length > 0 && kf_logo_take(&kinfold->run, kinfold->run.arena, bytes, length, &file);
    json_builder_begin_object(builder);
    if (good) {
        add_file(kinfold, builder, &file);
    } else {
        kf_json_text(builder, "refusal", file.refusal);
        kf_task_add_found(kinfold, builder);
    }
    json_builder_end_object(builder);
    kf_call_end(kinfold);
    kf_task_give_json(answer, builder, good ? 200 : 422);
}

const struct kf_task kf_task_logo = {"logo", run};
