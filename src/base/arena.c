/* The arena: bump allocation from growing blocks, or one allocation a piece under sanitizers; and what blocks it shares. */

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum {
    ALIGNMENT = _Alignof(max_align_t),
    FIRST_BLOCK = 16 * 1024,
    LARGEST_BLOCK = 64 * 1024, /* those of this size are shared; a document leaves half of one empty */
};

struct block {
    struct block *next;
    size_t used, room;
    _Alignas(max_align_t) unsigned char bytes[];
};

struct deferred {
    struct deferred *next;
    void (*clean_up)(void *data);
    void *data;
};

struct kf_blocks {
    GMutex lock;
    struct block *idle; /* `used` tells how much of each is no longer zero */
    size_t held; /* bytes of all blocks of all its arenas, of whatever size */
};

struct kf_arena {
    struct kf_blocks *shared; /* NULL: they are its own */
    struct block *blocks; /* the newest first; only it is taken from */
    struct deferred *deferred;
    size_t next_room;
};

/* NULL: none is idle, and the caller makes one. */
static struct block *take(struct kf_blocks *shared)
{
    struct block *block;

    g_mutex_lock(&shared->lock);
    block = shared->idle;
    if (block != NULL) {
        shared->idle = block->next;
    }
    g_mutex_unlock(&shared->lock);
    if (block != NULL) {
        memset(block->bytes, 0, block->used);
        block->used = 0;
    }
    return block;
}

static struct block *new_block(size_t room)
{
    struct block *block = g_malloc0(sizeof *block + room);

    block->room = room;
    return block;
}

static void count(struct kf_blocks *shared, size_t more, size_t less)
{
    if (shared != NULL) {
        g_mutex_lock(&shared->lock);
        shared->held += more;
        shared->held -= less;
        g_mutex_unlock(&shared->lock);
    }
}

static bool is_shared(const struct kf_arena *arena, size_t room)
{
#ifdef KF_SANITIZE
    (void)arena, (void)room;
    return false; /* what is used after it was freed would not be seen */
#else
    return arena->shared != NULL && room == LARGEST_BLOCK;
#endif
}

static struct block *add_block(struct kf_arena *arena, size_t room)
{
    struct block *block = is_shared(arena, room) ? take(arena->shared) : NULL;

    block = block != NULL ? block : new_block(room);
    count(arena->shared, room, 0);
    block->next = arena->blocks;
    arena->blocks = block;
    return block;
}

static void give_back(const struct kf_arena *arena, struct block *block)
{
    struct kf_blocks *shared = arena->shared;

    count(shared, 0, block->room);
    if (!is_shared(arena, block->room)) {
        g_free(block);
        return;
    }
    g_mutex_lock(&shared->lock);
    block->next = shared->idle;
    shared->idle = block;
    g_mutex_unlock(&shared->lock);
}

static struct block *block_for(struct kf_arena *arena, size_t size)
{
#ifdef KF_SANITIZE
    return add_block(arena, size);
#else
    struct block *block = arena->blocks;

    if (block != NULL && block->room - block->used >= size) {
        return block;
    }
    if (size > arena->next_room / 2) {
        /* Large pieces get a block of their own, behind the newest, which may still have room. */
        struct block *own = new_block(size);

        count(arena->shared, size, 0);
        if (block == NULL) {
            arena->blocks = own;
        } else {
            own->next = block->next;
            block->next = own;
        }
        return own;
    }
    block = add_block(arena, arena->next_room);
    arena->next_room = MIN(arena->next_room * 2, (size_t)LARGEST_BLOCK);
    return block;
#endif
}

static size_t rounded(size_t size)
{
#ifdef KF_SANITIZE
    return size == 0 ? 1 : size; /* exact, so that one byte too far is seen */
#else
    return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
#endif
}

struct kf_arena *kf_arena_new_in(struct kf_blocks *blocks)
{
    struct kf_arena *arena = g_new0(struct kf_arena, 1);

    arena->shared = blocks;
    arena->next_room = FIRST_BLOCK;
    return arena;
}

struct kf_arena *kf_arena_new(void)
{
    return kf_arena_new_in(NULL);
}

struct kf_arena *kf_arena_new_beside(const struct kf_arena *arena)
{
    return kf_arena_new_in(arena->shared);
}

void kf_arena_free(struct kf_arena *arena)
{
    if (arena == NULL) {
        return;
    }
    /* A clean-up may itself defer another: take them one at a time. */
    while (arena->deferred != NULL) {
        struct deferred *last = arena->deferred;

        arena->deferred = last->next;
        last->clean_up(last->data);
    }
    while (arena->blocks != NULL) {
        struct block *next = arena->blocks->next;

        give_back(arena, arena->blocks);
        arena->blocks = next;
    }
    g_free(arena);
}

struct kf_blocks *kf_blocks_new(void)
{
    struct kf_blocks *blocks = g_new0(struct kf_blocks, 1);

    g_mutex_init(&blocks->lock);
    return blocks;
}

void kf_blocks_free(struct kf_blocks *blocks)
{
    while (blocks->idle != NULL) {
        struct block *next = blocks->idle->next;

        g_free(blocks->idle);
        blocks->idle = next;
    }
    g_mutex_clear(&blocks->lock);
    g_free(blocks);
}

size_t kf_blocks_held(struct kf_blocks *blocks)
{
    size_t held;

    g_mutex_lock(&blocks->lock);
    held = blocks->held;
    g_mutex_unlock(&blocks->lock);
    return held;
}

void *kf_arena_alloc(struct kf_arena *arena, size_t size)
{
    struct block *block;
    void *piece;

    if (size > SIZE_MAX / 2) {
        g_error("kf_arena_alloc: %" G_GSIZE_FORMAT " bytes asked for", size);
    }
    size = rounded(size);
    block = block_for(arena, size);
    piece = block->bytes + block->used;
    block->used += size;
    return piece;
}

void *kf_arena_array(struct kf_arena *arena, size_t count, size_t size)
{
    gsize product;

    if (!g_size_checked_mul(&product, count, size)) {
        g_error("kf_arena_array: %" G_GSIZE_FORMAT " things of %" G_GSIZE_FORMAT " bytes asked for", count, size);
    }
    return kf_arena_alloc(arena, product);
}

void *kf_arena_copy(struct kf_arena *arena, const void *bytes, size_t size)
{
    void *copy = kf_arena_alloc(arena, size);

    if (size > 0) {
        memcpy(copy, bytes, size);
    }
    return copy;
}

char *kf_arena_string(struct kf_arena *arena, const char *text)
{
    return text == NULL ? NULL : kf_arena_copy(arena, text, strlen(text) + 1);
}

char *kf_arena_string_n(struct kf_arena *arena, const char *text, size_t length)
{
    char *copy = kf_arena_alloc(arena, length + 1);

    if (length > 0) {
        memcpy(copy, text, length);
    }
    return copy;
}

char *kf_arena_format_v(struct kf_arena *arena, const char *format, va_list args)
{
    char *made = g_strdup_vprintf(format, args);
    char *copy = kf_arena_string(arena, made);

    g_free(made);
    return copy;
}

char *kf_arena_format(struct kf_arena *arena, const char *format, ...)
{
    va_list args;
    char *text;

    va_start(args, format);
    text = kf_arena_format_v(arena, format, args);
    va_end(args);
    return text;
}

void kf_arena_defer(struct kf_arena *arena, void (*clean_up)(void *data), void *data)
{
    struct deferred *deferred = KF_NEW(arena, struct deferred);

    deferred->clean_up = clean_up;
    deferred->data = data;
    deferred->next = arena->deferred;
    arena->deferred = deferred;
}

void *kf_arena_grow(struct kf_arena *arena, void *items, int count, int *room, size_t size)
{
    void *grown;

    if (count < *room) {
        return items;
    }
    *room = *room == 0 ? 8 : *room * 2;
    grown = kf_arena_array(arena, (size_t)*room, size);
    if (count > 0) {
        memcpy(grown, items, (size_t)count * size);
    }
    return grown;
}

void kf_list_add(struct kf_arena *arena, struct kf_list *list, void *item)
{
    list->items = kf_arena_grow(arena, list->items, list->count, &list->room, sizeof *list->items);
    list->items[list->count++] = item;
}
