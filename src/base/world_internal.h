#ifndef KF_BASE_WORLD_INTERNAL_H
#define KF_BASE_WORLD_INTERNAL_H

/* What the files that change folders of this machine share. */

enum { KF_MOST_TEMPORARY = 1000 }; /* names tried before giving up */

/* The n-th name of ours in a folder: `.kinfold-<pid>-<n>.tmp`. Caller frees. */
char *kf_world_beside(const char *folder, int n);
/* Where a path leads, link by link, whether or not the end exists yet; NULL for a circle. Caller frees. */
char *kf_world_follow(const char *path);

#endif
