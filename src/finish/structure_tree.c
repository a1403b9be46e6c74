/* The structure tree, and the parent tree that leads from the pages back to it. */

#include "finish/finish_internal.h"

#include <string.h>

/* Entries of one leaf of a number or name tree. */
enum { LEAF_ENTRIES = 1000 };

struct tree {
    struct kf_pdf *pdf;
    int root;
    GString *out;       /* the element at hand */
    int *used;          /* of each page: runs that an element has taken, to be compared with what was drawn */
    struct kf_list ids; /* char *, in order */
    GArray *identified; /* the elements that have them */
    bool sound;
};

/* Hash tables take keys that may be changed; nothing changes them. */
static void *key_of(const void *pointer)
{
    return (void *)(uintptr_t)pointer;
}

/* Its object; 0: none. */
static int element_object(const struct kf_pdf *pdf, const struct kf_element *element)
{
    return GPOINTER_TO_INT(g_hash_table_lookup(pdf->elements, element));
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

static void append_list_attributes(struct tree *tree, const struct kf_element *element)
{
    static const char *const numberings[] = {NULL, "/Disc", "/Decimal", "/Square"};

    if (element->tag->numbering != KF_NUMBERING_NONE) {
        g_string_append(tree->out, "/A<</O/List/ListNumbering");
        g_string_append(tree->out, numberings[element->tag->numbering]);
        g_string_append(tree->out, ">>");
    }
}

static void append_cell_attributes(struct tree *tree, const struct kf_element *element)
{
    static const char *const scopes[] = {"", "/Scope/Column", "/Scope/Row", "/Scope/Both"};
    const struct kf_tag *tag = element->tag;

    if (tag->scope == KF_SCOPE_NONE && tag->column_span <= 1) {
        return;
    }
    g_string_append(tree->out, "/A<</O/Table");
    g_string_append(tree->out, scopes[tag->scope]);
    if (tag->column_span > 1) {
        g_string_append(tree->out, "/ColSpan ");
        kf_append_integer(tree->out, tag->column_span);
    }
    g_string_append(tree->out, ">>");
}

static void append_figure_attributes(struct tree *tree, const struct kf_element *element)
{
    if (element->box_page >= 0) {
        g_string_append(tree->out, "/A<</O/Layout/BBox");
        g_string_append(tree->out, kf_pdf_box(tree->pdf, element->box_page, element->box));
        g_string_append(tree->out, ">>");
    }
}

/* A blank on paper (ISO 32000-1, table 348): what would be a field, and is to be written on. */
static void append_blank_attributes(struct tree *tree, const struct kf_element *element)
{
    static const char *const roles[] = {"/tv", "/tv", "/tv", "/cb/checked/off", "/rb/checked/off", "/tv"};
    const struct kf_tag *tag = element->tag;

    if (tree->pdf->input->fillable) {
        return;
    }
    g_string_append(tree->out, "/A<</O/PrintField/Role");
    g_string_append(tree->out, roles[tag->blank]);
    kf_append_entry_text(tree->out, "/Desc", tag->alt);
    g_string_append(tree->out, ">>");
}

/* Tells the language of attributes by role; a role without an entry has none. */
static void (*const append_attributes[KF_ROLE_COUNT])(struct tree *tree, const struct kf_element *element) = {
    [KF_ROLE_LIST] = append_list_attributes, [KF_ROLE_HEAD_CELL] = append_cell_attributes,
    [KF_ROLE_CELL] = append_cell_attributes, [KF_ROLE_FIGURE] = append_figure_attributes,
    [KF_ROLE_FORM] = append_blank_attributes,
};

/* Kids */

/* Marked content on the element's own page is a bare number; elsewhere it names its page. */
static bool append_run(struct tree *tree, const struct kf_element *element, const struct kf_kid *kid, int own_page)
{
    struct kf_pdf *pdf = tree->pdf;
    const struct kf_runs *runs = pdf->input->runs;
    bool known = kid->page >= 0 && kid->page < runs->count && kid->run >= 0 && kid->run < runs->pages[kid->page].count;

    if (!known || runs->pages[kid->page].items[kid->run].element != element) {
        fail(tree, element, "a run it has as a kid was not drawn for it");
        return false;
    }
    tree->used[kid->page]++;
    if (kid->page == own_page) {
        kf_append_integer(tree->out, kid->run);
        return true;
    }
    g_string_append(tree->out, "<</Type/MCR/Pg ");
    kf_append_reference(tree->out, pdf->pages[kid->page]);
    g_string_append(tree->out, "/MCID ");
    kf_append_integer(tree->out, kid->run);
    g_string_append(tree->out, ">>");
    return true;
}

static int annotation_of(const struct tree *tree, const struct kf_mark *mark)
{
    return GPOINTER_TO_INT(g_hash_table_lookup(tree->pdf->annotations, mark));
}

/* False when the mark has no annotation: a blank on paper. */
static bool append_mark(struct tree *tree, const struct kf_element *element, const struct kf_mark *mark)
{
    int annotation = annotation_of(tree, mark);

    if (annotation == 0) {
        return false;
    }
    if (mark->element != element) {
        fail(tree, element, "a mark it has as a kid belongs to another element");
        return false;
    }
    g_string_append(tree->out, "<</Type/OBJR/Pg ");
    kf_append_reference(tree->out, tree->pdf->pages[mark->page]);
    g_string_append(tree->out, "/Obj ");
    kf_append_reference(tree->out, annotation);
    g_string_append(tree->out, ">>");
    return true;
}

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

/* The object of an element, which is written later. */
static bool append_element(struct tree *tree, const struct kf_element *element)
{
    int object = kf_object_add(&tree->pdf->objects);

    g_hash_table_insert(tree->pdf->elements, key_of(element), GINT_TO_POINTER(object));
    kf_append_reference(tree->out, object);
    return true;
}

static bool append_kid(struct tree *tree, const struct kf_element *element, const struct kf_kid *kid, int own_page)
{
    switch (kid->kind) {
    case KF_KID_ELEMENT:
        return append_element(tree, kid->element);
    case KF_KID_RUN:
        return append_run(tree, element, kid, own_page);
    case KF_KID_MARK:
        return append_mark(tree, element, kid->mark);
    }
    return false;
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

static void append_kids(struct tree *tree, const struct kf_element *element)
{
    struct kf_pdf *pdf = tree->pdf;
    int own_page = page_of_first_run(pdf, element);
    int count = 0;

    if (own_page >= 0) {
        g_string_append(tree->out, "/Pg ");
        kf_append_reference(tree->out, pdf->pages[own_page]);
    }
    gsize before = tree->out->len;
    g_string_append(tree->out, "/K[");
    for (int i = 0; i < element->count && tree->sound; i++) {
        if (append_kid(tree, element, &element->kids[i], own_page)) {
            g_string_append_c(tree->out, ' ');
            count++;
        }
    }
    g_string_append_c(tree->out, ']');
    if (count == 0) {
        g_string_truncate(tree->out, before);
    }
    check_kids(tree, element, count);
}

/* Notes must have an ID (UA-1 7.9); the padding keeps tree order and byte order the same. */
static void append_id(struct tree *tree, int object)
{
    char *id = kf_arena_format(tree->pdf->arena, "note-%06d", tree->ids.count + 1);

    kf_append_entry_text(tree->out, "/ID", id);
    kf_list_add(tree->pdf->arena, &tree->ids, id);
    g_array_append_val(tree->identified, object);
}

static void append_words(struct tree *tree, const struct kf_element *element, enum kf_role role)
{
    const struct kf_tag *tag = element->tag;

    kf_append_entry_text(tree->out, "/Alt", role == tag->role ? tag->alt : NULL);
    kf_append_entry_text(tree->out, "/ActualText", element->actual);
    kf_append_entry_text(tree->out, "/T", tag->title);
    kf_append_entry_text(tree->out, "/Lang", element->language);
}

/* A link that leads nowhere in this document is a piece of its text. */
static enum kf_role role_of(const struct kf_pdf *pdf, const struct kf_element *element)
{
    const struct kf_tag *tag = element->tag;

    return tag->to != NULL && !g_hash_table_contains(pdf->targets, tag->to) ? KF_ROLE_SPAN : tag->role;
}

static void append_object(struct tree *tree, const struct kf_element *element, enum kf_role role, int object, int parent)
{
    g_string_assign(tree->out, "<</Type/StructElem/S/");
    g_string_append(tree->out, kf_role_name(role));
    g_string_append(tree->out, "/P ");
    kf_append_reference(tree->out, parent);
    append_words(tree, element, role);
    if (append_attributes[role] != NULL) {
        append_attributes[role](tree, element);
    }
    if (role == KF_ROLE_NOTE) {
        append_id(tree, object);
    }
    append_kids(tree, element);
    g_string_append(tree->out, ">>");
    kf_object_set(&tree->pdf->objects, object, tree->out->str, tree->out->len);
}

static void write_element(struct tree *tree, const struct kf_element *element, int object, int parent)
{
    enum kf_role role = role_of(tree->pdf, element);

    if (role == KF_ROLE_NONE) {
        fail(tree, element, "has no role");
        return;
    }
    append_object(tree, element, role, object, parent);
    for (int i = 0; i < element->count && tree->sound; i++) {
        const struct kf_kid *kid = &element->kids[i];

        if (kid->kind == KF_KID_ELEMENT) {
            write_element(tree, kid->element, element_object(tree->pdf, kid->element), object);
        } else if (kid->kind == KF_KID_MARK && annotation_of(tree, kid->mark) != 0) {
            kf_annotation_show(tree->pdf, kid->mark, annotation_of(tree, kid->mark));
        }
    }
}

/* Number and name trees: leaves of pairs, as texts. */

struct leaves {
    struct kf_pdf *pdf;
    const char *kind; /* "/Nums" */
    GString *kids;    /* references */
    GString *pairs;   /* of the leaf at hand */
    char *first, *last; /* its keys; NULL: it is empty */
    int count;
};

static void end_leaf(struct leaves *leaves)
{
    GString *leaf = g_string_new("<<");

    g_string_append_printf(leaf, "/Limits[%s %s]%s[", leaves->first, leaves->last, leaves->kind);
    g_string_append_len(leaf, leaves->pairs->str, (gssize)leaves->pairs->len);
    g_string_append(leaf, "]>>");
    kf_append_reference(leaves->kids, kf_pdf_new_object(leaves->pdf, leaf));
    g_string_append_c(leaves->kids, ' ');
    g_string_truncate(leaves->pairs, 0);
    leaves->count = 0;
}

static void add_pair(struct leaves *leaves, const char *key, int value)
{
    if (leaves->count == LEAF_ENTRIES) {
        end_leaf(leaves);
    }
    leaves->last = kf_arena_string(leaves->pdf->arena, key);
    leaves->first = leaves->count++ == 0 ? leaves->last : leaves->first;
    g_string_append(leaves->pairs, key);
    g_string_append_c(leaves->pairs, ' ');
    kf_append_reference(leaves->pairs, value);
    g_string_append_c(leaves->pairs, ' ');
}

static struct leaves new_leaves(struct kf_pdf *pdf, const char *kind)
{
    return (struct leaves){.pdf = pdf, .kind = kind, .kids = g_string_new("<</Kids["), .pairs = g_string_new(NULL)};
}

/* The tree; the leaves are done with. */
static int end_leaves(struct leaves *leaves)
{
    end_leaf(leaves);
    g_string_free(leaves->pairs, TRUE);
    g_string_append(leaves->kids, "]>>");
    return kf_pdf_new_object(leaves->pdf, leaves->kids);
}

/* The page's elements by MCID; null for artifacts. */
static int new_page_entry(struct kf_pdf *pdf, const struct kf_page_runs *runs)
{
    GString *list = g_string_new("[");

    for (int i = 0; i < runs->count; i++) {
        const struct kf_element *element = runs->items[i].element;

        if (element == NULL) {
            g_string_append(list, "null");
        } else {
            kf_append_reference(list, element_object(pdf, element));
        }
        g_string_append_c(list, ' ');
    }
    g_string_append_c(list, ']');
    return kf_pdf_new_object(pdf, list);
}

static void put_parent_tree(struct tree *tree)
{
    struct kf_pdf *pdf = tree->pdf;
    int count = pdf->page_count + pdf->annotated.count;
    struct leaves leaves = new_leaves(pdf, "/Nums");
    char key[16];

    for (int i = 0; i < count; i++) {
        g_snprintf(key, sizeof key, "%d", i);
        if (i < pdf->page_count) {
            add_pair(&leaves, key, new_page_entry(pdf, &pdf->input->runs->pages[i]));
        } else {
            const struct kf_mark *mark = pdf->annotated.items[i - pdf->page_count];
            add_pair(&leaves, key, element_object(pdf, mark->element));
        }
    }
    kf_pdf_refer(pdf, tree->root, "/ParentTree", end_leaves(&leaves));
    kf_pdf_put_integer(pdf, tree->root, "/ParentTreeNextKey", count);
}

static void put_id_tree(struct tree *tree)
{
    struct kf_pdf *pdf = tree->pdf;

    if (tree->ids.count == 0) {
        return;
    }
    struct leaves leaves = new_leaves(pdf, "/Names");
    for (int i = 0; i < tree->ids.count; i++) {
        const char *key = kf_arena_format(pdf->arena, "(%s)", (char *)tree->ids.items[i]);
        add_pair(&leaves, key, g_array_index(tree->identified, int, i));
    }
    kf_pdf_refer(pdf, tree->root, "/IDTree", end_leaves(&leaves));
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
        if (element_object(pdf, mark->element) == 0) {
            return kf_pdf_fail(pdf, "page %d: mark \"%s\" has an element outside the structure tree", mark->page + 1,
                               mark->label);
        }
    }
    return true;
}

bool kf_finish_structure_tree(struct kf_pdf *pdf)
{
    struct tree tree = {
        .pdf = pdf,
        .root = kf_pdf_new_dictionary(pdf),
        .out = g_string_new(NULL),
        .used = KF_NEW_ARRAY(pdf->arena, pdf->page_count, int),
        .identified = g_array_new(FALSE, FALSE, sizeof(int)),
        .sound = true,
    };
    int document = kf_object_add(&pdf->objects);

    g_hash_table_insert(pdf->elements, key_of(pdf->input->root), GINT_TO_POINTER(document));
    kf_pdf_put(pdf, tree.root, "/Type", "/StructTreeRoot");
    kf_pdf_refer(pdf, tree.root, "/K", document);
    write_element(&tree, pdf->input->root, document, tree.root);
    bool complete = tree.sound && check_complete(&tree);
    if (complete) {
        put_parent_tree(&tree);
        put_id_tree(&tree);
        kf_pdf_refer(pdf, pdf->root, "/StructTreeRoot", tree.root);
    }
    g_string_free(tree.out, TRUE);
    g_array_free(tree.identified, TRUE);
    return complete;
}
