/* Walks everything that pages name, to mend what Cairo leaves wrong and deflate what it left plain: recording surfaces and
 * patterns are streams with resources of their own. */

#include "finish/finish_internal.h"

struct walk {
    struct kf_pdf *pdf;
    GHashTable *seen; /* object numbers */
};

static void walk_resources(struct walk *walk, int holder);

/* A shared object is mended once, and a loop ends. */
static bool is_new(struct walk *walk, int number)
{
    return number > 0 && g_hash_table_add(walk->seen, GINT_TO_POINTER(number));
}

static void visit_font(struct walk *walk, struct kf_value font)
{
    if (is_new(walk, kf_reference(font))) {
        kf_finish_font(walk->pdf, kf_reference(font));
    }
}

/* A form, an image, a pattern, a soft mask's group. */
static void visit_stream(struct walk *walk, struct kf_value reference)
{
    struct kf_objects *objects = &walk->pdf->objects;
    int number = kf_reference(reference);

    if (kf_object(objects, number).text == NULL || objects->items[number].stream == NULL || !is_new(walk, number)) {
        return;
    }
    kf_pdf_deflate(walk->pdf, number);
    if (kf_value_is(kf_entry(kf_object(objects, number), "/Subtype"), "/Image")) {
        kf_finish_image(walk->pdf, number);
    } else {
        walk_resources(walk, number);
    }
}

static void visit_state(struct walk *walk, struct kf_value state)
{
    struct kf_objects *objects = &walk->pdf->objects;

    visit_stream(walk, kf_entry(kf_found(objects, state, "/SMask"), "/G"));
}

static void walk_kind(struct walk *walk, struct kf_value resources, const char *kind,
                      void (*visit)(struct walk *walk, struct kf_value object))
{
    struct kf_entries named = kf_entries_of(kf_found(&walk->pdf->objects, resources, kind));

    while (kf_entries_next(&named)) {
        visit(walk, named.value);
    }
}

/* Visits change what is visited, not the lists of names. */
static void walk_resources(struct walk *walk, int holder)
{
    struct kf_value entry = kf_entry(kf_object(&walk->pdf->objects, holder), "/Resources");
    struct kf_value resources = kf_resolved(&walk->pdf->objects, entry);

    if (kf_reference(entry) > 0 && !is_new(walk, kf_reference(entry))) {
        return;
    }
    walk_kind(walk, resources, "/Font", visit_font);
    walk_kind(walk, resources, "/XObject", visit_stream);
    walk_kind(walk, resources, "/Pattern", visit_stream);
    walk_kind(walk, resources, "/ExtGState", visit_state);
}

void kf_finish_resources(struct kf_pdf *pdf)
{
    struct walk walk = {.pdf = pdf, .seen = g_hash_table_new(NULL, NULL)};

    for (int page = 0; page < pdf->page_count; page++) {
        walk_resources(&walk, pdf->pages[page]);
    }
    g_hash_table_destroy(walk.seen);
}
