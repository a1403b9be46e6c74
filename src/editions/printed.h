#ifndef KF_EDITIONS_PRINTED_H
#define KF_EDITIONS_PRINTED_H

/* What is printed where: each text of a document with its page, its rectangle and the free paper around it. Two such lists
 * tell what changed on paper that lies in a cupboard, without the sources that it was made from. */

#include "editions/document.h"

#define KF_PRINTED_VERSION "words/version-line" /* address of the line that tells one printing from another */

enum kf_printed_kind { KF_PRINTED_HELPLINE, KF_PRINTED_SAFETY, KF_PRINTED_WORDS, KF_PRINTED_KIND_COUNT };
enum kf_printed_where { KF_PRINTED_BODY, KF_PRINTED_HEAD, KF_PRINTED_FOOT, KF_PRINTED_WHERE_COUNT };

struct kf_printed_run { /* of a text: bytes that are bold, slanted or a link */
    int start, end;
    unsigned flags;  /* enum kf_inline_flags */
    const char *uri; /* NULL */
};

struct kf_printed_text {
    const char *address; /* its own, else that of the smallest thing around it; NULL: words of the program */
    const char *text;    /* U+FFFC for a blank */
    enum kf_printed_kind kind;
    enum kf_printed_where where;
    struct kf_rect box;  /* as wide as it was set, as high as its lines */
    struct kf_rect rect; /* what its words fill */
    struct kf_rect room; /* rect with the paper around it on which nothing else is printed */
    int lines, boxed;
    enum kf_style style;
    enum kf_align align;
    enum kf_ink ink;
    kf_len size, line;   /* of its style: another design sets it in another size */
    struct kf_printed_run *runs;
    int run_count;
};

struct kf_printed_drawing {
    const char *address; /* as of a text */
    enum kf_printed_where where;
    struct kf_rect rect;
    const char *hash; /* of its strokes: the same, the same picture */
};

struct kf_printed_page {
    struct kf_printed_text *texts; /* in reading order, then head and foot */
    int text_count;
    struct kf_printed_drawing *drawings;
    int drawing_count;
};

struct kf_printed_file {
    const char *module, *piece, *title, *name;
    const char *number; /* "2.1"; NULL: not a handout's */
    const char *variant, *paper, *language, *audience;
    int length; /* minutes of the session, 0: none */
    bool right_to_left;
    kf_len page_width, page_height;
    struct kf_printed_page *pages;
    int page_count;
    const struct kf_document_part *parts; /* of a packet or pack */
    int part_count;
};

extern const char *const kf_printed_kind_names[];  /* "helpline", "safety", "words", NULL */
extern const char *const kf_printed_where_names[]; /* "body", "head", "foot", NULL */

/* What the words of a text's lines fill; all of its box, for a text of blanks alone. */
struct kf_rect kf_printed_rect(struct kf_arena *arena, const struct kf_item *item);
/* A text's words, blanks and links are items of their own, one after the other, and share its place. */
bool kf_printed_is_same_text(const struct kf_item *one, const struct kf_item *two);

/* Everything is copied to the arena. */
struct kf_printed_file *kf_printed_new(struct kf_arena *arena, const struct kf_content *content,
                                       const struct kf_document *document);

#endif
