#ifndef KF_DESK_SERVER_H
#define KF_DESK_SERVER_H

/* HTTP, by libmicrohttpd: a thread a connection, with bounds on their number, on headers and bodies, and with a deadline of
 * our own for each request, since a client that sends a byte now and then is never idle. */

#include <stdbool.h>

#include <glib.h>

#include "desk/parcel.h"

/* With sanitizers all takes many times as long, and more on a machine that has other work. */
#ifdef KF_SANITIZE
#define KF_DESK_SLOWER 20
#else
#define KF_DESK_SLOWER 1
#endif

enum {
    KF_SERVER_CONNECTIONS = 256,
    KF_SERVER_BODY_MOST = 6 * 1024 * 1024, /* bytes: a logo of 4 MB, in base 64 */
    KF_SERVER_REQUEST_SECONDS = 20,        /* until it has come whole */
    KF_SERVER_ANSWER_SECONDS = 120 * KF_DESK_SLOWER, /* until the answer has gone whole */
    KF_SERVER_IDLE_SECONDS = 15,
};

struct kf_server;

struct kf_request {
    const char *method; /* "GET" or "POST"; HEAD is a GET whose body stays here */
    const char *path;   /* decoded, begins with "/" */
    const struct kf_parcel *query; /* its words: each once; body: what was sent */
    void *connection;   /* of the server */
    struct kf_server *server;
};

/* NULL: it has none. Valid while the request is. */
const char *kf_request_header(const struct kf_request *request, const char *name);
const char *kf_request_cookie(const struct kf_request *request, const char *name);

struct kf_reply {
    int status;
    const char *type;     /* static, or the body's owner's */
    GBytes *body;         /* owned; NULL: none */
    char *location;       /* of a redirect, owned; NULL */
    char *cookie;         /* Set-Cookie, owned; NULL */
    char *file_name;      /* of a download, owned: plain letters; NULL */
    bool lasts;           /* the same for as long as the desk runs */
    const char *route;    /* static: what was asked for, without what is in the address; NULL: nothing that there is */
};

/* What is told of a request that was answered: nothing that was typed. */
struct kf_told {
    const char *method, *route; /* static; route: "-" for what there is not */
    int status;
    gint64 microseconds; /* from its first line to its answer */
    size_t bytes;        /* of the body */
};

/* Called from many threads at once. */
typedef void kf_server_handle(void *data, const struct kf_request *request, struct kf_reply *ret_reply);
typedef void kf_server_tell(void *data, const struct kf_told *told);

/* A socket that listens on this machine alone, at the port; 0: a free one, which is told. -1: errno says why not. */
int kf_server_listen(int *port);
/* NULL: it cannot start. The socket is the server's. tell: NULL, or called after each answer. */
struct kf_server *kf_server_new(int socket, kf_server_handle *handle, kf_server_tell *tell, void *data);
int kf_server_connections(struct kf_server *server); /* open now */
void kf_server_free(struct kf_server *server); /* waits for what is being answered */

#endif
