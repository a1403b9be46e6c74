#ifndef KF_CLI_SURVEY_H
#define KF_CLI_SURVEY_H

/* All changes of a module's overlays: those of every layer, in the languages they are written in, and of the sessions of
 * the series. */

#include "cli/cli.h"

struct kf_survey {
    const char *module;     /* its id */
    struct kf_list states;  /* const struct kf_overlay_state *: by file, then line */
    struct kf_list changes; /* struct kf_adaptation *: those that are made */
    bool faulty;            /* the module or its overlays have errors, which are told: what could be read is here */
};

void kf_survey(struct kf_cli *cli, const struct kf_kit *kit, const char *module, struct kf_survey *ret_survey);

/* "fresh", "stale" ... */
const char *kf_status_word(enum kf_overlay_status status);
/* Whether someone should look at it. */
bool kf_status_is_open(enum kf_overlay_status status);

struct kf_accepted { /* what a lock file is written from, by kf_overlay_lock */
    const struct kf_overlay_state **changes; /* all of the file's: those that are not chosen keep what was recorded */
    int count, chosen;
};
/* `overlay accept` of a file's changes, as many as are only of these addresses, with or without the module's id in front;
 * only: NULL-terminated; NULL: all. In arena. */
struct kf_accepted kf_survey_accept(struct kf_arena *arena, const struct kf_survey *survey, const struct kf_overlay_file *file,
                                    const char *const *only);

/* `overlay status`: for people, or as JSON. Returns how many changes someone should look at. */
int kf_survey_print(const struct kf_survey *survey);
int kf_surveys_report(const struct kf_list *surveys);
/* `overlay log`. */
void kf_survey_print_log(const struct kf_survey *survey);
void kf_surveys_report_log(const struct kf_list *surveys);

#endif
