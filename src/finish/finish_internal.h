#ifndef KF_FINISH_INTERNAL_H
#define KF_FINISH_INTERNAL_H

/* What the files of finish/ share: the document being finished, and short words for libqpdf's C API. */

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>
#include <qpdf/qpdf-c.h>

#include "finish/finish.h"

/* A document between reading and writing. Everything in it lives in `arena`, which ends with the call. */
struct kf_pdf {
    struct kf_run *run;
    const struct kf_finish_input *input;
    struct kf_arena *arena;
    qpdf_data qpdf;
    qpdf_oh root; /* the catalog */
    qpdf_oh *pages;
    kf_len *heights; /* of the pages */
    int page_count;
    GHashTable *targets;      /* address -> struct kf_mark: where links lead */
    GHashTable *elements;     /* struct kf_element -> its StructElem's handle */
    GHashTable *annotations;  /* struct kf_mark -> its annotation's handle */
    struct kf_list annotated; /* struct kf_mark, in the order of their /StructParent, which follow the pages' */
    struct kf_finished result;
};

/* finish.c. Opens input->pdf and takes its pages; the name is for messages. False after reporting. */
bool kf_pdf_open(struct kf_pdf *pdf, const char *name);
/* Writes into result, in the run's arena: the same bytes for the same objects. */
bool kf_pdf_write(struct kf_pdf *pdf);

/* pdf.c: objects. A function that takes a value or says "gives away" also releases its handle, so that long documents
 * do not collect handles. */

/* Reports our own mistake; always false. The page, where there is one, is counted from 1 in the text. */
bool kf_pdf_fail(struct kf_pdf *pdf, const char *format, ...) G_GNUC_PRINTF(2, 3);
/* False, with a diagnostic, when libqpdf has refused anything since the last time. */
bool kf_pdf_sound(struct kf_pdf *pdf, const char *doing);

void kf_pdf_put(struct kf_pdf *pdf, qpdf_oh dictionary, const char *key, qpdf_oh value); /* gives value away */
void kf_pdf_refer(struct kf_pdf *pdf, qpdf_oh dictionary, const char *key,
                  qpdf_oh value); /* value stays the caller's */
void kf_pdf_put_name(struct kf_pdf *pdf, qpdf_oh dictionary, const char *key, const char *name); /* with its slash */
void kf_pdf_put_integer(struct kf_pdf *pdf, qpdf_oh dictionary, const char *key, long long value);
void kf_pdf_put_text(struct kf_pdf *pdf, qpdf_oh dictionary, const char *key, const char *text); /* NULL: nothing */
void kf_pdf_put_string(struct kf_pdf *pdf, qpdf_oh dictionary, const char *key, const char *ascii);
void kf_pdf_put_parsed(struct kf_pdf *pdf, qpdf_oh dictionary, const char *key, const char *source);
void kf_pdf_add(struct kf_pdf *pdf, qpdf_oh array, qpdf_oh value); /* gives value away */
/* The dictionary or array as an object of its own; gives the direct one away. */
qpdf_oh kf_pdf_indirect(struct kf_pdf *pdf, qpdf_oh object);
qpdf_oh kf_pdf_new_dictionary(struct kf_pdf *pdf); /* indirect */
qpdf_oh kf_pdf_new_stream(struct kf_pdf *pdf, const char *dictionary, const void *bytes, size_t length);
/* As above, deflated here and now: libqpdf then writes the bytes as they are. */
qpdf_oh kf_pdf_new_deflated(struct kf_pdf *pdf, const char *dictionary, const void *bytes, size_t length);
/* Deflates a stream of Cairo's that is plain, as all are after kf_paint_leave_plain; others stay as they are. */
void kf_pdf_deflate(struct kf_pdf *pdf, qpdf_oh stream);
/* Keys of a dictionary, NULL-terminated, in arena. */
const char **kf_pdf_keys(qpdf_data qpdf, struct kf_arena *arena, qpdf_oh dictionary);
/* [left bottom right top] in points, y up, of a rectangle on a page that is y down. */
qpdf_oh kf_pdf_new_box(struct kf_pdf *pdf, int page, struct kf_rect rect);
/* A destination: this height of a page at the top of the window. */
qpdf_oh kf_pdf_new_destination(struct kf_pdf *pdf, int page, kf_len y);

/* content.c: a page's content stream. */

enum kf_token_kind {
    KF_TOKEN_END,
    KF_TOKEN_BROKEN, /* a string without its end */
    KF_TOKEN_OPERATOR,
    KF_TOKEN_NAME,
    KF_TOKEN_OPERAND, /* number, string, keyword, bracket of an array or dictionary */
};

struct kf_token {
    enum kf_token_kind kind;
    size_t begin, end; /* offsets of its bytes */
};

/* The token at or after `at`; comments count as white space. */
struct kf_token kf_content_next(const char *content, size_t length, size_t at);
/* Name of the first painted XObject, with its slash: the marker stamp. In arena; NULL when there is none. */
const char *kf_content_stamp(struct kf_arena *arena, const char *content, size_t length);
/* Appends the content to `out` with each marker turned into the end of a run and the beginning of the next. The result
 * is NULL, or (in arena) what is wrong: markers and runs disagree, painting outside a run, an inline image. */
const char *kf_content_rewrite(struct kf_arena *arena, const char *content, size_t length, const char *stamp,
                               const struct kf_page_runs *runs, GString *out);

/* The steps, one file each, in their order. Those that can find a mistake return false after reporting it. */

bool kf_finish_content(struct kf_pdf *pdf);        /* content.c */
bool kf_finish_annotations(struct kf_pdf *pdf);    /* annotations.c: links, and the pages' lists */
bool kf_finish_fields(struct kf_pdf *pdf);         /* fields.c */
bool kf_finish_structure_tree(struct kf_pdf *pdf); /* structure_tree.c */
void kf_finish_metadata(struct kf_pdf *pdf);       /* metadata.c */
void kf_finish_output_intent(struct kf_pdf *pdf);  /* output_intent.c */
void kf_finish_bookmarks(struct kf_pdf *pdf);      /* bookmarks.c */
void kf_finish_page_labels(struct kf_pdf *pdf);    /* page_labels.c */
void kf_finish_resources(struct kf_pdf *pdf);      /* resources.c: repairs fonts and images */

void kf_finish_font(struct kf_pdf *pdf, qpdf_oh font);   /* fonts.c: one font of Cairo's */
void kf_finish_image(struct kf_pdf *pdf, qpdf_oh image); /* images.c: one image of Cairo's */
/* The whole form font as a simple TrueType font. fonts.c; 0 after reporting why not. */
qpdf_oh kf_finish_form_font(struct kf_pdf *pdf, const void *bytes, size_t length);

/* Makes the annotation known to its page, its element and the parent tree; keeps the handle. annotations.c */
void kf_annotation_add(struct kf_pdf *pdf, struct kf_mark *mark, qpdf_oh annotation);
/* Puts it on its page, after those shown before: in reading order, for viewers that tab in the order of the page. */
void kf_annotation_show(struct kf_pdf *pdf, const struct kf_mark *mark, qpdf_oh annotation);
/* Keys that every annotation has. annotations.c */
qpdf_oh kf_annotation_new(struct kf_pdf *pdf, const struct kf_mark *mark, const char *subtype);
/* A URI in ASCII: white space, controls, non-ASCII bytes and what RFC 3986 excludes are percent-encoded. In arena. */
const char *kf_annotation_uri(struct kf_arena *arena, const char *uri);

/* The XMP packet, and "D:20260102030405Z". In arena. */
const char *kf_metadata_xmp(struct kf_arena *arena, const struct kf_document_info *info);
const char *kf_metadata_date(struct kf_arena *arena, long long seconds);

enum { KF_PROFILE_BYTES = 444 };
/* An sRGB matrix profile (ICC 2.1), the same every time. */
void kf_output_intent_profile(unsigned char ret_profile[KF_PROFILE_BYTES]);

#endif
