#ifndef KF_FINISH_READ_BACK_INTERNAL_H
#define KF_FINISH_READ_BACK_INTERNAL_H

/* What the files that read a finished file share. */

#include "finish/finish_internal.h"
#include "finish/read_back.h"

struct kf_glyph { /* or a word in its place (ActualText) */
    const char *letters; /* in arena; "" for a space, NULL when nothing is known of it */
    int line;            /* of the page: those of one baseline that follow each other share it */
};

/* font_text.c: what the codes of a font mean. */
struct kf_font_text;

struct kf_font_text *kf_font_text_new(struct kf_arena *arena, const struct kf_objects *objects, struct kf_value font);
/* The letters of the code that begins at *at, which moves behind it; NULL when the font does not say. */
const char *kf_font_text_next(struct kf_font_text *font, const unsigned char *bytes, size_t length, size_t *at);

/* page_text.c: what a content stream shows. */
struct kf_page_text {
    GArray *drawn;  /* struct kf_glyph: as the fonts say */
    GArray *spoken; /* the same with ActualText in place of what it stands for */
    GArray *runs;   /* struct kf_text_run: marked content with an MCID */
    GHashTable *numbered; /* MCID -> the first of its runs, plus 1 */
};

struct kf_text_run {
    int mcid;
    guint first, end; /* of spoken */
    int next;         /* run of the same MCID; -1: none */
};

struct kf_reader {
    struct kf_objects objects;
    struct kf_arena *arena;
    GHashTable *fonts;   /* object number -> struct kf_font_text */
    GHashTable *seen;    /* object numbers, of the walk over all strings */
    GHashTable *painted; /* those of forms whose words were read where they are painted */
};

/* Free with kf_page_text_free. resources: of the page or form. */
struct kf_page_text *kf_page_text_new(struct kf_reader *reader, struct kf_value content, struct kf_value resources);
void kf_page_text_free(struct kf_page_text *text);
/* The first run of that MCID; -1: none. */
int kf_page_text_run(const struct kf_page_text *text, int mcid);

/* read_strings.c: what stands in a file beside its pages' contents. Calls of the same `what`, `owner` and page that follow
 * each other are one text. */
typedef void kf_strand_add(void *user, const char *text, size_t length, const char *what, const char *owner, int page);

void kf_read_strings(struct kf_reader *reader, const int *pages, int page_count, kf_strand_add *add, void *user);

#endif
