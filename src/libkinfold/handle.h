#ifndef KF_LIBKINFOLD_HANDLE_H
#define KF_LIBKINFOLD_HANDLE_H

/* A call with a handle: its arena holds what it returns, until the next. */

#include <locale.h>

#include "editions/kit_documents.h"
#include "libkinfold/kinfold.h"
#include "libkinfold/loaded.h"

struct kinfold {
    struct kf_arena *arena;    /* of the handle */
    struct kf_world *world;    /* the machine, and what is laid over it */
    const char *data, *community; /* NULL */
    struct kf_run run;         /* of the call; its world tells reads */
    struct kf_reads *reads;    /* what calls read by themselves, since kf_call_forget */
    struct kf_loaded *loaded;  /* between calls */
    locale_t usual, numbers;   /* Cairo writes numbers in the thread's locale */
};

/* Ends what the call before returned. Between the two the thread writes numbers with points. */
void kf_call_begin(struct kinfold *kinfold);
void kf_call_end(struct kinfold *kinfold);

/* Where several calls make one answer: all that it was made of is what was read since kf_call_forget. Caller frees, before
 * the handle. */
void kf_call_forget(struct kinfold *kinfold);
struct kf_reads *kf_call_reads(const struct kinfold *kinfold);

/* NULL after errors. */
struct kf_kit *kf_call_kit(struct kinfold *kinfold);
/* The form of the options. False after errors. */
bool kf_call_edition(struct kinfold *kinfold, const struct kf_kit *kit, const struct kinfold_options *options,
                     struct kf_edition *ret_edition);
/* A module of the kit in the form of the options. NULL after errors. */
const struct kf_content *kf_call_content(struct kinfold *kinfold, const char *module, const struct kinfold_options *options);
/* What usually is made of it, as far as it is there; with a piece, that alone or all. NULL after errors. */
const struct kf_documents *kf_call_documents(struct kinfold *kinfold, const struct kf_content *content, const char *piece);

#endif
