#ifndef KF_BASE_ARENA_H
#define KF_BASE_ARENA_H

/* One owner for many small things: everything taken from an arena lives until the arena is freed.
 * Content lives in one arena a run; boxes, pages and runs in one a layout; nothing in the first points into the
 * second. Under sanitizers (KF_SANITIZE) each piece is allocated apart, so that overruns show. */

#include <stdarg.h>
#include <stddef.h>

#include <glib.h>

struct kf_arena;

struct kf_arena *kf_arena_new(void);
void kf_arena_free(struct kf_arena *arena); /* accepts NULL; runs deferred clean-ups, last first */

/* Blocks that the arenas of several threads take and give back: what the work of one thread no longer needs, another's has,
 * where malloc would keep it for the first. (Under KF_SANITIZE nothing is used twice.) Safe in any thread; an arena itself
 * belongs to one at a time. */
struct kf_blocks;

struct kf_blocks *kf_blocks_new(void);
void kf_blocks_free(struct kf_blocks *blocks); /* once all arenas in it are freed */
size_t kf_blocks_held(struct kf_blocks *blocks); /* bytes that its arenas have now, used or not */
struct kf_arena *kf_arena_new_in(struct kf_blocks *blocks); /* NULL: as kf_arena_new */
/* From the blocks that this arena takes its own from; it may be freed before or after it. */
struct kf_arena *kf_arena_new_beside(const struct kf_arena *arena);

/* Zeroed and aligned for any type. Never NULL: out of memory aborts, as GLib does. */
void *kf_arena_alloc(struct kf_arena *arena, size_t size);
/* As kf_arena_alloc, for count things of size bytes; the product is checked. */
void *kf_arena_array(struct kf_arena *arena, size_t count, size_t size);
void *kf_arena_copy(struct kf_arena *arena, const void *bytes, size_t size);
char *kf_arena_string(struct kf_arena *arena, const char *text); /* NULL stays NULL */
char *kf_arena_string_n(struct kf_arena *arena, const char *text, size_t length);
char *kf_arena_format(struct kf_arena *arena, const char *format, ...) G_GNUC_PRINTF(2, 3);
char *kf_arena_format_v(struct kf_arena *arena, const char *format, va_list args) G_GNUC_PRINTF(2, 0);

/* Calls clean_up(data) when the arena is freed: for handles of GLib, Cairo, Pango and qpdf. */
void kf_arena_defer(struct kf_arena *arena, void (*clean_up)(void *data), void *data);

#define KF_NEW(arena, type) ((type *)kf_arena_alloc((arena), sizeof(type)))
#define KF_NEW_ARRAY(arena, count, type) ((type *)kf_arena_array((arena), (size_t)(count), sizeof(type)))

/* A growing list of pointers in an arena; zeroed memory is an empty one. */
struct kf_list {
    void **items;
    int count;
    int room;
};

void kf_list_add(struct kf_arena *arena, struct kf_list *list, void *item);

/* An array in the arena with room for one more thing of `size` bytes: the same while there is room, else a copy of twice
 * the room (the old one stays the arena's). *room counts things and is updated; NULL with no room is an empty array. */
void *kf_arena_grow(struct kf_arena *arena, void *items, int count, int *room, size_t size);

#endif
