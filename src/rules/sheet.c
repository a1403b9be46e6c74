/* Handouts as lists of blocks. */

#include "rules/sheet.h"

#include <string.h>

#include "model/kept.h"
#include "schema/walk.h"

struct reading {
    struct kf_arena *arena;
    const struct kf_shapes *shapes;
    const struct kf_node *root, *handouts; /* of the module, of its list */
    struct kf_sheet *sheets;
    struct kf_sheet *sheet; /* the one that comes, NULL: none yet */
    struct kf_sheet_block *block; /* whose words come, NULL: the page's own */
    GString *words, *block_words;
};

static const struct kf_block_type *type_of(const struct kf_shapes *shapes, const struct kf_node *node)
{
    for (int i = 0; i < node->count; i++) {
        const struct kf_block_shape *shape = kf_shapes_find(shapes, node->pairs[i].key->text);

        if (shape != NULL) {
            return shape->type;
        }
    }
    return NULL;
}

static void end_block(struct reading *reading)
{
    if (reading->block != NULL) {
        reading->block->words = kf_arena_string(reading->arena, reading->block_words->str);
    }
    g_string_truncate(reading->block_words, 0);
}

static void end_sheet(struct reading *reading)
{
    end_block(reading);
    reading->block = NULL;
    if (reading->sheet != NULL) {
        reading->sheet->words = kf_arena_string(reading->arena, reading->words->str);
    }
    g_string_truncate(reading->words, 0);
}

static int depth_of(const struct kf_sheet *sheet, const char *address)
{
    int depth = 0;

    for (const char *at = address + strlen(sheet->handout->address); (at = strchr(at, '/')) != NULL; at++) {
        depth++;
    }
    return depth - 1;
}

static void begin_block(struct reading *reading, const struct kf_node *node, const struct kf_place *place)
{
    struct kf_sheet_block *block = KF_NEW(reading->arena, struct kf_sheet_block);

    end_block(reading);
    *block = (struct kf_sheet_block){
        .type = type_of(reading->shapes, node),
        .node = node,
        .address = place->address,
        .words = "",
        .safety = (place->flags & KF_IS_SAFETY) != 0,
        .depth = depth_of(reading->sheet, place->address),
    };
    kf_list_add(reading->arena, &reading->sheet->blocks, block);
    reading->block = block;
}

static void add_words(struct reading *reading, const char *words)
{
    g_string_append_printf(reading->words, "%s\n", words);
    if (reading->block != NULL) {
        g_string_append_printf(reading->block_words, "%s\n", words);
    }
}

static bool is_block(const struct reading *reading, const struct kf_node *node, const struct kf_place *place)
{
    return place->field == NULL && node->kind == KF_MAPPING && place->parent != NULL &&
           place->parent->kind == KF_SEQUENCE && type_of(reading->shapes, node) != NULL;
}

static bool read_node(void *data, struct kf_node *node, const struct kf_place *place)
{
    struct reading *reading = data;

    if (place->parent == NULL) {
        return true;
    }
    if ((place->flags & KF_FACILITATOR) != 0 || (place->parent == reading->root && node != reading->handouts)) {
        return false;
    }
    if (place->parent == reading->handouts) {
        end_sheet(reading);
        reading->sheet = &reading->sheets[place->index];
    } else if (is_block(reading, node, place)) {
        begin_block(reading, node, place);
    } else if (node->kind == KF_SCALAR && (place->flags & KF_PROSE) != 0) {
        add_words(reading, node->text);
    }
    return true;
}

static const struct kf_sheet *read_sheets(const struct kf_content *content)
{
    struct kf_arena *arena = content->kept->arena;
    const struct kf_records *handouts = &content->module->handouts;
    struct kf_sheet *sheets = KF_NEW_ARRAY(arena, handouts->count + 1, struct kf_sheet);
    struct reading reading = {
        .arena = arena,
        .shapes = content->kit->shapes,
        .root = content->composed.root,
        .handouts = kf_node_get(content->composed.root, "handouts"),
        .sheets = sheets,
        .words = g_string_new(NULL),
        .block_words = g_string_new(NULL),
    };

    for (int i = 0; i < handouts->count; i++) {
        sheets[i] = (struct kf_sheet){.handout = handouts->items[i], .words = ""};
    }
    kf_walked_each(kf_content_walked(content), read_node, &reading);
    end_sheet(&reading);
    g_string_free(reading.block_words, TRUE);
    g_string_free(reading.words, TRUE);
    return sheets;
}

const struct kf_sheet *kf_sheets_of(const struct kf_content *content)
{
    if (content->kept->sheets == NULL) {
        content->kept->sheets = read_sheets(content);
    }
    return content->kept->sheets;
}

struct kf_span kf_sheet_span(const struct kf_sheet *sheet, const char *key)
{
    const struct kf_node *value = kf_node_get(sheet->handout->node, key);

    return value != NULL ? value->span : sheet->handout->node->span;
}

bool kf_block_is(const struct kf_sheet_block *block, const char *name)
{
    return strcmp(block->type->name, name) == 0;
}

bool kf_sheet_has_purpose(const struct kf_sheet *sheet, enum kf_purpose purpose)
{
    for (int i = 0; i < sheet->blocks.count; i++) {
        const struct kf_sheet_block *block = sheet->blocks.items[i];

        if (g_strcmp0(kf_node_get_text(block->node, "purpose"), kf_purpose_names[purpose]) == 0) {
            return true;
        }
    }
    return false;
}

bool kf_sheets_are_lessons(const struct kf_content *content)
{
    return content->module->session != NULL && g_strcmp0(content->language, content->module->language) == 0;
}

bool kf_sheets_are_kits(const struct kf_content *content)
{
    const char *path = content->nodes->span.source != NULL ? content->nodes->span.source->path : "";
    size_t length = strlen(content->kit->data_dir);

    return strncmp(path, content->kit->data_dir, length) == 0 && g_str_has_prefix(path + length, "/modules/");
}

bool kf_sheet_is_cut_out(const struct kf_sheet *sheet)
{
    bool cards = false;

    for (int i = 0; i < sheet->blocks.count; i++) {
        const struct kf_block_type *type = ((const struct kf_sheet_block *)sheet->blocks.items[i])->type;

        if (type->tool && !type->cut_out) {
            return false;
        }
        cards |= type->cut_out;
    }
    return cards;
}

void kf_sheets_demand(struct kf_run *run, const struct kf_content *content, const struct kf_sheet_demand *demand,
                      const void *data)
{
    const struct kf_sheet *sheets = kf_sheets_are_lessons(content) ? kf_sheets_of(content) : NULL;

    for (int i = 0; sheets != NULL && i < content->module->handouts.count; i++) {
        const struct kf_sheet *sheet = &sheets[i];

        if (kf_handout_goes_home(sheet->handout) && !kf_sheet_is_cut_out(sheet) && !demand->is_met(sheet, data)) {
            kf_diag_hint(run->diags,
                         kf_diag_warn(run->diags, demand->code, kf_sheet_span(sheet, "title"), sheet->handout->address,
                                      "handout \"%s\" %s", sheet->handout->id, demand->lack),
                         "%s", demand->write);
        }
    }
}
