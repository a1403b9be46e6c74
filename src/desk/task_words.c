/* The desk's own words: modules/words/desk/<language>.yaml. */

#include <string.h>

#include "cli/json.h"
#include "desk/task.h"
#include "model/translatable.h"
#include "yaml/read.h"

#define USUAL "en-US"

struct tongue {
    const char *tag; /* as its file is called */
    const struct kf_node *name, *language, *words;
};

static void add_tongue(struct kf_run *run, const char *folder, const char *tag, struct kf_list *tongues)
{
    const struct kf_node *file = kf_yaml_read(run, kf_arena_format(run->arena, "%s/%s.yaml", folder, tag));
    struct tongue *tongue = KF_NEW(run->arena, struct tongue);

    if (file != NULL) {
        *tongue = (struct tongue){tag, kf_node_get(file, "name"), kf_node_get(file, "language"), kf_node_get(file, "words")};
        kf_list_add(run->arena, tongues, tongue);
    }
}

/* Those that can be read; of the others it is told why not. */
static struct kf_list read_tongues(struct kf_run *run)
{
    const char *folder = kf_arena_format(run->arena, "%s/modules/words/desk", run->data_dir);
    char **names = kf_run_names(run, folder);
    struct kf_list tongues = {0};

    for (int i = 0; names != NULL && names[i] != NULL; i++) {
        if (g_str_has_suffix(names[i], ".yaml")) {
            add_tongue(run, folder, kf_arena_string_n(run->arena, names[i], strlen(names[i]) - strlen(".yaml")), &tongues);
        }
    }
    return tongues;
}

/* What the browser asks for: "es-MX" is served with "es". NULL: the desk does not speak it. */
static const struct tongue *tongue_for(const struct kf_list *tongues, const char *wanted)
{
    size_t length = wanted != NULL ? strcspn(wanted, "-") : 0;

    for (int i = 0; i < tongues->count && length > 0; i++) {
        const struct tongue *tongue = tongues->items[i];

        if (tongue->words != NULL && g_ascii_strncasecmp(tongue->tag, wanted, length) == 0 &&
            (tongue->tag[length] == '-' || tongue->tag[length] == '\0')) {
            return tongue;
        }
    }
    return NULL;
}

/* Each by its own name. */
static void add_languages(JsonBuilder *builder, const struct kf_list *tongues)
{
    kf_json_array(builder, "languages");
    for (int i = 0; i < tongues->count; i++) {
        const struct tongue *tongue = tongues->items[i];

        if (tongue->name != NULL && tongue->language != NULL) {
            json_builder_begin_object(builder);
            kf_json_text(builder, "language", tongue->language->text);
            kf_json_text(builder, "name", tongue->name->text);
            json_builder_end_object(builder);
        }
    }
    json_builder_end_array(builder);
}

static void run(struct kinfold *kinfold, const struct kf_parcel *question, struct kf_parcel *answer)
{
    JsonBuilder *builder = json_builder_new();
    const struct tongue *tongue;
    struct kf_list tongues;

    kf_call_begin(kinfold);
    tongues = read_tongues(&kinfold->run);
    tongue = tongue_for(&tongues, kf_parcel_get(question, "language"));
    tongue = tongue != NULL ? tongue : tongue_for(&tongues, USUAL);
    json_builder_begin_object(builder);
    kf_json_text(builder, "language", tongue != NULL ? tongue->tag : USUAL);
    kf_json_flag(builder, "rightToLeft", tongue != NULL && kf_is_right_to_left(tongue->tag));
    add_languages(builder, &tongues);
    kf_json_object(builder, "words");
    for (int i = 0; tongue != NULL && i < tongue->words->count; i++) {
        kf_json_text(builder, tongue->words->pairs[i].key->text, tongue->words->pairs[i].value->text);
    }
    json_builder_end_object(builder);
    kf_task_add_found(kinfold, builder);
    json_builder_end_object(builder);
    kf_call_end(kinfold);
    kf_task_give_json(answer, builder, tongue != NULL ? 200 : 500);
}

const struct kf_task kf_task_words = {"words", run};
