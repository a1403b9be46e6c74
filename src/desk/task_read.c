/* A handout on a screen, for a phone: shown by the desk, or as a file that works alone. */

#include <string.h>

#include "cli/screen_file.h"
#include "desk/desk.h"
#include "desk/task.h"

/* Without its ending, ".html". */
static const char *name_of(struct kf_arena *arena, const struct kf_document *document)
{
    return kf_arena_format(arena, "%.*shtml", (int)(strlen(document->name) - strlen("pdf")), document->name);
}

/* In the desk, with the way back to it. */
static const char *shown(struct kf_run *run, const struct kf_content *content, const struct kf_document *document)
{
    char *head = kf_desk_asset_text("read-desk.html");
    const struct kf_screen_form form = {.style_at = "/assets/screen.css",
                                        .script_at = "/assets/screen.js",
                                        .icon_at = "/assets/icon.svg",
                                        .head = head};
    const char *page =
        kf_screen_is_fit(run, content, document) ? kf_screen_page(run->arena, content, document, &form) : NULL;

    g_free(head);
    return page;
}

/* NULL after errors. */
static const char *make(struct kinfold *kinfold, const struct kf_parcel *question, const struct kf_content *content,
                        const char **ret_name)
{
    const char *piece = kf_parcel_get(question, "piece");
    struct kf_run *run = &kinfold->run;
    const struct kf_documents *documents = kf_call_documents(kinfold, content, piece);
    const struct kf_document *document = documents != NULL ? kf_document_find(run, documents, piece) : NULL;

    if (document == NULL) {
        return NULL;
    }
    *ret_name = name_of(run->arena, document);
    return kf_parcel_get(question, "download") != NULL ? kf_screen_file(run, content, document)
                                                       : shown(run, content, document);
}

static void run(struct kinfold *kinfold, const struct kf_parcel *question, struct kf_parcel *answer)
{
    const char *page = NULL, *name = NULL;
    const struct kf_content *content;
    struct kinfold_options options;

    if (!kf_task_read_question(kinfold, question, &options, answer)) {
        return;
    }
    options.fillable = false; /* it always is */
    kf_call_begin(kinfold);
    content = kf_call_content(kinfold, kf_parcel_get(question, "module"), &options);
    if (content != NULL) {
        page = make(kinfold, question, content, &name);
    }
    kf_call_end(kinfold);
    if (page == NULL) {
        kf_task_fail(kinfold, answer, 422);
        return;
    }
    kf_task_give_bytes(answer, "text/html", (const unsigned char *)page, strlen(page));
    kf_parcel_set(answer, "name", name);
}

const struct kf_task kf_task_read = {"read", run};
