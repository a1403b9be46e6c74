/* The outline tree (ISO 32000-1, 12.3.3) from bookmarks with levels. */

#include "finish/finish_internal.h"

/* A node while its kids are being read. */
struct open_item {
    qpdf_oh handle;
    qpdf_oh last; /* kid so far; 0 for none */
    int level;    /* of the bookmark; -1 for the outline itself */
    int descendants;
};

struct outline {
    struct kf_pdf *pdf;
    struct open_item *open; /* from the outline down to the last bookmark */
    int depth;
};

/* No more kids for the innermost: the count of what is under it goes to its parent too. */
static void close_item(struct outline *outline)
{
    struct open_item *item = &outline->open[--outline->depth];

    if (item->last != 0) {
        kf_pdf_put(outline->pdf, item->handle, "/Last", item->last);
        kf_pdf_put_integer(outline->pdf, item->handle, "/Count", item->descendants);
    }
    qpdf_oh_release(outline->pdf->qpdf, item->handle);
    if (outline->depth > 0) {
        outline->open[outline->depth - 1].descendants += item->descendants;
    }
}

static void open_item(struct outline *outline, qpdf_oh handle, int level)
{
    outline->open[outline->depth++] = (struct open_item){.handle = handle, .level = level};
}

static void add_bookmark(struct outline *outline, const struct kf_bookmark *bookmark)
{
    struct kf_pdf *pdf = outline->pdf;

    while (outline->open[outline->depth - 1].level >= bookmark->level) {
        close_item(outline);
    }
    struct open_item *parent = &outline->open[outline->depth - 1];
    qpdf_oh handle = kf_pdf_new_dictionary(pdf);
    kf_pdf_put_text(pdf, handle, "/Title", bookmark->title);
    kf_pdf_refer(pdf, handle, "/Parent", parent->handle);
    kf_pdf_put(pdf, handle, "/Dest", kf_pdf_new_destination(pdf, bookmark->page, bookmark->y));
    if (parent->last == 0) {
        kf_pdf_refer(pdf, parent->handle, "/First", handle);
    } else {
        kf_pdf_refer(pdf, parent->last, "/Next", handle);
        kf_pdf_put(pdf, handle, "/Prev", parent->last);
    }
    parent->last = qpdf_oh_new_object(pdf->qpdf, handle);
    parent->descendants++;
    open_item(outline, handle, bookmark->level);
}

void kf_finish_bookmarks(struct kf_pdf *pdf)
{
    int count = pdf->input->bookmark_count;

    if (count == 0) {
        return;
    }
    struct outline outline = {.pdf = pdf, .open = KF_NEW_ARRAY(pdf->arena, count + 1, struct open_item)};
    qpdf_oh root = kf_pdf_new_dictionary(pdf);
    kf_pdf_put_name(pdf, root, "/Type", "/Outlines");
    kf_pdf_refer(pdf, pdf->root, "/Outlines", root);
    open_item(&outline, root, /* level */ -1);
    for (int i = 0; i < count; i++) {
        add_bookmark(&outline, &pdf->input->bookmarks[i]);
    }
    while (outline.depth > 0) {
        close_item(&outline);
    }
}
