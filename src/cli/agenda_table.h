#ifndef KF_CLI_AGENDA_TABLE_H
#define KF_CLI_AGENDA_TABLE_H

/* `kinfold list --agenda`: what is held when, a line each; what was left out; what a group needs. */

#include "model/edition.h"

void kf_agenda_print(struct kf_arena *arena, const struct kf_content *content);

#endif
