#ifndef KF_DESK_WORKER_H
#define KF_DESK_WORKER_H

/* A worker: answers one question after another until the desk hangs up. It may read the kit and the community, and open
 * nothing else. */

/* data: the folder of modules/ and fonts/; community: NULL, the kit as it is. Returns the exit status. */
int kf_worker_run(int socket, const char *data, const char *community);

#endif
