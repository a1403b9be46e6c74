#ifndef KF_DESK_DESK_H
#define KF_DESK_DESK_H

/* The desk: who may ask, who works, and which address leads to what. */

#include "desk/counts.h"
#include "desk/guard.h"
#include "desk/pool.h"
#include "desk/server.h"

struct kf_desk { /* a request has a copy of its own, with its community */
    struct kf_guard *guard;
    struct kf_pool *pool;
    struct kf_counts *counts;
    const char *data;      /* folder of modules/ and fonts/ */
    const char *community; /* folder, NULL: the kit as it is */
    struct kf_programmes *programmes; /* shared: how the programmes are called */
    struct kf_beginning *beginning; /* NULL: this desk begins no community */
    bool edits;            /* files can be written */
    bool shared;           /* a team's, behind a server that asks who someone is: no key, no cookie */
    bool many;             /* shared: the folder that the process works in has communities, and a request names one of them */
};

/* Answers one request: kf_server_handle, with a struct kf_desk. */
void kf_desk_answer(void *desk, const struct kf_request *request, struct kf_reply *ret_reply);

/* A page, script, style or picture that is part of the program: "library.html"; or one of the kit's fonts that the pages are
 * set in. NULL: there is none. *ret_type is static. */
GBytes *kf_desk_asset(const struct kf_desk *desk, const char *name, const char **ret_type);

/* One of those that are compiled in, as text. Caller frees; never NULL: the name is one of ours. */
char *kf_desk_asset_text(const char *name);

/* --- a beginning --- */

struct kf_beginning *kf_beginning_new(void);
void kf_beginning_free(struct kf_beginning *beginning); /* accepts NULL */
/* The folder that was begun or opened since the desk was; NULL: none. It is kept as long as the process. */
const char *kf_beginning_community(struct kf_beginning *beginning);

/* Where there is none: what is here to go on with, and what a community of this name (NULL) would be begun as, as JSON. */
GBytes *kf_desk_beginnings(const struct kf_desk *desk, const char *program);
/* Makes a community's folder, as `kinfold new community` does, from what was typed: {"program": …, "country": …, "paper": …},
 * and goes on with it. Returns JSON; *ret_status as HTTP has it. */
GBytes *kf_desk_begin(const struct kf_desk *desk, GBytes *typed, int *ret_status);
/* Goes on with a community of the folder that the desk was started in: one of those that it offers. */
GBytes *kf_desk_open(const struct kf_desk *desk, const char *folder, int *ret_status);

enum kf_saved {
    KF_SAVED,
    KF_NOT_SAVED_FAULTY,  /* the draft has mistakes, or cannot be made: what was found tells them */
    KF_NOT_SAVED_CHANGED, /* the file is not the one that the draft was begun on */
    KF_NOT_SAVED_REFUSED, /* by the machine; the file is as it was */
};

/* Writes the community's file as a worker says that it will be. draft: its answer to "ours". digest: of the file that the
 * changes were begun on. */
enum kf_saved kf_desk_save(const struct kf_desk *desk, GBytes *draft, const char *digest);

/* Before a file of the community is read to be changed, until it is written: one at a time, of all desks that there are.
 * -1: it cannot be had, errno says why. */
int kf_desk_lock(const struct kf_desk *desk);
void kf_desk_unlock(int lock); /* accepts -1 */

/* --- shared --- */

/* Names of the folders in this one that hold a community, in order. Caller frees with g_strfreev. */
char **kf_desk_communities(void);
GBytes *kf_desk_list_communities(void); /* as JSON */
/* The names of programmes, as workers have told them: asked for again once the community's file is another, or after a while,
 * since a name may come from the one that it is based on. So whoever looks at the list does not take the workers from the
 * communities that they are for. From any thread. */
struct kf_programmes *kf_programmes_new(void);
void kf_programmes_free(struct kf_programmes *programmes); /* accepts NULL */
/* JSON, which the caller unrefs; NULL: not known. ret_stamp: of the community's file, for kf_programmes_keep. */
GBytes *kf_programmes_find(struct kf_programmes *programmes, const char *folder, unsigned long long *ret_stamp);
/* stamp: as it was before the worker was asked. */
void kf_programmes_keep(struct kf_programmes *programmes, const char *folder, unsigned long long stamp, GBytes *told);
/* What this desk offers, as JSON: "shared", "many", "edits", "community". */
GBytes *kf_desk_tell(const struct kf_desk *desk);
/* Whether a worker answers. */
bool kf_desk_is_well(const struct kf_desk *desk);

/* --- printing --- */

/* Before kf_desk_save: writes the logo that a worker's answer tells, if it tells one. *ret_new: its path, to be handed to
 * kf_desk_settle_logo, which removes the file where the rest was not saved. */
enum kf_saved kf_desk_write_logo(const struct kf_desk *desk, const struct kf_parcel *answer, char **ret_new);
void kf_desk_settle_logo(char *path, bool stays); /* frees; accepts NULL */

/* The printers of this machine, as JSON; what came of printing the PDF on one (NULL: the usual one), as JSON. */
GBytes *kf_desk_printers(void);
GBytes *kf_desk_print(GBytes *pdf, const char *name, const char *printer, int copies, const char *sides, const char *paper,
                      bool *ret_good);

#endif
