/* Questions in, answers out; what was answered lately is answered again while no file has changed. */

#include "desk/worker.h"

#include <string.h>

#include "cli/confined.h"
#include "desk/answers.h"
#include "desk/draft.h"
#include "desk/draft_logo.h"
#include "desk/task.h"

enum { ANSWERS_KEPT = 48 * 1024 * 1024 }; /* bytes: some 500 pages as pictures */

static const struct kf_task *const tasks[] = {&kf_task_library, &kf_task_about, &kf_task_page, &kf_task_file, &kf_task_words,
                                              &kf_task_ours,    &kf_task_tonight, &kf_task_tonight_page,
                                              &kf_task_tonight_file, &kf_task_read,
                                              &kf_task_group,   &kf_task_group_file,
                                              /* the words of a page */
                                              &kf_task_wording, &kf_task_record,
                                              /* the logo */
                                              &kf_task_save,    &kf_task_logo,
                                              /* whose pages */
                                              &kf_task_name};

static const struct kf_task *find_task(const char *name)
{
    for (size_t i = 0; name != NULL && i < G_N_ELEMENTS(tasks); i++) {
        if (strcmp(tasks[i]->name, name) == 0) {
            return tasks[i];
        }
    }
    return NULL;
}

/* Once the community can be read, and before anything is drawn: it names the folders that it is based on. */
static bool confine(struct kinfold *kinfold)
{
    const struct kf_kit *kit;

    kf_call_begin(kinfold);
    kit = kf_call_kit(kinfold);
    if (kit != NULL) {
        kf_cli_confine_reader(kinfold->run.arena, kit);
    }
    kf_call_end(kinfold);
    return kit != NULL;
}

/* What is typed is never asked twice. */
static void answer_draft(const struct kf_task *task, struct kinfold *kinfold, const struct kf_parcel *question,
                         struct kf_parcel *given)
{
    struct kf_arena *arena = kf_arena_new();
    struct kf_draft_logo logo;
    struct kf_draft draft;

    if (kf_draft_logo_begin(kinfold, arena, question, &logo) && kf_draft_begin(kinfold, arena, question, &draft)) {
        task->run(kinfold, question, given);
        kf_draft_end(kinfold, &draft);
        if (task == &kf_task_save) {
            kf_draft_logo_tell(&logo, given);
        }
    } else {
        kf_task_fail(kinfold, given, 400);
    }
    kf_draft_logo_end(kinfold, &logo);
    kf_arena_free(arena);
}

static struct kf_parcel *answer(struct kf_answers *answers, struct kinfold *kinfold, const struct kf_parcel *question)
{
    const struct kf_task *task = find_task(kf_parcel_get(question, "task"));
    struct kf_parcel *given = kf_answers_find(answers, question);

    if (given != NULL) {
        kf_parcel_set(given, "kept", "1");
        return given;
    }
    given = kf_parcel_new();
    if (task == NULL) {
        kf_task_fail(kinfold, given, 404);
    } else if (task == &kf_task_logo) {
        task->run(kinfold, question, given);
    } else if (g_bytes_get_size(question->body) > 0) {
        answer_draft(task, kinfold, question, given);
    } else {
        kf_call_forget(kinfold);
        task->run(kinfold, question, given);
        if (kf_task_is_kept(given)) {
            kf_answers_keep(answers, question, given, kf_call_reads(kinfold));
        }
    }
    return given;
}

int kf_worker_run(int socket, const char *data, const char *community)
{
    struct kf_answers *answers = kf_answers_new(ANSWERS_KEPT);
    struct kinfold *kinfold = kinfold_new(data, community);
    struct kf_parcel *question;
    bool late, well = true, confined = false;

    while (well && (question = kf_parcel_receive(socket, /* deadline */ 0, &late)) != NULL) {
        struct kf_parcel *given;

        confined = confined || confine(kinfold);
        given = answer(answers, kinfold, question);
        well = kf_parcel_send(socket, given, /* deadline */ 0, &late);
        kf_parcel_free(given);
        kf_parcel_free(question);
    }
    kf_answers_free(answers);
    kinfold_free(kinfold);
    return 0;
}
