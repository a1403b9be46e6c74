/* The facilitator pack: everything that one person carries into the room, from one source. */
#include "editions/pack_internal.h"

#include <string.h>

#include "model/series.h"
#include "model/supplies.h"

#define PACK "facilitator-pack"
#define GUIDE "facilitator-guide"

/* --- pieces ---------------------------------------------------------------------------------------------------------- */

static bool is_series(const struct kf_pack *pack)
{
    return pack->volume->series != NULL;
}

static const char *word(const struct kf_pack *pack, const char *id)
{
    return kf_vocabulary_get(pack->content->vocabulary, id);
}

const char *kf_pack_session_title(const struct kf_pack *pack, const struct kf_chapter *chapter)
{
    const struct kf_content *content = chapter->content;

    return kf_vocabulary_fill(pack->content->vocabulary, pack->run->arena, "pack-session", "number",
                              kf_arena_format(pack->run->arena, "%d", content->edition.session->place), "title",
                              content->module->title.text, NULL);
}

static struct kf_pack_piece *add_piece(struct kf_pack *pack, struct kf_pack_piece piece)
{
    struct kf_pack_piece *kept = kf_arena_copy(pack->run->arena, &piece, sizeof piece);

    kf_list_add(pack->run->arena, &pack->pieces, kept);
    return kept;
}

/* The kit's pages are copied for those who come to the first session. */
static const struct kf_session *session_of(const struct kf_pack *pack, const struct kf_chapter *chapter)
{
    return chapter == &pack->volume->kit ? pack->content->module->session : chapter->content->module->session;
}

/* How many to copy, where it is known how many people come. */
static const char *copies_of(const struct kf_pack *pack, const struct kf_chapter *chapter, const struct kf_document *document)
{
    struct kf_arena *arena = pack->run->arena;
    const struct kf_handout *handout = kf_document_handout(chapter->content, document);
    const struct kf_session *session = session_of(pack, chapter);
    const struct kf_supplies *supplies =
        session ? kf_supplies_with(arena, chapter->content->module, session, pack->content->edition.group_size) : NULL;
    const struct kf_handout_supply *supply = handout ? kf_supplies_handout(supplies, handout->id) : NULL;

    if (!supply) {
        return NULL;
    }
    return handout->copies != KF_COPIES_EACH && supply->copies == 1
               ? word(pack, "pack-copies-group")
               : kf_vocabulary_fill(pack->content->vocabulary, arena,
                                    handout->copies == KF_COPIES_EACH ? "copies" : "pack-copies-sets", "n",
                                    kf_arena_format(arena, "%d", supply->copies), NULL);
}

/* Addresses tell modules apart, but not a module's first session from its second. */
static const char *prefix_of(const struct kf_pack *pack, const struct kf_chapter *chapter)
{
    for (const struct kf_chapter *other = pack->volume->chapters; other < chapter; other++) {
        if (strcmp(other->content->module->id, chapter->content->module->id) == 0) {
            return kf_arena_format(pack->run->arena, "%s/", chapter->content->edition.session->id);
        }
    }
    return NULL;
}

static const char *address_of(const struct kf_pack *pack, const struct kf_chapter *chapter, const char *prefix,
                              const char *piece)
{
    return kf_arena_format(pack->run->arena, "%s%s/%s", prefix ? prefix : "", chapter->content->module->id, piece);
}

static const char *guide_label(const struct kf_pack *pack, const struct kf_chapter *chapter)
{
    struct kf_arena *arena = pack->run->arena;
    const struct kf_module *module = chapter->content->module;

    if (module->letter) {
        return kf_arena_format(arena, "%s-", kf_module_sign(arena, module));
    }
    return is_series(pack) ? kf_vocabulary_fill(pack->content->vocabulary, arena, "page-label-session-guide", "number",
                                                kf_arena_format(arena, "%d", chapter->content->edition.session->place), NULL)
                           : word(pack, "page-label-guide");
}

static void add_document(struct kf_pack *pack, const struct kf_chapter *chapter, const struct kf_document *document,
                         int level)
{
    struct kf_arena *arena = pack->run->arena;
    const struct kf_content *content = chapter->content;
    bool is_kit = chapter == &pack->volume->kit, guide = document->kind == KF_MAKE_GUIDE;
    const char *prefix = is_kit ? NULL : prefix_of(pack, chapter);
    const char *number = kf_module_handout_number(arena, content->module, document->handout);

    add_piece(pack, (struct kf_pack_piece){
                        .document = document,
                        .chapter = chapter,
                        .title = guide ? word(pack, "pack-guide")
                                       : kf_vocabulary_fill(pack->content->vocabulary, arena, "handout-caption", "handout",
                                                            number, "title", document->title, NULL),
                        .address = address_of(pack, chapter, prefix, document->piece),
                        .prefix = prefix,
                        .label = guide ? guide_label(pack, chapter)
                                       : kf_handout_label(arena, content, document->handout, is_series(pack)),
                        .copies = guide ? NULL : copies_of(pack, chapter, document),
                        .level = level,
                        .sections = guide,
                    });
}

/* The guide before the handouts that it speaks of. */
static void add_chapter(struct kf_pack *pack, const struct kf_chapter *chapter, const char *head)
{
    const struct kf_documents *documents = chapter->documents;

    if (head) {
        add_piece(pack, (struct kf_pack_piece){.chapter = chapter, .title = head});
    }
    for (int handouts = 0; handouts < 2; handouts++) {
        for (int i = 0; i < documents->count; i++) {
            enum kf_make wanted = handouts ? KF_MAKE_HANDOUTS : KF_MAKE_GUIDE;
            if (documents->items[i]->kind == wanted) {
                add_document(pack, chapter, documents->items[i], head ? 1 : 0);
            }
        }
    }
}

static void collect_pieces(struct kf_pack *pack)
{
    const struct kf_volume *volume = pack->volume;
    bool is_kit = false;

    for (int i = 0; i < volume->chapter_count; i++) {
        const struct kf_chapter *chapter = &volume->chapters[i];
        add_chapter(pack, chapter, is_series(pack) ? kf_pack_session_title(pack, chapter) : NULL);
        is_kit = is_kit || strcmp(chapter->content->module->id, volume->kit.content->module->id) == 0;
    }
    if (!is_kit) {
        add_chapter(pack, &volume->kit, word(pack, "pack-kit"));
    }
}

static void collect_references(struct kf_pack *pack)
{
    const struct kf_document *references = kf_pack_references(pack);

    if (references) {
        add_piece(pack, (struct kf_pack_piece){.document = references,
                                               .title = word(pack, "references"),
                                               .address = "references",
                                               .label = word(pack, "page-label-references")});
    }
}

/* --- own pages ---------------------------------------------------------------------------------------------------------- */

void kf_pack_add_section(struct kf_build *build, struct kf_list *boxes, const char *title, struct kf_list *ret_sections)
{
    struct kf_section *section = KF_NEW(build->arena, struct kf_section);

    section->title = title;
    section->flow.body = kf_body_box(build, boxes);
    section->flow.continued = kf_continued_box(build, title);
    kf_list_add(build->arena, ret_sections, section);
}

struct kf_document *kf_pack_new_pages(struct kf_pack *pack, const char *title, struct kf_build *ret_build)
{
    struct kf_document *document = kf_typeset_new(&pack->set, KF_MAKE_PACK, PACK, title);
    const struct kf_brand *brand = pack->content->kit->community->brand;

    if (is_series(pack)) {
        kf_theme_init(&document->theme, &pack->content->edition, pack->content->language, pack->content->right_to_left,
                      /* identity */ NULL);
        if (brand && brand->colour) {
            kf_theme_brand(&document->theme, brand->colour);
        }
    }
    *ret_build = kf_typeset_build(&pack->set, document, pack->set.context, pack->content, &document->theme);
    ret_build->facts = pack->facts;
    return document;
}

void kf_pack_fill_pages(struct kf_pack *pack, struct kf_document *document, struct kf_build *build,
                        const struct kf_list *sections, bool roman)
{
    struct kf_head_lines lines = {pack->title->text, word(pack, "pack-line"), /* marked */ !is_series(pack),
                                  roman};
    struct kf_placer placer;

    kf_placer_init(&placer, build->shaper, &document->pages);
    kf_typeset_fill(document, &placer, sections);
    kf_furniture_place(build, &placer, document->kind, /* handout */ NULL,
                       &(struct kf_leaves){.count = document->pages.count, .step = 1, .lines = &lines});
}

/* --- the whole ---------------------------------------------------------------------------------------------------------- */

static void bind_pieces(struct kf_pack *pack, struct kf_binder *binder)
{
    struct kf_element *group = NULL;

    for (int i = 0; i < pack->pieces.count; i++) {
        const struct kf_pack_piece *piece = pack->pieces.items[i];
        if (!piece->document) {
            group = kf_binder_group(binder, piece->title, /* level */ 0);
            continue;
        }
        kf_binder_add(binder, &(struct kf_binding){.document = piece->document,
                                                   .title = piece->title,
                                                   .address = piece->address,
                                                   .prefix = piece->prefix,
                                                   .label = piece->label,
                                                   .level = piece->level,
                                                   .sections = piece->sections,
                                                   .group = piece->level > 0 ? group : NULL});
    }
}

/* What the series' file is named by: not by its first session. */
static const char *name_of(const struct kf_pack *pack)
{
    struct kf_content whole = *pack->content;

    if (is_series(pack)) {
        whole.edition.session = NULL;
        whole.edition.audience = NULL;
    }
    return kf_output_name(pack->run->arena, &whole, PACK, /* with_length */ !is_series(pack));
}

static const struct kf_text *title_of(struct kf_run *run, const struct kf_volume *volume, const struct kf_content *content)
{
    struct kf_text *plain = KF_NEW(run->arena, struct kf_text);

    if (!volume->series) {
        return &content->module->title;
    }
    plain->text = kf_vocabulary_get(content->vocabulary, "series-at-a-glance");
    return volume->series->title.text ? &volume->series->title : plain;
}

struct kf_document *kf_pack_layout(struct kf_run *run, const struct kf_volume *volume)
{
    const struct kf_content *content = volume->chapters[0].content;
    struct kf_pack pack = {
        .run = run,
        .volume = volume,
        .content = content,
        .set = {.run = run, .context = volume->context, .content = content},
        .title = title_of(run, volume, content),
        .facts = kf_facts_of_chapters(run->arena, volume->chapters, volume->chapter_count),
    };
    const char *title = kf_vocabulary_fill(content->vocabulary, run->arena, "pack-title", "title", pack.title->text, NULL);
    struct kf_binder binder;

    collect_pieces(&pack);
    collect_references(&pack);
    const struct kf_document *front = kf_pack_front(&pack);
    kf_binder_init(&binder, &pack.set, KF_MAKE_PACK, PACK, title);
    binder.document->name = name_of(&pack);
    binder.document->subject = pack.title->text;
    kf_binder_add(&binder, &(struct kf_binding){.document = front, .sections = true});
    bind_pieces(&pack, &binder);
    return kf_binder_close(&binder);
}

const char *kf_series_folder(struct kf_arena *arena, const struct kf_series *series)
{
    char *plain = g_str_to_ascii(series->title.text ? series->title.text : "", "C");
    GString *folder = g_string_new(NULL);

    for (const char *c = plain; *c; c++) {
        if (g_ascii_isalnum(*c)) {
            g_string_append_c(folder, g_ascii_tolower(*c));
        } else if (folder->len > 0 && folder->str[folder->len - 1] != '-' && *c != '\'' && *c != '?') {
            g_string_append_c(folder, '-');
        }
    }
    while (folder->len > 0 && folder->str[folder->len - 1] == '-') {
        g_string_truncate(folder, folder->len - 1);
    }
    const char *kept = folder->len > 0 ? kf_arena_string(arena, folder->str) : "series";
    g_string_free(folder, TRUE);
    g_free(plain);
    return kept;
}
