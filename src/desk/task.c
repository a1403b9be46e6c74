/* What tasks share: the form that is asked for, answers in JSON. */

#include "desk/task.h"

#include <string.h>

#include "base/limits.h"
#include "cli/json.h"
#include "model/inline.h"
#include "model/translatable.h"

int kf_task_number(const struct kf_parcel *question, const char *word, int usual)
{
    const char *typed = kf_parcel_get(question, word);
    gint64 number;

    if (typed == NULL) {
        return usual;
    }
    return g_ascii_string_to_signed(typed, 10, 0, 100000, &number, NULL) ? (int)number : -1;
}

static bool is_on(const struct kf_parcel *question, const char *word)
{
    return g_strcmp0(kf_parcel_get(question, word), "1") == 0;
}

bool kf_task_options(const struct kf_parcel *question, struct kinfold_options *ret_options)
{
    struct kinfold_options options = KINFOLD_OPTIONS;
    const char *language = kf_parcel_get(question, "language");

    options.variant = kf_parcel_get(question, "variant");
    options.paper = kf_parcel_get(question, "paper");
    options.language = language;
    options.audience = kf_parcel_get(question, "audience");
    options.session = kf_parcel_get(question, "session");
    options.length = kf_task_number(question, "length", 0);
    options.fillable = is_on(question, "fillable");
    options.carry_safe = is_on(question, "carry-safe");
    *ret_options = options;
    /* The language becomes part of a path; the other words are compared with what there is. */
    return options.length >= 0 && (language == NULL || kf_is_plain_word(language));
}

bool kf_task_has_module(const struct kf_kit *kit, const char *id)
{
    for (int i = 0; id != NULL && i < kit->module_count; i++) {
        if (strcmp(kit->module_ids[i], id) == 0) {
            return true;
        }
    }
    return false;
}

void kf_task_keep_not(struct kf_parcel *answer)
{
    kf_parcel_set(answer, "keep", "no");
}

bool kf_task_is_kept(const struct kf_parcel *answer)
{
    return kf_parcel_get(answer, "keep") == NULL;
}

void kf_task_give_bytes(struct kf_parcel *answer, const char *type, const unsigned char *bytes, size_t length)
{
    kf_parcel_set(answer, "status", "200");
    kf_parcel_set(answer, "type", type);
    kf_parcel_set_body(answer, bytes, length);
}

void kf_task_give_json(struct kf_parcel *answer, JsonBuilder *builder, int status)
{
    JsonNode *root = json_builder_get_root(builder);
    char *text = json_to_string(root, /* pretty */ FALSE), *number = g_strdup_printf("%d", status);

    kf_parcel_set(answer, "status", number);
    kf_parcel_set(answer, "type", "application/json");
    kf_parcel_set_body(answer, text, strlen(text));
    g_free(number);
    g_free(text);
    json_node_unref(root);
    g_object_unref(builder);
}

void kf_task_add_found(struct kinfold *kinfold, JsonBuilder *builder)
{
    static const char *const words[] = {[KINFOLD_NOTE] = "note", [KINFOLD_WARNING] = "warning", [KINFOLD_ERROR] = "error"};
    size_t count;
    const struct kinfold_diagnostic *found = kinfold_diagnostics(kinfold, &count);

    kf_json_array(builder, "found");
    for (size_t i = 0; i < count; i++) {
        json_builder_begin_object(builder);
        kf_json_text(builder, "severity", words[found[i].severity]);
        kf_json_text(builder, "code", found[i].code);
        kf_json_text(builder, "message", found[i].message);
        kf_json_text(builder, "hint", found[i].hint);
        kf_json_text(builder, "file", found[i].file);
        kf_json_place(builder, "line", found[i].line);
        kf_json_text(builder, "address", found[i].address);
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
}

void kf_task_fail(struct kinfold *kinfold, struct kf_parcel *answer, int status)
{
    JsonBuilder *builder = json_builder_new();

    json_builder_begin_object(builder);
    kf_task_add_found(kinfold, builder);
    json_builder_end_object(builder);
    kf_task_give_json(answer, builder, status);
}

bool kf_task_read_question(struct kinfold *kinfold, const struct kf_parcel *question, struct kinfold_options *ret_options,
                           struct kf_parcel *answer)
{
    const struct kf_kit *kit;
    bool good;

    kf_call_begin(kinfold);
    kit = kf_call_kit(kinfold);
    good = kit != NULL && kf_task_has_module(kit, kf_parcel_get(question, "module")) && kf_parcel_get(question, "piece") != NULL &&
           kf_task_options(question, ret_options);
    kf_call_end(kinfold);
    if (!good) {
        kf_task_fail(kinfold, answer, kit != NULL ? 404 : 422);
    }
    return good;
}

const char *kf_task_file_text(const struct kinfold *kinfold, struct kf_arena *arena, const char *path)
{
    const char *error = NULL;
    size_t length = 0;

    return kinfold->world->read_file(kinfold->world->data, arena, path, KF_LIMIT_FILE_BYTES, &length, &error);
}

const char *kf_task_plain(struct kf_arena *arena, const char *text)
{
    const struct kf_inline *parsed = kf_inline_parse(arena, &(struct kf_text){.text = text});
    GString *plain = g_string_new(NULL);
    const char *kept;

    for (const char *at = parsed->text; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar letter = g_utf8_get_char(at);

        if (letter == 0xFFFC) {
            g_string_append(plain, "___");
        } else {
            g_string_append_unichar(plain, letter == 0x2028 || letter == '\n' ? ' ' : letter);
        }
    }
    kept = kf_arena_string(arena, plain->str);
    g_string_free(plain, TRUE);
    return kept;
}
