#ifndef KF_DESK_PARCEL_H
#define KF_DESK_PARCEL_H

/* What the desk and its workers say to each other over a socket: words with their values, and bytes. */

#include <stdbool.h>

#include <glib.h>

enum { KF_PARCEL_MOST = 128 * 1024 * 1024 }; /* bytes of one: a pack of a whole series */

struct kf_parcel {
    GHashTable *words; /* char * → char * */
    GBytes *body;      /* never NULL */
};

struct kf_parcel *kf_parcel_new(void);
void kf_parcel_free(struct kf_parcel *parcel); /* accepts NULL */
const char *kf_parcel_get(const struct kf_parcel *parcel, const char *word); /* NULL: not said */
void kf_parcel_set(struct kf_parcel *parcel, const char *word, const char *value); /* NULL: says nothing */
void kf_parcel_set_body(struct kf_parcel *parcel, const void *bytes, size_t length); /* copied */
/* All it says, the body too, in an order that is always the same: two that say the same have the same digest. Caller frees. */
char *kf_parcel_digest(const struct kf_parcel *parcel);

/* deadline: g_get_monotonic_time() at which it gives up; 0: never. False: gone, too late, or too much; *ret_late tells
 * whether the deadline passed. */
bool kf_parcel_send(int socket, const struct kf_parcel *parcel, gint64 deadline, bool *ret_late);
/* NULL likewise, or for no parcel. Caller frees. */
struct kf_parcel *kf_parcel_receive(int socket, gint64 deadline, bool *ret_late);

#endif
