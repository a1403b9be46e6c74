/* Workers. Pango and Cairo objects never cross threads: a worker lends its font map to one unit at a time, and a unit's
 * layouts are freed by the thread that made them. What was shaped lately goes with the font map from hand to hand. What is
 * left, plain bytes, may be read anywhere. */

#include "cli/job.h"

#include <string.h>

#include "cli/adaptation.h"
#include "cli/imposing.h"
#include "cli/last_read.h"
#include "cli/other_editions.h"
#include "cli/swap_list.h"
#include "cli/ticket.h"
#include "cli/volumes.h"
#include "layout/fonts.h"

struct worker { /* one a thread; kept for the next unit, since reading the fonts takes time */
    struct kf_arena *arena;
    PangoContext *context; /* NULL until it is needed */
    struct kf_reads *fonts; /* what opening them read: every unit's too */
    struct kf_last_read *last; /* for the next variant of the same module */
};

enum { AHEAD = 8 }; /* units of each worker */

struct kf_batch {
    const struct kf_cli *cli;
    const struct kf_kit *kit;
    GThreadPool *pool;
    bool has_threads;
    GAsyncQueue *idle; /* struct worker */
    struct kf_blocks *blocks; /* of what the workers need for a unit; units keep what they have elsewhere */
    struct worker *workers;
    int worker_count;
    struct kf_unit *units;
    int unit_count, pushed; /* the pool knows so many of them */
    GMutex lock; /* guards done of the units */
    GCond done;
};

static double milliseconds_since(gint64 start)
{
    return (double)(g_get_monotonic_time() - start) / 1000;
}

/* --- one unit ------------------------------------------------------------------------------------------------------- */

/* Of this edition. */
static struct kf_file *add_file(struct kf_unit *unit, const struct kf_content *content, const struct kf_document *document,
                                const struct kf_finished *finished)
{
    struct kf_arena *arena = unit->arena;
    const struct kf_edition *edition = &content->edition;
    struct kf_file *file = &unit->files[unit->file_count++];

    *file = (struct kf_file){
        .name = kf_arena_string(arena, document->name),
        .piece = kf_arena_string(arena, document->piece),
        .title = kf_arena_string(arena, document->title),
        .kind = document->kind,
        .handout = document->handout,
        .variant = kf_variant_names[edition->variant],
        .paper = kf_paper_names[edition->paper],
        .language = content->second != NULL ? kf_arena_format(arena, "%s,%s", content->language, content->second->language)
                                            : kf_arena_string(arena, content->language),
        .audience = kf_arena_string(arena, edition->audience),
        .fillable = edition->fillable,
        .length = edition->length,
        .sides = document->pages.count,
        .pdf = finished->pdf != NULL ? kf_arena_copy(arena, finished->pdf, finished->length) : NULL,
        .bytes = finished->length,
        .fields = finished->fields,
        .links = finished->links,
        .parts = kf_document_copy_parts(arena, document),
        .part_count = document->part_count,
    };
    memcpy(file->artifact_runs, finished->artifact_runs, sizeof file->artifact_runs);
    return file;
}

static void count_copies(struct kf_arena *arena, const struct kf_content *content, const struct kf_document *document,
                         struct kf_file *file)
{
    struct kf_document *one = (struct kf_document *)(guintptr)document;
    const struct kf_ticket *ticket = kf_ticket_new(arena, content, &(struct kf_documents){.items = &one, .count = 1});
    const struct kf_ticket_line *line = ticket->lines.items[0];

    file->what = line->what;
    file->number = line->number;
    file->copies = line->copies;
    file->sheets = line->sheets;
}

static void keep_file(struct kf_run *run, struct kf_unit *unit, const struct kf_content *content,
                      const struct kf_document *document, const struct kf_finished *finished, double ms)
{
    struct kf_arena *arena = unit->arena;
    struct kf_file *file = add_file(unit, content, document, finished);

    file->printed = unit->list_printed ? kf_printed_new(arena, content, document) : NULL;
    file->ms = ms;
    if (unit->count_copies) {
        count_copies(arena, content, document, file);
    }
    if (unit->explain) {
        file->explanations = kf_explain_pages(arena, &document->pages);
    }
    if (unit->picture_dpi > 0) { /* a refusal is an error of the run */
        (void)kf_paint_png(run, arena, &document->pages, /* page */ 0, unit->picture_dpi, &file->picture,
                           &file->picture_bytes);
    }
}

static bool is_wanted(const struct kf_unit *unit, const struct kf_document *document, const struct kf_document *only)
{
    return unit->piece != NULL ? document == only : ((unsigned)document->kind & unit->make) != 0;
}

/* A copy for the printer, beside the file that was kept last. */
static void keep_imposed(struct kf_run *run, struct kf_unit *unit, PangoContext *context,
                         const struct kf_content *content, const struct kf_document *document,
                         const struct kf_finished *finished)
{
    struct kf_arena *arena = unit->arena;
    struct kf_file *accessible = &unit->files[unit->file_count - 1], *file = accessible + 1;
    struct kf_imposed imposed;
    gint64 start = g_get_monotonic_time();

    if (!kf_imposed_make(run, context, content, document, unit->impose, finished, &imposed)) {
        return;
    }
    accessible->remark = imposed.remark;
    if (imposed.remark != NULL) {
        return;
    }
    unit->file_count++;
    *file = (struct kf_file){
        .name = kf_arena_string(arena, imposed.name),
        .piece = accessible->piece,
        .title = kf_arena_string(arena, imposed.title),
        .kind = accessible->kind,
        .handout = accessible->handout,
        .variant = accessible->variant,
        .paper = accessible->paper,
        .language = accessible->language,
        .audience = accessible->audience,
        .length = accessible->length,
        .sides = imposed.sides,
        .pdf = finished->pdf == NULL ? NULL : kf_arena_copy(arena, imposed.finished.pdf, imposed.finished.length),
        .bytes = imposed.finished.length,
        .imposition = unit->impose,
        .ms = milliseconds_since(start),
    };
}

/* --- the ticket ----------------------------------------------------------------------------------------------------- */

#define TICKET "print-ticket"
#define TICKET_FILES 2

/* pages 0: the JSON. */
static void add_ticket_file(struct kf_run *run, struct kf_unit *unit, const struct kf_content *content,
                            const struct kf_finished *finished, int pages)
{
    const char *name = kf_output_name(run->arena, content, TICKET, /* with_length */ false);
    int stem = (int)(strlen(name) - strlen("pdf"));
    struct kf_document document = {
        .name = pages > 0 ? name : kf_arena_format(run->arena, "%.*sjson", stem, name),
        .piece = TICKET,
        .title = TICKET,
        .kind = KF_MAKE_TICKET,
        .pages = {.count = pages},
    };

    add_file(unit, content, &document, finished);
}

static void print_ticket(struct kf_run *run, PangoContext *context, struct kf_unit *unit, const struct kf_content *content,
                         const struct kf_ticket *ticket)
{
    struct kf_finished finished = {0};
    int pages;

    if (kf_ticket_print(run, context, content, ticket, &finished, &pages)) {
        char *json = kf_ticket_json(run->arena, ticket);

        add_ticket_file(run, unit, content, &finished, pages);
        add_ticket_file(run, unit, content,
                        &(struct kf_finished){.pdf = (unsigned char *)json, .length = strlen(json)}, /* pages */ 0);
    }
}

/* Of what is made; of nothing: of what usually is. */
static void add_ticket(struct kf_run *run, PangoContext *context, struct kf_unit *unit, const struct kf_content *content,
                       const struct kf_documents *documents)
{
    const struct kf_document *only = unit->piece == NULL ? NULL : kf_document_find(run, documents, unit->piece);
    unsigned alone = unit->make == KF_MAKE_TICKET ? KF_MAKE_ALL : 0;
    struct kf_documents wanted = {.items = KF_NEW_ARRAY(run->arena, documents->count, struct kf_document *)};

    for (int i = 0; i < documents->count; i++) {
        if (is_wanted(unit, documents->items[i], only) || ((unsigned)documents->items[i]->kind & alone) != 0) {
            wanted.items[wanted.count++] = documents->items[i];
        }
    }
    if (wanted.count > 0) {
        print_ticket(run, context, unit, content, kf_ticket_new(run->arena, content, &wanted));
    }
}

/* Named like the pack: not by the first session. */
static void add_series_ticket(struct kf_run *run, PangoContext *context, struct kf_unit *unit, const struct kf_list *bound)
{
    struct kf_content whole = *((const struct kf_bound *)bound->items[0])->content;

    whole.edition.session = NULL;
    whole.edition.audience = NULL;
    print_ticket(run, context, unit, &whole, kf_ticket_of_series(run->arena, bound));
}

/* What making its file takes is given back at once: a module has many documents. */
static void finish_document(const struct kf_run *run, struct kf_unit *unit, PangoContext *context,
                            const struct kf_content *content, const struct kf_document *document, double share)
{
    struct kf_run own = *run;
    struct kf_finished finished = {0};
    gint64 start = g_get_monotonic_time();

    own.arena = kf_arena_new_beside(run->arena);
    if (unit->list_only || kf_document_finish(&own, content, document, &finished)) {
        keep_file(&own, unit, content, document, &finished, share + milliseconds_since(start));
        if (unit->impose != KF_NOT_IMPOSED) {
            keep_imposed(&own, unit, context, content, document, &finished);
        }
    }
    kf_arena_free(own.arena);
}

static void finish_documents(struct kf_run *run, struct kf_unit *unit, PangoContext *context,
                             const struct kf_content *content, const struct kf_documents *documents, gint64 start)
{
    const struct kf_document *only = unit->piece == NULL ? NULL : kf_document_find(run, documents, unit->piece);
    double share = documents->count == 0 ? 0 : milliseconds_since(start) / documents->count;

    if (unit->piece != NULL && only == NULL) {
        return;
    }
    unit->files = KF_NEW_ARRAY(unit->arena, 2 * documents->count + TICKET_FILES, struct kf_file);
    for (int i = 0; i < documents->count; i++) {
        if (is_wanted(unit, documents->items[i], only)) {
            finish_document(run, unit, context, content, documents->items[i], share);
        }
    }
}

static PangoContext *context_of(struct kf_run *run, struct worker *worker, const struct kf_kit *kit,
                                struct kf_reads *reads)
{
    struct kf_run own = *run;

    own.world = kf_reads_world(worker->fonts);
    if (worker->context == NULL) {
        worker->context = kf_kit_fonts(&own, worker->arena, kit);
    }
    if (reads != NULL) {
        kf_reads_merge(reads, worker->fonts);
    }
    return worker->context;
}

/* A ticket alone tells of what usually is made. */
static unsigned laid_out_for(const struct kf_content *content, unsigned make)
{
    return make == KF_MAKE_TICKET ? kf_documents_ready(content, KF_MAKE_ALL) : kf_volumes_need(make);
}

static void make_unit(struct kf_run *run, const struct kf_kit *kit, struct worker *worker, struct kf_unit *unit)
{
    gint64 start = g_get_monotonic_time();
    const struct kf_content *content = kf_last_read_content(worker->last, run, kit, unit);
    struct kf_documents *documents;
    PangoContext *context;

    if (content == NULL) {
        return;
    }
    unit->id = kf_arena_string(unit->arena, content->module->id);
    unit->swap_counts = KF_NEW_ARRAY(unit->arena, kit->community->words.count, int);
    kf_swaps_count(content, unit->swap_counts);
    kf_adaptations_add(unit->arena, &unit->adaptations, content->composed.changes, content->composed.change_count);
    kf_adaptations_sort(&unit->adaptations);
    if (unit->check_others) {
        kf_other_editions_check(run, content, &unit->edition);
    }
    if (!unit->make_chosen && content->second == NULL) {
        unit->make = kf_documents_ready(content, unit->make);
    }
    context = context_of(run, worker, kit, unit->reads);
    /* Laid out even after errors of the rules, so that the author sees all mistakes at once. */
    documents = context == NULL ? NULL : kf_documents_layout(run, context, content, laid_out_for(content, unit->make), unit->piece,
                                                               /* dump_boxes */ false);
    if (documents != NULL && kf_volumes_bind(run, kit, context, unit->make, content, documents)) {
        finish_documents(run, unit, context, content, documents, start);
        if (unit->files != NULL && (unit->make & KF_MAKE_TICKET) != 0) {
            add_ticket(run, context, unit, content, documents);
        }
    }
}

/* The pack of the community's series. */
static void make_series(struct kf_run *run, const struct kf_kit *kit, struct worker *worker, struct kf_unit *unit)
{
    gint64 start = g_get_monotonic_time();
    PangoContext *context = context_of(run, worker, kit, unit->reads);
    struct kf_list contents = {.items = NULL}, bound = {.items = NULL};
    bool good = context != NULL && kf_volumes_of_series(run, kit, context, unit->make, &unit->edition, &contents, &bound);

    unit->id = kf_arena_string(unit->arena, unit->module);
    for (int i = 0; i < contents.count; i++) {
        const struct kf_content *content = contents.items[i];
        kf_adaptations_add(unit->arena, &unit->adaptations, content->composed.changes, content->composed.change_count);
    }
    kf_adaptations_sort(&unit->adaptations);
    unit->files = KF_NEW_ARRAY(unit->arena, bound.count + TICKET_FILES, struct kf_file);
    for (int i = 0; good && i < bound.count; i++) {
        const struct kf_bound *one = bound.items[i];
        struct kf_finished finished = {0};
        gint64 own = g_get_monotonic_time();

        if (unit->list_only || kf_document_finish(run, one->content, one->document, &finished)) {
            keep_file(run, unit, one->content, one->document, &finished,
                      milliseconds_since(own) + (double)(own - start) / 1000 / bound.count);
        }
    }
    if (good && (unit->make & KF_MAKE_TICKET) != 0) {
        add_series_ticket(run, context, unit, &bound);
    }
}

static void begin(struct kf_unit *unit)
{
    unit->arena = kf_arena_new();
    unit->findings = kf_findings_new(unit->arena);
}

static void work(gpointer data, gpointer user_data)
{
    struct kf_unit *unit = data;
    struct kf_batch *batch = user_data;
    struct worker *worker = g_async_queue_pop(batch->idle);
    struct kf_arena *arena = kf_arena_new_in(batch->blocks);
    struct kf_run run = {
        .world = unit->reads != NULL ? kf_reads_world(unit->reads) : batch->cli->run.world,
        .arena = arena,
        .diags = kf_diags_new(arena),
        .data_dir = batch->kit->data_dir,
    };

    begin(unit);
    (unit->series ? make_series : make_unit)(&run, batch->kit, worker, unit);
    kf_findings_add(unit->findings, run.diags, batch->cli->colour);
    kf_arena_free(arena);
    g_async_queue_push(batch->idle, worker);

    g_mutex_lock(&batch->lock);
    unit->done = true;
    g_cond_broadcast(&batch->done);
    g_mutex_unlock(&batch->lock);
}

/* --- batches -------------------------------------------------------------------------------------------------------- */

/* The machine has not let one thread be started, and without any nothing is made. */
static void refuse(const struct kf_batch *batch, struct kf_unit *unit)
{
    struct kf_diags *diags;

    begin(unit);
    diags = kf_diags_new(unit->arena);
    kf_diag_hint(diags,
                 kf_diag_push(diags, KF_MISSING_ON_MACHINE, (struct kf_span){.source = NULL}, NULL,
                              "this machine lets no further thread be started"),
                 "close other programs, or allow more processes and memory: `ulimit -u unlimited -v unlimited`");
    kf_findings_add(unit->findings, diags, batch->cli->colour);
    unit->done = true;
}

/* Some way ahead of the one that is waited for: what is made waits in memory until it is asked for. */
static void push_after(struct kf_batch *batch, int waited_for)
{
    for (; batch->has_threads && batch->pushed < batch->unit_count &&
           batch->pushed <= waited_for + AHEAD * batch->worker_count;
         batch->pushed++) {
        g_thread_pool_push(batch->pool, &batch->units[batch->pushed], NULL);
    }
}

struct kf_batch *kf_batch_start(const struct kf_cli *cli, const struct kf_kit *kit, struct kf_unit *units, int count,
                                int jobs)
{
    struct kf_batch *batch = g_new0(struct kf_batch, 1);

    batch->cli = cli;
    batch->kit = kit;
    batch->worker_count = CLAMP(jobs == 0 ? (int)g_get_num_processors() : jobs, 1, MAX(count, 1));
    batch->workers = g_new0(struct worker, (gsize)batch->worker_count);
    batch->idle = g_async_queue_new();
    batch->blocks = kf_blocks_new();
    g_mutex_init(&batch->lock);
    g_cond_init(&batch->done);
    for (int i = 0; i < batch->worker_count; i++) {
        batch->workers[i].arena = kf_arena_new();
        batch->workers[i].fonts = kf_reads_new(cli->run.world);
        batch->workers[i].last = kf_last_read_new(cli->run.world);
        g_async_queue_push(batch->idle, &batch->workers[i]);
    }
    /* All threads are started here: a pool that starts them later does not tell of one that it could not start. */
    batch->pool = g_thread_pool_new(work, batch, batch->worker_count, /* exclusive */ TRUE, NULL);
    batch->has_threads = g_thread_pool_get_num_threads(batch->pool) > 0;
    batch->units = units;
    batch->unit_count = count;
    push_after(batch, -1);
    return batch;
}

void kf_batch_wait(struct kf_batch *batch, struct kf_unit *unit)
{
    if (!batch->has_threads) {
        refuse(batch, unit);
        return;
    }
    push_after(batch, (int)(unit - batch->units));
    g_mutex_lock(&batch->lock);
    while (!unit->done) {
        g_cond_wait(&batch->done, &batch->lock);
    }
    g_mutex_unlock(&batch->lock);
}

void kf_batch_free(struct kf_batch *batch)
{
    push_after(batch, batch->unit_count);
    g_thread_pool_free(batch->pool, /* immediate */ FALSE, /* wait */ TRUE);
    for (int i = 0; i < batch->worker_count; i++) {
        kf_last_read_free(batch->workers[i].last);
        kf_arena_free(batch->workers[i].arena);
        kf_reads_free(batch->workers[i].fonts);
    }
    kf_blocks_free(batch->blocks);
    g_async_queue_unref(batch->idle);
    g_mutex_clear(&batch->lock);
    g_cond_clear(&batch->done);
    g_free(batch->workers);
    g_free(batch);
}

void kf_unit_clear(struct kf_unit *unit)
{
    kf_arena_free(unit->arena);
    unit->arena = NULL;
    unit->findings = NULL;
    unit->files = NULL;
    unit->file_count = 0;
    unit->swap_counts = NULL;
    unit->adaptations = (struct kf_list){.items = NULL};
}
