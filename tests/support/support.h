#ifndef KF_TESTS_SUPPORT_H
#define KF_TESTS_SUPPORT_H

/* What unit tests share: a run over a world in memory, and assertions about its diagnostics.
 * Includes cmocka in the order it wants. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/run.h"

/* A run with its own arena, no diagnostics and a world in memory (today is 2027-01-01). */
struct kf_run *kf_test_run_new(void);
void kf_test_run_free(struct kf_run *run);
/* Adds a file to the run's world. */
void kf_test_file(struct kf_run *run, const char *path, const char *text);

/* All diagnostics as the terminal shows them, in the run's arena: for comparing, or for looking at when a test fails. */
const char *kf_test_diags(const struct kf_run *run);

/* The first diagnostic with this code; fails the test, showing them all, when there is none. */
const struct kf_diag *kf_test_find(const struct kf_run *run, enum kf_code code);

void kf_test_assert_clean(const struct kf_run *run, const char *file, int line);
void kf_test_assert_count(const struct kf_run *run, int count, const char *file, int line);
void kf_test_assert_diag(const struct kf_run *run, int index, enum kf_code code, int row, int column, const char *file,
                         int line);
void kf_test_assert_has(const char *text, const char *part, const char *file, int line);

/* No diagnostic at all. */
#define kf_assert_clean(run) kf_test_assert_clean((run), __FILE__, __LINE__)
#define kf_assert_count(run, count) kf_test_assert_count((run), (count), __FILE__, __LINE__)
/* The diagnostic at index (from 0) has this code at this line and column. */
#define kf_assert_diag(run, index, code, row, column) \
    kf_test_assert_diag((run), (index), (code), (row), (column), __FILE__, __LINE__)
/* text is there and holds part. */
#define kf_assert_has(text, part) kf_test_assert_has((text), (part), __FILE__, __LINE__)

#endif
