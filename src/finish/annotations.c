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

int kf_annotation_new(struct kf_pdf *pdf, const struct kf_mark *mark, const char *subtype)
{
    enum { PRINT = 4 }; /* flag: PDF/A wants annotations that print */
    int annotation = kf_pdf_new_dictionary(pdf);

    kf_pdf_put(pdf, annotation, "/Type", "/Annot");
    kf_pdf_put(pdf, annotation, "/Subtype", subtype);
    kf_pdf_put(pdf, annotation, "/Rect", kf_pdf_box(pdf, mark->page, mark->rect));
    kf_pdf_put_integer(pdf, annotation, "/F", PRINT);
    kf_pdf_put_text(pdf, annotation, "/Contents", mark->label);
    kf_pdf_refer(pdf, annotation, "/P", pdf->pages[mark->page]);
    return annotation;
}

void kf_annotation_add(struct kf_pdf *pdf, struct kf_mark *mark, int annotation)
{
    kf_pdf_put_integer(pdf, annotation, "/StructParent", pdf->page_count + pdf->annotated.count);
    kf_list_add(pdf->arena, &pdf->annotated, mark);
    g_hash_table_insert(pdf->annotations, mark, GINT_TO_POINTER(annotation));
}

void kf_annotation_show(struct kf_pdf *pdf, const struct kf_mark *mark, int annotation)
{
    GString **list = &pdf->shown[mark->page];

    if (*list == NULL) {
        *list = g_string_new("[");
    }
    kf_append_reference(*list, annotation);
    g_string_append_c(*list, ' ');
}

void kf_finish_page_lists(struct kf_pdf *pdf)
{
    for (int page = 0; page < pdf->page_count; page++) {
        GString *list = pdf->shown[page];

        if (list != NULL) {
            g_string_append_c(list, ']');
            kf_pdf_put(pdf, pdf->pages[page], "/Annots", list->str);
            g_string_free(list, TRUE);
        }
    }
}

static void put_uri(struct kf_pdf *pdf, int link, const char *uri)
{
    GString *action = g_string_new("<</S/URI");

    kf_append_entry_text(action, "/URI", kf_annotation_uri(pdf->arena, uri));
    g_string_append(action, ">>");
    kf_pdf_put(pdf, link, "/A", action->str);
    g_string_free(action, TRUE);
}

/* A guide by itself speaks of handouts that are other files: there its links are words. */
static void add_link(struct kf_pdf *pdf, struct kf_mark *mark)
{
    const struct kf_mark *target = mark->to != NULL ? g_hash_table_lookup(pdf->targets, mark->to) : NULL;

    if (mark->to != NULL && target == NULL) {
        return;
    }
    int link = kf_annotation_new(pdf, mark, "/Link");
    kf_pdf_put(pdf, link, "/Border", "[0 0 0]");
    if (target != NULL) {
        kf_pdf_put(pdf, link, "/Dest", kf_pdf_destination(pdf, target->page, target->rect.y));
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
