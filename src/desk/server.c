/* Connections, requests, replies. */

#include "desk/server.h"

#include <netinet/in.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <microhttpd.h>

enum { STACK_BYTES = 1024 * 1024, HEADER_BYTES = 32 * 1024, SWALLOWED_MOST = 64 * 1024 * 1024 };

struct kf_server {
    struct MHD_Daemon *daemon;
    kf_server_handle *handle;
    kf_server_tell *tell;
    void *data;
    GMutex lock; /* of connections and stopping */
    GCond wake;
    GHashTable *connections; /* struct connection, as a set */
    GThread *watch;
    bool stopping;
};

struct connection {
    int socket;
    gint64 deadline; /* monotonic time, microseconds */
};

struct incoming { /* one request */
    struct connection *connection;
    gint64 began; /* monotonic time, microseconds */
    const char *method; /* static */
    struct kf_parcel *query;
    GByteArray *body;
    size_t swallowed;
    bool too_large;
};

/* --- deadlines --------------------------------------------------------------------------------------------------------- */

static void give_time(struct kf_server *server, struct connection *connection, int seconds)
{
    g_mutex_lock(&server->lock);
    connection->deadline = g_get_monotonic_time() + (gint64)seconds * G_USEC_PER_SEC;
    g_mutex_unlock(&server->lock);
}

static void shut_late_ones(struct kf_server *server)
{
    gint64 now = g_get_monotonic_time();
    GHashTableIter iter;
    gpointer key;

    g_hash_table_iter_init(&iter, server->connections);
    while (g_hash_table_iter_next(&iter, &key, NULL)) {
        const struct connection *connection = key;

        if (connection->deadline < now) {
            (void)shutdown(connection->socket, SHUT_RDWR);
        }
    }
}

static gpointer watch(gpointer data)
{
    struct kf_server *server = data;

    g_mutex_lock(&server->lock);
    while (!server->stopping) {
        shut_late_ones(server);
        (void)g_cond_wait_until(&server->wake, &server->lock, g_get_monotonic_time() + G_USEC_PER_SEC / 2);
    }
    g_mutex_unlock(&server->lock);
    return NULL;
}

/* The set is left before libmicrohttpd closes the socket, so that no later one of the same number is shut. */
static void connection_changed(void *data, struct MHD_Connection *mhd, void **context,
                               enum MHD_ConnectionNotificationCode code)
{
    struct kf_server *server = data;
    struct connection *connection = *context;

    if (code == MHD_CONNECTION_NOTIFY_STARTED) {
        connection = g_new0(struct connection, 1);
        connection->socket = MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
        *context = connection;
        give_time(server, connection, KF_SERVER_REQUEST_SECONDS);
        g_mutex_lock(&server->lock);
        (void)g_hash_table_add(server->connections, connection);
        g_mutex_unlock(&server->lock);
        return;
    }
    g_mutex_lock(&server->lock);
    (void)g_hash_table_remove(server->connections, connection);
    g_mutex_unlock(&server->lock);
    g_free(connection);
    *context = NULL;
}

/* --- requests ---------------------------------------------------------------------------------------------------------- */

const char *kf_request_header(const struct kf_request *request, const char *name)
{
    return MHD_lookup_connection_value(request->connection, MHD_HEADER_KIND, name);
}

const char *kf_request_cookie(const struct kf_request *request, const char *name)
{
    return MHD_lookup_connection_value(request->connection, MHD_COOKIE_KIND, name);
}

static enum MHD_Result add_word(void *data, enum MHD_ValueKind kind, const char *key, const char *value)
{
    struct kf_parcel *query = data;

    (void)kind;
    if (value != NULL && g_utf8_validate(key, -1, NULL) && g_utf8_validate(value, -1, NULL)) {
        kf_parcel_set(query, key, value);
    }
    return MHD_YES;
}

/* What was typed is told to no one. */
static const char *known_method(const char *method)
{
    static const char *const methods[] = {MHD_HTTP_METHOD_GET, MHD_HTTP_METHOD_POST, MHD_HTTP_METHOD_HEAD};

    for (size_t i = 0; i < G_N_ELEMENTS(methods); i++) {
        if (strcmp(methods[i], method) == 0) {
            return methods[i];
        }
    }
    return "other";
}

static struct incoming *begin_request(struct kf_server *server, struct MHD_Connection *mhd, const char *method)
{
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    const char *length = MHD_lookup_connection_value(mhd, MHD_HEADER_KIND, MHD_HTTP_HEADER_CONTENT_LENGTH);
    struct incoming *incoming = g_new0(struct incoming, 1);

    incoming->connection = info->socket_context;
    incoming->began = g_get_monotonic_time();
    incoming->method = known_method(method);
    incoming->query = kf_parcel_new();
    incoming->body = g_byte_array_new();
    incoming->too_large = length != NULL && g_ascii_strtoull(length, NULL, 10) > KF_SERVER_BODY_MOST;
    (void)MHD_get_connection_values(mhd, MHD_GET_ARGUMENT_KIND, add_word, incoming->query);
    give_time(server, incoming->connection, KF_SERVER_REQUEST_SECONDS);
    return incoming;
}

static void request_ended(void *data, struct MHD_Connection *mhd, void **context, enum MHD_RequestTerminationCode code)
{
    struct kf_server *server = data;
    struct incoming *incoming = *context;

    (void)mhd;
    (void)code;
    if (incoming != NULL) {
        give_time(server, incoming->connection, KF_SERVER_IDLE_SECONDS + KF_SERVER_REQUEST_SECONDS);
        kf_parcel_free(incoming->query);
        g_byte_array_unref(incoming->body);
        g_free(incoming);
        *context = NULL;
    }
}

/* What is too large is let pass, up to a bound: a client reads no answer while it still sends. */
static bool take_body(struct incoming *incoming, const char *bytes, size_t length)
{
    incoming->swallowed += length;
    incoming->too_large = incoming->too_large || incoming->swallowed > KF_SERVER_BODY_MOST;
    if (!incoming->too_large) {
        g_byte_array_append(incoming->body, (const guint8 *)bytes, (guint)length);
    }
    return incoming->swallowed <= SWALLOWED_MOST;
}

/* --- replies ----------------------------------------------------------------------------------------------------------- */

/* Everything comes from the desk, nothing is framed, nothing is told to others. A browser shows a PDF by a page of its own,
 * which these rules would stop. https://www.w3.org/TR/CSP3/ */
static const char *const headers[][2] = {
    {"Content-Security-Policy",
     "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; connect-src 'self'; "
     "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"X-Frame-Options", "DENY"},
};

static void add_headers(struct MHD_Response *response, const struct kf_reply *reply)
{
    bool is_pdf = g_strcmp0(reply->type, "application/pdf") == 0;

    for (size_t i = is_pdf ? 1 : 0; i < G_N_ELEMENTS(headers); i++) {
        (void)MHD_add_response_header(response, headers[i][0], headers[i][1]);
    }
    if (reply->type != NULL) {
        (void)MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, reply->type);
    }
    (void)MHD_add_response_header(response, MHD_HTTP_HEADER_CACHE_CONTROL,
                                  reply->lasts ? "private, max-age=3600" : "private, no-cache");
    if (reply->location != NULL) {
        (void)MHD_add_response_header(response, MHD_HTTP_HEADER_LOCATION, reply->location);
    }
    if (reply->cookie != NULL) {
        (void)MHD_add_response_header(response, MHD_HTTP_HEADER_SET_COOKIE, reply->cookie);
    }
    if (reply->file_name != NULL) {
        char *said = g_strdup_printf("attachment; filename=\"%s\"", reply->file_name);

        (void)MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_DISPOSITION, said);
        g_free(said);
    }
}

static void free_body(void *data)
{
    g_bytes_unref(data);
}

/* A body that the browser has already is not sent again. */
static bool has_already(struct MHD_Connection *mhd, const char *tag)
{
    const char *known = MHD_lookup_connection_value(mhd, MHD_HEADER_KIND, MHD_HTTP_HEADER_IF_NONE_MATCH);

    return known != NULL && strcmp(known, tag) == 0;
}

static char *tag_of(GBytes *body)
{
    char *sum = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, body), *tag = g_strdup_printf("\"%.32s\"", sum);

    g_free(sum);
    return tag;
}

static void tell(const struct kf_server *server, const struct incoming *incoming, const struct kf_reply *reply, unsigned status,
                 size_t bytes)
{
    if (server->tell != NULL) {
        server->tell(server->data, &(struct kf_told){.method = incoming->method,
                                                     .route = reply->route != NULL ? reply->route : "-",
                                                     .status = (int)status,
                                                     .microseconds = g_get_monotonic_time() - incoming->began,
                                                     .bytes = bytes});
    }
}

static enum MHD_Result send_reply(struct kf_server *server, struct MHD_Connection *mhd, const struct incoming *incoming,
                                  struct kf_reply *reply)
{
    GBytes *body = reply->body != NULL ? reply->body : g_bytes_new_static("", 0);
    char *tag = tag_of(body);
    bool unchanged = reply->status == MHD_HTTP_OK && has_already(mhd, tag);
    unsigned status = unchanged ? MHD_HTTP_NOT_MODIFIED : (unsigned)reply->status;
    gsize length;
    const void *bytes = g_bytes_get_data(body, &length);
    struct MHD_Response *response = MHD_create_response_from_buffer_with_free_callback_cls(
        unchanged ? 0 : length, (void *)(guintptr)bytes, free_body, body);
    enum MHD_Result result;

    add_headers(response, reply);
    if (reply->status == MHD_HTTP_OK) {
        (void)MHD_add_response_header(response, MHD_HTTP_HEADER_ETAG, tag);
    }
    give_time(server, incoming->connection, KF_SERVER_ANSWER_SECONDS);
    result = MHD_queue_response(mhd, status, response);
    MHD_destroy_response(response);
    tell(server, incoming, reply, status, unchanged ? 0 : length);
    g_free(tag);
    g_free(reply->location);
    g_free(reply->cookie);
    g_free(reply->file_name);
    return result;
}

static enum MHD_Result refuse(struct kf_server *server, struct MHD_Connection *mhd, const struct incoming *incoming, int status)
{
    struct kf_reply reply = {.status = status, .type = "text/plain"};

    return send_reply(server, mhd, incoming, &reply);
}

static enum MHD_Result answer(struct kf_server *server, struct MHD_Connection *mhd, const char *url, const char *method,
                              struct incoming *incoming)
{
    struct kf_request request = {
        .method = strcmp(method, MHD_HTTP_METHOD_HEAD) == 0 ? MHD_HTTP_METHOD_GET : method,
        .path = url,
        .query = incoming->query,
        .connection = mhd,
        .server = server,
    };
    struct kf_reply reply = {.status = MHD_HTTP_NOT_FOUND, .type = "text/plain"};

    if (strcmp(request.method, MHD_HTTP_METHOD_GET) != 0 && strcmp(request.method, MHD_HTTP_METHOD_POST) != 0) {
        return refuse(server, mhd, incoming, MHD_HTTP_METHOD_NOT_ALLOWED);
    }
    if (!g_utf8_validate(url, -1, NULL)) {
        return refuse(server, mhd, incoming, MHD_HTTP_BAD_REQUEST);
    }
    kf_parcel_set_body(incoming->query, incoming->body->data, incoming->body->len);
    /* Its own bounds hold while it is worked at. */
    give_time(server, incoming->connection, KF_SERVER_ANSWER_SECONDS);
    server->handle(server->data, &request, &reply);
    return send_reply(server, mhd, incoming, &reply);
}

static enum MHD_Result handle(void *data, struct MHD_Connection *mhd, const char *url, const char *method,
                              const char *version, const char *upload, size_t *upload_length, void **context)
{
    struct kf_server *server = data;
    struct incoming *incoming = *context;

    (void)version;
    if (incoming == NULL) {
        incoming = *context = begin_request(server, mhd, method);
        return incoming->too_large ? refuse(server, mhd, incoming, MHD_HTTP_CONTENT_TOO_LARGE) : MHD_YES;
    }
    if (*upload_length > 0) {
        bool goes_on = take_body(incoming, upload, *upload_length);

        *upload_length = 0;
        return goes_on ? MHD_YES : MHD_NO;
    }
    return incoming->too_large ? refuse(server, mhd, incoming, MHD_HTTP_CONTENT_TOO_LARGE)
                               : answer(server, mhd, url, method, incoming);
}

/* --- the server -------------------------------------------------------------------------------------------------------- */

int kf_server_listen(int *port)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)*port)};
    int opened = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), on = 1;
    socklen_t length = sizeof address;

    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (opened < 0 || setsockopt(opened, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) != 0 ||
        bind(opened, (const struct sockaddr *)&address, sizeof address) != 0 || listen(opened, SOMAXCONN) != 0 ||
        getsockname(opened, (struct sockaddr *)&address, &length) != 0) {
        if (opened >= 0) {
            (void)close(opened);
        }
        return -1;
    }
    *port = ntohs(address.sin_port);
    return opened;
}

static void say_nothing(void *data, const char *format, va_list arguments)
{
    (void)data;
    (void)format;
    (void)arguments;
}

static void end_watch(struct kf_server *server)
{
    g_mutex_lock(&server->lock);
    server->stopping = true;
    g_cond_signal(&server->wake);
    g_mutex_unlock(&server->lock);
    (void)g_thread_join(server->watch);
}

static void free_server(struct kf_server *server)
{
    g_hash_table_unref(server->connections);
    g_cond_clear(&server->wake);
    g_mutex_clear(&server->lock);
    g_free(server);
}

struct kf_server *kf_server_new(int socket, kf_server_handle *handler, kf_server_tell *teller, void *data)
{
    struct kf_server *server = g_new0(struct kf_server, 1);

    server->handle = handler;
    server->tell = teller;
    server->data = data;
    server->connections = g_hash_table_new(NULL, NULL);
    g_mutex_init(&server->lock);
    g_cond_init(&server->wake);
    server->daemon = MHD_start_daemon(
        MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_THREAD_PER_CONNECTION | MHD_USE_POLL | MHD_USE_ERROR_LOG, 0, NULL, NULL,
        handle, server, MHD_OPTION_EXTERNAL_LOGGER, say_nothing, NULL, MHD_OPTION_LISTEN_SOCKET, (MHD_socket)socket,
        MHD_OPTION_CONNECTION_LIMIT, (unsigned)KF_SERVER_CONNECTIONS, MHD_OPTION_CONNECTION_TIMEOUT,
        (unsigned)KF_SERVER_IDLE_SECONDS, MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)HEADER_BYTES,
        MHD_OPTION_THREAD_STACK_SIZE, (size_t)STACK_BYTES, MHD_OPTION_NOTIFY_COMPLETED, request_ended, server,
        MHD_OPTION_NOTIFY_CONNECTION, connection_changed, server, MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_END);
    if (server->daemon == NULL) {
        free_server(server);
        return NULL;
    }
    server->watch = g_thread_new("deadlines", watch, server);
    return server;
}

int kf_server_connections(struct kf_server *server)
{
    int count;

    g_mutex_lock(&server->lock);
    count = (int)g_hash_table_size(server->connections);
    g_mutex_unlock(&server->lock);
    return count;
}

void kf_server_free(struct kf_server *server)
{
    MHD_stop_daemon(server->daemon);
    end_watch(server);
    free_server(server);
}
