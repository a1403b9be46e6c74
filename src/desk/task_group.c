/* A group's session: what is held when, what is printed for it and how often, and each of these files. Of a series: what is
 * printed for all its sessions. */

#include <string.h>

#include "cli/json.h"
#include "cli/ticket.h"
#include "cli/volumes.h"
#include "desk/task.h"
#include "editions/volume.h"
#include "model/schedule.h"
#include "model/series.h"
#include "model/supplies.h"
#include "rules/rule.h"

enum { MOST_PEOPLE = 1000 };

#define TICKET "print-ticket"

struct question {
    struct kinfold *kinfold;
    const struct kf_kit *kit;
    PangoContext *context;
    struct kf_edition edition;
    unsigned make; /* enum kf_make */
    bool series;   /* all sessions of it, without a module */
    bool known;    /* the module or the series is there, and the words can be meant */
    const struct kf_content *content; /* NULL: of a series */
};

/* --- what is asked for -------------------------------------------------------------------------------------------------- */

/* As --make names them. */
static const struct {
    const char *word;
    enum kf_make kind;
} makes[] = {
    {"handouts", KF_MAKE_HANDOUTS}, {"guide", KF_MAKE_GUIDE},   {"clinician", KF_MAKE_CLINICIAN},
    {"packet", KF_MAKE_PACKET},     {"pack", KF_MAKE_PACK},     {"cards", KF_MAKE_CARDS},
    {"posters", KF_MAKE_POSTERS},   {"ticket", KF_MAKE_TICKET},
};

static unsigned make_of(const char *word)
{
    for (size_t i = 0; i < G_N_ELEMENTS(makes); i++) {
        if (strcmp(makes[i].word, word) == 0) {
            return makes[i].kind;
        }
    }
    return 0;
}

static const char *word_of(enum kf_make kind)
{
    for (size_t i = 0; i < G_N_ELEMENTS(makes); i++) {
        if (makes[i].kind == kind) {
            return makes[i].word;
        }
    }
    return NULL;
}

/* 0: one of the words is none. */
static unsigned read_makes(const char *typed)
{
    char **words = g_strsplit(typed != NULL ? typed : "handouts,guide,ticket", ",", -1);
    unsigned all = 0, one = 1;

    for (int i = 0; words[i] != NULL && one != 0; i++) {
        one = make_of(words[i]);
        all |= one;
    }
    g_strfreev(words);
    return one != 0 ? all : 0;
}

static const char *read_module(struct question *question, const struct kf_parcel *asked)
{
    const struct kf_series_session *session =
        kf_parcel_get(asked, "session") != NULL && question->kit->community->series != NULL
            ? kf_series_find(question->kit->community, kf_parcel_get(asked, "session"))
            : NULL;
    const char *module = session != NULL ? session->module : kf_parcel_get(asked, "module");

    return kf_task_has_module(question->kit, module) ? module : NULL;
}

/* As `kinfold build --make pack` has it without a module. */
static bool has_series(const struct question *question)
{
    const struct kf_series *series = question->kit->community->series;

    return series != NULL && series->sessions.count > 0 && (question->make & KF_MAKE_PACK) != 0 &&
           (question->make & ~(unsigned)(KF_MAKE_VOLUMES | KF_MAKE_HANDOUTS | KF_MAKE_TICKET)) == 0;
}

static bool is_there(const struct question *question, const char *module)
{
    return question->kit != NULL && (question->series ? has_series(question) : module != NULL);
}

/* Inside a call. False: something cannot be, or after errors. */
static bool prepare(struct kinfold *kinfold, const struct kf_parcel *asked, struct question *ret_question)
{
    struct question *question = ret_question;
    const char *start = kf_parcel_get(asked, "start"), *module;
    int people = kf_task_number(asked, "group-size", 0);
    struct kinfold_options options;

    *question = (struct question){.kinfold = kinfold, .kit = kf_call_kit(kinfold)};
    question->series = g_strcmp0(kf_parcel_get(asked, "series"), "1") == 0 && kf_parcel_get(asked, "session") == NULL;
    question->make = read_makes(kf_parcel_get(asked, "make"));
    module = question->kit != NULL ? read_module(question, asked) : NULL;
    question->known = is_there(question, module) && question->make != 0 && people >= 0 && people <= MOST_PEOPLE &&
                      (start == NULL || kf_series_minutes(start) >= 0) && kf_task_options(asked, &options) &&
                      !options.carry_safe && !options.fillable;
    if (!question->known || !kf_call_edition(kinfold, question->kit, &options, &question->edition)) {
        return false;
    }
    question->edition.start = start != NULL ? start : question->edition.start;
    question->edition.group_size = people > 0 ? people : question->edition.group_size;
    question->content = question->series ? NULL : kf_content_load(&kinfold->run, question->kit, module, &question->edition);
    question->context = question->series || question->content != NULL
                            ? kf_loaded_fonts(kinfold->loaded, kinfold->run.diags, question->kit)
                            : NULL;
    return question->context != NULL;
}

static void fail(const struct question *question, struct kf_parcel *answer)
{
    kf_task_fail(question->kinfold, answer, question->known || question->kinfold->run.diags->errors > 0 ? 422 : 404);
}

/* --- what is made --------------------------------------------------------------------------------------------------------- */

/* The documents of these kinds, as `kinfold build --make` has them; of a handout alone: piece. NULL after errors. */
static const struct kf_documents *lay_out(const struct question *question, unsigned make, const char *piece)
{
    struct kf_run *run = &question->kinfold->run;
    struct kf_documents *wanted = KF_NEW(run->arena, struct kf_documents);
    struct kf_documents *all =
        kf_documents_layout(run, question->context, question->content, kf_volumes_need(make), piece,
                            /* dump_boxes */ false);

    if (all == NULL || !kf_volumes_bind(run, question->kit, question->context, make, question->content, all)) {
        return NULL;
    }
    wanted->items = KF_NEW_ARRAY(run->arena, all->count, struct kf_document *);
    for (int i = 0; i < all->count; i++) {
        if (((unsigned)all->items[i]->kind & make) != 0) {
            wanted->items[wanted->count++] = all->items[i];
        }
    }
    return wanted;
}

/* --- the agenda ----------------------------------------------------------------------------------------------------------- */

/* "18:05"; without a start, minutes from it: "0:05". */
static const char *clock_of(struct kf_arena *arena, const struct kf_schedule *schedule, int minute)
{
    int at = schedule->start < 0 ? minute : kf_schedule_minute_of_day(schedule, minute);

    return kf_arena_format(arena, schedule->start < 0 ? "%d:%02d" : "%02d:%02d", at / 60, at % 60);
}

static void add_agenda(JsonBuilder *builder, struct kf_arena *arena, const struct kf_schedule *schedule)
{
    kf_json_array(builder, "agenda");
    for (int i = 0; i < schedule->count; i++) {
        const struct kf_held *held = &schedule->items[i];

        json_builder_begin_object(builder);
        kf_json_text(builder, "at", clock_of(arena, schedule, held->start));
        kf_json_number(builder, "minutes", held->minutes);
        kf_json_number(builder, "written", held->written);
        kf_json_text(builder, "title", held->activity->title.text);
        kf_json_flag(builder, "protects", kf_protects(held->activity));
        kf_json_flag(builder, "core", held->activity->core);
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
    kf_json_array(builder, "leftOut");
    for (int i = 0; i < schedule->left_out_count; i++) {
        json_builder_add_string_value(builder, schedule->left_out[i].activity->title.text);
    }
    json_builder_end_array(builder);
    kf_json_text(builder, "ends", clock_of(arena, schedule, schedule->length));
    kf_json_text(builder, "beginBy", clock_of(arena, schedule, schedule->begin_by));
    kf_json_number(builder, "length", schedule->length);
}

/* --- what is printed ------------------------------------------------------------------------------------------------------ */

/* session: of a series, the id of the one that it is for; NULL: of none. */
static void add_file(JsonBuilder *builder, const struct kf_ticket_line *line, const struct kf_document *document,
                     const char *session)
{
    json_builder_begin_object(builder);
    if (session != NULL) {
        kf_json_text(builder, "session", session);
        kf_json_text(builder, "heldAs", line->session);
    }
    kf_json_text(builder, "name", line->file);
    kf_json_text(builder, "make", word_of(document->kind));
    kf_json_text(builder, "piece", document->piece);
    kf_json_text(builder, "title", line->title);
    kf_json_text(builder, "number", line->number);
    kf_json_number(builder, "pages", line->pages);
    kf_json_number(builder, "sheets", line->sheets);
    kf_json_number(builder, "copies", line->copies);
    kf_json_text(builder, "sides", kf_print_sides_names[line->sides]);
    kf_json_flag(builder, "staple", line->staple);
    kf_json_flag(builder, "cut", line->cut);
    json_builder_end_object(builder);
}

/* content: the ticket is named as its files are. */
static void add_ticket(JsonBuilder *builder, const struct question *question, const struct kf_ticket *ticket,
                       const struct kf_content *content)
{
    bool wanted = (question->make & KF_MAKE_TICKET) != 0;

    kf_json_text(builder, "ticket",
                 wanted ? kf_output_name(question->kinfold->run.arena, content, TICKET, /* with_length */ false) : NULL);
    kf_json_number(builder, "people", ticket->people);
    kf_json_number(builder, "facilitators", ticket->facilitators);
    kf_json_number(builder, "spares", ticket->spares);
}

static void add_files(JsonBuilder *builder, const struct question *question, const struct kf_documents *documents)
{
    struct kf_arena *arena = question->kinfold->run.arena;
    const struct kf_ticket *ticket = kf_ticket_new(arena, question->content, documents);

    kf_json_array(builder, "files");
    for (int i = 0; i < documents->count; i++) {
        add_file(builder, ticket->lines.items[i], documents->items[i], /* session */ NULL);
    }
    json_builder_end_array(builder);
    add_ticket(builder, question, ticket, question->content);
}

static void add_choices(struct kinfold *kinfold, JsonBuilder *builder, const struct kf_content *content)
{
    const struct kf_module *module = content->module;
    const struct kf_list languages = kf_module_languages(&kinfold->run, content->kit, module->id, module->language);
    const struct kf_series *series = content->kit->community->series;

    kf_json_texts(builder, "languages", (const char *const *)languages.items, languages.count);
    kf_json_texts(builder, "audiences", module->audience.items, module->audience.count);
    kf_json_array(builder, "lengths");
    for (int i = 0; module->session != NULL && i < module->session->lengths.count; i++) {
        json_builder_add_int_value(builder, kf_session_length(module->session, i));
    }
    json_builder_end_array(builder);
    kf_json_array(builder, "sessions");
    for (int i = 0; series != NULL && i < series->sessions.count; i++) {
        const struct kf_series_session *session = series->sessions.items[i];

        json_builder_begin_object(builder);
        kf_json_text(builder, "id", session->id);
        kf_json_text(builder, "module", session->module);
        kf_json_text(builder, "date", session->date);
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
}

static void add_group(JsonBuilder *builder, const struct question *question, const struct kf_documents *documents)
{
    const struct kf_content *content = question->content;
    struct kf_arena *arena = question->kinfold->run.arena;

    kf_json_text(builder, "module", content->module->id);
    kf_json_text(builder, "title", content->module->title.text);
    kf_json_text(builder, "language", content->language);
    kf_json_text(builder, "audience", content->edition.audience);
    kf_json_text(builder, "paper", kf_paper_names[content->edition.paper]);
    kf_json_text(builder, "start", content->edition.start);
    kf_json_text(builder, "community", question->kinfold->community);
    if (content->schedule != NULL) {
        add_agenda(builder, arena, content->schedule);
    }
    add_files(builder, question, documents);
    add_choices(question->kinfold, builder, content);
}

/* --- a series --------------------------------------------------------------------------------------------------------------- */

/* struct kf_bound, the pack first. */
static bool lay_out_series(const struct question *question, unsigned make, struct kf_list *ret_bound)
{
    struct kf_list contents = {.items = NULL};

    *ret_bound = (struct kf_list){.items = NULL};
    return kf_volumes_of_series(&question->kinfold->run, question->kit, question->context, make, &question->edition, &contents,
                                ret_bound);
}

/* Its ticket is named like the pack: not by the first session. */
static struct kf_content whole_series(const struct kf_list *bound)
{
    struct kf_content whole = *((const struct kf_bound *)bound->items[0])->content;

    whole.edition.session = NULL;
    whole.edition.audience = NULL;
    return whole;
}

static void add_series(JsonBuilder *builder, const struct question *question, const struct kf_list *bound)
{
    const struct kf_content whole = whole_series(bound);
    struct kf_arena *arena = question->kinfold->run.arena;
    const struct kf_ticket *ticket = kf_ticket_of_series(arena, bound);

    kf_json_flag(builder, "series", true);
    kf_json_text(builder, "module", kf_series_folder(arena, question->kit->community->series));
    kf_json_text(builder, "title", ticket->title);
    kf_json_text(builder, "language", whole.language);
    kf_json_text(builder, "paper", kf_paper_names[whole.edition.paper]);
    kf_json_text(builder, "community", question->kinfold->community);
    kf_json_array(builder, "files");
    for (int i = 0; i < bound->count; i++) {
        const struct kf_bound *one = bound->items[i];
        bool of_one = one->document->kind != KF_MAKE_PACK;

        add_file(builder, ticket->lines.items[i], one->document, of_one ? one->content->edition.session->id : NULL);
    }
    json_builder_end_array(builder);
    add_ticket(builder, question, ticket, &whole);
    add_choices(question->kinfold, builder, &whole);
}

/* The pack and the ticket; what a session hands out is asked of that session, which makes the same. */
static bool make_of_series(const struct question *question, const char *piece, struct kf_finished *ret_finished,
                           const char **ret_name)
{
    struct kf_run *run = &question->kinfold->run;
    bool is_ticket = g_strcmp0(piece, TICKET) == 0;
    const struct kf_bound *pack;
    struct kf_content whole;
    struct kf_list bound;
    int pages;

    if (!lay_out_series(question, is_ticket ? question->make : (unsigned)KF_MAKE_PACK, &bound)) {
        return false;
    }
    pack = bound.items[0];
    whole = whole_series(&bound);
    if (is_ticket) {
        *ret_name = kf_output_name(run->arena, &whole, TICKET, /* with_length */ false);
        return kf_ticket_print(run, question->context, &whole, kf_ticket_of_series(run->arena, &bound), ret_finished, &pages);
    }
    *ret_name = pack->document->name;
    return g_strcmp0(piece, pack->document->piece) == 0 && kf_document_finish(run, pack->content, pack->document, ret_finished);
}

/* --- what is told --------------------------------------------------------------------------------------------------------- */

/* False after errors. */
static bool add_plan(JsonBuilder *builder, const struct question *question)
{
    const struct kf_documents *documents;
    struct kf_list bound;

    if (question->series) {
        if (!lay_out_series(question, question->make, &bound)) {
            return false;
        }
        add_series(builder, question, &bound);
        return true;
    }
    documents = kf_rules_sound(&question->kinfold->run, question->content) ? lay_out(question, question->make, /* piece */ NULL)
                                                                           : NULL;
    if (documents != NULL) {
        add_group(builder, question, documents);
    }
    return documents != NULL;
}

static void run_about(struct kinfold *kinfold, const struct kf_parcel *asked, struct kf_parcel *answer)
{
    JsonBuilder *builder = json_builder_new();
    struct question question;
    bool good;

    kf_task_keep_not(answer);
    kf_call_begin(kinfold);
    json_builder_begin_object(builder);
    good = prepare(kinfold, asked, &question) && add_plan(builder, &question);
    kf_call_end(kinfold);
    if (!good) {
        g_object_unref(builder);
        fail(&question, answer);
        return;
    }
    kf_task_add_found(kinfold, builder);
    json_builder_end_object(builder);
    kf_task_give_json(answer, builder, 200);
}

/* --- a file --------------------------------------------------------------------------------------------------------------- */

static bool make_ticket(const struct question *question, struct kf_finished *ret_finished, const char **ret_name)
{
    struct kf_run *run = &question->kinfold->run;
    const struct kf_documents *documents = lay_out(question, question->make, /* piece */ NULL);
    int pages;

    if (documents == NULL || documents->count == 0) {
        return false;
    }
    *ret_name = kf_output_name(run->arena, question->content, TICKET, /* with_length */ false);
    return kf_ticket_print(run, question->context, question->content,
                           kf_ticket_new(run->arena, question->content, documents), ret_finished, &pages);
}

static bool make_piece(const struct question *question, const char *piece, struct kf_finished *ret_finished,
                       const char **ret_name)
{
    struct kf_run *run = &question->kinfold->run;
    const struct kf_documents *documents = lay_out(question, question->make, piece);

    for (int i = 0; documents != NULL && i < documents->count; i++) {
        if (g_strcmp0(documents->items[i]->piece, piece) == 0) {
            *ret_name = documents->items[i]->name;
            return kf_document_finish(run, question->content, documents->items[i], ret_finished);
        }
    }
    return false;
}

static bool make_file(const struct question *question, const char *piece, struct kf_finished *ret_finished,
                      const char **ret_name)
{
    if (question->series) {
        return make_of_series(question, piece, ret_finished, ret_name);
    }
    return kf_rules_sound(&question->kinfold->run, question->content) &&
           (g_strcmp0(piece, TICKET) == 0 ? make_ticket(question, ret_finished, ret_name)
                                          : make_piece(question, piece, ret_finished, ret_name));
}

static void run_file(struct kinfold *kinfold, const struct kf_parcel *asked, struct kf_parcel *answer)
{
    const char *piece = kf_parcel_get(asked, "piece"), *name = NULL;
    struct kf_finished finished = {.pdf = NULL};
    struct question question;
    bool good;

    kf_task_keep_not(answer);
    kf_call_begin(kinfold);
    good = prepare(kinfold, asked, &question) && make_file(&question, piece, &finished, &name);
    kf_call_end(kinfold);
    if (!good) {
        fail(&question, answer);
        return;
    }
    kf_task_give_bytes(answer, "application/pdf", finished.pdf, finished.length);
    kf_parcel_set(answer, "name", name);
}

const struct kf_task kf_task_group = {"group", run_about};
const struct kf_task kf_task_group_file = {"group-file", run_file};
