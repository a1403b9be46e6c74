/* The participant packet: what a family takes home from a module, sheet by sheet. */
#include <string.h>

#include "blocks/session_lists.h"
#include "editions/binder.h"
#include "editions/cover.h"
#include "editions/leak_proof.h"
#include "editions/volume.h"

#define PACKET "participant-packet"

struct bound { /* a handout in the packet */
    const struct kf_document *document;
    const struct kf_handout *handout;
    const char *number, *address, *label; /* "2.1", "repair-conversations/six-steps", "H1-" */
};

struct packet {
    struct kf_run *run;
    const struct kf_volume *volume;
    const struct kf_chapter *chapter;
    struct kf_typeset set;
    struct kf_list handouts; /* struct bound *, in the order in which they are bound */
};

/* --- which handouts --------------------------------------------------------------------------------------------------- */

static void add_handout(struct packet *packet, const struct kf_chapter *chapter, const struct kf_document *document)
{
    struct kf_arena *arena = packet->run->arena;
    struct bound *bound = KF_NEW(arena, struct bound);

    *bound = (struct bound){
        .document = document,
        .handout = kf_document_handout(chapter->content, document),
        .number = kf_module_handout_number(arena, chapter->content->module, document->handout),
        .address = kf_arena_format(arena, "%s/%s", chapter->content->module->id, document->piece),
        .label = kf_handout_label(arena, chapter->content, document->handout, /* of_series */ false),
    };
    kf_list_add(arena, &packet->handouts, bound);
}

/* What several share is not what one family carries home. */
static bool is_carried_home(const struct kf_chapter *chapter, const struct kf_document *document)
{
    const struct kf_handout *handout = kf_document_handout(chapter->content, document);

    return handout->copies == KF_COPIES_EACH && kf_handout_goes_home(handout);
}

static const struct kf_document *find_piece(const struct kf_chapter *chapter, const char *piece)
{
    for (int i = 0; i < chapter->documents->count; i++) {
        if (strcmp(chapter->documents->items[i]->piece, piece) == 0) {
            return chapter->documents->items[i];
        }
    }
    return NULL;
}

void kf_volume_no_helplines(struct kf_run *run, const struct kf_content *kit)
{
    bool own = kf_same_language(kit->language, kit->module->language) && !kit->second;
    struct kf_diag *diag =
        kf_diag_push(run->diags, own ? KF_UNKNOWN_REFERENCE : KF_MISSING_TRANSLATION, kit->module->node->span,
                     KF_KIT_MODULE "/helplines", "a packet always has the page of helplines, and \"%s\" has none%s",
                     KF_KIT_MODULE, own ? "" : " in this language yet");

    kf_diag_hint(run->diags, diag,
                 own ? "give module \"" KF_KIT_MODULE "\" a handout with the id \"helplines\""
                     : "translate its handout \"helplines\"; until then make the handouts alone (--make handouts)");
}

/* The helplines first, in the packet of every module. */
static bool collect_handouts(struct packet *packet)
{
    const struct kf_chapter *kit = &packet->volume->kit;
    bool is_kit = strcmp(packet->chapter->content->module->id, kit->content->module->id) == 0;
    const struct kf_document *helplines = find_piece(is_kit ? packet->chapter : kit, KF_KIT_HELPLINES);

    if (!helplines) {
        kf_volume_no_helplines(packet->run, kit->content);
        return false;
    }
    if (!is_kit) {
        add_handout(packet, kit, helplines);
    }
    for (int i = 0; i < packet->chapter->documents->count; i++) {
        const struct kf_document *document = packet->chapter->documents->items[i];
        if (document->kind == KF_MAKE_HANDOUTS && is_carried_home(packet->chapter, document)) {
            add_handout(packet, packet->chapter, document);
        }
    }
    return true;
}

/* --- cover ---------------------------------------------------------------------------------------------------------- */

static struct kf_section *section_of(struct kf_build *build, struct kf_list *boxes, const char *title)
{
    struct kf_section *section = KF_NEW(build->arena, struct kf_section);

    section->title = title;
    section->flow.body = kf_body_box(build, boxes);
    section->flow.continued = kf_continued_box(build, title);
    return section;
}

static struct kf_box *keep_note(struct kf_build *build)
{
    const struct kf_vocabulary *words = build->content->vocabulary;
    struct kf_text *text = KF_NEW(build->arena, struct kf_text);

    text->text = kf_vocabulary_get(words, "packet-keep");
    return kf_part_note(build, "yes", kf_build_labelled(build, kf_vocabulary_get(words, "packet-yours"), text));
}

static bool add_cover(struct packet *packet, struct kf_build *build, struct kf_list *ret_sections)
{
    static const char *const protects[] = {"kit/helplines/not-home", "kit/welcome/afraid",        "kit/helplines/overdose",
                                           "kit/helplines/contacts-heading", "kit/helplines/contacts", NULL};
    const struct kf_module *module = build->content->module;
    struct kf_cover cover = {
        .kind = kf_vocabulary_get(build->content->vocabulary, PACKET),
        .title = &module->title,
        .subtitle = &module->subtitle,
        .message = &module->main_message,
        .picture = module->session ? module->session->picture : NULL,
        .when = kf_session_when(build, build->content),
    };
    struct kf_list boxes = {0};

    kf_cover_head(build, &cover, &boxes);
    kf_list_add(build->arena, &boxes, keep_note(build));
    if (!kf_cover_kit_blocks(build, packet->volume->kit.content, protects, &boxes)) {
        return false;
    }
    struct kf_section *section = section_of(build, &boxes, cover.kind);
    section->flow.wished_sides = build->theme->single_column ? 0 : 1;
    kf_list_add(build->arena, ret_sections, section);
    return true;
}

/* --- log ------------------------------------------------------------------------------------------------------------- */

static void add_log(struct packet *packet, struct kf_build *build, struct kf_list *ret_sections)
{
    const struct kf_inline *title = kf_build_words(build, "packet-log");
    struct kf_handout_fact *facts = KF_NEW_ARRAY(build->arena, packet->handouts.count, struct kf_handout_fact);
    struct kf_list boxes = {0};

    for (int i = 0; i < packet->handouts.count; i++) {
        const struct bound *bound = packet->handouts.items[i];
        facts[i] = (struct kf_handout_fact){bound->handout, bound->number, bound->address, bound->document->pages.count};
    }
    kf_list_add(build->arena, &boxes,
                kf_title_box(build, NULL, title, kf_build_words(build, "packet-log-lead"), NULL));
    kf_list_add(build->arena, &boxes, kf_handout_log_box(build, "packet-log", facts, packet->handouts.count));
    kf_list_add(build->arena, ret_sections, section_of(build, &boxes, title->text));
}

/* --- the whole ------------------------------------------------------------------------------------------------------- */

static const struct kf_document *front_of(struct packet *packet)
{
    const struct kf_content *content = packet->chapter->content;
    const struct kf_vocabulary *words = content->vocabulary;
    struct kf_document *document = kf_typeset_new(&packet->set, KF_MAKE_PACKET, "cover", kf_vocabulary_get(words, PACKET));
    struct kf_build build = kf_typeset_build(&packet->set, document, packet->set.context, content, &document->theme);
    struct kf_head_lines lines = {content->module->title.text, kf_vocabulary_get(words, "packet-line"), /* marked */ true,
                                  /* roman */ true};
    struct kf_list sections = {0};
    struct kf_placer placer;

    kf_placer_init(&placer, build.shaper, &document->pages);
    if (!add_cover(packet, &build, &sections)) {
        return NULL;
    }
    add_log(packet, &build, &sections);
    kf_typeset_fill(document, &placer, &sections);
    kf_furniture_place(&build, &placer, document->kind, /* handout */ NULL,
                       &(struct kf_leaves){.count = document->pages.count, .step = 1, .lines = &lines});
    return document;
}

static void bind_handout(struct packet *packet, struct kf_binder *binder, const struct bound *bound)
{
    struct kf_arena *arena = packet->run->arena;
    const struct kf_vocabulary *words = packet->chapter->content->vocabulary;

    kf_binder_add(binder, &(struct kf_binding){
                              .document = bound->document,
                              .title = kf_vocabulary_fill(words, arena, "handout-caption", "handout", bound->number, "title",
                                                          bound->document->title, NULL),
                              .address = bound->address,
                              .label = bound->label,
                          });
}

struct kf_document *kf_packet_layout(struct kf_run *run, const struct kf_volume *volume)
{
    const struct kf_chapter *chapter = &volume->chapters[0];
    const struct kf_content *content = chapter->content;
    struct packet packet = {.run = run, .volume = volume, .chapter = chapter,
                            .set = {.run = run, .context = volume->context, .content = content}};
    const char *title = kf_vocabulary_fill(content->vocabulary, run->arena, "packet-title", "title",
                                           content->module->title.text, NULL);
    const struct kf_document *front = collect_handouts(&packet) ? front_of(&packet) : NULL;
    struct kf_binder binder;

    if (!front) {
        return NULL;
    }
    packet.set.secrets = kf_secrets_new(run->arena);
    kf_secrets_add(packet.set.secrets, content);
    kf_secrets_add(packet.set.secrets, volume->kit.content);
    kf_binder_init(&binder, &packet.set, KF_MAKE_PACKET, PACKET, title);
    kf_binder_add(&binder, &(struct kf_binding){.document = front, .sections = true});
    for (int i = 0; i < packet.handouts.count; i++) {
        bind_handout(&packet, &binder, packet.handouts.items[i]);
    }
    return kf_binder_close(&binder);
}
