/* What is printed how. */

#include "cli/ticket.h"

#include <string.h>

#include "cli/json.h"
#include "editions/volume.h"
#include "model/series.h"
#include "model/supplies.h"

#define STAPLE_MOST 25 /* sheets that a stapler of an office goes through */

const char *const kf_ticket_after_names[] = {"private", "leave-here", "shred", "share", "staff", NULL};

/* --- how many --------------------------------------------------------------------------------------------------------- */

/* Where it is not known how many come: for the largest group that the session is for. */
static const struct kf_supplies *supplies_of(struct kf_arena *arena, const struct kf_content *content)
{
    const struct kf_session *session = content->module->session;
    struct kf_content counted = *content;

    if (counted.edition.group_size == 0 && session != NULL && session->group_size != NULL) {
        counted.edition.group_size = session->group_size->to;
    }
    return kf_supplies_new(arena, &counted);
}

static int copies_of(const struct kf_supplies *supplies, const struct kf_document *document,
                     const struct kf_handout *handout)
{
    const struct kf_handout_supply *supply = handout == NULL ? NULL : kf_supplies_handout(supplies, handout->id);

    if (supply != NULL) {
        return supply->copies;
    }
    return supplies == NULL                                             ? 1
           : document->kind == KF_MAKE_PACKET                           ? supplies->people + supplies->spares
           : document->kind & (unsigned)(KF_MAKE_GUIDE | KF_MAKE_PACK)  ? supplies->facilitators
                                                                        : 1;
}

/* --- one file --------------------------------------------------------------------------------------------------------- */

static enum kf_print_sides sides_of(const struct kf_document *document, enum kf_cut cut)
{
    if (document->pages.count < 2 || cut == KF_CUT_ONE_SIDED || document->kind == KF_MAKE_POSTERS) {
        return KF_ONE_SIDED;
    }
    return document->pages.pages[0].theme->landscape ? KF_SHORT_EDGE : KF_LONG_EDGE;
}

static enum kf_ticket_after after_of(const struct kf_document *document, const struct kf_handout *handout)
{
    if (handout != NULL) {
        return (enum kf_ticket_after)handout->keep;
    }
    return document->kind & KF_MAKE_NOT_FOR_FAMILIES                  ? KF_AFTER_STAFF
           : document->kind & (unsigned)(KF_MAKE_CARDS | KF_MAKE_POSTERS) ? KF_AFTER_SHARE
                                                                      : KF_AFTER_PRIVATE;
}

static const char *what_of(enum kf_make kind)
{
    static const struct {
        enum kf_make kind;
        const char *word;
    } words[] = {
        {KF_MAKE_HANDOUTS, "ticket-handout"}, {KF_MAKE_GUIDE, "facilitator-guide"}, {KF_MAKE_CLINICIAN, "clinician-side"},
        {KF_MAKE_PACKET, "participant-packet"}, {KF_MAKE_PACK, "facilitator-pack"},      {KF_MAKE_CARDS, "ticket-cards"},
        {KF_MAKE_POSTERS, "ticket-posters"},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        if (words[i].kind == kind) {
            return words[i].word;
        }
    }
    return "ticket-handout";
}

static struct kf_ticket_line *add_line(struct kf_arena *arena, const struct kf_content *content, struct kf_ticket *ticket,
                                       const struct kf_supplies *supplies, const struct kf_document *document)
{
    const struct kf_handout *handout = kf_document_handout(content, document);
    enum kf_cut cut = handout == NULL ? KF_CUT_NOTHING : kf_cut_outs_how(arena, handout, &document->pages);
    struct kf_ticket_line *line = KF_NEW(arena, struct kf_ticket_line);
    int pages = document->pages.count;

    *line = (struct kf_ticket_line){
        .file = document->name,
        .title = document->title,
        .number = handout == NULL ? NULL
                                  : kf_module_handout_number(arena, content->module, handout->number),
        .what = what_of(document->kind),
        .pages = pages,
        .copies = copies_of(supplies, document, handout),
        .sides = sides_of(document, cut),
        .cut = cut != KF_CUT_NOTHING || document->kind == KF_MAKE_CARDS,
        .after = after_of(document, handout),
    };
    line->sheets = line->sides == KF_ONE_SIDED ? pages : (pages + 1) / 2;
    /* The pages of a packet can go one by one; what is cut is not held together. */
    line->staple = line->sheets > 1 && line->sheets <= STAPLE_MOST && !line->cut &&
                   (document->kind & (KF_MAKE_PACKET | KF_MAKE_POSTERS)) == 0;
    line->lp = kf_printer_line(arena, &(struct kf_print_job){.path = line->file,
                                                             .copies = line->copies,
                                                             .sides = line->sides,
                                                             .media = ticket->media});
    kf_list_add(arena, &ticket->lines, line);
    return line;
}

static struct kf_ticket *new_ticket(struct kf_arena *arena, const struct kf_content *content,
                                    const struct kf_supplies *supplies)
{
    struct kf_ticket *ticket = KF_NEW(arena, struct kf_ticket);

    ticket->paper = kf_paper_names[content->edition.paper];
    ticket->media = kf_printer_media(content->edition.paper);
    ticket->people = supplies == NULL ? 1 : supplies->people;
    ticket->facilitators = supplies == NULL ? 1 : supplies->facilitators;
    ticket->spares = supplies == NULL ? 0 : supplies->spares;
    return ticket;
}

struct kf_ticket *kf_ticket_new(struct kf_arena *arena, const struct kf_content *content,
                                const struct kf_documents *documents)
{
    const struct kf_supplies *supplies = supplies_of(arena, content);
    struct kf_ticket *ticket = new_ticket(arena, content, supplies);

    ticket->module = content->module->id;
    ticket->title = content->module->title.text;
    for (int i = 0; i < documents->count; i++) {
        (void)add_line(arena, content, ticket, supplies, documents->items[i]);
    }
    return ticket;
}

/* --- a series --------------------------------------------------------------------------------------------------------- */

/* Where sessions differ: for the most who lead, and the most who come. */
static const struct kf_supplies *most_of(struct kf_arena *arena, const struct kf_list *bound)
{
    const struct kf_bound *first = bound->items[0];
    const struct kf_supplies *most = supplies_of(arena, first->content);

    for (int i = 1; i < bound->count; i++) {
        const struct kf_supplies *supplies = supplies_of(arena, ((const struct kf_bound *)bound->items[i])->content);

        if (most == NULL || (supplies != NULL && supplies->people + supplies->facilitators > most->people + most->facilitators)) {
            most = supplies;
        }
    }
    return most;
}

static const char *session_of(struct kf_arena *arena, const struct kf_vocabulary *words, const struct kf_content *content)
{
    return kf_vocabulary_fill(words, arena, "pack-session", "number",
                              kf_arena_format(arena, "%d", content->edition.session->place), "title",
                              content->module->title.text, NULL);
}

struct kf_ticket *kf_ticket_of_series(struct kf_arena *arena, const struct kf_list *bound)
{
    const struct kf_content *first = ((const struct kf_bound *)bound->items[0])->content;
    const struct kf_series *series = first->kit->community->series;
    const struct kf_supplies *most = most_of(arena, bound);
    struct kf_ticket *ticket = new_ticket(arena, first, most);

    ticket->title = ticket->series =
        series->title.text != NULL ? series->title.text : kf_vocabulary_get(first->vocabulary, "series-at-a-glance");
    for (int i = 0; i < bound->count; i++) {
        const struct kf_bound *one = bound->items[i];
        bool whole = one->document->kind == KF_MAKE_PACK;
        const struct kf_supplies *supplies = whole ? most : supplies_of(arena, one->content);

        add_line(arena, one->content, ticket, supplies, one->document)->session =
            whole ? NULL : session_of(arena, first->vocabulary, one->content);
    }
    return ticket;
}

/* --- JSON ------------------------------------------------------------------------------------------------------------- */

static void add_json(JsonBuilder *builder, const struct kf_ticket_line *line)
{
    json_builder_begin_object(builder);
    kf_json_text(builder, "file", line->file);
    kf_json_text(builder, "title", line->title);
    kf_json_text(builder, "kind", line->what + (g_str_has_prefix(line->what, "ticket-") ? strlen("ticket-") : 0));
    kf_json_text(builder, "session", line->session);
    kf_json_text(builder, "number", line->number);
    kf_json_number(builder, "pages", line->pages);
    kf_json_number(builder, "sheets", line->sheets);
    kf_json_number(builder, "copies", line->copies);
    kf_json_text(builder, "sides", kf_print_sides_names[line->sides]);
    kf_json_flag(builder, "staple", line->staple);
    kf_json_flag(builder, "cut", line->cut);
    kf_json_text(builder, "after", kf_ticket_after_names[line->after]);
    kf_json_text(builder, "lp", line->lp);
    json_builder_end_object(builder);
}

char *kf_ticket_json(struct kf_arena *arena, const struct kf_ticket *ticket)
{
    JsonBuilder *builder = json_builder_new();
    JsonNode *root;
    char *text, *result;

    json_builder_begin_object(builder);
    kf_json_number(builder, "kinfold-print-ticket", 1);
    kf_json_text(builder, "module", ticket->module);
    kf_json_text(builder, "series", ticket->series);
    kf_json_text(builder, "title", ticket->title);
    kf_json_text(builder, "paper", ticket->paper);
    kf_json_text(builder, "media", ticket->media);
    kf_json_number(builder, "people", ticket->people);
    kf_json_number(builder, "facilitators", ticket->facilitators);
    kf_json_number(builder, "spares", ticket->spares);
    kf_json_array(builder, "files");
    for (int i = 0; i < ticket->lines.count; i++) {
        add_json(builder, ticket->lines.items[i]);
    }
    json_builder_end_array(builder);
    json_builder_end_object(builder);
    root = json_builder_get_root(builder);
    text = json_to_string(root, /* pretty */ TRUE);
    result = kf_arena_format(arena, "%s\n", text);
    g_free(text);
    json_node_unref(root);
    g_object_unref(builder);
    return result;
}
