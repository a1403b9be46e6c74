/* What rows cannot say of a family, its lines in words, and the key to its signs. */
#include "blocks/family.h"

#include <string.h>

#include "diagrams/family_map.h"

static const struct family_person *person_at(const struct family *family, int at)
{
    return family->people.items[at];
}

int kf_family_find(const struct family *family, const char *id)
{
    for (int i = 0; i < family->people.count; i++) {
        if (strcmp(person_at(family, i)->id, id) == 0) {
            return i;
        }
    }
    return -1;
}

/* --- what is wrong --------------------------------------------------------------------------------------------------- */

struct check {
    struct kf_run *run;
    const struct family *family;
};

static struct kf_span span_of(const struct kf_words *words, int at)
{
    return words->node->kind == KF_SEQUENCE ? words->node->items[at]->span : words->node->span;
}

static void complain_unknown(const struct check *check, const struct kf_words *words, int at, const char *address)
{
    int count = check->family->people.count;
    const char **ids = KF_NEW_ARRAY(check->run->arena, count, const char *);

    for (int i = 0; i < count; i++) {
        ids[i] = person_at(check->family, i)->id;
    }
    const char *nearest = kf_nearest(words->items[at], ids, count);
    struct kf_diag *diag = kf_diag_push(check->run->diags, KF_UNKNOWN_REFERENCE, span_of(words, at), address,
                                        "no person has the id \"%s\"", words->items[at]);
    if (nearest) {
        kf_diag_hint(check->run->diags, diag, "did you mean \"%s\"?", nearest);
    } else {
        kf_diag_hint(check->run->diags, diag, "write one of the ids under `people:`");
    }
}

static bool all_known(const struct check *check, const struct kf_words *words, const char *address)
{
    bool known = true;

    for (int i = 0; i < words->count; i++) {
        if (kf_family_find(check->family, words->items[i]) < 0) {
            complain_unknown(check, words, i, address);
            known = false;
        }
    }
    return known;
}

static int generation_of(const struct check *check, const char *id)
{
    return person_at(check->family, kf_family_find(check->family, id))->generation;
}

/* Whether b is the next of a's generation, as written. */
static bool is_next(const struct check *check, int a, int b)
{
    int generation = person_at(check->family, a)->generation;

    for (int i = a + 1; i < check->family->people.count; i++) {
        if (person_at(check->family, i)->generation == generation) {
            return i == b;
        }
    }
    return false;
}

static void check_parents(const struct check *check, const struct family_couple *couple)
{
    const char *const *of = couple->of.items;
    int a = kf_family_find(check->family, of[0]), b = couple->of.count > 1 ? kf_family_find(check->family, of[1]) : a;
    struct kf_diags *diags = check->run->diags;

    if (couple->of.count < 2) {
        return;
    }
    if (a == b) {
        struct kf_diag *diag = kf_diag_push(diags, KF_OUT_OF_RANGE, span_of(&couple->of, 1), couple->address,
                                            "\"%s\" is named twice", of[1]);
        kf_diag_hint(diags, diag, "name one person for a parent alone: `of: %s`", of[0]);
    } else if (generation_of(check, of[0]) != generation_of(check, of[1])) {
        struct kf_diag *diag =
            kf_diag_push(diags, KF_OUT_OF_RANGE, couple->of.node->span, couple->address,
                         "\"%s\" and \"%s\" are of different generations", of[0], of[1]);
        kf_diag_hint(diags, diag, "give both the same `generation:`, or write a tie");
    } else if (!is_next(check, a, b) && !is_next(check, b, a)) {
        struct kf_diag *diag =
            kf_diag_push(diags, KF_OUT_OF_RANGE, couple->of.node->span, couple->address,
                         "\"%s\" and \"%s\" do not stand side by side: others of their generation are between them",
                         of[0], of[1]);
        kf_diag_hint(diags, diag, "write the two after one another under `people:`");
    }
}

static void check_children(const struct check *check, const struct family_couple *couple)
{
    int parents = generation_of(check, couple->of.items[0]);

    for (int i = 0; i < couple->children.count; i++) {
        const char *child = couple->children.items[i];
        int generation = generation_of(check, child);
        bool follows = couple->kind == FAMILY_RAISING
                           ? generation > parents && generation == generation_of(check, couple->children.items[0])
                           : generation == parents + 1;
        if (!follows) {
            struct kf_diag *diag = kf_diag_push(check->run->diags, KF_OUT_OF_RANGE, span_of(&couple->children, i),
                                                couple->address, "\"%s\" of generation %d does not fit under generation %d",
                                                child, generation, parents);
            kf_diag_hint(check->run->diags, diag,
                         couple->kind == FAMILY_RAISING ? "children raised together are of one later generation"
                                                        : "give it generation %d, or write `kind: raising` for who "
                                                          "brings it up",
                         parents + 1);
        }
    }
}

/* Each generation from the first on has people, and no more than find room. */
static void check_generations(const struct check *check)
{
    int counts[KF_FAMILY_ROWS + 1] = {0}, last = 0;

    for (int i = 0; i < check->family->people.count; i++) {
        const struct family_person *person = person_at(check->family, i);
        last = MAX(last, person->generation);
        if (++counts[person->generation] == KF_FAMILY_ROW_MOST + 1) {
            kf_diag_hint(check->run->diags,
                         kf_diag_push(check->run->diags, KF_OUT_OF_RANGE, person->node->span, person->address,
                                      "generation %d has no room for more than %d people", person->generation,
                                      KF_FAMILY_ROW_MOST),
                         "leave this one out, or make a second map");
        }
    }
    for (int generation = 1; generation < last; generation++) {
        if (counts[generation] == 0) {
            kf_diag_hint(check->run->diags,
                         kf_diag_push(check->run->diags, KF_OUT_OF_RANGE, check->family->people.node->span, NULL,
                                      "nobody is of generation %d", generation),
                         "count generations from 1, the oldest, without a gap");
        }
    }
}

void kf_family_check(struct kf_run *run, const struct kf_block *block, const void *data)
{
    const struct check check = {run, data};

    (void)block;
    check_generations(&check);
    for (int i = 0; i < check.family->couples.count; i++) {
        const struct family_couple *couple = check.family->couples.items[i];
        bool parents = all_known(&check, &couple->of, couple->address);
        bool children = all_known(&check, &couple->children, couple->address);
        if (parents) {
            check_parents(&check, couple);
        }
        if (parents && children) {
            check_children(&check, couple);
        }
    }
    for (int i = 0; i < check.family->ties.count; i++) {
        const struct family_tie *tie = check.family->ties.items[i];
        if (all_known(&check, &tie->of, tie->address) && strcmp(tie->of.items[0], tie->of.items[1]) == 0) {
            kf_diag_hint(run->diags,
                         kf_diag_push(run->diags, KF_OUT_OF_RANGE, span_of(&tie->of, 1), tie->address,
                                      "\"%s\" is named twice", tie->of.items[1]),
                         "a tie is of two people");
        }
    }
}

/* --- in words -------------------------------------------------------------------------------------------------------- */

const char *kf_family_name(struct kf_build *build, const struct family *family, int person)
{
    const struct kf_text *name = &person_at(family, person)->name;

    return name->text ? kf_build_spoken(build, kf_build_inline(build, name))
                      : kf_vocabulary_fill(build->content->vocabulary, build->arena, "family-person", "n",
                                           kf_arena_format(build->arena, "%d", person + 1), NULL);
}

static const char *names_of(struct kf_build *build, const struct family *family, const struct kf_words *words)
{
    const char **names = KF_NEW_ARRAY(build->arena, words->count, const char *);

    for (int i = 0; i < words->count; i++) {
        names[i] = kf_family_name(build, family, kf_family_find(family, words->items[i]));
    }
    return kf_build_joined(build, names, words->count);
}

static void add_sentence(struct kf_build *build, struct kf_list *sentences, const char *id, const char *people,
                         const char *children)
{
    kf_list_add(build->arena, sentences,
                kf_vocabulary_fill(build->content->vocabulary, build->arena, id, "people", people, "children", children,
                                   NULL));
}

static void say_couple(struct kf_build *build, const struct family *family, const struct family_couple *couple,
                       struct kf_list *sentences)
{
    static const char *const couples[] = {"family-together", "family-apart"};
    const char *people = names_of(build, family, &couple->of);
    const char *children = couple->children.count > 0 ? names_of(build, family, &couple->children) : "";

    if (couple->of.count == 2 && couple->kind != FAMILY_RAISING) {
        add_sentence(build, sentences, couples[couple->kind], people, "");
    }
    if (couple->children.count > 0) {
        add_sentence(build, sentences, couple->kind == FAMILY_RAISING ? "family-raised" : "family-children", people,
                     children);
    }
}

void kf_family_sentences(struct kf_build *build, const struct family *family, struct kf_list *ret_sentences)
{
    static const char *const ties[] = {"family-close", "family-strong", "family-distant"};

    for (int i = 0; i < family->ties.count; i++) {
        const struct family_tie *tie = family->ties.items[i];
        add_sentence(build, ret_sentences, ties[tie->kind], names_of(build, family, &tie->of), "");
    }
    for (int i = 0; i < family->couples.count; i++) {
        say_couple(build, family, family->couples.items[i], ret_sentences);
    }
    for (int i = 0; i < family->people.count; i++) {
        if (person_at(family, i)->died) {
            add_sentence(build, ret_sentences, "family-died", kf_family_name(build, family, i), "");
        }
    }
}

/* --- the key --------------------------------------------------------------------------------------------------------- */

#define KEY_GAP KF_MM(3)
enum { KEY_COLUMNS = 3 };

enum kf_family_sign kf_family_couple_sign(const struct family_couple *couple)
{
    static const enum kf_family_sign signs[] = {KF_FAMILY_TOGETHER, KF_FAMILY_APART, KF_FAMILY_RAISING};

    return signs[couple->kind];
}

enum kf_family_sign kf_family_tie_sign(const struct family_tie *tie)
{
    static const enum kf_family_sign signs[] = {KF_FAMILY_CLOSE, KF_FAMILY_STRONG, KF_FAMILY_DISTANT};

    return signs[tie->kind];
}

/* The signs on the map; all of them where people draw their own. */
static void find_signs(const struct family *family, bool shown[KF_FAMILY_SIGN_COUNT])
{
    bool blank = false;

    for (int i = 0; i < family->people.count; i++) {
        const struct family_person *person = family->people.items[i];
        shown[KF_FAMILY_SQUARE + person->shape] = true;
        shown[KF_FAMILY_DIED] = shown[KF_FAMILY_DIED] || person->died;
        blank = blank || !person->name.text;
    }
    for (int i = 0; i < family->couples.count; i++) {
        shown[kf_family_couple_sign(family->couples.items[i])] = true;
    }
    for (int i = 0; i < family->ties.count; i++) {
        shown[kf_family_tie_sign(family->ties.items[i])] = true;
    }
    for (int i = 0; blank && i < KF_FAMILY_SQUARE; i++) {
        shown[i] = true;
    }
}

static struct kf_box *key_item(struct kf_build *build, enum kf_family_sign sign)
{
    static const char *const words[] = {
        [KF_FAMILY_TOGETHER] = "family-key-together", [KF_FAMILY_STRONG] = "family-key-strong",
        [KF_FAMILY_CLOSE] = "family-key-close",       [KF_FAMILY_RAISING] = "family-key-raising",
        [KF_FAMILY_APART] = "family-key-apart",       [KF_FAMILY_DISTANT] = "family-key-distant",
        [KF_FAMILY_SQUARE] = "family-key-square",     [KF_FAMILY_CIRCLE] = "family-key-circle",
        [KF_FAMILY_DIAMOND] = "family-key-diamond",   [KF_FAMILY_DIED] = "family-key-died",
    };
    struct kf_box *sample = kf_family_sample(build->arena, sign);
    struct kf_box *text =
        kf_part_inline(build, kf_build_words(build, words[sign]), KF_STYLE_DETAIL, KF_ROLE_NONE);

    sample->valign = text->valign = KF_VALIGN_MIDDLE;
    return kf_part_item(build, sample, sample->as.art.width, KEY_GAP, text);
}

struct kf_box *kf_family_key(const struct kf_build *build, const struct family *family)
{
    struct kf_build column = *build;
    bool shown[KF_FAMILY_SIGN_COUNT] = {false};
    struct kf_list rows = {0}, row = {0};
    const kf_len width = (build->width - KEY_GAP * (KEY_COLUMNS - 1)) / KEY_COLUMNS;
    const kf_len widths[KEY_COLUMNS] = {width, width, width};

    column.width = width;
    find_signs(family, shown);
    for (int sign = 0; sign < KF_FAMILY_SIGN_COUNT; sign++) {
        if (shown[sign]) {
            kf_list_add(build->arena, &row, key_item(&column, (enum kf_family_sign)sign));
        }
        if (row.count == KEY_COLUMNS || (sign + 1 == KF_FAMILY_SIGN_COUNT && row.count > 0)) {
            kf_list_add(build->arena, &rows, kf_box_row(build->arena, &row, widths, build->width, KEY_GAP));
            row = (struct kf_list){0};
        }
    }
    return kf_box_role(build->arena, kf_box_stack(build->arena, &rows, KF_MM(1)), KF_ROLE_LIST);
}
