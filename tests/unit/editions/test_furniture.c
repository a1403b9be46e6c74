/* The head and foot of a page: a module's number or its letter, a handout's question above its title, what becomes of the
 * page, the crisis line that a screen reader hears. */
#include "support/support.h"

#include <string.h>

#include "blocks/build.h"
#include "editions/document.h"
#include "layout/fonts.h"

static struct kf_run *run;

static int set_up(void **state)
{
    run = kf_test_run_new();
    return 0;
}

static int tear_down(void **state)
{
    kf_test_run_free(run);
    return 0;
}

static struct kf_module *module_of(const struct kf_content *content) /* a copy, to alter */
{
    return kf_arena_copy(run->arena, content->module, sizeof *content->module);
}

/* letter: NULL for none. */
static const struct kf_documents *documents_in(struct kf_edition edition, const char *module, const char *letter,
                                               enum kf_make make)
{
    const char *root = g_getenv("KF_SOURCE_DIR");

    run->world = &kf_world_machine;
    run->data_dir = root != NULL ? root : ".";
    const struct kf_kit *kit = kf_kit_open(run, kf_block_shapes(), NULL);
    struct kf_content *content =
        kf_arena_copy(run->arena, kf_content_load(run, kit, module, &edition), sizeof *content);
    struct kf_module *altered = module_of(content);
    altered->letter = letter;
    content->module = altered;
    PangoContext *context = kf_fonts_context(run, run->arena, kf_arena_format(run->arena, "%s/fonts", run->data_dir));
    const struct kf_documents *documents = kf_documents_layout(run, context, content, make, NULL, false);
    assert_non_null(documents);
    return documents;
}

static const struct kf_documents *documents_of(const char *module, const char *letter, enum kf_make make)
{
    return documents_in((struct kf_edition){0}, module, letter, make);
}

static const struct kf_document *first(const char *module, const char *letter, enum kf_make make)
{
    const struct kf_documents *documents = documents_of(module, letter, make);

    return documents->items[make == KF_MAKE_GUIDE ? documents->count - 1 : 0];
}

/* Words of the header, piece by piece. */
static const char *header_of(const struct kf_document *document)
{
    const struct kf_page *page = &document->pages.pages[0];
    GString *out = g_string_new("|");

    for (int i = 0; i < page->count; i++) {
        const struct kf_item *item = &page->items[i];
        if (item->kind == KF_ITEM_TEXT && item->artifact == KF_ARTIFACT_HEADER) {
            g_string_append_printf(out, "%.*s|", (int)(item->end - item->start), item->shaped->text->text + item->start);
        }
    }
    const char *words = kf_arena_string(run->arena, out->str);
    g_string_free(out, TRUE);
    return words;
}

static void header__has_the_number(void **state)
{
    const char *header = header_of(first("repair-conversations", NULL, KF_MAKE_HANDOUTS));

    kf_assert_has(header, "|2|");
    kf_assert_has(header, "|Module 2 · Repair conversations|");
    kf_assert_has(header, "|Handout 2.1 · ");
}

static void header__has_the_letter_and_the_title_alone(void **state)
{
    const char *header = header_of(first("repair-conversations", "K", KF_MAKE_HANDOUTS));

    kf_assert_has(header, "|K|");
    kf_assert_has(header, "|Repair conversations|");
    kf_assert_has(header, "|Handout K.1 · ");
    assert_null(strstr(header, "Module"));
}

/* Set in large letters, the whole line would leave the programme's name no room. */
static void header__calls_a_module_with_a_long_title_by_its_number(void **state)
{
    const char *large = header_of(documents_in((struct kf_edition){.variant = KF_LARGE_PRINT},
                                               "substances-and-connection", NULL, KF_MAKE_HANDOUTS)->items[0]);

    kf_assert_has(large, "|Module 4|");
    assert_null(strstr(large, "When substances"));
    kf_assert_has(header_of(first("substances-and-connection", NULL, KF_MAKE_HANDOUTS)),
                  "|Module 4 · When substances stand in for connection|");
}

static void guide__with_a_letter_is_of_no_session(void **state)
{
    kf_assert_has(header_of(first("repair-conversations", NULL, KF_MAKE_GUIDE)), "|Session 2 · ");
    const char *header = header_of(first("repair-conversations", "K", KF_MAKE_GUIDE));
    kf_assert_has(header, "|Repair conversations|");
    assert_null(strstr(header, "Session"));
}

/* --- the question ---------------------------------------------------------------------------------------------------- */

static const struct kf_item *item_with(const struct kf_document *document, const char *words)
{
    const struct kf_page *page = &document->pages.pages[0];

    for (int i = 0; i < page->count; i++) {
        if (page->items[i].kind == KF_ITEM_TEXT && page->items[i].element != NULL &&
            strcmp(page->items[i].shaped->text->text, words) == 0) {
            return &page->items[i];
        }
    }
    fail_msg("\"%s\" is not on the page", words);
    return NULL;
}

static void question__stands_above_the_title(void **state)
{
    const struct kf_document *agreement = first("kit", "K", KF_MAKE_HANDOUTS);
    const struct kf_item *question = item_with(agreement, "How do we keep this room kind?");
    const struct kf_item *title = item_with(agreement, "Our group agreement");

    assert_int_equal(KF_ROLE_P, question->element->tag->role);
    assert_int_equal(KF_ROLE_H1, title->element->tag->role);
    assert_int_equal(title->rect.y, question->rect.y + question->rect.height);
}

/* --- the foot -------------------------------------------------------------------------------------------------------- */

static void foot__says_what_becomes_of_the_page(void **state)
{
    const struct kf_document *steps = first("repair-conversations", NULL, KF_MAKE_HANDOUTS);

    assert_non_null(item_with(steps, "Keep this page, leave it here, or shred it."));
}

/* An artifact on the other pages, content on the last one. */
static void foot__has_the_crisis_line_read_once(void **state)
{
    const struct kf_document *guide = first("repair-conversations", NULL, KF_MAKE_GUIDE);
    char *tree = kf_structure_dump(guide->pages.root);
    const char *line = strstr(tree, "Need to talk? Call or text 988");

    assert_non_null(line);
    assert_null(strstr(line + 1, "Need to talk? Call or text 988"));
    g_free(tree);
}

static void foot__tells_when_the_numbers_were_checked(void **state)
{
    const struct kf_page *page = &first("kit", "K", KF_MAKE_HANDOUTS)->pages.pages[0];
    bool told = false;

    for (int i = 0; i < page->count; i++) {
        const struct kf_item *item = &page->items[i];
        told = told || (item->artifact == KF_ARTIFACT_FOOTER && item->kind == KF_ITEM_TEXT &&
                        strcmp(item->shaped->text->text, "1.0 · numbers checked 2026-10") == 0);
    }
    assert_true(told);
}

/* On one page the words about what becomes of it are the longest. */
static void foot__has_one_line_for_each_of_its_words(void **state)
{
    const struct kf_documents *documents = documents_of("repair-conversations", NULL, KF_MAKE_HANDOUTS);

    for (int i = 0; i < documents->count; i++) {
        const struct kf_page *page = &documents->items[i]->pages.pages[0];
        for (int k = 0; k < page->count; k++) {
            const struct kf_item *item = &page->items[k];
            bool foot = item->rect.y >= documents->items[i]->theme.footer_top;
            if (foot && item->kind == KF_ITEM_TEXT && item->shaped->line_count > 1) {
                fail_msg("%s: \"%s\" has %d lines", documents->items[i]->piece, item->shaped->text->text,
                         item->shaped->line_count);
            }
        }
    }
}

/* --- a draft --------------------------------------------------------------------------------------------------------- */

static bool prints(const struct kf_document *document, const char *words)
{
    const struct kf_page *page = &document->pages.pages[0];

    for (int i = 0; i < page->count; i++) {
        if (page->items[i].kind == KF_ITEM_TEXT && strcmp(page->items[i].shaped->text->text, words) == 0) {
            return true;
        }
    }
    return false;
}

static void draft__says_so_and_what_becomes_of_the_page(void **state)
{
    struct kf_edition edition = {.language = "es"};
    const struct kf_document *steps =
        documents_in(edition, "repair-conversations", NULL, KF_MAKE_HANDOUTS)->items[0];

    assert_non_null(item_with(steps, "Guarde esta hoja, déjela aquí o destrúyala."));
    assert_true(prints(steps, "Borrador sin revisar."));
}

static void draft__in_large_print_says_so_on_each_page(void **state)
{
    struct kf_edition edition = {.language = "es", .variant = KF_LARGE_PRINT};
    const struct kf_document *steps =
        documents_in(edition, "repair-conversations", NULL, KF_MAKE_HANDOUTS)->items[0];

    kf_assert_has(header_of(steps), "|Hoja 2.1 · Letra grande · Borrador|");
    assert_int_equal(0, run->diags->errors);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
        T(header__has_the_number),
        T(header__has_the_letter_and_the_title_alone),
        T(header__calls_a_module_with_a_long_title_by_its_number),
        T(guide__with_a_letter_is_of_no_session),
        T(question__stands_above_the_title),
        T(foot__says_what_becomes_of_the_page),
        T(foot__has_the_crisis_line_read_once),
        T(foot__tells_when_the_numbers_were_checked),
        T(foot__has_one_line_for_each_of_its_words),
        T(draft__says_so_and_what_becomes_of_the_page),
        T(draft__in_large_print_says_so_on_each_page),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
