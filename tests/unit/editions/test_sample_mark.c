/* An example programme: every page says so, and only such a programme may print drafts of safety texts. */
#include "support/support.h"

#include <string.h>

#include "blocks/build.h"
#include "editions/document.h"
#include "layout/fonts.h"

static const char words[] = "Sample, not for use with families";
static struct kf_run *run;
static char *folder;

static int set_up(void **state)
{
    const char *root = g_getenv("KF_SOURCE_DIR");

    run = kf_test_run_new();
    run->world = &kf_world_machine;
    run->data_dir = root != NULL ? root : ".";
    folder = g_dir_make_tmp("kinfold-XXXXXX", NULL);
    return 0;
}

static int tear_down(void **state)
{
    char *file = g_build_filename(folder, "community.yaml", NULL);

    assert_int_equal(0, remove(file));
    assert_int_equal(0, remove(folder));
    g_free(file);
    g_free(folder);
    kf_test_run_free(run);
    return 0;
}

static const struct kf_content *content_for(const char *more, struct kf_edition edition)
{
    char *file = g_build_filename(folder, "community.yaml", NULL);
    const char *text = kf_arena_format(
        run->arena, "kinfold: 1\nprogram: Open House\nregion: US\nnames: {reporting-body: blank}\n%s", more);

    assert_true(g_file_set_contents(file, text, -1, NULL));
    g_free(file);
    const struct kf_kit *kit = kf_kit_open(run, kf_block_shapes(), folder);
    assert_non_null(kit);
    return kf_content_load(run, kit, "repair-conversations", &edition);
}

static const struct kf_documents *documents_for(const char *more, struct kf_edition edition)
{
    const struct kf_content *content = content_for(more, edition);
    PangoContext *context = kf_fonts_context(run, run->arena, kf_arena_format(run->arena, "%s/fonts", run->data_dir));

    assert_non_null(content);
    const struct kf_documents *documents = kf_documents_layout(run, context, content, edition.carry_safe ? KF_MAKE_HANDOUTS : KF_MAKE_ALL, NULL, false);
    assert_non_null(documents);
    return documents;
}

/* How many pages say it, and how many of them to a screen reader. */
static int count_marks(const struct kf_document *document, int *ret_heard)
{
    int seen = 0;

    *ret_heard = 0;
    for (int i = 0; i < document->pages.count; i++) {
        const struct kf_page *page = &document->pages.pages[i];
        for (int k = 0; k < page->count; k++) {
            const struct kf_item *item = &page->items[k];
            if (item->kind == KF_ITEM_TEXT && strcmp(item->shaped->text->text, words) == 0) {
                seen++;
                *ret_heard += item->element != NULL;
            }
        }
    }
    return seen;
}

static void sample__is_said_on_every_page_and_read_once(void **state)
{
    static const struct kf_edition editions[] = {{0}, {.variant = KF_LARGE_PRINT}, {.carry_safe = true}};

    for (size_t i = 0; i < G_N_ELEMENTS(editions); i++) {
        const struct kf_documents *documents = documents_for("sample: true\n", editions[i]);
        for (int k = 0; k < documents->count; k++) {
            int heard, seen = count_marks(documents->items[k], &heard);
            assert_int_equal(seen, documents->items[k]->pages.count);
            assert_int_equal(heard, 1);
        }
    }
}

static void programme__is_no_sample(void **state)
{
    const struct kf_documents *documents = documents_for("", (struct kf_edition){0});
    int heard;

    assert_int_equal(0, count_marks(documents->items[0], &heard));
}

static void sample__prints_drafts_of_safety_texts_as_drafts(void **state)
{
    const struct kf_content *content = content_for("sample: true\n", (struct kf_edition){.language = "ar"});

    assert_non_null(content);
    assert_true(content->draft);
}

static void programme__never_prints_drafts_of_safety_texts(void **state)
{
    assert_null(content_for("", (struct kf_edition){.language = "ar"}));
    kf_test_find(run, KF_UNREVIEWED_TRANSLATION);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
        T(sample__is_said_on_every_page_and_read_once),
        T(programme__is_no_sample),
        T(sample__prints_drafts_of_safety_texts_as_drafts),
        T(programme__never_prints_drafts_of_safety_texts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
