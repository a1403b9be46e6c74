#ifndef KF_SCHEMA_ALLOW_H
#define KF_SCHEMA_ALLOW_H

/* `allow: [{rule: passive-voice, because: the form's own words}]`: what a rule finds here and below is no mistake. Any
 * mapping of a record with `allows` may say it; compose takes the key out (compose/allow.c), rules/allow.c applies it. */

#include "schema/field.h"

#define KF_ALLOW_KEY "allow"

struct kf_allow { /* one row of such a list */
    const char *rule, *because;
    const struct kf_node *node;
    const char *address; /* of the mapping that says it */
};

extern const struct kf_record kf_allow_record;
extern const struct kf_field kf_allow_field; /* the list */

#endif
