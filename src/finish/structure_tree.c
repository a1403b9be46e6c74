/* The structure tree, and the parent tree that leads from the pages back to it. */

#include "finish/finish_internal.h"

#include <string.h>

/* Entries of one leaf of a number or name tree. */
enum { LEAF_ENTRIES = 1000 };

struct tree {
    struct kf_pdf *pdf;
    qpdf_oh root;
    int *used;          /* of each page: runs that an element has taken, to be compared with what was drawn */
    struct kf_list ids; /* char *, in order */
    GArray *identified; /* qpdf_oh of the elements that have them */
    bool sound;
};

/* Hash tables take keys that may be changed; nothing changes them. */
static void *key_of(const void *pointer)
{
    return (void *)(uintptr_t)pointer;
}

static qpdf_oh element_handle(const struct kf_pdf *pdf, const struct kf_element *element)
{
    return GPOINTER_TO_UINT(g_hash_table_lookup(pdf->elements, element));
}

static const char *shown_name(const struct kf_element *element)
{
    return element->tag->address != NULL ? element->tag->address : "without an address";
}

static void fail(struct tree *tree, const struct kf_element *element, const char *what)
{
    if (tree->sound) {
        kf_pdf_fail(tree->pdf, "element %s \"%s\": %s", kf_role_name(element->tag->role), shown_name(element), what);
    }
    tree->sound = false;
}

/* Attributes */

static qpdf_oh new_attributes(struct kf_pdf *pdf, const char *owner)
{
    qpdf_oh attributes = qpdf_oh_new_dictionary(pdf->qpdf);

    kf_pdf_put_name(pdf, attributes, "/O", owner);
    return attributes;
}

static qpdf_oh list_attributes(struct kf_pdf *pdf, const struct kf_element *element)
{
    static const char *const numberings[] = {NULL, "/Disc", "/Decimal", "/Square"};

    if (element->tag->numbering == KF_NUMBERING_NONE) {
        return 0;
    }
    qpdf_oh attributes = new_attributes(pdf, "/List");
    kf_pdf_put_name(pdf, attributes, "/ListNumbering", numberings[element->tag->numbering]);
    return attributes;
}

static qpdf_oh cell_attributes(struct kf_pdf *pdf, const struct kf_element *element)
{
    static const char *const scopes[] = {NULL, "/Column", "/Row", "/Both"};
    const struct kf_tag *tag = element->tag;

    if (tag->scope == KF_SCOPE_NONE && tag->column_span <= 1) {
        return 0;
    }
    qpdf_oh attributes = new_attributes(pdf, "/Table");
    if (tag->scope != KF_SCOPE_NONE) {
        kf_pdf_put_name(pdf, attributes, "/Scope", scopes[tag->scope]);
    }
    if (tag->column_span > 1) {
        kf_pdf_put_integer(pdf, attributes, "/ColSpan", tag->column_span);
    }
    return attributes;
}

static qpdf_oh figure_attributes(struct kf_pdf *pdf, const struct kf_element *element)
{
    if (element->box_page < 0) {
        return 0;
    }
    qpdf_oh attributes = new_attributes(pdf, "/Layout");
    kf_pdf_put(pdf, attributes, "/BBox", kf_pdf_new_box(pdf, element->box_page, element->box));
    return attributes;
}

/* A blank on paper (ISO 32000-1, table 348): what would be a field, and is to be written on. */
static qpdf_oh blank_attributes(struct kf_pdf *pdf, const struct kf_element *element)
{
    static const char *const roles[] = {"/tv", "/tv", "/tv", "/cb", "/rb", "/tv"};
    const struct kf_tag *tag = element->tag;

    if (pdf->input->fillable) {
        return 0;
    }
    qpdf_oh attributes = new_attributes(pdf, "/PrintField");
    kf_pdf_put_name(pdf, attributes, "/Role", roles[tag->blank]);
    if (tag->blank == KF_BLANK_CHECK || tag->blank == KF_BLANK_RADIO) {
        kf_pdf_put_name(pdf, attributes, "/checked", "/off");
    }
    kf_pdf_put_text(pdf, attributes, "/Desc", tag->alt);
    return attributes;
}

/* Tells the language of attributes by role; a role without an entry has none. */
static qpdf_oh (*const attributes_of[KF_ROLE_COUNT])(struct kf_pdf *pdf, const struct kf_element *element) = {
    [KF_ROLE_LIST] = list_attributes,     [KF_ROLE_HEAD_CELL] = cell_attributes, [KF_ROLE_CELL] = cell_attributes,
    [KF_ROLE_FIGURE] = figure_attributes, [KF_ROLE_FORM] = blank_attributes,
};

/* Kids */

/* Marked content on the element's own page is a bare number; elsewhere it names its page. */
static qpdf_oh run_kid(struct tree *tree, const struct kf_element *element, const struct kf_kid *kid, int own_page)
{
    struct kf_pdf *pdf = tree->pdf;
    const struct kf_runs *runs = pdf->input->runs;
    bool known = kid->page >= 0 && kid->page < runs->count && kid->run >= 0 && kid->run < runs->pages[kid->page].count;

    if (!known || runs->pages[kid->page].items[kid->run].element != element) {
        fail(tree, element, "a run it has as a kid was not drawn for it");
        return 0;
    }
    tree->used[kid->page]++;
    qpdf_oh number = qpdf_oh_new_integer(pdf->qpdf, kid->run);
    if (kid->page == own_page) {
        return number;
    }
    qpdf_oh content = qpdf_oh_new_dictionary(pdf->qpdf);
    kf_pdf_put_name(pdf, content, "/Type", "/MCR");
    kf_pdf_refer(pdf, content, "/Pg", pdf->pages[kid->page]);
    kf_pdf_put(pdf, content, "/MCID", number);
    return content;
}

/* 0 when the mark has no annotation: a blank on paper. */
static qpdf_oh mark_kid(struct tree *tree, const struct kf_element *element, const struct kf_mark *mark)
{
    struct kf_pdf *pdf = tree->pdf;
    qpdf_oh annotation = GPOINTER_TO_UINT(g_hash_table_lookup(pdf->annotations, mark));

    if (annotation == 0) {
        return 0;
    }
    if (mark->element != element) {
        fail(tree, element, "a mark it has as a kid belongs to another element");
        return 0;
    }
    qpdf_oh reference = qpdf_oh_new_dictionary(pdf->qpdf);
    kf_pdf_put_name(pdf, reference, "/Type", "/OBJR");
    kf_pdf_refer(pdf, reference, "/Pg", pdf->pages[mark->page]);
    kf_pdf_refer(pdf, reference, "/Obj", annotation);
    kf_annotation_show(pdf, mark, annotation);
    return reference;
}

static qpdf_oh new_element(struct tree *tree, const struct kf_element *element, qpdf_oh parent);

static int page_of_first_run(const struct kf_pdf *pdf, const struct kf_element *element)
{
    for (int i = 0; i < element->count; i++) {
        int page = element->kids[i].page;
        if (element->kids[i].kind == KF_KID_RUN) {
            return page >= 0 && page < pdf->page_count ? page : -1;
        }
    }
    return -1;
}

static qpdf_oh new_kid(struct tree *tree, const struct kf_element *element, const struct kf_kid *kid, qpdf_oh handle,
                       int own_page)
{
    switch (kid->kind) {
    case KF_KID_ELEMENT:
        return qpdf_oh_new_object(tree->pdf->qpdf, new_element(tree, kid->element, handle));
    case KF_KID_RUN:
        return run_kid(tree, element, kid, own_page);
    case KF_KID_MARK:
        return mark_kid(tree, element, kid->mark);
    }
    return 0;
}

/* UA-1 7.18.4: a Form is its one widget, unless a role says that it is a blank on paper. */
static void check_kids(struct tree *tree, const struct kf_element *element, int count)
{
    if (element->tag->role != KF_ROLE_FORM) {
        return;
    }
    if (count == 0) {
        fail(tree, element, "has no kid");
    } else if (tree->pdf->input->fillable &&
               (count != 1 || element->kids[0].kind != KF_KID_MARK || element->count != 1)) {
        fail(tree, element, "has other kids than its one field");
    }
}

static void put_kids(struct tree *tree, const struct kf_element *element, qpdf_oh handle)
{
    struct kf_pdf *pdf = tree->pdf;
    int own_page = page_of_first_run(pdf, element);
    qpdf_oh kids = qpdf_oh_new_array(pdf->qpdf);
    int count = 0;

    for (int i = 0; i < element->count && tree->sound; i++) {
        qpdf_oh kid = new_kid(tree, element, &element->kids[i], handle, own_page);
        if (kid != 0) {
            kf_pdf_add(pdf, kids, kid);
            count++;
        }
    }
    check_kids(tree, element, count);
    if (own_page >= 0) {
        kf_pdf_refer(pdf, handle, "/Pg", pdf->pages[own_page]);
    }
    if (count == 1) {
        kf_pdf_put(pdf, handle, "/K", qpdf_oh_get_array_item(pdf->qpdf, kids, 0));
    } else if (count > 1) {
        kf_pdf_refer(pdf, handle, "/K", kids);
    }
    qpdf_oh_release(pdf->qpdf, kids);
}

/* Notes must have an ID (UA-1 7.9); the padding keeps tree order and byte order the same. */
static void put_id(struct tree *tree, qpdf_oh handle)
{
    char *id = kf_arena_format(tree->pdf->arena, "note-%06d", tree->ids.count + 1);

    kf_pdf_put_string(tree->pdf, handle, "/ID", id);
    kf_list_add(tree->pdf->arena, &tree->ids, id);
    g_array_append_val(tree->identified, handle);
}

static void put_words(struct kf_pdf *pdf, const struct kf_element *element, enum kf_role role, qpdf_oh handle)
{
    const struct kf_tag *tag = element->tag;

    kf_pdf_put_text(pdf, handle, "/Alt", role == tag->role ? tag->alt : NULL);
    kf_pdf_put_text(pdf, handle, "/ActualText", element->actual);
    kf_pdf_put_text(pdf, handle, "/T", tag->title);
    if (element->language != NULL) {
        kf_pdf_put_string(pdf, handle, "/Lang", element->language);
    }
}

/* A link that leads nowhere in this document is a piece of its text. */
static enum kf_role role_of(const struct kf_pdf *pdf, const struct kf_element *element)
{
    const struct kf_tag *tag = element->tag;

    return tag->to != NULL && !g_hash_table_contains(pdf->targets, tag->to) ? KF_ROLE_SPAN : tag->role;
}

static qpdf_oh new_element(struct tree *tree, const struct kf_element *element, qpdf_oh parent)
{
    struct kf_pdf *pdf = tree->pdf;
    enum kf_role role = role_of(pdf, element);
    qpdf_oh handle = kf_pdf_new_dictionary(pdf);

    g_hash_table_insert(pdf->elements, key_of(element), GUINT_TO_POINTER(handle));
    if (role == KF_ROLE_NONE) {
        fail(tree, element, "has no role");
        return handle;
    }
    kf_pdf_put_name(pdf, handle, "/Type", "/StructElem");
    kf_pdf_put(pdf, handle, "/S", qpdf_oh_new_name(pdf->qpdf, kf_arena_format(pdf->arena, "/%s", kf_role_name(role))));
    kf_pdf_refer(pdf, handle, "/P", parent);
    put_words(pdf, element, role, handle);
    qpdf_oh attributes = attributes_of[role] != NULL ? attributes_of[role](pdf, element) : 0;
    if (attributes != 0) {
        kf_pdf_put(pdf, handle, "/A", attributes);
    }
    if (role == KF_ROLE_NOTE) {
        put_id(tree, handle);
    }
    put_kids(tree, element, handle);
    return handle;
}

/* Number and name trees */

struct entry {
    qpdf_oh key, value;
};

static qpdf_oh new_leaf(struct kf_pdf *pdf, const char *kind, const struct entry *entries, int count)
{
    qpdf_oh leaf = kf_pdf_new_dictionary(pdf);
    qpdf_oh pairs = qpdf_oh_new_array(pdf->qpdf);

    for (int i = 0; i < count; i++) {
        qpdf_oh_append_item(pdf->qpdf, pairs, entries[i].key);
        qpdf_oh_append_item(pdf->qpdf, pairs, entries[i].value);
    }
    kf_pdf_put(pdf, leaf, kind, pairs);
    return leaf;
}

static qpdf_oh new_limited_leaf(struct kf_pdf *pdf, const char *kind, const struct entry *entries, int count)
{
    qpdf_oh leaf = new_leaf(pdf, kind, entries, count);
    qpdf_oh limits = qpdf_oh_new_array(pdf->qpdf);

    qpdf_oh_append_item(pdf->qpdf, limits, entries[0].key);
    qpdf_oh_append_item(pdf->qpdf, limits, entries[count - 1].key);
    kf_pdf_put(pdf, leaf, "/Limits", limits);
    return leaf;
}

/* A tree of one or two levels; kind is /Nums or /Names. */
static qpdf_oh new_tree(struct kf_pdf *pdf, const char *kind, const struct entry *entries, int count)
{
    if (count <= LEAF_ENTRIES) {
        return new_leaf(pdf, kind, entries, count);
    }
    qpdf_oh root = kf_pdf_new_dictionary(pdf);
    qpdf_oh leaves = qpdf_oh_new_array(pdf->qpdf);
    for (int first = 0; first < count; first += LEAF_ENTRIES) {
        int some = MIN(LEAF_ENTRIES, count - first);
        kf_pdf_add(pdf, leaves, new_limited_leaf(pdf, kind, entries + first, some));
    }
    kf_pdf_put(pdf, root, "/Kids", leaves);
    return root;
}

/* The page's elements by MCID; null for artifacts. */
static qpdf_oh new_page_entry(struct kf_pdf *pdf, const struct kf_page_runs *runs)
{
    qpdf_oh list = qpdf_oh_new_array(pdf->qpdf);
    qpdf_oh null = qpdf_oh_new_null(pdf->qpdf);

    for (int i = 0; i < runs->count; i++) {
        const struct kf_element *element = runs->items[i].element;
        qpdf_oh_append_item(pdf->qpdf, list, element == NULL ? null : element_handle(pdf, element));
    }
    qpdf_oh_release(pdf->qpdf, null);
    return kf_pdf_indirect(pdf, list);
}

static void put_parent_tree(struct tree *tree)
{
    struct kf_pdf *pdf = tree->pdf;
    int count = pdf->page_count + pdf->annotated.count;
    struct entry *entries = KF_NEW_ARRAY(pdf->arena, count, struct entry);

    for (int i = 0; i < count; i++) {
        entries[i].key = qpdf_oh_new_integer(pdf->qpdf, i);
        if (i < pdf->page_count) {
            entries[i].value = new_page_entry(pdf, &pdf->input->runs->pages[i]);
        } else {
            const struct kf_mark *mark = pdf->annotated.items[i - pdf->page_count];
            entries[i].value = element_handle(pdf, mark->element);
        }
    }
    kf_pdf_put(pdf, tree->root, "/ParentTree", new_tree(pdf, "/Nums", entries, count));
    kf_pdf_put_integer(pdf, tree->root, "/ParentTreeNextKey", count);
}

static void put_id_tree(struct tree *tree)
{
    struct kf_pdf *pdf = tree->pdf;
    int count = tree->ids.count;
    struct entry *entries = KF_NEW_ARRAY(pdf->arena, count, struct entry);

    if (count == 0) {
        return;
    }
    for (int i = 0; i < count; i++) {
        entries[i].key = qpdf_oh_new_string(pdf->qpdf, tree->ids.items[i]);
        entries[i].value = g_array_index(tree->identified, qpdf_oh, i);
    }
    kf_pdf_put(pdf, tree->root, "/IDTree", new_tree(pdf, "/Names", entries, count));
}

/* Every drawn run that is no artifact is in the tree once, and every annotation has its element in the tree. */
static bool check_complete(struct tree *tree)
{
    struct kf_pdf *pdf = tree->pdf;

    for (int page = 0; page < pdf->page_count; page++) {
        const struct kf_page_runs *runs = &pdf->input->runs->pages[page];
        int content = 0;
        for (int i = 0; i < runs->count; i++) {
            content += runs->items[i].element != NULL;
        }
        if (content != tree->used[page]) {
            return kf_pdf_fail(pdf, "page %d: %d runs of content, %d of them in the structure tree", page + 1, content,
                               tree->used[page]);
        }
    }
    for (int i = 0; i < pdf->annotated.count; i++) {
        const struct kf_mark *mark = pdf->annotated.items[i];
        if (element_handle(pdf, mark->element) == 0) {
            return kf_pdf_fail(pdf, "page %d: mark \"%s\" has an element outside the structure tree", mark->page + 1,
                               mark->label);
        }
    }
    return true;
}

static void free_array(void *data)
{
    g_array_free(data, TRUE);
}

bool kf_finish_structure_tree(struct kf_pdf *pdf)
{
    struct tree tree = {
        .pdf = pdf,
        .root = kf_pdf_new_dictionary(pdf),
        .used = KF_NEW_ARRAY(pdf->arena, pdf->page_count, int),
        .identified = g_array_new(FALSE, FALSE, sizeof(qpdf_oh)),
        .sound = true,
    };

    kf_arena_defer(pdf->arena, free_array, tree.identified);
    kf_pdf_put_name(pdf, tree.root, "/Type", "/StructTreeRoot");
    kf_pdf_refer(pdf, tree.root, "/K", new_element(&tree, pdf->input->root, tree.root));
    if (!tree.sound || !check_complete(&tree)) {
        return false;
    }
    put_parent_tree(&tree);
    put_id_tree(&tree);
    kf_pdf_put(pdf, pdf->root, "/StructTreeRoot", tree.root);
    return true;
}
