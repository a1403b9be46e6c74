/* Opening what an address leads into. */

#include "cli/subject.h"

#include <string.h>

#include "compose/catalogue.h"
#include "yaml/read.h"

struct opening {
    struct kf_cli *cli;
    const struct kf_options *options;
    const struct kf_kit *kit;
    struct kf_subject *subject;
};

static const struct kf_span nowhere = {.source = NULL};

static const struct kf_content *load(const struct opening *opening, const char *module)
{
    struct kf_edition edition = kf_options_edition(opening->options, opening->kit, /* variant */ 0);

    return kf_content_load(&opening->cli->run, opening->kit, module, &edition);
}

/* The first parts of an address. In arena. */
static const char *parts_of(struct kf_arena *arena, const char *address, int count)
{
    const char *end = address;

    while (*end != '\0' && (*end != '/' || --count > 0)) {
        end++;
    }
    return kf_arena_string_n(arena, address, (size_t)(end - address));
}

static bool say_unknown(struct kf_run *run, const char *hint, const char *format, const char *name)
{
    char *text = g_strdup_printf("%s \"%s\"", format, name);
    struct kf_diag *diag = kf_diag_push(run->diags, KF_UNKNOWN_ADDRESS, nowhere, NULL, "%s", text);

    kf_diag_hint(run->diags, diag, "%s", hint);
    g_free(text);
    return false;
}

/* --- modules -------------------------------------------------------------------------------------------------------- */

static bool open_module(const struct opening *opening, const char *module, const char *address)
{
    struct kf_subject *subject = opening->subject;
    const struct kf_content *content = load(opening, module);
    const char *id;
    size_t length;

    if (content == NULL) {
        return false;
    }
    id = content->module->id;
    length = strlen(id);
    subject->id = id;
    subject->address = strncmp(address, id, length) == 0 && (address[length] == '/' || address[length] == '\0')
                           ? address
                           : kf_arena_format(opening->cli->run.arena, "%s/%s", id, address);
    subject->record = &kf_module_record;
    subject->root = content->composed.root;
    subject->content = content;
    subject->composed = &content->composed;
    subject->input = content->input;
    subject->is_module = true;
    return true;
}

/* --- what has no module of its own ----------------------------------------------------------------------------------- */

/* Names and translations are those of the first module that can be read. */
static bool borrow(const struct opening *opening)
{
    struct kf_run *run = &opening->cli->run;
    struct kf_diags *diags = run->diags;

    for (int i = 0; i < opening->kit->module_count && opening->subject->content == NULL; i++) {
        run->diags = kf_diags_new(run->arena);
        opening->subject->content = load(opening, opening->kit->module_ids[i]);
    }
    if (opening->subject->content == NULL) {
        kf_diags_move(diags, run->diags);
    }
    run->diags = diags;
    return opening->subject->content != NULL;
}

static bool open_region(const struct opening *opening)
{
    struct kf_subject *subject = opening->subject;
    struct kf_run *run = &opening->cli->run;

    if (!borrow(opening)) {
        return false;
    }
    if (strcmp(subject->content->region->address, subject->id) != 0) {
        return say_unknown(run,
                           kf_arena_format(run->arena, "the helplines that print are those of %s",
                                           subject->content->region->address),
                           "this programme does not print", subject->id);
    }
    subject->record = &kf_region_record;
    subject->root = (struct kf_node *)(guintptr)subject->content->region->node;
    return true;
}

static const struct kf_node *find_piece(const struct kf_kit *kit, const char *id, const char **ret_nearest)
{
    const char **ids = g_new0(const char *, (gsize)kit->piece_count + 1);
    const struct kf_node *found = NULL;

    for (int i = 0; i < kit->piece_count && found == NULL; i++) {
        ids[i] = kf_node_get_text(kit->pieces[i], "id");
        if (g_strcmp0(ids[i], id) == 0) {
            found = kit->pieces[i];
        }
        ids[i] = ids[i] != NULL ? ids[i] : "";
    }
    *ret_nearest = found == NULL ? kf_nearest(id, ids, kit->piece_count) : NULL;
    g_free(ids);
    return found;
}

static bool open_piece(const struct opening *opening)
{
    struct kf_subject *subject = opening->subject;
    struct kf_run *run = &opening->cli->run;
    const char *nearest = NULL, *id = subject->id + strlen("pieces/");
    const struct kf_node *piece = find_piece(opening->kit, id, &nearest);
    struct kf_compose_input *input;
    struct kf_composed *composed = KF_NEW(run->arena, struct kf_composed);

    if (piece == NULL) {
        return say_unknown(run,
                           nearest != NULL ? kf_arena_format(run->arena, "did you mean \"pieces/%s\"?", nearest)
                                           : "shared pieces lie in modules/pieces/ and in pieces/ of your folder",
                           "there is no shared piece", id);
    }
    if (!borrow(opening)) {
        return false;
    }
    input = kf_arena_copy(run->arena, subject->content->input, sizeof *input);
    input->module = piece;
    input->record = &kf_piece_record;
    input->id = subject->id;
    input->overlay_count = 0;
    input->setting_count = 0;
    if (!kf_compose(run, input, composed)) {
        return false;
    }
    subject->record = &kf_piece_record;
    subject->root = composed->root;
    subject->composed = composed;
    subject->input = input;
    return true;
}

static const struct kf_message *translation_of(const struct kf_compose_input *input, const char *address,
                                               const struct kf_catalogue **ret_catalogue)
{
    for (int i = 0; i < input->catalogue_count; i++) {
        const struct kf_message *message = kf_catalogue_find(input->catalogues[i], address);

        if (message != NULL && message->text != NULL) {
            *ret_catalogue = input->catalogues[i];
            return message;
        }
    }
    return NULL;
}

/* A word of the program: its own tree of one text, translated as compose would. */
static bool open_word(const struct opening *opening)
{
    struct kf_subject *subject = opening->subject;
    struct kf_run *run = &opening->cli->run;
    const struct kf_catalogue *catalogue = NULL;
    const struct kf_message *message;
    const struct kf_node *file, *words;
    struct kf_node *word;

    if (!borrow(opening)) {
        return false;
    }
    file = kf_yaml_read(run, kf_arena_format(run->arena, "%s/modules/words/%s.yaml", opening->kit->data_dir,
                                             subject->content->module->language));
    words = file == NULL ? NULL : kf_node_get(file, "words");
    word = words == NULL ? NULL : kf_node_get(words, subject->address + strlen("words/"));
    if (word == NULL || word->kind != KF_SCALAR) {
        return file != NULL && say_unknown(run, "modules/words/ has them, one id a line", "the program has no word",
                                           subject->address);
    }
    message = translation_of(subject->content->input, subject->address, &catalogue);
    subject->root = word;
    if (message != NULL) {
        subject->root = kf_arena_copy(run->arena, word, sizeof *word);
        subject->root->text = message->text;
        subject->root->layer = catalogue->layer;
        subject->root->span = message->span;
        subject->root->replaced = word;
    }
    subject->input = subject->content->input;
    return true;
}

static bool open_community(const struct opening *opening)
{
    struct kf_subject *subject = opening->subject;
    const struct kf_community *community = opening->kit->community;
    struct kf_arena *arena = opening->cli->run.arena;

    if (strcmp(subject->id, kf_arena_format(arena, "communities/%s", community->name)) != 0) {
        return say_unknown(&opening->cli->run,
                           kf_arena_format(arena, "this programme is communities/%s; --community names another",
                                           community->name),
                           "this is not the programme here:", subject->id);
    }
    subject->record = &kf_community_record;
    subject->root = (struct kf_node *)(guintptr)community->node;
    return true;
}

/* --- which of them ---------------------------------------------------------------------------------------------------- */

static const struct {
    const char *first;
    int parts;
    bool (*open)(const struct opening *opening);
} others[] = {
    {"helplines", 2, open_region},
    {"pieces", 2, open_piece},
    {"words", 1, open_word},
    {"communities", 2, open_community},
};

bool kf_subject_open(struct kf_cli *cli, const struct kf_options *options, const char *module, const char *address,
                     struct kf_subject *ret_subject)
{
    struct kf_options named = *options;
    struct opening opening = {.cli = cli, .options = options, .kit = kf_cli_kit(cli, options), .subject = ret_subject};
    const char *first = parts_of(cli->run.arena, address, 1);
    const char *const arguments[] = {module != NULL ? module : first, NULL};
    const char **modules;

    *ret_subject = (struct kf_subject){.address = address};
    if (opening.kit == NULL) {
        return false;
    }
    for (size_t i = 0; module == NULL && i < G_N_ELEMENTS(others); i++) {
        if (strcmp(others[i].first, first) == 0) {
            ret_subject->id = parts_of(cli->run.arena, address, others[i].parts);
            return others[i].open(&opening);
        }
    }
    named.arguments = (const char **)(guintptr)arguments;
    named.argument_count = 1;
    modules = kf_cli_modules(cli, opening.kit, &named);
    return modules != NULL && open_module(&opening, modules[0], address);
}
