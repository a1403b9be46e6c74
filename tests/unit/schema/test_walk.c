/* Walking: what is visited, with which row, address and flags. */

#include "support/support.h"

#include <string.h>

#include "schema/bind.h"
#include "schema/walk.h"
#include "unit/schema/sample.h"
#include "yaml/read.h"

struct log {
    GString *text;
    const char *skip; /* address below which nothing is wanted */
};

static bool note(void *data, struct kf_node *node, const struct kf_place *place)
{
    struct log *log = data;

    g_string_append_printf(log->text, "%s %s%s%s%s%s\n", place->address, place->field == NULL ? "-" : place->field->key,
                           (place->flags & KF_PROSE) != 0 ? " prose" : "",
                           (place->flags & KF_FACILITATOR) != 0 ? " facilitator" : "",
                           (place->flags & KF_IS_SAFETY) != 0 ? " safety" : "",
                           (place->flags & KF_IS_CORE) != 0 ? " core" : "");
    if (place->parent != NULL) {
        const struct kf_node *here = place->parent->kind == KF_MAPPING ? place->parent->pairs[place->index].value
                                                                       : place->parent->items[place->index];

        assert_ptr_equal(here, node);
    }
    return log->skip == NULL || strcmp(log->skip, place->address) != 0;
}

static char *walk_of(struct kf_run *run, const char *yaml, const char *skip)
{
    struct log log = {.text = g_string_new(NULL), .skip = skip};
    struct kf_node *root = kf_yaml_read_text(run, "m.yaml", yaml, strlen(yaml));

    assert_non_null(root);
    kf_walk(run->arena, &sample_shapes, &sample_module_record, root, "m", note, &log);
    return g_string_free(log.text, FALSE);
}

static const char yaml[] = "title: Repair\n"
                           "zzz: unknown\n"
                           "handouts:\n"
                           "  - id: six\n"
                           "    title: Six\n"
                           "    blocks:\n"
                           "      - steps-dialogue:\n"
                           "          - {id: pause, step: Pause, try: Wait}\n"
                           "          - Own it\n"
                           "        id: steps\n"
                           "        facilitator: Watch\n"
                           "      - starters: [One, {text: Two, for: couple}]\n"
                           "      - text: Help\n"
                           "        safety: true\n"
                           "      - text: More\n"
                           "session:\n"
                           "  activities: [{id: arrive, say: Welcome}]\n"
                           "references: {a-b: {title: T}}\n";

static void walk__visits_each_address(void **state)
{
    struct kf_run *run = kf_test_run_new();
    char *log = walk_of(run, yaml, NULL);

    assert_string_equal(log, "m -\n"
                             "m/title title prose\n"
                             "m/handouts handouts\n"
                             "m/six handouts\n"
                             "m/six/id id\n"
                             "m/six/title title prose\n"
                             "m/six blocks\n"
                             "m/six/steps -\n"
                             "m/six/steps steps\n"
                             "m/six/steps/pause steps\n"
                             "m/six/steps/pause/id id\n"
                             "m/six/steps/pause step prose\n"
                             "m/six/steps/pause/try try prose\n"
                             "m/six/steps/2 steps\n"
                             "m/six/steps/2 step prose\n"
                             "m/six/steps/id id\n"
                             "m/six/steps/facilitator facilitator prose facilitator\n"
                             "m/six/starters -\n"
                             "m/six/starters items prose\n"
                             "m/six/starters/1 items prose\n"
                             "m/six/starters/2 items prose\n"
                             "m/six/starters/2 items prose\n"
                             "m/six/text - safety\n"
                             "m/six/text text prose safety\n"
                             "m/six/text/safety safety safety\n"
                             "m/six/text-2 -\n"
                             "m/six/text-2 text prose\n"
                             "m/session session\n"
                             "m/session/activities activities\n"
                             "m/arrive activities\n"
                             "m/arrive/id id\n"
                             "m/arrive/say say prose\n"
                             "m/references references\n"
                             "m/references/a-b references\n"
                             "m/references/a-b/title title\n");
    g_free(log);
    kf_test_run_free(run);
    (void)state;
}

static bool has_no_address(void *data, struct kf_node *node, const struct kf_place *place)
{
    assert_null(place->address);
    assert_null(place->parent_address);
    ++*(int *)data;
    (void)node;
    return true;
}

static void walk__without_an_address_makes_none_and_visits_all(void **state)
{
    struct kf_run *run = kf_test_run_new();
    struct kf_node *root = kf_yaml_read_text(run, "m.yaml", yaml, strlen(yaml));
    char *log = walk_of(run, yaml, NULL);
    int visited = 0, lines = 0;

    kf_walk(run->arena, &sample_shapes, &sample_module_record, root, /* address */ NULL, has_no_address, &visited);
    for (const char *line = strchr(log, '\n'); line != NULL; line = strchr(line + 1, '\n')) {
        lines++;
    }
    assert_int_equal(visited, lines);
    g_free(log);
    kf_test_run_free(run);
    (void)state;
}

static void items__are_counted_past_nine(void **state)
{
    static const char many[] = "handouts: [{id: six, title: Six, blocks: "
                               "[{starters: [a, b, c, d, e, f, g, h, i, j, k, l]}]}]\n";
    struct kf_run *run = kf_test_run_new();
    char *log = walk_of(run, many, NULL);

    kf_assert_has(log, "m/six/starters/9 items");
    kf_assert_has(log, "m/six/starters/10 items");
    kf_assert_has(log, "m/six/starters/12 items");
    g_free(log);
    kf_test_run_free(run);
    (void)state;
}

static void walk__skips_below_on_request(void **state)
{
    struct kf_run *run = kf_test_run_new();
    char *log = walk_of(run, yaml, "m/handouts");

    assert_null(strstr(log, "m/six"));
    kf_assert_has(log, "m/arrive/say");
    g_free(log);
    kf_test_run_free(run);
    (void)state;
}

static void inserted_item__is_named_by_its_layer(void **state)
{
    struct kf_run *run = kf_test_run_new();
    struct log log = {.text = g_string_new(NULL)};
    const char text[] = "title: x\nsession: {goals: [One, Two, Three]}\n";
    struct kf_node *root = kf_yaml_read_text(run, "m.yaml", text, strlen(text));
    struct kf_node *goals = kf_node_get(kf_node_get(root, "session"), "goals");

    goals->items[1]->place = 0;
    goals->items[1]->inserted_as = "one+riverbend-1";
    goals->items[2]->place = 2;
    kf_walk(run->arena, &sample_shapes, &sample_module_record, root, "m", note, &log);
    kf_assert_has(log.text->str, "m/session/goals/one+riverbend-1 ");
    kf_assert_has(log.text->str, "m/session/goals/2 ");
    assert_null(strstr(log.text->str, "m/session/goals/3 "));
    g_string_free(log.text, TRUE);
    kf_test_run_free(run);
    (void)state;
}

/* Every text that bind makes has an address that walk visits with the same node. */
struct search {
    const char *address;
    const struct kf_node *node;
    bool found;
};

static bool look(void *data, struct kf_node *node, const struct kf_place *place)
{
    struct search *search = data;

    search->found = search->found || (node == search->node && strcmp(place->address, search->address) == 0);
    return true;
}

static void addresses__are_the_same_in_bind(void **state)
{
    struct kf_run *run = kf_test_run_new();
    const char *text = strstr(yaml, "handouts:"); /* without the unknown key */
    char *whole = g_strconcat("title: Repair\n", text, NULL);
    struct kf_node *root = kf_yaml_read_text(run, "m.yaml", whole, strlen(whole));
    const struct sample_module *module = kf_bind(run, &sample_shapes, &sample_module_record, root, "m");
    const struct sample_handout *handout;
    const struct sample_steps *steps;
    const struct sample_starters *starters;
    const struct kf_text *texts[5];

    kf_assert_clean(run);
    handout = module->handouts.items[0];
    steps = handout->blocks.items[0]->data;
    starters = handout->blocks.items[1]->data;
    texts[0] = &((const struct sample_step *)steps->steps.items[1])->step;
    texts[1] = &((const struct sample_step *)steps->steps.items[0])->try;
    texts[2] = &starters->items.items[1];
    texts[3] = &((const struct sample_text *)handout->blocks.items[3]->data)->text;
    texts[4] = &((const struct sample_common *)handout->blocks.items[0]->common)->facilitator;
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        struct search search = {.address = texts[i]->address, .node = texts[i]->node};

        kf_walk(run->arena, &sample_shapes, &sample_module_record, root, "m", look, &search);
        assert_true(search.found);
    }
    g_free(whole);
    kf_test_run_free(run);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(walk__visits_each_address),
        cmocka_unit_test(walk__without_an_address_makes_none_and_visits_all),
        cmocka_unit_test(items__are_counted_past_nine),
        cmocka_unit_test(walk__skips_below_on_request),
        cmocka_unit_test(inserted_item__is_named_by_its_layer),
        cmocka_unit_test(addresses__are_the_same_in_bind),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
