/* What can be made. */

#include <string.h>

#include "libkinfold/handle.h"

bool kinfold_check(struct kinfold *kinfold, const char *module, const struct kinfold_options *options)
{
    const struct kf_content *content;
    bool good;

    kf_call_begin(kinfold);
    content = kf_call_content(kinfold, module, options);
    if (content != NULL) {
        kf_loaded_check(kinfold->loaded, kinfold->run.diags, content);
    }
    good = content != NULL && kinfold->run.diags->errors == 0;
    kf_call_end(kinfold);
    return good;
}

const struct kf_documents *kf_call_documents(struct kinfold *kinfold, const struct kf_content *content, const char *piece)
{
    const struct kf_edition *edition = &content->edition;
    bool whole = !edition->carry_safe && (piece != NULL || (edition->variant == KF_STANDARD && !edition->fillable));
    unsigned make = kf_documents_ready(content, whole ? KF_MAKE_ALL : KF_MAKE_HANDOUTS);

    return kf_loaded_pages(kinfold->loaded, kinfold->run.diags, content, make, piece);
}

static bool add_file(struct kf_run *run, const struct kf_content *content, const struct kf_document *document,
                     struct kinfold_file *ret_file)
{
    struct kf_finished finished = {0};

    if (!kf_document_finish(run, content, document, &finished)) {
        return false;
    }
    *ret_file = (struct kinfold_file){
        .name = document->name,
        .piece = document->piece,
        .title = document->title,
        .bytes = kf_arena_copy(run->arena, finished.pdf, finished.length),
        .length = finished.length,
        .pages = document->pages.count,
    };
    return true;
}

static struct kinfold_file *make_files(struct kinfold *kinfold, const struct kf_content *content, const char *piece,
                                       size_t *ret_count)
{
    struct kf_run *run = &kinfold->run;
    const struct kf_documents *documents = kf_call_documents(kinfold, content, piece);
    const struct kf_document *only = documents == NULL || piece == NULL ? NULL : kf_document_find(run, documents, piece);
    struct kinfold_file *files;

    if (documents == NULL || (piece != NULL && only == NULL)) {
        return NULL;
    }
    files = KF_NEW_ARRAY(run->arena, documents->count + 1, struct kinfold_file);
    for (int i = 0; i < documents->count; i++) {
        if (piece == NULL || documents->items[i] == only) {
            *ret_count += add_file(run, content, documents->items[i], &files[*ret_count]);
        }
    }
    return files;
}

const struct kinfold_file *kinfold_build(struct kinfold *kinfold, const char *module, const char *piece,
                                         const struct kinfold_options *options, size_t *ret_count)
{
    struct kinfold_file *files = NULL;
    const struct kf_content *content;

    kf_call_begin(kinfold);
    *ret_count = 0;
    content = kf_call_content(kinfold, module, options);
    if (content != NULL) {
        kf_loaded_check(kinfold->loaded, kinfold->run.diags, content);
        files = make_files(kinfold, content, piece, ret_count);
    }
    if (kinfold->run.diags->errors > 0) {
        files = NULL;
        *ret_count = 0;
    }
    kf_call_end(kinfold);
    return files;
}

static bool has_page(struct kf_run *run, const struct kf_document *document, int page, double dpi)
{
    if (page < 1 || page > document->pages.count || !(dpi >= 10 && dpi <= 600)) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, KF_USAGE, (struct kf_span){.source = NULL}, NULL,
                                  "\"%s\" cannot be drawn: page %d, %d dots an inch", document->piece, page, (int)dpi),
                     "it has pages 1 to %d, and is drawn with 10 to 600 dots an inch", document->pages.count);
        return false;
    }
    return true;
}

static const struct kinfold_picture *draw(struct kinfold *kinfold, const struct kf_content *content, const char *piece,
                                          int page, double dpi)
{
    struct kf_run *run = &kinfold->run;
    const struct kf_documents *documents = kf_call_documents(kinfold, content, piece);
    const struct kf_document *document = documents == NULL ? NULL : kf_document_find(run, documents, piece);
    struct kinfold_picture *picture = KF_NEW(run->arena, struct kinfold_picture);
    unsigned char *png;

    if (document == NULL || !has_page(run, document, page, dpi) ||
        !kf_paint_png(run, run->arena, &document->pages, page - 1, dpi, &png, &picture->length)) {
        return NULL;
    }
    picture->bytes = png;
    picture->pages = document->pages.count;
    return picture;
}

const struct kinfold_picture *kinfold_render(struct kinfold *kinfold, const char *module, const char *piece, int page,
                                             double dpi, const struct kinfold_options *options)
{
    const struct kinfold_picture *picture = NULL;
    const struct kf_content *content;

    kf_call_begin(kinfold);
    content = kf_call_content(kinfold, module, options);
    if (content != NULL) {
        picture = draw(kinfold, content, piece, page, dpi);
    }
    kf_call_end(kinfold);
    return picture;
}
