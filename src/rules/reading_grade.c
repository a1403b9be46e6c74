/* Each handout keeps the reading grade that it promises (Flesch-Kincaid, which is made for English). */

#include "rules/reading.h"
#include "rules/rule.h"

static void check_handout(struct kf_run *run, const struct kf_handout *handout, struct kf_grade grade)
{
    const struct kf_node *promise = kf_node_get(handout->node, "reading-grade");

    if (handout->reading_grade > 0 && grade.grade >= handout->reading_grade + 1) {
        kf_diag_hint(run->diags,
                     kf_diag_warn(run->diags, KF_READING_GRADE, promise != NULL ? promise->span : handout->node->span,
                                  handout->address, "handout \"%s\" reads at grade %.1f, and promises %d", handout->id,
                                  grade.grade, handout->reading_grade),
                     "use shorter sentences (now %.1f words) and shorter words (now %.2f syllables)",
                     (double)grade.words / grade.sentences, (double)grade.syllables / grade.words);
    }
}

static void check(struct kf_run *run, const struct kf_content *content)
{
    const struct kf_records *handouts = &content->module->handouts;

    if (g_ascii_strncasecmp(content->language, "en", 2) != 0) {
        return;
    }
    const struct kf_grade *grades = kf_reading_grades(run, content);
    for (int i = 0; i < handouts->count; i++) {
        check_handout(run, handouts->items[i], grades[i]);
    }
}

const struct kf_rule kf_rule_reading_grade = {
    .name = "reading-grade",
    .summary = "A handout is as easy to read as it promises.",
    .severity = KF_WARNING,
    .check = check,
};
