/* The outline tree (ISO 32000-1, 12.3.3) from bookmarks with levels. */

#include "finish/finish_internal.h"

/* A node while its kids are being read. */
struct open_item {
    int object;
    int last;     /* kid so far; 0 for none */
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
        kf_pdf_refer(outline->pdf, item->object, "/Last", item->last);
        kf_pdf_put_integer(outline->pdf, item->object, "/Count", item->descendants);
    }
    if (outline->depth > 0) {
        outline->open[outline->depth - 1].descendants += item->descendants;
    }
}

static void open_item(struct outline *outline, int object, int level)
{
    outline->open[outline->depth++] = (struct open_item){.object = object, .level = level};
}

static void add_bookmark(struct outline *outline, const struct kf_bookmark *bookmark)
{
    struct kf_pdf *pdf = outline->pdf;

    while (outline->open[outline->depth - 1].level >= bookmark->level) {
        close_item(outline);
    }
    struct open_item *parent = &outline->open[outline->depth - 1];
    int object = kf_pdf_new_dictionary(pdf);
    kf_pdf_put_text(pdf, object, "/Title", bookmark->title);
    kf_pdf_refer(pdf, object, "/Parent", parent->object);
    kf_pdf_put(pdf, object, "/Dest", kf_pdf_destination(pdf, bookmark->page, bookmark->y));
    if (parent->last == 0) {
        kf_pdf_refer(pdf, parent->object, "/First", object);
    } else {
        kf_pdf_refer(pdf, parent->last, "/Next", object);
        kf_pdf_refer(pdf, object, "/Prev", parent->last);
    }
    parent->last = object;
    parent->descendants++;
    open_item(outline, object, bookmark->level);
}

void kf_finish_bookmarks(struct kf_pdf *pdf)
{
    int count = pdf->input->bookmark_count;

    if (count == 0) {
        return;
    }
    struct outline outline = {.pdf = pdf, .open = KF_NEW_ARRAY(pdf->arena, count + 1, struct open_item)};
    int root = kf_pdf_new_dictionary(pdf);
    kf_pdf_put(pdf, root, "/Type", "/Outlines");
    kf_pdf_refer(pdf, pdf->root, "/Outlines", root);
    open_item(&outline, root, /* level */ -1);
    for (int i = 0; i < count; i++) {
        add_bookmark(&outline, &pdf->input->bookmarks[i]);
    }
    while (outline.depth > 0) {
        close_item(&outline);
    }
}
