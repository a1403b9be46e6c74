#ifndef KF_CLI_DATA_H
#define KF_CLI_DATA_H

#include "base/arena.h"

/* The folder that holds modules/ and fonts/: KINFOLD_DATA, else beside the program as installed, else the source tree it
 * was compiled from. Shown relative to the current folder when it lies there. In arena; NULL when there is none. */
const char *kf_data_find(struct kf_arena *arena, const char *program);

#endif
