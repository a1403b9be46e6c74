/* A module's documents: handouts first, then the pages for staff, which read them. */
#include "editions/document.h"

#include <string.h>

#include "base/limits.h"
#include "editions/leak_proof.h"
#include "editions/typeset.h"
#include "layout/fonts.h"

#define GUIDE "facilitator-guide" /* its piece */
#define CLINICIAN_SUFFIX "-clinician" /* of the piece that is a handout's clinician side */
#define FORM_FONT "AtkinsonHyperlegibleNext_400Regular.ttf"

struct maker { /* one module in one edition */
    struct kf_typeset set;
    PangoContext *second_context;
    const struct kf_handout *only; /* the one handout to lay out; NULL: all */
    bool dump_boxes;
    struct kf_list documents;
};

typedef void collect(struct kf_build *build, const struct kf_handout *handout, struct kf_list *ret_sections);

static void make(struct maker *maker, struct kf_document *document, const struct kf_handout *handout, collect *sections_of)
{
    struct kf_build build = kf_typeset_build(&maker->set, document, maker->set.context, maker->set.content, &document->theme);
    struct kf_placer placer;
    struct kf_list sections = {0};

    kf_placer_init(&placer, build.shaper, &document->pages);
    sections_of(&build, handout, &sections);
    kf_typeset_fill(document, &placer, &sections);
    if (maker->dump_boxes) {
        kf_typeset_keep_dumps(&maker->set, document, &sections);
    }
    kf_furniture_place(&build, &placer, document->kind, handout,
                       &(struct kf_leaves){.first = 0, .count = document->pages.count, .step = 1});
    kf_list_add(maker->set.run->arena, &maker->documents, document);
}

static void make_in_two(struct maker *maker, struct kf_document *document, const struct kf_handout *handout,
                        const struct kf_handout *second)
{
    const struct kf_content *content = maker->set.content->second;
    struct kf_theme *theme = KF_NEW(document->arena, struct kf_theme);
    struct kf_list sections = {0};

    kf_typeset_theme(theme, content);
    if (handout->landscape) {
        kf_theme_turn(theme);
    }
    struct kf_in_two bilingual = {
        .document = document,
        .builds = {kf_typeset_build(&maker->set, document, maker->set.context, maker->set.content, &document->theme),
                   kf_typeset_build(&maker->set, document, maker->second_context, content, theme)},
        .handouts = {handout, second},
    };
    kf_bilingual_fill(&bilingual, &sections);
    if (maker->dump_boxes) {
        kf_typeset_keep_dumps(&maker->set, document, &sections);
    }
    kf_list_add(maker->set.run->arena, &maker->documents, document);
}

/* What is where, from the marks: the guide's page numbers are true because they are read here. */
static void fill_index(struct kf_arena *arena, struct kf_handout_view *view)
{
    const struct kf_marks *marks = &view->pages->marks;
    struct kf_index_entry *index = KF_NEW_ARRAY(arena, marks->count, struct kf_index_entry);

    for (int i = 0; i < marks->count; i++) {
        const struct kf_mark *mark = marks->items[i];
        if (mark->kind == KF_MARK_ITEM) {
            index[view->index_count++] = (struct kf_index_entry){mark->address, mark->label, mark->page + 1, mark->item};
        }
    }
    view->index = index;
}

static const char *clinician_piece(struct kf_arena *arena, const struct kf_handout *handout)
{
    return kf_arena_format(arena, "%s" CLINICIAN_SUFFIX, handout->id);
}

/* A single page is made without the rest of its module: it needs nothing of it. A guide needs all. */
static void narrow(struct maker *maker, const char *piece, unsigned *make_what)
{
    const struct kf_records *handouts = &maker->set.content->module->handouts;

    for (int i = 0; piece && i < handouts->count; i++) {
        const struct kf_handout *handout = handouts->items[i];
        bool side = strcmp(piece, clinician_piece(maker->set.run->arena, handout)) == 0;
        if (side || strcmp(piece, handout->id) == 0) {
            maker->only = handout;
            *make_what &= side ? KF_MAKE_CLINICIAN : KF_MAKE_HANDOUTS;
        }
    }
}

/* The same handout in the other language of a document in two; NULL when there is none. */
static const struct kf_handout *in_second(const struct maker *maker, const struct kf_handout *handout)
{
    const struct kf_records *handouts = maker->set.content->second ? &maker->set.content->second->module->handouts : NULL;

    for (int i = 0; handouts && i < handouts->count; i++) {
        const struct kf_handout *other = handouts->items[i];
        if (strcmp(other->id, handout->id) == 0) {
            return other;
        }
    }
    return NULL;
}

static void make_handouts(struct maker *maker)
{
    const struct kf_records *handouts = &maker->set.content->module->handouts;

    maker->set.views = KF_NEW_ARRAY(maker->set.run->arena, handouts->count, struct kf_handout_view);
    for (int i = 0; i < handouts->count; i++) {
        const struct kf_handout *handout = handouts->items[i];
        bool carry_safe = maker->set.content->edition.carry_safe;
        const struct kf_handout *second = in_second(maker, handout);
        if ((maker->only && maker->only != handout) || (carry_safe && handout->landscape)) { /* a certificate always tells */
            continue;
        }
        if (maker->set.content->second && !second) { /* not translated: composing has said so */
            continue;
        }
        struct kf_document *document = kf_typeset_new(&maker->set, KF_MAKE_HANDOUTS, handout->id, handout->title.text);

        document->handout = handout->number;
        if (handout->landscape) {
            kf_theme_turn(&document->theme);
            kf_theme_use_brand(&document->theme, maker->set.content->kit->community);
        }
        if (carry_safe) {
            kf_carry_disguise(maker->set.run->arena, maker->set.content, handout, document);
        }
        if (second) {
            make_in_two(maker, document, handout, second);
        } else {
            make(maker, document, handout, kf_handout_section);
        }
        if (carry_safe && kf_carry_tells(maker->set.run, maker->set.content, handout, &document->pages)) {
            maker->documents.count--; /* the one just made */
            continue;
        }
        struct kf_handout_view *view = &maker->set.views[maker->set.view_count++];
        *view = (struct kf_handout_view){.id = handout->id,
                                         .title = handout->title.text,
                                         .number = handout->number,
                                         .copies = handout->copies,
                                         .pages = &document->pages};
        fill_index(maker->set.run->arena, view);
    }
}

/* Made once all handouts are there: it shows its own. */
static void make_clinician_sides(struct maker *maker)
{
    const struct kf_records *handouts = &maker->set.content->module->handouts;

    for (int i = 0; i < handouts->count; i++) {
        const struct kf_handout *handout = handouts->items[i];
        if (handout->clinician && (!maker->only || maker->only == handout)) {
            const char *piece = clinician_piece(maker->set.run->arena, handout);
            const char *title = kf_vocabulary_fill(maker->set.content->vocabulary, maker->set.run->arena, "clinician-title", "title",
                                                   handout->title.text, NULL);
            make(maker, kf_typeset_new(&maker->set, KF_MAKE_CLINICIAN, piece, title), handout, kf_clinician_section);
        }
    }
}

static void make_guide(struct maker *maker)
{
    const struct kf_content *content = maker->set.content;
    const char *title = kf_arena_format(maker->set.run->arena, "%s: %s", content->module->title.text,
                                        kf_vocabulary_get(content->vocabulary, "facilitator-guide"));

    struct kf_document *document = kf_typeset_new(&maker->set, KF_MAKE_GUIDE, GUIDE, title);
    kf_guide_layout(&maker->set, document, maker->dump_boxes);
    kf_list_add(maker->set.run->arena, &maker->documents, document);
}

const struct kf_handout *kf_document_handout(const struct kf_content *content, const struct kf_document *document)
{
    const struct kf_records *handouts = &content->module->handouts;

    for (int i = 0; document->handout != 0 && i < handouts->count; i++) {
        const struct kf_handout *handout = handouts->items[i];
        if (handout->number == document->handout) {
            return handout;
        }
    }
    return NULL;
}

unsigned kf_documents_ready(const struct kf_content *content, unsigned make)
{
    return content->composed.facilitator_missing > 0 ? make & ~(unsigned)KF_MAKE_FOR_STAFF : make;
}

/* Safety texts for staff never print untranslated; so neither do the pages that hold them. Not told to whom asked for
 * another page: that there is none is told later. */
static bool may_make_for_staff(struct kf_run *run, const struct kf_content *content, const char *piece)
{
    int missing = content->composed.facilitator_missing;
    bool asked = piece == NULL || strcmp(piece, GUIDE) == 0 || g_str_has_suffix(piece, CLINICIAN_SUFFIX);

    if (missing > 0 && asked) {
        struct kf_diag *diag = kf_diag_push(run->diags, KF_MISSING_TRANSLATION, content->module->node->span,
                                            content->module->address, "the pages for staff are not in \"%s\" yet: %d text%s missing",
                                            content->language, missing, missing == 1 ? " is" : "s are");
        kf_diag_hint(run->diags, diag, "make the handouts alone (--make handouts), or translate the others too");
    }
    return missing == 0;
}

static void make_for_staff(struct maker *maker, unsigned make_what)
{
    const struct kf_module *module = maker->set.content->module;

    if (make_what & KF_MAKE_CLINICIAN) {
        make_clinician_sides(maker);
    }
    if ((make_what & KF_MAKE_GUIDE) && (module->session || module->facilitator_pages.count > 0)) {
        make_guide(maker);
    }
}

static void set_direction(PangoContext *context, const struct kf_content *content)
{
    pango_context_set_base_dir(context, content->right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    pango_context_set_language(context, pango_language_from_string(content->language));
}

/* One handout was asked for, and it is the one that is not translated. */
static bool says_untranslated(struct kf_run *run, const struct kf_content *content, const char *piece)
{
    const struct kf_list *left_out = &content->composed.left_out;

    for (int i = 0; i < left_out->count; i++) {
        const struct kf_node *handout = left_out->items[i];

        if (strcmp(kf_node_get_text(handout, "id"), piece) == 0) {
            kf_diag_hint(run->diags,
                         kf_diag_push(run->diags, KF_MISSING_TRANSLATION, handout->span, NULL,
                                      "handout \"%s\" is not in \"%s\" yet", piece, content->language),
                         "translate it in translations/%s/%s.po", content->language, content->module->id);
            return true;
        }
    }
    return false;
}

static struct kf_documents *lay_out(struct kf_run *run, PangoContext *context, const struct kf_content *content,
                                    unsigned make_what, const char *piece, bool dump_boxes)
{
    struct maker maker = {.set = {.run = run, .context = context, .content = content}, .dump_boxes = dump_boxes};
    struct kf_documents *documents = KF_NEW(run->arena, struct kf_documents);

    if (piece && says_untranslated(run, content, piece)) {
        return NULL;
    }
    maker.set.secrets = kf_secrets_new(run->arena);
    kf_secrets_add(maker.set.secrets, content);
    narrow(&maker, piece, &make_what);
    set_direction(context, content);
    if (content->second) {
        maker.second_context = kf_fonts_beside(context, run->arena);
        set_direction(maker.second_context, content->second);
    }
    make_handouts(&maker);
    if ((make_what & KF_MAKE_FOR_STAFF) && may_make_for_staff(run, content, piece)) {
        make_for_staff(&maker, make_what);
    }
    if (!(make_what & KF_MAKE_HANDOUTS)) { /* laid out for the guide's sake, not asked for */
        int handouts = maker.set.view_count;
        maker.documents.items += handouts;
        maker.documents.count -= handouts;
    }
    documents->items = (struct kf_document **)maker.documents.items;
    documents->count = maker.documents.count;
    return documents;
}

struct kf_documents *kf_documents_layout(struct kf_run *run, PangoContext *context, const struct kf_content *content,
                                         unsigned make_what, const char *piece, bool dump_boxes)
{
    int errors = run->diags->errors;
    struct kf_documents *documents = lay_out(run, context, content, make_what, piece, dump_boxes);

    return run->diags->errors == errors ? documents : NULL;
}

struct kf_documents *kf_documents_draft(struct kf_run *run, PangoContext *context, const struct kf_content *content,
                                        unsigned make_what, const char *piece)
{
    int before = run->diags->count;
    struct kf_documents *documents = lay_out(run, context, content, make_what, piece, /* dump_boxes */ false);

    for (int i = before; i < run->diags->count; i++) {
        const struct kf_diag *diag = run->diags->items[i];

        if (diag->severity == KF_ERROR && diag->code != KF_SIDES) {
            return NULL;
        }
    }
    return documents;
}

static bool read_form_font(struct kf_run *run, const struct kf_content *content, struct kf_finish_input *input)
{
    const char *path = kf_arena_format(run->arena, "%s/fonts/%s", content->kit->data_dir, FORM_FONT), *error;
    char *bytes;

    const char *language = content->right_to_left                             ? content->language
                           : content->second && content->second->right_to_left ? content->second->language
                                                                               : NULL;

    if (language) {
        struct kf_diag *diag = kf_diag_push(run->diags, KF_MISSING_GLYPH, (struct kf_span){0}, NULL,
                                            "forms that fill in cannot hold %s letters", language);
        kf_diag_hint(run->diags, diag, "leave out --fillable: this language is for paper");
        return false;
    }
    bytes = run->world->read_file(run->world->data, run->arena, path, 1u << 24, &input->form_font_length, &error);
    if (!bytes) {
        kf_diag_push(run->diags, KF_MISSING_ON_MACHINE, (struct kf_span){0}, NULL, "cannot read \"%s\": %s", path, error);
        return false;
    }
    input->form_font = bytes;
    return true;
}

bool kf_document_keeps_secrets(struct kf_run *run, const struct kf_content *content, const struct kf_document *document,
                               const char *name, const struct kf_finished *finished)
{
    struct kf_secrets *secrets = document->secrets;

    if (document->kind & KF_MAKE_NOT_FOR_FAMILIES) {
        return true;
    }
    if (!secrets) {
        secrets = kf_secrets_new(document->arena);
        kf_secrets_add(secrets, content);
    }
    return kf_leak_proof(run, secrets, name, finished);
}

bool kf_document_may_be_filled(struct kf_run *run, const struct kf_document *document)
{
    const struct kf_marks *marks = &document->pages.marks;
    int count = 0;

    for (int i = 0; i < marks->count; i++) {
        count += marks->items[i]->kind == KF_MARK_BLANK;
    }
    if (count > KF_LIMIT_FIELDS) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, KF_SIZE_LIMIT, (struct kf_span){0}, NULL,
                                  "\"%s\" has %d fields to fill in, more than %d", document->name, count, KF_LIMIT_FIELDS),
                     "leave out --fillable, or take out blocks to write in");
    }
    return count <= KF_LIMIT_FIELDS;
}

/* arena: of what Cairo writes. */
static bool paint_and_finish(struct kf_run *run, struct kf_arena *arena, const struct kf_content *content,
                             const struct kf_document *document, struct kf_finished *ret_finished)
{
    struct kf_painted painted;
    bool plain = content->edition.carry_safe;
    struct kf_page_labels own = {.prefix = kf_vocabulary_get(content->vocabulary, "page-label-guide")};
    struct kf_finish_input input = {
        .root = document->pages.root,
        .marks = &document->pages.marks,
        .bookmarks = document->bookmarks,
        .bookmark_count = document->pages.count > 1 ? document->bookmark_count : 0,
        .labels = document->label_count > 0 ? document->labels : &own,
        .label_count = document->label_count > 0 ? document->label_count : document->kind == KF_MAKE_GUIDE ? 1 : 0,
        .info = {.title = document->title,
                 .author = plain ? NULL : content->kit->community->program,
                 .subject = plain               ? NULL
                             : document->subject ? document->subject
                                                 : content->module->title.text,
                 .language = content->language,
                 .version = content->module->version,
                 .right_to_left = content->right_to_left,
                 .two_sided = document->pages.count > 1 && document->kind != KF_MAKE_POSTERS,
                 .nameless = plain,
                 .date = content->date},
        .fillable = content->edition.fillable,
    };

    if (input.fillable && !(kf_document_may_be_filled(run, document) && read_form_font(run, content, &input))) {
        return false;
    }
    if (!kf_paint_pdf(run, arena, &document->pages, content->date, &painted)) {
        return false;
    }
    input.pdf = painted.pdf;
    input.length = painted.length;
    input.runs = &painted.runs;
    return kf_finish(run, &input, ret_finished);
}

bool kf_document_finish(struct kf_run *run, const struct kf_content *content, const struct kf_document *document,
                        struct kf_finished *ret_finished)
{
    struct kf_arena *arena = kf_arena_new_beside(run->arena);
    bool finished = paint_and_finish(run, arena, content, document, ret_finished);

    kf_arena_free(arena); /* before the proof takes its own */
    return finished && kf_document_keeps_secrets(run, content, document, document->name, ret_finished);
}

const struct kf_document_part *kf_document_copy_parts(struct kf_arena *arena, const struct kf_document *document)
{
    struct kf_document_part *parts = KF_NEW_ARRAY(arena, document->part_count, struct kf_document_part);

    for (int i = 0; i < document->part_count; i++) {
        parts[i] = document->parts[i];
        parts[i].title = kf_arena_string(arena, parts[i].title);
        parts[i].label = kf_arena_string(arena, parts[i].label);
    }
    return parts;
}
