/* The desk's own words: modules/words/desk/<language>.yaml. */

#include <string.h>

#include "cli/json.h"
#include "desk/task.h"
#include "model/translatable.h"
#include "yaml/read.h"

#define USUAL "en-US"

/* What the browser asks for: "es-MX" is served with "es". NULL: the desk does not speak it. */
static const char *language_for(struct kf_run *run, const char *folder, const char *wanted)
{
    char **names = kf_run_names(run, folder);
    size_t length = wanted != NULL ? strcspn(wanted, "-") : 0;

    for (int i = 0; names != NULL && length > 0 && names[i] != NULL; i++) {
        if (g_ascii_strncasecmp(names[i], wanted, length) == 0 && (names[i][length] == '-' || names[i][length] == '.')) {
            return kf_arena_string_n(run->arena, names[i], strlen(names[i]) - strlen(".yaml"));
        }
    }
    return NULL;
}

static const struct kf_node *read_file(struct kf_run *run, const char *folder, const char *language)
{
    return kf_yaml_read(run, kf_arena_format(run->arena, "%s/%s.yaml", folder, language));
}

/* NULL: its file cannot be read, which is told, or has none. */
static const struct kf_node *read_words(struct kf_run *run, const char *folder, const char *language)
{
    const struct kf_node *file = read_file(run, folder, language);

    return file != NULL ? kf_node_get(file, "words") : NULL;
}

/* Those that there are words in, each by its own name. */
static void add_languages(JsonBuilder *builder, struct kf_run *run, const char *folder)
{
    char **names = kf_run_names(run, folder);

    kf_json_array(builder, "languages");
    for (int i = 0; names != NULL && names[i] != NULL; i++) {
        const struct kf_node *file = NULL, *name;

        if (g_str_has_suffix(names[i], ".yaml")) {
            file = read_file(run, folder, kf_arena_string_n(run->arena, names[i], strlen(names[i]) - strlen(".yaml")));
        }
        name = file != NULL ? kf_node_get(file, "name") : NULL;
        if (name != NULL && kf_node_get(file, "language") != NULL) {
            json_builder_begin_object(builder);
            kf_json_text(builder, "language", kf_node_get(file, "language")->text);
            kf_json_text(builder, "name", name->text);
            json_builder_end_object(builder);
        }
    }
    json_builder_end_array(builder);
}

static void run(struct kinfold *kinfold, const struct kf_parcel *question, struct kf_parcel *answer)
{
    JsonBuilder *builder = json_builder_new();
    const struct kf_node *words;
    const char *folder, *language;

    kf_call_begin(kinfold);
    folder = kf_arena_format(kinfold->run.arena, "%s/modules/words/desk", kinfold->run.data_dir);
    language = language_for(&kinfold->run, folder, kf_parcel_get(question, "language"));
    language = language != NULL ? language : USUAL;
    words = read_words(&kinfold->run, folder, language);
    if (words == NULL && strcmp(language, USUAL) != 0) {
        language = USUAL;
        words = read_words(&kinfold->run, folder, language);
    }
    json_builder_begin_object(builder);
    kf_json_text(builder, "language", language);
    kf_json_flag(builder, "rightToLeft", kf_is_right_to_left(language));
    add_languages(builder, &kinfold->run, folder);
    kf_json_object(builder, "words");
    for (int i = 0; words != NULL && i < words->count; i++) {
        kf_json_text(builder, words->pairs[i].key->text, words->pairs[i].value->text);
    }
    json_builder_end_object(builder);
    kf_task_add_found(kinfold, builder);
    json_builder_end_object(builder);
    kf_call_end(kinfold);
    kf_task_give_json(answer, builder, words != NULL ? 200 : 500);
}

const struct kf_task kf_task_words = {"words", run};
