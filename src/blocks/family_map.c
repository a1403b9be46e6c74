/* A family map, to read or to write in: who there is over up to three generations, and what holds them together. In large
 * print, and in a column, a list by generation and the lines in words. */
#include "blocks/build.h"
#include "blocks/family.h"
#include "diagrams/family_map.h"

static const char *const shapes[] = {"square", "circle", "diamond", NULL};
static const char *const couple_kinds[] = {"together", "apart", "raising", NULL};
static const char *const tie_kinds[] = {"close", "strong", "distant", NULL};

static const struct kf_field person_fields[] = {
    KF_WORD_ROW(struct family_person, id, "id", .flags = KF_IS_ID | KF_REQUIRED, .help = "The person's id."),
    KF_TEXT_ROW(struct family_person, name, "name", .flags = KF_PROSE,
                .help = "A name or who it is, one or two short words; without it, a line to write on."),
    KF_CHOICE_ROW(struct family_person, shape, "shape", .choices = shapes, .fallback = "diamond",
                  .help = "Square for a man or boy, circle for a woman or girl, diamond for any person."),
    KF_INT_ROW(struct family_person, generation, "generation", .min = 1, .max = KF_FAMILY_ROWS, .flags = KF_REQUIRED,
               .help = "1 is the oldest; up to 6 people in each."),
    KF_TEXT_ROW(struct family_person, note, "note", .flags = KF_PROSE,
                .help = "A strength, or who the person is to me, up to two short lines."),
    KF_BOOL_ROW(struct family_person, died, "died", .fallback = "false",
                .help = "Marks someone who has died with a small cross."),
    KF_END,
};

static const struct kf_record person_record = {
    .name = "family-person", .summary = "A person of a family map.", .size = sizeof(struct family_person),
    .fields = person_fields, .node_offset = offsetof(struct family_person, node),
    .address_offset = offsetof(struct family_person, address)};

static const struct kf_field couple_fields[] = {
    KF_WORD_ROW(struct family_couple, id, "id", .flags = KF_IS_ID | KF_REQUIRED, .help = "The couple's id."),
    KF_WORDS_ROW(struct family_couple, of, "of", .min = 1, .max = 2, .flags = KF_REQUIRED,
                 .help = "Ids of two people written after one another, or of one parent alone."),
    KF_WORDS_ROW(struct family_couple, children, "children", .min = 1, .max = KF_FAMILY_ROW_MOST,
                 .help = "Ids of their children, the oldest first."),
    KF_CHOICE_ROW(struct family_couple, kind, "kind", .choices = couple_kinds, .fallback = "together",
                  .help = "Whether they are together or apart; raising: who brings up children of others."),
    KF_END,
};

static const struct kf_record couple_record = {
    .name = "family-couple", .summary = "Two people, or one, and their children.", .size = sizeof(struct family_couple),
    .fields = couple_fields, .node_offset = offsetof(struct family_couple, node),
    .address_offset = offsetof(struct family_couple, address)};

static const struct kf_field tie_fields[] = {
    KF_WORD_ROW(struct family_tie, id, "id", .flags = KF_IS_ID | KF_REQUIRED, .help = "The tie's id."),
    KF_WORDS_ROW(struct family_tie, of, "of", .min = 2, .max = 2, .flags = KF_REQUIRED, .help = "Ids of two people."),
    KF_CHOICE_ROW(struct family_tie, kind, "kind", .choices = tie_kinds, .flags = KF_REQUIRED,
                  .help = "Close, strong (a tie that holds in hard times) or distant."),
    KF_END,
};

static const struct kf_record tie_record = {
    .name = "family-tie", .summary = "What two people are to each other.", .size = sizeof(struct family_tie),
    .fields = tie_fields, .node_offset = offsetof(struct family_tie, node),
    .address_offset = offsetof(struct family_tie, address)};

static const struct kf_field fields[] = {
    KF_TEXT_ROW(struct family, question, "question", .flags = KF_PROSE, .help = "What to look for on the map."),
    KF_RECORDS_ROW(struct family, people, "people", .record = &person_record, .flags = KF_REQUIRED, .min = 2, .max = 12,
                   .help = "Two to twelve people; those of a generation stand in the order written."),
    KF_RECORDS_ROW(struct family, couples, "couples", .record = &couple_record, .max = 8,
                   .help = "Couples, parents alone and carers, with the children."),
    KF_RECORDS_ROW(struct family, ties, "ties", .record = &tie_record, .max = 6,
                   .help = "Up to six ties; strengths first."),
    KF_BOOL_ROW(struct family, legend, "legend", .fallback = "true", .help = "Prints what the signs mean."),
    KF_END,
};

#define LEAST_WIDTH KF_MM(160)
enum { NAME_LINES = 2, NOTE_LINES = 2 };

static bool is_stacked(const struct kf_build *build)
{
    return build->theme->single_column || build->width < LEAST_WIDTH;
}

/* --- people ---------------------------------------------------------------------------------------------------------- */

static struct kf_box *name_line(struct kf_build *build, const struct family *family, int at)
{
    const struct kf_theme *theme = build->theme;
    const struct family_person *person = family->people.items[at];
    const char *label = kf_vocabulary_fill(build->content->vocabulary, build->arena, "family-name-label", "person",
                                           kf_family_name(build, family, at), NULL);
    struct kf_box *line = kf_box_lines(build->arena, theme, 1, label);

    line->address = kf_arena_format(build->arena, "%s/name", person->address);
    if (!is_stacked(build)) {
        line->height = (struct kf_height){theme->pitch, theme->pitch, theme->pitch, KF_GIVE_PITCH};
    }
    return line;
}

static struct kf_box *centred(struct kf_box *text)
{
    if (text) {
        text->as.text.align = KF_ALIGN_CENTRE;
    }
    return text;
}

/* Name and note, or a line to write on. */
static struct kf_box *under_shape(struct kf_build *build, const struct family *family, int at)
{
    const struct family_person *person = family->people.items[at];
    struct kf_box *name = centred(kf_part_text(build, &person->name, KF_STYLE_LABEL, KF_ROLE_P));
    struct kf_box *note = centred(kf_part_text(build, &person->note, KF_STYLE_DETAIL, KF_ROLE_P));

    return kf_part_stack(build, 0, name ? name : name_line(build, family, at), note, NULL);
}

/* The same in a list, where a line has a name that the sentences know it by. */
static struct kf_box *in_list(struct kf_build *build, const struct family *family, int at)
{
    const struct family_person *person = family->people.items[at];
    const struct kf_inline *name = kf_build_plain(build, kf_family_name(build, family, at));
    struct kf_box *words =
        kf_part_inline(build, kf_inline_with(build->arena, name, KF_STRONG), KF_STYLE_COMPACT, KF_ROLE_P);
    struct kf_box *note = kf_part_text(build, &person->note, KF_STYLE_COMPACT, KF_ROLE_P);

    return person->name.text ? kf_part_stack(build, 0, words, note, NULL)
                             : kf_part_stack(build, 0, words, name_line(build, family, at), note, NULL);
}

static struct kf_box *person_box(struct kf_build *build, const struct family *family, int at)
{
    const struct family_person *person = family->people.items[at];
    struct kf_box *body = is_stacked(build) ? in_list(build, family, at) : under_shape(build, family, at);
    struct kf_box *item = kf_part_stack(build, 0, kf_box_role(build->arena, body, KF_ROLE_BODY), NULL);
    item->address = person->address;
    item->origin = person->node;
    item->flags |= KF_ITEM | KF_KEEP_WHOLE;
    return kf_box_role(build->arena, item, KF_ROLE_ITEM);
}

/* --- the map --------------------------------------------------------------------------------------------------------- */

struct drawing {
    struct kf_build *build;
    const struct family *family;
    struct kf_family map;
    int places[KF_FAMILY_MOST]; /* on the map, of people as written */
};

static kf_len widest_line(struct kf_build *build, const struct family_person *person, kf_len room)
{
    kf_len widest = person->name.text ? 0 : room;

    if (person->name.text) {
        widest = kf_shape(build->shaper, kf_build_inline(build, &person->name), KF_STYLE_LABEL, room)->widest;
    }
    if (person->note.text) {
        widest = kf_len_max(
            widest, kf_shape(build->shaper, kf_build_inline(build, &person->note), KF_STYLE_DETAIL, room)->widest);
    }
    return widest;
}

static int widest_row(const struct family *family)
{
    int counts[KF_FAMILY_ROWS + 1] = {0}, widest = 0;

    for (int i = 0; i < family->people.count; i++) {
        const struct family_person *person = family->people.items[i];

        counts[person->generation]++;
        widest = MAX(widest, counts[person->generation]);
    }
    return widest;
}

/* Generation after generation, each in the order written. */
static void place_people(struct drawing *drawing)
{
    struct kf_build *build = drawing->build;
    const struct family *family = drawing->family;
    kf_len room = kf_family_words_width(widest_row(family), build->width);

    for (int generation = 1; generation <= KF_FAMILY_ROWS; generation++) {
        for (int i = 0; i < family->people.count; i++) {
            const struct family_person *person = family->people.items[i];
            if (person->generation == generation) {
                kf_part_fits(build, &person->name, KF_STYLE_LABEL, room, NAME_LINES);
                kf_part_fits(build, &person->note, KF_STYLE_DETAIL, room, NOTE_LINES);
                drawing->places[i] = drawing->map.people_count;
                drawing->map.people[drawing->map.people_count++] = (struct kf_family_person){
                    (enum kf_family_sign)(KF_FAMILY_SQUARE + person->shape), generation - 1, person->died,
                    person_box(build, family, i), widest_line(build, person, room)};
            }
        }
    }
}

static int place_of(const struct drawing *drawing, const char *id)
{
    return drawing->places[kf_family_find(drawing->family, id)];
}

static void place_lines(struct drawing *drawing)
{
    const struct family *family = drawing->family;

    for (int i = 0; i < family->couples.count; i++) {
        const struct family_couple *couple = family->couples.items[i];
        struct kf_family_couple *drawn = &drawing->map.couples[drawing->map.couple_count++];
        drawn->kind = kf_family_couple_sign(couple);
        for (int j = 0; j < couple->of.count; j++) {
            drawn->parents[drawn->parent_count++] = place_of(drawing, couple->of.items[j]);
        }
        for (int j = 0; j < couple->children.count; j++) {
            drawn->children[drawn->child_count++] = place_of(drawing, couple->children.items[j]);
        }
    }
    for (int i = 0; i < family->ties.count; i++) {
        const struct family_tie *tie = family->ties.items[i];
        drawing->map.ties[drawing->map.tie_count++] = (struct kf_family_tie){
            {place_of(drawing, tie->of.items[0]), place_of(drawing, tie->of.items[1])}, kf_family_tie_sign(tie)};
    }
}

static const char *alt_of(struct kf_build *build, const struct family *family)
{
    GString *alt = g_string_new(kf_vocabulary_get(build->content->vocabulary, "family-map-alt"));
    struct kf_list sentences = {0};

    kf_family_sentences(build, family, &sentences);
    for (int i = 0; i < sentences.count; i++) {
        g_string_append_printf(alt, " %s", (const char *)sentences.items[i]);
    }
    const char *kept = kf_arena_string(build->arena, alt->str);
    g_string_free(alt, TRUE);
    return kept;
}

static struct kf_box *drawn(struct kf_build *build, const struct family *family)
{
    struct drawing *drawing = KF_NEW(build->arena, struct drawing);

    drawing->build = build;
    drawing->family = family;
    drawing->map.people = KF_NEW_ARRAY(build->arena, family->people.count, struct kf_family_person);
    drawing->map.couples = KF_NEW_ARRAY(build->arena, family->couples.count, struct kf_family_couple);
    drawing->map.ties = KF_NEW_ARRAY(build->arena, family->ties.count, struct kf_family_tie);
    place_people(drawing);
    place_lines(drawing);
    return kf_family_map_box(build->shaper, &drawing->map, alt_of(build, family), build->width);
}

/* --- large print ----------------------------------------------------------------------------------------------------- */

static void add_generation(struct kf_build *build, const struct family *family, int generation, struct kf_list *kids)
{
    char *n = kf_arena_format(build->arena, "%d", generation);
    const char *words = kf_vocabulary_fill(build->content->vocabulary, build->arena, "family-generation", "n", n, NULL);
    struct kf_list items = {0};

    for (int i = 0; i < family->people.count; i++) {
        const struct family_person *person = family->people.items[i];
        if (person->generation == generation) {
            kf_list_add(build->arena, &items, person_box(build, family, i));
        }
    }
    if (items.count > 0) {
        struct kf_box *name = kf_part_inline(build, kf_build_plain(build, words), KF_STYLE_SUBHEAD, KF_ROLE_P);
        name->flags |= KF_KEEP_NEXT;
        kf_list_add(build->arena, kids, name);
        struct kf_box *list = kf_part_list(build, &items, KF_MM(2), KF_NUMBERING_NONE);
        list->as.stack.least_kids = 1;
        kf_list_add(build->arena, kids, kf_box_gap_after(list, KF_MM(4)));
    }
}

static struct kf_box *listed(struct kf_build *build, const struct family *family)
{
    struct kf_list kids = {0}, sentences = {0};

    for (int generation = 1; generation <= KF_FAMILY_ROWS; generation++) {
        add_generation(build, family, generation, &kids);
    }
    kf_family_sentences(build, family, &sentences);
    for (int i = 0; i < sentences.count; i++) {
        kf_list_add(build->arena, &kids,
                    kf_part_inline(build, kf_build_plain(build, sentences.items[i]), KF_STYLE_BODY, KF_ROLE_P));
    }
    return kf_box_stack(build->arena, &kids, KF_MM(1));
}

static struct kf_box *build_family_map(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct family *family = data;
    struct kf_box *question = kf_part_text(build, &family->question, KF_STYLE_SUBHEAD, KF_ROLE_P);
    struct kf_list kids = {0};

    (void)block;
    if (question) {
        question->flags |= KF_KEEP_NEXT;
        kf_list_add(build->arena, &kids, question);
    }
    if (is_stacked(build)) {
        kf_list_add(build->arena, &kids, listed(build, family));
        return kf_box_stack(build->arena, &kids, KF_MM(4));
    }
    kf_list_add(build->arena, &kids, drawn(build, family));
    if (family->legend) {
        kf_list_add(build->arena, &kids, kf_family_key(build, family));
    }
    struct kf_box *stack = kf_box_stack(build->arena, &kids, KF_MM(5));
    stack->flags |= KF_KEEP_WHOLE;
    return stack;
}

const struct kf_block_type kf_block_family_map = {
    .name = "family-map",
    .record = {.name = "family-map", .summary = "A family over up to three generations, and what holds it together.",
               .size = sizeof(struct family), .fields = fields, .node_offset = KF_NOWHERE,
               .address_offset = KF_NOWHERE},
    .check = kf_family_check,
    .build = build_family_map,
    .tool = true,
    .visual = true,
    .example = "family-map:\n"
               "  question: Who is in my corner?\n"
               "  people:\n"
               "    - {id: nana, name: Nana, shape: circle, generation: 1, note: Taught me to cook.}\n"
               "    - {id: grandpa, name: Grandpa, shape: square, generation: 1, died: true, note: His songs stay.}\n"
               "    - {id: aunt, name: Aunt Lee, shape: circle, generation: 2, note: Calls on Sundays.}\n"
               "    - {id: mom, name: Mom, shape: circle, generation: 2}\n"
               "    - {id: dad, name: Dad, shape: square, generation: 2}\n"
               "    - {id: me, name: Me, generation: 3}\n"
               "    - {id: next, generation: 3}\n"
               "  couples:\n"
               "    - {id: elders, of: [nana, grandpa], children: [aunt, mom]}\n"
               "    - {id: parents, of: [mom, dad], children: [me, next], kind: apart}\n"
               "  ties:\n"
               "    - {id: cooks, of: [nana, me], kind: strong}\n"
               "    - {id: sisters, of: [aunt, mom], kind: close}\n",
};
