#ifndef KF_LAYOUT_STRUCTURE_H
#define KF_LAYOUT_STRUCTURE_H

/* The logical tree of a document, in reading order, and the marks: what place() says of every thing on the pages.
 * Paint adds runs to the elements, finish writes the tree into the PDF. */

#include <stdbool.h>

#include "base/arena.h"
#include "base/length.h"

/* Standard structure types of PDF 1.7 (ISO 32000-1, 14.8.4) that we use. */
#define KF_ROLES(X)                                                                                                    \
    X(KF_ROLE_NONE, "")                                                                                                \
    X(KF_ROLE_DOCUMENT, "Document")                                                                                    \
    X(KF_ROLE_PART, "Part")                                                                                            \
    X(KF_ROLE_SECT, "Sect")                                                                                            \
    X(KF_ROLE_DIV, "Div")                                                                                              \
    X(KF_ROLE_H1, "H1")                                                                                                \
    X(KF_ROLE_H2, "H2")                                                                                                \
    X(KF_ROLE_H3, "H3")                                                                                                \
    X(KF_ROLE_H4, "H4")                                                                                                \
    X(KF_ROLE_H5, "H5")                                                                                                \
    X(KF_ROLE_H6, "H6")                                                                                                \
    X(KF_ROLE_P, "P")                                                                                                  \
    X(KF_ROLE_LIST, "L")                                                                                               \
    X(KF_ROLE_ITEM, "LI")                                                                                              \
    X(KF_ROLE_LABEL, "Lbl")                                                                                            \
    X(KF_ROLE_BODY, "LBody")                                                                                           \
    X(KF_ROLE_TABLE, "Table")                                                                                          \
    X(KF_ROLE_HEAD, "THead")                                                                                           \
    X(KF_ROLE_ROWS, "TBody")                                                                                           \
    X(KF_ROLE_ROW, "TR")                                                                                               \
    X(KF_ROLE_HEAD_CELL, "TH")                                                                                         \
    X(KF_ROLE_CELL, "TD")                                                                                              \
    X(KF_ROLE_FIGURE, "Figure")                                                                                        \
    X(KF_ROLE_CAPTION, "Caption")                                                                                      \
    X(KF_ROLE_FORM, "Form")                                                                                            \
    X(KF_ROLE_LINK, "Link")                                                                                            \
    X(KF_ROLE_NOTE, "Note")                                                                                            \
    X(KF_ROLE_SPAN, "Span")                                                                                            \
    X(KF_ROLE_QUOTE, "BlockQuote")                                                                                     \
    X(KF_ROLE_CONTENTS, "TOC")                                                                                         \
    X(KF_ROLE_ENTRY, "TOCI")                                                                                           \
    X(KF_ROLE_REFERENCE, "Reference")

enum kf_role {
#define X(role, name) role,
    KF_ROLES(X)
#undef X
        KF_ROLE_COUNT
};

const char *kf_role_name(enum kf_role role); /* "LBody" */

enum kf_scope { KF_SCOPE_NONE, KF_SCOPE_COLUMN, KF_SCOPE_ROW, KF_SCOPE_BOTH };
enum kf_numbering { KF_NUMBERING_NONE, KF_NUMBERING_DISC, KF_NUMBERING_DECIMAL, KF_NUMBERING_SQUARE };
enum kf_blank_kind { KF_BLANK_NONE, KF_BLANK_TEXT, KF_BLANK_AREA /* several lines */, KF_BLANK_CHECK, KF_BLANK_RADIO,
                     KF_BLANK_CHOICE /* one of its options; on paper, a line */, KF_BLANK_KIND_COUNT };

struct kf_option {
    const char *name;  /* exported: the same in all languages */
    const char *words; /* shown */
};

struct kf_choices { /* a choice */
    const struct kf_option *items;
    int count;
};

/* Drawn things that are not content (ISO 32000-1, 14.8.2.2). */
enum kf_artifact { KF_ARTIFACT_NONE, KF_ARTIFACT_HEADER, KF_ARTIFACT_FOOTER, KF_ARTIFACT_LAYOUT, KF_ARTIFACT_PAGE,
                   KF_ARTIFACT_COUNT };

/* What a box says of itself to a screen reader. Immutable; the halves of a split box share it, and so one element. */
struct kf_tag {
    enum kf_role role;
    enum kf_scope scope;          /* of a TH */
    enum kf_numbering numbering;  /* of an L */
    int column_span;              /* of a TH or TD; 0 and 1: one */
    enum kf_blank_kind blank;     /* of a Form */
    const struct kf_choices *options; /* of a choice */
    const char *alt;              /* Figure, Link, Form: spoken label */
    const char *language;         /* where it differs from the document's, NULL */
    const char *address;          /* of the thing in the module, NULL */
    const char *group;            /* radio buttons of one question: the question's address */
    const char *group_label;      /* the question as spoken */
    const char *title;            /* /T of the element, NULL */
    const char *to;               /* Link: the address that it leads to in this document; NULL: elsewhere, or no link */
};

enum kf_kid_kind { KF_KID_ELEMENT, KF_KID_RUN, KF_KID_MARK };

struct kf_element;
struct kf_mark;

struct kf_kid {
    enum kf_kid_kind kind;
    struct kf_element *element;
    int page, run;            /* KF_KID_RUN: page from 0, run from 0 on that page (its MCID) */
    const struct kf_mark *mark; /* KF_KID_MARK: the annotation of this mark */
};

struct kf_element {
    const struct kf_tag *tag;
    struct kf_element *parent;
    struct kf_kid *kids;
    int count, room;
    const char *language;     /* BCP 47, where it differs from its parent's; NULL */
    const char *actual;       /* exact letters of right-to-left text, NULL */
    const char *words;        /* what it shows, for the honest checks; NULL for containers */
    int box_page;             /* Figure: page of box; -1 when it has none */
    struct kf_rect box;       /* Figure: BBox */
};

struct kf_element *kf_element_new(struct kf_arena *arena, struct kf_element *parent, const struct kf_tag *tag);
void kf_element_add_run(struct kf_arena *arena, struct kf_element *element, int page, int run);
void kf_element_add_mark(struct kf_arena *arena, struct kf_element *element, const struct kf_mark *mark);

/* A place on a page that something outside the drawing needs: a blank, a link, an item. Emitted by place() alone. */
enum kf_mark_kind { KF_MARK_ITEM /* for the index */, KF_MARK_BLANK, KF_MARK_LINK, KF_MARK_KIND_COUNT };

struct kf_mark {
    enum kf_mark_kind kind;
    const char *address; /* field name of a blank; unique among the blanks of a document */
    const char *label;   /* spoken: tooltip of a field, words of a link; never NULL */
    const char *group;   /* radio buttons: the question's address; a text: of the field whose words it shows */
    const char *group_label; /* the question, or the text, as spoken; NULL: the labels of all */
    const char *uri;     /* KF_MARK_LINK: checked scheme; NULL: to is set */
    const char *to;      /* KF_MARK_LINK: address of an item mark of the same document, where there is one */
    enum kf_blank_kind blank;
    const struct kf_choices *options; /* of a choice */
    struct kf_rect rect;
    int page;            /* from 0 */
    int item;            /* KF_MARK_ITEM: number shown on the page, 0 for none */
    struct kf_element *element; /* Form or Link element it belongs to, NULL for KF_MARK_ITEM */
};

struct kf_marks {
    struct kf_mark **items;
    int count, room;
};

/* One drawn piece between two marker stamps. */
struct kf_drawn {
    struct kf_element *element; /* NULL: an artifact */
    enum kf_artifact artifact;
    bool right_to_left;         /* drop Cairo's nested ActualText spans: the element has /ActualText */
    bool silent;                /* words inside are a picture (a thumbnail): nested /Span <</ActualText()>> */
};

struct kf_page_runs {
    struct kf_drawn *items;
    int count, room;
};

struct kf_runs {
    struct kf_page_runs *pages;
    int count;
};

/* The tree as text: role, address, alt, words. Caller frees. */
char *kf_structure_dump(const struct kf_element *root);

#endif
