#ifndef KF_CLI_SCREEN_FILE_H
#define KF_CLI_SCREEN_FILE_H

/* A handout as one file of HTML that works alone: kept on a phone, sent, opened without a network. */

#include "editions/screen_page.h"

/* The page, once it may be given to a family: no mistake that a rule finds, no word for staff. NULL after errors, and for
 * what is no handout. NUL-terminated, in run->arena. */
const char *kf_screen_file(struct kf_run *run, const struct kf_content *content, const struct kf_document *document);

/* "screen.css", "screen.js": what is in each file. NULL: another name. */
GBytes *kf_screen_asset(const char *name);

/* Whether the page may be given to a family. */
bool kf_screen_is_fit(struct kf_run *run, const struct kf_content *content, const struct kf_document *document);

#endif
