#ifndef KF_CLI_HANDOUT_SEARCH_H
#define KF_CLI_HANDOUT_SEARCH_H

/* Handouts as people ask for them in a hurry: by id, by address, by number, or in a few words of the title, typed without
 * quotation marks and one after the other. */

#include "cli/options.h"

struct kf_wanted_handout {
    const char *module; /* as kf_content_load takes it */
    const struct kf_content *content;
    const struct kf_handout *handout;
    const char *number; /* "2.1" */
};

/* The handouts that the arguments of the options ask for, each once, in the order asked: struct kf_wanted_handout. The
 * list is empty after errors: words that fit no handout, or several, name those that come near. */
struct kf_list kf_handouts_wanted(struct kf_cli *cli, const struct kf_kit *kit, const struct kf_options *options);

#endif
