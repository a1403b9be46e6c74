#ifndef KF_FINISH_FINISH_H
#define KF_FINISH_FINISH_H

/* Stage 8, finish: Cairo's PDF with marker stamps becomes a PDF/UA-1 and PDF/A-2a file: marked content from the runs, the
 * structure tree, parent tree, links, form fields, bookmarks, page labels, metadata, output intent, repairs of Cairo's
 * fonts and images. In memory, by libqpdf's C API. `accessible-pdf.md` has every step and why. */

#include "base/run.h"
#include "layout/structure.h"

struct kf_bookmark {
    const char *title;
    int level; /* from 0 */
    int page;  /* from 0 */
    kf_len y;  /* from the page's top */
};

enum kf_label_style { KF_LABEL_DECIMAL, KF_LABEL_ROMAN /* i, ii, iii */ };

struct kf_page_labels { /* what viewers call some pages */
    int first; /* page from 0 */
    enum kf_label_style style;
    const char *prefix; /* "H2.3-"; NULL: none */
    int start;          /* number of the first; 0: 1 */
};

struct kf_document_info {
    const char *title;    /* never empty */
    const char *author;   /* programme's name, NULL */
    const char *subject;  /* NULL */
    const char *language; /* BCP 47 */
    const char *version;  /* "1.0", goes to the keywords, NULL */
    bool right_to_left;
    bool two_sided; /* more than one page: printers are asked to flip on the long edge */
    bool nameless;  /* says nothing of what made it */
    bool print_only; /* an imposed copy: PDF/A-2b, untagged, and says so */
    long long date; /* seconds since 1970, UTC; creation and modification */
};

struct kf_finish_input {
    const unsigned char *pdf; /* Cairo's */
    size_t length;
    const struct kf_runs *runs;
    const struct kf_element *root; /* Document */
    const struct kf_marks *marks;
    const struct kf_bookmark *bookmarks;
    int bookmark_count;
    const struct kf_page_labels *labels; /* in the order of their pages, the first from page 0 on */
    int label_count;                     /* 0: pages are numbered through */
    struct kf_document_info info;
    bool fillable;         /* blanks become AcroForm fields; else Form elements with PrintField attributes */
    const void *form_font; /* the body font's TTF file, for fields; NULL when not fillable */
    size_t form_font_length;
};

struct kf_finished {
    unsigned char *pdf; /* in run->arena */
    size_t length;
    int artifact_runs[KF_ARTIFACT_COUNT]; /* for the honest checks */
    int fields, links;
};

/* False after a diagnostic: KF_INTERNAL for a mistake of ours (markers and runs disagree, painting outside a run, a Form
 * with no kid, a field twice, a file that is not as Cairo writes it). Same input, same bytes. */
bool kf_finish(struct kf_run *run, const struct kf_finish_input *input, struct kf_finished *ret_finished);

/* The finished file's structure as text, read back from the bytes: type, attributes, kids, marked words left out. Golden
 * of stage 8 and `inspect --stage tags`. Caller frees. */
char *kf_finish_dump(const unsigned char *pdf, size_t length);

#endif
