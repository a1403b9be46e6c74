#ifndef KF_TESTS_FUZZ_H
#define KF_TESTS_FUZZ_H

/* What fuzz targets share. A target is called with whatever bytes, keeps nothing between two calls but what is the same in
 * all of them, and aborts when what the program promises does not hold. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/run.h"

/* The target: libFuzzer calls it, or else the runner. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* How many inputs the runner tries: less than 20 seconds of them, with the sanitizers. Each target says its own. */
extern const int kf_fuzz_tries;

/* A run over an empty world in memory (or the one below), and its end: every diagnostic is formatted once. */
struct kf_run *kf_fuzz_begin(void);
void kf_fuzz_end(struct kf_run *run);

/* Stops with the words of what does not hold; in libFuzzer's output they stand above the input. */
void kf_fuzz_require(bool holds, const char *promise);

/* A copy in the run's arena, exactly as long, so that the sanitizer sees a byte read too far. */
const char *kf_fuzz_text(struct kf_run *run, const uint8_t *bytes, size_t length);

/* Inputs of several files have lines of `%%` between them. The part of this number, from 0; empty when it is not there. */
const char *kf_fuzz_part(struct kf_run *run, const uint8_t *bytes, size_t length, int part, size_t *ret_length);

/* The kit's own files that every document needs, read once for the whole process, and one file more at this path. */
void kf_fuzz_world(struct kf_run *run, const char *path, const uint8_t *bytes, size_t length);

/* In the tree that the tests are of; lives as long as the process. */
const char *kf_fuzz_tree_path(const char *name);

#endif
