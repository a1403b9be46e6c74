/* Keys from the kernel, compared in a time that tells nothing. */

#include "desk/guard.h"

#include <string.h>
#include <sys/random.h>

#include <glib.h>

enum { KEY_BYTES = 32, KEY_LETTERS = 2 * KEY_BYTES };

struct kf_guard {
    char key[KEY_LETTERS + 1], cookie[KEY_LETTERS + 1];
    char *cookie_name;
    GPtrArray *hosts, *origins; /* char * */
};

static const char *const host_names[] = {"127.0.0.1", "localhost", "[::1]"};

/* The kernel gives that many bytes whole: man 2 getrandom. */
static void draw(char *ret_letters)
{
    unsigned char bytes[KEY_BYTES];
    ssize_t drawn = getrandom(bytes, sizeof bytes, 0);

    g_assert(drawn == KEY_BYTES);
    for (size_t i = 0; i < sizeof bytes; i++) {
        (void)g_snprintf(ret_letters + 2 * i, 3, "%02x", bytes[i]);
    }
}

struct kf_guard *kf_guard_new(int port, const char *const *names)
{
    struct kf_guard *guard = g_new0(struct kf_guard, 1);

    draw(guard->key);
    draw(guard->cookie);
    guard->cookie_name = g_strdup_printf("kinfold-desk-%d", port);
    guard->hosts = g_ptr_array_new_with_free_func(g_free);
    guard->origins = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; i < G_N_ELEMENTS(host_names); i++) {
        g_ptr_array_add(guard->hosts, g_strdup_printf("%s:%d", host_names[i], port));
        g_ptr_array_add(guard->origins, g_strdup_printf("http://%s:%d", host_names[i], port));
    }
    for (int i = 0; names != NULL && names[i] != NULL; i++) {
        g_ptr_array_add(guard->hosts, g_strdup(names[i]));
        g_ptr_array_add(guard->origins, g_strdup_printf("https://%s", names[i]));
    }
    return guard;
}

void kf_guard_free(struct kf_guard *guard)
{
    if (guard != NULL) {
        g_ptr_array_unref(guard->hosts);
        g_ptr_array_unref(guard->origins);
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

static bool is_one_of(const GPtrArray *names, const char *name)
{
    for (guint i = 0; i < names->len; i++) {
        if (name != NULL && g_ascii_strcasecmp(g_ptr_array_index(names, i), name) == 0) {
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

bool kf_guard_goes_there(const char *mode, const char *dest)
{
    return g_strcmp0(mode, "navigate") == 0 && g_strcmp0(dest, "document") == 0;
}

bool kf_guard_is_name(const char *name)
{
    size_t length = strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-");
    gint64 port;

    return length > 0 && length < 254 &&
           (name[length] == '\0' ||
            (name[length] == ':' && g_ascii_string_to_signed(name + length + 1, 10, 1, G_MAXUINT16, &port, NULL)));
}
