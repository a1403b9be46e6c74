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
void kf_i18n_merge(const struct kf_i18n *i18n);
void kf_i18n_stats(const struct kf_i18n *i18n);

/* Where the language's PO files lie: the community's folder, or the kit's where there is none. */
const char *kf_i18n_folder(const struct kf_i18n *i18n);
/* That the language is another than the texts' own, and the one that the file (NULL: none yet) says. */
bool kf_i18n_check_language(const struct kf_i18n *i18n, const struct kf_translatables *texts, const struct kf_po *po);

/* Writes a text file. False after pushing an error. */
bool kf_i18n_write(const struct kf_i18n *i18n, const char *path, const char *text);

#endif
