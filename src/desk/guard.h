#ifndef KF_DESK_GUARD_H
#define KF_DESK_GUARD_H

/* Who may ask. The desk listens on this machine alone, but any page in the same browser can send it requests, and a name
 * can be made to lead here (DNS rebinding). So each request must name a host that is ours, hold the cookie that the address
 * of the start was exchanged for, and, where it changes something, come from a page of ours.
 * https://fetch.spec.whatwg.org/#origin-header, https://www.w3.org/TR/fetch-metadata/ */

#include <stdbool.h>

struct kf_guard;

/* port: of the desk. Draws the key of the address and the cookie's value from the kernel. names: under which a shared desk
 * is reached by https ("desk.example.org", with its port where that is not 443), NULL-terminated; NULL: it is not shared. */
struct kf_guard *kf_guard_new(int port, const char *const *names);
void kf_guard_free(struct kf_guard *guard); /* accepts NULL */

const char *kf_guard_key(const struct kf_guard *guard);    /* of the address printed at the start: 64 letters */
const char *kf_guard_cookie(const struct kf_guard *guard); /* value of the cookie */
const char *kf_guard_cookie_name(const struct kf_guard *guard); /* with the port: browsers share cookies between ports */

/* Values as they came; NULL: none came. */
bool kf_guard_is_key(const struct kf_guard *guard, const char *key);
bool kf_guard_is_cookie(const struct kf_guard *guard, const char *cookie);
bool kf_guard_is_host(const struct kf_guard *guard, const char *host);
/* Of a request that changes something: a browser always says where it is from. */
bool kf_guard_may_post(const struct kf_guard *guard, const char *origin, const char *site);
/* site: Sec-Fetch-Site, which older browsers do not send. */
bool kf_guard_may_read(const char *site);
/* A page of a shared desk may be gone to from a mail or another page: mode, dest: Sec-Fetch-Mode, Sec-Fetch-Dest. */
bool kf_guard_goes_there(const char *mode, const char *dest);
/* "desk.example.org", "desk.example.org:8443" */
bool kf_guard_is_name(const char *name);

#endif
