/* The words of one document and where they stand, what the community changed of them, and what a change makes of it; then
 * the files that hold it. */

#include <string.h>

#include "cli/json.h"
#include "cli/survey.h"
#include "compose/adaptation.h"
#include "desk/draft.h"
#include "desk/overlay_file.h"
#include "desk/places.h"
#include "desk/rewording.h"
#include "desk/saving.h"
#include "desk/task.h"
#include "model/kept.h"
#include "model/translatable.h"
#include "rules/formulas.h"
#include "schema/walk.h"

struct telling {
    struct kinfold *kinfold;
    struct kf_arena *arena; /* of the call */
    const struct kf_content *content;
    const struct kf_document *document; /* NULL: it could not be laid out */
    struct kf_overlay_view view;
    JsonBuilder *builder;
};

/* --- texts -------------------------------------------------------------------------------------------------------------- */

/* As it prints: names filled in, no marks of Markdown. */
static const char *as_printed(const struct telling *telling, const char *text)
{
    const struct kf_compose_input *input = telling->content->input;
    struct kf_run quiet = telling->kinfold->run;
    const struct kf_node *scalar;

    quiet.diags = kf_diags_new(telling->arena);
    scalar = kf_node_new_scalar(telling->arena, text, (struct kf_span){.source = NULL});
    return kf_task_plain(telling->arena,
                         kf_compose_text(&quiet, scalar, input->names, input->name_count, /* keep_unknown */ true));
}

/* Parts of the page, from 0 to 1: the picture may have any size. */
static void add_places(const struct telling *telling, const struct kf_list *places)
{
    const struct kf_theme *theme = telling->document->pages.theme;

    kf_json_array(telling->builder, "places");
    for (int i = 0; i < places->count; i++) {
        const struct kf_text_place *place = places->items[i];
        const double parts[] = {(double)place->rect.x / theme->page_width, (double)place->rect.y / theme->page_height,
                                (double)place->rect.width / theme->page_width,
                                (double)place->rect.height / theme->page_height};

        json_builder_begin_array(telling->builder);
        json_builder_add_int_value(telling->builder, place->page + 1);
        for (size_t k = 0; k < G_N_ELEMENTS(parts); k++) {
            json_builder_add_double_value(telling->builder, parts[k]);
        }
        json_builder_end_array(telling->builder);
    }
    json_builder_end_array(telling->builder);
}

static const char *address_in(const struct telling *telling, const char *address)
{
    size_t length = strlen(telling->content->module->id);

    return strncmp(address, telling->content->module->id, length) == 0 && address[length] == '/' ? address + length + 1 : address;
}

static void add_text(const struct telling *telling, const struct kf_placed_text *placed)
{
    const struct kf_translatable *text = placed->text;
    struct kf_overlay_text words = kf_overlay_text_of(&telling->view, text->scalar);
    JsonBuilder *builder = telling->builder;

    json_builder_begin_object(builder);
    kf_json_text(builder, "address", address_in(telling, text->address));
    kf_json_text(builder, "printed", kf_task_plain(telling->arena, text->scalar->text));
    kf_json_text(builder, "words", words.words);
    kf_json_text(builder, "kits", words.kits);
    kf_json_text(builder, "kitsPrinted", words.kits != NULL ? as_printed(telling, words.kits) : NULL);
    kf_json_text(builder, "path", words.path);
    kf_json_flag(builder, "safety", (text->flags & KF_IS_SAFETY) != 0 || text->scalar->safety);
    kf_json_flag(builder, "core", (text->flags & KF_IS_CORE) != 0);
    add_places(telling, &placed->places);
    json_builder_end_object(builder);
}

/* What a handout prints in one line with another text has no place of its own, and is chosen from the list. */
static void add_unplaced(const struct telling *telling, const struct kf_list *placed)
{
    const struct kf_handout *handout = kf_document_handout(telling->content, telling->document);
    const struct kf_list *texts = kf_content_texts(telling->content);

    for (int i = 0; handout != NULL && i < texts->count; i++) {
        const struct kf_translatable *text = texts->items[i];
        bool known = text->number || (text->flags & KF_FACILITATOR) != 0 || text->block == NULL ||
                     !kf_address_is_below(text->address, handout->address);

        for (int k = 0; k < placed->count && !known; k++) {
            known = ((const struct kf_placed_text *)placed->items[k])->text == text;
        }
        if (!known) {
            add_text(telling, &(struct kf_placed_text){.text = text});
        }
    }
}

static void add_texts(const struct telling *telling)
{
    struct kf_list placed = {0};

    kf_json_array(telling->builder, "texts");
    if (telling->document != NULL) {
        placed = kf_places_of(telling->arena, telling->content, telling->document);
        for (int i = 0; i < placed.count; i++) {
            add_text(telling, placed.items[i]);
        }
        add_unplaced(telling, &placed);
    }
    json_builder_end_array(telling->builder);
}

/* --- parts of the page -------------------------------------------------------------------------------------------------- */

static const char *kind_of(const struct telling *telling, const struct kf_node *block)
{
    for (int i = 0; i < block->count; i++) {
        if (kf_shapes_find(telling->content->kit->shapes, block->pairs[i].key->text) != NULL) {
            return block->pairs[i].key->text;
        }
    }
    return NULL;
}

static bool holds_safety(const struct telling *telling, const char *address)
{
    const struct kf_list *texts = kf_content_texts(telling->content);

    for (int i = 0; i < texts->count; i++) {
        const struct kf_translatable *text = texts->items[i];

        if (((text->flags & KF_IS_SAFETY) != 0 || text->scalar->safety) && kf_address_is_below(text->address, address)) {
            return true;
        }
    }
    return false;
}

static void add_part(const struct telling *telling, const struct kf_node *node, const struct kf_place *place, const char *kind)
{
    json_builder_begin_object(telling->builder);
    kf_json_text(telling->builder, "address", address_in(telling, kf_arena_string(telling->arena, place->address)));
    if (kind != NULL) {
        kf_json_text(telling->builder, "kind", kind);
    }
    kf_json_flag(telling->builder, "safety", (place->flags & KF_IS_SAFETY) != 0 || holds_safety(telling, place->address));
    kf_json_text(telling->builder, "path", kf_overlay_path(&telling->view, node));
    json_builder_end_object(telling->builder);
}

static bool add_block(void *data, struct kf_node *node, const struct kf_place *place)
{
    const struct telling *telling = data;
    const char *kind = place->field == NULL && place->parent != NULL && node->kind == KF_MAPPING ? kind_of(telling, node) : NULL;

    if (kind != NULL) {
        add_part(telling, node, place, kind);
    }
    return true;
}

/* One of several in a list: a line, a step. The last one goes with its list. */
static bool add_item(void *data, struct kf_node *node, const struct kf_place *place)
{
    const struct kf_field *field = place->field;

    if (field != NULL && (field->kind == KF_FIELD_TEXTS || field->kind == KF_FIELD_RECORDS) && place->parent != NULL &&
        place->parent->kind == KF_SEQUENCE && place->parent->count > 1) {
        add_part(data, node, place, /* kind */ NULL);
    }
    return true;
}

static void add_blocks(struct telling *telling)
{
    const struct kf_content *content = telling->content;

    kf_json_array(telling->builder, "blocks");
    kf_walk(telling->arena, content->kit->shapes, &kf_module_record, content->composed.root, content->module->id, add_block,
            telling);
    json_builder_end_array(telling->builder);
    kf_json_array(telling->builder, "items");
    kf_walk(telling->arena, content->kit->shapes, &kf_module_record, content->composed.root, content->module->id, add_item,
            telling);
    json_builder_end_array(telling->builder);
    kf_json_array(telling->builder, "kinds");
    for (int i = 0; kf_rewording_kinds[i] != NULL; i++) {
        json_builder_add_string_value(telling->builder, kf_rewording_kinds[i]);
    }
    json_builder_end_array(telling->builder);
}

/* --- changes of the community's file ------------------------------------------------------------------------------------- */

static void add_change(const struct telling *telling, const struct kf_overlay_state *state, int place)
{
    JsonBuilder *builder = telling->builder;

    json_builder_begin_object(builder);
    kf_json_text(builder, "path", kf_arena_format(telling->arena, "changes/%d", place));
    kf_json_text(builder, "kind", kf_change_word(state->kind));
    kf_json_text(builder, "address", state->given);
    kf_json_text(builder, "status", kf_status_word(state->status));
    kf_json_text(builder, "then", state->recorded);
    kf_json_text(builder, "now", state->text);
    kf_json_text(builder, "ours", state->own);
    kf_json_text(builder, "mostLike", state->most_like);
    kf_json_flag(builder, "safety", state->safety);
    kf_json_flag(builder, "core", state->core);
    kf_json_text(builder, "why", state->why);
    kf_json_text(builder, "approvedBy", state->approved_by);
    kf_json_text(builder, "approvedOn", state->approved_on);
    json_builder_end_object(builder);
}

/* In the order of the file, so that their places are those in it. */
static void add_changes(const struct telling *telling)
{
    const struct kf_composed *composed = &telling->content->composed;
    int place = 0;

    kf_json_array(telling->builder, "changes");
    for (int i = 0; i < composed->overlay_state_count; i++) {
        if (telling->view.file != NULL && composed->overlay_states[i].file->root == telling->view.file->root) {
            add_change(telling, &composed->overlay_states[i], place++);
        }
    }
    json_builder_end_array(telling->builder);
}

/* --- how it reads ------------------------------------------------------------------------------------------------------- */

/* The page that a text is counted with. */
static const struct kf_reading *reading_of(const struct kf_content *content, const char *address)
{
    for (int readers = KF_FAMILIES; readers <= KF_STAFF; readers++) {
        const struct kf_readings *readings = kf_readings_of(content, (enum kf_readers)readers);

        for (int i = 0; i < readings->count; i++) {
            if (kf_address_is_below(address, readings->items[i].address)) {
                return &readings->items[i];
            }
        }
    }
    return NULL;
}

static struct kf_reading exchanged(const struct kf_reading *page, int sentences, const struct kf_tally *without, int others,
                                   const struct kf_tally *with)
{
    struct kf_reading exchanged = *page;

    exchanged.count += others - sentences;
    exchanged.tally.words += with->words - without->words;
    exchanged.tally.syllables += with->syllables - without->syllables;
    exchanged.tally.long_words += with->long_words - without->long_words;
    exchanged.tally.wide_words += with->wide_words - without->wide_words;
    return exchanged;
}

static void add_figure(JsonBuilder *builder, const char *key, enum kf_formula formula, const struct kf_reading *page)
{
    json_builder_set_member_name(builder, key);
    if (kf_formula_can_grade(formula, page)) {
        json_builder_add_double_value(builder, kf_formula_figure(formula, page->count, &page->tally));
    } else {
        json_builder_add_null_value(builder);
    }
}

static void add_tally(JsonBuilder *builder, const char *key, int sentences, const struct kf_tally *tally)
{
    kf_json_object(builder, key);
    kf_json_number(builder, "sentences", sentences);
    kf_json_number(builder, "words", tally->words);
    kf_json_number(builder, "longWords", tally->long_words);
    json_builder_end_object(builder);
}

/* The text by itself, and its page with it and with the kit's words in its place. */
static void add_reading_of(const struct telling *telling, const struct kf_translatable *text)
{
    const struct kf_reading *page = reading_of(telling->content, text->address);
    enum kf_formula formula = kf_formula_of(telling->content->language);
    const char *kits = kf_overlay_text_of(&telling->view, text->scalar).kits;
    struct kf_tally own, other;
    int sentences = kf_reading_count(telling->arena, telling->content, text->address, text->scalar->text, &own), others;
    struct kf_reading before;

    kf_json_object(telling->builder, "reading");
    add_tally(telling->builder, "text", sentences, &own);
    if (kits != NULL) {
        others = kf_reading_count(telling->arena, telling->content, text->address, as_printed(telling, kits), &other);
        add_tally(telling->builder, "kits", others, &other);
    }
    if (page != NULL && formula != KF_FORMULA_COUNT) {
        kf_json_text(telling->builder, "formula", kf_formula_name(formula));
        kf_json_number(telling->builder, "promise", page->handout != NULL ? page->handout->reading_grade : 0);
        add_figure(telling->builder, "page", formula, page);
        before = kits != NULL ? exchanged(page, sentences, &own, others, &other) : *page;
        add_figure(telling->builder, "pageWithKits", formula, &before);
    }
    json_builder_end_object(telling->builder);
}

static void add_reading(const struct telling *telling, const char *address)
{
    const struct kf_list *texts = kf_content_texts(telling->content);

    for (int i = 0; address != NULL && i < texts->count; i++) {
        const struct kf_translatable *text = texts->items[i];

        if (!text->number && strcmp(address_in(telling, text->address), address) == 0) {
            add_reading_of(telling, text);
            return;
        }
    }
}

/* --- the files ---------------------------------------------------------------------------------------------------------- */

static const char *path_of(const struct kinfold *kinfold, struct kf_arena *arena, const char *module, const char *ending)
{
    return kf_arena_format(arena, "%s/overlays/%s%s", kinfold->community, module, ending);
}

/* As it stands, with the draft; one that is not there is begun. */
static void add_file(const struct telling *telling, const char *module)
{
    const struct kinfold *kinfold = telling->kinfold;
    const char *text = kf_task_file_text(kinfold, telling->arena, path_of(kinfold, telling->arena, module, ".yaml"));
    const char *schema = kf_arena_format(telling->arena, "%s/.kinfold", kinfold->community);
    const char *const names[] = {kf_arena_format(telling->arena, "overlays/%s.lock.yaml", module),
                                 kf_arena_format(telling->arena, "overlays/%s.yaml", module), NULL};
    char *digest = kf_saving_digest(kinfold->world, telling->arena, kinfold->community, names);

    if (text == NULL) {
        text = kf_rewording_begin(telling->arena, module, telling->content->language,
                                  kf_world_has_name(kinfold->world, telling->arena, schema, "overlay.schema.json", NULL));
    }
    kf_json_text(telling->builder, "file", names[1]);
    kf_json_text(telling->builder, "overlay", text);
    kf_json_text(telling->builder, "digest", digest);
    g_free(digest);
}

/* --- the tasks ---------------------------------------------------------------------------------------------------------- */

static void add_document(const struct telling *telling)
{
    const struct kf_document *document = telling->document;

    kf_json_text(telling->builder, "module", telling->content->module->id);
    kf_json_text(telling->builder, "moduleTitle", telling->content->module->title.text);
    kf_json_text(telling->builder, "language", telling->content->language);
    if (document != NULL) {
        kf_json_text(telling->builder, "piece", document->piece);
        kf_json_text(telling->builder, "title", document->title);
        kf_json_number(telling->builder, "pages", document->pages.count);
        kf_json_number(telling->builder, "width", document->pages.theme->page_width); /* 1/1024 pt */
        kf_json_number(telling->builder, "height", document->pages.theme->page_height);
    }
}

static void tell(struct telling *telling, const struct kf_parcel *question)
{
    const char *module = kf_parcel_get(question, "module");

    kf_overlay_view_begin(&telling->view, telling->arena, telling->content,
                          path_of(telling->kinfold, telling->arena, module, ".yaml"));
    add_document(telling);
    if (telling->kinfold->community != NULL) {
        add_file(telling, module);
    }
    add_texts(telling);
    add_blocks(telling);
    add_changes(telling);
    add_reading(telling, kf_parcel_get(question, "address"));
    kf_overlay_view_end(&telling->view);
}

static void run(struct kinfold *kinfold, const struct kf_parcel *question, struct kf_parcel *answer)
{
    struct telling telling = {.kinfold = kinfold};
    const char *piece = kf_parcel_get(question, "piece");
    const struct kf_documents *documents = NULL;
    struct kinfold_options options;

    if (!kf_task_read_question(kinfold, question, &options, answer)) {
        return;
    }
    telling.builder = json_builder_new();
    json_builder_begin_object(telling.builder);
    kf_json_text(telling.builder, "community", kinfold->community);
    kf_call_begin(kinfold);
    telling.arena = kinfold->run.arena;
    telling.content = kf_call_content(kinfold, kf_parcel_get(question, "module"), &options);
    if (telling.content != NULL) {
        kf_loaded_check(kinfold->loaded, kinfold->run.diags, telling.content);
        documents = kf_call_documents(kinfold, telling.content, piece);
        telling.document = documents != NULL ? kf_document_find(&kinfold->run, documents, piece) : NULL;
        tell(&telling, question);
    }
    kf_call_end(kinfold);
    kf_task_add_found(kinfold, telling.builder);
    json_builder_end_object(telling.builder);
    kf_task_give_json(answer, telling.builder, telling.content != NULL ? 200 : 422);
}

/* --- what is written ---------------------------------------------------------------------------------------------------- */

/* The lock file of the community's own file once the changes of these addresses are looked at; NULL: it needs none. Caller
 * frees. */
static char *lock_of(struct kinfold *kinfold, struct kf_arena *arena, const char *module, const char *const *accepted)
{
    const char *path = path_of(kinfold, arena, module, ".yaml");
    const struct kf_overlay_file *file = NULL;
    struct kf_cli cli = {.run = kinfold->run};
    struct kf_accepted chosen = {.changes = NULL};
    struct kf_survey survey;

    kf_survey(&cli, kf_call_kit(kinfold), module, &survey);
    for (int i = 0; i < survey.states.count; i++) {
        const struct kf_overlay_state *state = survey.states.items[i];

        file = kf_overlay_is_at(state->file, path) ? state->file : file;
    }
    if (file != NULL) {
        chosen = kf_survey_accept(arena, &survey, file, accepted);
    }
    return file != NULL || kf_task_file_text(kinfold, arena, path_of(kinfold, arena, module, ".lock.yaml")) != NULL
               ? kf_overlay_lock(arena, chosen.changes, chosen.count)
               : NULL;
}

static void add_files(struct kinfold *kinfold, struct kf_arena *arena, JsonBuilder *builder, const char *module,
                      const char *const *accepted)
{
    char *lock = lock_of(kinfold, arena, module, accepted);

    kf_json_array(builder, "files");
    kf_saving_add(builder, kf_arena_format(arena, "overlays/%s.lock.yaml", module), lock);
    kf_saving_add(builder, kf_arena_format(arena, "overlays/%s.yaml", module),
                  kf_task_file_text(kinfold, arena, path_of(kinfold, arena, module, ".yaml")));
    json_builder_end_array(builder);
    g_free(lock);
}

/* Whatever would keep `kinfold build` from making the module's pages. */
static void look_for_mistakes(struct kinfold *kinfold, const char *module, const struct kinfold_options *options)
{
    const struct kf_content *content = kf_call_content(kinfold, module, options);

    if (content != NULL) {
        kf_loaded_check(kinfold->loaded, kinfold->run.diags, content);
        (void)kf_call_documents(kinfold, content, /* piece */ NULL);
    }
}

/* The files as they are to be written, once all of the module can be made with them, in its usual form and in the one that
 * is looked at. */
static void run_record(struct kinfold *kinfold, const struct kf_parcel *question, struct kf_parcel *answer)
{
    const char *module = kf_parcel_get(question, "module");
    struct kf_arena *arena = kf_arena_new();
    struct kinfold_options options;
    JsonBuilder *builder;

    if (kinfold->community == NULL || !kf_draft_is_of_words(question)) {
        kf_task_fail(kinfold, answer, 400);
    } else if (kf_task_read_question(kinfold, question, &options, answer)) {
        builder = json_builder_new();
        json_builder_begin_object(builder);
        kf_call_begin(kinfold);
        look_for_mistakes(kinfold, module, NULL);
        look_for_mistakes(kinfold, module, &options);
        if (kinfold->run.diags->errors == 0) {
            add_files(kinfold, kinfold->run.arena, builder, module, kf_draft_accepted(arena, question));
        }
        kf_call_end(kinfold);
        kf_task_add_found(kinfold, builder);
        json_builder_end_object(builder);
        kf_task_give_json(answer, builder, 200);
    }
    kf_arena_free(arena);
}

const struct kf_task kf_task_wording = {"wording", run};
const struct kf_task kf_task_record = {"record", run_record};
