/* Words to choose from: groups under a name, a box to tick before each word. */
#include "blocks/build.h"

enum { ACROSS_MOST = 3 };

struct group {
    const char *id, *address;
    const struct kf_node *node;
    struct kf_text title;
    struct kf_texts words;
};

struct word_bank {
    struct kf_records groups; /* struct group */
};

static const struct kf_field group_fields[] = {
    KF_WORD_ROW(struct group, id, "id", .flags = KF_IS_ID, .help = "The group's name in addresses."),
    KF_TEXT_ROW(struct group, title, "title", .flags = KF_PROSE | KF_REQUIRED, .help = "What the words have in common."),
    KF_TEXTS_ROW(struct group, words, "words", .flags = KF_PROSE | KF_REQUIRED, .min = 1, .max = 16,
                 .help = "The words; ___ is a blank for one more."),
    KF_END,
};

static const struct kf_record group_record = {
    .name = "word-group",
    .summary = "Words that belong together.",
    .size = sizeof(struct group),
    .fields = group_fields,
    .node_offset = offsetof(struct group, node),
    .address_offset = offsetof(struct group, address),
};

static const struct kf_field fields[] = {
    KF_RECORDS_ROW(struct word_bank, groups, "groups", .record = &group_record, .min = 1, .max = 9, .flags = KF_REQUIRED,
                   .help = "The groups, three side by side; large print has one."),
    KF_END,
};

#define COLUMN_GAP KF_MM(4)

static struct kf_box *words_of(struct kf_build *build, const struct group *group)
{
    kf_len step = build->theme->single_column ? KF_MM(2) : KF_MM(.5);
    struct kf_list items = {0};

    for (int i = 0; i < group->words.count; i++) {
        kf_list_add(build->arena, &items, kf_part_tick_line(build, &group->words.items[i], step));
    }
    return kf_part_list(build, &items, 0, KF_NUMBERING_NONE);
}

/* A list inside an item of a list: the group's name is what a reader hears before its words. */
static struct kf_box *group_box(struct kf_build *build, const struct group *group)
{
    struct kf_box *title = kf_part_text(build, &group->title, KF_STYLE_SUBHEAD, KF_ROLE_LABEL);
    struct kf_box *body = kf_box_role(build->arena, kf_part_stack(build, 0, words_of(build, group), NULL), KF_ROLE_BODY);
    struct kf_box *box = kf_part_stack(build, KF_MM(1), title, body, NULL);

    title->flags |= KF_KEEP_NEXT;
    box->address = group->address;
    box->origin = group->node;
    return kf_box_role(build->arena, box, KF_ROLE_ITEM);
}

/* Four stand two by two: one alone in a second row looks forgotten. */
static int groups_across(const struct kf_build *build, int count)
{
    return build->theme->single_column ? 1 : count == 4 ? 2 : count < ACROSS_MOST ? count : ACROSS_MOST;
}

static struct kf_box *build_word_bank(struct kf_build *build, const struct kf_block *block, const void *data)
{
    static const kf_len equal[ACROSS_MOST] = {0};
    const struct word_bank *bank = data;
    int count = bank->groups.count, across = groups_across(build, count);
    struct kf_build column = *build;
    struct kf_list rows = {0};

    (void)block;
    column.width = (build->width - COLUMN_GAP * (across - 1)) / across;
    for (int i = 0; i < count; i += across) {
        struct kf_list row = {0};
        for (int j = i; j < i + across; j++) {
            kf_list_add(build->arena, &row, j < count ? group_box(&column, bank->groups.items[j])
                                                      : kf_box_space(build->arena, 0));
        }
        struct kf_box *box = across == 1 ? row.items[0]
                                         : kf_box_row(build->arena, &row, equal, build->width, COLUMN_GAP);
        box->flags |= across == 1 ? 0 : KF_KEEP_WHOLE;
        kf_list_add(build->arena, &rows, box);
    }
    struct kf_box *list = kf_part_list(build, &rows, KF_MM(4), KF_NUMBERING_NONE);
    list->as.stack.least_kids = 1;
    return list;
}

const struct kf_block_type kf_block_word_bank = {
    .name = "word-bank",
    .record = {.name = "word-bank", .summary = "Words to choose from.", .size = sizeof(struct word_bank), .fields = fields,
               .node_offset = KF_NOWHERE, .address_offset = KF_NOWHERE, .shorthand = "groups"},
    .build = build_word_bank,
    .example = "word-bank:\n"
               "  - {id: afraid, title: Afraid, words: [scared, uneasy, on edge]}\n"
               "  - {id: sad, title: Sad, words: [lonely, let down]}\n"
               "  - {id: angry, title: Angry, words: [annoyed, furious, ___]}\n",
};
