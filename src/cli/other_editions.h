#ifndef KF_CLI_OTHER_EDITIONS_H
#define KF_CLI_OTHER_EDITIONS_H

/* What `check` asks of a module beside the edition that it lays out: the rules of words hold in every language and for
 * every audience that the module has. */

#include "model/edition.h"

/* Of the languages, when the user chose none: all of the kit's own build, and of a programme's those that it prints, which
 * are editions of their own. Of the audiences, when none was chosen. Errors of a translation are told too. */
void kf_other_editions_check(struct kf_run *run, const struct kf_content *content, const struct kf_edition *asked);

#endif
