#ifndef KF_EDITIONS_MADE_OUT_H
#define KF_EDITIONS_MADE_OUT_H

/* The kit's certificate and sign-in sheet, made out to people. What a name is stands on its page and nowhere else: titles,
 * bookmarks and messages count. */

#include "blocks/made_out.h"
#include "editions/document.h"

enum kf_made_out_page { KF_PAGE_OF_TAKING_PART, KF_PAGE_OF_TRAINING, KF_PAGE_TO_SIGN_IN };

/* The first handout of the module that holds such a block; NULL. */
const struct kf_handout *kf_made_out_page(const struct kf_content *content, enum kf_made_out_page page);

struct kf_made_out_sheet {
    const struct kf_content *content;
    const struct kf_handout *handout;
    struct kf_made_out made_out;
    const char *title; /* bookmark */
};

struct kf_made_out_file {
    const char *name, *title;
    const struct kf_made_out_sheet *sheets; /* the first one's language is the file's */
    int count;
};

/* Lays the sheets out, each on pages of its own, and finishes the file. All of it is in the run's arena. False after errors. */
bool kf_made_out_finish(struct kf_run *run, PangoContext *context, const struct kf_made_out_file *file,
                        struct kf_finished *ret_finished);

/* Whether the page has room and letters for a name; pushes nothing. */
enum kf_name_fit kf_made_out_try(struct kf_run *run, PangoContext *context, const struct kf_content *content,
                                 const struct kf_handout *handout, const char *name, gunichar *ret_letter);

#endif
