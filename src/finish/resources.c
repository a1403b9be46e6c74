/* Walks everything that pages name, to mend what Cairo leaves wrong and deflate what it left plain: recording surfaces and patterns are streams with
 * resources of their own. */

#include "finish/finish_internal.h"

struct walk {
    struct kf_pdf *pdf;
    GHashTable *seen; /* object numbers */
};

static void walk_resources(struct walk *walk, qpdf_oh holder);

/* A shared object is mended once, and a loop ends. */
static bool is_new(struct walk *walk, qpdf_oh object)
{
    int number = qpdf_oh_get_object_id(walk->pdf->qpdf, object);

    return number == 0 || g_hash_table_add(walk->seen, GINT_TO_POINTER(number));
}

static void visit_font(struct walk *walk, qpdf_oh font)
{
    kf_finish_font(walk->pdf, font);
}

/* A form, an image, a pattern, a soft mask's group. */
static void visit_stream(struct walk *walk, qpdf_oh object)
{
    qpdf_data qpdf = walk->pdf->qpdf;

    if (!qpdf_oh_is_stream(qpdf, object)) {
        return;
    }
    kf_pdf_deflate(walk->pdf, object);
    qpdf_oh dictionary = qpdf_oh_get_dict(qpdf, object);
    qpdf_oh subtype = qpdf_oh_get_key(qpdf, dictionary, "/Subtype");
    if (qpdf_oh_is_name_and_equals(qpdf, subtype, "/Image")) {
        kf_finish_image(walk->pdf, dictionary);
    } else {
        walk_resources(walk, dictionary);
    }
    qpdf_oh_release(qpdf, subtype);
    qpdf_oh_release(qpdf, dictionary);
}

static void visit_state(struct walk *walk, qpdf_oh state)
{
    qpdf_data qpdf = walk->pdf->qpdf;
    qpdf_oh mask = qpdf_oh_get_key_if_dict(qpdf, state, "/SMask");
    qpdf_oh group = qpdf_oh_get_key_if_dict(qpdf, mask, "/G");

    if (qpdf_oh_is_stream(qpdf, group) && is_new(walk, group)) {
        visit_stream(walk, group);
    }
    qpdf_oh_release(qpdf, group);
    qpdf_oh_release(qpdf, mask);
}

static void walk_kind(struct walk *walk, struct kf_arena *arena, qpdf_oh resources, const char *kind,
                      void (*visit)(struct walk *walk, qpdf_oh object))
{
    qpdf_data qpdf = walk->pdf->qpdf;
    qpdf_oh named = qpdf_oh_get_key(qpdf, resources, kind);
    const char **names = kf_pdf_keys(qpdf, arena, named);

    for (int i = 0; names[i] != NULL; i++) {
        qpdf_oh object = qpdf_oh_get_key(qpdf, named, names[i]);
        if (is_new(walk, object)) {
            visit(walk, object);
        }
        qpdf_oh_release(qpdf, object);
    }
    qpdf_oh_release(qpdf, named);
}

static void walk_resources(struct walk *walk, qpdf_oh holder)
{
    qpdf_data qpdf = walk->pdf->qpdf;
    qpdf_oh resources = qpdf_oh_get_key(qpdf, holder, "/Resources");

    if (qpdf_oh_is_dictionary(qpdf, resources) && is_new(walk, resources)) {
        struct kf_arena *arena = kf_arena_new();
        walk_kind(walk, arena, resources, "/Font", visit_font);
        walk_kind(walk, arena, resources, "/XObject", visit_stream);
        walk_kind(walk, arena, resources, "/Pattern", visit_stream);
        walk_kind(walk, arena, resources, "/ExtGState", visit_state);
        kf_arena_free(arena);
    }
    qpdf_oh_release(qpdf, resources);
}

void kf_finish_resources(struct kf_pdf *pdf)
{
    struct walk walk = {.pdf = pdf, .seen = g_hash_table_new(NULL, NULL)};

    for (int page = 0; page < pdf->page_count; page++) {
        walk_resources(&walk, pdf->pages[page]);
    }
    g_hash_table_destroy(walk.seen);
}
