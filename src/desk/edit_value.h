#ifndef KF_DESK_EDIT_VALUE_H
#define KF_DESK_EDIT_VALUE_H

/* One edit of a form as a change to community.yaml. */

#include <json-glib/json-glib.h>

#include "base/arena.h"

/* value: a text; "" or null, and the key or item goes; true or false; ["en", "es"]; or {"from": "dinner", …}, one more item
 * at the end of the list at the path. The whole text of the file in arena; NULL: it cannot be made. */
const char *kf_edit_value(struct kf_arena *arena, const char *text, const char *path, JsonNode *value);

#endif
