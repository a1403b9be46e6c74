/* From a roster to files. People are set twice: first each name by itself, so that certificates can be counted; then a
 * file's worth at a time, so that a long roster takes no more memory than a short one. */

#include "cli/certificates.h"

#include <string.h>

#include "base/day.h"
#include "base/limits.h"
#include "base/old_files.h"
#include "cli/interrupt.h"
#include "cli/job.h"
#include "cli/progress.h"
#include "cli/roster.h"
#include "editions/made_out.h"
#include "layout/font_advice.h"
#include "model/series.h"
#include "model/when.h"

enum { PEOPLE_A_FILE = 250 };

struct voice { /* the kit's page in a language */
    const char *language; /* as asked for, NULL: the usual one */
    bool trainer;
    const struct kf_content *content; /* NULL: there is no such page */
    const struct kf_handout *page;
    const struct kf_text *course;
};

struct making {
    struct kf_cli *cli;
    const struct kf_options *options;
    const struct kf_kit *kit;
    const char *module; /* the course, NULL: the series, or as the page says */
    PangoContext *context;
    struct kf_list voices;
    struct kf_list people; /* struct kf_roster_person, who get a page */
    struct kf_progress progress;
    struct kf_list *files; /* struct kf_certificates_file * */
    struct kf_old_files *old;
};

static const struct kf_span nowhere = {.source = NULL};

/* --- the kit's pages ------------------------------------------------------------------------------------------------ */

static const struct kf_content *load(struct making *making, struct kf_run *run, const char *module, const struct voice *voice)
{
    struct kf_edition edition = kf_options_edition(making->options, making->kit, /* variant */ 0);

    edition.language = voice->language != NULL ? voice->language : edition.language;
    edition.audience = voice->trainer && strcmp(module, "kit") == 0 ? "trainers" : NULL;
    return kf_content_load(run, making->kit, module, &edition);
}

/* A module is named by who knows what its title tells; else the group's own name; else the page's words. */
static const struct kf_text *course_of(struct making *making, struct kf_run *run, const struct voice *voice)
{
    const struct kf_series *series = voice->content->kit->community->series;

    if (making->module != NULL) {
        const struct kf_content *content = load(making, run, making->module, voice);
        return content != NULL ? &content->module->title : NULL;
    }
    return series != NULL && series->title.text != NULL && !voice->trainer ? &series->title : NULL;
}

static enum kf_made_out_page page_for(const struct making *making, bool trainer)
{
    return making->options->sign_in ? KF_PAGE_TO_SIGN_IN : trainer ? KF_PAGE_OF_TRAINING : KF_PAGE_OF_TAKING_PART;
}

static void say_no_page(struct making *making, const struct voice *voice, const struct kf_diags *trial)
{
    struct kf_diags *diags = making->cli->run.diags;
    const char *what = making->options->sign_in ? "sign-in sheet" : voice->trainer ? "trainer's certificate" : "certificate";

    kf_diags_move(diags, trial);
    if (voice->content != NULL) {
        kf_diag_hint(diags,
                     kf_diag_push(diags, KF_UNKNOWN_PIECE, nowhere, NULL, "the module kit has no %s in %s", what,
                                  voice->content->language),
                     "look whether an overlay took it out, or whether it is not translated yet");
    }
}

/* What else is wrong with the kit's pages, `kinfold check kit` tells. */
static void find_page(struct making *making, struct voice *voice)
{
    struct kf_run *run = &making->cli->run;
    struct kf_run trial = *run;

    trial.diags = kf_diags_new(run->arena);
    voice->content = load(making, &trial, "kit", voice);
    if (voice->content != NULL) {
        voice->page = kf_made_out_page(voice->content, page_for(making, voice->trainer));
        voice->course = course_of(making, &trial, voice);
    }
    if (voice->language == NULL && voice->page == NULL) { /* of a row's own language, its line says so */
        say_no_page(making, voice, trial.diags);
    }
}

static const struct voice *voice_for(struct making *making, const struct kf_roster_person *person)
{
    const char *language = making->options->sign_in ? NULL : person->language;
    struct voice *voice;

    for (int i = 0; i < making->voices.count; i++) {
        voice = making->voices.items[i];
        if (g_strcmp0(voice->language, language) == 0 && voice->trainer == person->trainer) {
            return voice;
        }
    }
    voice = KF_NEW(making->cli->run.arena, struct voice);
    voice->language = language;
    voice->trainer = person->trainer;
    find_page(making, voice);
    kf_list_add(making->cli->run.arena, &making->voices, voice);
    return voice;
}

/* --- who gets a page ------------------------------------------------------------------------------------------------ */

static bool refuse(struct making *making, enum kf_code code, struct kf_span place, const char *what, const char *hint)
{
    struct kf_diags *diags = making->cli->run.diags;

    kf_diag_hint(diags, kf_diag_push(diags, code, place, NULL, "%s", what), "%s", hint);
    return false;
}

static bool fits(struct making *making, const struct kf_roster_person *person)
{
    const struct voice *voice = voice_for(making, person);
    const struct kf_span *place = &person->places[KF_ROSTER_NAME];
    gunichar letter = 0;

    if (voice->page == NULL) {
        return voice->language != NULL &&
               refuse(making, KF_MISSING_TRANSLATION, person->places[KF_ROSTER_LANGUAGE],
                      "language: the kit's certificate cannot be printed in it",
                      "`kinfold check kit --language TAG` says why; an empty cell stands for the usual language");
    }
    switch (kf_made_out_try(&making->cli->run, making->context, voice->content, voice->page, person->name, &letter)) {
    case KF_NAME_IN_NO_FONT:
        return refuse(making, KF_MISSING_GLYPH, *place, "name: it has letters that are in no font here",
                      kf_font_advice(making->cli->run.arena, letter));
    case KF_NAME_TOO_LONG:
        return making->options->sign_in ||
               refuse(making, KF_OVERFULL, *place, "name: it does not fit into two lines, set as small as names may be",
                      "ask the person which part of it to print");
    case KF_NAME_FITS:
        break;
    }
    return true;
}

static bool choose_people(struct making *making, const struct kf_list *people)
{
    for (int i = 0; i < people->count; i++) {
        if (i % 50 == 0) {
            kf_progress_show(making->progress, "names", i, people->count);
        }
        if (fits(making, people->items[i])) {
            kf_list_add(making->cli->run.arena, &making->people, people->items[i]);
        }
    }
    return making->people.count > 0;
}

/* --- files ---------------------------------------------------------------------------------------------------------- */

static int months_of(const struct making *making)
{
    int asked = making->options->renew_months;

    return asked > 0 ? asked : kf_community_renewal_months(making->kit->community);
}

static struct kf_made_out_sheet sheet_for(struct making *making, struct kf_arena *arena, int number)
{
    const struct kf_roster_person *person = making->people.items[number];
    const struct voice *voice = voice_for(making, person);
    const struct kf_content *content = voice->content;
    struct kf_made_out_sheet sheet = {
        .content = content,
        .handout = voice->page,
        .made_out = {.name = person->name, .course = voice->course, .sessions = person->sessions, .hours = person->hours},
        .title = kf_vocabulary_fill(content->vocabulary, arena, "certificate-n-of", "n", kf_arena_format(arena, "%d", number + 1),
                                    "count", kf_arena_format(arena, "%d", making->people.count), NULL),
    };

    if (person->date != NULL) {
        sheet.made_out.date = kf_when_date(arena, content->vocabulary, person->date);
        sheet.made_out.renew_by =
            kf_when_date(arena, content->vocabulary, kf_months_later(arena, person->date, months_of(making)));
    }
    return sheet;
}

static struct kf_made_out_sheet sign_in_sheet(struct making *making, struct kf_arena *arena)
{
    const struct voice *voice = voice_for(making, making->people.items[0]);
    const char **names = KF_NEW_ARRAY(arena, making->people.count, const char *);

    for (int i = 0; i < making->people.count; i++) {
        names[i] = ((const struct kf_roster_person *)making->people.items[i])->name;
    }
    return (struct kf_made_out_sheet){
        .content = voice->content,
        .handout = voice->page,
        .made_out = {.people = names, .people_count = making->people.count},
        .title = voice->page->title.text,
    };
}

static bool write_file(struct making *making, struct kf_run *run, const char *name, int people, const struct kf_finished *finished)
{
    const char *out = making->options->out;
    const char *path = strcmp(out, "-") == 0 ? out : kf_cli_path_in(making->cli->run.arena, out, name);
    struct kf_certificates_file *file;

    kf_old_files_keep(making->old, path);
    if (!kf_cli_write(run, path, finished->pdf, finished->length, /* hint */ NULL)) {
        return false;
    }
    file = KF_NEW(making->cli->run.arena, struct kf_certificates_file);
    *file = (struct kf_certificates_file){path, people};
    kf_list_add(making->cli->run.arena, making->files, file);
    return true;
}

static int digits_of(int number)
{
    int digits = 1;

    for (; number >= 10; number /= 10) {
        digits++;
    }
    return digits;
}

static const char *name_of(const struct making *making, struct kf_arena *arena, int first, int step)
{
    int count = making->people.count;

    if (making->options->sign_in) {
        return "sign-in.pdf";
    }
    if (making->options->separate) {
        return kf_arena_format(arena, "certificate-%0*d.pdf", MAX(2, digits_of(count)), first + 1);
    }
    return count <= step ? "certificates.pdf"
                         : kf_arena_format(arena, "certificates-%0*d.pdf", digits_of((count - 1) / step + 1), first / step + 1);
}

/* People from `first` on. Everything of the file is freed with it. */
static bool make_file(struct making *making, int first, int count, int step)
{
    struct kf_arena *arena = kf_arena_new();
    struct kf_run run = making->cli->run;
    struct kf_made_out_sheet *sheets = KF_NEW_ARRAY(arena, count, struct kf_made_out_sheet);
    struct kf_finished finished;
    bool sign_in = making->options->sign_in, good;

    run.arena = arena;
    run.diags = kf_diags_new(arena);
    for (int i = 0; i < count; i++) {
        sheets[i] = sign_in ? sign_in_sheet(making, arena) : sheet_for(making, arena, first + i);
    }
    const struct kf_made_out_file file = {
        .name = name_of(making, arena, first, step),
        .title = count == 1 ? sheets[0].title : kf_vocabulary_get(sheets[0].content->vocabulary, "certificates"),
        .sheets = sheets,
        .count = count,
    };
    good = kf_made_out_finish(&run, making->context, &file, &finished) &&
           write_file(making, &run, file.name, sign_in ? making->people.count : count, &finished);
    kf_findings_add(making->cli->findings, run.diags, making->cli->colour);
    kf_arena_free(arena);
    return good;
}

static bool make_files(struct making *making)
{
    int total = making->options->sign_in ? 1 : making->people.count;
    int step = making->options->separate ? 1 : PEOPLE_A_FILE;
    bool good = true;

    if (strcmp(making->options->out, "-") == 0 && total > step) {
        kf_cli_usage(making->cli, "write --out DIR", "--out - holds one file, and these are %d", (total - 1) / step + 1);
        return false;
    }
    making->old = kf_old_files_new();
    for (int first = 0; first < total && good; first += step) {
        kf_progress_show(making->progress, "certificates", first, total);
        good = make_file(making, first, MIN(step, total - first), step);
    }
    (good ? kf_old_files_forget : kf_old_files_put_back)(making->old);
    if (!good) {
        making->files->count = 0;
    }
    return good;
}

/* --- all of it ------------------------------------------------------------------------------------------------------ */

static struct kf_roster_limits limits_of(const struct making *making)
{
    const struct kf_series *series = making->module == NULL ? making->kit->community->series : NULL;
    struct kf_roster_limits limits = {.sign_in = making->options->sign_in, .sessions = KF_LIMIT_SESSIONS};
    const char **days;

    if (series == NULL) {
        return limits;
    }
    limits.sessions = series->sessions.count;
    limits.session_days = days = KF_NEW_ARRAY(making->cli->run.arena, limits.sessions, const char *);
    for (int i = 0; i < limits.sessions; i++) {
        days[i] = ((const struct kf_series_session *)series->sessions.items[i])->date;
    }
    return limits;
}

bool kf_certificates_make(struct kf_cli *cli, const struct kf_options *options, const struct kf_kit *kit,
                          struct kf_certificates *ret_certificates)
{
    struct kf_run *run = &cli->run;
    struct making making = {
        .cli = cli,
        .options = options,
        .kit = kit,
        .module = options->argument_count > 0 ? options->arguments[0] : NULL,
        .progress = kf_progress_new(options->quiet),
        .files = &ret_certificates->files,
    };
    const struct kf_roster_limits limits = limits_of(&making);
    const struct kf_list *people = kf_roster_read(run, options->roster, &limits, &ret_certificates->refused);
    bool good;

    making.context = people != NULL ? kf_kit_fonts(run, run->arena, kit) : NULL;
    good = making.context != NULL && choose_people(&making, people);
    ret_certificates->refused += people != NULL ? people->count - making.people.count : 0;
    kf_cli_collect(cli); /* what is wrong with the rows stands before what is wrong with files */
    kf_interrupt_hold();
    good = good && make_files(&making);
    kf_interrupt_release();
    kf_progress_clear(making.progress);
    ret_certificates->made = good ? making.people.count : 0;
    return good;
}
