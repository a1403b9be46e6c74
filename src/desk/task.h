#ifndef KF_DESK_TASK_H
#define KF_DESK_TASK_H

/* What a worker can be asked. A question names its task and gives values, all of them typed by who knows whom: each is
 * compared with what there is, or must be a plain word, before it is used. An answer has a "status" (as HTTP has them), a
 * "type" and a body; where something is wrong, the body is JSON with the diagnostics. A question with a body asks as if the
 * changes in it were saved (desk/draft.h). */

#include <json-glib/json-glib.h>

#include "desk/parcel.h"
#include "libkinfold/handle.h"

struct kf_task {
    const char *name;
    void (*run)(struct kinfold *kinfold, const struct kf_parcel *question, struct kf_parcel *answer);
};

extern const struct kf_task kf_task_library; /* all handouts, and what they are found by */
extern const struct kf_task kf_task_name;    /* of the programme */
extern const struct kf_task kf_task_about;   /* one document in one form */
extern const struct kf_task kf_task_page;    /* a page of it as a picture */
extern const struct kf_task kf_task_file;    /* the PDF */
extern const struct kf_task kf_task_words;   /* the desk's own, in a language */
extern const struct kf_task kf_task_ours;    /* the community's file, with a draft as it would be saved */
extern const struct kf_task kf_task_save;    /* the same, with the files that are to be written beside it */
extern const struct kf_task kf_task_logo;    /* a file that is dropped as the logo; the body is the file, no draft */

/* One family's evening. Of a question: "handouts" is "module/piece,module/piece", "part" is "family" or "staff" or nothing. */
extern const struct kf_task kf_task_tonight;      /* what is handed over, what is kept */
extern const struct kf_task kf_task_tonight_page; /* a page of it as a picture */
extern const struct kf_task kf_task_tonight_file; /* the PDF */

/* A group's session. Of a question: "module" or "session", "length", "start", "group-size", "make" as --make has them. */
extern const struct kf_task kf_task_group;      /* what is held when, and what is to be printed */
extern const struct kf_task kf_task_group_file; /* one of these, by its "piece" */

/* What is made anew each time: it is of more than the handle knows of. */
void kf_task_keep_not(struct kf_parcel *answer);
bool kf_task_is_kept(const struct kf_parcel *answer);

extern const struct kf_task kf_task_read; /* a handout as a page of HTML; "download": as a file that works alone */

extern const struct kf_task kf_task_wording; /* the words of one document, with a draft as it would print */
extern const struct kf_task kf_task_record;  /* the files that a draft of words would be saved as */

/* Whether the kit has a module of this id: never a path. */
bool kf_task_has_module(const struct kf_kit *kit, const char *id);
/* What is asked for: a module that there is, a piece, a form. False: the answer says that there is none, or what is wrong
 * with the community or the kit. */
bool kf_task_read_question(struct kinfold *kinfold, const struct kf_parcel *question, struct kinfold_options *ret_options,
                           struct kf_parcel *answer);
/* The text of a file as the handle sees it, with what is laid over it (kinfold_lay_over). In arena. NULL: it is not there,
 * or cannot be read. */
const char *kf_task_file_text(const struct kinfold *kinfold, struct kf_arena *arena, const char *path);
/* Words as they print, in one line: blanks as ___, without marks of emphasis. In arena. */
const char *kf_task_plain(struct kf_arena *arena, const char *text);

/* The form that a question asks for; its words are the question's. False: one of them cannot be. */
bool kf_task_options(const struct kf_parcel *question, struct kinfold_options *ret_options);
/* A number of a question; usual: where it says none. -1: it is no number. */
int kf_task_number(const struct kf_parcel *question, const char *word, int usual);

/* The builder's JSON as the body. Frees the builder. */
void kf_task_give_json(struct kf_parcel *answer, JsonBuilder *builder, int status);
/* A PDF, a picture: as the body. */
void kf_task_give_bytes(struct kf_parcel *answer, const char *type, const unsigned char *bytes, size_t length);
/* A member "found": the diagnostics of the handle's last call. */
void kf_task_add_found(struct kinfold *kinfold, JsonBuilder *builder);
/* An answer that says what is wrong, and nothing else. */
void kf_task_fail(struct kinfold *kinfold, struct kf_parcel *answer, int status);

#endif
