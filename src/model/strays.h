#ifndef KF_MODEL_STRAYS_H
#define KF_MODEL_STRAYS_H

/* Files of a programme that nothing reads, because their names are not those of a module, a session or a language: each
 * would be passed over in silence. */

#include "model/edition.h"

/* Warns of each, with the nearest name. Looks at the programme's own files; in the kit alone, at its overlays.
 * modules: those of this run, NULL-terminated: an id of the kit or a path of a module.yaml, which has an id of its own. */
void kf_strays_warn(struct kf_run *run, const struct kf_kit *kit, const char *const *modules);

#endif
