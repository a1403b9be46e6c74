#ifndef KF_CLI_REPORT_H
#define KF_CLI_REPORT_H

/* --report json. */

#include <stdio.h>

#include "cli/job.h"

struct kf_report;

struct kf_report *kf_report_new(void);
/* A file that was made. path: where it was written, NULL when it was only checked. */
void kf_report_add(struct kf_report *report, const char *path, const char *module, const struct kf_file *file);
/* A file of so many people, whose names the report does not tell. */
void kf_report_add_people(struct kf_report *report, const char *path, int people);
/* What the module says otherwise than the kit: struct kf_adaptation *. */
void kf_report_add_module(struct kf_report *report, const char *module, const struct kf_list *adaptations);
/* So many modules in one edition were made by an earlier run, and left. */
void kf_report_skipped(struct kf_report *report, int count);
/* Prints the report and frees it. */
void kf_report_end(struct kf_report *report, const struct kf_findings *findings, int status, FILE *file);

#endif
