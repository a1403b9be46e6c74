/* Keys from the kernel, compared in a time that tells nothing. */

#include "desk/guard.h"

#include <string.h>
#include <sys/random.h>

#include <glib.h>

enum { KEY_BYTES = 32, KEY_LETTERS = 2 * KEY_BYTES };

struct kf_guard {
    char key[KEY_LETTERS + 1], cookie[KEY_LETTERS + 1];
    char *cookie_name;
    char *hosts[3], *origins[3];
};

static const char *const host_names[] = {"127.0.0.1", "localhost", "[::1]"};

/* The kernel gives that many bytes whole: man 2 getrandom. */
static void draw(char *ret_letters)
{
    unsigned char bytes[KEY_BYTES];
    ssize_t drawn = getrandom(bytes, sizeof bytes, 0);

    g_assert(drawn == KEY_BYTES);
    for (int i = 0; i < KEY_BYTES; i++) {
        (void)g_snprintf(ret_letters + 2 * i, 3, "%02x", bytes[i]);
    }
}

struct kf_guard *kf_guard_new(int port)
{
    struct kf_guard *guard = g_new0(struct kf_guard, 1);

    draw(guard->key);
    draw(guard->cookie);
    guard->cookie_name = g_strdup_printf("kinfold-desk-%d", port);
    for (size_t i = 0; i < G_N_ELEMENTS(host_names); i++) {
        guard->hosts[i] = g_strdup_printf("%s:%d", host_names[i], port);
        guard->origins[i] = g_strdup_printf("http://%s:%d", host_names[i], port);
    }
    return guard;
}

void kf_guard_free(struct kf_guard *guard)
{
    if (guard != NULL) {
        for (size_t i = 0; i < G_N_ELEMENTS(host_names); i++) {
            g_free(guard->hosts[i]);
            g_free(guard->origins[i]);
        }
        g_free(guard->cookie_name);
        g_free(guard);
    }
}

const char *kf_guard_key(const struct kf_guard *guard)
{
    return guard->key;
}

const char *kf_guard_cookie(const struct kf_guard *guard)
{
    return guard->cookie;
}

const char *kf_guard_cookie_name(const struct kf_guard *guard)
{
    return guard->cookie_name;
}

/* Looks at every letter, whatever the first ones are. */
static bool is_same(const char *secret, const char *given)
{
    unsigned char difference = 0;

    if (given == NULL || strlen(given) != KEY_LETTERS) {
        return false;
    }
    for (int i = 0; i < KEY_LETTERS; i++) {
        difference |= (unsigned char)(secret[i] ^ given[i]);
    }
    return difference == 0;
}

bool kf_guard_is_key(const struct kf_guard *guard, const char *key)
{
    return is_same(guard->key, key);
}

bool kf_guard_is_cookie(const struct kf_guard *guard, const char *cookie)
{
    return is_same(guard->cookie, cookie);
}

static bool is_one_of(char *const *names, const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(host_names); i++) {
        if (name != NULL && g_ascii_strcasecmp(names[i], name) == 0) {
            return true;
        }
    }
    return false;
}

bool kf_guard_is_host(const struct kf_guard *guard, const char *host)
{
    return is_one_of(guard->hosts, host);
}

bool kf_guard_may_post(const struct kf_guard *guard, const char *origin, const char *site)
{
    return is_one_of(guard->origins, origin) && (site == NULL || strcmp(site, "same-origin") == 0);
}

bool kf_guard_may_read(const char *site)
{
    return site == NULL || strcmp(site, "same-origin") == 0 || strcmp(site, "none") == 0;
}
