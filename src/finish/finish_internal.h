#ifndef KF_FINISH_INTERNAL_H
#define KF_FINISH_INTERNAL_H

/* What the files of finish/ share: the document being finished, and short words for its objects. */

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

#include "finish/finish.h"
#include "finish/objects.h"

/* A document between reading and writing. Everything in it lives in `arena`, which ends with the call. Objects are known by
 * their numbers. */
struct kf_pdf {
    struct kf_run *run;
    const struct kf_finish_input *input;
    struct kf_arena *arena;
    struct kf_objects objects;
    int root; /* the catalog */
    int *pages;
    kf_len *heights; /* of the pages */
    int page_count;
    GHashTable *targets;      /* address -> struct kf_mark: where links lead */
    GHashTable *elements;     /* struct kf_element -> its StructElem */
    GHashTable *annotations;  /* struct kf_mark -> its annotation */
    struct kf_list annotated; /* struct kf_mark, in the order of their /StructParent, which follow the pages' */
    GString **shown;          /* of each page: its annotations as references; NULL: none */
    struct kf_finished result;
};

/* finish.c. Opens input->pdf and takes its pages; the name is for messages. False after reporting. */
bool kf_pdf_open(struct kf_pdf *pdf, const char *name);
/* Writes into result, in the run's arena: the same bytes for the same objects. */
void kf_pdf_write(struct kf_pdf *pdf);

/* pdf.c: objects. */

/* Reports our own mistake; always false. The page, where there is one, is counted from 1 in the text. */
bool kf_pdf_fail(struct kf_pdf *pdf, const char *format, ...) G_GNUC_PRINTF(2, 3);

int kf_pdf_new_dictionary(struct kf_pdf *pdf);
int kf_pdf_new_object(struct kf_pdf *pdf, GString *text); /* frees text */
/* A stream whose dictionary has these entries: "/N 3". bytes must outlive the document; deflated ones are copied. */
int kf_pdf_new_stream(struct kf_pdf *pdf, const char *entries, const void *bytes, size_t length);
int kf_pdf_new_deflated(struct kf_pdf *pdf, const char *entries, const void *bytes, size_t length);
/* Deflates a stream of Cairo's that is plain, as all are after kf_paint_leave_plain; one that Cairo has deflated is deflated
 * again, so that the files are the same. What is no stream, or has another filter, stays as it is. */
void kf_pdf_deflate(struct kf_pdf *pdf, int stream);

/* Entries of a dictionary or a stream's, which must not have that key. Value: as a PDF has it. NULL: nothing is put. */
void kf_pdf_put(struct kf_pdf *pdf, int object, const char *key, const char *value);
void kf_pdf_put_integer(struct kf_pdf *pdf, int object, const char *key, long long value);
void kf_pdf_put_text(struct kf_pdf *pdf, int object, const char *key, const char *text);
void kf_pdf_refer(struct kf_pdf *pdf, int object, const char *key, int other);
void kf_pdf_drop(struct kf_pdf *pdf, int object, const char *key);
/* The same, in a text. */
void kf_append_entry_text(GString *out, const char *key, const char *text);

/* [left bottom right top] in points, y up, of a rectangle on a page that is y down. In arena. */
const char *kf_pdf_box(struct kf_pdf *pdf, int page, struct kf_rect rect);
/* A destination: this height of a page at the top of the window. In arena. */
const char *kf_pdf_destination(struct kf_pdf *pdf, int page, kf_len y);
/* "/Form", in arena. */
const char *kf_pdf_name(struct kf_pdf *pdf, const char *name);

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
/* A page's content without its filter; caller frees. NULL after reporting. content.c */
GByteArray *kf_page_content(struct kf_pdf *pdf, int page);
bool kf_finish_annotations(struct kf_pdf *pdf);    /* annotations.c: links */
bool kf_finish_fields(struct kf_pdf *pdf);         /* fields.c */
bool kf_finish_structure_tree(struct kf_pdf *pdf); /* structure_tree.c */
void kf_finish_page_lists(struct kf_pdf *pdf);     /* annotations.c: of what the tree has shown */
void kf_finish_metadata(struct kf_pdf *pdf);       /* metadata.c */
void kf_finish_output_intent(struct kf_pdf *pdf);  /* output_intent.c */
void kf_finish_bookmarks(struct kf_pdf *pdf);      /* bookmarks.c */
void kf_finish_page_labels(struct kf_pdf *pdf);    /* page_labels.c */
void kf_finish_resources(struct kf_pdf *pdf);      /* resources.c: repairs fonts and images */

void kf_finish_font(struct kf_pdf *pdf, int font);   /* fonts.c: one font of Cairo's */
void kf_finish_image(struct kf_pdf *pdf, int image); /* images.c: one image of Cairo's */
/* The whole form font as a simple TrueType font. fonts.c; 0 after reporting why not. */
int kf_finish_form_font(struct kf_pdf *pdf, const void *bytes, size_t length);

/* Makes the annotation known to its page, its element and the parent tree. annotations.c */
void kf_annotation_add(struct kf_pdf *pdf, struct kf_mark *mark, int annotation);
/* Puts it on its page, after those shown before: in reading order, for viewers that tab in the order of the page. */
void kf_annotation_show(struct kf_pdf *pdf, const struct kf_mark *mark, int annotation);
/* Keys that every annotation has. annotations.c */
int kf_annotation_new(struct kf_pdf *pdf, const struct kf_mark *mark, const char *subtype);
/* A URI in ASCII: white space, controls, non-ASCII bytes and what RFC 3986 excludes are percent-encoded. In arena. */
const char *kf_annotation_uri(struct kf_arena *arena, const char *uri);

/* The XMP packet, and "D:20260102030405Z". In arena. */
const char *kf_metadata_xmp(struct kf_arena *arena, const struct kf_document_info *info);
const char *kf_metadata_date(struct kf_arena *arena, long long seconds);

enum { KF_PROFILE_BYTES = 444 };
/* An sRGB matrix profile (ICC 2.1), the same every time. */
void kf_output_intent_profile(unsigned char ret_profile[KF_PROFILE_BYTES]);

#endif
