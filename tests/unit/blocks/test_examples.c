/* Every block type, as it stands in the registry: its rows have help, its example works in every edition and looks as it
 * did. A new type needs src/blocks/<stem>.c, test_<stem>.c here and tests/golden/blocks/<name>.txt; nothing here. */

#include "support/stage.h"

#include <string.h>

/* --- rows ------------------------------------------------------------------------------------------------------------ */

static void assert_help(const struct kf_record *record, const char *block, int depth)
{
    assert_true(depth < 8);
    if (record->summary == NULL || *record->summary == '\0') {
        fail_msg("%s: the record \"%s\" has no summary", block, record->name);
    }
    for (const struct kf_field *field = record->fields; field->kind != KF_FIELD_END; field++) {
        if (field->help == NULL || !g_str_has_suffix(field->help, ".")) {
            fail_msg("%s: the row \"%s\" of \"%s\" needs help that is a sentence", block, field->key, record->name);
        }
        if (field->record != NULL && field->record != record) {
            assert_help(field->record, block, depth + 1);
        }
    }
}

static void every_block__has_help_on_every_row(void **state)
{
    for (int i = 0; i < kf_block_type_count; i++) {
        assert_help(&kf_block_types[i]->record, kf_block_types[i]->name, 0);
    }
    assert_help(&kf_block_common_record, "every block", 0);
}

/* Editors look a record up by its name: of two with one name, both would be checked by the rows of the first. */
static void assert_own_name(GPtrArray *seen, const struct kf_record *record)
{
    for (guint i = 0; i < seen->len; i++) {
        const struct kf_record *const *other = g_ptr_array_index(seen, i);
        if (*other == record) {
            return;
        }
        if (strcmp((*other)->name, record->name) == 0) {
            fail_msg("two records have the name \"%s\": %s %s", record->name, (*other)->summary, record->summary);
        }
    }
    g_ptr_array_add(seen, g_memdup2(&record, sizeof(const struct kf_record *)));
    for (const struct kf_field *field = record->fields; field->kind != KF_FIELD_END; field++) {
        if (field->record != NULL) {
            assert_own_name(seen, field->record);
        }
    }
}

static void every_record__has_a_name_of_its_own(void **state)
{
    GPtrArray *seen = g_ptr_array_new_with_free_func(g_free);

    assert_own_name(seen, &kf_module_record);
    for (int i = 0; i < kf_block_type_count; i++) {
        const struct kf_field *fields = kf_block_types[i]->record.fields; /* a block's own name is printed as block-<name> */
        for (const struct kf_field *field = fields; field->kind != KF_FIELD_END; field++) {
            if (field->record != NULL) {
                assert_own_name(seen, field->record);
            }
        }
    }
    g_ptr_array_unref(seen);
}

static void every_block__has_an_example_of_its_own_key(void **state)
{
    for (int i = 0; i < kf_block_type_count; i++) {
        const struct kf_block_type *type = kf_block_types[i];
        char *key = g_strdup_printf("%s:", type->name);
        if (type->example == NULL || !g_str_has_prefix(type->example, key) || !g_str_has_suffix(type->example, "\n")) {
            fail_msg("%s: the example must begin with \"%s\" and end its line", type->name, key);
        }
        g_free(key);
    }
}

static int by_name(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void every_block__stands_in_the_list(void **state)
{
    const char **names = g_new(const char *, kf_block_type_count);
    GString *list = g_string_new(NULL);

    for (int i = 0; i < kf_block_type_count; i++) {
        names[i] = kf_block_types[i]->name;
    }
    qsort(names, (size_t)kf_block_type_count, sizeof *names, by_name);
    for (int i = 0; i < kf_block_type_count; i++) {
        g_string_append_printf(list, "%s\n", names[i]);
    }
    kf_assert_golden("blocks.txt", list->str);
    g_string_free(list, TRUE);
    g_free(names);
}

/* --- boxes ----------------------------------------------------------------------------------------------------------- */

static void add_boxes(GString *out, const struct kf_block_type *type, struct kf_edition edition)
{
    struct kf_test_sheet *sheet = kf_test_sheet_new(type->example, edition);
    const struct kf_box *box = kf_test_sheet_box(sheet, 0);

    g_string_append_printf(out, "%s\n", kf_variant_names[edition.variant]);
    if (box != NULL) {
        char *dump = kf_box_dump(box);
        g_string_append(out, dump);
        g_free(dump);
    }
    kf_assert_clean(sheet->run);
    kf_test_sheet_free(sheet);
}

static void every_block__builds_the_boxes_of_its_golden(void **state)
{
    for (int i = 0; i < kf_block_type_count; i++) {
        GString *boxes = g_string_new(NULL);
        char *golden = g_strdup_printf("blocks/%s.txt", kf_block_types[i]->name);
        add_boxes(boxes, kf_block_types[i], (struct kf_edition){.variant = KF_STANDARD});
        add_boxes(boxes, kf_block_types[i], (struct kf_edition){.variant = KF_LARGE_PRINT});
        kf_assert_golden(golden, boxes->str);
        g_free(golden);
        g_string_free(boxes, TRUE);
    }
}

static void every_block__has_a_test_of_its_own(void **state)
{
    for (int i = 0; i < kf_block_type_count; i++) {
        char *stem = g_strdelimit(g_strdup(kf_block_types[i]->name), "-", '_');
        char *path = g_strdup_printf("%s/tests/unit/blocks/test_%s.c", g_getenv("KF_SOURCE_DIR"), stem);
        if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
            fail_msg("tests/unit/blocks/test_%s.c is missing", stem);
        }
        g_free(path);
        g_free(stem);
    }
}

static void every_golden__belongs_to_a_block(void **state)
{
    char *folder = g_strdup_printf("%s/tests/golden/blocks", g_getenv("KF_SOURCE_DIR"));
    GDir *dir = g_dir_open(folder, 0, NULL);
    const char *name;

    assert_non_null(dir);
    while ((name = g_dir_read_name(dir)) != NULL) {
        char *stem = g_str_has_suffix(name, ".txt") ? g_strndup(name, strlen(name) - 4) : g_strdup(name);
        if (!kf_shapes_find(kf_block_shapes(), stem)) {
            fail_msg("tests/golden/blocks/%s is of no block", name);
        }
        g_free(stem);
    }
    g_dir_close(dir);
    g_free(folder);
}

/* --- pages ----------------------------------------------------------------------------------------------------------- */

static const char *edition_of(const struct kf_test_sheet *sheet, struct kf_edition edition)
{
    return kf_arena_format(sheet->run->arena, "%s, %s%s", kf_paper_names[edition.paper], kf_variant_names[edition.variant],
                           edition.fillable ? ", fillable" : "");
}

static void assert_inside_page(const struct kf_pages *pages, const char *block, const char *edition)
{
    for (int i = 0; i < pages->count; i++) {
        for (int j = 0; j < pages->pages[i].count; j++) {
            struct kf_rect rect = pages->pages[i].items[j].rect;
            if (rect.x < 0 || rect.y < 0 || rect.x + rect.width > pages->theme->page_width ||
                rect.y + rect.height > pages->theme->page_height) {
                fail_msg("%s (%s): item %d of page %d passes the paper", block, edition, j, i + 1);
            }
        }
    }
    for (int i = 0; i < pages->marks.count; i++) {
        const struct kf_mark *mark = pages->marks.items[i];
        if (mark->blank == KF_BLANK_RADIO &&
            (!mark->group || !mark->group_label || strcmp(mark->group_label, mark->label) == 0)) {
            fail_msg("%s (%s): the button \"%s\" does not say its question, or says nothing else", block, edition,
                     mark->label);
        }
        if (mark->kind != KF_MARK_ITEM && (mark->label == NULL || *mark->label == '\0')) {
            fail_msg("%s (%s): the mark \"%s\" says nothing", block, edition, mark->address);
        }
    }
}

static int count_blanks(const struct kf_pages *pages)
{
    int count = 0;

    for (int i = 0; i < pages->marks.count; i++) {
        count += pages->marks.items[i]->kind == KF_MARK_BLANK;
    }
    return count;
}

/* Binds clean, lays out, prints and fills. */
static void assert_prints(const struct kf_block_type *type, struct kf_edition edition)
{
    struct kf_test_sheet *sheet = kf_test_sheet_new(type->example, edition);
    const char *name = edition_of(sheet, edition);
    struct kf_finished finished;

    kf_assert_clean(sheet->run);
    struct kf_documents *documents =
        kf_documents_layout(sheet->run, kf_test_context(), sheet->content, KF_MAKE_HANDOUTS, NULL, false);
    kf_assert_clean(sheet->run);
    assert_non_null(documents);
    const struct kf_document *document = documents->items[0];
    assert_inside_page(&document->pages, type->name, name);
    if (!kf_document_finish(sheet->run, sheet->content, document, &finished)) {
        fail_msg("%s (%s): %s", type->name, name, kf_test_diags(sheet->run));
    }
    kf_assert_clean(sheet->run);
    assert_memory_equal("%PDF-1.", finished.pdf, 7);
    if (edition.fillable && finished.fields != count_blanks(&document->pages)) {
        fail_msg("%s: %d fields for %d blanks", type->name, finished.fields, count_blanks(&document->pages));
    }
    kf_test_sheet_free(sheet);
}

static void assert_prints_in_all(const struct kf_block_type *type, bool fillable)
{
    for (int variant = 0; variant < KF_VARIANT_COUNT; variant++) {
        for (int paper = 0; paper < KF_PAPER_COUNT; paper++) {
            assert_prints(type, (struct kf_edition){.variant = (enum kf_variant)variant,
                                                    .paper = (enum kf_paper)paper,
                                                    .fillable = fillable});
        }
    }
}

static void every_block__prints_in_every_edition(void **state)
{
    for (int i = 0; i < kf_block_type_count; i++) {
        assert_prints_in_all(kf_block_types[i], false);
    }
}

static void every_block__fills_in_every_edition(void **state)
{
    for (int i = 0; i < kf_block_type_count; i++) {
        assert_prints_in_all(kf_block_types[i], true);
    }
}

static void every_block__is_the_same_height_on_both_papers(void **state)
{
    for (int i = 0; i < kf_block_type_count; i++) {
        kf_len heights[KF_PAPER_COUNT];
        for (int paper = 0; paper < KF_PAPER_COUNT; paper++) {
            struct kf_test_sheet *sheet =
                kf_test_sheet_new(kf_block_types[i]->example, (struct kf_edition){.paper = (enum kf_paper)paper});
            struct kf_fit fit = kf_fit_natural(&sheet->stage->theme);
            const struct kf_box *box = kf_test_sheet_box(sheet, 0);
            heights[paper] = box ? kf_measure(&sheet->stage->shaper, box, sheet->build.width, &fit) : 0;
            kf_test_sheet_free(sheet);
        }
        if (kf_block_types[i]->fills_page) {
            assert_true(heights[KF_LETTER] < heights[KF_A4]);
        } else {
            assert_int_equal(heights[KF_LETTER], heights[KF_A4]); /* one measure: line breaks agree */
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_block__has_help_on_every_row),
        cmocka_unit_test(every_record__has_a_name_of_its_own),
        cmocka_unit_test(every_block__has_an_example_of_its_own_key),
        cmocka_unit_test(every_block__stands_in_the_list),
        cmocka_unit_test(every_block__builds_the_boxes_of_its_golden),
        cmocka_unit_test(every_block__has_a_test_of_its_own),
        cmocka_unit_test(every_golden__belongs_to_a_block),
        cmocka_unit_test(every_block__prints_in_every_edition),
        cmocka_unit_test(every_block__fills_in_every_edition),
        cmocka_unit_test(every_block__is_the_same_height_on_both_papers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
