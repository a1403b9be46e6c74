#ifndef KF_CLI_ADAPTATION_H
#define KF_CLI_ADAPTATION_H

/* The adaptation log in JSON. */

#include <json-glib/json-glib.h>

#include "compose/adaptation.h"

/* The member "adaptations" of an object. */
void kf_adaptations_json(JsonBuilder *builder, const struct kf_list *list);

#endif
