#ifndef KF_MODEL_LAYERS_H
#define KF_MODEL_LAYERS_H

/* The overlay files of a module in one edition, in the order in which they apply:
 *
 *   the kit <- the language <- the region <- what the programme is based on <- the programme <- one session of its series
 *
 * Each is a file overlays/<module>.yaml with its lock beside it. The language and the region are the kit's folders
 * modules/translations/<language>/ and modules/regions/<REGION>/; programmes have translations/<language>/ too. */

#include "model/edition.h"

/* Reads the files there are. Returns how many, -1 after an error. edition has its language settled. */
int kf_layers_read(struct kf_run *run, const struct kf_kit *kit, const struct kf_edition *edition, const char *module,
                   struct kf_overlay_file **ret_files);

/* The languages, const char *, that have a file of changes to the module. */
struct kf_list kf_layer_languages(struct kf_run *run, const struct kf_kit *kit, const char *module);

/* Whether the session has a folder of changes. */
bool kf_session_has_layer(struct kf_run *run, const struct kf_kit *kit, const struct kf_series_session *session);

#endif
