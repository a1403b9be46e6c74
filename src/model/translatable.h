#ifndef KF_MODEL_TRANSLATABLE_H
#define KF_MODEL_TRANSLATABLE_H

/* What the PO files of a kit hold: one file for each module, and one named kit for the pages, pieces and helplines that
 * all modules share. */

#include "compose/po.h"
#include "compose/texts.h"
#include "model/edition.h"

#define KF_SHARED_TEXTS "kit" /* the file's name, and the module's that has the shared pages */

struct kf_translatables {
    const char *name;     /* of the PO file, without its ending */
    const char *title;    /* of the module, NULL */
    const char *version;  /* NULL */
    const char *language; /* that the texts are written in */
    struct kf_list items; /* struct kf_translatable *, in the order of the files */
};

/* module: an id of the kit, a path of a module.yaml, or KF_SHARED_TEXTS. NULL after errors. */
struct kf_translatables *kf_translatables_load(struct kf_run *run, const struct kf_kit *kit, const char *module);

/* The PO file of these texts without a translation: notes for the translator and references, nothing that changes from day
 * to day. In arena. */
struct kf_po *kf_translatables_template(struct kf_run *run, const struct kf_kit *kit,
                                        const struct kf_translatables *texts);

#endif
