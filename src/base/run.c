/* What a run asks of the world, with its refusals told. */

#include "base/run.h"

static void refuse(struct kf_run *run, const char *folder, const char *error)
{
    const char *advice = kf_world_advice(error);
    struct kf_diag *diag;

    if (error == kf_world_missing) {
        return;
    }
    diag = kf_diag_push(run->diags, KF_FILE_UNREADABLE, (struct kf_span){.source = NULL}, NULL,
                        "the folder \"%s\" cannot be read: %s", folder, error);
    if (advice != NULL) {
        kf_diag_hint(run->diags, diag, "%s", advice);
    }
}

char **kf_run_names(struct kf_run *run, const char *folder)
{
    const char *error = kf_world_missing;
    char **names = run->world->list_folder(run->world->data, run->arena, folder, &error);

    if (names == NULL) {
        refuse(run, folder, error);
    }
    return names;
}

bool kf_run_has_name(struct kf_run *run, const char *folder, const char *name)
{
    const char *error = kf_world_missing;
    bool has = kf_world_has_name(run->world, run->arena, folder, name, &error);

    if (!has) {
        refuse(run, folder, error);
    }
    return has;
}
