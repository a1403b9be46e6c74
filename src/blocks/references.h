#ifndef KF_BLOCKS_REFERENCES_H
#define KF_BLOCKS_REFERENCES_H

/* References of modules: as lists name them, and in full. */

#include "blocks/build.h"

/* Adds a module's references that the list does not have yet, and keeps it sorted by author, year and title. */
void kf_references_add(struct kf_arena *arena, struct kf_list *references, const struct kf_module *module);

/* References in so many columns, read down the first: two stay on one page, one goes on. references: struct kf_reference. */
struct kf_box *kf_references_box(struct kf_build *build, const struct kf_list *references, int columns);

/* In two columns where a page holds them under its title, else in one. */
struct kf_box *kf_references_page(struct kf_build *build, const struct kf_list *references);

/* "Mikulincer 2016" */
const char *kf_reference_short(struct kf_arena *arena, const struct kf_reference *reference);

#endif
