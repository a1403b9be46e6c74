#ifndef KF_MODEL_TRANSLATABLE_H
#define KF_MODEL_TRANSLATABLE_H

/* What the PO files of a kit hold: one file for each module, and one named kit for the pages, pieces and helplines that
 * all modules share. */

#include "compose/catalogue.h"
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

bool kf_is_right_to_left(const char *language);
/* An id, a language or a country: letters, digits and hyphens, so that it can be part of a path. */
bool kf_is_plain_word(const char *text);

struct kf_catalogues { /* of one language, the community's first: the first that has a text wins */
    const struct kf_catalogue *const *items;
    int count;
};

/* Where translations lie: the community's own folder, those that it is based on, the kit's. */
int kf_translation_folder_count(const struct kf_kit *kit);
const char *kf_translation_folder(struct kf_run *run, const struct kf_kit *kit, int which);
struct kf_words_count { /* of the program's own words in a language */
    int words, found;
    const char *reviewed_by; /* NULL: a draft, or no file */
};

/* False after errors in a words file; missing words are none. */
bool kf_words_count(struct kf_run *run, const struct kf_kit *kit, const char *language, struct kf_words_count *ret_count);

/* The catalogues of a module's texts in a language, with the shared ones. False after errors. */
bool kf_catalogues_load(struct kf_run *run, const struct kf_kit *kit, const char *name, const char *language,
                        struct kf_catalogues *ret_catalogues);

#endif
