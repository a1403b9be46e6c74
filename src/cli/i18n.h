#ifndef KF_CLI_I18N_H
#define KF_CLI_I18N_H

/* What `kinfold i18n` does with the PO files of a kit or a community: one function an action. */

#include "cli/options.h"
#include "model/translatable.h"

struct kf_i18n {
    struct kf_cli *cli;
    const struct kf_options *options;
    const struct kf_kit *kit;
    const char **files; /* modules, and KF_SHARED_TEXTS, whose texts are meant; NULL-terminated */
};

void kf_i18n_extract(const struct kf_i18n *i18n);

/* Writes a text file. False after pushing an error. */
bool kf_i18n_write(const struct kf_i18n *i18n, const char *path, const char *text);

#endif
