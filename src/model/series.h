#ifndef KF_MODEL_SERIES_H
#define KF_MODEL_SERIES_H

/* `series:` of community.yaml: the sessions that one group comes to, with their days. */

#include "model/edition.h"

struct kf_series_session {
    const char *id; /* as written, else its place in the list: "2" */
    const char *module, *audience, *language; /* NULL: the module's first, the community's */
    const char *date, *start;                 /* "2027-03-02", "18:00"; NULL: not set yet */
    int length;                               /* minutes; 0: the module's first */
    const struct kf_node *node;
    const char *address;
    int place; /* from 1 */
};

struct kf_series {
    struct kf_text title;
    int group_size;             /* people; 0: not said */
    const char *screening;      /* the day by which each person was asked alone; NULL: not said */
    struct kf_records sessions; /* struct kf_series_session, in the order of the file */
    const struct kf_node *node;
};

extern const struct kf_record kf_series_record;

/* Fills what is left out and pushes what is wrong with days, times, ids and modules. */
void kf_series_check(struct kf_run *run, const struct kf_kit *kit);

/* Pushes what is wrong with the module's place in the series, as its `after:` asks. */
void kf_series_check_place(struct kf_run *run, const struct kf_kit *kit, const struct kf_module *module);

/* The session before it; NULL: it is the first. */
const struct kf_series_session *kf_series_before(const struct kf_community *community,
                                                 const struct kf_series_session *session);

/* NULL when the community has no session of this id. */
const struct kf_series_session *kf_series_find(const struct kf_community *community, const char *id);

/* What the session says, where the edition does not say it already. */
void kf_series_apply(const struct kf_series_session *session, struct kf_edition *edition);

/* Minutes after midnight of "18:00", -1 when it is no time. */
int kf_series_minutes(const char *time);

#endif
