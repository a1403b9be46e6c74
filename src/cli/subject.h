#ifndef KF_CLI_SUBJECT_H
#define KF_CLI_SUBJECT_H

/* What an address leads into: a module, a shared piece, a country's helplines, the program's own words, a programme's
 * settings. Each is a tree of nodes with rows. */

#include "cli/options.h"

struct kf_subject {
    const char *id;                   /* the beginning of its addresses: "repair-conversations", "helplines/US" */
    const char *address;              /* the whole address that was asked for */
    const struct kf_record *record;   /* NULL: the root is one text */
    struct kf_node *root;             /* as it prints */
    const struct kf_content *content; /* of the module; of the others, one that lends its names and translations */
    const struct kf_composed *composed;   /* what names and swaps did, NULL where that is not kept */
    const struct kf_compose_input *input; /* what it was composed from, NULL when it was not */
    bool is_module;
};

/* module: an id or a file, where it was given beside the address; NULL: the address begins with it. False after an
 * error. */
bool kf_subject_open(struct kf_cli *cli, const struct kf_options *options, const char *module, const char *address,
                     struct kf_subject *ret_subject);

#endif
