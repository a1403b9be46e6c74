/* One family's evening: what would be bound, a page of it, the file that `kinfold tonight` writes. */

#include <string.h>

#include "cli/evening.h"
#include "cli/json.h"
#include "desk/task.h"

enum { USUAL_DPI = 60, LEAST_DPI = 10, MOST_DPI = 300 };

struct question {
    struct kinfold *kinfold;
    struct kinfold_options options;
    enum kf_evening_file_kind kind;
    struct kf_list wanted; /* struct kf_wanted_handout */
    const struct kf_kit *kit;
    bool known; /* there is all that it asks for */
    struct kf_evening_source source;
    struct kf_evening evening;
};

/* --- what is asked for -------------------------------------------------------------------------------------------------- */

static const struct kf_content *content_of(void *data, const char *module, const char *language, bool for_all)
{
    struct question *question = data;
    struct kinfold_options options = question->options;

    options.language = language != NULL ? language : options.language;
    if (for_all) {
        options.audience = options.session = NULL;
        options.length = 0;
    }
    return kf_call_content(question->kinfold, module, &options);
}

static const struct kf_documents *pages_of(void *data, const struct kf_content *content, unsigned make,
                                           const char *piece)
{
    struct question *question = data;

    return kf_loaded_pages(question->kinfold->loaded, question->kinfold->run.diags, content, make, piece);
}

static bool is_wanted_already(const struct question *question, const struct kf_handout *handout)
{
    for (int i = 0; i < question->wanted.count; i++) {
        if (((const struct kf_wanted_handout *)question->wanted.items[i])->handout == handout) {
            return true;
        }
    }
    return false;
}

/* NULL: the module has no such handout in this form. */
static const struct kf_handout *find_handout(const struct kf_content *content, const char *id)
{
    for (int i = 0; i < content->module->handouts.count; i++) {
        const struct kf_handout *handout = content->module->handouts.items[i];

        if (strcmp(handout->id, id) == 0) {
            return handout;
        }
    }
    return NULL;
}

/* address: "module/piece". False: there is none. */
static bool want(struct question *question, const char *address)
{
    struct kf_arena *arena = question->kinfold->run.arena;
    const char *stroke = strchr(address, '/');
    const char *module = stroke != NULL ? kf_arena_string_n(arena, address, (size_t)(stroke - address)) : NULL;
    struct kf_wanted_handout *wanted = KF_NEW(arena, struct kf_wanted_handout);

    if (module == NULL || !kf_task_has_module(question->kit, module)) {
        return false;
    }
    wanted->module = module;
    wanted->content = content_of(question, module, /* language */ NULL, /* for_all */ false);
    wanted->handout = wanted->content != NULL ? find_handout(wanted->content, stroke + 1) : NULL;
    if (wanted->handout == NULL) {
        return false;
    }
    wanted->number = kf_module_handout_number(arena, wanted->content->module, wanted->handout->number);
    if (!is_wanted_already(question, wanted->handout)) {
        kf_list_add(arena, &question->wanted, wanted);
    }
    return true;
}

static bool want_all(struct question *question, const char *handouts)
{
    char **addresses = g_strsplit(handouts != NULL ? handouts : "", ",", KF_EVENING_MOST + 1);
    bool good = g_strv_length(addresses) <= KF_EVENING_MOST;

    for (int i = 0; good && addresses[i] != NULL; i++) {
        good = want(question, addresses[i]);
    }
    g_strfreev(addresses);
    return good && question->wanted.count > 0;
}

static enum kf_evening_file_kind kind_of(const struct kf_parcel *asked)
{
    const char *part = kf_parcel_get(asked, "part");

    return g_strcmp0(part, "family") == 0  ? KF_EVENING_FAMILY
           : g_strcmp0(part, "staff") == 0 ? KF_EVENING_STAFF
                                           : KF_EVENING_TOGETHER;
}

/* Inside a call. False: something is not there, or there are errors. */
static bool prepare(struct kinfold *kinfold, const struct kf_parcel *asked, struct question *ret_question)
{
    struct question *question = ret_question;
    PangoContext *context;

    *question = (struct question){.kinfold = kinfold, .kind = kind_of(asked), .kit = kf_call_kit(kinfold)};
    question->source = (struct kf_evening_source){content_of, pages_of, question};
    question->known = question->kit != NULL && kf_task_options(asked, &question->options) &&
                      !question->options.carry_safe /* the helplines tell what it is about */ &&
                      want_all(question, kf_parcel_get(asked, "handouts"));
    context = question->known ? kf_loaded_fonts(kinfold->loaded, kinfold->run.diags, question->kit) : NULL;
    return context != NULL &&
           kf_evening_init(&question->evening, &kinfold->run, &question->source, context, &question->wanted) &&
           (question->kind != KF_EVENING_STAFF || kf_tonight_has_sides(&question->evening.tonight));
}

static void fail(const struct question *question, struct kf_parcel *answer)
{
    bool missing = !question->known && question->kinfold->run.diags->errors == 0;

    kf_task_fail(question->kinfold, answer, missing ? 404 : 422);
}

/* --- what is to be said of it -------------------------------------------------------------------------------------------- */

static bool has_word(const struct kf_list *words, const char *word)
{
    for (int i = 0; i < words->count; i++) {
        if (strcmp(words->items[i], word) == 0) {
            return true;
        }
    }
    return false;
}

/* What all of the handouts' modules have. */
static struct kf_list common(const struct question *question, bool languages)
{
    struct kf_run *run = &question->kinfold->run;
    struct kf_list all = {0};

    for (int i = 0; i < question->wanted.count; i++) {
        const struct kf_content *content = ((const struct kf_wanted_handout *)question->wanted.items[i])->content;
        struct kf_list own = {0}, kept = {0};

        if (languages) {
            own = kf_module_languages(run, content->kit, content->module->id, content->module->language);
        }
        for (int k = 0; !languages && k < content->module->audience.count; k++) {
            kf_list_add(run->arena, &own, (void *)(guintptr)content->module->audience.items[k]);
        }
        for (int k = 0; k < own.count; k++) {
            if (i == 0 || has_word(&all, own.items[k])) {
                kf_list_add(run->arena, &kept, own.items[k]);
            }
        }
        all = kept;
    }
    return all;
}

static void add_handouts(JsonBuilder *builder, const struct question *question)
{
    struct kf_arena *arena = question->kinfold->run.arena;

    kf_json_array(builder, "handouts");
    for (int i = 0; i < question->wanted.count; i++) {
        const struct kf_wanted_handout *wanted = question->wanted.items[i];

        json_builder_begin_object(builder);
        kf_json_text(builder, "address", kf_arena_format(arena, "%s/%s", wanted->module, wanted->handout->id));
        kf_json_text(builder, "number", wanted->number);
        kf_json_text(builder, "title", wanted->handout->title.text);
        kf_json_flag(builder, "clinician", wanted->handout->clinician != NULL);
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
}

static void add_parts(JsonBuilder *builder, const struct kf_document *document, int family_parts)
{
    kf_json_array(builder, "parts");
    for (int i = 0; i < document->part_count; i++) {
        json_builder_begin_object(builder);
        kf_json_text(builder, "title", document->parts[i].title);
        kf_json_number(builder, "first", document->parts[i].first + 1);
        kf_json_number(builder, "pages", document->parts[i].count);
        kf_json_flag(builder, "family", i < family_parts);
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
}

static void add_evening(JsonBuilder *builder, struct question *question)
{
    const struct kf_content *content = question->evening.tonight.content;
    struct kf_list languages = common(question, /* languages */ true),
                   audiences = common(question, /* languages */ false);
    int family_parts;
    const struct kf_document *document = kf_evening_bind(&question->evening, question->kind, &family_parts);

    add_handouts(builder, question);
    add_parts(builder, document, family_parts);
    kf_json_text(builder, "name", document->name);
    kf_json_number(builder, "pages", document->pages.count);
    kf_json_number(builder, "width", document->pages.theme->page_width); /* 1/1024 pt */
    kf_json_number(builder, "height", document->pages.theme->page_height);
    kf_json_flag(builder, "staff", kf_tonight_has_sides(&question->evening.tonight));
    kf_json_text(builder, "variant", kf_variant_names[content->edition.variant]);
    kf_json_text(builder, "paper", kf_paper_names[content->edition.paper]);
    kf_json_text(builder, "language", content->language);
    kf_json_text(builder, "community", question->kinfold->community);
    kf_json_texts(builder, "languages", (const char *const *)languages.items, languages.count);
    kf_json_texts(builder, "audiences", (const char *const *)audiences.items, audiences.count);
}

static void run_about(struct kinfold *kinfold, const struct kf_parcel *asked, struct kf_parcel *answer)
{
    struct question question;
    JsonBuilder *builder;
    bool good;

    kf_call_begin(kinfold);
    good = prepare(kinfold, asked, &question);
    builder = json_builder_new();
    json_builder_begin_object(builder);
    if (good) {
        add_evening(builder, &question);
    }
    kf_call_end(kinfold);
    if (!good) {
        g_object_unref(builder);
        fail(&question, answer);
        return;
    }
    kf_task_add_found(kinfold, builder);
    json_builder_end_object(builder);
    kf_task_give_json(answer, builder, 200);
}

/* --- a page and the file ------------------------------------------------------------------------------------------------- */

static void run_page(struct kinfold *kinfold, const struct kf_parcel *asked, struct kf_parcel *answer)
{
    int page = kf_task_number(asked, "page", 1), dpi = kf_task_number(asked, "dpi", USUAL_DPI), unused;
    const struct kf_document *document;
    struct question question;
    unsigned char *png;
    size_t length;
    bool good = false;

    kf_call_begin(kinfold);
    if (prepare(kinfold, asked, &question)) {
        document = kf_evening_bind(&question.evening, question.kind, &unused);
        good = page >= 1 && page <= document->pages.count &&
               kf_paint_png(&kinfold->run, kinfold->run.arena, &document->pages, page - 1,
                            CLAMP(dpi, LEAST_DPI, MOST_DPI), &png, &length);
    }
    kf_call_end(kinfold);
    if (good) {
        kf_task_give_bytes(answer, "image/png", png, length);
    } else {
        fail(&question, answer);
    }
}

static void run_file(struct kinfold *kinfold, const struct kf_parcel *asked, struct kf_parcel *answer)
{
    struct kf_evening_file file;
    struct question question;
    bool good;

    kf_call_begin(kinfold);
    good = prepare(kinfold, asked, &question) && kf_evening_make(&question.evening, question.kind, &file);
    kf_call_end(kinfold);
    if (!good) {
        fail(&question, answer);
        return;
    }
    kf_task_give_bytes(answer, "application/pdf", file.finished.pdf, file.finished.length);
    kf_parcel_set(answer, "name", file.document->name);
}

const struct kf_task kf_task_tonight = {"tonight", run_about};
const struct kf_task kf_task_tonight_page = {"tonight-page", run_page};
const struct kf_task kf_task_tonight_file = {"tonight-file", run_file};
