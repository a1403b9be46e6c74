/* Links. (Fields are annotations too: fields.c.) */

#include "finish/finish_internal.h"

#include <string.h>

const char *kf_annotation_uri(struct kf_arena *arena, const char *uri)
{
    static const char excluded[] = "\"<>\\^`{|}";
    char *escaped = kf_arena_alloc(arena, 3 * strlen(uri) + 1);
    char *end = escaped;

    for (const char *c = uri; *c != '\0'; c++) {
        if (*c <= ' ' || *c > '~' || strchr(excluded, *c) != NULL) {
            static const char digits[] = "0123456789ABCDEF";
            *end++ = '%';
            *end++ = digits[(unsigned char)*c >> 4];
            *end++ = digits[(unsigned char)*c & 15];
        } else {
            *end++ = *c;
        }
    }
    return escaped;
}

qpdf_oh kf_annotation_new(struct kf_pdf *pdf, const struct kf_mark *mark, const char *subtype)
{
    enum { PRINT = 4 }; /* flag: PDF/A wants annotations that print */
    qpdf_oh annotation = kf_pdf_new_dictionary(pdf);

    kf_pdf_put_name(pdf, annotation, "/Type", "/Annot");
    kf_pdf_put_name(pdf, annotation, "/Subtype", subtype);
    kf_pdf_put(pdf, annotation, "/Rect", kf_pdf_new_box(pdf, mark->page, mark->rect));
    kf_pdf_put_integer(pdf, annotation, "/F", PRINT);
    kf_pdf_put_text(pdf, annotation, "/Contents", mark->label);
    kf_pdf_refer(pdf, annotation, "/P", pdf->pages[mark->page]);
    return annotation;
}

void kf_annotation_add(struct kf_pdf *pdf, struct kf_mark *mark, qpdf_oh annotation)
{
    kf_pdf_put_integer(pdf, annotation, "/StructParent", pdf->page_count + pdf->annotated.count);
    kf_list_add(pdf->arena, &pdf->annotated, mark);
    g_hash_table_insert(pdf->annotations, mark, GUINT_TO_POINTER(annotation));
}

void kf_annotation_show(struct kf_pdf *pdf, const struct kf_mark *mark, qpdf_oh annotation)
{
    qpdf_oh page = pdf->pages[mark->page];
    qpdf_oh list = qpdf_oh_get_key(pdf->qpdf, page, "/Annots");

    if (!qpdf_oh_is_array(pdf->qpdf, list)) {
        qpdf_oh_release(pdf->qpdf, list);
        list = qpdf_oh_new_array(pdf->qpdf);
        kf_pdf_refer(pdf, page, "/Annots", list);
    }
    qpdf_oh_append_item(pdf->qpdf, list, annotation);
    qpdf_oh_release(pdf->qpdf, list);
}

static void put_uri(struct kf_pdf *pdf, qpdf_oh link, const char *uri)
{
    qpdf_oh action = qpdf_oh_new_dictionary(pdf->qpdf);

    kf_pdf_put_name(pdf, action, "/S", "/URI");
    kf_pdf_put_string(pdf, action, "/URI", kf_annotation_uri(pdf->arena, uri));
    kf_pdf_put(pdf, link, "/A", action);
}

/* A guide by itself speaks of handouts that are other files: there its links are words. */
static void add_link(struct kf_pdf *pdf, struct kf_mark *mark)
{
    const struct kf_mark *target = mark->to != NULL ? g_hash_table_lookup(pdf->targets, mark->to) : NULL;

    if (mark->to != NULL && target == NULL) {
        return;
    }
    qpdf_oh link = kf_annotation_new(pdf, mark, "/Link");
    kf_pdf_put_parsed(pdf, link, "/Border", "[0 0 0]");
    if (target != NULL) {
        kf_pdf_put(pdf, link, "/Dest", kf_pdf_new_destination(pdf, target->page, target->rect.y));
    } else {
        put_uri(pdf, link, mark->uri);
    }
    kf_annotation_add(pdf, mark, link);
    pdf->result.links++;
}

/* The first of an address: what goes on overleaf is marked there too. */
static void find_targets(struct kf_pdf *pdf)
{
    const struct kf_marks *marks = pdf->input->marks;

    for (int i = 0; i < marks->count; i++) {
        struct kf_mark *mark = marks->items[i];
        if (mark->kind == KF_MARK_ITEM && mark->address != NULL && mark->page >= 0 && mark->page < pdf->page_count &&
            !g_hash_table_contains(pdf->targets, mark->address)) {
            g_hash_table_insert(pdf->targets, kf_arena_string(pdf->arena, mark->address), mark);
        }
    }
}

static bool check_mark(struct kf_pdf *pdf, const struct kf_mark *mark)
{
    const char *name = mark->address != NULL ? mark->address : mark->to != NULL ? mark->to : mark->uri;

    if (mark->page < 0 || mark->page >= pdf->page_count) {
        return kf_pdf_fail(pdf, "mark \"%s\" is on page %d of %d", name, mark->page + 1, pdf->page_count);
    }
    if (mark->label == NULL || mark->label[0] == '\0') {
        return kf_pdf_fail(pdf, "page %d: mark \"%s\" has no label", mark->page + 1, name);
    }
    if (mark->element == NULL) {
        return kf_pdf_fail(pdf, "page %d: mark \"%s\" has no element", mark->page + 1, name);
    }
    return true;
}

bool kf_finish_annotations(struct kf_pdf *pdf)
{
    const struct kf_marks *marks = pdf->input->marks;

    find_targets(pdf);
    for (int i = 0; i < marks->count; i++) {
        struct kf_mark *mark = marks->items[i];
        if (mark->kind == KF_MARK_ITEM) {
            continue;
        }
        if (!check_mark(pdf, mark)) {
            return false;
        }
        if (mark->kind == KF_MARK_LINK) {
            add_link(pdf, mark);
        }
    }
    return true;
}
