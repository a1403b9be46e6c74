#ifndef KF_CLI_PRINTED_LIST_H
#define KF_CLI_PRINTED_LIST_H

/* places.json of a release: what is printed where, for the day on which some of it is wrong. Lengths in mm. Keys are added,
 * never renamed. */

#include "base/run.h"
#include "editions/printed.h"

#define KF_PRINTED_LIST "places.json"

/* files: struct kf_printed_file. In arena. */
const char *kf_printed_list_write(struct kf_arena *arena, const struct kf_list *files);
/* Adds the files of a list to ret_files. path: for messages. False after an error: it is not such a list. */
bool kf_printed_list_read(struct kf_run *run, const char *path, const char *text, struct kf_list *ret_files);

#endif
