/* The units of one module. */

#include "cli/group.h"

void kf_group_take(struct kf_cli *cli, struct kf_batch *batch, struct kf_group *group)
{
    for (int i = 0; i < group->count; i++) {
        struct kf_unit *unit = &group->units[i];

        kf_batch_wait(batch, unit);
        kf_findings_merge(cli->findings, unit->findings);
        group->name = unit->id != NULL ? kf_arena_string(cli->run.arena, unit->id) : group->name;
        group->errors += unit->findings->errors;
        group->warnings += unit->findings->warnings;
    }
}

bool kf_group_is_good(const struct kf_group *group, bool strict)
{
    return group->errors == 0 && !(strict && group->warnings > 0);
}

int kf_group_file_count(const struct kf_group *group)
{
    int count = 0;

    for (int i = 0; i < group->count; i++) {
        count += group->units[i].file_count;
    }
    return count;
}

void kf_group_clear(struct kf_group *group)
{
    for (int i = 0; i < group->count; i++) {
        kf_unit_clear(&group->units[i]);
    }
}
