#ifndef KF_DESK_REWORDING_H
#define KF_DESK_REWORDING_H

/* One change to a module's words, made to the text of overlays/<module>.yaml as a person would write it. */

#include <json-glib/json-glib.h>

#include "base/run.h"

/* A file that changes nothing yet. schema: whether editors find the schema in .kinfold beside it. In arena. */
const char *kf_rewording_begin(struct kf_arena *arena, const char *module, const char *language, bool schema);

/* The file's text with the change, in the run's arena; NULL: it is no change that can be made to this text. "do" says what:
 *
 *   replace       "address", "with"            another text in place of the kit's, or of ours in that language
 *   put           "path", "with"               a text that the file has already: "changes/2/with"
 *   remove        "address"                    a part or an item that is left out; what we said in its place goes
 *   insert-after  "address", "kind", "with"    a new part of one of the kinds below, a line of `with` each
 *   append        "path", "kind", "with"       the same beside one that the file has inserted: "changes/2/blocks"
 *   drop          "path"                       a change goes, or one of the parts or items that it brings: "changes/2"
 *
 * All but drop may give "why", "approved-by", "approved-on"; the first and the fourth "language", which is written where it
 * is not the file's. Addresses come without the module's id. What a change says is judged when it is composed. */
const char *kf_reword(struct kf_run *run, const char *text, JsonObject *change);

/* The kinds of parts that can be added: names of blocks, ended by NULL. */
extern const char *const kf_rewording_kinds[];

#endif
