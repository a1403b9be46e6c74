#ifndef KF_FINISH_OBJECTS_H
#define KF_FINISH_OBJECTS_H

/* The objects of one PDF by number, as text: those of a file that was read, and new ones. For files of Cairo's, of our own
 * and such as libqpdf writes: one section of cross references, as a table or a stream, no encryption. */

#include "base/run.h"
#include "finish/values.h"

struct kf_object {
    struct kf_value value; /* of a stream: its dictionary, without /Length; NULL text: there is no such object */
    GString *open;         /* while entries are added: in place of value, without its end. NULL */
    const unsigned char *stream; /* as in the file; NULL: no stream */
    size_t stream_length;
};

struct kf_objects {
    struct kf_arena *arena;
    struct kf_object *items; /* by number; that of 0 is none */
    int count, room;
    int read; /* below this number: those of the file that was read */
    int root; /* the catalog */
    int info; /* /Info; 0: none */
};

/* All objects of a file, which must outlive them, into a zeroed struct with an arena. NULL, or (in arena) what is wrong. */
const char *kf_objects_read(struct kf_objects *objects, const unsigned char *pdf, size_t length);

/* The object's value, a stream's dictionary; none where there is none. */
struct kf_value kf_object(const struct kf_objects *objects, int number);
/* What a reference leads to; other values are themselves. */
struct kf_value kf_resolved(const struct kf_objects *objects, struct kf_value value);
/* The value of an entry, resolved. The dictionary may be a reference. */
struct kf_value kf_found(const struct kf_objects *objects, struct kf_value dictionary, const char *key);
/* The pages' numbers, in order, in arena; how many there are, -1 when their tree is broken. */
int kf_objects_pages(const struct kf_objects *objects, struct kf_arena *arena, int **ret_pages);
/* A stream's bytes, without its filter. Caller frees; NULL when it is none, or its filter is not Flate. */
GByteArray *kf_object_bytes(const struct kf_objects *objects, int number);

/* A number for a new object, which has no value yet. */
int kf_object_add(struct kf_objects *objects);
void kf_object_set(struct kf_objects *objects, int number, const char *text, size_t length); /* copies */

/* The file: what the catalog, /Info and the other new objects lead to, in the order of the numbers; those that are no stream
 * in object streams. The same bytes for the same objects. In arena. */
unsigned char *kf_objects_write(struct kf_objects *objects, struct kf_arena *arena, size_t *ret_length);

#endif
