#ifndef KF_EDITIONS_LEAK_PROOF_H
#define KF_EDITIONS_LEAK_PROOF_H

/* Nothing that is for staff alone reaches families: a finished file is read back and every facilitator-only sentence of
 * its modules is sought in all that it shows, says and keeps. */

#include "finish/finish.h"
#include "model/edition.h"

/* The sentences that rows call facilitator-only. Not among them are those under four words or KF_LETTERS_LEAST letters,
 * which stand in every text, and those that families read too: in their rows, in the program's words, in the region's
 * lines. */
struct kf_secrets;

struct kf_secrets *kf_secrets_new(struct kf_arena *arena);
/* The module's, in both languages of a document in two. A document of several modules adds each before it is finished. */
void kf_secrets_add(struct kf_secrets *secrets, const struct kf_content *content);

struct kf_secret_counts {
    int sought, too_short, shared; /* sentences */
};

/* Gathered when they are first asked for, once for all documents of a module. */
struct kf_secret_counts kf_secrets_count(struct kf_secrets *secrets);

/* name: of the file. False after an error for each sentence found (KF_FACILITATOR_LEAK, where it is written), or when the
 * file cannot be read back. */
bool kf_leak_proof(struct kf_run *run, struct kf_secrets *secrets, const char *name, const struct kf_finished *finished);

#endif
