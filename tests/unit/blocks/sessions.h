#ifndef KF_TESTS_BLOCKS_SESSIONS_H
#define KF_TESTS_BLOCKS_SESSIONS_H

/* What tests of blocks share that list what sessions hold: a sheet that goes with sessions of a programme. */

#include "unit/blocks/sheet.h"

#include <glib/gstdio.h>

#include "model/facts.h"
#include "model/series.h"

static struct kf_facts facts;

static inline const char *example_programme(const char *name)
{
    return kf_arena_format(sheet->run->arena, "%s/modules/communities/%s", sheet->run->data_dir, name);
}

/* Its handouts as if each were two sides long. */
static inline struct kf_session_fact session_of(const struct kf_content *content)
{
    struct kf_arena *arena = sheet->run->arena;
    int count = content != NULL ? content->module->handouts.count : 0;
    struct kf_handout_fact *handouts = KF_NEW_ARRAY(arena, count, struct kf_handout_fact);

    for (int i = 0; i < count; i++) {
        const struct kf_handout *handout = content->module->handouts.items[i];
        const char *number = kf_arena_format(arena, "%s.%d", kf_module_sign(arena, content->module), handout->number);
        handouts[i] = (struct kf_handout_fact){.handout = handout, .number = number, .sides = 2};
    }
    return (struct kf_session_fact){content, handouts, count};
}

/* Adds a session of a module of the kit, as the programme in this folder holds it. NULL: the kit's own. */
static inline void add_session(const char *folder, const char *module, struct kf_edition edition)
{
    struct kf_arena *arena = sheet->run->arena;
    const struct kf_kit *kit = kf_kit_open(sheet->run, kf_block_shapes(), folder);
    struct kf_session_fact *sessions = KF_NEW_ARRAY(arena, facts.count + 1, struct kf_session_fact);

    for (int i = 0; i < facts.count; i++) {
        sessions[i] = facts.sessions[i];
    }
    sessions[facts.count] = session_of(kf_content_load(sheet->run, kit, module, &edition));
    if (sessions[facts.count].content == NULL) {
        fail_msg("%s", kf_test_diags(sheet->run));
    }
    facts.sessions = sessions;
    facts.count++;
}

/* The sheet is opened; its sessions are added before it is built. */
static inline void open_sheet(const char *blocks, enum kf_variant variant)
{
    facts = (struct kf_facts){0};
    sheet = kf_test_sheet_new(blocks, (struct kf_edition){.variant = variant});
    sheet->build.facts = &facts;
}

static inline void write_file(const char *folder, const char *name, const char *text)
{
    char *path = g_build_filename(folder, name, NULL);

    assert_true(g_file_set_contents(path, text, -1, NULL));
    g_free(path);
}

/* Adds a session of a programme that changes the module so. */
static inline void add_changed_session(const char *module, const char *changes)
{
    char *folder = g_dir_make_tmp("kinfold-test-XXXXXX", NULL), *overlays = g_build_filename(folder, "overlays", NULL);
    char *name = g_strdup_printf("overlays/%s.yaml", module);
    char *overlay = g_strdup_printf("overlay-of: %s\nlanguage: en-US\nchanges:\n%s", module, changes);

    g_mkdir(overlays, 0755);
    write_file(folder, "community.yaml",
               "kinfold: 1\nprogram: Ours\nregion: US\nlanguage: en-US\n"
               "names: {reporting-body: 555-0101}\n");
    write_file(folder, name, overlay);
    add_session(folder, module, (struct kf_edition){0});
    for (const char *const *file = (const char *const[]){name, "overlays", "community.yaml", "", NULL}; *file; file++) {
        char *path = g_build_filename(folder, *file, NULL);
        g_remove(path);
        g_free(path);
    }
    g_free(overlay);
    g_free(name);
    g_free(overlays);
    g_free(folder);
}

/* The session of an example programme's series, in its place. */
static inline void add_session_of_series(const char *community, const char *id)
{
    const char *folder = example_programme(community);
    const struct kf_kit *kit = kf_kit_open(sheet->run, kf_block_shapes(), folder);
    const struct kf_series_session *session = kf_series_find(kit->community, id);
    struct kf_edition edition = {0};

    assert_non_null(session);
    kf_series_apply(session, &edition);
    add_session(folder, session->module, edition);
}

/* The sheet's block. Programmes may have notes of their own. */
static inline struct kf_box *built(void)
{
    const struct kf_handout *handout = sheet->content->module->handouts.items[0];
    struct kf_box *box = kf_build_block(&sheet->build, handout->blocks.items[0]);

    assert_int_equal(0, sheet->run->diags->errors);
    return box;
}

/* All that is heard of the sheet's block; freed with the sheet. */
static inline const char *heard(void)
{
    GString *out = g_string_new(NULL);

    put(built());
    add_heard(out, sheet->stage->pages.root);
    const char *words = kf_arena_string(sheet->run->arena, out->str);
    g_string_free(out, TRUE);
    return words;
}

#endif
