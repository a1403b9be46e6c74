#ifndef KF_TESTS_COMPOSE_MINI_H
#define KF_TESTS_COMPOSE_MINI_H

/* A format small enough to see through: a module with handouts, a session and facilitator pages, three block types. */

#include <string.h>

#include "support/support.h"

#include "compose/catalogue.h"
#include "compose/compose.h"
#include "yaml/read.h"

struct mini_common {
    const char *id;
    struct kf_words for_;
    bool safety, core;
};

struct mini_text_block {
    struct kf_text text;
};

struct mini_starters {
    struct kf_texts items;
};

struct mini_note {
    struct kf_text title, text;
};

struct mini_handout {
    const char *id;
    struct kf_text title;
    bool safety, core;
    int sides;
    struct kf_words for_;
    struct kf_blocks blocks;
};

struct mini_session {
    struct kf_texts goals;
    struct kf_records activities;
};

struct mini_module {
    int kinfold;
    const char *id, *language;
    struct kf_text title;
    struct kf_words audience;
    struct kf_records handouts, pages;
    struct mini_session *session;
};

static const struct kf_field mini_common_rows[] = {
    KF_WORD_ROW(struct mini_common, id, "id", .help = "h", .flags = KF_IS_ID),
    KF_WORDS_ROW(struct mini_common, for_, "for", .help = "h"),
    KF_BOOL_ROW(struct mini_common, safety, "safety", .help = "h"),
    KF_BOOL_ROW(struct mini_common, core, "core", .help = "h"),
    KF_END,
};
static const struct kf_field mini_text_rows[] = {
    KF_TEXT_ROW(struct mini_text_block, text, "text", .help = "h", .flags = KF_PROSE), KF_END};
static const struct kf_field mini_starters_rows[] = {
    KF_TEXTS_ROW(struct mini_starters, items, "items", .help = "h", .flags = KF_PROSE), KF_END};
static const struct kf_field mini_note_rows[] = {
    KF_TEXT_ROW(struct mini_note, title, "title", .help = "h", .flags = KF_PROSE),
    KF_TEXT_ROW(struct mini_note, text, "text", .help = "h", .flags = KF_PROSE), KF_END};
static const struct kf_field mini_handout_rows[] = {
    KF_WORD_ROW(struct mini_handout, id, "id", .help = "h", .flags = KF_IS_ID),
    KF_TEXT_ROW(struct mini_handout, title, "title", .help = "h", .flags = KF_PROSE),
    KF_BOOL_ROW(struct mini_handout, safety, "safety", .help = "h"),
    KF_BOOL_ROW(struct mini_handout, core, "core", .help = "h"),
    KF_INT_ROW(struct mini_handout, sides, "sides", .help = "h", .flags = KF_BY_LANGUAGE),
    KF_WORDS_ROW(struct mini_handout, for_, "for", .help = "h"),
    KF_BLOCKS_ROW(struct mini_handout, blocks, "blocks", .help = "h"),
    KF_END,
};

#define MINI_RECORD(record_name, type, rows, short_key)                                                           \
    {                                                                                                             \
        .name = (record_name), .summary = "s", .size = sizeof(type), .fields = (rows), .node_offset = KF_NOWHERE, \
        .address_offset = KF_NOWHERE, .shorthand = (short_key)                                                    \
    }

static const struct kf_record mini_common_record = MINI_RECORD("common", struct mini_common, mini_common_rows, NULL);
static const struct kf_record mini_text_record = MINI_RECORD("text", struct mini_text_block, mini_text_rows, "text");
static const struct kf_record mini_starters_record =
    MINI_RECORD("starters", struct mini_starters, mini_starters_rows, "items");
static const struct kf_record mini_note_record = MINI_RECORD("note", struct mini_note, mini_note_rows, NULL);
static const struct kf_record mini_handout_record =
    MINI_RECORD("handout", struct mini_handout, mini_handout_rows, NULL);

static const struct kf_field mini_session_rows[] = {
    KF_TEXTS_ROW(struct mini_session, goals, "goals", .help = "h", .flags = KF_PROSE | KF_FACILITATOR),
    KF_RECORDS_ROW(struct mini_session, activities, "activities", .help = "h", .record = &mini_handout_record,
                   .flags = KF_PIECES | KF_FACILITATOR),
    KF_END,
};
static const struct kf_record mini_session_record =
    MINI_RECORD("session", struct mini_session, mini_session_rows, NULL);

static const struct kf_field mini_module_rows[] = {
    KF_INT_ROW(struct mini_module, kinfold, "kinfold", .help = "h"),
    KF_WORD_ROW(struct mini_module, id, "id", .help = "h"),
    KF_WORD_ROW(struct mini_module, language, "language", .help = "h"),
    KF_TEXT_ROW(struct mini_module, title, "title", .help = "h", .flags = KF_PROSE | KF_REQUIRED),
    KF_WORDS_ROW(struct mini_module, audience, "audience", .help = "h"),
    KF_RECORDS_ROW(struct mini_module, handouts, "handouts", .help = "h", .record = &mini_handout_record,
                   .flags = KF_PIECES),
    KF_RECORDS_ROW(struct mini_module, pages, "facilitator-pages", .help = "h", .record = &mini_handout_record,
                   .flags = KF_PIECES | KF_FACILITATOR),
    {.key = "session",
     .kind = KF_FIELD_RECORD,
     .offset = offsetof(struct mini_module, session),
     .help = "h",
     .record = &mini_session_record},
    KF_END,
};
static const struct kf_record mini_module_record = MINI_RECORD("module", struct mini_module, mini_module_rows, NULL);

static const struct kf_block_shape mini_shape_items[] = {
    {"note", &mini_note_record, NULL, NULL, NULL},
    {"starters", &mini_starters_record, NULL, NULL, NULL},
    {"text", &mini_text_record, NULL, NULL, NULL},
};
static const struct kf_shapes mini_shapes = {mini_shape_items, 3, &mini_common_record};

/* One composition, set up piece by piece. */
struct mini {
    struct kf_run *run;
    struct kf_compose_input input;
    struct kf_composed composed;
    const struct kf_node *pieces[8];
    struct kf_overlay_file overlays[4];
    const struct kf_catalogue *catalogues[4];
    struct kf_name names[8];
    struct kf_word_swap swaps[8];
};

static inline struct kf_node *mini_read(struct mini *mini, const char *path, const char *text)
{
    struct kf_node *node = kf_yaml_read_text(mini->run, path, text, strlen(text));

    if (!node) {
        print_message("%s\n", kf_test_diags(mini->run));
    }
    assert_non_null(node);
    return node;
}

/* The module's id is m. */
static inline struct mini *mini_new(const char *module)
{
    struct kf_run *run = kf_test_run_new();
    struct mini *mini = KF_NEW(run->arena, struct mini);

    mini->run = run;
    mini->input = (struct kf_compose_input){
        .module = mini_read(mini, "module.yaml", module),
        .record = &mini_module_record,
        .shapes = &mini_shapes,
        .id = "m",
        .pieces = mini->pieces,
        .piece_record = &mini_handout_record,
        .overlays = mini->overlays,
        .catalogues = mini->catalogues,
        .language = "en-US",
        .names = mini->names,
        .swaps = mini->swaps,
    };
    return mini;
}

static inline void mini_free(struct mini *mini)
{
    kf_test_run_free(mini->run);
}

static inline void mini_piece(struct mini *mini, const char *text)
{
    mini->pieces[mini->input.piece_count++] = mini_read(mini, "piece.yaml", text);
}

static inline void mini_overlay(struct mini *mini, const char *layer, const char *text, const char *lock)
{
    mini->overlays[mini->input.overlay_count++] = (struct kf_overlay_file){
        .layer = layer,
        .root = mini_read(mini, "overlay.yaml", text),
        .lock_root = lock ? mini_read(mini, "m.lock.yaml", lock) : NULL,
    };
}

static inline void mini_catalogue(struct mini *mini, const char *text)
{
    const struct kf_catalogue *catalogue = kf_catalogue_read_text(mini->run, "ar.po", text, strlen(text));

    assert_non_null(catalogue);
    mini->catalogues[mini->input.catalogue_count++] = catalogue;
    mini->input.language = "ar";
}

static inline void mini_name(struct mini *mini, const char *name, const char *value)
{
    mini->names[mini->input.name_count++] = (struct kf_name){.name = name, .value = value};
}

static inline void mini_swap(struct mini *mini, const char *from, const char *to)
{
    mini->swaps[mini->input.swap_count++] = (struct kf_word_swap){.from = from, .to = to};
}

/* Composes, and fails the test with the diagnostics when that fails. */
static inline void mini_compose(struct mini *mini)
{
    if (!kf_compose(mini->run, &mini->input, &mini->composed)) {
        print_message("%s\n", kf_test_diags(mini->run));
        fail();
    }
}

/* Composes, expecting an error. */
static inline void mini_refuse(struct mini *mini)
{
    assert_false(kf_compose(mini->run, &mini->input, &mini->composed));
    assert_true(mini->run->diags->errors > 0);
}

/* `handouts/0/blocks/1/text`: keys and places from 0; NULL when there is no such thing. */
static inline const struct kf_node *mini_at(const struct mini *mini, const char *path)
{
    const struct kf_node *node = mini->composed.root;
    char **parts = g_strsplit(path, "/", -1);

    for (char **part = parts; *part && node; part++) {
        if (node->kind == KF_MAPPING) {
            node = kf_node_get(node, *part);
        } else {
            int i = (int)g_ascii_strtoll(*part, NULL, 10);

            node = node->kind == KF_SEQUENCE && i < node->count ? node->items[i] : NULL;
        }
    }
    g_strfreev(parts);
    return node;
}

static inline const char *mini_text(const struct mini *mini, const char *path)
{
    const struct kf_node *node = mini_at(mini, path);

    assert_non_null(node);
    assert_int_equal(node->kind, KF_SCALAR);
    return node->text;
}

#define PO_HEADER "msgid \"\"\nmsgstr \"\"\n\"Language: ar\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
#define PO_REVIEWED "msgid \"\"\nmsgstr \"\"\n\"Language: ar\\n\"\n\"X-Kinfold-Reviewed-By: A. Haddad\\n\"\n"
#define PO(address, source, text) "\nmsgctxt \"" address "\"\nmsgid \"" source "\"\nmsgstr \"" text "\"\n"

#endif
