/* The kinds of files that people write. */

#include "cli/file_kind.h"

#include <string.h>

#include "compose/compose.h"
#include "model/community.h"
#include "model/module.h"

const struct kf_file_kind kf_file_kinds[] = {
    {"module", "Kinfold module", &kf_module_record},       {"community", "Kinfold community", &kf_community_record},
    {"overlay", "Kinfold overlay", &kf_overlay_record},    {"piece", "Kinfold piece", &kf_piece_record},
    {"helplines", "Kinfold helplines", &kf_region_record},
};

const int kf_file_kind_count = G_N_ELEMENTS(kf_file_kinds);

const struct kf_file_kind *kf_file_kind_find(const char *name)
{
    for (int i = 0; i < kf_file_kind_count; i++) {
        if (strcmp(name, kf_file_kinds[i].name) == 0) {
            return &kf_file_kinds[i];
        }
    }
    return NULL;
}
