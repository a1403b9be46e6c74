/* Parcels as GVariants behind their length, which GLib takes apart without trusting them. */

#include "desk/parcel.h"

#include <errno.h>
#include <poll.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#define FORMAT "(a{ss}ay)"

/* --- one parcel ------------------------------------------------------------------------------------------------------ */

struct kf_parcel *kf_parcel_new(void)
{
    struct kf_parcel *parcel = g_new(struct kf_parcel, 1);

    parcel->words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    parcel->body = g_bytes_new(NULL, 0);
    return parcel;
}

void kf_parcel_free(struct kf_parcel *parcel)
{
    if (parcel != NULL) {
        g_hash_table_unref(parcel->words);
        g_bytes_unref(parcel->body);
        g_free(parcel);
    }
}

const char *kf_parcel_get(const struct kf_parcel *parcel, const char *word)
{
    return g_hash_table_lookup(parcel->words, word);
}

void kf_parcel_set(struct kf_parcel *parcel, const char *word, const char *value)
{
    if (value != NULL) {
        g_hash_table_insert(parcel->words, g_strdup(word), g_strdup(value));
    }
}

void kf_parcel_set_body(struct kf_parcel *parcel, const void *bytes, size_t length)
{
    g_bytes_unref(parcel->body);
    parcel->body = g_bytes_new(bytes, length);
}

static int compare_texts(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void add_text(GChecksum *sum, const char *text)
{
    g_checksum_update(sum, (const guchar *)text, (gssize)strlen(text) + 1);
}

char *kf_parcel_digest(const struct kf_parcel *parcel)
{
    GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
    guint count = 0;
    gpointer *keys = g_hash_table_get_keys_as_array(parcel->words, &count);
    gsize length;
    const void *bytes = g_bytes_get_data(parcel->body, &length);
    char *digest;

    if (count > 0) {
        qsort(keys, count, sizeof *keys, compare_texts);
    }
    for (guint i = 0; i < count; i++) {
        add_text(sum, keys[i]);
        add_text(sum, kf_parcel_get(parcel, keys[i]));
    }
    g_checksum_update(sum, bytes, (gssize)length);
    digest = g_strdup(g_checksum_get_string(sum));
    g_checksum_free(sum);
    g_free(keys);
    return digest;
}

/* --- on the way ------------------------------------------------------------------------------------------------------- */

static GVariant *pack(const struct kf_parcel *parcel)
{
    GVariantBuilder words;
    GHashTableIter iter;
    gpointer word, value;

    g_variant_builder_init(&words, G_VARIANT_TYPE("a{ss}"));
    g_hash_table_iter_init(&iter, parcel->words);
    while (g_hash_table_iter_next(&iter, &word, &value)) {
        g_variant_builder_add(&words, "{ss}", (const char *)word, (const char *)value);
    }
    return g_variant_ref_sink(
        g_variant_new("(a{ss}@ay)", &words, g_variant_new_from_bytes(G_VARIANT_TYPE_BYTESTRING, parcel->body, TRUE)));
}

static struct kf_parcel *unpack(GBytes *bytes)
{
    struct kf_parcel *parcel = kf_parcel_new();
    GVariant *packed = g_variant_ref_sink(g_variant_new_from_bytes(G_VARIANT_TYPE(FORMAT), bytes, FALSE)), *body;
    GVariantIter *words;
    const char *word, *value;

    g_variant_get(packed, "(a{ss}@ay)", &words, &body);
    while (g_variant_iter_next(words, "{&s&s}", &word, &value)) {
        kf_parcel_set(parcel, word, value);
    }
    g_bytes_unref(parcel->body);
    parcel->body = g_variant_get_data_as_bytes(body);
    g_variant_iter_free(words);
    g_variant_unref(body);
    g_variant_unref(packed);
    return parcel;
}

/* False: too late, or gone. */
static bool wait_for(int socket, short what, gint64 deadline, bool *ret_late)
{
    struct pollfd watched = {.fd = socket, .events = what};
    int ready;

    do {
        gint64 left = deadline == 0 ? -1 : (deadline - g_get_monotonic_time()) / 1000;

        ready = deadline != 0 && left <= 0 ? 0 : poll(&watched, 1, deadline == 0 ? -1 : (int)MIN(left, G_MAXINT));
    } while (ready < 0 && errno == EINTR);
    *ret_late = ready == 0;
    return ready > 0;
}

static bool send_all(int socket, const void *bytes, size_t length, gint64 deadline, bool *ret_late)
{
    const char *at = bytes;

    while (length > 0) {
        ssize_t sent = send(socket, at, length, MSG_NOSIGNAL | MSG_DONTWAIT);

        if (sent > 0) {
            at += sent;
            length -= (size_t)sent;
        } else if ((sent == 0 || (errno != EAGAIN && errno != EINTR)) || !wait_for(socket, POLLOUT, deadline, ret_late)) {
            return false;
        }
    }
    return true;
}

static bool receive_all(int socket, void *bytes, size_t length, gint64 deadline, bool *ret_late)
{
    char *at = bytes;

    while (length > 0) {
        ssize_t got;

        if (!wait_for(socket, POLLIN, deadline, ret_late)) {
            return false;
        }
        got = recv(socket, at, length, MSG_DONTWAIT);
        if (got > 0) {
            at += got;
            length -= (size_t)got;
        } else if (got == 0 || (errno != EAGAIN && errno != EINTR)) {
            return false;
        }
    }
    return true;
}

bool kf_parcel_send(int socket, const struct kf_parcel *parcel, gint64 deadline, bool *ret_late)
{
    GVariant *packed = pack(parcel);
    uint32_t length = (uint32_t)g_variant_get_size(packed);
    bool sent;

    *ret_late = false;
    sent = g_variant_get_size(packed) <= KF_PARCEL_MOST && send_all(socket, &length, sizeof length, deadline, ret_late) &&
           send_all(socket, g_variant_get_data(packed), length, deadline, ret_late);
    g_variant_unref(packed);
    return sent;
}

struct kf_parcel *kf_parcel_receive(int socket, gint64 deadline, bool *ret_late)
{
    struct kf_parcel *parcel = NULL;
    uint32_t length;
    guchar *bytes;
    GBytes *whole;

    *ret_late = false;
    if (!receive_all(socket, &length, sizeof length, deadline, ret_late) || length > KF_PARCEL_MOST) {
        return NULL;
    }
    bytes = g_malloc(MAX(length, 1));
    whole = g_bytes_new_take(bytes, length);
    if (receive_all(socket, bytes, length, deadline, ret_late)) {
        parcel = unpack(whole);
    }
    g_bytes_unref(whole);
    return parcel;
}
