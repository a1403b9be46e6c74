#ifndef KF_TESTS_PROGRAMME_H
#define KF_TESTS_PROGRAMME_H

/* A kit of one module, "talks", and programmes beside it that are built one on the other. */

#include "model/edition.h"
#include "support/mini_kit.h"

/* Adds folder/community.yaml: `kinfold: 1` and these lines. */
void kf_test_programme(struct kf_run *run, const char *folder, const char *lines);
/* Adds folder/overlays/talks.yaml with these changes. */
void kf_test_overlay(struct kf_run *run, const char *folder, const char *changes);

/* The kit in memory, without programmes. */
struct kf_run *kf_test_talks(void);
/* NULL after errors. */
const struct kf_kit *kf_test_open(struct kf_run *run, const char *community);
const struct kf_content *kf_test_load(struct kf_run *run, const char *community, struct kf_edition edition);
/* The words of the first handout's first block. */
const char *kf_test_first_words(const struct kf_content *content);

#endif
