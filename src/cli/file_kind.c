/* The kinds of files that people write. */

#include "cli/file_kind.h"

#include <string.h>

#include "blocks/build.h"
#include "compose/compose.h"
#include "model/avoid.h"
#include "model/community.h"
#include "model/module.h"
#include "schema/print.h"

const struct kf_file_kind kf_file_kinds[] = {
    {"module", "Kinfold module", &kf_module_record},       {"community", "Kinfold community", &kf_community_record},
    {"overlay", "Kinfold overlay", &kf_overlay_record},    {"piece", "Kinfold piece", &kf_piece_record},
    {"helplines", "Kinfold helplines", &kf_region_record}, {"lock", "Kinfold overlay lock", &kf_lock_record},
    {"words", "Kinfold words", &kf_words_record},          {"avoid", "Kinfold words to avoid", &kf_avoid_file_record},
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

static bool write_kind(struct kf_run *run, const char *folder, const struct kf_file_kind *kind, struct kf_old_files *old)
{
    const char *path =
        kf_cli_path_in(run->arena, folder, kf_arena_format(run->arena, KF_SCHEMA_FOLDER "/%s.schema.json", kind->name));
    char *json = kf_schema_json(kf_block_shapes(), kind->record, kind->title);
    bool good;

    if (old != NULL) {
        kf_old_files_keep(old, path);
    }
    good = kf_cli_write(run, path, json, strlen(json), "make room, or choose another folder");
    g_free(json);
    return good;
}

bool kf_file_kinds_write(struct kf_run *run, const char *folder, struct kf_old_files *old)
{
    for (int i = 0; i < kf_file_kind_count; i++) {
        if (!write_kind(run, folder, &kf_file_kinds[i], old)) {
            return false;
        }
    }
    return true;
}
