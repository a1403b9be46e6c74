/* Which address leads to what. */

#include <string.h>

#include "desk/desk.h"

enum { WAIT_MS = 20000 * KF_DESK_SLOWER, WORK_MS = 30000 * KF_DESK_SLOWER };

#define API "/api/"
#define ASSETS "/assets/"
#define COMMUNITIES "/c/" /* of a shared desk that has many: before the name of one */
#define COOKIE_ENDS "; Path=/; HttpOnly; SameSite=Strict"

struct route {
    const char *method, *path;
    void (*answer)(struct kf_desk *desk, const struct kf_request *request, const char *what, struct kf_reply *ret_reply);
    const char *what; /* a page, or a task of the workers */
};

/* --- replies ---------------------------------------------------------------------------------------------------------- */

static void give_asset(const struct kf_desk *desk, const char *name, int status, struct kf_reply *ret_reply)
{
    const char *type;
    GBytes *body = kf_desk_asset(desk, name, &type);

    if (body != NULL) {
        *ret_reply = (struct kf_reply){.status = status, .type = type, .body = body};
    }
}

/* The page finds its own words for it. */
static void give_problem(const char *problem, int status, struct kf_reply *ret_reply)
{
    char *text = g_strdup_printf("{\"problem\":\"%s\"}", problem);

    *ret_reply = (struct kf_reply){
        .status = status, .type = "application/json", .body = g_bytes_new_take(text, strlen(text))};
}

static const char *known_type(const char *type)
{
    static const char *const types[] = {"application/json", "application/pdf", "image/png"};

    for (size_t i = 0; i < G_N_ELEMENTS(types); i++) {
        if (g_strcmp0(type, types[i]) == 0) {
            return types[i];
        }
    }
    return "application/octet-stream";
}

/* --- workers ---------------------------------------------------------------------------------------------------------- */

static struct kf_parcel *question_of(const struct kf_request *request, const char *task)
{
    struct kf_parcel *question = kf_parcel_new();
    GHashTableIter iter;
    gpointer word, value;

    g_hash_table_iter_init(&iter, request->query->words);
    while (g_hash_table_iter_next(&iter, &word, &value)) {
        kf_parcel_set(question, word, value);
    }
    kf_parcel_set(question, "task", task);
    g_bytes_unref(question->body);
    question->body = g_bytes_ref(request->query->body);
    return question;
}

/* NULL: the reply says why. Caller frees. */
static struct kf_parcel *ask(struct kf_desk *desk, const struct kf_request *request, const char *task,
                              struct kf_reply *ret_reply)
{
    struct kf_parcel *question = question_of(request, task), *answer = NULL;
    gint64 began = g_get_monotonic_time();

    switch (kf_pool_ask(desk->pool, desk->community, kf_parcel_get(question, "module"), question, WAIT_MS, WORK_MS, &answer)) {
    case KF_ANSWERED:
        kf_counts_add_answer(desk->counts, task, g_get_monotonic_time() - began, kf_parcel_get(answer, "kept") != NULL);
        break;
    case KF_NOT_ANSWERED_BUSY:
        give_problem("busy", 503, ret_reply);
        break;
    case KF_NOT_ANSWERED_LATE:
        give_problem("late", 504, ret_reply);
        break;
    case KF_NOT_ANSWERED_DIED:
        give_problem("failed", 500, ret_reply);
        break;
    }
    kf_parcel_free(question);
    return answer;
}

static bool is_plain_name(const char *name)
{
    return name != NULL && name[0] != '.' &&
           strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-") == strlen(name);
}

static int status_of(const struct kf_parcel *answer)
{
    const char *status = kf_parcel_get(answer, "status");

    return status != NULL ? (int)g_ascii_strtoll(status, NULL, 10) : 500;
}

static void give_answer(const struct kf_parcel *answer, int status, struct kf_reply *ret_reply)
{
    *ret_reply = (struct kf_reply){
        .status = status,
        .type = known_type(kf_parcel_get(answer, "type")),
        .body = g_bytes_ref(answer->body),
    };
}

static void answer_by_worker(struct kf_desk *desk, const struct kf_request *request, const char *task,
                             struct kf_reply *ret_reply)
{
    struct kf_parcel *answer = ask(desk, request, task, ret_reply);
    const char *name;

    if (answer == NULL) {
        return;
    }
    name = kf_parcel_get(answer, "name");
    give_answer(answer, status_of(answer), ret_reply);
    if (is_plain_name(name) && kf_parcel_get(request->query, "download") != NULL) {
        ret_reply->file_name = g_strdup(name);
    }
    kf_parcel_free(answer);
}

/* --- printing --------------------------------------------------------------------------------------------------------- */

static void list_printers(struct kf_desk *desk, const struct kf_request *request, const char *what, struct kf_reply *ret_reply)
{
    (void)desk;
    (void)request;
    (void)what;
    *ret_reply = (struct kf_reply){.status = 200, .type = "application/json", .body = kf_desk_printers()};
}

static int copies_of(const struct kf_request *request)
{
    const char *typed = kf_parcel_get(request->query, "copies");
    gint64 copies = 1;

    return typed == NULL || g_ascii_string_to_signed(typed, 10, 1, 500, &copies, NULL) ? (int)copies : 0;
}

static void print(struct kf_desk *desk, const struct kf_request *request, const char *task, struct kf_reply *ret_reply)
{
    const struct kf_parcel *query = request->query;
    struct kf_parcel *answer = ask(desk, request, task, ret_reply);
    int copies = copies_of(request);
    bool good = false;
    GBytes *body;

    if (answer == NULL) {
        return;
    }
    if (status_of(answer) != 200 || copies == 0) {
        give_problem("failed", 422, ret_reply);
    } else {
        body = kf_desk_print(answer->body, kf_parcel_get(answer, "name"), kf_parcel_get(query, "printer"), copies,
                             kf_parcel_get(query, "sides"), kf_parcel_get(query, "paper"), &good);
        *ret_reply = (struct kf_reply){.status = good ? 200 : 422, .type = "application/json", .body = body};
    }
    kf_parcel_free(answer);
}

/* --- saving ----------------------------------------------------------------------------------------------------------- */

static void save(struct kf_desk *desk, const struct kf_request *request, const char *task, struct kf_reply *ret_reply)
{
    struct kf_parcel *answer = ask(desk, request, task, ret_reply);
    char *logo = NULL;
    enum kf_saved saved;

    if (answer == NULL) {
        return;
    }
    if (status_of(answer) != 200) {
        give_answer(answer, status_of(answer), ret_reply);
        kf_parcel_free(answer);
        return;
    }
    saved = kf_desk_write_logo(desk, answer, &logo);
    saved = saved == KF_SAVED ? kf_desk_save(desk, answer->body, kf_parcel_get(request->query, "digest")) : saved;
    kf_desk_settle_logo(logo, saved == KF_SAVED);
    switch (saved) {
    case KF_SAVED:
        give_answer(answer, 200, ret_reply);
        break;
    case KF_NOT_SAVED_FAULTY:
        give_answer(answer, 422, ret_reply);
        break;
    case KF_NOT_SAVED_CHANGED:
        give_problem("changed", 409, ret_reply);
        break;
    case KF_NOT_SAVED_REFUSED:
        give_problem("refused", 422, ret_reply);
        break;
    }
    kf_parcel_free(answer);
}

/* --- on a phone -------------------------------------------------------------------------------------------------------- */

/* What can go wrong is told on the page of the handout, of the same community. */
static void turn_to_handout(const struct kf_request *request, struct kf_reply *ret_reply)
{
    char *module = g_uri_escape_string(kf_parcel_get(request->query, "module"), NULL, FALSE);
    char *piece = g_uri_escape_string(kf_parcel_get(request->query, "piece"), NULL, FALSE);

    *ret_reply = (struct kf_reply){
        .status = 303, .location = g_strdup_printf("handout?module=%s&piece=%s", module, piece)};
    g_free(piece);
    g_free(module);
}

static void read_page(struct kf_desk *desk, const struct kf_request *request, const char *task, struct kf_reply *ret_reply)
{
    struct kf_parcel *answer = ask(desk, request, task, ret_reply);
    const char *name;

    if (answer == NULL) {
        return;
    }
    name = kf_parcel_get(answer, "name");
    if (status_of(answer) == 200) {
        *ret_reply = (struct kf_reply){.status = 200, .type = "text/html; charset=utf-8", .body = g_bytes_ref(answer->body)};
        if (is_plain_name(name) && kf_parcel_get(request->query, "download") != NULL) {
            ret_reply->file_name = g_strdup(name);
        }
    } else if (kf_parcel_get(request->query, "module") != NULL && kf_parcel_get(request->query, "piece") != NULL) {
        turn_to_handout(request, ret_reply);
    } else {
        give_asset(desk, "nothing.html", 404, ret_reply);
    }
    kf_parcel_free(answer);
}

/* --- beginning -------------------------------------------------------------------------------------------------------- */

static void give_json(GBytes *body, int status, struct kf_reply *ret_reply)
{
    *ret_reply = (struct kf_reply){.status = status, .type = "application/json", .body = body};
}

static void tell_beginnings(struct kf_desk *desk, const struct kf_request *request, const char *what,
                            struct kf_reply *ret_reply)
{
    (void)what;
    give_json(kf_desk_beginnings(desk, kf_parcel_get(request->query, "program")), 200, ret_reply);
}

static void begin(struct kf_desk *desk, const struct kf_request *request, const char *what, struct kf_reply *ret_reply)
{
    int status = 500;
    GBytes *body = kf_desk_begin(desk, request->query->body, &status);

    (void)what;
    give_json(body, status, ret_reply);
}

static void open_here(struct kf_desk *desk, const struct kf_request *request, const char *what, struct kf_reply *ret_reply)
{
    int status = 500;
    GBytes *body = kf_desk_open(desk, kf_parcel_get(request->query, "folder"), &status);

    (void)what;
    give_json(body, status, ret_reply);
}

/* Of a community that could be gone on with, which no desk is open on yet. */
static void tell_name_here(struct kf_desk *desk, const struct kf_request *request, const char *task,
                           struct kf_reply *ret_reply)
{
    const char *folder = kf_parcel_get(request->query, "folder");
    char **here = kf_desk_communities();

    if (folder != NULL && g_strv_contains((const char *const *)here, folder)) {
        desk->community = folder;
        answer_by_worker(desk, request, task, ret_reply);
    } else {
        give_problem("folder-gone", 404, ret_reply);
    }
    g_strfreev(here);
}

/* --- pages ------------------------------------------------------------------------------------------------------------ */

static void open_page(struct kf_desk *desk, const struct kf_request *request, const char *page, struct kf_reply *ret_reply)
{
    (void)request;
    give_asset(desk, page, 200, ret_reply);
}

/* --- shared ----------------------------------------------------------------------------------------------------------- */

static void tell_desk(struct kf_desk *desk, const struct kf_request *request, const char *what, struct kf_reply *ret_reply)
{
    (void)request;
    (void)what;
    *ret_reply = (struct kf_reply){.status = 200, .type = "application/json", .body = kf_desk_tell(desk)};
}

static void list_communities(struct kf_desk *desk, const struct kf_request *request, const char *what,
                             struct kf_reply *ret_reply)
{
    (void)desk;
    (void)request;
    (void)what;
    *ret_reply = (struct kf_reply){.status = 200, .type = "application/json", .body = kf_desk_list_communities()};
}

/* Of a community; where it is one of many, a worker is asked for it once. */
static void tell_name(struct kf_desk *desk, const struct kf_request *request, const char *task, struct kf_reply *ret_reply)
{
    unsigned long long stamp = 0;
    GBytes *told = desk->many ? kf_programmes_find(desk->programmes, desk->community, &stamp) : NULL;

    if (told != NULL) {
        give_json(told, 200, ret_reply);
        return;
    }
    answer_by_worker(desk, request, task, ret_reply);
    if (desk->many && ret_reply->status == 200) {
        kf_programmes_keep(desk->programmes, desk->community, stamp, ret_reply->body);
    }
}

static void tell_health(struct kf_desk *desk, const struct kf_request *request, const char *what, struct kf_reply *ret_reply)
{
    bool well = kf_desk_is_well(desk);
    const char *text = well ? "well\n" : "no worker answers\n";

    (void)request;
    (void)what;
    *ret_reply = (struct kf_reply){
        .status = well ? 200 : 503, .type = "text/plain", .body = g_bytes_new_static(text, strlen(text))};
}

static void tell_counts(struct kf_desk *desk, const struct kf_request *request, const char *what, struct kf_reply *ret_reply)
{
    const struct kf_pool_state pool = kf_pool_state(desk->pool);

    (void)what;
    *ret_reply = (struct kf_reply){
        .status = 200,
        .type = "text/plain; version=0.0.4; charset=utf-8",
        .body = kf_counts_print(desk->counts, &pool, kf_server_connections(request->server)),
    };
}

/* For who looks after a shared desk; neither names anyone. */
static const struct route service_routes[] = {
    {"GET", "/health", tell_health, NULL},
    {"GET", "/metrics", tell_counts, NULL},
};

/* Where a shared desk has many communities, and none is chosen yet. */
static const struct route chooser_routes[] = {
    {"GET", "/", open_page, "communities.html"},
    {"GET", "/api/words", answer_by_worker, "words"},
    {"GET", "/api/desk", tell_desk, NULL},
    {"GET", "/api/communities", list_communities, NULL},
};

/* --- a community ------------------------------------------------------------------------------------------------------ */

static const struct route routes[] = {
    {"GET", "/", open_page, "library.html"},
    {"GET", "/handout", open_page, "handout.html"},
    {"GET", "/ours", open_page, "ours.html"},
    {"GET", "/api/words", answer_by_worker, "words"},
    {"GET", "/api/library", answer_by_worker, "library"},
    {"GET", "/api/about", answer_by_worker, "about"},
    {"GET", "/api/page.png", answer_by_worker, "page"},
    {"GET", "/api/file.pdf", answer_by_worker, "file"},
    {"POST", "/api/page.png", answer_by_worker, "page"},
    {"POST", "/api/about", answer_by_worker, "about"},
    {"GET", "/api/ours", answer_by_worker, "ours"},
    {"POST", "/api/ours", answer_by_worker, "ours"},
    {"POST", "/api/ours/save", save, "save"},
    {"POST", "/api/ours/logo", answer_by_worker, "logo"},
    /* The words of a page. */
    {"GET", "/words", open_page, "wording.html"},
    {"GET", "/api/wording", answer_by_worker, "wording"},
    {"POST", "/api/wording", answer_by_worker, "wording"},
    {"POST", "/api/wording/save", save, "record"},
    /* A community's beginning. */
    {"GET", "/api/begin", tell_beginnings, NULL},
    {"GET", "/api/begin/name", tell_name_here, "name"},
    {"POST", "/api/begin", begin, NULL},
    {"POST", "/api/open", open_here, NULL},
    {"GET", "/api/printers", list_printers, NULL},
    {"POST", "/api/print", print, "file"},
    {"GET", "/api/desk", tell_desk, NULL},
    {"GET", "/api/name", tell_name, "name"},
    {"GET", "/read", read_page, "read"},
    /* A group's session. */
    {"GET", "/group", open_page, "group.html"},
    {"GET", "/api/group", answer_by_worker, "group"},
    {"GET", "/api/group/file.pdf", answer_by_worker, "group-file"},
    {"POST", "/api/group/print", print, "group-file"},
    /* One family's evening. */
    {"GET", "/tonight", open_page, "tonight.html"},
    {"GET", "/api/tonight", answer_by_worker, "tonight"},
    {"GET", "/api/tonight/page.png", answer_by_worker, "tonight-page"},
    {"GET", "/api/tonight/file.pdf", answer_by_worker, "tonight-file"},
    {"POST", "/api/tonight/print", print, "tonight-file"},
};

/* A desk that is for reading offers nothing that changes a file: what is posted is taken to do so, unless it is named here. */
static const char *const posts_that_read[] = {"/api/page.png", "/api/print", "/api/tonight/print", "/api/group/print", NULL};
static const char *const pages_that_edit[] = {"/ours",      "/api/ours",       "/words", "/api/wording",
                                           "/api/begin", "/api/begin/name", NULL};

static bool edits(const struct kf_request *request)
{
    return strcmp(request->method, "POST") == 0 ? !g_strv_contains(posts_that_read, request->path)
                                                : g_strv_contains(pages_that_edit, request->path);
}

/* --- who may ---------------------------------------------------------------------------------------------------------- */

/* The address of the start: its key becomes a cookie, so that it stands in no other address. */
static bool let_in(const struct kf_desk *desk, const struct kf_request *request, struct kf_reply *ret_reply)
{
    if (!kf_guard_is_key(desk->guard, kf_parcel_get(request->query, "key"))) {
        return false;
    }
    *ret_reply = (struct kf_reply){
        .status = 303,
        .location = g_strdup("/"),
        .cookie = g_strdup_printf("%s=%s" COOKIE_ENDS, kf_guard_cookie_name(desk->guard), kf_guard_cookie(desk->guard)),
    };
    return true;
}

static bool is_api(const struct kf_request *request)
{
    return g_str_has_prefix(request->path, API);
}

static bool may_read(const struct kf_desk *desk, const struct kf_request *request, const char *site)
{
    return kf_guard_may_read(site) || (desk->shared && !is_api(request) &&
                                       kf_guard_goes_there(kf_request_header(request, "Sec-Fetch-Mode"),
                                                           kf_request_header(request, "Sec-Fetch-Dest")));
}

static bool may_ask(const struct kf_desk *desk, const struct kf_request *request)
{
    const char *site = kf_request_header(request, "Sec-Fetch-Site");

    if (!desk->shared && !kf_guard_is_cookie(desk->guard, kf_request_cookie(request, kf_guard_cookie_name(desk->guard)))) {
        return false;
    }
    return strcmp(request->method, "POST") == 0
               ? kf_guard_may_post(desk->guard, kf_request_header(request, "Origin"), site)
               : may_read(desk, request, site);
}

/* --- from address to answer ------------------------------------------------------------------------------------------- */

/* False: it leads nowhere in this table. */
static bool answer_by(const struct route *table, size_t count, struct kf_desk *desk, const struct kf_request *request,
                      struct kf_reply *ret_reply)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(table[i].path, request->path) == 0 && strcmp(table[i].method, request->method) == 0) {
            table[i].answer(desk, request, table[i].what, ret_reply);
            ret_reply->route = table[i].path;
            return true;
        }
    }
    return false;
}

static void answer_nothing(const struct kf_desk *desk, struct kf_reply *ret_reply)
{
    give_asset(desk, "nothing.html", 404, ret_reply);
}

static void answer_in_community(struct kf_desk *desk, const struct kf_request *request, struct kf_reply *ret_reply)
{
    if (!desk->edits && edits(request)) {
        if (is_api(request)) {
            give_problem("reading", 403, ret_reply);
        } else {
            answer_nothing(desk, ret_reply);
        }
    } else if (!answer_by(routes, G_N_ELEMENTS(routes), desk, request, ret_reply)) {
        answer_nothing(desk, ret_reply);
    }
}

/* "/c/riverbend/handout" is "/handout" of riverbend, a folder that there is. */
static bool enter_community(struct kf_desk *desk, struct kf_request *request, char *const *names, struct kf_reply *ret_reply)
{
    const char *name = request->path + strlen(COMMUNITIES);

    for (int i = 0; g_str_has_prefix(request->path, COMMUNITIES) && names[i] != NULL; i++) {
        size_t length = strlen(names[i]);

        if (strncmp(names[i], name, length) != 0 || (name[length] != '/' && name[length] != '\0')) {
            continue;
        }
        desk->community = names[i];
        if (name[length] == '\0') { /* pages name what they need from where they are */
            char *part = g_uri_escape_string(names[i], NULL, FALSE);

            *ret_reply = (struct kf_reply){.status = 303, .location = g_strconcat(part, "/", NULL)};
            g_free(part);
            return false;
        }
        request->path = name + length;
        return true;
    }
    answer_nothing(desk, ret_reply);
    return false;
}

static void answer_of_many(struct kf_desk *desk, const struct kf_request *request, struct kf_reply *ret_reply)
{
    struct kf_request asked = *request;
    char **names;

    if (answer_by(chooser_routes, G_N_ELEMENTS(chooser_routes), desk, request, ret_reply)) {
        return;
    }
    names = kf_desk_communities();
    if (enter_community(desk, &asked, names, ret_reply)) {
        answer_in_community(desk, &asked, ret_reply);
    }
    g_strfreev(names);
}

static void refuse(const struct kf_desk *desk, const struct kf_request *request, struct kf_reply *ret_reply)
{
    if (is_api(request)) {
        give_problem("closed", 403, ret_reply);
    } else {
        give_asset(desk, "closed.html", 403, ret_reply);
    }
}

void kf_desk_answer(void *data, const struct kf_request *request, struct kf_reply *ret_reply)
{
    struct kf_desk desk = *(const struct kf_desk *)data;

    if (desk.community == NULL && desk.beginning != NULL) {
        desk.community = kf_beginning_community(desk.beginning);
    }
    if (!kf_guard_is_host(desk.guard, kf_request_header(request, "Host"))) {
        give_problem("host", 421, ret_reply);
        return;
    }
    if (!desk.shared && strcmp(request->path, "/") == 0 && let_in(&desk, request, ret_reply)) {
        return;
    }
    if (g_str_has_prefix(request->path, ASSETS)) { /* they tell nothing of anyone */
        give_asset(&desk, request->path + strlen(ASSETS), 200, ret_reply);
        ret_reply->route = ASSETS;
        return;
    }
    if (!may_ask(&desk, request)) {
        refuse(&desk, request, ret_reply);
    } else if (desk.shared && answer_by(service_routes, G_N_ELEMENTS(service_routes), &desk, request, ret_reply)) {
        return;
    } else if (desk.many) {
        answer_of_many(&desk, request, ret_reply);
    } else {
        answer_in_community(&desk, request, ret_reply);
    }
}
