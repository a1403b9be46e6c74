/* A handout on a screen, for a phone: shown by the desk, or as a file that works alone. */

#include <string.h>

#include "desk/desk.h"
#include "desk/task.h"
#include "editions/screen_page.h"

/* Without its ending, ".html". */
static const char *name_of(struct kf_arena *arena, const struct kf_document *document)
{
    return kf_arena_format(arena, "%.*shtml", (int)(strlen(document->name) - strlen("pdf")), document->name);
}

static const char *page_of(struct kf_arena *arena, const struct kf_content *content, const struct kf_document *document,
                           bool alone)
{
    char *style = kf_desk_asset_text("read.css"), *script = kf_desk_asset_text("read.js");
    char *head = kf_desk_asset_text("read-desk.html");
    const struct kf_screen_form own = {.style = style, .script = script};
    const struct kf_screen_form shown = {
        .style_at = "/assets/read.css", .script_at = "/assets/read.js", .icon_at = "/assets/icon.svg", .head = head};
    const char *page = kf_screen_page(arena, content, document, alone ? &own : &shown);

    g_free(head);
    g_free(script);
    g_free(style);
    return page;
}

/* What keeps a page from being printed keeps it from a screen: mistakes that rules find, and words for staff. */
static const struct kf_document *lay_out(struct kinfold *kinfold, const struct kf_content *content, const char *piece)
{
    const struct kf_documents *documents;
    const struct kf_document *document;
    struct kf_finished finished;

    kf_loaded_check(kinfold->loaded, kinfold->run.diags, content);
    documents = kf_call_documents(kinfold, content, piece);
    document = documents != NULL ? kf_document_find(&kinfold->run, documents, piece) : NULL;
    return document != NULL && document->kind == KF_MAKE_HANDOUTS && kinfold->run.diags->errors == 0 &&
                   kf_document_finish(&kinfold->run, content, document, &finished)
               ? document
               : NULL;
}

static void run(struct kinfold *kinfold, const struct kf_parcel *question, struct kf_parcel *answer)
{
    const struct kf_document *document = NULL;
    const struct kf_content *content;
    struct kinfold_options options;
    const char *page = NULL;

    if (!kf_task_read_question(kinfold, question, &options, answer)) {
        return;
    }
    options.fillable = false; /* it always is */
    kf_call_begin(kinfold);
    content = kf_call_content(kinfold, kf_parcel_get(question, "module"), &options);
    if (content != NULL) {
        document = lay_out(kinfold, content, kf_parcel_get(question, "piece"));
    }
    if (document != NULL) {
        page = page_of(kinfold->run.arena, content, document, kf_parcel_get(question, "download") != NULL);
        kf_parcel_set(answer, "name", name_of(kinfold->run.arena, document));
    }
    kf_call_end(kinfold);
    if (page == NULL) {
        kf_task_fail(kinfold, answer, 422);
        return;
    }
    kf_task_give_bytes(answer, "text/html", (const unsigned char *)page, strlen(page));
}

const struct kf_task kf_task_read = {"read", run};
