#ifndef KF_BASE_CONFINE_H
#define KF_BASE_CONFINE_H

/* Landlock: a process gives up the right to open anything but what it names, so that a fault in a library that reads
 * what strangers wrote (fonts, logos) cannot reach other files or the network.
 * https://docs.kernel.org/userspace-api/landlock.html */

#include <stdbool.h>

struct kf_confinement { /* lists of paths end with NULL; one that is not there is passed over */
    const char *const *reads;  /* what lies in or under them can be opened to read; NULL: everything, as before */
    const char *const *writes; /* and in or under these to read, write, make and remove */
    const char *rid;           /* a folder below which empty folders can be removed; NULL */
};

/* From now on this thread, and all that it starts, can open no other files; nothing can be executed, and no TCP port bound
 * or connected to where the kernel knows of that (Linux 6.7). What is open already stays open. Call it before threads
 * start; it cannot be taken back. Returns false, and nothing has changed, where the machine has no Landlock (before Linux
 * 5.13, another system) or refuses. */
bool kf_confine(const struct kf_confinement *confinement);
bool kf_confine_known(void);       /* whether this machine has Landlock */
bool kf_confine_knows_ports(void); /* and one that minds TCP */

#endif
