/* The PO file that `kinfold i18n review` and `import` work on. A community's own begins with the kit's drafts on loan, so
 * that they can be reviewed there: what nobody touched is given back, and goes on following the kit. */

#include <string.h>

#include "cli/i18n.h"

struct loan {
    struct kf_po_message *message;
    const char *text;                /* as it was lent */
    struct kf_list comments, before; /* as lent; its own */
};

static const struct kf_po *read_merged(const struct kf_i18n *i18n, const struct kf_translatables *texts, int which)
{
    struct kf_run *run = &i18n->cli->run;
    const char *language = i18n->options->edition.language;
    const char *folder =
        kf_arena_format(run->arena, "%s/%s", kf_translation_folder(run, i18n->kit, which), language);
    const char *name = kf_arena_format(run->arena, "%s.po", texts->name);
    struct kf_po_changes changes;
    const struct kf_po *old;

    if (!kf_i18n_has_file(run, folder, name)) {
        return NULL;
    }
    old = kf_po_read(run, kf_arena_format(run->arena, "%s/%s", folder, name));
    if (old == NULL || !kf_i18n_check_language(i18n, texts, old)) {
        return NULL;
    }
    return kf_po_merge(run->arena, kf_translatables_template(run, i18n->kit, texts), old, language, &changes);
}

static void lend_one(const struct kf_i18n *i18n, const struct kf_po *po, const struct kf_po_message *theirs,
                     struct kf_po_message *ours, struct kf_list *loans)
{
    struct kf_arena *arena = i18n->cli->run.arena;
    struct kf_po_review review;
    struct kf_list before = ours->comments;
    struct loan *loan;

    ours->text = theirs->text;
    ours->span = theirs->span;
    ours->fuzzy = theirs->fuzzy;
    ours->old_source = theirs->old_source;
    if (kf_po_review_of(arena, po, theirs, &review)) {
        kf_po_review_set(arena, ours, review.by, review.on);
    }
    loan = KF_NEW(arena, struct loan);
    *loan = (struct loan){.message = ours, .text = ours->text, .comments = ours->comments, .before = before};
    kf_list_add(arena, loans, loan);
}

static void lend(const struct kf_i18n *i18n, const struct kf_po *from, const struct kf_po *to, struct kf_list *loans)
{
    GHashTable *messages = g_hash_table_new(g_str_hash, g_str_equal);

    for (int i = 0; i < from->messages.count; i++) {
        struct kf_po_message *message = from->messages.items[i];

        if (!message->obsolete && *message->text != '\0') {
            g_hash_table_insert(messages, (gpointer)(guintptr)message->address, message);
        }
    }
    for (int i = 0; i < to->messages.count; i++) {
        struct kf_po_message *ours = to->messages.items[i];
        const struct kf_po_message *theirs =
            ours->obsolete || *ours->text != '\0' ? NULL : g_hash_table_lookup(messages, ours->address);

        if (theirs != NULL) {
            lend_one(i18n, from, theirs, ours, loans);
        }
    }
    g_hash_table_destroy(messages);
}

void kf_i18n_leave_numbers(const struct kf_po *po)
{
    for (int i = 0; i < po->messages.count; i++) {
        struct kf_po_message *message = po->messages.items[i];

        if (kf_is_numeral(message->source) && strcmp(message->source, message->text) == 0) {
            message->text = "";
        }
    }
}

static const struct kf_po *begin(const struct kf_i18n *i18n, const struct kf_translatables *texts)
{
    struct kf_run *run = &i18n->cli->run;
    struct kf_po_changes changes;

    return kf_po_merge(run->arena, kf_translatables_template(run, i18n->kit, texts), /* old */ NULL,
                       i18n->options->edition.language, &changes);
}

static void say_there_is_none(const struct kf_i18n *i18n, const struct kf_translatables *texts, const char *path)
{
    struct kf_run *run = &i18n->cli->run;

    kf_diag_hint(run->diags,
                 kf_diag_push(run->diags, KF_MISSING_TRANSLATION, (struct kf_span){.source = NULL}, texts->name,
                              "there is no file %s", path),
                 "`kinfold i18n merge --language %s` begins it", i18n->options->edition.language);
}

const struct kf_po *kf_i18n_open(const struct kf_i18n *i18n, const struct kf_translatables *texts,
                                 struct kf_i18n_file *ret_file)
{
    struct kf_run *run = &i18n->cli->run;
    int folders = kf_translation_folder_count(i18n->kit), errors = run->diags->errors;
    bool own = !i18n->kit->community->is_default;
    const struct kf_po *po = read_merged(i18n, texts, own ? 0 : folders - 1);

    *ret_file = (struct kf_i18n_file){.of_community = own};
    ret_file->path = kf_arena_format(run->arena, "%s/%s.po", kf_i18n_folder(i18n), texts->name);
    for (int which = 1; own && which < folders && run->diags->errors == errors; which++) {
        const struct kf_po *kits = read_merged(i18n, texts, which);

        if (kits != NULL) {
            po = po != NULL ? po : begin(i18n, texts);
            lend(i18n, kits, po, &ret_file->loans);
        }
    }
    if (po == NULL && run->diags->errors == errors) {
        say_there_is_none(i18n, texts, ret_file->path);
    }
    ret_file->po = run->diags->errors == errors ? po : NULL;
    return ret_file->po;
}

void kf_i18n_settle(const struct kf_i18n_file *file)
{
    for (int i = 0; i < file->loans.count; i++) {
        const struct loan *loan = file->loans.items[i];
        struct kf_po_message *message = loan->message;

        if (message->text == loan->text && message->comments.items == loan->comments.items) {
            message->text = "";
            message->comments = loan->before;
            message->fuzzy = false;
            message->old_source = NULL;
        }
    }
    if (file->of_community) {
        kf_i18n_leave_numbers(file->po);
    }
}
