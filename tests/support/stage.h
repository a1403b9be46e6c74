#ifndef KF_TESTS_STAGE_H
#define KF_TESTS_STAGE_H

/* What tests of layout, paint and blocks share: the kit's own fonts, a theme, a shaper and pages to place on; a handout
 * with the blocks that a test names; and chance that is the same every time. */

#include "support/support.h"

#include "blocks/build.h"
#include "editions/document.h"
#include "layout/layout.h"

/* --- chance -------------------------------------------------------------------------------------------------------- */

struct kf_test_chance {
    uint64_t state;
};

struct kf_test_chance kf_test_chance_new(int seed);
int kf_test_chance_below(struct kf_test_chance *chance, int count); /* 0 to count - 1 */
bool kf_test_chance_percent(struct kf_test_chance *chance, int percent);

/* --- a stage for boxes --------------------------------------------------------------------------------------------- */

struct kf_test_stage {
    struct kf_run *run;
    struct kf_arena *arena; /* the layout's */
    struct kf_theme theme;
    struct kf_shaper shaper;
    struct kf_pages pages;
    struct kf_placer placer;
};

/* language NULL: en-US. "ar" and "he" run right to left. */
struct kf_test_stage *kf_test_stage_new(struct kf_edition edition);
void kf_test_stage_free(struct kf_test_stage *stage);

/* The context that all stages of a test program share: fonts are read once. */
PangoContext *kf_test_context(void);

const struct kf_inline *kf_test_inline(struct kf_test_stage *stage, const char *address, const char *markdown);
/* Text of exactly this many lines, whatever the width. */
struct kf_box *kf_test_text(struct kf_test_stage *stage, int lines);
struct kf_box *kf_test_art(struct kf_test_stage *stage, double width_mm, double height_mm);
/* The list ends at the first NULL. */
struct kf_box *kf_test_stack(struct kf_test_stage *stage, double gap_mm, ...) G_GNUC_NULL_TERMINATED;
struct kf_box *kf_test_row(struct kf_test_stage *stage, double width_mm, double gap_mm, ...) G_GNUC_NULL_TERMINATED;
struct kf_box *kf_test_table(struct kf_test_stage *stage, int heads, ...) G_GNUC_NULL_TERMINATED;

/* --- a handout with given blocks ----------------------------------------------------------------------------------- */

struct kf_test_sheet { /* of the default community, in the kit's own words */
    struct kf_test_stage *stage;
    struct kf_run *run; /* the stage's */
    const struct kf_content *content;
    struct kf_build build;
};

/* blocks: YAML of one block, or of several, each "- " at the start of a line. content is NULL after diagnostics. */
struct kf_test_sheet *kf_test_sheet_new(const char *blocks, struct kf_edition edition);
void kf_test_sheet_free(struct kf_test_sheet *sheet);
struct kf_box *kf_test_sheet_box(struct kf_test_sheet *sheet, int block); /* built; from 0 */

/* The first box of this kind, style aside, whose words are these (TEXT), in reading order; NULL. */
const struct kf_box *kf_test_find_text(const struct kf_box *box, const char *words);
/* The n-th box of a kind in reading order, from 0; NULL. */
const struct kf_box *kf_test_find_box(const struct kf_box *box, enum kf_box_kind kind, int n);
int kf_test_count_boxes(const struct kf_box *box, enum kf_box_kind kind);

/* Compares with a golden of tests/golden; with KF_UPDATE_GOLDENS=1 rewrites it. */
void kf_test_assert_golden(const char *name, const char *text, const char *file, int line);
#define kf_assert_golden(name, text) kf_test_assert_golden((name), (text), __FILE__, __LINE__)

/* Lengths agree within 0.01 mm. */
void kf_test_assert_mm(kf_len length, double mm, const char *file, int line);
#define kf_assert_mm(length, mm) kf_test_assert_mm((length), (mm), __FILE__, __LINE__)

#endif
