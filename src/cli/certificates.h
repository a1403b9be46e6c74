#ifndef KF_CLI_CERTIFICATES_H
#define KF_CLI_CERTIFICATES_H

/* Certificates and sign-in sheets made out to the people of a roster, and their files. */

#include "cli/options.h"

struct kf_certificates_file {
    const char *path;
    int people;
};

struct kf_certificates {
    int made, refused;    /* people */
    struct kf_list files; /* struct kf_certificates_file *, that were written */
};

/* False after errors that left nothing written; people whose rows are wrong are errors too, and the others are made. */
bool kf_certificates_make(struct kf_cli *cli, const struct kf_options *options, const struct kf_kit *kit,
                          struct kf_certificates *ret_certificates);

#endif
