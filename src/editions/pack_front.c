/* The pack's first pages: cover, contents, how to use it, the series at a glance. */
#include "blocks/session_lists.h"
#include "editions/cover.h"
#include "editions/guide_internal.h"
#include "editions/pack_internal.h"
#include "model/series.h"

#define LABEL_WIDTH KF_MM(24)
#define COPIES_WIDTH KF_MM(26)
#define INDENT KF_MM(6)
#define ROW_GAP KF_MM(1)

/* --- cover ---------------------------------------------------------------------------------------------------------- */

static struct kf_box *session_line(const struct kf_pack *pack, struct kf_build *build, const struct kf_chapter *chapter)
{
    const struct kf_inline *title = kf_build_plain(build, kf_pack_session_title(pack, chapter));
    const char *day = kf_session_when(build, chapter->content);
    struct kf_box *bold = kf_part_inline(build, kf_inline_with(build->arena, title, KF_STRONG), KF_STYLE_BODY, KF_ROLE_P);
    struct kf_box *below = day ? kf_part_inline(build, kf_build_plain(build, day), KF_STYLE_BODY, KF_ROLE_P) : NULL;
    struct kf_box *body = kf_box_role(build->arena, kf_part_stack(build, 0, bold, below, NULL), KF_ROLE_BODY);

    return kf_box_role(build->arena, kf_part_stack(build, 0, body, NULL), KF_ROLE_ITEM);
}

static struct kf_box *sessions_list(const struct kf_pack *pack, struct kf_build *build)
{
    struct kf_list items = {0};

    for (int i = 0; i < pack->volume->chapter_count; i++) {
        kf_list_add(build->arena, &items, session_line(pack, build, &pack->volume->chapters[i]));
    }
    return kf_part_list(build, &items, KF_MM(3), KF_NUMBERING_NONE);
}

static struct kf_box *staff_note(struct kf_build *build)
{
    const struct kf_vocabulary *words = build->content->vocabulary;
    struct kf_text *text = KF_NEW(build->arena, struct kf_text);

    text->text = kf_vocabulary_get(words, "pack-for-staff-text");
    return kf_part_note(build, "lock", kf_build_labelled(build, kf_vocabulary_get(words, "pack-for-staff"), text));
}

static void add_cover(const struct kf_pack *pack, struct kf_build *build, struct kf_list *ret_sections)
{
    static const char *const numbers[] = {"kit/helplines/overdose", "kit/helplines/contacts-heading",
                                          "kit/helplines/contacts", NULL};
    const struct kf_module *module = pack->content->module;
    bool series = pack->volume->series != NULL;
    struct kf_cover cover = {
        .kind = kf_vocabulary_get(build->content->vocabulary, "facilitator-pack"),
        .title = pack->title,
        .subtitle = series ? NULL : &module->subtitle,
        .message = series ? NULL : &module->main_message,
        .picture = series || !module->session ? NULL : module->session->picture,
        .when = series ? NULL : kf_session_when(build, build->content),
    };
    struct kf_list boxes = {0};

    kf_cover_head(build, &cover, &boxes);
    if (series) {
        kf_list_add(build->arena, &boxes, sessions_list(pack, build));
    }
    kf_list_add(build->arena, &boxes, staff_note(build));
    if (kf_cover_kit_blocks(build, pack->volume->kit.content, numbers, &boxes)) {
        kf_pack_add_section(build, &boxes, cover.kind, ret_sections);
    }
}

/* --- contents ---------------------------------------------------------------------------------------------------------- */

static struct kf_box *end_words(struct kf_build *build, const char *words)
{
    struct kf_box *box = kf_part_inline(build, kf_build_plain(build, words), KF_STYLE_COMPACT, KF_ROLE_NONE);

    box->as.text.align = KF_ALIGN_END;
    return box;
}

static void draw_line(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    (void)data;
    kf_canvas_move(canvas, 0, placed->height);
    kf_canvas_line(canvas, placed->width, placed->height);
    kf_canvas_stroke(canvas, canvas->theme->strokes[KF_STROKE_HAIR], KF_INK_BLACK, KF_DASH_NONE);
}

/* Title, copies and label: all of the line leads there. */
static struct kf_box *entry_line(struct kf_build *build, const struct kf_pack_piece *piece)
{
    kf_len indent = piece->level > 0 ? INDENT : 0, width = build->width - indent;
    const struct kf_inline *title = kf_build_plain(build, piece->title);
    struct kf_list cells = {0};

    kf_list_add(build->arena, &cells,
                kf_part_inline(build, piece->level == 0 ? kf_inline_with(build->arena, title, KF_STRONG) : title,
                               KF_STYLE_COMPACT, KF_ROLE_NONE));
    kf_list_add(build->arena, &cells, piece->copies ? end_words(build, piece->copies) : kf_box_space(build->arena, 0));
    kf_list_add(build->arena, &cells, end_words(build, kf_arena_format(build->arena, "%s1", piece->label)));
    struct kf_box *row = kf_box_row(build->arena, &cells, (const kf_len[]){0, COPIES_WIDTH, LABEL_WIDTH}, width, 0);
    kf_box_link(build->arena, row, piece->address, piece->title);
    struct kf_box *reference = kf_box_role(build->arena, kf_part_stack(build, 0, row, NULL), KF_ROLE_REFERENCE);
    struct kf_box *entry = kf_box_role(build->arena, kf_part_stack(build, 0, reference, NULL), KF_ROLE_ENTRY);
    entry->as.stack.pad = (struct kf_pad){ROW_GAP, 0, ROW_GAP, indent};
    entry->decorate = draw_line;
    return entry;
}

/* A session's entry holds those of its pieces. */
static struct kf_box *head_line(struct kf_build *build, const struct kf_pack_piece *piece, struct kf_list *entries)
{
    const struct kf_inline *words = kf_build_plain(build, piece->title);
    struct kf_box *title = kf_part_inline(build, words, KF_STYLE_SUBHEAD, KF_ROLE_P);
    struct kf_list kids = {0};

    title->flags |= KF_KEEP_NEXT;
    kf_list_add(build->arena, &kids, title);
    kf_list_add(build->arena, &kids, kf_box_role(build->arena, kf_box_stack(build->arena, entries, 0), KF_ROLE_CONTENTS));
    struct kf_box *entry = kf_box_role(build->arena, kf_box_stack(build->arena, &kids, 0), KF_ROLE_ENTRY);
    entry->as.stack.pad.top = KF_MM(3);
    return entry;
}

static struct kf_box *contents_box(const struct kf_pack *pack, struct kf_build *build)
{
    struct kf_list lines = {0};

    for (int i = 0; i < pack->pieces.count; i++) {
        const struct kf_pack_piece *piece = pack->pieces.items[i], *next;
        struct kf_list under = {0};
        if (piece->document) {
            kf_list_add(build->arena, &lines, entry_line(build, piece));
            continue;
        }
        for (; i + 1 < pack->pieces.count && (next = pack->pieces.items[i + 1])->level > 0; i++) {
            kf_list_add(build->arena, &under, entry_line(build, next));
        }
        kf_list_add(build->arena, &lines, head_line(build, piece, &under));
    }
    return kf_box_role(build->arena, kf_box_stack(build->arena, &lines, 0), KF_ROLE_CONTENTS);
}

static void add_contents(const struct kf_pack *pack, struct kf_build *build, struct kf_list *ret_sections)
{
    const struct kf_inline *title = kf_build_words(build, "pack-contents");
    struct kf_list boxes = {0};

    kf_list_add(build->arena, &boxes, kf_title_box(build, NULL, title, NULL, NULL));
    kf_list_add(build->arena, &boxes, contents_box(pack, build));
    kf_pack_add_section(build, &boxes, title->text, ret_sections);
}

/* --- how to use it ------------------------------------------------------------------------------------------------------- */

static struct kf_box *use_box(struct kf_build *build)
{
    static const char *const steps[] = {"pack-use-screen", "pack-use-numbers", "pack-use-guide",  "pack-use-masters",
                                        "pack-use-short",  "pack-use-private", "pack-use-labels"};
    struct kf_list items = {0};

    for (size_t i = 0; i < G_N_ELEMENTS(steps); i++) {
        struct kf_text *text = KF_NEW(build->arena, struct kf_text);
        text->text = kf_vocabulary_get(build->content->vocabulary, steps[i]);
        kf_list_add(build->arena, &items, kf_part_numbered(build, (int)i + 1, text));
    }
    return kf_part_list(build, &items, KF_MM(3), KF_NUMBERING_DECIMAL);
}

static void add_use(const struct kf_pack *pack, struct kf_build *build, struct kf_list *ret_sections)
{
    const struct kf_inline *title = kf_build_words(build, "pack-use");
    struct kf_list boxes = {0};

    (void)pack;
    kf_list_add(build->arena, &boxes, kf_title_box(build, NULL, title, NULL, NULL));
    kf_list_add(build->arena, &boxes, use_box(build));
    kf_list_add(build->arena, &boxes, kf_guide_notes(build, "pack/notes"));
    kf_pack_add_section(build, &boxes, title->text, ret_sections);
}

static void add_series(const struct kf_pack *pack, struct kf_build *build, struct kf_list *ret_sections)
{
    const struct kf_inline *title = kf_build_words(build, "series-at-a-glance");
    struct kf_list boxes = {0};

    kf_list_add(build->arena, &boxes, kf_title_box(build, NULL, title, NULL, NULL));
    kf_list_add(build->arena, &boxes, kf_sessions_at_a_glance_box(build, "pack/sessions", pack->facts));
    kf_pack_add_section(build, &boxes, title->text, ret_sections);
}

static void add_supplies(const struct kf_pack *pack, struct kf_build *build, struct kf_list *ret_sections)
{
    const struct kf_inline *title = kf_build_words(build, "series-supplies");
    struct kf_list boxes = {0};

    kf_list_add(build->arena, &boxes, kf_title_box(build, NULL, title, NULL, NULL));
    for (int i = 0; i < pack->facts->count; i++) {
        const struct kf_session_fact *session = &pack->facts->sessions[i];
        const char *address = kf_arena_format(build->arena, "pack/supplies/%s", kf_session_fact_id(session));
        struct kf_box *box = kf_supplies_list_box(build, address, session);
        if (box) {
            kf_list_add(build->arena, &boxes, kf_session_fact_part(build, session, box));
        }
    }
    kf_pack_add_section(build, &boxes, title->text, ret_sections);
}

const struct kf_document *kf_pack_front(struct kf_pack *pack)
{
    struct kf_build build;
    struct kf_list sections = {0};
    struct kf_document *document =
        kf_pack_new_pages(pack, kf_vocabulary_get(pack->content->vocabulary, "facilitator-pack"), &build);

    add_cover(pack, &build, &sections);
    add_contents(pack, &build, &sections);
    add_use(pack, &build, &sections);
    if (pack->volume->series) {
        add_series(pack, &build, &sections);
        add_supplies(pack, &build, &sections);
    }
    kf_pack_fill_pages(pack, document, &build, &sections, /* roman */ true);
    return document;
}
