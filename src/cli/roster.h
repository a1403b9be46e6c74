#ifndef KF_CLI_ROSTER_H
#define KF_CLI_ROSTER_H

/* A sheet of people, read for one run. Messages name the line and the column and never show what stands there: a sheet
 * with a cell too many may have a part of a name anywhere. */

#include "cli/cli.h"

enum kf_roster_column {
    KF_ROSTER_NAME,
    KF_ROSTER_SESSIONS,
    KF_ROSTER_HOURS,
    KF_ROSTER_DATE,
    KF_ROSTER_LANGUAGE,
    KF_ROSTER_KIND,
    KF_ROSTER_FIRST_NAME,
    KF_ROSTER_CODE,
    KF_ROSTER_COLUMN_COUNT
};

struct kf_roster_person {
    const char *name;     /* of a sign-in sheet: the code, else the first name */
    bool trainer;
    int sessions;         /* 0: a trainer who has none */
    const char *hours;    /* "4.5", NULL */
    const char *date;     /* "2027-03-02", NULL */
    const char *language; /* NULL: as the others */
    struct kf_span places[KF_ROSTER_COLUMN_COUNT];
};

struct kf_roster_limits {
    bool sign_in;                    /* first names or codes are read, and nothing else */
    int sessions;                    /* that there are */
    const char *const *session_days; /* "2027-01-12" of each, NULL: not known; NULL: of none */
};

/* The people whose rows are right, struct kf_roster_person *; an error is pushed for each row that is not, and it is
 * counted. NULL after an error that concerns all. */
struct kf_list *kf_roster_read(struct kf_run *run, const char *path, const struct kf_roster_limits *limits, int *ret_refused);

/* A sheet to begin with. Caller frees. */
char *kf_roster_example(void);

#endif
