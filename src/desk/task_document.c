/* One document: what is to be said of it, a page as a picture, the file. */

#include <string.h>

#include "cli/json.h"
#include "desk/task.h"
#include "editions/document.h"

enum { USUAL_DPI = 96, LEAST_DPI = 10, MOST_DPI = 400 };

/* --- what is to be said of it ------------------------------------------------------------------------------------------ */

static void add_choices(struct kinfold *kinfold, JsonBuilder *builder, const struct kf_content *content)
{
    const struct kf_module *module = content->module;
    struct kf_list languages = kf_module_languages(&kinfold->run, content->kit, module->id, module->language);

    kf_json_texts(builder, "languages", (const char *const *)languages.items, languages.count);
    kf_json_texts(builder, "audiences", module->audience.items, module->audience.count);
    kf_json_array(builder, "lengths");
    for (int i = 0; module->session != NULL && i < module->session->lengths.count; i++) {
        json_builder_add_string_value(builder, module->session->lengths.items[i]);
    }
    json_builder_end_array(builder);
}

static void add_document(struct kinfold *kinfold, JsonBuilder *builder, const struct kf_content *content,
                         const struct kf_document *document)
{
    struct kf_arena *arena = kinfold->run.arena;

    kf_json_text(builder, "module", content->module->id);
    kf_json_text(builder, "moduleTitle", content->module->title.text);
    kf_json_text(builder, "piece", document->piece);
    kf_json_text(builder, "title", document->title);
    kf_json_text(builder, "number",
                 document->handout > 0 ? kf_module_handout_number(arena, content->module, document->handout) : NULL);
    kf_json_flag(builder, "staff", (document->kind & KF_MAKE_FOR_STAFF) != 0);
    kf_json_text(builder, "name", document->name);
    kf_json_number(builder, "pages", document->pages.count);
    kf_json_number(builder, "width", document->pages.theme->page_width); /* 1/1024 pt */
    kf_json_number(builder, "height", document->pages.theme->page_height);
    kf_json_text(builder, "language", content->language);
    kf_json_flag(builder, "rightToLeft", content->right_to_left);
    kf_json_text(builder, "variant", kf_variant_names[content->edition.variant]);
    kf_json_text(builder, "paper", kf_paper_names[content->edition.paper]);
    kf_json_text(builder, "audience", content->edition.audience);
    kf_json_number(builder, "length", content->edition.length);
    kf_json_text(builder, "community", kinfold->community);
    add_choices(kinfold, builder, content);
}

static void run_about(struct kinfold *kinfold, const struct kf_parcel *question, struct kf_parcel *answer)
{
    const char *piece = kf_parcel_get(question, "piece");
    const struct kf_documents *documents = NULL;
    const struct kf_document *document = NULL;
    const struct kf_content *content;
    struct kinfold_options options;
    JsonBuilder *builder;

    if (!kf_task_read_question(kinfold, question, &options, answer)) {
        return;
    }
    kf_call_begin(kinfold);
    content = kf_call_content(kinfold, kf_parcel_get(question, "module"), &options);
    if (content != NULL) {
        kf_loaded_check(kinfold->loaded, kinfold->run.diags, content);
        documents = kf_call_documents(kinfold, content, piece);
    }
    document = documents == NULL ? NULL : kf_document_find(&kinfold->run, documents, piece);
    kf_call_end(kinfold);
    builder = json_builder_new();
    json_builder_begin_object(builder);
    if (document != NULL) {
        add_document(kinfold, builder, content, document);
    }
    kf_task_add_found(kinfold, builder);
    json_builder_end_object(builder);
    kf_task_give_json(answer, builder, document != NULL ? 200 : 422);
}

/* --- a page and the file ----------------------------------------------------------------------------------------------- */

static void run_page(struct kinfold *kinfold, const struct kf_parcel *question, struct kf_parcel *answer)
{
    int page = kf_task_number(question, "page", 1), dpi = kf_task_number(question, "dpi", USUAL_DPI);
    const struct kinfold_picture *picture;
    struct kinfold_options options;

    if (!kf_task_read_question(kinfold, question, &options, answer)) {
        return;
    }
    picture = kinfold_render(kinfold, kf_parcel_get(question, "module"), kf_parcel_get(question, "piece"), page,
                             CLAMP(dpi, LEAST_DPI, MOST_DPI), &options);
    if (picture == NULL) {
        kf_task_fail(kinfold, answer, 422);
        return;
    }
    kf_task_give_bytes(answer, "image/png", picture->bytes, picture->length);
}

static void run_file(struct kinfold *kinfold, const struct kf_parcel *question, struct kf_parcel *answer)
{
    const struct kinfold_file *files;
    struct kinfold_options options;
    size_t count;

    if (!kf_task_read_question(kinfold, question, &options, answer)) {
        return;
    }
    files = kinfold_build(kinfold, kf_parcel_get(question, "module"), kf_parcel_get(question, "piece"), &options, &count);
    if (files == NULL || count != 1) {
        kf_task_fail(kinfold, answer, 422);
        return;
    }
    kf_task_give_bytes(answer, "application/pdf", files[0].bytes, files[0].length);
    kf_parcel_set(answer, "name", files[0].name);
}

const struct kf_task kf_task_about = {"about", run_about};
const struct kf_task kf_task_page = {"page", run_page};
const struct kf_task kf_task_file = {"file", run_file};
