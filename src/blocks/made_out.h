#ifndef KF_BLOCKS_MADE_OUT_H
#define KF_BLOCKS_MADE_OUT_H

/* What a roster writes on a page that else has lines to write on: a certificate's one person, or a sign-in sheet's names. */

#include "blocks/build.h"

struct kf_made_out {
    const char *name;                    /* as its bearer writes it: neither Markdown nor blanks */
    const struct kf_text *course;        /* NULL: as the page says */
    int sessions;
    const char *hours, *renew_by, *date; /* in words; NULL: written by hand, or not asked */
    const char *const *people;           /* of a sign-in sheet: first names or codes */
    int people_count;
};

/* A name in one line, set smaller where it is long, then in two; as it runs, whatever the page does. */
enum kf_name_fit { KF_NAME_FITS, KF_NAME_TOO_LONG, KF_NAME_IN_NO_FONT };

#define KF_NAME_SMALLEST 70 /* percent of a title's letters: 18 points, 21 in large print */

/* Builds it in the build's width, height high; pushes nothing. ret_letter: the first one that is in no font. */
enum kf_name_fit kf_name_set(struct kf_build *build, const char *name, kf_len height, struct kf_box **ret_box,
                             gunichar *ret_letter);
/* The same of a certificate's line, only tried. */
enum kf_name_fit kf_certificate_try_name(struct kf_build *build, const char *name, gunichar *ret_letter);

/* Whether a page holds a certificate, and whose. */
enum kf_certificate_kind { KF_CERTIFICATE_NONE, KF_CERTIFICATE_OF_TAKING_PART, KF_CERTIFICATE_OF_TRAINING };
enum kf_certificate_kind kf_certificate_kind(const struct kf_block *block);
bool kf_sign_in_is(const struct kf_block *block);

#endif
