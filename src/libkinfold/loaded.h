#ifndef KF_LIBKINFOLD_LOADED_H
#define KF_LIBKINFOLD_LOADED_H

/* What a handle has read and laid out, kept from call to call while nothing that it was made of has been written: the kit,
 * its fonts, modules in the forms asked for, their pages. So a second page of a handout is only drawn, and a preview after
 * a change reads and lays out the one module again. What was found on the way is told in each call. */

#include "editions/document.h"

struct kf_loaded;
struct kf_reads;

/* world: outlives it. */
struct kf_loaded *kf_loaded_new(const struct kf_world *world);
void kf_loaded_free(struct kf_loaded *loaded); /* accepts NULL */

/* Once at the beginning of a call: lets go what has been written since, what was not asked for lately, and all of it on
 * another day (how old a number is counts) or for another data folder or community (NULL: none). data NULL: all of it. */
void kf_loaded_refresh(struct kf_loaded *loaded, const char *data, const char *community);

/* These tell diags what was found, and stay valid until the next refresh. NULL after errors. */
struct kf_kit *kf_loaded_kit(struct kf_loaded *loaded, struct kf_diags *diags);
PangoContext *kf_loaded_fonts(struct kf_loaded *loaded, struct kf_diags *diags, const struct kf_kit *kit);
/* key: of the edition, whatever of it changes what is read. */
const struct kf_content *kf_loaded_content(struct kf_loaded *loaded, struct kf_diags *diags, const char *module,
                                           const struct kf_edition *edition, const char *key);
/* Of a content that was loaded here. What takes more sides than it promises is there all the same, after the error. */
void kf_loaded_check(struct kf_loaded *loaded, struct kf_diags *diags, const struct kf_content *content);
const struct kf_documents *kf_loaded_pages(struct kf_loaded *loaded, struct kf_diags *diags,
                                           const struct kf_content *content, unsigned make, const char *piece);

/* All that was read for what the last call asked for, as it was read. Caller frees with kf_reads_free, before the loaded. */
struct kf_reads *kf_loaded_reads(const struct kf_loaded *loaded);

#endif
